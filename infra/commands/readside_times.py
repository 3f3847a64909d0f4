"""A file at a point of the past or now: by legal effect, by what was known, and with what is valid on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra import moments
from projections.clear import clear
from projections.validity import as_valid_on
from register.days import iso, local_day
from register.history import Linked, state_at, within
from schemas.errors import CommandRefused
from schemas.events import FileState
from schemas.journal import JournalRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point on both axes: `day` of legal effect (days since 1970-01-01), `moment` of knowledge (microseconds UTC)."""

    day: int | None
    moment: int | None

    @property
    def is_now(self) -> bool:
        """Tell whether nothing of the past is asked for."""
        return self.day is None and self.moment is None

    @property
    def day_looked_at(self) -> int:
        """Return the day on which validity is judged: the one asked for, else that of the moment, else today."""
        if self.day is not None:
            return self.day
        return moments.today() if self.moment is None else local_day(self.moment)

    def state(self, records: Sequence[JournalRecord], linked: Linked | None = None) -> FileState:
        """Return a file at this point; raise CommandRefused when it did not exist. `linked`: see `register.history`."""
        found = state_at(records, as_of=self.day, known_at=self.moment, linked=linked)
        if found is None:
            raise CommandRefused("The file did not exist then.", mend=self._first(records))
        return found

    def records(self, records: Sequence[JournalRecord]) -> list[JournalRecord]:
        """Return the records that count at this point."""
        return list(within(records, as_of=self.day, known_at=self.moment))

    def shown(self, state: FileState) -> dict[str, Any]:
        """Return the state in clear, with what is valid on the day looked at."""
        return clear(as_valid_on(state, self.day_looked_at))

    def tell(self) -> str:
        """Return the point in words."""
        day = None if self.day is None else f"as of {iso(self.day)}"
        moment = None if self.moment is None else f"as known at {moments.show_exact(self.moment)}"
        return " ".join(filter(None, (day, moment))) or f"on {iso(self.day_looked_at)}"

    def _first(self, records: Sequence[JournalRecord]) -> str:
        if not records:
            return "Give a later day or time."
        day = iso(min(record.event.meta.effective_date for record in records))
        known = moments.show_exact(min(record.stamp.recorded_at for record in records))
        return f"Its first act has effect on {day} and was recorded at {known}: give a later day or time."


def read_point(as_of: str | None, known_at: str | None) -> Point:
    """Read both axes as typed; raise BadParameter (exit 2); a point in the future is remarked on."""
    point = Point(day=moments.read_day(as_of), moment=moments.read_moment(known_at))
    moments.say_future(as_of, point.day, known_at, point.moment)
    return point
