"""What a person can be found by, as texts of an index: words of names, their sounds, one slip away, numbers, birth.

Texts hold personal values: an index keeps only their HMAC under its own key (design 12.10). Keys of suspicion:
register/duplicate_keys.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from register.birth_dates import span_of
from register.candidates import Candidate
from register.duplicate_keys import profile_keys
from register.duplicate_profile import Profile, plain_number, profile_of
from register.names.forms import Part, Word
from schemas.events import PartialDate

_SHORTEST = 2  # consonants without which a word says nothing
_AS_WRITTEN, _SOUNDS, _SLIP, _BORN, _YEAR = 6, 4, 2, 6, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One text that is looked for: of several of one `part` only the heaviest counts for a file."""

    text: str
    part: int
    weight: int


def tokens_of(candidate: Candidate) -> frozenset[str]:
    """Return every text by which a person is found; some thirty to sixty."""
    profile = profile_of(candidate)
    words = {word for name in profile.names for part in (name.family, name.given, name.elders) for word in _words(part)}
    found = {text for word in words for text, _ in _word_texts(word)}
    found |= {f"KEY {key}" for key in profile_keys(profile)}
    found |= {f"NUMBER {number}" for _, number in profile.documents}
    found |= {text for text, _ in _birth_texts(candidate.birth)}
    return frozenset(found)


def keys_of(profile: Profile) -> frozenset[str]:
    """Return the texts that bring those together who may be one person."""
    return frozenset(f"KEY {key}" for key in profile_keys(profile))


def ask_name(words: Iterable[Word], birth: PartialDate) -> tuple[Asked, ...]:
    """Return the texts of a name that somebody typed, and of a date of birth as far as it is known."""
    asked = [
        Asked(text=text, part=part, weight=weight)
        for part, word in enumerate(words)
        for text, weight in _word_texts(word)
    ]
    return (*asked, *(Asked(text=text, part=-1, weight=weight) for text, weight in _birth_texts(birth)))


def ask_number(number: str, issuer: str | None) -> tuple[Asked, ...]:
    """Return the text of a document's number, with its issuer where that is known (as `tokens_of` spells both)."""
    plain = plain_number(number)
    if not plain:
        return ()
    asked = [Asked(text=f"NUMBER {plain}", part=0, weight=_AS_WRITTEN)]
    if issuer is not None:
        asked.append(Asked(text=f"KEY DOCUMENT {issuer} {plain}", part=1, weight=_AS_WRITTEN))
    return tuple(asked)


def _words(part: Part | None) -> tuple[Word, ...]:
    if part is None:
        return ()
    return (*part.words, part.whole) if len(part.words) > 1 else part.words


def _word_texts(word: Word) -> Iterator[tuple[str, int]]:
    """Yield a word as written, its consonants, and those with one left out: two words one slip apart share one."""
    yield f"WORD {word.normal}", _AS_WRITTEN
    if len(word.skeleton) < _SHORTEST:
        return
    yield f"SOUND {word.skeleton}", _SOUNDS
    if len(word.skeleton) > _SHORTEST:
        for shorter in {word.skeleton[:at] + word.skeleton[at + 1 :] for at in range(len(word.skeleton))}:
            yield f"SOUND {shorter}", _SLIP


def _birth_texts(birth: PartialDate) -> Iterator[tuple[str, int]]:
    if birth.year is None:
        return
    if birth.calendar == "HIJRI":  # one of its years touches two of ours, one of its days may be either of two
        span = span_of(birth)
        if span is not None:
            for year in range(date.fromordinal(span.first).year, date.fromordinal(span.last).year + 1):
                yield f"YEAR {year}", _YEAR
        return
    yield f"YEAR {birth.year}", _YEAR
    if birth.month is not None and birth.day is not None:
        yield f"BORN {birth.year}-{birth.month}-{birth.day}", _BORN
