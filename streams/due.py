"""What has fallen due, as notices of the system actor sent to the intake like any other act (design 12.6).

Looks only at files that changed or when a day began, in pieces: a bounded number of files at a time and of notices per
tick, so that a day on which thousands of cards end holds up no officer's act. Ids are derived, so twice is once.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone

from aiokafka import AIOKafkaProducer

from register.deadlines import due_notices
from register.units.handing_over import HandingOver
from schemas import codec
from schemas.events import Event, FileState
from schemas.journal import event_headers
from schemas.registry import Registry
from streams.lane import MAIN, Lane
from streams.screen import Screen

TUNIS = timezone(timedelta(hours=1))  # no summer time since 2009
_EPOCH = datetime(1970, 1, 1, tzinfo=TUNIS).date()
QUIET_S = 60.0  # a file in use is left alone: what its stations still send may make a notice untrue
_FILES_PER_TICK = 2_000  # with 5 s between ticks the files of a whole register are looked at within three minutes
_FILES_PER_PIECE = 50  # about 10 ms (60 us a file, 150 us to decode one): then the partitions get their turn
_NOTICES_PER_TICK = 1_000  # what waits in the intake before an officer's act: less than one poll of each partition
Clock = Callable[[], datetime]


class DueNotices:
    """Finds due files among those that this screen owns and sends their notices."""

    def __init__(
        self,
        screen: Screen,
        *,
        kafka: str,
        registry: Registry,
        clock: Clock,
        lane: Lane = MAIN,
        quiet_s: float = QUIET_S,
    ) -> None:
        """Take the screen whose states are looked at; `clock` says which day it is in Tunis, and what is in use."""
        self._quiet_micros = int(quiet_s * 1_000_000)
        self._screen, self._kafka, self._registry, self._clock, self._lane = screen, kafka, registry, clock, lane
        self._queue: deque[tuple[int, str]] = deque()
        self._day: int | None = None
        self._known: int | None = None  # the organisation that the files were last looked at with
        self._handing = HandingOver(screen.organisation, 0)

    async def tick(self) -> int:
        """Look at the next files and return how many notices were sent; raise KafkaError or RegistryUnreachable."""
        now = self._clock()
        today = (now.astimezone(TUNIS).date() - _EPOCH).days
        self._fill(today)
        in_use_since = int(now.timestamp() * 1_000_000) - self._quiet_micros
        looked: list[tuple[int, str]] = []
        notices: list[tuple[int, Event]] = []
        most = min(_FILES_PER_TICK, len(self._queue))
        try:
            while len(looked) < most and len(notices) < _NOTICES_PER_TICK:
                piece = [self._queue.popleft() for _ in range(min(_FILES_PER_PIECE, most - len(looked)))]
                looked += piece
                notices += self._due(piece, today, in_use_since)
                await asyncio.sleep(0)
            if notices:
                await self._send(notices)
        except BaseException:
            self._queue.extendleft(reversed(looked))
            raise
        return len(notices)

    def _fill(self, today: int) -> None:
        """Queue the files that changed; all files when a new day began, or the organisation changed."""
        organisation = self._screen.organisation
        everything = (today, organisation.position) != (self._day, self._known)
        if everything:
            self._handing = HandingOver(organisation, today)
        for partition, owner in self._screen.owners.items():
            if owner.state is None:
                continue
            files: Iterable[str] = owner.state.files if everything else owner.touched
            self._queue.extend((partition, file_id) for file_id in files)
            owner.touched = set()
        self._day, self._known = today, organisation.position

    def _due(self, looked: Iterable[tuple[int, str]], today: int, in_use_since: int) -> Iterable[tuple[int, Event]]:
        for partition, file_id in looked:
            state = self._find(partition, file_id)
            if state is None or state.version == 0 or state.blocked:
                continue
            if state.last_recorded_at > in_use_since:
                self._queue.append((partition, file_id))
            else:
                moved = self._handing.notice(state)
                for notice in due_notices(state, today) if moved is None else (moved, *due_notices(state, today)):
                    yield partition, notice

    def _find(self, partition: int, file_id: str) -> FileState | None:
        owner = self._screen.owners.get(partition)
        return None if owner is None or owner.state is None else owner.state.files.look(file_id)

    async def _send(self, notices: Iterable[tuple[int, Event]]) -> None:
        listed = list(notices)
        ids = await self._registry.ids({notice.NAME for _, notice in listed})
        producer = AIOKafkaProducer(bootstrap_servers=self._kafka, enable_idempotence=True)
        async with producer:
            sent = [
                await producer.send(
                    self._lane.intake,
                    key=notice.meta.file_id.encode(),
                    value=codec.frame(ids[notice.NAME], codec.encode_body(notice)),
                    headers=event_headers(notice.NAME, notice.meta),
                    partition=partition,
                )
                for partition, notice in listed
            ]
            for delivery in sent:
                await delivery
