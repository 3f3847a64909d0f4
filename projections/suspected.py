"""Suspicions that no person has looked at yet: which files, how likely, by which rules.

What is open stands in the file's state; the timeline says when it was raised and why. Numbers and codes only.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from projections.reading import Session
from register.merging import survivor_of
from schemas.codec import decode_body
from schemas.events import FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSuspicion:
    """A file, those that may be of the same person (id to number), and why: score per mille, rules heaviest first."""

    suspicion_id: str
    file_id: str
    file_number: str | None
    version: int
    station_of_charge: str | None
    candidates: dict[str, str | None]
    score: int
    rules: tuple[str, ...]
    raised_at: dt.datetime
    by: str


def read_suspicions(session: Session, station: str | None) -> list[OpenSuspicion]:
    """Return the open suspicions, those of one station in charge or all, oldest first.

    Left out: what a person dismissed, and files that are one by now.
    """
    rows = session.execute(
        "SELECT t.clear, t.recorded_at, t.actor_role, f.state"
        "  FROM sijill.timeline t JOIN sijill.files f USING (file_id)"
        " WHERE t.type = 'DuplicateSuspected'"
        "   AND (%(station)s::text IS NULL OR f.station_of_charge = %(station)s::text)"
        " ORDER BY t.recorded_at, t.partition, t.journal_offset",
        {"station": station},
    ).fetchall()
    found: dict[str, OpenSuspicion] = {}
    for told, raised_at, role, body in rows:
        state: FileState = decode_body("FileState", body)
        suspicion = told["suspicion_id"]
        standing = next((each for each in state.suspicions if each.suspicion_id == suspicion), None)
        one = {state.file_id, *(each.absorbed_file_id for each in state.merges if each.status == "DONE")}
        others = [] if standing is None else [each for each in standing.candidates if each not in one]
        if standing is None or not others or survivor_of(state) is not None:
            continue
        found[suspicion] = OpenSuspicion(
            suspicion_id=suspicion,
            file_id=state.file_id,
            file_number=state.file_number,
            version=state.version,
            station_of_charge=state.station_of_charge,
            candidates=_numbers(session, others),
            score=standing.score,
            rules=tuple(told.get("rules") or ()),
            raised_at=raised_at,
            by=role,
        )
    return list(found.values())


def _numbers(session: Session, file_ids: list[str]) -> dict[str, str | None]:
    rows = session.execute(
        "SELECT file_id::text, file_number FROM sijill.files WHERE file_id = ANY(%s::uuid[])", (file_ids,)
    )
    known: dict[str, str | None] = dict(rows.fetchall())
    return {file_id: known.get(file_id) for file_id in file_ids}
