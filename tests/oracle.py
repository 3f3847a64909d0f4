"""The national simulation judged in memory, and its truth compared with what the register came to hold.

    judged = judge(stories)                                  every act through decide, fold and the saga of merges
    assert differences(truths, judged.states, judged.refused, on=last_day) == []

A difference names the file, what differs, what the truth says and what the register says.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from producers.simulator.national.maker import NationalMaker
from producers.simulator.national.story import Story
from producers.simulator.national.truth import FileTruth, PersonTruth
from register.acts import is_notice
from register.days import iso
from register.decide import Context, Refused, decide
from register.fold import fold
from register.judge_file import MEASURE_OPEN
from register.lawbook import LawOn
from register.machines import OPEN
from register.merge_saga import caused, caused_by_refusal
from register.merging import STAYS_WITH_ABSORBED, survivor_of
from register.stay_status import stay_status
from schemas import codec
from schemas.content import sealed_fields
from schemas.events import Content, Event, FileState, Sealed
from schemas.sealing import DeviceKeys

NOW = 1_795_000_000_000_000  # 2026-11-18, later than every act that is judged here
_NO_TITLE = frozenset({"WITHDRAWN", "CANCELLED_PRINT_ERROR"})
_RUN_OUT = {
    "permits": frozenset({"HANDED_OVER", "PRODUCED", "AT_STATION"}),
    "measures": frozenset({"ORDERED", "NOTIFIED", "SUSPENDED", "EXECUTED"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the register does not say what the truth says."""

    file_id: str
    what: str
    truth: object
    register: object


@dataclass
class Judged:
    """States by file, the rule of each refused act by event id, and how many acts were accepted."""

    states: dict[str, FileState] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    accepted: int = 0
    concurrent: int = 0


class UnsealedKeys(DeviceKeys):
    """Stands in for a device's key where nothing is opened: values under their subject, without their content."""

    def seal(self, content: Content, *, subject_key_id: str, event_id: str, field: str) -> Sealed:  # noqa: ARG002
        """Return an envelope without a letter."""
        return Sealed(
            subject_key_id=subject_key_id,
            content=content.NAME,
            epoch="e1",
            device_key_envelope=b"",
            wrapped_data_key=b"",
            nonce=b"",
            ciphertext=b"",
        )


def unsealed(device_id: str) -> DeviceKeys:
    """Return such a key."""
    return UnsealedKeys(device_id=device_id, epoch="e1", device_key=bytes(32), envelope=b"")


def judge(stories: Iterable[Story]) -> Judged:
    """Send stories to the register in memory, one after the other, each act with what it causes."""
    judged, maker = Judged(), NationalMaker(unsealed)
    for story in stories:
        room = _Room(judged)
        for parcel in maker.parcels(story.steps):
            room.send(codec.decode_body(parcel.contract, parcel.body), parcel.body)
    return judged


@dataclass
class _Room:
    """The register's work on one story; what is needed of its past goes with it."""

    judged: Judged
    accepted: dict[str, bytes] = field(default_factory=dict)

    def send(self, event: Event, body: bytes) -> None:
        """Judge an act, then what it causes in other files, one by one."""
        waiting = deque([(event, body)])
        while waiting:
            one, bytes_ = waiting.popleft()
            waiting.extend((each, codec.encode_body(each)) for each in self._judge(one, bytes_))

    def _judge(self, event: Event, body: bytes) -> Iterable[Event]:
        judged, meta = self.judged, event.meta
        home = self._home(event)
        state = judged.states.get(home)
        context = Context(
            recorded_at=NOW,
            seal_verdict="SOUND" if next(sealed_fields(event), None) else "NONE",
            follows_refused=meta.follows in judged.refused,
            accepted=self.accepted,
        )
        verdict = decide(state, event, context)
        if isinstance(verdict, Refused):
            judged.refused[meta.event_id] = verdict.rule_id
            return list(caused_by_refusal(event, verdict, NOW))
        judged.accepted += 1
        judged.concurrent += "CONCURRENT" in verdict.flags
        judged.states[home] = fold(state, event, version=1 if state is None else state.version + 1, recorded_at=NOW)
        self.accepted[meta.event_id] = sha256(body).digest()
        return [] if state is None else list(caused(state, event, NOW))

    def _home(self, event: Event) -> str:
        file_id = event.meta.file_id
        if is_notice(event) or event.NAME in STAYS_WITH_ABSORBED:
            return file_id
        while (state := self.judged.states.get(file_id)) is not None and (into := survivor_of(state)) is not None:
            file_id = into
        return file_id


