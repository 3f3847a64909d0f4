"""The country: 24 governorates, stations of both corps enrolled over two years, their districts, when links are down.

Codes are invented; where people live follows the measured shares (domain.md 3.2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from random import Random
from types import MappingProxyType

from producers.simulator.places import Office
from register.days import HOUR, first_moment
from register.lawbook import lawbook
from schemas.events import Corps

# Per mille of the foreigners: Tunis 37.3 %, Ariana 18.2, Sousse 11.3, Médenine 5.8, Sfax 5.2 (domain.md 3.2);
# almost none in Siliana, Zaghouan, Tozeur; the rest shared out.
SHARES: Mapping[str, int] = MappingProxyType(
    {
        "11": 373, "12": 182, "51": 113, "82": 58, "61": 52, "13": 40, "21": 35, "52": 30, "23": 20, "81": 18,
        "14": 14, "53": 12, "83": 8, "71": 8, "31": 7, "32": 7, "41": 6, "33": 5, "42": 4, "43": 4, "73": 2,
        "34": 1, "22": 1, "72": 1,
    }
)  # fmt: skip
_POLICE_STATIONS: Mapping[str, int] = MappingProxyType({"11": 3, "12": 2, "51": 2, "82": 2, "61": 2})
_ROLL_OUT = 730  # days
_GUARD_AFTER = 45  # days after the police of the same governorate
_OUTAGES_A_YEAR, _LONGEST_OUTAGE = 3, 6  # days: stated guesses
DIRECTORATE = Office(
    code="DGF", name="Directorate of borders and foreigners", kind="DIRECTORATE", district="DGF", corps="SURETE"
)
BORDER = Office(code="BOR", name="Border police", kind="OTHER_SERVICE", district="BOR", corps="SURETE")
COURT = Office(code="TRA", name="Administrative court", kind="OTHER_SERVICE", district="TRA", corps="SURETE")


class Country:
    """The offices of one simulation, from its first to its last day (days since 1970-01-01)."""

    def __init__(self, seed: int, first_day: int, last_day: int) -> None:
        self._seed, self._first, self._last = seed, first_day, last_day
        self._down: dict[str, tuple[list[int], list[int]]] = {}

    @cached_property
    def stations(self) -> Mapping[str, Office]:
        """Return every station by its code."""
        return {office.code: office for office, _ in self._enrolled}

    @cached_property
    def districts(self) -> Mapping[str, Office]:
        """Return the district offices by code: of the police one per governorate, of the guard one per region."""
        found: dict[str, Office] = {}
        for station in self.stations.values():
            name = f"District of {station.district}"
            found.setdefault(
                station.district,
                Office(
                    code=station.district, name=name, kind="DISTRICT", district=station.district, corps=station.corps
                ),
            )
        return found

    @property
    def offices(self) -> tuple[Office, ...]:
        """Return every office that acts."""
        return (*self.stations.values(), *self.districts.values(), DIRECTORATE, BORDER, COURT)

    def enrolled_on(self, code: str) -> int:
        """Return the day from which a station works with the register."""
        return next(day for office, day in self._enrolled if office.code == code)

    def competent(self, governorate: str, corps: Corps, chance: Random, day: int) -> Office:
        """Return a station that is competent for a place on a day; before its own is enrolled, the first of all is."""
        there = [
            office for office, since in self._enrolled if office.governorates[0][0] == governorate and since <= day
        ]
        own = [office for office in there if office.corps == corps]
        return chance.choice(own or there or [self._enrolled[0][0]])

    def other_corps(self, station: Office, day: int) -> Office | None:
        """Return the station of the other corps in the same governorate, None while there is none."""
        place = station.governorates[0][0]
        for office, since in self._enrolled:
            if office.governorates[0][0] == place and office.corps != station.corps and since <= day:
                return office
        return None

    def outage_end(self, code: str, moment: int) -> int | None:
        """Return when the link of a station comes back, None when it has one; microseconds UTC."""
        if code not in self.stations:
            return None
        begins, ends = self._outages(code)
        place = bisect_right(begins, moment) - 1
        return ends[place] if place >= 0 and moment < ends[place] else None

    @cached_property
    def _enrolled(self) -> tuple[tuple[Office, int], ...]:
        """Return the stations with the day of each: governorate after governorate, the guard some weeks later."""
        found = []
        for place, governorate in enumerate(SHARES):
            since = self._first + place * _ROLL_OUT // len(SHARES)
            count = _POLICE_STATIONS.get(governorate, 1)
            codes = [f"P{governorate}{number}" for number in range(1, count + 1)]
            found += [(_station(code, governorate, "SURETE"), since) for code in codes]
            guard = self._first + min(place * _ROLL_OUT // len(SHARES) + _GUARD_AFTER, _ROLL_OUT)
            found.append((_station(f"G{governorate}1", governorate, "GARDE"), guard))
        return tuple(found)

    def _outages(self, code: str) -> tuple[list[int], list[int]]:
        known = self._down.get(code)
        if known is None:
            chance = Random(f"{self._seed}:outages:{code}")  # noqa: S311 - a simulation must be repeatable, not secret
            days = self._last - self._first
            count = max(1, days * _OUTAGES_A_YEAR // 365)
            firsts = sorted(chance.randrange(max(1, days - 2 * _LONGEST_OUTAGE)) for _ in range(count))
            begins: list[int] = []
            ends: list[int] = []
            for first in firsts:
                start = first_moment(self._first + first) + 7 * HOUR
                if not ends or start > ends[-1]:
                    begins.append(start)
                    ends.append(start + chance.randint(1, _LONGEST_OUTAGE) * 24 * HOUR)
            known = self._down[code] = begins, ends
        return known


def _station(code: str, governorate: str, corps: Corps) -> Office:
    name = lawbook().table("governorates").versions[governorate][-1].name
    return Office(
        code=code,
        name=f"{name.en} {code}",
        kind="STATION",
        district=f"DP{governorate}" if corps == "SURETE" else f"DG{governorate[0]}",
        corps=corps,
        governorates=((governorate, 1),),
        localities=((name.fr, name.ar),),
    )
