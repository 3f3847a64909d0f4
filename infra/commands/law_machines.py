"""`sijill law show application|…`: the state machines as a picture, as Markdown or as data, in three languages.

`MACHINES` and `draw` serve the command that shows the tables of the law; `register_machines` adds ours to a group.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Literal

import typer

from infra.languages import Language
from infra.machine_svg import draw_svg
from infra.machine_text import draw_markdown, machine_data
from register.machine_names import STATES
from register.machine_table import machine_table

MACHINES = tuple(STATES)
Form = Literal["svg", "md", "text", "json"]

law = typer.Typer(no_args_is_help=True, help="The law as tables and drawings.")


class MachineName(StrEnum):
    """What has a life."""

    application = "application"
    receipt = "receipt"
    permit = "permit"
    file = "file"
    measure = "measure"
    appeal = "appeal"
    transfer = "transfer"
    subject_request = "subject_request"


def draw(name: str, form: str, lang: str = "en") -> str:
    """Return a machine in a form: `svg`, `json`, or Markdown for `md` and `text`."""
    machine = machine_table()[name]
    language = Language(lang)
    if form == "svg":
        return draw_svg(machine, language)
    if form == "json":
        return json.dumps(machine_data(machine, language), ensure_ascii=False, indent=2) + "\n"
    return draw_markdown(machine, language)


def register_machines(group: typer.Typer) -> None:
    """Add `show` to a group of commands."""
    group.command("show")(show)


def show(
    name: Annotated[MachineName, typer.Argument(help="What has a life.")],
    form: Annotated[Form, typer.Option("--format", help="svg, md or json.")] = "md",
    lang: Annotated[Language, typer.Option(help="Language: en, fr or ar.")] = Language.en,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the states of a life, every way between them, who may take it, and where the rule comes from.

    Example: sijill law show application --format svg --lang fr > application.svg
    """
    typer.echo(draw(name.value, "json" if as_json else form, lang), nl=False)


@law.callback()
def _group() -> None:
    """Keep `show` a command of its own while it is the only one."""


register_machines(law)
