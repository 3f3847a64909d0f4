"""Which place holds an outbox, so that a copy on another machine is known before it takes a number twice.

A random name stands in the outbox and in a file beside it, with that file's inode: a copy of the outbox lacks the
file, a copy of the whole folder has another inode. The register still refuses a number that comes twice in a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from producers.outbox import Outbox, OutboxUnusable

_NAME = "holder"
_BYTES = 16


def require_holder(outbox: Outbox, random: Callable[[int], bytes]) -> None:
    """Make this place the holder of a new outbox; raise OutboxUnusable when another place is."""
    beside = Path(f"{outbox.path}.holder")
    with outbox.transaction() as db:
        row = db.execute("SELECT value FROM meta WHERE name = ?", (_NAME,)).fetchone()
    name = take_hold(outbox, beside, random) if row is None else bytes(row[0]).decode()
    if not beside.exists() or _stands_at(beside) != name:
        what = "This outbox is a copy, or was moved: another place holds it."
        mend = (
            "Work with the original. If it is gone for good, say so: `sijill station adopt --device CODE`; never use"
            " both: the register refuses the second act under one number."
        )
        raise OutboxUnusable(what, where=outbox.path.name, mend=mend)


def take_hold(outbox: Outbox, beside: Path, random: Callable[[int], bytes]) -> str:
    """Make this place the holder, whoever was it before; return the holder's name."""
    beside.unlink(missing_ok=True)
    token = random(_BYTES).hex()
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(descriptor, token.encode())
        os.fsync(descriptor)
        name = f"{token}:{os.fstat(descriptor).st_ino}"
    finally:
        os.close(descriptor)
    with outbox.transaction() as db:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_NAME, name.encode()))
    return name


def require_register_of(outbox: Outbox, epoch: str, epoch_public: Path) -> None:
    """Raise OutboxUnusable when the outbox was filled for another register: an epoch of it has another key here.

    Earlier epochs' keys lie beside that of `epoch`, as `NAME.pub`; a station need not have them.
    """
    with outbox.transaction() as db:
        rows = db.execute("SELECT substr(name, 14), value FROM meta WHERE substr(name, 1, 13) = 'epoch_public:'")
        known = dict(rows.fetchall())
    for name, key in known.items():
        here = epoch_public if name == epoch else epoch_public.with_name(f"{name}.pub")
        if here.exists() and here.read_bytes() != key:
            what = f"The outbox belongs to another register: its epoch {name} has another key."
            mend = "Send it with the settings of its own register; give this register's device an outbox of its own."
            raise OutboxUnusable(what, where=outbox.path.name, mend=mend)
    outbox.setting(f"epoch_public:{epoch}", epoch_public.read_bytes)


def _stands_at(beside: Path) -> str:
    return f"{beside.read_text(encoding='ascii', errors='replace')}:{beside.stat().st_ino}"
