"""Record of rebuilds: outside the schemas that swap, so that it survives them."""

from __future__ import annotations

from alembic import op

revision = "runs_0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE rebuilds (
    run_id        uuid PRIMARY KEY,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    outcome       text NOT NULL CHECK (outcome IN ('RUNNING', 'SWAPPED', 'DIFFERENT', 'FAILED', 'STOPPED')),
    shadow_schema text NOT NULL,
    old_schema    text,
    topic_id      uuid,
    positions     jsonb,
    events        bigint,
    seconds       double precision,
    hash_seed     bigint,
    hashes        jsonb,
    differences   jsonb,
    error         text
);
COMMENT ON TABLE rebuilds IS 'One row per rebuild of the read tables from the journal, whatever came of it';
COMMENT ON COLUMN rebuilds.outcome IS
    'RUNNING; SWAPPED: equal and in place; DIFFERENT: the live tables differ, nothing was changed; '
    'FAILED; STOPPED by a person';
COMMENT ON COLUMN rebuilds.old_schema IS
    'Schema that keeps the tables from before the swap; NULL once dropped';
COMMENT ON COLUMN rebuilds.positions IS
    'Next journal offset by partition that both sides had read when they were compared';
COMMENT ON COLUMN rebuilds.hash_seed IS 'Random seed of the row hashes of this run';
COMMENT ON COLUMN rebuilds.hashes IS 'By table and partition: rows and hash of the rebuilt tables';
COMMENT ON COLUMN rebuilds.differences IS 'Table, partition and keys of rows that differ';
"""


def upgrade() -> None:
    """Create the table."""
    op.execute(_TABLES)


def downgrade() -> None:
    """Drop the table."""
    op.execute("DROP TABLE rebuilds")
