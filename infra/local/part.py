"""What the three parts of the local platform have in common: a place on disk, a preparation, a launch, a probe."""

from __future__ import annotations

import secrets
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from infra.local.processes import Launch
from infra.local.record import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where one platform lives: absolute state directory, shared cache of downloads, ports by name.

    `worker_settings` are the variables that the register's own processes are started with, beside the directories.
    """

    state_dir: Path
    cache_dir: Path
    ports: Mapping[str, int]
    worker_settings: Mapping[str, str]

    def folder(self, part: str) -> Path:
        """Return the part's own folder."""
        return self.state_dir / part

    def mark(self, part: str) -> str:
        """Return the argument by which a Java part of this very site is recognised."""
        return f"-Dsijill.part={self.state_dir}/{part}"


class Part(Protocol):
    """A program that the platform starts, watches and stops."""

    @property
    def name(self) -> str:
        """Its name in records, logs and commands."""

    @property
    def port_names(self) -> tuple[str, ...]:
        """The ports that it listens on."""

    @property
    def stop_signal(self) -> signal.Signals:
        """How it is asked to end."""

    @property
    def stop_seconds(self) -> float:
        """How long it may take to end."""

    def prepare(self, site: Site) -> None:
        """Make its folder and data ready, whole or not at all; free it from what a killed run left."""

    def launch(self, site: Site) -> Launch:
        """Return how it starts."""

    def answers(self, site: Site) -> bool:
        """Say whether it serves requests."""

    def find(self, site: Site) -> list[Identity]:
        """Find its living processes of this site, the main one first, also those that no record knows."""


def java_environment(folder: Path) -> dict[str, str]:
    """Return the small environment of a Java part: nothing of ours leaks into it."""
    return {"HOME": str(folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}


def new_draft(folder: Path) -> Path:
    """Name a new draft of data in a folder, and remove older ones.

    Each run has a draft of its own: a program that outlived a killed run may still write in the older one.
    """
    for older in folder.glob("draft-*"):
        shutil.rmtree(older, ignore_errors=True)
    return folder / f"draft-{secrets.token_hex(4)}"


def empty_folder(folder: Path) -> Path:
    """Make a folder and remove the files in it, such as libraries that a killed virtual machine unpacked."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.iterdir():
        if leftover.is_file():
            leftover.unlink()
    return folder
