"""Asks the opener: one round trip per batch, over a connection that heals itself when the opener was restarted.

Never caches an answer, and never asks on a connection whose last answer it did not read to the end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas.codec import decode_single
from schemas.errors import ServiceUnreachable, SijillError
from schemas.events import DeadLetter, DeadRecord
from schemas.sealing import seal_dead_record
from streams import opener_wire as wire
from streams.opener_wire import Examined, SealedItem, sealed_items

__all__ = ["Examined", "OpenerClient", "SealedItem", "seal_dead_record", "sealed_items"]

ANSWER_SECONDS = 30.0  # a batch takes milliseconds; without a limit a stopped opener would hold the screen for ever
_FRAME_BYTES = wire.MOST_BYTES // 2  # of questions; the answer to dead letters is as long as they are


class OpenerClient:
    """A client of the opener at `socket_path`; connects when it is first asked. One question at a time is under way.

    Every question raises ServiceUnreachable (retriable) when the opener does not answer; asking again is harmless.
    """

    def __init__(self, socket_path: Path, *, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._path = socket_path
        self._answer_seconds = answer_seconds
        self._turn = asyncio.Lock()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def examine(self, items: Sequence[SealedItem]) -> list[Examined]:
        """Return what the opener found on each item, in order; an empty batch asks nothing."""
        found: list[Examined] = []
        for batch in _batches([wire.item_parts(item) for item in items]):
            answer = await self._ask(wire.EXAMINE, batch, wire.EXAMINED_PARTS)
            found += [wire.read_examined(items[len(found) + n], parts) for n, parts in enumerate(answer)]
        return found

    async def open_dead_records(self, letters: Sequence[DeadLetter]) -> list[DeadRecord | None]:
        """Return the original record of each dead letter, in order; None where the opener's keys do not open it."""
        opened: list[DeadRecord | None] = []
        for batch in _batches([wire.letter_parts(letter) for letter in letters]):
            answer = await self._ask(wire.OPEN_DEAD, batch, 1)
            opened += [decode_single(record) if record else None for (record,) in answer]
        return opened

    async def close(self) -> None:
        """Close the connection; a later question opens another."""
        if self._streams is not None:
            writer = self._streams[1]
            self._streams = None
            writer.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.close()

    async def _ask(self, kind: bytes, batch: Sequence[Sequence[bytes]], size: int) -> list[Sequence[bytes]]:
        """Return the answer's parts in groups of `size`, one group for each group of the question."""
        question = wire.pack([kind, *[part for parts in batch for part in parts]])
        async with self._turn:
            answer = await self._exchange(question)
        if answer[:1] != [wire.DONE]:
            failure = answer[1].decode("ascii", "replace") if len(answer) > 1 else "nothing"
            raise ServiceUnreachable(f"The opener failed: {failure}.", where=str(self._path), mend="See its log.")
        if len(answer) != 1 + size * len(batch):
            raise SijillError("The opener answered another question.", where=str(self._path), mend="Restart both.")
        return [answer[start : start + size] for start in range(1, len(answer), size)]

    async def _exchange(self, question: bytes) -> list[bytes]:
        """Ask once more on a new connection when an old one is broken: the opener may have been restarted."""
        if self._streams is not None:
            try:
                return await self._round_trip(question)
            except (ConnectionError, EOFError):
                pass
        try:
            return await self._round_trip(question)
        except (OSError, EOFError, wire.FrameDamaged) as failure:
            mend = "Start it with `sijill opener`; what was asked can be asked again."
            raise ServiceUnreachable("The opener does not answer.", where=str(self._path), mend=mend) from failure

    async def _round_trip(self, question: bytes) -> list[bytes]:
        try:
            async with asyncio.timeout(self._answer_seconds):
                if self._streams is None:
                    self._streams = await asyncio.open_unix_connection(str(self._path))
                reader, writer = self._streams
                writer.write(question)
                await writer.drain()
                return await wire.read_frame(reader)
        except BaseException:  # also when cancelled: the rest of an answer must not meet the next question
            await self.close()
            raise


def _batches(items: Sequence[Sequence[bytes]]) -> Iterator[Sequence[Sequence[bytes]]]:
    """Yield the items in runs whose bytes fit into one frame."""
    start, size = 0, 0
    for place, parts in enumerate(items):
        more = sum(map(len, parts)) + 4 * len(parts)
        if place > start and size + more > _FRAME_BYTES:
            yield items[start:place]
            start, size = place, 0
        size += more
    if start < len(items):
        yield items[start:]
