"""The term has ended: what was held about a person is gone everywhere; every proof, figure and replay still holds.

What is searched afterwards: every byte of every topic, table, file, log, backup, archive and bundle, for the values of
those who were destroyed and for their keys; and every key that is left is tried on everything that was sealed of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from infra.commands.demo_proof import Authority
from infra.commands.platform import bring_up
from infra.local import platform
from infra.settings import get_settings
from infra.signing_keys import make_key
from infra.vault import FileVault
from register.proof.notes import verifier_of
from schemas.content import sealed_fields
from schemas.errors import SijillError
from schemas.sealing import DeviceKeys, open_content, open_device_key, unwrap_data_key
from schemas.topics import INTAKE, KEYS
from tests.commanding import run_command
from tests.every_byte import chunks, files, tables, topics
from tests.lives import STATION, Life, a_life, day
from tests.personal_values import Scanner
from tests.running import Register, fetch_all, until
from tests.walks.test_archive import broken, co_signed

READER = ("--purpose", "FILE_HANDLING", "--actor", "LM-7", "--unit", STATION)
PERSONS = ("--actor", "DP-1", "--approved-by", "DP-2")
DEVICE = ("--station", STATION, "--device", "DP-D1", "--corps", "SURETE")
RECORD = {"number": "PV-2026-17", "bailiff": "BAILIFF-4", "expert": "EXPERT-9", "expert_named_by": "INPDP"}
VALUES = {"Zaghdoudi-Effacee", "Mounira-Effacee", "زغدودي-ممحوة", "منيرة-ممحوة", "Absorbee-Parfaite", "Eff4571190"}
BEGUN, LEFT = day(2018, 3, 5), day(2019, 3, 1)


@dataclass(kw_only=True)
class Erased:
    """A register before and after a session."""

    register: Register
    authority: Authority
    folder: Path
    trust: Path
    gone: Life
    absorbed: Life
    held: Life
    kept: Life
    old_keys: dict[str, bytes]
    old_kek: bytes
    old_epoch: X25519PrivateKey
    shown: Any
    figures: Any
    session: str
    ran: dict[str, Any]
    second: dict[str, Any]


@pytest.fixture(scope="module")
def register(proven: Register) -> Register:
    """A register of its own."""
    return proven


async def a_person(register: Register, given: str, family: str, /, **more: str) -> Life:
    """Somebody with an address and a passport, registered long ago."""
    names = [{"script": "LATN", "kind": "BIRTH", "family": family, "given": given}]
    if more:
        names.append({"script": "ARAB", "kind": "BIRTH"} | more)
    life = a_life(register).registered(BEGUN, names=names).entered(BEGUN)
    number = "Eff4571190" if more else f"P{life.number}"
    life.act(
        "TravelDocumentRecorded", BEGUN, "CLERK", document_id=str(uuid4()), document_type="P",
        detail={"number": number, "mrz": []}, issuing_state="CIV", capture_mode="MANUAL", status="VALID",
        checks=dict.fromkeys(("number", "birth", "expiry", "optional", "composite"), "ABSENT"),
    )  # fmt: skip
    await life.known()
    return life


async def archived(life: Life) -> None:
    """The person left; the file goes to the archive, and its term ends in 2024."""
    life.left(LEFT)
    life.act("FileClosed", LEFT, "STATION_HEAD", ground="DEPARTED", closed_on=LEFT)
    life.act(
        "FileArchived",
        LEFT,
        "STATION_HEAD",
        archived_on=LEFT,
        retention_rule="ACTIVE_FILE",
        shred_after=day(2024, 3, 1),
    )
    await life.known()


@pytest.fixture(scope="module")
async def erased(register: Register, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Erased:
    """People are registered, worked with, backed up and archived; then a session runs."""
    folder = tmp_path_factory.mktemp("erasure")
    gone = await a_person(register, "Mounira-Effacee", "Zaghdoudi-Effacee", given="منيرة-ممحوة", family="زغدودي-ممحوة")
    absorbed, held, kept, waiting = [
        await a_person(register, given, family)
        for given, family in (
            ("Absorbee-Parfaite", "Zaghdoudi-Effacee"),
            ("Restante", "Oubangui-Retenue"),
            ("Vivante", "Kasserine-Vivante"),
            ("Gardee", "Retenue-Avant"),
        )
    ]
    await gone.absorbs(absorbed, day(2018, 6, 1))
    for life in (gone, held, waiting):
        await archived(life)
    hold = {"scope": "FILE", "legal_ground": "COURT_ORDER", "approved_by": "DP-2"}
    waiting.act("RetentionHoldPlaced", day(2020, 1, 1), "DATA_PROTECTION_OFFICER", hold_id=str(uuid4()), **hold)
    await waiting.known()
    trust = Path(shutil.copy(await co_signed(register, authority), folder / "trust.txt"))
    register.ask("evidence", "export", "--range", "all", "--out", str(folder / "bundle"))
    register.ask("archive", "write", "--to", str(folder / "archive"))
    kek = folder / "escrow" / "kek"
    kek.parent.mkdir()
    register.ask("vault", "backup", "--to", str(folder / "backup"), "--wrapping-key-to", str(kek))
    shown = register.ask("file", gone.file_id, "--reveal", *READER)["revealed"]
    with FileVault(register.settings.vault_dir) as vault:
        old_keys = {name: key for name in vault.ids() if (key := vault.key(name)) is not None}
        old_epoch = vault.epoch_private("e1")
    assert old_epoch is not None
    figures = _figures(register)

    due = {each["file_id"]: each["standing"] for each in register.ask("shred", "due")}
    assert due == {gone.file_id: "DUE", held.file_id: "DUE", waiting.file_id: "HELD"}
    listed = register.ask("shred", "prepare", "--out", str(folder / "list.json"))
    assert {each["file_id"] for each in listed["files"]} == {gone.file_id, held.file_id}
    held.act("RetentionHoldPlaced", day(2026, 1, 5), "DATA_PROTECTION_OFFICER", hold_id=str(uuid4()), **hold)
    await held.known()
    record = RECORD | {
        "session_id": listed["session_id"],
        "list_sha256": listed["sha256"],
        "drawn_up_on": datetime.now(tz=UTC).date().isoformat(),
    }
    (folder / "record.json").write_text(json.dumps(record))
    ran, second = [
        register.ask(
            "shred", "run", str(folder / "list.json"), "--record", str(folder / "record.json"), *PERSONS, *DEVICE,
            codes=(1,),
        )
        for _ in range(2)
    ]  # fmt: skip
    return Erased(
        register=register, authority=authority, folder=folder, trust=trust, gone=gone, absorbed=absorbed, held=held,
        kept=kept, old_keys=old_keys, old_kek=kek.read_bytes(), old_epoch=old_epoch, shown=shown, figures=figures,
        session=listed["session_id"], ran=ran, second=second,
    )  # fmt: skip


async def test_only_what_the_register_took_is_destroyed(erased: Erased) -> None:
    """A hold that came after the list keeps its file; the same command again does nothing more."""
    register = erased.register
    assert erased.ran["taken"] == [erased.gone.file_id]
    assert erased.ran["refused"] == {erased.held.file_id: "HOLD_IN_FORCE"}
    assert erased.ran == erased.second
    assert erased.shown
    assert register.ask("file", erased.gone.file_id)["status"] == "SHREDDED"
    for life in (erased.held, erased.kept):
        assert register.ask("file", life.file_id, "--reveal", *READER)["revealed"]
    after = register.ask("file", erased.gone.file_id, "--reveal", *READER, codes=(0, 1))
    assert not any(value in json.dumps(after, ensure_ascii=False) for value in VALUES)
    question = ("--purpose", "FILE_HANDLING", "--actor", "LM-7", "--unit", STATION)
    await until(lambda: register.ask("index", "status")["files"] >= 3, "the index to be filled again")
    found = register.run("find", "--name", "Kasserine-Vivante", *question).stdout.decode()
    assert f"2018-{erased.kept.number:06d}" in found
    theirs = register.run("find", "--name", "Zaghdoudi-Effacee", *question, codes=(0, 1)).stdout.decode()
    assert not any(f"2018-{life.number:06d}" in theirs for life in (erased.gone, erased.absorbed))


async def test_the_certificate_waits_until_nobody_could_open_them(erased: Erased) -> None:
    """The epoch's key opens what devices sealed: it must have ended, and ends only once its records have expired."""
    register, out = erased.register, erased.folder / "certificate"
    early = register.run("shred", "certificate", erased.session, "--out", str(out), codes=(1,))
    assert b"keys of these epochs: e1" in early.stderr
    assert b"Devices seal to this epoch" in register.run("vault", "end-epoch", "e1", codes=(1,)).stderr
    assert b"must come last" in register.run("vault", "begin-epoch", "a1", codes=(1,)).stderr
    register.run("vault", "begin-epoch", "e2")
    assert b"still need the key" in register.run("vault", "end-epoch", "e1", codes=(1,)).stderr
    assert not out.exists()

    platform.down(register.settings)  # the register takes the new epoch at its start
    await asyncio.to_thread(bring_up, register.settings, register=True)
    await _expire(register)
    erased.kept.entered(day(2026, 3, 1))
    await erased.kept.known()
    register.ask("vault", "end-epoch", "e1")
    newcomer = a_life(register).registered(day(2026, 3, 2))
    await newcomer.known()

    register.ask("shred", "certificate", erased.session, "--out", str(out))
    assert register.ask("shred", "status", erased.session)["waits_for_epochs"] == []
    checked = _verified(out, erased.trust)
    assert checked.returncode == 0, checked.stderr.decode()
    told = json.loads(checked.stdout)
    assert [each["file_id"] for each in told["files"]] == [erased.gone.file_id]
    assert told["files"][0]["absorbed"] == [erased.absorbed.file_id]
    assert len(told["keys"]) >= 2
    assert told["stayed"] == {erased.held.file_id: "HOLD_IN_FORCE"}
    for language in ("Certificate of destruction", "Certificat de destruction", "شهادة إتلاف"):
        assert language in (out / "certificate.note").read_text(encoding="utf-8")
    _is_not_believed_otherwise(erased, out)


