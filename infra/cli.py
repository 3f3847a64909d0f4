"""The console script `sijill`: one table of commands, each loaded only when it is called.

A base install can therefore show its help and emit events; a command whose extra is missing says which one to install.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from infra.logs import configure_logs
from infra.output import print_error, say
from infra.settings import get_settings
from schemas.errors import SijillError

if TYPE_CHECKING:
    from typer._click import Command, Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """Where a command lives (`module:name` of a function or a Typer app), its line of help, the extra it needs."""

    place: str
    summary: str
    extra: str = ""


COMMANDS: dict[str, Mount] = {
    "up": Mount(place="platform:up", summary="Start Kafka, registry and PostgreSQL here, or heal them.", extra="local"),
    "status": Mount(place="status_at:status", summary="Show the platform's health, or a stay status on a day."),
    "down": Mount(place="platform:down", summary="Stop the platform; its data stay.", extra="local"),
    "topics": Mount(place="contracts:topics", summary="Plan and apply the topics of the catalogue."),
    "schemas": Mount(place="contracts:schemas", summary="Plan and apply the schemas of the contracts."),
    "emit": Mount(place="station:emit", summary="Take acts as JSON lines into a station's outbox and send them."),
    "station": Mount(place="station:station", summary="Set up and look at a station and its outbox."),
    "inbox": Mount(
        place="inbox:inbox", summary="Show what waits for a station's officers, and what to do.", extra="projections"
    ),
    "simulate": Mount(place="simulate:simulate", summary="Simulate stations, officers and people, from a seed."),
    "import": Mount(place="importing:import_file", summary="Import an existing register by a declared mapping."),
    "imports": Mount(place="importing:imports", summary="Open and approve import sessions."),
    "opener": Mount(
        place="opener:opener", summary="Run the opener, the only process with the epoch key.", extra="streams"
    ),
    "screen": Mount(place="screen:screen", summary="Run the screen: intake to journal, exactly once.", extra="streams"),
    "refusals": Mount(
        place="screen:refusals", summary="Show what was refused, why, and how to mend it.", extra="streams"
    ),
    "devices": Mount(place="devices:devices", summary="Show which numbers of devices never arrived.", extra="all"),
    "activity-agent": Mount(place="screen:activity_agent", summary="Count acts per station and kind.", extra="streams"),
    "activity": Mount(place="screen:activity", summary="Show acts per station and kind.", extra="streams"),
    "dead-letters": Mount(place="letters:dead_letters", summary="List, show and retry dead letters.", extra="streams"),
    "projector": Mount(
        place="readside_journal:projector", summary="Run the projector: journal to tables.", extra="projections"
    ),
    "file": Mount(
        place="readside:file", summary="Show a file, also as of a day, as known at a time.", extra="projections"
    ),
    "vault": Mount(
        place="vault:vault", summary="Back up, restore and wrap anew the keys of the persons.", extra="projections"
    ),
    "shred": Mount(
        place="shred:shred", summary="Destroy what may no longer be kept, by list and record.", extra="projections"
    ),
    "privacy": Mount(place="privacy:privacy", summary="Print the register of processing and the impact assessment."),
    "subject": Mount(
        place="subject:subject", summary="Rights of the person whose data these are.", extra="projections,documents"
    ),
    "access": Mount(place="access:access", summary="Show who read what and why; and who may.", extra="projections"),
    "token": Mount(place="token:token", summary="Issue and show tokens of who reads.", extra="projections"),
    "search": Mount(place="readside:search", summary="Find files by numbers and states.", extra="projections"),
    "find": Mount(place="finding:find", summary="Find whose file it is: name, document, MRZ.", extra="projections"),
    "duplicates": Mount(
        place="duplicates:duplicates", summary="Show files that may be of one person.", extra="projections"
    ),
    "indexer": Mount(
        place="indexing:indexer", summary="Run the indexer: who can be found by what.", extra="projections"
    ),
    "index": Mount(place="indexing:index", summary="Look at the search index; make it anew.", extra="projections"),
    "timeline": Mount(place="readside:timeline", summary="Show every event of a file.", extra="projections"),
    "worklist": Mount(place="worklist:worklist", summary="Show what a unit must do.", extra="projections"),
    "query": Mount(place="queries:query", summary="Ask over all files: silent, lapsed, and more.", extra="projections"),
    "charge": Mount(place="charge:charge", summary="Prove that each file has one station.", extra="projections"),
    "units": Mount(place="units:units", summary="Show and change the organisation.", extra="all"),
    "sagas": Mount(place="charge:sagas", summary="Show merges and transfers under way.", extra="projections"),
    "unmerge": Mount(place="unmerge:unmerge", summary="Part two merged files, act by act.", extra="projections"),
    "rebuild": Mount(
        place="readside_journal:rebuild", summary="Rebuild the tables and prove them equal.", extra="projections"
    ),
    "audit": Mount(place="audit:audit", summary="Hold the tables against a replay, row by row.", extra="projections"),
    "replay": Mount(place="replaying:replay", summary="Replay files from the journal alone.", extra="projections"),
    "statistics": Mount(
        place="figures:statistics", summary="Compute figures from a cut of the journal.", extra="projections"
    ),
    "notary": Mount(place="notary:notary", summary="Run the notary: trees over the journal, signed.", extra="streams"),
    "witness": Mount(place="witness:witness", summary="Run a witness: an authority that co-signs.", extra="witness"),
    "evidence": Mount(
        place="evidence:evidence", summary="Take evidence away that anyone can verify.", extra="projections"
    ),
    "archive": Mount(place="archive:archive", summary="Seal the history away; check it; restore it."),
    "verify": Mount(place="verify:verify", summary="Check an evidence bundle, with no service at all."),
    "law": Mount(place="law:law", summary="List, show, check and compare the tables of the law; draw its machines."),
    "mrz": Mount(place="mrz:mrz", summary="Read machine readable zones of travel documents; judge their check digits."),
    "demo": Mount(place="demo:demo", summary="Show everything once, from a station's act to a rebuild.", extra="all"),
}


class LazyCommands(TyperGroup):
    """The group of all commands: the help lists summaries, a call loads the one module it needs."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the framework's signature
        """List every command, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002 - the framework's signature
        """Return a command that only knows its summary."""
        known = COMMANDS.get(cmd_name)
        return None if known is None else TyperCommand(cmd_name, help=known.summary, rich_help_panel=None)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Load the command that is called."""
        self.commands = {name: TyperCommand(name) for name in COMMANDS}  # for "did you mean"
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and found else found, rest

    def invoke(self, ctx: Context) -> object:
        """Run a command; the one place where our errors become a message and an exit code."""
        try:
            return super().invoke(ctx)
        except SijillError as error:
            print_error(error)
            raise typer.Exit(1) from error
        except ModuleNotFoundError as missing:
            name = ctx.invoked_subcommand
            if name is None:
                raise
            _refuse_without_extra(name, COMMANDS[name], missing)
        except KeyboardInterrupt:
            say("interrupted: everything done so far is kept")
            raise typer.Exit(130) from None


