"""Each row knows the journal record that last changed it: with `partition`, its leaf in the history's tree."""

from __future__ import annotations

from alembic import op

revision = "read_0004"
down_revision = "read_0003"
branch_labels = None
depends_on = None

_OF_FILES = {
    "files": "version",
    "applications": "file_version",
    "receipts": "file_version",
    "permits": "file_version",
    "deadlines": "file_version",
    "employments": "file_version",
    "travel_documents": "file_version",
    "in_charge": "file_version",
}
_COLUMN = """
ALTER TABLE {table} ADD COLUMN journal_offset bigint;
COMMENT ON COLUMN {table}.journal_offset IS
    'Offset of the journal record that last changed the row: its leaf in the tree of the partition';
"""
_FILL = """
UPDATE {table} AS row SET journal_offset = t.journal_offset FROM timeline AS t
 WHERE t.file_id = row.file_id AND t.file_version = row.{version};
"""
_FILL_SESSIONS = """
UPDATE import_sessions AS row SET journal_offset = t.journal_offset FROM timeline AS t
 WHERE t.partition = row.partition AND t.file_id = row.session_id AND t.type = 'ImportSessionApproved';
"""
_NEEDED = "ALTER TABLE {table} ALTER COLUMN journal_offset SET NOT NULL"


def upgrade() -> None:
    """Add the column, fill it from the timeline, and want it from now on."""
    for table in (*_OF_FILES, "import_sessions"):
        op.execute(_COLUMN.format(table=table))
    for table, version in _OF_FILES.items():
        op.execute(_FILL.format(table=table, version=version))
    op.execute(_FILL_SESSIONS)
    for table in (*_OF_FILES, "import_sessions"):
        op.execute(_NEEDED.format(table=table))


def downgrade() -> None:
    """Refuse: the read tables are derived, a rebuild makes them anew."""
    raise NotImplementedError("Drop the schema and run `sijill rebuild`.")
