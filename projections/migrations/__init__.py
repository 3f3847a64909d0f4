"""The PostgreSQL schema by Alembic, in two lines: the tables that are read (they swap) and the record of runs (stays).

The read tables are made in any schema name from the same definition: a rebuild makes its shadow with it.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import create_engine

LIVE = "sijill"
RUNS = "sijill_runs"
_HERE = Path(__file__).parent


def migrate(dsn: str, schema: str = LIVE) -> None:
    """Create or upgrade the read tables in `schema` and the record of runs; idempotent, safe to run twice at once."""
    with psycopg.connect(dsn, autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(hashtext('sijill-migrate'))")
        for line, name in (("runs", RUNS), ("read", schema)):
            session.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(name)))
            _upgrade(dsn, line, name)


def _upgrade(dsn: str, line: str, schema: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(_HERE / line))
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(dsn))
    try:
        with engine.begin() as connection:
            config.attributes.update(connection=connection, schema=schema)
            command.upgrade(config, "head")
    finally:
        engine.dispose()
