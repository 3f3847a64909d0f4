"""Alembic's environment: runs inside the given connection and schema; the version table lives beside the tables."""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

connection = context.config.attributes["connection"]
schema = context.config.attributes["schema"]

connection.execute(text("SELECT set_config('search_path', quote_ident(:schema), true)"), {"schema": schema})
context.configure(connection=connection, version_table="schema_version", version_table_schema=schema)
with context.begin_transaction():
    context.run_migrations()
