"""Files found by their numbers and states, with nothing personal in question or answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session
from schemas.ids import is_uuid


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file found by a search."""

    file_id: str
    file_number: str | None
    status: str
    station_of_charge: str | None
    nationality: str | None
    version: int
    applications: list[str]
    receipts: list[str]
    cards: list[str]
    last_recorded_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to search for; None or empty asks for nothing. `text` is any number or id, whole or its beginning."""

    text: str | None = None
    status: str | None = None
    station: str | None = None
    application_status: str | None = None
    receipt: str | None = None
    card: str | None = None
    limit: int = 50


def search_files(session: Session, wanted: Wanted) -> Sequence[FoundFile]:
    """Return the files that fit everything that is wanted, the last changed first."""
    values = {
        "text": wanted.text and wanted.text.strip(),
        "id": wanted.text if wanted.text and is_uuid(wanted.text) else None,
        "status": wanted.status,
        "station": wanted.station,
        "application_status": wanted.application_status,
        "receipt": wanted.receipt,
        "card": wanted.card,
        "limit": wanted.limit,
    }
    with session.cursor(row_factory=class_row(FoundFile)) as cursor:
        return cursor.execute(_SEARCH, values).fetchall()


_SEARCH = """
SELECT f.file_id::text, f.file_number, f.status, f.station_of_charge, f.nationality, f.version, f.last_recorded_at,
       array(SELECT status FROM sijill.applications a WHERE a.file_id = f.file_id ORDER BY lodged_at) AS applications,
       array(SELECT receipt_number FROM sijill.receipts r WHERE r.file_id = f.file_id ORDER BY valid_from) AS receipts,
       array(SELECT card_number FROM sijill.permits p WHERE p.file_id = f.file_id ORDER BY valid_from) AS cards
  FROM sijill.files f
 WHERE (%(text)s::text IS NULL
        OR f.file_id IN (
            SELECT file_id FROM sijill.files
             WHERE file_id = %(id)s::uuid OR starts_with(file_number, upper(%(text)s::text))
            UNION ALL
            SELECT file_id FROM sijill.timeline
             WHERE number IS NOT NULL AND (number = %(text)s::text OR starts_with(number, upper(%(text)s::text)))
            UNION ALL
            SELECT file_id FROM sijill.applications WHERE application_id = %(id)s::uuid
            UNION ALL
            SELECT file_id FROM sijill.receipts WHERE receipt_id = %(id)s::uuid
            UNION ALL
            SELECT file_id FROM sijill.permits WHERE permit_id = %(id)s::uuid))
   AND (%(status)s::text IS NULL OR f.status = upper(%(status)s::text))
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
   AND (%(application_status)s::text IS NULL OR EXISTS (
            SELECT FROM sijill.applications a
             WHERE a.file_id = f.file_id AND a.status = upper(%(application_status)s::text)))
   AND (%(receipt)s::text IS NULL OR EXISTS (
            SELECT FROM sijill.receipts r WHERE r.file_id = f.file_id AND r.receipt_number = %(receipt)s::text))
   AND (%(card)s::text IS NULL OR EXISTS (
            SELECT FROM sijill.permits p WHERE p.file_id = f.file_id AND p.card_number = %(card)s::text))
 ORDER BY f.last_recorded_at DESC, f.file_id
 LIMIT %(limit)s
"""
