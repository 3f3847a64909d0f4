"""Where an archive lies, as a person names it."""

from __future__ import annotations

from pathlib import Path

import typer

from schemas.archive_bucket import is_bucket


def archive_place(text: str) -> str:
    """Return the place of an archive that is there; raise BadParameter for a directory that is not."""
    if is_bucket(text):
        return text
    if not Path(text).is_dir():
        raise typer.BadParameter(f"there is no directory {text}", param_hint="DIR")
    return str(Path(text).resolve())
