"""Numbers of devices that nobody has heard of: below the highest one seen, neither accepted nor known as refused.

Numbers above the highest one that arrived cannot be known to the register; when the device was last heard is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceGaps:
    """A device: its highest number seen, the ranges missing below it, since when; `twice` came under two event ids.

    `since` is when the first number after a gap was recorded: the missing ones were due by then.
    """

    device_id: str
    station_id: str
    highest: int
    last_heard_at: dt.datetime
    missing: tuple[tuple[int, int], ...]
    since: dt.datetime | None
    twice: tuple[int, ...]


def read_gaps(session: Session, known: Mapping[str, Collection[int]]) -> list[DeviceGaps]:
    """Return every device with its gaps; `known` are numbers that were refused, or lie among the dead letters."""
    devices = session.execute(
        "SELECT device_id, station_id, last_seq, last_event_at FROM sijill.device_completeness"
        " WHERE last_seq > 0 ORDER BY device_id"
    ).fetchall()
    ranges = session.execute("SELECT device_id, first_missing, last_missing FROM sijill.device_gaps").fetchall()
    twice = session.execute(
        "SELECT device_id, device_seq FROM sijill.timeline WHERE device_seq > 0"
        " GROUP BY device_id, device_seq HAVING count(DISTINCT event_id) > 1 ORDER BY 1, 2"
    ).fetchall()
    found = []
    for device_id, station_id, last, heard in devices:
        numbers = known.get(device_id, ())
        after = [(last + 1, max(numbers))] if numbers and max(numbers) > last else []
        holes = [*((low, high) for each, low, high in ranges if each == device_id), *after]
        missing = tuple(part for low, high in holes for part in without(low, high, numbers))
        found.append(
            DeviceGaps(
                device_id=device_id,
                station_id=station_id,
                highest=max([last, *numbers]),
                last_heard_at=heard,
                missing=missing,
                since=_since(session, device_id, missing[0][1]) if missing else None,
                twice=tuple(number for each, number in twice if each == device_id),
            )
        )
    return found


def without(low: int, high: int, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield what is left of a range of numbers, ends included, when the known ones are taken out."""
    begin = low
    for number in sorted(each for each in known if low <= each <= high):
        if begin < number:
            yield begin, number - 1
        begin = number + 1
    if begin <= high:
        yield begin, high


def _since(session: Session, device_id: str, number: int) -> dt.datetime | None:
    row = session.execute(
        "SELECT min(recorded_at) FROM sijill.timeline WHERE device_id = %s AND device_seq > %s", (device_id, number)
    ).fetchone()
    return None if row is None else row[0]
