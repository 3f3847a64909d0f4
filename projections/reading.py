"""Questions to the read tables: a file, its events, files found by numbers and states.

Reads only; sealed values stay sealed in everything that is returned.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import class_row

from register.history import Linked, absorbed_files
from schemas.codec import decode_body, decode_single
from schemas.errors import CommandRefused, ServiceUnreachable
from schemas.events import FileState
from schemas.ids import is_uuid
from schemas.journal import JournalRecord

_CONNECT_SECONDS = 5  # a connection over a satellite takes less than one
Session = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event of a file as a person reads it."""

    partition: int
    offset: int
    file_version: int
    event_id: str
    type: str
    occurred_at: dt.datetime
    effective_date: dt.date
    recorded_at: dt.datetime
    station_id: str
    actor_id: str
    actor_role: str
    device_id: str
    device_seq: int
    captured_offline: bool
    flags: list[str]
    findings: list[str]
    application_id: str | None
    number: str | None
    clear: dict[str, Any]


def open_session(dsn: str) -> Session:
    """Connect for reading, times in UTC; raise ServiceUnreachable."""
    with told_when_away(dsn):
        options = "-c default_transaction_read_only=on -c timezone=UTC"
        return psycopg.connect(
            dsn,
            autocommit=True,
            options=options,
            application_name="sijill-reader",
            connect_timeout=_CONNECT_SECONDS,
        )


def require_database(dsn: str) -> None:
    """Raise ServiceUnreachable, within seconds, unless the database lets a session in."""
    open_session(dsn).close()


@contextmanager
def told_when_away(dsn: str) -> Iterator[None]:
    """Turn the driver's errors into ours: a database that is away, and one that holds no register yet."""
    try:
        yield
    except psycopg.OperationalError as failure:
        mend = "Start the platform with `sijill up` and see `sijill status`, or correct SIJILL_POSTGRES_DSN."
        raise ServiceUnreachable("The database cannot be reached.", where=_address(dsn), mend=mend) from failure
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as failure:
        mend = "The projector makes them: sijill up --register."
        raise CommandRefused(
            "The database holds no tables of the register.", where=_address(dsn), mend=mend
        ) from failure


def _address(dsn: str) -> str:
    """Return host, port and database of a DSN, without user and password."""
    try:
        known = conninfo_to_dict(dsn)
    except psycopg.Error:
        return "SIJILL_POSTGRES_DSN"
    return f"{known.get('host', 'localhost')}:{known.get('port', 5432)}/{known.get('dbname', '')}"


def get_file_id(session: Session, text: str) -> str:
    """Return the id of the file with this id or number; raise CommandRefused when there is none or more than one."""
    rows = session.execute(
        "SELECT file_id::text FROM sijill.files WHERE file_id = %s::uuid OR file_number = %s LIMIT 2",
        (text if is_uuid(text) else None, text.strip().upper()),
    ).fetchall()
    if not rows:
        raise CommandRefused(f"No file has the id or number {text!r}.", mend="Look for it: sijill search NUMBER.")
    if len(rows) > 1:
        raise CommandRefused(f"Several files have the number {text!r}.", mend="Give the file id: sijill search NUMBER.")
    return str(rows[0][0])


def get_state(session: Session, file_id: str) -> FileState:
    """Return the current state of a file; raise CommandRefused when there is none."""
    row = session.execute("SELECT state FROM sijill.files WHERE file_id = %s::uuid", (file_id,)).fetchone()
    if row is None:
        raise CommandRefused(f"There is no file {file_id}.", mend="Look for it: sijill search NUMBER.")
    state: FileState = decode_body("FileState", row[0])
    return state


def read_records(session: Session, file_id: str) -> list[JournalRecord]:
    """Return a file's journal records from the timeline, in order, just as the journal gave them."""
    rows = session.execute(
        "SELECT partition, journal_offset, file_id::text, type, body, stamp FROM sijill.timeline"
        " WHERE file_id = %s::uuid ORDER BY journal_offset",
        (file_id,),
    )
    return [journal_record(*row) for row in rows]


def read_linked(session: Session, records: Sequence[JournalRecord]) -> Linked:
    """Return the journal records of every file that became part of a file with these records, near and far."""
    found: dict[str, Sequence[JournalRecord]] = {}
    waiting = list(absorbed_files(records))
    while waiting:
        file_id = waiting.pop()
        if file_id not in found:
            found[file_id] = read_records(session, file_id)
            waiting += absorbed_files(found[file_id])
    return found


def journal_record(partition: int, offset: int, file_id: str, name: str, body: bytes, stamp: bytes) -> JournalRecord:
    """Return the journal record that a timeline row was made from."""
    checked = decode_single(stamp)
    return JournalRecord(
        partition=partition,
        offset=offset,
        file_id=file_id,
        event=decode_body(name, body, checked.schema_sha256),
        stamp=checked,
        body=body,
    )


def read_timeline(session: Session, file_id: str) -> Sequence[TimelineEntry]:
    """Return every event of a file in order."""
    with session.cursor(row_factory=class_row(TimelineEntry)) as cursor:
        return cursor.execute(
            """
            SELECT partition, journal_offset AS "offset", file_version, event_id::text, type, occurred_at,
                   effective_date, recorded_at, station_id, actor_id, actor_role, device_id, device_seq,
                   captured_offline, flags, findings, application_id::text, number, clear
              FROM sijill.timeline
             WHERE file_id = %s::uuid
             ORDER BY journal_offset
            """,
            (file_id,),
        ).fetchall()


def read_stations(session: Session) -> list[str]:
    """Return the stations that have files in charge or devices that sent acts, sorted."""
    rows = session.execute(
        "SELECT station_of_charge FROM sijill.files WHERE station_of_charge IS NOT NULL"
        " UNION SELECT station_id FROM sijill.devices ORDER BY 1"
    )
    return [name for (name,) in rows]


def read_units(session: Session) -> list[str]:
    """Return stations, districts and directorates that files, devices, applications or deadlines name, sorted."""
    rows = session.execute(
        "SELECT station_of_charge FROM sijill.files UNION SELECT district FROM sijill.files"
        " UNION SELECT station_id FROM sijill.devices UNION SELECT unit FROM sijill.applications"
        " UNION SELECT owner_unit FROM sijill.deadlines ORDER BY 1"
    )
    return [name for (name,) in rows if name is not None]


def read_numbers(session: Session, file_ids: Sequence[str]) -> dict[str, str]:
    """Return the file numbers of those of the files that have one."""
    rows = session.execute(
        "SELECT file_id::text, file_number FROM sijill.files"
        " WHERE file_id = ANY(%s::uuid[]) AND file_number IS NOT NULL",
        ([one for one in file_ids if is_uuid(one)],),
    )
    return dict(rows.fetchall())
