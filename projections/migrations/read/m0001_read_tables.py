"""The read tables: current files, applications, receipts, permits, the timeline, devices and positions."""

from __future__ import annotations

from alembic import op

revision = "read_0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
CREATE TABLE positions (
    partition        smallint PRIMARY KEY,
    topic_id         uuid NOT NULL,
    next_offset      bigint NOT NULL CHECK (next_offset >= 0),
    last_recorded_at timestamptz,
    updated_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE positions IS
    'How far each journal partition is in these tables: changes in the same transaction as they do';
COMMENT ON COLUMN positions.topic_id IS
    'Id of the journal topic; a re-created topic has another one and is refused';
COMMENT ON COLUMN positions.next_offset IS 'Offset after the last event that is in the tables';

CREATE TABLE timeline (
    partition        smallint NOT NULL,
    journal_offset   bigint NOT NULL,
    file_id          uuid NOT NULL,
    file_version     bigint NOT NULL,
    event_id         uuid NOT NULL,
    type             text NOT NULL,
    occurred_at      timestamptz NOT NULL,
    effective_date   date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    station_id       text NOT NULL,
    district_id      text NOT NULL,
    corps            text NOT NULL,
    device_id        text NOT NULL,
    device_seq       bigint NOT NULL,
    actor_id         text NOT NULL,
    actor_role       text NOT NULL,
    captured_offline boolean NOT NULL,
    flags            text[] NOT NULL,
    findings         text[] NOT NULL,
    application_id   uuid,
    number           text,
    clear            jsonb NOT NULL,
    body             bytea NOT NULL,
    stamp            bytea NOT NULL
);
COMMENT ON TABLE timeline IS 'One row per accepted event, in the order of the journal';
COMMENT ON COLUMN timeline.file_version IS 'Version of the file after the event';
COMMENT ON COLUMN timeline.occurred_at IS 'When the act happened, by the station''s clock';
COMMENT ON COLUMN timeline.effective_date IS 'Day from which the act has legal effect';
COMMENT ON COLUMN timeline.recorded_at IS 'When the register took the act in';
COMMENT ON COLUMN timeline.actor_role IS 'Role at the time of the act';
COMMENT ON COLUMN timeline.flags IS
    'Remarks of the screen: CONCURRENT, CONFLICT_CASE, BACK_CAPTURED, OUTSIDE_PROCEDURE, CAPTURED_LATE';
COMMENT ON COLUMN timeline.findings IS 'Rules that an act taken over from an older register breaks';
COMMENT ON COLUMN timeline.number IS
    'Number that the event carries: of a file, receipt, card, treasury receipt or batch';
COMMENT ON COLUMN timeline.clear IS 'The event''s own fields in clear, sealed values left out';
COMMENT ON COLUMN timeline.body IS 'Avro body as the device wrote it, sealed values sealed';
COMMENT ON COLUMN timeline.stamp IS
    'The screen''s stamp: Avro single object, with the schema hash and the re-wrapped keys';

CREATE TABLE files (
    partition         smallint NOT NULL,
    file_id           uuid NOT NULL,
    version           bigint NOT NULL,
    status            text NOT NULL,
    file_number       text,
    person_id         uuid NOT NULL,
    station_of_charge text,
    sex               integer NOT NULL,
    birth_year        integer,
    nationality       text,
    governorate       text,
    address_since     date,
    opened_at         timestamptz NOT NULL,
    last_recorded_at  timestamptz NOT NULL,
    back_captured     boolean NOT NULL,
    open_conflicts    integer NOT NULL,
    state             bytea NOT NULL
);
COMMENT ON TABLE files IS 'Each file as it is now, without personal values';
COMMENT ON COLUMN files.version IS 'Number of accepted events';
COMMENT ON COLUMN files.sex IS 'ISO 5218';
COMMENT ON COLUMN files.open_conflicts IS 'Facts declared at once that an officer must settle';
COMMENT ON COLUMN files.state IS
    'FileState as an Avro body: the projector starts from it and its hash is compared with a replay';

CREATE TABLE applications (
    partition        smallint NOT NULL,
    application_id   uuid NOT NULL,
    file_id          uuid NOT NULL,
    file_version     bigint NOT NULL,
    kind             text NOT NULL,
    reason           text NOT NULL,
    title_sought     text NOT NULL,
    status           text NOT NULL,
    level            text NOT NULL,
    station_id       text NOT NULL,
    lodged_at        timestamptz NOT NULL,
    is_late          boolean NOT NULL,
    late_because     text,
    completed_at     timestamptz,
    clock_stopped_at timestamptz,
    stopped_micros   bigint NOT NULL,
    missing          text[] NOT NULL,
    in_transit_to    text,
    decision_id      uuid,
    outcome          text,
    decided_at       timestamptz,
    title            text,
    valid_from       date,
    valid_to         date,
    notified_on      date,
    appeal_deadline  date,
    closed_at        timestamptz,
    closed_ground    text
);
COMMENT ON TABLE applications IS 'Each application as it is now';
COMMENT ON COLUMN applications.file_version IS 'Version of the file that this row shows';
COMMENT ON COLUMN applications.stopped_micros IS
    'Time that the processing clock stood still before, microseconds';

CREATE TABLE receipts (
    partition      smallint NOT NULL,
    receipt_id     uuid NOT NULL,
    file_id        uuid NOT NULL,
    file_version   bigint NOT NULL,
    application_id uuid NOT NULL,
    receipt_number text NOT NULL,
    valid_from     date NOT NULL,
    valid_to       date NOT NULL,
    lapsed         boolean NOT NULL,
    extensions     integer NOT NULL
);
COMMENT ON TABLE receipts IS 'Each receipt as it is now';
COMMENT ON COLUMN receipts.lapsed IS
    'A notice of lapse was raised; whether the receipt is valid derives from its dates';

CREATE TABLE permits (
    partition      smallint NOT NULL,
    permit_id      uuid NOT NULL,
    file_id        uuid NOT NULL,
    file_version   bigint NOT NULL,
    application_id uuid NOT NULL,
    card_number    text NOT NULL,
    title          text NOT NULL,
    reason         text NOT NULL,
    status         text NOT NULL,
    valid_from     date NOT NULL,
    valid_to       date NOT NULL,
    handed_on      date
);
COMMENT ON TABLE permits IS 'Each permit card as it is now';

CREATE TABLE import_sessions (
    partition     smallint NOT NULL,
    session_id    uuid NOT NULL,
    unit          text NOT NULL,
    import_device text NOT NULL,
    opened_by     text NOT NULL,
    approved_by   text NOT NULL,
    from_date     date NOT NULL,
    to_date       date NOT NULL,
    recorded_at   timestamptz NOT NULL
);
COMMENT ON TABLE import_sessions IS
    'Approved takings-over of older registers; each partition has its own record of them';

CREATE TABLE devices (
    partition      smallint NOT NULL,
    device_id      text NOT NULL,
    station_id     text NOT NULL,
    events         bigint NOT NULL,
    last_seq       bigint NOT NULL,
    last_event_at  timestamptz NOT NULL,
    journal_offset bigint NOT NULL
);
COMMENT ON TABLE devices IS 'What each device has put into each partition; device_completeness adds it up';
COMMENT ON COLUMN devices.events IS 'Events of this device in this partition';
COMMENT ON COLUMN devices.last_seq IS 'Highest sequence number of this device in this partition';
COMMENT ON COLUMN devices.journal_offset IS 'Offset of its last event';
"""
# Built after the load when the tables are rebuilt: see projections.rebuild.
_KEYS = """
ALTER TABLE timeline ADD PRIMARY KEY (partition, journal_offset);
ALTER TABLE files ADD PRIMARY KEY (file_id);
ALTER TABLE applications ADD PRIMARY KEY (application_id, file_id);
ALTER TABLE receipts ADD PRIMARY KEY (receipt_id, file_id);
ALTER TABLE permits ADD PRIMARY KEY (permit_id, file_id);
ALTER TABLE import_sessions ADD PRIMARY KEY (partition, session_id);
ALTER TABLE devices ADD PRIMARY KEY (device_id, partition);
CREATE INDEX timeline_file ON timeline (file_id, journal_offset);
CREATE INDEX timeline_device ON timeline (device_id, device_seq);
CREATE INDEX timeline_number ON timeline (number) WHERE number IS NOT NULL;
CREATE INDEX files_number ON files (file_number) WHERE file_number IS NOT NULL;
CREATE INDEX files_station ON files (station_of_charge, status);
CREATE INDEX applications_file ON applications (file_id);
CREATE INDEX applications_status ON applications (status, station_id);
CREATE INDEX receipts_file ON receipts (file_id);
CREATE INDEX receipts_number ON receipts (receipt_number);
CREATE INDEX permits_file ON permits (file_id);
CREATE INDEX permits_card ON permits (card_number);
"""
_VIEWS = """
CREATE VIEW device_completeness AS
SELECT device_id,
       min(station_id) AS station_id,
       sum(events)::bigint AS events,
       max(last_seq) AS last_seq,
       (max(last_seq) - sum(events))::bigint AS missing,
       max(last_event_at) AS last_event_at
  FROM devices
 GROUP BY device_id;
COMMENT ON VIEW device_completeness IS
    'Each device with what the journal holds of it; missing counts numbers not accepted (yet): '
    'refused, waiting, or lost';

CREATE VIEW device_gaps AS
SELECT device_id, previous + 1 AS first_missing, device_seq - 1 AS last_missing, device_seq - previous - 1 AS numbers
  FROM (SELECT t.device_id, t.device_seq,
               coalesce(lag(t.device_seq) OVER (PARTITION BY t.device_id ORDER BY t.device_seq), 0) AS previous
          FROM timeline t
         WHERE t.device_seq > 0
           AND t.device_id IN (SELECT device_id FROM device_completeness WHERE missing <> 0)) AS ordered
 WHERE device_seq > previous + 1;
COMMENT ON VIEW device_gaps IS
    'Ranges of device numbers below the highest one that the journal does not hold; a gap closes '
    'when late events come';
"""
_READER = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sijill_reader') THEN
        CREATE ROLE sijill_reader NOLOGIN;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO sijill_reader', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO sijill_reader', current_schema());
END $$;
"""


def upgrade() -> None:
    """Create tables, keys, views and the reader's grants."""
    for part in (_TABLES, _KEYS, _VIEWS, _READER):
        op.execute(part)


def downgrade() -> None:
    """Refuse: the read tables are derived, a rebuild makes them anew."""
    raise NotImplementedError("Drop the schema and run `sijill rebuild`.")
