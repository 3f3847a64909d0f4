"""`sijill emit` takes the good lines whatever stands beside them and says what is wrong with the bad."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.catalogue import prepare_topics_and_schemas
from infra.vault import FileVault
from producers.dispatch import read_standing
from producers.outbox import OutboxUnusable
from schemas.events import EVENTS
from schemas.ids import new_uuid7
from tests.station_examples import act, read_intake

SECRET_NAME = "Zulaikha-Unspeakable"
SIJILL = str(Path(sys.executable).with_name("sijill"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A device on the platform: how `sijill emit` is called there."""

    platform: Any
    outbox: Path
    device: str

    def command(self, *options: str) -> list[str]:
        """Return the command line."""
        state = ["--state-dir", str(self.platform.state_dir), "--epoch", "test", "--outbox", str(self.outbox)]
        return [SIJILL, "emit", *options, "--station", "TEST-1", "--device", self.device, *state]

    def emit(self, text: str | bytes, *options: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        """Run it on this input."""
        given = text.encode() if isinstance(text, str) else text
        return subprocess.run(
            self.command("-", *options),
            input=given,
            capture_output=True,
            timeout=60,
            check=False,
            env=os.environ | environment,
        )


@pytest.fixture(scope="module", autouse=True)
async def catalogue(platform: Any) -> None:
    """Topics, schemas and an epoch key."""
    await prepare_topics_and_schemas(platform.settings, copies=1)
    FileVault.initialise(platform.settings.vault_dir).ensure_epoch("test")


@pytest.fixture
def desk(platform: Any, tmp_path: Path) -> Desk:
    """A device with an outbox of its own."""
    return Desk(platform=platform, outbox=tmp_path / "outbox.sqlite", device=f"device-{new_uuid7()}")


def line(event: str = "ComplementReceived", **changes: object) -> str:
    """Return a valid line."""
    return json.dumps(act(event, file_id=new_uuid7(), **changes), ensure_ascii=False)


async def test_one_line_of_every_event_goes_through(desk: Desk) -> None:
    done = desk.emit("\n".join(line(event) for event in sorted(EVENTS)), "--json")
    report = json.loads(done.stdout)
    found = await read_intake(desk.platform.kafka, {desk.device})

    assert (done.returncode, report["taken"], report["bad_count"], report["waiting"]) == (0, len(EVENTS), 0, 0)
    assert {one.event.NAME for one in found} == set(EVENTS)


async def test_a_bad_line_is_reported_with_number_and_field_and_the_good_ones_go_through(desk: Desk) -> None:
    lines = [
        line().encode(),
        line("FeeAssessed", amount="1.0005").encode(),
        b"",
        b'{"event": "\xff"}',
        line("PersonRegistered", sex=3).encode(),
        b'{"event": "ComplementReceived", "x": "' + b"y" * 1_100_000 + b'"}',
        line(effective_date="2026-02-30").encode(),
        line().encode(),
    ]
    done = desk.emit(b"\r\n".join(lines), "--json")
    report = json.loads(done.stdout)
    found = await read_intake(desk.platform.kafka, {desk.device})

    assert done.returncode == 1
    assert [(bad["line"], bad["field"]) for bad in report["bad"]] == [
        (2, "amount"),
        (4, "line"),
        (5, "sex"),
        (6, "line"),
        (7, "effective_date"),
    ]
    assert all(bad["reason"] and bad["mend"] for bad in report["bad"])
    assert report["taken"] == len(found) == 2


def test_people_read_the_bad_lines_on_standard_error(desk: Desk) -> None:
    done = desk.emit(line("FeeAssessed", amount=1.5))

    assert done.returncode == 1
    assert b"line 1: amount: is a floating point number" in done.stderr
    assert done.stdout == b""


def test_no_output_and_no_file_holds_a_personal_value(desk: Desk) -> None:
    person = act("PersonRegistered", file_id=new_uuid7())
    person["identity"]["names"][0]["family"] = SECRET_NAME
    spoiled = [person | {"sex": SECRET_NAME}, person | {SECRET_NAME: 1}, {**person, "identity": SECRET_NAME}]
    done = desk.emit("\n".join(json.dumps(one) for one in [person, *spoiled]), "--no-wait", SIJILL_LOG_LEVEL="debug")
    kept = b"".join(path.read_bytes() for path in desk.outbox.parent.glob("outbox.sqlite*"))

    assert b"1 taken, 3 bad" in done.stderr
    assert SECRET_NAME.encode() not in done.stdout + done.stderr + kept


def test_a_line_said_again_is_known_and_another_under_its_id_is_an_error(desk: Desk) -> None:
    first = line("PersonRegistered", event_id=new_uuid7())
    other = json.dumps(json.loads(first) | {"actor_id": "SOMEBODY-ELSE"})
    desk.emit(first, "--json")
    report = json.loads(desk.emit(f"{first}\n{other}\n{first}\n", "--json").stdout)

    assert (report["taken"], report["already_taken"], report["bad_count"]) == (0, 2, 1)
    assert (report["bad"][0]["line"], report["bad"][0]["field"]) == (2, "event_id")


def test_without_waiting_the_acts_stay_in_the_outbox_and_the_register_need_not_be_known(desk: Desk) -> None:
    done = desk.emit("\n".join(line() for _ in range(3)), "--no-wait", "--json")
    state = ["--state-dir", str(desk.platform.state_dir), "--epoch", "test", "--outbox", str(desk.outbox), "--json"]
    status = subprocess.run([SIJILL, "station", "status", *state[:2], *state[4:]], capture_output=True, check=False)
    sent = subprocess.run(
        [SIJILL, "station", "send", "--station", "TEST-1", "--device", desk.device, *state],
        capture_output=True,
        check=False,
    )

    assert (done.returncode, json.loads(done.stdout)["waiting"]) == (0, 3)
    assert (status.returncode, json.loads(status.stdout)["waiting"]) == (0, 3)
    assert (sent.returncode, json.loads(sent.stdout)["sent"]) == (0, 3)


def test_a_register_that_is_away_keeps_the_acts_and_says_so(desk: Desk) -> None:
    done = desk.emit(line(), "--timeout", "1", "--json", SIJILL_KAFKA_BOOTSTRAP="127.0.0.1:9")

    assert done.returncode == 1
    assert json.loads(done.stdout)["waiting"] == 1
    assert b"cannot be reached" in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["-", "--device", "d"],
        ["-", "--station", "S"],
        ["-", "--station", "S", "--device", "../d"],
        ["-", "--station", "S", "--device", "d", "--corps", "NAVY"],
        ["/no/such/file", "--station", "S", "--device", "d"],
        ["--describe", "NoSuchEvent"],
    ],
)
def test_wrong_use_ends_with_two(platform: Any, options: list[str]) -> None:
    done = subprocess.run(
        [SIJILL, "emit", *options, "--state-dir", str(platform.state_dir)], capture_output=True, input=b"", check=False
    )

    assert done.returncode == 2, done.stderr


