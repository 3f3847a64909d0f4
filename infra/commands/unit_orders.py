"""Orders of the organisation from the command line: who gives them, how they are sent, what became of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer

from infra import moments
from infra.output import print_json, print_table, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from register.days import iso
from register.proof.source import key_id
from register.rules import rule
from register.units.organisation import Organisation, Unit
from schemas.errors import CommandRefused
from schemas.events import Role, UnitEvent, UnitMeta
from schemas.ids import new_uuid7
from schemas.registry import Registry
from streams.orders import Ruled, give_orders
from streams.orders import rule as rule_on
from streams.organisation import read_organisation

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
FromDay = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day (default: today in Tunis).")]
OrderedBy = Annotated[str, typer.Option("--ordered-by", help="Service number of the officer who orders it.")]
ApprovedBy = Annotated[str, typer.Option("--approved-by", help="Service number of the second officer.")]
ByRole = Annotated[str, typer.Option("--role", help="Role of the officer who orders it.")]
Basis = Annotated[str | None, typer.Option(help="Reference of the order on paper, as a code.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be ordered.")]
ROLE = "DIRECTORATE_OFFICER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who gives orders, with whose approval, on what ground."""

    ordered_by: str
    approved_by: str
    role: str = ROLE
    basis: str | None = None

    def meta(self, unit_id: str, day: int) -> UnitMeta:
        """Return the envelope of an order about a unit that holds from a day on."""
        if self.role not in get_args(Role):
            raise typer.BadParameter(f"{self.role} is no role", param_hint="--role")
        return UnitMeta(
            event_id=new_uuid7(),
            unit_id=unit_id,
            effective_date=day,
            ordered_at=moments.now(),
            ordered_by=self.ordered_by,
            approved_by=self.approved_by,
            role=cast("Role", self.role),
            basis=self.basis,
        )


Making = Callable[[Organisation], Sequence[UnitEvent]]


def give(making: Making, *, state_dir: Path | None, as_json: bool, dry_run: bool) -> None:
    """Make orders from the organisation as it is, send them, and tell; exit 1 when one is refused."""
    settings = get_settings(state_dir=state_dir)
    ruled = asyncio.run(_give(settings, making, dry_run=dry_run))
    tell(ruled, as_json=as_json, dry_run=dry_run)
    if any(one.refused for one in ruled):
        raise typer.Exit(1)


def read_day(text: str | None, option: str) -> int:
    """Return the day that a person typed, else today in Tunis; raise BadParameter."""
    day = moments.read_day(text, option)
    return moments.today() if day is None else day


def get_unit(now: Organisation, unit: str) -> Unit:
    """Return a unit; raise CommandRefused when none of that code was ever enrolled."""
    if unit not in now.units:
        raise CommandRefused(f"No unit {unit} is enrolled.", mend="See `sijill units tree`.")
    return now.units[unit]


async def read_now(settings: Settings) -> Organisation:
    """Return the organisation as it stands; raise ServiceUnreachable."""
    quiet_clients()
    await require_register(settings)
    async with Registry(settings.registry) as registry:
        return await read_organisation(settings.kafka, registry)


async def _give(settings: Settings, making: Making, *, dry_run: bool) -> tuple[Ruled, ...]:
    organisation = await read_now(settings)
    orders = making(organisation)
    if dry_run or not orders:
        return rule_on(organisation, orders)[0]
    async with Registry(settings.registry) as registry:
        return await give_orders(settings.kafka, registry, orders)


def tell(ruled: Sequence[Ruled], *, as_json: bool, dry_run: bool) -> None:
    """Print what was ordered, and why something was not."""
    refused = sum(1 for one in ruled if one.refused is not None)
    written = 0 if dry_run or refused else sum(1 for one in ruled if not one.known)
    if as_json:
        print_json({"written": written, "orders": [_as_json(one) for one in ruled]})
        return
    if ruled:
        rows = [
            (_word(one), one.order.NAME, one.order.meta.unit_id, iso(one.order.meta.effective_date), _about(one.order))
            for one in ruled
        ]
        print_table(("", "order", "unit", "from", "what"), rows)
    for one in ruled:
        if one.refused is not None:
            told = rule(one.refused.rule_id)
            detail = f" ({', '.join(one.refused.detail)})" if one.refused.detail else ""
            say(f"{one.order.NAME} of {one.order.meta.unit_id}: {told.reason.en}{detail} {told.mend.en}")
    if not ruled:
        say("The organisation is as the plan says: nothing to order.")
    elif refused:
        say(f"{refused} of {len(ruled)} refused: nothing was written.")
    else:
        say(f"{len(ruled)} would be written." if dry_run else f"{written} written.")


def _word(one: Ruled) -> str:
    if one.refused is not None:
        return "refused"
    return "known" if one.known else "ordered"


def _about(order: UnitEvent) -> str:
    """Return what an order says beside its envelope, in one line."""
    parts = getattr(order, "parts", None)
    if parts is not None:
        return "; ".join(f"{part.unit_id}: {' '.join(part.serves) or 'nothing'}" for part in parts)
    shown = (
        "kind",
        "parent",
        "successor",
        "device_id",
        "reason",
        "service_number",
        "rank",
        "role",
        "serves",
        "signatures",
        "officers",
        "tokens",
        "same_person_as",
    )
    values = ((name, getattr(order, name, None)) for name in shown)
    told = [f"{name} {' '.join(value) if isinstance(value, tuple) else value}" for name, value in values if value]
    key = getattr(order, "public_key", None)
    return ", ".join(told if key is None else [*told, f"key {key_id(key).hex()}"])


def _as_json(one: Ruled) -> dict[str, Any]:
    refused = None
    if one.refused is not None:
        told = rule(one.refused.rule_id)
        refused = {
            "rule_id": told.id,
            "field": one.refused.field,
            "detail": one.refused.detail,
            "reason": {"en": told.reason.en, "fr": told.reason.fr, "ar": told.reason.ar},
            "mend": {"en": told.mend.en, "fr": told.mend.fr, "ar": told.mend.ar},
        }
    meta = one.order.meta
    return {
        "order": one.order.NAME,
        "event_id": meta.event_id,
        "unit": meta.unit_id,
        "from": iso(meta.effective_date),
        "what": _about(one.order),
        "verdict": _word(one),
        "refused": refused,
    }
