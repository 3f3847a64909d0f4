"""An outbox that was copied, that belongs to another register, or that has a damaged page: refused, nothing lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from producers.dispatch import Dispatch, read_standing
from producers.inbox import put_aside, read_items
from producers.outbox import Outbox, OutboxUnusable
from producers.refused import note_refusals, refusals_read
from producers.rescue import rescue
from producers.skew import Jump, known_skew, note_skew, read_clock, reading
from producers.station import Station, StationConfig
from schemas.events import Phrase, Refusal
from tests.commanding import run_command
from tests.station_examples import config, draft

DAY = 86_400_000_000
PAGE = 4_096


@pytest.fixture
def here(tmp_path: Path) -> StationConfig:
    """A device without a link."""
    (tmp_path / "one").mkdir()
    return config(tmp_path / "one", "127.0.0.1:9", "http://127.0.0.1:9")


async def fill(here: StationConfig, count: int = 1) -> None:
    """Take acts without a link."""
    async with Station(here, relay=False) as station:
        await station.submit_many([draft("ComplementReceived") for _ in range(count)])


async def test_a_copy_of_an_outbox_is_not_taken_and_the_original_goes_on(here: StationConfig, tmp_path: Path) -> None:
    """Neither the file alone nor the whole folder: two machines would give the same numbers."""
    await fill(here)
    folder, alone = tmp_path / "folder", tmp_path / "alone"
    shutil.copytree(here.outbox.parent, folder)
    alone.mkdir()
    shutil.copy(here.outbox, alone / here.outbox.name)
    for copy in (folder, alone):
        with pytest.raises(OutboxUnusable, match="copy"):
            await fill(replace(here, outbox=copy / here.outbox.name))
        assert read_standing(copy / here.outbox.name)[1].waiting == 1
    await fill(here)

    assert read_standing(here.outbox)[1].waiting == 2


async def test_an_outbox_of_another_register_is_not_sent_to_this_one(here: StationConfig, tmp_path: Path) -> None:
    """The same name of an epoch with another key is another register's."""
    await fill(here)
    other = tmp_path / "other.pub"
    other.write_bytes(_public())
    with pytest.raises(OutboxUnusable, match="another register"):
        await fill(replace(here, epoch_public=other))

    assert read_standing(here.outbox)[1].waiting == 1


async def test_a_register_with_a_later_epoch_is_known_by_the_earlier_one(here: StationConfig, tmp_path: Path) -> None:
    """Another register may have come to an epoch whose name this outbox never heard; this register's own is taken."""
    await fill(here)
    for name, first in (("other", None), ("own", here.epoch_public.read_bytes())):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "e1.pub").write_bytes(first or _public())
        (folder / "e2.pub").write_bytes(_public())
        later = replace(here, epoch="e2", epoch_public=folder / "e2.pub")
        if first is None:
            with pytest.raises(OutboxUnusable, match="another register"):
                await fill(later)
        else:
            await fill(later)

    assert read_standing(here.outbox)[1].waiting == 2


async def test_a_copy_and_a_rescued_outbox_give_no_file_numbers(tmp_path: Path) -> None:
    """A number is given once; a copy does not know which ones the original gave, nor a rescued one which were lost."""
    home, copy = tmp_path / "home", tmp_path / "copy"
    given = [_take_number(home), _take_number(home)]
    shutil.copytree(home, copy)
    refused = _take_number(copy)
    box = home / "stations" / "LM1-D1.sqlite"
    with sqlite3.connect(box) as db:
        db.execute("INSERT INTO meta VALUES ('sends_only', x'31')")
    db.close()

    assert given[0] != given[1]
    assert "copy" in refused
    assert "no more acts" in _take_number(home)


def _take_number(state: Path) -> str:
    """Return the file number, or why none is given."""
    command = ("station", "number", "--station", "LM1", "--device", "LM1-D1", "--state-dir", str(state))
    done = run_command(*command, given=b"", folder=state.parent, environment=os.environ, seconds=60)
    return (done.stdout or done.stderr).decode()


def _public() -> bytes:
    return X25519PrivateKey.generate().public_key().public_bytes_raw()


async def test_a_damaged_page_is_found_at_once_and_costs_only_its_own_acts(here: StationConfig) -> None:
    """The outbox is refused; a rescue saves every other act, names the lost by number, and gives no number again."""
    await fill(here, 60)
    _damage(here.outbox)
    with pytest.raises(OutboxUnusable, match=r"damaged|malformed") as caught:
        await fill(here)
    found = rescue(here.outbox)
    with pytest.raises(OutboxUnusable, match="no more acts"):
        await fill(here)
    standing = read_standing(here.outbox)[1]

    assert "rescue" in caught.value.mend
    assert 0 < len(found.lost) < 30
    assert found.saved + len(found.lost) == 60
    assert (standing.waiting, standing.last_device_seq) == (found.saved, 60)
    assert here.outbox.with_name(found.kept_as).exists()


async def test_a_changed_byte_is_found_at_once_and_costs_only_its_own_act(here: StationConfig) -> None:
    """No page is damaged, and yet the register would get another act than the officer's: that act alone is lost."""
    await fill(here, 5)
    _change_a_byte(here.outbox, device_seq=3)
    with pytest.raises(OutboxUnusable, match="act 3 is damaged") as caught:
        await fill(here)
    found = rescue(here.outbox)

    assert "rescue" in caught.value.mend
    assert (found.lost, found.to_send, read_standing(here.outbox)[1].waiting) == ((3,), 4, 4)


