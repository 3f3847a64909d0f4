"""A mapping: how one register's rows become acts, written in YAML with a reason beside every choice.

It is checked whole before the first row is read; each complaint names its place in the mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import yaml

from producers.acts import own_fields
from producers.importing.expressions import OPERATORS, check_expression, columns_of
from producers.importing.moments import ISO, TimeRules
from producers.importing.rows import Layout
from schemas.errors import SijillError
from schemas.events import EVENTS, Role

_TOP = ("mapping", "about", "source", "time", "empty", "case", "row_key", "values", "opening", "rows", "closing")
_ENVELOPE = ("reason_code", "legal_basis", "note")
_ACT = ("event", "why", "when", "unless", "at", "effective", "actor", "role", "fields", *_ENVELOPE)
_ANY = "*"


class MappingUnusable(SijillError):
    """A mapping that does not say clearly what to do; `where` is the place in the YAML."""

    def __init__(self, what: str, where: str, mend: str = "") -> None:
        super().__init__(f"The mapping {what}.", where=where, mend=mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTemplate:
    """One act that a row (or the beginning or end of a case) makes; expressions as in `expressions`.

    `label` tells it from the other acts of the same row in derived ids: its event, and which of its kind it is.
    """

    place: str
    label: str
    event: str
    why: str
    at: object
    effective: object
    actor: object
    role: str
    fields: Mapping[str, object]
    envelope: Mapping[str, object]
    when: object = None
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMapping:
    """A checked mapping; `name` enters every derived id and must never change for a register."""

    name: str
    layout: Layout
    times: TimeRules
    empty: frozenset[str]
    case_key: tuple[str, ...]
    order_by: str | None
    row_key: tuple[str, ...]
    values: Mapping[str, Mapping[str, object]]
    kind_column: str | None
    opening: tuple[ActTemplate, ...]
    acts: Mapping[str, tuple[ActTemplate, ...]]
    closing: tuple[ActTemplate, ...]

    def templates_for(self, kind: str) -> tuple[ActTemplate, ...]:
        """Return the acts of a kind of row; empty when the mapping does not know it."""
        return self.acts.get(kind, self.acts.get(_ANY, ()))

    def needed_columns(self) -> tuple[str, ...]:
        """Return every column that the mapping names, sorted."""
        found = {*self.case_key, *self.row_key, *filter(None, (self.order_by, self.kind_column))}
        for template in self.all_templates():
            t = template
            for expression in (t.at, t.effective, t.actor, t.when, t.fields, t.envelope):
                found.update(columns_of(expression))
        return tuple(sorted(found))

    def all_templates(self) -> Iterator[ActTemplate]:
        """Yield every act of the mapping."""
        yield from self.opening
        for templates in self.acts.values():
            yield from templates
        yield from self.closing


def read_mapping(path: Path) -> RegisterMapping:
    """Read and check a mapping; raise MappingUnusable."""
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as cause:
        raise MappingUnusable("cannot be read", path.name) from cause
    except (yaml.YAMLError, UnicodeDecodeError) as cause:
        raise MappingUnusable("is not YAML", path.name, str(getattr(cause, "problem_mark", "")).strip()) from cause
    return mapping_of(given)


def mapping_of(given: object) -> RegisterMapping:
    """Return the checked mapping of a YAML document; raise MappingUnusable."""
    top = _object(given, "mapping", _TOP)
    for name in ("mapping", "source", "case", "opening", "rows"):
        if name not in top:
            raise MappingUnusable("lacks a part", name, f"Parts: {', '.join(_TOP)}.")
    case = _object(top["case"], "case", ("key", "order_by"))
    rows = _object(top["rows"], "rows", ("kind", "acts"))
    tables = _object(top.get("values", {}), "values")
    values = {name: _object(table, f"values.{name}") for name, table in tables.items()}
    acts = _object(rows.get("acts"), "rows.acts")
    if "kind" not in rows and set(acts) != {_ANY}:
        raise MappingUnusable("names kinds of rows without the column that tells them", "rows.kind")
    checker = _ActChecker(values)
    return RegisterMapping(
        name=_text(top["mapping"], "mapping"),
        layout=_layout(top["source"]),
        times=_times(top.get("time", {})),
        empty=frozenset(_texts(top.get("empty", []), "empty")),
        case_key=_texts(case.get("key"), "case.key"),
        order_by=_text(case["order_by"], "case.order_by") if "order_by" in case else None,
        row_key=_texts(top.get("row_key", []), "row_key"),
        values=values,
        kind_column=_text(rows["kind"], "rows.kind") if "kind" in rows else None,
        opening=checker.acts("opening", top["opening"]),
        acts={kind: checker.acts(f"rows.acts.{kind}", listed) for kind, listed in acts.items()},
        closing=checker.acts("closing", top.get("closing", [])),
    )


class _ActChecker:
    """Checks act templates against the contracts and the declared value maps."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def acts(self, place: str, given: object) -> tuple[ActTemplate, ...]:
        if not isinstance(given, list):
            raise MappingUnusable("needs a list of acts", place)
        events = [act.get("event") if isinstance(act, dict) else None for act in given]
        part = place.partition(".")[0]
        labels = (f"{part}:{event}#{events[:position].count(event)}" for position, event in enumerate(events))
        pairs = enumerate(zip(given, labels, strict=True))
        return tuple(self._act(f"{place}[{position}]", label, act) for position, (act, label) in pairs)

    def _act(self, place: str, label: str, given: object) -> ActTemplate:
        act = _object(given, place, _ACT)
        event, role = act.get("event"), act.get("role")
        if not isinstance(event, str) or event not in EVENTS:
            known = ", ".join(sorted(EVENTS))
            raise MappingUnusable("names no event of the contracts", f"{place}.event", f"One of: {known}.")
        if role not in get_args(Role):
            raise MappingUnusable("names no role", f"{place}.role", f"One of: {', '.join(get_args(Role))}.")
        if len(str(act.get("why", "")).split()) < 3:
            raise MappingUnusable("does not say why", f"{place}.why", "Write the reason of this choice.")
        if "at" not in act or "actor" not in act:
            raise MappingUnusable("does not say when or by whom", place, "Write `at` and `actor`.")
        fields = _object(act.get("fields", {}), f"{place}.fields")
        unknown = sorted(set(fields) - set(own_fields(event)))
        if unknown:
            known = ", ".join(own_fields(event))
            raise MappingUnusable(f"names no field of {event}", f"{place}.fields.{unknown[0]}", f"Fields: {known}.")
        envelope: dict[str, object] = {name: act[name] for name in _ENVELOPE if name in act}
        for name in ("at", "effective", "actor", "when", "fields"):
            self._expression(f"{place}.{name}", act.get(name))
        self._expression(place, envelope)
        return ActTemplate(
            place=place,
            label=label,
            event=event,
            why=str(act["why"]),
            at=act["at"],
            effective=act.get("effective"),
            actor=act["actor"],
            role=str(role),
            fields=fields,
            envelope=envelope,
            when=act.get("when"),
            unless=_texts(act.get("unless", []), f"{place}.unless"),
        )

    def _expression(self, place: str, expression: object) -> None:
        for where, complaint in check_expression(expression, place, self._values):
            raise MappingUnusable(complaint, where, f"Operators: {', '.join(OPERATORS)}.")


