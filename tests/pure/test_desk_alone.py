"""One place where personal data are opened for somebody: nothing beside the desk and the index opens a sealed value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import schemas

HOUSE = Path(schemas.__file__).parent.parent
ROOMS = ("schemas", "register", "producers", "streams", "projections", "infra")
OPENS = {
    "open_event": {"schemas/sealing.py", "projections/desk.py", "projections/index_contents.py"},
    "open_value": {"schemas/sealing.py"},
    "open_content": {"schemas/sealing.py", "streams/opener.py"},
    "candidate_in": {
        "projections/index_contents.py",
        "projections/finding.py",
        "projections/matching.py",
        "projections/index_batch.py",
    },
    "find": {"projections/finding.py", "projections/seeking.py"},
    "read_entries": {"projections/access_log.py", "infra/commands/access.py"},
}
"""Who may name what: the index opens in memory to make and compare tokens; `find` is that of projections.finding."""


def named(path: Path, word: str) -> Iterator[int]:
    """Yield the lines on which a module imports, defines or calls `word`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str() as module, names=names):
                if any(each.name == word for each in names) and (word != "find" or module == "projections.finding"):
                    yield node.lineno
            case ast.FunctionDef(name=name) | ast.Attribute(attr=name) if name == word and word != "find":
                yield node.lineno


@pytest.mark.parametrize("word", OPENS)
def test_nothing_else_opens(word: str) -> None:
    """A command that wants a value asks the desk: it judges, writes down, opens."""
    paths = (path for room in ROOMS for path in (HOUSE / room).rglob("*.py"))
    found = {path.relative_to(HOUSE).as_posix() for path in paths if any(named(path, word))}

    assert found <= OPENS[word]
    assert found


def test_a_read_is_written_down_before_anything_is_opened() -> None:
    """In `reveal` and `seek` the log comes before whatever opens."""
    for path, function, opens in (("desk", "reveal", "_opened"), ("seeking", "seek", "find")):
        tree = ast.parse((HOUSE / "projections" / f"{path}.py").read_text(encoding="utf-8"))
        [body] = [each for each in ast.walk(tree) if isinstance(each, ast.AsyncFunctionDef) and each.name == function]
        waits = [each.lineno for each in ast.walk(body) if isinstance(each, ast.Await)]
        opened = [
            each.lineno
            for each in ast.walk(body)
            if isinstance(each, ast.Call) and opens in {getattr(each.func, name, "") for name in ("id", "attr")}
        ]

        assert opened
        assert min(waits) < min(opened)
