"""A draft as the JSON object that `sijill emit` takes: the other way round from `producers.acts.read_act`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from producers.acts import envelope_fields, own_fields
from producers.drafts import ActDraft, Clear
from producers.simulator.desk import Step
from producers.values import contract_tree, named
from schemas.canonical import Schema
from schemas.content import find_wanted_content

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def line_of(step: Step) -> dict[str, object]:
    """Return one step: which device sends it, when it can arrive, the rule that refuses it, and the act itself.

    An undone merge is written without its acts: only the register has them (`sijill unmerge`).
    """
    return {
        "station": step.office.code,
        "device": step.office.device,
        "district": step.office.district,
        "corps": step.office.corps,
        "arrives": _moment(step.arrives),
        "wave": step.wave,
        "refused": step.refused_for,
        "act": written(step.draft),
    }


def written(draft: ActDraft) -> dict[str, object]:
    """Return the act; what is None is left out."""
    envelope = {name: _value(field["type"], getattr(draft, name)) for name, field in _stated(draft).items()}
    own = own_fields(draft.event)
    fields = {name: _value(own[name]["type"], value) for name, value in draft.fields.items()}
    clear = {path: _clear(draft.event, path, value) for path, value in draft.clear.items()}
    found = {"event": draft.event, **envelope, **fields, **clear}
    return {name: value for name, value in found.items() if value is not None}


def _stated(draft: ActDraft) -> dict[str, Schema]:
    known = set(draft.__dataclass_fields__)
    return {name: field for name, field in envelope_fields().items() if name in known}


def _clear(event: str, path: str, clear: Clear) -> dict[str, object]:
    content = find_wanted_content(event, path)
    stated = _record(contract_tree()[content or ""][1], clear.content)
    return stated if clear.subject_key_id is None else {**stated, "subject_key_id": clear.subject_key_id}


def _record(schema: Schema, record: object) -> dict[str, object]:
    values = {field["name"]: _value(field["type"], getattr(record, field["name"])) for field in schema["fields"]}
    return {name: value for name, value in values.items() if value is not None}


def _value(kind: object, value: object) -> object:
    """Return one value of an Avro type as JSON has it."""
    match kind:
        case _ if value is None:
            return None
        case [_, branch]:
            return _value(branch, value)
        case {"type": "array", "items": items}:
            return [_value(items, each) for each in value]  # type: ignore[attr-defined]  # as the contract says
        case {"logicalType": "date"}:
            return date.fromordinal(int(str(value)) + _EPOCH_DAY).isoformat()
        case {"logicalType": "timestamp-micros"}:
            return _moment(int(str(value)))
        case {"logicalType": "decimal"}:
            return f"{int(str(value)) // 1000}.{int(str(value)) % 1000:03d}"
        case _ if isinstance(value, bytes):
            return value.hex()
    schema = named(kind)
    if schema is None or schema["type"] == "enum" or isinstance(value, Mapping):
        return value
    return _record(schema, value)


def _moment(micros: int) -> str:
    return (_EPOCH + timedelta(microseconds=micros)).isoformat()
