"""`sijill law`: read, check and compare the tables of the law, without reading Python.

Whatever is not verified is marked so in every output.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.law_machines import MACHINES
from infra.commands.law_show import OTHERS, show
from infra.commands.law_texts import own_place, own_texts, texts_around, texts_in
from infra.commands.law_views import CHANGED, changed_rows, headings, summary, told
from infra.languages import Language
from infra.moments import read_day
from infra.output import print_json, print_table, say
from register.lawbook import Lawbook, book_of, lawbook
from register.lawcheck import check, read_pages
from register.lawdiff import Change, between_books, between_days
from register.lawfilediff import between_files
from register.lawreleased import digests_of, released
from schemas.errors import CommandRefused

law = typer.Typer(no_args_is_help=True, help="The law as versioned tables: list, show, check, compare, release.")
Lang = Annotated[Language, typer.Option(help="Language of names and notes.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
KnownAt = Annotated[str | None, typer.Option(help="As the register knew it on a day, as 2026-09-30.")]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@law.command("list")
def list_tables(lang: Lang = Language.en, as_json: AsJson = False) -> None:
    """List the tables with the number of their entries, and how many of these are not verified.

    Example: sijill law list --json
    """
    rows = [summary(lawbook().table(name), lang) for name in lawbook().names]
    if as_json:
        print_json(rows)
        return
    print_table(headings(tuple(rows[0]), lang), [tuple(row.values()) for row in rows])
    say(f"Beside them: {', '.join(OTHERS)}. State machines: {', '.join(MACHINES)}.")
    say("Only verified entries may be quoted as law; `sijill law show TABLE` tells the status of each.")


law.command("show")(show)


@law.command("check")
def check_tables(
    place: Annotated[
        Path | None, typer.Argument(help="Directory of tables, or one of its files (default: the register's own).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find faults in tables, each with file, line and what to do; exit 1 when there is one.

    Example: sijill law check register/law/fees.yaml
    """
    only, texts = None, own_texts()
    if place is not None and place.is_file():
        only, texts = texts_around(place)
    elif place is not None:
        texts = texts_in(place)
    every = check(texts, own=own_texts(), released=released())
    found = [each for each in every if only in {None, each.file}]
    if as_json:
        print_json({"tables": 1 if only else len(texts), "findings": found, "elsewhere": len(every) - len(found)})
    else:
        for each in found:
            typer.echo(told(each))
        say(f"{_counted(1 if only else len(texts), 'table')}, {_counted(len(found), 'fault')}")
        if len(every) > len(found):
            say(f"{_counted(len(every) - len(found), 'fault')} more in the tables beside it: check the directory.")
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
    changes = _changes(old, new, read_day(known_at, "--known-at"))
    _warn_of_faults(new)
    if as_json:
        print_json(changes)
        return
    print_table(headings(CHANGED, lang), list(changed_rows(changes, lang)))
    say(f"{_counted(len(changes), 'difference')}")


@law.command("release")
def release(as_json: AsJson = False) -> None:
    """Note what each new version of the register's own tables says; from then on a change in place is a fault.

    Example: sijill law release
    """
    texts, before = own_texts(), released()
    found = check(texts, own=texts, released=before)
    if found:
        for each in found:
            typer.echo(told(each))
        raise CommandRefused(f"Nothing was released: {_counted(len(found), 'fault')}.", mend="Mend the tables first.")
    after = digests_of(read_pages(texts)[0])
    new = [f"{table} {key}" for table, keys in after.items() for key in keys if key not in before.get(table, {})]
    _write_whole(own_place() / "released.json", json.dumps(after, indent=1) + "\n")
    if as_json:
        print_json({"released": new})
        return
    for version in new:
        typer.echo(version)
    say(_counted(len(new), "new version"))


def _write_whole(path: Path, text: str) -> None:
    """Put a file in another's place at once; raise CommandRefused where nobody may write."""
    draft = path.with_suffix(".new")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        mend = "Release from the directory in which the register is worked on."
        raise CommandRefused("The digests cannot be written.", where=str(path), mend=mend) from error


def _changes(old: str, new: str, known_at: int | None) -> tuple[Change, ...]:
    days = [each for each in (old, new) if _DATE.fullmatch(each)]
    if len(days) == 1:
        what = "a day cannot be compared with a directory: give two days or two directories"
        raise typer.BadParameter(what, param_hint="OLD, NEW")
    if days:
        first, second = read_day(old, "OLD"), read_day(new, "NEW")
        return between_days(lawbook(), first or 0, second or 0, known_at=known_at)
    before, after = _named(Path(old), "OLD"), _named(Path(new), "NEW")
    return (*between_books(_book(before), _book(after)), *between_files(before, after))


def _warn_of_faults(new: str) -> None:
    """Say that a draft is faulty: its difference alone would look like a law that can be used."""
    if not _DATE.fullmatch(new):
        faults = len(check(texts_in(Path(new)), own=own_texts(), released=released()))
        if faults:
            say(f"{new} cannot be used as it is: {_counted(faults, 'fault')}. See: sijill law check {new}")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _named(directory: Path, hint: str) -> dict[str, str]:
    return {name.removesuffix(".yaml"): text for name, text in texts_in(directory, hint).items()}


def _book(texts: Mapping[str, str]) -> Lawbook:
    return book_of({name: text for name, text in texts.items() if "/" not in name})
