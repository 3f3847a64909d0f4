"""Full-size events of the simulator, sealed by real device keys, as many as are asked for.

One world is simulated once; further events are replicas of it under other ids and file numbers, sealed anew because
a seal is bound to its event, so that the opener opens every one of them. The same place gives the same event.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from random import Random

from producers.dispatch import Parcel
from producers.drafts import ActDraft
from producers.maker import EventMaker, Origin
from producers.outbox import Place
from producers.simulator.desk import Step
from producers.simulator.places import Office, offices
from producers.simulator.plan import WorldConfig
from producers.simulator.world import world
from register.numbers import file_number
from schemas import codec
from schemas.content import sealed_fields
from schemas.events import Content, Sealed
from schemas.ids import derived_id
from schemas.sealing import DeviceKeys

_SEED, _FILES = 100, 800  # about 22,000 acts; the seed gives nine-digit serials, so that replicas' are as long
_UNTIL = date(2025, 12, 31)
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SERIALS, _STRIDE, _TAIL = 1_000_000, 0x9E3779B97F4B, 0xFFFFFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Original:
    """An event of the simulated world: its parcel, the sealed values in it, its file's number if it gives one."""

    parcel: Parcel
    device: DeviceKeys
    sealed: tuple[tuple[str, Sealed, Content], ...]
    number: str | None


@dataclass(frozen=True)
class Corpus:
    """Events for the register whose epoch key is `public`."""

    epoch: str
    public: bytes

    def parcels(self, first: int, count: int) -> Iterator[Parcel]:
        """Yield `count` events from place `first` on, each file's in order."""
        size = len(self._originals)
        return islice(self._endless(first // size), first % size, first % size + count)

    def _endless(self, replica: int) -> Iterator[Parcel]:
        while True:
            ids: dict[bytes, bytes] = {}
            for place, original in enumerate(self._originals):
                yield _replica(original, replica, ids, replica * len(self._originals) + place)
            replica += 1

    @cached_property
    def _originals(self) -> Sequence[_Original]:
        makers = {office.code: self._maker(office) for office in offices(3)}
        steps = world(_SEED, WorldConfig(until=_UNTIL, files=_FILES))
        return [_original(step, *makers[step.office.code], seq) for seq, step in enumerate(steps, 1)]

    def _maker(self, office: Office) -> tuple[EventMaker, DeviceKeys]:
        chance = Random(office.code)
        keys = DeviceKeys.create(office.device, self.epoch, self.public, chance.randbytes)
        origin = Origin(
            station_id=office.code, district_id=office.district, corps=office.corps, device_id=office.device
        )
        made = iter(range(10**9))
        return EventMaker(origin, keys, b"", lambda: derived_id("bench", office.code, str(next(made)))), keys


def _original(step: Step, maker: EventMaker, keys: DeviceKeys, seq: int) -> _Original:
    draft = step.draft
    wire = maker.prepare(draft).finish(Place(device_seq=seq, follows=None, base_version=0))
    event = codec.decode_body(draft.event, wire.body)
    parcel = Parcel(
        receipt=seq,
        event_id=event.meta.event_id,
        file_id=draft.file_id,
        contract=draft.event,
        schema_sha256=wire.schema_sha256,
        headers=tuple((name, value.encode()) for name, value in json.loads(wire.headers)),
        body=wire.body,
    )
    sealed = tuple((path, value, draft.clear[path].content) for path, value in sealed_fields(event))
    return _Original(parcel, keys, sealed, str(draft.fields["file_number"]) if draft.event == "FileOpened" else None)


def _replica(original: _Original, replica: int, ids: dict[bytes, bytes], receipt: int) -> Parcel:
    parcel = original.parcel
    if replica == 0:
        return parcel

    def other(found: re.Match[bytes]) -> bytes:
        known = ids.get(found[0])
        if known is None:
            tail = int(found[0][24:], 16) ^ (replica * _STRIDE & _TAIL)
            known = ids[found[0]] = found[0][:24] + b"%012x" % tail
        return known

    body = _UUID.sub(other, parcel.body)
    event_id, file_id = (_UUID.sub(other, text.encode()).decode() for text in (parcel.event_id, parcel.file_id))
    for path, old, content in original.sealed:
        subject = _UUID.sub(other, old.subject_key_id.encode()).decode()
        new = original.device.seal(content, subject_key_id=subject, event_id=event_id, field=path)
        for was, now in zip(_secret(old), _secret(new), strict=True):
            body = body.replace(was, now)
    if original.number is not None:
        station, year, serial, _ = original.number.split("-")
        number = file_number(station, int(year), int(serial) + replica * _SERIALS)
        body = body.replace(original.number.encode(), number.encode())
    headers = tuple((name, _UUID.sub(other, value)) for name, value in parcel.headers)
    return replace(parcel, receipt=receipt, event_id=event_id, file_id=file_id, headers=headers, body=body)


def _secret(sealed: Sealed) -> tuple[bytes, bytes, bytes]:
    return sealed.wrapped_data_key, sealed.nonce, sealed.ciphertext


def drafts_of_one_office(seed: int, count: int) -> tuple[Office, list[ActDraft]]:
    """Return `count` drafts at one office, for files nobody else has touched: what one station's device takes."""
    office = offices(1)[0]
    found: list[ActDraft] = []
    left: set[str] = set()
    for step in world(seed, WorldConfig(until=_UNTIL, stations=1, files=count // 8)):
        if step.office.code != office.code or step.refused_for is not None:
            left.add(step.draft.file_id)
        elif step.draft.file_id not in left:
            found.append(step.draft)
    if len(found) < count:
        raise ValueError(f"the world gave {len(found)} drafts of {count}")
    return office, found[:count]
