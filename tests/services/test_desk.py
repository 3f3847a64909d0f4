"""Reads on a register that runs: who proves what, what is refused, what is written down, and what it tells later."""

from __future__ import annotations

import asyncio
import csv
import io
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.signing_keys import read_key
from infra.tokens import ALGORITHM, issue_token
from projections.access import AccessTopic
from schemas.events import ReadsWatched, RecordAccessed
from schemas.topics import ACCESS
from tests.lives import STATION, Life, a_life, day
from tests.running import Register, running_register

OTHER_STATION, FAMILY, FORMULA = "TN-LM-02", "Qoxvandrel", "=HYPERLINK(1)"
INJECTION = "Robert'); DROP TABLE sijill.files CASCADE;--"
CLAIM = ("--purpose", "FILE_HANDLING", "--actor", "LM-1", "--unit", STATION)
CONTROL = ("--purpose", "AUDIT", "--actor", "DP-1", "--unit", "DGF", "--role", "DATA_PROTECTION_OFFICER")
ORDERED = ("--ordered-by", "DG-1", "--approved-by", "DG-2")
PLAN = f"""
from: 2026-01-01
units:
  DGF: {{kind: DIRECTORATE, corps: SURETE, name: {{en: D, fr: D, ar: م}}, officers: [
    {{number: DG-1, rank: R, role: DIRECTORATE_OFFICER}}, {{number: DG-2, rank: R, role: SIGNATORY}},
    {{number: DP-1, rank: R, role: DATA_PROTECTION_OFFICER}}, {{number: AN-1, rank: R, role: ANALYST}},
    {{number: AD-1, rank: R, role: ADMINISTRATOR}}]}}
  TN-LM: {{kind: DISTRICT, corps: SURETE, parent: DGF, name: {{en: L, fr: L, ar: م}}}}
  {STATION}: {{kind: STATION, corps: SURETE, parent: TN-LM, name: {{en: M, fr: M, ar: م}}, devices: [{STATION}-D1],
    officers: [{{number: LM-1, rank: R, role: CLERK}}, {{number: LM-10, rank: R, role: STATION_HEAD}}]}}
  {OTHER_STATION}: {{kind: STATION, corps: SURETE, parent: TN-LM, name: {{en: G, fr: G, ar: م}},
    officers: [{{number: LM-2, rank: R, role: CLERK}}]}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A register with an organisation, an issuer, and two files."""

    register: Register
    folder: Path
    life: Life
    odd: Life

    def token(self, officer: str) -> tuple[str, str]:
        """Return the options of a reader with a token."""
        path = self.folder / f"{officer}.token"
        self.register.run("token", "issue", "--officer", officer, "--out", str(path))
        return "--token", str(path)

    def forged(self, text: str) -> tuple[str, str]:
        """Return the options of somebody with this as a token."""
        path = self.folder / "forged.token"
        path.write_text(text)
        return "--token", str(path)

    async def log(self) -> list[RecordAccessed]:
        """Return the entries of the log, oldest first."""
        told = [entry for _, entry in await self.register.decoded(ACCESS.name) if isinstance(entry, RecordAccessed)]
        return sorted(told, key=lambda entry: entry.at)

    async def refused(self, *command: str) -> RecordAccessed:
        """Run a command that is refused and shows nothing; return the one entry that it leaves."""
        before = len(await self.log())
        done = self.register.run(*command, codes=(1,))
        [entry] = (await self.log())[before:]

        assert done.stdout == b""
        assert FAMILY.encode() not in done.stderr
        assert (entry.verdict, (entry.rule_id or "").encode() in done.stderr) == ("REFUSED", True)
        return entry


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    with running_register(suspicions=True) as running:
        yield running


