"""The rules by which an event is refused: id, reason and mend in three languages, source, and since when.

Loaded once from law/rules.yaml. A rule whose article nobody has verified says so; it is never presented as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import yaml

from register.verdict import Refused
from schemas.errors import CommandRefused
from schemas.events import Event, Phrase, Refusal

RULES_VERSION = "2026.1"
Status = Literal["own", "unverified"]
"""`own`: a rule of the register itself; no rule here is quoted as law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; `noted_in_history`: an act of the past that breaks it is accepted, with the rule as a finding.

    `warns`: so is an act of today; what it says is a fact, and an officer must look at it.
    """

    id: str
    version: int
    reason: Phrase
    mend: Phrase
    source: str
    status: Status
    in_force_from: date
    known_from: date
    noted_in_history: bool
    warns: bool = False


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Return all rules by id."""
    law = resources.files("register").joinpath("law")
    first, families = law.joinpath("rules.yaml"), law.joinpath("rules")
    loaded = _load(first.read_text(encoding="utf-8"))
    found = {name: _rule(name, entry, loaded["defaults"]) for name, entry in loaded["rules"].items()}
    for path in sorted(families.iterdir(), key=lambda each: each.name):
        for name, entry in _load(path.read_text(encoding="utf-8"))["rules"].items():
            if name in found:
                raise CommandRefused(f"The rule {name} stands twice.", where=path.name, mend="Keep one of them.")
            found[name] = _rule(name, entry, loaded["defaults"])
    return found


def _load(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders


def rule(rule_id: str) -> Rule:
    """Return a rule; raise CommandRefused for an id that no version of the rules knows."""
    found = rules().get(rule_id)
    if found is None:
        raise CommandRefused(f"No rule is called {rule_id}.", mend="See register/law/rules.yaml.")
    return found


def refusal_of(event: Event, refused: Refused, *, recorded_at: int, source: str) -> Refusal:
    """Return the refusal as it is kept and sent to the station.

    `recorded_at` in microseconds UTC; `source` is topic/partition/offset of the submitted record.
    """
    broken, meta = rule(refused.rule_id), event.meta
    return Refusal(
        event_id=meta.event_id,
        file_id=meta.file_id,
        event_type=event.NAME,
        station_id=meta.station_id,
        device_id=meta.device_id,
        device_seq=meta.device_seq,
        rule_id=broken.id,
        rules_version=RULES_VERSION,
        field=refused.field,
        reason=broken.reason,
        mend=broken.mend,
        detail=refused.detail,
        recorded_at=recorded_at,
        source=source,
    )


def _rule(name: str, entry: Mapping[str, Any], defaults: Mapping[str, Any]) -> Rule:
    stated = {**defaults, **entry}
    return Rule(
        id=name,
        version=stated["version"],
        reason=Phrase(**stated["reason"]),
        mend=Phrase(**stated["mend"]),
        source=stated["source"],
        status=stated["status"],
        in_force_from=stated["in_force_from"],
        known_from=stated["known_from"],
        noted_in_history=stated["noted_in_history"],
        warns=stated.get("warns", False),
    )
