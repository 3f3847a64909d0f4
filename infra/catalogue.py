"""Make a platform what the catalogue says: topics, schemas, and the tables of the read side.

Stops at the first refusal with every reason in words; run again, it changes nothing.
"""

from __future__ import annotations

import asyncio
from importlib import import_module

from infra.cluster import Cluster
from infra.plans import Plan
from infra.schema_plan import apply_schemas, plan_schemas
from infra.settings import Settings
from infra.topic_plan import Durability, apply_topics, plan_topics
from schemas.errors import CommandRefused
from schemas.registry import Registry

__all__ = [
    "Cluster",
    "Durability",
    "apply_schemas",
    "apply_topics",
    "durability_of",
    "plan_schemas",
    "plan_topics",
    "prepare",
    "prepare_topics_and_schemas",
]
_LOCAL_COPIES, _COPIES = 1, 3  # the local platform has one broker; elsewhere one may fail while another is serviced
_READ_SIDE_DRIVERS = {"alembic", "psycopg", "sqlalchemy"}


def prepare(settings: Settings, *, copies: int | None = None) -> None:
    """Create what is missing of topics, schemas and tables; raise CommandRefused with the reasons."""
    asyncio.run(prepare_topics_and_schemas(settings, copies=copies))
    _migrate(settings)


async def prepare_topics_and_schemas(settings: Settings, *, copies: int | None = None) -> None:
    """Apply both catalogues; raise CommandRefused with the reasons of every refused step."""
    async with Cluster(settings.kafka) as cluster:
        _require_applied(await apply_topics(cluster, durability_of(settings, copies)), "topics")
    async with Registry(settings.registry) as registry:
        _require_applied(await apply_schemas(registry), "schemas")


def durability_of(settings: Settings, copies: int | None = None) -> Durability:
    """Return the durability of topics: `copies` if given, else one on the local platform and three elsewhere."""
    return Durability.of(copies or (_COPIES if settings.kafka_bootstrap else _LOCAL_COPIES))


def _require_applied(plan: Plan, what: str) -> None:
    if not plan.applied:
        reasons = " ".join(f"{step.name}: {step.reason}" for step in plan.refused)
        raise CommandRefused(
            f"The {what} of the platform cannot be made what the catalogue says. {reasons}",
            mend=f"See `sijill {what} plan` for what to do.",
        )


def _migrate(settings: Settings) -> None:
    """Bring the tables to today's shape; a base install without the read side's drivers has no tables to bring."""
    try:
        migrations = import_module("projections.migrations")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in _READ_SIDE_DRIVERS:
            return
        raise
    migrations.migrate(settings.postgres)
