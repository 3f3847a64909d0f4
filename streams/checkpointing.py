"""Checkpoints signed, co-signed and published; beside the trees, so that neither key nor witness holds them up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack

import httpx
import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note, with_signatures
from schemas.errors import PositionLost
from streams.tree_files import TreeFiles
from streams.witness_client import Asked, Witness, ask, keep_asked, read_asked

Key = Callable[[], Ed25519PrivateKey | None]
"""Gives the signing key, or None while it is not there."""
_RETRY_S = 2.0


class Publisher:
    """Signs what trees claim, asks the witnesses, writes each checkpoint beside its tree and on the topic."""

    def __init__(self, kafka: str, topic: str, key: Key, witnesses: Sequence[Witness] = ()) -> None:
        """Take where checkpoints go, who signs and who co-signs."""
        self._kafka, self._topic, self._key, self._witnesses = kafka, topic, key, tuple(witnesses)
        self._waiting: dict[str, tuple[TreeFiles, Checkpoint]] = {}
        self._woken = asyncio.Event()
        self._log = structlog.get_logger(room="streams", process="notary")
        self._unsigned = False

    def offer(self, files: TreeFiles, claim: Checkpoint) -> None:
        """Have a tree's root signed as soon as may be; a later root of the tree takes its place."""
        self._waiting[claim.origin] = (files, claim)
        self._woken.set()

    async def run(self) -> None:
        """Sign and publish until cancelled; raise PositionLost when a root differs from the one signed before."""
        async with AsyncExitStack() as stack:
            client = await stack.enter_async_context(httpx.AsyncClient())
            while True:
                await self._woken.wait()
                self._woken.clear()
                try:
                    await self.publish_waiting(client)
                except (KafkaError, OSError) as failure:
                    self._log.warning("checkpoints wait for the broker", because=type(failure).__name__)
                    await asyncio.sleep(_RETRY_S)
                    self._woken.set()

    async def drain(self) -> None:
        """Publish once more what waits."""
        async with httpx.AsyncClient() as client:
            await self.publish_waiting(client)

    async def publish_waiting(self, client: httpx.AsyncClient) -> None:
        """Sign and publish what waits now; raise PositionLost, KafkaError."""
        key = self._key()
        if key is None:
            if not self._unsigned:
                self._log.warning("proof is late: the notary's key is not there; the trees grow on")
            self._unsigned = True
            return
        self._unsigned = False
        taken = dict(self._waiting)
        bases = [(files, _base(files, claim, key)) for files, claim in taken.values()]
        notes = await asyncio.gather(*(self._cosigned(client, files, note) for files, note in bases))
        fresh = [
            (files, note) for (files, _), note in zip(bases, notes, strict=True) if note.write() != files.checkpoint()
        ]
        if fresh:
            await self._send([note for _, note in fresh])
        for files, note in fresh:
            files.replace("checkpoint", note.write())
        for origin, offered in taken.items():
            if self._waiting.get(origin) is offered:
                del self._waiting[origin]

    async def _cosigned(self, client: httpx.AsyncClient, files: TreeFiles, note: Note) -> Note:
        late = [each for each in self._witnesses if not any(line.is_of(each.key) for line in note.signatures)]
        if not late:
            return note
        before = read_asked(files)
        answers = await asyncio.gather(
            *(ask(client, each, files, note, before.get(each.key.name, Asked())) for each in late)
        )
        asked = {each.key.name: standing for each, (_, standing) in zip(late, answers, strict=True)}
        for name, standing in asked.items():
            if standing.alarm:
                self._log.error("two histories", witness=name, because=standing.trouble)
            elif standing.trouble and standing.trouble != before.get(name, Asked()).trouble:
                self._log.warning("a witness is late", witness=name, because=standing.trouble)
        keep_asked(files, before | asked)
        return with_signatures(note, [line for line, _ in answers if line is not None])

    async def _send(self, notes: Sequence[Note]) -> None:
        producer = AIOKafkaProducer(bootstrap_servers=self._kafka, enable_idempotence=True, acks="all")
        async with producer:
            for note in notes:
                origin = Checkpoint.of(note).origin
                await producer.send_and_wait(self._topic, note.write(), key=origin.encode())


def _base(files: TreeFiles, claim: Checkpoint, key: Ed25519PrivateKey) -> Note:
    """Return the claim as it was published, or signed now; raise PositionLost when another history was published."""
    published = files.checkpoint()
    if published is None:
        return claim.signed(key)
    note = Note.read(published)
    last = Checkpoint.of(note)
    if last.size > claim.size or (last.size == claim.size and last.root != claim.root):
        what = f"A checkpoint of {last.size} leaves was published, the tree claims another history of {claim.size}."
        raise PositionLost(what, where=claim.origin, mend="Do not sign it. Find out which of the two is true.")
    return note if last == claim else claim.signed(key)
