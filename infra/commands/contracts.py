"""`sijill topics` and `sijill schemas`: show what the catalogue would change, change it, release contracts.

A plan changes nothing; an apply with anything refused changes nothing either and ends with exit code 1.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from infra.catalogue import durability_of
from infra.cluster import Cluster
from infra.output import print_json, print_table, progress, say
from infra.plans import Plan
from infra.reach import quiet_clients, require_kafka, require_registry
from infra.schema_plan import apply_schemas, plan_schemas
from infra.settings import get_settings
from infra.topic_plan import apply_topics, plan_topics
from schemas import history, release
from schemas.codec import contracts
from schemas.errors import CommandRefused
from schemas.registry import Registry

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Copies = Annotated[
    int | None, typer.Option(min=1, help="Copies of each record (default: 1 on the local platform, 3 elsewhere).")
]

topics = typer.Typer(no_args_is_help=True, help="Plan and apply the topics of the catalogue.")
schemas = typer.Typer(no_args_is_help=True, help="Plan, apply and release the schemas of the contracts.")


@topics.command("plan")
def show_topic_plan(copies: Copies = None, state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show what applying the topic catalogue would do; exit 1 when something is refused.

    Example: sijill topics plan --json
    """
    _show(asyncio.run(_topics(copies, state_dir, apply=False)), as_json)


@topics.command("apply")
def apply_topic_plan(copies: Copies = None, state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Create and correct topics; nothing is changed when anything is refused (exit 1), and no topic is ever deleted.

    Example: sijill topics apply --copies 3
    """
    _show(asyncio.run(_topics(copies, state_dir, apply=True)), as_json)


@schemas.command("plan")
def show_schema_plan(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show what registering today's contracts would do; exit 1 when something is refused.

    Example: sijill schemas plan
    """
    _show(asyncio.run(_schemas(state_dir, apply=False)), as_json)


@schemas.command("apply")
def apply_schema_plan(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Register today's contracts under FULL_TRANSITIVE; nothing is changed when anything is refused (exit 1).

    Example: sijill schemas apply --json
    """
    _show(asyncio.run(_schemas(state_dir, apply=True)), as_json)


@schemas.command("release")
def release_contracts(
    golden: Annotated[Path, typer.Option(help="Directory of the golden bytes.")] = Path("tests/golden"),
    as_json: AsJson = False,
) -> None:
    """Copy contracts that changed to schemas/avro/history, with golden bytes; run it in a checkout, then commit.

    Example: sijill schemas release
    """
    if not golden.is_dir():
        raise CommandRefused(
            "The directory of the golden bytes is not there.",
            where=str(golden),
            mend="Run this in a checkout of the project, or name the directory with --golden.",
        )
    released = history.released()
    due = release.due(contracts().values(), released)
    release.refuse_breaks(due, released)
    for one in due:
        release.write_release(one, history.HISTORY, golden)
    rows = [(one.contract.name, one.number, one.contract.sha256.hex()[:12]) for one in due]
    if as_json:
        print_json([{"contract": name, "version": number, "sha256": digest} for name, number, digest in rows])
    elif rows:
        print_table(("contract", "version", "sha256"), rows)
    else:
        say("Every contract is released as it is.")


async def _topics(copies: int | None, state_dir: Path | None, *, apply: bool) -> Plan:
    settings = get_settings(state_dir=state_dir)
    quiet_clients()
    await require_kafka(settings)
    async with Cluster(settings.kafka) as cluster:
        work = apply_topics if apply else plan_topics
        return await work(cluster, durability_of(settings, copies))


async def _schemas(state_dir: Path | None, *, apply: bool) -> Plan:
    settings = get_settings(state_dir=state_dir)
    await require_registry(settings)
    async with Registry(settings.registry) as registry:
        if not apply:
            return await plan_schemas(registry)
        with progress("contracts", total=len(contracts()), unit="rows") as advance:
            return await apply_schemas(registry, advance=advance)


def _show(plan: Plan, as_json: bool) -> None:
    counts = Counter(step.action for step in plan.steps)
    if as_json:
        steps = [{"action": step.action} | asdict(step) for step in plan.steps]
        print_json({"applied": plan.applied, "counts": counts, "steps": steps})
    else:
        print_table(("step", "name", "what"), [(step.action, step.name, step.sentence()) for step in plan.steps])
        say(", ".join(f"{number} {action}" for action, number in counts.items()))
    if plan.refused:
        raise typer.Exit(1)
