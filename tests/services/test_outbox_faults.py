"""An outbox that was copied, that belongs to another register, or that has a damaged page: refused, nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from producers.dispatch import read_standing
from producers.outbox import Outbox, OutboxUnusable
from producers.rescue import rescue
from producers.skew import Jump, known_skew, note_skew, read_clock, reading
from producers.station import Station, StationConfig
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
    other.write_bytes(X25519PrivateKey.generate().public_key().public_bytes_raw())
    with pytest.raises(OutboxUnusable, match="another register"):
        await fill(replace(here, epoch_public=other))

    assert read_standing(here.outbox)[1].waiting == 1


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
