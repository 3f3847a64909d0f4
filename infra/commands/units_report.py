"""`sijill units report`: acts of a period by unit, on the map of then or of a later day."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from infra.commands.unit_orders import AsJson, StateDir, read_day, read_now
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from projections.reading import open_session, told_when_away
from projections.unit_counts import count_acts
from register.days import iso
from schemas.events import EVENTS

_NOBODY = "(nobody)"


class Map(StrEnum):
    """Which units a report counts by: those that did the acts, or those that count for them on a later day."""

    then = "then"
    now = "now"


def report(
    act: Annotated[str, typer.Option(help="Type of act, as PermitProduced.")],
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="First day of effect.")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day of effect.")],
    by: Annotated[
        Map, typer.Option("--map", help="Units of then, or those that serve the same places now.")
    ] = Map.then,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="What now means (default: today).")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Count acts of a period by unit: on the map of then, or of now, where who serves the place now counts.

    Figures of the services' own use: they are not protected, and nothing of them may be published.

    Example: sijill units report --act PermitProduced --from 2026-01-01 --to 2026-12-31 --map now
    """
    if act not in EVENTS:
        raise typer.BadParameter(f"no act is called {act}", param_hint="--act")
    settings, day = get_settings(state_dir=state_dir), read_day(on, "--on")
    span = tuple(
        dt.date.fromisoformat(iso(read_day(text, option))) for text, option in ((first, "--from"), (last, "--to"))
    )
    with told_when_away(settings.postgres), open_session(settings.postgres) as session:
        counts = count_acts(session, act, *span)
    totals: Counter[str] = Counter()
    organisation = asyncio.run(read_now(settings)) if by is Map.now else None
    for one in counts:
        unit: str | None = one.unit
        if organisation is not None and one.unit in organisation.units:
            unit = organisation.unit_now(one.unit, day, territory=one.territory)
        totals[unit or _NOBODY] += one.acts
    rows = sorted(totals.items())
    if as_json:
        stated = {"act": act, "from": span[0], "to": span[1], "map": by, "on": iso(day)}
        print_json(stated | {"units": [{"unit": unit, "acts": acts} for unit, acts in rows]})
        return
    print_table(("unit", "acts"), rows)
    say(f"{sum(totals.values())} acts, by the map of {'then' if by is Map.then else iso(day)}.")
