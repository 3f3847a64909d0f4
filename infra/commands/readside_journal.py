"""`sijill projector | rebuild`: the tables made from the journal, and made again."""

from __future__ import annotations

import asyncio
import secrets
import signal
import uuid
from typing import Annotated

import psycopg
import typer

from infra.commands import rebuild_views as views
from infra.commands.readside_options import AsJson, FromArchive, StateDir, source_of
from infra.output import print_json, progress, say
from infra.reach import quiet_clients, require_kafka
from infra.settings import Settings, get_settings
from projections import reading, runs
from projections.loading import spare_collector
from projections.migrations import migrate
from projections.projector import Projector, ProjectorConfig, exit_error
from projections.rebuild import Rebuild, Rebuilt, live_extent
from schemas.archive_reader import Source


def projector(
    batch: Annotated[int, typer.Option(min=1, help="Events at most in one transaction.")] = 4_000,
    heartbeat: Annotated[float, typer.Option(min=0.1, help="Seconds between signs of life in the log.")] = 10.0,
    state_dir: StateDir = None,
) -> None:
    """Run the projector until it is told to stop: journal to tables, each event exactly once.

    Example: sijill projector --heartbeat 60
    """
    settings = get_settings(state_dir=state_dir)
    ready = settings.state_dir / "run" / "projector.ready"
    config = ProjectorConfig(
        kafka=settings.kafka,
        postgres=settings.postgres,
        ready_file=ready,
        batch=batch,
        heartbeat_seconds=heartbeat,
    )
    ready.unlink(missing_ok=True)
    reading.require_database(settings.postgres)
    migrate(settings.postgres)
    spare_collector()
    running = Projector(config)
    try:
        asyncio.run(_until_stopped(running))
    finally:
        ready.unlink(missing_ok=True)
    if (error := exit_error(running)) is not None:
        raise error


async def _until_stopped(running: Projector) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, running.stop)
    await running.run()


def rebuild(
    drop_old: Annotated[
        bool, typer.Option("--drop-old", help="Drop the tables kept by earlier rebuilds; no rebuild.")
    ] = False,
    accept_differences: Annotated[
        bool, typer.Option("--accept-differences", help="Put the rebuilt tables in place even if the live ones differ.")
    ] = False,
    from_archive: FromArchive = None,
    workers: Annotated[int, typer.Option(min=1, max=12, help="Loading processes.")] = 2,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the tables again from the whole journal, compare them with the live ones row by row, and put them in place.

    From an archive no broker is needed; tables that were never read are filled from it.
    Example: sijill rebuild --json
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    reading.require_database(settings.postgres)
    with reading.told_when_away(settings.postgres):
        if drop_old:
            _drop_old(settings, as_json)
            return
        if from_archive is None:
            asyncio.run(require_kafka(settings))
        rebuilt = _rebuilt(settings, source_of(settings, from_archive), workers, accept_differences)
    print_json(views.rebuilt_json(rebuilt)) if as_json else views.print_rebuilt(rebuilt)
    if rebuilt.differences and not rebuilt.swapped:
        raise typer.Exit(1)


def _drop_old(settings: Settings, as_json: bool) -> None:
    migrate(settings.postgres)
    with psycopg.connect(settings.postgres, autocommit=True) as session:
        dropped = runs.drop_old(session)
    print_json({"dropped": dropped}) if as_json else say(f"Dropped: {', '.join(dropped) or 'nothing was kept'}")


def _rebuilt(settings: Settings, source: Source, workers: int, accept_differences: bool) -> Rebuilt:
    migrate(settings.postgres)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with progress("reading the journal again", total=live_extent(settings.postgres)) as advance:
        return Rebuild(
            source=source,
            postgres=settings.postgres,
            run_id=str(uuid.uuid4()),
            seed=secrets.randbits(62),
            workers=workers,
            accept_differences=accept_differences,
            told=advance,
        ).run()
