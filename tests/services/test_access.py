"""Personal values: the read is written down before anything is opened; no log, no data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer

from infra.cluster import Cluster
from infra.vault import FileVault
from schemas import codec
from schemas.events import PartialDate, PersonIdentity, PersonName, RecordAccessed, RewrappedKey
from schemas.registry import Registry
from schemas.sealing import DeviceKeys, rewrap, unwrap_data_key
from schemas.topics import ACCESS, UNITS
from tests.conftest import Platform
from tests.readside_examples import Place, RawRecord, Scribe, place_of_its_own

_FAMILY = "Qoxvandrel"
_WHO = ("--actor", "agent-7", "--unit", "TN-LM-01")
_ARGUMENTS = ("--reveal", "--purpose", "FILE_HANDLING", *_WHO)
_READER = ("--purpose", "AUDIT", "--role", "DATA_PROTECTION_OFFICER", *_WHO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A file with one personal value that can be opened, and the vault that can."""

    place: Place
    registry: str
    state_dir: Path
    file_id: str
    person_id: str


@pytest.fixture(scope="module")
async def known(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Known]:
    state_dir = tmp_path_factory.mktemp("vault")
    async with Cluster(platform.kafka) as cluster:
        topics = (ACCESS, UNITS)
        await cluster.create({topic.name: (topic.partitions, 1, topic.settings()) for topic in topics})
    async with Registry(platform.registry) as registry:
        for name in ACCESS.contracts:
            await registry.register(codec.contract(name))
    async with place_of_its_own(platform.kafka, platform.postgres) as place:
        scribe = Scribe(51)
        with FileVault.initialise(state_dir / "vault") as vault:
            first, *rest = scribe.life()
            first, person_id = sealed_for_real(first, vault)
        await place.project(await place.write([first, *rest]))
        yield Known(
            place=place,
            registry=platform.registry,
            state_dir=state_dir,
            file_id=first.key.decode(),
            person_id=person_id,
        )


def sealed_for_real(record: RawRecord, vault: FileVault) -> tuple[RawRecord, str]:
    """Return the record with an identity that the vault's key opens, as station, opener and screen would make it."""
    event: Any = codec.decode_body("PersonRegistered", record.value[5:])
    keys = DeviceKeys.create(event.meta.device_id, "e1", vault.ensure_epoch("e1"))
    identity = PersonIdentity(
        names=(PersonName(script="LATN", kind="BIRTH", family=_FAMILY, given="Aya"),),
        birth_date=PartialDate(year=1990, month=5),
    )
    sealed = keys.seal(identity, subject_key_id=event.person_id, event_id=event.meta.event_id, field="identity")
    vault.wrap([event.person_id])
    subject_key = vault.key(event.person_id)
    assert subject_key is not None
    wrapped = rewrap(unwrap_data_key(sealed.wrapped_data_key, keys.device_key), subject_key)
    stamp = codec.decode_single(dict(record.headers)["sijill-stamp"])
    stamp = replace(stamp, keys=(RewrappedKey(field="identity", subject_key_id=event.person_id, wrapped_key=wrapped),))
    body = codec.encode_body(replace(event, identity=sealed))
    headers = [*record.headers[:-1], ("sijill-stamp", codec.encode_single(stamp))]
    return replace(record, value=record.value[:5] + body, headers=headers), event.person_id


def sijill_file(
    known: Known, *arguments: str, kafka: str | None = None, command: str = "file"
) -> subprocess.CompletedProcess[str]:
    """Run `sijill file`, or another command, on the known file."""
    given = {
        "SIJILL_POSTGRES_DSN": known.place.postgres,
        "SIJILL_KAFKA_BOOTSTRAP": kafka or known.place.kafka,
        "SIJILL_REGISTRY_URL": known.registry,
        "SIJILL_STATE_DIR": str(known.state_dir),
    }
    return subprocess.run(
        [sys.executable, "-c", "from infra.cli import main; main()", command, known.file_id, *arguments],
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )


async def accesses(known: Known) -> list[RecordAccessed]:
    """Return what the access topic holds about the known file."""
    consumer: Any = AIOKafkaConsumer(
        ACCESS.name, bootstrap_servers=known.place.kafka, auto_offset_reset="earliest", enable_auto_commit=False
    )
    found = []
    async with consumer:
        ends = await consumer.end_offsets(consumer.assignment())
        while any([await consumer.position(place) < end for place, end in ends.items()]):
            for records in (await consumer.getmany(timeout_ms=200)).values():
                found += [r for r in records if r.key == known.file_id.encode()]
    return [codec.decode_body("RecordAccessed", codec.unframe(record.value)[1]) for record in found]


