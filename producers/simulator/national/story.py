"""One story: its clock, its office hours, its acts in the order of their arrival.

A story is one person's life with every file it leads to; its clock stops on the last day of the simulation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from producers.simulator.desk import MINUTE, Step, uuid7_at
from producers.simulator.national.country import Country
from producers.simulator.national.told import Told
from producers.simulator.places import Office
from register.days import DAY, HOUR, first_moment, local_day


class TimeIsUp(Exception):
    """The last day is over: what would come now has not happened yet."""


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


def morning(day: int, minutes: int) -> int:
    """Return a moment of the working day, microseconds UTC."""
    return first_moment(day) + 8 * HOUR + minutes * MINUTE
