"""How one part of the local platform is brought up: adopted when it lives and answers, else started anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.local import processes
from infra.local.part import Part, Site
from infra.local.record import Identity, read_record, write_record
from schemas.errors import ServiceUnreachable

_START_SECONDS = 90.0  # two cores shared with a build; a healthy start takes under ten
HANGING_SECONDS = 20.0  # a process found alive may still be starting; after this it is replaced
_LOG_LINES = 5

Report = Callable[[str], None]


def log_of(site: Site, part: Part) -> Path:
    """Return where a part writes what it says."""
    return site.state_dir / "logs" / f"{part.name}.log"


def running(site: Site, part: Part) -> list[Identity]:
    """Return the part's living processes of this site, also one that no record knows."""
    known = read_record(site.state_dir).processes.get(part.name)
    if known is not None and processes.lives(known):
        return [known]
    return part.find(site)  # what a killed `up` started and could not record


@dataclass(frozen=True, slots=True, kw_only=True)
class Starting:
    """One run of `up`: each part is brought up in a thread of its own."""

    site: Site
    recording: threading.Lock
    cancelled: threading.Event
    report: Report

    def bring_up(self, part: Part) -> None:
        """Adopt a living process that answers; else replace it; record it before waiting for it."""
        found = running(self.site, part)
        if found:
            self._record(part, found[0])
            if self._wait(part, found[0], HANGING_SECONDS):
                return
            self.report(f"{part.name}: does not answer, starting it anew")
            for known in found:
                processes.end(known, part.stop_signal, part.stop_seconds)
        part.prepare(self.site)
        port = self.site.ports.get(part.name)
        self.report(f"{part.name}: starting" + (f" on port {port}" if port else ""))
        child = processes.start(part.launch(self.site), log_of(self.site, part))
        identity = processes.find_identity(child.pid)
        if identity is not None:
            self._record(part, identity)
        if identity is None or not self._wait(part, identity, _START_SECONDS):
            if not self.cancelled.is_set():
                raise self._failure(part)
            return
        self.report(f"{part.name}: ready")

    def _record(self, part: Part, identity: Identity) -> None:
        with self.recording:
            write_record(self.site.state_dir, read_record(self.site.state_dir).with_process(part.name, identity))

    def _wait(self, part: Part, identity: Identity, seconds: float) -> bool:
        over = processes.wait_until(
            lambda: self.cancelled.is_set() or not processes.lives(identity) or part.answers(self.site), seconds
        )
        return over and not self.cancelled.is_set() and processes.lives(identity)

    def _failure(self, part: Part) -> ServiceUnreachable:
        log = log_of(self.site, part)
        last = log.read_text(errors="replace").splitlines()[-_LOG_LINES:] if log.exists() else []
        mend = "Its log ends with:\n  " + "\n  ".join(last) + "\nMend that and call `sijill up` again."
        return ServiceUnreachable(f"{part.name} did not start.", where=str(log), mend=mend)
