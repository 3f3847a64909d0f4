"""One batch of one partition through the screen: events in, entries for all topics out, no Kafka.

Order is the intake's. Nothing here changes the partition's state: `BatchResult.change` does, once it is committed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from register.acts import is_notice
from register.merging import STAYS_WITH_ABSORBED, is_rerouted, survivor_of
from register.units.signing import signed_as
from register.verdict import Refused, Signed
from schemas.errors import SijillError
from schemas.events import Event, FileState, FilesUnmerged, ImportSession, ImportSessionApproved, Outcome
from schemas.ids import is_uuid
from schemas.partitioning import partition_of
from streams import damage
from streams.blocking import BatchResult, Blocking, Desk
from streams.entries import Entry, onward_entry
from streams.intake import Dead, Read, Readable, Retry, behind, other_file, unscreenable
from streams.opener_wire import Examined
from streams.partition import Change, PartitionState, event_key, find_outcome
from streams.ruling import EVENT_ID_REUSED, Bench, Ruling, refusal, rule_on


def screen_batch(
    state: PartitionState, items: Sequence[Read], examined: Mapping[int, Sequence[Examined]], desk: Desk
) -> BatchResult:
    """Decide every record of a batch in order; `examined` holds the opener's answers by intake offset."""
    batch = _Batch(state, desk)
    for item in items:
        batch.take(item, examined.get(item.record.offset, ()))
    return batch.finish()


