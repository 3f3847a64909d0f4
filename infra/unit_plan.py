"""A plan of the organisation: a YAML file that says what units are, compared with what the register knows.

What differs becomes orders; what the file leaves out stays as it is. A second run of the same file finds nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from register.units.organisation import Organisation, UnitSpell
from schemas.errors import CommandRefused
from schemas.events import (
    Corps,
    DeviceEnrolled,
    DeviceKeyRotated,
    OfficerAssigned,
    Phrase,
    ReorganisationKind,
    Role,
    TerritoryPart,
    TerritoryReassigned,
    UnitAmended,
    UnitEnrolled,
    UnitEvent,
    UnitKind,
    UnitMeta,
)

_EPOCH = dt.date(1970, 1, 1)
MetaOf = Callable[[str, int], UnitMeta]
"""Makes the envelope of an order about a unit that holds from a day on."""
Code = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Name(_Part):
    en: str
    fr: str
    ar: str


def _key(text: Any) -> bytes:
    if not isinstance(text, str):  # forty digits without a letter are a number to YAML
        raise ValueError("a key is text: put it between quotation marks")  # noqa: TRY004 - pydantic tells a ValueError
    return bytes.fromhex(text)


class _Device(_Part):
    """A device that signs: `key` in hex, as `sijill station key` shows it."""

    id: Code
    key: Annotated[bytes, BeforeValidator(_key)]


class _Officer(_Part):
    number: Code
    rank: Code
    role: Role
    since: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None
    same_as: Code | None = None


class _Unit(_Part):
    kind: UnitKind
    corps: Corps
    name: _Name
    parent: Code | None = None
    governorate: Code | None = None
    serves: tuple[Code, ...] = ()
    since: dt.date | None = Field(default=None, alias="from")
    devices: tuple[Code | _Device, ...] = ()
    officers: tuple[_Officer, ...] = ()


class UnitPlan(_Part):
    """The file: `from` is the day from which everything in it holds that names no day of its own."""

    since: dt.date = Field(alias="from")
    reorganisation: Literal["SPLIT", "MERGED", "MOVED"] = "MOVED"
    units: Mapping[Code, _Unit]


def read_plan(path: Path) -> UnitPlan:
    """Return the plan in a file; raise CommandRefused with every place that is wrong."""
    mend = "Correct the file; README shows one."
    try:
        loaded: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return UnitPlan.model_validate(loaded)
    except ValidationError as invalid:
        faults = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg'].lower()}" for one in invalid.errors())
        raise CommandRefused(f"The plan is not clear: {faults}.", where=str(path), mend=mend) from invalid
    except yaml.MarkedYAMLError as broken:
        line = "" if broken.problem_mark is None else f":{broken.problem_mark.line + 1}"
        raise CommandRefused("The plan is no YAML.", where=f"{path}{line}", mend=mend) from broken
    except (OSError, UnicodeDecodeError) as unread:
        raise CommandRefused("The plan cannot be read.", where=str(path), mend=mend) from unread


def orders_of(plan: UnitPlan, organisation: Organisation, meta: MetaOf) -> tuple[UnitEvent, ...]:
    """Return the orders that make the organisation what the plan says, those above before those below."""
    started = dict(_ordered(plan))
    orders = [order for code, unit in started.items() for order in _unit(plan, code, unit, organisation, meta)]
    orders += _territory(plan, organisation, meta)
    for code, unit in started.items():
        orders += _staff(plan, code, unit, organisation, meta)
    return tuple(orders)


def _ordered(plan: UnitPlan) -> Iterator[tuple[str, _Unit]]:
    """Yield each unit after the one above it; those in a circle come last, and the rules refuse them."""
    left = dict(plan.units)
    while left:
        ready = [code for code, unit in left.items() if unit.parent not in left] or list(left)
        for code in ready:
            yield code, left.pop(code)


def _unit(plan: UnitPlan, code: str, unit: _Unit, organisation: Organisation, meta: MetaOf) -> Iterator[UnitEvent]:
    name = Phrase(en=unit.name.en, fr=unit.name.fr, ar=unit.name.ar)
    known = organisation.units.get(code)
    if known is None:
        yield UnitEnrolled(
            meta=meta(code, _days(unit.since or plan.since)),
            kind=unit.kind,
            corps=unit.corps,
            parent=unit.parent,
            name=name,
            governorate=unit.governorate,
            serves=tuple(sorted(unit.serves)) if _is_free(unit, organisation) else (),
        )
        return
    if (known.kind, known.corps) != (unit.kind, unit.corps):
        raise CommandRefused(
            f"The unit {code} is a {known.kind} of {known.corps}; neither ever changes.",
            where=f"units.{code}",
            mend="Give the new unit a code of its own.",
        )
    last = known.spells[-1]
    if (last.parent, last.name, last.governorate) != (unit.parent, name, unit.governorate):
        yield UnitAmended(
            meta=meta(code, _days(plan.since)), parent=unit.parent, name=name, governorate=unit.governorate
        )


def _is_free(unit: _Unit, organisation: Organisation) -> bool:
    """Return whether no station of the corps serves any of it: else it is reassigned, not enrolled with the unit."""
    held = {code for one in organisation.units.values() if one.corps == unit.corps for code in one.spells[-1].serves}
    return held.isdisjoint(unit.serves)


def _territory(plan: UnitPlan, organisation: Organisation, meta: MetaOf) -> Iterator[UnitEvent]:
    """Yield one order for each corps in which stations of the plan gain or lose territory."""
    for corps in sorted({unit.corps for unit in plan.units.values()}):
        parts = []
        for code, unit in sorted(plan.units.items()):
            held = _last(organisation, code)
            before = (
                (tuple(sorted(unit.serves)) if _is_free(unit, organisation) else ()) if held is None else held.serves
            )
            if unit.corps == corps and set(unit.serves) != set(before):
                parts.append(TerritoryPart(unit_id=code, serves=tuple(sorted(unit.serves))))
        if parts:
            kind: ReorganisationKind = plan.reorganisation
            yield TerritoryReassigned(meta=meta(parts[0].unit_id, _days(plan.since)), kind=kind, parts=tuple(parts))


def _staff(plan: UnitPlan, code: str, unit: _Unit, organisation: Organisation, meta: MetaOf) -> Iterator[UnitEvent]:
    since = _days(unit.since or plan.since)
    for device in unit.devices:
        name, key = (device.id, device.key) if isinstance(device, _Device) else (device, None)
        known = organisation.devices.get(name)
        if known is None or known.unit_id != code:
            yield DeviceEnrolled(meta=meta(code, since), device_id=name, public_key=key)
        elif key is not None and key not in {one.public for one in known.keys[-1:]}:
            yield DeviceKeyRotated(meta=meta(code, _days(plan.since)), device_id=name, public_key=key)
    for officer in unit.officers:
        begins = _days(officer.since or unit.since or plan.since)
        serving = organisation.assignment(officer.number, begins)
        if serving is None or (serving.unit_id, serving.role, serving.rank) != (code, officer.role, officer.rank):
            yield OfficerAssigned(
                meta=meta(code, begins),
                service_number=officer.number,
                rank=officer.rank,
                role=officer.role,
                until=None if officer.until is None else _days(officer.until),
                same_person_as=officer.same_as,
            )


def _last(organisation: Organisation, code: str) -> UnitSpell | None:
    unit = organisation.units.get(code)
    return None if unit is None else unit.spells[-1]


def _days(day: dt.date) -> int:
    return (day - _EPOCH).days
