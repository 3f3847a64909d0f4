"""One process of a kind per state directory."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import CommandRefused


@contextmanager
def alone(path: Path, what: str) -> Iterator[None]:
    """Hold the lock at `path`; the kernel frees it when the process dies, however it dies.

    Raises CommandRefused, saying that `what` already runs.
    """
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            mend = "Stop it first, or give another --state-dir."
            raise CommandRefused(f"{what} already runs here.", where=str(path), mend=mend) from busy
        yield
