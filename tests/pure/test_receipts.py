"""A device holds the register to its acts: each is proven by a checkpoint that it trusts, or told as missing, wrong."""

from __future__ import annotations

import hashlib
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.receipts import fetch_receipts
from producers.dispatch import Dispatch, Parcel, Sent
from producers.outbox import Outbox, PreparedAct, Wire
from producers.proven import Proofs, expect_proofs, read_proofs
from register.proof.checkpoints import Checkpoint, Policy, origin_of
from register.proof.leaf import LeafRecord, entry_of
from register.proof.notes import verifier_of
from register.proof.paths import check_inclusion
from register.proof.proof_files import Proof
from schemas import codec
from schemas.events import Event, Stamp
from schemas.journal import STAMP_HEADER
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.examples import an_id, person_registered
from tests.signing_examples import parcel_of

TOPIC, TOPIC_ID = "sijill.journal.v1", uuid.UUID(int=77)
KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2))
ORIGIN = origin_of("sijill.test", TOPIC, TOPIC_ID, 0)
POLICY = Policy(trees=(verifier_of(ORIGIN, KEY),))
SENT_AT, MINUTE = 1_790_000_000_000_000, 60_000_000


def act(number: int, device: str = "LM1-D1", birth_year: int = 1990) -> Event:
    """Return an act of a device."""
    event_id = an_id(f"{device} {number}")
    return person_registered(event_id=event_id, device_id=device, device_seq=number, birth_year=birth_year)


@dataclass
class Register:
    """The tree of the journal's first partition, as a notary keeps it."""

    folder: Path
    records: int = 0
    keeper: TreeKeeper = field(init=False)

    def __post_init__(self) -> None:
        self.keeper = TreeKeeper(TreeFiles(self.folder / str(TOPIC_ID) / "0"), TOPIC_ID, 0)

    def record(self, *acts: Event) -> None:
        """Write acts into the journal, and their leaves into the tree."""
        for each in acts:
            parcel = parcel_of(each)
            stamp = Stamp(file_version=1, recorded_at=SENT_AT, rules_version="1", schema_sha256=parcel.schema_sha256)
            leaf = LeafRecord(
                topic_id=TOPIC_ID,
                partition=0,
                offset=self.records,
                timestamp=SENT_AT // 1000,
                key=parcel.file_id.encode(),
                value=codec.frame(7, parcel.body),
                headers=(*parcel.headers, (STAMP_HEADER, codec.encode_single(stamp))),
            )
            self.records += 1
            self.keeper.take_entries([entry_of(leaf)], next_offset=self.records)
        self.keeper.commit()

    def checkpoint(self, key: Ed25519PrivateKey = KEY) -> None:
        """Sign what is there."""
        standing = self.keeper.files.standing
        claim = Checkpoint(origin=ORIGIN, size=standing.size, root=standing.root)
        self.keeper.files.replace("checkpoint", claim.signed(key).write())


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A register without an act."""
    return Register(tmp_path / "proofs" / TOPIC)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Outbox]:
    """The outbox of LM1-D1."""
    with Outbox(tmp_path / "outbox.sqlite") as found:
        expect_proofs(found, limit=10 * MINUTE)
        yield found


def send(box: Outbox, *acts: Event) -> None:
    """Have acts acknowledged by the broker."""
    for each in acts:
        parcel = parcel_of(each)
        [receipt] = box.write([_prepared(parcel)], at=SENT_AT)
        digest = hashlib.sha256(parcel.body).digest()
        sent = Sent(receipt=receipt.number, partition=0, offset=0, content_sha256=digest)  # type: ignore[union-attr]
        Dispatch(box).mark_sent([sent], at=SENT_AT)


def _prepared(parcel: Parcel) -> PreparedAct:
    wire = Wire(schema_sha256=parcel.schema_sha256, body=parcel.body, headers="[]")
    return PreparedAct(
        event_id=parcel.event_id,
        file_id=parcel.file_id,
        contract=parcel.contract,
        digest=None,
        follows=None,
        finish=lambda _: wire,
    )


def fetched(register: Register, box: Outbox) -> list[str]:
    """Fetch proofs; return what was wrong."""
    return [wrong.what for wrong in fetch_receipts(box, register.folder, "LM1-D1", POLICY, at=SENT_AT)]


def standing(box: Outbox, *, minutes: int) -> Proofs:
    """Return what is proven some minutes after everything was sent."""
    found = read_proofs(box.path, at=SENT_AT + minutes * MINUTE)
    assert found is not None
    return found


def test_each_act_is_proven_once_its_checkpoint_is_signed(register: Register, box: Outbox) -> None:
    """Other devices' acts lie between; the proof that is kept leads from the leaf to the signed root."""
    send(box, *[act(number) for number in range(1, 4)])
    register.record(act(1), act(9, "LM1-D10"), act(2))
    register.checkpoint()
    register.record(act(3))

    assert fetched(register, box) == []
    assert standing(box, minutes=1) == Proofs(proven=2, waiting=1, missing=())
    register.checkpoint()
    assert fetched(register, box) == []
    assert standing(box, minutes=99) == Proofs(proven=3, waiting=0, missing=())
    with closing(sqlite3.connect(box.path)) as db:
        for leaf, data in db.execute("SELECT leaf, proof FROM proofs"):
            proof = Proof.read(data)
            checkpoint, _ = POLICY.accept(proof.checkpoint)
            check_inclusion(leaf, proof.index, checkpoint.size, proof.path, checkpoint.root)


def test_an_act_without_a_proof_is_missing_after_the_limit(register: Register, box: Outbox) -> None:
    """One that the register refused is not."""
    send(box, act(1), act(2), act(3))
    register.record(act(2))
    register.checkpoint()
    with box.transaction() as db:
        db.execute("UPDATE outbox SET refused = 'FILE_UNKNOWN' WHERE device_seq = 3")

    assert fetched(register, box) == []
    assert standing(box, minutes=9).missing == ()
    assert [one.event_id for one in standing(box, minutes=11).missing] == [act(1).meta.event_id]


def test_another_act_under_the_id_of_one_that_was_sent_is_told(register: Register, box: Outbox) -> None:
    send(box, act(1))
    register.record(act(1, birth_year=1971))
    register.checkpoint()

    assert fetched(register, box) == ["The register's history holds another act under this id than the device sent."]
    assert standing(box, minutes=11).proven == 0


def test_a_checkpoint_of_an_unknown_key_proves_nothing(register: Register, box: Outbox) -> None:
    send(box, act(1))
    register.record(act(1))
    register.checkpoint(OTHER)

    assert fetched(register, box) == ["The checkpoint is not signed by the key of its origin."]
    assert standing(box, minutes=11).proven == 0


def test_where_nobody_wants_proofs_none_is_missing(tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox.sqlite") as box:
        send(box, act(1))

    assert read_proofs(tmp_path / "outbox.sqlite", at=SENT_AT + 99 * MINUTE) is None
