"""`sijill up`, `status`, `down`: the local platform from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infra.local import platform
from infra.local.crew import CARE_SCREEN
from infra.output import print_json, print_table, say
from infra.settings import Settings, get_settings
from infra.vault_place import initialise_vault

FIRST_EPOCH = "e1"  # a fixed name: a second `up` must find the epoch of the first
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def up(
    register: Annotated[
        bool, typer.Option("--register", help="Also start opener, screen, projector, indexer, notary, agent.")
    ] = False,
    care: Annotated[bool, typer.Option("--care", help="With --register: also the screen of the care lane.")] = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Start Kafka, the schema registry and PostgreSQL here, or heal them; safe to call twice.

    Example: sijill up --register && sijill status --json
    """
    bring_up(get_settings(state_dir=state_dir), register=register, care=care)
    _show(platform.status(get_settings(state_dir=state_dir)), as_json)


def bring_up(settings: Settings, *, register: bool = False, care: bool = False) -> platform.PlatformStatus:
    """Start the parts and create what the catalogue names; with `register`, also the register's own processes.

    With `care` besides, the screen of the care lane.
    """
    found = platform.up(settings, report=say)
    with initialise_vault(settings) as vault:
        vault.ensure_epoch(FIRST_EPOCH)
    from infra.catalogue import prepare  # noqa: PLC0415 - only with a platform that runs

    prepare(settings)
    if register:
        platform.start_crew(settings, report=say, care=care)
    return found


def status(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show what runs and what does not, with addresses; exit 1 when broker, registry or database does not answer.

    Example: sijill status --json
    """
    found = platform.status(get_settings(state_dir=state_dir))
    _show(found, as_json)
    if not found.healthy:
        raise typer.Exit(1)


def down(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Stop the platform cleanly; its data stay.

    Example: sijill down
    """
    _show(platform.down(get_settings(state_dir=state_dir), report=say), as_json)


def _show(found: platform.PlatformStatus, as_json: bool) -> None:
    if as_json:
        print_json(found.plain())
        return
    addresses = {"kafka": found.kafka, "registry": found.registry, "postgres": _without_password(found.postgres)}
    rows = [
        (part.name, part.state, part.pid, None if part.state == "stopped" else addresses.get(part.name), part.log)
        for part in (*found.parts, *found.crew)
    ]
    print_table(("part", "state", "pid", "address", "log"), rows, spare=("log", "pid"))
    for line in in_words(found):
        typer.echo(line)


def in_words(found: platform.PlatformStatus) -> list[str]:
    """Return what runs and what does not, in a sentence each; the care lane's screen only where it was started."""
    idle = {CARE_SCREEN.name}
    everything = [one for one in (*found.parts, *found.crew) if one.name not in idle or one.state != "stopped"]
    running, waiting, stopped = (
        [part.name for part in everything if part.state == state] for state in ("healthy", "starting", "stopped")
    )
    if len(stopped) == len(everything):
        return [f"Nothing runs in {found.state_dir}. Start it: sijill up --register"]
    if len(running) == len(everything):
        return [f"Everything runs in {found.state_dir}."]
    lines = [f"Running in {found.state_dir}: {', '.join(running) or 'nothing'}."]
    if waiting:
        lines.append(f"Started, but without an answer yet: {', '.join(waiting)}.")
    if stopped:
        lines.append(f"Not running: {', '.join(stopped)}. Start what is missing: sijill up --register")
    return lines


def _without_password(dsn: str) -> str:
    head, at, tail = dsn.rpartition("@")
    return f"{head.rpartition(':')[0]}{at}{tail}" if at else dsn
