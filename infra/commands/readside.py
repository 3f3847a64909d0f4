"""`sijill file | search | timeline`: questions to the tables at the command line.

Only `file --reveal` shows personal values, and only those that the desk gives.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, get_args

import typer

from infra.commands import readside_views as views
from infra.commands.file_panel import print_state
from infra.commands.readside_options import (
    Actor,
    AsJson,
    AsOf,
    CaseRef,
    FileName,
    KnownAt,
    Purpose,
    ReaderRole,
    StateDir,
    Token,
    Unit,
    check_station,
)
from infra.commands.readside_times import read_point
from infra.desk import Wish, open_desk, read_wish
from infra.languages import Language
from infra.output import print_json, print_json_line, say
from infra.settings import Settings, get_settings
from projections import reading
from projections.desk import Revealed
from projections.searching import Wanted, search_files
from schemas.events import ApplicationStatus, FileState, FileStatus
from schemas.journal import JournalRecord


def file(
    file: FileName,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    with_values: Annotated[bool, typer.Option("--reveal", help="Show personal values; the read is recorded.")] = False,
    purpose: Purpose = None,
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "CLERK",
    case_ref: CaseRef = None,
    token: Token = None,
    lang: Annotated[Language, typer.Option(help="Language of the codes' words: en, fr or ar.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show a file now, as it was on a day, or as it was known at a time.

    Example: sijill file LM1-2026-7000001-V --as-of 2026-09-30 --json
    """
    settings, point = get_settings(state_dir=state_dir), read_point(as_of, known_at)
    wish = None
    if with_values:
        wish = read_wish(purpose, role, actor, unit, case_ref, token or settings.reader_token)
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        file_id = reading.get_file_id(session, file)
        records = [] if wish is None and point.is_now else reading.read_records(session, file_id)
        linked = reading.read_linked(session, records)
        now = reading.get_state(session, file_id)
        state = now if point.is_now else point.state(records, linked)
        units = [] if wish is None else reading.read_units(session)
    revealed = None
    if wish is not None:
        revealed = asyncio.run(_reveal(settings, wish, now, point.records(records), units))
    shown = point.shown(state)
    if as_json:
        print_json(shown if revealed is None else shown | {"revealed": [*map(views.revealed_json, revealed)]})
        return
    print_state(shown, f"file {state.file_number or file_id} {point.tell()}", lang)
    if revealed is not None:
        views.print_revealed(revealed)


async def _reveal(
    settings: Settings, wish: Wish, state: FileState, records: Sequence[JournalRecord], units: Sequence[str]
) -> list[Revealed]:
    async with open_desk(settings, wish, units) as (desk, visit):
        return await desk.reveal(visit, state, records)


def search(
    text: Annotated[str | None, typer.Argument(help="A number or id: of a file, receipt, card, application.")] = None,
    status: Annotated[str | None, typer.Option(help="State of the file, for example OPEN.")] = None,
    station: Annotated[str | None, typer.Option(help="Station in charge.")] = None,
    application_status: Annotated[
        str | None, typer.Option(help="State of an application, for example COMPLETE.")
    ] = None,
    receipt: Annotated[str | None, typer.Option(help="Number of a receipt.")] = None,
    card: Annotated[str | None, typer.Option(help="Number of a card.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Files at most.")] = 50,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Find files by numbers and states; exit 1 when there is none.

    Example: sijill search --application-status COMPLETE --station LM1 --json
    """
    wanted = Wanted(
        text=text,
        status=_code(status, FileStatus, "--status"),
        station=station,
        application_status=_code(application_status, ApplicationStatus, "--application-status"),
        receipt=receipt,
        card=card,
        limit=limit + 1,  # one more, to know whether there are more
    )
    postgres = get_settings(state_dir=state_dir).postgres
    with reading.told_when_away(postgres), reading.open_session(postgres) as session:
        stations = reading.read_stations(session) if station is not None else []
        found = search_files(session, wanted)
    more, found = len(found) > limit, found[:limit]
    if as_json:
        print_json(found)
    elif found:
        views.print_found(found)
    if more:
        many = "last changed file is" if limit == 1 else f"{limit} last changed files are"
        say(f"Only the {many} shown; more fit: raise --limit.")
    if not found:
        if station is not None:
            check_station(station, stations)
        say("No file fits.")
        raise typer.Exit(1)


def timeline(
    file: FileName,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show every event of a file, one line each; with --json one object per line.

    Example: sijill timeline LM1-2026-7000001-V
    """
    postgres = get_settings(state_dir=state_dir).postgres
    with reading.told_when_away(postgres), reading.open_session(postgres) as session:
        entries = reading.read_timeline(session, reading.get_file_id(session, file))
    if not as_json:
        views.print_timeline(entries)
        return
    for entry in entries:
        print_json_line(entry)


def _code(text: str | None, codes: object, option: str) -> str | None:
    """Return a typed code as the contract spells it; raise BadParameter with all that there are."""
    known = [code for code in get_args(codes) if code != "UNKNOWN"]
    if text is None or text.upper() in known:
        return None if text is None else text.upper()
    raise typer.BadParameter(f"{text} is none of {', '.join(known)}", param_hint=option)
