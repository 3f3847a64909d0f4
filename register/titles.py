"""How long a title runs and what it needs: the common regime, and accords that override it (law 68-7, article 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from register.days import iso
from register.lawbook import LawOn
from register.lawentry import Citation, Entry
from register.lengths import Length, after, last_day, next_fixed_day
from register.ruling import Ruling, refusing


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleTerms:
    """The terms of a title. `longest` is None where no limit is known; `ends_on` is a month and a day of the calendar.

    `by_right`: an accord gives it to whoever has `requires_stay` of regular stay.
    """

    title: str
    usual: Length | None
    longest: Length | None
    ends_on: tuple[int, int] | None
    not_within: Length
    requires_stay: Length | None
    least_age: Length | None
    renewable: bool
    by_right: bool
    gives: tuple[str, ...]
    rule: Citation

    def usual_last_day(self, first: int) -> int | None:
        """Return the last day usually granted to a title that begins on `first`; 30 September for students' cards."""
        if self.ends_on is not None:
            return next_fixed_day(after(first, self.not_within) + 1, *self.ends_on)
        return None if self.usual is None else last_day(first, self.usual)

    def latest_last_day(self, first: int) -> int | None:
        """Return the last day that may not be passed, or None."""
        return None if self.longest is None else last_day(first, self.longest)


def title_terms(title: str, *, reason: str | None, nationality: str | None, law: LawOn) -> TitleTerms | None:
    """Return the terms of the common regime for a title and reason, or None when no rule of the day knows it."""
    entry = law.matching("durations", title=title, reason=reason, nationality=nationality)
    return None if entry is None else _terms(entry, by_right=False)


def accord_terms(title: str, *, nationality: str, law: LawOn) -> TitleTerms | None:
    """Return the terms that a bilateral accord gives nationals of a state, or None.

    Whether the person has the regular stay that it requires is the caller's to count; `stay_suffices` compares.
    """
    found = (entry for entry in law.entries("accords") if nationality in entry.texts("nationality"))
    entry = next((entry for entry in found if entry.text("title") == title), None)
    return None if entry is None else _terms(entry, by_right=entry.flag("by_right"))


def best_terms(
    title: str, *, reason: str | None, nationality: str | None, regular_since: int | None, law: LawOn
) -> TitleTerms | None:
    """Return the accord's terms when the person has the stay that it requires, else those of the common regime.

    `regular_since`: first day of the unbroken regular stay, None when there is none.
    """
    accord = None if nationality is None else accord_terms(title, nationality=nationality, law=law)
    if accord is not None and stay_suffices(accord, regular_since=regular_since, on=law.on):
        return accord
    return title_terms(title, reason=reason, nationality=nationality, law=law)


def stay_suffices(terms: TitleTerms, *, regular_since: int | None, on: int) -> bool:
    """Return whether an unbroken regular stay is as long as the terms require on a day."""
    if terms.requires_stay is None:
        return True
    return regular_since is not None and last_day(regular_since, terms.requires_stay) < on


def check_validity(terms: TitleTerms, *, valid_from: int, valid_to: int) -> Ruling:
    """Return whether a title's period is within its longest; refusal: TITLE_TOO_LONG."""
    latest = terms.latest_last_day(valid_from)
    if latest is not None and valid_to > latest:
        return refusing("TITLE_TOO_LONG", "valid_to", terms.rule, iso(latest))
    return Ruling(rule=terms.rule)


def _terms(entry: Entry, *, by_right: bool) -> TitleTerms:
    fixed = cast("dict[str, int] | None", entry.values.get("commonly_ends_on"))
    return TitleTerms(
        title=entry.text("title"),
        usual=entry.find_length("length"),
        longest=entry.find_length("length" if by_right else "longest"),
        ends_on=None if fixed is None else (fixed["month"], fixed["day"]),
        not_within=entry.find_length("not_within") or Length(),
        requires_stay=entry.find_length("requires_stay"),
        least_age=entry.find_length("least_age"),
        renewable=entry.flag("renewable"),
        by_right=by_right,
        gives=entry.texts("gives"),
        rule=entry.citation,
    )
