"""The archive's form: segments of one partition's leaves as Avro object container files, each with its seal.

    main/<topic>/<topic id>/<partition>/<first index, 20 digits>.avro | .checkpoint | .json

The seal (`.json`) is written last: without it a segment does not count, and is written again. Lanes lie apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from io import BytesIO
from typing import Any, Protocol, Self

import fastavro
from fastavro.schema import parse_schema

from schemas.errors import CommandRefused, Undecodable
from schemas.first_coordinates import Header

FORMAT = "sijill-archive-1"
_DIGITS = 20
_SCHEMA = parse_schema(
    {
        "type": "record",
        "name": "ArchivedRecord",
        "namespace": "tn.sijill.archive.v1",
        "doc": "A record of Kafka as it was fetched: all that its leaf covers; topic, id and partition in the file's"
        " metadata. Of one that is too long for an entry only length and SHA-256 are kept.",
        "fields": [
            {"name": "index", "type": "long", "doc": "Place of the leaf in its tree, from 0"},
            {"name": "offset", "type": "long", "doc": "First offset"},
            {"name": "timestamp", "type": "long", "doc": "Kafka time in ms UTC"},
            {"name": "key", "type": ["null", "bytes"]},
            {"name": "value", "type": ["null", "bytes"]},
            {
                "name": "headers",
                "type": {
                    "type": "array",
                    "items": {
                        "type": "record",
                        "name": "Header",
                        "fields": [
                            {"name": "name", "type": "string"},
                            {"name": "value", "type": ["null", "bytes"]},
                        ],
                    },
                },
            },
            {"name": "length", "type": ["null", "long"], "default": None, "doc": "Bytes of an entry that is left out"},
            {"name": "sha256", "type": ["null", "bytes"], "default": None, "doc": "SHA-256 of an entry left out"},
        ],
    }
)


class Storage(Protocol):
    """Where an archive lies: named objects, each written whole or not at all."""

    def names(self, prefix: str = "") -> Iterable[str]:
        """Return the names that begin so, in no order; raise ServiceUnreachable."""
        ...

    def read(self, name: str) -> bytes:
        """Return an object; raise FileNotFoundError."""
        ...

    def put(self, name: str, data: bytes) -> None:
        """Write an object durably before it returns."""
        ...


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """A record of a segment, with the names of a fetched one; `length` and `sha256` of one that was left out."""

    index: int
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[Header]
    length: int | None = None
    sha256: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePlace:
    """Which tree: lane (`main` or `care`), topic, the id that it began with, partition."""

    lane: str
    topic: str
    topic_id: str
    partition: int

    @property
    def folder(self) -> str:
        """Return the prefix of its names."""
        return f"{self.lane}/{self.topic}/{self.topic_id}/{self.partition}/"

    def name(self, first_index: int, kind: str) -> str:
        """Return the name of a part of a segment: `avro`, `checkpoint` or `json`."""
        return f"{self.folder}{first_index:0{_DIGITS}}.{kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a segment holds, and the tree after it: `root` and `sha256` (of the Avro file) in hex."""

    origin: str
    first_index: int
    last_index: int
    first_offset: int
    last_offset: int
    size: int
    root: str
    sha256: str
    format: str = FORMAT

    def write(self) -> bytes:
        """Return the seal's file."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def read(cls, data: bytes, where: str) -> Self:
        """Return what a seal says; raise Undecodable."""
        try:
            told = json.loads(data)
            found = cls(**{each.name: told[each.name] for each in fields(cls)})
        except (ValueError, KeyError, TypeError) as damage:
            raise Undecodable("UNDECODABLE", "The seal cannot be read.", where=where) from damage
        if found.format != FORMAT:
            raise Undecodable("UNDECODABLE", "The segment is of a later form of the archive.", where=where)
        return found


def write_segment(
    place: TreePlace, records: Iterable[ArchivedRecord], contracts: Mapping[int, Mapping[str, str]]
) -> bytes:
    """Return a container file; `contracts`: name and sha256 of each schema id that its values name."""
    out = BytesIO()
    told = {
        "sijill.topic": place.topic,
        "sijill.topic_id": place.topic_id,
        "sijill.partition": str(place.partition),
        "sijill.contracts": json.dumps({str(number): each for number, each in sorted(contracts.items())}),
    }
    marker = sha256("\n".join((place.folder, *told.values())).encode()).digest()[
        :16
    ]  # the same records, the same bytes
    rows = map(_row, records)
    fastavro.writer(out, _SCHEMA, rows, codec="deflate", metadata=told, sync_marker=marker, strict=True)
    return out.getvalue()


def read_segment(data: bytes, partition: int, where: str) -> Iterator[ArchivedRecord]:
    """Yield the records of a container file; raise Undecodable where it is damaged."""
    try:
        rows: Any = fastavro.reader(BytesIO(data))
        for row in rows:
            headers = [(each["name"], each["value"]) for each in row["headers"]]
            yield ArchivedRecord(
                row["index"],
                partition,
                row["offset"],
                row["timestamp"],
                row["key"],
                row["value"],
                headers,
                row["length"],
                row["sha256"],
            )
    except Exception as damage:  # the library raises whatever the damaged bytes lead it to
        raise Undecodable("UNDECODABLE", "The segment cannot be read.", where=where) from damage


def read_contracts(data: bytes, where: str) -> dict[int, tuple[str, bytes]]:
    """Return name and SHA-256 of the contract of each schema id that a segment's values name; raise Undecodable."""
    try:
        told = json.loads(fastavro.reader(BytesIO(data)).metadata["sijill.contracts"])
        return {int(number): (each["name"], bytes.fromhex(each["sha256"])) for number, each in told.items()}
    except Exception as damage:
        raise Undecodable("UNDECODABLE", "The segment's metadata cannot be read.", where=where) from damage


