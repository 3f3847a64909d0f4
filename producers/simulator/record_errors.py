"""What goes wrong when a person is recorded a second time: each error of domain.md 2.6, one function each.

An error changes the record, never the person; the truth is the `Human` beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from types import MappingProxyType

from hijridate import Gregorian

from producers.simulator.names import STOCKS
from producers.simulator.pair_people import Human, new_number
from producers.simulator.slips import number_typed_wrongly, other_arabic, other_latin, typed_wrongly
from register.candidates import Candidate, HeldDocument
from register.mrz_names import read_names, write_names
from schemas.events import PartialDate, PersonName

Slip = Callable[[Random, str], str]
Error = Callable[[Random, Human, Candidate], Candidate]
_WIDTHS = (39, 39, 30)  # the name field of a passport, and of a card


def _renamed(candidate: Candidate, change: Callable[[PersonName], PersonName]) -> Candidate:
    return replace(candidate, names=tuple(change(name) for name in candidate.names))


def _parts(name: PersonName, change: Callable[[str], str]) -> PersonName:
    return replace(
        name,
        family=change(name.family),
        given=change(name.given),
        father=None if name.father is None else change(name.father),
        grandfather=None if name.grandfather is None else change(name.grandfather),
    )


def _spelled(script: str, slip: Slip, share: float) -> Error:
    def error(chance: Random, _: Human, candidate: Candidate) -> Candidate:
        def change(text: str) -> str:
            return slip(chance, text) if chance.random() < share else text

        return _renamed(candidate, lambda name: _parts(name, change) if name.script == script else name)

    return error


def _typed(chance: Random, _: Human, candidate: Candidate) -> Candidate:
    place = chance.randrange(len(candidate.names))
    field = chance.choice(("family", "given"))
    name = candidate.names[place]
    wrong = typed_wrongly(chance, name.family if field == "family" else name.given)
    slipped = replace(name, family=wrong) if field == "family" else replace(name, given=wrong)
    return replace(candidate, names=(*candidate.names[:place], slipped, *candidate.names[place + 1 :]))


def _swapped(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return _renamed(candidate, lambda name: replace(name, family=name.given, given=name.family))


def _married(chance: Random, human: Human, candidate: Candidate) -> Candidate:
    if human.sex != 2:
        return candidate
    husband = chance.choice(STOCKS[human.origin].family)
    married = tuple(
        replace(name, kind="MARRIED", family=husband[1 if name.script == "ARAB" else 0]) for name in candidate.names
    )
    both = chance.random() < 0.5  # many records keep the name at birth beside it
    return replace(candidate, names=(*candidate.names, *married) if both else married)


def _from_zone(chance: Random, _: Human, candidate: Candidate) -> Candidate:
    latin = next((name for name in candidate.names if name.script == "LATN"), None)
    if latin is None:
        return candidate
    given = [part for part in (latin.given, latin.father, latin.grandfather) if part is not None]
    read = read_names(write_names(latin.family, given, chance.choice(_WIDTHS)))
    if read is None:
        return candidate
    return replace(
        candidate, names=(PersonName(script="LATN", kind="MRZ", family=read[0], given=" ".join(read[1]) or read[0]),)
    )


def _fatherless(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return _renamed(candidate, lambda name: replace(name, father=None, grandfather=None))


def _father_in_given(_: Random, __: Human, candidate: Candidate) -> Candidate:
    def change(name: PersonName) -> PersonName:
        if name.father is None:
            return name
        return replace(name, given=f"{name.given} {name.father}", father=None, grandfather=None)

    return _renamed(candidate, change)


def _one_script(chance: Random, _: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, names=(chance.choice(candidate.names),))


def _only_arabic(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, names=tuple(name for name in candidate.names if name.script == "ARAB") or candidate.names)


def _full(day: date) -> PartialDate:
    return PartialDate(year=day.year, month=day.month, day=day.day)


def _born(make: Callable[[Random, date], PartialDate]) -> Error:
    return lambda chance, human, candidate: replace(candidate, birth=make(chance, human.born))


def _day_month(_: Random, born: date) -> PartialDate:
    return PartialDate(year=born.year, month=born.day, day=born.month) if born.day <= 12 else _full(born)


def _first_january(_: Random, born: date) -> PartialDate:
    return PartialDate(year=born.year, month=1, day=1)


def _partial(chance: Random, born: date) -> PartialDate:
    return PartialDate(year=born.year, month=born.month if chance.random() < 0.4 else None)


def _hijri(chance: Random, born: date) -> PartialDate:
    there = born + timedelta(days=chance.choice((-1, 0, 0, 0, 1)))  # the month begins when the moon was seen
    found = Gregorian(there.year, there.month, there.day).to_hijri()
    year_only = chance.random() < 0.2
    return PartialDate(
        year=found.year,
        month=None if year_only else found.month,
        day=None if year_only else found.day,
        calendar="HIJRI",
    )


def _near_year(chance: Random, born: date) -> PartialDate:
    year = born.year + chance.choice((-1, 1))
    return PartialDate(year=year, month=born.month, day=min(born.day, 28) if born.month == 2 else born.day)


def _digit(chance: Random, born: date) -> PartialDate:
    for _ in range(20):
        text = f"{born:%Y%m%d}"
        place = chance.choice((2, 3, 3, 5, 6, 7, 7))
        text = text[:place] + str(chance.randrange(10)) + text[place + 1 :]
        try:
            wrong = date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            continue
        if wrong != born:
            return _full(wrong)
    return _full(born)


def _no_place(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, birth_place=None)


def _place_spelled(chance: Random, human: Human, candidate: Candidate) -> Candidate:
    slip = chance.choice((other_latin, typed_wrongly))
    return replace(candidate, birth_place=slip(chance, human.place[0]))


def _one_nationality(_: Random, human: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, nationalities=frozenset({human.second or human.nation}))


def _renewed(chance: Random, _: Human, candidate: Candidate) -> Candidate:
    old = candidate.documents[0]
    return replace(candidate, documents=(replace(old, number=new_number(chance)),))


def _number_slip(chance: Random, _: Human, candidate: Candidate) -> Candidate:
    old = candidate.documents[0]
    return replace(candidate, documents=(replace(old, number=number_typed_wrongly(chance, old.number)),))


def _second_state(chance: Random, human: Human, candidate: Candidate) -> Candidate:
    if human.second is None:
        return _renewed(chance, human, candidate)
    document = HeldDocument(number=new_number(chance), issuer=human.second)
    return replace(candidate, documents=(document,), nationalities=frozenset({human.second}))


def _no_document(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, documents=())


def _sex(_: Random, __: Human, candidate: Candidate) -> Candidate:
    return replace(candidate, sex=3 - candidate.sex)


NAME_ERRORS: Mapping[str, tuple[int, Error]] = MappingProxyType(
    {
        "TRANSLITERATION": (30, _spelled("LATN", other_latin, 0.6)),
        "ARABIC_SPELLING": (18, _spelled("ARAB", other_arabic, 0.7)),
        "TYPED_WRONGLY": (16, _typed),
        "SWAPPED": (8, _swapped),
        "MARRIED_NAME": (10, _married),
        "FROM_ZONE": (12, _from_zone),
        "NO_FATHER": (8, _fatherless),
        "FATHER_IN_GIVEN": (6, _father_in_given),
        "ONE_SCRIPT": (4, _one_script),
        "ONLY_ARABIC": (6, _only_arabic),
    }
)
BIRTH_ERRORS: Mapping[str, tuple[int, Error]] = MappingProxyType(
    {
        "DAY_MONTH": (10, _born(_day_month)),
        "FIRST_JANUARY": (8, _born(_first_january)),
        "PARTIAL": (10, _born(_partial)),
        "HIJRI": (6, _born(_hijri)),
        "NEAR_YEAR": (5, _born(_near_year)),
        "DIGIT": (6, _born(_digit)),
    }
)
DOCUMENT_ERRORS: Mapping[str, tuple[int, Error]] = MappingProxyType(
    {
        "RENEWED": (70, _renewed),
        "SECOND_STATE": (14, _second_state),
        "NUMBER_SLIP": (5, _number_slip),
        "NO_DOCUMENT": (11, _no_document),
    }
)
OTHER_ERRORS: Mapping[str, tuple[int, Error]] = MappingProxyType(
    {
        "PLACE_MISSING": (6, _no_place),
        "PLACE_SPELLED": (8, _place_spelled),
        "ONE_NATIONALITY": (4, _one_nationality),
        "SEX": (2, _sex),
    }
)
