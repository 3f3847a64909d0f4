"""Questions over all files: silent ones, lapsed receipts, children who turn 16, passports, workers outside their place.

Every answer is a list of files with codes and dates; nothing in it is sealed elsewhere. The day is an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg.rows import dict_row

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: its statement in SQL with %(on)s, %(days)s, %(station)s and %(limit)s, and its columns."""

    statement: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The first rows that answer a question, and how many there are in all."""

    rows: Sequence[Mapping[str, Any]]
    total: int


def ask(
    session: Session, question: Question, on: dt.date, *, days: int = 0, station: str | None = None, limit: int = 200
) -> Answer:
    """Return what answers a question on a day, at most `limit` rows of it; of all stations, or of one."""
    values = {"on": on, "days": days, "station": station}
    with session.transaction(), session.cursor(row_factory=dict_row) as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # rows and count are of one moment
        rows = cursor.execute(question.statement.encode(), values | {"limit": limit}).fetchall()
        if len(rows) < limit:
            return Answer(rows=rows, total=len(rows))
        counting = f"SELECT count(*) AS total FROM ({question.statement}) AS answer"  # noqa: S608 - our own statement
        [counted] = cursor.execute(counting.encode(), values | {"limit": None}).fetchall()
        return Answer(rows=rows, total=counted["total"])


SILENT = Question(
    columns=("file_number", "station", "status", "level", "unit", "silent_since", "days", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, a.status, a.level, coalesce(a.unit, a.station_id) AS unit,
       silent.since AS silent_since, %(on)s::date - silent.since AS days, f.file_id::text, a.application_id::text
  FROM sijill.pending_applications a
  JOIN sijill.files f USING (file_id)
 CROSS JOIN LATERAL (
       SELECT (greatest(a.level_since, f.silent_since) AT TIME ZONE 'Africa/Tunis')::date AS since) AS silent
 WHERE a.clock_stopped_at IS NULL AND %(on)s::date - silent.since > %(days)s
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY silent.since, f.file_number
 LIMIT %(limit)s
""",
)
LAPSED = Question(
    columns=("file_number", "station", "receipt_number", "lapsed_on", "days", "level", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, r.receipt_number, r.valid_to + 1 AS lapsed_on,
       %(on)s::date - r.valid_to AS days, a.status, a.level, f.file_id::text, a.application_id::text
  FROM sijill.pending_applications a
  JOIN sijill.files f USING (file_id)
  JOIN LATERAL (
       SELECT receipt_number, valid_to FROM sijill.receipts
        WHERE file_id = a.file_id AND application_id = a.application_id
        ORDER BY valid_to DESC, valid_from DESC LIMIT 1) AS r ON true
 WHERE r.valid_to < %(on)s::date
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY r.valid_to, f.file_number
 LIMIT %(limit)s
""",
)
TURNING_16 = Question(
    columns=("file_number", "station", "turns_16_in", "raised_from", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, f.birth_year + 16 AS turns_16_in,
       make_date(f.birth_year + 16, 1, 1) - 90 AS raised_from, f.file_id::text
  FROM sijill.live_files f
 WHERE f.birth_year + 16 BETWEEN extract(year FROM %(on)s::date)::int
                                 AND extract(year FROM %(on)s::date + greatest(90, %(days)s::int))::int
   AND NOT EXISTS (SELECT FROM sijill.usable_permits p
                    WHERE p.file_id = f.file_id AND p.valid_to >= make_date(f.birth_year + 16, 1, 1))
   AND NOT EXISTS (SELECT FROM sijill.applications a
                    WHERE a.file_id = f.file_id AND a.kind IN ('FIRST','RENEWAL','CHANGE_STATUS','ORDINARY','CHILD_16')
                      AND (a.decision_id IS NOT NULL OR a.closed_at IS NULL)
                      AND a.lodged_at >= make_date(f.birth_year + 15, 1, 1))
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY turns_16_in, f.file_number
 LIMIT %(limit)s
""",
)
PASSPORT_BEFORE_CARD = Question(
    columns=("file_number", "station", "passport_ends", "card_number", "card_ends", "days", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, passport.ends AS passport_ends, card.card_number,
       card.valid_to AS card_ends, passport.ends - %(on)s::date AS days, f.file_id::text, card.permit_id::text
  FROM sijill.live_files f
  JOIN LATERAL (
       SELECT p.permit_id, p.card_number, p.valid_to FROM sijill.usable_permits p
        WHERE p.file_id = f.file_id AND p.title <> 'RETURN_VISA'
        ORDER BY p.valid_to DESC, p.valid_from DESC LIMIT 1) AS card ON true
  JOIN LATERAL (
       SELECT max(expires_on) AS ends FROM sijill.travel_documents t
        WHERE t.file_id = f.file_id AND t.status = 'VALID'
       HAVING count(*) = count(expires_on)) AS passport ON true
 WHERE passport.ends < card.valid_to AND card.valid_to >= %(on)s::date
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY passport.ends, f.file_number
 LIMIT %(limit)s
""",
)
OUTSIDE_GOVERNORATE = Question(
    columns=("file_number", "station", "governorate", "contract_governorate", "occupation", "contract_to", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, f.governorate, f.address_since,
       e.governorate AS contract_governorate, e.occupation, e.contract_from, e.contract_to, f.file_id::text,
       e.employment_id::text
  FROM sijill.employments e
  JOIN sijill.live_files f USING (file_id)
 WHERE f.governorate <> e.governorate
   AND e.contract_from <= %(on)s::date AND (e.contract_to IS NULL OR e.contract_to >= %(on)s::date)
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY f.address_since, f.file_number
 LIMIT %(limit)s
""",
)
STUDENTS_AT_WORK = Question(
    columns=("file_number", "station", "occupation", "contract_from", "contract_to", "card_ends", "file_id"),
    statement="""
SELECT f.file_number, f.station_of_charge AS station, e.occupation, e.contract_from, e.contract_to,
       held.card_ends, f.file_id::text, e.employment_id::text
  FROM sijill.employments e
  JOIN sijill.live_files f USING (file_id)
  JOIN LATERAL (
       SELECT max(p.valid_to) AS card_ends FROM sijill.usable_permits p
        WHERE p.file_id = f.file_id AND %(on)s::date BETWEEN p.valid_from AND p.valid_to
       HAVING bool_and(p.reason IN ('STUDY','SCHOOL','TRAINEE'))) AS held ON true
 WHERE e.contract_from <= %(on)s::date
   AND (e.contract_to IS NULL OR e.contract_to >= %(on)s::date)
   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)
 ORDER BY e.contract_from, f.file_number
 LIMIT %(limit)s
""",
)
SAME_NUMBER = Question(
    columns=("number_of", "number", "file_number", "station", "files", "file_id"),
    statement="""
WITH given AS (
       SELECT 'FILE' AS number_of, file_number AS number, file_id FROM sijill.files
        UNION SELECT 'RECEIPT', receipt_number, file_id FROM sijill.receipts
        UNION SELECT 'CARD', card_number, file_id FROM sijill.permits),
     counted AS (
       SELECT number_of, number, file_id, count(*) OVER (PARTITION BY number_of, number) AS files
         FROM given WHERE number IS NOT NULL)
SELECT c.number_of, c.number, f.file_number, f.station_of_charge AS station, c.files, f.file_id::text
  FROM counted c
  JOIN sijill.files f USING (file_id)
 WHERE c.files > 1
   AND (%(station)s::text IS NULL OR EXISTS (
       SELECT FROM counted o JOIN sijill.files p USING (file_id)
        WHERE o.number_of = c.number_of AND o.number = c.number AND p.station_of_charge = %(station)s::text))
 ORDER BY c.number_of, c.number, f.file_id
 LIMIT %(limit)s
""",
)
