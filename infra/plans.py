"""What applying a catalogue would do: a list of typed steps that a person reads before anything happens.

A plan with a refusal is not applied at all: half a change is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Action = Literal["create", "change", "unchanged", "stray", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """Something of the catalogue that is not there yet; `content` says what it will be."""

    action: ClassVar[Action] = "create"
    name: str
    content: str

    def sentence(self) -> str:
        """Return the step in words."""
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A setting that differs and may be changed without losing anything; `before` is None when it was not set."""

    action: ClassVar[Action] = "change"
    name: str
    setting: str
    before: str | None
    after: str

    def sentence(self) -> str:
        """Return the step in words."""
        return f"{self.setting} from {self.before or 'nothing'} to {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Something that is as the catalogue says."""

    action: ClassVar[Action] = "unchanged"
    name: str

    def sentence(self) -> str:
        """Return the step in words."""
        return "as the catalogue says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Something that the catalogue does not know: reported, never touched."""

    action: ClassVar[Action] = "stray"
    name: str

    def sentence(self) -> str:
        """Return the step in words."""
        return "not in the catalogue: left as it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A change that would lose or break something; `reason` says what, `mend` what a person can do."""

    action: ClassVar[Action] = "refused"
    name: str
    reason: str
    mend: str

    def sentence(self) -> str:
        """Return the step in words."""
        return f"{self.reason} {self.mend}"


Step = Create | Change | Unchanged | Stray | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All steps in the order of the catalogue; `applied` tells whether they were carried out."""

    steps: tuple[Step, ...]
    applied: bool = False

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The steps that stand in the way of all others."""
        return tuple(step for step in self.steps if isinstance(step, Refused))

    @property
    def changes(self) -> tuple[Create | Change, ...]:
        """The steps that would change something."""
        return tuple(step for step in self.steps if isinstance(step, Create | Change))
