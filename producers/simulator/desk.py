"""The desk of a simulated file: every act gets its id, place, officer, and the version that the officer really saw.

It counts what the register must accept, so that later acts state true versions; an act that the register must refuse
counts for nothing, and later acts follow the last accepted one.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import date

from producers.drafts import ActDraft, Clear
from producers.simulator.places import Office
from register.days import HOUR, local_day
from schemas.events import Role

MINUTE = 60_000_000
_EPOCH_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act at one office. `arrives` is when the register can have it, later than the act itself when offline.

    `refused_for` names why the register must refuse it, None when it must accept it; `at_once`: the officer had not
    seen the latest acts. `wave`: how often the register must have settled before it is sent, because what another file
    of the story holds, or answers, must be there. `parts` says of an undone merge which act since goes to which file.
    """

    office: Office
    draft: ActDraft
    arrives: int
    refused_for: str | None = None
    at_once: bool = False
    wave: int = 0
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def undoes(self) -> bool:
        """Return whether the act undoes a merge, and so names every act since."""
        return self.draft.event == "FilesUnmerged" and self.refused_for is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A station without a link from one moment to another, microseconds UTC."""

    office: str
    begins: int
    ends: int

    def covers(self, office: Office, moment: int) -> bool:
        """Return whether that office had no link then."""
        return office.code == self.office and self.begins <= moment < self.ends


def day_number(day: date) -> int:
    """Return days since 1970-01-01."""
    return day.toordinal() - _EPOCH_DAY


def uuid7_at(moment: int, *parts: object) -> str:
    """Return a UUIDv7 of that moment whose random bits derive from `parts`: the same parts give the same id."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=10).digest()
    number = (moment // 1_000) << 80 | int.from_bytes(digest, "big")
    number = number & ~(0xF << 76) | 7 << 76
    return str(uuid.UUID(int=number & ~(3 << 62) | 2 << 62))


@dataclass(kw_only=True)
class Desk:
    """Acts of one file; `now` moves forward from act to act, microseconds UTC."""

    world: str
    story: int
    outage: Outage | None
    now: int
    file_id: str = ""
    steps: list[Step] = field(default_factory=list)
    accepted: int = 0
    _last_of: dict[str, str] = field(default_factory=dict)
    _known: int = 0  # when the register has all earlier acts
    _made: int = 0

    def __post_init__(self) -> None:
        self.file_id = self.new_id("file")

    def new_id(self, what: str) -> str:
        """Return a fresh id of this file's story."""
        self._made += 1
        return uuid7_at(self.now, self.world, self.story, what, self._made)

    @property
    def today(self) -> int:
        """Return the local day, days since 1970-01-01."""
        return local_day(self.now)

    def wait(self, *, days: int = 0, minutes: int = 0) -> None:
        """Let time pass; never into the night: what falls there happens the next morning, on Sundays the day after."""
        self.now += days * 24 * HOUR + minutes * MINUTE
        local = (self.now + HOUR) % (24 * HOUR)
        if local >= 17 * HOUR:
            self.now += 24 * HOUR - local + 8 * HOUR + (local % HOUR)
        elif local < 8 * HOUR:
            self.now += 8 * HOUR - local + (local % HOUR)
        if (self.today + 4) % 7 == 0:  # 1970-01-01 was a Thursday
            self.now += 24 * HOUR

    def act(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        *,
        clear: dict[str, Clear] | None = None,
        effective: int | None = None,
        refused_for: str | None = None,
        base_version: int | None = None,
    ) -> str:
        """Add an act some minutes after the last one and return its event id."""
        self.wait(minutes=2)
        if self._known > self.now and self._last_office() != office.code:
            self.now = self._known  # another office cannot act on what has not reached it
            self.wait(minutes=5)
        offline = self.outage is not None and self.outage.covers(office, self.now)
        arrives = self.outage.ends if offline and self.outage is not None else self.now
        event_id = self.new_id(event)
        draft = ActDraft(
            event=event,
            file_id=self.file_id,
            event_id=event_id,
            actor_id=office.officer(officer),
            actor_role=role,
            occurred_at=self.now,
            effective_date=self.today if effective is None else effective,
            fields=fields,
            clear=clear or {},
            captured_offline=offline,
            base_version=self.accepted if base_version is None else base_version,
            follows=self._last_of.get(office.code),
        )
        step = Step(
            office=office,
            draft=draft,
            arrives=max(arrives, self._known),
            refused_for=refused_for,
            at_once=base_version is not None and refused_for is None,
        )
        self.steps.append(step)
        if refused_for is None:
            self.accepted += 1
            self._last_of[office.code] = event_id
            self._known = max(arrives, self._known)
        return event_id

    def _last_office(self) -> str:
        return self.steps[-1].office.code if self.steps else ""
