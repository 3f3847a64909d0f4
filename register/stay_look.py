"""One look at one file on one day: who is here, by which entry, for how long, and how an answer is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from register.checks import EARLIEST
from register.lawbook import LawOn
from register.lawentry import Citation, unusable
from register.stay_days import Presence, Stay, presence
from register.stay_history import lost_waiver
from register.stay_right import term_end
from register.stay_terms import VisaFree, visa_free
from register.titles import TitleTerms, title_terms
from schemas.events import FileState, Phrase

StayCode = Literal[
    "VISA_FREE", "RECEIPT_VALID", "RECEIPT_LAPSED_PENDING", "PERMIT_VALID", "RENEWAL_PENDING_IN_TIME", "OVERSTAY",
    "MEASURE", "DEPARTED", "UNKNOWN",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StayStatus:
    """The answer. `since`: first day, when known; `about`: ids of what in the file it rests on, the nearest first."""

    status: StayCode
    reason: str
    text: Phrase
    since: int | None
    rules: tuple[Citation, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A file as it was on a day, and `later`: as it became known since; `stay` is the one that runs, if any.

    `term_end` is the last day that the running stay's entry gave, `term_rules` what says so.
    """

    state: FileState
    later: FileState
    on: int
    law: LawOn
    present: Presence
    stay: Stay | None
    term_end: int | None
    term_rules: tuple[Citation, ...]


def look(state: FileState, on: int, law: LawOn, later: FileState | None) -> Look:
    """Return the look; entries and exits count by their own day, also where they became known later."""
    known = state if later is None else later
    present = presence(known.crossings, on)
    last = present.last
    stay = last if last is not None and last.left is None else None
    waiver, transit = _waiver(state, stay, law), _transit(known, stay, law)
    end = term_end(known, stay, waiver, transit)
    rules = tuple(terms.rule for terms in (waiver, transit) if terms is not None)
    return Look(state=state, later=known, on=on, law=law, present=present, stay=stay, term_end=end, term_rules=rules)


def _waiver(state: FileState, stay: Stay | None, law: LawOn) -> VisaFree | None:
    """The waiver of the day of entry, unless the past took it away (law 68-7, article 7)."""
    if stay is None or stay.entered is None or state.nationality is None:
        return None
    on_entry = LawOn(on=stay.entered, known_at=law.known_at, book=law.book)
    return visa_free(state.nationality, on_entry, history=lost_waiver(state, stay.entered))


def _transit(state: FileState, stay: Stay | None, law: LawOn) -> TitleTerms | None:
    """The transit visa of the day of entry, for whoever came with one (decree 68-198, article 4)."""
    if stay is None or stay.entered is None:
        return None
    crossing = next(each for each in state.crossings if each.crossing_id == stay.entry_id)
    if crossing.visa_kind != "TRANSIT":
        return None
    on_entry = LawOn(on=stay.entered, known_at=law.known_at, book=law.book)
    return title_terms("TRANSIT_VISA", reason=None, nationality=None, law=on_entry)


def told(
    law: LawOn, reason: str, since: int | None = None, about: tuple[str, ...] = (), rules: tuple[Citation, ...] = ()
) -> StayStatus:
    """Return the answer of a reason; the texts are explanations, not law, so they are given for every day."""
    entry = law.table("stay_reasons").find(reason, on=max(law.on, EARLIEST))
    if entry is None:
        raise unusable("stay_reasons", f"it has no {reason}")
    status: StayCode = entry.text("stay_status")  # type: ignore[assignment]  # its schema names the nine
    cited = (entry.citation, *rules)
    return StayStatus(status=status, reason=reason, text=entry.name, since=since, rules=cited, about=about)
