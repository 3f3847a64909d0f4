"""The normal form of a name in Arabic letters: one spelling for what clerks write in several (domain.md 2.6)."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None,
        "ک": "ك", "ی": "ي", "ې": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ۃ": "ه", "ۆ": "و", "ڭ": "ك",
        "گ": "غ", "ڨ": "غ", "پ": "ب", "چ": "ج", "ژ": "ج", "ڤ": "ف", "ڥ": "ف", "ټ": "ت", "ٹ": "ت", "ڈ": "د", "ڑ": "ر",
        "ں": "ن", "\u0640": None,
    }
)  # fmt: skip
_DIGITS = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}
_NO_LETTER = re.compile(r"[^\u0621-\u063a\u0641-\u064a0-9]+")
_SON, _DAUGHTER, _CHILD, _FATHER, _MOTHER, _SERVANT = "بن", "بنت", "ولد", "بو", "ام", "عبد"
_LEADING = {"بن": _SON, "ابن": _SON, "بنت": _DAUGHTER, "ولد": _CHILD, "ابو": _FATHER, "ابي": _FATHER, "بو": _FATHER}
_LEADING |= {"ام": _MOTHER, "عبد": _SERVANT}
_ARTICLE = "ال"
_SHORTEST = 3  # letters that must stay when an article goes: الان (Alain) keeps its own


def normal_arabic(text: str) -> tuple[str, ...]:
    """Return the words of a name in normal form, with بن, ولد, أبو, عبد joined to what follows and no article.

    Signs of vowels, tatweel and marks of direction go; digits become 0 to 9.
    """
    composed = unicodedata.normalize("NFKC", text).translate(_LETTERS).translate(_DIGITS)
    bare = "".join(each for each in composed if unicodedata.category(each) not in {"Mn", "Cf"})
    words = [_without_article(word) for word in _NO_LETTER.split(bare) if word]
    return tuple(_joined(words))


def _joined(words: list[str]) -> list[str]:
    """Return the words with each leading one put before the word that it leads."""
    found: list[str] = []
    before = ""
    for place, word in enumerate(words):
        leading = _LEADING.get(word)
        if leading is not None and place + 1 < len(words):
            before += leading
            continue
        found.append(_one_word(before + word))
        before = ""
    return found


def _one_word(word: str) -> str:
    """Return a word with what was already written together unified: عبدالقادر, ابوبكر, ابنعمر."""
    if word.startswith("ابو") and len(word) >= len("ابو") + _SHORTEST:
        word = word[1:]
    for leading in (_SERVANT, _SON, _FATHER):
        rest = word.removeprefix(leading)
        if rest != word and rest.startswith(_ARTICLE):
            return leading + _without_article(rest)
    return word


def _without_article(word: str) -> str:
    rest = word.removeprefix(_ARTICLE)
    return rest if rest != word and len(rest) >= _SHORTEST else word
