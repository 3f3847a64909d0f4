"""What falls due about cards and papers: the end of a card or a passport, a long absence, a child's first card."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import day_of, local_day, year_of
from register.due import Due, falling, known_since
from register.due_rules import DueRule, is_fixed_day, rules_at
from register.situation_checks import OF_NO_USE
from schemas.events import ApplicationKind, ApplicationState, FileState, PermitState

ADULT_AT = 16  # decree 68-198, article 29
_ASKS_FOR_CARD: frozenset[ApplicationKind] = frozenset({"FIRST", "RENEWAL", "CHANGE_STATUS", "ORDINARY", "CHILD_16"})


def due_titles(state: FileState) -> Iterator[Due]:
    """Yield what stands about the card in force, or about the card that a child will need."""
    permit = last_permit(state)
    if permit is not None:
        if renewing(state, permit) is None:
            yield from _card(state, permit)
            yield from _passport(state, permit)
        yield from _absence(state, permit)
    yield from _child(state)


def last_permit(state: FileState) -> PermitState | None:
    """Return the card that ends last; return visas, withdrawn and replaced cards do not count."""
    usable = (each for each in state.permits if each.status not in OF_NO_USE and each.title != "RETURN_VISA")
    return max(usable, key=lambda each: each.valid_to, default=None)


def renewing(state: FileState, permit: PermitState) -> ApplicationState | None:
    """Return the first application lodged while the card ran, or after it, by which its holder asks for another."""
    for each in state.applications:
        asks = each.kind in _ASKS_FOR_CARD and each.application_id != permit.application_id
        if asks and local_day(each.lodged_at) >= permit.valid_from and _is_asked(each):
            return each
    return None


def _is_asked(application: ApplicationState) -> bool:
    """An application that ended without a decision asks for nothing any more."""
    return application.decision is not None or application.closed_at is None


def _card(state: FileState, permit: PermitState) -> Iterator[Due]:
    """Students' cards that end with the academic year have a rule of their own, which stands for the ladder."""
    cohort = [rule for rule in rules_at("STUDENT_YEAR_END", permit.valid_to) if _is_of_cohort(rule, permit)]
    anchor = "STUDENT_YEAR_END" if cohort else "PERMIT_VALID_TO"
    yield from falling(state, anchor, permit.valid_to, permit.permit_id, matter=permit.application_id)


def _is_of_cohort(rule: DueRule, permit: PermitState) -> bool:
    return permit.reason in rule.reasons and is_fixed_day(rule, permit.valid_to)


def _passport(state: FileState, permit: PermitState) -> Iterator[Due]:
    ends = passport_ends(state)
    if ends is not None and ends < permit.valid_to:
        yield from falling(state, "TRAVEL_DOCUMENT_EXPIRES_ON", ends, permit.permit_id, matter=permit.application_id)


def passport_ends(state: FileState) -> int | None:
    """Return when the last valid travel document ends; None when none is known or one has no end."""
    valid = [each.expires_on for each in state.travel_documents if each.status == "VALID"]
    known = [day for day in valid if day is not None]
    return max(known) if known and len(known) == len(valid) else None


def _absence(state: FileState, permit: PermitState) -> Iterator[Due]:
    """The last crossing is an exit, the card is an ordinary one, and no return visa reaches the day."""
    last = max(state.crossings, key=lambda each: each.crossed_on, default=None)
    if last is None or last.entry:
        return
    for due in falling(state, "EXIT_DAY", last.crossed_on, permit.permit_id, matter=permit.application_id):
        if permit.title in due.rule.titles and permit.valid_to >= due.due_on and not _may_return(state, due.due_on):
            yield due


def _may_return(state: FileState, on: int) -> bool:
    visas = (each for each in state.permits if each.title == "RETURN_VISA" and each.status not in OF_NO_USE)
    return any(visa.valid_from <= on <= visa.valid_to for visa in visas)


def _child(state: FileState) -> Iterator[Due]:
    """Only the year of birth is in clear, so the year of turning 16 counts as a whole (design 12.8).

    Raised so long before that year begins that no birthday in it is missed, due on its last day: nobody is called late
    before the birthday, and the dates tell nothing about it.
    """
    if state.birth_year is None:
        return
    year = state.birth_year + ADULT_AT
    first, last = day_of(year), day_of(year, 12, 31)
    if last < known_since(state) or _has_own_card(state, first):
        return
    for due in falling(state, "SIXTEENTH_BIRTHDAY", last, state.file_id):
        yield Due(
            rule=due.rule,
            subject_id=due.subject_id,
            matter=due.matter,
            due_on=last,
            raise_on=max(known_since(state), due.rule.raise_on(first)),
            owner_unit=due.owner_unit,
        )


def _has_own_card(state: FileState, year_begins: int) -> bool:
    """A card that reaches into the year, or an application of that year or the one before, is what is waited for."""
    if any(each.status not in OF_NO_USE and each.valid_to >= year_begins for each in state.permits):
        return True
    before = day_of(year_of(year_begins) - 1)
    asked = (each for each in state.applications if each.kind in _ASKS_FOR_CARD and _is_asked(each))
    return any(local_day(each.lodged_at) >= before for each in asked)
