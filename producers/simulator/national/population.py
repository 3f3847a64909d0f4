"""The people of the country by number: who comes when and why, and who belongs to whom.

Four numbers in a row are a household or four strangers. Each person follows from seed and number alone, so that the
first hundred people are the same whether a hundred or a million are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from types import MappingProxyType
from typing import Literal

from producers.simulator.desk import uuid7_at
from producers.simulator.national.country import SHARES
from producers.simulator.national.plan import NationalConfig
from producers.simulator.people import Given, Person, make_person, weighed
from register.days import first_moment
from schemas.events import Corps, Reason

Role = Literal["ALONE", "HEAD", "SPOUSE", "CHILD"]
_HOUSEHOLD = 4
_FAMILIES = 0.16  # of households
_ROLES: tuple[Role, ...] = ("HEAD", "SPOUSE", "CHILD", "ALONE")
_HEADS_REASONS: Mapping[Reason, int] = MappingProxyType(
    {"WORK_SALARIED": 50, "WORK_SELF": 10, "INVEST": 8, "INTL_COOP": 8, "HUMANITARIAN": 14, "RETIRED": 10}
)
# Per mille of those who come alone, so that with the families work is 27 %, family 23, study 23 (domain.md 3.2).
_OWN_REASONS: Mapping[Reason, int] = MappingProxyType(
    {
        "WORK_SALARIED": 230, "WORK_SELF": 34, "INVEST": 25, "FAM_TN_SPOUSE": 128, "FAM_REUNION": 51,
        "STUDY": 226, "SCHOOL": 19, "TRAINEE": 29, "RETIRED": 64, "HUMANITARIAN": 49, "INTL_COOP": 38,
        "RESEARCH": 19, "SPORT": 17, "MEDICAL": 19, "RELIGIOUS": 13, "PROPERTY": 17, "OTHER": 19,
    }
)  # fmt: skip
_GUARD_SHARE = 0.3
_LAST_ARRIVAL = 20  # days before the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who comes on a day (since 1970-01-01) to a governorate; ids of those they belong to, None: nobody."""

    number: int
    person_id: str
    person: Person
    arrives_on: int
    governorate: str
    corps: Corps
    role: Role
    relatives: tuple[tuple[str, str], ...]  # kind of link, person id

    @property
    def birth_year(self) -> int:
        """Return the year in which the person was born."""
        return self.person.birth.year or self.person.issued.year - 30


def person_id_of(config: NationalConfig, number: int) -> str:
    """Return the id of a person, whoever asks for it."""
    return uuid7_at(first_moment(config.first_day), config.world, "person", number)


def newcomer(config: NationalConfig, number: int) -> Newcomer:
    """Return the person of that number."""
    house = _household(config.seed, config.first_day, config.last_day, number // _HOUSEHOLD)
    role = _ROLES[number % _HOUSEHOLD] if house.is_family else "ALONE"
    chance = dice(config.seed, number, "person")
    arrives = house.first_day
    if role == "ALONE":
        arrives = _arrival(chance, config.first_day, config.last_day)
    elif role != "HEAD":
        arrives = min(arrives + chance.choice((0, 0, 30, 120, 400)), config.last_day - _LAST_ARRIVAL)
    day = date.fromordinal(arrives + date(1970, 1, 1).toordinal())
    return Newcomer(
        number=number,
        person_id=person_id_of(config, number),
        person=_person(chance, house, role, day),
        arrives_on=arrives,
        governorate=house.governorate if role != "ALONE" else weighed(chance, SHARES),
        corps="GARDE" if chance.random() < _GUARD_SHARE else "SURETE",
        role=role,
        relatives=_relatives(config, number, role),
    )


def dice(seed: int, number: int, part: str) -> Random:
    """Return the dice of one part of a person's life, independent of all others."""
    return Random(f"{seed}:{number}:{part}")  # noqa: S311 - a simulation must be repeatable, not secret


@dataclass(frozen=True, slots=True, kw_only=True)
class _Household:
    is_family: bool
    first_day: int
    governorate: str
    head: Person


@lru_cache(maxsize=16)
def _household(seed: int, first_day: int, last_day: int, number: int) -> _Household:
    chance = dice(seed, number, "household")
    arrives = _arrival(chance, first_day, last_day)
    day = date.fromordinal(arrives + date(1970, 1, 1).toordinal())
    born = day - timedelta(days=chance.randint(27 * 365, 50 * 365))
    reason: Reason = weighed(chance, _HEADS_REASONS)
    return _Household(
        is_family=chance.random() < _FAMILIES,
        first_day=arrives,
        governorate=weighed(chance, SHARES),
        head=make_person(chance, day, Given(reason=reason, born=born)),
    )


def _arrival(chance: Random, first_day: int, last_day: int) -> int:
    """Return a day: somewhat more come later, as the stock grew from 35,000 to 66,000 in twenty years."""
    share = chance.random() ** 0.85
    return first_day + int(share * (last_day - _LAST_ARRIVAL - first_day))


def _person(chance: Random, house: _Household, role: Role, day: date) -> Person:
    head = house.head
    match role:
        case "HEAD":
            return head
        case "SPOUSE":
            born = day - timedelta(days=chance.randint(22 * 365, 48 * 365))
            given = Given(nation=head.nationality, reason="FAM_REUNION", sex=3 - head.sex, born=born)
            return make_person(chance, day, given)
        case "CHILD":
            born = day - timedelta(days=chance.randint(200, 15 * 365))
            given = Given(nation=head.nationality, reason="FAM_REUNION", born=born, family=head.name.family)
            return make_person(chance, day, given)
        case "ALONE":
            reason: Reason = weighed(chance, _OWN_REASONS)
            return make_person(chance, day, Given(reason=reason))


def _relatives(config: NationalConfig, number: int, role: Role) -> tuple[tuple[str, str], ...]:
    first = number - number % _HOUSEHOLD
    if role == "SPOUSE":
        return (("SPOUSE", person_id_of(config, first)),)
    if role == "CHILD":
        return (("PARENT", person_id_of(config, first)), ("PARENT", person_id_of(config, first + 1)))
    return ()
