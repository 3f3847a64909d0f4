"""`sijill emit` takes the good lines whatever stands beside them and says what is wrong with the bad."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from infra.catalogue import prepare_topics_and_schemas
from infra.vault import FileVault
from producers.dispatch import find_origin, read_standing
from producers.outbox import OutboxUnusable
from register.acts import CARE_ACTS
from register.numbers import check_file_number
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
        place = ["--station", "TEST-1", "--device", self.device, "--corps", "SURETE"]
        return [SIJILL, "emit", *options, *place, *state]

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
    mine = sorted(set(EVENTS) - CARE_ACTS)  # the others go by the care lane, on a device of its own
    done = desk.emit("\n".join(line(event) for event in mine), "--json")
    report = json.loads(done.stdout)
    found = await read_intake(desk.platform.kafka, {desk.device})

    assert (done.returncode, report["taken"], report["bad_count"], report["waiting"]) == (0, len(mine), 0, 0)
    assert {one.event.NAME for one in found} == set(mine)


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
    assert datetime.fromisoformat(json.loads(status.stdout)["oldest_waiting_at"]).tzinfo is not None
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
        ["-", "--station", "S", "--device", "d"],
        ["-", "--station", "S", "--device", "d", "--corps", "UNKNOWN"],
        ["-", "--station", "S T", "--device", "d", "--corps", "SURETE"],
        ["-", "--station", "S", "--device", "../d"],
        ["-", "--station", "S", "--device", "d", "--corps", "NAVY"],
        ["/no/such/file", "--station", "S", "--device", "d", "--corps", "SURETE"],
        ["/", "--station", "S", "--device", "d", "--corps", "SURETE"],
        ["--describe", "FileOpened", "--file", "17"],
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
    async with asyncio.timeout(90):
        while read_waiting(desk.outbox) < 2:  # noqa: ASYNC110 - another process fills the file
            await asyncio.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = await running.communicate()

    assert running.returncode == 130
    assert b"2 events wait in the outbox" in said
    assert b"lines up to 2 are done; go on with the same input and --from-line 3" in said
    assert read_waiting(desk.outbox) == 2


async def test_an_interrupted_run_goes_on_where_it_stopped_and_takes_no_line_twice(desk: Desk, tmp_path: Path) -> None:
    count, pipe = 12_000, asyncio.subprocess.PIPE
    acts, wrong, one = tmp_path / "acts.jsonl", 7, json.loads(line())
    lines = [json.dumps(one | {"file_id": new_uuid7()}) for _ in range(count)]
    lines[wrong - 1] = "{}"
    acts.write_text("\n".join(lines))
    running = await asyncio.create_subprocess_exec(*desk.command(str(acts), "--no-wait"), stderr=pipe, stdout=pipe)
    async with asyncio.timeout(90):
        while not read_waiting(desk.outbox):  # noqa: ASYNC110 - another process fills the file
            await asyncio.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, said = await running.communicate()
    [first] = re.findall(rb"--from-line (\d+)", said)
    taken = read_waiting(desk.outbox)
    command = desk.command(str(acts), "--no-wait", "--json", "--from-line", first.decode())
    rest = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    report = json.loads(rest.stdout)

    assert running.returncode == 130
    assert 0 < taken == int(first) - 2  # one line of them is bad
    assert f"line {wrong}: event: is missing".encode() in said
    assert (rest.returncode, report["bad_count"], report["lines"]) == (0, 0, count)
    assert read_waiting(desk.outbox) == count - 1


def test_a_first_line_beyond_the_input_is_told(desk: Desk) -> None:
    done = desk.emit(f"{line()}\n{line()}", "--no-wait", "--from-line", "9")

    assert b"0 taken" in done.stderr
    assert b"the input ends with line 2, before line 9" in done.stderr


def read_waiting(path: Path) -> int:
    """Return how many events wait; 0 while the outbox is being made."""
    try:
        return read_standing(path)[1].waiting
    except OutboxUnusable:
        return 0


@pytest.mark.parametrize("source", ["/dev/stdin", "/dev/fd/0", "-"])
def test_whatever_can_be_read_is_a_source(desk: Desk, source: str) -> None:
    done = subprocess.run(
        desk.command(source, "--no-wait", "--json"), input=line().encode(), capture_output=True, check=False
    )

    assert (done.returncode, json.loads(done.stdout)["taken"]) == (0, 1)


def test_a_named_pipe_and_an_empty_device_are_sources(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "acts"
    os.mkfifo(pipe)
    running = subprocess.Popen(desk.command(str(pipe), "--no-wait", "--json"), stdout=subprocess.PIPE)
    pipe.write_text(line() + "\n" + line())
    said, _ = running.communicate(timeout=20)
    empty = subprocess.run(desk.command("/dev/null", "--no-wait", "--json"), capture_output=True, check=False)

    assert (running.returncode, json.loads(said)["taken"]) == (0, 2)
    assert (empty.returncode, json.loads(empty.stdout)["taken"]) == (0, 0)


def test_every_hostile_line_is_told_by_its_number_and_the_rest_goes_on(desk: Desk) -> None:
    good = line().encode()
    hostile = [
        b'{"event": "' + b"x" * 10_000_000 + b'"}',
        b"\x00" * 50,
        good.replace(b"CLERK", b"CL\x00RK"),
        b'{"event":' * 50_000,
        b'{"event": "FeeAssessed", "event": "FileOpened"}',
        b'{"event": "FeeAssessed", "amount": NaN}',
        b'{"event": "FeeAssessed", "n": ' + b"1" * 6_000 + b"}",
        line("PersonRegistered", sex=True).encode(),
        b"\xff\xfe" + good,
        line(device_id="TN1-D1").encode(),
        b"[]",
        b'"ComplementReceived"',
        json.dumps({"event": "FeeAssessed"} | {f"k{n}": n for n in range(20_000)}).encode(),
        good.decode().encode("utf-16"),
    ]
    text = b"\n".join(part for bad in hostile for part in (bad.replace(b"\n", b""), line().encode()))
    done = desk.emit(b"\xef\xbb\xbf" + good + b"\n" + text, "--no-wait", "--json")
    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert (report["taken"], report["bad_count"]) == (len(hostile) + 1, len(hostile))
    assert {bad["line"] for bad in report["bad"]} == set(range(2, 2 * len(hostile) + 1, 2))
    assert all(bad["field"] and bad["reason"] and bad["mend"] for bad in report["bad"])
    assert b"Traceback" not in done.stderr


def test_all_faults_of_a_line_are_told_at_once(desk: Desk) -> None:
    done = desk.emit(line("PersonRegistered", sex=7, civil_status="?", actor_role="KING"), "--no-wait")

    assert done.returncode == 1
    assert [said.split(b": ")[1] for said in done.stderr.splitlines() if said.startswith(b"line 1: ")] == [
        b"actor_role",
        b"sex",
        b"civil_status",
    ]


def test_the_corps_is_asked_for_at_once_and_remembered(desk: Desk) -> None:
    without = [part for part in desk.command("-", "--no-wait") if part not in ("--corps", "SURETE")]
    first = subprocess.run(without, input=line().encode(), capture_output=True, check=False)
    given = desk.emit(line(), "--no-wait", "--district", "LMD")
    later = subprocess.run(without, input=line().encode(), capture_output=True, check=False)

    assert (first.returncode, given.returncode, later.returncode) == (2, 0, 0)
    assert b"name the corps of the station: --corps SURETE or GARDE" in b" ".join(first.stderr.split())
    assert find_origin(desk.outbox) == {"corps": "SURETE", "district": "LMD"}


def test_people_read_how_to_see_what_the_register_did(desk: Desk) -> None:
    done = desk.emit(line())

    assert done.returncode == 0
    assert b"sijill refusals --station TEST-1" in done.stderr
    assert b"sijill file" in done.stderr


@pytest.mark.parametrize("variable", ["SIJILL_KAFKA_BOOTSTRAP", "SIJILL_REGISTRY_URL"])
def test_a_register_that_is_away_is_told_once_within_seconds_and_the_acts_are_kept(desk: Desk, variable: str) -> None:
    began = time.monotonic()
    done = desk.emit(line(), **{variable: "http://127.0.0.1:9" if "URL" in variable else "127.0.0.1:9"})

    assert done.returncode == 1
    assert time.monotonic() - began < 12
    assert done.stderr.count(b"cannot be reached") == 1
    assert b"sijill station send" in done.stderr
    assert b"aiokafka" not in done.stderr
    assert read_waiting(desk.outbox) == 1


def test_a_register_without_an_address_still_has_the_acts_kept(desk: Desk, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(desk.platform.settings.vault_dir / "epochs", bare / "vault" / "epochs")
    place = ["--station", "LM1", "--device", "LM1-D1", "--corps", "SURETE", "--state-dir", str(bare), "--json"]
    done = subprocess.run([SIJILL, "emit", "-", *place], input=line().encode(), capture_output=True, check=False)

    assert (done.returncode, json.loads(done.stdout)["waiting"]) == (1, 1)
    assert b"sijill up" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["simulate", "--files", "3", "--days", "5"],
        ["topics", "plan"],
        ["schemas", "plan"],
        ["station", "send", "--station", "TEST-1", "--device", "d"],
    ],
)
def test_other_commands_also_say_in_seconds_that_the_platform_is_away(desk: Desk, command: list[str]) -> None:
    (desk.platform.state_dir / "stations").mkdir(exist_ok=True)
    away = {"SIJILL_KAFKA_BOOTSTRAP": "127.0.0.1:9", "SIJILL_REGISTRY_URL": "http://127.0.0.1:9"}
    if command[0] == "station":
        desk.emit(line(), "--no-wait")
        command = [*command[:-1], desk.device, "--outbox", str(desk.outbox), "--epoch", "test"]
    began = time.monotonic()
    done = subprocess.run(
        [SIJILL, *command, "--state-dir", str(desk.platform.state_dir)],
        capture_output=True,
        check=False,
        env=os.environ | away,
    )

    assert (done.returncode, done.stderr.count(b"error: ")) == (1, 1), done.stderr
    assert b"cannot be reached. (" in done.stderr
    assert time.monotonic() - began < 10


def test_a_device_gives_file_numbers_with_their_check_character_and_none_twice(tmp_path: Path) -> None:
    def take(device: str, *options: str) -> list[str]:
        place = ["--station", "LM1", "--device", device, "--state-dir", str(tmp_path), "--year", "2026"]
        return subprocess.run(
            [SIJILL, "station", "number", *place, *options], capture_output=True, check=True, text=True
        ).stdout.split()

    numbers = take("LM1-D1") + take("LM1-D1", "--count", "3") + take("LM1-D2")

    assert all(check_file_number(number) for number in numbers)
    assert [number[:-2] for number in numbers] == [
        "LM1-2026-000001",
        "LM1-2026-000002",
        "LM1-2026-000003",
        "LM1-2026-000004",
        "LM1-2026-1000001",
    ]


def test_a_device_without_a_number_gives_no_file_numbers(tmp_path: Path) -> None:
    place = ["--station", "LM1", "--device", "COUNTER", "--state-dir", str(tmp_path)]

    assert subprocess.run([SIJILL, "station", "number", *place], capture_output=True, check=False).returncode == 2


def test_an_outbox_of_an_earlier_version_goes_on(desk: Desk) -> None:
    desk.emit(line(), "--no-wait")
    with closing(sqlite3.connect(desk.outbox)) as db:
        db.execute("ALTER TABLE outbox DROP COLUMN follows")
        db.execute("ALTER TABLE outbox DROP COLUMN refused")
    done = desk.emit(line(), "--json")

    assert (done.returncode, json.loads(done.stdout)["sent"]) == (0, 2)


def test_the_help_of_the_commands_has_no_dangling_end() -> None:
    for command in (["emit"], ["station", "send"], ["station", "number"], ["simulate"], ["import"], ["topics", "plan"]):
        done = subprocess.run([SIJILL, *command, "--help"], capture_output=True, check=True, text=True)

        assert re.search(r" \.(\s|$)|\(\s*\)", " ".join(done.stdout.replace("│", " ").split())) is None, command
