"""`sijill access`: who read a file and why, what of it is remarkable, who may read what; itself read at the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from infra import moments
from infra.commands import access_views as views
from infra.commands.access_matrix import matrix
from infra.commands.readside_options import (
    Actor,
    AsJson,
    CaseRef,
    FileName,
    Purpose,
    ReaderRole,
    StateDir,
    Token,
    Unit,
)
from infra.desk import Wish, open_desk, read_wish
from infra.languages import Language
from infra.output import print_json, say
from infra.settings import Settings, get_settings
from projections import reading
from projections.access_log import read_entries
from projections.clear import clear
from projections.desk import refusal
from register.codes import is_code
from register.days import local_day
from register.read_flags import FlaggedRead, flagged
from register.rights import Denied
from schemas.errors import CommandRefused
from schemas.events import FileState, ReadsWatched, RecordAccessed
from schemas.ids import derived_id, new_uuid7

if TYPE_CHECKING:
    from typer._click import Context

LOG = derived_id("access", "log")
"""The id under which it is written down that somebody read the log of all files."""


class FileOrCommand(TyperGroup):
    """`sijill access FILE` stands for `sijill access show FILE`."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put `show` before arguments that begin with none of the commands."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["show", *args]
        return super().parse_args(ctx, args)


access = typer.Typer(cls=FileOrCommand, no_args_is_help=True, help="Who read what, and who may.")
Lang = Annotated[Language, typer.Option(help="Language of the words: en, fr or ar.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only reads from this day on (2026-09-30).")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values; no cell begins a formula.")]


@access.command()
def show(
    file: FileName,
    purpose: Purpose = None,
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "CLERK",
    case_ref: CaseRef = None,
    token: Token = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show who read personal values of a file, when and for which purpose, oldest first.

    Looking is a read itself: it is written down first, and shows as the last one.

    `show` may be left out. Example: sijill access show LM1-2026-7000001-V --purpose AUDIT --actor DGF-020 --unit DGF
      --role DATA_PROTECTION_OFFICER
    """
    settings = get_settings(state_dir=state_dir)
    wish = read_wish(purpose, role, actor, unit, case_ref, token or settings.reader_token)
    reads = [each for each in _of_file(settings, wish, file) if isinstance(each, RecordAccessed)]
    print_json([clear(one) for one in reads]) if as_json else views.print_accesses(reads)


@access.command()
def report(
    file: Annotated[str, typer.Option(help="File id or file number.")],
    since: Since = None,
    purpose: Purpose = None,
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "CLERK",
    case_ref: CaseRef = None,
    token: Token = None,
    lang: Lang = Language.en,
    state_dir: StateDir = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Tell in words who saw a file, when and why, what was refused, and what is remarkable.

    Example: sijill access report --file LM1-2026-7000001-V --purpose AUDIT --role DATA_PROTECTION_OFFICER
      --actor LM1-020 --unit LM1 --lang ar
    """
    settings, first = get_settings(state_dir=state_dir), moments.read_day(since, "--since")
    wish = read_wish(purpose, role, actor, unit, case_ref, token or settings.reader_token)
    _tell(_from_day(list(flagged(_of_file(settings, wish, file))), first), lang, as_csv=as_csv, as_json=as_json)


@access.command()
def flags(
    since: Since = None,
    purpose: Purpose = None,
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "CLERK",
    case_ref: CaseRef = None,
    token: Token = None,
    lang: Lang = Language.en,
    state_dir: StateDir = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show what of all reads is remarkable: in bulk, at night, off the unit, of watched files, refused, only claimed.

    Exit code 1 when there is any.
    Example: sijill access flags --purpose AUDIT --role DATA_PROTECTION_OFFICER --actor DGF-020 --unit DGF
    """
    settings, first = get_settings(state_dir=state_dir), moments.read_day(since, "--since")
    wish = read_wish(purpose, role, actor, unit, case_ref, token or settings.reader_token)

    async def read() -> list[FlaggedRead]:
        async with open_desk(settings, wish, _units(settings)) as (desk, visit):
            await desk.let_in(visit, LOG, (RecordAccessed.NAME,), None)
            return list(flagged(await read_entries(settings.kafka, settings.registry)))

    found = [one for one in _from_day(asyncio.run(read()), first) if one.flags]
    _tell(found, lang, as_csv=as_csv, as_json=as_json)
    if found:
        raise typer.Exit(1)


@access.command()
def watch(
    file: FileName,
    because: Annotated[str, typer.Option(help="Ground, as a code: PUBLIC_PERSON.")],
    approved_by: Annotated[str, typer.Option(help="Service number of the second person.")],
    end: Annotated[bool, typer.Option("--end", help="No longer.")] = False,
    purpose: Purpose = "AUDIT",
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "DATA_PROTECTION_OFFICER",
    token: Token = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Have each read of a file flagged from now on; the data protection officer orders it, a second person approves.

    Example: sijill access watch LM1-2026-7000001-V --because PUBLIC_PERSON --approved-by DGF-021 --actor DGF-020
      --unit DGF
    """
    settings = get_settings(state_dir=state_dir)
    wish = read_wish(purpose, role, actor, unit, None, token or settings.reader_token)
    if not is_code(because) or not is_code(approved_by):
        raise typer.BadParameter("give codes, without blanks", param_hint="--because, --approved-by")
    state, units = _state(settings, file)

    async def write() -> None:
        async with open_desk(settings, wish, units) as (desk, visit):
            if visit.reader is not None and visit.reader.role != "DATA_PROTECTION_OFFICER":
                refused = Denied(rule_id="ROLE_MAY_NOT", detail=(visit.role, "DATA_PROTECTION_OFFICER"))
                await desk.note([desk.entry(visit, state.file_id, refused, (ReadsWatched.NAME,))])
                raise refusal(refused)
            await desk.let_in(visit, state.file_id, (ReadsWatched.NAME,), state)
            if desk.organisation.same_person(visit.number, approved_by):
                mend = "Have another officer approve."
                raise CommandRefused("The approval comes from the officer who orders it.", mend=mend)
            order = ReadsWatched(
                watch_id=new_uuid7(),
                file_id=state.file_id,
                watched=not end,
                ground_code=because,
                ordered_by=visit.number,
                approved_by=approved_by,
                at=moments.now(),
            )
            await desk.log.write_all([order])

    asyncio.run(write())
    if as_json:
        print_json({"file_id": state.file_id, "watched": not end})
        return
    say("Reads of this file are no longer watched." if end else "Reads of this file are watched from now on.")


access.command()(matrix)


def _of_file(settings: Settings, wish: Wish, file: str) -> list[RecordAccessed | ReadsWatched]:
    """Write this read down, then return the log's entries about a file; raise ServiceUnreachable with none shown."""
    state, units = _state(settings, file)

    async def read() -> list[RecordAccessed | ReadsWatched]:
        async with open_desk(settings, wish, units) as (desk, visit):
            await desk.let_in(visit, state.file_id, (RecordAccessed.NAME,), state)
            return await read_entries(settings.kafka, settings.registry, state.file_id)

    return asyncio.run(read())


def _state(settings: Settings, file: str) -> tuple[FileState, list[str]]:
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        return reading.get_state(session, reading.get_file_id(session, file)), reading.read_units(session)


def _units(settings: Settings) -> list[str]:
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        return reading.read_units(session)


def _from_day(reads: Sequence[FlaggedRead], first: int | None) -> list[FlaggedRead]:
    return [one for one in reads if first is None or local_day(one.access.at) >= first]


def _tell(reads: Sequence[FlaggedRead], lang: Language, *, as_csv: bool, as_json: bool) -> None:
    if as_json:
        print_json([clear(one.access) | {"flags": one.flags} for one in reads])
    elif as_csv:
        views.write_csv(reads, lang)
    else:
        views.print_report(reads, lang)
