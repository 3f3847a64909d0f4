"""Numbers of devices that nobody has heard of: neither accepted, nor refused, nor among the dead letters.

Numbers above the highest one that arrived cannot be known to the register, unless an officer told, as the device was
revoked, which number it is known to have given; when the device was last heard is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from projections.reading import Session
from register.units.organisation import Device
from schemas.events import DeviceRevocation


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceGaps:
    """A device: its highest number seen, the ranges missing below it, since when; `twice` came under two event ids.

    `since` is when the first number after a gap was recorded: the missing ones were due by then. Of a device that was
    revoked, numbers up to the last one that it is known to have given, from its paper receipts, are missing too.
    """

    device_id: str
    station_id: str
    highest: int
    last_heard_at: dt.datetime | None
    missing: tuple[tuple[int, int], ...]
    since: dt.datetime | None
    twice: tuple[int, ...]
    revoked_on: dt.date | None = None
    revoked_because: DeviceRevocation | None = None


def read_gaps(
    session: Session, known: Mapping[str, Collection[int]], enrolled: Mapping[str, Device]
) -> list[DeviceGaps]:
    """Return every device that was heard, or revoked while it held acts, with its gaps, by name.

    `known` are numbers that were refused, or lie among the dead letters.
    """
    heard_of = session.execute(
        "SELECT device_id, station_id, last_seq, last_event_at FROM sijill.device_completeness WHERE last_seq > 0"
    ).fetchall()
    named = {device_id for device_id, *_ in heard_of}
    silent = [each for each in enrolled.values() if each.last_device_seq and each.device_id not in named]
    devices = sorted([*heard_of, *((each.device_id, each.unit_id, 0, None) for each in silent)])
    ranges = session.execute("SELECT device_id, first_missing, last_missing FROM sijill.device_gaps").fetchall()
    twice = session.execute(
        "SELECT device_id, device_seq FROM sijill.timeline WHERE device_seq > 0"
        " GROUP BY device_id, device_seq HAVING count(DISTINCT event_id) > 1 ORDER BY 1, 2"
    ).fetchall()
    found = []
    for device_id, station_id, last, heard in devices:
        numbers = known.get(device_id, ())
        device = enrolled.get(device_id)
        claimed = (device.last_device_seq if device else None) or 0
        end = max([claimed, *numbers])
        after = [(last + 1, end)] if end > last else []
        holes = [*((low, high) for each, low, high in ranges if each == device_id), *after]
        missing = tuple(part for low, high in holes for part in without(low, high, numbers))
        found.append(
            DeviceGaps(
                device_id=device_id,
                station_id=station_id,
                highest=max([last, *numbers]),
                last_heard_at=heard,
                missing=missing,
                since=(_since(session, device_id, missing[0][1]) or heard) if missing else None,
                twice=tuple(number for each, number in twice if each == device_id),
                revoked_on=_date(device.revoked_on) if device and device.revoked_on is not None else None,
                revoked_because=device.reason if device else None,
            )
        )
    return found


def _date(day: int) -> dt.date:
    return dt.date(1970, 1, 1) + dt.timedelta(days=day)


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
