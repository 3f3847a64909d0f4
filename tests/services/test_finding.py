"""Finding a person's file, and suspicion of duplicates, on a register that runs with all its processes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any
from uuid import uuid4

import pytest

from infra.local import platform
from infra.moments import today
from infra.vault import FileVault
from infra.vault_index import IndexKeyFiles
from projections import matching
from projections.index_store import IndexStore
from register.duplicate_rules import weights_on
from register.lawbook import LawOn
from register.numbers import file_number
from schemas.events import DuplicateSuspected
from schemas.topics import ACCESS, KEYS
from tests.lives import STATION, Life, a_life, day
from tests.running import Register, running_register, until

WHO = ("--purpose", "FILE_HANDLING", "--actor", "LM-10", "--unit", STATION)
FAMILY, GIVEN, BORN = "Benzaghlou", "Abdelmoutaleb", {"year": 1987, "month": 3, "day": 21}
ARABIC = {"script": "ARAB", "kind": "BIRTH", "family": "بن زغلول", "given": "عبد المطلب"}
ZONE = ("P<CIVBENZAGHLOU<<ABDELMOUTALEB<<<<<<<<<<<<<<", "Q1234567<8CIV8703215M3001019<<<<<<<<<<<<<<<4")
CHECKS = dict.fromkeys(("number", "birth", "expiry", "optional", "composite"), "OK")
ALL_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'sijill_index'"


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with running_register(suspicions=True) as running:
        yield running


def person(
    register: Register, family: str, given: str, born: dict[str, int], *more: dict[str, str], sex: int = 1
) -> Life:
    """Return a life whose person is registered under these names, and whose file is open."""
    latin = {"script": "LATN", "kind": "BIRTH", "family": family, "given": given}
    life = a_life(register, nationality="CIV", born=born["year"])
    return life.registered(day(2026, 3, 1), names=(latin, *more), birth=born, sex=sex)


def passport(life: Life, number: str, *zone: str) -> Life:
    """The person shows a passport."""
    return life.act(
        "TravelDocumentRecorded", day(2026, 3, 2), "CLERK", document_id=str(uuid4()), document_type="P",
        detail={"number": number, "mrz": list(zone)}, issuing_state="CIV", issued_on=day(2020, 1, 1),
        expires_on=day(2030, 1, 1), checks=CHECKS, capture_mode="MANUAL", status="VALID",
    )  # fmt: skip


def found(register: Register, *question: str) -> list[dict[str, Any]]:
    """Return what `find` answers."""
    answer = register.ask("find", *question, *WHO, codes=(0, 1))
    assert isinstance(answer, list)
    return answer


@pytest.fixture(scope="module")
async def known(register: Register) -> Life:
    """A person with two names and a passport, among others."""
    life = passport(person(register, FAMILY, GIVEN, BORN, ARABIC), "Q1234567", *ZONE)
    await life.known()
    await person(register, "Diarrassouba", "Mariam", {"year": 1995, "month": 7, "day": 2}, sex=2).known()
    await register.indexed()
    return life


@pytest.mark.parametrize(
    "question",
    [
        ("--name", "Abdelmotaleb Ben Zaghlou"),
        ("--name", "Benzaglou Abdelmoutaleb", "--born", "1987"),
        ("--name", "Benzaghluo Abdelmoutalib", "--nationality", "CIV"),
        ("--name", "عبد المطلب بن زغلول"),
        ("--document", "q 1234567", "--issuer", "CIV"),
        ("--document", "Q1234567"),
        ("--mrz", ZONE[0], "--mrz", ZONE[1]),
    ],
)
async def test_a_person_is_found(register: Register, known: Life, question: tuple[str, ...]) -> None:
    """A person is found by a misspelt Latin name, by the Arabic one, by document and by machine readable zone."""
    answer = found(register, *question)

    assert [one["file_id"] for one in answer][:1] == [known.file_id]
    assert answer[0]["station_of_charge"] == STATION
    assert "names" not in answer[0]


async def test_names_are_shown_only_when_asked(register: Register, known: Life) -> None:
    """Names show with --reveal alone."""
    [answer, *_] = found(register, "--document", "Q1234567", "--reveal")

    assert answer["names"][0]["family"] == FAMILY


async def test_somebody_else_is_not_found(register: Register, known: Life) -> None:
    """A name that nobody bears finds nobody."""
    assert found(register, "--name", "Wojciech Krzyzanowski") == []


async def test_wrong_check_character_is_told(register: Register, known: Life) -> None:
    """A file number with a wrong check character is told so, with the one that was probably meant."""
    right = file_number(STATION, 2026, known.number)
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    answer = register.ask("find", wrong, *WHO, codes=(1,))

    assert answer["check"] == "FAIL"
    assert right in [one["file_number"] for one in answer["files"]]


async def test_without_a_purpose_nothing_is_looked_for(register: Register, known: Life) -> None:
    """Who does not say why is refused."""
    assert b"--purpose" in register.run("find", "--name", FAMILY, codes=(2,)).stderr


async def test_the_question_is_written_down_before_the_answer(register: Register, known: Life) -> None:
    """The access topic holds who asked and the question's hash, first the question, then the file; never the name."""
    before = len(await register.records(ACCESS.name))
    found(register, "--name", f"{GIVEN} {FAMILY}")
    told = sorted((one for one in await register.decoded(ACCESS.name)), key=lambda one: one[1].at)[before:]

    assert [access.file_id == known.file_id for _, access in told] == [False, True]
    assert all(access.fields[0].startswith("find:") for _, access in told)
    assert all(FAMILY.encode() not in record.value for record, _ in told)


