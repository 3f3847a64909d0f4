"""The care lane on a real broker: a case runs through its own topics, and nothing of it is elsewhere (design 12.9)."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from infra.commands.platform import FIRST_EPOCH
from infra.stations import station_config
from infra.vault import FileVault
from producers.acts import read_act
from producers.station import Station
from register.fold_care import NOBODY
from schemas import codec
from schemas.errors import Misfit
from schemas.registry import Registry
from schemas.topics import CARE_INTAKE, CARE_TOPICS, MAIN_TOPICS, Topic
from streams import damage
from streams.lane import CARE
from streams.opener import Opener
from streams.opener_client import OpenerClient
from streams.opener_server import serving
from tests import examples
from tests.conftest import Platform
from tests.screening_examples import Desk, Place, place_of_its_own, taken, until, with_meta

DAY = datetime.now(tz=UTC).date().isoformat()


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    """The real care lane of the platform, with the platform's own vault."""
    tmp_path.chmod(0o700)  # noqa: ASYNC240 - before anything runs
    async with AsyncExitStack() as stack:
        vault = stack.enter_context(FileVault.initialise(platform.settings.vault_dir))
        public = vault.ensure_epoch(FIRST_EPOCH)
        await stack.enter_async_context(serving(Opener(vault), tmp_path / "opener.sock"))
        registry = await stack.enter_async_context(Registry(platform.registry))
        opener = await stack.enter_async_context(OpenerClient(tmp_path / "opener.sock"))
        names = [name for name, contract in codec.contracts().items() if contract.kind == "events"]
        yield Place(
            kafka=platform.kafka,
            registry_url=platform.registry,
            lane=CARE,
            registry=registry,
            opener=opener,
            public=public,
            desk=Desk(public, time.time_ns() // 1000),
            ids=await registry.ids(names),
            state_id=(await registry.ids(["FileState"]))["FileState"],
        )


def act(event: str, case: str, role: str = "SOCIAL_WORKER", **fields: object) -> Any:
    """Return one act of today in a case, as a social service states it."""
    envelope = {"event": event, "file_id": case, "effective_date": DAY, "actor_id": "S-1", "actor_role": role}
    return read_act(envelope | {"occurred_at": datetime.now(tz=UTC).isoformat()} | fields)


def whole_case(case: str) -> list[Any]:
    """Return a case from its opening to the first look at a referral, with one more act by the wrong hand."""
    name = {"script": "LATN", "kind": "BIRTH", "family": "Planted-Care", "given": "Example"}
    subject = {"names": [name], "birth_date": {"year": 1998}}
    assessment, referral = str(uuid.uuid4()), str(uuid.uuid4())
    return [
        act("CareCaseOpened", case, case_id=case, subject=subject, opened_on=DAY, consent=True),
        act("ProtectionStatusRecorded", case, protection_id=str(uuid.uuid4()), kind="REFUGEE", issuer="UNHCR",
            card={"text": "Planted-Card"}),
        act("VulnerabilityAssessed", case, assessment_id=assessment, category="LONE_PARENT", service="SOCIAL-11",
            assessed_on=DAY),
        act("ReferralMade", case, referral_id=referral, assessment_id=assessment, service="SOCIAL-11",
            provider="SHELTER-3", consent=True, referred_on=DAY),
        act("InterventionOutcomeRecorded", case, referral_id=referral, after_months=0, outcome="TAKEN_IN",
            observed_on=DAY),
        act("VulnerabilityAssessed", case, "CLERK", assessment_id=str(uuid.uuid4()), category="LONE_PARENT",
            service="SOCIAL-11", assessed_on=DAY),
    ]  # fmt: skip


async def ends(kafka: str, topics: tuple[Topic, ...]) -> dict[str, int]:
    """Return how many offsets each topic has used, by name."""
    async with AIOKafkaConsumer(bootstrap_servers=kafka) as consumer:
        found = {}
        for topic in topics:
            parts = [TopicPartition(topic.name, number) for number in range(topic.partitions)]
            found[topic.name] = sum((await consumer.end_offsets(parts)).values())
        return found


async def test_a_case_runs_through_its_own_lane_and_leaves_no_trace_on_another(
    platform: Platform, place: Place, tmp_path: Path
) -> None:
    """Accepted acts, state, key and refusal stand on the topics of care; the main topics have not moved at all."""
    case, device = str(uuid.uuid4()), f"care-{uuid.uuid4().hex[:8]}"
    main, care = await ends(platform.kafka, MAIN_TOPICS), await ends(platform.kafka, CARE_TOPICS)
    config = station_config(
        platform.settings, "SOC-11", device, district="SOC", corps="SURETE", outbox=tmp_path / "care.sqlite", care=True
    )
    async with Station(config) as station:
        for draft in whole_case(case):
            await station.submit(draft)
        await station.flush(30.0)
    async with place.screening():
        await _until_refused(place, case)

    journal = [record for record in await place.journal() if record.file_id == case]
    assert [record.event.NAME for record in journal] == [
        "CareCaseOpened", "ProtectionStatusRecorded", "VulnerabilityAssessed", "ReferralMade",
        "InterventionOutcomeRecorded",
    ]  # fmt: skip
    assert [record.event.meta.device_seq for record in journal] == [1, 2, 3, 4, 5]
    state = await _state(place, case)
    assert state.person_id == NOBODY
    assert [referral.outcomes for referral in state.care.referrals] == [(0,)]
    refused = [each for each in await place.refusals() if each.file_id == case]
    assert [(each.rule_id, each.detail) for each in refused] == [("ROLE_MAY_NOT", ("CLERK", "SOCIAL_WORKER"))]
    keys = [record.key.decode() for record in await place.raw(CARE.keys)]
    assert journal[0].event.subject.subject_key_id in keys  # type: ignore[union-attr]
    assert await ends(platform.kafka, MAIN_TOPICS) == main
    moved = await ends(platform.kafka, CARE_TOPICS)
    assert {name for name in moved if moved[name] > care[name]} == {
        CARE.intake, CARE.journal, CARE.files, CARE.outcomes, CARE.refusals, CARE.keys,
    }  # fmt: skip
    for topic in CARE_TOPICS:
        for record in await place.raw(topic.name, topic.partitions):
            assert b"Planted" not in (record.value or b"")


async def test_an_act_on_a_file_is_no_act_of_a_case(place: Place) -> None:
    """Sent to the care lane, it becomes a dead letter that names no file, and the opener was never asked."""
    file_id = place.file()
    keys = len(await place.raw(CARE.keys))
    letters = len(await place.letters())
    await place.submit(place.desk.person(file_id))
    async with place.screening() as screen:
        await until(lambda: screen.counts["dead"] >= 1)

    letter = max(await place.letters(), key=lambda each: each.letter.received_at).letter
    assert len(await place.letters()) == letters + 1
    assert (letter.error_code, letter.file_id) == (damage.WRONG_LANE, None)
    assert letter.mend.en
    assert letter.mend.fr
    assert letter.mend.ar
    assert len(await place.raw(CARE.keys)) == keys
    assert file_id.encode() not in [record.key for record in await place.raw(CARE.files)]


async def test_an_act_of_care_never_enters_a_lane_of_files(platform: Platform, tmp_path: Path) -> None:
    """It becomes a dead letter without the id of the case; the file beside it goes on."""
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as files:
        file_id, case = files.file(), files.file()
        assessed = next(each for each in examples.EVERY_EVENT if each.NAME == "VulnerabilityAssessed")
        stray = with_meta(assessed, file_id=case, event_id=str(uuid.uuid4()), occurred_at=now)
        await files.submit(files.desk.person(file_id), stray, files.desk.address(file_id, 1))
        async with files.screening() as screen:
            await until(lambda: taken(screen) >= 3)

        assert [(each.letter.error_code, each.letter.file_id) for each in await files.letters()] == [
            (damage.WRONG_LANE, None)
        ]
        assert [record.event.NAME for record in await files.journal()] == ["PersonRegistered", "AddressDeclared"]
        for name in ("files", "outcomes", "refusals", "keys", "dead_letters"):
            for record in await files.raw(getattr(files.lane, name)):
                assert case.encode() not in (record.key or b"") + (record.value or b"")


async def test_a_device_works_in_one_lane_only(platform: Platform, tmp_path: Path) -> None:
    """A station of files takes no act of care, and the other way round: it says so before anything is written."""
    case = str(uuid.uuid4())
    for care, draft in ((False, whole_case(case)[0]), (True, _address(case))):
        config = station_config(
            platform.settings, "LM-01", f"d-{care}", corps="SURETE", outbox=tmp_path / f"{care}.sqlite", care=care
        )
        async with Station(config, relay=False) as station:
            with pytest.raises(Misfit, match="other lane"):
                await station.submit(draft)
            standing = await station.standing()
        assert standing.waiting + standing.sent == 0
    assert CARE_INTAKE.name == config.address.topic


def _address(file_id: str) -> Any:
    return act("AddressDeclared", file_id, "CLERK", address_id=str(uuid.uuid4()), detail={"latin": "Planted"},
               governorate="11", since=DAY)  # fmt: skip


async def _until_refused(place: Place, case: str) -> None:
    """Wait until the case's six acts are answered: five accepted, one refused."""
    async with asyncio.timeout(40):
        while True:
            journal = [record for record in await place.journal() if record.file_id == case]
            if len(journal) == 5:
                return
            await asyncio.sleep(0.2)


async def _state(place: Place, case: str) -> Any:
    newest = [record for record in await place.raw(CARE.files) if record.key == case.encode()][-1]
    return codec.decode_body("FileState", codec.unframe(newest.value)[1])


def test_the_screen_of_care_raises_nothing_outside_its_topics() -> None:
    """No topic of the lane is one of the main lane."""
    ours = {CARE.intake, CARE.journal, CARE.files, CARE.outcomes, CARE.refusals, CARE.dead_letters, CARE.keys}

    assert ours <= {topic.name for topic in CARE_TOPICS}
    assert not ours & {topic.name for topic in MAIN_TOPICS}
