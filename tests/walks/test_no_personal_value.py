"""No personal value stands in clear anywhere in a register: every byte of it is read after a whole run.

Read are: every file below the state directory (segments of Kafka, PostgreSQL's data and write-ahead log, the registry,
outboxes, logs, the vault, which holds keys only), every record of every topic as a consumer sees it, every row of every
table as text and its bytes, every schema, what commands printed, and what processes show of themselves.
Excluded are the input files (they are the values) and the one answer of `--reveal`, which must show them.
"""

from __future__ import annotations

import asyncio
import csv
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

import psycopg
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from psycopg import sql

from infra.local import platform
from infra.settings import Settings
from producers.simulator.plan import WorldConfig
from producers.simulator.world import world
from schemas import codec
from schemas.events import PartialDate, PersonIdentity, PersonName, SealedText
from schemas.ids import new_uuid7
from schemas.registry import Registry
from schemas.topics import INTAKE, JOURNAL, REFUSALS
from tests.personal_values import Scanner, kept, of_date, of_name, values_of, values_of_drafts
from tests.running import EXAMPLES, ForeignDesk, Register, fetch_all, running_register

FILES, DAYS, SEED = 150, 120, 41
UNTIL = datetime.now(tz=UTC).date() - timedelta(days=2)
CHUNK = 1 << 20

