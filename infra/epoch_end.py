"""The end of an epoch: its private key is destroyed once no record that waits or may be read again needs it.

What devices sealed stands in the journal as they sent it: with the epoch's key it could be opened around the persons'
keys. So an erasure is whole only when the epochs of its values have ended.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from infra.vault_files import overwrite, sync_directory
from schemas.errors import CommandRefused, ServiceUnreachable
from schemas.topics import CARE_DEAD_LETTERS, CARE_INTAKE, DEAD_LETTERS, INTAKE, Topic

_ENVELOPE = b"\xa0\x01"  # Avro's length of the 80 bytes that follow the epoch's name in a sealed value
_POLL_MS, _AT_ONCE = 500, 2_000


async def count_needing(kafka: str, epoch: str, told: Callable[[int], None]) -> dict[str, int]:
    """Return how many records that are kept still need the key of an epoch, by topic; raise ServiceUnreachable."""
    name = bytes([2 * len(epoch)]) + epoch.encode()  # as Avro writes a short string
    found: dict[str, int] = {}
    for topic, mark in (
        (INTAKE, name + _ENVELOPE),
        (CARE_INTAKE, name + _ENVELOPE),
        (DEAD_LETTERS, name),
        (CARE_DEAD_LETTERS, name),
    ):
        found[topic.name] = await _count(kafka, topic, mark, told)
    return found


async def _count(kafka: str, topic: Topic, mark: bytes, told: Callable[[int], None]) -> int:
    consumer: Any = AIOKafkaConsumer(
        bootstrap_servers=kafka,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
    )
    count = 0
    try:
        await consumer.start()
        places = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
        consumer.assign(places)
        begin, ends = await consumer.beginning_offsets(places), await consumer.end_offsets(places)
        for place in places:
            consumer.seek(place, begin[place])
        left = {place for place in places if begin[place] < ends[place]}
        while left:
            for records in (await consumer.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)).values():
                count += sum(mark in (record.value or b"") for record in records)
                told(len(records))
            left = {place for place in left if await consumer.position(place) < ends[place]}
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka) from failure
    finally:
        await consumer.stop()
    return count


def end_epoch(vault: Path, epoch: str, needing: dict[str, int], *, give_up: bool = False) -> None:
    """Destroy the private key of an epoch; raise CommandRefused while it is the last one, or a record needs it.

    `give_up`: dead letters that were sealed to it may stay closed for ever.
    """
    folder = vault / "epochs"
    path, publics = folder / f"{epoch}.key", sorted(each.stem for each in folder.glob("*.pub"))
    if not path.exists():
        mend = "See `sijill vault status`."
        raise CommandRefused("The vault has no such epoch (any more).", where=epoch[:40], mend=mend)
    if epoch == publics[-1]:
        mend = "Begin another one first: sijill vault begin-epoch NAME."
        raise CommandRefused("Devices seal to this epoch.", where=epoch, mend=mend)
    letters = (DEAD_LETTERS.name, CARE_DEAD_LETTERS.name)
    if waiting := {name: count for name, count in needing.items() if count and not (give_up and name in letters)}:
        told = ", ".join(f"{name}: {count}" for name, count in waiting.items())
        mend = "The intake forgets after its retention (sijill topics plan); dead letters are retried, or given up."
        raise CommandRefused(f"Records still need the key of this epoch ({told}).", where=epoch, mend=mend)
    overwrite(path)
    path.unlink()
    sync_directory(folder)


def require_later(vault: Path, epoch: str) -> None:
    """Raise CommandRefused unless the name comes after every epoch's: devices take the last one by name."""
    publics = sorted(each.stem for each in (vault / "epochs").glob("*.pub"))
    if publics and epoch <= publics[-1]:
        mend = f"Take a name that sorts after {publics[-1]}."
        raise CommandRefused("The name of a new epoch must come last.", where=epoch[:40], mend=mend)
