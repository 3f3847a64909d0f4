"""The local platform as a whole: Kafka, registry and PostgreSQL started together, healed, watched and stopped.

It starts and stops only processes of its own state directory; data are never removed.
"""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from infra.local import processes
from infra.local.archives import java_program
from infra.local.crew import CARE_SCREEN, CREW
from infra.local.downloads import fetch_all
from infra.local.kafka import Kafka
from infra.local.part import Part, Site
from infra.local.ports import choose_ports
from infra.local.postgres import Postgres
from infra.local.record import find_addresses, held, read_record, write_record
from infra.local.registry import ApicurioRegistry
from infra.local.starting import HANGING_SECONDS, Report, Starting, log_of, running
from infra.settings import Settings
from schemas.errors import CommandRefused

PARTS: tuple[Part, ...] = (Kafka(), ApicurioRegistry(), Postgres())
STOP_ORDER: tuple[Part, ...] = (CARE_SCREEN, *reversed(CREW), *reversed(PARTS))  # who uses a part ends before it
State = Literal["healthy", "starting", "stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStatus:
    """One part: `starting` also means alive but not answering."""

    name: str
    state: State
    pid: int | None
    port: int | None
    log: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformStatus:
    """The whole platform; the addresses are empty when it was never started here."""

    state_dir: Path
    kafka: str
    registry: str
    postgres: str
    parts: tuple[PartStatus, ...]
    crew: tuple[PartStatus, ...]

    @property
    def healthy(self) -> bool:
        """Say whether every part answers."""
        return all(part.state == "healthy" for part in self.parts)

    def plain(self) -> dict[str, object]:
        """Return what `sijill status --json` prints."""
        parts, crew = (
            {p.name: {"state": p.state, "pid": p.pid, "port": p.port, "log": str(p.log)} for p in group}
            for group in (self.parts, self.crew)
        )
        addresses = {"kafka": self.kafka, "registry": self.registry, "postgres": self.postgres}
        return addresses | {"state_dir": str(self.state_dir), "healthy": self.healthy, "parts": parts, "crew": crew}


def status(settings: Settings) -> PlatformStatus:
    """Look at the platform without changing or waiting for anything."""
    site, record = site_of(settings), read_record(settings.state_dir)
    addresses = find_addresses(settings.state_dir)

    def look(part: Part) -> PartStatus:
        alive = running(site, part)
        port = record.ports.get(part.name)
        pid = alive[0].pid if alive else None
        answers = bool(alive) and set(part.port_names) <= set(record.ports) and part.answers(site)
        state: State = "healthy" if answers else "starting" if alive else "stopped"
        return PartStatus(name=part.name, state=state, pid=pid, port=port, log=log_of(site, part))

    return PlatformStatus(
        state_dir=settings.state_dir,
        kafka=addresses.kafka if addresses else "",
        registry=addresses.registry if addresses else "",
        postgres=addresses.postgres if addresses else "",
        parts=tuple(look(part) for part in PARTS),
        crew=tuple(look(worker) for worker in (*CREW, CARE_SCREEN)),
    )


def up(settings: Settings, report: Report = lambda _: None) -> PlatformStatus:
    """Start what does not run and wait until everything answers; a second call changes nothing."""
    java_program()  # a missing extra shows before anything starts
    settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(settings):
        if not (found := status(settings)).healthy:
            fetch_all(settings.cache_dir, settings.maven_repository)
            _start(settings, PARTS, report)
            found = status(settings)
    return found


def start_crew(settings: Settings, report: Report = lambda _: None, *, care: bool = False) -> None:
    """Start opener, screen and projector on a prepared platform and wait until each is ready."""
    with _alone(settings):
        _start(settings, (*CREW, CARE_SCREEN) if care else CREW, report)


def down(settings: Settings, report: Report = lambda _: None) -> PlatformStatus:
    """Stop the register's processes, then the parts, each asked first and killed only when it does not end."""
    if settings.state_dir.exists():
        with _alone(settings):
            for part in STOP_ORDER:
                _stop(settings, part, report)
    return status(settings)


def kill_part(settings: Settings, name: str) -> None:
    """Kill one part without warning (SIGKILL), as a fault would; `start_part` brings it back."""
    with _alone(settings):
        for identity in running(site_of(settings), part_named(name)):
            processes.end(identity, signal.SIGKILL, HANGING_SECONDS)


def start_part(settings: Settings, name: str) -> None:
    """Start one part again on its port and data, and wait until it answers."""
    with _alone(settings):
        _start(settings, (part_named(name),), lambda _: None)


def restart_part(settings: Settings, name: str) -> None:
    """Kill one part and start it again."""
    kill_part(settings, name)
    start_part(settings, name)


def part_named(name: str) -> Part:
    """Return the part `kafka`, `registry` or `postgres`, or one of the register's processes."""
    everything: tuple[Part, ...] = (*PARTS, *CREW, CARE_SCREEN)
    for part in everything:
        if part.name == name:
            return part
    raise CommandRefused(f"There is no part {name!r}.", mend=f"Parts: {', '.join(part.name for part in everything)}.")


def _alone(settings: Settings) -> AbstractContextManager[None]:
    return held(settings.state_dir / "platform.lock")


def site_of(settings: Settings) -> Site:
    """Return the site that the settings name, with its recorded ports."""
    ports = read_record(settings.state_dir).ports
    return Site(
        state_dir=settings.state_dir,
        cache_dir=settings.cache_dir,
        ports=ports,
        worker_settings={
            "SIJILL_NOTICES_QUIET_S": str(settings.notices_quiet_s),
            "SIJILL_SUSPICIONS": str(settings.suspicions).lower(),
            "SIJILL_REGISTER_NAME": settings.register_name,
            "SIJILL_PROOF_DIR": str(settings.proofs),
            "SIJILL_PROOF_COPY": settings.proof_copy,
            "SIJILL_PROOF_COPY_ENDPOINT": settings.proof_copy_endpoint,
            "SIJILL_PROOF_COPY_REGION": settings.proof_copy_region,
            "SIJILL_VAULT_TOKEN": settings.vault_token,
            **_paths(
                SIJILL_VAULT_MODULE=settings.vault_module,
                SIJILL_VAULT_PIN=settings.vault_pin,
                SIJILL_NOTARY_KEY=settings.notary_key,
                SIJILL_WITNESSES=settings.witnesses,
                SIJILL_PROOF_COPY_ACCOUNT=settings.proof_copy_account,
            ),
        },
    )


def _paths(**given: Path | None) -> dict[str, str]:
    return {name: str(path) for name, path in given.items() if path is not None}


def _start(settings: Settings, parts: Sequence[Part], report: Report) -> None:
    record = read_record(settings.state_dir)
    for part in parts:
        if not set(part.port_names) <= set(record.ports):  # a process whose ports nobody knows serves nobody
            _stop(settings, part, report)
    idle = [part for part in parts if not running(site_of(settings), part)]
    names = [name for part in idle for name in part.port_names]
    ports = choose_ports(names, record.ports, random.SystemRandom())
    write_record(settings.state_dir, type(record)(ports=ports, processes=record.processes))
    recording, cancelled = threading.Lock(), threading.Event()
    starting = Starting(site=site_of(settings), recording=recording, cancelled=cancelled, report=report)
    with ThreadPoolExecutor(len(parts)) as pool:
        try:
            for outcome in [pool.submit(starting.bring_up, part) for part in parts]:
                outcome.result()
        finally:
            cancelled.set()  # Ctrl-C: what was started stays recorded, nobody waits for it any longer


def _stop(settings: Settings, part: Part, report: Report) -> None:
    for identity in running(site_of(settings), part):
        report(f"{part.name}: stopping")
        if not processes.end(identity, part.stop_signal, part.stop_seconds):
            report(f"{part.name}: did not end within {part.stop_seconds:.0f} s and was killed")
    write_record(settings.state_dir, read_record(settings.state_dir).with_process(part.name, None))
