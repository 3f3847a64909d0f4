"""One event before the rules: what the journal, the refusals and the file's state get from it.

Computes everything before anything is written down, so that an event that breaks the rules' own code leaves no trace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from register.decide import decide
from register.fold import fold, session_of
from register.merge_saga import caused, caused_by_refusal
from register.rules import RULES_VERSION, refusal_of
from register.units.organisation import Organisation
from register.verdict import NOBODY, Accepted, Context, Refused, Signed
from schemas.content import event_verdict
from schemas.events import FileState, ImportSession, ImportSessionApproved, Outcome, SealVerdict, Stamp
from streams.entries import Entry, Frames, caused_entry, journal_entry
from streams.intake import Readable, coordinates
from streams.opener_wire import Examined

EVENT_ID_REUSED = "EVENT_ID_REUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one event becomes: a journal entry with a new state or session, or a refusal; and its outcome.

    `caused`: the intake records of what it causes in other files.

    `outcome` is None when the event id already has one, which stays.
    """

    recorded_at: int
    journal: Entry | None = None
    refusal: Entry | None = None
    state: FileState | None = None
    session: ImportSession | None = None
    outcome: tuple[bytes, Entry] | None = None
    keys: Mapping[str, Entry]
    caused: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What an event is judged by: its file as it stands, the opener's answers, and what the partition knows."""

    state: FileState | None
    examined: Sequence[Examined]
    session: ImportSession | None
    follows_refused: bool
    recorded_at: int
    accepted: Mapping[str, bytes] = field(default_factory=dict)
    organisation: Organisation = NOBODY
    signed: Signed | None = None


def rule_on(item: Readable, bench: Bench, frames: Frames) -> Ruling:
    """Decide, and fold what is accepted; whatever the rules raise is the caller's to bury."""
    seen = bench.state if bench.state is not None and bench.state.version > 0 else None
    verdict = event_verdict(answer.verdict for answer in bench.examined)
    context = Context(
        recorded_at=bench.recorded_at,
        seal_verdict=verdict,
        session=bench.session,
        follows_refused=bench.follows_refused,
        accepted=bench.accepted,
        organisation=bench.organisation,
        signed=bench.signed,
    )
    decision = decide(seen, item.event, context)
    if isinstance(decision, Refused):
        return refusal(item, decision, bench.recorded_at, frames, keeps_outcome=False)
    version = 1 if seen is None else seen.version + 1
    stamp = _stamp(item, decision, version, bench, verdict)
    event, recorded_at = item.event, bench.recorded_at
    state, session = None, None
    if isinstance(event, ImportSessionApproved):
        session = session_of(event, recorded_at)
    else:
        state = fold(seen, event, version=version, recorded_at=recorded_at)
        if bench.state is not None and bench.state.blocked:
            state = replace(state, blocked=bench.state.blocked)
    outcome = Outcome(content_sha256=item.content_sha256, verdict="ACCEPTED", file_version=version)
    return Ruling(
        recorded_at=recorded_at,
        journal=journal_entry(item, stamp),
        state=state,
        session=session,
        outcome=frames.outcome(event.meta.event_id, outcome, recorded_at),
        keys=_new_keys(item, seen, bench, frames),
        caused=() if seen is None else tuple([caused_entry(one, frames) for one in caused(seen, event, recorded_at)]),
    )


def refusal(item: Readable, refused: Refused, recorded_at: int, frames: Frames, *, keeps_outcome: bool) -> Ruling:
    """Return the refusal of an event; `keeps_outcome` when its id already has an outcome, which must stay."""
    told = refusal_of(item.event, refused, recorded_at=recorded_at, source=coordinates(item.record))
    outcome = Outcome(content_sha256=item.content_sha256, verdict="REFUSED", rule_id=refused.rule_id)
    return Ruling(
        recorded_at=recorded_at,
        refusal=frames.entry(told.station_id, told, recorded_at),
        outcome=None if keeps_outcome else frames.outcome(item.event.meta.event_id, outcome, recorded_at),
        keys={},
        caused=tuple([caused_entry(one, frames) for one in caused_by_refusal(item.event, refused, recorded_at)]),
    )


def _stamp(item: Readable, decision: Accepted, version: int, bench: Bench, verdict: SealVerdict) -> Stamp:
    return Stamp(
        file_version=version,
        recorded_at=bench.recorded_at,
        flags=decision.flags,
        findings=decision.findings,
        rules_version=RULES_VERSION,
        schema_sha256=item.schema_sha256,
        seal_verdict=verdict,
        keys=tuple([answer.rewrapped for answer in bench.examined if answer.rewrapped is not None]),
        units_offset=bench.organisation.position or None,
        signature=item.signature if bench.signed is not None and bench.signed.holds else None,
    )


def _new_keys(item: Readable, seen: FileState | None, bench: Bench, frames: Frames) -> dict[str, Entry]:
    """Return the wrapped keys of subjects that this file did not know: its person, or a sponsor."""
    found = {}
    for asked, answer in zip(item.sealed, bench.examined, strict=True):
        key = answer.subject_key
        if key is not None and (seen is None or asked.sealed.subject_key_id != seen.subject_key_id):
            found[key.subject_key_id] = frames.key(key, bench.recorded_at)
    return found
