"""The country on a running register: twenty years of lives sent by commands, and their truth found in the tables.

Seeds were picked for what their first people live through: a second file merged, a namesake's merge undone with acts
in between, a transfer refused and accepted, stations without a link. Half a million events: `make scale`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from producers.simulator.desk import day_number
from schemas import codec
from tests.oracle import Difference, differences
from tests.running import Register, running_register
from tests.story_examples import all_refusals

UNTIL = date(2026, 10, 31)


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of their own, so that it holds these people and nobody else."""
    with running_register() as found:
        yield found


async def test_what_stations_send_over_twenty_years_is_what_the_register_says(
    register: Register, tmp_path: Path
) -> None:
    """Acts through the outboxes of their stations, in the order of their arrival."""
    told = _simulate(register, 179, tmp_path)

    assert {"FilesMerged", "FilesUnmerged", "FileTransferRefused"} <= told["by_event"].keys()
    assert told["captured_offline"] > 0
    assert await _found(register, tmp_path) == []


async def test_what_is_sent_in_bulk_is_what_the_register_says(register: Register, tmp_path: Path) -> None:
    """One producer past the outboxes; what waits for a merge is sent when the register has settled."""
    told = _simulate(register, 343, tmp_path, "--to-intake")

    assert told["waves"] > 1
    assert await _found(register, tmp_path) == []


def test_more_people_than_outboxes_can_take_are_refused(register: Register) -> None:
    done = register.run("simulate", "--national", "--persons", "301", codes=(2,))

    assert b"--to-intake" in done.stderr


def _simulate(register: Register, seed: int, folder: Path, *more: str) -> dict[str, Any]:
    size = ("--seed", str(seed), "--persons", "8", "--until", UNTIL.isoformat())
    told = register.ask("simulate", "--national", *size, "--truth", str(folder / "truth.jsonl"), *more)
    assert isinstance(told, dict)
    return told


async def _found(register: Register, folder: Path) -> list[Difference]:
    """Return the differences between the tables and the truth file."""
    await register.settle()
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    files = {file["file_id"] for truth in truths for file in truth["files"]}
    rows = register.sql("SELECT file_id::text, state FROM sijill.files")
    states = {name: codec.decode_body("FileState", state) for name, state in rows if name in files}
    refused = {
        each["event_id"]: each["rule_id"]
        for name, refusals in all_refusals(register).items()
        for each in refusals
        if name in files
    }
    return differences(truths, states, refused, on=day_number(UNTIL), notices=True)
