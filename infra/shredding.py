"""A shredding session carried out: acts first, and only what the register took is destroyed, wherever it lies."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from infra import moments
from infra.draining import drain, find_unsent
from infra.settings import Settings
from infra.shred_session import Session, Step
from infra.vault_place import find_token, open_index_keys, open_vault
from infra.vault_rotation import rotate
from infra.wrapping import KeyFiles
from producers.acts import read_act
from producers.inbox import read_items
from producers.station import Station, StationConfig
from projections import reading
from projections.index_store import begin_anew
from projections.index_tables import make_tables
from register.shredding import act_of
from schemas.errors import ServiceUnreachable
from schemas.ids import derived_id
from schemas.partitioning import partition_of
from schemas.topics import KEYS

_PATIENCE_S = 60.0
_LOOK_S = 0.2


async def carry_out(
    settings: Settings,
    session: Session,
    config: StationConfig,
    who: tuple[str, str],
    told: Callable[[str], None] = lambda _: None,
) -> None:
    """Do every step that is not done yet; `who`: actor and approver. After a SijillError the same call goes on."""
    steps: dict[Step, Callable[[], Any]] = {
        "ACTS": lambda: _send_acts(settings, session, config, who),
        "KEYS": lambda: asyncio.to_thread(_destroy_keys, settings, session),
        "TOMBSTONES": lambda: _send_tombstones(settings.kafka, session.keys),
        "WRAPPING": lambda: asyncio.to_thread(_change_wrapping_key, settings),
        "INDEX": lambda: asyncio.to_thread(_begin_index, settings),
    }
    for step, work in steps.items():
        if step not in session.steps and (step == "ACTS" or session.taken):
            told(step)
            session.done(step, moments.now(), **await work())


async def _send_acts(
    settings: Settings, session: Session, config: StationConfig, who: tuple[str, str]
) -> dict[str, Any]:
    """Send the acts; the same ids each time, so that a session which is taken up sends none twice."""
    ids = {derived_id("shred", session.listed.session_id, one.file_id): one.file_id for one in session.listed.files}
    moment = moments.now_in_tunis()
    with reading.open_session(settings.postgres) as tables:
        known = _taken(tables, ids)
        async with Station(config) as station:
            for event_id, one in zip(ids, session.listed.files, strict=True):
                if event_id not in known:
                    act = act_of(one, session.record, *who) | {
                        "event_id": event_id,
                        "occurred_at": moment.isoformat(timespec="seconds"),
                        "effective_date": moment.date().isoformat(),
                        "base_version": reading.get_state(tables, one.file_id).version,
                    }
                    await station.submit(read_act(act))
            standing = await drain(station)
            if (unsent := find_unsent(config, standing, station.relay.trouble)) is not None:
                raise unsent
            refused: dict[str, str] = {}
            until = time.monotonic() + _PATIENCE_S
            while len(known := _taken(tables, ids)) + len(refused) < len(ids):
                if time.monotonic() > until:
                    mend = "See `sijill status`; then give the same command again."
                    raise ServiceUnreachable("The register has not judged every act yet.", mend=mend)
                await station.learn_refusals()
                items = read_items(config.outbox, done=True)
                refused = {ids[item.event_id]: item.rule_id for item in items if item.event_id in ids}
                await asyncio.sleep(_LOOK_S)
    return {"taken": sorted(ids[event_id] for event_id in known), "refused": refused, "acts": known}


def _taken(tables: reading.Session, ids: dict[str, str]) -> dict[str, list[int]]:
    """Return partition and offset of each of these acts that the register took."""
    rows = tables.execute(
        "SELECT event_id::text, partition, journal_offset FROM sijill.timeline WHERE event_id = ANY(%s::uuid[])",
        (sorted(ids),),
    )
    return {event_id: [partition, offset] for event_id, partition, offset in rows}


def _destroy_keys(settings: Settings, session: Session) -> dict[str, Any]:
    with open_vault(settings) as vault:
        return {"destroyed": vault.destroy_all(session.keys), "keys": len(session.keys)}


async def _send_tombstones(kafka: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Tell every reader of the topic of keys that these are no more; once more does no harm."""
    try:
        async with AIOKafkaProducer(bootstrap_servers=kafka, enable_idempotence=True, acks="all") as producer:
            places = [(key.encode(), partition_of(key, KEYS.partitions)) for key in keys]
            await asyncio.gather(
                *[await producer.send(KEYS.name, value=None, key=key, partition=place) for key, place in places]
            )
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka) from failure
    return {"topic": KEYS.name}


def _change_wrapping_key(settings: Settings) -> dict[str, Any]:
    wrapping = find_token(settings) or KeyFiles(settings.vault_dir)
    changed = rotate(settings.vault_dir, wrapping, told=lambda _: None)
    return {"before": changed.before, "now": changed.now}


def _begin_index(settings: Settings) -> dict[str, Any]:
    import psycopg  # noqa: PLC0415 - with the extra `projections`

    with psycopg.connect(settings.postgres, autocommit=True, application_name="sijill-shredding") as tables:
        make_tables(tables)
        return {"epoch": begin_anew(tables, open_index_keys(settings)).name}
