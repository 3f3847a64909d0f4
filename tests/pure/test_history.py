"""What counts on a day and at a moment is one rule, for states and for reveals."""

from __future__ import annotations

from register.history import within
from schemas.events import Stamp
from schemas.journal import JournalRecord
from tests.examples import address_declared, person_registered


def record(offset: int, effective_date: int, recorded_at: int) -> JournalRecord:
    """A journal record with these two times."""
    make = person_registered if offset == 0 else address_declared
    event = make(effective_date=effective_date)
    stamp = Stamp(file_version=offset + 1, recorded_at=recorded_at, rules_version="", schema_sha256=b"")
    return JournalRecord(partition=0, offset=offset, file_id=event.meta.file_id, event=event, stamp=stamp, body=b"")


def test_a_day_leaves_out_what_had_no_effect_yet_and_a_moment_what_was_not_known() -> None:
    """Both axes limit apart and together; their own day and moment are inside."""
    records = [record(0, 100, 10), record(1, 200, 20), record(2, 150, 30)]

    def offsets(as_of: int | None, known_at: int | None) -> list[int]:
        return [one.offset for one in within(records, as_of=as_of, known_at=known_at)]

    assert offsets(None, None) == [0, 1, 2]
    assert offsets(150, None) == [0, 2]
    assert offsets(None, 20) == [0, 1]
    assert offsets(150, 20) == [0]
    assert offsets(99, None) == []
