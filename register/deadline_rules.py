"""What falls due, when and whose it is, as rules; the events that say so are raised elsewhere, from dates in a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from register.lawbook import LawOn
from register.lawentry import Citation, Entry
from register.lengths import Length, after, before
from schemas.events import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One rule: `anchor` is the date it hangs on, `lead` so long before it, `term` so long after it.

    `fixed`: the anchor is a day of the calendar (month, day). Empty `reasons`, `titles` or `levels` mean all of them.
    `silent`: the term is not known, so that nothing may be raised.
    """

    id: str
    name: Phrase
    subject: str
    anchor: str
    lead: Length | None
    term: Length | None
    fixed: tuple[int, int] | None
    silent: bool
    reasons: tuple[str, ...]
    titles: tuple[str, ...]
    levels: tuple[str, ...]
    owner: str
    escalates_after: Length | None
    rule: Citation

    def due_on(self, anchor_day: int) -> int | None:
        """Return the day on which it falls due, from the day of its anchor; None while its term is not known."""
        if self.silent:
            return None
        if self.lead is not None:
            return before(anchor_day, self.lead)
        return anchor_day if self.term is None else after(anchor_day, self.term)

    def applies(self, *, reason: str | None = None, title: str | None = None, level: str | None = None) -> bool:
        """Return whether the rule is about such a case; what is not given is not asked."""
        asked = ((reason, self.reasons), (title, self.titles), (level, self.levels))
        return all(fact is None or not named or fact in named for fact, named in asked)


def deadline_rules(law: LawOn, *, anchor: str | None = None) -> tuple[DeadlineRule, ...]:
    """Return the rules of a day, all or those that hang on one anchor, in the table's order."""
    return tuple(rule for rule in _rules(law) if anchor is None or rule.anchor == anchor)


def deadline_rule(rule_id: str, law: LawOn) -> DeadlineRule | None:
    """Return one rule of a day."""
    entry = law.find("deadlines", rule_id)
    return None if entry is None else _rule(entry)


def owner_on(rule: DeadlineRule, *, due_on: int, today: int, law: LawOn) -> str:
    """Return whose a deadline is on a day: its owner's, one level higher for each `escalates_after` gone by."""
    level = rule.owner
    if rule.escalates_after is None:
        return level
    since = after(due_on, rule.escalates_after)
    while today >= since and (higher := _higher(level, law)) is not None:
        level, since = higher, after(since, rule.escalates_after)
    return level


@lru_cache(maxsize=64)
def _rules(law: LawOn) -> tuple[DeadlineRule, ...]:
    return tuple(_rule(entry) for entry in law.entries("deadlines"))


def _higher(level: str, law: LawOn) -> str | None:
    entry = law.find("levels", level)
    return None if entry is None else entry.find_text("escalates_to")


def _rule(entry: Entry) -> DeadlineRule:
    fixed = cast("dict[str, int] | None", entry.values.get("fixed"))
    return DeadlineRule(
        id=entry.id,
        name=entry.name,
        subject=entry.text("subject"),
        anchor=entry.text("anchor"),
        lead=entry.find_length("lead"),
        term=entry.find_length("term"),
        fixed=None if fixed is None else (fixed["month"], fixed["day"]),
        silent="term" in entry.values and entry.values["term"] is None,
        reasons=entry.texts("reason"),
        titles=entry.texts("title"),
        levels=entry.texts("level"),
        owner=entry.text("owner"),
        escalates_after=entry.find_length("escalates_after"),
        rule=entry.citation,
    )
