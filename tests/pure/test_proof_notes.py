"""Signed notes, checkpoints, cosignatures, proof files and the answers of a witness, as C2SP specifies them."""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from register.proof.checkpoints import Checkpoint, Policy, cosign, cosigned_at, origin_of, read_checkpoint
from register.proof.leaf import LeafDigest, LeafRecord, entry_of, read_entry
from register.proof.notes import COSIGNATURE, Note, NoteWrong, VerifierKey, sign, verifier_of, verify, with_signatures
from register.proof.paths import ProofWrong
from register.proof.proof_files import Proof
from register.proof.tree import EMPTY_ROOT, Tree, leaf_hash, node_hash
from register.proof.witnessing import Refusal, Request, Seen, judge, read_request
from schemas.errors import Undecodable

ORIGIN, WITNESS, AT = "sijill.example.tn/journal/0", "witness.example.tn/w1", 1_790_000_000
KEY, OTHER, THIRD = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3))
TREE_KEY, WITNESS_KEY = verifier_of(ORIGIN, KEY), verifier_of(WITNESS, OTHER, COSIGNATURE)
# The example of c2sp.org/tlog-cosignature: the signatures' keys are not published with it, the layout is
PUBLISHED = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501 - a line of a signature has no end before its end
POEM = """Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""  # noqa: E501 - as above


def checkpoint_of(*entries: bytes) -> Checkpoint:
    tree = Tree()
    tree.grow(map(leaf_hash, entries))
    return Checkpoint(origin=ORIGIN, size=tree.size, root=tree.root())


SMALL, LARGE = checkpoint_of(b"a", b"b"), checkpoint_of(b"a", b"b", b"c")
TO_LARGE = (leaf_hash(b"c"),)


@pytest.mark.parametrize("text", [PUBLISHED, POEM])
def test_published_notes_are_read_and_written_to_the_byte(text: str) -> None:
    note = Note.read(text.encode())

    assert note.write() == text.encode()
    assert verify(note, [TREE_KEY]) == []  # whoever is not known is not listened to


def test_the_published_cosignature_says_when() -> None:
    note = Note.read(PUBLISHED.encode())
    checkpoint = Checkpoint.of(note)

    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20_852_163)
    assert struct.unpack(">Q", note.signatures[1].made[:8]) == (1_679_315_147,)
    assert len(note.signatures[1].made) == 72


def test_a_key_is_written_and_its_id_computed_as_the_specification_says() -> None:
    """Key id = SHA-256(name ‖ newline ‖ type ‖ key), four bytes: computed here without the code under test."""
    public = KEY.public_key().public_bytes_raw()
    key_id = hashlib.sha256(ORIGIN.encode() + b"\n\x01" + public).digest()[:4]
    text = f"{ORIGIN}+{key_id.hex()}+" + base64.b64encode(b"\x01" + public).decode()

    assert str(TREE_KEY) == text
    assert VerifierKey.read(text) == TREE_KEY
    assert VerifierKey.read(str(WITNESS_KEY)) == WITNESS_KEY


@pytest.mark.parametrize(
    "text", ["", "a+b", "a b+00000000+AQ==", str(TREE_KEY)[:-4], str(TREE_KEY).replace("+", "-", 1)]
)
def test_a_damaged_key_is_refused(text: str) -> None:
    with pytest.raises(NoteWrong):
        VerifierKey.read(text)


def test_a_key_under_another_name_or_id_is_refused() -> None:
    name, key_id, raw = str(TREE_KEY).split("+", 2)
    for text in (f"other+{key_id}+{raw}", f"{name}+00000000+{raw}"):
        with pytest.raises(NoteWrong, match="id of the key"):
            VerifierKey.read(text)


def test_a_checkpoint_is_signed_as_the_specification_says() -> None:
    """The signature is plain Ed25519 over the text, the key id before it: checked without the code under test."""
    note = SMALL.signed(KEY)
    text, line = note.write().decode().split("\n\n")
    raw = base64.b64decode(line.removeprefix(f"— {ORIGIN} "))

    KEY.public_key().verify(raw[4:], (text + "\n").encode())
    assert raw[:4] == TREE_KEY.id
    assert text == f"{ORIGIN}\n2\n{base64.b64encode(SMALL.root).decode()}"
    assert read_checkpoint(note.write(), [TREE_KEY]) == (SMALL, note)


def test_a_cosignature_is_made_as_the_specification_says() -> None:
    note = SMALL.signed(KEY)
    made = cosign(note, WITNESS, OTHER, AT).made

    OTHER.public_key().verify(made[8:], f"cosignature/v1\ntime {AT}\n{note.text}".encode())
    assert cosigned_at(with_signatures(note, [cosign(note, WITNESS, OTHER, AT)]), [WITNESS_KEY]) == {WITNESS: AT}


def damaged(data: bytes) -> dict[str, bytes]:
    """Return what a note may become, by what is wrong with it."""
    text = data.decode()
    return {
        "no signature": text.split("\n\n")[0].encode() + b"\n\n",
        "no blank line": text.replace("\n\n", "\n").encode(),
        "last line not ended": data[:-1],
        "control character": text.replace("\n2\n", "\n2\t\n").encode(),
        "not UTF-8": data.replace(b"sijill", b"sij\xffll", 1),
        "leading zero": text.replace("\n2\n", "\n02\n").encode(),
        "another size": text.replace("\n2\n", "\n3\n").encode(),
        "another root": text.replace(
            base64.b64encode(SMALL.root).decode(), base64.b64encode(LARGE.root).decode()
        ).encode(),
        "hyphen for dash": text.replace("—", "-").encode(),
        "short signature": (text.split("\n\n")[0] + f"\n\n— {ORIGIN} AAAA\n").encode(),
        "signed by another": SMALL.signed(OTHER).write(),
        "right id, wrong signature": Note(
            text=SMALL.text(),
            signatures=(replace(SMALL.signed(KEY).signatures[0], made=SMALL.signed(OTHER).signatures[0].made),),
        ).write(),
        "another origin": replace(SMALL, origin="elsewhere").signed(KEY).write(),
        "65 signatures": data + text.split("\n\n")[1].encode() * 64,
    }


@pytest.mark.parametrize("damage", damaged(SMALL.signed(KEY).write()))
def test_a_damaged_checkpoint_is_refused(damage: str) -> None:
    with pytest.raises(NoteWrong):
        read_checkpoint(damaged(SMALL.signed(KEY).write())[damage], [TREE_KEY])


def test_sixteen_signatures_are_read() -> None:
    note = SMALL.signed(KEY)
    others = [cosign(note, f"witness/{number}", OTHER, AT) for number in range(15)]

    assert len(read_checkpoint(with_signatures(note, others).write(), [TREE_KEY])[1].signatures) == 16


def test_who_trusts_two_witnesses_wants_both() -> None:
    """Policy counts witnesses, not signatures; one false signature of a known witness spoils the note."""
    note = SMALL.signed(KEY)
    second = verifier_of("witness/2", THIRD, COSIGNATURE)
    policy = Policy(trees=(TREE_KEY,), witnesses=(WITNESS_KEY, second), wanted=2)
    once = with_signatures(note, [cosign(note, WITNESS, OTHER, AT), cosign(note, WITNESS, OTHER, AT + 1)])
    both = with_signatures(once, [cosign(note, "witness/2", THIRD, AT)])
    false = replace(cosign(note, "witness/2", THIRD, AT), made=cosign(note, "witness/2", OTHER, AT).made)

    with pytest.raises(NoteWrong, match="2 witnesses"):
        policy.accept(once.write())
    assert policy.accept(both.write()) == (SMALL, {WITNESS: AT + 1, "witness/2": AT})
    with pytest.raises(NoteWrong, match="not its own"):
        policy.accept(with_signatures(once, [false]).write())


def test_a_proof_file_is_as_the_specification_shows_it_and_proves_its_entry_only() -> None:
    path = (leaf_hash(b"a"), leaf_hash(b"c"))
    proof = Proof(index=1, path=path, checkpoint=LARGE.signed(KEY).write(), extra=b"\x01\x02")
    policy, lines = Policy(trees=(TREE_KEY,)), proof.write().decode().split("\n")

    assert lines[:5] == [
        "c2sp.org/tlog-proof@v1",
        "extra AQI=",
        "index 1",
        *(base64.b64encode(p).decode() for p in path),
    ]
    assert (lines[5], "\n".join(lines[6:]).encode()) == ("", proof.checkpoint)
    assert Proof.read(proof.write()) == proof
    assert Proof.read(replace(proof, path=(), extra=b"").write()) == replace(proof, path=(), extra=b"")
    assert proof.verify(b"b", policy)[0] == LARGE
    for wrong in (proof, replace(proof, index=0), replace(proof, path=path[:1]), replace(proof, index=7)):
        with pytest.raises(ProofWrong):
            wrong.verify(b"b" if wrong is not proof else b"x", policy)
    with pytest.raises(NoteWrong, match="No key is known"):
        proof.verify(b"b", Policy(trees=(WITNESS_KEY,)))


@pytest.mark.parametrize(
    ("line", "text"),
    [("line 1", "c2sp.org/tlog-proof@v2"), ("line 2", "index 01"), ("line 2", "number 1"), ("line 3", "AAAA")],
)
def test_a_malformed_proof_names_its_line(line: str, text: str) -> None:
    good = ["c2sp.org/tlog-proof@v1", "index 1", base64.b64encode(bytes(32)).decode(), "", "…"]
    good[int(line[-1]) - 1] = text
    with pytest.raises(NoteWrong) as refused:
        Proof.read("\n".join(good).encode())

    assert refused.value.where == line


def request(old: int, claimed: Checkpoint, path: tuple[bytes, ...] = (), key: Ed25519PrivateKey = KEY) -> bytes:
    steps = "".join(base64.b64encode(step).decode() + "\n" for step in path)
    return f"old {old}\n{steps}\n".encode() + claimed.signed(key).write()


SEEN = Seen(size=2, root=SMALL.root)
SECOND_KEY = verifier_of(SMALL.origin, THIRD)
FALSE = replace(sign(SMALL.text(), SMALL.origin, THIRD), made=bytes(64))
BOTH, SPOILT = (
    b"old 0\n\n" + with_signatures(SMALL.signed(KEY), [line]).write()
    for line in (cosign(SMALL.signed(KEY), "stranger/w9", THIRD, AT), FALSE)
)
FORKED = replace(LARGE, root=node_hash(node_hash(leaf_hash(b"x"), leaf_hash(b"b")), leaf_hash(b"c")))


@pytest.mark.parametrize(
    ("status", "body", "seen", "keys"),
    [
        (200, request(0, SMALL), Seen(), [TREE_KEY]),
        (200, request(2, LARGE, TO_LARGE), SEEN, [TREE_KEY]),
        (200, request(2, SMALL), SEEN, [TREE_KEY]),
        (400, b"old two\n\n" + SMALL.signed(KEY).write(), SEEN, [TREE_KEY]),
        (400, b"", SEEN, [TREE_KEY]),
        (400, b"old 0\n\nnonsense", SEEN, [TREE_KEY]),
        (400, request(3, SMALL), SEEN, [TREE_KEY]),
        (400, request(0, SMALL, (bytes(32),) * 64), Seen(), [TREE_KEY]),
        (200, BOTH, Seen(), [TREE_KEY]),
        (200, SPOILT, Seen(), [TREE_KEY]),
        (400, request(0, SMALL).replace(b"\n2\n", b"\n02\n"), SEEN, [TREE_KEY]),
        (400, request(0, SMALL).replace(b"old 0\n", b"old 0"), SEEN, [TREE_KEY]),
        (400, request(0, replace(SMALL, size=2**63)), Seen(), [TREE_KEY]),
        (400, request(2, LARGE, (b"short",)), SEEN, [TREE_KEY]),
        (400, request(0, SMALL)[:-1], SEEN, [TREE_KEY]),
        (403, request(0, SMALL, key=OTHER), Seen(), [TREE_KEY]),
        (403, SPOILT, Seen(), [TREE_KEY, SECOND_KEY]),
        (403, request(0, SMALL, key=THIRD), Seen(), [TREE_KEY]),
        (403, request(3, SMALL, key=OTHER), SEEN, [TREE_KEY]),
        (404, request(3, SMALL, key=OTHER), SEEN, []),
        (404, request(0, SMALL), Seen(), []),
        (409, request(0, LARGE), SEEN, [TREE_KEY]),
        (409, request(1, LARGE, TO_LARGE), SEEN, [TREE_KEY]),
        (422, request(2, LARGE), SEEN, [TREE_KEY]),
        (422, request(2, LARGE, (bytes(32),)), SEEN, [TREE_KEY]),
        (422, request(2, FORKED, TO_LARGE), SEEN, [TREE_KEY]),
        (422, request(2, replace(SMALL, root=bytes(32))), SEEN, [TREE_KEY]),
        (422, request(0, SMALL, (bytes(32),)), Seen(), [TREE_KEY]),
        (422, request(0, replace(SMALL, size=0)), Seen(), [TREE_KEY]),
        (200, request(0, Checkpoint(origin=SMALL.origin, size=0, root=EMPTY_ROOT)), Seen(), [TREE_KEY]),
    ],
)
def test_a_witness_answers_as_the_specification_says(
    status: int, body: bytes, seen: Seen, keys: list[VerifierKey]
) -> None:
    found = read_request(body)
    refusal = found if isinstance(found, Refusal) else judge(found, keys, seen)

    assert (200 if refusal is None else refusal.status) == status
    if status == 409:
        assert refusal == Refusal(status=409, body="2\n", content_type="text/x.tlog.size")
    if status == 200:
        assert isinstance(found, Request)


RECORDS = st.builds(
    LeafRecord,
    topic_id=st.uuids(),
    partition=st.integers(0, 2**32 - 1),
    offset=st.integers(0, 2**63),
    timestamp=st.integers(-1, 2**62),
    key=st.none() | st.binary(max_size=40),
    value=st.none() | st.binary(max_size=200),
    headers=st.lists(st.tuples(st.text(max_size=9), st.none() | st.binary(max_size=9)), max_size=4).map(tuple),
)


@given(RECORDS, RECORDS)
def test_an_entry_gives_back_its_record_and_no_two_records_share_one(one: LeafRecord, other: LeafRecord) -> None:
    assert read_entry(entry_of(one)) == one
    assert (entry_of(one) == entry_of(other)) == (one == other)
    for cut in (entry_of(one)[:-1], entry_of(one) + b"\x00", b"XYZ" + entry_of(one)[3:], b""):
        with pytest.raises(Undecodable):
            read_entry(cut)


def test_nothing_and_empty_are_two_things() -> None:
    record = LeafRecord(topic_id=UUID(int=1), partition=0, offset=0, timestamp=0, key=None, value=b"")

    assert entry_of(record) != entry_of(replace(record, key=b"", value=None))
    assert entry_of(replace(record, headers=(("a", None),))) != entry_of(replace(record, headers=(("a", b""),)))


def test_a_record_too_long_for_a_bundle_is_kept_by_its_digest() -> None:
    """65,535 bytes are the longest entry of a bundle; the digest is over all that a whole entry would say."""
    record = LeafRecord(topic_id=UUID(int=1), partition=2, offset=3, timestamp=4, key=b"k", value=bytes(70_000))
    found = read_entry(entry_of(record))
    longest = replace(record, value=bytes(65_535 - len(entry_of(replace(record, value=b"")))))

    assert isinstance(found, LeafDigest)
    assert (found.partition, found.offset, found.timestamp) == (2, 3, 4)
    assert found.length > 70_000
    assert entry_of(record) != entry_of(replace(record, value=bytes(69_999) + b"\x01"))
    assert (len(entry_of(longest)), read_entry(entry_of(longest))) == (65_535, longest)


def test_each_partition_of_each_topic_has_an_origin_of_its_own() -> None:
    first, second = UUID(int=1), UUID(int=2)
    origins = [
        origin_of("sijill.example.tn", "j", topic, partition) for topic in (first, second) for partition in (0, 1)
    ]

    assert len(set(origins)) == 4
    assert origins[0] == f"sijill.example.tn/j/{first}/0"
