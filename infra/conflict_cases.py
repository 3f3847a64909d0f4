"""Conflict cases that wait for a station: of files in its charge, or that an act of its own opened or met."""

from __future__ import annotations

import json
from typing import Any

from producers.inbox import Item
from projections import reading
from schemas.codec import decode_body
from schemas.events import ConflictState, Phrase

RULE = "CONFLICT_CASE"
REASON = Phrase(
    en="Two officers declared the same thing without seeing each other; both facts are kept.",
    fr="Deux agents ont déclaré la même chose sans se voir ; les deux faits sont conservés.",
    ar="صرّح عونان بنفس الأمر دون أن يطلع أحدهما على عمل الآخر، وحُفظ التصريحان.",
)
_MEND = Phrase(
    en="Ask the person, then settle the case with an act like this (KEEP_FIRST, KEEP_SECOND or KEEP_BOTH):",
    fr="Interrogez la personne, puis réglez le cas par un acte comme celui-ci (KEEP_FIRST, KEEP_SECOND ou KEEP_BOTH) :",
    ar="اسأل المعني بالأمر ثم احسم الحالة بإجراء كهذا (KEEP_FIRST أو KEEP_SECOND أو KEEP_BOTH):",
)


def read_cases(dsn: str, station: str) -> list[Item]:
    """Return the open cases that wait for a station; raise ServiceUnreachable."""
    found: list[Item] = []
    with reading.told_when_away(dsn), reading.open_session(dsn) as session:
        rows = session.execute(
            "SELECT file_id::text, station_of_charge, version, state FROM sijill.files WHERE open_conflicts > 0"
        ).fetchall()
        for file_id, charge, version, state in rows:
            for case in decode_body("FileState", state).conflicts:
                origins = _origins(session, file_id, case)
                if station in (charge, *(one[1] for one in origins)):
                    found.append(_item(file_id, version, case, origins))
    return sorted(found, key=lambda one: one.since)


def _origins(session: reading.Session, file_id: str, case: ConflictState) -> list[tuple[Any, ...]]:
    return session.execute(
        "SELECT event_id::text, station_id, device_id, (extract(epoch FROM recorded_at) * 1000000)::bigint"
        " FROM sijill.timeline WHERE file_id = %s::uuid AND event_id = ANY(%s::uuid[]) ORDER BY journal_offset",
        (file_id, [case.first_event_id, case.conflict_id]),
    ).fetchall()


def _item(file_id: str, version: int, case: ConflictState, origins: list[tuple[Any, ...]]) -> Item:
    act = {
        "event": "ConflictResolved",
        "file_id": file_id,
        "conflict_id": case.conflict_id,
        "resolution": "KEEP_FIRST",
        "base_version": version,
    }
    text = json.dumps(act)
    return Item(
        kind="CASE",
        event_id=case.conflict_id,
        file_id=file_id,
        event_type=case.event_type,
        rule_id=RULE,
        reason=REASON,
        mend=Phrase(en=f"{_MEND.en} {text}", fr=f"{_MEND.fr} {text}", ar=f"{_MEND.ar} {text}"),
        since=max((one[3] for one in origins), default=0),
        origins=tuple(f"{one[0]} {one[1]} {one[2]}" for one in origins),
    )
