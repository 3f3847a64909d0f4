"""The register's real processes, started and stopped one by one, and what they cost: CPU time and resident memory."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.local.crew import CREW
from infra.local.part import Site
from infra.local.processes import start

_PATIENCE_S = 120.0
_LOOK_S = 0.05
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """CPU seconds since the start, and resident bytes now."""

    cpu: float
    rss: int


class Ended(RuntimeError):
    """A process that is being measured is not there any more."""


def usage(pid: int) -> Usage:
    """Return the usage of a process as Linux tells it; zeros where there is no /proc. Raises Ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        if Path("/proc/self/stat").exists():
            raise Ended(f"process {pid} is gone") from None
        return Usage(cpu=0.0, rss=0)
    if fields[0] == "Z":
        raise Ended(f"process {pid} has ended")
    return Usage(cpu=(int(fields[11]) + int(fields[12])) / _TICKS, rss=int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How far a run was at a moment (seconds of a steady clock), with the usage of each process watched."""

    at: float
    count: int
    usage: Mapping[str, Usage]


class Crew:
    """Opener, screen and projector of one platform, as the plain commands of these names."""

    def __init__(self, site: Callable[[], Site]) -> None:
        self._site = site
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    async def start(self, name: str, *options: str) -> int:
        """Start a process unless it runs, wait until it is ready, return its pid."""
        if name in self._running:
            return self._running[name].pid
        worker, site = next(one for one in CREW if one.name == name), self._site()
        worker.prepare(site)
        launch = worker.launch(site)
        launch = type(launch)(
            arguments=(*launch.arguments, *options), environment=launch.environment, folder=launch.folder
        )
        log = site.state_dir / "logs" / f"{name}.log"
        child = self._running[name] = start(launch, log)
        async with asyncio.timeout(_PATIENCE_S):
            while not worker.answers(site):
                if child.poll() is not None:
                    raise RuntimeError(f"{name} ended with {child.returncode}: {log.read_text()[-2000:]}")
                await asyncio.sleep(_LOOK_S)
        return child.pid

    def stop(self, *names: str) -> None:
        """Ask processes to end (all when none is named) and wait; kill what does not."""
        for name in names or tuple(reversed(self._running)):
            child = self._running.pop(name, None)
            if child is None:
                continue
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


async def watch(
    read: Callable[[], Awaitable[int]], until: int, pids: Mapping[str, int], *, seconds: float, every: float = 0.05
) -> list[Sample]:
    """Sample until the count that `read` gives has reached `until`; raise TimeoutError."""
    samples: list[Sample] = []
    async with asyncio.timeout(seconds):
        while True:
            count = await read()
            used = {name: usage(pid) for name, pid in pids.items()}
            samples.append(Sample(at=time.monotonic(), count=count, usage=used))
            if count >= until:
                return samples
            await asyncio.sleep(every)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run from the first progress seen to its end."""

    samples: list[Sample]
    base: int = 0

    @property
    def _first(self) -> Sample:
        return next(sample for sample in self.samples if sample.count > self.base)

    @property
    def events(self) -> int:
        """Return what was counted between the first and the last sample."""
        return self.samples[-1].count - self._first.count

    @property
    def rate(self) -> float:
        """Return the count per second."""
        return self.events / (self.samples[-1].at - self._first.at)

    def cpu(self, name: str) -> float:
        """Return the CPU seconds that a process spent on it."""
        return self.samples[-1].usage[name].cpu - self._first.usage[name].cpu

    def at(self, share: float) -> Sample:
        """Return the first sample at which that share of the whole was done."""
        goal = self.base + share * (self.samples[-1].count - self.base)
        return next(sample for sample in self.samples if sample.count >= goal)