# What a damaged or foreign record carried in clear. The register never chose to write it: it lies on the intake as it
# was sent, for 30 days, and must be nowhere else.
GARBAGE = (
    "Zulaikha-Bint-Garbage",
    "زليخة القمامة",
    "P<XXXGARBAGE<<ZULAIKHA<<<<<<<<<<<<<<<<<<<<<<",
    "12 rue du Débris, Marsa",
)
# A name that a clerk typed into the field of a code, which stands in clear: refused, and so on the intake only.
MISTYPED = "Hildegunst Vrba"
# What was sent by the right way, or typed, and must be nowhere at all.
TYPED = {
    "note": "Neighbour Eulalie Quatremère vouches for her",
    "bad line": "Thessalonike Vrba",
    "searched": "Ermengarde Oyelaran",
    "family": "Xanthopoulou-Okonkwo",
    "given": "Perpetua",
    "arabic": "زنوبيا العجيبة",
    "passport": "ZZ9472615",
    "address": "117 impasse des Grenadiers bleus, La Marsa",
    "employer": "Menuiserie Quatremère et filles",
    "sponsor": "Anastasios Brezhoneg",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """A register with a whole life behind it, the values that went in, and what its commands printed."""

    register: Register
    values: frozenset[str]
    printed: bytes
    revealed: bytes
    letters: list[Any]
    rules: frozenset[str]


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of its own: every byte of it is read."""
    with running_register() as found:
        yield found


@pytest.fixture(scope="module")
async def lived(register: Register) -> Lived:
    """Let everything happen once that touches personal values; remember all that was printed."""
    printed: list[bytes] = []

    def sijill(*arguments: str, given: str = "", codes: tuple[int, ...] = (0,)) -> bytes:
        done = register.run(*arguments, given=given, codes=codes)
        printed.append(done.stdout + done.stderr)
        return done.stdout

    simulated = ("--seed", str(SEED), "--files", str(FILES), "--days", str(DAYS), "--until", UNTIL.isoformat())
    await asyncio.to_thread(sijill, "simulate", *simulated)
    await asyncio.to_thread(_import, sijill)
    file_id = await asyncio.to_thread(_emit, sijill)
    desk = register.foreign_desk()
    await _submit_bad_seals(register, desk)
    await _send_garbage(register)
    await register.settle()
    await asyncio.to_thread(_handle_letters, sijill)
    sijill("search", TYPED["searched"], codes=(1,))
    sijill("timeline", file_id)
    sijill("file", file_id, "--json")
    sijill("replay", "--file", file_id)
    sijill("activity", "--json")
    sijill("rebuild")
    reader = ("--reveal", "--purpose", "AUDIT", "--actor", "A-1", "--unit", "TN-LM-01")
    revealed = register.run("file", file_id, *reader, "--json")
    printed.append(revealed.stderr)
    await register.settle()
    letters = json.loads(sijill("dead-letters", "list", "--status", "all", "--json"))
    refusals = json.loads(sijill("refusals", "--json"))
    return Lived(
        register=register,
        values=frozenset(_values(desk)),
        printed=b"".join(printed),
        revealed=revealed.stdout,
        letters=letters,
        rules=frozenset(refusal["rule_id"] for refusal in refusals),
    )


def _values(desk: ForeignDesk) -> set[str]:
    """Return every personal value that went in, collected from where it came from."""
    size = WorldConfig(until=UNTIL, files=FILES, days=DAYS)
    simulated = values_of_drafts(step.draft for step in world(SEED, size))
    typed = kept(TYPED.values()) | kept(values_of(_identity()))
    return simulated | _values_of_import() | typed | kept(value for made in BAD for value in values_of(made))


def _values_of_import() -> set[str]:
    values: set[str] = set()
    with (EXAMPLES / "old-register.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, delimiter=";"):
            names = [(row["Nom"], row["Prénom"]), (row["اللقب"], row["الاسم"])]
            for family, given in names:
                values |= {family, given}
                values |= set(of_name(PersonName(family=family, given=given))) if family and given else set()
            values |= {row["Adresse"], *_written(row["Né(e) le"])}
    return kept(values)


def _written(text: str) -> Iterator[str]:
    """Yield a birth date as it stands in the file, and in its other forms."""
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text)
    if found is None:
        return
    try:
        born = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return
    yield from of_date(PartialDate(year=born.year, month=born.month, day=born.day))


# --- what happens ----------------------------------------------------------------------------------------------------


def _import(sijill: Any) -> None:
    source = str(EXAMPLES / "old-register.csv")
    where = ("--unit", "LM1", "--device", "LM1-IMPORT", "--from", "2018-01-01", "--to", "2023-12-31")
    who = ("--opened-by", "LM1-001", "--approved-by", "LM1-010", "--json")
    session = json.loads(sijill("imports", "approve", source, *where, *who))["session_id"]
    mapping = str(EXAMPLES / "mappings" / "old-register.yaml")
    sijill("import", source, "--mapping", mapping, "--session", session, codes=(0, 1))


def _identity() -> PersonIdentity:
    return PersonIdentity(
        names=(
            PersonName(script="LATN", kind="BIRTH", family=TYPED["family"], given=TYPED["given"]),
            PersonName(script="ARAB", kind="BIRTH", family=TYPED["arabic"], given="زنوبيا"),
        ),
        birth_date=PartialDate(year=1963, month=11, day=29),
        birth_place="Ouagadougou",
    )


def _emit(sijill: Any) -> str:
    """Emit good and bad lines at a station; return the file."""
    file_id, person_id, application_id = new_uuid7(), str(uuid4()), str(uuid4())
    today = UNTIL.isoformat()
    common = {
        "file_id": file_id,
        "occurred_at": f"{today}T10:00:00+01:00",
        "effective_date": today,
        "actor_id": "LM-1",
        "actor_role": "CLERK",
    }
    names = [{"script": "LATN", "kind": "BIRTH", "family": TYPED["family"], "given": TYPED["given"]}]
    names.append({"script": "ARAB", "kind": "BIRTH", "family": TYPED["arabic"], "given": "زنوبيا"})
    identity = {"names": names, "birth_date": {"year": 1963, "month": 11, "day": 29}, "birth_place": "Ouagadougou"}
    person = {
        "event": "PersonRegistered",
        **common,
        "person_id": person_id,
        "identity": identity,
        "sex": 2,
        "birth_year": 1963,
        "civil_status": "S",
        "nationalities": [{"code": "FRA", "is_primary": True}],
        "note": {"text": TYPED["note"]},
    }
    passport = {
        "event": "TravelDocumentRecorded",
        **common,
        "document_id": str(uuid4()),
        "document_type": "P",
        "detail": {"number": TYPED["passport"], "mrz": []},
        "issuing_state": "FRA",
        "checks": dict.fromkeys(("number", "birth", "expiry", "optional", "composite"), "ABSENT"),
        "capture_mode": "OCR",
        "status": "VALID",
    }
    address = {
        "event": "AddressDeclared",
        **common,
        "event_id": new_uuid7(),
        "address_id": str(uuid4()),
        "detail": {"latin": TYPED["address"]},
        "governorate": "11",
        "since": today,
    }
    lodged = {
        "event": "ApplicationLodged",
        **common,
        "application_id": application_id,
        "kind": "FIRST",
        "reason": "STUDY",
        "title_sought": "TEMPORARY",
        "checklist_version": "2024-1",
        "channel": "COUNTER",
        "sponsor": {"names": [{"script": "LATN", "kind": "BIRTH", "family": TYPED["sponsor"], "given": "Anastasios"}]},
    }
    bad = TYPED["bad line"]
    lines = [
        *(json.dumps(act, ensure_ascii=False) for act in (person, passport, address)),
        json.dumps(lodged),  # its file is not open: refused, with a sponsor's name under a key of its own
        json.dumps({**person, "sex": bad}),
        json.dumps({**person, bad: 1}),
        json.dumps({**person, "identity": bad}),
        json.dumps({**person, "event": bad}),
        json.dumps({**address, "event_id": new_uuid7(), "follows": address["event_id"], "proof_code": MISTYPED}),
        json.dumps({**address, "address_id": bad}),
        json.dumps(person).replace('"sex": 2', f'"sex": {bad}'),
    ]
    place = ("--station", "TN-LM-01", "--device", "LM-D9", "--district", "TN-LM", "--corps", "SURETE")
    report = json.loads(sijill("emit", "-", *place, "--json", given="\n".join(lines), codes=(1,)))
    assert (report["taken"], report["bad_count"]) == (5, 6), report["bad"]
    return file_id


_OTHER = PersonName(script="LATN", kind="BIRTH", family="Wojciechowska-Adeyemi", given="Scholastyka")
BAD = (
    PersonIdentity(names=(_OTHER,), birth_date=PartialDate(year=1971, month=2, day=30)),
    PersonIdentity(
        names=(replace(_OTHER, family="Wojcie\u202echowska"),), birth_date=PartialDate(year=1971, month=3, day=1)
    ),
    SealedText(text="Kunegunda Wojciechowska, in the wrong field"),
)


async def _submit_bad_seals(register: Register, desk: ForeignDesk) -> None:
    """Submit an act of each kind of refusal that carries sealed values, as a system would that checks nothing."""
    acts = [desk.person(new_uuid7()) for _ in BAD]
    acts = [_resealed(desk, act, made) for act, made in zip(acts, BAD, strict=True)]
    broken = desk.person(new_uuid7())
    torn = replace(broken.identity, ciphertext=bytes(len(broken.identity.ciphertext)))
    twice, nobody = desk.person(new_uuid7()), new_uuid7()
    desk.subjects[nobody] = str(uuid4())
    acts += [
        replace(broken, identity=torn),
        twice,
        replace(twice, sex=1),
        desk.person(twice.meta.file_id),
        desk.address(nobody, 0),
    ]
    await register.submit_foreign(*acts)


def _resealed(desk: ForeignDesk, act: Any, content: Any) -> Any:
    event_id, subject = act.meta.event_id, act.identity.subject_key_id
    sealed = desk.keys.seal(content, subject_key_id=subject, event_id=event_id, field="identity")
    return replace(act, identity=sealed)


async def _send_garbage(register: Register) -> None:
    """Send damaged records that carry names in clear: in values, in headers, in a key, whole and torn."""
    async with Registry(register.settings.registry) as registry:
        number = (await registry.ids(["PersonRegistered"]))["PersonRegistered"]
    text = " / ".join(GARBAGE)
    identity = PersonIdentity(
        names=(PersonName(script="LATN", kind="BIRTH", family=GARBAGE[0], given=GARBAGE[1]),),
        birth_date=PartialDate(year=1971, month=5, day=6),
        birth_place=GARBAGE[3],
    )
    whole = codec.frame(number, codec.encode_body(identity))
    values = (
        text.encode(),
        text.encode("utf-16"),
        whole,
        whole[:-9],
        b"\x00" + (2**31 - 1).to_bytes(4, "big") + text.encode(),
        text.encode() * 90_000,
        b"",
    )
    headers = [("ce_type", b"PersonRegistered"), ("ce_id", GARBAGE[0].encode()), ("name", GARBAGE[1].encode())]
    await register.send(*((new_uuid7().encode(), value, headers) for value in values))
    await register.send((GARBAGE[0].encode(), text.encode(), headers), (None, text.encode(), ()))


def _handle_letters(sijill: Any) -> None:
    """Retry one dead letter, set another aside, show a third."""
    letters = json.loads(sijill("dead-letters", "list", "--json"))
    with_file = [letter for letter in letters if letter["file_id"]]
    sijill("dead-letters", "retry", with_file[0]["file_id"])
    sijill("dead-letters", "retry", "--set-aside", with_file[1]["coordinates"], "--by", "TN-4711")
    sijill("dead-letters", "show", with_file[2]["coordinates"])


# --- reading everything ----------------------------------------------------------------------------------------------


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
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        name = str(path.relative_to(folder))
        with path.open("rb", buffering=0) as source:  # a buffer would not notice that the place was moved
            if source.read(4) == b"\x7fELF":
                continue
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
    assert all(pids), "every part and process runs"
    for pid, thing in ((pid, thing) for pid in pids for thing in ("cmdline", "environ")):
        yield Place(where=f"{thing} of {pid}", data=Path(f"/proc/{pid}/{thing}").read_bytes())


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
    sealed, garbage = Scanner(lived.values), Scanner((*GARBAGE, MISTYPED))
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


# --- the rules -------------------------------------------------------------------------------------------------------


async def test_the_run_put_in_many_values_and_met_every_kind_of_refusal(lived: Lived) -> None:
    """The values are many, they did get in (a recorded read shows them), and every sealed refusal and letter came."""
    shown = Scanner(lived.values).find(lived.revealed)

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
        "CODE_MALFORMED",
    }
    assert {letter["code"] for letter in lived.letters} >= {
        "UNDECODABLE",
        "SCHEMA_UNKNOWN",
        "TOO_LARGE",
        "KEY_NOT_A_FILE",
        "NO_KEY",
    }
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
