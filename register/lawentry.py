"""One dated entry of a table of the law, what it says, and how a result cites it.

Every answer computed from an entry carries its citation, so that nobody takes an unverified value for law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from register.lengths import Length
from register.money import millimes
from schemas.errors import CommandRefused
from schemas.events import Phrase

Status = Literal["verified", "own", "secondary", "unverified", "conflicting"]
"""`own`: a rule of the register itself, no law. `verified` needs a source that was read."""
Value: TypeAlias = "str | int | float | bool | date | list[Value] | dict[str, Value] | None"
_CERTAINTY: tuple[Status, ...] = ("verified", "own", "secondary", "conflicting", "unverified")
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that goes with every use of an entry; `source` when it is what one source says against another."""

    text: Phrase
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a computed result comes from; `status` other than `verified` must be shown with the result."""

    rule_id: str
    rule_version: int
    table: str
    status: Status
    sources: tuple[str, ...]
    notes: tuple[Note, ...] = ()

    @property
    def version(self) -> str:
        """Return the version as events carry it (`tariff_version`)."""
        return str(self.rule_version)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """One version of one rule or code. Days since 1970-01-01; `valid_to` is its last day, None when it has none."""

    id: str
    version: int
    valid_from: int
    valid_to: int | None
    known_from: int
    name: Phrase
    citation: Citation
    values: Mapping[str, Value]

    def holds(self, on: int, known_at: int | None) -> bool:
        """Return whether it is law on a day, as known on a day (None: as known now)."""
        if known_at is not None and self.known_from > known_at:
            return False
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def text(self, field: str) -> str:
        """Return a field that must be there."""
        value = self.find_text(field)
        if value is None:
            raise unusable(self.citation.table, f"{self.id} has no {field}")
        return value

    def find_text(self, field: str) -> str | None:
        """Return a field as text, or None."""
        value = self.values.get(field)
        return None if value is None else str(value)

    def find_number(self, field: str) -> int | None:
        """Return a whole number, or None."""
        value = self.values.get(field)
        return value if isinstance(value, int) else None

    def flag(self, field: str) -> bool:
        """Return whether a field is true; one that is absent is not."""
        return self.values.get(field) is True

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of codes; a single one counts as a list of one, an absent one as empty."""
        value = self.values.get(field)
        if value is None:
            return ()
        return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)

    def find_money(self, field: str) -> int | None:
        """Return an amount in millimes, or None where nobody knows it."""
        value = self.values.get(field)
        return None if value is None else millimes(str(value))

    def find_length(self, field: str) -> Length | None:
        """Return a length of time, or None."""
        value = self.values.get(field)
        if not isinstance(value, dict):
            return None
        return Length(**{unit: number for unit, number in value.items() if isinstance(number, int)})

    def find_day(self, field: str) -> int | None:
        """Return a date as a number of days, or None."""
        value = self.values.get(field)
        return value.toordinal() - _EPOCH if isinstance(value, date) else None


def as_shown(entry: Entry) -> dict[str, Value]:
    """Return an entry as plain values for a reader: ISO dates, amounts as dinars."""
    cited = entry.citation
    shown: dict[str, Value] = {"id": entry.id, "version": entry.version, "status": cited.status}
    shown |= {
        "valid_from": _date(entry.valid_from),
        "valid_to": None if entry.valid_to is None else _date(entry.valid_to),
    }
    shown |= {"known_from": _date(entry.known_from), "source": list(cited.sources)}
    shown |= {"name": _texts(entry.name), **entry.values}
    notes: list[Value] = [{"source": note.source, **_texts(note.text)} for note in cited.notes]
    return shown | {"notes": notes}


def _texts(phrase: Phrase) -> dict[str, Value]:
    return {"en": phrase.en, "fr": phrase.fr, "ar": phrase.ar}


def _date(day: int) -> date:
    return date.fromordinal(day + _EPOCH)


def weakest(statuses: Iterable[Status]) -> Status:
    """Return the status of a result that rests on several entries: that of the least certain one."""
    return max(statuses, key=_CERTAINTY.index, default="verified")


def day_number(value: date) -> int:
    """Return a date as days since 1970-01-01."""
    return value.toordinal() - _EPOCH


def unusable(table: str, why: str) -> CommandRefused:
    """Return the error of a table that `sijill law check` would find fault with."""
    return CommandRefused(f"The table {table} of the law cannot be used: {why}.", mend="Run `sijill law check`.")