async def test_no_table_holds_a_name(register: Register, known: Life) -> None:
    """Every row of the index, as text, is without names and numbers of documents; and the indexer's log too."""
    secrets = [FAMILY, FAMILY.lower(), GIVEN, GIVEN.lower(), "Q1234567", ARABIC["family"], "BNZGL"]
    hidden = [*secrets, *(each.encode().hex() for each in secrets)]
    rows = "".join(
        str(register.sql(f"SELECT t::text FROM sijill_index.{name} t")) for (name,) in register.sql(ALL_TABLES)
    )
    log = (register.settings.state_dir / "logs" / "indexer.log").read_text()

    assert len(rows) > 1_000
    assert [each for each in hidden if each in rows or each in log] == []


async def test_two_files_of_one_person_are_suspected_once(register: Register, known: Life) -> None:
    """Another transliteration of the same person gives one suspicion, in the later file, also after a restart."""
    other = person(register, "Ben Zaghloul", "Abdel Mouttaleb", BORN)
    await other.known()
    await register.indexed()
    await until(lambda: bool(register.ask("duplicates")), "a suspicion")
    register.ask("index", "rebuild")
    await register.indexed()
    await asyncio.to_thread(platform.restart_part, register.settings, "indexer")
    await register.indexed()
    [told] = register.ask("duplicates", "--station", STATION)
    to_do = register.ask("worklist", "--unit", STATION, "--kind", "SUSPICION")["tasks"]
    raised = [one for one in await register.journal() if one.event.NAME == "DuplicateSuspected"]

    assert [(one["file_id"], one["subject_id"]) for one in to_do] == [(told["file_id"], told["suspicion_id"])]
    assert (told["file_id"], [each["file_id"] for each in told["candidates"]]) == (other.file_id, [known.file_id])
    assert len(raised) == 1
    assert {"FAMILY_ALIKE", "BIRTH_SAME"} <= {rule["id"] for rule in told["rules"]}
    assert told["rules"][0]["ar"]
    other.saw = int(other.file()["version"])
    other.act(
        "DuplicateDismissed",
        day(2026, 3, 5),
        "STATION_HEAD",
        suspicion_id=told["suspicion_id"],
        ground_code="TWO_PERSONS",
    )
    await other.known()
    passport(other, "Z7654321")
    await other.known()
    await register.indexed()

    assert register.ask("duplicates") == []
    assert register.ask("worklist", "--unit", STATION, "--kind", "SUSPICION")["tasks"] == []
    assert [one.event.NAME for one in await register.journal()].count("DuplicateSuspected") == 1


async def test_twins_are_not_suspected(register: Register) -> None:
    """A brother and a sister born on one day, each with a passport, are two persons."""
    born = {"year": 2001, "month": 11, "day": 9}
    await passport(person(register, "Koulibaly", "Seydou", born), "K1000001").known()
    await passport(person(register, "Koulibaly", "Aminata", born, sex=2), "K1000002").known()
    await register.indexed()

    assert register.ask("duplicates") == []


async def test_who_is_not_compared_is_counted(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a family larger than one look compares, the rarest keys come first, and the rest is counted."""
    born = {"year": 1979, "month": 5, "day": 4}
    for given in ("Adama", "Bakary", "Cheick", "Drissa"):
        await person(register, "Ouattaradogo", given, born).known()
    await register.indexed()
    monkeypatch.setattr(matching, "MOST_MET", 1)
    with FileVault(register.settings.vault_dir) as vault:
        store = IndexStore.connect(register.settings.postgres, IndexKeyFiles(register.settings.vault_dir))
        with closing(store), store.session.transaction():
            store.session.execute(
                "UPDATE sijill_index.files SET to_match = true WHERE file_no = ("
                "SELECT max(file_no) FROM sijill_index.files)"
            )
            await matching.match_some(store, vault, weights_on(LawOn(on=today())), Nowhere())
    told = register.ask("index", "status")

    assert told["crowded"] == 1
    assert told["pairs_left_out"] >= 2


class Nowhere:
    """Suspicions that nobody is told of."""

    async def send(self, notices: Sequence[DuplicateSuspected]) -> None:
        """Take them."""


async def test_killed_indexer_loses_and_doubles_nothing(register: Register, known: Life) -> None:
    """Killed while it reads, then again: the index ends with the same tokens as one that was never disturbed."""
    counted = "SELECT count(*), count(DISTINCT (token, file_no)) FROM sijill_index.tokens"
    await register.indexed()
    calm = register.sql(counted)
    register.ask("index", "rebuild")
    for _ in range(3):
        await asyncio.to_thread(platform.restart_part, register.settings, "indexer")
    await register.indexed()

    assert register.sql(counted) == calm
    assert found(register, "--document", "Q1234567")[0]["file_id"] == known.file_id


async def test_destroyed_key_takes_the_person_out(register: Register, known: Life) -> None:
    """After its key is destroyed nobody is found, and of the file no token and no record is left."""
    of_file = (
        "SELECT subject_key_id::text FROM sijill_index.subject_keys"
        "  JOIN sijill_index.files USING (file_no) WHERE file_id = %s"
    )
    [(key,)] = register.sql(of_file, known.file_id)
    with FileVault(register.settings.vault_dir) as vault:
        vault.destroy(key)
    await register.send((key.encode(), None, ()), topic=KEYS.name)
    held = "SELECT count(*) FROM sijill_index.{} t JOIN sijill_index.files f USING (file_no) WHERE f.file_id = %s"
    await until(lambda: register.sql(held.format("tokens"), known.file_id) == [(0,)], "the tokens to go")

    assert register.sql(held.format("records"), known.file_id) == [(0,)]
    assert known.file_id not in [one["file_id"] for one in found(register, "--name", f"{GIVEN} {FAMILY}")]
    assert found(register, "--document", "Q1234567") == []
