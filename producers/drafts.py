"""An act before it is an event: what the officer stated, personal values still in clear, no number of the device yet.

It lives in memory only: what reaches the disk is sealed. The station turns it into an event.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from types import MappingProxyType
from typing import cast

from schemas.errors import Misfit
from schemas.events import EVENTS, Content, Event, Meta, Role, Sealed
from schemas.ids import derived_id

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d+)\])?")
_OTHER_PEOPLE = frozenset({"sponsor", "employer", "other", "host"})  # each under a key of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """A personal value in clear with the key of its subject; None stands for the usual one of its field."""

    content: Content
    subject_key_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDraft:
    """What one officer did: `event` names the contract, `fields` are its own without the sealed ones, `clear` those.

    Values are plain Avro values as in `schemas.events` (days, microseconds UTC, millimes); `clear` is keyed by path:
    `identity`, `conditions[0].employer`, and `meta.note` for the officer's note. What is None the station fills in.
    """

    event: str
    file_id: str
    actor_id: str
    actor_role: Role
    occurred_at: int
    effective_date: int
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    clear: Mapping[str, Clear] = field(default_factory=lambda: MappingProxyType({}))
    event_id: str | None = None
    captured_offline: bool = False
    clock_skew_ms: int | None = None
    actor_rank: str | None = None
    on_behalf_of: str | None = None
    correlation_id: str | None = None
    causation_id: str | None = None
    transaction_id: str | None = None
    legal_basis: tuple[str, ...] = ()
    reason_code: str | None = None
    base_version: int | None = None
    follows: str | None = None
    supersedes: str | None = None
    import_session: str | None = None


def subject_key_of_file(file_id: str) -> str:
    """Return the id of the key of a file's person: derived, so that every station can seal for it without asking."""
    return derived_id("subject-key", file_id)


def subject_key_for(draft: ActDraft, path: str, event_id: str) -> str:
    """Return the key under which the value at `path` is sealed: stated, else the file's, else one of its own."""
    stated = draft.clear[path].subject_key_id
    if stated is not None:
        return stated
    if path.rsplit(".", 1)[-1] in _OTHER_PEOPLE:
        return derived_id("subject-key", event_id, path)
    return subject_key_of_file(draft.file_id)


def digest_of(draft: ActDraft, secret: bytes) -> bytes:
    """Return a keyed digest of all that was stated, so that the same act said twice is known without keeping it."""
    return hmac.new(secret, repr(_plain(draft)).encode(), hashlib.sha256).digest()


def _plain(value: object) -> object:
    """Return nested tuples in a fixed order, whatever mapping types the draft was built with."""
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), _plain(part)) for key, part in value.items()))
    if isinstance(value, ActDraft | Clear):
        return tuple((name, _plain(getattr(value, name))) for name in value.__dataclass_fields__)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, _plain(asdict(value))
    if isinstance(value, list | tuple):
        return tuple(_plain(part) for part in value)
    return value


def event_of(draft: ActDraft, meta: Meta, sealed: Mapping[str, Sealed]) -> Event:
    """Return the typed event of a draft; raise Misfit when its fields are not those of the contract."""
    kind = EVENTS.get(draft.event)
    if kind is None:
        raise Misfit("event", "no event has this name", mend=f"Write one of: {', '.join(sorted(EVENTS))}.")
    fields = dict(draft.fields)
    for path, value in sealed.items():
        if path == "meta.note":
            meta = replace(meta, note=value)
        else:
            _put(fields, path, value)
    try:
        return cast("Callable[..., Event]", kind)(meta=meta, **fields)
    except TypeError:
        known = {name for name in kind.__dataclass_fields__ if name != "meta"}
        wrong = sorted(set(fields) ^ known)
        raise Misfit("fields", f"do not fit {draft.event}", mend=f"Look at: {', '.join(wrong)}.") from None


def _put(fields: dict[str, object], path: str, value: Sealed) -> None:
    """Set a sealed value at `name` or at `name[i].inner`."""
    outer, _, inner = path.partition(".")
    step = _STEP.fullmatch(outer)
    if step is None:
        raise Misfit(path, "is not a path of a sealed field")
    if not inner:
        fields[outer] = value
        return
    items = list(cast("tuple[object, ...]", fields[step[1]]))
    position = int(step[2])
    items[position] = replace(items[position], **{inner: value})  # type: ignore[type-var]
    fields[step[1]] = tuple(items)
