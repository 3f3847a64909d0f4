"""The world: every file's story from a seed, as one stream of acts in the order in which they reach the register.

Pure: the same seed and configuration give the same acts, byte for byte, on any machine.
"""

from __future__ import annotations

import heapq
from collections import Counter as Count
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from producers.simulator.desk import Desk, Outage, Step, day_number
from producers.simulator.intake import Counter
from producers.simulator.people import STUDENTS, Person, make_person, weighed
from producers.simulator.places import Office, stations
from producers.simulator.plan import WorldConfig
from producers.simulator.procedure import Procedure
from register.days import HOUR, first_moment

_SHARES = (40, 25, 35, 30, 15, 30)  # of files, by station in the order of `places.stations`
_RENEWAL_DAYS = (70, 2)  # a renewal is lodged between so many days before the card ends
_PEAK = (date(2001, 9, 3), date(2001, 10, 12))  # around 30 September, when student cards end
_SEEDS, _SERIALS = 1_000, 1_000_000  # file numbers of two worlds differ when their seeds do
_PEAK_SHARE = 0.55  # of students' applications, when the peak lies in the simulated time


def world_name(seed: int, config: WorldConfig) -> str:
    """Return what enters every id: two worlds share no id unless they are the same."""
    size = (config.stations, config.days, config.files, config.offline_days)
    return f"{seed}:{config.until.isoformat()}:{':'.join(map(str, size))}"


def world(seed: int, config: WorldConfig) -> Iterator[Step]:
    """Yield every act in the order of its arrival at the register; acts after the last day have not happened yet."""
    outage = outage_of(seed, config)
    end = first_moment(day_number(config.until) + 1)
    serials: Count[tuple[str, int]] = Count()
    starts = sorted(_start(seed, config, number) for number in range(config.files))
    heap: list[tuple[int, int, int, Step]] = []
    for moment, number in starts:
        while heap and heap[0][0] < moment:
            yield heapq.heappop(heap)[3]
        for place, step in enumerate(_story(seed, config, number, moment, outage, serials)):
            if step.arrives >= end:
                break
            heapq.heappush(heap, (step.arrives, number, place, step))
    while heap:
        yield heapq.heappop(heap)[3]


def outage_of(seed: int, config: WorldConfig) -> Outage | None:
    """Return when the last station has no link: from a morning in the middle of the time, None for no days."""
    if not config.offline_days:
        return None
    chance = _chance(seed, "outage")
    latest = max(0, config.days - config.offline_days - 1)
    first = config.until - timedelta(days=config.days - 1) + timedelta(days=int(latest * chance.uniform(0.3, 0.7)))
    while first.weekday() > 2:  # from Monday to Wednesday, so that two working days are without a link
        first -= timedelta(days=1)
    begins = first_moment(day_number(first)) + 7 * HOUR
    return Outage(
        office=stations(config.stations)[-1].code, begins=begins, ends=begins + config.offline_days * 24 * HOUR
    )


def _chance(seed: int, *parts: object) -> Random:
    """Return the dice of one part of the world, independent of all others."""
    return Random(f"{seed}:{':'.join(map(str, parts))}")  # noqa: S311 - a simulation must be repeatable, not secret


def _start(seed: int, config: WorldConfig, number: int) -> tuple[int, int]:
    """Return when the story of a file begins, and its number."""
    chance = _chance(seed, number, "start")
    day = config.until - timedelta(days=chance.randrange(config.days))
    if _person(seed, number, day).reason in STUDENTS and chance.random() < _PEAK_SHARE:
        day = _in_peak(chance, config) or day
    return first_moment(day_number(day)) + 8 * HOUR + int(chance.triangular(0, 6 * HOUR, HOUR)), number


def _in_peak(chance: Random, config: WorldConfig) -> date | None:
    """Return a day of the students' peak inside the simulated time, None when there is none."""
    first = config.until - timedelta(days=config.days - 1)
    length = (_PEAK[1] - _PEAK[0]).days
    for year in range(config.until.year, first.year - 1, -1):
        day = _PEAK[0].replace(year=year) + timedelta(days=int(chance.triangular(0, length, length * 0.65)))
        if first <= day <= config.until:
            return day
    return None


def _person(seed: int, number: int, day: date) -> Person:
    return make_person(_chance(seed, number, "person"), day)


def _story(
    seed: int, config: WorldConfig, number: int, moment: int, outage: Outage | None, serials: Count[tuple[str, int]]
) -> list[Step]:
    """Return every act of one file, in order: application after application until time is up."""
    chance = _chance(seed, number, "story")
    station = _station(chance, config)
    desk = Desk(world=world_name(seed, config), story=number, outage=outage, now=moment)
    day = date.fromordinal(date(1970, 1, 1).toordinal() + desk.today)
    serials[station.code, day.year] += 1
    counter = Counter(desk=desk, chance=chance, station=station, person=_person(seed, number, day), rates=config.rates)
    counter.open_file(seed % _SEEDS * _SERIALS + serials[station.code, day.year])
    renews = chance.random() < config.rates.renewal
    until = day_number(config.until)
    while desk.today <= until:
        application = counter.lodge("RENEWAL" if renews else "FIRST")
        ends = Procedure(counter=counter, application=application).handle()
        if ends is None:
            break
        renews = True
        desk.wait(days=max(1, ends - chance.randint(*sorted(_RENEWAL_DAYS)) - desk.today))
    return desk.steps


def _station(chance: Random, config: WorldConfig) -> Office:
    known = stations(config.stations)
    return known[weighed(chance, list(enumerate(_SHARES[: len(known)])))]
