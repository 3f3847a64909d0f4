"""Reading the register: files by numbers and states, as of a day, as known at a time, and the replay that agrees."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from projections import reading
from projections.replay import read_file, replay_register
from projections.searching import Wanted, search_files
from register.history import state_at
from register.proof.evidence_leaves import states_sha256
from schemas.errors import CommandRefused
from tests.conftest import Platform
from tests.readside_examples import DAY, Place, Scribe, folded, place_of_its_own


@pytest.fixture(scope="module")
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        await found.project(await found.write(Scribe(41).lives(30)))
        yield found


def sijill(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command against the place's database."""
    return subprocess.run(
        [sys.executable, "-c", "from infra.cli import main; main()", *arguments],
        env=os.environ | {"SIJILL_POSTGRES_DSN": place.postgres, "SIJILL_KAFKA_BOOTSTRAP": place.kafka},
        capture_output=True,
        text=True,
        check=False,
    )


def any_file(place: Place) -> tuple[str, str]:
    ((file_id, number),) = place.sql("SELECT file_id::text, file_number FROM sijill.files ORDER BY 1 LIMIT 1")
    return file_id, number


async def test_file_is_found_by_any_of_its_numbers(place: Place) -> None:
    """A file's number, its receipt's and its card's, whole or begun, and its ids lead to it."""
    file_id, number = any_file(place)
    ((receipt,),) = place.sql("SELECT receipt_number FROM sijill.receipts WHERE file_id = %s", file_id)
    ((card, permit),) = place.sql("SELECT card_number, permit_id::text FROM sijill.permits WHERE file_id = %s", file_id)
    ways = [Wanted(text=one) for one in (file_id, number, number.lower(), receipt, card, card[:-1], permit)]
    ways += [Wanted(receipt=receipt), Wanted(card=card, status="open")]
    with reading.open_session(place.postgres) as session:
        for wanted in ways:
            assert file_id in [found.file_id for found in search_files(session, wanted)], wanted


async def test_search_by_states_finds_those_and_no_others(place: Place) -> None:
    """A search by states gives exactly the files that are in them."""
    states = await folded(place)
    for station in ("TN-LM-01", "TN-TU-05", "NOWHERE"):
        expected = {name for name, state in states.items() if state.station_of_charge == station}
        with reading.open_session(place.postgres) as session:
            found = search_files(session, Wanted(station=station, limit=1000))
        assert {one.file_id for one in found} == expected


async def test_every_point_of_the_past_is_the_same_from_tables_and_journal(place: Place) -> None:
    """As of each day and as known at each time, the timeline's rows and the journal give the same file."""
    file_id, _ = any_file(place)
    with reading.open_session(place.postgres) as session:
        rows = reading.read_records(session, file_id)
    records = await read_file(place.kafka, file_id, topic=place.topic)

    assert rows == records
    moments = [record.stamp.recorded_at for record in records]
    versions = [state_at(rows, as_of=None, known_at=moment) for moment in moments]
    assert [state.version if state else None for state in versions] == list(range(1, len(moments) + 1))
    assert state_at(rows, as_of=None, known_at=moments[0] - 1) is None


async def test_replay_of_the_register_equals_the_tables(place: Place) -> None:
    """At the same cut, the hash over all states is the same from the journal and from the tables."""
    cut = dict(place.sql("SELECT partition, next_offset FROM sijill.positions"))
    replayed = await replay_register(place.kafka, topic=place.topic, cut=cut)
    tables = place.sql("SELECT file_id::text, state FROM sijill.files")

    assert replayed.sha256 == states_sha256(tables)
    assert replayed.files == len(tables)
    assert replayed.events == place.events()
    assert replayed.files_by_status == dict(place.sql("SELECT status, count(*) FROM sijill.files GROUP BY 1"))


async def test_replay_knows_less_earlier(place: Place) -> None:
    """A replay as known at a time leaves out what was recorded later."""
    ((middle,),) = place.sql(
        "SELECT (extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY recorded_at)) * 1000000)::bigint"
        " FROM sijill.timeline"
    )
    replayed = await replay_register(place.kafka, topic=place.topic, known_at=middle)
    known = place.sql(
        "SELECT count(DISTINCT file_id) FROM sijill.timeline"
        " WHERE recorded_at <= timestamptz 'epoch' + %s * interval '1 microsecond'",
        middle,
    )

    assert replayed.files == known[0][0]


