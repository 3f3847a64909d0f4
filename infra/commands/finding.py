"""`sijill find`: whose file is it, by name, document, machine readable zone or file number.

The question is personal: who asks and why is on the access topic before anything is looked for, and each file of the
answer before the answer is shown. `sijill search` asks by numbers and states of the register, and is not written down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import psycopg
import typer

from infra.commands.finding_question import read_questions
from infra.commands.indexing import rules_of_today
from infra.commands.readside_options import Actor, AsJson, CaseRef, Purpose, ReaderRole, StateDir, Token, Unit
from infra.csv_output import print_csv
from infra.desk import Wish, open_desk, read_wish
from infra.output import print_json, print_table, say
from infra.settings import Settings, get_settings
from infra.vault_place import open_index_keys
from projections import reading
from projections.clear import clear
from projections.finding import Found, Question
from projections.index_answers import Header, find_numbers, read_headers
from projections.index_store import find_epoch
from projections.index_tokens import no_index
from projections.seeking import Index, seek
from register.number_slips import is_number_shaped, probable_numbers
from register.numbers import check_file_number
from register.rules import rules


def find(
    number: Annotated[str | None, typer.Argument(metavar="[FILE_NUMBER]", help="Number of a file.")] = None,
    name: Annotated[str | None, typer.Option(help="Name in Latin or Arabic letters, slips allowed.")] = None,
    born: Annotated[str | None, typer.Option(help="Year, month or day of birth: 1999, 1999-02-17.")] = None,
    nationality: Annotated[str | None, typer.Option(help="Nationality, as CIV.")] = None,
    document: Annotated[str | None, typer.Option(help="Number of a travel document.")] = None,
    issuer: Annotated[str | None, typer.Option(help="State that issued it, as CIV.")] = None,
    mrz: Annotated[list[str] | None, typer.Option(help="A line of a machine readable zone; once for each.")] = None,
    with_names: Annotated[bool, typer.Option("--reveal", help="Show names; that is recorded too.")] = False,
    purpose: Purpose = None,
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "CLERK",
    case_ref: CaseRef = None,
    token: Token = None,
    limit: Annotated[int, typer.Option(min=1, max=40, help="Files at most.")] = 10,
    state_dir: StateDir = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print comma-separated values; no cell begins a formula.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find the files of a person, the likeliest first; exit 1 when there is none.

    Example: sijill find --name "Mohamed Traore" --born 1999 --purpose FILE_HANDLING --actor LM1-010 --unit LM1
    """
    if sum(each is not None and each != [] for each in (number, name, document, mrz)) != 1:
        raise typer.BadParameter("give one of them: FILE_NUMBER, --name, --document or --mrz")
    settings = get_settings(state_dir=state_dir)
    wish = read_wish(purpose, role, actor, unit, case_ref, token or settings.reader_token)
    today = datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
    questions = []
    if number is None:
        questions = read_questions(
            name=name, born=born, nationality=nationality, document=document, issuer=issuer, mrz=mrz or (), today=today
        )
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        units = reading.read_units(session)
        if number is not None:
            _show_number(session, number.strip().upper(), as_json)
            return
        found = asyncio.run(_find(settings, session, questions, wish, units, limit, with_names=with_names))
        covers = read_headers(session, [*(each.survivor or each.file_id for each in found)])
    _show(found, covers, with_names=with_names, as_json=as_json, as_csv=as_csv)


async def _find(
    settings: Settings,
    session: psycopg.Connection,
    questions: Sequence[Question],
    wish: Wish,
    units: Sequence[str],
    limit: int,
    *,
    with_names: bool,
) -> list[Found]:
    if session.execute("SELECT to_regclass('sijill_index.epoch')").fetchone() == (None,):
        raise no_index()
    epoch = find_epoch(session, open_index_keys(settings))
    if epoch is None:
        raise no_index()
    async with open_desk(settings, wish, units) as (desk, visit):
        index = Index(session=session, epoch=epoch, weights=rules_of_today(), limit=limit)
        return await seek(desk, visit, questions, index, with_names=with_names)


def _show_number(session: psycopg.Connection, number: str, as_json: bool) -> None:
    """Show the file of a number; of a wrong one say so, and which was probably meant."""
    if not is_number_shaped(number):
        raise typer.BadParameter("a file number is like LM1-2026-000042-V", param_hint="FILE_NUMBER")
    sound = check_file_number(number)
    meant = list(find_numbers(session, [number] if sound else probable_numbers(number)))
    ids = find_numbers(session, meant)
    covers = read_headers(session, list(ids.values()))
    if as_json:
        shown = [clear_cover(covers[ids[each]]) for each in meant]
        print_json({"number": number, "check": "PASS" if sound else "FAIL", "files": shown})
    else:
        if not sound:
            say(f"The check character of {number} is wrong." + (" Probably meant:" if meant else ""))
        if meant:
            rows = [_cells(covers[ids[each]]) for each in meant]
            print_table(("number", "status", "in charge"), rows)
        else:
            say("No file has this number.")
    if not sound or not meant:
        raise typer.Exit(1)


def clear_cover(cover: Header | None) -> dict[str, object]:
    """Return the cover of a file as plain values."""
    if cover is None:
        return {"file_number": None, "status": None, "station_of_charge": None}
    return {
        "file_id": cover.file_id,
        "file_number": cover.file_number,
        "status": cover.status,
        "station_of_charge": cover.station_of_charge,
    }


def _cells(cover: Header | None) -> tuple[str, str, str]:
    if cover is None:
        return "?", "?", "?"
    return cover.file_number or cover.file_id, cover.status, cover.station_of_charge or "-"


def _show(found: Sequence[Found], covers: dict[str, Header], *, with_names: bool, as_json: bool, as_csv: bool) -> None:
    columns = ("number", "status", "in charge", "alike", "score", "rules", *(["name"] if with_names else []))
    if as_csv:
        print_csv(columns, [_row(each, covers, with_names=with_names) for each in found])
    elif as_json:
        print_json([_as_json(each, covers, with_names=with_names) for each in found])
    elif found:
        print_table(columns, [_row(each, covers, with_names=with_names) for each in found])
    if not found:
        say("Nobody like this is in the index.")
        raise typer.Exit(1)


def _as_json(one: Found, covers: dict[str, Header], *, with_names: bool) -> dict[str, object]:
    shown: dict[str, object] = clear_cover(covers.get(one.survivor or one.file_id)) | {
        "file_id": one.survivor or one.file_id,
        "found_in": one.file_id,
        "likeness": one.likeness,
        "score": one.score,
        "rules": list(one.rules),
    }
    if not with_names:
        return shown
    return shown | {"names": [clear(name) for name in one.names], "names_withheld": one.withheld}


def _row(one: Found, covers: dict[str, Header], *, with_names: bool) -> tuple[str, ...]:
    cells = (*_cells(covers.get(one.survivor or one.file_id)), str(one.likeness), str(one.score), ", ".join(one.rules))
    names = "; ".join(f"{name.given} {name.family}" for name in one.names)
    if one.withheld is not None:
        names = f"(withheld, {one.withheld}: {rules()[one.withheld].reason.en})"
    return (*cells, names) if with_names else cells
