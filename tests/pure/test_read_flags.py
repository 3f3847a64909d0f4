"""What of the reads is remarkable follows from the log alone, in whatever order it is read."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from infra.csv_output import safe_cell
from register.days import HOUR, MINUTE, day_of, first_moment
from register.read_flags import flagged
from schemas.events import ReadsWatched, RecordAccessed
from tests.examples import an_id

MONDAY = first_moment(day_of(2026, 6, 1)) + 10 * HOUR
FILE = an_id("file")


def read(at: int = MONDAY, **changes: Any) -> RecordAccessed:
    """Somebody is shown an identity, on a Monday at ten."""
    stated: dict[str, Any] = {
        "access_id": an_id(f"read {at}"), "file_id": FILE, "actor_id": "LM1-010", "actor_role": "CLERK", "unit": "LM1",
        "purpose": "FILE_HANDLING", "fields": ("PersonRegistered.identity",), "at": at, "verdict": "GRANTED",
    }  # fmt: skip
    return RecordAccessed(**stated | changes)


def watched(at: int, *, begins: bool = True) -> ReadsWatched:
    return ReadsWatched(
        watch_id=an_id(f"watch {at}"), file_id=FILE, watched=begins, ground_code="PUBLIC_PERSON", ordered_by="DGF-020",
        approved_by="DGF-021", at=at,
    )  # fmt: skip


def flags(*entries: RecordAccessed | ReadsWatched) -> list[tuple[str, ...]]:
    return [one.flags for one in flagged(entries)]


def test_a_quiet_read_has_no_flag() -> None:
    assert flags(read()) == [()]


def test_night_and_days_of_rest() -> None:
    """Before seven, from nineteen hours on, and on Sundays, by the time of Tunis."""
    day = MONDAY - 10 * HOUR
    times = (day + 7 * HOUR - 1, day + 7 * HOUR, day + 19 * HOUR - 1, day + 19 * HOUR, MONDAY - 24 * HOUR)

    assert [flags(read(at)) for at in times] == [[("NIGHT",)], [()], [()], [("NIGHT",)], [("NIGHT",)]]


def test_twenty_files_within_an_hour_are_many() -> None:
    """From the twentieth on; the same file again, a refusal and a search's list do not count; an hour later it ends."""
    many = [read(MONDAY + n * MINUTE, file_id=an_id(f"file {n}")) for n in range(20)]
    same = [read(MONDAY + n * MINUTE) for n in range(40)]
    listed = [read(MONDAY + n * MINUTE, file_id=an_id(f"file {n}"), fields=("find:0",)) for n in range(40)]
    refused = [read(MONDAY + n * MINUTE, file_id=an_id(f"file {n}"), verdict="REFUSED") for n in range(40)]
    later = read(MONDAY + 90 * MINUTE)

    assert flags(*many, later) == [*[()] * 19, ("BULK",), ()]
    assert {*flags(*same), *flags(*listed)} == {()}
    assert set(flags(*refused)) == {("REFUSED",)}
    assert flags(*many[:19], read(MONDAY + 30 * MINUTE, actor_id="LM1-011"))[-1] == ()


def test_a_watched_file_is_flagged_while_it_is_watched() -> None:
    told = flags(
        read(MONDAY),
        watched(MONDAY + 1),
        read(MONDAY + 2),
        read(MONDAY + 3, file_id=an_id("another")),
        watched(MONDAY + 4, begins=False),
        read(MONDAY + 5),
    )

    assert told == [(), ("WATCHED",), (), ()]


def test_what_the_entry_says_itself() -> None:
    """Refused; off the unit; granted to a claim that would not have held."""
    assert flags(read(verdict="REFUSED", rule_id="READ_WALL")) == [("REFUSED",)]
    assert flags(read(verdict="CLAIMED", rule_id="OUTSIDE_UNIT", flags=("OFF_UNIT",))) == [("OFF_UNIT", "CLAIMED")]
    assert flags(read(verdict="CLAIMED")) == [()]


@settings(deadline=None)
@given(
    st.permutations([watched(MONDAY + 1), *(read(MONDAY + n * MINUTE, file_id=an_id(f"f{n % 5}")) for n in range(25))])
)
def test_the_order_of_reading_the_log_changes_nothing(entries: list[RecordAccessed | ReadsWatched]) -> None:
    assert list(flagged(entries)) == list(flagged(sorted(entries, key=lambda each: each.at)))


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    """A name is text to a spreadsheet, whatever it begins with."""
    cell = str(safe_cell(text))

    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert cell in {text, f"'{text}"}


def test_formulas_in_names_become_text() -> None:
    names = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200f=1", "＝1", "Aya", "O'Hara", "")

    assert [safe_cell(name) for name in names] == [
        "'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "' =1", "'\u200f=1", "'＝1", "Aya", "O'Hara", "",
    ]  # fmt: skip
