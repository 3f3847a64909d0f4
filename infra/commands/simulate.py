"""`sijill simulate`: an invented year at several stations, sent through real stations to the register."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from infra.commands.national import simulate_country
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.stations import station_config
from producers.simulator.desk import Step
from producers.simulator.national.plan import NationalConfig
from producers.simulator.places import MOST_STATIONS, Office, offices
from producers.simulator.plan import WorldConfig
from producers.simulator.run import Truth, truth_of
from producers.simulator.run import simulate as run_simulation
from producers.simulator.world import world
from producers.station import Station, micros_now
from register.days import DAY


def simulate(
    seed: Annotated[int, typer.Option(min=0, help="The same seed and size give the same acts.")] = 7,
    stations: Annotated[int, typer.Option(min=1, max=MOST_STATIONS, help="Number of stations.")] = 3,
    days: Annotated[int, typer.Option(min=1, help="Length of the time, in days.")] = 365,
    files: Annotated[int, typer.Option(min=0, help="Number of people who come.")] = 2_000,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day (default: yesterday).")] = None,
    offline_days: Annotated[int, typer.Option(min=0, help="Days that one station has no link.")] = 2,
    speed: Annotated[float, typer.Option(min=0, help="Simulated days per second; 0: as fast as it goes.")] = 0.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count; send nothing.")] = False,
    national: Annotated[bool, typer.Option("--national", help="The whole country, life by life, over years.")] = False,
    persons: Annotated[int, typer.Option(min=0, help="With --national: number of people.")] = 100,
    years: Annotated[int, typer.Option(min=1, max=30, help="With --national: length of the time, in years.")] = 20,
    truth_file: Annotated[
        Path | None, typer.Option("--truth", help="With --national: write the truth there, JSON lines.")
    ] = None,
    units_file: Annotated[
        Path | None, typer.Option("--units", help="With --national: write the plan for `sijill units apply` there.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="With --national: write the acts there; send nothing.")] = None,
    to_intake: Annotated[
        bool, typer.Option("--to-intake", help="With --national: in bulk, past the stations' outboxes.")
    ] = False,
    state_dir: Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Simulate stations, officers and people, and tell what the register must accept and refuse.

    Running it again with the same options goes on where it stopped, and adds nothing when it was done.
    With --national acts go through stations; more than a few hundred people need --to-intake, and an empty register.
    Example: sijill simulate --seed 7 --files 200 --days 90 --json
    Example: sijill simulate --national --seed 7 --persons 7000 --years 20 --to-intake --truth truth.jsonl
    """
    last = _day(until)
    if national:
        country = NationalConfig(seed=seed, persons=persons, years=years, until=last)
        settings = None if dry_run else get_settings(state_dir=state_dir)
        simulate_country(
            settings, country, truth=truth_file, out=out, units=units_file, in_bulk=to_intake, as_json=as_json
        )
        return
    if to_intake or any(path is not None for path in (truth_file, out, units_file)):
        raise typer.BadParameter("--truth, --units, --out and --to-intake go with --national")
    try:
        config = WorldConfig(until=last, stations=stations, days=days, files=files, offline_days=offline_days)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong)) from None
    steps = world(seed, config)
    if dry_run:
        truth = truth_of(steps)
    else:
        settings = get_settings(state_dir=state_dir)
        quiet_clients()
        asyncio.run(require_register(settings))
        with progress("files begun", total=files, unit="rows") as advance:
            truth = asyncio.run(_run(settings, config, steps, advance, speed))
    _show(truth, seed, config, as_json=as_json)


async def _run(
    settings: Settings, config: WorldConfig, steps: Iterable[Step], advance: Callable[[int], None], speed: float
) -> Truth:
    async with AsyncExitStack() as stack:
        opened = {
            office.code: await stack.enter_async_context(_station(settings, office))
            for office in offices(config.stations)
        }
        return await run_simulation(steps, opened, advance=advance, pace=_pace(speed) if speed else None)


def _station(settings: Settings, office: Office) -> Station:
    config = station_config(settings, office.code, office.device, district=office.district, corps=office.corps)
    return Station(config)


def _pace(days_per_second: float) -> Callable[[int], Awaitable[None]]:
    """Return a pace that waits until a batch's virtual time has come."""
    begun: list[tuple[int, float]] = []

    async def wait(moment: int) -> None:
        now = asyncio.get_running_loop().time()
        if not begun:
            begun.append((moment, now))
        first, start = begun[0]
        await asyncio.sleep(max(0.0, start + (moment - first) / DAY / days_per_second - now))

    return wait


def _day(given: str | None) -> date:
    """Return the last simulated day: it must be over, because recorded times are those of the broker."""
    today = datetime.fromtimestamp(micros_now() / 1e6, tz=ZoneInfo("Africa/Tunis")).date()
    if given is None:
        return today - timedelta(days=1)
    try:
        last = date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter("write --until as 2026-08-31") from None
    if last >= today:
        raise typer.BadParameter("--until must lie before today: the register refuses acts of the future")
    return last


def _show(truth: Truth, seed: int, config: WorldConfig, *, as_json: bool) -> None:
    if as_json:
        shown = asdict(truth) | {"first_at": _iso(truth.first_at), "last_at": _iso(truth.last_at)}
        size = {"stations": config.stations, "days": config.days, "until": config.until.isoformat()}
        print_json({"seed": seed, **size, **shown})
        return
    print_table(("act", "to be accepted"), truth.by_event.items(), title=f"{truth.files} files, {truth.acts} acts")
    print_table(("wrong act", "to be refused"), truth.refusals.items())
    again = f"; {truth.taken_before} were there before" if truth.taken_before else ""
    say(f"{truth.captured_offline} acts captured without a link, {truth.at_once} at once with others{again}")


def _iso(moment: int) -> str | None:
    return datetime.fromtimestamp(moment / 1e6, tz=ZoneInfo("Africa/Tunis")).isoformat() if moment else None
