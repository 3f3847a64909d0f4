"""`sijill units`: the organisation as data with dates: stations, districts, their territory, officers and devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.unit_orders import (
    ROLE,
    ApprovedBy,
    AsJson,
    Basis,
    ByRole,
    DryRun,
    FromDay,
    Hand,
    OrderedBy,
    StateDir,
    get_unit,
    give,
    read_day,
)
from infra.commands.units_report import report
from infra.commands.units_staff import enforce, release, revoke, rotate
from infra.commands.units_views import serving, show, tree
from infra.unit_plan import orders_of, read_plan
from register.units.organisation import Organisation
from schemas.events import TerritoryPart, TerritoryReassigned, UnitClosed

units = typer.Typer(no_args_is_help=True, help="Show and change the organisation: units, territory, officers, devices.")


def apply(
    plan: Annotated[Path, typer.Argument(help="YAML file that says what units are.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Enrol and amend units, officers and devices so that they are as a plan says; all of it or, if refused, nothing.

    Example: sijill units apply examples/units.yaml --ordered-by DGF-001 --approved-by DGF-002 --dry-run
    """
    stated = read_plan(plan)
    hand = Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis)
    give(lambda now: orders_of(stated, now, hand.meta), state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def split(
    station: Annotated[str, typer.Argument(help="Station that gives territory away.")],
    into: Annotated[list[str], typer.Option(help="STATION=CODE,CODE…: an enrolled station, and what it takes.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Give part of a station's territory to other stations of its corps; its files there follow by themselves.

    Example: sijill units split LM1 --into LM2=1160 --from 2027-01-01 --ordered-by DGF-001 --approved-by DGF-002
    """
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )
    takes = dict(_taken(into))

    def orders(now: Organisation) -> list[TerritoryReassigned]:
        giver = get_unit(now, station)
        gone = {code for codes in takes.values() for code in codes}
        kept = tuple(code for code in giver.spells[-1].serves if code not in gone)
        parts = [TerritoryPart(unit_id=station, serves=kept)]
        for taker, codes in takes.items():
            held = get_unit(now, taker).spells[-1].serves
            parts.append(TerritoryPart(unit_id=taker, serves=tuple(sorted({*held, *codes}))))
        return [TerritoryReassigned(meta=hand.meta(station, day), kind="SPLIT", parts=tuple(parts))]

    give(orders, state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def close(
    unit: Annotated[str, typer.Argument(help="Unit that ends.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    successor: Annotated[str | None, typer.Option(help="Unit that takes its files and territory over.")] = None,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Close a unit; `--from` is the first day on which it is no more.

    Example: sijill units close CG1 --successor LM1 --from 2027-01-01 --ordered-by DGF-001 --approved-by DGF-002
    """
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )
    order = UnitClosed(meta=hand.meta(unit, day), successor=successor)
    give(lambda _: [order], state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def _taken(into: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in into:
        station, _, codes = part.partition("=")
        if not station or not codes:
            raise typer.BadParameter(f"{part} is not STATION=CODE,CODE…", param_hint="--into")
        yield station, tuple(codes.split(","))


for _each in (apply, split, close, revoke, rotate, release, enforce, tree, show, serving, report):
    units.command(_each.__name__)(_each)