async def test_nothing_of_them_is_left_anywhere(erased: Erased) -> None:
    """No value and no key in any byte; no key that is left opens anything of theirs."""
    settings = erased.register.settings
    scanner, longest = Scanner(VALUES), max(map(len, VALUES)) * 4
    with FileVault(settings.vault_dir) as vault:
        gone = {name: key for name, key in erased.old_keys.items() if vault.key(name) is None}
    assert len(gone) >= 2
    secrets = [*gone.values(), erased.old_epoch.private_bytes_raw(), erased.old_kek]
    outside = [erased.folder / name for name in ("bundle", "archive", "backup", "certificate")]
    places = [
        *tables(settings.postgres),
        *await topics(settings),
        *files(settings.state_dir, longest),
        *(
            place
            for folder in outside
            for path in folder.rglob("*")
            if path.is_file()
            for place in chunks(path, path.name, longest)
        ),
    ]
    assert sum(len(place.data) for place in places) > 10_000_000
    assert [place.where for place in places if scanner.find(place.data)] == []
    assert [place.where for place in places for secret in secrets if secret in place.data] == []

    records = await erased.register.journal()
    opened, theirs = await _opened(erased, records, set(gone))
    assert theirs >= 6
    assert opened == []
    others, all_of_them = await _opened(erased, records, set(erased.old_keys) - set(gone))
    assert len(others) == all_of_them > 0  # the same tries open what is everybody else's