class _Batch:
    """A batch in the making, over a state that it only reads."""

    def __init__(self, state: PartitionState, desk: Desk) -> None:
        self._state, self._desk = state, desk
        self._result = BatchResult(change=Change(last_recorded_at=state.last_recorded_at))
        self._letters = Blocking(state, desk, self._result)

    def take(self, item: Read, examined: Sequence[Examined]) -> None:
        """Take the next record."""
        if item.retry is not None:
            self._take_retry(item, item.retry, examined)
        elif isinstance(item, Dead):
            self._letters.bury(item)
        elif not self._is_repeated(item):
            blocked = self._letters.blocked(item.file_id)
            if blocked and not isinstance(item.event, ImportSessionApproved):
                self._letters.bury(behind(item, blocked[0]), first=blocked[0])
            else:
                self._pass_on(item, examined)

    def finish(self) -> BatchResult:
        """Encode each changed file once, in its last state."""
        result, change = self._result, self._result.change
        for file_id, state in self._letters.files.items():
            if file_id in change.sessions:
                continue
            body, entry = self._desk.frames.state(state, file_id, change.last_recorded_at)
            result.files.append(entry)
            change.files[file_id] = (body, state)
        for session_id, session in change.sessions.items():
            _, entry = self._desk.frames.state(session, session_id, change.last_recorded_at)
            result.files.append(entry)
        return result

    def _pass_on(self, item: Readable, examined: Sequence[Examined]) -> None:
        """Send an act on to the file that its own has become part of, in this transaction, or judge it here."""
        into = self._survivor(item)
        if into is None:
            self._screen(item, examined)
        else:
            self._result.onward.append(onward_entry(item.record, into))
            self._result.counts["rerouted"] += 1

    def _screen(self, item: Readable, examined: Sequence[Examined]) -> None:
        """Refuse or accept; what the rules themselves cannot digest is buried, never skipped."""
        change, meta = self._result.change, item.event.meta
        recorded_at = max(item.record.timestamp * 1000, change.last_recorded_at)
        state = self._letters.find(item.file_id)
        if state is None and self._is_astray(item):
            detail = f"Partition {item.record.partition} is not that of the file."
            self._letters.bury(Dead(record=item.record, file_id=None, code=damage.WRONG_PARTITION, detail=detail))
            return
        if meta.file_id != item.file_id and (state is None or not is_rerouted(state, meta)):
            self._letters.bury(other_file(item))
            return
        try:
            if self._is_known(item):  # an equal one was dropped before: this one has other content
                reused = Refused(rule_id=EVENT_ID_REUSED, field="meta.event_id")
                ruling = refusal(item, reused, recorded_at, self._desk.frames, keeps_outcome=True)
            else:
                bench = Bench(
                    state=state,
                    examined=examined,
                    session=self._session(item),
                    follows_refused=self._follows_refused(state, meta.follows),
                    recorded_at=recorded_at,
                    accepted=self._accepted(item.event),
                    organisation=self._desk.organisation,
                    signed=self._signed(item),
                )
                ruling = rule_on(item, bench, self._desk.frames)
        except Exception as failure:  # noqa: BLE001 - a poison event blocks its file, never its partition (design 6)
            what = failure.what if isinstance(failure, SijillError) else type(failure).__name__
            self._letters.bury(unscreenable(item, what))
            return
        self._note(item, ruling)

    def _note(self, item: Readable, ruling: Ruling) -> None:
        """Write a ruling down."""
        result, change = self._result, self._result.change
        if ruling.journal is not None:
            result.journal.append(ruling.journal)
            change.last_recorded_at = ruling.recorded_at
            result.counts["accepted"] += 1
        if ruling.refusal is not None:
            result.refusals.append(ruling.refusal)
            result.counts["refused"] += 1
        if ruling.state is not None:
            self._letters.files[item.file_id] = ruling.state
        if ruling.session is not None:
            change.sessions[item.file_id] = ruling.session
        if ruling.outcome is not None:
            self._note_outcome(item, ruling.outcome)
        result.keys.update(ruling.keys)
        result.onward += ruling.caused

    def _note_outcome(self, item: Readable, outcome: tuple[bytes, Entry]) -> None:
        body, entry = outcome
        self._result.outcomes.append(entry)
        self._result.change.outcomes[event_key(item.event.meta.event_id)] = body

    def _take_retry(self, item: Read, retry: Retry, examined: Sequence[Examined]) -> None:
        """Take a dead letter that comes back: only the first of its file may pass, so that order is kept."""
        file_id = item.file_id
        blocked = () if file_id is None else self._letters.blocked(file_id)
        if file_id is None or retry.source not in blocked:
            if retry.set_aside_by is not None:  # it blocks nothing, but an officer may still close it
                self._letters.settle(item, retry)
            self._result.counts["retried_before"] += 1
        elif blocked[0] != retry.source:
            self._result.counts["still_behind"] += 1
        elif retry.set_aside_by is not None:
            self._letters.settle(item, retry)
            self._letters.set_blocked(file_id, blocked[1:], item.record.timestamp * 1000)
            self._give_up(item)
        elif isinstance(item, Dead):
            self._letters.bury(item)
        else:
            self._letters.settle(item, retry)
            self._letters.set_blocked(file_id, blocked[1:], item.record.timestamp * 1000)
            if not self._is_repeated(item):
                self._pass_on(item, examined)

    def _give_up(self, item: Read) -> None:
        """Keep the outcome of a readable event that an officer set aside: what follows it is refused."""
        if isinstance(item, Readable) and not self._is_known(item):
            outcome = Outcome(content_sha256=item.content_sha256, verdict="SET_ASIDE")
            recorded_at = item.record.timestamp * 1000
            self._note_outcome(item, self._desk.frames.outcome(item.event.meta.event_id, outcome, recorded_at))

    def _is_astray(self, item: Readable) -> bool:
        if isinstance(item.event, ImportSessionApproved):
            return False  # sent once to every partition, so that each knows the session
        return partition_of(item.file_id, self._desk.partitions) != self._state.partition

    def _is_known(self, item: Readable) -> bool:
        key = event_key(item.event.meta.event_id)
        return key in self._result.change.outcomes or key in self._state.outcomes

    def _is_repeated(self, item: Readable) -> bool:
        """Tell whether exactly this event came before; a repeated one is only counted (design 12.3)."""
        known = find_outcome(event_key(item.event.meta.event_id), self._result.change.outcomes, self._state.outcomes)
        if known is None or known.content_sha256 != item.content_sha256:
            return False
        self._result.counts["repeated"] += 1
        return True

    def _survivor(self, item: Readable) -> str | None:
        """Return the file to which an act goes on because its own was absorbed; None when it is judged here."""
        state = self._letters.find(item.file_id)
        if state is None or not state.merges or is_notice(item.event) or item.event.NAME in STAYS_WITH_ABSORBED:
            return None
        return survivor_of(state)

    def _accepted(self, event: Event) -> Mapping[str, bytes]:
        """Return the content hashes of the accepted acts that an undone merge names."""
        if not isinstance(event, FilesUnmerged):
            return {}
        found = {}
        for act in event.acts:
            known = None
            if is_uuid(act.event_id):
                known = find_outcome(event_key(act.event_id), self._result.change.outcomes, self._state.outcomes)
            if known is not None and known.verdict == "ACCEPTED":
                found[act.event_id] = known.content_sha256
        return found

    def _signed(self, item: Readable) -> Signed | None:
        known, groups = self._desk.organisation, self._desk.groups
        return signed_as(known, item.event, item.schema_sha256, item.content_sha256, item.signature, groups)

    def _session(self, item: Readable) -> ImportSession | None:
        event = item.event
        wanted = event.session_id if isinstance(event, ImportSessionApproved) else event.meta.import_session
        if wanted is None:
            return None
        return self._result.change.sessions.get(wanted) or self._state.sessions.get(wanted)

    def _follows_refused(self, state: FileState | None, follows: str | None) -> bool:
        if follows is None or (state is not None and state.recent and state.recent[-1].event_id == follows):
            return False  # mostly it follows the last act of its file, which was accepted
        known = find_outcome(event_key(follows), self._result.change.outcomes, self._state.outcomes)
        return known is not None and known.verdict != "ACCEPTED"
