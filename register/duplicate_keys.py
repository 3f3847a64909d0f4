"""The keys by which an index finds those who may be one person, so that not everybody is compared with everybody.

Two persons with no key in common are never compared. Keys hold personal values: an index keeps only their HMAC under
its own key, which dies with the index (design 12.10).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from register.candidates import Candidate
from register.duplicate_profile import Profile, profile_of

_LONGEST_OPEN = 4  # days that a date of birth may leave open to be a day: what the moon leaves of a Hijri one
_ANY_DECADE = range(190, 204)  # who has no date of birth meets namesakes of every age
_SHORTEST = 2  # letters without which a word says nothing


def blocking_keys(candidate: Candidate) -> frozenset[str]:
    """Return the keys of a candidate; some ten, more for many names or no date of birth."""
    return profile_keys(profile_of(candidate))


def profile_keys(profile: Profile) -> frozenset[str]:
    """Return the same for a candidate that was made ready before."""
    return frozenset(_keys(profile))


def _keys(profile: Profile) -> Iterator[str]:
    yield from (f"DOCUMENT {issuer} {number}" for issuer, number in profile.documents)
    if profile.unhcr is not None:
        yield f"UNHCR {profile.unhcr}"
    sounds = _sounds(profile)
    span = profile.span
    decades = _ANY_DECADE if span is None else sorted({year // 10 for year in span.years})
    pairs = [f"{one} {other}" for one, other in combinations(sorted(sounds), 2)] or sorted(sounds)
    yield from (f"NAMES {pair} {decade}0" for pair in pairs for decade in decades)
    if span is None:
        return
    yield from (f"YEAR {year} {sound}" for year in span.years for sound in sounds)
    yield from _day_keys(profile, sounds)


def _day_keys(profile: Profile, sounds: frozenset[str]) -> Iterator[str]:
    """Yield keys of the day: with the year for itself, without it beside a name; day and month in order of size."""
    span = profile.span
    if span is None or span.last - span.first > _LONGEST_OPEN:
        return
    for ordinal in range(span.first, span.last + 1):
        day = date.fromordinal(ordinal)
        low, high = sorted((day.month, day.day))
        if (low, high) != (1, 1):  # what stands for unknown days would bring thousands together
            yield f"BORN {day.year} {low} {high}"
            yield from (f"DAY {low} {high} {sound}" for sound in sounds)


def _sounds(profile: Profile) -> frozenset[str]:
    """Return the broad consonants of every word of family and given name, and of each part written together."""
    found = {word.broad for name in profile.names for word in name.words}
    found |= {part.whole.broad for name in profile.names for part in (name.family, name.given) if part is not None}
    return frozenset(each for each in found if len(each) >= _SHORTEST) or frozenset(found)