def _layout(given: object) -> Layout:
    source = _object(given, "source", ("format", "encoding", "delimiter", "sheet"))
    kind = source.get("format")
    if kind not in ("csv", "xlsx"):
        raise MappingUnusable("does not say the format", "source.format", "Write csv or xlsx.")
    encoding = _text(source.get("encoding", "utf-8"), "source.encoding")
    try:
        "".encode(encoding)
    except LookupError:
        mend = "For example utf-8 or windows-1256."
        raise MappingUnusable("names an unknown encoding", "source.encoding", mend) from None
    delimiter = _text(source.get("delimiter", ","), "source.delimiter")
    sheet = _text(source["sheet"], "source.sheet") if "sheet" in source else None
    return Layout(format="csv" if kind == "csv" else "xlsx", encoding=encoding, delimiter=delimiter, sheet=sheet)


def _times(given: object) -> TimeRules:
    rules = _object(given, "time", ("zone", "formats", "ambiguous", "of_day"))
    try:
        zone = ZoneInfo(_text(rules.get("zone", "Africa/Tunis"), "time.zone"))
    except (OSError, ValueError, KeyError):
        raise MappingUnusable("names an unknown time zone", "time.zone", "For example Africa/Tunis.") from None
    ambiguous = rules.get("ambiguous", "refuse")
    if ambiguous not in ("earlier", "later", "refuse"):
        raise MappingUnusable("gives no choice", "time.ambiguous", "Write earlier, later or refuse.")
    try:
        of_day = time.fromisoformat(str(rules["of_day"])) if "of_day" in rules else None
    except ValueError:
        raise MappingUnusable("gives no time of day", "time.of_day", 'For example "08:00".') from None
    formats = _texts(rules.get("formats", [ISO]), "time.formats")
    return TimeRules(zone=zone, formats=formats, ambiguous=ambiguous, time_of_day=of_day)


def _object(given: object, place: str, known: Sequence[str] | None = None) -> dict[str, object]:
    if not isinstance(given, dict) or not all(isinstance(name, str) for name in given):
        raise MappingUnusable("needs names with values", place)
    unknown = sorted(set(given) - set(known)) if known is not None else []
    if unknown:
        raise MappingUnusable("has an unknown part", f"{place}.{unknown[0]}", f"Known: {', '.join(known or ())}.")
    return given


def _text(given: object, place: str) -> str:
    if not isinstance(given, str) or not given:
        raise MappingUnusable("needs a text", place)
    return given


def _texts(given: object, place: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        raise MappingUnusable("needs a list of texts", place)
    return tuple(given)