async def test_commands_show_the_same_as_the_tables(place: Place) -> None:
    """`file`, `timeline` and `search` print what the tables hold, as JSON and for people."""
    file_id, number = any_file(place)
    shown: dict[str, Any] = json.loads(sijill(place, "file", number, "--json").stdout)
    lines = sijill(place, "timeline", number, "--json").stdout.splitlines()
    found = json.loads(sijill(place, "search", number, "--json").stdout)

    assert shown["file_id"] == file_id
    assert [json.loads(line)["file_version"] for line in lines] == list(range(1, shown["version"] + 1))
    assert [one["file_id"] for one in found] == [file_id]
    assert number in sijill(place, "file", file_id).stdout
    assert "PersonRegistered" in sijill(place, "timeline", file_id).stdout
    assert number in sijill(place, "search", "--station", shown["station_of_charge"]).stdout


async def test_file_as_of_a_day_and_as_known(place: Place) -> None:
    """`file --as-of` and `--known-at` show the file at that point, and refuse a point before it existed."""
    file_id, _ = any_file(place)
    with reading.open_session(place.postgres) as session:
        entries = reading.read_timeline(session, file_id)
    third = entries[2].recorded_at.isoformat()
    known = json.loads(sijill(place, "file", file_id, "--known-at", third, "--json").stdout)
    early = sijill(place, "file", file_id, "--as-of", "1999-01-01")

    assert known["version"] == 3
    assert early.returncode == 1
    assert "did not exist then" in early.stderr
    assert sijill(place, "file", file_id, "--as-of", "tomorrow").returncode == 2
    assert DAY == 86_400_000_000


async def test_unknown_file_is_refused(place: Place) -> None:
    """A number that no file has is said to be unknown, with the way to look for it."""
    with reading.open_session(place.postgres) as session, pytest.raises(CommandRefused, match="No file has"):
        reading.get_file_id(session, "NO-SUCH-NUMBER")
    assert (await asyncio.to_thread(sijill, place, "search", "NO-SUCH-NUMBER")).returncode == 1


async def test_a_code_that_does_not_exist_is_told_with_those_that_do(place: Place) -> None:
    """A mistyped state is wrong use and names all states; so is a mistyped station, with the known ones."""
    status = await asyncio.to_thread(sijill, place, "search", "--status", "OPENED")
    application = await asyncio.to_thread(sijill, place, "search", "--application-status", "DONE")
    station = await asyncio.to_thread(sijill, place, "search", "--station", "NOWHERE")

    assert (status.returncode, application.returncode, station.returncode) == (2, 2, 2)
    assert "TRANSFER_PENDING" in status.stderr
    assert "AT_DIRECTORATE" in application.stderr
    assert "TN-LM-01" in station.stderr


async def test_that_there_is_more_is_said_only_when_there_is(place: Place) -> None:
    """A search that shows all that fits says nothing about a limit."""
    ((count,),) = place.sql("SELECT count(*) FROM sijill.files")
    whole = await asyncio.to_thread(sijill, place, "search", "--limit", str(count))
    part = await asyncio.to_thread(sijill, place, "search", "--limit", "1", "--json")

    assert whole.stderr == ""
    assert "Only the last changed file is shown" in part.stderr
    assert len(json.loads(part.stdout)) == 1


async def test_a_bare_time_is_tunis_time_and_the_future_is_remarked_on(place: Place) -> None:
    """`--known-at` without an offset means what it means with Tunisia's; a day to come is said to be one."""
    file_id, _ = any_file(place)
    with reading.open_session(place.postgres) as session:
        third = reading.read_timeline(session, file_id)[2].recorded_at
    bare = third.astimezone(ZoneInfo("Africa/Tunis")).replace(tzinfo=None).isoformat()
    known = json.loads(sijill(place, "file", file_id, "--known-at", bare, "--json").stdout)
    future = sijill(place, "file", file_id, "--as-of", "2999-01-01", "--json")

    assert known["version"] == 3
    assert "future" in future.stderr
    assert future.returncode == 0


async def test_a_receipt_is_lapsed_on_a_later_day_without_a_notice(place: Place) -> None:
    """What is valid follows from the dates and the day looked at."""
    ((file_id, first, last),) = place.sql(
        "SELECT file_id::text, valid_from::text, valid_to::text FROM sijill.receipts ORDER BY 1 LIMIT 1"
    )

    def lapsed(day: str) -> bool:
        shown = json.loads(sijill(place, "file", file_id, "--as-of", day, "--json").stdout)
        return bool(shown["applications"][0]["receipts"][0]["lapsed"])

    assert [lapsed(day) for day in (first, last, "2090-01-01")] == [False, False, True]
