"""How fast a person's file is found among many: a name with a slip, a number, a machine readable zone.

The index is filled by its own code from journal records as the screen writes them; nothing of it is made by hand.
"""

from __future__ import annotations

import asyncio
import statistics
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from random import Random

import psycopg
from psycopg.conninfo import make_conninfo

from infra.vault import FileVault
from infra.vault_index import IndexKeyFiles
from producers.simulator.people import Person, document_of, identity_of, make_person
from projections.finding import Question, find
from projections.folding import Read
from projections.index_batch import write_batch
from projections.index_store import IndexStore
from register.days import day_of
from register.duplicate_rules import Weights, weights_on
from register.lawbook import LawOn
from register.mrz import parse
from schemas.codec import contract, encode_body, encode_single
from schemas.events import (
    Content,
    Event,
    Meta,
    MrzChecks,
    Nationality,
    PersonRegistered,
    RewrappedKey,
    Sealed,
    Stamp,
    TravelDocumentRecorded,
)
from schemas.journal import JournalRecord
from schemas.sealing import DeviceKeys, rewrap, unwrap_data_key
from schemas.topics import JOURNAL
from tests.bench.bench import Bench
from tests.bench.figures import Figure, Target

SEED = 2_026
_BATCH, _ASKED, _DAY = 500, 200, date(2026, 6, 1)
_TOPIC_ID = str(uuid.UUID(int=1))


async def measure(bench: Bench) -> list[Figure]:
    """Return p50 and p95 of each way to ask, and what the index costs."""
    await bench.start_platform()
    return await asyncio.to_thread(_measure, bench)


def _measure(bench: Bench) -> list[Figure]:
    dsn = _own_database(bench.settings.postgres)
    chance = Random(SEED)
    people = [make_person(chance, _DAY) for _ in range(bench.sizes.indexed)]
    with FileVault(bench.settings.vault_dir) as vault:
        keys = IndexKeyFiles(bench.settings.vault_dir)
        with closing(IndexStore.connect(dsn, keys)) as store:
            begun = time.monotonic()
            _fill(store, people, vault, DeviceKeys.create("D-1", "bench", vault.ensure_epoch("bench")))
            rate = len(people) / (time.monotonic() - begun)
            store.session.execute("VACUUM ANALYZE sijill_index.tokens")
            size, rows = store.session.execute(
                "SELECT sum(pg_total_relation_size(c.oid))::bigint, (SELECT count(*) FROM sijill_index.tokens)"
                "  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                " WHERE n.nspname = 'sijill_index' AND c.relkind = 'r'"
            ).fetchone() or (0, 0)
            weights = weights_on(LawOn(on=day_of(2026, 6, 1)))
            figures = [
                figure
                for name, ask in _QUESTIONS.items()
                for figure in _timed(name, ask, store, people, vault, weights)
            ]
    note = f"{len(people):,} files, {rows:,} tokens"
    return [
        *figures,
        Figure(section="search", name="files indexed", value=rate, unit="1/s", note=note),
        Figure(section="search", name="size of the index", value=size / 2**20, unit="MiB", note=note),
    ]


def _own_database(postgres: str) -> str:
    with psycopg.connect(postgres, autocommit=True) as session:
        session.execute(b"DROP DATABASE IF EXISTS sijill_bench_search WITH (FORCE)")
        session.execute(b"CREATE DATABASE sijill_bench_search")
    return make_conninfo(postgres, dbname="sijill_bench_search")


def _fill(store: IndexStore, people: Sequence[Person], vault: FileVault, device: DeviceKeys) -> None:
    at = store.positions(JOURNAL.name, _TOPIC_ID, [0])[0]
    for start in range(0, len(people), _BATCH):
        some = range(start, min(start + _BATCH, len(people)))
        ids = {number: str(uuid.UUID(int=(1 << 80) + number, version=4)) for number in some}
        known = vault.ensure_keys(list(ids.values()))
        reads = [
            read
            for number in some
            for read in _reads(people[number], number, ids[number], device, known[ids[number]][1])
        ]
        write_batch(store, {0: reads}, {0: (at, 2 * some.stop)}, vault)
        at = 2 * some.stop


