"""`sijill statistics`: cuts of the journal and the tables computed on them, inside the register only."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.languages import Language
from infra.moments import KNOWN_AT_HELP, now, parse_moment, read_moment
from infra.output import print_json, print_table
from infra.reach import quiet_clients, require_kafka
from infra.settings import Settings, get_settings
from infra.words import audience, heading, spell
from projections.cuts import get_cut, resolve_cut, store_cut
from projections.facts import facts_from_journal, facts_from_tables
from projections.reading import require_database, told_when_away
from register.statistics.figures import Cut, declarations, figure
from register.statistics.periods import Period, read_period
from schemas.errors import CommandRefused
from schemas.ids import is_uuid

statistics = typer.Typer(no_args_is_help=True, help="Figures at a stated cut of the journal (inside the register).")
StateDir = Annotated[Path | None, typer.Option("--state-dir", help="Directory of the local platform.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Source(StrEnum):
    """Where facts are read from."""

    tables = "tables"
    journal = "journal"


_CODED = {"kind", "reason", "level", "outcome", "ground", "clock"}  # dimensions that hold codes with words


@statistics.command("tables")
def list_tables(
    lang: Annotated[Language, typer.Option(help="Language of the titles: en, fr or ar.")] = Language.en,
    as_json: AsJson = False,
) -> None:
    """List the declared tables with their definitions.

    Example: sijill statistics tables --json
    """
    declared = declarations()
    if as_json:
        print_json(declared)
        return
    rows = [
        (name, d["title"][lang], " x ".join(heading(each, lang) for each in d["dimensions"]))
        for name, d in declared["tables"].items()
    ]
    print_table(("table", "title", "dimensions"), rows)


@statistics.command("cut")
def make_cut(
    known_at: Annotated[str | None, typer.Option("--known-at", metavar="TIME", help=KNOWN_AT_HELP)] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Resolve a cut of the journal once and keep it: its live end, or all that was recorded by a time.

    Example: sijill statistics cut --known-at 2026-10-01T00:00:00+01:00
    """
    settings = get_settings(state_dir=state_dir)
    moment = read_moment(known_at)
    with _told_when_away(settings):
        cut = _resolved(settings, moment)
    if as_json:
        print_json(cut.as_json())
    else:
        typer.echo(cut.cut_id)


@statistics.command("table")
def show_table(
    name: Annotated[str, typer.Argument(help="T7, T8, T9 or T10.")],
    cut: Annotated[
        str, typer.Option(help="Id of a cut, a time (ISO 8601; without an offset Tunis time), or live.")
    ] = "live",
    period: Annotated[str, typer.Option(help="2026, 2026-Q3, 2026-09, 2026-W36, 2026-09-30 or all.")] = "all",
    source: Annotated[Source, typer.Option(help="Read the live tables, or replay the journal.")] = Source.tables,
    lang: Annotated[Language, typer.Option(help="Language of all words: en, fr or ar.")] = Language.en,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Compute a table at a cut; the same cut gives the same bytes, from the tables and from the journal.

    Example: sijill statistics table T10 --cut live --period 2026-Q3 --json
    """
    settings = get_settings(state_dir=state_dir)
    span = _period(period)
    tables = declarations()["tables"]
    if name not in tables:
        raise typer.BadParameter(f"{name} is none of {', '.join(tables)}", param_hint="NAME")
    if name == "T8" and period == "all":
        raise typer.BadParameter("a stock needs its day, for example 2026-09-30", param_hint="--period")
    with _told_when_away(settings):
        stated = _find_cut(settings, cut)
        if source is Source.journal:
            facts = asyncio.run(facts_from_journal(settings.kafka, stated))
        else:
            facts = facts_from_tables(settings.postgres, stated)
        result = figure(name, facts, period=span, cut=stated)
    if as_json:
        print_json(result)
    else:
        _show(result, lang)


@contextmanager
def _told_when_away(settings: Settings) -> Iterator[None]:
    """Say within seconds that Kafka or the database is away, before and while a figure is made."""
    quiet_clients()
    require_database(settings.postgres)
    asyncio.run(require_kafka(settings))
    with told_when_away(settings.postgres):
        yield


def _find_cut(settings: Settings, text: str) -> Cut:
    if is_uuid(text):
        return get_cut(settings.postgres, text)
    return _resolved(settings, None if text == "live" else _moment(text))


def _resolved(settings: Settings, known_at: int | None) -> Cut:
    if known_at is not None and known_at >= now():
        raise CommandRefused("A cut cannot lie in the future.", mend="Take a time that has passed.")
    cut = asyncio.run(resolve_cut(settings.kafka, known_at=known_at))
    store_cut(settings.postgres, cut)
    return cut


def _moment(text: str) -> int:
    try:
        return parse_moment(text)
    except ValueError:
        forms = "a cut's id, live, or a time like 2026-10-01T00:00 (Tunis time) or 2026-10-01T00:00:00+01:00"
        raise typer.BadParameter(forms, param_hint="--cut") from None


def _period(text: str) -> Period:
    try:
        return read_period(text)
    except CommandRefused as wrong:
        raise typer.BadParameter(f"{wrong.what} {wrong.mend}", param_hint="--period") from None


def _show(result: dict[str, Any], lang: Language) -> None:
    """Print a figure whole on standard output: a figure without its definition, cut and versions is none."""
    typer.echo(f"{result['table']}  {result['title'][lang]}  {result['period']}")
    typer.echo(f"{result['definition'][lang]}\n")
    cells = result["cells"]
    if cells:
        columns = [heading(name, lang) for name in cells[0]]
        print_table(columns, [[_in_words(name, value, lang) for name, value in cell.items()] for cell in cells])
    else:
        typer.echo(heading("no_rows", lang))
    typer.echo()
    for name, value in result["shown_beside"].items():
        typer.echo(f"{heading(name, lang)}: {'-' if value is None else value}")
    versions = result["versions"]
    cut, definitions, rules = (heading(name, lang) for name in ("cut", "definitions", "rules"))
    typer.echo(f"{cut} {result['cut']['cut_id']}, {definitions} {versions['definitions']}, {rules} {versions['rules']}")
    typer.echo(audience(lang))


def _in_words(name: str, value: object, lang: Language) -> object:
    return spell(name, value, lang) if isinstance(value, str) and name in _CODED else value
