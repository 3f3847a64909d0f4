"""Tables T7 to T10 count exactly what their definitions say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.statistics.facts import ApplicationFact, Spell, day_end, local_day
from register.statistics.figures import Cut, figure
from register.statistics.periods import read_period
from register.statistics.tables import age_band, decisions, lodged, pending, processing_time, quantile
from schemas.errors import CommandRefused
from schemas.events import ApplicationState, DecisionState

DAY = 86_400_000_000
FILE = "00000000-0000-0000-0000-00000000000f"


def at(text: str) -> int:
    """Microseconds of a UTC time."""
    return (datetime.fromisoformat(text).replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        microseconds=1
    )


def application(number: int, lodged_at: int, **changes: object) -> ApplicationState:
    """An application of a student at LM-01."""
    values: dict[str, object] = {
        "application_id": f"00000000-0000-0000-0000-{number:012d}",
        "kind": "FIRST",
        "reason": "STUDY",
        "title_sought": "TEMPORARY",
        "status": "LODGED",
        "level": "STATION",
        "station_id": "LM-01",
        "lodged_at": lodged_at,
    }
    return ApplicationState(**(values | changes))  # type: ignore[arg-type]


def decided(moment: int, outcome: str = "GRANT", grounds: tuple[str, ...] = ()) -> DecisionState:
    """A decision taken at `moment`."""
    return DecisionState(
        decision_id=FILE,
        outcome=outcome,
        decided_at=moment,
        effective_date=local_day(moment),
        refusal_grounds=grounds,
        signatory="S-1",
        prepared_by="C-1",
    )  # type: ignore[arg-type]


def fact(state: ApplicationState, *spells: tuple[int, str, str, bool]) -> ApplicationFact:
    """A fact with the spells (since, status, level, stopped); by default lodged and running."""
    given_spells = spells or ((state.lodged_at, "LODGED", "STATION", False),)
    return ApplicationFact(
        file_id=FILE,
        state=state,
        spells=tuple(Spell(since=a, status=b, level=c, stopped=d) for a, b, c, d in given_spells),  # type: ignore[arg-type]
    )


def test_a_late_evening_in_utc_counts_on_the_next_day_in_tunis() -> None:
    """23:30 UTC is 00:30 in Tunis: an application lodged then belongs to the new month."""
    facts = [fact(application(1, at("2026-08-31T23:30:00")))]

    assert lodged(facts, read_period("2026-09")).shown_beside["total"] == 1
    assert lodged(facts, read_period("2026-08")).shown_beside["total"] == 0


def test_t7_counts_by_kind_reason_and_station() -> None:
    """T7 gives one cell per kind, reason and station."""
    facts = [
        fact(application(n, at("2026-09-02T08:00:00"), station_id="LM-01" if n < 3 else "TU-01")) for n in range(5)
    ]

    cells = lodged(facts, read_period("2026-Q3")).cells

    assert [(c["station"], c["count"]) for c in cells] == [("LM-01", 3), ("TU-01", 2)]


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, "0-30"),
        (30, "0-30"),
        (31, "31-60"),
        (60, "31-60"),
        (61, "61-90"),
        (90, "61-90"),
        (91, "91-180"),
        (180, "91-180"),
        (181, ">180"),
    ],
)
def test_age_bands_have_the_declared_edges(days: int, band: str) -> None:
    """The bands of T8 are 0-30, 31-60, 61-90, 91-180 and over 180 days."""
    assert age_band(days) == band


def test_t8_shows_stopped_clocks_apart_and_leaves_out_what_ended_that_day() -> None:
    """At 24:00 a decided application is gone, one waiting for the applicant is apart."""
    start = at("2026-09-01T08:00:00")
    facts = [
        fact(application(1, start)),
        fact(application(2, start), (start, "LODGED", "STATION", False), (start + DAY, "INCOMPLETE", "STATION", True)),
        fact(
            application(3, start),
            (start, "LODGED", "STATION", False),
            (at("2026-09-30T22:59:59"), "DECIDED", "DIRECTORATE", False),
        ),
        fact(
            application(4, start),
            (start, "LODGED", "STATION", False),
            (at("2026-09-30T23:00:00"), "CLOSED", "STATION", False),
        ),
    ]

    result = pending(facts, read_period("2026-09-30"))

    assert {(c["clock"], c["count"]) for c in result.cells} == {("RUNNING", 2), ("STOPPED", 1)}
    assert result.shown_beside == {"open": 3, "of_which_clock_stopped": 1}


def test_t9_rate_leaves_out_partial_grants_and_closings() -> None:
    """Three grants, one refusal, one partial grant and one closing make a refusal rate of 25 %."""
    moment = at("2026-09-10T10:00:00")
    outcomes = [decided(moment)] * 3 + [decided(moment, "REFUSE", ("MEANS", "HOUSING")), decided(moment, "PARTIAL")]
    facts = [fact(application(n, moment - DAY, decision=d, status="DECIDED")) for n, d in enumerate(outcomes)]
    facts.append(fact(application(9, moment - DAY, closed_at=moment, status="CLOSED")))

    result = decisions(facts, read_period("2026-09"))

    assert result.shown_beside == {
        "granted": 3,
        "refused": 1,
        "partial": 1,
        "closed_without_decision": 1,
        "refusal_rate_percent": "25.0",
    }
    assert {c["ground"] for c in result.cells if c["outcome"] == "REFUSE"} == {"MEANS"}


def test_t10_net_time_leaves_out_the_days_of_a_stopped_clock() -> None:
    """Complete on day 0, stopped from day 3 to day 8, decided on day 20: 20 days gross, 15 net."""
    start = at("2026-09-01T08:00:00")
    state = application(
        1, start, completed_at=start, decision=decided(start + 20 * DAY), status="DECIDED", level="DIRECTORATE"
    )
    spells = (
        (start, "COMPLETE", "STATION", False),
        (start + 3 * DAY, "INCOMPLETE", "DIRECTORATE", True),
        (start + 8 * DAY, "COMPLETE", "DIRECTORATE", False),
        (start + 20 * DAY, "DECIDED", "DIRECTORATE", False),
    )

    cell = processing_time([fact(state, *spells)], read_period("2026")).cells[0]

    assert (cell["gross_median_days"], cell["net_median_days"]) == ("20.0", "15.0")
    assert cell["level"] == "DIRECTORATE"


def test_t10_counts_apart_what_was_never_complete() -> None:
    """A decision without a day of completion has no processing time, and is not lost."""
    moment = at("2026-09-10T10:00:00")

    result = processing_time([fact(application(1, moment - DAY, decision=decided(moment)))], read_period("2026"))

    assert result.shown_beside == {"decisions": 0, "decided_without_completion": 1}


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40), st.fractions(Fraction(1, 100), Fraction(99, 100)))
def test_a_quantile_has_at_least_its_share_on_each_side(values: list[int], p: Fraction) -> None:
    """Definition 2: at least p of the values are not above the quantile, at least 1-p not below."""
    ordered = sorted(values)
    q = quantile(ordered, p)

    assert sum(v <= q for v in ordered) >= p * len(ordered)
    assert sum(v >= q for v in ordered) >= (1 - p) * len(ordered)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026", 365),
        ("2024", 366),
        ("2026-Q3", 92),
        ("2026Q3", 92),
        ("2026-02", 28),
        ("2026-W36", 7),
        ("2026-09-30", 1),
    ],
)
def test_periods_have_their_days(text: str, days: int) -> None:
    """A period includes its first and its last day."""
    period = read_period(text)

    assert period.last - period.first + 1 == days


@pytest.mark.parametrize("text", ["", "2026-13", "2026-02-30", "2026-Q5", "2026-W54", "last month"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """A period that cannot be is refused with the forms that can."""
    with pytest.raises(CommandRefused, match="names no period"):
        read_period(text)


def test_a_day_ends_at_midnight_in_tunis() -> None:
    """The last microsecond of a day is still that day, the next one is not."""
    assert (local_day(day_end(20_000)), local_day(day_end(20_000) + 1)) == (20_000, 20_001)


def test_a_figure_states_its_cut_and_versions() -> None:
    """The same offsets are the same cut, whenever it was asked for."""
    one, two = Cut(offsets=(1, 2), known_at=5), Cut(offsets=(1, 2), known_at=None)

    assert one.cut_id == two.cut_id
    assert figure("T7", [], period=read_period("all"), cut=one) == figure("T7", [], period=read_period("all"), cut=two)
    assert {"en", "fr", "ar"} <= set(figure("T8", [], period=read_period("2026"), cut=one)["definition"])
