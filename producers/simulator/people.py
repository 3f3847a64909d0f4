"""Invented people, with the measured shares of nationalities and reasons of stay (domain.md 3.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import TypeVar

from producers.simulator.mrz import passport_lines
from producers.simulator.names import FullName, Spelling, pick_name
from schemas.events import (
    CivilStatus,
    PartialDate,
    PersonIdentity,
    PersonName,
    Reason,
    TravelDocumentDetail,
)

T = TypeVar("T")

# ISO code: (share in per mille, origin of names, language, birth places). Groups sum to domain.md 3.2: Africa south of
# the Sahara 336, other Arab 179, Libya 132, Algeria 91, France 80, Italy 28; the rest by what the 2004 census shows.
_NATIONS: Mapping[str, tuple[int, str, str, tuple[str, ...]]] = MappingProxyType(
    {
        "CIV": (128, "IVORIAN", "fra", ("Abidjan", "Bouaké", "Daloa", "Korhogo")),
        "CMR": (58, "CENTRAL_AFRICAN", "fra", ("Douala", "Yaoundé", "Bafoussam")),
        "COD": (34, "CENTRAL_AFRICAN", "fra", ("Kinshasa", "Lubumbashi")),
        "GIN": (34, "WEST_AFRICAN", "fra", ("Conakry", "Kankan")),
        "MLI": (32, "WEST_AFRICAN", "fra", ("Bamako", "Ségou")),
        "SEN": (26, "WEST_AFRICAN", "fra", ("Dakar", "Thiès")),
        "BFA": (24, "WEST_AFRICAN", "fra", ("Ouagadougou", "Bobo-Dioulasso")),
        "SYR": (68, "LEVANTINE", "ara", ("Aleppo", "Homs", "Damascus")),
        "EGY": (38, "LEVANTINE", "ara", ("Cairo", "Alexandria")),
        "MAR": (35, "ALGERIAN", "ara", ("Casablanca", "Oujda")),
        "PSE": (22, "LEVANTINE", "ara", ("Gaza", "Ramallah")),
        "IRQ": (16, "LEVANTINE", "ara", ("Baghdad", "Mosul")),
        "LBY": (132, "LIBYAN", "ara", ("Tripoli", "Misrata", "Zuwara", "Benghazi")),
        "DZA": (91, "ALGERIAN", "ara", ("Annaba", "Algiers", "Tébessa", "Constantine")),
        "FRA": (80, "FRENCH", "fra", ("Marseille", "Lyon", "Paris", "Nice")),
        "ITA": (28, "ITALIAN", "ita", ("Palermo", "Napoli", "Trapani")),
        "DEU": (44, "GERMAN", "deu", ("Köln", "Hamburg", "München")),
        "TUR": (56, "TURKISH", "tur", ("İstanbul", "İzmir", "Ankara")),
        "CHN": (54, "CHINESE", "zho", ("Guangzhou", "Wenzhou")),
    }
)
# Per mille: work 270, family 230, study 230 (domain.md 3.2), the rest shared out.
_REASONS: Mapping[Reason, int] = MappingProxyType(
    {
        "WORK_SALARIED": 215, "WORK_SELF": 32, "INVEST": 23, "FAM_TN_SPOUSE": 128, "FAM_REUNION": 102,
        "STUDY": 190, "SCHOOL": 16, "TRAINEE": 24, "RETIRED": 68, "HUMANITARIAN": 52, "INTL_COOP": 40,
        "RESEARCH": 20, "SPORT": 18, "MEDICAL": 20, "RELIGIOUS": 14, "PROPERTY": 18, "OTHER": 20,
    }
)  # fmt: skip
STUDENTS: frozenset[Reason] = frozenset({"STUDY", "SCHOOL", "TRAINEE"})
WORKERS: frozenset[Reason] = frozenset({"WORK_SALARIED", "WORK_SELF", "INVEST"})
_AGES: Mapping[str, tuple[int, int]] = {"student": (17, 29), "RETIRED": (58, 79), "SCHOOL": (7, 17), "child": (1, 15)}
_CHILD_SHARE = 0.18  # of family reunion: they ride on a parent's application
_PARTIAL_DATES: Mapping[str, float] = {"SYR": 0.05, "IRQ": 0.08, "COD": 0.10, "GIN": 0.12, "MLI": 0.12, "BFA": 0.10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One invented person; `born` is None in part where only year or month is documented."""

    name: FullName
    sex: int
    nationality: str
    language: str
    birth: PartialDate
    birth_place: str
    reason: Reason
    education: int
    civil_status: CivilStatus
    passport: str
    issued: date
    expires: date
    mrz: tuple[str, str]

    @property
    def is_child(self) -> bool:
        """Return whether the person came with a parent: family reunion, under 16 when the passport was issued."""
        return self.reason == "FAM_REUNION" and self.issued.year - (self.birth.year or 0) < 16