def load(name: str) -> Command:
    """Import a command of the table; a missing extra is said, with the way to install it."""
    mount = COMMANDS[name]
    module, _, attribute = mount.place.partition(":")
    try:
        target = getattr(import_module(f"infra.commands.{module}"), attribute)
    except ModuleNotFoundError as missing:
        _refuse_without_extra(name, mount, missing)
    if isinstance(target, typer.Typer):
        return typer.main.get_group(target)  # not `get_command`, which adds options for shell completion
    alone = typer.Typer(add_completion=False)
    alone.command(name)(target)
    return typer.main.get_command(alone)


def _refuse_without_extra(name: str, mount: Mount, missing: ModuleNotFoundError) -> NoReturn:
    if not mount.extra or (missing.name or "").partition(".")[0] in {
        "infra",
        "producers",
        "streams",
        "projections",
        "register",
        "schemas",
    }:
        raise missing
    say(
        f"`sijill {name}` needs {missing.name}, which is not installed. Install it: pip install 'sijill[{mount.extra}]'"
    )
    raise typer.Exit(2) from missing


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"sijill {version('sijill')}\n")
        raise typer.Exit


app = typer.Typer(
    cls=LazyCommands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,  # local variables may hold personal values
)


@app.callback()
def sijill(
    _: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Keep the register of foreigners' files: سجلّ.

    Start with: sijill demo
    """
    configure_logs(get_settings().log_level)


def main() -> None:
    """Run the console script."""
    app(prog_name="sijill")
