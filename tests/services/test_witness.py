"""A witness over real HTTP: every answer of C2SP tlog-witness, and nothing that it said is lost when it is killed."""

from __future__ import annotations

import base64
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.signing_keys import make_key
from infra.witness_store import WitnessStore
from register.proof.checkpoints import Checkpoint, cosign, read_checkpoint
from register.proof.notes import COSIGNATURE, Note, read_signature, sign, verifier_of, with_signatures
from register.proof.paths import consistency_path
from register.proof.tree import TILE, Tree, leaf_hash, perfect_root
from tests.running import ROOT, free_port

NAME, ORIGIN = "court.test/w1", "sijill.test/j/0"
KEY, OTHER, SECOND = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3))
LOG, SECOND_LOG = verifier_of(ORIGIN, KEY), verifier_of(ORIGIN, SECOND)
LEAVES = [leaf_hash(b"%d" % number) for number in range(TILE)]
KILLS = 6


def checkpoint(size: int) -> Checkpoint:
    """Return what the log says of its first leaves."""
    tree = Tree()
    tree.grow(LEAVES[:size])
    return Checkpoint(origin=ORIGIN, size=size, root=tree.root())


def path(old: int, size: int) -> list[bytes]:
    """Return the proof from one size to another."""
    return consistency_path(lambda level, at: perfect_root(LEAVES[at << level : (at + 1) << level]), old, size)


def request(old: int, note: Note, steps: list[bytes]) -> bytes:
    lines = [f"old {old}", *(base64.b64encode(step).decode() for step in steps), "", ""]
    return "\n".join(lines).encode() + note.write()


def asked(old: int, size: int, key: Ed25519PrivateKey = KEY) -> bytes:
    return request(old, checkpoint(size).signed(key), path(old, size) if 0 < old <= size else [])


@dataclass(frozen=True, kw_only=True)
class Court:
    """A witness's process, and its files."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def post(self, body: bytes) -> httpx.Response:
        return httpx.post(f"{self.url}/add-checkpoint", content=body)

    def send_only(self, body: bytes) -> None:
        """Send a request and hear no answer."""
        head = b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: %d\r\n\r\n" % len(body)
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(head + body)

    @contextmanager
    def process(self) -> Iterator[subprocess.Popen[bytes]]:
        """Run the command; killed at the end, for it must bear that."""
        places = ("--key", str(self.folder / "w.pem"), "--store", str(self.folder / "w.sqlite"))
        command = [sys.executable, "-m", "infra", "witness", "run", *places, "--name", NAME]
        with (self.folder / "log").open("ab") as log:
            child = subprocess.Popen([*command, "--listen", f"127.0.0.1:{self.port}"], stdout=log, stderr=log, cwd=ROOT)
        try:
            for _ in range(200):
                with suppress(httpx.TransportError):
                    httpx.get(self.url)
                    break
                time.sleep(0.1)
            yield child
        finally:
            child.send_signal(signal.SIGKILL)
            child.wait(20)


@pytest.fixture
def court(tmp_path: Path) -> Court:
    make_key(tmp_path / "w.pem")
    with WitnessStore(tmp_path / "w.sqlite") as store:
        store.add_log(LOG)
        store.add_log(SECOND_LOG)
    return Court(folder=tmp_path, port=free_port())


def test_every_answer_of_the_specification_over_http(court: Court) -> None:
    """In the order of the specification's text; a refusal changes nothing of what is kept."""
    two = checkpoint(2).signed(KEY)
    stranger = cosign(two, "stranger.test/w9", OTHER, 5)
    false = replace(sign(two.text, ORIGIN, SECOND), made=bytes(64))
    unknown = Checkpoint(origin="other.test/j/0", size=2, root=checkpoint(2).root).signed(KEY)
    forked = replace(checkpoint(3), root=bytes(32))
    with court.process():
        digest = sha256(ORIGIN.encode()).hexdigest()
        assert httpx.get(f"{court.url}/{digest}/checkpoint").status_code == 404
        assert httpx.get(f"{court.url}/add-checkpoint").status_code == 405
        for body in (b"", b"old two\n\n" + two.write(), b"old 00\n\n" + two.write(), asked(0, 2)[:-1], asked(3, 2)):
            assert court.post(body).status_code == 400, body
        assert court.post(request(0, two, [bytes(32)] * 64)).status_code == 400
        assert court.post(request(0, unknown, [])).status_code == 404
        assert court.post(asked(0, 2, OTHER)).status_code == 403
        assert court.post(request(0, with_signatures(two, [false]), [])).status_code == 403
        empty = replace(checkpoint(0), root=bytes(32)).signed(KEY)
        assert court.post(request(0, empty, [])).status_code == 422
        assert court.post(request(0, two, [bytes(32)])).status_code == 422

        good = court.post(request(0, with_signatures(two, [stranger]), []))
        assert (good.status_code, good.text[:2], good.text[-1]) == (200, "— ", "\n")
        key = verifier_of(NAME, make_key(court.folder / "w.pem"), COSIGNATURE)
        line = read_signature(good.text[:-1], "answer")
        assert line.is_of(key)
        assert abs(int.from_bytes(line.made[:8], "big") - time.time()) < 60

        old = court.post(asked(0, 3))
        assert (old.status_code, old.text, old.headers["content-type"]) == (409, "2\n", "text/x.tlog.size")
        assert court.post(asked(1, 3)).status_code == 409
        assert court.post(request(2, checkpoint(3).signed(KEY), [bytes(32)])).status_code == 422
        assert court.post(request(2, forked.signed(KEY), path(2, 3))).status_code == 422
        assert court.post(request(2, replace(checkpoint(2), root=bytes(32)).signed(KEY), [])).status_code == 422
        held = httpx.get(f"{court.url}/{digest}/checkpoint")
        assert (held.status_code, read_checkpoint(held.content, [LOG])[0]) == (200, checkpoint(2))
        assert [each.name for each in Note.read(held.content).signatures] == [ORIGIN, NAME]
        assert court.post(asked(2, 2)).status_code == 200
        assert court.post(asked(2, 3)).status_code == 200
        assert court.post(asked(3, 256)).status_code == 200


def test_what_it_said_is_kept_when_it_is_killed(court: Court) -> None:
    """`kill -9` in the middle of growing: what was answered is never forgotten, one answer at most not heard."""
    chance, size = random.Random(6), 0
    for _ in range(KILLS):
        with court.process() as child:
            end = time.monotonic() + chance.uniform(0.0, 0.4)
            told = size
            while time.monotonic() < end or told == size:
                assert court.post(asked(told, told + 1)).status_code == 200
                told += 1
            court.send_only(asked(told, told + 1))
            child.send_signal(signal.SIGKILL)
            child.wait(20)
        with court.process():
            answer = court.post(asked(0, told + 2))
            assert answer.status_code == 409
            size = int(answer.text)
            assert size in {told, told + 1}