def weighed(chance: Random, weights: Mapping[T, int] | Sequence[tuple[T, int]]) -> T:
    """Return one of the keys by weight."""
    pairs = list(weights.items()) if isinstance(weights, Mapping) else list(weights)
    return chance.choices([key for key, _ in pairs], [weight for _, weight in pairs])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a person before the dice are thrown, as of somebody's husband or child."""

    nation: str | None = None
    reason: Reason | None = None
    sex: int | None = None
    born: date | None = None
    family: Spelling | None = None


def make_person(chance: Random, on: date, given: Given | None = None) -> Person:
    """Return a person who comes to a station on that day."""
    known = given or Given()
    nation = known.nation or weighed(chance, {code: each[0] for code, each in _NATIONS.items()})
    _, origin, language, places = _NATIONS[nation]
    reason: Reason = weighed(chance, _REASONS) if known.reason is None else known.reason
    sex = known.sex or chance.choice((1, 2))
    born = known.born or _birth_day(chance, reason, on)
    birth = _documented(chance, nation, born)
    name = pick_name(chance, origin, sex)
    if known.family is not None:
        name = replace(name, family=known.family)
    issued = max(on - timedelta(days=chance.randint(60, 1_500)), born)  # a newborn has no older passport
    expires = issued + timedelta(days=1_825 if chance.random() < 0.6 else 3_652)
    number = f"{chance.choice('ABCDEFGHKLMP')}{chance.randrange(10**7, 10**8)}"
    lines = passport_lines(
        issuer=nation,
        family=name.family[0],
        given=name.given[0],
        number=number,
        nationality=nation,
        born=born if birth.day is not None else None,
        sex=sex,
        expires=expires,
    )
    return Person(
        name=name,
        sex=sex,
        nationality=nation,
        language=language,
        birth=birth,
        birth_place=chance.choice(places),
        reason=reason,
        education=weighed(chance, {6: 425, 3: 310, 1: 87, 0: 178}),  # higher, secondary, primary, none (domain.md 3.2)
        civil_status=_civil_status(chance, reason, on.year - born.year),
        passport=number,
        issued=issued,
        expires=expires,
        mrz=lines,
    )


def _birth_day(chance: Random, reason: Reason, on: date) -> date:
    if reason == "FAM_REUNION" and chance.random() < _CHILD_SHARE:
        low, high = _AGES["child"]
    else:
        low, high = _AGES.get(reason, _AGES["student"] if reason in STUDENTS else (21, 57))
    return on - timedelta(days=chance.randint(low * 365 + 5, high * 365 + 300))


def _documented(chance: Random, nation: str, born: date) -> PartialDate:
    """Return the date as the passport shows it; some registers abroad know only the year, or year and month."""
    if chance.random() >= _PARTIAL_DATES.get(nation, 0.0):
        return PartialDate(year=born.year, month=born.month, day=born.day)
    return PartialDate(year=born.year, month=born.month if chance.random() < 0.3 else None)


def _civil_status(chance: Random, reason: Reason, age: int) -> CivilStatus:
    if reason == "FAM_TN_SPOUSE":
        return "M"
    if age < 20 or reason in STUDENTS:
        return "S"
    return weighed(chance, {"S": 40, "M": 48, "D": 8, "W": 4})


def identity_of(person: Person) -> PersonIdentity:
    """Return the sealed identity: both scripts, the second as the clerk transcribes it."""
    name = person.name
    scripts = (("LATN", 0), ("ARAB", 1))
    names = tuple(
        PersonName(
            script="LATN" if script == "LATN" else "ARAB",
            kind="BIRTH",
            family=name.family[column],
            given=name.given[column],
            father=None if name.father is None else name.father[column],
            grandfather=None if name.grandfather is None else name.grandfather[column],
        )
        for script, column in scripts
    )
    return PersonIdentity(names=names, birth_date=person.birth, birth_place=person.birth_place)


def document_of(person: Person) -> TravelDocumentDetail:
    """Return the sealed content of the passport."""
    return TravelDocumentDetail(number=person.passport, mrz=person.mrz)
