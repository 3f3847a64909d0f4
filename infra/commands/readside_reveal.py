"""`file --reveal` and `access`: who reads and why is checked, then written down, and only then is anything shown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import typer

from infra.reach import quiet_clients, require_register
from infra.settings import Settings
from infra.vault import FileVault
from projections.access import AccessTopic, Revealed, reveal, sealed_paths
from projections.access_log import read_accesses
from register.codes import is_code
from schemas.errors import ServiceUnreachable
from schemas.events import ReadPurpose, RecordAccessed, Role
from schemas.ids import new_uuid7
from schemas.journal import JournalRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads personal values, and why."""

    purpose: ReadPurpose
    role: Role
    actor: str
    unit: str
    case_ref: str | None


def read_reader(purpose: str | None, role: str, actor: str | None, unit: str | None, case_ref: str | None) -> Reader:
    """Check what was typed; raise BadParameter (exit 2) before anything is read."""
    purposes = {code: code for code in get_args(ReadPurpose) if code != "UNKNOWN"}
    roles = {code: code for code in get_args(Role) if code not in {"UNKNOWN", "SYSTEM"}}
    missing = [name for name, given in (("--purpose", purpose), ("--actor", actor), ("--unit", unit)) if not given]
    if missing:
        why = "this read is written down with who reads, in which unit and why"
        raise typer.BadParameter(f"{why}: add it. Purposes: {', '.join(purposes)}", param_hint=", ".join(missing))
    if purpose not in purposes:
        raise typer.BadParameter(f"{purpose} is none of {', '.join(purposes)}", param_hint="--purpose")
    if role not in roles:
        raise typer.BadParameter(f"{role} is none of {', '.join(roles)}", param_hint="--role")
    if actor is None or not is_code(actor):
        raise typer.BadParameter("a service number like LM1-007: letters, digits, - and _", param_hint="--actor")
    if unit is None or not is_code(unit):
        raise typer.BadParameter("the code of a unit like LM1", param_hint="--unit")
    if case_ref is not None and not is_code(case_ref):
        raise typer.BadParameter("a reference without blanks, and no name", param_hint="--case-ref")
    return Reader(purpose=purposes[purpose], role=roles[role], actor=actor, unit=unit, case_ref=case_ref)


def reveal_all(settings: Settings, file_id: str, records: Sequence[JournalRecord], reader: Reader) -> list[Revealed]:
    """Write the read down, then open all personal values of the records; raise ServiceUnreachable with none opened."""
    require_log(settings)
    access, log = access_of(file_id, reader, sealed_paths(records)), AccessTopic(settings.kafka, settings.registry)
    with FileVault(settings.vault_dir) as vault:
        return asyncio.run(reveal(records, access, log=log, keys=vault))


def accesses_of(settings: Settings, file_id: str, reader: Reader) -> list[RecordAccessed]:
    """Write this read down, then return the reads of a file, this one last; raise ServiceUnreachable, none shown."""
    require_log(settings)
    access, log = access_of(file_id, reader, (RecordAccessed.NAME,)), AccessTopic(settings.kafka, settings.registry)

    async def written_then_read() -> list[RecordAccessed]:
        await log.write(access)
        return await read_accesses(settings.kafka, settings.registry, file_id)

    return asyncio.run(written_then_read())


def access_of(file_id: str, reader: Reader, fields: tuple[str, ...]) -> RecordAccessed:
    """Return the record of a read that happens now."""
    return RecordAccessed(
        access_id=new_uuid7(),
        file_id=file_id,
        actor_id=reader.actor,
        actor_role=reader.role,
        unit=reader.unit,
        purpose=reader.purpose,
        case_ref=reader.case_ref,
        fields=fields,
        at=time.time_ns() // 1000,
    )


def require_log(settings: Settings) -> None:
    """Raise ServiceUnreachable, within seconds, where no read could be written down."""
    quiet_clients()
    try:
        asyncio.run(require_register(settings))
    except ServiceUnreachable as away:
        what = f"The read could not be written down, so nothing is shown. {away.what}"
        raise ServiceUnreachable(what, where=away.where, mend=away.mend) from away
