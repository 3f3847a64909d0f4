"""`sijill access matrix`: every role, category of data and purpose, with what it may; no personal value, no reader."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from infra import moments
from infra.commands.readside_options import AsJson
from infra.languages import Language
from infra.matrix import acts_of, as_markdown, as_svg, matrix_of
from infra.output import print_json
from register.roles import powers


class Form(StrEnum):
    """How the matrix is shown."""

    md = "md"
    svg = "svg"
    json = "json"


def matrix(
    form: Annotated[Form, typer.Option("--format", help="md, svg or json.")] = Form.md,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it is on a day (default: today).")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the words: en, fr or ar.")] = Language.en,
    acts: Annotated[bool, typer.Option("--acts", help="Which role may do which act, instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show which role reads which category of data for which purpose, where and about which case; no cell is open.

    Example: sijill access matrix --format svg > matrix.svg
    """
    if acts:
        print_json({act: power.roles for act, power in powers().acts.items()}) if as_json else typer.echo(acts_of(lang))
        return
    day = moments.read_day(on, "--on")
    found = matrix_of(moments.today() if day is None else day)
    if as_json or form is Form.json:
        print_json(found)
    else:
        typer.echo(as_svg(found, lang) if form is Form.svg else as_markdown(found, lang))
