"""Names of a machine readable zone: read from their places, and written into them (ICAO Doc 9303 part 3, 4.6).

Writing is a loss: diacritics go, and what has no room is cut so that the last place shows it (parts 4 to 6, 4.2.3).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from register.mrz_layout import FILLER
from schemas.errors import Misfit

_BETWEEN = FILLER * 2
# Doc 9303 part 3, section 6, table A, where it gives more than the letter without its mark.
_SPELLED = str.maketrans(
    {
        "Ä": "AE", "Å": "AA", "Æ": "AE", "Ð": "D", "Đ": "D", "Ħ": "H", "Ĳ": "IJ", "ĸ": "Q", "Ł": "L", "Ŋ": "N",
        "Ö": "OE", "Ø": "OE", "Œ": "OE", "Þ": "TH", "Ŧ": "T", "Ü": "UE", "ẞ": "SS",
    }
)  # fmt: skip
_NAMES = re.compile(r"[A-Z]+(<[A-Z]+)*(<<[A-Z]+(<[A-Z]+)*)?<*")


def read_names(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return family name (parts with blanks between) and given names of the name field; None for no names."""
    if not _NAMES.fullmatch(text):
        return None
    family, _, given = text.rstrip(FILLER).partition(_BETWEEN)
    return family.replace(FILLER, " "), tuple(given.split(FILLER)) if given else ()


def is_truncated(text: str) -> bool:
    """Return whether the name field is full: then it must be taken as truncated (parts 4 to 6, 4.2.3, note)."""
    return not text.endswith(FILLER)


def write_names(family: str, given: Sequence[str], width: int) -> str:
    """Return the name field; what has no room is cut at the end of its parts, a letter stands last."""
    first = transliterate("family", family)
    second = FILLER.join(filter(None, (transliterate("given", name) for name in given)))
    if not first:
        raise Misfit("family", "has no letter", mend="A single name goes into the family name (part 3, 4.6).")
    whole = first + (_BETWEEN + second if second else "")
    if len(whole) <= width:
        return whole.ljust(width, FILLER)
    room = width - len(_BETWEEN) - 1  # at least one letter of the given names stays
    if second and len(first) > room:
        whole = _cut(first, room) + _BETWEEN + second
    return _cut(whole, width)


def _cut(text: str, width: int) -> str:
    """Return exactly `width` characters that end with a letter, shortening the longest part when they would not."""
    while text[width - 1] == FILLER:
        longest = max(text[: width - 1].split(FILLER), key=len)
        if len(longest) == 1:
            raise Misfit("names", "have too many parts of one letter", mend="Leave out some of them.")
        end = text.index(longest) + len(longest)
        text = text[: end - 1] + text[end:]
    return text[:width]


def transliterate(field: str, name: str) -> str:
    """Return a name in the letters of the zone (part 3, 4.6 and section 6, table A): `<` for blank, hyphen and comma.

    Apostrophes and other punctuation are left out. Raise Misfit with the field for a digit or a letter that is not
    Latin: those are transcribed by a person, who knows the language.
    """
    spelled = unicodedata.normalize("NFC", name).upper().translate(_SPELLED)
    plain = (character for character in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(character))
    letters = "".join(_in_zone(field, character) for character in plain)
    return re.sub(f"{FILLER}+", FILLER, letters).strip(FILLER)


def _in_zone(field: str, character: str) -> str:
    if "A" <= character <= "Z":
        return character
    kind = unicodedata.category(character)
    if character.isspace() or character == "," or kind == "Pd":
        return FILLER
    if kind.startswith("P") or kind in {"Lm", "Sk", "Cf"}:  # also accents and apostrophes that stand alone
        return ""
    raise Misfit(field, "has a character that is no Latin letter", mend="Give the name in Latin letters, no digits.")