@pytest.fixture(scope="module")
async def opened(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Open:
    folder = tmp_path_factory.mktemp("tokens")
    (folder / "plan.yaml").write_text(PLAN)
    register.run("units", "apply", str(folder / "plan.yaml"), "--ordered-by", "X-1", "--approved-by", "X-2")
    register.run("token", "key")
    lives = []
    for family, given in ((FAMILY, "Aya"), (FORMULA, INJECTION)):
        life = a_life(register, nationality="CIV", born=1990)
        names = ({"script": "LATN", "kind": "BIRTH", "family": family, "given": given},)
        await life.registered(day(2026, 3, 1), names=names, birth={"year": 1990, "month": 5}).known()
        lives.append(life)
    await register.indexed()
    return Open(register=register, folder=folder, life=lives[0], odd=lives[1])


def names_in(shown: Any) -> list[str]:
    """Return the families that a file shows."""
    return [name["family"] for one in shown["revealed"] if one["value"] for name in one["value"].get("names", ())]


async def test_a_claim_is_answered_before_the_roll_out_and_noted_as_one(opened: Open) -> None:
    """Unit and role are those of the organisation's orders all the same."""
    shown = opened.register.ask("file", opened.life.file_id, "--reveal", *CLAIM, "--role", "STATION_HEAD")
    entry = (await opened.log())[-1]

    assert names_in(shown) == [FAMILY]
    assert (entry.verdict, entry.actor_id, entry.actor_role, entry.unit) == ("CLAIMED", "LM-1", "CLERK", STATION)
    assert (entry.rule_id, entry.responsible) == (None, "LM-10")


async def test_a_token_proves_who_reads(opened: Open) -> None:
    reader = ("--reveal", "--purpose", "FILE_HANDLING", *opened.token("LM-1"))
    shown = opened.register.ask("file", opened.life.file_id, *reader)
    entry = (await opened.log())[-1]

    assert names_in(shown) == [FAMILY]
    assert (entry.verdict, entry.actor_id, entry.actor_role, entry.unit) == ("GRANTED", "LM-1", "CLERK", STATION)
    assert (entry.token_id is not None, entry.responsible) == (True, "LM-10")


@pytest.mark.parametrize(
    ("rule_id", "officer", "wish"),
    [
        ("PURPOSE_NOT_OF_ROLE", "LM-1", ("--purpose", "AUDIT")),
        ("CASE_UNKNOWN", "LM-1", ("--purpose", "FILE_HANDLING", "--case-ref", "c1")),
        ("CASE_MISSING", "LM-1", ("--purpose", "NOTIFICATION")),
        ("OUTSIDE_UNIT", "LM-2", ("--purpose", "FILE_HANDLING")),
        ("PURPOSE_NOT_OF_ROLE", "AN-1", ("--purpose", "FILE_HANDLING")),
        ("READ_WALL", "AN-1", ("--purpose", "STATISTICS")),
        ("READ_WALL", "AD-1", ("--purpose", "OPERATION")),
        ("READER_NOT_ASSIGNED", "LM-9", ("--purpose", "FILE_HANDLING")),
    ],
)
async def test_a_wish_without_right_shows_nothing_and_is_in_the_log(
    opened: Open, rule_id: str, officer: str, wish: tuple[str, ...]
) -> None:
    entry = await opened.refused("file", opened.life.file_id, "--reveal", *wish, *opened.token(officer), "--json")

    assert (entry.rule_id, entry.actor_id, entry.file_id) == (rule_id, officer, opened.life.file_id)


async def test_a_claim_is_held_to_what_its_role_may(opened: Open) -> None:
    """Who claims a role has no other purposes than the role, no other cases than the file."""
    for rule_id, wish in (
        ("PURPOSE_NOT_OF_ROLE", ("--purpose", "AUDIT", "--actor", "U-1", "--unit", STATION)),
        ("CASE_UNKNOWN", ("--purpose", "FILE_HANDLING", "--case-ref", "c1", "--actor", "U-1", "--unit", STATION)),
    ):
        assert (await opened.refused("file", opened.life.file_id, "--reveal", *wish)).rule_id == rule_id
    assert (await opened.refused("access", opened.life.file_id, *CLAIM)).rule_id == "CATEGORY_NOT_OF_ROLE"


async def test_forged_tokens_show_nothing_and_are_in_the_log(opened: Open) -> None:
    """Of another key, unsigned, for another register, run out: also where it names an officer who may read."""
    settings = opened.register.settings
    key = read_key(settings.state_dir / "identity" / "issuer.pem")
    assert key is not None
    seconds = int(time.time())
    claims = {"sub": "LM-1", "aud": settings.register_name, "iat": seconds, "exp": seconds + 60, "jti": "t"}

    def issued(signing: Ed25519PrivateKey, register: str = settings.register_name, at: int = seconds) -> str:
        return issue_token(signing, number="LM-1", register=register, now=at, seconds=60, token_id="t")

    wish = ("file", opened.life.file_id, "--reveal", "--purpose", "FILE_HANDLING")
    for rule_id, number, token in (
        ("TOKEN_FORGED", "LM-1", issued(Ed25519PrivateKey.generate())),
        ("TOKEN_FORGED", "LM-1", jwt.encode(claims, None, algorithm="none")),
        ("TOKEN_FORGED", "UNKNOWN", "nonsense"),
        ("TOKEN_OF_OTHER_REGISTER", "LM-1", issued(key, register="elsewhere")),
        ("TOKEN_EXPIRED", "LM-1", issued(key, at=seconds - 3_600)),
    ):
        entry = await opened.refused(*wish, *opened.forged(token))
        assert (entry.rule_id, entry.actor_id, entry.unit) == (rule_id, number, "UNKNOWN")
    assert ALGORITHM == "EdDSA"


async def test_a_search_names_only_whom_the_reader_may_read(opened: Open) -> None:
    """Who finds a file of another unit learns where it lies, and no name."""
    question = ("find", "--name", f"Aya {FAMILY}", "--reveal", "--purpose", "FILE_HANDLING")
    [own, *_] = opened.register.ask(*question, *opened.token("LM-1"))
    [other, *_] = opened.register.ask(*question, *opened.token("LM-2"))
    entries = (await opened.log())[-4:]

    assert [own["names"][0]["family"], own["names_withheld"]] == [FAMILY, None]
    assert (other["file_id"], other["names"], other["names_withheld"]) == (own["file_id"], [], "OUTSIDE_UNIT")
    assert [len(entry.fields) for entry in entries] == [1, 2, 1, 1]
    assert len({entry.criteria_hash for entry in entries}) == 1
    refused = opened.register.run(*question[:3], "--purpose", "STATISTICS", *opened.token("AN-1"), codes=(1,))
    assert (refused.stdout, b"READ_WALL" in refused.stderr) == (b"", True)


async def test_names_that_are_code_are_names(opened: Open) -> None:
    """A name with SQL finds its person and drops nothing; one with a formula is text in CSV."""
    question = ("find", "--name", f"{INJECTION} {FORMULA}", "--reveal", *CLAIM)
    shown = opened.register.run(*question, "--csv").stdout.decode()
    [head, first, *_] = list(csv.reader(io.StringIO(shown)))
    cell = first[head.index("name")]

    assert opened.register.sql("SELECT count(*) FROM sijill.files") == [(2,)]
    assert INJECTION in cell
    assert not cell.startswith(("=", "+", "-", "@"))
    assert [one["file_id"] for one in opened.register.ask(*question)][:1] == [opened.odd.file_id]
    assert opened.register.run("search", INJECTION, codes=(1,)).stdout == b""


async def test_the_log_tells_in_words_who_saw_a_file(opened: Open) -> None:
    """In three languages, with what was refused; the report is itself the last entry."""
    file = ("--file", opened.life.file_id)
    told = {
        lang: opened.register.run("access", "report", *file, *CONTROL, "--csv", "--lang", lang).stdout.decode()
        for lang in ("en", "fr", "ar")
    }
    reads = opened.register.ask("access", "report", *file, *CONTROL)

    assert "handling the file" in told["en"]
    assert "This role does not read for this purpose." in told["en"]
    assert "traitement du dossier" in told["fr"]
    assert "معالجة الملف" in told["ar"]
    assert FAMILY not in "".join(told.values())
    assert [one["actor_id"] for one in reads][-1] == "DP-1"
    assert {"REFUSED"} <= {flag for one in reads for flag in one["flags"]}


async def test_what_is_remarkable_is_shown_to_the_data_protection_officer(opened: Open) -> None:
    """Refusals, a claim off its unit, a watched file; a watch takes two persons, one of them the officer."""
    watch = ("access", "watch", opened.life.file_id, "--because", "PUBLIC_PERSON")
    control = CONTROL[2:]
    opened.register.run(*watch, "--approved-by", "dp-1", *control, codes=(1,))
    opened.register.run(*watch, "--approved-by", "DG-1", "--actor", "LM-1", "--unit", STATION, codes=(1,))
    opened.register.run(*watch, "--approved-by", "DG-1", *control)
    opened.register.run("file", opened.life.file_id, "--reveal", "--purpose", "FILE_HANDLING", "--actor", "LM-2",
                        "--unit", OTHER_STATION)  # fmt: skip
    found = opened.register.ask("access", "flags", *CONTROL, codes=(1,))
    entries = [entry for _, entry in await opened.register.decoded(ACCESS.name) if isinstance(entry, ReadsWatched)]
    last = next(one for one in reversed(found) if one["actor_id"] == "LM-2")

    assert [(one.ordered_by, one.approved_by, one.watched) for one in entries] == [("DP-1", "DG-1", True)]
    assert {"OFF_UNIT", "WATCHED", "CLAIMED"} <= set(last["flags"])
    assert {"PURPOSE_NOT_OF_ROLE", "TOKEN_FORGED"} <= {one["rule_id"] for one in found}
    assert opened.register.run("access", "flags", *CLAIM, codes=(1,)).stdout == b""


async def test_writing_a_read_down_costs_less_than_ten_milliseconds(opened: Open) -> None:
    """One connection for as long as a process reads: half of two hundred entries take less each."""
    settings = opened.register.settings
    entry = (await opened.log())[-1]
    took = []
    async with AccessTopic(settings.kafka, settings.registry) as log:
        await log.write_all([entry])
        for _ in range(200):
            begun = time.perf_counter()
            await log.write_all([entry])
            took.append(1_000 * (time.perf_counter() - begun))

    print(f"an entry of the log of reads: median {statistics.median(took):.1f} ms, p95 {sorted(took)[189]:.1f} ms")
    assert statistics.median(took) < 10


async def test_once_tokens_are_asked_nobody_reads_on_their_word(opened: Open) -> None:
    today = datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
    opened.register.run("units", "enforce", "DGF", "--tokens", "--from", today.isoformat(), *ORDERED)
    entry = await opened.refused("file", opened.life.file_id, "--reveal", *CLAIM)
    reader = ("--reveal", "--purpose", "FILE_HANDLING", *opened.token("LM-1"))

    assert (entry.rule_id, entry.actor_id) == ("TOKEN_MISSING", "LM-1")
    assert names_in(opened.register.ask("file", opened.life.file_id, *reader)) == [FAMILY]


async def test_once_officers_are_enforced_the_screen_knows_them(opened: Open) -> None:
    """An act of who holds the role there is taken; of anybody else it is refused, with the rule."""
    today: date = datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
    opened.register.run("units", "enforce", "DGF", "--officers", "--from", today.isoformat(), *ORDERED)
    await asyncio.sleep(0)
    rules = []
    for officer, role in (("LM-1", "CLERK"), ("LM-1", "STATION_HEAD"), ("LM-2", "CLERK"), ("LM-7", "CLERK")):
        before = len(opened.life.refusals())
        moved = {
            "event": "AddressDeclared", "file_id": opened.life.file_id, "actor_id": officer, "actor_role": role,
            "occurred_at": datetime.now(tz=ZoneInfo("Africa/Tunis")).isoformat(), "effective_date": today.isoformat(),
            "address_id": str(uuid4()), "detail": {"latin": "5 rue de la Palme"}, "governorate": "11",
            "since": today.isoformat(), "base_version": opened.life.file()["version"],
        }  # fmt: skip
        opened.register.emit(moved, station=STATION, device=f"{STATION}-D1")
        await opened.register.settle()
        rules.append([each["rule_id"] for each in opened.life.refusals()[before:]])

    assert rules == [[], ["OFFICER_OTHER_ROLE"], ["OFFICER_OTHER_UNIT"], ["OFFICER_NOT_ASSIGNED"]]
