"""Whether two files may be of one person: a score and every rule behind it, for a person to decide.

Only suspects. Nothing here merges, and no caller may merge because of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal, cast

from rapidfuzz.distance import OSA

from register.birth_dates import agreement
from register.candidates import Candidate
from register.duplicate_profile import Profile, profile_of
from register.duplicate_rules import FULL, RuleId, Weights
from register.names.likeness import NameLikeness, likeness, parts
from schemas.events import Phrase

Verdict = Literal["SUSPECTED", "UNLIKELY"]
_KNOWN_SEXES = frozenset({1, 2})
_FEMALE = 2
_SHORTEST_NUMBER = 6  # a slip in a shorter one is no slip, but another number
Evidence = tuple[RuleId, int]  # a rule, and the likeness with which it is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """One rule that spoke: `weight` is what it added, negative when it speaks against."""

    rule_id: str
    rule_version: int
    weight: int
    words: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The answer: score 0 to 1000, the rules that fired (heaviest first), and which version of the table said so."""

    score: int
    rules: tuple[Fired, ...]
    verdict: Verdict
    table_version: str


def compare(a: Candidate, b: Candidate, weights: Weights) -> Likeness:
    """Return how likely two candidates are one person; it does not matter which comes first."""
    return compare_profiles(profile_of(a), profile_of(b), weights)


def compare_profiles(a: Profile, b: Profile, weights: Weights) -> Likeness:
    """Return the same for two candidates that were made ready before."""
    fired = [each for rule_id, close in _evidence(a, b, weights) if (each := _fire(rule_id, close, weights)).weight]
    strict = any(weights.rules[cast("RuleId", each.rule_id)].strict for each in fired)
    total = sum(each.weight for each in fired)
    suspected = strict or total >= weights.threshold
    least = weights.threshold if strict else 0  # a strict rule is enough, whatever speaks against
    return Likeness(
        score=min(max(total, least), FULL),
        rules=tuple(sorted(fired, key=lambda each: (-abs(each.weight), each.rule_id))),
        verdict="SUSPECTED" if suspected else "UNLIKELY",
        table_version=weights.version,
    )


def _fire(rule_id: RuleId, close: int, weights: Weights) -> Fired:
    rule = weights.rules[rule_id]
    return Fired(rule_id=rule.id, rule_version=rule.version, weight=rule.points(close), words=rule.words)


def _evidence(a: Profile, b: Profile, weights: Weights) -> Iterator[Evidence]:
    yield from _of_numbers(a, b)
    names = likeness(a.names, b.names)
    if names is not None:
        yield from _of_names(names, a, b, weights)
    birth = agreement(a.birth, b.birth)
    if birth.reason != "UNKNOWN":
        yield cast("RuleId", f"BIRTH_{birth.reason}"), FULL
    yield from _of_person(a, b)


def _of_numbers(a: Profile, b: Profile) -> Iterator[Evidence]:
    if a.documents & b.documents:
        yield "DOCUMENT_SAME", FULL
    elif any(_one_slip(one, other) for one, other in product(a.documents, b.documents)):
        yield "DOCUMENT_SLIP", FULL
    if a.unhcr is not None and b.unhcr is not None:
        yield ("UNHCR_SAME" if a.unhcr == b.unhcr else "UNHCR_DIFFERS"), FULL


def _one_slip(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Return whether two numbers of one issuer differ by one slip of the fingers.

    Numbers that follow each other are no slip: families are handed theirs on one day.
    """
    (issuer, one), (other_issuer, other) = a, b
    if issuer != other_issuer or min(len(one), len(other)) < _SHORTEST_NUMBER:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1 and not _following(one, other)


def _following(a: str, b: str) -> bool:
    digits = [number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for number in (a, b)]
    return all(each.isdecimal() for each in digits) and abs(int(digits[0]) - int(digits[1])) == 1


def _of_names(names: NameLikeness, a: Profile, b: Profile, weights: Weights) -> Iterator[Evidence]:
    woman = _FEMALE in {a.sex, b.sex} and {a.sex, b.sex}.isdisjoint({1})
    yield "FAMILY_ALIKE", names.family
    yield ("FAMILY_DIFFERS_WOMAN" if woman else "FAMILY_DIFFERS"), names.family
    yield "GIVEN_ALIKE", names.given
    yield "GIVEN_DIFFERS", names.given
    if names.swapped:
        yield "NAMES_SWAPPED", FULL
    if names.elders is not None:
        yield "ELDERS_ALIKE", names.elders
        yield "ELDERS_DIFFER", names.elders
    rules = weights.rules
    alike = names.family >= rules["FAMILY_ALIKE"].least and names.given >= rules["GIVEN_ALIKE"].least
    if alike and _is_common(a, weights) and _is_common(b, weights):
        yield "NAME_COMMON", FULL


def _is_common(profile: Profile, weights: Weights) -> bool:
    """Return whether one of the person's names consists of names that many bear."""
    return any(
        all(word.skeleton in weights.common or word.root in weights.common for word in name.words)
        for name in profile.names
        if name.words
    )


def _of_person(a: Profile, b: Profile) -> Iterator[Evidence]:
    if a.sex != b.sex and {a.sex, b.sex} <= _KNOWN_SEXES:
        yield "SEX_DIFFERS", FULL
    if a.nationalities and b.nationalities:
        yield ("NATIONALITY_SHARED" if a.nationalities & b.nationalities else "NATIONALITY_DIFFERS"), FULL
    if a.place is not None and b.place is not None:
        close = parts(a.place, b.place)
        yield "PLACE_ALIKE", close
        if a.place.whole.script == b.place.whole.script:  # a city may be called otherwise in the other script
            yield "PLACE_DIFFERS", close
