"""`sijill indexer | index`: the search index made from the journal, looked at, and made anew under another key."""

from __future__ import annotations

import asyncio
import signal
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import psycopg
import structlog
import typer

from infra.commands.readside_options import AsJson, StateDir
from infra.output import print_json, say
from infra.settings import Settings, get_settings
from infra.vault_place import open_index_keys, open_vault
from projections import reading
from projections.index_store import begin_anew, find_epoch
from projections.index_tables import make_tables
from projections.index_tokens import no_index
from projections.indexer import Indexer, IndexerConfig
from projections.matching import SuspicionsToIntake
from register.days import day_of
from register.duplicate_rules import Weights, weights_on
from register.lawbook import LawOn

index = typer.Typer(no_args_is_help=True, help="Look at the search index; make it anew.")


def indexer(
    batch: Annotated[int, typer.Option(min=1, help="Events at most in one transaction.")] = 1_000,
    state_dir: StateDir = None,
) -> None:
    """Run the indexer until it is told to stop: who can be found by what, and who may be one person.

    Example: sijill indexer --state-dir .sijill
    """
    settings = get_settings(state_dir=state_dir)
    ready = settings.state_dir / "run" / "indexer.ready"
    ready.unlink(missing_ok=True)
    reading.require_database(settings.postgres)
    config = IndexerConfig(kafka=settings.kafka, postgres=settings.postgres, ready_file=ready, batch=batch)
    try:
        with open_vault(settings) as vault:
            running = Indexer(
                config,
                index_keys=open_index_keys(settings),
                keys=vault,
                out=SuspicionsToIntake(settings.kafka, settings.registry) if settings.suspicions else None,
                weights=rules_of_today,
            )
            asyncio.run(_until_stopped(running))
    finally:
        ready.unlink(missing_ok=True)
    structlog.get_logger(room="infra").info("indexer stopped")


async def _until_stopped(running: Indexer) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, running.stop)
    await running.run()


def rules_of_today() -> Weights:
    """Return the rules of suspicion of this day in Tunis."""
    today = datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
    return weights_on(LawOn(on=day_of(today.year, today.month, today.day)))


@index.command()
def rebuild(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Begin the index anew under a new key; the old key is destroyed, the indexer reads the journal again.

    Example: sijill index rebuild --json
    """
    settings = get_settings(state_dir=state_dir)
    with reading.told_when_away(settings.postgres), _session(settings) as session:
        make_tables(session)
        epoch = begin_anew(session, open_index_keys(settings))
    if as_json:
        print_json({"epoch": epoch.name})
    else:
        say("The index begins anew; the indexer fills it from the journal.")


@index.command()
def status(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show how much is in the index, and how many files wait to be compared.

    Example: sijill index status --json
    """
    settings = get_settings(state_dir=state_dir)
    with reading.told_when_away(settings.postgres), _session(settings) as session:
        if session.execute("SELECT to_regclass('sijill_index.epoch')").fetchone() == (None,):
            raise no_index()
        epoch = find_epoch(session, open_index_keys(settings))
        row = session.execute(
            "SELECT (SELECT count(*) FROM sijill_index.files WHERE NOT shredded),"
            "       (SELECT count(*) FROM sijill_index.tokens),"
            "       (SELECT count(*) FROM sijill_index.files WHERE to_match),"
            "       (SELECT count(*) FROM sijill_index.files WHERE left_out > 0),"
            "       (SELECT coalesce(sum(left_out), 0)::bigint FROM sijill_index.files),"
            "       (SELECT coalesce(sum(next_offset), 0)::bigint FROM sijill_index.positions"
            "         WHERE topic = 'sijill.journal.v1')"
        ).fetchone()
    files, tokens, waiting, crowded, left_out, position = row or (0, 0, 0, 0, 0, 0)
    shown = {
        "epoch": None if epoch is None else epoch.name,
        "files": files,
        "tokens": tokens,
        "to_compare": waiting,
        "crowded": crowded,
        "pairs_left_out": left_out,
        "journal_offsets": position,
    }
    if as_json:
        print_json(shown)
    else:
        say(f"{files} files, {tokens} tokens; {waiting} files wait to be compared.")
        if left_out:
            say(f"{crowded} files share keys with too many others: their {left_out} least telling pairs were left out.")


def _session(settings: Settings) -> psycopg.Connection:
    return psycopg.connect(settings.postgres, autocommit=True, application_name="sijill-index")
