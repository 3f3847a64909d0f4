"""What units must do: deadlines, and what the queries ask of employments, travel documents, levels and silence."""

from __future__ import annotations

from alembic import op

revision = "read_0002"
down_revision = "read_0001"
branch_labels = None
depends_on = None

_TABLES = """
ALTER TABLE files ADD COLUMN district text, ADD COLUMN silent_since timestamptz;
COMMENT ON COLUMN files.district IS 'Security district of the station in charge';
COMMENT ON COLUMN files.silent_since IS 'Last act of an officer; notices break no silence';
ALTER TABLE applications
    ADD COLUMN level_since timestamptz, ADD COLUMN unit text, ADD COLUMN complement_due_on date;
COMMENT ON COLUMN applications.level_since IS 'Since when it lies at its level';
COMMENT ON COLUMN applications.unit IS 'Unit where it was last received; NULL at the station that lodged it';
COMMENT ON COLUMN applications.complement_due_on IS 'Day by which what is missing was asked for';

CREATE TABLE deadlines (
    partition    smallint NOT NULL,
    deadline_id  uuid NOT NULL,
    file_id      uuid NOT NULL,
    file_version bigint NOT NULL,
    rule_id      text NOT NULL,
    rule_version text NOT NULL,
    subject      text NOT NULL,
    subject_id   uuid NOT NULL,
    due_on       date NOT NULL,
    owner_unit   text NOT NULL,
    level        text NOT NULL,
    raised_on    date NOT NULL,
    status       text NOT NULL,
    met_on       date
);
COMMENT ON TABLE deadlines IS
    'Every deadline that was raised; of the stages of one ladder (same rule but for the number at its end, same '
    'subject and day) only the latest counts';
COMMENT ON COLUMN deadlines.file_version IS 'Version of the file after the last notice of this deadline';
COMMENT ON COLUMN deadlines.level IS 'Level of the unit that must act; how far it went up derives from the law table';
COMMENT ON COLUMN deadlines.status IS 'RAISED, MISSED (the day passed, still to be done) or MET';
COMMENT ON COLUMN deadlines.met_on IS 'Day on which it was done; late when after due_on';

CREATE TABLE employments (
    partition     smallint NOT NULL,
    employment_id uuid NOT NULL,
    file_id       uuid NOT NULL,
    file_version  bigint NOT NULL,
    occupation    text NOT NULL,
    activity      text,
    governorate   text NOT NULL,
    contract_from date NOT NULL,
    contract_to   date,
    renewals      integer NOT NULL,
    visaed        boolean NOT NULL
);
COMMENT ON TABLE employments IS 'Every work contract that was seen, without the employer';
COMMENT ON COLUMN employments.governorate IS 'Governorate that the contract states';

CREATE TABLE travel_documents (
    partition     smallint NOT NULL,
    document_id   uuid NOT NULL,
    file_id       uuid NOT NULL,
    file_version  bigint NOT NULL,
    document_type text NOT NULL,
    issuing_state text NOT NULL,
    expires_on    date,
    status        text NOT NULL
);
COMMENT ON TABLE travel_documents IS 'Every travel document as last seen, without its number';

ALTER TABLE deadlines ADD PRIMARY KEY (deadline_id, file_id);
ALTER TABLE employments ADD PRIMARY KEY (employment_id, file_id);
ALTER TABLE travel_documents ADD PRIMARY KEY (document_id, file_id);
CREATE INDEX deadlines_owner ON deadlines (owner_unit, due_on) WHERE status <> 'MET';
CREATE INDEX deadlines_file ON deadlines (file_id);
CREATE INDEX employments_file ON employments (file_id);
CREATE INDEX travel_documents_file ON travel_documents (file_id);
CREATE INDEX files_district ON files (district);
"""
_VIEWS = """
CREATE VIEW live_files AS
SELECT file_id, file_number, station_of_charge, district, birth_year, governorate, address_since, silent_since
  FROM files
 WHERE status IN ('REGISTERED', 'OPEN', 'TRANSFER_PENDING');
COMMENT ON VIEW live_files IS 'Files that are worked on';

CREATE VIEW pending_applications AS
SELECT file_id, application_id, kind, status, level, station_id, unit, lodged_at, level_since, clock_stopped_at
  FROM applications
 WHERE status IN ('LODGED', 'INCOMPLETE', 'COMPLETE', 'UNDER_REVIEW', 'AT_DISTRICT', 'AT_DIRECTORATE',
                  'UNDER_APPEAL', 'REOPENED');
COMMENT ON VIEW pending_applications IS 'Applications that nobody has decided or closed';

CREATE VIEW usable_permits AS
SELECT file_id, permit_id, application_id, card_number, title, reason, status, valid_from, valid_to
  FROM permits
 WHERE status NOT IN ('WITHDRAWN', 'REPLACED', 'RETURNED', 'CANCELLED_PRINT_ERROR', 'ORDERED');
COMMENT ON VIEW usable_permits IS 'Cards that hold by their dates: not withdrawn, replaced, returned or misprinted';
"""
_READER = """
DO $$
BEGIN
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO sijill_reader', current_schema());
END $$;
"""


def upgrade() -> None:
    """Add the columns and tables, and let the reader see them."""
    op.execute(_TABLES)
    op.execute(_VIEWS)
    op.execute(_READER)


def downgrade() -> None:
    """Refuse: the read tables are derived, a rebuild makes them anew."""
    raise NotImplementedError("Drop the schema and run `sijill rebuild`.")
