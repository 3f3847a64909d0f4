"""Every command of the table loads, shows an example with its help, and answers in JSON where it answers something."""

from __future__ import annotations

import re
import subprocess
import sys
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
    assert "--json" in help_of(path) or path[0] in SERVE or path[-1] == "run"


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


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_no_help_loses_a_part_to_markup(path: tuple[str, ...]) -> None:
    """What stands in square brackets is eaten, and leaves a blank before the full stop."""
    assert not re.search(r"\w \.(\s|$)", help_of(path))


def test_an_interruption_while_the_program_loads_is_no_traceback() -> None:
    """Whoever stops a command at once reads one line, and the exit code is that of an interruption."""
    stop = """
import sys
class Stop:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
import runpy
sys.argv = ["sijill", "--version"]
runpy.run_module("infra", run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", stop], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (130, "interrupted: everything done so far is kept\n")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (("T10", "--period", "2026-Q5"), "names no period"),
        (("T99",), "T7, T8, T9, T10"),
        (("T8",), "needs its day"),
    ],
)
def test_a_wrong_question_to_the_figures_is_wrong_use(question: tuple[str, ...], said: str) -> None:
    """Exit code 2 says that the command was used wrongly, before anything is asked of the register."""
    done = CliRunner().invoke(app, ["statistics", "table", *question], env={"COLUMNS": "300"})

    assert (done.exit_code, said in done.output) == (2, True), done.output
