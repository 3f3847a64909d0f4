"""`sijill dead-letters`: what the screen could not read, what to do, and the way back, watched until it is judged."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from infra.file_numbers import find_numbers, get_file_id
from infra.languages import Language
from infra.moments import show_exact, show_local
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.words import heading, spell
from projections.clear import show_moment
from register.codes import is_code
from schemas.errors import CommandRefused
from schemas.registry import Registry
from streams.lane import LANES, Lane
from streams.letters import Letter, read_letters, send_back
from streams.opener_client import OpenerClient

_JUDGED_SECONDS = 20.0  # the screen judges within a second; after a restart of the broker within ten
_LOOK_SECONDS = 0.5
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LaneName = Annotated[Literal["main", "care"], typer.Option("--lane", help="Lane: main, or care for protection.")]
Lang = Annotated[Language, typer.Option(help="Language: en, fr or ar.")]
Status = Literal["open", "retried", "set_aside", "all"]

dead_letters = typer.Typer(no_args_is_help=True, add_completion=False, help="List, show and retry dead letters.")


@dead_letters.command("list")
def list_letters(
    state_dir: StateDir = None,
    file: Annotated[str | None, typer.Option(help="Only of this file, by its id or number.")] = None,
    code: Annotated[str | None, typer.Option(help="Only with this code, as UNDECODABLE.")] = None,
    status: Annotated[Status, typer.Option(help="open, retried, set_aside or all.")] = "open",
    lang: Lang = Language.en,
    lane: LaneName = "main",
    as_json: AsJson = False,
) -> None:
    """List dead letters in the order of their files.

    Example: sijill dead-letters list --status all --json
    """
    settings = get_settings(state_dir=state_dir)
    file_id = None if file is None else get_file_id(settings, file)
    found = [
        letter
        for letter in _letters(settings, LANES[lane])
        if status in ("all", letter.letter.status.lower())
        and file_id in (None, letter.letter.file_id)
        and code in (None, letter.letter.error_code)
    ]
    if as_json:
        print_json([_plain(letter) for letter in found])
    elif found:
        _print_letters(found, settings, lang)
    else:
        say("No dead letters." if status == "all" else f"No dead letter is {status.replace('_', ' ')}.")


def _print_letters(letters: Sequence[Letter], settings: Settings, lang: Language) -> None:
    numbers = find_numbers(settings, [at.letter.file_id for at in letters if at.letter.file_id])
    names = ("source", "file", "code", "status", "bytes", "received", "mend")
    rows = [
        (
            at.coordinates,
            numbers.get(at.letter.file_id or "", at.letter.file_id),
            at.letter.error_code,
            spell("letter_status", at.letter.status, lang),
            at.letter.size,
            show_local(at.letter.received_at),
            getattr(at.letter.mend, lang),
        )
        for at in letters
    ]
    print_table([heading(name, lang) for name in names], rows, spare=[heading("bytes", lang)])


@dead_letters.command("show")
def show_letter(
    coordinates: Annotated[str, typer.Argument(help="topic/partition/offset, as `list` shows it.")],
    state_dir: StateDir = None,
    lang: Lang = Language.en,
    lane: LaneName = "main",
    as_json: AsJson = False,
) -> None:
    """Show one dead letter: what was found and what to do, never the content.

    Example: sijill dead-letters show sijill.intake.v1/3/1042
    """
    letters = _letters(get_settings(state_dir=state_dir), LANES[lane])
    at = next((each for each in letters if each.coordinates == coordinates), None)
    if at is None:
        raise CommandRefused("No dead letter has these coordinates.", mend="See `sijill dead-letters list`.")
    if as_json:
        print_json(_plain(at))
        return
    words = {
        "mend": getattr(at.letter.mend, lang),
        "status": spell("letter_status", at.letter.status, lang),
        "received_at": show_exact(at.letter.received_at),
    }
    for name, value in (_plain(at) | words).items():
        if value is not None:
            typer.echo(f"{heading(name, lang):<14}{value}")


@dead_letters.command("retry")
def retry_letters(
    file: Annotated[
        str | None, typer.Argument(help="Id or number of the file whose dead letters are sent again.")
    ] = None,
    state_dir: StateDir = None,
    all_files: Annotated[bool, typer.Option("--all", help="Send those of all files.")] = False,
    set_aside: Annotated[
        str | None,
        typer.Option("--set-aside", metavar="COORDINATES", help="Give up the dead letter that stands there."),
    ] = None,
    by: Annotated[str | None, typer.Option(help="Service number of the officer who gives it up.")] = None,
    lane: LaneName = "main",
    as_json: AsJson = False,
) -> None:
    """Send open dead letters to the intake again, in order, or set one aside; exit 1 when one is still open.

    Example: sijill dead-letters retry --set-aside sijill.intake.v1/3/1042 --by LM1-010
    """
    _check_use(file, all_files, set_aside, by)
    settings = get_settings(state_dir=state_dir)
    file_id = None if file is None else get_file_id(settings, file)
    chosen = [
        letter
        for letter in _letters(settings, LANES[lane])
        if letter.is_open
        and (all_files or (letter.coordinates == set_aside if file is None else letter.letter.file_id == file_id))
    ]
    if not chosen:
        of = "" if all_files else f" {'at ' + set_aside if set_aside else 'of file ' + str(file)}"
        raise CommandRefused(f"There is no open dead letter{of}.", mend="See `sijill dead-letters list`.")
    sent = asyncio.run(_send_back(settings, chosen, by, LANES[lane]))
    after = asyncio.run(_watch(settings, chosen, LANES[lane]))
    _tell(sent, chosen, after, as_json)


def _check_use(file: str | None, all_files: bool, set_aside: str | None, by: str | None) -> None:
    if sum((file is not None, all_files, set_aside is not None)) != 1:
        raise typer.BadParameter("say one of them: whose dead letters", param_hint="FILE, --all or --set-aside")
    if set_aside is not None and by is None:
        what = "an act that is set aside is given up for good: add the service number of the officer who does it"
        raise typer.BadParameter(what, param_hint="--by")
    if set_aside is None and by is not None:
        raise typer.BadParameter("it goes with --set-aside: nobody gives anything up in a retry", param_hint="--by")
    if by is not None and not is_code(by):
        raise typer.BadParameter("a service number like LM1-010: letters, digits, - and _", param_hint="--by")


def _tell(sent: int, chosen: Sequence[Letter], after: Sequence[Letter], as_json: bool) -> None:
    """Say what became of the letters; end with 1 when one is still open."""
    count = Counter(each.letter.status for each in after)
    waiting = [now for before, now in zip(chosen, after, strict=True) if not _judged(before, after)]
    if as_json:
        print_json({"sent": sent, **{name.lower(): count[name] for name in ("RETRIED", "SET_ASIDE", "OPEN")}})
    else:
        say(f"{sent} sent to the intake: {count['RETRIED']} went through, {count['SET_ASIDE']} set aside.")
        if waiting:
            say(
                f"{len(waiting)} are not judged yet: see whether the screen runs (sijill status), then list them again."
            )
        elif count["OPEN"]:
            first = next(each for each in after if each.is_open)
            say(f"{count['OPEN']} still open; the first is {first.coordinates}, {first.letter.error_code}.")
            say(first.letter.mend.en)
            say(f"To give it up: sijill dead-letters retry --set-aside {first.coordinates} --by OFFICER")
    if count["OPEN"]:
        raise typer.Exit(1)


async def _send_back(settings: Settings, letters: Sequence[Letter], by: str | None, lane: Lane) -> int:
    async with OpenerClient(settings.opener_socket) as opener:
        with progress("sending dead letters"):
            return await send_back(settings.kafka, opener, letters, set_aside_by=by, lane=lane)


async def _watch(settings: Settings, sent: Sequence[Letter], lane: Lane) -> list[Letter]:
    """Return the letters as they stand when the screen has judged them all, or when patience is over."""
    over = time.monotonic() + _JUDGED_SECONDS
    with progress("the screen judges them"):
        while True:
            newest = {each.coordinates: each for each in await _read(settings, lane)}
            after = [newest.get(each.coordinates, each) for each in sent]
            if all(_judged(each, after) for each in sent) or time.monotonic() > over:
                return after
            await asyncio.sleep(_LOOK_SECONDS)


def _judged(before: Letter, after: Sequence[Letter]) -> bool:
    """Tell whether the screen has looked at a letter: it is settled, or tried once more, or behind one that was."""
    now = next(each for each in after if each.coordinates == before.coordinates)
    if not now.is_open or now.letter.attempts > before.letter.attempts:
        return True
    if before.letter.behind is None:
        return False
    ahead = next((each for each in after if each.coordinates == before.letter.behind), None)
    return ahead is None or (ahead.is_open and ahead.letter.attempts > 1)


def _letters(settings: Settings, lane: Lane) -> tuple[Letter, ...]:
    quiet_clients()
    asyncio.run(require_register(settings))
    with progress("reading dead letters"):
        return asyncio.run(_read(settings, lane))


async def _read(settings: Settings, lane: Lane) -> tuple[Letter, ...]:
    async with Registry(settings.registry) as registry:
        return await read_letters(settings.kafka, registry, lane)


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
        "received_at": show_moment(at.received_at),
    }
