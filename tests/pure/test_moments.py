"""Days and times as people type and read them: Tunis time in every command, unless an offset says otherwise."""

from __future__ import annotations

import datetime as dt

import pytest
import typer

from infra import moments
from infra.commands.figures import _moment

NOON = 1_790_766_000_000_000  # 2026-09-30T12:00+01:00


def test_a_time_without_an_offset_is_tunis_time() -> None:
    """The same moment is typed bare, with Tunisia's offset, or in UTC."""
    ways = ("2026-09-30T12:00", "2026-09-30 12:00:00", "2026-09-30T12:00:00+01:00", "2026-09-30T11:00:00Z")

    assert [moments.read_moment(way) for way in ways] == [NOON] * len(ways)


def test_statistics_read_times_by_the_same_rule() -> None:
    """A cut takes the same bare time as a file does."""
    assert _moment("2026-09-30T12:00") == NOON


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01T00:00", "12:00"])
def test_what_is_no_time_is_wrong_use(text: str) -> None:
    """A slip is told with an example, never guessed at."""
    with pytest.raises(typer.BadParameter, match="a time like"):
        moments.read_moment(text)


def test_people_read_tunis_time_and_see_it_marked() -> None:
    """A moment is shown in Tunis, also when it is another day in UTC."""
    late = dt.datetime(2026, 9, 30, 23, 30, tzinfo=dt.UTC)

    assert moments.show_local(NOON) == "2026-09-30 12:00"
    assert moments.show_exact(late) == "2026-10-01 00:30:00 +01:00"
    assert moments.show_exact(10**20) == f"microsecond {10**20}"


def test_a_span_is_told_in_days_hours_and_minutes() -> None:
    """How long a clock stood still is no number of microseconds to a person."""
    minute = 60_000_000

    assert [moments.show_span(n * minute) for n in (5, 60, 26 * 60, 12 * 24 * 60)] == [
        "5 min",
        "1 h 0 min",
        "1 d 2 h",
        "12 d",
    ]
