"""From a fetched intake record to an event with its sealed fields, or to the reason why there is none.

Knows no broker and no registry: the contracts of the schema ids are given. Never lets a record raise.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from register.acts import CARE_ACTS
from schemas import codec
from schemas.codec import Contract
from schemas.errors import ContractUnknown, Undecodable
from schemas.events import Event
from schemas.journal import RETRY_HEADER, SET_ASIDE_HEADER, SIGNATURE_HEADER
from schemas.topics import MAX_EVENT_BYTES
from streams import damage
from streams.opener_wire import SealedItem, sealed_items

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
ATTEMPTS_HEADER = "sijill-attempts"


class Fetched(Protocol):
    """A record as a Kafka client gives it; `timestamp` is the broker's append time in milliseconds."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def timestamp(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Sequence[tuple[str, bytes]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """A dead letter that comes back: its coordinates, and the officer who gives it up, if any."""

    source: str
    attempts: int
    set_aside_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A decoded intake record; `sealed` are its sealed fields, as the opener is asked; `signature` as it came."""

    record: Fetched
    file_id: str
    event: Event
    schema_sha256: bytes
    content_sha256: bytes
    sealed: tuple[SealedItem, ...]
    retry: Retry | None = None
    signature: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """An intake record that cannot be read; `file_id` is None when its key names no file."""

    record: Fetched
    file_id: str | None
    code: str
    detail: str
    retry: Retry | None = None


Read = Readable | Dead
Known = Mapping[int, Contract | None]


def coordinates(record: Fetched) -> str:
    """Return where a record stands: topic/partition/offset."""
    return f"{record.topic}/{record.partition}/{record.offset}"


def schema_ids(records: Iterable[Fetched]) -> set[int]:
    """Return the schema ids that the records name."""
    return {
        int.from_bytes(record.value[1:5], "big")
        for record in records
        if record.value is not None and len(record.value) > 4 and record.value[0] == 0
    }


def read_intake(record: Fetched, known: Known) -> Read:
    """Return the event of a record, or why it is dead; `known` holds None for ids that the registry denies."""
    named = dict(record.headers)
    retry = None if named.get(RETRY_HEADER) is None else _retry(named)
    file_id = _file_id(record.key)
    try:
        if file_id is None:
            raise _no_file(record.key)
        return _readable(record, file_id, known, retry, named.get(SIGNATURE_HEADER))
    except Undecodable as reason:
        return Dead(record=record, file_id=file_id, code=reason.code, detail=reason.what, retry=retry)
    except ContractUnknown as reason:
        return Dead(record=record, file_id=file_id, code=damage.SCHEMA_UNKNOWN, detail=reason.what, retry=retry)


def in_lane(item: Read, *, care: bool) -> Read:
    """Return the record, or why it is dead: acts of care and acts on files never meet (design 12.9).

    The dead record names no file: a trace of a case among the files, or the reverse, would link what must stay apart.
    """
    if isinstance(item, Dead) or (item.event.NAME in CARE_ACTS) is care:
        return item
    detail = "The act belongs to another lane."
    return Dead(record=item.record, file_id=None, code=damage.WRONG_LANE, detail=detail, retry=item.retry)


def behind(item: Readable, first: str) -> Dead:
    """Return the reason why a good record waits: its file is blocked by the record at `first`."""
    detail = f"The file waits for the record at {first}."
    return Dead(record=item.record, file_id=item.file_id, code=damage.BEHIND, detail=detail)


def other_file(item: Readable) -> Dead:
    """Return the reason why a record stands under the key of a file that its event's file is no part of."""
    detail = "The key names another file than the event."
    return Dead(record=item.record, file_id=item.file_id, code=damage.KEY_OTHER_FILE, detail=detail, retry=item.retry)


def unscreenable(item: Readable, what: str) -> Dead:
    """Return the reason why a record that can be read could not be judged."""
    detail = f"The rules could not take the {item.event.NAME}: {what}"
    return Dead(record=item.record, file_id=item.file_id, code=damage.UNSCREENABLE, detail=detail, retry=item.retry)


def _readable(record: Fetched, file_id: str, known: Known, retry: Retry | None, signature: bytes | None) -> Readable:
    value = record.value
    if value is None:
        raise Undecodable(damage.NO_VALUE, "The record has no value.")
    if len(value) > MAX_EVENT_BYTES:
        raise Undecodable(damage.TOO_LARGE, f"The value has {len(value)} bytes; {MAX_EVENT_BYTES} is the most.")
    schema_id, body = codec.unframe(value)
    contract = known.get(schema_id)
    if contract is None:
        raise Undecodable(damage.SCHEMA_UNKNOWN, f"The registry knows no schema with id {schema_id}.")
    if contract.kind != "events":
        raise Undecodable(damage.NOT_AN_EVENT, f"Schema {schema_id} is no released contract of an event.")
    event: Event = codec.decode_body(contract.name, body, contract.sha256)
    meta = event.meta
    if _UUID.fullmatch(meta.event_id) is None:
        raise Undecodable(damage.UNDECODABLE, "The event id is not a UUID in lower case.")
    return Readable(
        record=record,
        file_id=file_id,
        event=event,
        schema_sha256=contract.sha256,
        content_sha256=hashlib.sha256(body).digest(),
        sealed=tuple(sealed_items(event)),
        retry=retry,
        signature=signature,
    )


def _file_id(key: bytes | None) -> str | None:
    if key is None or len(key) != 36:
        return None
    text = key.decode("ascii", "replace")
    return text if _UUID.fullmatch(text) else None


def _no_file(key: bytes | None) -> Undecodable:
    if key is None:
        return Undecodable(damage.NO_KEY, "The record has no key, so it belongs to no file.")
    return Undecodable(damage.KEY_NOT_A_FILE, "The key is not a file id (36-character UUID in lower case).")


def _retry(named: Mapping[str, bytes]) -> Retry:
    officer, attempts = named.get(SET_ASIDE_HEADER), named.get(ATTEMPTS_HEADER) or b""
    return Retry(
        source=named[RETRY_HEADER].decode("utf-8", "replace"),
        attempts=int(attempts) if attempts.isdigit() else 1,
        set_aside_by=None if officer is None else officer.decode("utf-8", "replace"),
    )
