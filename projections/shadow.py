"""A shadow of the read tables: made, filled from a source by one process for each share of the partitions, caught up.

Whoever makes one throws it away or puts it in the place of the live tables; it never touches those.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from typing import Any

import psycopg
from psycopg import sql

from projections import deferred
from projections.loading import Load, catch_up, work
from projections.migrations import LIVE, migrate
from projections.runs import Run
from schemas.archive_reader import ArchiveSource, Source
from schemas.errors import PositionLost, ServiceUnreachable
from schemas.topics import PARTITIONS

_LOOK_SECONDS = 0.2
Session = psycopg.Connection[tuple[Any, ...]]
Told = Callable[[int], None]
Positions = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """The shadow of one run; `told(count)` hears of further offsets read."""

    source: Source
    postgres: str
    run: Run
    topic_id: str
    workers: int
    told: Told

    def fill(self, session: Session, stops: Positions) -> None:
        """Make the shadow and load it up to the offsets in `stops`; raise ServiceUnreachable when a process fails."""
        load = self._load(stops)
        migrate(self.postgres, load.schema)
        indexes = deferred.take_indexes_off(session, load.schema)
        context = multiprocessing.get_context("spawn")
        shares = [dict(list(load.stops.items())[first :: self.workers]) for first in range(self.workers)]
        processes: list[BaseProcess] = []
        try:
            for share in filter(None, shares):
                part = replace(load, stops=share)
                processes.append(context.Process(target=work, args=(part,), daemon=True))
                processes[-1].start()
            self._wait(session, load, processes)
        finally:
            for process in processes:
                process.kill()  # the shadow is thrown away: nothing of theirs must be finished
                process.join()
        deferred.put_indexes_on(self.postgres, load.schema, indexes)

    def catch_up(self, stops: Positions) -> None:
        """Bring the shadow to exactly these offsets, event by event."""
        asyncio.run(catch_up(self._load(stops)))

    def _load(self, stops: Positions) -> Load:
        return Load(
            source=self.source, postgres=self.postgres, schema=self.run.shadow, topic_id=self.topic_id, stops=stops
        )

    def _wait(self, session: Session, load: Load, processes: list[BaseProcess]) -> None:
        done = 0
        while running := [process for process in processes if process.is_alive()]:
            running[0].join(_LOOK_SECONDS)
            before, done = done, sum(read_positions(session, load.schema).values())
            self.told(done - before)
            if any(process.exitcode for process in processes):
                break
        if any(process.exitcode for process in processes):
            raise ServiceUnreachable("A loading process failed.", mend="Its error stands above; live is as it was.")
        self.told(sum(load.stops.values()) - done)


async def get_topic_id(session: Session, source: Source) -> str:
    """Return the journal's topic id; raise PositionLost when the live tables were read from another one."""
    async with source.open() as reader:
        topic_id = await reader.topic_id()
    other = session.execute(
        "SELECT topic_id::text FROM sijill.positions WHERE topic_id <> %s::uuid AND next_offset > 0", (topic_id,)
    ).fetchone()
    if other is not None:
        raise PositionLost(
            f"The live tables were read from another journal topic ({other[0]}).",
            mend="Restore the journal, or empty the read tables and project it anew.",
        )
    return topic_id


def read_positions(session: Session, schema: str = LIVE) -> dict[int, int]:
    """Return the next offset of every partition in a schema's tables."""
    rows = session.execute(
        sql.SQL("SELECT partition, next_offset FROM {}.positions ORDER BY partition").format(sql.Identifier(schema))
    ).fetchall()
    return dict.fromkeys(range(PARTITIONS), 0) | dict(rows)


def stops_at(session: Session, source: Source) -> dict[int, int]:
    """Return where live tables and source are both: live positions, or the archive's ends where those come first."""
    live = read_positions(session)
    if not isinstance(source, ArchiveSource):
        return live
    ends = asyncio.run(_ends(source))
    if not any(live.values()):
        return ends
    beyond: dict[int, int] = dict(
        session.execute(
            "SELECT t.partition, count(*) FROM sijill.timeline t"
            " JOIN unnest(%s::smallint[], %s::bigint[]) AS e (partition, stop) USING (partition)"
            " WHERE t.journal_offset >= e.stop GROUP BY t.partition",
            (list(ends), list(ends.values())),
        ).fetchall()
    )
    # where only transaction markers lie behind the archive's end, the live tables are at the same place
    return {partition: ends[partition] if partition in beyond else position for partition, position in live.items()}


async def _ends(source: Source) -> dict[int, int]:
    async with source.open() as reader:
        return await reader.ends(range(PARTITIONS))
