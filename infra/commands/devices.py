"""`sijill devices gaps`: which numbers of a device never arrived, when it was last heard, what came twice.

A refused number is known, and so is one among the dead letters: neither is missing.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated

import typer

from infra import moments
from infra.commands.readside_options import AsJson, StateDir
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from projections import reading
from projections.gaps import DeviceGaps, read_gaps
from register.units.organisation import Device
from schemas import codec
from schemas.errors import SijillError
from schemas.events import DeadRecord
from schemas.registry import Registry
from streams.lane import MAIN
from streams.letters import read_letters
from streams.opener_client import OpenerClient
from streams.organisation import read_organisation
from streams.refusals import read_refusals

_COLUMNS = ("device", "station", "highest", "last heard", "missing", "since", "twice", "revoked")
devices = typer.Typer(no_args_is_help=True, add_completion=False, help="Look at what devices have sent.")


@devices.callback()
def _devices() -> None:
    """Look at what devices have sent."""


@devices.command("gaps")
def gaps(
    device: Annotated[str | None, typer.Option(help="Only this device.")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show per device the highest number seen and the numbers neither accepted, refused nor dead; exit 1 for any.

    What a lost device had made after its highest number, nobody can know but from its paper: `sijill units revoke
    --last-seq` tells it, and then it is missing since the device was last heard.
    Example: sijill devices gaps --device LM1-D1
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    asyncio.run(require_register(settings))
    with progress("reading refusals and dead letters"):
        known, enrolled = asyncio.run(_known(settings)), asyncio.run(_enrolled(settings))
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        found = [one for one in read_gaps(session, known, enrolled) if device in (None, one.device_id)]
    if as_json:
        print_json(found)
    else:
        print_table(_COLUMNS, map(_row, found))
    if any(one.missing or one.twice for one in found):
        if not as_json:
            say("A number that came twice: the outbox was copied. Stop the device and adopt one of the two.")
        raise typer.Exit(1)


def _row(one: DeviceGaps) -> tuple[object, ...]:
    missing = ", ".join(str(low) if low == high else f"{low}-{high}" for low, high in one.missing)
    since = None if one.since is None else moments.show_local(one.since)
    twice = ", ".join(map(str, one.twice))
    heard = None if one.last_heard_at is None else moments.show_local(one.last_heard_at)
    revoked = None if one.revoked_on is None else f"{one.revoked_on} {one.revoked_because}"
    return one.device_id, one.station_id, one.highest, heard, missing, since, twice, revoked


async def _enrolled(settings: Settings) -> Mapping[str, Device]:
    async with Registry(settings.registry) as registry:
        return (await read_organisation(settings.kafka, registry)).devices


async def _known(settings: Settings) -> dict[str, set[int]]:
    """Return the numbers of each device that were refused or lie among the dead letters."""
    known: dict[str, set[int]] = defaultdict(set)
    for one in await read_refusals(settings.kafka, settings.registry):
        known[one.device_id].add(one.device_seq)
    async with Registry(settings.registry) as registry:
        letters = await read_letters(settings.kafka, registry, MAIN)
        if not letters:
            return known
        try:
            async with OpenerClient(settings.opener_socket) as opener:
                originals = await opener.open_dead_records([at.letter for at in letters])
        except SijillError as failure:
            say(f"{failure.what} Numbers among the dead letters count as missing.")
            return known
    for original in originals:
        if original is not None:
            _note(known, original)
    return known


def _note(known: dict[str, set[int]], record: DeadRecord) -> None:
    """Note the number of a dead record that can be read; a damaged one does not tell its number."""
    headers = {pair.name: pair.value for pair in record.headers}
    try:
        _, body = codec.unframe(record.value)
        meta = codec.decode_body(headers["ce_type"].decode(), body).meta
    except (SijillError, KeyError, ValueError, AttributeError):
        return
    known[meta.device_id].add(meta.device_seq)
