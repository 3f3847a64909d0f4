"""Tables from an archive alone, and the audit: whoever changes a row by hand is found, with the row's leaf."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from infra.archive_write import plan_archive, write_archive
from projections.audit import Audit, Audited
from projections.compare import hash_tables
from projections.migrations import migrate
from projections.rebuild import Rebuild, Rebuilt
from projections.tables import KEYS
from schemas.archive_folder import Folder
from schemas.archive_reader import ArchiveSource, KafkaSource, Source
from schemas.errors import CommandRefused
from schemas.journal_reader import JournalReader
from schemas.topics import JOURNAL
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.conftest import Platform
from tests.evidence_examples import origin, sign
from tests.pure.test_archive import contracts
from tests.readside_examples import Place, Scribe, place_of_its_own


@pytest.fixture
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        yield found


async def archived(place: Place, folder: Path) -> ArchiveSource:
    """Archive what the journal of a place holds now: trees as the notary makes them, signed, sealed."""
    async with JournalReader(place.kafka, topic=place.topic) as reader:
        topic_id = uuid.UUID(await reader.topic_id())
        trees = folder / "proof" / "main" / JOURNAL.name / str(topic_id)
        keepers = {number: TreeKeeper(TreeFiles(trees / str(number)), topic_id, number) for number in range(12)}
        stops = await reader.ends(range(12))
        reader.start({number: keeper.next_offset for number, keeper in keepers.items()})
        async for polled in reader.read_to(stops, 1_000):
            for number, records in polled.items():
                keepers[number].take(records)
    for number, keeper in keepers.items():
        if keeper.commit():
            sign(keeper.files, origin(number))
    storage = Folder(folder / "archive")
    list(write_archive(storage, plan_archive(storage, folder / "proof"), contracts, every=100, told=lambda _: None))
    return ArchiveSource(storage)


async def rebuilt(place: Place, source: Source, **changes: Any) -> Rebuilt:
    given = {"source": source, "postgres": place.postgres, "run_id": str(uuid.uuid4()), "seed": 7} | changes
    return await asyncio.to_thread(Rebuild(**given).run)


async def audited(place: Place, source: Source | None = None) -> Audited:
    return await asyncio.to_thread(
        Audit(
            source=source or KafkaSource(place.kafka, place.topic),
            postgres=place.postgres,
            run_id=str(uuid.uuid4()),
            seed=5,
        ).run
    )


def hashes(place: Place, schema: str = "sijill") -> Any:
    with psycopg.connect(place.postgres) as session:
        return hash_tables(session, schema, 1)


async def test_tables_from_the_archive_alone_equal_those_from_the_journal(place: Place, tmp_path: Path) -> None:
    """At the same cut, hash by hash; without a broker, into tables with content and into tables without."""
    await place.project(await place.write(Scribe(71).lives(60)))
    source = await archived(place, tmp_path)
    from_kafka = await rebuilt(place, KafkaSource(place.kafka, place.topic))
    from_archive = await rebuilt(place, source)
    place.sql("DROP SCHEMA sijill CASCADE")
    await asyncio.to_thread(migrate, place.postgres)
    from_nothing = await rebuilt(place, source)

    assert from_kafka.swapped and from_archive.swapped and from_nothing.swapped  # noqa: PT018 - one rule
    assert from_kafka.differences == from_archive.differences == ()
    assert from_kafka.hashes == from_archive.hashes == from_nothing.hashes
    assert {table for table, _ in from_archive.hashes} >= {"timeline", "files", "permits", "devices"}


async def test_live_tables_ahead_of_the_archive_are_not_thrown_away(place: Place, tmp_path: Path) -> None:
    """Unless somebody says so; the projector then reads on from where the archive ended."""
    scribe = Scribe(72)
    sent = await place.write(scribe.lives(20))
    await place.project(sent)
    source = await archived(place, tmp_path)
    sent += await place.write(scribe.lives(5))
    await place.project(sent)
    before = hashes(place)
    with pytest.raises(CommandRefused, match="acts that the archive does not have"):
        await rebuilt(place, source)
    assert hashes(place) == before

    older = await rebuilt(place, source, accept_differences=True)
    assert (older.swapped, older.events) == (True, sent - 55)
    await place.project(sent)
    assert hashes(place) == before


TAMPERINGS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "files": ("UPDATE {table} SET status = 'CLOSED' WHERE {key} = {one}", "CHANGED", ("status",)),
    "permits": ("DELETE FROM {table} WHERE {key} = {one}", "MISSING", ()),
    "receipts": (
        (
            "INSERT INTO {table} SELECT (r).* FROM (SELECT jsonb_populate_record(t, jsonb_build_object('receipt_id',"
            " gen_random_uuid())) AS r FROM {table} AS t WHERE {key} = {one}) AS x"
        ),
        "ADDED",
        (),
    ),
    "applications": (
        "UPDATE {table} SET journal_offset = journal_offset + 1 WHERE {key} = {one}",
        "CHANGED",
        ("journal_offset",),
    ),
    "timeline": (
        "UPDATE {table} SET actor_id = 'nobody', stamp = '' WHERE event_id = {one}",
        "CHANGED",
        ("actor_id", "stamp"),
    ),
    "devices": ("UPDATE {table} SET events = events + 1 WHERE device_id = {one}", "CHANGED", ("events",)),
}
_NAMED = {"timeline": "event_id", "devices": "device_id", "files": "file_id"}


@pytest.mark.parametrize("from_archive", [False, True], ids=["journal", "archive"])
async def test_every_row_changed_by_hand_is_named_with_its_leaf(
    place: Place, tmp_path: Path, from_archive: bool
) -> None:
    """A row changed, deleted, put in, or pointing to another leaf; nothing is repaired, nothing else is named."""
    await place.project(await place.write(Scribe(73).lives(40)))
    source = await archived(place, tmp_path) if from_archive else None
    clean = await audited(place, source)
    leaves: dict[str, tuple[int, int]] = {}
    for table, (statement, _, _) in TAMPERINGS.items():
        key = _NAMED.get(table, f"{table.rstrip('s')}_id")
        one, partition, offset = place.sql(
            f"SELECT {key}::text, partition, journal_offset FROM sijill.{table} ORDER BY 1, 2 LIMIT 1"
        )[0]
        leaves[table] = partition, offset
        limit = f" AND partition = {partition}" if table == "devices" else ""
        place.sql(statement.format(table=f"sijill.{table}", key=key, one=f"'{one}'") + limit)
    before = hashes(place)
    found = await audited(place, source)

    assert (clean.differences, clean.differing, clean.later) == ((), {}, 0)
    assert set(clean.rows) == set(KEYS)
    told = {one.table: (one.kind, one.columns) for one in found.differences}
    assert told == {table: (kind, columns) for table, (_, kind, columns) in TAMPERINGS.items()}
    assert len(found.differences) == len(TAMPERINGS)
    assert {one.table: (one.partition, one.journal_offset) for one in found.differences} == leaves
    assert hashes(place) == before
    schemas = place.sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^sijill_shadow'")
    assert schemas == []
    assert place.sql("SELECT outcome FROM sijill_runs.rebuilds ORDER BY started_at") == [("EQUAL",), ("DIFFERENT",)]


async def test_what_is_later_than_the_archive_is_left_out_and_counted(place: Place, tmp_path: Path) -> None:
    """And only that: a row put in beyond where the tables say that they are is no later act."""
    scribe = Scribe(74)
    sent = await place.write(scribe.lives(20))
    await place.project(sent)
    source = await archived(place, tmp_path)
    await place.project(sent + await place.write(scribe.lives(3)))
    found = await audited(place, source)
    place.sql(
        "INSERT INTO sijill.timeline SELECT (r).* FROM (SELECT jsonb_populate_record(t, jsonb_build_object("
        "'journal_offset', 1000000, 'file_version', 99)) AS r FROM sijill.timeline AS t ORDER BY t LIMIT 1) AS x"
    )
    forged = await audited(place, source)

    assert (found.differences, found.later, found.events) == ((), 3, sent)
    assert [(one.table, one.kind, one.journal_offset) for one in forged.differences] == [
        ("timeline", "ADDED", 1_000_000)
    ]
