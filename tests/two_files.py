"""A register of a few files in memory: every act judged and folded, what it causes in other files judged in turn.

The same order as the screens keep: what a file's act causes comes after it, one by one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from register.acts import is_notice
from register.decide import Accepted, Context, Refused, decide
from register.fold import fold
from register.merge_saga import caused, caused_by_refusal
from register.merging import STAYS_WITH_ABSORBED, survivor_of
from register.numbers import file_number
from schemas import codec, events
from schemas.events import Event, FileState, SeparatedAct, Stamp
from tests.examples import (
    REGISTERED,
    an_id,
    context,
    file_opened,
    next_act,
    person_registered,
    sealed,
    version_of,
    with_meta,
)
from tests.examples_identity import OTHER_FILE
from tests.examples_measure import measure_ordered

OTHER_PERSON, OTHER_KEY = an_id("other person"), an_id("other key")
STATION_B = {"device_id": "LM-02-A", "station_id": "LM-02"}


@dataclass
class Files:
    """States by file, the accepted acts by event id with their time, every answer and
    the journal (event, file that took it, time) in order."""

    states: dict[str, FileState] = field(default_factory=dict)
    accepted: dict[str, tuple[Event, int]] = field(default_factory=dict)
    answers: list[tuple[Event, Accepted | Refused]] = field(default_factory=list)
    journal: list[tuple[Event, str, int]] = field(default_factory=list)

    def send(self, *acts: Event) -> Accepted | Refused:
        """Submit acts by their devices, with what they cause; return the answer to the last act given."""
        answer: Accepted | Refused = Refused(rule_id="NOTHING_SENT")
        for act in acts:
            answer = self._judge(next_act(self.states.get(self._home(act)), act))
        return answer

    def _home(self, event: Event) -> str:
        file_id = event.meta.file_id
        while (state := self.states.get(file_id)) is not None and not stays(event):
            into = survivor_of(state)
            if into is None:
                break
            file_id = into
        return file_id

    def _judge(self, event: Event) -> Accepted | Refused:
        waiting, first = deque([event]), None
        while waiting:
            one = waiting.popleft()
            answer = self._one(one, waiting)
            first = first or answer
        assert first is not None
        return first

    def _one(self, event: Event, waiting: deque[Event]) -> Accepted | Refused:
        home = self._home(event)
        state, heard = self.states.get(home), context(event)
        known = {key: sha256(codec.encode_body(one)).digest() for key, (one, _) in self.accepted.items()}
        verdict = decide(state, event, Context(recorded_at=heard.recorded_at, seal_verdict="SOUND", accepted=known))
        self.answers.append((event, verdict))
        if isinstance(verdict, Refused):
            waiting.extend(caused_by_refusal(event, verdict, heard.recorded_at))
            return verdict
        self.states[home] = fold(state, event, version=version_of(state) + 1, recorded_at=heard.recorded_at)
        self.accepted[event.meta.event_id] = event, heard.recorded_at
        self.journal.append((event, home, heard.recorded_at))
        if state is not None:
            waiting.extend(caused(state, event, heard.recorded_at))
        return verdict

    def since_merge(self, survivor: str, to: dict[str, str] | str) -> tuple[SeparatedAct, ...]:
        """Return the acts since the survivor's last merge, each given to a file (by event id, or all to one)."""
        merge = self.states[survivor].merges[-1]
        return tuple(
            self.separated(each.event_id, to if isinstance(to, str) else to[each.event_id]) for each in merge.acts
        )

    def separated(self, event_id: str, file_id: str, **changes: Any) -> SeparatedAct:
        """Return an accepted act as an undone merge names it."""
        event, recorded_at = self.accepted[event_id]
        stamp = Stamp(
            file_version=1,
            recorded_at=recorded_at,
            rules_version="1",
            schema_sha256=events.SHA256[event.NAME],
        )
        values = {"body": codec.encode_body(event), "stamp": codec.encode_single(stamp)} | changes
        return SeparatedAct(event_id=event_id, event_type=event.NAME, file_id=file_id, **values)


def stays(event: Event) -> bool:
    """Return whether an act is about the absorbed file itself."""
    return is_notice(event) or event.NAME in STAYS_WITH_ABSORBED


def of_other(event: Any, **changes: Any) -> Any:
    """Return the act as written to the other file by its own station, under ids of its own."""
    envelope = {"file_id": OTHER_FILE, "event_id": an_id(f"{event.NAME} of the other")} | STATION_B
    return with_meta(event, **(envelope | changes))


def theirs() -> tuple[Event, ...]:
    """Return the first acts of the other file: the same woman under another number, with a ban."""
    person = person_registered(person_id=OTHER_PERSON, identity=sealed(OTHER_KEY))
    opened = file_opened(person_id=OTHER_PERSON, file_number=file_number("LM02", 2026, 2))
    ban = measure_ordered(measure_id=an_id("other"), kind="ENTRY_BAN")
    return of_other(person), of_other(opened), of_other(ban, actor_role=ban.meta.actor_role)


def two(*own: Event) -> Files:
    """Return a register with this file, and the other one."""
    files = Files()
    for act in (*(own or REGISTERED), *theirs()):
        answer = files.send(act)
        assert isinstance(answer, Accepted), (act.NAME, answer)
    return files
