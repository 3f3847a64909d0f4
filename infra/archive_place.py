"""Where an archive lies, as a person names it: a directory, or `s3://BUCKET/PREFIX`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from infra.s3 import open_s3
from infra.settings import Settings, get_settings
from schemas.archive import Storage
from schemas.archive_folder import Folder
from schemas.errors import ServiceUnreachable


def open_archive(text: str, settings: Settings | None = None, *, is_new: bool = False) -> Storage:
    """Return an archive's storage; raise BadParameter for a directory that is not there, unless it is a new one."""
    if text.startswith("s3://"):
        return open_s3(settings or get_settings(), text)
    folder = Path(text).resolve()
    if not (is_new or folder.is_dir()):
        raise typer.BadParameter(f"there is no directory {text}", param_hint="DIR")
    return Folder(folder)


@contextmanager
def told_when_archive_fails() -> Iterator[None]:
    """Say in one sentence what a disk or a storage refused."""
    try:
        yield
    except OSError as failure:
        what = f"The archive cannot be read or written: {failure.strerror or failure}."
        raise ServiceUnreachable(what, where=str(failure.filename or ""), mend="Mend it and run again.") from failure
