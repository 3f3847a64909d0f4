"""Audits are kept in the record of runs too: one that found everything equal changed nothing."""

from __future__ import annotations

from alembic import op

revision = "runs_0003"
down_revision = "runs_0002"
branch_labels = None
depends_on = None

_CHECK = """
ALTER TABLE rebuilds DROP CONSTRAINT rebuilds_outcome_check;
ALTER TABLE rebuilds ADD CONSTRAINT rebuilds_outcome_check
CHECK (outcome IN ('RUNNING', 'SWAPPED', 'EQUAL', 'DIFFERENT', 'FAILED', 'STOPPED'));
COMMENT ON TABLE rebuilds IS 'One row per rebuild or audit of the read tables, whatever came of it';
COMMENT ON COLUMN rebuilds.outcome IS
    'RUNNING; SWAPPED: equal and in place; EQUAL: an audit found no difference; DIFFERENT: the live tables differ, '
    'nothing was changed; FAILED; STOPPED by a person';
"""


def upgrade() -> None:
    """Take the outcome of an audit."""
    op.execute(_CHECK)


def downgrade() -> None:
    """Refuse: outcomes of audits would not fit."""
    raise NotImplementedError("Audits are on record.")
