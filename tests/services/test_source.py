"""Signatures on a real broker: an act is its device's or it is refused, and the journal alone proves whose it was."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.cluster import Cluster
from infra.evidence_export import signed_trees
from infra.receipts import fetch_receipts
from producers.dispatch import Parcel
from producers.outbox import Outbox
from producers.proven import expect_proofs
from producers.signing import public_keys, use_next
from producers.station import Station, StationConfig
from register.days import DAY
from register.proof.checkpoints import Checkpoint, Policy
from register.proof.notes import Note, verifier_of
from register.proof.source import SignedGroups
from register.units.signing import check_source
from schemas import codec
from schemas.events import AddressDeclared, DeviceEnrolled, DeviceKeyRotated, Event, UnitEvent
from schemas.registry import Registry
from schemas.topics import CHECKPOINTS, JOURNAL
from streams.checkpointing import Publisher
from streams.notary import Notary, NotaryConfig
from streams.orders import give_orders
from streams.organisation import read_organisation
from streams.tree_files import TreeFiles
from tests.commanding import run_command
from tests.conftest import Platform
from tests.running import ROOT
from tests.screening_examples import EPOCH, Place, place_of_its_own, taken, until
from tests.signing_examples import SigningDevice, parcel_of
from tests.station_examples import config, draft
from tests.units_examples import enrolled, envelope

TODAY = time.time_ns() // 1000 // DAY
BEGAN = TODAY - 400


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    """A lane of its own."""
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as found:
        yield found


async def order(place: Place, *orders: UnitEvent) -> None:
    """Give orders that are all good, under ids of their own: the topic is everybody's."""
    told = [replace(one, meta=replace(one.meta, event_id=str(uuid4()))) for one in orders]
    async with Registry(place.registry_url) as registry:
        assert [one.refused for one in await give_orders(place.kafka, registry, told)] == [None] * len(told)


async def send(place: Place, *parcels: Parcel) -> None:
    """Put what a device sends into the intake."""
    await place.send(
        *[(one.file_id.encode(), codec.frame(place.ids[one.contract], one.body), one.headers) for one in parcels]
    )


def altered(parcel: Parcel, event: AddressDeclared) -> Parcel:
    """Return the record as whoever may write to the intake could change it: another address, all else as it was."""
    return replace(parcel, body=codec.encode_body(replace(event, governorate="12")))


async def test_an_act_is_its_device_s_or_refused_and_the_journal_proves_it(place: Place) -> None:
    """Signed acts are taken; one altered in the intake and one invented are refused; each record checks afterwards."""
    unit, device = f"X{uuid4().hex[:8]}", SigningDevice(device_id=place.desk.device, word=place.desk.device)
    await order(place, enrolled(unit, "DIRECTORATE", None, day=BEGAN), device.enrolled(unit, BEGAN))
    file_id, at = place.file(), {"station_id": unit}
    person = place.desk.person(file_id, **at)
    changed, invented = place.desk.address(file_id, 1, **at), place.desk.address(file_id, 1, **at)
    last: list[Event] = [place.desk.address(file_id, base, **at) for base in (1, 2)]
    first, second, third, fourth = device.signed(person, changed, *last)
    await send(place, first, altered(second, changed), parcel_of(invented), third, fourth)
    await place.screen_all(5)

    assert [(r.event_id, r.rule_id) for r in await place.refusals()] == [
        (changed.meta.event_id, "SIGNATURE_WRONG"),
        (invented.meta.event_id, "SIGNATURE_MISSING"),
    ]
    journal = await place.journal()
    assert [r.event.meta.event_id for r in journal] == [one.meta.event_id for one in (person, *last)]
    async with Registry(place.registry_url) as registry:
        known = await read_organisation(place.kafka, registry)
    groups = SignedGroups()
    found = [check_source(record, known, groups) for record in journal]
    assert [key and key.public for key in found] == [device.public] * 3


@pytest.fixture
def station(place: Place, tmp_path: Path) -> StationConfig:
    """A device whose acts reach the lane, at a unit of its own."""
    public = tmp_path / "epoch.pub"
    public.write_bytes(place.public)
    made = config(tmp_path, place.kafka, place.registry_url)
    address = replace(made.address, topic=place.lane.intake)
    return replace(made, station_id=f"X{uuid4().hex[:8]}", address=address, epoch=EPOCH, epoch_public=public)