async def test_a_byte_that_changes_under_a_running_station_is_not_sent(here: StationConfig) -> None:
    """What is read to be sent is compared too."""
    await fill(here, 2)
    with Outbox(here.outbox) as box:
        _change_a_byte(here.outbox, device_seq=2)
        with pytest.raises(OutboxUnusable, match="act 2 is damaged"):
            Dispatch(box).waiting(10)


async def test_a_rescue_keeps_the_clock_and_the_inbox_and_asks_again_for_refusals(here: StationConfig) -> None:
    """What an officer put aside stays aside; refusals that were in the damaged page come back from the register."""
    await fill(here, 60)
    with Outbox(here.outbox) as box:
        note_skew(box, [(5, 5)], at=1)
        note_refusals(box, [refusal("a"), refusal("b")], topic="refusals", read=7)
    assert put_aside(here.outbox, "a", by="LM1-010", at=9)
    _damage(here.outbox)
    rescue(here.outbox)
    with Outbox(here.outbox) as box:
        read = refusals_read(box, "refusals")
        note_refusals(box, [refusal("a"), refusal("b"), refusal("c")], topic="refusals", read=7)

    assert read == 0
    assert [skew.skew_ms for skew in read_clock(here.outbox)[0]] == [5]
    assert [one.event_id for one in read_items(here.outbox)] == ["b", "c"]


async def test_a_rescue_that_was_cut_off_begins_again(here: StationConfig) -> None:
    """Between setting the damaged file aside and putting the new one in its place, nothing is lost."""
    await fill(here, 60)
    _damage(here.outbox)
    here.outbox.with_name(f"{here.outbox.name}.damaged").hardlink_to(here.outbox)
    found = rescue(here.outbox)

    assert read_standing(here.outbox)[1].waiting == found.saved == 60 - len(found.lost)


async def test_nobody_rescues_an_outbox_that_is_in_use(here: StationConfig) -> None:
    """The station would go on writing into the file that was set aside."""
    async with Station(here, relay=False):
        with pytest.raises(OutboxUnusable, match="Another program"):
            rescue(here.outbox)


def refusal(event_id: str) -> Refusal:
    """Return a refusal of an act of another device of the station."""
    phrase = Phrase(en="No.", fr="Non.", ar="لا.")
    return Refusal(
        event_id=event_id,
        file_id="f",
        event_type="AddressDeclared",
        station_id="LM1",
        device_id="LM1-D2",
        device_seq=1,
        rule_id="CODE_UNKNOWN",
        rules_version="1",
        reason=phrase,
        mend=phrase,
        recorded_at=ord(event_id),
        source=f"intake/0/{ord(event_id)}",
    )


def _change_a_byte(path: Path, *, device_seq: int) -> None:
    """Change a letter within the act, as a failing disk does."""
    with sqlite3.connect(path) as db:
        sql = "UPDATE outbox SET file_id = substr(file_id, 1, 35) || 'x' WHERE device_seq = ?"
        db.execute(sql, (device_seq,))
    db.close()


def _damage(path: Path) -> None:
    """Overwrite the page in the middle of the table that holds acts."""
    with sqlite3.connect(path) as db:
        pages = [row[0] for row in db.execute("SELECT pageno FROM dbstat WHERE name = 'outbox' AND pagetype = 'leaf'")]
    db.close()
    with path.open("r+b") as file:
        file.seek((pages[len(pages) // 2] - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


@pytest.mark.parametrize("days", [-3, 0, 3])
def test_a_wrong_clock_is_measured_within_the_time_of_an_answer(tmp_path: Path, days: int) -> None:
    """A clock days ahead or behind, and an answer after four seconds: the skew lies within its bound."""
    broker = 1_800_000_000_000
    told = (broker - 1_500) * 1_000 + days * DAY
    with Outbox(tmp_path / "outbox.sqlite") as box:
        note_skew(box, [reading(told, 4.0, broker)], at=told)
        wide = read_clock(box.path)[0]
        note_skew(box, [reading(told + 60_000_000, 0.2, broker + 60_000 - 1_400)], at=told + 60_000_000)
        narrow = read_clock(box.path)[0]
    skew = days * DAY // 1_000

    assert abs(wide[0].skew_ms - skew) <= wide[0].bound_ms <= 2_002
    assert [one.bound_ms <= 102 for one in narrow] == [True]
    assert abs(narrow[0].skew_ms - skew) <= narrow[0].bound_ms


@pytest.mark.parametrize("days", [-3, 45])
async def test_a_jumping_clock_is_noted_and_takes_no_number_out_of_order(here: StationConfig, days: int) -> None:
    """Acts keep the order in which they were taken; what was measured before the jump is stated no more."""
    now = 1_800_000_000_000_000
    async with Station(here, relay=False, clock=_at(now)) as station:
        await station.submit(draft("ComplementReceived"))
    with Outbox(here.outbox) as box:
        note_skew(box, [(0, 0)], at=now)
    async with Station(here, relay=False, clock=_at(now + days * DAY)) as station:
        receipt = await station.submit(draft("ComplementReceived"))
    with Outbox(here.outbox) as box, box.transaction() as db:
        skew = known_skew(db, now + days * DAY)

    assert receipt.device_seq == 2
    assert read_clock(here.outbox)[1] == [Jump(device_seq=2, before_at=now, after_at=now + days * DAY)]
    assert skew is None


def _at(moment: int) -> Callable[[], int]:
    return lambda: moment
