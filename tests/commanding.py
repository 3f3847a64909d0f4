"""Commands as people run them, each in a process of its own; their imports are shared, so a start costs a fork.

done = run_command("file", number, "--json", given=b"", folder=ROOT, environment=os.environ, seconds=60)
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from infra.cli import COMMANDS, main

_CHEAP = {"", "projections", "all"}  # extras whose modules are loaded once for all; Faust's cost more than they save
_PLACES = sorted({mount.place.split(":")[0] for mount in COMMANDS.values() if mount.extra in _CHEAP})
_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(["infra.cli", *(f"infra.commands.{place}" for place in _PLACES)])


def run_command(
    *arguments: str, given: bytes, folder: Path, environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run `sijill …` to its end and return exit code, standard output and standard error."""
    with tempfile.TemporaryDirectory(prefix="sijill-command-") as place:
        streams = Path(place)
        (streams / "0").write_bytes(given)
        running = _forking.Process(target=_run, args=(arguments, streams, folder, dict(environment)))
        running.start()
        running.join(seconds)
        if running.is_alive():
            running.kill()
            running.join()
            raise subprocess.TimeoutExpired(arguments, seconds)
        output, error = (streams / "1").read_bytes(), (streams / "2").read_bytes()
        assert running.exitcode is not None
        return subprocess.CompletedProcess(arguments, running.exitcode, output, error)


def _run(arguments: tuple[str, ...], streams: Path, folder: Path, environment: dict[str, str]) -> None:
    for number, flags in ((0, os.O_RDONLY), (1, os.O_WRONLY | os.O_CREAT), (2, os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(streams / str(number), flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in ((0, "r"), (1, "w"), (2, "w"))
    )
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["sijill", *arguments]
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
