"""Every command of the table loads, shows an example with its help, and answers in JSON where it answers something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from infra.cli import COMMANDS, app, load

# These run until they are stopped, or tell a story; they need not answer in JSON.
SERVE = {"opener", "screen", "projector", "indexer", "activity-agent", "demo"}


def paths() -> Iterator[tuple[str, ...]]:
    """Yield every command with its sub-commands, as typed."""
    for name in COMMANDS:
        command = load(name)
        inner = getattr(command, "commands", None)
        if inner:
            yield from ((name, sub) for sub in inner)
        else:
            yield (name,)


def help_of(path: tuple[str, ...]) -> str:
    """Return what `--help` prints, in lines long enough not to be wrapped."""
    done = CliRunner().invoke(app, [*path, "--help"], env={"COLUMNS": "400", "TERMINAL_WIDTH": "400"})

    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_loads(name: str) -> None:
    """What the table names exists and is a command."""
    assert load(name).name is not None


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_every_command_shows_an_example_of_itself(path: tuple[str, ...]) -> None:
    """The help of each command and sub-command has an example line that calls it."""
    shown = help_of(path)
    _, found, example = shown.partition("Example:")

    assert found, shown
    assert f"sijill {' '.join(path)}" in " ".join(example.split())


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_every_command_that_answers_can_answer_in_json(path: tuple[str, ...]) -> None:
    """Every command that answers something offers `--json`."""
    assert "--json" in help_of(path) or path[0] in SERVE


@pytest.mark.parametrize("name", COMMANDS)
def test_completion_is_offered_by_sijill_alone(name: str) -> None:
    """Shell completion belongs to `sijill` itself; a command's help names only what that command does."""
    assert "--install-completion" not in help_of((name,))
    assert "--install-completion" in help_of(())


def test_the_list_of_commands_has_a_line_for_each() -> None:
    """`sijill --help` lists every command with its summary."""
    listed = help_of(())

    assert [name for name, mount in COMMANDS.items() if name not in listed or mount.summary not in listed] == []


def test_an_unknown_command_ends_with_wrong_use() -> None:
    """A mistyped command is wrong use (2), and the nearest one is named."""
    done = CliRunner().invoke(app, ["staus"])

    assert done.exit_code == 2
    assert "status" in done.output
