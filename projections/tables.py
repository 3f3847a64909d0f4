"""The merged read tables as values: columns in COPY order, each with its encoder, and the key by which rows merge.

The timeline, only ever appended, is in `timeline_copy`. The definition itself (types, comments, indexes) is in
`migrations`; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from projections.pgcopy import (
    Encoder,
    bigint,
    boolean,
    bytea,
    code,
    codes,
    date,
    integer,
    smallint,
    text,
    timestamp,
    uuid,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A read table: `key` is its primary key, `newest` the column whose higher value wins a merge.

    `partition` and `journal_offset` are the leaf of the record that last changed a row.
    """

    name: str
    key: tuple[str, ...]
    newest: str
    columns: tuple[tuple[str, Encoder], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the column names in COPY order."""
        return tuple(name for name, _ in self.columns)

    @property
    def encoders(self) -> tuple[Encoder, ...]:
        """Return the column encoders in COPY order."""
        return tuple(encoder for _, encoder in self.columns)


TIMELINE_KEY = ("partition", "journal_offset")
FILES = Table(
    name="files",
    key=("file_id",),
    newest="version",
    columns=(
        ("partition", smallint),
        ("file_id", uuid),
        ("version", bigint),
        ("status", code),
        ("file_number", text),
        ("person_id", uuid),
        ("station_of_charge", code),
        ("sex", integer),
        ("birth_year", integer),
        ("nationality", code),
        ("governorate", code),
        ("address_since", date),
        ("opened_at", timestamp),
        ("last_recorded_at", timestamp),
        ("back_captured", boolean),
        ("open_conflicts", integer),
        ("district", code),
        ("silent_since", timestamp),
        ("state", bytea),
        ("journal_offset", bigint),
    ),
)
APPLICATIONS = Table(
    name="applications",
    key=("application_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("application_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("kind", code),
        ("reason", code),
        ("title_sought", code),
        ("status", code),
        ("level", code),
        ("station_id", code),
        ("lodged_at", timestamp),
        ("is_late", boolean),
        ("late_because", code),
        ("completed_at", timestamp),
        ("clock_stopped_at", timestamp),
        ("stopped_micros", bigint),
        ("missing", codes),
        ("in_transit_to", code),
        ("decision_id", uuid),
        ("outcome", code),
        ("decided_at", timestamp),
        ("title", code),
        ("valid_from", date),
        ("valid_to", date),
        ("notified_on", date),
        ("appeal_deadline", date),
        ("closed_at", timestamp),
        ("closed_ground", code),
        ("level_since", timestamp),
        ("unit", code),
        ("complement_due_on", date),
        ("journal_offset", bigint),
    ),
)
RECEIPTS = Table(
    name="receipts",
    key=("receipt_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("receipt_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("application_id", uuid),
        ("receipt_number", text),
        ("valid_from", date),
        ("valid_to", date),
        ("lapsed", boolean),
        ("extensions", integer),
        ("journal_offset", bigint),
    ),
)
PERMITS = Table(
    name="permits",
    key=("permit_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("permit_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("application_id", uuid),
        ("card_number", text),
        ("title", code),
        ("reason", code),
        ("status", code),
        ("valid_from", date),
        ("valid_to", date),
        ("handed_on", date),
        ("journal_offset", bigint),
    ),
)
DEADLINES = Table(
    name="deadlines",
    key=("deadline_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("deadline_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("rule_id", code),
        ("rule_version", code),
        ("subject", code),
        ("subject_id", uuid),
        ("due_on", date),
        ("owner_unit", code),
        ("level", code),
        ("raised_on", date),
        ("status", code),
        ("met_on", date),
        ("journal_offset", bigint),
    ),
)
EMPLOYMENTS = Table(
    name="employments",
    key=("employment_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("employment_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("occupation", code),
        ("activity", code),
        ("governorate", code),
        ("contract_from", date),
        ("contract_to", date),
        ("renewals", integer),
        ("visaed", boolean),
        ("journal_offset", bigint),
    ),
)
TRAVEL_DOCUMENTS = Table(
    name="travel_documents",
    key=("document_id", "file_id"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("document_id", uuid),
        ("file_id", uuid),
        ("file_version", bigint),
        ("document_type", code),
        ("issuing_state", code),
        ("expires_on", date),
        ("status", code),
        ("journal_offset", bigint),
    ),
)
IN_CHARGE = Table(
    name="in_charge",
    key=("file_id", "file_version"),
    newest="file_version",
    columns=(
        ("partition", smallint),
        ("file_id", uuid),
        ("file_version", bigint),
        ("unit", code),
        ("since", date),
        ("recorded_at", timestamp),
        ("because", code),
        ("journal_offset", bigint),
    ),
)
SESSIONS = Table(
    name="import_sessions",
    key=("partition", "session_id"),
    newest="recorded_at",
    columns=(
        ("partition", smallint),
        ("session_id", uuid),
        ("unit", code),
        ("import_device", code),
        ("opened_by", code),
        ("approved_by", code),
        ("from_date", date),
        ("to_date", date),
        ("recorded_at", timestamp),
        ("journal_offset", bigint),
    ),
)
DEVICES = Table(
    name="devices",
    key=("device_id", "partition"),
    newest="journal_offset",
    columns=(
        ("partition", smallint),
        ("device_id", code),
        ("station_id", code),
        ("events", bigint),
        ("last_seq", bigint),
        ("last_event_at", timestamp),
        ("journal_offset", bigint),
    ),
)

BY_EVENT = (DEADLINES, EMPLOYMENTS, TRAVEL_DOCUMENTS, IN_CHARGE)  # a row is what one event says, and stays
MERGED = (FILES, APPLICATIONS, RECEIPTS, PERMITS, *BY_EVENT, SESSIONS)  # current rows: the newest wins
KEYS = {"timeline": TIMELINE_KEY} | {table.name: table.key for table in (*MERGED, DEVICES)}  # of all that are compared
