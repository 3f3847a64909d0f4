"""The notary as a process: one per state directory, ready file, clean stop on SIGTERM, safe to kill.

Runs behind the others; both lanes, each with its trees, its checkpoints' topic and its publisher.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.alone import alone
from infra.logs import get_logger
from infra.s3 import copy_storage
from infra.settings import Settings
from infra.signing_keys import read_key
from register.proof.trust import Trust
from schemas.topics import CARE_CHECKPOINTS, CARE_PROVEN, CHECKPOINTS, PROVEN, Topic
from streams.checkpointing import Publisher
from streams.notary import Notary, NotaryConfig
from streams.tree_copy import keep_copy
from streams.witness_client import Witness

_BEHIND = 10  # steps of niceness: proof may come seconds later than the record
_LAST_S = 5.0  # what is not published by then is published by the next start
_log = get_logger("notary")


def run_notary(settings: Settings, *, seconds: float) -> None:
    """Run until SIGTERM or SIGINT; raise CommandRefused when one runs, PositionLost when a topic is not its trees'."""
    run_dir = settings.state_dir / "run"
    run_dir.mkdir(parents=True, exist_ok=True)
    with alone(run_dir / "notary.lock", "A notary"):
        os.nice(_BEHIND)
        ready = run_dir / "notary.ready"
        ready.unlink(missing_ok=True)
        try:
            asyncio.run(_run(settings, ready, seconds))
        finally:
            ready.unlink(missing_ok=True)
    _log.info("notary stopped")


async def _run(settings: Settings, ready: Path, seconds: float) -> None:
    witnesses, storage = _witnesses(settings.witnesses), copy_storage(settings)
    key = partial(_key, settings.notary_key)
    publishers = {
        topic.name: Publisher(settings.kafka, topic.name, key, witnesses) for topic in (CHECKPOINTS, CARE_CHECKPOINTS)
    }
    waiting = {topic.name for topic in (*PROVEN, *CARE_PROVEN)}

    def mark(topic: Topic) -> None:
        waiting.discard(topic.name)
        if not waiting:
            ready.write_text("ready\n")

    notaries = [
        Notary(
            NotaryConfig(
                kafka=settings.kafka,
                register=settings.register_name,
                topic=topic,
                folder=settings.proofs / lane,
                seconds=seconds,
                ready=partial(mark, topic),
            ),
            publishers[checkpoints.name],
        )
        for lane, topics, checkpoints in (("main", PROVEN, CHECKPOINTS), ("care", CARE_PROVEN, CARE_CHECKPOINTS))
        for topic in topics
    ]
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, partial(_stop, notaries))
    publishing = [asyncio.create_task(publisher.run()) for publisher in publishers.values()]
    if storage is not None:
        publishing.append(asyncio.create_task(keep_copy(settings.proofs, storage)))
    following = asyncio.create_task(_follow(notaries))
    try:
        done, _ = await asyncio.wait([following, *publishing], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        _stop(notaries)
        for task in publishing:
            task.cancel()
        await asyncio.gather(following, *publishing, return_exceptions=True)
        for publisher in publishers.values():
            with suppress(TimeoutError):
                await asyncio.wait_for(publisher.drain(), _LAST_S)


async def _follow(notaries: list[Notary]) -> None:
    async with asyncio.TaskGroup() as group:
        for notary in notaries:
            group.create_task(notary.run())


def _stop(notaries: list[Notary]) -> None:
    for notary in notaries:
        notary.stop()


def _witnesses(path: Path | None) -> list[Witness]:
    if path is None:
        return []
    trust = Trust.read(path.read_text(encoding="utf-8"))
    return [Witness(url=url, key=key) for url, key in trust.witnesses if url]


def _key(path: Path | None) -> Ed25519PrivateKey | None:
    return None if path is None else read_key(path)