def _reads(person: Person, number: int, key_id: str, device: DeviceKeys, subject_key: bytes) -> Iterator[Read]:
    file_id = str(uuid.UUID(int=(2 << 80) + number, version=4))

    def sealed(content: Content, event_id: str, field: str) -> tuple[Sealed, RewrappedKey]:
        value = device.seal(content, subject_key_id=key_id, event_id=event_id, field=field)
        data_key = unwrap_data_key(value.wrapped_data_key, device.device_key)
        return value, RewrappedKey(field=field, subject_key_id=key_id, wrapped_key=rewrap(data_key, subject_key))

    metas = [_meta(file_id, str(uuid.UUID(int=(3 << 80) + 2 * number + more, version=4))) for more in (0, 1)]
    identity, its_key = sealed(identity_of(person), metas[0].event_id, "identity")
    detail, other_key = sealed(document_of(person), metas[1].event_id, "detail")
    registered = PersonRegistered(
        meta=metas[0],
        person_id=key_id,
        identity=identity,
        sex=person.sex,
        nationalities=(Nationality(code=person.nationality, is_primary=True),),
    )
    shown = TravelDocumentRecorded(
        meta=metas[1],
        document_id=metas[1].event_id,
        detail=detail,
        issuing_state=person.nationality,
        checks=MrzChecks(),
    )
    yield _read(registered, its_key, 2 * number)
    yield _read(shown, other_key, 2 * number + 1)


def _meta(file_id: str, event_id: str) -> Meta:
    return Meta(
        event_id=event_id, file_id=file_id, occurred_at=0, effective_date=day_of(2026, 6, 1), device_id="D-1",
        device_seq=1, station_id="LM1", district_id="LM", actor_id="LM1-1", correlation_id=event_id,
        transaction_id=event_id, base_version=0, reason_code="BENCH",
    )  # fmt: skip


def _read(event: Event, key: RewrappedKey, offset: int) -> Read:
    stamp = Stamp(
        file_version=1, recorded_at=offset, schema_sha256=contract(event.NAME).sha256, keys=(key,), rules_version="1",
    )  # fmt: skip
    record = JournalRecord(
        partition=0, offset=offset, file_id=event.meta.file_id, event=event, stamp=stamp, body=encode_body(event)
    )
    return Read(record, encode_single(stamp))


def _slip(chance: Random, text: str) -> str:
    """Return a text with one letter left out, doubled, other, or exchanged with the next."""
    at = chance.randrange(1, len(text) - 1)
    done = chance.choice(("out", "double", "other", "exchanged"))
    if done == "out":
        return text[:at] + text[at + 1 :]
    if done == "double":
        return text[:at] + text[at] + text[at:]
    if done == "other":
        return text[:at] + chance.choice("aeioubdmnrst") + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _latin(chance: Random, person: Person) -> Question:
    return Question(name=_slip(chance, f"{person.name.given[0]} {person.name.family[0]}"))


def _latin_born(chance: Random, person: Person) -> Question:
    return Question(name=_slip(chance, f"{person.name.given[0]} {person.name.family[0]}"), birth=person.birth)


def _arabic(chance: Random, person: Person) -> Question:
    return Question(name=_slip(chance, f"{person.name.given[1]} {person.name.family[1]}"), birth=person.birth)


def _document(_: Random, person: Person) -> Question:
    return Question(document=person.passport, issuer=person.nationality)


def _zone(_: Random, person: Person) -> Question:
    fields = parse(person.mrz, _DAY).fields
    return Question(document=fields.number, issuer=fields.issuing_state)


_QUESTIONS: dict[str, Callable[[Random, Person], Question]] = {
    "name with a slip": _latin,
    "name with a slip, born": _latin_born,
    "Arabic name with a slip, born": _arabic,
    "document number": _document,
    "machine readable zone": _zone,
}


def _timed(
    name: str,
    ask: Callable[[Random, Person], Question],
    store: IndexStore,
    people: Sequence[Person],
    vault: FileVault,
    weights: Weights,
) -> Iterator[Figure]:
    chance, took, hits = Random(f"{SEED} {name}"), [], 0
    wanted = [chance.randrange(len(people)) for _ in range(_ASKED)]
    for number in wanted:
        question = ask(chance, people[number])
        begun = time.perf_counter()
        found = find(store.session, question, epoch=store.epoch, keys=vault, weights=weights, limit=20)
        took.append((time.perf_counter() - begun) * 1_000)
        hits += str(uuid.UUID(int=(2 << 80) + number, version=4)) in {each.file_id for each in found}
    note = f"of {_ASKED} asked {hits} among the first 20; token query, opening and comparison, no start of a process"
    quantiles = statistics.quantiles(took, n=20)
    target = Target(sense="under", value=100)
    yield Figure(section="search", name=f"{name}, p50", value=quantiles[9], unit="ms", target=target, note=note)
    yield Figure(section="search", name=f"{name}, p95", value=quantiles[18], unit="ms", target=target)
