"""`sijill query`: questions over all files, answered from the read tables as lists of files.

Shows numbers, codes and dates; nobody's name, and nothing that is sealed. No answer is a decision about a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.commands.readside_options import check_station
from infra.commands.worklist import AsJson, Limit, OnDay, StateDir, read_on
from infra.languages import Language
from infra.moments import read_day
from infra.output import print_json, print_table, say, say_cut
from infra.settings import get_settings
from infra.words import heading
from projections import queries
from projections.queries import Question
from projections.reading import get_file_id, get_state, open_session, read_stations, told_when_away
from register.rules import rule
from register.situation_checks import checks
from schemas.events import Phrase

query = typer.Typer(no_args_is_help=True, help="Ask the read tables: silent files, lapsed receipts, and more.")
Station = Annotated[str | None, typer.Option(help="Only files of this station.")]


@query.command()
def silent(
    days: Annotated[int, typer.Option(min=0, help="More than so many days without an act at the level.")] = 30,
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Files with an application that lies at a level, and nobody did anything; waiting for papers is no silence.

    Example: sijill query silent --days 30 --on 2026-09-30 --json
    """
    _answer(queries.SILENT, on, station, limit, state_dir, as_json, days=days)


@query.command()
def lapsed(
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Files whose receipt lapsed while the application was pending.

    Example: sijill query lapsed --station LM1
    """
    _answer(queries.LAPSED, on, station, limit, state_dir, as_json)


@query.command("turning-16")
def turning_16(
    within: Annotated[int, typer.Option(min=90, help="Also who turns 16 in the year of so many days on.")] = 90,
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Children who turn 16 and will need a card of their own; only the year is known here, never the birthday.

    Example: sijill query turning-16 --on 2026-10-05
    """
    _answer(queries.TURNING_16, on, station, limit, state_dir, as_json, days=within)


@query.command("passport-before-card")
def passport_before_card(
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Files whose last valid passport ends before the card does.

    Example: sijill query passport-before-card --json
    """
    _answer(queries.PASSPORT_BEFORE_CARD, on, station, limit, state_dir, as_json)


@query.command("outside-governorate")
def outside_governorate(
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Workers whose address lies in another governorate than the contract in force states: to be checked.

    Example: sijill query outside-governorate --on 2026-09-30
    """
    _answer(queries.OUTSIDE_GOVERNORATE, on, station, limit, state_dir, as_json)


@query.command("students-at-work")
def students_at_work(
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Persons with a work contract in force whose cards were all given to study: to be checked.

    Example: sijill query students-at-work --json
    """
    _answer(queries.STUDENTS_AT_WORK, on, station, limit, state_dir, as_json)


@query.command("same-number")
def same_number(
    on: OnDay = None,
    station: Station = None,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Files that bear one number: of the file, a receipt or a card. One of them was given or typed wrongly.

    With --station: numbers of which one file at least is that station's. Exit code 1 when there are any.

    Example: sijill query same-number --station LM1
    """
    if _answer(queries.SAME_NUMBER, on, station, limit, state_dir, as_json):
        raise typer.Exit(1)


@query.command("checks")
def checks_of(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File id or file number.")],
    on: OnDay = None,
    lang: Annotated[Language, typer.Option(help="Language of the rules.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """What is to be looked at in one file about its work contracts in force on a day: checks, never facts.

    Example: sijill query checks LM1-2026-000042-8 --on 2026-09-30 --lang ar
    """
    settings, day = get_settings(state_dir=state_dir), read_on(on)
    with told_when_away(settings.postgres), open_session(settings.postgres) as session:
        state = get_state(session, get_file_id(session, file))
    found = [(one, rule(one.rule_id)) for one in checks(state, read_day(day.isoformat()) or 0)]
    if as_json:
        listed = [
            {
                "rule_id": one.rule_id,
                "status": broken.status,
                "employment_id": one.about,
                "detail": one.detail,
                "reason": _texts(broken.reason),
                "mend": _texts(broken.mend),
            }
            for one, broken in found
        ]
        print_json({"on": day, "file_id": state.file_id, "checks": listed})
    else:
        print_table(
            [heading(name, lang) for name in ("rule", "standing", "what", "mend", "about")],
            [
                (one.rule_id, broken.status, _texts(broken.reason)[lang], _texts(broken.mend)[lang], one.about)
                for one, broken in found
            ],
        )


def _texts(phrase: Phrase) -> dict[str, str]:
    return {"en": phrase.en, "fr": phrase.fr, "ar": phrase.ar}


def _answer(
    question: Question,
    on: str | None,
    station: str | None,
    limit: int,
    state_dir: Path | None,
    as_json: bool,
    *,
    days: int = 0,
) -> int:
    """Show what answers a question, and return how many files that are."""
    settings, day = get_settings(state_dir=state_dir), read_on(on)
    with told_when_away(settings.postgres), open_session(settings.postgres) as session:
        answer = queries.ask(session, question, day, days=days, station=station, limit=limit)
        if station is not None and not answer.rows:
            check_station(station, read_stations(session))
    if as_json:
        print_json({"on": day, "total": answer.total, "files": answer.rows})
    else:
        _print(question.columns, answer.rows)
        if not answer.rows:
            say("No file fits.")
    say_cut(len(answer.rows), answer.total)
    return answer.total


def _print(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    print_table([column.replace("_", " ") for column in columns], [[row[column] for column in columns] for row in rows])
