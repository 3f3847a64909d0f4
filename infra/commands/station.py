"""`sijill emit` and `sijill station`: acts into a station's outbox, on to the register, and what still waits."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from infra.output import print_json, print_table, progress, say
from infra.settings import get_settings
from infra.stations import outbox_path, station_config
from producers.describe import describe_act
from producers.dispatch import Standing, read_standing
from producers.emission import BadLine, EmitReport, emit_lines
from producers.station import Station, StationConfig
from schemas.errors import CommandRefused, Misfit
from schemas.events import Corps

StationId = Annotated[str, typer.Option("--station", help="Code of the station.")]
DeviceId = Annotated[str, typer.Option("--device", help="Code of the device; each has an outbox of its own.")]
District = Annotated[str, typer.Option(help="Code of the district.")]
CorpsCode = Annotated[str, typer.Option("--corps", help=f"One of {', '.join(get_args(Corps))}.")]
OutboxPath = Annotated[Path | None, typer.Option("--outbox", help="Outbox [default: in the state directory].")]
Epoch = Annotated[str | None, typer.Option(help="Epoch of the register's key [default: the latest].")]
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data [default: .sijill].")]
Seconds = Annotated[float, typer.Option("--timeout", min=0, help="Seconds to wait for the broker.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LaneName = Annotated[Literal["main", "care"], typer.Option("--lane", help="Lane of the device: main, or care.")]
_LOOK_S = 0.2  # how often a progress bar looks at the outbox

station = typer.Typer(no_args_is_help=True, help="Look at a station's outbox, and send what waits in it.")


def emit(
    source: Annotated[Path, typer.Argument(metavar="[FILE|-]", help="JSON lines; - is standard input.")] = Path("-"),
    station_id: StationId = "",
    device_id: DeviceId = "",
    district: District = "UNKNOWN",
    corps: CorpsCode = "UNKNOWN",
    outbox: OutboxPath = None,
    epoch: Epoch = None,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", help="Send, and wait until the broker has all.")] = True,
    timeout: Seconds = 60.0,
    lane: LaneName = "main",
    describe: Annotated[str | None, typer.Option(metavar="EVENT", help="Show the JSON of an event and end.")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Take acts as JSON lines into a station's outbox and send them; a bad line is reported, the good ones go through.

    Exit codes: 0 all taken and sent, 1 some lines are bad or not all could be sent, 2 wrong use.
    Example: sijill emit acts.jsonl --station LM1 --device LM1-D1 --corps SURETE --json
    """
    if describe is not None:
        _show_shape(describe, as_json)
        return
    if str(source) != "-" and not source.is_file():
        raise typer.BadParameter("there is no such file", param_hint="FILE")
    settings = get_settings(state_dir=state_dir)
    config = station_config(
        settings,
        station_id,
        device_id,
        district=district,
        corps=corps,
        outbox=outbox,
        epoch=epoch,
        sends=wait,
        care=lane == "care",
    )
    report = EmitReport()
    with _telling_what_waits(config.outbox):
        standing = asyncio.run(_emit(config, source, report, wait=wait, patience=timeout, as_json=as_json))
    _show_report(report, standing, as_json)
    if report.bad_count or standing.rejected or (wait and standing.waiting + standing.held):
        raise typer.Exit(1)


async def _emit(
    config: StationConfig,
    source: Path,
    report: EmitReport,
    *,
    wait: bool,
    patience: float,
    as_json: bool,
) -> Standing:
    is_stdin = str(source) == "-"
    descriptor = sys.stdin.fileno() if is_stdin else os.open(source, os.O_RDONLY | os.O_CLOEXEC)
    total = None if is_stdin else os.fstat(descriptor).st_size
    async with Station(config, relay=wait) as taking:
        with progress("taking acts", total=total, unit="bytes") as advance:
            async for size, bad in emit_lines(taking, descriptor, report):
                advance(size)
                if not as_json:
                    _say_bad(bad)
        return await _drain(taking, patience) if wait else await taking.standing()


async def _drain(sending: Station, patience: float) -> Standing:
    """Wait until all is sent, showing how it goes; return what stands after `patience` seconds at the latest."""
    standing = await sending.standing()
    left = standing.waiting
    end = asyncio.get_running_loop().time() + patience
    with progress("sending", total=left) as advance:
        while standing.waiting and asyncio.get_running_loop().time() < end:
            standing = await sending.flush(_LOOK_S)
            advance(left - standing.waiting)
            left = standing.waiting
    if standing.waiting and sending.relay.trouble is not None:
        say(f"the register cannot be reached: {sending.relay.trouble}")
    return standing


