"""Labelled pairs of records, from a seed: the same person twice, or two persons who look alike.

Half of them are of one person. The labels are the truth by which the search for duplicates is measured, and for that
reason nothing here looks at how the register compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from types import MappingProxyType

from producers.simulator.names import STOCKS, Spelling
from producers.simulator.pair_people import ARABIC_ORIGINS, Human, make_human, new_number, other_given, record
from producers.simulator.record_errors import BIRTH_ERRORS, DOCUMENT_ERRORS, NAME_ERRORS, OTHER_ERRORS, Error
from register.candidates import Candidate

_COMMON_SHARE = 0.2
_Errors = Mapping[str, tuple[int, Error]]
# Few come back with the passport of their first record: then the number alone would find them.
_SHARES_TWICE: tuple[tuple[_Errors, float], ...] = (
    (NAME_ERRORS, 0.8), (NAME_ERRORS, 0.3), (BIRTH_ERRORS, 0.35), (DOCUMENT_ERRORS, 0.8), (OTHER_ERRORS, 0.2),
)  # fmt: skip
_SHARES_TWO: tuple[tuple[_Errors, float], ...] = (
    (NAME_ERRORS, 0.5), (BIRTH_ERRORS, 0.12), (DOCUMENT_ERRORS, 0.1), (OTHER_ERRORS, 0.15),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two records and the truth: whether they are of one person, of what kind, and which errors were made."""

    a: Candidate
    b: Candidate
    same: bool
    kind: str
    errors: tuple[str, ...]


def make_pairs(seed: int, count: int) -> Iterator[LabelledPair]:
    """Yield `count` pairs, about half of them of one person; the same seed gives the same pairs."""
    chance = Random(f"pairs {seed}")  # noqa: S311 - invented people
    for _ in range(count):
        if chance.random() < 0.5:
            yield _twice(chance)
        else:
            kinds = list(_OTHERS)
            kind = chance.choices(kinds, [_OTHERS[each][0] for each in kinds])[0]
            yield _two(chance, kind)


def _twice(chance: Random) -> LabelledPair:
    human = make_human(chance, common=chance.random() < _COMMON_SHARE)
    first, second = record(chance, human), record(chance, human)
    errors: list[str] = []
    for table, share in _SHARES_TWICE:
        if chance.random() < share:
            second = _with(chance, table, human, second, errors)
    if chance.random() < 0.3:
        first = _with(chance, NAME_ERRORS, human, first, errors)
    a, b = (first, second) if chance.random() < 0.5 else (second, first)
    return LabelledPair(a=a, b=b, same=True, kind="SAME_PERSON", errors=tuple(errors))


def _with(chance: Random, table: _Errors, human: Human, candidate: Candidate, done: list[str]) -> Candidate:
    """Return the record with one error of a table; it is named when it changed anything."""
    names = list(table)
    name = chance.choices(names, [table[each][0] for each in names])[0]
    changed = table[name][1](chance, human, candidate)
    if changed != candidate:
        done.append(name)
    return changed


def _two(chance: Random, kind: str) -> LabelledPair:
    common = kind in {"COMMON_NAME", "NAMESAKES"} or chance.random() < _COMMON_SHARE
    human = make_human(chance, common=common)
    while kind == "FATHER_AND_SON" and human.sex != 1:
        human = make_human(chance, common=common)
    other = _OTHERS[kind][1](chance, human)
    first, second = record(chance, human), record(chance, other)
    if kind == "SIBLINGS_ONE_PASSPORT":
        second = replace(second, documents=first.documents)
    errors: list[str] = []
    for table, share in _SHARES_TWO:
        if chance.random() < share and kind != "SIBLINGS_ONE_PASSPORT":
            second = _with(chance, table, other, second, errors)
    return LabelledPair(a=first, b=second, same=False, kind=kind, errors=tuple(errors))


def _stranger(chance: Random, _: Human) -> Human:
    return make_human(chance)


def _compatriot(chance: Random, human: Human) -> Human:
    """Return somebody of the same country and about the same age."""
    other = make_human(chance)
    while other.nation != human.nation:
        other = make_human(chance)
    return replace(other, born=human.born + timedelta(days=chance.randint(-500, 500)))


def _same_birthday(chance: Random, human: Human) -> Human:
    return replace(_compatriot(chance, human), born=human.born)


def _namesake(chance: Random, human: Human) -> Human:
    """Return somebody with the same family and given name and another father, some years older or younger."""
    name = human.name
    father = name.father and other_given(chance, 1, name.father)
    return replace(
        _compatriot(chance, human),
        name=replace(name, father=father),
        sex=human.sex,
        born=human.born + timedelta(days=chance.choice((-1, 1)) * chance.randint(400, 4_000)),
    )


def _common(chance: Random, human: Human) -> Human:
    """Return another bearer of a common name, born in the same year."""
    other = _namesake(chance, human)
    first = human.born.replace(month=1, day=1)
    born = first + timedelta(days=chance.randrange(365))
    return replace(other, born=born if born != human.born else born + timedelta(days=1))


def _sibling_given(chance: Random, human: Human, sex: int) -> Spelling:
    stock = STOCKS[human.origin]
    if human.origin in ARABIC_ORIGINS and chance.random() < 0.6:
        return other_given(chance, sex, human.name.given)
    return chance.choice([each for each in (stock.female if sex == 2 else stock.male) if each != human.name.given])


def _twin(chance: Random, human: Human) -> Human:
    sex = human.sex if chance.random() < 0.7 else 3 - human.sex
    given = _sibling_given(chance, human, sex)
    night = timedelta(days=1) if chance.random() < 0.05 else timedelta(0)  # one before midnight, one after
    return replace(
        human,
        name=replace(human.name, given=given),
        sex=sex,
        born=human.born + night,
        passport=_next_number(chance, human.passport),
        unhcr=None,
    )


def _next_number(chance: Random, number: str) -> str:
    """Return another number; children of one family often get theirs on one day, one after the other."""
    return f"{number[0]}{(int(number[1:]) + 1) % 10**8:08d}" if chance.random() < 0.3 else new_number(chance)


def _sibling(chance: Random, human: Human) -> Human:
    apart = timedelta(days=chance.choice((-1, 1)) * chance.randint(300, 3_600))
    twin = _twin(chance, human)
    return replace(twin, born=human.born + apart, passport=new_number(chance))


def _son(chance: Random, human: Human) -> Human:
    """Return a child; half bear the father's own name, as grandsons do."""
    name = human.name
    given = name.given if chance.random() < 0.5 else _sibling_given(chance, human, 1)
    father = None if name.father is None else name.given
    return replace(
        human,
        name=replace(name, given=given, father=father, grandfather=name.father),
        born=human.born + timedelta(days=chance.randint(19 * 365, 40 * 365)),
        passport=new_number(chance),
        unhcr=None,
    )


# Kind: (weight, how the other person comes about). domain.md 2.6 and issue 5 name the hard ones.
_OTHERS: Mapping[str, tuple[int, Callable[[Random, Human], Human]]] = MappingProxyType(
    {
        "STRANGERS": (14, _stranger),
        "COMPATRIOTS": (16, _compatriot),
        "SAME_BIRTHDAY": (12, _same_birthday),
        "COMMON_NAME": (14, _common),
        "NAMESAKES": (12, _namesake),
        "TWINS": (10, _twin),
        "SIBLINGS": (10, _sibling),
        "FATHER_AND_SON": (10, _son),
        "SIBLINGS_ONE_PASSPORT": (2, _sibling),
    }
)
