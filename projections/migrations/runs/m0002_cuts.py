"""Stated cuts of the journal: resolved once into offsets, for ever the same."""

from __future__ import annotations

from alembic import op

revision = "runs_0002"
down_revision = "runs_0001"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE cuts (
    cut_id   uuid PRIMARY KEY,
    offsets  bigint[] NOT NULL,
    known_at timestamptz
);
COMMENT ON TABLE cuts IS 'Stated cuts of the journal, on which figures are computed';
COMMENT ON COLUMN cuts.offsets IS 'For each partition, in order, the first journal offset that the cut leaves out';
COMMENT ON COLUMN cuts.known_at IS 'Time from which the offsets were resolved, when it was asked for by time';
"""


def upgrade() -> None:
    """Create the table."""
    op.execute(_TABLES)


def downgrade() -> None:
    """Drop the table."""
    op.execute("DROP TABLE cuts")