@station.command("status")
def show_status(
    device_id: DeviceId = "", outbox: OutboxPath = None, state_dir: StateDir = None, as_json: AsJson = False
) -> None:
    """Show what waits in an outbox and what the broker refused; exit 1 when something was refused.

    Example: sijill station status --device lm-1 --json
    """
    device, standing = read_standing(outbox_path(get_settings(state_dir=state_dir), device_id, outbox))
    if as_json:
        print_json({"device_id": device, **asdict(standing)})
    else:
        _show_standing(device, standing)
    if standing.rejected:
        raise typer.Exit(1)


@station.command("send")
def send(
    station_id: StationId = "",
    device_id: DeviceId = "",
    district: District = "UNKNOWN",
    corps: CorpsCode = "UNKNOWN",
    outbox: OutboxPath = None,
    epoch: Epoch = None,
    timeout: Seconds = 60.0,
    lane: LaneName = "main",
    release: Annotated[
        str | None, typer.Option(metavar="EVENT_ID", help="First let a refused event try again.")
    ] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Send what waits in an outbox; exit 1 when not all could be sent.

    Example: sijill station send --station TN-11-LM --device lm-1
    """
    settings = get_settings(state_dir=state_dir)
    config = station_config(
        settings,
        station_id,
        device_id,
        district=district,
        corps=corps,
        outbox=outbox,
        epoch=epoch,
        sends=True,
        care=lane == "care",
    )
    read_standing(config.outbox)  # a mistyped device must not make a new outbox
    with _telling_what_waits(config.outbox):
        standing = asyncio.run(_send(config, release, timeout))
    if as_json:
        print_json({"device_id": device_id, **asdict(standing)})
    else:
        _show_standing(device_id, standing)
    if standing.waiting or standing.held or standing.rejected:
        raise typer.Exit(1)


async def _send(config: StationConfig, release: str | None, patience: float) -> Standing:
    async with Station(config) as sending:
        if release is not None and not await sending.release(release):
            raise CommandRefused("No refused event has this id.", mend="See `sijill station status`.")
        return await _drain(sending, patience)


@contextmanager
def _telling_what_waits(path: Path) -> Iterator[None]:
    """On Ctrl-C say how many events wait in the outbox, which is whole; the console script does the rest."""
    try:
        yield
    except KeyboardInterrupt:
        if path.exists():
            standing = read_standing(path)[1]
            say(f"{standing.waiting + standing.held} events wait in the outbox; `sijill station send` sends them")
        raise


def _show_shape(event: str, as_json: bool) -> None:
    try:
        shape = describe_act(event)
    except Misfit as misfit:
        raise typer.BadParameter(f"{misfit.reason}. {misfit.mend}") from None
    if as_json:
        print_json(asdict(shape))
        return
    rows = [(f.field, f.type, "yes" if f.required else "", ", ".join(f.allowed), f.doc) for f in shape.fields]
    print_table(("field", "type", "required", "allowed", "meaning"), rows, title=f"{shape.event}: {shape.doc}")
    sys.stdout.write("\nExample line:\n" + json.dumps(shape.example, ensure_ascii=False) + "\n")


def _say_bad(bad: list[BadLine]) -> None:
    for one in bad:
        say(f"line {one.line}: {one.field}: {one.reason}. {one.mend}")


def _show_report(report: EmitReport, standing: Standing, as_json: bool) -> None:
    if as_json:
        print_json({**asdict(report), **asdict(standing)})
        return
    again = f", {report.already_taken} taken before" if report.already_taken else ""
    say(f"{report.taken} taken{again}, {report.bad_count} bad; {standing.waiting + standing.held} wait to be sent")
    for one in standing.rejected:
        say(f"refused by the broker: {one.event_id}: {one.reason} {one.waiting_behind} wait behind it")


def _show_standing(device: str, standing: Standing) -> None:
    oldest = standing.oldest_waiting_at
    since = "" if oldest is None else datetime.fromtimestamp(oldest / 1e6, tz=UTC).isoformat(timespec="seconds")
    columns = ("device", "waiting", "held", "sent", "refused", "last number", "oldest waits since")
    counts = (standing.waiting, standing.held, standing.sent, len(standing.rejected), standing.last_device_seq)
    print_table(columns, [(device, *counts, since)])
    for one in standing.rejected:
        say(f"refused: {one.event_id} ({one.contract}): {one.reason} {one.waiting_behind} wait behind it")
