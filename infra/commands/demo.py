"""`sijill demo`: the whole story on real parts, each step a command that anyone can type.

It works in a state directory of its own, begins empty, and leaves the platform stopped.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.commands.demo_proof import Authority, tell_proof
from infra.commands.platform import bring_up
from infra.garbage import send_garbage
from infra.local import platform
from infra.moments import now_in_tunis
from infra.output import console, print_table, progress, say
from infra.settings import Settings, get_settings
from infra.settling import wait_until_settled
from infra.words import spell
from schemas.errors import CommandRefused
from schemas.ids import new_uuid7

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
_SETTLE_SECONDS = 240.0
_MOVED_DAYS = 10  # how long before today the demo's late address counts
_NEEDS_NO_REGISTER = {"verify", "witness"}
_OF_THE_FILE = 15  # lines of a file that tell about the file itself; its applications follow
StateDir = Annotated[Path | None, typer.Option(help="Directory of the demo's data (default: .sijill/demo).")]


@dataclass(slots=True)
class Story:
    """The running demo: where it is, and how long each step took."""

    settings: Settings
    began: float = field(default_factory=time.monotonic)

    def tell(self, heading: str) -> None:
        """Begin a step."""
        console().print(f"\n[bold]{heading}[/bold]  [dim]({time.monotonic() - self.began:.0f} s)[/dim]")

    def show(self, *arguments: str, lines: int = 40, from_line: str = "") -> None:
        """Run a command and show at most `lines` of what it prints, from the line that holds `from_line`."""
        typer.echo(f"\n$ sijill {' '.join(_quoted(a) for a in arguments)}")
        printed = self.run(*arguments).stdout.rstrip().splitlines()
        first = next((n for n, line in enumerate(printed) if from_line in line), 0)
        typer.echo("\n".join(printed[first : first + lines]))
        if len(printed) > first + lines:
            typer.echo(f"… {len(printed) - first - lines} more lines")

    def ask(self, *arguments: str) -> Any:
        """Run a command with --json and return what it says."""
        return json.loads(self.run(*arguments, "--json").stdout)

    def settle(self) -> None:
        """Wait until everything submitted is judged and everything accepted is in the tables."""
        with progress("the register catches up"):
            asyncio.run(wait_until_settled(self.settings, seconds=_SETTLE_SECONDS))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        place = () if arguments[0] in _NEEDS_NO_REGISTER else ("--state-dir", str(self.settings.state_dir))
        command = [sys.executable, "-m", "infra", *arguments, *place]
        key = {"SIJILL_NOTARY_KEY": str(self.settings.notary_key)}
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=os.environ | key)
        if done.returncode not in {0, 1}:  # 1: something was reported, which some steps are there to show
            raise CommandRefused(f"`sijill {arguments[0]}` ended with {done.returncode}.", mend="See above.")
        return done


def demo(
    files: Annotated[int, typer.Option(min=50, help="People who come in the simulated year.")] = 1_000,
    keep: Annotated[bool, typer.Option("--keep", help="Leave everything running, to look around.")] = False,
    state_dir: StateDir = None,
) -> None:
    """Show everything once: stations, decisions, tables, figures, a file on an earlier day, a proven rebuild.

    Example: sijill demo --keep
    """
    settings = get_settings(state_dir=state_dir or get_settings().state_dir / "demo")
    platform.down(settings, report=say)
    if settings.state_dir.exists():
        shutil.rmtree(settings.state_dir)
    authority = Authority.beside(settings)
    settings = authority.give_to(settings)
    story = Story(settings)
    try:
        number = _tell_all(story, files)
        story.tell("A witness of another authority co-signs; evidence of the file is taken away and checked")
        tell_proof(authority, number, story.ask, story.show, story.run)
    finally:
        if not keep:
            story.tell("The platform stops")
            platform.down(settings, report=say)
    say(f"Done in {time.monotonic() - story.began:.0f} s.")
    where = settings.state_dir
    if keep:
        say(f"It runs in {where}; stop it: sijill down --state-dir {where}")
    else:
        say(f"Its data are kept in {where}; start it again: sijill up --register --state-dir {where}")
    say(f"Look around in it: sijill search --state-dir {where}, then `worklist --unit LM1`, `status FILE --explain`.")
    say("A register of your own, empty: make up, then `sijill emit --describe ApplicationLodged`.")


def _tell_all(story: Story, files: int) -> str:
    """Tell all but the proof; return the number of the file that was looked at."""
    story.tell("A Kafka broker, a schema registry and PostgreSQL start, then opener, screen and projector")
    bring_up(story.settings, register=True)
    story.show("status")
    story.tell("Three stations work for a year, one of them two days without a link")
    story.show("simulate", "--seed", "7", "--stations", "3", "--days", "365", "--files", str(files), lines=25)
    _import(story)
    story.tell("Somebody sends what is no record of ours")
    sent = asyncio.run(send_garbage(story.settings.kafka))
    typer.echo(f"{sent} damaged records sent to the intake")
    story.settle()
    _counts(story)
    number = _file(story)
    story.tell("Figures: pending stock (T8) and processing time (T10), from the tables and from the journal")
    cut = story.ask("statistics", "cut")["cut_id"]
    story.show("statistics", "table", "T8", "--cut", cut, "--period", _month_of(story))
    story.show("statistics", "table", "T10", "--cut", cut, "--period", "all")
    one, other = (
        story.ask("statistics", "table", "T10", "--cut", cut, "--source", source) for source in ("tables", "journal")
    )
    typer.echo(f"T10 from the tables and from the journal: {'the same' if one == other else 'DIFFERENT'}")
    story.tell("The read side is rebuilt from the journal, compared row by row, and swapped in")
    story.show("rebuild", lines=30)
    return number


def _import(story: Story) -> None:
    story.tell("An old register is taken over in a session that two officers approved")
    source, mapping = EXAMPLES / "old-register.csv", EXAMPLES / "mappings" / "old-register.yaml"
    span = ("--from", "2019-01-01", "--to", "2024-12-31")
    who = ("--opened-by", "LM1-001", "--approved-by", "LM1-010")
    place = ("--unit", "LM1", "--device", "LM1-IMPORT")
    session = story.ask("imports", "approve", str(source), *place, *span, *who)["session_id"]
    story.show("import", str(source), "--mapping", str(mapping), "--session", session, lines=25)


def _counts(story: Story) -> None:
    story.tell("What became of it all")
    refusals = story.ask("refusals")
    letters = story.ask("dead-letters", "list")
    outcomes = [
        ("accepted", story.ask("replay")["events"]),
        ("refused", len(refusals)),
        ("dead letters", len(letters)),
    ]
    print_table(("outcome", "events"), outcomes)
    shown = {r["rule_id"]: r for r in refusals}
    for rule, count in Counter(r["rule_id"] for r in refusals).most_common(3):
        typer.echo(f"\n{count} x {rule}")
        for language in ("en", "fr", "ar"):
            typer.echo(f"  {language}  {shown[rule]['reason'][language]}  →  {shown[rule]['mend'][language]}")
    story.show("dead-letters", "list", lines=12)
    story.show("activity", lines=8)


def _file(story: Story) -> str:
    story.tell("One file: its timeline, on an earlier day, and as the register knew that day at an earlier moment")
    found = story.ask("search", "--application-status", "NOTIFIED", "--station", "LM1", "--limit", "1")
    file_id, number = found[0]["file_id"], found[0]["file_number"]
    day, before = _move_declared_late(story, file_id)
    story.show("timeline", number)
    typer.echo(
        f"\nThe person moved on {day}, and said so today: the address counts from {day}, but was not known before."
    )
    story.show("file", number, "--as-of", day, lines=_OF_THE_FILE)
    story.show("file", number, "--as-of", day, "--known-at", before, lines=_OF_THE_FILE)
    knowing, not_knowing = (
        story.ask("file", number, "--as-of", day, *also)["governorate"] for also in ((), ("--known-at", before))
    )
    typer.echo(
        f"\nOn {day} the governorate is {spell('governorate', knowing)};"
        f" as known at {before} it was {spell('governorate', not_knowing)}."
    )
    who = ("--purpose", "FILE_HANDLING", "--actor", "LM1-010", "--unit", "LM1")
    story.show("file", number, "--reveal", *who, from_line="Personal values")
    control = ("--purpose", "AUDIT", "--actor", "LM1-020", "--unit", "LM1", "--role", "DATA_PROTECTION_OFFICER")
    story.show("access", "report", "--file", number, *control)
    return str(number)


def _move_declared_late(story: Story, file_id: str) -> tuple[str, str]:
    """Emit an address that counts from some days ago; return that day, and the moment before it was recorded."""
    now = now_in_tunis()
    day, before = (now.date() - dt.timedelta(days=_MOVED_DAYS)).isoformat(), now.isoformat(timespec="seconds")
    act = {
        "event": "AddressDeclared",
        "file_id": file_id,
        "occurred_at": before,
        "effective_date": day,
        "actor_id": "LM1-001",
        "actor_role": "CLERK",
        "address_id": new_uuid7(),
        "detail": {"latin": "5 rue de la Palme, Gafsa"},
        "governorate": "71",
        "since": day,
    }
    line = story.settings.state_dir / "moved.jsonl"
    line.write_text(json.dumps(act) + "\n", encoding="utf-8")
    story.ask("emit", str(line), "--station", "LM1", "--device", "LM1-D2", "--district", "LMD", "--corps", "SURETE")
    story.settle()
    return day, before


def _month_of(story: Story) -> str:
    pending = story.ask("search", "--application-status", "COMPLETE", "--limit", "1")
    found = pending or story.ask("search", "--limit", "1")  # among few people nobody may be waiting
    entries = story.run("timeline", found[0]["file_id"], "--json").stdout.splitlines()
    return str(json.loads(entries[-1])["occurred_at"])[:10]


def _quoted(argument: str) -> str:
    return f"'{argument}'" if " " in argument else argument
