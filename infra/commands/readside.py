"""`sijill projector | file | search | timeline | rebuild | replay`: the read side at the command line.

Only `file --reveal` shows personal values, and only after the read is on the access topic.
"""

from __future__ import annotations

import asyncio
import secrets
import signal
import uuid
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from infra.commands import readside_views as views
from infra.commands.readside_reveal import read_reader, reveal_all
from infra.commands.readside_times import get_state_at, read_day, read_moment, tell
from infra.output import print_json, print_json_line, progress, say
from infra.settings import Settings, get_settings
from projections import reading, runs
from projections.access import Revealed
from projections.clear import clear
from projections.loading import spare_collector
from projections.migrations import migrate
from projections.projector import Projector, ProjectorConfig, exit_error
from projections.rebuild import Rebuild, live_extent
from projections.replay import extent, read_file, replay_register
from register.history import within
from schemas.ids import is_uuid

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data [default: .sijill].")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As it was on this day (legal effect).")]
KnownAt = Annotated[
    str | None, typer.Option("--known-at", metavar="TIME", help="As the register knew it then (ISO 8601; UTC if bare).")
]


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


def file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File id or file number.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    with_values: Annotated[bool, typer.Option("--reveal", help="Show personal values; the read is recorded.")] = False,
    purpose: Annotated[str | None, typer.Option(help="Purpose of the read, with --reveal.")] = None,
    actor: Annotated[str | None, typer.Option(help="Service number of the reader, with --reveal.")] = None,
    unit: Annotated[str | None, typer.Option(help="Unit of the reader, with --reveal.")] = None,
    role: Annotated[str, typer.Option(help="Role of the reader, with --reveal.")] = "CLERK",
    case_ref: Annotated[str | None, typer.Option(help="Case that the read belongs to.")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show a file now, as it was on a day, or as it was known at a time.

    Example: sijill file TN-LM-01-26-000017-X --as-of 2026-09-30 --json
    """
    settings, day, moment = get_settings(state_dir=state_dir), read_day(as_of), read_moment(known_at)
    reader = read_reader(purpose, role, actor, unit, case_ref) if with_values else None
    with reading.open_session(settings.postgres) as session:
        file_id = reading.get_file_id(session, file)
        records = reading.read_records(session, file_id) if reader is not None or (day, moment) != (None, None) else []
        state = (
            reading.get_state(session, file_id) if (day, moment) == (None, None) else get_state_at(records, day, moment)
        )
    revealed: list[Revealed] | None = None
    if reader is not None:
        known = list(within(records, as_of=day, known_at=moment))
        revealed = reveal_all(settings, file_id, known, reader)
    shown = clear(state)
    if as_json:
        print_json(shown if revealed is None else shown | {"revealed": revealed})
        return
    views.print_state(shown, title=" ".join(filter(None, ("file", state.file_number, tell(as_of, known_at)))))
    if revealed is not None:
        views.print_revealed(revealed)


def search(
    text: Annotated[str | None, typer.Argument(help="A number or id: of a file, receipt, card, application.")] = None,
    status: Annotated[str | None, typer.Option(help="State of the file, for example OPEN.")] = None,
    station: Annotated[str | None, typer.Option(help="Station in charge.")] = None,
    application_status: Annotated[
        str | None, typer.Option(help="State of an application, for example COMPLETE.")
    ] = None,
    receipt: Annotated[str | None, typer.Option(help="Number of a receipt.")] = None,
    card: Annotated[str | None, typer.Option(help="Number of a card.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Files at most.")] = 50,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Find files by numbers and states; exit 1 when there is none.

    Example: sijill search --application-status COMPLETE --station TN-LM-01 --json
    """
    wanted = reading.Wanted(
        text=text,
        status=status,
        station=station,
        application_status=application_status,
        receipt=receipt,
        card=card,
        limit=limit,
    )
    with reading.open_session(get_settings(state_dir=state_dir).postgres) as session:
        found = reading.search_files(session, wanted)
    if as_json:
        print_json(found)
    elif found:
        views.print_found(found)
    if len(found) == limit:
        say(f"There may be more than these {limit}: say --limit.")
    if not found:
        say("No file fits.")
        raise typer.Exit(1)


def timeline(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File id or file number.")],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show every event of a file, one line each; with --json one object per line.

    Example: sijill timeline TN-LM-01-26-000017-X
    """
    with reading.open_session(get_settings(state_dir=state_dir).postgres) as session:
        entries = reading.read_timeline(session, reading.get_file_id(session, file))
    if not as_json:
        views.print_timeline(entries)
        return
    for entry in entries:
        print_json_line(entry)


def rebuild(
    drop_old: Annotated[
        bool, typer.Option("--drop-old", help="Drop the tables kept by earlier rebuilds; no rebuild.")
    ] = False,
    accept_differences: Annotated[
        bool, typer.Option("--accept-differences", help="Put the rebuilt tables in place even if the live ones differ.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, max=12, help="Loading processes.")] = 2,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the tables again from the whole journal, compare them with the live ones row by row, and put them in place.

    Example: sijill rebuild --json
    """
    settings = get_settings(state_dir=state_dir)
    migrate(settings.postgres)
    if drop_old:
        with psycopg.connect(settings.postgres, autocommit=True) as session:
            dropped = runs.drop_old(session)
        print_json({"dropped": dropped}) if as_json else say(f"Dropped: {', '.join(dropped) or 'nothing was kept'}")
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with progress("reading the journal again", total=live_extent(settings.postgres)) as advance:
        rebuilt = Rebuild(
            kafka=settings.kafka,
            postgres=settings.postgres,
            run_id=str(uuid.uuid4()),
            seed=secrets.randbits(62),
            workers=workers,
            accept_differences=accept_differences,
            told=advance,
        ).run()
    print_json(views.rebuilt_json(rebuilt)) if as_json else views.print_rebuilt(rebuilt)
    if rebuilt.differences and not rebuilt.swapped:
        raise typer.Exit(1)


def replay(
    file: Annotated[str | None, typer.Option("--file", metavar="F", help="One file only: its id or number.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Fold the journal itself: one file, or the whole register with counts and the hash of all states.

    Example: sijill replay --as-of 2026-09-30 --json
    """
    settings, day, moment = get_settings(state_dir=state_dir), read_day(as_of), read_moment(known_at)
    total = asyncio.run(extent(settings.kafka, None if file is None else _file_id(settings, file)))
    with progress("reading the journal", total=total) as advance:
        if file is not None:
            records = asyncio.run(read_file(settings.kafka, _file_id(settings, file), advance))
            state = clear(get_state_at(records, day, moment))
        else:
            replayed = asyncio.run(replay_register(settings.kafka, as_of=day, known_at=moment, told=advance))
    if file is not None:
        print_json(state) if as_json else views.print_state(state, title=f"file, replayed {tell(as_of, known_at)}")
    else:
        print_json(replayed) if as_json else views.print_replayed(replayed)


def _file_id(settings: Settings, text: str) -> str:
    if is_uuid(text):
        return text
    with reading.open_session(settings.postgres) as session:  # only to learn the id behind a number
        return reading.get_file_id(session, text)
