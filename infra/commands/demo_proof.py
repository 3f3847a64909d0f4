"""The last step of the demo: a witness co-signs, evidence of a file is taken away and checked, a false copy refused."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from infra.output import progress
from infra.settings import Settings
from infra.signing_keys import make_key
from register.proof.notes import COSIGNATURE, VerifierKey, verifier_of
from register.proof.trust import Trust
from schemas.errors import CommandRefused

_NAME = "witness.demo/w1"
_SECONDS = 60.0
_TAMPERED_BYTE = -1  # the last of the record: within its stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Where the demo keeps what no machine of the register has: the notary's key, and a witness of another house."""

    folder: Path
    port: int

    @classmethod
    def beside(cls, settings: Settings) -> Authority:
        """Make an empty place beside the demo's data."""
        folder = settings.state_dir.with_name(f"{settings.state_dir.name}-authority")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        return cls(folder=folder, port=port)

    def give_to(self, settings: Settings) -> Settings:
        """Return the settings of a register whose notary signs, and asks the witness."""
        make_key(self.folder / "notary.pem")
        (self.folder / "witnesses.txt").write_text(Trust(witnesses=(self._witness(),)).write(), encoding="utf-8")
        places = {"notary_key": self.folder / "notary.pem", "witnesses": self.folder / "witnesses.txt"}
        return settings.model_copy(update=places)

    def trust(self, logs: list[str]) -> Path:
        """Write down whom an auditor believes: these trees, if the witness co-signed; return the file."""
        keys = tuple(VerifierKey.read(text) for text in logs)
        path = self.folder / "trust.txt"
        path.write_text(Trust(logs=keys, witnesses=(self._witness(),), wanted=1).write(), encoding="utf-8")
        return path

    @contextmanager
    def witness(self) -> Iterator[None]:
        """Run the witness's process."""
        own = ("--key", str(self.folder / "witness.pem"), "--store", str(self.folder / "witness.sqlite"))
        command = [sys.executable, "-m", "infra", "witness", "run", *own, "--name", _NAME]
        with (self.folder / "witness.log").open("wb") as log:
            child = subprocess.Popen([*command, "--listen", f"127.0.0.1:{self.port}"], stdout=log, stderr=log)
        try:
            yield
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(20)

    def _witness(self) -> tuple[str, VerifierKey]:
        key = verifier_of(_NAME, make_key(self.folder / "witness.pem"), COSIGNATURE)
        return f"http://127.0.0.1:{self.port}", key


def tell_proof(
    authority: Authority, number: str, ask: Callable[..., Any], show: Callable[..., None], run: Callable[..., Any]
) -> None:
    """Have the history co-signed; export the evidence of a file; check it, and a copy in which one byte differs."""
    folder = authority.folder
    trust = authority.trust(ask("notary", "key")["logs"])
    run("witness", "add-log", str(trust), "--store", str(folder / "witness.sqlite"))
    with authority.witness(), progress("the witness co-signs"):
        _wait_until(lambda: all(_is_cosigned(tree) for tree in ask("notary", "status")["trees"] if _is_main(tree)))
    show("notary", "status", lines=14)
    show("evidence", "export", "--file", number, "--out", str(folder / "case"))
    show("verify", str(folder / "case"), "--trust", str(trust))
    shutil.copytree(folder / "case", folder / "tampered")
    leaf = min((folder / "tampered").rglob("leaves/*"))
    data = bytearray(leaf.read_bytes())
    data[_TAMPERED_BYTE] ^= 1
    leaf.write_bytes(data)
    typer.echo("\nOne bit of one leaf is changed in a copy:")
    show("verify", str(folder / "tampered"), "--trust", str(trust))


def _is_main(tree: dict[str, Any]) -> bool:
    return not str(tree["topic"]).startswith("sijill.care.")


def _is_cosigned(tree: dict[str, Any]) -> bool:
    witnesses = tree["witnesses"].values()
    return tree["signed"] == tree["leaves"] and any(each["size"] == tree["leaves"] for each in witnesses)


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _SECONDS
    while not holds():
        if time.monotonic() > end:
            raise CommandRefused("The history was not co-signed in time.", mend="See `sijill notary status`.")
        time.sleep(1)
