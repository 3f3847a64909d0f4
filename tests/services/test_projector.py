"""The projector: tables equal a fold of the journal, whatever happens on the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete

from infra.cluster import Cluster
from projections.batch import Batch, Span
from projections.clear import clear
from projections.clear_text import clear_text
from projections.store import Overtaken, Store
from projections.tables import DEVICES, KEYS, MERGED
from projections.timeline_copy import COLUMNS
from schemas import codec
from schemas.errors import PositionLost
from schemas.events import EVENTS
from schemas.partitioning import partition_of
from schemas.topics import JOURNAL
from tests.conftest import Platform
from tests.readside_examples import (
    Place,
    RawRecord,
    Scribe,
    delete_topic,
    folded,
    place_of_its_own,
    running,
    table_states,
)


@pytest.fixture
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        yield found


async def test_tables_equal_a_fold_of_the_journal(place: Place) -> None:
    """Every table shows what folding the journal gives, one timeline row per event."""
    sent = await place.write(Scribe(1).lives(120))
    await place.project(sent)

    states = await folded(place)
    assert table_states(place) == states
    assert place.events() == sent
    applications = {
        (one.application_id, one.status, len(one.receipts)) for s in states.values() for one in s.applications
    }
    shown = place.sql(
        "SELECT application_id::text, status, (SELECT count(*) FROM sijill.receipts r"
        " WHERE r.application_id = a.application_id) FROM sijill.applications a"
    )
    assert set(shown) == applications
    cards = {permit.card_number for state in states.values() for permit in state.permits}
    assert {card for (card,) in place.sql("SELECT card_number FROM sijill.permits")} == cards
    versions = place.sql("SELECT count(*) FROM sijill.timeline GROUP BY file_id, file_version HAVING count(*) > 1")
    assert versions == []


async def test_projector_goes_on_where_it_stopped(place: Place) -> None:
    """A projector that starts again takes the states from the tables and misses nothing."""
    records = list(Scribe(2).lives(60))
    for start in range(0, len(records), 200):
        await place.write(records[start : start + 200])
        await place.project(min(start + 200, len(records)), batch=37)

    assert table_states(place) == await folded(place)


async def test_two_projectors_at_once_change_nothing(place: Place) -> None:
    """Two projectors on the same partitions leave each event in the tables once."""
    sent = await place.write(Scribe(3).lives(150))
    async with running(place.projector(batch=50), place.projector(batch=70)):
        await place.wait_for(sent)

    assert place.events() == sent
    assert table_states(place) == await folded(place)
    assert place.sql("SELECT sum(events)::int FROM sijill.devices") == [(sent,)]


async def test_redelivered_batch_is_refused_whole(place: Place) -> None:
    """A batch whose position was passed already writes nothing."""
    sent = await place.write(Scribe(4).lives(5))
    await place.project(sent)
    before = place.sql("SELECT partition, next_offset FROM sijill.positions ORDER BY 1")
    store = await asyncio.to_thread(Store.connect, place.postgres, "sijill")
    try:
        partition, reached = next((p, offset) for p, offset in before if offset > 0)
        with pytest.raises(Overtaken):
            store.write(Batch(spans={partition: Span(lo=0, hi=reached)}))
    finally:
        store.close()

    assert place.sql("SELECT partition, next_offset FROM sijill.positions ORDER BY 1") == before


async def test_undecodable_event_stops_its_partition_alone(place: Place) -> None:
    """The position never passes an event that cannot be read; other partitions go on."""
    scribe = Scribe(5)
    broken, *rest = list(scribe.life())
    await place.write([replace(broken, value=broken.value[:40])])
    good = [record for record in scribe.lives(40) if record.partition != broken.partition]
    await place.write([*rest, *good])
    projector = place.projector()
    async with running(projector):
        await place.wait_for(len(good))

    assert projector.stopped[broken.partition].offset == 0
    position = place.sql("SELECT next_offset FROM sijill.positions WHERE partition = %s", broken.partition)
    assert position == [(0,)]
    assert place.events() == len(good)


async def test_recreated_journal_is_refused(place: Place) -> None:
    """A journal topic that was deleted and made again is another topic: nothing of it is read."""
    sent = await place.write(Scribe(6).lives(5))
    await place.project(sent)
    await delete_topic(place.kafka, place.topic)
    async with Cluster(place.kafka) as cluster:
        while place.topic in await cluster.topics():
            pass
        await cluster.create({place.topic: (JOURNAL.partitions, 1, JOURNAL.settings())})

    with pytest.raises(PositionLost, match="another topic"):
        await place.projector().run()


async def test_offset_that_is_gone_is_an_error(place: Place) -> None:
    """When the journal no longer holds the next offset the projector says so and skips nothing."""
    records = [record for record in Scribe(7).lives(40) if record.partition == 3]
    await place.write(records)
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=place.kafka)
    await admin.start()
    await admin.delete_records({TopicPartition(place.topic, 3): RecordsToDelete(before_offset=5)})
    await admin.close()

    with pytest.raises(PositionLost, match="does not hold the offset"):
        await place.projector().run()
    assert place.events() == 0


async def test_device_gap_closes_when_late_events_come(place: Place) -> None:
    """A missing device number shows as a gap until the event with it arrives."""
    records = list(Scribe(8).lives(3, open_at_once=1))
    first, late, rest = records[:11], records[11:22], records[22:]
    await place.write([*first, *rest])
    await place.project(len(first) + len(rest))
    devices = place.sql("SELECT device_id, missing FROM sijill.device_completeness ORDER BY 1")
    assert [missing for _, missing in devices] == [0, 0]
    scribe = Scribe(9)
    life = list(scribe.life())
    await place.write(life[:2])
    await place.write([_with_meta(life[2], device_seq=6)])
    await place.project(len(first) + len(rest) + 3)
    assert place.sql("SELECT first_missing, last_missing, numbers FROM sijill.device_gaps") == [(3, 5, 3)]

    more = [_with_meta(record, device_seq=number) for number, record in enumerate(life[3:6], 3)]
    await place.write([*late, *more])
    await place.project(len(records) + 6)
    assert place.sql("SELECT * FROM sijill.device_gaps") == []


def _with_meta(record: RawRecord, **changes: int) -> RawRecord:
    name = dict(record.headers)["ce_type"].decode()
    event = codec.decode_body(name, record.value[5:])
    event = replace(event, meta=replace(event.meta, **changes))
    return replace(record, value=record.value[:5] + codec.encode_body(event))


async def test_what_postgresql_cannot_keep_stops_nothing(place: Place) -> None:
    """NUL characters and days beyond the calendar in accepted events are shown as far as they can be."""
    scribe = Scribe(10)
    records = list(scribe.life())
    file_id = records[0].key.decode()
    about = {"application_id": scribe.uuid(), "from_unit": "A\x00B", "to_unit": "C", "batch_number": "X\x00"}
    odd = scribe.record("FileForwarded", file_id, **about)
    records.append(_with_meta(odd, occurred_at=2**62, effective_date=2**31 - 1))
    await place.write(records)
    await place.project(len(records))

    assert (
        place.sql("SELECT number, clear ->> 'from_unit' FROM sijill.timeline ORDER BY file_version DESC LIMIT 1")[0][0]
        == "X\ufffd"
    )


async def test_import_session_counts_once(place: Place) -> None:
    """An approval that goes to every partition is known in each and counted once for its device."""
    scribe = Scribe(11)
    session = scribe.uuid()
    first = scribe.record(
        "ImportSessionApproved",
        session,
        session_id=session,
        unit="U",
        import_device="imp-1",
        opened_by="a",
        approved_by="b",
        from_date=1,
        to_date=2,
    )
    await place.write([replace(first, partition=partition) for partition in range(JOURNAL.partitions)])
    await place.project(JOURNAL.partitions)

    assert place.sql("SELECT count(*) FROM sijill.import_sessions") == [(12,)]
    assert place.sql("SELECT partition, events FROM sijill.devices") == [(partition_of(session), 1)]
    assert place.sql("SELECT count(*) FROM sijill.files") == [(0,)]


async def test_copy_columns_are_those_of_the_migration(place: Place) -> None:
    """The columns that are written are exactly the columns of the tables, in their order, each with a known key."""
    columns = {table.name: table.names for table in (*MERGED, DEVICES)} | {"timeline": COLUMNS}
    for table, key in KEYS.items():
        found = place.sql(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'sijill' AND table_name = %s",
            table,
        )
        assert sorted(name for (name,) in found) == sorted(columns[table])
        primary = place.sql(
            "SELECT a.attname FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (number, place)"
            " JOIN pg_attribute a ON a.attnum = k.number"
            " WHERE i.indrelid = %s::regclass AND i.indisprimary AND a.attrelid = i.indrelid ORDER BY k.place",
            f"sijill.{table}",
        )
        assert tuple(name for (name,) in primary) == key


async def test_reader_role_can_read_and_not_write(place: Place) -> None:
    """The reader's role sees the tables and may change none."""
    with psycopg.connect(place.postgres, autocommit=True) as session:
        session.execute("SET ROLE sijill_reader")
        assert session.execute("SELECT count(*) FROM sijill.files").fetchone() == (0,)
        for table in (*KEYS, "positions"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(f"DELETE FROM sijill.{table}".encode())


def test_every_event_has_a_timeline_row() -> None:
    """No contract of an event lacks what a timeline row needs."""
    assert all("meta" in event.__dataclass_fields__ for event in EVENTS.values())


def test_text_of_the_timeline_says_what_the_command_line_says() -> None:
    """The two ways in which an event is put in clear agree, and neither lets a sealed value through."""
    scribe = Scribe(12)
    for record in scribe.life():
        name = dict(record.headers)["ce_type"].decode()
        event = codec.decode_body(name, record.value[5:])
        expected = clear(event, without=frozenset({"meta"}))

        assert json.loads(clear_text(event)) == expected
        assert "ciphertext" not in clear_text(event)
