"""A part of a bundle is the public format itself: a reader of forty lines, sharing nothing with ours, accepts it."""

from __future__ import annotations

import base64
import hashlib
import re
import struct
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.evidence_examples import Archive, build, history, trust
from tests.running import ROOT

RECORDS, ORDERS = history(6, 48)


def read_key(text: str) -> tuple[str, bytes, bytes]:
    """Return name, id and type ‖ key of a verifier key."""
    name, key_id, encoded = text.split("+", 2)
    raw = base64.b64decode(encoded)
    assert hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == key_id
    return name, bytes.fromhex(key_id), raw


def read_note(data: str, keys: list[str]) -> tuple[list[str], set[str]]:
    """Return the lines of a note's text, and who of the keys signed it; raise InvalidSignature."""
    text, _, tail = data.rpartition("\n\n")
    text += "\n"
    signed = set()
    for line in tail.splitlines():
        dash, name, encoded = line.split(" ")
        raw = base64.b64decode(encoded)
        for known, key_id, key in map(read_key, keys):
            if (dash, known, key_id) != ("—", name, raw[:4]):
                continue
            message, made = text.encode(), raw[4:]
            if key[0] == 4:
                (at,) = struct.unpack(">Q", made[:8])
                message, made = f"cosignature/v1\ntime {at}\n".encode() + message, made[8:]
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(made, message)
            signed.add(name)
    return text.splitlines(), signed


def root_over(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """Return the root to which a path leads, by the recursion of RFC 6962, 2.1.1."""
    if size == 1:
        assert not path
        return leaf
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return hashlib.sha256(b"\1" + root_over(leaf, index, half, path[:-1]) + path[-1]).digest()
    return hashlib.sha256(b"\1" + path[-1] + root_over(leaf, index - half, size - half, path[:-1])).digest()


def holds(proof: str, entry: bytes, keys: list[str]) -> bool:
    """Return whether a proof shows the entry under a root that every key's holder signed."""
    head, _, note = proof.partition("\n\n")
    first, index, *path = head.split("\n")
    assert first == "c2sp.org/tlog-proof@v1"
    (_, size, root, *_), signed = read_note(note, keys)
    leaf = hashlib.sha256(b"\0" + entry).digest()
    steps = [base64.b64decode(step) for step in path]
    found = root_over(leaf, int(index.removeprefix("index ")), int(size), steps)
    return signed == {key.split("+")[0] for key in keys} and base64.b64encode(found).decode() == root


def keys_of(tree: Path) -> list[str]:
    """Return the key of a tree and that of the witness, out of the file of trust."""
    origin = (tree / "checkpoint").read_text().split("\n")[0]
    words = [line.split() for line in trust(1).write().splitlines()]
    own = [word[1] for word in words if word[0] == "log" and word[1].startswith(f"{origin}+")]
    return [*own, *(word[2] for word in words if word[0] == "witness")]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build(tmp_path_factory.mktemp("proof"), RECORDS, ORDERS)


def test_each_proof_of_a_bundle_is_accepted_and_no_altered_one(archive: Archive, tmp_path: Path) -> None:
    archive.export_file(min(archive.shown), tmp_path / "case")
    [tree] = (tmp_path / "case" / "trees").iterdir()
    proofs, keys = sorted((tree / "proofs").iterdir()), keys_of(tree)
    for path in proofs:
        entry = (tree / "leaves" / path.name.removesuffix(".tlog-proof")).read_bytes()
        proof = path.read_text()
        assert holds(proof, entry, keys)
        assert not holds(proof, entry + b"x", keys)
        assert not holds(re.sub(r"index \d+", "index 1", proof), entry, keys) or "index 1\n" in proof
        with pytest.raises(InvalidSignature):
            holds(re.sub(r"\n(\d+)\n", lambda found: f"\n{int(found[1]) + 1}\n", proof), entry, keys)
    assert len(proofs) == len(archive.shown[min(archive.shown)]["rows"])


def test_the_entries_and_tiles_of_a_bundle_are_those_of_tlog_tiles(archive: Archive, tmp_path: Path) -> None:
    """Each entry behind its length in two bytes, its hash in the tile of level 0, under the path of that width."""
    for tree in (archive.export(tmp_path / "all") / "trees").iterdir():
        (_, size, *_), signed = read_note((tree / "checkpoint").read_text(), keys_of(tree))
        data, entries = (tree / f"tile/entries/000.p/{size}").read_bytes(), []
        while data:
            (length,) = struct.unpack(">H", data[:2])
            entries.append(data[2 : 2 + length])
            data = data[2 + length :]
        hashes = b"".join(hashlib.sha256(b"\0" + entry).digest() for entry in entries)
        assert len(signed) == 2
        assert (tree / f"tile/0/000.p/{size}").read_bytes() == hashes
        assert len(entries) == int(size)


def test_the_proof_that_the_readme_shows_is_a_real_one(tmp_path: Path) -> None:
    """It proves the second leaf of the tree made of the first records here, by the keys that stand beside it."""
    [shown] = re.findall(r"```\n(c2sp\.org/tlog-proof@v1\n.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    archive = build(tmp_path / "small", RECORDS[:10], ORDERS[:3])
    archive.export_range(5, 0, 99, tmp_path / "range")
    [tree] = (tmp_path / "range" / "trees").iterdir()

    assert shown == (tree / "proofs" / "1.tlog-proof").read_text()
    assert holds(shown, (tree / "leaves" / "1").read_bytes(), keys_of(tree))
