"""The JSON shape of an act, told from its contract: fields, types, allowed codes, and one example line.

The example is read by the same reader as any line, so it cannot drift from what is accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from producers.acts import envelope_fields, envelope_must_be_stated, own_fields
from producers.sample import SAMPLE_DAY, SAMPLE_FILE, Sample
from producers.scalars import RANGES
from producers.values import contract_tree, is_sealed, must_be_stated, named, sealed_path, stated_type
from register.codes import documents, governorates
from schemas.canonical import Schema
from schemas.content import find_wanted_content
from schemas.errors import Misfit
from schemas.events import EVENTS

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "uuid": "UUID",
        "date": 'date "2026-09-01"',
        "timestamp-micros": 'time "2026-09-01T10:00:00+01:00"',
        "decimal": 'dinars "120.000"',
        "string": "text",
        "int": "whole number",
        "long": "whole number",
        "boolean": "true or false",
        "bytes": "hexadecimal",
    }
)
_LISTS: Mapping[str, Callable[[], Collection[str]]] = MappingProxyType(
    {
        "document_code": documents,
        "ComplementReceived.items": documents,
        "ComplementRequested.items": documents,
        "governorate": governorates,
    }
)
_COUNTRY = ("three letters of ISO 3166-1 or ICAO 9303, as FRA",)
_LANGUAGE = ("three letters of ISO 639-3, as fra",)
_STANDARDS: Mapping[str, tuple[str, ...]] = MappingProxyType(  # too long to be listed
    {
        "birth_country": _COUNTRY,
        "issuing_state": _COUNTRY,
        "nationalities[].code": _COUNTRY,
        "language": _LANGUAGE,
        "languages[]": _LANGUAGE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShape:
    """One field of an act in JSON; `allowed` are codes or numbers when only some are."""

    field: str
    type: str
    required: bool
    allowed: tuple[str, ...]
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShape:
    """The JSON shape of an act."""

    event: str
    doc: str
    fields: tuple[FieldShape, ...]
    example: Mapping[str, object]


def describe_act(
    event: str, *, file_id: str = SAMPLE_FILE, day: date = SAMPLE_DAY, base_version: int | None = None
) -> ActShape:
    """Return the shape of an event's JSON, with an example on that file and day; raise Misfit for an unknown name.

    The example states the version of the file that its officer had seen when it is given here.
    """
    if event not in EVENTS:
        raise Misfit("event", "no event has this name", mend=f"Write one of: {', '.join(sorted(EVENTS))}.")
    envelope = envelope_fields()
    own = own_fields(event)
    first = FieldShape(field="event", type="text", required=True, allowed=(event,), doc="Name of the act")
    rows = [first]
    for name, field in envelope.items():
        rows.extend(_shapes(event, "", field, required=envelope_must_be_stated(name)))
    for field in own.values():
        rows.extend(_shapes(event, "", field, required=must_be_stated(field)))
    sample = Sample(event=event, file_id=file_id, day=day)
    example: dict[str, object] = {"event": event}
    example |= {n: _example(sample, n, f) for n, f in envelope.items() if envelope_must_be_stated(n)}
    example |= {} if base_version is None else {"base_version": base_version}
    example |= {n: _example(sample, n, f) for n, f in own.items() if must_be_stated(f) or sample.is_shown(n)}
    return ActShape(event=event, doc=contract_tree()[event][1]["doc"], fields=tuple(rows), example=example)


def _shapes(event: str, path: str, field: Schema, *, required: bool) -> Iterator[FieldShape]:
    """Yield a field and, for a record or a sealed value, the fields inside it."""
    kind, many = _unwrapped(field)
    where = f"{path}{field['name']}{'[]' if many else ''}"
    schema = _inner(event, where, field)
    is_record = schema is not None and schema["type"] == "record"
    word = "object" if is_record else _word(kind, schema)
    sealed = " (given in clear, sealed by the station)" if is_sealed(field) else ""
    allowed = _allowed(event, where, field["name"], schema)
    yield FieldShape(field=where, type=word, required=required, allowed=allowed, doc=f"{field['doc']}{sealed}")
    if is_record and schema is not None:
        for inner in schema["fields"]:
            yield from _shapes(event, f"{where}.", inner, required=must_be_stated(inner))


def _inner(event: str, path: str, field: Schema) -> Schema | None:
    """Return the contract of what stands in the JSON at `path`, or None for a primitive value."""
    if not is_sealed(field):
        return named(_unwrapped(field)[0])
    content = find_wanted_content(event, sealed_path(path))
    return None if content is None else contract_tree()[content][1]


def _unwrapped(field: Schema) -> tuple[object, bool]:
    kind = stated_type(field)
    if isinstance(kind, dict) and kind["type"] == "array":
        return kind["items"], True
    return kind, False


def _primitive(kind: object) -> str:
    return str(kind["logicalType"]) if isinstance(kind, dict) else str(kind)


def _word(kind: object, schema: Schema | None) -> str:
    return "code" if schema is not None else _WORDS[_primitive(kind)]


def _allowed(event: str, path: str, name: str, schema: Schema | None) -> tuple[str, ...]:
    if schema is not None and schema["type"] == "enum":
        return tuple(schema["symbols"])
    codes = _LISTS.get(f"{event}.{name}", _LISTS.get(name))
    if codes is not None and schema is None:
        return tuple(codes())
    numbers = RANGES.get(name)
    if numbers is None:
        return _STANDARDS.get(path, ())
    return (f"{numbers[0]} to {numbers[-1]}",) if isinstance(numbers, range) else tuple(map(str, numbers))


def _example(sample: Sample, path: str, field: Schema) -> object:
    kind, many = _unwrapped(field)
    schema = _inner(sample.event, path, field)
    if schema is None:
        value = sample.value(field["name"], _primitive(kind))
    elif schema["type"] == "enum":
        value = sample.symbol(field["name"], schema)
    else:
        inner = [f for f in schema["fields"] if must_be_stated(f) or sample.is_shown(f["name"], inside=True)]
        value = {f["name"]: _example(sample, f"{path}.{f['name']}", f) for f in inner}
    return [value] if many else value
