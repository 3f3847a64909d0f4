"""The law as tables of dated entries: which version of which rule held on a day, as far as the register knew by a day.

A table is read when it is first asked for and kept; an entry is never changed, a later version stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from register.lawentry import Entry, day_number
from register.lawreading import read_table
from register.lawsense import FIRST_KNOWN
from register.lawtable import Table
from schemas.errors import CommandRefused

TABLES_SINCE = day_number(FIRST_KNOWN)
"""The day from which the register knows any table; no entry is known from an earlier one."""
_OTHER_FILES = frozenset({"rules", "codes", "machines", "powers"})  # other shapes, read by modules of their own


class Lawbook:
    """A set of tables by name; `read` gives the YAML text of a table."""

    __slots__ = ("_read", "_tables", "names")

    def __init__(self, names: Sequence[str], read: Callable[[str], str]) -> None:
        self.names = tuple(sorted(set(names) - _OTHER_FILES))
        self._read = read
        self._tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """Return a table; raise CommandRefused for a name that no table has, or a table that cannot be used."""
        kept = self._tables.get(name)
        if kept is None:
            if name not in self.names:
                raise CommandRefused(
                    f"No table of the law is called {name}.", mend=f"There are {', '.join(self.names)}."
                )
            kept = self._tables[name] = read_table(name, self._read(name))
        return kept


@lru_cache(maxsize=1)
def lawbook() -> Lawbook:
    """Return the tables that come with the register."""
    place = resources.files("register").joinpath("law")
    names = [each.name.removesuffix(".yaml") for each in place.iterdir() if each.name.endswith(".yaml")]
    return Lawbook(names, lambda name: place.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


def book_of(texts: Mapping[str, str]) -> Lawbook:
    """Return a book of other tables, by name: another version of the law, or one that is being written."""
    return Lawbook(tuple(texts), texts.__getitem__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawOn:
    """The law of a day, as far as the register knew it by `known_at` (None: by now); days since 1970-01-01.

    An act is judged by the law of the day on which it has effect, as known on the day on which it was received: a table
    that is corrected later changes no answer that was given before.
    """

    on: int
    known_at: int | None = None
    book: Lawbook | None = None

    def table(self, name: str) -> Table:
        """Return a table of the book."""
        return (self.book or lawbook()).table(name)

    def find(self, table: str, entry_id: str) -> Entry | None:
        """Return the version of an entry that holds."""
        return self.table(table).find(entry_id, on=self.on, known_at=self.known_at)

    def entries(self, table: str) -> tuple[Entry, ...]:
        """Return all entries of a table that hold."""
        return self.table(table).in_force(on=self.on, known_at=self.known_at)

    def matching(self, table: str, **facts: str | None) -> Entry | None:
        """Return the entry that fits the facts best."""
        return self.table(table).matching(facts, on=self.on, known_at=self.known_at)


def law_of_act(*, effective_on: int, done_on: int) -> LawOn:
    """Return the law by which an act is judged: that of its day of effect, as known on the day on which it was done.

    Both are days of the event itself, so that judging it again gives the same answer whatever was corrected since. What
    was done before there were tables is judged by the first of them.
    """
    return LawOn(on=effective_on, known_at=max(done_on, TABLES_SINCE))
