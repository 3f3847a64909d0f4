"""What the local platform remembers in its state directory: ports, process identities, the database secret.

Written whole or not at all; it holds addresses of this machine only, and the secret stays in a file of its own.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.errors import CommandRefused

HOST = "127.0.0.1"
DATABASE = "sijill"
_RECORD = "platform.json"
_SECRET = "postgres.secret"  # noqa: S105 - the name of the file, not its content
_CONFLUENT_API = "/apis/ccompat/v7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One process for ever: a pid alone may be given to somebody else later, so its start counts too."""

    pid: int
    started: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Ports by name (`kafka`, `controller`, `registry`, `registry_health`, `postgres`) and processes by part."""

    ports: Mapping[str, int] = field(default_factory=dict)
    processes: Mapping[str, Identity] = field(default_factory=dict)

    def with_process(self, part: str, identity: Identity | None) -> Record:
        """Return the record with the part's process set, or forgotten when None."""
        others = {name: known for name, known in self.processes.items() if name != part}
        return replace(self, processes=others if identity is None else others | {part: identity})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where clients connect: Kafka bootstrap, URL of the registry's Confluent API, PostgreSQL DSN with its password."""

    kafka: str
    registry: str
    postgres: str


def read_record(state_dir: Path) -> Record:
    """Read the record; an absent file is an empty record, a damaged one is refused."""
    path = state_dir / _RECORD
    try:
        content = json.loads(path.read_text())
        processes = {name: Identity(**known) for name, known in content["processes"].items()}
        return Record(ports=content["ports"], processes=processes)
    except FileNotFoundError:
        return Record()
    except (ValueError, KeyError, TypeError) as damage:
        mend = "Remove the file; the next `sijill up` finds what still runs and writes it anew."
        raise CommandRefused("The record of the local platform is damaged.", where=str(path), mend=mend) from damage


def write_record(state_dir: Path, record: Record) -> None:
    """Replace the record in one step, durably."""
    processes = {name: {"pid": known.pid, "started": known.started} for name, known in record.processes.items()}
    _write_whole(state_dir / _RECORD, json.dumps({"ports": dict(record.ports), "processes": processes}, indent=1))


def find_addresses(state_dir: Path) -> Addresses | None:
    """Return the recorded addresses, or None when no platform was ever started in this directory."""
    ports = read_record(state_dir).ports
    if not {"kafka", "registry", "postgres"} <= set(ports):
        return None
    return Addresses(
        kafka=f"{HOST}:{ports['kafka']}",
        registry=f"http://{HOST}:{ports['registry']}{_CONFLUENT_API}",
        postgres=f"postgresql://{DATABASE}:{read_secret(state_dir)}@{HOST}:{ports['postgres']}/{DATABASE}",
    )


def read_secret(state_dir: Path) -> str:
    """Return the database password, empty before the first start."""
    path = state_dir / _SECRET
    return path.read_text().strip() if path.exists() else ""


def write_secret(state_dir: Path, secret: str) -> None:
    """Keep the database password in a file that only its owner reads."""
    _write_whole(state_dir / _SECRET, secret, mode=0o600)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file for the time of the block, waiting for whoever has it; it frees itself when we die."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_whole(path: Path, text: str, mode: int = 0o644) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