async def submit(station: StationConfig) -> str:
    """Take one act on a new file and send it; return the event's id."""
    async with Station(station) as sending:
        receipt = await sending.submit(draft("PersonRegistered", base_version=0))
        standing = await sending.flush(20)
    assert standing.waiting == 0
    return receipt.event_id


def own_order(station: StationConfig) -> DeviceEnrolled:
    """Return the order that enrols a device with the key that it has."""
    with Outbox(station.outbox) as box:
        [public] = public_keys(box, os.urandom)
    return DeviceEnrolled(meta=envelope(station.station_id, BEGAN), device_id=station.device_id, public_key=public)


async def test_a_station_signs_by_itself_and_changes_its_key(place: Place, station: StationConfig) -> None:
    """What is sent under a key after its last day is refused; under the next one the device goes on."""
    unit, device = station.station_id, station.device_id
    await order(place, enrolled(unit, "DIRECTORATE", None, day=BEGAN), own_order(station))
    with Outbox(station.outbox) as box:
        [_, new] = public_keys(box, os.urandom, wants_next=True)
    async with place.screening() as screen:
        first = await submit(station)
        await until(lambda: taken(screen) == 1)
        await order(place, DeviceKeyRotated(meta=envelope(unit, TODAY - 1), device_id=device, public_key=new))
        await until(lambda: len(screen.organisation.devices[device].keys) == 2)
        second = await submit(station)
        with Outbox(station.outbox) as box:
            assert use_next(box)
        third = await submit(station)
        await until(lambda: taken(screen) == 3)

    assert [(r.event_id, r.rule_id) for r in await place.refusals()] == [(second, "SIGNATURE_KEY_RETIRED")]
    journal = await place.journal()
    assert [r.event.meta.event_id for r in journal] == [first, third]
    known = screen.organisation
    assert [check_source(record, known, SignedGroups()) for record in journal[1:]] == [known.devices[device].keys[1]]


async def test_a_device_finds_its_act_in_the_history_under_a_signed_root(place: Place, station: StationConfig) -> None:
    """From the station through screen, journal and notary back to the station, which believes its own key alone.

    Until the notary has proven it, `sijill station status` is an alarm.
    """
    await order(place, enrolled(station.station_id, "DIRECTORATE", None, day=BEGAN), own_order(station))
    checkpoints = f"checkpoints.{place.lane.journal}"
    async with Cluster(place.kafka) as cluster:
        await cluster.create({checkpoints: (1, 1, CHECKPOINTS.settings())})
    key, folder = Ed25519PrivateKey.generate(), station.outbox.parent / "proofs"
    async with place.screening() as screen:
        event_id = await submit(station)
        await until(lambda: taken(screen) == 1)
    with Outbox(station.outbox) as box:
        expect_proofs(box, limit=1)
    code, told = await asyncio.to_thread(status, station)
    assert (code, told["proofs"]["proven"]) == (1, 0)  # the notary does not run: the station's alarm
    assert [one["event_id"] for one in told["proofs"]["missing"]] == [event_id]
    topic = replace(JOURNAL, name=place.lane.journal, partitions=1)
    notary = NotaryConfig(kafka=place.kafka, register="sijill.test", topic=topic, folder=folder, seconds=0.2)
    publisher = Publisher(place.kafka, checkpoints, lambda: key, ())
    running = Notary(notary, publisher)
    publishing, following = asyncio.create_task(publisher.run()), asyncio.create_task(running.run())
    try:
        await until(lambda: any(TreeFiles(each).checkpoint() for each in (folder / topic.name).glob("*/0")))
    finally:
        running.stop()
        await following
        publishing.cancel()
    [tree] = signed_trees(folder / topic.name).values()
    policy = Policy(trees=(verifier_of(Checkpoint.of(Note.read(tree.note)).origin, key),))

    with Outbox(station.outbox) as box:
        assert fetch_receipts(box, folder / topic.name, station.device_id, policy, at=0) == []
        with box.transaction() as db:
            assert db.execute("SELECT event_id, partition FROM proofs").fetchall() == [(event_id, 0)]
    code, told = await asyncio.to_thread(status, station)
    assert (code, told["proofs"]) == (0, {"proven": 1, "waiting": 0, "missing": []})


def status(station: StationConfig) -> tuple[int, dict[str, Any]]:
    """Ask as the people of a station do; return the exit code and what is told."""
    words = ("station", "status", "--device", station.device_id, "--outbox", str(station.outbox), "--json")
    done = run_command(*words, given=b"", folder=ROOT, environment=os.environ, seconds=60)
    return done.returncode, json.loads(done.stdout)
