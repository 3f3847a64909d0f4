"""Entries and exits stand in order of day, none goes before its own entry, and what contradicts is looked at."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.days import DAY
from register.decide import Accepted, Refused, decide
from register.fold import fold
from register.room import CROSSINGS
from register.stay_chain import chain
from register.stay_days import Stay, presence
from schemas.events import CrossingState, Event, FileState, Stamp
from schemas.journal import JournalRecord
from tests.examples import (
    FILE,
    REGISTERED,
    START,
    START_DAY,
    an_id,
    context,
    file_opened,
    judged,
    life,
    next_act,
    person_registered,
    session,
    taken_over,
    version_of,
)
from tests.examples_file import file_closed
from tests.examples_stay import ENTRY, EXIT, entry_recorded, exit_recorded

LATER = START + 400 * DAY


def entry(day: int, **changes: Any) -> Event:
    """Return an entry `day` days after 1 June 2026."""
    name = an_id(f"in {day}")
    made = {"crossing_id": name, "crossed_on": START_DAY + day, "event_id": name, "at": LATER}
    return entry_recorded(**(made | changes))


def leaving(day: int, **changes: Any) -> Event:
    """Return an exit `day` days after 1 June 2026."""
    name = an_id(f"out {day}")
    made = {"crossing_id": name, "crossed_on": START_DAY + day, "event_id": name, "at": LATER}
    return exit_recorded(**(made | changes))


def days(state: FileState) -> list[tuple[int, bool]]:
    """Return the crossings as days after 1 June and whether they are entries."""
    return [(each.crossed_on - START_DAY, each.entry) for each in state.crossings]


def broken(verdict: Accepted | Refused) -> str:
    """Return the rule of a refusal."""
    assert isinstance(verdict, Refused), verdict
    return verdict.rule_id


def test_crossings_stand_in_order_of_day_however_they_arrive() -> None:
    """The feed tells the second stay first."""
    state = life(*REGISTERED, entry(40), leaving(50), entry(1), leaving(10))

    assert days(state) == [(1, True), (10, False), (40, True), (50, False)]


def test_an_exit_before_its_entry_is_refused_until_the_earlier_entry_is_there() -> None:
    """The refusal names the entry; once the entry of the earlier stay is recorded, its exit is a fact like others."""
    state = life(*REGISTERED, entry(40))
    early = leaving(10)
    verdict = judged(state, early)

    assert broken(verdict) == "EXIT_BEFORE_ENTRY"
    assert isinstance(verdict, Refused)
    assert verdict.detail == ("2026-07-11",)
    assert broken(judged(life(entry(1), leaving(5), state=state), early)) == "EXIT_BEFORE_ENTRY"
    assert isinstance(judged(life(entry(1), state=state), early), Accepted)


def test_the_first_exit_of_a_file_needs_no_entry() -> None:
    """A person may have come before the register began; the same day counts as after."""
    assert isinstance(judged(life(*REGISTERED), leaving(10)), Accepted)
    assert isinstance(judged(life(*REGISTERED, entry(10)), leaving(10)), Accepted)


def test_an_older_register_may_hold_an_exit_before_its_entry() -> None:
    """It is kept as it was written, with the rule as a finding."""
    state = life(person_registered(**taken_over()), file_opened(**taken_over()))
    known = fold(state, next_act(state, entry(-1_800)), version=3, recorded_at=START)
    old = exit_recorded(**taken_over(), crossed_on=START_DAY - 1_900)
    verdict = decide(known, next_act(known, old), context(old, session=session()))

    assert isinstance(verdict, Accepted), verdict
    assert verdict.findings == ("EXIT_BEFORE_ENTRY",)


@pytest.mark.parametrize(
    ("acts", "act"),
    [
        ((entry(1),), entry(9)),
        ((entry(1), leaving(5)), leaving(9)),
        ((leaving(5),), leaving(9)),
        ((entry(1), leaving(5)), leaving(5, crossing_id=an_id("again"), event_id=an_id("again"))),
    ],
)
def test_what_contradicts_is_kept_and_shown_to_an_officer(acts: tuple[Event, ...], act: Event) -> None:
    """Two entries, or two exits, in a row: both stay, the finding names the rule."""
    state = life(*REGISTERED, *acts)
    verdict = judged(state, act)

    assert isinstance(verdict, Accepted), verdict
    assert verdict.findings == ("CROSSINGS_CONTRADICT",)
    assert len(life(act, state=state).crossings) == len(acts) + 1


def test_out_and_in_on_one_day_contradicts_nothing() -> None:
    """Whoever crosses twice a day crosses twice."""
    state = life(*REGISTERED, entry(1), leaving(9))
    verdict = judged(state, entry(9))

    assert isinstance(verdict, Accepted)
    assert verdict.findings == ()


@pytest.mark.parametrize(
    ("act", "rule_id"),
    [
        (entry_recorded(reliability="UNKNOWN"), "VALUE_UNKNOWN"),
        (entry_recorded(source="UNKNOWN"), "VALUE_UNKNOWN"),
        (entry_recorded(visa_kind="UNKNOWN"), "VALUE_UNKNOWN"),
        (entry_recorded(authorised_days=0), "NUMBER_IMPOSSIBLE"),
        (entry_recorded(authorised_days=367), "AUTHORISED_TOO_LONG"),
        (entry_recorded(crossed_on=START_DAY + 2), "DATE_IN_FUTURE"),
        (exit_recorded(crossed_on=START_DAY + 2), "DATE_IN_FUTURE"),
        (exit_recorded(crossing_id="x"), "ID_MALFORMED"),
        (exit_recorded(post_code="a gate by the sea"), "CODE_MALFORMED"),
    ],
)
def test_what_a_crossing_cannot_say_is_refused(act: Event, rule_id: str) -> None:
    """How it is known and how far it may be relied on are never left open today."""
    assert broken(judged(life(*REGISTERED), act)) == rule_id


def test_a_crossing_is_recorded_once_and_corrected_by_an_act_that_says_so() -> None:
    """The same id again is refused; a correction moves it to its day; an entry never becomes an exit."""
    state = life(*REGISTERED, entry_recorded())
    moved = entry(3, crossing_id=ENTRY, supersedes=an_id("EntryRecorded"))

    assert broken(judged(state, entry(3, crossing_id=ENTRY))) == "ID_ALREADY_USED"
    assert broken(judged(state, leaving(3, crossing_id=ENTRY, supersedes=an_id("EntryRecorded")))) == "ID_ALREADY_USED"
    assert days(life(moved, state=state)) == [(3, True)]


def test_a_closed_file_still_takes_entries_and_exits() -> None:
    """What happened at a border is true whatever the file's state."""
    closed = life(*REGISTERED, entry_recorded(), exit_recorded(), file_closed())

    assert isinstance(judged(closed, entry(20)), Accepted)