def test_the_described_example_is_itself_taken(desk: Desk) -> None:
    shown = subprocess.run([SIJILL, "emit", "--describe", "DecisionTaken", "--json"], capture_output=True, check=True)
    shape = json.loads(shown.stdout)
    outcome = next(field for field in shape["fields"] if field["field"] == "outcome")

    assert "GRANT" in outcome["allowed"]
    assert desk.emit(json.dumps(shape["example"]), "--no-wait").returncode == 0


async def test_an_interrupted_run_keeps_what_it_took_and_says_how_many_wait(desk: Desk) -> None:
    pipe = asyncio.subprocess.PIPE
    running = await asyncio.create_subprocess_exec(
        *desk.command("-", "--no-wait"), stdin=pipe, stderr=pipe, stdout=pipe
    )
    assert running.stdin is not None
    running.stdin.write(f"{line()}\n{line()}\n".encode())
    await running.stdin.drain()
    async with asyncio.timeout(20):
        while read_waiting(desk.outbox) < 2:  # noqa: ASYNC110 - another process fills the file
            await asyncio.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = await running.communicate()

    assert running.returncode == 130
    assert b"2 events wait in the outbox" in said
    assert read_waiting(desk.outbox) == 2


def read_waiting(path: Path) -> int:
    """Return how many events wait; 0 while the outbox is being made."""
    try:
        return read_standing(path)[1].waiting
    except OutboxUnusable:
        return 0
