"""Processes of the local platform: who they are, how they start in a session of their own, how they end.

Nothing is signalled but a process whose pid and start both match, or that carries our own mark.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.local.owner import Owner
from infra.local.record import Identity
from schemas.errors import CommandRefused

_PROC = Path("/proc")
_ROTATE_BYTES = 8 * 1024 * 1024
_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """How a part starts: program and arguments, its whole environment, working directory, and user when not our own."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    owner: Owner | None = None


def start(launch: Launch, log: Path) -> subprocess.Popen[bytes]:
    """Start in a new session (a closed terminal does not reach it), output appended to the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _ROTATE_BYTES:
        log.replace(log.with_suffix(".log.1"))
    owner = launch.owner
    with log.open("ab") as output:
        return subprocess.Popen(
            list(launch.arguments),
            env=dict(launch.environment),
            cwd=launch.folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            user=owner.uid if owner else None,
            group=owner.gid if owner else None,
            extra_groups=[] if owner else None,
        )


def find_identity(pid: int) -> Identity | None:
    """Return who has this pid now, or None when nobody lives there (a zombie does not live)."""
    if _PROC.joinpath("self/stat").exists():
        return _identity_from_proc(pid)
    shown = subprocess.run(["ps", "-o", "state=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, started = shown.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else Identity(pid=pid, started=started.strip())


def _identity_from_proc(pid: int) -> Identity | None:
    try:
        # the name in parentheses may hold blanks; after it, state is field 3 and starttime 22 of proc_pid_stat(5)
        fields = _PROC.joinpath(str(pid), "stat").read_text().rpartition(")")[2].split()
        boot = _PROC.joinpath("sys/kernel/random/boot_id").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return None
    # a killed virtual machine shows as a zombie while its other threads (field 20) still hold sockets and locks
    dead = fields[0] == "X" or (fields[0] == "Z" and int(fields[17]) <= 1)
    return None if dead else Identity(pid=pid, started=f"{boot}:{fields[19]}")


def lives(identity: Identity) -> bool:
    """Say whether this very process still runs."""
    return find_identity(identity.pid) == identity


def scan(is_ours: Callable[[Path], bool]) -> list[Identity]:
    """Find living processes by a test of their /proc folder; empty where there is no /proc."""
    found = []
    for folder in _PROC.glob("[0-9]*"):
        try:
            ours = is_ours(folder)
        except OSError:  # ended meanwhile, or somebody else's
            continue
        identity = find_identity(int(folder.name)) if ours else None
        if identity is not None:
            found.append(identity)
    return found


def has_argument(mark: str) -> Callable[[Path], bool]:
    """Test for `scan`: the command line has exactly this argument."""
    wanted = mark.encode()
    return lambda folder: wanted in folder.joinpath("cmdline").read_bytes().split(b"\0")


def send(identity: Identity, number: signal.Signals) -> None:
    """Send a signal to this very process, if it still lives."""
    if not lives(identity):
        return
    try:
        os.kill(identity.pid, number)
    except ProcessLookupError:
        return
    except PermissionError as denied:
        mend = "Run the command as the user who started the platform."
        raise CommandRefused("A part belongs to another user.", where=f"pid {identity.pid}", mend=mend) from denied


def end(identity: Identity, number: signal.Signals, seconds: float) -> bool:
    """Ask a process to end and wait; kill it after `seconds`. Return whether it ended by itself."""
    send(identity, number)
    if wait_until(lambda: not lives(identity), seconds):
        return True
    send(identity, signal.SIGKILL)
    wait_until(lambda: not lives(identity), seconds)
    return False


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait for a condition, looking often; return whether it came true in time."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(_POLL_SECONDS)
    return True