@given(st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=2 * CROSSINGS))
def test_a_file_keeps_its_latest_crossings_in_order_and_no_more(told: list[tuple[int, bool]]) -> None:
    """Bounded, in order, and of too many the latest days stay."""
    state = life(*REGISTERED)
    for number, (day, is_entry) in enumerate(told):
        made = (entry if is_entry else leaving)(day, crossing_id=an_id(str(number)))
        state = fold(state, made, version=version_of(state) + 1, recorded_at=START)

    assert [day for day, _ in days(state)] == sorted(day for day, _ in told)[-CROSSINGS:]


@given(
    st.lists(
        st.builds(
            CrossingState,
            crossing_id=st.uuids().map(str),
            entry=st.booleans(),
            crossed_on=st.integers(0, 40),
            reliability=st.sampled_from(["CONFIRMED", "PLAUSIBLE", "DOUBTFUL", "UNKNOWN"]),
        ),
        max_size=8,
    ).map(lambda found: sorted(found, key=lambda each: each.crossed_on))
)
def test_stays_follow_each_other_and_rest_on_no_doubtful_crossing(crossings: list[CrossingState]) -> None:
    """Each stay begins after the one before has ended, and only the last may run."""
    stays = presence(crossings, 40).stays
    doubtful = {each.crossing_id for each in crossings if each.reliability in ("DOUBTFUL", "UNKNOWN")}

    assert all(stay.left is not None for stay in stays[:-1])
    assert not doubtful & {name for stay in stays for name in (stay.entry_id, stay.exit_id)}
    for before, after in pairwise(stays):
        assert before.left is not None
        assert before.left <= (after.left if after.entered is None else after.entered)  # type: ignore[operator]


def test_between_two_entries_only_the_first_day_is_sure() -> None:
    """Nobody is charged with days between two entries: the exit may have been on the next day."""
    crossings = life(*REGISTERED, entry(1), entry(9)).crossings
    first, second = START_DAY + 1, START_DAY + 9

    assert presence(crossings, START_DAY + 20).stays == (
        Stay(entered=first, left=first, entry_id=an_id("in 1")),
        Stay(entered=second, left=None, entry_id=an_id("in 9")),
    )


def test_the_chain_names_the_acts_on_which_a_status_rests() -> None:
    """Crossings by id, the registration for the nationality; what came after the day is no reason of it."""
    acts = (*REGISTERED, entry_recorded(), exit_recorded(at=START + 9 * DAY, crossed_on=START_DAY + 9))
    records = [_record(number, act) for number, act in enumerate(acts)]

    links = chain(records, (ENTRY,), reason="TERM_RUNS", on=START_DAY + 3)

    assert [link.event for link in links] == ["PersonRegistered", "EntryRecorded"]
    gone = chain(records, (EXIT,), reason="EXIT_RECORDED", on=START_DAY + 9)
    assert [link.event for link in gone] == ["ExitRecorded"]
    assert chain(records, ("",), reason="NOTHING_KNOWN", on=START_DAY) == ()


def _record(number: int, act: Event) -> JournalRecord:
    stamp = Stamp(file_version=number + 1, recorded_at=START, rules_version="2026.1", schema_sha256=bytes(32))
    return JournalRecord(partition=0, offset=number, file_id=FILE, event=act, stamp=stamp, body=b"")
