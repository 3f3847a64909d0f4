"""The register's own processes beside the platform: opener, screen, projector, indexer, notary, agent.

Started and stopped like the platform's parts. Each is the plain command of that name; on real servers the same
commands run under the machine's service manager.
"""

from __future__ import annotations

import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from infra.local.part import Site
from infra.local.processes import Launch, has_argument, scan
from infra.local.record import Identity

_CARE = "care"
_STOP_SECONDS = 15.0  # the screen ends its transaction and the projector its batch well before


@dataclass(frozen=True, slots=True)
class Worker:
    """One process of the register, known by its ready file `run/<name>.ready` (the opener by its socket).

    `command` is what follows `sijill` when it is not the name alone.
    """

    name: str
    command: tuple[str, ...] = ()
    port_names: tuple[str, ...] = ()
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = _STOP_SECONDS

    def prepare(self, site: Site) -> None:
        """Remove the ready file that a killed process left."""
        _ready(site, self.name).unlink(missing_ok=True)
        _ready(site, self.name).parent.mkdir(parents=True, exist_ok=True)

    def launch(self, site: Site) -> Launch:
        """Start `sijill <command>`; the addresses come from the state directory."""
        command = self.command or (self.name,)
        arguments = (sys.executable, "-m", "infra", *command, "--state-dir", str(site.state_dir))
        environment = {
            "HOME": str(site.state_dir),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "SIJILL_CACHE_DIR": str(site.cache_dir),
            "PYTHONUNBUFFERED": "1",
            **site.worker_settings,
        }
        return Launch(arguments=arguments, environment=environment, folder=site.state_dir)

    def answers(self, site: Site) -> bool:
        """Say whether it has told that it is ready, or listens on its socket."""
        return _listens(site.state_dir / "opener.sock") if self.name == "opener" else _ready(site, self.name).exists()

    def find(self, site: Site) -> list[Identity]:
        """Find it by its state directory and its command among the arguments, and never the one of another lane."""
        wanted = [has_argument(each) for each in (str(site.state_dir), *(self.command or (self.name,)))]
        of_care, is_care = has_argument(_CARE), _CARE in self.command
        return scan(lambda folder: all(has(folder) for has in wanted) and of_care(folder) is is_care)


CREW = (
    Worker("opener"),
    Worker("screen"),
    Worker("projector"),
    Worker("indexer"),
    Worker("notary", command=("notary", "run")),
    Worker("activity-agent"),
)
CARE_SCREEN = Worker("care-screen", command=("screen", "--lane", _CARE))
"""Only where the care lane is worked in: it costs a process of some 150 MB and a part of a core at its start."""


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(path)) == 0


def _ready(site: Site, name: str) -> Path:
    return site.state_dir / "run" / f"{name}.ready"
