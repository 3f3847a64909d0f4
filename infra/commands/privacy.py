"""`sijill privacy report`: the documents of the data-protection desk."""

from __future__ import annotations

from typing import Annotated

import typer

from infra import moments
from infra.commands.readside_options import AsJson
from infra.languages import Language
from infra.output import print_json
from infra.privacy_report import as_markdown, report_on
from register.lawbook import LawOn

privacy = typer.Typer(no_args_is_help=True)


@privacy.callback()
def _group() -> None:
    """Documents of the data-protection desk.

    Example: sijill privacy report --lang fr > traitements.md
    """


@privacy.command()
def report(
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it is on a day (default: today).")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the words: en, fr or ar.")] = Language.en,
    as_json: AsJson = False,
) -> None:
    """Print the register of processing and the impact assessment, as Markdown or JSON, from contracts and tables.

    Example: sijill privacy report --lang fr > traitements.md
    """
    day = moments.read_day(on, "--on")
    found = report_on(LawOn(on=moments.today() if day is None else day))
    print_json(found) if as_json else typer.echo(as_markdown(found, lang), nl=False)
