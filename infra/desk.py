"""The desk put together, and who stands before it: by token and organisation; before the roll-out, by their word."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import typer

from infra import moments
from infra.reach import quiet_clients, require_register
from infra.settings import Settings
from infra.tokens import NoProof, check_token, read_issuers
from infra.vault_place import open_vault
from projections.access import AccessTopic
from projections.desk import Desk, Visit
from register.codes import is_code
from register.rights import Denied, Reader, reader_of
from register.units.answering import answers_for
from register.units.organisation import Organisation
from schemas.errors import CommandRefused, ServiceUnreachable
from schemas.events import ReadPurpose, Role
from schemas.registry import Registry
from streams.organisation import read_organisation

UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was typed about a read: `actor`, `unit` and `role` are claims, and count for nothing beside a token."""

    purpose: ReadPurpose
    case_ref: str | None
    role: Role
    actor: str | None
    unit: str | None
    token: Path | None


def read_wish(
    purpose: str | None, role: str, actor: str | None, unit: str | None, case_ref: str | None, token: Path | None
) -> Wish:
    """Check what was typed; raise BadParameter (exit 2) before anything is read."""
    purposes = {code: code for code in get_args(ReadPurpose) if code != UNKNOWN}
    roles = {code: code for code in get_args(Role) if code not in {UNKNOWN, "SYSTEM"}}
    claims = () if token is not None else (("--actor", actor), ("--unit", unit))
    missing = [name for name, given in (("--purpose", purpose), *claims) if not given]
    if missing:
        why = "this read is written down with who reads, in which unit and why"
        raise typer.BadParameter(f"{why}: add it. Purposes: {', '.join(purposes)}", param_hint=", ".join(missing))
    if purpose not in purposes:
        raise typer.BadParameter(f"{purpose} is none of {', '.join(purposes)}", param_hint="--purpose")
    if role not in roles:
        raise typer.BadParameter(f"{role} is none of {', '.join(roles)}", param_hint="--role")
    if actor is not None and not is_code(actor):
        raise typer.BadParameter("a service number like LM1-007: letters, digits, - and _", param_hint="--actor")
    if unit is not None and not is_code(unit):
        raise typer.BadParameter("the code of a unit like LM1", param_hint="--unit")
    if case_ref is not None and not is_code(case_ref):
        raise typer.BadParameter("a reference without blanks, and no name", param_hint="--case-ref")
    return Wish(purpose=purposes[purpose], case_ref=case_ref, role=roles[role], actor=actor, unit=unit, token=token)


@asynccontextmanager
async def open_desk(
    settings: Settings, wish: Wish, known_units: Sequence[str] = ()
) -> AsyncIterator[tuple[Desk, Visit]]:
    """Yield the desk, and who stands before it; raise ServiceUnreachable where no read could be written down.

    `known_units`: codes that files name, beside those of the organisation; a claimed unit must be one of them.
    """
    quiet_clients()
    try:
        await require_register(settings)
        async with Registry(settings.registry) as registry:
            organisation = await read_organisation(settings.kafka, registry)
    except ServiceUnreachable as away:
        what = f"The read could not be written down, so nothing is shown. {away.what}"
        raise ServiceUnreachable(what, where=away.where, mend=away.mend) from away
    visit = visit_of(wish, settings, organisation, known_units)
    async with AccessTopic(settings.kafka, settings.registry) as log:
        with open_vault(settings) as vault:
            yield Desk(log=log, keys=vault, organisation=organisation, now=moments.now), visit


def visit_of(wish: Wish, settings: Settings, organisation: Organisation, known_units: Sequence[str]) -> Visit:
    """Return who reads, on this day: a token's number with the organisation's unit and role, or what is claimed."""
    if wish.token is not None:
        return _proven(wish, wish.token, settings, organisation)
    if wish.actor is None or wish.unit is None:
        raise typer.BadParameter("who reads? Give --token, or --actor and --unit", param_hint="--token")
    _check_unit(wish.unit, [*known_units, *organisation.units])
    day, actor = moments.today(), wish.actor
    if organisation.tokens_from is not None and day >= organisation.tokens_from:
        return _visit(wish, actor, None, wish.unit, wish.role, refused=Denied(rule_id="TOKEN_MISSING"))
    service = organisation.assignment(actor, day)
    unit, role = (wish.unit, wish.role) if service is None else (service.unit_id, service.role)
    reader = Reader(service_number=actor, unit_id=unit, role=role, proven=False)
    return _visit(wish, actor, reader, unit, role, responsible=answers_for(organisation, actor, unit, day))


def _proven(wish: Wish, token: Path, settings: Settings, organisation: Organisation) -> Visit:
    try:
        text = token.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as failure:
        raise CommandRefused("The token cannot be read.", where=str(token), mend="Name its file.") from failure
    issuers = read_issuers(settings.issuers)
    found = check_token(text, issuers, register=settings.register_name, now=int(time.time()))
    if isinstance(found, NoProof):
        return _visit(wish, found.number or UNKNOWN, None, UNKNOWN, "UNKNOWN", refused=found.denied)
    day = moments.today()
    service = organisation.assignment(found.number, day)
    unit = UNKNOWN if service is None else service.unit_id
    role: Role = "UNKNOWN" if service is None else service.role
    return _visit(
        wish,
        found.number,
        reader_of(service),
        unit,
        role,
        token_id=found.token_id,
        responsible=answers_for(organisation, found.number, unit, day),
    )


def _visit(
    wish: Wish,
    number: str,
    reader: Reader | None,
    unit: str,
    role: Role,
    *,
    token_id: str | None = None,
    responsible: str | None = None,
    refused: Denied | None = None,
) -> Visit:
    return Visit(
        reader=reader,
        number=number,
        unit=unit,
        role=role,
        purpose=wish.purpose,
        case_ref=wish.case_ref,
        token_id=token_id,
        responsible=responsible,
        refused=refused,
    )


def _check_unit(unit: str, known: Sequence[str]) -> None:
    """Raise BadParameter unless the unit is one that the register knows; an empty register knows none yet."""
    if known and unit not in known:
        what = f"{unit} is no unit of this register: {', '.join(sorted(set(known)))}"
        raise typer.BadParameter(what, param_hint="--unit")
