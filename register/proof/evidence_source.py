"""Whose acts the leaves of a bundle are: each against the key that the orders of the organisation gave its device.

An act is judged by the orders that its stamp says were known. A stamp that knows less than was in the history an hour
before is not believed: that is how an operator would hide that a signature was asked for, or a device revoked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from register.acts import SYSTEM_DEVICE, is_notice
from register.days import iso
from register.proof.evidence_leaves import Finding, Leaves
from register.proof.leaf import LeafRecord
from register.proof.paths import ProofWrong
from register.proof.source import SignedGroups, key_id
from register.roles import may_do
from register.units.fold import fold_unit
from register.units.organisation import Organisation
from register.units.signing import check_source
from schemas.events import DeviceEnrolled, DeviceKeyRotated, DeviceRevoked, UnitEvent
from schemas.journal import JournalRecord, read_order_record

_HEARD_US = 3_600_000_000  # by when a screen has heard of an order; in truth within a second
_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order of the organisation, its offset, and when the broker took it (microseconds UTC)."""

    event: UnitEvent
    offset: int
    at: int

    def __str__(self) -> str:
        meta = self.event.meta
        return f"order {meta.event_id} from {iso(meta.effective_date)}"


@dataclass(slots=True)
class Orders:
    """The orders of a bundle in their sequence; `known` is what those up to some offset make of the organisation."""

    orders: list[Order] = field(default_factory=list)
    known: Organisation = field(default_factory=Organisation)
    _folded: int = 0

    def take(self, record: LeafRecord) -> None:
        """Take the next leaf of the topic of units; raise Undecodable."""
        event = read_order_record(record.offset, record.value, [(name, raw or b"") for name, raw in record.headers])
        self.orders.append(Order(event=event, offset=record.offset, at=record.timestamp * 1000))

    @property
    def end(self) -> int:
        """Return the offset after the last order."""
        return self.orders[-1].offset + 1 if self.orders else 0

    def advance(self, position: int) -> Organisation:
        """Return the organisation as the orders before `position` make it; positions never go back."""
        while self._folded < len(self.orders) and self.orders[self._folded].offset < position:
            order = self.orders[self._folded]
            self.known = fold_unit(self.known, order.event, position=order.offset + 1)
            self._folded += 1
        return self.known

    def unheard(self, at: int) -> Order | None:
        """Return the first order not folded yet if it was given so long before `at` that a screen had heard of it."""
        order = self.orders[self._folded] if self._folded < len(self.orders) else None
        return order if order is not None and order.at + _HEARD_US < at else None


def check_sources(leaves: Leaves, orders: Orders) -> Iterator[Finding]:
    """Yield how many acts bear whose signatures, which must and do not, and of which nothing shows the source."""
    groups, signed, bare = SignedGroups(), Counter[tuple[str, bytes]](), Counter[str]()
    records = [record for kept in leaves.records.values() for record in kept]
    beyond = max((record.stamp.units_offset or 0 for record in records), default=0)
    if beyond > orders.end:
        what = f"Acts were judged by orders up to {beyond}, the bundle has those up to {orders.end}: export it again."
        yield Finding(verdict="BROKEN", what=what, where="units")
        return
    for record in sorted(records, key=_in_groups):
        organisation = orders.advance(record.stamp.units_offset or 0)
        try:
            key = _checked(record, orders, organisation, groups)
        except ProofWrong as wrong:
            meta = record.event.meta
            what = f"Act {meta.event_id} in the name of {meta.device_id}: {wrong.what}"
            yield Finding(verdict="BROKEN", what=what, where=f"{record.partition}/{record.offset}")
        else:
            if key is None:
                bare[record.event.meta.device_id] += 1
            else:
                signed[record.event.meta.device_id, key] += 1
    orders.advance(orders.end)
    yield from _signed(signed, len(records), orders)
    yield from _unsigned(bare)
    if orders.orders:
        what = "Orders bear no signatures: that those named in them gave them is not shown."
    else:
        what = "There are no orders of the organisation here: which keys are the devices' is not shown."
    yield Finding(verdict="OPEN", what=what)


def _in_groups(record: JournalRecord) -> tuple[int, str, int]:
    """Order acts so that the organisation only goes forward, and that those of one signature follow each other."""
    meta = record.event.meta
    return record.stamp.units_offset or 0, meta.device_id, meta.device_seq


def _checked(record: JournalRecord, orders: Orders, organisation: Organisation, groups: SignedGroups) -> bytes | None:
    """Return the id of the key that signed an act, or None where none had to; raise ProofWrong."""
    unheard = orders.unheard(record.stamp.recorded_at)
    if unheard is not None:
        raise ProofWrong(f"It is stamped as if nobody had heard of {unheard}, given long before.")
    event = record.event
    if event.meta.device_id == SYSTEM_DEVICE and not (is_notice(event) or "SYSTEM" in may_do(event.NAME)):
        raise ProofWrong(f"The register itself never does what {event.NAME} says, and no device signed it.")
    key = check_source(record, organisation, groups)
    if key is None and record.stamp.signature is not None:
        raise ProofWrong("It bears a signature that is no enrolled key's.")
    return None if key is None else key.id


def _signed(signed: Mapping[tuple[str, bytes], int], count: int, orders: Orders) -> Iterator[Finding]:
    if not signed:
        return
    devices = len({device for device, _ in signed})
    what = f"{sum(signed.values())} of {count} acts are signed by the keys of {devices} devices"
    yield Finding(verdict="PROVEN", what=what)
    brought, ended = _histories(orders)
    for (device, key), acts in sorted(signed.items()):
        orders_of = "; ".join([*brought.get(key, ()), *ended.get(key, ()), *ended.get(device.encode(), ())])
        yield Finding(verdict="PROVEN", what=f"{acts} by key {key.hex()} of {device}: {orders_of}", where="units")


def _histories(orders: Orders) -> tuple[Mapping[bytes, list[str]], Mapping[bytes, list[str]]]:
    """Return the orders that brought each key, and those that ended a key or its device, in words."""
    brought, ended = defaultdict[bytes, list[str]](list), defaultdict[bytes, list[str]](list)
    current: dict[str, bytes] = {}
    for order in orders.orders:
        event = order.event
        if isinstance(event, DeviceKeyRotated) or (isinstance(event, DeviceEnrolled) and event.public_key):
            key = key_id(event.public_key or b"")
            if event.device_id in current:
                ended[current[event.device_id]].append(f"replaced by {order}")
            brought[key].append(f"{'rotated' if isinstance(event, DeviceKeyRotated) else 'enrolled'} by {order}")
            current[event.device_id] = key
        elif isinstance(event, DeviceRevoked):
            ended[event.device_id.encode()].append(f"revoked by {order}")
    return brought, ended


def _unsigned(bare: Mapping[str, int]) -> Iterator[Finding]:
    own = bare.get(SYSTEM_DEVICE, 0)
    if own:
        what = (
            f"{own} acts are the register's own (notices, merges): no device signs them, the register vouches for them."
        )
        yield Finding(verdict="OPEN", what=what)
    others = sorted(device for device in bare if device != SYSTEM_DEVICE)
    if others:
        few = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        acts = sum(bare[device] for device in others)
        what = f"{acts} acts bear no signature, and none was asked for on their days: {len(others)} devices, {few}."
        yield Finding(verdict="OPEN", what=what)
