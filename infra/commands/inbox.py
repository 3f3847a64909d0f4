"""`sijill inbox`: what waits for a station's officers, refusals and conflict cases, with what to do.

Shown without a link as it was last known; whoever has one gets what is new first.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from infra import moments
from infra.commands.station_options import AsJson, DeviceId, OutboxPath, StateDir, StationId
from infra.conflict_cases import read_cases
from infra.languages import Language, text_in
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.stations import outbox_path
from infra.words import heading
from producers.inbox import Item, note_cases, put_aside, read_items
from producers.line import Address
from producers.outbox import Outbox
from producers.refusal_reader import read_refusals
from producers.refused import note_refusals, refusals_read
from register.codes import is_code
from schemas.errors import CommandRefused, SijillError

inbox = typer.Typer(invoke_without_command=True, add_completion=False, help="Show what waits for a station's officers.")


@inbox.callback()
def show(
    context: typer.Context,
    station_id: StationId = "",
    device_id: DeviceId = "",
    language: Annotated[Language, typer.Option(help="Language: en, fr or ar.")] = Language.en,
    with_done: Annotated[bool, typer.Option("--all", help="Also what was put aside.")] = False,
    outbox: OutboxPath = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show refused acts and conflict cases that wait for a station's officers, and what to do about each.

    Exit 1 when something waits.
    Example: sijill inbox --station LM1 --device LM1-D1 --language fr
    """
    if context.invoked_subcommand is not None:
        return
    if not is_code(station_id):
        raise typer.BadParameter("name the station by its code, as LM1: --station CODE")
    settings = get_settings(state_dir=state_dir)
    path = outbox_path(settings, device_id, outbox)
    if path.exists():
        _refresh(settings, station_id, path)
    items = read_items(path, done=with_done)
    if as_json:
        print_json([_plain(one) for one in items])
    elif items:
        _print(items, language)
    else:
        say("Nothing waits.")
    if any(one.done_at is None for one in items):
        raise typer.Exit(1)


@inbox.command("done")
def done(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The act, as `sijill inbox` shows it.")],
    by: Annotated[str, typer.Option(help="Service number of the officer who puts it aside.")],
    device_id: DeviceId = "",
    outbox: OutboxPath = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Put aside what an officer has dealt with; it stays with `--all`.

    Example: sijill inbox done 0192f0c1-7d7a-7000-8000-000000000001 --by LM1-010 --device LM1-D1
    """
    if not is_code(by):
        raise typer.BadParameter("a service number like LM1-010: letters, digits, - and _", param_hint="--by")
    path = outbox_path(get_settings(state_dir=state_dir), device_id, outbox)
    if not put_aside(path, event_id, by=by, at=moments.now()):
        raise CommandRefused("Nothing waits under this id.", mend="See `sijill inbox`.")
    if as_json:
        print_json({"event_id": event_id, "done_by": by})
    else:
        say(f"put aside: {event_id}")


def _refresh(settings: Settings, station_id: str, path: Path) -> None:
    """Read what was refused since the last time; without an answer what is known is shown all the same."""
    quiet_clients()
    try:
        asyncio.run(require_register(settings))
        address = Address(bootstrap=settings.kafka, registry_url=settings.registry)
        with Outbox(path) as box, progress("reading refusals"):
            after = refusals_read(box, address.refusals)
            found, read = asyncio.run(read_refusals(address, station_id, after=after))
            note_refusals(box, found, topic=address.refusals, read=read)
    except SijillError as failure:
        say(f"{failure.what} Refusals are shown as last known.")
    try:
        note_cases(path, read_cases(settings.postgres, station_id))
    except SijillError as failure:
        say(f"{failure.what} Conflict cases are shown as last known.")


def _print(items: Sequence[Item], language: Language) -> None:
    names = ("when", "event", "file", "act", "field", "rule", "reason", "detail", "mend")
    rows = [
        (
            moments.show_local(one.since),
            one.event_id,
            one.file_id,
            one.event_type,
            one.field,
            one.rule_id,
            text_in(one.reason, language),
            " ".join((*one.detail, *one.origins)),
            text_in(one.mend, language),
        )
        for one in items
    ]
    print_table([heading(name, language) for name in names], rows)


def _plain(item: Item) -> dict[str, object]:
    told: dict[str, object] = json.loads(json.dumps(asdict(item)))
    return told | {
        "since": moments.show_exact(item.since),
        "done_at": None if item.done_at is None else moments.show_exact(item.done_at),
    }
