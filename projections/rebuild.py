"""Rebuild: the read tables made again from the whole journal, compared with the live ones, and put in their place.

Order: fill a shadow schema; hold the live positions; bring the shadow to exactly those; compare every row; rename.
The last four are one transaction, so live is either as it was or replaced by its equal; a failed run leaves nothing.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from typing import Any

import psycopg
from psycopg import sql

from projections import deferred, runs
from projections.compare import Difference, Hashes, find_differences, hash_tables
from projections.loading import Load, catch_up, work
from projections.migrations import LIVE, migrate
from projections.runs import Run
from schemas.errors import PositionLost, ServiceUnreachable
from schemas.journal_reader import JournalReader
from schemas.topics import JOURNAL, PARTITIONS

_LOOK_SECONDS = 0.2
Session = psycopg.Connection[tuple[Any, ...]]
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild found; `swapped` says whether the rebuilt tables are live now."""

    run_id: str
    swapped: bool
    events: int
    seconds: float
    load_seconds: float
    positions: Mapping[int, int]
    hashes: Hashes
    differences: tuple[Difference, ...]
    old_schema: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuild:
    """One rebuild; `seed` is random and differs in each run, `told(count)` hears of further offsets read."""

    kafka: str
    postgres: str
    run_id: str
    seed: int
    topic: str = JOURNAL.name
    workers: int = 2
    accept_differences: bool = False
    told: Told = lambda _: None

    def run(self) -> Rebuilt:
        """Rebuild, compare and swap; raise SijillError or KeyboardInterrupt with the live tables as they were."""
        started, run = time.monotonic(), Run.named(self.run_id)
        migrate(self.postgres)
        with psycopg.connect(self.postgres, autocommit=True, application_name="sijill-rebuild") as session:
            runs.begin(session, run, self.seed)
            with self._cleaned(run):
                topic_id, stops = asyncio.run(self._live_topic(session)), _positions(session)
                self._fill(session, self._load(run, topic_id, stops))
                loaded = time.monotonic()
                asyncio.run(catch_up(self._load(run, topic_id, _positions(session))))
                positions, hashes, differences, swapped = self._compare_and_swap(session, run, topic_id)
        return Rebuilt(
            run_id=self.run_id,
            swapped=swapped,
            events=sum(part.rows for (table, _), part in hashes.items() if table == "timeline"),
            seconds=time.monotonic() - started,
            load_seconds=loaded - started,
            positions=positions,
            hashes=hashes,
            differences=tuple(differences),
            old_schema=run.old if swapped else None,
        )

    def _load(self, run: Run, topic_id: str, stops: Mapping[int, int]) -> Load:
        return Load(
            kafka=self.kafka,
            topic=self.topic,
            postgres=self.postgres,
            schema=run.shadow,
            topic_id=topic_id,
            stops=stops,
        )

    async def _live_topic(self, session: Session) -> str:
        """Return the journal's topic id; raise PositionLost when the live tables were read from another one."""
        async with JournalReader(self.kafka, topic=self.topic) as reader:
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

    def _fill(self, session: Session, load: Load) -> None:
        """Make the shadow and load it with one process for each share of the partitions."""
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

    def _wait(self, session: Session, load: Load, processes: list[BaseProcess]) -> None:
        done = 0
        while running := [process for process in processes if process.is_alive()]:
            running[0].join(_LOOK_SECONDS)
            before, done = done, sum(_positions(session, load.schema).values())
            self.told(done - before)
            if any(process.exitcode for process in processes):
                break
        if any(process.exitcode for process in processes):
            raise ServiceUnreachable("A loading process failed.", mend="Its error stands above; live is as it was.")
        self.told(sum(load.stops.values()) - done)

    def _compare_and_swap(
        self, session: Session, run: Run, topic_id: str
    ) -> tuple[Mapping[int, int], Hashes, list[Difference], bool]:
        with session.transaction():
            # not a row lock: whoever waits here looks the name up again, and so finds the new tables after the swap
            session.execute("LOCK TABLE sijill.positions IN ACCESS EXCLUSIVE MODE")
            positions = _positions(session)
            asyncio.run(catch_up(self._load(run, topic_id, positions)))
            hashes = hash_tables(session, run.shadow, self.seed)
            found = (hash_tables(session, LIVE, self.seed), hashes)
            differences = find_differences(session, LIVE, run.shadow, self.seed, found)
            swapped = not differences or self.accept_differences
            if swapped:
                _rename(session, LIVE, run.old)
                _rename(session, run.shadow, LIVE)
            else:
                runs.drop_schema(session, run.shadow)
            outcome = "SWAPPED" if swapped else "DIFFERENT"
            runs.end(
                session,
                run,
                outcome,
                topic_id=topic_id,
                positions=positions,
                hashes=hashes,
                differences=differences,
            )
        return positions, hashes, differences, swapped

    @contextmanager
    def _cleaned(self, run: Run) -> Iterator[None]:
        """Leave no shadow behind when anything goes wrong, and record what did."""
        try:
            yield
        except BaseException as failure:
            outcome = "STOPPED" if isinstance(failure, KeyboardInterrupt) else "FAILED"
            with psycopg.connect(self.postgres, autocommit=True) as session:
                runs.drop_schema(session, run.shadow)
                runs.end(session, run, outcome, error=type(failure).__name__)
            raise


def live_extent(dsn: str) -> int:
    """Return how many offsets the live tables cover: what a rebuild will read."""
    with psycopg.connect(dsn, autocommit=True) as session:
        return sum(_positions(session).values())


def _positions(session: Session, schema: str = LIVE) -> dict[int, int]:
    rows = session.execute(
        sql.SQL("SELECT partition, next_offset FROM {}.positions ORDER BY partition").format(sql.Identifier(schema))
    ).fetchall()
    return dict.fromkeys(range(PARTITIONS), 0) | dict(rows)


def _rename(session: Session, schema: str, to: str) -> None:
    session.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(sql.Identifier(schema), sql.Identifier(to)))
