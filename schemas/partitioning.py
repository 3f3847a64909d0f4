"""Which partition a file lies in: the one rule that every producer and reader shares, for ever."""

from __future__ import annotations

from aiokafka.partitioner import murmur2


def partition_of(file_id: str, partitions: int = 12) -> int:
    """Return the partition of a file: murmur2 of the key, as Kafka's default partitioners compute it."""
    return int((murmur2(file_id.encode()) & 0x7FFFFFFF) % partitions)
