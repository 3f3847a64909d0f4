"""Rebuild: the read tables made again from the journal or its archive, compared with the live ones, put in their place.

Order: fill a shadow schema; hold the live positions; bring the shadow to exactly those; compare every row; rename.
The last four are one transaction, so live is either as it was or replaced by its equal; a failed run leaves nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

from projections import runs
from projections.compare import Difference, Hashes, find_differences, hash_tables
from projections.migrations import LIVE, migrate
from projections.runs import Run
from projections.shadow import Session, Shadow, Told, get_topic_id, read_positions, stops_at
from schemas.archive_reader import ArchiveSource, Source
from schemas.errors import CommandRefused


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

    source: Source
    postgres: str
    run_id: str
    seed: int
    workers: int = 2
    accept_differences: bool = False
    told: Told = lambda _: None

    def run(self) -> Rebuilt:
        """Rebuild, compare and swap; raise SijillError or KeyboardInterrupt with the live tables as they were."""
        started, run = time.monotonic(), Run.named(self.run_id)
        migrate(self.postgres)
        with psycopg.connect(self.postgres, autocommit=True, application_name="sijill-rebuild") as session:
            runs.begin(session, run, self.seed)
            with runs.cleaned(self.postgres, run):
                shadow = Shadow(
                    source=self.source,
                    postgres=self.postgres,
                    run=run,
                    topic_id=asyncio.run(get_topic_id(session, self.source)),
                    workers=self.workers,
                    told=self.told,
                )
                shadow.fill(session, self._stops(session))
                loaded = time.monotonic()
                shadow.catch_up(self._stops(session))
                positions, hashes, differences, swapped = self._compare_and_swap(session, shadow)
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

    def _stops(self, session: Session) -> Mapping[int, int]:
        """Return how far to load: where live is; raise CommandRefused when live holds more than an archive."""
        stops, live = stops_at(session, self.source), read_positions(session)
        ahead = sum(max(0, live[partition] - stop) for partition, stop in stops.items())
        if ahead and not self.accept_differences:
            what = "The live tables hold acts that the archive does not have yet."
            mend = "Archive them first: sijill archive write. Or put the older tables in place: --accept-differences."
            raise CommandRefused(what, mend=mend)
        return stops

    def _compare_and_swap(
        self, session: Session, shadow: Shadow
    ) -> tuple[Mapping[int, int], Hashes, list[Difference], bool]:
        run = shadow.run
        with session.transaction():
            # not a row lock: whoever waits here looks the name up again, and so finds the new tables after the swap
            session.execute("LOCK TABLE sijill.positions IN ACCESS EXCLUSIVE MODE")
            was_empty = not any(read_positions(session).values())
            positions = self._stops(session)
            shadow.catch_up(positions)
            hashes = hash_tables(session, run.shadow, self.seed)
            found = (hash_tables(session, LIVE, self.seed), hashes)
            differences = (
                [] if self._fills(was_empty) else find_differences(session, LIVE, run.shadow, self.seed, found)
            )
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
                topic_id=shadow.topic_id,
                positions=positions,
                hashes=hashes,
                differences=differences,
            )
        return positions, hashes, differences, swapped

    def _fills(self, was_empty: bool) -> bool:
        """Return whether there is nothing to compare with: an archive into tables that were never read."""
        return was_empty and isinstance(self.source, ArchiveSource)


def live_extent(dsn: str) -> int:
    """Return how many offsets the live tables cover: what a rebuild will read."""
    with psycopg.connect(dsn, autocommit=True) as session:
        return sum(read_positions(session).values())


def _rename(session: Session, schema: str, to: str) -> None:
    session.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(sql.Identifier(schema), sql.Identifier(to)))