def find_places(storage: Storage) -> list[TreePlace]:
    """Return the trees of which the archive has any part."""
    found = set()
    for name in storage.names():
        match name.split("/"):
            case [lane, topic, topic_id, partition, _] if partition.isdecimal():
                found.add((lane, topic, topic_id, int(partition)))
    return [TreePlace(lane=a, topic=b, topic_id=c, partition=d) for a, b, c, d in sorted(found)]


def read_seals(storage: Storage, place: TreePlace) -> list[Seal]:
    """Return the seals of a tree's segments in their order; raise Undecodable, CommandRefused where one is missing."""
    names = sorted(name for name in storage.names(place.folder) if name.endswith(".json"))
    seals = [Seal.read(storage.read(name), name) for name in names]
    expected = 0
    for name, seal in zip(names, seals, strict=True):
        if seal.first_index != expected or name != place.name(expected, "json") or seal.size != seal.last_index + 1:
            mend = "Bring the archive back from its copy: sijill archive check DIR --trust FILE names what lacks."
            raise CommandRefused(f"Leaf {expected} should come here.", where=name, mend=mend)
        expected = seal.size
    return seals


def read_sealed(storage: Storage, place: TreePlace, seal: Seal) -> bytes:
    """Return a segment's file; raise Undecodable when it is not there or not the one that was sealed."""
    name = place.name(seal.first_index, "avro")
    try:
        data = storage.read(name)
    except FileNotFoundError:
        raise Undecodable("UNDECODABLE", "The segment is missing.", where=name) from None
    if sha256(data).hexdigest() != seal.sha256:
        raise Undecodable("UNDECODABLE", "The segment is not the one that was sealed.", where=name)
    return data


def _row(record: ArchivedRecord) -> dict[str, Any]:
    return {
        "index": record.index,
        "offset": record.offset,
        "timestamp": record.timestamp,
        "key": record.key,
        "value": record.value,
        "headers": [{"name": name, "value": value} for name, value in record.headers],
        "length": record.length,
        "sha256": record.sha256,
    }
