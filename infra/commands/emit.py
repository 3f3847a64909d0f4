"""`sijill emit`: acts as JSON lines into a station's outbox and on to the register.

The acts are safe in the outbox before anything is sent; a register that is away delays them and loses none.
"""

from __future__ import annotations

import asyncio
import os
import stat
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from infra.commands.station_options import (
    AsJson,
    CorpsCode,
    DeviceId,
    District,
    Epoch,
    LaneName,
    OutboxPath,
    Seconds,
    StateDir,
    StationId,
)
from infra.commands.station_views import say_bad, say_refused, show_report, show_shape, telling_how_far
from infra.draining import drain, find_unsent, telling_what_waits
from infra.file_numbers import find_version
from infra.output import print_error, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.stations import station_config
from producers.describe import describe_act
from producers.dispatch import Standing
from producers.emission import EmitReport, emit_lines
from producers.station import Station, StationConfig, micros_now
from schemas.errors import Misfit, ServiceUnreachable, SijillError
from schemas.events import Refusal
from schemas.ids import is_uuid, new_uuid7

_KNOWN_AWAY_S = 1.0  # enough for the relay to say why


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """The input of a run, the line with which it begins, and the report that grows with it."""

    descriptor: int
    first: int
    report: EmitReport
    as_json: bool


def emit(
    source: Annotated[
        Path, typer.Argument(metavar="[FILE|-]", help="JSON lines, from whatever can be read; - is standard input.")
    ] = Path("-"),
    station_id: StationId = "",
    device_id: DeviceId = "",
    district: District = None,
    corps: CorpsCode = None,
    outbox: OutboxPath = None,
    epoch: Epoch = None,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", help="Send, and wait until the broker has all.")] = True,
    timeout: Seconds = None,
    lane: LaneName = "main",
    from_line: Annotated[
        int, typer.Option(min=1, metavar="N", help="Pass over the lines before this one, as after an interruption.")
    ] = 1,
    describe: Annotated[str | None, typer.Option(metavar="EVENT", help="Show the JSON of an event and end.")] = None,
    file: Annotated[
        str | None,
        typer.Option(metavar="FILE_ID", help="With --describe: the file of the example (default: a new one)."),
    ] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Take acts as JSON lines into a station's outbox and send them; bad lines are reported, the good ones go through.

    Exit codes: 0 all taken and sent, 1 some lines are bad or not all could be sent, 2 wrong use.
    Whether the register then took them, `sijill refusals` and `sijill file` tell.
    Example: sijill emit acts.jsonl --station LM1 --device LM1-D1 --corps SURETE --json
    """
    if describe is not None:
        _describe(describe, file, get_settings(state_dir=state_dir), as_json=as_json)
        return
    settings = get_settings(state_dir=state_dir)
    away = _find_away(settings) if wait else None
    sends = wait and (away is None or _is_known(settings))
    config = station_config(
        settings,
        station_id,
        device_id,
        district=district,
        corps=corps,
        outbox=outbox,
        epoch=epoch,
        sends=sends,
        care=lane == "care",
    )
    descriptor = _open(source)
    patience = _KNOWN_AWAY_S if timeout is None and away is not None else timeout
    report = EmitReport()
    quiet_clients()
    taking = Taking(descriptor=descriptor, first=from_line, report=report, as_json=as_json)
    with telling_what_waits(config.outbox), telling_how_far(report, from_line):
        work = _emit(config, taking, sends=sends, asks=away is None, patience=patience)
        standing, refused, trouble = asyncio.run(work)
    show_report(report, standing, refused, config, first=from_line, as_json=as_json)
    unsent = find_unsent(config, standing, trouble, away) if wait else None
    if unsent is not None:
        print_error(unsent)
    if report.bad_count or standing.rejected or unsent is not None:
        raise typer.Exit(1)


async def _emit(
    config: StationConfig, taking: Taking, *, sends: bool, asks: bool, patience: float | None
) -> tuple[Standing, list[Refusal], str | None]:
    """Take the lines; return what stands, what was refused of earlier acts, and why something could not be sent."""
    async with Station(config, relay=sends) as station:
        refused = await _learn(station) if sends and asks else []
        if not taking.as_json:
            say_refused(refused)
        await _take(station, taking)
        standing = await drain(station, patience) if sends else await station.standing()
        return standing, refused, station.relay.trouble


async def _take(station: Station, taking: Taking) -> None:
    """Take the lines and tell the bad ones; an interruption lets none of them go untold."""
    what, report, told = os.fstat(taking.descriptor), taking.report, 0
    total = what.st_size if stat.S_ISREG(what.st_mode) else None
    with progress("taking acts", total=total, unit="bytes") as advance:
        try:
            async for size, bad in emit_lines(station, taking.descriptor, report, first=taking.first):
                advance(size)
                told = report.lines
                if not taking.as_json:
                    say_bad(bad)
        except asyncio.CancelledError:
            say_bad([one for one in report.bad if taking.as_json or one.line > told])
            raise


async def _learn(taking: Station) -> list[Refusal]:
    """Return what was refused since the last time; without an answer the acts are taken all the same."""
    try:
        return await taking.learn_refusals()
    except SijillError as failure:
        say(f"{failure.what} An act that builds on a refused one will be refused too.")
        return []


def _find_away(settings: Settings) -> ServiceUnreachable | None:
    try:
        asyncio.run(require_register(settings))
    except ServiceUnreachable as away:
        return away
    return None


def _is_known(settings: Settings) -> bool:
    """Return whether the register has an address, so that the relay may try it."""
    try:
        return bool(settings.kafka and settings.registry)
    except ServiceUnreachable:
        return False


def _open(source: Path) -> int:
    """Return a descriptor of whatever can be read: a file, a pipe, a device; `-` is standard input."""
    if str(source) in ("-", "/dev/stdin"):
        return sys.stdin.fileno()
    try:
        descriptor = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as failure:
        raise typer.BadParameter(f"it cannot be read: {failure.strerror}", param_hint="FILE") from None
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        raise typer.BadParameter("it is a directory; name a file of JSON lines", param_hint="FILE")
    return descriptor


def _describe(event: str, file_id: str | None, settings: Settings, *, as_json: bool) -> None:
    if file_id is not None and not is_uuid(file_id):
        raise typer.BadParameter("write --file as a file id: 36 characters, lower case")
    yesterday = datetime.fromtimestamp(micros_now() / 1e6, tz=ZoneInfo("Africa/Tunis")).date() - timedelta(days=1)
    try:
        seen = None if file_id is None else find_version(settings, file_id) or 0
        shape = describe_act(event, file_id=file_id or new_uuid7(), day=yesterday, base_version=seen)
    except Misfit as misfit:
        raise typer.BadParameter(f"{misfit.reason}. {misfit.mend}") from None
    show_shape(shape, as_json=as_json)
