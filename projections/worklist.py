"""What a unit must do: deadlines that stand and suspicions that nobody answered, with whose they are by now.

Reads only numbers, codes and dates; how far a deadline went up is counted to a day from the law's table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session
from projections.suspected import OpenSuspicion, read_suspicions
from register.days import local_day
from register.due_rules import find_rule
from schemas.events import Level, Phrase

_EPOCH = dt.date(1970, 1, 1).toordinal()
SUSPICION = "SUSPICION"
_SUSPICION = Phrase(
    en="Perhaps two files of one person (sijill duplicates)",
    fr="Peut-être deux dossiers d'une même personne (sijill duplicates)",
    ar="ربما ملفان لشخص واحد (sijill duplicates)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A deadline that stands, as the table holds it."""

    deadline_id: str
    file_id: str
    file_number: str | None
    rule_id: str
    rule_version: str
    subject: str
    subject_id: str
    raised_on: dt.date
    due_on: dt.date
    status: str
    owner_unit: str
    level: str
    district: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of a work list: `age` and `late` in days, `level_now` whose it is by now; `name` is the rule's."""

    deadline: Standing
    name: Phrase
    age: int
    late: int
    level_now: str
    escalated: bool


def read_worklist(session: Session, unit: str, on: dt.date, *, kinds: Sequence[str] = ()) -> Sequence[Task]:
    """Return all that the unit must do on a day, oldest due day first: its own, and what went up to its level.

    `kinds` are rules or subjects, by code; none: all. What is raised after that day is left out. A suspicion that two
    files are of one person is due at once, has no term, and stays with the station in charge until a person answers.
    """
    is_directorate = session.execute(_IS_DIRECTORATE, {"unit": unit}).fetchone() is not None
    values = {"unit": unit, "on": on, "kinds": [kind.upper() for kind in kinds], "any": not kinds}
    with session.cursor(row_factory=class_row(Standing)) as cursor:
        found = cursor.execute(_STANDING, values | {"directorate": is_directorate}).fetchall()
    tasks = list(_of_unit((_task(one, on) for one in found), unit, is_directorate))
    if kinds and SUSPICION not in {kind.upper() for kind in kinds}:
        return tasks
    suspected = (_to_look_at(each, on) for each in read_suspicions(session, unit))
    return sorted((*tasks, *(task for task in suspected if task.age >= 0)), key=lambda task: task.deadline.due_on)


def _of_unit(tasks: Iterable[Task], unit: str, is_directorate: bool) -> Iterator[Task]:
    for task in tasks:
        mine = task.deadline.owner_unit == unit
        of_district = task.level_now == "DISTRICT" and task.deadline.district == unit
        if mine or of_district or (is_directorate and task.level_now == "DIRECTORATE"):
            yield task


def _task(standing: Standing, on: dt.date) -> Task:
    rule = find_rule(standing.rule_id, standing.rule_version)
    level: Level | str = standing.level
    name = Phrase(en=standing.rule_id, fr=standing.rule_id, ar=standing.rule_id)
    if rule is not None:
        level, name = rule.escalated(_day(standing.due_on), _day(on)), rule.name
    return Task(
        deadline=standing,
        name=name,
        age=(on - standing.raised_on).days,
        late=max(0, (on - standing.due_on).days),
        level_now=level,
        escalated=level != standing.level,
    )


def _to_look_at(suspicion: OpenSuspicion, on: dt.date) -> Task:
    raised = dt.date.fromordinal(local_day(int(suspicion.raised_at.timestamp() * 1_000_000)) + _EPOCH)
    standing = Standing(
        deadline_id=suspicion.suspicion_id,
        file_id=suspicion.file_id,
        file_number=suspicion.file_number,
        rule_id=next(iter(suspicion.rules), SUSPICION),  # the one that weighs most
        rule_version="",
        subject=SUSPICION,
        subject_id=suspicion.suspicion_id,
        raised_on=raised,
        due_on=raised,
        status="RAISED",
        owner_unit=suspicion.station_of_charge or "",
        level="STATION",
        district=None,
    )
    age = (on - raised).days
    return Task(deadline=standing, name=_SUSPICION, age=age, late=0, level_now="STATION", escalated=False)


def _day(date: dt.date) -> int:
    return date.toordinal() - _EPOCH


_STANDING = """
SELECT d.deadline_id::text, d.file_id::text, f.file_number, d.rule_id, d.rule_version, d.subject, d.subject_id::text,
       d.raised_on, d.due_on, d.status, d.owner_unit, d.level, f.district
  FROM sijill.deadlines d
  JOIN sijill.files f USING (file_id)
 WHERE d.status <> 'MET' AND NOT (d.status = 'MISSED' AND d.subject = 'APPEAL') AND d.raised_on <= %(on)s
   AND (%(directorate)s OR d.owner_unit = %(unit)s OR f.district = %(unit)s)
   AND (%(any)s OR d.subject = ANY(%(kinds)s) OR d.rule_id = ANY(%(kinds)s)
        OR regexp_replace(d.rule_id, '_[0-9]+$', '') = ANY(%(kinds)s))
   AND NOT EXISTS (
       SELECT FROM sijill.deadlines later
        WHERE later.file_id = d.file_id AND later.subject_id = d.subject_id AND later.due_on = d.due_on
          AND regexp_replace(later.rule_id, '_[0-9]+$', '') = regexp_replace(d.rule_id, '_[0-9]+$', '')
          AND later.raised_on > d.raised_on AND later.raised_on <= %(on)s)
 ORDER BY d.due_on, d.raised_on, f.file_number, d.deadline_id
"""
_IS_DIRECTORATE = """
SELECT 1
 WHERE %(unit)s = 'DIRECTORATE'
    OR EXISTS (SELECT FROM sijill.applications WHERE unit = %(unit)s AND level = 'DIRECTORATE')
"""
