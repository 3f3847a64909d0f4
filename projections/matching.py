"""Who of the index may be one person with a file that changed: suspicions as notices to the intake, told once.

Notices have ids derived from the pair and the table, so that one sent twice is one. Never merges anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from projections.index_batch import write_pair
from projections.index_contents import candidate_in, registered_in
from projections.index_store import IndexStore
from projections.index_tokens import tokens
from register.duplicate_profile import Profile, profile_of
from register.duplicate_rules import Weights
from register.duplicates import compare_profiles
from register.search_tokens import keys_of
from register.suspicions import Registered, suspicion_of
from schemas.codec import encode_body, frame
from schemas.errors import ServiceUnreachable
from schemas.events import DuplicateSuspected
from schemas.journal import event_headers
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.sealing import SubjectKeys
from schemas.topics import INTAKE

MOST_MET = 400  # files that share a key with one, those of the rarest keys first (some twenty in a real register)
_PER_LOOK = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found of one file; `left_out`: how many shared a key with it and were not compared."""

    suspicions: tuple[DuplicateSuspected, ...]
    left_out: int


class Suspicions(Protocol):
    """Where notices of suspicion go."""

    async def send(self, notices: Sequence[DuplicateSuspected]) -> None:
        """Send notices durably; raise ServiceUnreachable when that is not certain."""


class SuspicionsToIntake:
    """The intake: acknowledged by all replicas before `send` returns."""

    def __init__(self, kafka: str, registry: str) -> None:
        self._kafka, self._registry = kafka, registry

    async def send(self, notices: Sequence[DuplicateSuspected]) -> None:
        """Send notices durably; raise ServiceUnreachable when that is not certain."""
        async with Registry(self._registry) as registry:
            ids = await registry.ids((DuplicateSuspected.NAME,))
        producer: Any = AIOKafkaProducer(bootstrap_servers=self._kafka, acks="all", enable_idempotence=True)
        try:
            await producer.start()
            for notice in notices:
                await producer.send_and_wait(
                    INTAKE.name,
                    key=notice.meta.file_id.encode(),
                    value=frame(ids[notice.NAME], encode_body(notice)),
                    headers=event_headers(notice.NAME, notice.meta),
                    partition=partition_of(notice.meta.file_id),
                )
        except (KafkaError, OSError) as failure:
            raise ServiceUnreachable("The broker does not answer.", where=INTAKE.name) from failure
        finally:
            await producer.stop()


async def match_some(store: IndexStore, keys: SubjectKeys, weights: Weights, out: Suspicions) -> int:
    """Compare some of the files that wait with all who share a key with them; return how many waited.

    First the notices are sent, then it is written down that they were: after a crash between they are sent again.
    """
    waiting = store.session.execute(
        "SELECT file_no FROM sijill_index.files WHERE to_match AND NOT shredded ORDER BY file_no LIMIT %s", (_PER_LOOK,)
    ).fetchall()
    file_nos = [file_no for (file_no,) in waiting]
    if not file_nos:
        return 0
    looks = [_look(store, file_no, keys, weights) for file_no in file_nos]
    found = {each.suspicion_id: each for look in looks for each in look.suspicions}
    if found:
        await out.send(list(found.values()))
    with store.session.transaction():
        store.move("", {})
        for notice in found.values():
            write_pair(store, notice.meta.file_id, notice.candidates[0], notice.suspicion_id, "SENT")
        store.session.execute(
            "UPDATE sijill_index.files f SET to_match = false, left_out = look.left_out"
            "  FROM unnest(%s::integer[], %s::integer[]) AS look (file_no, left_out) WHERE f.file_no = look.file_no",
            (file_nos, [look.left_out for look in looks]),
        )
    return len(file_nos)


def _look(store: IndexStore, file_no: int, keys: SubjectKeys, weights: Weights) -> Look:
    mine = _person(store, [file_no], keys).get(file_no)
    if mine is None:
        return Look(suspicions=(), left_out=0)
    me, profile = mine
    met, left_out = _met(store, file_no, profile)
    found = []
    for other, their_profile in _person(store, met, keys).values():
        likeness = compare_profiles(profile, their_profile, weights)
        if likeness.verdict == "SUSPECTED" and not _is_settled(store, me.file_id, other.file_id):
            found.append(suspicion_of(me, other, likeness))
    return Look(suspicions=tuple(found), left_out=left_out)


def _person(store: IndexStore, file_nos: Sequence[int], keys: SubjectKeys) -> dict[int, tuple[Registered, Profile]]:
    found = {}
    for file_no, records in store.read_records(file_nos).items():
        candidate = candidate_in(records, keys)
        if candidate is not None:
            found[file_no] = registered_in(records[0].file_id, records), profile_of(candidate)
    return found


def _met(store: IndexStore, file_no: int, profile: Profile) -> tuple[list[int], int]:
    """Return who shares the rarest keys with a file, and how many more share any; what is one file with it left out."""
    rows = store.session.execute(
        "WITH wanted AS (SELECT token, 1000000 / count(*) AS weight FROM sijill_index.tokens"
        "                 WHERE token = ANY(%s) GROUP BY token)"
        "SELECT t.file_no, count(*) OVER () FROM sijill_index.tokens t JOIN wanted USING (token)"
        "  JOIN sijill_index.files other USING (file_no), sijill_index.files me"
        " WHERE me.file_no = %s AND t.file_no <> me.file_no"
        "   AND coalesce(other.survivor, other.file_id) <> coalesce(me.survivor, me.file_id)"
        " GROUP BY t.file_no ORDER BY sum(weight) DESC, t.file_no LIMIT %s",
        (tokens(store.epoch.key, keys_of(profile)), file_no, MOST_MET),
    ).fetchall()
    return [other for other, _ in rows], (int(rows[0][1]) - len(rows) if rows else 0)


def _is_settled(store: IndexStore, one: str, other: str) -> bool:
    """Return whether the pair was told already, or dismissed by a person."""
    first, second = sorted((one, other))
    row = store.session.execute(
        "SELECT 1 FROM sijill_index.pairs WHERE one = %s AND other = %s LIMIT 1", (first, second)
    ).fetchone()
    return row is not None
