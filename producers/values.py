"""JSON objects to the typed values of a contract, led by the contract alone.

Personal values are set aside as they are met, in clear, under the path at which they will be sealed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import cast

from producers import scalars
from producers.drafts import Clear
from producers.faults import Faults
from schemas import events
from schemas.canonical import Schema
from schemas.content import NOTE, find_wanted_content
from schemas.errors import Misfit
from schemas.events import Content
from schemas.generate import read_contracts

MAX_ITEMS = 200
FILLED_BY_STATION = ("schema_version", "device_id", "device_seq", "station_id", "district_id", "corps")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@cache
def contract_tree() -> Mapping[str, tuple[str, Schema]]:
    """Return every contract by record name with its kind, each named type by reference."""
    return read_contracts()


def named(reference: object) -> Schema | None:
    """Return the schema that a full name refers to, or None for a primitive type."""
    if isinstance(reference, str) and reference.startswith("tn.sijill.v1."):
        return contract_tree()[reference.rsplit(".", 1)[1]][1]
    return None


def is_sealed(field: Schema) -> bool:
    """Return whether a field holds a sealed value."""
    return str(stated_type(field)).endswith(".Sealed")


def sealed_path(path: str) -> str:
    """Return the path at which the value at this path of the JSON is sealed: the note stands in the envelope."""
    return NOTE if path == "note" else path


def stated_type(field: Schema) -> object:
    """Return the type of a field without the null branch of an optional one."""
    kind = field["type"]
    return kind[1] if isinstance(kind, list) else kind


def must_be_stated(field: Schema) -> bool:
    """Return whether JSON must give the field: it has no default, or only the catch-all of its code list.

    Contracts give enums a default so that they can grow; an act must never say UNKNOWN by leaving a field out.
    """
    if "default" not in field:
        return True
    enum = named(field["type"])
    return enum is not None and enum["type"] == "enum" and field["default"] == enum["default"]


class ObjectReader:
    """Reads one act of kind `event`; `clear` collects the personal values by the path at which they will be sealed."""

    def __init__(self, event: str) -> None:
        self._event = event
        self.clear: dict[str, Clear] = {}

    def fields(
        self, path: str, schema: Schema, given: Mapping[str, object], skip: Collection[str] = ()
    ) -> dict[str, object]:
        """Return the plain values of the record's fields found in `given`, sealed ones left out; raise Misfit."""
        known = {field["name"]: field for field in schema["fields"] if field["name"] not in skip}
        faults = Faults()
        with faults.gathering():
            refuse_unknown(path, given, known)
        values: dict[str, object] = {}
        for name, field in known.items():
            with faults.gathering():
                if name in given:
                    self._field(f"{path}{name}", field, given[name], values)
                elif must_be_stated(field):
                    raise Misfit(f"{path}{name}", "is missing", mend=f"State it: {field['doc']}.")
        faults.tell()
        return values

    def _field(self, path: str, field: Schema, given: object, values: dict[str, object]) -> None:
        if not is_sealed(field):
            values[field["name"]] = self.value(path, field["type"], given)
        elif given is not None or not isinstance(field["type"], list):
            self.clear[sealed_path(path)] = self._clear(path, given)

    def value(self, path: str, kind: object, given: object) -> object:
        """Return one value of an Avro type."""
        match kind:
            case [_, branch]:
                return None if given is None else self.value(path, branch, given)
            case {"type": "array", "items": items}:
                return self._array(path, items, given)
        schema = named(kind)
        if schema is None:
            return scalars.read_scalar(path, kind, given)
        return self._enum(path, schema, given) if schema["type"] == "enum" else self._record(path, schema, given)

    def _array(self, path: str, items: object, given: object) -> tuple[object, ...]:
        if not isinstance(given, list):
            raise Misfit(path, "is not a list", mend="Write […].")
        if len(given) > MAX_ITEMS:
            raise Misfit(path, f"holds more than {MAX_ITEMS} items", mend="Send several acts.")
        faults, found = Faults(), []
        for position, item in enumerate(given):
            with faults.gathering():
                found.append(self.value(f"{path}[{position}]", items, item))
        faults.tell()
        return tuple(found)

    def _enum(self, path: str, schema: Schema, given: object) -> str:
        if not isinstance(given, str) or given not in schema["symbols"]:
            raise Misfit(path, f"is no code of {schema['name']}", mend=f"Allowed: {', '.join(schema['symbols'])}.")
        return given

    def _record(self, path: str, schema: Schema, given: object) -> object:
        stated = read_object(path, given)
        return build(schema["name"], self.fields(f"{path}.", schema, stated))

    def _clear(self, path: str, given: object) -> Clear:
        stated = dict(read_object(path, given))
        key = stated.pop("subject_key_id", None)
        faults, subject = Faults(), None
        with faults.gathering():
            subject = None if key is None else scalars.read_uuid(f"{path}.subject_key_id", key)
        content = find_wanted_content(self._event, sealed_path(path))
        if content is None:
            raise Misfit(path, f"cannot be sealed in {self._event}", mend="Leave it out.")
        with faults.gathering():
            values = self.fields(f"{path}.", contract_tree()[content][1], stated)
        faults.tell()
        return Clear(content=cast("Content", build(content, values)), subject_key_id=subject)


def build(name: str, values: Mapping[str, object]) -> object:
    """Return the generated record `name` with these values."""
    return cast("Callable[..., object]", getattr(events, name))(**values)


def read_object(path: str, given: object) -> Mapping[str, object]:
    """Return a JSON object; raise Misfit for anything else."""
    if not isinstance(given, dict):
        raise Misfit(path, "is not an object", mend="Write {…} with the fields of the contract.")
    return given


def refuse_unknown(path: str, given: Mapping[str, object], known: Collection[str]) -> None:
    """Raise Misfit for the keys that the contract does not have; a key that may be a value is not repeated."""
    faults = Faults()
    for position, name in enumerate(given, 1):
        if name not in known and not faults.is_full:
            faults.add(_unknown(path, name, position, known))
    faults.tell()


def _unknown(path: str, name: str, position: int, known: Collection[str]) -> Misfit:
    if not path and name in FILLED_BY_STATION:
        return Misfit(name, "is not a field of an act: the station states its own", mend="Leave it out.")
    shown = name if is_plain_name(name) else f"<key {position}>"
    return Misfit(f"{path}{shown}", "is not a field of this act", mend=f"Allowed: {', '.join(sorted(known))}.")


def is_plain_name(name: str) -> bool:
    """Return whether a key looks like the name of a field, and may be repeated to a person."""
    return _PLAIN_NAME.fullmatch(name) is not None