async def test_every_proof_figure_and_replay_holds(erased: Erased) -> None:
    """The bundle of before is true, the tables are what the journal gives, the figures are the same."""
    register = erased.register
    kept = next((erased.folder / "bundle").rglob("checkpoint"))
    assert broken(erased.folder / "bundle", erased.trust) == []
    trust = await co_signed(register, erased.authority)
    register.ask("evidence", "export", "--range", "all", "--out", str(erased.folder / "after"))
    assert broken(erased.folder / "after", trust, "--against", str(kept)) == []
    assert register.ask("audit")["differences"] == []
    assert _figures(register) == erased.figures


def _figures(register: Register) -> Any:
    cut = register.ask("statistics", "cut")["cut_id"]
    told = [register.ask("statistics", "table", name, "--cut", cut, "--period", "2018") for name in ("T7", "T9", "T10")]
    return [each["cells"] for each in told]


def _is_not_believed_otherwise(erased: Erased, out: Path) -> None:
    """Another register's key, a changed byte and a note of another session are refused."""
    foreign = Authority.beside(get_settings(state_dir=erased.folder / "other" / "register"))
    trust = erased.folder / "foreign.txt"
    lines = erased.trust.read_text().splitlines()
    name = next(line for line in lines if line.startswith("log ")).split()[1].split("+")[0]
    key = make_key(foreign.folder / "another.pem")
    trust.write_text(f"log {verifier_of(name, key)}\n")
    assert b"No register that you trust signed" in _refused(out, trust)
    changed = erased.folder / "changed"
    shutil.copytree(out, changed)
    data = (changed / "certificate.json").read_bytes()
    (changed / "certificate.json").write_bytes(data.replace(b"PV-2026-17", b"PV-2026-18"))
    assert b"not the one that was signed" in _refused(changed, erased.trust)


