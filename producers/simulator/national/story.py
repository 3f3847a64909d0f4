"""One story and its desks: acts in the order of their arrival, each with the version that its officer really saw.

A story is one person's life with every file it leads to; its clock stops on the last day of the simulation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from producers.drafts import ActDraft, Clear
from producers.simulator.desk import MINUTE, Step, uuid7_at
from producers.simulator.national.country import Country
from producers.simulator.national.told import Told, ToldFile
from producers.simulator.places import Office
from register.days import DAY, HOUR, first_moment, local_day
from schemas.events import ClosingGround, FileStatus, Role


class TimeIsUp(Exception):
    """The last day is over: what would come now has not happened yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An act taken down without a link, which has not arrived; `refused` is the rule that will refuse it."""

    step: Step
    desk: FileDesk
    refused: str | None


@dataclass(kw_only=True)
class Story:
    """`now` moves forward from act to act, microseconds UTC; `known` is when the register has all earlier acts.

    `acted_on` is the local day of the last act, days since 1970-01-01.
    """

    world: str
    number: int
    country: Country
    now: int
    last_day: int
    told: Told = field(default_factory=Told)
    steps: list[Step] = field(default_factory=list)
    wave: int = 0
    known: int = 0
    acted_on: int = 0
    _made: int = 0

    def new_id(self, what: str) -> str:
        """Return a fresh id of this story."""
        self._made += 1
        return uuid7_at(self.now, self.world, self.number, what, self._made)

    @property
    def today(self) -> int:
        """Return the local day, days since 1970-01-01."""
        return local_day(self.now)

    def wait(self, *, days: int = 0, minutes: int = 0) -> None:
        """Let time pass to the next office hour, never a Sunday; raise TimeIsUp beyond the last day."""
        self._pass(days * DAY + minutes * MINUTE)
        if (self.now + HOUR) // DAY > self.last_day:
            raise TimeIsUp

    def _pass(self, micros: int) -> None:
        self.now += micros
        local = (self.now + HOUR) % DAY
        if local >= 17 * HOUR:
            self.now += DAY - local + 8 * HOUR + (local % HOUR)
        elif local < 8 * HOUR:
            self.now += 8 * HOUR - local + (local % HOUR)
        if ((self.now + HOUR) // DAY + 4) % 7 == 0:  # 1970-01-01 was a Thursday
            self.now += DAY

    def come(self, office: Office) -> None:
        """Let an office come to its act: what another office has not had from the last one, it waits for."""
        if self.known > self.now and self.steps and self.steps[-1].office.code != office.code:
            self.now = self.known
            self._pass(5 * MINUTE)
        self.wait()

    def done(self, step: Step) -> None:
        """Take an act into the story; the next one comes some minutes later."""
        self.steps.append(step)
        self.acted_on = local_day(step.draft.occurred_at)
        self._pass(2 * MINUTE)

    def wait_until(self, day: int) -> None:
        """Let time pass until a day, if it has not come."""
        self.wait(days=max(0, day - self.today))


@dataclass(kw_only=True)
class FileDesk:
    """The desk of one file; `into` is the desk of the file that absorbed it."""

    story: Story
    file_id: str
    told: ToldFile
    into: FileDesk | None = None
    merge_id: str = ""
    since_merge: list[tuple[str, str]] = field(default_factory=list)  # event, the file to which it was written
    before: tuple[FileStatus, ClosingGround | None, int | None] = ("OPEN", None, None)  # until it was absorbed
    _last_of: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> FileDesk:
        """Return the desk where acts on this file are judged now."""
        return self if self.into is None else self.into.home

    @property
    def today(self) -> int:
        """Return the local day."""
        return self.story.today

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
        refused: str | None = None,
        seen: int | None = None,
        parts: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Add an act and return its event id; `refused` is the rule that refuses it, `seen` the version seen.

        Raises TimeIsUp before anything is added.
        """
        self.story.come(office)
        step = self._step(office, event, officer, role, fields, clear or {}, effective, refused, seen, tuple(parts))
        self._add(step, refused)
        return step.draft.event_id or ""

    def hold(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        *,
        clear: dict[str, Clear] | None = None,
        refused: str | None = None,
        follows: Held | None = None,
    ) -> Held:
        """Take an act down at a station without a link: it states what was seen now, and arrives with `release`."""
        self.story.wait()
        after = None if follows is None else follows.step.draft.event_id
        step = self._step(office, event, officer, role, fields, clear or {}, None, refused, None, (), after, held=True)
        return Held(step=step, desk=self, refused=refused)

    def release(self, *held: Held) -> None:
        """Let held acts arrive, some minutes after the last act."""
        self.story.wait(minutes=20)
        for each in held:
            self._add(_arriving(each.step, max(self.story.now, self.story.known)), each.refused)

    def _step(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        clear: dict[str, Clear],
        effective: int | None,
        refused: str | None,
        seen: int | None,
        parts: tuple[tuple[str, str], ...],
        follows: str | None = None,
        *,
        held: bool = False,
    ) -> Step:
        story = self.story
        back = None if held else story.country.outage_end(office.code, story.now)
        draft = ActDraft(
            event=event,
            file_id=self.file_id,
            event_id=story.new_id(event),
            actor_id=office.officer(officer),
            actor_role=role,
            occurred_at=story.now,
            effective_date=story.today if effective is None else effective,
            fields=fields,
            clear=clear,
            captured_offline=held or back is not None,
            base_version=self.told.version if seen is None else seen,
            follows=follows or self._last_of.get(office.code),
        )
        return Step(
            office=office,
            draft=draft,
            arrives=max(story.now if back is None else back, story.known),
            refused_for=refused,
            at_once=(held or seen is not None) and refused is None,
            wave=story.wave,
            parts=parts,
        )

    def _add(self, step: Step, refused: str | None) -> None:
        event_id = step.draft.event_id or ""
        self.story.done(step)
        if refused is not None:
            self.told.refused[event_id] = refused
            return
        home = self.home
        home.told.version += 1
        home.since_merge.append((event_id, self.file_id))
        self._last_of[step.office.code] = event_id
        self.story.known = max(step.arrives, self.story.known)


def _arriving(step: Step, moment: int) -> Step:
    return Step(
        office=step.office,
        draft=step.draft,
        arrives=moment,
        refused_for=step.refused_for,
        at_once=step.at_once,
        wave=step.wave,
        parts=step.parts,
    )


def morning(day: int, minutes: int) -> int:
    """Return a moment of the working day, microseconds UTC."""
    return first_moment(day) + 8 * HOUR + minutes * MINUTE
