"""Single JSON values to plain Avro values, strictly; the refusal says what is allowed and never repeats the value.

Knows types, not meaning: whether a code exists today or a date may lie ahead is decided by the register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from schemas.content import has_control, misleads
from schemas.errors import Misfit
from schemas.ids import is_uuid

MAX_TEXT = 2_000
_FREE = (".text", ".arabic", ".latin")  # SealedText and the lines of an AddressDetail
MAX_FREE_TEXT = 20_000
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(1850, 2201)  # outside these a year is a slip of the finger
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})")
_MONEY = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?")  # decimal(12,3)
_HEX = re.compile(r"([0-9a-f]{2})+")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # UAX 9, table 1
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_BOUNDS = {"int": 2**31, "long": 2**63}

RANGES: Mapping[str, range | tuple[int, ...]] = MappingProxyType(
    {
        "sex": (0, 1, 2, 9),  # ISO 5218
        "education": range(10),  # ISCED 2011
        "birth_year": _YEARS,
        "month": range(1, 13),
        "day": range(1, 32),
        "copy_number": range(1, 100),
        "weeks_overstay": range(5_201),
        "declared_late_days": range(36_501),
        "base_version": range(2**31),
    }
)


def read_text(path: str, given: object, *, free: bool = False) -> str:
    """Return a text without characters that show nothing; `free` text may hold line ends (as `schemas.content`)."""
    if not isinstance(given, str):
        raise Misfit(path, "must be text", mend='Write it between quotation marks: "…".')
    longest = MAX_FREE_TEXT if free else MAX_TEXT
    if not given.strip():
        raise Misfit(path, "is empty", mend="Write a value, or leave the field out when it may be left out.")
    if len(given) > longest:
        raise Misfit(path, f"is longer than {longest} characters", mend="Shorten it.")
    if misleads(given) if free else has_control(given):
        position, code = _first_unseen(given)
        what = "the invisible direction mark" if chr(code) in _BIDI else "the control character"
        mend = "Type it again by hand; texts copied from documents bring such characters along."
        raise Misfit(path, f"holds {what} U+{code:04X} at character {position}", mend=mend)
    return given


def _first_unseen(text: str) -> tuple[int, int]:
    """Return place (from 1) and code point of the first character that shows nothing, line ends last."""
    unseen = [(place, ord(c)) for place, c in enumerate(text, 1) if unicodedata.category(c) in _UNSEEN]
    return next((found for found in unseen if chr(found[1]) not in "\n\r\t"), unseen[0])


def read_uuid(path: str, given: object) -> str:
    """Return a UUID in its canonical form."""
    if not isinstance(given, str) or not is_uuid(given):
        example = "01990000-0000-7000-8000-000000000000"
        raise Misfit(path, "is not a UUID", mend=f"Write 36 characters, lower case, as {example}.")
    return given


def read_date(path: str, given: object) -> int:
    """Return a calendar day as days since 1970-01-01."""
    if not isinstance(given, str) or _DATE.fullmatch(given) is None:
        raise Misfit(path, "is not a date", mend='Write year, month and day, as "2026-09-01".')
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise Misfit(path, "is a day that no calendar has", mend="Check the month and the day.") from None
    _check_year(path, day.year)
    return day.toordinal() - _EPOCH_DAY


def read_moment(path: str, given: object) -> int:
    """Return a moment as microseconds UTC; its offset from UTC must be stated."""
    if not isinstance(given, str) or _TIME.fullmatch(given) is None:
        mend = 'Write date, time and offset from UTC, as "2026-09-01T10:00:00+01:00".'
        lacks = isinstance(given, str) and _TIME.fullmatch(given + "Z") is not None
        raise Misfit(path, "has no offset from UTC" if lacks else "is not a date and time", mend=mend)
    try:
        moment = datetime.fromisoformat(given)
        micros = (moment - _EPOCH) // timedelta(microseconds=1)
    except (ValueError, OverflowError):
        raise Misfit(path, "is a moment that no calendar has", mend="Check day, hour, minute and offset.") from None
    _check_year(path, moment.year)
    return micros


def _check_year(path: str, year: int) -> None:
    if year not in _YEARS:
        raise Misfit(path, f"lies outside the years {_YEARS[0]} to {_YEARS[-1]}", mend="Check the year.")


def read_money(path: str, given: object) -> int:
    """Return an amount in millimes (1 TND = 1000)."""
    mend = 'Write dinars as text with at most three decimals, as "120.000".'
    if isinstance(given, float):
        raise Misfit(path, "is a floating point number, which cannot hold money exactly", mend=mend)
    if isinstance(given, str) and given.startswith("-"):
        raise Misfit(path, "is negative", mend="Write the amount; a waiver or a repayment has its own act.")
    if not isinstance(given, str) or _MONEY.fullmatch(given) is None:
        raise Misfit(path, "is not an amount in dinars", mend=mend)
    dinars, _, rest = given.partition(".")
    return int(dinars) * 1000 + int(rest.ljust(3, "0"))


def read_number(path: str, given: object, kind: str) -> int:
    """Return an integer of Avro type `kind` (`int` or `long`) within the range of its field."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise Misfit(path, "is not a whole number", mend="Write digits without quotation marks, as 2026.")
    bound = _BOUNDS[kind]
    if not -bound <= given < bound:
        raise Misfit(path, f"is outside the range of a {kind}", mend="Check the number.")
    allowed = RANGES.get(path.rsplit(".", 1)[-1])
    if allowed is not None and given not in allowed:
        is_span = isinstance(allowed, range)
        said = f"{allowed[0]} to {allowed[-1]}" if is_span else ", ".join(map(str, allowed))
        raise Misfit(path, "is out of range", mend=f"Allowed: {said}.")
    return given


def read_flag(path: str, given: object) -> bool:
    """Return true or false."""
    if not isinstance(given, bool):
        raise Misfit(path, "is not true or false", mend="Write true or false without quotation marks.")
    return given


def read_bytes(path: str, given: object) -> bytes:
    """Return bytes written in hexadecimal; a field whose name ends in `sha256` holds exactly 32."""
    if not isinstance(given, str) or _HEX.fullmatch(given) is None:
        raise Misfit(path, "is not hexadecimal", mend="Write two lower-case hexadecimal digits for each byte.")
    if path.endswith("sha256") and len(given) != 64:
        raise Misfit(path, "is not a SHA-256", mend="Write 64 hexadecimal digits.")
    return bytes.fromhex(given)


def read_scalar(path: str, kind: object, given: object) -> object:
    """Return one value of a primitive Avro type, logical types included."""
    match kind:
        case {"logicalType": logical} if (read := _LOGICAL.get(logical)) is not None:
            return read(path, given)
        case "int" | "long":
            return read_number(path, given, kind)
        case "string" if path.endswith(_FREE):
            return read_text(path, given, free=True)
        case "string" if given == "" and path.endswith(".given"):
            return ""  # many people have one name only (ICAO 9303-3, 4.6)
        case str() if (read := _PRIMITIVE.get(kind)) is not None:
            return read(path, given)
    raise Misfit(path, "has a type that cannot be written in JSON")


_LOGICAL: Mapping[str, Callable[[str, object], object]] = MappingProxyType(
    {"uuid": read_uuid, "date": read_date, "timestamp-micros": read_moment, "decimal": read_money}
)
_PRIMITIVE: Mapping[str, Callable[[str, object], object]] = MappingProxyType(
    {"string": read_text, "boolean": read_flag, "bytes": read_bytes}
)
