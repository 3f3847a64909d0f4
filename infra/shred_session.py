"""A shredding session on disk: its list, its record, and each step that was done: it is taken up where it stopped.

Steps: ACTS (the register took or refused each act), KEYS (destroyed in the vault), TOMBSTONES (on the topics of keys),
WRAPPING (a new wrapping key: backups of before open nothing), INDEX (begun anew). Then it waits for the epochs in which
the values were sealed to end; the certificate comes last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from infra.vault_files import create_once, private_directory
from register.shredding import ShredList, ShredRecord
from schemas.errors import CommandRefused

Step = Literal["ACTS", "KEYS", "TOMBSTONES", "WRAPPING", "INDEX"]
STEPS: tuple[Step, ...] = ("ACTS", "KEYS", "TOMBSTONES", "WRAPPING", "INDEX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One session; `steps` gives what each step that is done said, with `at` in microseconds UTC."""

    folder: Path
    listed: ShredList
    record: ShredRecord

    @classmethod
    def begin(cls, sessions: Path, list_text: str, record_text: str) -> Session:
        """Keep list and record; the same two again give the same session, others under its id are refused."""
        listed, record = ShredList.read(list_text), ShredRecord.read(record_text)
        folder = sessions / listed.session_id
        private_directory(sessions)
        private_directory(folder)
        for name, text in (("list.json", list_text), ("record.json", record_text)):
            create_once(folder / name, text.encode())
            if (folder / name).read_text(encoding="utf-8") != text:
                what = "This session was begun with another list or record."
                raise CommandRefused(what, where=str(folder / name), mend="Go on with those that are kept there.")
        return cls(folder=folder, listed=listed, record=record)

    @classmethod
    def open(cls, sessions: Path, session_id: str) -> Session:
        """Open a session that was begun; raise CommandRefused."""
        folder = sessions / session_id
        try:
            listed = ShredList.read((folder / "list.json").read_text(encoding="utf-8"))
            record = ShredRecord.read((folder / "record.json").read_text(encoding="utf-8"))
        except OSError as failure:
            mend = "See `sijill shred status`."
            raise CommandRefused("No such session was begun here.", where=session_id[:36], mend=mend) from failure
        return cls(folder=folder, listed=listed, record=record)

    @property
    def steps(self) -> dict[str, dict[str, Any]]:
        """Return what was done, by step, in order; a line that was cut off does not count."""
        path = self.folder / "steps.jsonl"
        found: dict[str, dict[str, Any]] = {}
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            try:
                told = json.loads(line)
            except ValueError:
                continue
            found[told.pop("step")] = told
        return found

    def done(self, step: Step, at: int, **told: object) -> None:
        """Write down that a step is done, durably."""
        line = json.dumps({"step": step, "at": at, **told}) + "\n"
        path = self.folder / "steps.jsonl"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            if file.tell() and not path.read_bytes().endswith(b"\n"):
                file.write(b"\n")
            file.write(line.encode())
            file.flush()
            os.fsync(handle)

    @property
    def taken(self) -> frozenset[str]:
        """Return the files whose act the register took."""
        return frozenset(self.steps.get("ACTS", {}).get("taken", ()))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the files whose act was taken."""
        return tuple(sorted({key for one in self.listed.files if one.file_id in self.taken for key in one.keys}))

    def waiting_for(self, epochs: frozenset[str]) -> tuple[str, ...]:
        """Return the epochs of the values that have not ended, of those that are alive."""
        named = {epoch for one in self.listed.files if one.file_id in self.taken for epoch in one.epochs}
        return tuple(sorted(named & epochs))


def sessions_of(state_dir: Path) -> Path:
    """Return the directory of the sessions."""
    return state_dir / "shredding"


def refused_of(steps: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the rule by which each refused file stays."""
    found: dict[str, str] = dict(steps.get("ACTS", {}).get("refused", {}))
    return found
