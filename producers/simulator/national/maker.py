"""Steps to sealed events by the keys of many devices at once: what stations would send, without their outboxes.

Order per file is kept; a device's numbers follow the order of sending. An undone merge carries the very bytes of the
acts since, so those of its story are remembered until it was sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from producers.dispatch import Parcel
from producers.drafts import ActDraft
from producers.maker import EventMaker, Origin
from producers.outbox import Place
from producers.simulator.desk import Step
from producers.simulator.places import Office
from register.rules import RULES_VERSION
from schemas.codec import encode_single
from schemas.events import SHA256, SeparatedAct, Stamp
from schemas.sealing import DeviceKeys


class NationalMaker:
    """Makes the parcels of many devices; `keys` gives the key of a device.

    `since` gives the acts since the merge that a step undoes, as the register has them; without it they are the
    bytes made here.
    """

    def __init__(
        self, keys: Callable[[str], DeviceKeys], since: Callable[[Step], tuple[SeparatedAct, ...]] | None = None
    ) -> None:
        self._keys, self._since = keys, since
        self._makers: dict[str, EventMaker] = {}
        self._last: dict[str, int] = {}
        self._wanted: dict[str, SeparatedAct] = {}
        self._receipt = 0

    def parcels(self, steps: Iterable[Step], wave: int | None = None) -> Iterator[Parcel]:
        """Yield the sealed events of one story in order, all of them or those of one wave. Raises Misfit."""
        steps = list(steps)
        wanted = {} if self._since is not None else {one: file_id for step in steps for one, file_id in step.parts}
        for step in steps:
            if wave is None or step.wave == wave:
                parcel = self._parcel(step)
                if parcel.event_id in wanted:
                    self._wanted[parcel.event_id] = _separated(step, parcel, wanted[parcel.event_id])
                yield parcel

    def _parcel(self, step: Step) -> Parcel:
        office = step.office
        maker = self._makers.get(office.code)
        if maker is None:
            maker = self._makers[office.code] = self._maker(office)
        place = self._last[office.code] = self._last.get(office.code, 0) + 1
        self._receipt += 1
        act = maker.prepare(self._whole(step))
        follows = step.draft.follows
        wire = act.finish(Place(device_seq=place, follows=follows, base_version=step.draft.base_version or 0))
        return Parcel(
            receipt=self._receipt,
            event_id=act.event_id,
            file_id=act.file_id,
            contract=act.contract,
            schema_sha256=wire.schema_sha256,
            headers=tuple((name, value.encode()) for name, value in json.loads(wire.headers)),
            body=wire.body,
        )

    def _whole(self, step: Step) -> ActDraft:
        """Return the draft, with the acts that an undone merge gives to its files."""
        if not step.undoes:
            return step.draft
        acts = tuple(self._wanted.pop(one) for one, _ in step.parts) if self._since is None else self._since(step)
        return replace(step.draft, fields={**step.draft.fields, "acts": acts})

    def _maker(self, office: Office) -> EventMaker:
        origin = Origin(
            station_id=office.code, district_id=office.district, corps=office.corps, device_id=office.device
        )
        return EventMaker(origin, self._keys(office.device), None, _no_id)


def _separated(step: Step, parcel: Parcel, file_id: str) -> SeparatedAct:
    stamp = Stamp(
        file_version=1,
        recorded_at=step.arrives,
        rules_version=RULES_VERSION,
        schema_sha256=SHA256[parcel.contract],
    )
    return SeparatedAct(
        event_id=parcel.event_id,
        event_type=parcel.contract,
        file_id=file_id,
        body=parcel.body,
        stamp=encode_single(stamp),
    )


def _no_id() -> str:
    """Return the transaction of a simulated act: none but its own."""
    return "00000000-0000-7000-8000-000000000000"
