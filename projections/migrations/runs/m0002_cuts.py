"""Cuts of the journal that figures were computed on: outside the schemas that swap."""

from __future__ import annotations

from alembic import op

revision = "runs_0002"
down_revision = "runs_0001"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE cuts (
    cut_id   text PRIMARY KEY,
    offsets  bigint[] NOT NULL,
    known_at timestamptz,
    made_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cuts IS 'Cuts of the journal: a time resolved once into offsets';
COMMENT ON COLUMN cuts.offsets IS 'Next offset of each partition, in the order of partitions';
COMMENT ON COLUMN cuts.known_at IS 'Time that was asked for; NULL when the cut was the end of what was recorded';
"""


def upgrade() -> None:
    """Create the table."""
    op.execute(_TABLES)


def downgrade() -> None:
    """Drop the table."""
    op.execute("DROP TABLE cuts")
