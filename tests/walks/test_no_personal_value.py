"""No personal value stands in clear anywhere in a register: every byte of it is read after a whole run.

Read are: every file below the state directory (segments of Kafka, PostgreSQL's data and write-ahead log, the registry,
outboxes, logs, the vault, which holds keys only), every record of every topic as a consumer sees it, every row of every
table as text and its bytes, every schema, what commands printed, and what processes show of themselves.
Excluded are the input files (they are the values), the one answer of `--reveal`, which must show them, and shared
libraries that Java unpacks. What others put into damaged records lies on the intake as sent; it must be nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest

from schemas.topics import CARE_FILES, JOURNAL, REFUSALS
from tests.every_byte import CHUNK, Place, files, processes, schemas, tables, topics
from tests.personal_values import Scanner
from tests.running import Register, running_register
from tests.whole_life import GARBAGE, TYPED, Lived, live


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of its own: every byte of it is read."""
    with running_register(care=True) as found:
        yield found


@pytest.fixture(scope="module")
async def lived(register: Register) -> Lived:
    """A whole life, lived once for all rules."""
    return await live(register)


async def everything(lived: Lived, overlap: int) -> list[tuple[str, Iterator[Place]]]:
    """Return all that a register is made of, by kind."""
    settings = lived.register.settings
    return [
        ("tables", tables(settings.postgres)),
        ("topics", iter(await topics(settings))),
        ("schemas", schemas(settings)),
        ("processes", processes(settings)),
        ("output", iter((Place(where="commands", data=lived.printed),))),
        ("files", files(settings.state_dir, overlap)),
    ]


async def found_in(lived: Lived) -> tuple[dict[str, int], list[str]]:
    """Return how many bytes were read of each kind, and where values stand in clear; never a value itself."""
    sealed, garbage = Scanner(lived.values), Scanner(GARBAGE)
    sizes: dict[str, int] = {}
    hits: list[str] = []
    for kind, places in await everything(lived, max(sealed.longest, garbage.longest)):
        for place in places:
            sizes[kind] = sizes.get(kind, 0) + len(place.data)
            found = sealed.find(place.data)
            if not place.is_intake:
                found |= garbage.find(place.data)
            hits += [f"{kind}: {place.where}: {_hint(value)}" for value in sorted(found)]
    return sizes, hits


def _hint(value: str) -> str:
    """Return what tells a developer which value it is without repeating it."""
    return f"a value of {len(value)} characters, number {sum(value.encode())}"


async def test_the_run_put_in_many_values_and_met_every_kind_of_refusal(lived: Lived) -> None:
    """The values are many, they did get in (a recorded read shows them), and every sealed refusal and letter came."""
    shown = Scanner(lived.values).find(lived.revealed)
    [cared_for] = [record for record, _ in await lived.register.decoded(CARE_FILES.name)]

    assert len(lived.values) > 500
    assert {TYPED["family"], TYPED["arabic"], TYPED["passport"], TYPED["address"], TYPED["note"]} <= shown
    assert lived.rules >= {
        "BIRTH_DATE_IMPOSSIBLE",
        "NAME_CONTROL_CHARACTER",
        "SEALED_CONTENT_MISFIT",
        "SEALED_UNREADABLE",
        "EVENT_ID_REUSED",
        "PERSON_ALREADY_REGISTERED",
        "FILE_UNKNOWN",
        "FILE_NOT_OPEN",
    }
    assert {letter["code"] for letter in lived.letters} >= {
        "UNDECODABLE",
        "SCHEMA_UNKNOWN",
        "TOO_LARGE",
        "KEY_NOT_A_FILE",
        "NO_KEY",
    }
    assert cared_for.key.decode() == lived.case
    assert {letter["status"] for letter in lived.letters} == {"OPEN", "SET_ASIDE"}


async def test_no_byte_of_the_register_holds_a_personal_value(lived: Lived) -> None:
    """Reading every byte of everything finds none of the values."""
    sizes, hits = await found_in(lived)

    assert set(sizes) == {"tables", "topics", "schemas", "processes", "output", "files"}
    assert all(sizes.values())
    assert hits == []


async def test_the_same_reading_finds_values_that_are_planted(lived: Lived) -> None:
    """A value planted in a topic, a table, a log or an outbox is found in each of them, in either encoding."""
    register, value = lived.register, TYPED["family"]
    state = register.settings.state_dir
    await register.send((b"planted", f"x{value}y".encode(), ()), topic=REFUSALS.name)
    with psycopg.connect(register.settings.postgres, autocommit=True) as session:
        session.execute("CREATE TABLE public.planted (said text, name bytea)")
        session.execute("INSERT INTO public.planted VALUES (%s, %s)", (value, TYPED["arabic"].encode("utf-16-le")))
    with (state / "logs" / "screen.log").open("ab") as log:
        log.write(json.dumps({"name": TYPED["arabic"]}).encode())
    (state / "stations" / "planted.sqlite-wal").write_bytes(b"\x17" * (CHUNK - 4) + TYPED["passport"].encode())
    _, hits = await found_in(lived)

    wheres = {hit.rsplit(": ", 1)[0] for hit in hits}
    assert wheres >= {
        f"topics: {REFUSALS.name}",
        "tables: public.planted",
        "tables: public.planted.name",
        "files: logs/screen.log",
        "files: stations/planted.sqlite-wal",
    }
    assert any(where.startswith(f"files: kafka/log/{REFUSALS.name}-") for where in wheres)
    assert any(where.startswith("files: postgres/") for where in wheres)
    assert not any(JOURNAL.name in where for where in wheres)
