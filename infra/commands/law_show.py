"""`sijill law show`: a table, a state machine, or one of the law's other files, in a form and a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

import typer
from yaml import YAMLError

from infra.commands.law_machines import MACHINES, draw
from infra.commands.law_views import COLUMNS, headings, row, say_notes
from infra.languages import Language, text_in
from infra.moments import read_day
from infra.output import print_json, print_table, say
from infra.words import heading
from register.codes import code_groups
from register.days import iso
from register.lawbook import lawbook
from register.lawentry import Entry, as_shown
from register.lawtable import Table
from register.machine_table import machine_table
from register.roles import powers
from register.rules import rules
from schemas.errors import CommandRefused

OTHERS = ("rules", "powers", "codes", "machines")
"""What is no table of dated entries, and is shown in rows of its own."""


class Form(StrEnum):
    """How a thing is shown: tables as text, state machines drawn or listed."""

    text = "text"
    md = "md"
    svg = "svg"


def show(
    name: Annotated[
        str, typer.Argument(help="A table of `sijill law list`, rules, powers, codes, or a state machine.")
    ],
    on: Annotated[str | None, typer.Option(help="Only what holds on a day, as 2026-09-30.")] = None,
    known_at: Annotated[str | None, typer.Option(help="As the register knew it on a day, as 2026-09-30.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of names and notes.")] = Language.en,
    form: Annotated[Form, typer.Option("--format", help="text for tables; md or svg for state machines.")] = Form.text,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show a table: every version of every entry, or what holds on a day; a state machine as md or svg.

    Example: sijill law show penalties --on 2020-07-10
    """
    day, known = read_day(on, "--on"), read_day(known_at, "--known-at")
    _require(name, form, dated=day is not None or known is not None)
    _require_readable(name)
    if name in MACHINES:
        drawn = draw(name, "json" if as_json else form.value, lang.value)
        typer.echo(drawn, nl=not drawn.endswith("\n"))
    elif name in OTHERS:
        _show_other(name, lang, as_json)
    else:
        table = lawbook().table(name)
        _show_table(table, _chosen(table, day, known), on, lang, as_json)


def _require(name: str, form: Form, *, dated: bool) -> None:
    """Raise BadParameter (exit 2) for a name that nothing bears, or a form or a day that this thing has not."""
    known = (*lawbook().names, *OTHERS, *MACHINES)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        what = f"nothing is called {name}: {meant}There are {', '.join(known)}"
        raise typer.BadParameter(what, param_hint="NAME")
    if form is not Form.text and name not in MACHINES:
        what = f"{name} is shown as text or with --json; as {form.value}: {', '.join(MACHINES)}"
        raise typer.BadParameter(what, param_hint="--format")
    if dated and name not in lawbook().names:
        what = f"{name}: only tables of dated entries are shown as of a day"
        raise typer.BadParameter(what, param_hint="--on, --known-at")


def _require_readable(name: str) -> None:
    """Raise CommandRefused where the file of a thing that is no table cannot be read."""
    files: Mapping[str, Callable[[], object]] = {"rules": rules, "powers": powers, "codes": code_groups}
    try:
        files.get(name, machine_table if name in (*MACHINES, "machines") else lawbook)()
    except (YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise CommandRefused(f"{name} cannot be read.", mend="Run `sijill law check`.") from error


def _show_table(table: Table, entries: Sequence[Entry], on: str | None, lang: Language, as_json: bool) -> None:
    if as_json:
        notes = [{"source": note.source} | asdict(note.text) for note in table.notes]
        print_json(
            {
                "table": table.id,
                "version": table.version,
                "title": table.title,
                "on": on,
                "notes": notes,
                "counts": [asdict(each) | {"day": iso(each.day)} for each in table.counts],
                "entries": [as_shown(each) for each in entries],
            }
        )
        return
    say(f"{text_in(table.title, lang)}, {heading('version', lang)} {table.version}")
    print_table(headings(COLUMNS, lang), [row(each, lang) for each in entries])
    say_notes(table, entries, lang)


def _show_other(name: str, lang: Language, as_json: bool) -> None:
    rows = list({"rules": _rules, "powers": _powers, "codes": _codes, "machines": _machines}[name](lang))
    if as_json:
        print_json(rows)
        return
    print_table(headings(tuple(rows[0]), lang), [tuple(each.values()) for each in rows])


def _rules(lang: Language) -> Iterator[Mapping[str, object]]:
    for each in rules().values():
        first = {"id": each.id, "version": each.version, "from": each.in_force_from.isoformat()}
        texts = {"reason": text_in(each.reason, lang), "mend": text_in(each.mend, lang)}
        yield first | {"status": f"({each.status})", **texts, "source": each.source}


def _powers(lang: Language) -> Iterator[Mapping[str, object]]:
    titles = powers().titles
    for act, power in powers().acts.items():
        may = ", ".join(text_in(titles[role], lang) for role in power.roles)
        narrower = "; ".join(
            f"{state}: {', '.join(text_in(titles[role], lang) for role in roles)}" for state, roles in power.at.items()
        )
        yield {"act": act, "who_may": may, "only_at": narrower, "status": f"({power.status})", "source": power.source}


def _codes(_: Language) -> Iterator[Mapping[str, object]]:
    for name, group in code_groups().items():
        yield {"list": name, "status": group.status, "source": group.source, "codes": ", ".join(group.codes)}


def _machines(lang: Language) -> Iterator[Mapping[str, object]]:
    for name, machine in machine_table().items():
        states = ", ".join(text_in(state.title, lang) for state in machine.states.values())
        yield {"machine": name, "title": text_in(machine.title, lang), "states": states}


def _chosen(table: Table, on: int | None, known_at: int | None) -> tuple[Entry, ...]:
    if on is not None:
        return table.in_force(on=on, known_at=known_at)
    listed = (entry for versions in table.versions.values() for entry in versions)
    return tuple(entry for entry in listed if known_at is None or entry.known_from <= known_at)
