"""Which documents an application is asked for, by reason and kind; guidance for the counter, never a refusal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from register.lawbook import LawOn, lawbook
from register.lawentry import Citation, Entry, Status, weakest


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Codes of documents, the core first; `version` is that of the table, as `ApplicationLodged` carries it."""

    documents: tuple[str, ...]
    version: str
    rules: tuple[Citation, ...]

    @property
    def status(self) -> Status:
        """Return the status of its least certain part."""
        return weakest(rule.status for rule in self.rules)

    def missing(self, present: Collection[str]) -> tuple[str, ...]:
        """Return the documents that are not among those present, in order."""
        return tuple(code for code in self.documents if code not in present)


def checklist_for(reason: str, law: LawOn, *, kind: str | None = None) -> Checklist:
    """Return the list of the day for a reason; the core alone for a reason that has no list of its own."""
    table = law.table("checklists")
    lists = tuple(_with_what_it_extends(law.matching("checklists", reason=reason, kind=kind), law))[::-1]
    asked = dict.fromkeys(code for entry in lists for code in entry.texts("documents"))
    return Checklist(documents=tuple(asked), version=table.version, rules=tuple(entry.citation for entry in lists))


def checklists_version() -> str:
    """Return the version of the lists, as `ApplicationLodged` carries it."""
    return lawbook().table("checklists").version


def _with_what_it_extends(entry: Entry | None, law: LawOn) -> Iterator[Entry]:
    seen: set[str] = set()  # the linter finds circles; a table that nobody checked must not hang the register
    while entry is not None and entry.id not in seen:
        seen.add(entry.id)
        yield entry
        base = entry.find_text("extends")
        entry = None if base is None else law.find("checklists", base)
