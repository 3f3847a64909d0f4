"""`sijill station`: file numbers of a device, and what waits in its outbox. (`sijill emit` lives next door.)"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from infra.commands.emit import emit
from infra.commands.station_options import AsJson, DeviceId, Epoch, LaneName, OutboxPath, Seconds, StateDir, StationId
from infra.commands.station_receipts import receipts
from infra.commands.station_views import show_standing
from infra.draining import drain, find_unsent, telling_what_waits
from infra.output import print_error, print_json, say
from infra.reach import quiet_clients, require_register
from infra.settings import get_settings
from infra.stations import outbox_path, serial_of_device, station_config
from producers.dispatch import Standing, claim, read_standing
from producers.holder import require_holder, take_hold
from producers.outbox import Outbox
from producers.proven import read_proofs
from producers.rescue import rescue
from producers.signing import public_keys, use_next
from producers.skew import read_clock
from producers.station import Station, StationConfig, micros_now
from register.numbers import file_number
from schemas.errors import CommandRefused

__all__ = ["emit", "station"]

station = typer.Typer(no_args_is_help=True, help="Take file numbers, look at a station's outbox, and send what waits.")


@station.command("number")
def take_number(
    station_id: StationId = "",
    device_id: DeviceId = "",
    year: Annotated[int | None, typer.Option(min=1900, max=9999, help="Year of the file (default: this year).")] = None,
    count: Annotated[int, typer.Option(min=1, max=1_000, help="How many numbers.")] = 1,
    outbox: OutboxPath = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Take new file numbers with their check characters from a device; no number is ever given twice.

    Example: sijill station number --station LM1 --device LM1-D1
    """
    this_year = datetime.fromtimestamp(micros_now() / 1e6, tz=ZoneInfo("Africa/Tunis")).year
    with Outbox(outbox_path(get_settings(state_dir=state_dir), device_id, outbox)) as box:
        claim(box, device_id)
        require_holder(box, os.urandom)  # a copy would give the same numbers
        try:
            serials = [serial_of_device(device_id, box.take_serial()) for _ in range(count)]
            numbers = [file_number(station_id, year or this_year, serial) for serial in serials]
        except ValueError as wrong:
            raise typer.BadParameter(f"{wrong}: --station CODE, --device CODE") from None
    if as_json:
        print_json({"file_numbers": numbers})
    else:
        sys.stdout.write("".join(f"{number}\n" for number in numbers))


station.command("receipts")(receipts)


@station.command("status")
def show_status(
    device_id: DeviceId = "", outbox: OutboxPath = None, state_dir: StateDir = None, as_json: AsJson = False
) -> None:
    """Show what waits in an outbox and what the broker refused; exit 1 when something was refused, or has no proof.

    Example: sijill station status --device LM1-D1 --json
    """
    path = outbox_path(get_settings(state_dir=state_dir), device_id, outbox)
    device, standing = read_standing(path)
    proofs = read_proofs(path, at=micros_now())
    show_standing(device, standing, as_json=as_json, clock=read_clock(path), proofs=proofs)
    if standing.rejected or (proofs is not None and proofs.missing):
        raise typer.Exit(1)


@station.command("send")
def send(
    station_id: StationId = "",
    device_id: DeviceId = "",
    outbox: OutboxPath = None,
    epoch: Epoch = None,
    timeout: Seconds = None,
    lane: LaneName = "main",
    release: Annotated[
        str | None, typer.Option(metavar="EVENT_ID", help="First let a refused event try again.")
    ] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Send what waits in an outbox; exit 1 when not all could be sent.

    Example: sijill station send --station LM1 --device LM1-D1
    """
    settings = get_settings(state_dir=state_dir)
    config = station_config(
        settings, station_id, device_id, outbox=outbox, epoch=epoch, takes_acts=False, care=lane == "care"
    )
    read_standing(config.outbox)  # a mistyped device must not make a new outbox
    quiet_clients()
    if timeout is None:
        asyncio.run(require_register(settings))
    with telling_what_waits(config.outbox):
        standing, trouble = asyncio.run(_send(config, release, timeout))
    show_standing(device_id, standing, as_json=as_json)
    unsent = find_unsent(config, standing, trouble)
    if unsent is not None:
        print_error(unsent)
    if unsent is not None or standing.rejected:
        raise typer.Exit(1)


async def _send(config: StationConfig, release: str | None, patience: float | None) -> tuple[Standing, str | None]:
    async with Station(config) as sending:
        if release is not None and not await sending.release(release):
            raise CommandRefused("No refused event has this id.", mend="See `sijill station status`.")
        return await drain(sending, patience), sending.relay.trouble


@station.command("adopt")
def adopt(
    device_id: DeviceId = "", outbox: OutboxPath = None, state_dir: StateDir = None, as_json: AsJson = False
) -> None:
    """Make this place the holder of an outbox that was moved here; never while the original is in use.

    Example: sijill station adopt --device LM1-D1
    """
    path = outbox_path(get_settings(state_dir=state_dir), device_id, outbox)
    read_standing(path)  # a mistyped device must not make a new outbox
    with Outbox(path) as box:
        claim(box, device_id)
        take_hold(box, Path(f"{path}.holder"), os.urandom)
    if as_json:
        print_json({"device_id": device_id, "adopted": True})
    else:
        say("This place holds the outbox now. Never use the place that it came from again.")


@station.command("key")
def show_key(
    device_id: DeviceId = "",
    wants_next: Annotated[bool, typer.Option("--next", help="Make the key that comes after this one.")] = False,
    uses_next: Annotated[bool, typer.Option("--use-next", help="Sign with the next key from now on.")] = False,
    outbox: OutboxPath = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the public key with which a device signs, to be enrolled; the private one never leaves its outbox.

    To change it: `--next` here, `sijill units rotate` at the directorate, then `--use-next` here before that day.
    Example: sijill station key --device LM1-D1 --json
    """
    with Outbox(outbox_path(get_settings(state_dir=state_dir), device_id, outbox)) as box:
        claim(box, device_id)
        require_holder(box, os.urandom)
        if uses_next and not use_next(box):
            raise CommandRefused("The device has no next key.", mend="Make one first: --next; then have it ordered.")
        keys = [key.hex() for key in public_keys(box, os.urandom, wants_next=wants_next)]
    if as_json:
        print_json({"device_id": device_id, "public_key": keys[0], "next": keys[1] if len(keys) > 1 else None})
        return
    say("key in use" if len(keys) == 1 else "key in use, then the next")
    sys.stdout.write("".join(f"{key}\n" for key in keys))


@station.command("rescue")
def rescue_outbox(
    device_id: DeviceId = "", outbox: OutboxPath = None, state_dir: StateDir = None, as_json: AsJson = False
) -> None:
    """Save what can be read of a damaged outbox into a new one that only sends; exit 1 when acts are lost.

    Example: sijill station rescue --device LM1-D1
    """
    path = outbox_path(get_settings(state_dir=state_dir), device_id, outbox)
    if not path.exists():
        raise CommandRefused("There is no outbox at this place.", mend="Check --outbox and --device.")
    found = rescue(path)
    if as_json:
        print_json(asdict(found))
    else:
        say(f"{found.saved} acts saved, {found.to_send} of them wait to be sent; the damaged file is {found.kept_as}")
        if found.lost:
            say(f"lost, by the device's number: {', '.join(map(str, found.lost))}. Record these acts again.")
    if found.lost:
        raise typer.Exit(1)
