"""`sijill screen`, `activity-agent`, `activity`, `refusals`: the screen from the command line.

Runs and shows what `streams` does; the vault's public keys and the settings meet it here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from infra.counting import run_activity
from infra.file_numbers import find_numbers
from infra.languages import Language
from infra.moments import show_local
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_kafka, require_register
from infra.screening import run_screen
from infra.settings import Settings, get_settings
from infra.words import heading
from projections.clear import clear
from schemas.events import Refusal
from streams.activity import read_activity
from streams.lane import LANES
from streams.refusals import read_refusals

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
LaneName = Annotated[Literal["main", "care"], typer.Option("--lane", help="Lane: main, or care for protection.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def screen(
    state_dir: StateDir = None,
    instance: Annotated[str | None, typer.Option(help="Name of this screen among several.")] = None,
    with_notices: Annotated[
        bool, typer.Option("--notices/--no-notices", help="Also raise notices of what falls due.")
    ] = True,
    lane: LaneName = "main",
) -> None:
    """Run the screen until SIGTERM or Ctrl-C: intake to journal, exactly once.

    Example: sijill screen & sijill emit acts.jsonl
    """
    run_screen(get_settings(state_dir=state_dir), instance=instance, with_notices=with_notices, lane=LANES[lane])


def activity_agent(
    state_dir: StateDir = None,
    instance: Annotated[str | None, typer.Option(help="Name of this agent among several.")] = None,
) -> None:
    """Count acts per station and kind from the journal until SIGTERM or Ctrl-C.

    Example: sijill activity-agent & sijill activity
    """
    run_activity(get_settings(state_dir=state_dir), instance=instance)


def activity(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show how many acts of each kind each station did, as counted from the journal.

    Example: sijill activity --json
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    asyncio.run(require_kafka(settings))
    with progress("reading activity"):
        counted = asyncio.run(read_activity(settings.kafka))
    if as_json:
        print_json(counted)
    elif counted:
        print_table(("station", "act", "count"), [(each.station, each.kind, each.acts) for each in counted])
    else:
        say("No act is counted yet: the activity agent counts what the screen accepts.")


def refusals(
    state_dir: StateDir = None,
    station: Annotated[str | None, typer.Option(help="Only of this station, as LM1.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of headings and reasons: en, fr or ar.")] = Language.en,
    lane: LaneName = "main",
    as_json: AsJson = False,
) -> None:
    """List refused acts, oldest first, with the file, the rule, the reason and how to mend them.

    Example: sijill refusals --station LM1 --lang fr
    """
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    asyncio.run(require_register(settings))
    with progress("reading refusals"):
        everywhere = asyncio.run(read_refusals(settings.kafka, settings.registry, lane=LANES[lane]))
    found = [each for each in everywhere if station in (None, each.station_id)]
    if station is not None and not found:
        _refuse_unknown_station(settings, station, {each.station_id for each in everywhere})
    numbers = find_numbers(settings, sorted({each.file_id for each in found}))
    if as_json:
        print_json([clear(each) | {"file_number": numbers.get(each.file_id)} for each in found])
    elif found:
        _print_refusals(found, numbers, lang)
    else:
        say("Nothing was refused." if station is None else f"Nothing of {station} was refused.")


def _refuse_unknown_station(settings: Settings, station: str, known: set[str]) -> None:
    known |= {each.station for each in asyncio.run(read_activity(settings.kafka))}
    if station not in known:
        what = f"no act of a station {station} has reached the register; stations so far: {', '.join(sorted(known))}"
        raise typer.BadParameter(what, param_hint="--station")


def _print_refusals(found: Sequence[Refusal], numbers: Mapping[str, str], lang: Language) -> None:
    names = ("when", "file", "act", "event", "station", "device", "field", "rule", "reason", "detail", "mend")
    rows = [
        (
            show_local(each.recorded_at),
            numbers.get(each.file_id, each.file_id),
            each.event_type,
            each.event_id,
            each.station_id,
            each.device_id,
            each.field,
            each.rule_id,
            getattr(each.reason, lang),
            " ".join(each.detail),
            getattr(each.mend, lang),
        )
        for each in found
    ]
    print_table([heading(name, lang) for name in names], rows)
