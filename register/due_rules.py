"""The rules of what falls due, from law/deadlines.yaml: how long before or after a date, whose work, when it goes up.

A rule whose term nobody knows yet raises nothing. Rules whose ids differ only in the number at their end are stages of
one ladder: the later one takes the place of the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from register.days import day_of, year_of
from register.lawbook import lawbook
from register.lawentry import Entry
from register.lengths import Length, after, before
from schemas.events import DeadlineSubject, Level, Phrase, Reason, Title

_STAGE = re.compile(r"_[0-9]+$")
_NONE = Length()


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRule:
    """One version of one rule: due `term` after the anchor, raised `lead` before that day."""

    id: str
    version: str
    name: Phrase
    subject: DeadlineSubject
    anchor: str
    lead: Length
    term: Length
    owner: Level
    escalates_after: Length | None
    reasons: frozenset[Reason]
    titles: frozenset[Title]
    levels: frozenset[Level]
    fixed: tuple[int, int] | None
    valid_from: int
    valid_to: int | None

    def due_on(self, anchor: int) -> int:
        """Return the day on which it falls due; days since 1970-01-01."""
        return after(anchor, self.term)

    def raise_on(self, due_on: int) -> int:
        """Return the day from which the unit is told."""
        return before(due_on, self.lead)

    def escalated(self, due_on: int, today: int) -> Level:
        """Return whose work it is today: each `escalates_after` past the due day it goes one level up."""
        level, step = self.owner, self.escalates_after
        if step is None or step == _NONE:
            return level
        turn = after(due_on, step)
        while turn < today and (above := _above().get(level)) is not None:
            level, turn = above, after(turn, step)
        return level


def ladder(rule_id: str) -> str:
    """Return the name that the stages of one ladder share."""
    return _STAGE.sub("", rule_id)


@lru_cache(maxsize=8_192)  # the same days come again with every look at a file
def rules_at(anchor: str, on: int) -> tuple[DueRule, ...]:
    """Return the rules that hang on this kind of date and held on that day; of a ladder, the earliest stage first.

    Where one version corrects another, the later one counts.
    """
    known = _rules().get(anchor, ())
    holding = [rule for rule in known if rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)]
    latest = {rule.id: rule for rule in sorted(holding, key=lambda rule: int(rule.version))}
    return tuple(rule for rule in holding if latest[rule.id] is rule)


def find_rule(rule_id: str, version: str) -> DueRule | None:
    """Return a rule by the id and version that a deadline cites, or None when the table has it no more."""
    found = (rule for rules in _rules().values() for rule in rules if rule.id == rule_id)
    return next((rule for rule in found if rule.version == version), None)


def due_kinds() -> frozenset[str]:
    """Return what deadlines can be told apart by: the ids of all rules, the names of their ladders, the subjects."""
    ids = lawbook().table("deadlines").versions
    return frozenset(ids) | {ladder(rule_id) for rule_id in ids} | frozenset(get_args(DeadlineSubject)) - {"UNKNOWN"}


def is_fixed_day(rule: DueRule, day: int) -> bool:
    """Return whether a day is the rule's own day of the calendar."""
    return rule.fixed is not None and day == day_of(year_of(day), *rule.fixed)


def anchors() -> frozenset[str]:
    """Return the kinds of dates on which rules hang."""
    return frozenset(_rules())


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, tuple[DueRule, ...]]:
    found: dict[str, list[DueRule]] = {}
    for versions in lawbook().table("deadlines").versions.values():
        for entry in versions:
            if not _is_unknown(entry):
                found.setdefault(entry.text("anchor"), []).append(_rule(entry))
    return {anchor: tuple(sorted(rules, key=_earliest_first)) for anchor, rules in found.items()}


def _is_unknown(entry: Entry) -> bool:
    """Return whether the table names a term and says that nobody knows it."""
    return "term" in entry.values and entry.values["term"] is None


def _earliest_first(rule: DueRule) -> int:
    return before(0, rule.lead)


def _rule(entry: Entry) -> DueRule:
    return DueRule(
        id=entry.id,
        version=entry.citation.version,
        name=entry.name,
        subject=cast("DeadlineSubject", entry.text("subject")),
        anchor=entry.text("anchor"),
        lead=entry.find_length("lead") or _NONE,
        term=entry.find_length("term") or _NONE,
        owner=cast("Level", entry.text("owner")),
        escalates_after=entry.find_length("escalates_after"),
        reasons=frozenset(cast("Reason", text) for text in entry.texts("reason")),
        titles=frozenset(cast("Title", text) for text in entry.texts("title")),
        levels=frozenset(cast("Level", text) for text in entry.texts("level")),
        fixed=_calendar_day(entry),
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
    )


def _calendar_day(entry: Entry) -> tuple[int, int] | None:
    given = entry.values.get("fixed")
    if not isinstance(given, dict):
        return None
    return cast("int", given["month"]), cast("int", given["day"])


@lru_cache(maxsize=1)
def _above() -> Mapping[Level, Level]:
    found: dict[Level, Level] = {}
    for versions in lawbook().table("levels").versions.values():
        above = versions[-1].find_text("escalates_to")
        if above is not None:
            found[cast("Level", versions[-1].id)] = cast("Level", above)
    return found
