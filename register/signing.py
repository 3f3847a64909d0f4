"""Signing powers: which roles may take a decision or order a measure, who may record it for them, and four eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from register.lawbook import LawOn
from register.lawentry import Citation
from register.ruling import Ruling, refusing

Act = Literal["DECISION", "MEASURE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPower:
    """Roles of the contract; `four_eyes`: whoever prepared it neither signs nor records it."""

    may_sign: frozenset[str]
    may_record: frozenset[str]
    four_eyes: bool
    rule: Citation


def signing_power(act: Act, law: LawOn, *, title: str | None = None, measure: str | None = None) -> SigningPower | None:
    """Return who may decide on a title, or order a measure, on a day; None when no rule of the day says so."""
    entry = law.matching("signing_powers", act=act, title=title, measure=measure)
    if entry is None:
        return None
    return SigningPower(
        may_sign=frozenset(entry.texts("may_sign")),
        may_record=frozenset(entry.texts("may_record")),
        four_eyes=entry.flag("four_eyes"),
        rule=entry.citation,
    )


def check_signature(power: SigningPower, *, role: str, is_signatory: bool, prepared_it: bool) -> Ruling:
    """Return whether an actor may do the act, as the signatory or for the signatory.

    Refusals: FOUR_EYES, ROLE_MAY_NOT (signs without the power), SIGNATORY_NOT_ACTOR (may not record for another).
    """
    if power.four_eyes and prepared_it:
        return refusing("FOUR_EYES", "prepared_by", power.rule)
    if is_signatory and role not in power.may_sign:
        return refusing("ROLE_MAY_NOT", "meta.actor_role", power.rule, role)
    if not is_signatory and role not in power.may_record | power.may_sign:
        return refusing("SIGNATORY_NOT_ACTOR", "signatory", power.rule, role)
    return Ruling(rule=power.rule)
