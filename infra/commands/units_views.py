"""`sijill units tree | show | serving`: the organisation of a day."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any, cast, get_args

import typer

from infra.commands.unit_orders import AsJson, StateDir, get_unit, read_day, read_now
from infra.languages import Language, text_in
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from register.days import iso
from register.units.organisation import Organisation, Unit, UnitSpell
from schemas.events import Corps

OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Day (default: today in Tunis).")]


def tree(
    on: OnDay = None,
    lang: Annotated[Language, typer.Option(help="Language of the names.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the organisation of a day, each unit under the one above it.

    Example: sijill units tree --on 2027-01-01 --lang fr
    """
    day, now = read_day(on, "--on"), asyncio.run(read_now(get_settings(state_dir=state_dir)))
    there = list(_downwards(now, day, None, 0))
    if as_json:
        print_json({"on": iso(day), "units": [_unit_json(now, unit, spell, day) for _, unit, spell in there]})
        return
    rows = [
        (
            f"{'  ' * depth}{unit.unit_id}",
            text_in(spell.name, lang),
            unit.kind,
            unit.corps,
            " ".join(spell.serves),
            len(_devices(now, unit, day)),
            len(_officers(now, unit, day)),
        )
        for depth, unit, spell in there
    ]
    print_table(("unit", "name", "kind", "corps", "serves", "devices", "officers"), rows, spare=("serves",))
    say(f"{len(rows)} units on {iso(day)}.")


def show(
    unit: Annotated[str, typer.Argument(help="Unit.")],
    on: OnDay = None,
    lang: Annotated[Language, typer.Option(help="Language of the names.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show a unit: what it was from which day on, its officers and devices of a day, who counts for it then.

    Example: sijill units show LM1 --on 2027-01-01
    """
    day, now = read_day(on, "--on"), asyncio.run(read_now(get_settings(state_dir=state_dir)))
    known = get_unit(now, unit)
    if as_json:
        print_json(_unit_json(now, known, known.on(day), day) | {"spells": [_spell_json(one) for one in known.spells]})
        return
    rows = [(iso(one.since), text_in(one.name, lang), one.parent, " ".join(one.serves)) for one in known.spells]
    print_table(("from", "name", "under", "serves"), rows, title=f"{unit}, {known.kind} of {known.corps}")
    if known.closed_on is not None:
        say(f"Closed on {iso(known.closed_on)}; on {iso(day)} {now.unit_now(unit, day) or 'nobody'} counts for it.")
    for device, signs in _devices(now, known, day):
        say(f"device {device}" + (f", signs with key {signs}" if signs else ", does not sign"))
    for number, rank, role in _officers(now, known, day):
        say(f"officer {number}, {rank}, {role}")


def serving(
    territory: Annotated[str, typer.Argument(help="Governorate (2 digits), delegation (4) or imada (6).")],
    corps: Annotated[str, typer.Option(help="SURETE or GARDE.")] = "SURETE",
    on: OnDay = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Say which station of a corps serves a territory on a day; exit 1 when none does.

    Example: sijill units serving 1160 --corps SURETE --on 2027-01-01
    """
    if corps not in get_args(Corps):
        raise typer.BadParameter(f"{corps} is no corps: SURETE or GARDE", param_hint="--corps")
    day, now = read_day(on, "--on"), asyncio.run(read_now(get_settings(state_dir=state_dir)))
    found = now.unit_in_charge(territory, cast("Corps", corps), day)
    if as_json:
        print_json({"territory": territory, "corps": corps, "on": iso(day), "unit": found})
    else:
        say(found or f"No station of {corps} serves {territory} on {iso(day)}.")
    raise typer.Exit(0 if found else 1)


def _downwards(now: Organisation, day: int, above: str | None, depth: int) -> Iterator[tuple[int, Unit, UnitSpell]]:
    for unit, spell in now.on(day):
        if spell.parent == above:
            yield depth, unit, spell
            yield from _downwards(now, day, unit.unit_id, depth + 1)


def _devices(now: Organisation, unit: Unit, day: int) -> list[tuple[str, str | None]]:
    """Return the devices of a day, each with the id of the key with which it must sign then."""
    there = (one for one in now.devices.values() if one.unit_id == unit.unit_id and one.since <= day)
    return sorted(
        (one.device_id, next((key.id.hex() for key in reversed(one.keys) if key.since <= day), None))
        for one in there
        if one.revoked_on is None or day < one.revoked_on
    )


def _officers(now: Organisation, unit: Unit, day: int) -> list[tuple[str, str, str]]:
    services = (now.assignment(number, day) for number in now.officers)
    return sorted((one.service_number, one.rank, one.role) for one in services if one and one.unit_id == unit.unit_id)


def _spell_json(spell: UnitSpell) -> dict[str, Any]:
    return {"from": iso(spell.since), "parent": spell.parent, "name": spell.name, "serves": spell.serves}


def _unit_json(now: Organisation, unit: Unit, spell: UnitSpell | None, day: int) -> dict[str, Any]:
    return {
        "unit": unit.unit_id,
        "kind": unit.kind,
        "corps": unit.corps,
        "closed_on": None if unit.closed_on is None else iso(unit.closed_on),
        "counts_now": now.unit_now(unit.unit_id, day),
        "was": None if spell is None else _spell_json(spell),
        "devices": [device for device, _ in _devices(now, unit, day)],
        "device_keys": dict(_devices(now, unit, day)),
        "officers": [{"number": n, "rank": rank, "role": role} for n, rank, role in _officers(now, unit, day)],
    }
