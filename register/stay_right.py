"""What gives a person the right to be here on a day, and when a right that ended did end.

Titles by their dates, never by the hand-over of a card; receipts by their dates; the term of an entry; an application
that waits for the administration. A right is kept with the things in the file that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from register.days import local_day
from register.lengths import Length, after
from register.machines import OPEN
from register.stay_days import Presence, Stay
from register.stay_terms import VisaFree
from register.titles import TitleTerms
from schemas.events import ApplicationKind, ApplicationState, FileState, LateBecause, PermitState

TitleEnd = Literal["TITLE_ENDED", "TITLE_WITHDRAWN"]
Lateness = Literal["IN_TIME", "LATE", "UNKNOWN"]
_NO_TITLE = frozenset({"WITHDRAWN"})  # a card that was given back, lost or stolen leaves the title as it is
NO_STAY: frozenset[ApplicationKind] = frozenset({"DUPLICATE", "RETURN_VISA"})
"""What is asked for is not a stay."""
EXCUSED: frozenset[LateBecause | None] = frozenset({"ADMIN", "FORCE_MAJEURE"})
"""Whose delays never count against the person."""
_USELESS = frozenset({"WITHDRAWN", "CANCELLED_PRINT_ERROR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title with its days; `ends` says what ended it; `about` names permit and application."""

    first: int
    last: int
    ends: TitleEnd
    about: tuple[str, ...]
    card: bool
    ordinary: bool = False


def titles(state: FileState) -> Iterator[Title]:
    """Yield the titles of a file: cards, and grants of which no card was made yet."""
    made = set()
    for permit in state.permits:
        if permit.status != "CANCELLED_PRINT_ERROR" and permit.title != "RETURN_VISA":
            made.add(permit.application_id)  # a misprint takes nothing away: then the grant itself counts
            yield _of_card(permit)
    for application in state.applications:
        decision = application.decision
        if decision is None or application.application_id in made or application.kind in NO_STAY:
            continue
        if (
            decision.outcome in ("GRANT", "PARTIAL")
            and decision.title != "RETURN_VISA"
            and decision.valid_from is not None
            and decision.valid_to is not None
        ):
            about = (decision.decision_id, application.application_id)
            yield Title(
                first=decision.valid_from,
                last=decision.valid_to,
                ends="TITLE_ENDED",
                about=about,
                card=False,
                ordinary=decision.title == "ORDINARY",
            )


def _of_card(permit: PermitState) -> Title:
    about = (permit.permit_id, permit.application_id)
    last, since = permit.valid_to, permit.status_on
    ends: TitleEnd = "TITLE_ENDED"
    if permit.status in _NO_TITLE and since is not None and since <= last:
        last, ends = since - 1, "TITLE_WITHDRAWN"
    ordinary = permit.title == "ORDINARY"
    return Title(first=permit.valid_from, last=last, ends=ends, about=about, card=True, ordinary=ordinary)


def lost_by_absence(state: FileState, title: Title, present: Presence, longest: Length | None) -> bool:
    """Return whether the holder of an ordinary title came back from an absence that may have cost it.

    Longer abroad than the law allows, without a return visa on the day of return (decree 68-198, article 20).
    """
    if not title.ordinary or longest is None:
        return False
    visas = [each for each in state.permits if each.title == "RETURN_VISA" and each.status not in _USELESS]
    for away, back in pairwise(present.stays):
        if away.exit_id is None or away.left is None or back.entered is None or away.left < title.first:
            continue
        may_return = any(visa.valid_from <= back.entered <= visa.valid_to for visa in visas)
        if back.entered > after(away.left, longest) and not may_return:
            return True
    return False


def pending(state: FileState, on: int) -> tuple[ApplicationState, ...]:
    """Return the applications for a stay that wait for the administration on a day, newest first.

    A decision that was not notified, one against which an appeal with suspensive effect runs, and a grant whose title
    has not begun have not ended the waiting.
    """
    return tuple(each for each in reversed(state.applications) if each.kind not in NO_STAY and _waits(state, each, on))


def _waits(state: FileState, application: ApplicationState, on: int) -> bool:
    if application.status == "UNDER_APPEAL":
        return is_suspended(state, application)
    return application.status in OPEN or is_untold(application) or is_granted_ahead(application, on)


def is_untold(application: ApplicationState) -> bool:
    """Return whether less was given than asked and the person was not told: that has no effect against the person."""
    decision = application.decision
    if application.status != "DECIDED" or decision is None or decision.notified_on is not None:
        return False
    return decision.outcome == "REFUSE" or decision.valid_from is None or decision.valid_to is None


def is_granted_ahead(application: ApplicationState, on: int) -> bool:
    """Return whether a title was granted that begins only after the day."""
    decision = application.decision
    if application.status not in ("DECIDED", "NOTIFIED") or decision is None or decision.valid_from is None:
        return False
    return decision.outcome in ("GRANT", "PARTIAL") and decision.valid_from > on


def is_suspended(state: FileState, application: ApplicationState) -> bool:
    """Return whether an appeal that suspends the decision is running."""
    decision = application.decision
    return decision is not None and any(
        appeal.suspensive and appeal.status == "FILED" and appeal.subject_id == decision.decision_id
        for appeal in state.appeals
    )


def lateness(state: FileState, application: ApplicationState, term_end: int | None) -> Lateness:
    """Return whether the person applied in time; a delay of the administration or of nobody is in time.

    In time: not called late, or lodged while a title or the term of the entry still ran.
    """
    lodged = local_day(application.lodged_at)
    if not application.is_late or application.late_because in EXCUSED:
        return "IN_TIME"
    if any(title.first <= lodged <= title.last for title in titles(state)):
        return "IN_TIME"
    if term_end is not None and lodged <= term_end:
        return "IN_TIME"
    return "LATE" if application.late_because == "APPLICANT" else "UNKNOWN"


def term_end(state: FileState, stay: Stay | None, waiver: VisaFree | None, transit: TitleTerms | None) -> int | None:
    """Return the last day of the term that a running stay's entry gave, as the post stated it, else as the law says."""
    if stay is None or stay.entered is None or stay.left is not None:
        return None
    crossing = next(each for each in state.crossings if each.crossing_id == stay.entry_id)
    if crossing.authorised_days is not None:
        return stay.entered + crossing.authorised_days - 1
    if crossing.visa_kind == "TRANSIT" and transit is not None:
        return transit.usual_last_day(stay.entered)
    if crossing.visa_kind in ("WAIVER", "UNKNOWN") and waiver is not None:
        return waiver.last_day(stay.entered)
    return None


def regular_since(state: FileState, on: int) -> int | None:
    """Return the first day of the unbroken regular stay that reaches a day, by titles; None when there is none.

    A title follows another without a break when it begins at once, or was asked for before the other ended.
    """
    since, before = None, None
    for title in sorted(titles(state), key=lambda each: each.first):
        if title.first > on or title.last < title.first:
            continue
        if before is None or not _follows(state, before, title):
            since = title.first
        before = title if before is None or title.last > before.last else before
    if before is None or (before.last < on and not _asked_by(state, before.last)):
        return None
    return since


def _follows(state: FileState, before: Title, title: Title) -> bool:
    if title.first <= before.last + 1:
        return True
    return any(
        each.application_id in title.about and local_day(each.lodged_at) <= before.last for each in state.applications
    )


def _asked_by(state: FileState, last: int) -> bool:
    return any(local_day(each.lodged_at) <= last for each in pending(state, last + 1))
