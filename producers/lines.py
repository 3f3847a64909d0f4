"""Lines from a file or a pipe as they arrive, without ever blocking the event loop or the end of the program.

A line longer than an act may be is cut and handed on, so that the reader refuses it; memory stays bounded.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator

from producers.acts import MAX_LINE

_BLOCK = 256 * 1024  # bytes: some 300 acts, one fsync
_AHEAD = 4  # blocks read before they are wanted


class LineSplitter:
    """Cuts blocks of bytes into numbered lines; blank lines are counted and left out."""

    def __init__(self) -> None:
        self._rest = b""
        self._number = 0

    @property
    def number(self) -> int:
        """The number of the last line handed out, blank ones counted."""
        return self._number

    def feed(self, block: bytes) -> list[tuple[int, bytes]]:
        """Return the lines that end in this block."""
        *lines, rest = (self._rest + block).split(b"\n")
        self._rest = rest[: MAX_LINE + 1]
        return self._numbered(lines)

    def finish(self) -> list[tuple[int, bytes]]:
        """Return the last line when no line end closes it."""
        rest, self._rest = self._rest, b""
        return self._numbered([rest] if rest else [])

    def _numbered(self, lines: list[bytes]) -> list[tuple[int, bytes]]:
        first = self._number + 1
        self._number += len(lines)
        return [(number, line) for number, line in enumerate(lines, first) if line.strip()]


async def read_blocks(descriptor: int) -> AsyncIterator[bytes]:
    """Yield what a file descriptor gives until its end; raise OSError as it comes.

    A daemon thread reads, because a program that is told to stop must not wait for somebody to type a line.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[bytes | OSError] = asyncio.Queue()
    room = threading.Semaphore(_AHEAD)

    def read() -> None:
        block: bytes | OSError = b"-"
        while block and not isinstance(block, OSError):
            room.acquire()
            try:
                block = os.read(descriptor, _BLOCK)
            except OSError as failure:
                block = failure
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(arrived.put_nowait, block)

    threading.Thread(target=read, name="lines", daemon=True).start()
    while block := await arrived.get():
        if isinstance(block, OSError):
            raise block
        yield block
        room.release()
