"""`sijill simulate --national`: an invented country over twenty years, with its truth beside it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import typer

from infra.nation import send_in_bulk, send_through_stations, stories
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings
from producers.simulator.national.country import Country
from producers.simulator.national.enrolment import plan_of
from producers.simulator.national.plan import NationalConfig
from producers.simulator.national.story import Story
from producers.simulator.national.tally import Tally
from producers.simulator.national.truth import truth_of
from producers.simulator.national.writing import line_of

MOST_THROUGH_STATIONS = 300
"""People whose acts go through outboxes: an hour of half a million fsyncs is not what anybody wants to wait for."""


def simulate_country(
    settings: Settings | None,
    config: NationalConfig,
    *,
    truth: Path | None,
    out: Path | None,
    units: Path | None,
    in_bulk: bool,
    as_json: bool,
) -> None:
    """Tell the lives and send them, write them down, or (without settings) only count; then say what was told."""
    if settings is not None and out is None and not in_bulk and config.persons > MOST_THROUGH_STATIONS:
        raise typer.BadParameter(f"more than {MOST_THROUGH_STATIONS} people go in bulk: --to-intake")
    if units is not None:
        country = Country(config.seed, config.first_day, config.last_day)
        units.write_text(json.dumps(plan_of(country, config.first_day), ensure_ascii=False, indent=1), encoding="utf-8")
    tally = Tally()
    with ExitStack() as stack:
        truths = None if truth is None else stack.enter_context(_new(truth))
        acts = None if out is None else stack.enter_context(_new(out))
        advance = stack.enter_context(progress("lives told", total=config.persons, unit="rows"))
        heard = _listener(tally, truths, acts)
        if settings is None or acts is not None:
            for story in stories(config):
                heard(story)
                advance(1)
        else:
            quiet_clients()
            asyncio.run(require_register(settings))
            send = send_in_bulk if in_bulk else send_through_stations
            asyncio.run(send(settings, config, heard, advance))
    _show(tally, config, as_json=as_json)


def _listener(tally: Tally, truths: IO[str] | None, acts: IO[str] | None) -> Callable[[Story], None]:
    def hear(story: Story) -> None:
        tally.add(story)
        if truths is not None:
            truths.writelines(_line(each) for each in truth_of(story))
        if acts is not None:
            acts.writelines(_line(line_of(step)) for step in story.steps)

    return hear


def _new(path: Path) -> IO[str]:
    """Open a file that only its owner reads: it holds names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return path.open("w", encoding="utf-8")


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _show(tally: Tally, config: NationalConfig, *, as_json: bool) -> None:
    if as_json:
        print_json({"seed": config.seed, "years": config.years, "until": config.until.isoformat(), **tally.plain()})
        return
    title = f"{tally.persons} lives over {config.years} years, {tally.files} files, {tally.acts} acts"
    print_table(("act", "to be accepted"), sorted(tally.by_event.items()), title=title)
    print_table(("rule", "to be refused"), sorted(tally.refused.items()))
    print_table(("what happened", "times"), sorted(tally.happened.items()))
    say(f"{tally.captured_offline} acts captured without a link, {tally.at_once} at once with others")
