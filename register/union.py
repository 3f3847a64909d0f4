"""What a file holds after it absorbed another: everything of both, each thing once, in the order of its kind.

Nothing is chosen silently: a value that only one file can give is the survivor's unless the merge says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from register.changes import FileChanges
from register.room import CROSSINGS
from schemas.events import FieldChoice, FileState

T = TypeVar("T")

EMPTY: FileChanges = {
    "applications": (), "permits": (), "charges": (), "travel_documents": (), "conflicts": (), "crossings": (),
    "transfer": None, "employments": (), "enrolments": (), "family_links": (), "host_declarations": (), "measures": (),
    "appeals": (), "suspicions": (), "requests": (), "deadlines": (),
}  # fmt: skip
"""What leaves a file when it is absorbed; identity, holds and merges stay with it."""
_LATEST = {"travel_documents": 16, "employments": 16, "enrolments": 16, "family_links": 32, "host_declarations": 16}
_IDS = {
    "permits": "permit_id", "charges": "charge_id", "travel_documents": "document_id", "conflicts": "conflict_id",
    "employments": "employment_id", "enrolments": "enrolment_id", "family_links": "link_id",
    "host_declarations": "declaration_id", "measures": "measure_id", "appeals": "appeal_id", "requests": "request_id",
    "holds": "hold_id", "deadlines": "deadline_id",
}  # fmt: skip
CHOOSABLE = ("sex", "birth_year", "nationality", "governorate")
"""Clear values of which a file has one; sealed ones (`identity.…`) are chosen by whoever reads both."""


def united(survivor: FileState, absorbed: FileState, choices: Iterable[FieldChoice]) -> FileChanges:
    """Return what the survivor holds once the other file is part of it."""
    changes: Any = {name: _each_once(getattr(absorbed, name), getattr(survivor, name), name) for name in _IDS}
    changes["applications"] = tuple(
        sorted(
            _once((*survivor.applications, *absorbed.applications), lambda each: each.application_id),
            key=lambda each: each.lodged_at,
        )
    )
    crossings = _once((*survivor.crossings, *absorbed.crossings), lambda each: each.crossing_id)
    changes["crossings"] = tuple(sorted(crossings, key=lambda each: each.crossed_on))[-CROSSINGS:]
    changes["suspicions"] = _suspicions(survivor, absorbed)
    changes["person_registered_on"] = _first(survivor.person_registered_on, absorbed.person_registered_on)
    changes |= _chosen(survivor, absorbed, {each.path: each.taken_from for each in choices})
    result: FileChanges = changes
    return result


def _each_once(first: tuple[Any, ...], second: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    field = _IDS[name]
    both = _once((*first, *second), lambda each: getattr(each, field))
    return both[-_LATEST[name] :] if name in _LATEST else both


def _once(values: Iterable[T], identity: Callable[[T], str]) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for each in values:
        found.setdefault(identity(each), each)
    return tuple(found.values())


def _suspicions(survivor: FileState, absorbed: FileState) -> tuple[Any, ...]:
    """Keep every suspicion that concerns a third file."""
    pair = {survivor.file_id, absorbed.file_id}
    both = _once((*survivor.suspicions, *absorbed.suspicions), lambda each: each.suspicion_id)
    return tuple([each for each in both if not set(each.candidates) <= pair])


def _first(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _chosen(survivor: FileState, absorbed: FileState, taken: dict[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name in CHOOSABLE:
        own, others = getattr(survivor, name), getattr(absorbed, name)
        missing = own is None or (name == "sex" and own == 0)
        if taken.get(name) == absorbed.file_id or (name not in taken and missing and others is not None):
            changes[name] = others
            if name == "governorate":
                changes["address_since"] = absorbed.address_since
                changes["territory"] = absorbed.territory
            if name == "nationality":
                changes["nationality_since"] = absorbed.nationality_since
    return changes
