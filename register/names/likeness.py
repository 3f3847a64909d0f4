"""How alike two names are, 0 to 1000 for each place, whatever their scripts, their order and what is left out.

Symmetric: it does not matter which name comes first. Similarity of strings is rapidfuzz's (optimal string alignment,
which counts two letters that changed places once).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA

from register.names.forms import NameForms, Part, Word

SAME = 1000
_HEARD_MOST, _ACROSS_MOST = 975, 960  # never quite the same when only the sounds are
_CUT, _STEM, _INITIAL, _SHORTEST_CUT = 860, 860, 700, 4
_SWAPPED_COST = 40
_ELDER_COST = 50  # a father's name that stands among the given names


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLikeness:
    """How alike two names are by place; `elders` None where one of them has none; `swapped`: family for given."""

    family: int
    given: int
    elders: int | None = None
    swapped: bool = False

    @property
    def whole(self) -> tuple[int, int]:
        """Return what the best of several comparisons is chosen by."""
        return self.family + self.given - (_SWAPPED_COST if self.swapped else 0), self.elders or 0


def likeness(a: Sequence[NameForms], b: Sequence[NameForms]) -> NameLikeness | None:
    """Return the best likeness of any name of one person with any of the other; None when one has no name.

    Names of the same script are compared where there are any; else an Arabic one with a Latin one, by their sounds.
    """
    pairs = [(one, other) for one, other in product(a, b) if one.script == other.script] or list(product(a, b))
    found = [each for one, other in pairs for each in _both_orders(one, other)]
    return max(found, key=lambda each: (each.whole, not each.swapped), default=None)


def _both_orders(a: NameForms, b: NameForms) -> list[NameLikeness]:
    elders = None if a.elders is None or b.elders is None else parts(a.elders, b.elders)
    straight = NameLikeness(
        family=_or_none(a.family, b.family), given=_given(a.given, a.elders, b.given, b.elders), elders=elders
    )
    if straight.family >= _HEARD_MOST and straight.given >= _HEARD_MOST:
        return [straight]
    swapped = (_or_none(a.family, b.given), _or_none(a.given, b.family))
    return [straight, NameLikeness(family=min(swapped), given=max(swapped), elders=elders, swapped=True)]


def _or_none(a: Part | None, b: Part | None) -> int:
    return 0 if a is None or b is None else parts(a, b)


def _given(a: Part | None, a_elders: Part | None, b: Part | None, b_elders: Part | None) -> int:
    """Return the likeness of given names, where a later one may be the father's name that stands apart elsewhere."""
    if a is None or b is None:
        return 0
    best = parts(a, b)
    if len(a.words) == len(b.words) or best >= _HEARD_MOST:
        return best
    longer, shorter, elders = (a, b, b_elders) if len(a.words) > len(b.words) else (b, a, a_elders)
    pool = (*shorter.words, *(() if elders is None else elders.words))
    first = max(words(longer.words[0], each) for each in shorter.words)
    rest = [max(words(word, each) for each in pool) for word in longer.words[1:]]
    without = [first] if elders is None else [first, *rest]
    return max(best, sum(without) // len(without) - _ELDER_COST)


def parts(a: Part, b: Part) -> int:
    """Return how alike two parts are: word by word in any order, or all of each written together."""
    together = words(a.whole, b.whole)
    if len(a.words) == len(b.words) == 1 or together == SAME:
        return together
    one, other = _covered(a.words, b.words), _covered(b.words, a.words)
    return max(together, (2 * max(one, other) + min(one, other)) // 3)


def _covered(a: Sequence[Word], b: Sequence[Word]) -> int:
    """Return how well the words of one part are found in the other, long words counting more."""
    weights = [min(len(word.normal), 8) for word in a]
    best = [max(words(word, other) for other in b) for word in a]
    return sum(weight * value for weight, value in zip(weights, best, strict=True)) // sum(weights)


def words(a: Word, b: Word) -> int:
    """Return how alike two words are by letters and sounds; only by sounds across scripts."""
    if a.normal == b.normal:
        return SAME
    bones = max(_alike(a.skeleton, b.skeleton), _alike(a.broad, b.broad) * 19 // 20, _alike(a.root, b.root) * 19 // 20)
    heard = _alike(a.voice, b.voice)
    short = min(len(a.skeleton), len(b.skeleton), 3)  # the fewer consonants, the more the vowels have to say
    if a.script != b.script:
        return min(_ACROSS_MOST, (bones * (25 + 20 * short) + heard * (75 - 20 * short)) // 100)
    best = max(_alike(a.normal, b.normal), min(_HEARD_MOST, (bones * 20 * short + heard * (100 - 20 * short)) // 100))
    if a.stem == b.stem:
        best = max(best, _STEM)
    cut, whole = sorted((a.normal, b.normal), key=len)
    if whole.startswith(cut):
        if len(cut) >= _SHORTEST_CUT:
            return max(best, _CUT)
        if len(cut) == 1:
            return max(best, _INITIAL)
    return best


def _alike(a: str, b: str) -> int:
    return SAME if a == b else int(OSA.normalized_similarity(a, b) * SAME)
