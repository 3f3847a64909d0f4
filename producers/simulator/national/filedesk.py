"""The desk of one file in a story: each act gets its id, place and officer, and the version really seen.

An act that the register must refuse counts for nothing; one on a file that another absorbed counts there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from producers.drafts import ActDraft, Clear
from producers.simulator.desk import Step
from producers.simulator.national.story import Story
from producers.simulator.national.told import ToldDetail, ToldFile
from producers.simulator.places import Office
from schemas.events import ClosingGround, FileStatus, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An act taken down without a link, which has not arrived; `refused` is the rule that will refuse it."""

    step: Step
    desk: FileDesk
    refused: str | None


@dataclass(kw_only=True)
class FileDesk:
    """The desk of one file; `into` is the desk of the file that absorbed it."""

    story: Story
    file_id: str
    told: ToldFile
    into: FileDesk | None = None
    merge_id: str = ""
    settled: tuple[str, ToldDetail] = ("", ToldDetail(home="", value=""))  # the suspicion that the last merge settled
    since_merge: list[tuple[str, str]] = field(default_factory=list)  # event, the file to which it was written
    before: tuple[FileStatus, ClosingGround | None, int | None] = ("OPEN", None, None)  # until it was absorbed
    _last_of: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> FileDesk:
        """Return the desk where acts on this file are judged now."""
        return self if self.into is None else self.into.home

    @property
    def today(self) -> int:
        """Return the local day."""
        return self.story.today

    def act(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        *,
        clear: dict[str, Clear] | None = None,
        effective: int | None = None,
        refused: str | None = None,
        seen: int | None = None,
        parts: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Add an act and return its event id; `refused` is the rule that refuses it, `seen` the version seen.

        Raises TimeIsUp before anything is added.
        """
        self.story.come(office)
        step = self._step(office, event, officer, role, fields, clear or {}, effective, refused, seen, tuple(parts))
        self._add(step, refused)
        return step.draft.event_id or ""

    def hold(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        *,
        clear: dict[str, Clear] | None = None,
        refused: str | None = None,
        follows: Held | None = None,
    ) -> Held:
        """Take an act down at a station without a link: it states what was seen now, and arrives with `release`."""
        self.story.wait()
        after = None if follows is None else follows.step.draft.event_id
        step = self._step(office, event, officer, role, fields, clear or {}, None, refused, None, (), after, held=True)
        return Held(step=step, desk=self, refused=refused)

    def release(self, *held: Held) -> None:
        """Let held acts arrive, some minutes after the last act."""
        self.story.wait(minutes=20)
        for each in held:
            self._add(replace(each.step, arrives=max(self.story.now, self.story.known)), each.refused)

    def _step(
        self,
        office: Office,
        event: str,
        officer: int,
        role: Role,
        fields: dict[str, object],
        clear: dict[str, Clear],
        effective: int | None,
        refused: str | None,
        seen: int | None,
        parts: tuple[tuple[str, str], ...],
        follows: str | None = None,
        *,
        held: bool = False,
    ) -> Step:
        story = self.story
        back = None if held else story.country.outage_end(office.code, story.now)
        draft = ActDraft(
            event=event,
            file_id=self.file_id,
            event_id=story.new_id(event),
            actor_id=office.officer(officer),
            actor_role=role,
            occurred_at=story.now,
            effective_date=story.today if effective is None else effective,
            fields=fields,
            clear=clear,
            captured_offline=held or back is not None,
            base_version=self.told.version if seen is None else seen,
            follows=follows or self._last_of.get(office.code),
        )
        return Step(
            office=office,
            draft=draft,
            arrives=max(story.now if back is None else back, story.known),
            refused_for=refused,
            at_once=(held or seen is not None) and refused is None,
            wave=story.wave,
            parts=parts,
        )

    def _add(self, step: Step, refused: str | None) -> None:
        event_id = step.draft.event_id or ""
        self.story.done(step)
        if refused is not None:
            self.told.refused[event_id] = refused
            return
        home = self.home
        home.told.version += 1
        home.since_merge.append((event_id, self.file_id))
        self._last_of[step.office.code] = event_id
        self.story.known = max(step.arrives, self.story.known)
