"""The truth as JSON lines, one person each: whose files are whose, what really happened, what the register must say.

Two layers (design 12.12): `world` is what happened, recorded or not; `files` is what was reported, which the register
must equal. Read by `tests/oracle.py`; nothing in it was asked of the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from producers.simulator.national.life import OPEN
from producers.simulator.national.standing import Held, held_by, stay_status
from producers.simulator.national.story import Story
from register.days import iso

_NO_TITLE = frozenset({"WITHDRAWN", "CANCELLED_PRINT_ERROR"})


class FileTruth(TypedDict):
    """What the register must say of one file on the last day."""

    file_id: str
    person_id: str
    merged_into: str | None
    status: str
    closed: list[str] | None
    station: str | None
    version: int
    sex: int
    birth_year: int | None
    nationality: str
    governorate: str | None
    applications: dict[str, str]
    open_applications: list[str]
    permits: dict[str, str]
    valid_titles: list[str]
    measures: dict[str, str]
    measures_in_force: list[str]
    details: dict[str, str]
    conflicts: int
    due: int
    paid: int
    stay_status: str
    refused: dict[str, str]


class PersonTruth(TypedDict):
    """One person: files in the order in which they began, and what happened, by day."""

    person: str
    files: list[FileTruth]
    world: list[list[str]]


def truth_of(story: Story) -> Iterator[PersonTruth]:
    """Yield the truth about everybody in a story: its person, and whoever was taken for them."""
    told = story.told
    for owner in dict.fromkeys((*(each.owner for each in told.files.values()), *(each[0] for each in told.happened))):
        own = [each.file_id for each in told.files.values() if each.owner == owner]
        yield PersonTruth(
            person=owner,
            files=[_file(held_by(told, file_id, story.last_day), story) for file_id in own],
            world=[[iso(day), what] for whose, day, what in told.happened if whose == owner],
        )


def _file(held: Held, story: Story) -> FileTruth:
    file, on = held.file, held.on
    charged = [each for each in story.told.files.values() if story.told.holder(each.file_id) == file.file_id]
    valid = [each for each in held.permits if each.status not in _NO_TITLE and each.first <= on <= each.title_ends]
    binding = [each for each in held.measures if each.status in ("ORDERED", "NOTIFIED", "SUSPENDED")]
    return FileTruth(
        file_id=file.file_id,
        person_id=file.person_id,
        merged_into=file.into,
        status=file.status,
        closed=None if file.closing is None or file.closed_on is None else [file.closing, iso(file.closed_on)],
        station=file.station,
        version=file.version,
        sex=file.sex,
        birth_year=file.birth_year,
        nationality=file.nationality,
        governorate=file.governorate,
        applications={each.application_id: each.status for each in held.applications},
        open_applications=[each.application_id for each in held.applications if each.status in OPEN],
        permits={each.permit_id: each.status for each in held.permits},
        valid_titles=[each.permit_id for each in valid],
        measures={each.measure_id: each.status for each in held.measures},
        measures_in_force=[
            each.measure_id for each in binding if each.from_date <= on and (each.to_date is None or on <= each.to_date)
        ],
        details={
            name: each.value
            for name, each in story.told.details.items()
            if story.told.holder(each.home) == file.file_id
        },
        conflicts=file.conflicts,
        due=sum(each.due for each in charged),
        paid=sum(each.paid for each in charged),
        stay_status=stay_status(held),
        refused=dict(file.refused),
    )
