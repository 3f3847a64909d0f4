"""The opener's socket: one Unix socket, open to its owner alone, for any number of clients.

A client that talks nonsense loses its own connection and nobody else's; a stop never comes between a key and
its way to the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import structlog

from schemas.errors import CommandRefused
from streams.opener import Opener
from streams.opener_wire import FAILED, pack, read_frame

LONGEST_PATH = 100  # bytes; the kernel's limit for a Unix socket is 108, on some systems 104
BACKLOG = 64
log = structlog.get_logger(__name__)


@contextlib.asynccontextmanager
async def serving(opener: Opener, path: Path) -> AsyncIterator[None]:
    """Answer on the socket at `path` inside the block; raise CommandRefused when another opener does already.

    The lock, not the socket file, tells whether one runs: a file that a killed opener left behind is replaced.
    """
    with _only_one(path):
        connections = _Connections(opener)
        server = await asyncio.start_unix_server(connections.serve, sock=_listen(path))
        try:
            yield
        finally:
            server.close()
            await connections.close()


@contextlib.contextmanager
def _only_one(path: Path) -> Iterator[None]:
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        mend = "Use the one that runs, or stop it first."
        raise CommandRefused("Another opener runs already.", where=str(path), mend=mend) from None
    try:
        yield
        path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _listen(path: Path) -> socket.socket:
    if len(os.fsencode(path)) > LONGEST_PATH:
        mend = f"Choose a state directory with a path of fewer than {LONGEST_PATH - 12} bytes."
        raise CommandRefused("The path is too long for a Unix socket.", where=str(path), mend=mend)
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    umask = os.umask(0o177)  # the socket must never be open to others, not even between bind and chmod
    try:
        listener.bind(str(path))
    finally:
        os.umask(umask)
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener


class _Connections:
    """The clients that are connected."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client until it leaves, talks nonsense, or the opener stops."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - asyncio runs this callback as a task
        self._tasks.add(task)
        try:
            with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
                while await self._answer(reader, writer):
                    await writer.drain()
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one question; return whether the client may ask another."""
        try:
            question = await read_frame(reader)
            answer = self._opener.answer(question)
        except ValueError as damage:
            log.warning("opener_frame_damaged", kind=type(damage).__name__)
            writer.write(pack([FAILED, b"FrameDamaged"]))
            return False
        except (EOFError, ConnectionError):
            raise
        except Exception as failure:  # noqa: BLE001 - one failure must not stop the others; its text could quote content
            log.error("opener_failed", kind=type(failure).__name__)  # noqa: TRY400 - a traceback could quote content too
            answer = [FAILED, type(failure).__name__.encode()]
        writer.write(pack(answer))
        return True

    async def close(self) -> None:
        """End every connection between two questions."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
