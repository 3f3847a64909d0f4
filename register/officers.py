"""Service numbers: one officer stays one under every way of writing the number."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LOOK_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})


def same_officer(first: str, second: str) -> bool:
    """Return whether two service numbers are one, whatever their case, blanks and look-alike digits."""
    return first == second or plain_number(first) == plain_number(second)


@lru_cache(maxsize=8_192)
def plain_number(service_number: str) -> str:
    """Return the number in the one form in which numbers are compared."""
    plain = unicodedata.normalize("NFKC", service_number).casefold()
    digits = (str(unicodedata.decimal(each, each)) for each in plain if not each.isspace())
    return "".join(digits).translate(_LOOK_ALIKE)
