"""File numbers that may be meant where the check character is wrong: one character other, or two exchanged."""

from __future__ import annotations

from register.numbers import check_character, check_file_number

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_number_shaped(text: str) -> bool:
    """Return whether a text looks like a file number, whatever its check character."""
    body, _, check = text.rpartition("-")
    return len(check) == 1 and any(check_file_number(f"{body}-{each}") for each in _LETTERS)


def right_check(number: str) -> str:
    """Return a number of the right shape with the check character that belongs to it."""
    body = number.rpartition("-")[0]
    return f"{body}-{check_character(body.replace('-', ''))}"


def probable_numbers(number: str) -> tuple[str, ...]:
    """Return every number one slip away whose check character is right; first the one where only that was wrong."""
    found = {right_check(number): None}
    for at, character in enumerate(number):
        if character == "-":
            continue
        for other in _LETTERS:
            found[number[:at] + other + number[at + 1 :]] = None
        after = number[at + 1 : at + 2]
        if after not in {"", "-"}:
            found[number[:at] + after + character + number[at + 2 :]] = None
    return tuple(each for each in found if each != number and check_file_number(each))