async def test_without_reveal_no_personal_value_shows(known: Known) -> None:
    """A file shown without --reveal holds no personal value and writes no access."""
    before = await accesses(known)
    for arguments in ((), ("--json",)):
        assert _FAMILY not in sijill_file(known, *arguments).stdout

    assert await accesses(known) == before


async def test_reveal_is_written_down_with_who_and_why(known: Known) -> None:
    """--reveal shows the values and leaves reader, unit, purpose, verdict and fields on the access topic."""
    before = len(await accesses(known))
    shown = sijill_file(known, *_ARGUMENTS, "--json")

    revealed = json.loads(shown.stdout)["revealed"]
    assert [one["value"]["names"][0]["family"] for one in revealed if one["field"] == "identity"] == [_FAMILY]
    written = (await accesses(known))[before:]
    assert [(a.actor_id, a.unit, a.purpose, a.verdict) for a in written] == [
        ("agent-7", "TN-LM-01", "FILE_HANDLING", "CLAIMED")
    ]
    assert "PersonRegistered.identity" in written[0].fields
    assert _FAMILY in sijill_file(known, *_ARGUMENTS).stdout


async def test_without_a_broker_nothing_is_shown(known: Known) -> None:
    """When the access cannot be written the command shows nothing at all and ends with 1."""
    shown = sijill_file(known, *_ARGUMENTS, "--json", kafka="127.0.0.1:1")

    assert shown.returncode == 1
    assert shown.stdout == ""
    assert _FAMILY not in shown.stderr
    assert "nothing is shown" in shown.stderr


async def test_purpose_must_be_a_known_code(known: Known) -> None:
    """A reveal without purpose, reader or unit is wrong use and reads nothing."""
    for arguments in (
        ("--reveal",),
        ("--reveal", "--purpose", "CURIOSITY", "--actor", "a", "--unit", "u"),
        ("--reveal", "--purpose", "AUDIT"),
        ("--reveal", "--purpose", "AUDIT", "--actor", "Aya Ben Ali", "--unit", "TN-LM-01"),
        ("--reveal", "--purpose", "AUDIT", "--actor", "agent-7", "--unit", "ELSEWHERE"),
    ):
        before = await accesses(known)
        shown = sijill_file(known, *arguments)
        assert (shown.returncode, shown.stdout) == (2, "")
        assert await accesses(known) == before


async def test_looking_at_the_records_of_access_is_itself_on_record(known: Known) -> None:
    """`sijill access` shows every read of a file, oldest first, its own last: it is written down before it answers."""
    sijill_file(known, *_ARGUMENTS)
    before = await accesses(known)
    shown = sijill_file(known, *_READER, "--json", command="access")

    listed, written = json.loads(shown.stdout), sorted(await accesses(known), key=lambda access: access.at)
    assert len(written) == len(before) + 1
    assert [one["access_id"] for one in listed] == [access.access_id for access in written]
    assert [(one["actor_id"], one["fields"] == ["RecordAccessed"]) for one in listed[-2:]] == [
        ("agent-7", False),
        ("agent-7", True),
    ]
    assert datetime.fromisoformat(listed[-1]["at"]).utcoffset() is not None
    assert "agent-7" in sijill_file(known, *_READER, command="access").stdout


async def test_without_a_reader_or_a_broker_no_record_of_access_shows(known: Known) -> None:
    """`sijill access` shows nothing to somebody who does not say who and why, nor when it cannot be written down."""
    before = await accesses(known)
    nobody = sijill_file(known, command="access")
    unwritten = sijill_file(known, *_READER, command="access", kafka="127.0.0.1:1")

    assert (nobody.returncode, nobody.stdout) == (2, "")
    assert (unwritten.returncode, unwritten.stdout) == (1, "")
    assert "nothing is shown" in unwritten.stderr
    assert await accesses(known) == before


async def test_revealed_values_bear_times_with_an_offset(known: Known) -> None:
    """Times in JSON are ISO 8601 with an offset, never bare microseconds."""
    revealed = json.loads(sijill_file(known, *_ARGUMENTS, "--json").stdout)["revealed"]

    assert all(datetime.fromisoformat(one["occurred_at"]).utcoffset() is not None for one in revealed)


async def test_destroyed_key_shows_as_destroyed(known: Known) -> None:
    """After the subject's key is destroyed the value is gone, and the file still shows."""
    with FileVault(known.state_dir / "vault") as vault:
        vault.destroy(known.person_id)
    shown = json.loads(sijill_file(known, *_ARGUMENTS, "--json").stdout)

    identity = next(one for one in shown["revealed"] if one["field"] == "identity")
    assert (identity["value"], identity["missing_because"]) == (None, "destroyed")
    assert shown["file_id"] == known.file_id
