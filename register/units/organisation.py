"""The organisation as its events tell it: what each unit was on each day, what it served, who and what worked there.

Days are days of effect, counted from 1970-01-01; a day asked about is always inside the answer's spell. Pure data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from register.officers import plain_number, same_officer
from schemas.events import Corps, DeviceRevocation, Phrase, Role, UnitKind

IMADA, DELEGATION, GOVERNORATE = 6, 4, 2
"""Digits of a territory's code, finest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSpell:
    """What a unit was from a day on, until its next spell; `serves` holds codes of territory, sorted."""

    since: int
    parent: str | None
    name: Phrase
    governorate: str | None
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit with its spells, oldest first; `closed_on` is the first day on which it is no more."""

    unit_id: str
    kind: UnitKind
    corps: Corps
    spells: tuple[UnitSpell, ...]
    closed_on: int | None = None
    successor: str | None = None

    def on(self, day: int) -> UnitSpell | None:
        """Return what the unit was on a day, or None when it was not yet or no more."""
        if self.closed_on is not None and day >= self.closed_on:
            return None
        return next((spell for spell in reversed(self.spells) if spell.since <= day), None)

    def is_open_after(self, day: int) -> bool:
        """Return whether the unit exists on that day or is known to begin later."""
        return self.closed_on is None or self.closed_on > day


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKey:
    """A key with which a device signs: `id` and `public` are 8 and 32 bytes.

    It may be used as soon as it is ordered and must be from `since` on; on `until` and later it is taken no more.
    """

    id: bytes
    public: bytes
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device of a unit, its keys in the order in which they were ordered; one without any does not sign.

    `revoked_on` is the first day on which nothing that arrives from it is taken.
    """

    device_id: str
    unit_id: str
    since: int
    keys: tuple[DeviceKey, ...] = ()
    revoked_on: int | None = None
    reason: DeviceRevocation | None = None
    last_device_seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An officer's service in a unit, up to and including `until` (None: open)."""

    service_number: str
    unit_id: str
    rank: str
    role: Role
    since: int
    until: int | None = None

    def holds(self, day: int) -> bool:
        """Return whether the officer serves there on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An order by which units gave files away: a reorganisation of territory, or the end of a unit."""

    order_id: str
    day: int
    givers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """All units, devices and assignments; `position` is the next offset of their topic, `seen` the events' ids.

    `persons`: for a plain service number another one of the same person. `…_from`: the day from which that is enforced.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    officers: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    enforced_from: int | None = None
    signed_from: int | None = None
    officers_from: int | None = None
    tokens_from: int | None = None
    persons: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    position: int = 0

    def on(self, day: int) -> Iterator[tuple[Unit, UnitSpell]]:
        """Yield the units of a day by code, with what they were."""
        for unit_id in sorted(self.units):
            spell = self.units[unit_id].on(day)
            if spell is not None:
                yield self.units[unit_id], spell

    def served(self, corps: Corps, day: int) -> Mapping[str, str]:
        """Return the station of a corps by each code that one serves on a day."""
        return {code: unit.unit_id for unit, spell in self.on(day) if unit.corps == corps for code in spell.serves}

    def unit_in_charge(self, territory: str, corps: Corps, day: int) -> str | None:
        """Return the station of a corps that serves a territory on a day; the finest code that covers it wins.

        `territory` is an INS code: governorate (2 digits), delegation (4) or imada (6).
        """
        return finest(self.served(corps, day), territory)

    def unit_now(self, unit_id: str, day: int, *, territory: str | None = None) -> str | None:
        """Return the unit that counts on `day` for what an earlier unit did: a report by the map of that day.

        With a territory: the station of the same corps that serves it on that day. Without one, or where nobody serves
        it: the unit itself while it exists, then its successors; None when the last of them is closed or unknown.
        """
        unit = self.units.get(unit_id)
        if unit is not None and territory is not None:
            found = self.unit_in_charge(territory, unit.corps, day)
            if found is not None:
                return found
        passed = set[str]()
        while unit is not None and unit.unit_id not in passed:
            if unit.is_open_after(day):
                return unit.unit_id
            passed.add(unit.unit_id)
            unit = None if unit.successor is None else self.units.get(unit.successor)
        return None

    def above(self, unit_id: str, day: int) -> str | None:
        """Return the unit above a unit on a day."""
        unit = self.units.get(unit_id)
        spell = None if unit is None else unit.on(day)
        return None if spell is None else spell.parent

    def assignment(self, service_number: str, day: int) -> Assignment | None:
        """Return where an officer serves on a day, in which rank and role."""
        return next((one for one in self.officers.get(service_number, ()) if one.holds(day)), None)

    def same_person(self, first: str, second: str) -> bool:
        """Return whether two service numbers are one person's: one number, or two that an order says are."""
        return same_officer(first, second) or (bool(self.persons) and self._person(first) == self._person(second))

    def _person(self, service_number: str) -> str:
        number, passed = plain_number(service_number), set[str]()
        while number in self.persons and number not in passed:
            passed.add(number)
            number = self.persons[number]
        return number


def finest(served: Mapping[str, str], territory: str) -> str | None:
    """Return who serves a territory: the station of its own code, else of what it lies in, nearest first."""
    codes = (territory[:digits] for digits in (IMADA, DELEGATION, GOVERNORATE) if len(territory) >= digits)
    return next((served[code] for code in codes if code in served), None)
