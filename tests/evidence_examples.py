"""A register's history as a notary leaves it, for tests of evidence: signed acts, orders, trees, checkpoints, tables.

archive = build(tmp_path, *history(files=20))
findings = verify(archive.export(tmp_path / "out"))
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.evidence_export import export_all, export_file, export_range, signed_trees, signed_units
from register.days import DAY, local_day
from register.fold import fold
from register.proof.checkpoints import Checkpoint, Policy, cosign, origin_of
from register.proof.evidence import check_bundle
from register.proof.evidence_leaves import Finding
from register.proof.leaf import LeafRecord, entry_of
from register.proof.notes import COSIGNATURE, Note, verifier_of, with_signatures
from register.proof.trust import Trust
from schemas import codec
from schemas.events import DeviceEnrolled, Event, Stamp, UnitEvent
from schemas.journal import STAMP_HEADER, event_headers, header, order_headers, read_journal_record
from schemas.topics import UNITS
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.readside_examples import START, RawRecord, Scribe
from tests.signing_examples import SigningDevice, signature_of
from tests.units_examples import envelope

TOPIC, TOPIC_ID, UNITS_ID, REGISTER = "sijill.journal.v1", UUID(int=77), UUID(int=78), "sijill.test"
KEY, OTHER, COURT = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3))
WITNESS = verifier_of("court.test/w1", COURT, COSIGNATURE)
FIRST_DAY = START // DAY - 1
CO_SIGNED_AT = 1_790_000_000
_SCHEMA_ID = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An order, its offset, and when the broker took it (microseconds UTC)."""

    order: UnitEvent
    offset: int
    at: int


