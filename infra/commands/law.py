"""`sijill law`: read, check and compare the tables of the law, without reading Python.

Whatever is not verified is marked so in every output.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, cast

import typer

from infra.commands.law_views import (
    CHANGED,
    COLUMNS,
    changed_rows,
    row,
    say_notes,
    summary,
    told,
)
from infra.languages import Language, text_in
from infra.output import print_json, print_table, say
from register.days import iso
from register.lawbook import Lawbook, book_of, lawbook
from register.lawcheck import check
from register.lawdiff import Change, between_books, between_days
from register.lawentry import Entry, as_shown, day_number
from register.lawfilediff import between_files
from register.lawtable import Table
from schemas.errors import CommandRefused

law = typer.Typer(no_args_is_help=True, help="The law as versioned tables: list, show, check, compare.")
Lang = Annotated[Language, typer.Option(help="Language of names and notes.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
KnownAt = Annotated[str | None, typer.Option(help="As the register knew it on a day, as 2026-09-30.")]
_MACHINES = "infra.commands.law_machines"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Form(StrEnum):
    """How a thing is shown: tables as text, state machines drawn or listed."""

    text = "text"
    md = "md"
    svg = "svg"


@law.command("list")
def list_tables(lang: Lang = Language.en, as_json: AsJson = False) -> None:
    """List the tables with the number of their entries, and how many of these are not verified.

    Example: sijill law list --json
    """
    rows = [summary(lawbook().table(name), lang) for name in lawbook().names]
    if as_json:
        print_json(rows)
        return
    print_table(tuple(rows[0]), [tuple(row.values()) for row in rows])
    say("Only verified entries may be quoted as law; `sijill law show TABLE` tells the status of each.")


@law.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A table of `sijill law list`, or a state machine.")],
    on: Annotated[str | None, typer.Option(help="Only what holds on a day, as 2026-09-30.")] = None,
    known_at: KnownAt = None,
    lang: Lang = Language.en,
    form: Annotated[Form, typer.Option("--format", help="text for tables; md or svg for state machines.")] = Form.text,
    as_json: AsJson = False,
) -> None:
    """Show a table: every version of every entry, or what holds on a day; a state machine as md or svg.

    Example: sijill law show penalties --on 2020-07-10
    """
    drawn = _drawn(name, "json" if as_json else form.value, lang)
    if drawn is not None:
        typer.echo(drawn, nl=not drawn.endswith("\n"))
        return
    table = lawbook().table(name)
    entries = _chosen(table, None if on is None else _day(on, "--on"), _known(known_at))
    if as_json:
        notes = [{"source": note.source} | asdict(note.text) for note in table.notes]
        print_json(
            {
                "table": name,
                "version": table.version,
                "title": table.title,
                "on": on,
                "notes": notes,
                "counts": [asdict(each) | {"day": iso(each.day)} for each in table.counts],
                "entries": [as_shown(each) for each in entries],
            }
        )
        return
    say(f"{text_in(table.title, lang)}, version {table.version}")
    print_table(COLUMNS, [row(each, lang) for each in entries])
    say_notes(table, entries, lang)


@law.command("check")
def check_tables(
    directory: Annotated[Path | None, typer.Argument(help="Directory of tables (default: the register's own).")] = None,
    as_json: AsJson = False,
) -> None:
    """Find faults in tables, each with file, line and what to do; exit 1 when there is one.

    Example: sijill law check register/law --json
    """
    own = _own_texts()
    texts = own if directory is None else _texts_in(directory)
    found = check(texts, own=own)
    if as_json:
        print_json({"tables": len(texts), "findings": found})
    else:
        for each in found:
            typer.echo(told(each))
        say(f"{_counted(len(texts), 'table')}, {_counted(len(found), 'fault')}")
    if found:
        raise typer.Exit(1)


@law.command("diff")
def difference(
    old: Annotated[str, typer.Argument(help="A day, as 2017-09-25, or a directory of tables.")],
    new: Annotated[str, typer.Argument(help="Another day, or another directory.")],
    known_at: KnownAt = None,
    lang: Lang = Language.en,
    as_json: AsJson = False,
) -> None:
    """Show what changed between the law of two days, or between two directories of tables.

    Example: sijill law diff 2017-09-25 2017-09-26
    """
    changes = _changes(old, new, _known(known_at))
    _warn_of_faults(new)
    if as_json:
        print_json(changes)
        return
    print_table(CHANGED, list(changed_rows(changes, lang)))
    say(f"{_counted(len(changes), 'difference')}")


def _changes(old: str, new: str, known_at: int | None) -> tuple[Change, ...]:
    days = [each for each in (old, new) if _DATE.fullmatch(each)]
    if len(days) == 1:
        raise CommandRefused("A day cannot be compared with a directory.", mend="Give two days or two directories.")
    if days:
        return between_days(lawbook(), _day(old, "OLD"), _day(new, "NEW"), known_at=known_at)
    before, after = _named(Path(old)), _named(Path(new))
    return (*between_books(_book(before), _book(after)), *between_files(before, after))


def _warn_of_faults(new: str) -> None:
    """Say that a draft is faulty: its difference alone would look like a law that can be used."""
    if not _DATE.fullmatch(new):
        faults = len(check(_texts_in(Path(new)), own=_own_texts()))
        if faults:
            say(f"{new} cannot be used as it is: {_counted(faults, 'fault')}. See: sijill law check {new}")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _named(directory: Path) -> dict[str, str]:
    return {name.removesuffix(".yaml"): text for name, text in _texts_in(directory).items()}


def _book(texts: Mapping[str, str]) -> Lawbook:
    return book_of({name: text for name, text in texts.items() if "/" not in name})


def _texts_in(directory: Path) -> dict[str, str]:
    found = sorted((*directory.glob("*.yaml"), *directory.glob("rules/*.yaml")))
    if not found:
        mend = "Name a directory with tables, as register/law."
        raise CommandRefused("There are no tables.", where=str(directory), mend=mend)
    return {path.relative_to(directory).as_posix(): path.read_text("utf-8", "surrogateescape") for path in found}


def _own_texts() -> dict[str, str]:
    with resources.as_file(resources.files("register").joinpath("law")) as place:
        return _texts_in(place)


def _drawn(name: str, form: str, lang: Language) -> str | None:
    """Return the drawing of a state machine; None where no machine is called so.

    The module that draws offers `MACHINES`, the names, and `draw(name, form, lang)`, form being text, md, svg or json.
    """
    if find_spec(_MACHINES) is None:
        return None
    drawing = import_module(_MACHINES)
    return cast("str", drawing.draw(name, form, lang.value)) if name in drawing.MACHINES else None


def _chosen(table: Table, on: int | None, known_at: int | None) -> tuple[Entry, ...]:
    if on is not None:
        return table.in_force(on=on, known_at=known_at)
    listed = (entry for versions in table.versions.values() for entry in versions)
    return tuple(entry for entry in listed if known_at is None or entry.known_from <= known_at)


def _known(known_at: str | None) -> int | None:
    return None if known_at is None else _day(known_at, "--known-at")


def _day(text: str, where: str) -> int:
    try:
        return day_number(date.fromisoformat(text))
    except ValueError:
        raise CommandRefused(f"'{text}' is no day.", where=where, mend="Write it as 2026-09-30.") from None
