"""Every byte of a register, wherever it stands: files, topics, tables, schemas, processes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg
from aiokafka.admin import AIOKafkaAdminClient
from psycopg import sql

from infra.local import platform
from infra.settings import Settings
from schemas.topics import INTAKE
from tests.running import fetch_all

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Some bytes and where they stand; `is_intake`: what others sent lies here as they sent it."""

    where: str
    data: bytes
    is_intake: bool = False


def files(folder: Path, overlap: int) -> Iterator[Place]:
    """Yield every byte of every file below a folder, in chunks that overlap.

    Left out are programs: shared libraries that the Java parts unpack, one with a dictionary of common words in it.
    """
    for path in sorted(folder.rglob("*")):
        with suppress(FileNotFoundError):  # PostgreSQL removes its caches while we look; what is gone holds nothing
            if path.is_file() and not path.is_symlink():
                yield from chunks(path, str(path.relative_to(folder)), overlap)


def chunks(path: Path, name: str, overlap: int) -> Iterator[Place]:
    """Yield the data of one file, holes left out."""
    with path.open("rb", buffering=0) as source:  # a buffer would not notice that the place was moved
        if source.read(4) == b"\x7fELF":
            return
        for begin, end in list(extents(source.fileno())):
            source.seek(begin)
            before = b""
            while chunk := source.read(min(CHUNK, end - source.tell())):
                yield Place(where=name, data=before + chunk, is_intake=f"/{INTAKE.name}-" in f"/{name}")
                before = chunk[-overlap:]


def extents(descriptor: int) -> Iterator[tuple[int, int]]:
    """Yield where a file holds data; the rest are holes, gigabytes of them in Kafka's indexes."""
    end = 0
    with suppress(OSError):  # ENXIO: no data after this place
        while True:
            begin = os.lseek(descriptor, end, os.SEEK_DATA)
            end = os.lseek(descriptor, begin, os.SEEK_HOLE)
            yield begin, end


async def topics(settings: Settings) -> list[Place]:
    """Return every record of every topic, also aborted ones and those of internal topics: key, value, headers."""
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=settings.kafka)
    await admin.start()
    try:
        names = sorted(await admin.list_topics())
    finally:
        await admin.close()
    found = []
    for name in names:
        parts: list[bytes] = []
        async for record in fetch_all(settings.kafka, name, committed=False):
            headers = [piece for key, value in record.headers for piece in (key.encode(), value or b"")]
            parts += [record.key or b"", record.value or b"", *headers]
        found.append(Place(where=name, data=b"\x00".join(parts), is_intake=name == INTAKE.name))
    return found


def tables(dsn: str) -> Iterator[Place]:
    """Yield every table of every schema, the system's too: as text, and its byte columns as bytes."""
    with psycopg.connect(dsn, autocommit=True) as session:
        session.execute("CHECKPOINT")  # so that the data files hold what the log holds
        named = session.execute(
            "SELECT c.oid, n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'm', 't', 'S') AND c.relpersistence <> 't' ORDER BY 2, 3"
        ).fetchall()
        for oid, schema, table in named:
            name = sql.Identifier(schema, table)
            with session.cursor().copy(sql.SQL("COPY (SELECT * FROM {}) TO STDOUT").format(name)) as rows:
                yield Place(where=f"{schema}.{table}", data=b"".join(bytes(row) for row in rows))
            columns = session.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s AND atttypid = 'bytea'::regtype AND attnum > 0"
                " AND NOT attisdropped",
                (oid,),
            ).fetchall()
            for (column,) in columns:
                values = session.execute(sql.SQL("SELECT {} FROM {}").format(sql.Identifier(column), name)).fetchall()
                data = b"\x00".join(bytes(value) for (value,) in values if value is not None)
                yield Place(where=f"{schema}.{table}.{column}", data=data)


def schemas(settings: Settings) -> Iterator[Place]:
    """Yield every schema as the registry gives it."""
    with urlopen(f"{settings.registry}/subjects", timeout=30) as answer:  # noqa: S310 - our own registry
        subjects = json.load(answer)
    assert subjects
    for subject in subjects:
        with urlopen(f"{settings.registry}/subjects/{subject}/versions/latest", timeout=30) as answer:  # noqa: S310
            yield Place(where=subject, data=answer.read())


def processes(settings: Settings) -> Iterator[Place]:
    """Yield the command line and the environment of every process of the register."""
    found = platform.status(settings)
    pids = [part.pid for part in (*found.parts, *found.crew)]
    assert all(pids), "every part and process runs, the care lane's screen too"
    for pid, thing in ((pid, thing) for pid in pids for thing in ("cmdline", "environ")):
        yield Place(where=f"{thing} of {pid}", data=Path(f"/proc/{pid}/{thing}").read_bytes())