@dataclass(frozen=True, kw_only=True)
class Archive:
    """The trees over some files' lives, what the tables show of them, and a checkpoint from half way."""

    folder: Path
    shown: dict[str, dict[str, Any]]
    half: dict[int, bytes]

    def tables(self, names: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        return ((name, told) for name, told in sorted(self.shown.items()) if names is None or name in names)

    def export(self, out: Path) -> Path:
        units = signed_units(self.folder)
        export_all(signed_trees(self.folder / TOPIC), out, self.tables, lambda _: None, units)
        return out

    def export_file(self, name: str, out: Path) -> int:
        trees, units = signed_trees(self.folder / TOPIC), signed_units(self.folder)
        return export_file(trees, name, out, self.tables, lambda _: None, units)

    def export_range(self, partition: int, first: int, last: int, out: Path) -> int:
        trees, units = signed_trees(self.folder / TOPIC), signed_units(self.folder)
        return export_range(trees, partition, first, last, out, lambda _: None, units)


def history(seed: int = 5, files: int = 150, *, open_at_once: int = 40) -> tuple[list[RawRecord], list[Given]]:
    """Return the journal and the orders: of three devices one changes its key half way.

    The second has one key, the third has none until then and does not sign.
    """
    bare = list(Scribe(seed).lives(files, open_at_once=open_at_once))
    acts = [event_of(record) for record in bare]
    one, two, three = sorted({act.meta.device_id for act in acts})
    units = {act.meta.device_id: act.meta.station_id for act in acts}
    half = bare[len(bare) // 2].recorded_at
    first, second = SigningDevice(device_id=one, word="1"), SigningDevice(device_id=two, word="2")
    late = {one: SigningDevice(device_id=one, word="1 anew"), three: SigningDevice(device_id=three, word="3")}
    early = {one: first, two: second}
    day = local_day(half)
    orders: list[tuple[UnitEvent, int]] = [
        (first.enrolled(units[one], FIRST_DAY), START - DAY),
        (second.enrolled(units[two], FIRST_DAY), START - DAY),
        (DeviceEnrolled(meta=envelope(units[three], FIRST_DAY), device_id=three), START - DAY),
        (late[one].rotated(day, units[one]), half),
        (late[three].rotated(day, units[three]), half),
    ]
    given = [Given(order=order, offset=2 * number, at=at) for number, (order, at) in enumerate(orders)]
    signed: dict[int, RawRecord] = {}
    for keys, numbers, known in (
        (early, [n for n, one in enumerate(bare) if one.recorded_at <= half], 3),
        (early | late, [n for n, one in enumerate(bare) if one.recorded_at > half], 5),
    ):
        for device_id, device in keys.items():
            mine = [number for number in numbers if acts[number].meta.device_id == device_id]
            for number, parcel in zip(mine, device.signed(*[acts[number] for number in mine]), strict=True):
                signed[number] = stamped(bare[number], signature=signature_of(parcel))
        for number in numbers:
            position = given[known - 1].offset + 1
            signed[number] = stamped(signed.get(number, bare[number]), units_offset=position)
    return [signed[number] for number in range(len(bare))], given


def event_of(record: RawRecord) -> Event:
    return read_journal_record(record.partition, 0, record.key, record.value, record.headers).event


def stamped(record: RawRecord, **changes: Any) -> RawRecord:
    """Return the record with another stamp."""
    stamp: Stamp = codec.decode_single(header(record.headers, STAMP_HEADER) or b"")
    kept = [one for one in record.headers if one[0] != STAMP_HEADER]
    return replace(record, headers=[*kept, (STAMP_HEADER, codec.encode_single(replace(stamp, **changes)))])


def of_register(event: Event, *, version: int, at: int, like: RawRecord) -> RawRecord:
    """Return the record of an act of the register's own, in the partition of another record's file."""
    headers = [*event_headers(event.NAME, event.meta), *(one for one in like.headers if one[0] == STAMP_HEADER)]
    value = codec.frame(_SCHEMA_ID, codec.encode_body(event))
    made = replace(like, value=value, headers=headers, recorded_at=at)
    schema = codec.contract(event.NAME).sha256
    return stamped(
        made, file_version=version, recorded_at=at, schema_sha256=schema, signature=None, keys=(), units_offset=9
    )


def signed_by(device: SigningDevice, record: RawRecord) -> RawRecord:
    """Return the record with a device's signature of its act alone."""
    return stamped(record, signature=signature_of(device.signed(event_of(record))[0]))


def origin(partition: int) -> str:
    return origin_of(REGISTER, TOPIC, TOPIC_ID, partition)


UNITS_ORIGIN = origin_of(REGISTER, UNITS.name, UNITS_ID, 0)


def trust(wanted: int = 0) -> Trust:
    """Return whom an auditor believes: the register's trees, the court as witness."""
    logs = tuple(verifier_of(name, KEY) for name in (*map(origin, range(12)), UNITS_ORIGIN))
    return Trust(logs=logs, witnesses=(("", WITNESS),), wanted=wanted)


def policy(wanted: int = 0) -> Policy:
    return trust(wanted).policy


def leaf_of(record: RawRecord, offset: int) -> LeafRecord:
    return LeafRecord(
        topic_id=TOPIC_ID,
        partition=record.partition,
        offset=offset,
        timestamp=record.recorded_at // 1000,
        key=record.key,
        value=record.value,
        headers=tuple(record.headers),
    )


def order_leaf(given: Given) -> LeafRecord:
    return LeafRecord(
        topic_id=UNITS_ID,
        partition=0,
        offset=given.offset,
        timestamp=given.at // 1000,
        key=given.order.meta.unit_id.encode(),
        value=codec.frame(_SCHEMA_ID, codec.encode_body(given.order)),
        headers=tuple(order_headers(given.order)),
    )


def sign(files: TreeFiles, name: str, key: Ed25519PrivateKey = KEY) -> bytes:
    """Put a checkpoint over what stands beside a tree, co-signed by the court; return it."""
    claim = Checkpoint(origin=name, size=files.standing.size, root=files.standing.root)
    data = co_signed(claim.signed(key))
    files.replace("checkpoint", data)
    return data


def co_signed(note: Note) -> bytes:
    return with_signatures(note, [cosign(note, WITNESS.name, COURT, CO_SIGNED_AT)]).write()


def build(folder: Path, records: Sequence[RawRecord], orders: Sequence[Given]) -> Archive:
    """Write the trees, their checkpoints, and what the tables show: all of it as the register and its notary do."""
    half: dict[int, bytes] = {}
    keepers: dict[int, TreeKeeper] = {}
    states: dict[str, Any] = {}
    rows: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for number, record in enumerate(records):
        here = folder / TOPIC / str(TOPIC_ID) / str(record.partition)
        keeper = keepers.get(record.partition)
        if keeper is None:
            keeper = keepers[record.partition] = TreeKeeper(TreeFiles(here), TOPIC_ID, record.partition)
        offset = keeper.next_offset + number % 3 % 2  # markers of transactions lie between
        keeper.take_entries([entry_of(leaf_of(record, offset))], next_offset=offset + 1)
        read = read_journal_record(record.partition, offset, record.key, record.value, record.headers)
        states[read.file_id] = fold(
            states.get(read.file_id), read.event, version=read.stamp.file_version, recorded_at=read.stamp.recorded_at
        )
        rows[read.file_id].append((read.event.meta.event_id, record.partition, offset))
        if number == len(records) // 2:
            for partition, one in keepers.items():
                one.commit()
                half[partition] = sign(one.files, origin(partition))
    for partition, one in keepers.items():
        one.commit()
        sign(one.files, origin(partition))
    if orders:
        kept = TreeKeeper(TreeFiles(folder / UNITS.name / str(UNITS_ID) / "0"), UNITS_ID, 0)
        kept.take_entries([entry_of(order_leaf(one)) for one in orders], next_offset=orders[-1].offset + 1)
        kept.commit()
        sign(kept.files, UNITS_ORIGIN)
    shown = {name: {"state": codec.encode_body(state).hex(), "rows": rows[name]} for name, state in states.items()}
    return Archive(folder=folder, shown=shown, half=half)


def verify(bundle: Path, believed: Policy | None = None, *against: bytes) -> list[Finding]:
    """Return what is found in a bundle by who believes the register and wants the court's line."""

    def read(part: str) -> bytes:
        try:
            return (bundle / part).read_bytes()
        except OSError:
            raise FileNotFoundError(part) from None

    return list(check_bundle(read, believed or policy(wanted=1), against))


def broken(findings: list[Finding]) -> list[str]:
    return [finding.what for finding in findings if finding.verdict == "BROKEN"]


def told_of(findings: list[Finding]) -> str:
    """Return all that was found, a line each."""
    return "\n".join(f"{finding.verdict} {finding.what}" for finding in findings)
