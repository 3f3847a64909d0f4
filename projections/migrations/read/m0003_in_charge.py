"""Which station is in charge of a file, from which version on; and the merges under way, found by their id."""

from __future__ import annotations

from alembic import op

revision = "read_0003"
down_revision = "read_0002"
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE in_charge (
    partition    smallint NOT NULL,
    file_id      uuid NOT NULL,
    file_version bigint NOT NULL,
    unit         text,
    since        date NOT NULL,
    recorded_at  timestamptz NOT NULL,
    because      text NOT NULL
);
COMMENT ON TABLE in_charge IS
    'A row for each change of the station in charge of a file: it holds until the file''s next row';
COMMENT ON COLUMN in_charge.file_version IS 'First version of the file at which the station is in charge';
COMMENT ON COLUMN in_charge.unit IS 'Station in charge; NULL for a file that a merge ended: its survivor''s station is';
COMMENT ON COLUMN in_charge.since IS 'Day from which the change has legal effect';
COMMENT ON COLUMN in_charge.because IS 'Act that changed it';

ALTER TABLE in_charge ADD PRIMARY KEY (file_id, file_version);
CREATE INDEX in_charge_unit ON in_charge (unit);
CREATE INDEX timeline_merge ON timeline ((clear ->> 'merge_id'), type)
 WHERE type IN ('FilesMerged', 'FileAbsorbed', 'MergeCompleted', 'MergeAbandoned', 'FilesUnmerged', 'FileSeparated');
CREATE INDEX files_pending ON files (file_id) WHERE status = 'TRANSFER_PENDING';
"""
_READER = """
DO $$
BEGIN
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO sijill_reader', current_schema());
END $$;
"""


def upgrade() -> None:
    """Add the table and the indexes, and let the reader see them."""
    op.execute(_TABLES)
    op.execute(_READER)


def downgrade() -> None:
    """Refuse: the read tables are derived, a rebuild makes them anew."""
    raise NotImplementedError("Drop the schema and run `sijill rebuild`.")
