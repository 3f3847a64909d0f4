"""Signing powers: which roles may take a decision or order a measure, and who may record it for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from register.lawbook import LawOn
from register.lawentry import Citation

Act = Literal["DECISION", "MEASURE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPower:
    """Roles of the contract: who may sign, and who besides may record it in the name of the one who signs."""

    may_sign: frozenset[str]
    may_record: frozenset[str]
    rule: Citation


@lru_cache(maxsize=4_096)  # the same days come again with every act
def signing_power(act: Act, law: LawOn, *, title: str | None = None, measure: str | None = None) -> SigningPower | None:
    """Return who may decide on a title, or order a measure, on a day; None when no rule of the day says so."""
    entry = law.matching("signing_powers", act=act, title=title, measure=measure)
    if entry is None:
        return None
    return SigningPower(
        may_sign=frozenset(entry.texts("may_sign")),
        may_record=frozenset(entry.texts("may_record")),
        rule=entry.citation,
    )
