"""What a rule table says to an act: the refusal, if there is one, and the entry on which the answer rests."""

from __future__ import annotations

from dataclasses import dataclass

from register.lawentry import Citation
from register.verdict import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """`refused` is None when the act fits; `rule` is None when no table knows anything of it."""

    refused: Refused | None = None
    rule: Citation | None = None


def refusing(rule_id: str, field: str, rule: Citation | None, *detail: str) -> Ruling:
    """Return a refusal that names the entry by which it was refused: id, version and status are in its detail."""
    cited = () if rule is None else (f"{rule.rule_id} {rule.rule_version}", rule.status)
    return Ruling(refused=Refused(rule_id=rule_id, field=field, detail=(*detail, *cited)), rule=rule)
