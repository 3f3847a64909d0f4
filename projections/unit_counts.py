"""Acts counted by the unit that did them and the territory of the address at that time: for the services' own use.

Unprotected figures: nothing here may be published (statistics are another road, with protection).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCount:
    """How many acts of a type a unit did for persons of a territory; None where no address was known then."""

    unit: str
    corps: str
    territory: str | None
    acts: int


def count_acts(session: Session, act: str, first: dt.date, last: dt.date) -> Sequence[UnitCount]:
    """Return the acts of a type that had effect from `first` to `last`, by unit of then and territory of then."""
    with session.cursor(row_factory=class_row(UnitCount)) as cursor:
        return cursor.execute(
            """
            SELECT t.station_id AS unit, t.corps, address.territory, count(*) AS acts
              FROM sijill.timeline t
              LEFT JOIN LATERAL (
                   SELECT coalesce(clear ->> 'imada', clear ->> 'delegation', clear ->> 'governorate') AS territory
                     FROM sijill.timeline a
                    WHERE a.file_id = t.file_id AND a.type = 'AddressDeclared' AND a.file_version <= t.file_version
                    ORDER BY a.file_version DESC LIMIT 1) AS address ON true
             WHERE t.type = %s AND t.effective_date BETWEEN %s AND %s
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """,
            (act, first, last),
        ).fetchall()
