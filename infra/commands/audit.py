"""`sijill audit`: the live tables held against a replay of the journal, or of its archive."""

from __future__ import annotations

import asyncio
import secrets
import signal
import uuid
from typing import Annotated

import typer

from infra.commands.readside_options import AsJson, FromArchive, StateDir, source_of
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_kafka
from infra.settings import get_settings
from projections import reading
from projections.audit import Audit, Audited
from projections.migrations import migrate
from projections.rebuild import live_extent


def audit(
    from_archive: FromArchive = None,
    workers: Annotated[int, typer.Option(min=1, max=12, help="Loading processes.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Rows of each table that are listed at most.")] = 100,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Compare every row of the tables with a replay of the journal; changes nothing, exit 1 when any row differs.

    Each difference names table, key, columns, and the leaf that the row comes from.
    Example: sijill audit --from-archive /media/archive
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    reading.require_database(settings.postgres)
    with reading.told_when_away(settings.postgres):
        if from_archive is None:
            asyncio.run(require_kafka(settings))
        migrate(settings.postgres)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with progress("replaying", total=live_extent(settings.postgres)) as advance:
            found = Audit(
                source=source_of(settings, from_archive),
                postgres=settings.postgres,
                run_id=str(uuid.uuid4()),
                seed=secrets.randbits(62),
                workers=workers,
                most=limit,
                told=advance,
            ).run()
    print_json(found) if as_json else _print(found, from_archive)
    if found.differences:
        raise typer.Exit(1)


def _print(found: Audited, archive: str | None) -> None:
    if found.differences:
        rows = [
            (d.kind, d.table, d.key, " ".join(d.columns), _leaf(d.partition, d.journal_offset))
            for d in found.differences
        ]
        print_table(("", "table", "row", "columns", "leaf"), rows)
    for table, count in found.differing.items():
        say(f"{table}: {count} of {found.rows[table]} rows differ.")
    where = "the journal" if archive is None else "the archive"
    if not found.differences:
        say(f"Every row is what {where} gives: {sum(found.rows.values())} rows, {found.events} acts.")
    if found.later:
        say(f"{found.later} files have acts that are later than this replay; their rows were left out.")


def _leaf(partition: int, offset: int | None) -> str:
    return f"{partition}/{'?' if offset is None else offset}"
