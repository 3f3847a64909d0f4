"""Money of the law: dinars with three decimals as text, millimes as an int inside; never a float.

1 TND = 1000 millimes (ISO 4217).
"""

from __future__ import annotations

import re

_DINARS = re.compile(r"(0|[1-9][0-9]{0,8})\.([0-9]{3})")


def is_dinars(text: str) -> bool:
    """Return whether a text is an amount as the tables write it: "120.000"."""
    return _DINARS.fullmatch(text) is not None


def millimes(dinars: str) -> int:
    """Return "120.000" as 120000; raise ValueError for any other form."""
    found = _DINARS.fullmatch(dinars)
    if found is None:
        raise ValueError(f"{dinars!r} is not an amount in dinars with three decimals")
    return int(found[1]) * 1000 + int(found[2])


def dinars(amount: int) -> str:
    """Return 120000 millimes as "120.000"."""
    sign, rest = ("-", -amount) if amount < 0 else ("", amount)
    return f"{sign}{rest // 1000}.{rest % 1000:03d}"