def differences(
    truths: Iterable[PersonTruth],
    states: Mapping[str, FileState],
    refused: Mapping[str, str],
    *,
    on: int,
    notices: bool = False,
) -> list[Difference]:
    """Return everything in which the register differs from the truth of the day `on`, refusals included.

    `notices`: the register also raised notices of what fell due, which add versions, let files rest and say of cards
    and measures that they ran out; by nothing else may it differ then.
    """
    found: list[Difference] = []
    known, expected = set(), dict[str, str]()
    for person in truths:
        for truth in person["files"]:
            known.add(truth["file_id"])
            expected |= truth["refused"]
            state = states.get(truth["file_id"])
            if state is None:
                found.append(Difference(file_id=truth["file_id"], what="file", truth="there", register=None))
            else:
                found += _of_file(truth, state, on, notices=notices)
    found += [
        Difference(file_id=file_id, what="file", truth=None, register="there")
        for file_id in sorted(set(states) - known)
    ]
    for event_id in sorted(expected.keys() | refused.keys()):
        if expected.get(event_id) != refused.get(event_id):
            found.append(
                Difference(
                    file_id=event_id, what="refusal", truth=expected.get(event_id), register=refused.get(event_id)
                )
            )
    return found


def _of_file(truth: FileTruth, state: FileState, on: int, *, notices: bool) -> Iterator[Difference]:
    said = _said(state, on)
    for what, register in said.items():
        told = truth[what]  # type: ignore[literal-required]
        if notices and _explained(what, told, register):
            continue
        if told != register:
            yield Difference(file_id=state.file_id, what=what, truth=told, register=register)


def _explained(what: str, told: object, register: object) -> bool:
    """Return whether notices alone make the difference."""
    if what == "version":
        return isinstance(told, int) and isinstance(register, int) and register >= told
    if what == "status":
        return (told, register) == ("OPEN", "DORMANT")
    if what in _RUN_OUT and isinstance(told, dict) and isinstance(register, dict) and told.keys() == register.keys():
        return all(
            told[each] == register[each] or (register[each] == "EXPIRED" and told[each] in _RUN_OUT[what])
            for each in told
        )
    return False


def _said(state: FileState, on: int) -> dict[str, object]:
    """Return what the register says of a file, in the words of the truth."""
    closing = state.closing
    valid = [each for each in state.permits if each.status not in _NO_TITLE and each.valid_from <= on <= each.valid_to]
    binding = [each for each in state.measures if each.status in MEASURE_OPEN]
    return {
        "file_id": state.file_id,
        "person_id": state.person_id,
        "merged_into": survivor_of(state),
        "status": state.status,
        "closed": None if closing is None else [closing.ground, iso(closing.closed_on)],
        "station": state.station_of_charge,
        "version": state.version,
        "sex": state.sex,
        "birth_year": state.birth_year,
        "nationality": state.nationality,
        "governorate": state.governorate,
        "applications": {each.application_id: each.status for each in state.applications},
        "open_applications": [each.application_id for each in state.applications if each.status in OPEN],
        "permits": {each.permit_id: each.status for each in state.permits},
        "valid_titles": [each.permit_id for each in valid],
        "measures": {each.measure_id: each.status for each in state.measures},
        "measures_in_force": [
            each.measure_id for each in binding if each.from_date <= on and (each.to_date is None or on <= each.to_date)
        ],
        "details": _details(state),
        "conflicts": len(state.conflicts),
        "due": sum(each.assessed - each.waived for each in state.charges),
        "paid": sum(each.paid for each in state.charges),
        "stay_status": stay_status(state, on, LawOn(on=on)).status,
    }


def _details(state: FileState) -> dict[str, str]:
    slips = {each.declaration_id: "MATCHED" if each.matched else "RECEIVED" for each in state.host_declarations}
    appeals = {each.appeal_id: each.outcome if each.status == "DECIDED" else "FILED" for each in state.appeals}
    crossings = {each.crossing_id: "ENTRY" if each.entry else "EXIT" for each in state.crossings}
    ties = {each.link_id: each.link_type for each in state.family_links}
    requests = {each.request_id: each.status for each in state.requests}
    suspicions = {each.suspicion_id: "SUSPECTED" for each in state.suspicions}
    return slips | appeals | crossings | ties | requests | suspicions
