"""`sijill screen`, `activity`, `dead-letters`, `refusals`: the screen from the command line.

Runs and shows what `streams` does; the vault's public keys and the settings meet it here.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer

from infra.counting import run_activity
from infra.output import print_json, print_table, progress, say
from infra.screening import run_screen
from infra.settings import get_settings
from schemas.errors import CommandRefused
from schemas.registry import Registry
from streams.activity import read_activity
from streams.letters import Letter, read_letters, send_back
from streams.opener_client import OpenerClient
from streams.refusals import read_refusals

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data [default: .sijill].")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Status = Literal["open", "retried", "set_aside", "all"]
Language = Literal["en", "fr", "ar"]

dead_letters = typer.Typer(no_args_is_help=True, add_completion=False, help="List, show and retry dead letters.")


def screen(
    state_dir: StateDir = None,
    instance: Annotated[str | None, typer.Option(help="Name of this screen among several.")] = None,
    with_notices: Annotated[
        bool, typer.Option("--notices/--no-notices", help="Also raise notices of what falls due.")
    ] = True,
) -> None:
    """Run the screen until SIGTERM or Ctrl-C: intake to journal, exactly once.

    Example: sijill screen & sijill emit acts.jsonl
    """
    run_screen(get_settings(state_dir=state_dir), instance=instance, with_notices=with_notices)


def activity_agent(
    state_dir: StateDir = None,
    instance: Annotated[str | None, typer.Option(help="Name of this agent among several.")] = None,
) -> None:
    """Count acts per station and kind from the journal until SIGTERM or Ctrl-C.

    Example: sijill activity-agent & sijill activity
    """
    run_activity(get_settings(state_dir=state_dir), instance=instance)


def activity(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show how many acts of each kind each station did, as counted from the journal.

    Example: sijill activity --json
    """
    with progress("reading activity"):
        counted = asyncio.run(read_activity(get_settings(state_dir=state_dir).kafka))
    if as_json:
        print_json(counted)
    else:
        print_table(("station", "act", "count"), [(each.station, each.kind, each.acts) for each in counted])


def refusals(
    state_dir: StateDir = None,
    station: Annotated[str | None, typer.Option(help="Only of this station.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of reasons: en, fr or ar.")] = "en",
    as_json: AsJson = False,
) -> None:
    """List refused acts with the rule, the reason and how to mend them.

    Example: sijill refusals --station LM01 --lang fr
    """
    settings = get_settings(state_dir=state_dir)
    with progress("reading refusals"):
        found = asyncio.run(read_refusals(settings.kafka, settings.registry, station=station))
    if as_json:
        print_json(found)
        return
    rows = [
        (r.event_type, r.event_id, r.station_id, r.rule_id, r.field, getattr(r.reason, lang), getattr(r.mend, lang))
        for r in found
    ]
    print_table(("act", "event", "station", "rule", "field", "reason", "what to do"), rows)


@dead_letters.command("list")
def list_letters(
    state_dir: StateDir = None,
    file: Annotated[str | None, typer.Option(help="Only of this file.")] = None,
    code: Annotated[str | None, typer.Option(help="Only with this code.")] = None,
    status: Annotated[Status, typer.Option(help="open, retried, set_aside or all.")] = "open",
    as_json: AsJson = False,
) -> None:
    """List dead letters in the order of their files.

    Example: sijill dead-letters list --status all --json
    """
    found = [
        letter
        for letter in _letters(state_dir)
        if status in ("all", letter.letter.status.lower())
        and file in (None, letter.letter.file_id)
        and code in (None, letter.letter.error_code)
    ]
    if as_json:
        print_json([_plain(letter) for letter in found])
        return
    rows = [
        (at.coordinates, at.letter.file_id, at.letter.error_code, at.letter.status, at.letter.size, at.letter.mend.en)
        for at in found
    ]
    print_table(("source", "file", "code", "status", "bytes", "what to do"), rows)


@dead_letters.command("show")
def show_letter(
    coordinates: Annotated[str, typer.Argument(help="topic/partition/offset, as `list` shows it.")],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show one dead letter: what was found and what to do, never the content.

    Example: sijill dead-letters show sijill.intake.v1/3/1042
    """
    letter = next((each for each in _letters(state_dir) if each.coordinates == coordinates), None)
    if letter is None:
        raise CommandRefused("No dead letter has these coordinates.", mend="See `sijill dead-letters list`.")
    if as_json:
        print_json(_plain(letter))
    else:
        print_table(("field", "value"), [(name, value) for name, value in _plain(letter).items()])


@dead_letters.command("retry")
def retry_letters(
    file: Annotated[str | None, typer.Argument(help="File whose dead letters are sent again.")] = None,
    state_dir: StateDir = None,
    all_files: Annotated[bool, typer.Option("--all", help="Send those of all files.")] = False,
    set_aside: Annotated[str | None, typer.Option(help="Give up the dead letter at these coordinates.")] = None,
    by: Annotated[str | None, typer.Option(help="Service number of the officer who gives it up.")] = None,
    as_json: AsJson = False,
) -> None:
    """Send open dead letters to the intake again, in order, or set one aside.

    Example: sijill dead-letters retry --set-aside sijill.intake.v1/3/1042 --by TN-4711
    """
    if sum((file is not None, all_files, set_aside is not None)) != 1 or (set_aside is None) != (by is None):
        say("give a FILE, or --all, or --set-aside COORDINATES with --by OFFICER")
        raise typer.Exit(2)
    chosen = [
        letter
        for letter in _letters(state_dir)
        if all_files or (letter.coordinates == set_aside if file is None else letter.letter.file_id == file)
    ]
    sent = asyncio.run(_send_back(state_dir, chosen, by))
    if as_json:
        print_json({"sent": sent})
    else:
        say(f"{sent} sent to the intake; `sijill dead-letters list` shows what became of them")


async def _send_back(state_dir: Path | None, letters: list[Letter], by: str | None) -> int:
    settings = get_settings(state_dir=state_dir)
    async with OpenerClient(settings.opener_socket) as opener:
        with progress("sending dead letters"):
            return await send_back(settings.kafka, opener, letters, set_aside_by=by)


def _letters(state_dir: Path | None) -> tuple[Letter, ...]:
    settings = get_settings(state_dir=state_dir)

    async def read() -> tuple[Letter, ...]:
        async with Registry(settings.registry) as registry:
            return await read_letters(settings.kafka, registry)

    with progress("reading dead letters"):
        return asyncio.run(read())


def _plain(letter: Letter) -> dict[str, object]:
    """Return what a person may see: everything but the sealed original."""
    at = letter.letter
    return {
        "coordinates": letter.coordinates,
        "file_id": at.file_id,
        "code": at.error_code,
        "detail": at.detail,
        "mend": {"en": at.mend.en, "fr": at.mend.fr, "ar": at.mend.ar},
        "status": at.status,
        "behind": at.behind,
        "settled_by": at.settled_by,
        "attempts": at.attempts,
        "size": at.size,
        "received_at": at.received_at,
    }
