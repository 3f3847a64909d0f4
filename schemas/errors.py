"""Every error that Sijill raises on purpose, in one tree; each says what is wrong, where, and what to do.

SijillError
├── Undecodable          bytes that are no record of ours (code: UNDECODABLE, TRUNCATED, SCHEMA_UNKNOWN, …)
├── ContractUnknown      a record name or schema hash that no released contract has
├── Misfit               a value that its contract forbids (field path and reason, never the value)
├── RegistryUnreachable  the registry does not answer; retriable
├── RegistryRefused      the registry refuses a contract as incompatible
├── ServiceUnreachable   a broker, database or opener does not answer; retriable
├── NotReadable          a sealed value that cannot be opened
│   └── Shredded         … because its subject's key was destroyed
├── OutboxUnusable       a station's outbox that cannot be opened or written (producers)
├── PositionLost         a stored position does not fit the topic any more
├── ReadRefused          a wish to read personal data that was refused and written down
└── Refusal of a command: CommandRefused
No message ever holds a personal value.
"""

from __future__ import annotations


class SijillError(Exception):
    """Base of all: `what` is wrong, `where`, and how to `mend` it, each one sentence without personal values."""

    retriable = False

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.mend = what, where, mend

    def __str__(self) -> str:
        """One line: what, where, mend."""
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}" + (f" {self.mend}" if self.mend else "")


class Undecodable(SijillError):
    """Bytes that are not a record of ours; `code` names the kind of damage."""

    def __init__(self, code: str, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what, where=where, mend=mend)
        self.code = code


class ContractUnknown(SijillError):
    """No released contract has this name or hash."""


class Misfit(SijillError):
    """A value that its contract forbids; `field` is its path, `reason` what the contract wants."""

    def __init__(self, field: str, reason: str, *, mend: str = "") -> None:
        super().__init__(f"{field}: {reason}", where=field, mend=mend)
        self.field, self.reason = field, reason


class RegistryUnreachable(SijillError):
    """The schema registry does not answer; nothing is known about the contract."""

    retriable = True


class RegistryRefused(SijillError):
    """The schema registry refuses a contract."""


class ServiceUnreachable(SijillError):
    """A broker, database or opener does not answer."""

    retriable = True


class NotReadable(SijillError):
    """A sealed value that cannot be opened with the keys at hand."""


class Shredded(NotReadable):
    """The subject's key was destroyed; the value is gone for ever."""


class PositionLost(SijillError):
    """A stored position does not fit the topic any more; a person must look before anything is read."""


class CommandRefused(SijillError):
    """A command that cannot be carried out as asked."""


class ReadRefused(SijillError):
    """A wish to read personal data that was refused, and written down; `where` begins with the rule's id."""
