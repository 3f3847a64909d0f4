"""What `decide` is told besides the file and the event, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from register.units.organisation import DeviceKey, Organisation
from schemas.events import ImportSession, SealVerdict, StampFlag

NOBODY = Organisation()


class Signed(NamedTuple):
    """A signature as it was checked: `key` is the key of the act's device that it names, None when there is none such.

    `holds`: with that key the device signed the act.
    """

    key: DeviceKey | None
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the screen knows of a submitted event.

    `recorded_at` in microseconds UTC; `session` is the import session that the event names, if the partition knows it;
    `follows_refused`: the event it builds on was refused. `accepted`: SHA-256 of the content of those accepted events
    that an undone merge names, by event id. `organisation`: who may send, as known at that moment. `signed`: its
    signature, if it has one.
    """

    recorded_at: int
    seal_verdict: SealVerdict = "NONE"
    session: ImportSession | None = None
    follows_refused: bool = False
    accepted: Mapping[str, bytes] = field(default_factory=dict)
    organisation: Organisation = NOBODY
    signed: Signed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The event becomes part of the file; `findings` are the rules that an act of the past broke."""

    flags: tuple[StampFlag, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The event does not become part of the file, by that rule; `detail` holds codes and versions, nothing personal."""

    rule_id: str
    field: str | None = None
    detail: tuple[str, ...] = ()
