"""`sijill subject report`: everything held about a person, for that person, as PDF and JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.readside_options import Actor, AsJson, FileName, ReaderRole, StateDir, Token, Unit
from infra.desk import read_wish
from infra.languages import Language
from infra.output import print_json, say
from infra.settings import get_settings
from infra.subject_report import gather, plain, write_pdf

subject = typer.Typer(no_args_is_help=True)


@subject.callback()
def _group() -> None:
    """Rights of the person whose data these are.

    Example: sijill subject report LM1-2026-7000001-V --request 0190... --out report --actor LM1-010 --unit LM1
    """


@subject.command()
def report(
    file: FileName,
    request: Annotated[str, typer.Option(help="The person's request: its id in SubjectRequestReceived.")],
    out: Annotated[Path, typer.Option(help="New directory for report.pdf and report.json.")],
    actor: Actor = None,
    unit: Unit = None,
    role: ReaderRole = "DATA_PROTECTION_OFFICER",
    token: Token = None,
    lang: Annotated[Language, typer.Option(help="Language of the report: ar, fr or en.")] = Language.ar,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Write everything held about a person, with sources, recipients, reads, and what is left out and why.

    The read is written down before anything is opened. Both files hold personal values in clear, for the person.

    Example: sijill subject report LM1-2026-7000001-V --request 0190... --out report --actor LM1-010 --unit LM1
    """
    settings = get_settings(state_dir=state_dir)
    wish = read_wish("SUBJECT_ACCESS", role, actor, unit, request, token or settings.reader_token)
    if out.exists():
        raise typer.BadParameter("the directory is there already; name a new one", param_hint="--out")
    found = gather(settings, file, request, wish)
    out.mkdir(mode=0o700, parents=True)
    whole = out / "report.json"
    whole.touch(mode=0o600)
    whole.write_text(json.dumps(found, ensure_ascii=False, indent=2, default=plain) + "\n", encoding="utf-8")
    pages = out / "report.pdf"
    pages.touch(mode=0o600)
    write_pdf(json.loads(whole.read_text(encoding="utf-8")), lang, pages)
    if as_json:
        counts = {name: len(found[name]) for name in ("acts", "reads", "withheld", "recipients")}
        print_json({"pdf": str(pages), "json": str(whole), **counts})
    else:
        say(f"{len(found['acts'])} acts and {len(found['reads'])} reads are in {pages} and {whole}.")
        say("When the person has them, answer the request: sijill emit --describe SubjectRequestAnswered.")
