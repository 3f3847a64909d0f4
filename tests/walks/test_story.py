"""The story of a register, told with the commands that people type.

The life of one file, act by act, as JSON lines; the same file on an earlier day and as it was known; figures at a cut;
an old register taken over twice; and at the end the proof that the tables are what the journal says.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from register.numbers import file_number
from schemas.topics import JOURNAL
from tests.running import EXAMPLES, Register
from tests.story_examples import DECIDED, LODGED, a_file, all_refusals


async def test_a_whole_life_from_the_counter_to_the_card(register: Register) -> None:
    """Fourteen lines at a station become fourteen versions of a file, with its number, its card and its state."""
    file = a_file()
    report = register.emit(*file.life())
    await register.settle()
    shown = register.ask("file", file.file_id)
    told = register.run("timeline", file.file_id, "--json").stdout.splitlines()
    number = file_number("TN-LM-01", LODGED.year, file.number)

    assert (report["taken"], report["bad_count"], report["waiting"]) == (14, 0, 0)
    assert file.file_id not in all_refusals(register)
    assert [json.loads(line)["type"] for line in told] == [act["event"] for act in a_file().life()]
    assert (shown["version"], shown["status"], shown["file_number"]) == (14, "OPEN", number)
    assert [application["status"] for application in shown["applications"]] == ["NOTIFIED"]
    assert [permit["status"] for permit in shown["permits"]] == ["HANDED_OVER"]
    assert [found["file_id"] for found in register.ask("search", number)] == [file.file_id]


async def test_the_file_on_an_earlier_day_and_as_it_was_known(register: Register) -> None:
    """As of the day before the decision there is none, though it is known; before it was recorded nobody knew it."""
    file = a_file()
    *before, decided, notified, produced, handed = file.life()
    register.emit(*before)
    await register.settle()
    moment = datetime.now(tz=UTC).isoformat()
    register.emit(decided, notified, produced, handed)
    await register.settle()
    eve = (DECIDED - timedelta(days=1)).isoformat()
    moments = ((), ("--as-of", eve), ("--known-at", moment))
    now, as_of, known = states = [register.ask("file", file.file_id, *when) for when in moments]

    assert [len(state["permits"]) for state in states] == [1, 0, 0]
    assert as_of == known
    assert now["version"] - known["version"] == 4
    assert [register.ask("replay", "--file", file.file_id, *when) for when in moments] == states


async def test_figures_are_the_same_bytes_from_tables_and_from_the_journal(register: Register) -> None:
    """T7 to T10 at one cut: what the live tables give and what replaying the journal gives are equal byte for byte."""
    register.emit(*a_file().life())
    await register.settle()
    cut = register.ask("statistics", "cut")["cut_id"]
    asked = [("T7", "all"), ("T8", LODGED.isoformat()), ("T9", "all"), ("T10", "all")]
    tables = [_figure(register, cut, *table, source="tables") for table in asked]
    register.emit(*a_file().life())  # after the cut: it must change nothing
    await register.settle()
    journal = [_figure(register, cut, *table, source="journal") for table in asked]

    assert tables == journal
    assert [json.loads(text)["cut"]["cut_id"] for text in tables] == [cut] * 4
    assert all(json.loads(text)["cells"] for text in tables)


def _figure(register: Register, cut: str, table: str, period: str, *, source: str) -> bytes:
    asked = ("--cut", cut, "--period", period, "--source", source, "--json")
    return register.run("statistics", "table", table, *asked).stdout


async def test_an_old_register_taken_over_twice_is_taken_over_once(register: Register) -> None:
    """The second import takes nothing, reports the same rows, and the journal and the tables stay as they are."""
    source, mapping = str(EXAMPLES / "old-register.csv"), str(EXAMPLES / "mappings" / "old-register.yaml")
    where = ("--unit", "LM1", "--device", "LM1-IMPORT", "--from", "2018-01-01", "--to", "2023-12-31")
    who = ("--opened-by", "LM1-001", "--approved-by", "LM1-010")
    session = register.ask("imports", "approve", source, *where, *who)["session_id"]
    first = register.ask("import", source, "--mapping", mapping, "--session", session, codes=(1,))
    await register.settle()
    before = await register.records(JOURNAL.name)
    second = register.ask("import", source, "--mapping", mapping, "--session", session, codes=(1,))
    await register.settle()
    after = await register.records(JOURNAL.name)
    imported = [r for r in await register.journal() if r.event.meta.import_session == session]

    assert first["taken_now"] > 100
    assert first["reported"]
    assert all(row["reason"] and row["mend"] for row in first["reported"])
    assert (second["taken_now"], second["taken_before"]) == (0, first["taken_now"])
    assert second["reported"] == first["reported"]
    assert len(after) == len(before)
    assert len(imported) == first["taken_now"]
    assert all("BACK_CAPTURED" in r.stamp.flags for r in imported)


async def test_at_the_end_a_rebuild_and_a_replay_agree_with_the_tables(register: Register) -> None:
    """After all of this the tables equal a rebuild, row by row."""
    await register.settle()
    rebuilt = register.ask("rebuild")

    assert (rebuilt["equal"], rebuilt["swapped"]) == (True, True)
    assert register.ask("replay")["events"] == rebuilt["events"]
