"""The sounds of a word in normal form, written with the same letters for both scripts, so that they can meet.

Two grains: the *voice* keeps consonants and three vowels (A, I, U), the *skeleton* the consonants alone, with A for a
vowel at the beginning. C is sh, X is kh. Classes of Maghreb transliteration: domain.md 2.6.
"""

from __future__ import annotations

import re

_ARABIC = str.maketrans(
    {
        "ب": "B", "ت": "T", "ث": "T", "ج": "J", "ح": "H", "خ": "X", "د": "D", "ذ": "D", "ر": "R", "ز": "Z", "س": "S",
        "ش": "C", "ص": "S", "ض": "D", "ط": "T", "ظ": "D", "ع": "a", "غ": "G", "ف": "F", "ق": "K", "ك": "K", "ل": "L",
        "م": "M", "ن": "N", "ه": "H", "و": "w", "ي": "y", "ا": "a",
    }
)  # fmt: skip
_LATIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        # French endings that are not heard, and h that only lengthens
        (r"(?<=[nr])[tds]$", ""), (r"(?<=oi)s$", ""), (r"(?<=[aeiou])x$", ""), (r"(?<=i)er$", "e"),
        (r"(?<=o)h(?=n$)", ""), (r"ce$", "s"), (r"ge$", "J"), (r"(?<=[a-z]{2})e$", ""), (r"(.)\1", r"\1"),
        # several letters for one sound
        (r"tsch|tch|sch|sh|^zh|^x(?=i)", "C"), (r"^ch(?=[rl])", "K"), (r"ch", "C"), (r"kh", "X"), (r"gh", "G"),
        (r"dj|dg(?=[ei])", "J"), (r"ph", "F"), (r"th", "T"), (r"dh", "D"), (r"rh", "R"), (r"qu(?=[aeio])|ck|q", "K"),
        (r"gu(?=[ei])", "G"), (r"c(?=[eiy]|ois?$)", "S"), (r"c", "K"), (r"x", "KS"), (r"g(?=[eiy])", "J"),
        (r"h$", ""), (r"^(?:ou|w)(?=[aeiouwy])", "W"), (r"^[iy](?=[aeouw])", "Y"),
    )
)  # fmt: skip
_CONSONANTS = str.maketrans("bdfgjklmnprstvzh", "BDFGJKLMNBRSTFZH")
_VOWELS = re.compile(r"[aeiouwy]+")
_BROAD = str.maketrans(
    {"D": "T", "Z": "S", "C": "S", "F": "B", "G": "K", "J": "K", "X": "K", "H": None, "W": None, "Y": None, "A": None}
)


def voice(word: str, *, arabic: bool) -> str:
    """Return a word of normal form by its sounds: Mohamed is MUHAMAD, محمد is MHMD (short vowels are not written)."""
    return _of_arabic(word) if arabic else _of_latin(word)


def skeleton(heard: str) -> str:
    """Return the consonants of a voice, with A for a vowel at its beginning: both spellings above are MHMD."""
    rest = heard[1:].translate(str.maketrans("", "", "AIUWY"))
    return ("A" if heard[:1] in set("AIU") else heard[:1]) + rest


def broad(consonants: str) -> str:
    """Return a skeleton with sounds together that clerks take for each other: t and d, s and sh, k and g and j."""
    return consonants.translate(_BROAD)


def _of_arabic(word: str) -> str:
    plain = word.replace("الله", "اله").replace("تش", "ش").replace("دج", "ج")
    if len(plain) > 2 and plain[-1] in "هح":
        plain = plain[:-1]
    first = {"و": "W", "ي": "Y"}.get(plain[:1])
    heard = (first + plain[1:] if first is not None and len(plain) > 1 else plain).translate(_ARABIC)
    return _VOWELS.sub(_vowel, heard)


def _of_latin(word: str) -> str:
    for pattern, sound in _LATIN:
        word = pattern.sub(sound, word)
    return _VOWELS.sub(_vowel, word.translate(_CONSONANTS))


def _vowel(found: re.Match[str]) -> str:
    """Return the one vowel for a run of them: u before i before a; a lone e is as good as a."""
    run = found[0]
    if any(letter in run for letter in "ouw"):
        return "U"
    return "I" if run not in {"a", "e", "aa", "ae", "ea"} or run == "ee" else "A"
