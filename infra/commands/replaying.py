"""`sijill replay`: one file, or the whole register, folded from the journal alone."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from infra.commands.file_panel import print_state
from infra.commands.readside_options import AsJson, AsOf, KnownAt, StateDir, get_file_id
from infra.commands.readside_times import read_point
from infra.output import console, print_json, print_table, progress
from infra.reach import quiet_clients, require_kafka
from infra.settings import get_settings
from projections.replay import Replayed, extent, read_file, read_linked, replay_register


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
    settings, point = get_settings(state_dir=state_dir), read_point(as_of, known_at)
    quiet_clients()
    file_id = None if file is None else get_file_id(settings, file)
    asyncio.run(require_kafka(settings))
    total = asyncio.run(extent(settings.kafka, file_id))
    with progress("reading the journal", total=total) as advance:
        if file_id is not None:
            records = asyncio.run(read_file(settings.kafka, file_id, advance))
            linked = asyncio.run(read_linked(settings.kafka, records))
        else:
            replayed = asyncio.run(
                replay_register(settings.kafka, as_of=point.day, known_at=point.moment, told=advance)
            )
    if file_id is not None:
        state = point.shown(point.state(records, linked))
        print_json(state) if as_json else print_state(state, f"file {file}, replayed, {point.tell()}")
    else:
        print_json(replayed) if as_json else _print(replayed)


def _print(replayed: Replayed) -> None:
    rows = [("files", status, count) for status, count in replayed.files_by_status.items()]
    rows += [("applications", status, count) for status, count in replayed.applications_by_status.items()]
    print_table(("of", "state", "number"), rows, title=f"{replayed.files} files from {replayed.events} events")
    console().print(f"SHA-256 of all states: {replayed.sha256}", markup=False)
