"""Destruction of data by list and record (organic law 2004-63, article 45): what may go, the list, the record on it.

Nothing here destroys: a list names files and keys, a record of a bailiff and an expert names the list by its hash, and
both together give the acts that two persons send.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Literal, Self

from register.codes import is_code
from register.four_eyes import same_officer
from register.judge_file import MEASURE_OPEN
from schemas.errors import CommandRefused
from schemas.events import FileState

Standing = Literal["DUE", "NOTICE", "HELD", "MEASURE", "TERM_RUNS"]
GROUND, SCOPE = "TERM_ENDED", "FILE"
_RECORD = ("number", "session_id", "list_sha256", "bailiff", "expert", "expert_named_by", "drawn_up_on")
_PREFIX = 32  # hexadecimal digits of a hash that stand in the acts: 128 bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of the list: its keys, those that stay because other files have them too, and why it may go."""

    file_id: str
    number: str
    keys: tuple[str, ...]
    kept_keys: tuple[str, ...] = ()
    epochs: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    retention_rule: str
    shred_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShredList:
    """What a session is to destroy; `made_on` is a day as YYYY-MM-DD."""

    session_id: str
    unit: str
    made_on: str
    files: tuple[Listed, ...]

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the list of a file; raise CommandRefused when it is none or was changed."""
        mend = "Take the file as `sijill shred prepare` wrote it, or make the list anew."
        try:
            given = json.loads(text)
            files = tuple(map(_listed, given["files"]))
            found = cls(session_id=given["session_id"], unit=given["unit"], made_on=given["made_on"], files=files)
            told = given["sha256"]
        except (ValueError, KeyError, TypeError, AttributeError) as failure:
            raise CommandRefused("This is no list of a shredding session.", mend=mend) from failure
        if told != found.sha256:
            raise CommandRefused("The list was changed after it was made.", where=found.session_id[:36], mend=mend)
        return found

    @property
    def sha256(self) -> str:
        """Return the hash of the list: SHA-256 over its JSON with sorted keys and no blanks, UTF-8."""
        return sha256(json.dumps(self._plain(), sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key on it, each once, in order."""
        return tuple(sorted({key for one in self.files for key in one.keys}))

    def as_json(self) -> dict[str, Any]:
        """Return the list as it is written, with its hash."""
        return self._plain() | {"sha256": self.sha256}

    def _plain(self) -> dict[str, Any]:
        files = [{name: getattr(one, name) for name in Listed.__slots__} for one in self.files]
        return {"session_id": self.session_id, "unit": self.unit, "made_on": self.made_on, "files": files}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShredRecord:
    """The record that a bailiff draws up, with an expert whom the Authority names: coded, no name of anybody."""

    number: str
    session_id: str
    list_sha256: str
    bailiff: str
    expert: str
    expert_named_by: str
    drawn_up_on: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the record of a file; raise CommandRefused with the field that is missing or malformed."""
        mend = f"Give a JSON object with {', '.join(_RECORD)}; codes have no blanks, the day is YYYY-MM-DD."
        try:
            given = json.loads(text)
        except ValueError as failure:
            raise CommandRefused("The record is no JSON.", mend=mend) from failure
        if not isinstance(given, Mapping) or set(given) - set(_RECORD):
            raise CommandRefused("This is no record of destruction.", mend=mend)
        for name in _RECORD:
            value = given.get(name)
            if not isinstance(value, str) or not is_code(value):
                raise CommandRefused(f"The record does not say {name}.", mend=mend)
        found = cls(**given)
        try:
            date.fromisoformat(found.drawn_up_on)
        except ValueError as failure:
            raise CommandRefused("The record's day is none.", where="drawn_up_on", mend=mend) from failure
        return found

    @property
    def reference(self) -> str:
        """Return what stands in the acts: the record's number, and its own hash's beginning."""
        plain = {name: getattr(self, name) for name in _RECORD}
        digest = sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
        return f"{self.number}:{digest[:_PREFIX]}"


def _listed(given: Mapping[str, Any]) -> Listed:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return Listed(**fields)


def standing_of(state: FileState, today: int, announced: int | None) -> Standing | None:
    """Return how an archived file stands on a day; None when it is not archived. `announced`: first day of notice."""
    if state.status != "ARCHIVED" or state.closing is None:
        return None
    if state.holds:
        return "HELD"
    if any(each.status in MEASURE_OPEN for each in state.measures):
        return "MEASURE"
    if state.closing.shred_after is None or today <= state.closing.shred_after:
        return "NOTICE" if announced is not None and today >= announced else "TERM_RUNS"
    return "DUE"


def require_fit(listed: ShredList, record: ShredRecord, actor: str, approved_by: str) -> None:
    """Raise CommandRefused unless the record is of this list, and four different persons take part."""
    if (record.session_id, record.list_sha256) != (listed.session_id, listed.sha256):
        mend = "Have the record drawn up on this list: session and hash are in it."
        raise CommandRefused("The record is of another list.", where=record.number, mend=mend)
    if record.drawn_up_on < listed.made_on:
        raise CommandRefused("The record is older than the list.", where=record.number, mend="Look at its day.")
    persons: Sequence[str] = (actor, approved_by, record.bailiff, record.expert)
    for place, person in enumerate(persons):
        if any(same_officer(person, other) for other in persons[:place]):
            mend = "Actor, approver, bailiff and expert are four different persons."
            raise CommandRefused("One person cannot take two parts in a destruction.", where=person, mend=mend)


def act_of(listed: Listed, record: ShredRecord, actor: str, approved_by: str) -> dict[str, Any]:
    """Return the fields of the act DataShredded for a file, without what the moment and the station give."""
    return {
        "event": "DataShredded",
        "file_id": listed.file_id,
        "actor_id": actor,
        "actor_role": "DATA_PROTECTION_OFFICER",
        "scope": SCOPE,
        "key_ids": list(listed.keys),
        "legal_ground": GROUND,
        "certificate_ref": record.reference,
        "approved_by": approved_by,
        "witnesses": [record.bailiff, record.expert],
    }
