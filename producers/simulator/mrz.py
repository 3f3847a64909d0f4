"""The machine readable zone of a passport (ICAO Doc 9303, part 4: two lines of 44) with its check digits."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from register.mrz import check_digit

_SPELLED = str.maketrans({"ß": "SS", "ı": "I", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ä": "AE", "ö": "OE", "ü": "UE"})
_SEX = {1: "M", 2: "F"}


def transliterate(name: str) -> str:
    """Return a name in the letters of the zone: no diacritics, `<` for spaces and hyphens, apostrophes left out."""
    plain = unicodedata.normalize("NFD", name.translate(_SPELLED)).upper()
    letters = re.sub(r"['’\u0300-\u036f]", "", plain)
    return re.sub(r"[^A-Z]+", "<", letters).strip("<")


def passport_lines(
    *, issuer: str, family: str, given: str, number: str, nationality: str, born: date | None, sex: int, expires: date
) -> tuple[str, str]:
    """Return both lines; Germany is D in the zone, other codes are ISO 3166-1 alpha-3; an unknown birth date is `<`."""
    issuer, nationality = (("D" if code == "DEU" else code).ljust(3, "<") for code in (issuer, nationality))
    names = f"{transliterate(family)}<<{transliterate(given)}"
    first = f"P<{issuer}{names}".ljust(44, "<")[:44]
    number = number.ljust(9, "<")
    birth = "<" * 6 if born is None else f"{born:%y%m%d}"
    ends = f"{expires:%y%m%d}"
    personal = "<" * 14
    checked = f"{number}{check_digit(number)}"
    later = f"{ends}{check_digit(ends)}{personal}<"
    composite = check_digit(checked + birth + check_digit(birth) + later)
    return first, f"{checked}{nationality}{birth}{check_digit(birth)}{_SEX.get(sex, '<')}{later}{composite}"
