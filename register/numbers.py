"""File numbers: station, year, serial and a check character; they say nothing about the person.

The check character is ISO 7064 MOD 37,36 over letters and digits: it finds every single wrong character.
"""

from __future__ import annotations

import re

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_SHAPE = re.compile(r"[A-Z0-9]{2,12}-[0-9]{4}-[0-9]{6,9}-[A-Z0-9]")
_STATION = re.compile(r"[A-Z0-9]{2,12}")


def check_character(text: str) -> str:
    """Return the check character of letters A-Z and digits (ISO 7064, hybrid system MOD 37,36)."""
    product = 36
    for character in text:
        product = (product + _VALUES[character]) % 36 or 36
        product = product * 2 % 37
    return _ALPHABET[(37 - product) % 36]


def file_number(station: str, year: int, serial: int) -> str:
    """Return the number of a file: `file_number("LM-01", 2026, 42)` gives `LM01-2026-000042-` and its check character.

    Raises ValueError when the station has no 2 to 12 letters and digits, or year or serial do not fit.
    """
    short = "".join(character for character in station.upper() if character in _VALUES)
    if not _STATION.fullmatch(short):
        raise ValueError("a station's code needs 2 to 12 letters and digits")
    if not (1900 <= year <= 9999 and 1 <= serial <= 999_999_999):
        raise ValueError("the year has four digits from 1900, the serial goes from 1 to 999999999")
    body = f"{short}-{year:04d}-{serial:06d}"
    return f"{body}-{check_character(body.replace('-', ''))}"


def check_file_number(number: str) -> bool:
    """Return whether a file number has the right shape and check character."""
    if not _SHAPE.fullmatch(number):
        return False
    body, _, check = number.rpartition("-")
    return check_character(body.replace("-", "")) == check
