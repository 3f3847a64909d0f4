"""How tables of the law look to a person: rows, notes and differences in one language; what is unverified is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from infra.languages import Language, text_in
from infra.output import say
from infra.words import heading
from register.lawcheck import Finding
from register.lawdiff import Change
from register.lawentry import Entry, Value, as_shown
from register.lawtable import Table

COLUMNS = ("id", "version", "from", "to", "status", "name", "what_it_says")
CHANGED = ("table", "entry", "version", "what", "field", "before", "after")
_APART = frozenset({"id", "version", "status", "valid_from", "valid_to", "known_from", "source", "name", "notes"})


def headings(names: Sequence[str], lang: Language) -> tuple[str, ...]:
    """Return the headings of columns in a language."""
    return tuple(heading("title_of_table" if name == "title" else name, lang) for name in names)


def summary(table: Table, lang: Language) -> dict[str, object]:
    """Return the line of a table in the list: how many entries it has, and how many of each status."""
    entries = [entry for versions in table.versions.values() for entry in versions]
    status = Counter(entry.citation.status for entry in entries)
    return {
        "table": table.id,
        "version": table.version,
        "entries": len(entries),
        "verified": status["verified"],
        "own": status["own"],
        "secondary": status["secondary"],
        "conflicting": status["conflicting"],
        "unverified": status["unverified"],
        "title": text_in(table.title, lang),
    }


def row(entry: Entry, lang: Language) -> tuple[object, ...]:
    """Return the line of an entry."""
    shown = as_shown(entry)
    says = "; ".join(f"{field} {_say(value, lang)}" for field, value in shown.items() if field not in _APART)
    first, last = (_say(shown[field], lang) for field in ("valid_from", "valid_to"))
    return (entry.id, entry.version, first, last, _marked(entry), text_in(entry.name, lang), says)


def _marked(entry: Entry) -> str:
    status = entry.citation.status
    return status if status == "verified" else f"({status})"


def say_notes(table: Table, entries: Iterable[Entry], lang: Language) -> None:
    """Tell the notes of a table and of its entries, each with its source."""
    for note in table.notes:
        say(f"{heading('note', lang)}: {text_in(note.text, lang)}{f' [{note.source}]' if note.source else ''}")
    for entry in entries:
        for note in entry.citation.notes:
            label = f"{entry.id} {entry.version}"
            say(f"{label}: {text_in(note.text, lang)}{f' [{note.source}]' if note.source else ''}")


def _say(value: Value, lang: Language) -> str:
    """Return a value as a person reads it: lists with commas, lengths as 1 years 2 months, texts in one language."""
    if value is None:
        return "-"
    if isinstance(value, Mapping):
        text = value.get(lang.value)
        return str(text) if text is not None else " ".join(f"{number} {unit}" for unit, number in value.items())
    return ", ".join(_say(each, lang) for each in value) if isinstance(value, list) else str(value)


def told(each: Finding) -> str:
    """Return a fault on one line, as editors read it."""
    return f"{each.file}:{each.line}:{each.column} {each.code} {each.what} {each.mend}"


def changed_rows(changes: Iterable[Change], lang: Language) -> Iterator[Sequence[object]]:
    """Yield a row for each field that differs, and one for a table that came or went."""
    for change in changes:
        for each in change.fields:
            values = (_say(each.old, lang), _say(each.new, lang))
            yield (change.table, change.entry, change.version, change.kind, each.field, *values)
        if not change.fields:
            yield (change.table, change.entry, change.version, change.kind, "", "", "")
