"""A poor link between a station and the register, as a TCP proxy in this process.

Delay and bandwidth are what they say. Loss, duplicates and reordering happen below TCP, where a proxy cannot reach:
TCP turns a lost segment into a stall and, when it goes on, into a dead connection, and so does this proxy. A duplicate
above TCP is a batch sent again because its answer was lost: the proxy hands requests to the broker and then cuts the
answer. Order within a connection is TCP's; across connections a cut one may still deliver after its successor began.
Network namespaces with `tc netem` would lose real packets; the kernels of many machines have no netem, so that the
proxy is what every machine runs. The broker's own address in its answers is replaced by the proxy's, same length.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

_SEGMENT = 1_400  # bytes of payload in a packet
_RETRY_S = 1.0  # what TCP waits before it sends a lost segment again, doubled each time (RFC 6298)
_GIVE_UP = 5  # losses of one segment in a row after which the connection is dead
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """`delay_s` each way, `bytes_s` each way, `loss` of a segment, `cut` of an answer before it is handed back."""

    delay_s: float
    bytes_s: float
    loss: float
    cut: float


@dataclass(kw_only=True)
class PoorLink:
    """A link to one port; counts what it did to its traffic."""

    target: int
    quality: Quality
    chance: random.Random
    port: int = 0
    kafka: bool = True
    stalls: int = 0
    resets: int = 0
    answers_cut: int = 0
    bytes_up: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until either side or the weather ends it."""
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        try:
            back, forth = await asyncio.open_connection(HOST, self.target)
        except OSError:
            writer.close()
            self.tasks.discard(task)
            return
        ways = [asyncio.create_task(self._up(reader, forth)), asyncio.create_task(self._down(back, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, forth):
                end.transport.abort()
            self.tasks.discard(task)

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await self._first(reader.read(_SEGMENT)):
            if not await self._weather(len(part)):
                return
            self.bytes_up += len(part)
            writer.write(part)
            await writer.drain()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand answers back; with `kafka` whole frames, so that an answer is cut between request and reply."""
        while answer := await self._first(_frame(reader) if self.kafka else reader.read(_SEGMENT)):
            if self.kafka and self.chance.random() < self.quality.cut:
                self.answers_cut += 1
                return
            told = answer.replace(_address(self.target), _address(self.port)) if self.kafka else answer
            for start in range(0, len(told), _SEGMENT):
                part = told[start : start + _SEGMENT]
                if not await self._weather(len(part)):
                    return
                writer.write(part)
                await writer.drain()

    async def _first(self, arriving: Coroutine[Any, Any, bytes]) -> bytes:
        """Return what arrives; what had to be waited for is a new burst, and only its first segment waits the delay."""
        waiting = asyncio.ensure_future(arriving)
        await asyncio.sleep(0)
        is_new = not waiting.done()
        part = await waiting
        if is_new and part:
            await asyncio.sleep(self.quality.delay_s)
        return part

    async def _weather(self, size: int) -> bool:
        """Wait as the link makes a segment wait; return False when the connection is dead."""
        await asyncio.sleep(size / self.quality.bytes_s)
        for lost in range(_GIVE_UP):
            if self.chance.random() >= self.quality.loss:
                return True
            self.stalls += 1
            await asyncio.sleep(min(_RETRY_S, self.quality.delay_s) * 2**lost)
        self.resets += 1
        return False


async def _frame(reader: asyncio.StreamReader) -> bytes:
    try:
        size = await reader.readexactly(4)
        return size + await reader.readexactly(int.from_bytes(size, "big"))
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


def _address(port: int) -> bytes:
    """Return host and port as a broker's answers hold them: text, then 32 bits."""
    return HOST.encode() + port.to_bytes(4, "big")


@asynccontextmanager
async def poor_link(target: int, quality: Quality, chance: random.Random, *, kafka: bool) -> AsyncIterator[PoorLink]:
    """Open a link to a port of this machine."""
    link = PoorLink(target=target, quality=quality, chance=chance, kafka=kafka)
    server = await asyncio.start_server(link.serve, HOST, 0)
    link.port = server.sockets[0].getsockname()[1]
    try:
        yield link
    finally:
        server.close()
        for task in list(link.tasks):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*link.tasks, return_exceptions=True)
