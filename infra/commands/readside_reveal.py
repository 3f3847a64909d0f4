"""`--reveal`: who reads personal values and why is checked, then written down, then the values are opened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import typer

from infra.settings import Settings
from infra.vault import FileVault
from projections.access import AccessTopic, Revealed, reveal, sealed_paths
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
    roles = {code: code for code in get_args(Role)}
    if purpose not in purposes:
        raise typer.BadParameter(f"--reveal needs one of {', '.join(purposes)}", param_hint="--purpose")
    if role not in roles:
        raise typer.BadParameter(f"one of {', '.join(roles)}", param_hint="--role")
    if not actor or not unit:
        raise typer.BadParameter("--reveal needs who reads and in which unit", param_hint="--actor, --unit")
    return Reader(purpose=purposes[purpose], role=roles[role], actor=actor, unit=unit, case_ref=case_ref)


def reveal_all(settings: Settings, file_id: str, records: Sequence[JournalRecord], reader: Reader) -> list[Revealed]:
    """Write the read down, then open all personal values of the records; raise ServiceUnreachable with none opened."""
    access = RecordAccessed(
        access_id=new_uuid7(),
        file_id=file_id,
        actor_id=reader.actor,
        actor_role=reader.role,
        unit=reader.unit,
        purpose=reader.purpose,
        case_ref=reader.case_ref,
        fields=sealed_paths(records),
        at=time.time_ns() // 1000,
    )
    log = AccessTopic(settings.kafka, settings.registry)
    with FileVault(settings.vault_dir) as vault:
        return asyncio.run(reveal(records, access, log=log, keys=vault))