def _refused(directory: Path, trust: Path) -> bytes:
    done = _verified(directory, trust)
    assert done.returncode == 1
    return done.stderr


def _verified(directory: Path, trust: Path) -> subprocess.CompletedProcess[bytes]:
    """Check a certificate as its reader does, who knows no register."""
    told = ("shred", "verify", str(directory), "--trust", str(trust), "--json")
    return run_command(*told, given=b"", folder=directory.parent, environment=os.environ, seconds=60)


async def _expire(register: Register) -> None:
    """The intake forgets, as it does after thirty days."""
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=register.settings.kafka)
    await admin.start()
    try:
        places = {TopicPartition(INTAKE.name, n): RecordsToDelete(before_offset=-1) for n in range(INTAKE.partitions)}
        await admin.delete_records(places)
    finally:
        await admin.close()


async def _opened(erased: Erased, records: Sequence[Any], subjects: set[str]) -> tuple[list[str], int]:
    """Try every key that is left on each value of these subjects; return which open, and how many there are."""
    settings = erased.register.settings
    with FileVault(settings.vault_dir) as vault:
        own = {name: key for name in subjects if (key := vault.key(name)) is not None}
        epochs = [key for name in vault.epochs.names() if (key := vault.epoch_private(name)) is not None]
    keks = [path.read_bytes() for path in settings.vault_dir.glob("kek*")]
    wrapped = [record.value async for record in fetch_all(settings.kafka, KEYS.name, committed=False) if record.value]
    with sqlite3.connect(erased.folder / "backup" / "subject_keys.sqlite") as backup:
        wrapped += [row[0] for row in backup.execute("SELECT wrapped_key FROM subject_keys") if row[0]]
    spare = [key for each in wrapped for kek in keks if (key := _unwrapped(kek, each[-40:])) is not None]
    devices = list(_device_keys(settings.state_dir))
    opened, count = [], 0
    for record in records:
        under = {(key.field, key.subject_key_id): key.wrapped_key for key in record.stamp.keys}
        for field, sealed in sealed_fields(record.event):
            if sealed.subject_key_id not in subjects:
                continue
            count += 1
            stamp = under.get((field, sealed.subject_key_id), b"")
            held = [own[sealed.subject_key_id]] if sealed.subject_key_id in own else []
            data_keys = [key for subject in (*held, *spare) if (key := _unwrapped(subject, stamp)) is not None]
            device_keys = list(devices)
            for epoch in epochs:
                with suppress(SijillError, ValueError):
                    envelope, meta = sealed.device_key_envelope, record.event.meta
                    device_keys.append(open_device_key(envelope, epoch, device_id=meta.device_id, epoch=sealed.epoch))
            for device in device_keys:
                with suppress(SijillError):
                    data_keys.append(unwrap_data_key(sealed.wrapped_data_key, device))
            for key in data_keys:
                with suppress(SijillError):
                    open_content(sealed, key, event_id=record.event.meta.event_id, field=field)
                    opened.append(f"{record.event.NAME}.{field}")
                    break
    return opened, count


def _unwrapped(key: bytes, wrapped: bytes) -> bytes | None:
    try:
        return aes_key_unwrap(key, wrapped)
    except (InvalidUnwrap, ValueError):
        return None


def _device_keys(state_dir: Path) -> Iterator[bytes]:
    """Yield the keys that the outboxes of stations keep."""
    for path in (state_dir / "stations").rglob("*.sqlite"):
        with sqlite3.connect(path) as box:
            for (value,) in box.execute("SELECT value FROM meta WHERE name LIKE 'device_key:%'"):
                yield DeviceKeys.from_bytes(value).device_key
