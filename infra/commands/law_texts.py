"""The files of a law as texts: the register's own, those of a directory, and one file among its tables."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import typer

_SOURCES = "sources.yaml"


def own_place() -> Path:
    """Return the directory of the register's own tables."""
    with resources.as_file(resources.files("register").joinpath("law")) as place:
        return place


def own_texts() -> dict[str, str]:
    """Return the register's own files by name, as `fees.yaml` and `rules/permit.yaml`."""
    return texts_in(own_place())


def texts_in(directory: Path, hint: str = "DIRECTORY") -> dict[str, str]:
    """Return the files of a directory; raise BadParameter (exit 2) where there are none."""
    found = sorted((*directory.glob("*.yaml"), *directory.glob("rules/*.yaml")))
    if not found:
        raise typer.BadParameter(
            f"there are no tables in {directory}: name a directory as register/law", param_hint=hint
        )
    return {path.relative_to(directory).as_posix(): path.read_text("utf-8", "surrogateescape") for path in found}


def texts_around(file: Path) -> tuple[str, dict[str, str]]:
    """Return a file's name in its law, and the law: the directory that it lies in, else the register's own with it."""
    name = f"rules/{file.name}" if file.parent.name == "rules" else file.name
    place = file.parent.parent if name != file.name else file.parent
    if (place / _SOURCES).is_file():
        return name, texts_in(place)
    return name, own_texts() | {name: file.read_text("utf-8", "surrogateescape")}
