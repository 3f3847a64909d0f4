"""How well the suspicion of duplicates tells one person from two, on labelled pairs that no weight was set with."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from producers.simulator.pairs import LabelledPair, make_pairs
from register.days import day_of
from register.duplicate_keys import blocking_keys, profile_keys
from register.duplicate_profile import Profile, profile_of
from register.duplicate_rules import Weights, weights_on
from register.duplicates import Likeness, compare, compare_profiles
from register.lawbook import LawOn
from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_least

SEED = 2_026  # the weights were set with seeds 1 to 6
_DAY = day_of(2026, 6, 1)
_TELLING = 4  # kinds of errors named in a note
_PERSONS = 4_000  # for wrong suspicions among different persons
_STRICT = frozenset({"DOCUMENT_SAME", "UNHCR_SAME"})


async def measure(bench: Bench) -> list[Figure]:
    """Return recall and precision of suspicion, recall of the keys, and speed."""
    pairs = list(make_pairs(SEED, bench.sizes.pairs))
    weights = weights_on(LawOn(on=_DAY))
    begun = time.process_time()
    answers = [compare(pair.a, pair.b, weights) for pair in pairs]
    rate = len(pairs) / (time.process_time() - begun)
    ready = [(profile_of(pair.a), profile_of(pair.b)) for pair in pairs]
    begun = time.process_time()
    for a, b in ready:
        compare_profiles(a, b, weights)
    ready_rate = len(pairs) / (time.process_time() - begun)
    return [
        *_quality(pairs, answers),
        *_keys(pairs),
        *_register([a for a, _ in ready[:_PERSONS]], weights),
        _figure("pairs compared", rate, "1/s", note="names taken apart each time"),
        _figure("the same, made ready before", ready_rate, "1/s"),
    ]


def _quality(pairs: Sequence[LabelledPair], answers: Sequence[Likeness]) -> list[Figure]:
    same = [(pair, answer) for pair, answer in zip(pairs, answers, strict=True) if pair.same]
    other = [(pair, answer) for pair, answer in zip(pairs, answers, strict=True) if not pair.same]
    missed = Counter(error for pair, answer in same if answer.verdict != "SUSPECTED" for error in pair.errors)
    wrong = Counter(pair.kind for pair, answer in other if answer.verdict == "SUSPECTED")
    found = sum(answer.verdict == "SUSPECTED" for _, answer in same)
    precision = found / (found + wrong.total())
    unnumbered = [answer for _, answer in same if not any(fired.rule_id in _STRICT for fired in answer.rules)]
    by_evidence = sum(answer.verdict == "SUSPECTED" for answer in unnumbered) / len(unnumbered)
    note = f"{len(same):,} pairs of one person, {len(other):,} of two; missed most with {_most(missed)}"
    return [
        Figure(section="duplicates", name="recall", value=found / len(same), unit="", target=at_least(0.97), note=note),
        Figure(
            section="duplicates",
            name="precision",
            value=precision,
            unit="",
            target=at_least(0.90),
            note=f"half of the pairs are of one person; wrongly suspected: {_most(wrong)}",
        ),
        _figure("recall without a number in common", by_evidence, "", note=f"{len(unnumbered):,} pairs of one person"),
    ]


def _most(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counted.most_common(_TELLING)) or "none"


def _register(persons: Sequence[Profile], weights: Weights) -> list[Figure]:
    """Return how many suspicions arise among persons all of whom are different: each costs an officer a look."""
    wrong = sum(
        compare_profiles(persons[one], persons[other], weights).verdict == "SUSPECTED"
        for one, other in _together([profile_keys(each) for each in persons])
    )
    note = f"{len(persons):,} different persons, with the simulator's few names"
    return [_figure("wrong suspicions per 1,000 persons", wrong * 1_000 / len(persons), "", note=note)]


def _together(keys: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Return the pairs of places that share a key."""
    holders: dict[str, list[int]] = {}
    for number, each in enumerate(keys):
        for key in each:
            holders.setdefault(key, []).append(number)
    return {pair for each in holders.values() for pair in combinations(each, 2)}


def _keys(pairs: Sequence[LabelledPair]) -> list[Figure]:
    """Return how many pairs of one person share a key, and how many others a person meets among all first records."""
    same = [pair for pair in pairs if pair.same]
    met = sum(bool(blocking_keys(pair.a) & blocking_keys(pair.b)) for pair in same)
    others = 2 * len(_together([blocking_keys(pair.a) for pair in pairs])) / len(pairs)
    return [
        _figure("recall of keys", met / len(same), "", target=0.99),
        _figure("persons met by keys", others, "", note=f"each of {len(pairs):,}, with the simulator's few names"),
    ]


def _figure(name: str, value: float, unit: str, *, target: float | None = None, note: str = "") -> Figure:
    wanted = None if target is None else at_least(target)
    return Figure(section="duplicates", name=name, value=value, unit=unit, target=wanted, note=note)
