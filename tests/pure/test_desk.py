"""The desk writes down, then answers: with a log that fails nothing is opened, and a part may be asked whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from projections.access import Entry
from projections.desk import Desk, Visit
from register.days import DAY
from register.rights import Denied, Reader
from schemas.errors import ReadRefused, ServiceUnreachable
from schemas.events import RecordAccessed, Stamp
from schemas.journal import JournalRecord
from tests.examples import LODGED, REGISTERED, life, sealed
from tests.examples_file import file_closed
from tests.units_examples import LATER, OFFICES, told

STATE = life(*LODGED)


class Log:
    """Keeps entries in memory, or fails."""

    def __init__(self, *, fails: bool = False) -> None:
        self.entries: list[Entry] = []
        self._fails = fails

    async def write_all(self, entries: Sequence[Entry]) -> None:
        if self._fails:
            raise ServiceUnreachable("away")
        self.entries += entries


class Keys:
    """Counts how often a key is asked for; holds none."""

    asked = 0

    def wrap(self, ids: Sequence[str]) -> dict[str, Any]:
        raise AssertionError(ids)

    def key(self, subject_key_id: str) -> bytes | None:  # noqa: ARG002 - it has none
        self.asked += 1
        return None


def desk(log: Log, keys: Keys) -> Desk:
    return Desk(log=log, keys=keys, organisation=told(*OFFICES), now=lambda: LATER * DAY)


def visit(role: Any = "CLERK", purpose: Any = "FILE_HANDLING", **more: Any) -> Visit:
    reader = Reader(service_number="C-1", unit_id=str(STATE.station_of_charge), role=role, proven=True)
    return Visit(reader=reader, number="C-1", unit=reader.unit_id, role=role, purpose=purpose, **more)


def record() -> JournalRecord:
    """The person's registration, as the journal has it; its key is gone."""
    event = REGISTERED[0]
    stamp = Stamp(file_version=1, recorded_at=0, rules_version="1", schema_sha256=b"")
    return JournalRecord(partition=0, offset=0, file_id=event.meta.file_id, event=event, stamp=stamp, body=b"")


async def test_a_read_is_written_down_and_answered() -> None:
    log, keys = Log(), Keys()
    [shown] = await desk(log, keys).reveal(visit(), STATE, [record()])
    [entry] = log.entries

    assert isinstance(entry, RecordAccessed)
    assert (entry.verdict, entry.fields) == ("GRANTED", ("PersonRegistered.identity",))
    assert (shown.value, shown.missing_because, keys.asked) == (None, "destroyed", 1)


@pytest.mark.parametrize("who", [visit(), visit(purpose="AUDIT")])
async def test_without_a_log_no_key_is_asked_for(who: Visit) -> None:
    """Neither a right nor a refusal is told when it cannot be written down."""
    keys = Keys()
    with pytest.raises(ServiceUnreachable):
        await desk(Log(fails=True), keys).reveal(who, STATE, [record()])

    assert keys.asked == 0


@pytest.mark.parametrize(
    "who",
    [
        visit(purpose="AUDIT"),
        visit("ANALYST", "STATISTICS"),
        visit("AUDITOR", "AUDIT"),
        visit(case_ref="c1"),
        visit(refused=Denied(rule_id="TOKEN_FORGED")),
    ],
)
async def test_a_refused_wish_is_written_down_and_opens_nothing(who: Visit) -> None:
    log, keys = Log(), Keys()
    with pytest.raises(ReadRefused) as refused:
        await desk(log, keys).reveal(who, STATE, [record()])
    [entry] = log.entries

    assert isinstance(entry, RecordAccessed)
    assert (entry.verdict, refused.value.where.partition(":")[0]) == ("REFUSED", entry.rule_id)
    assert keys.asked == 0


async def test_what_is_withheld_stays_sealed() -> None:
    """The control reads the file's course: of a note it gets the rule, and no key is asked for."""
    log, keys = Log(), Keys()
    closed = replace(record(), event=file_closed(note=sealed(content="SealedText")))
    shown = await desk(log, keys).reveal(visit("AUDITOR", "AUDIT"), STATE, [closed, record()])

    assert [(one.type, one.missing_because) for one in shown] == [
        ("FileClosed", "destroyed"), ("PersonRegistered", "READ_WALL"),
    ]  # fmt: skip
    assert keys.asked == 1


async def test_a_part_that_is_asked_whole_is_given_whole_or_not_at_all() -> None:
    """Who may see the values and not the log of reads beside them is refused both."""
    log, keys = Log(), Keys()
    with pytest.raises(ReadRefused):
        await desk(log, keys).reveal(visit(), STATE, [record()], beside=("RecordAccessed",))

    assert [getattr(entry, "rule_id", None) for entry in log.entries] == ["CATEGORY_NOT_OF_ROLE"]
    assert keys.asked == 0
