"""The normal form of a name in Latin letters: small letters without marks, particles joined, articles gone."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng", "ĳ": "ij"}
)
_SILENT = re.compile(r"['’‘`´ʿʾʼʻ″\".]")  # apostrophes of every kind; N'Guessan is one word
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LEADING = {
    "ben": "ben", "bin": "ben", "ibn": "ben", "bint": "bent", "bent": "bent", "ould": "ould", "wuld": "ould",
    "weld": "ould", "walad": "ould", "bou": "bou", "bu": "bou", "abou": "bou", "abu": "bou", "abi": "bou", "oum": "oum",
    "umm": "oum", "um": "oum", "bel": "bel", "abd": "abd", "abdel": "abd", "abdul": "abd", "abdal": "abd",
    "abdoul": "abd", "abdu": "abd", "abder": "abd", "abdes": "abd", "abdur": "abd", "abdus": "abd", "de": "de",
    "da": "da", "di": "di", "du": "du", "des": "des", "del": "del", "della": "della", "dos": "dos", "van": "van",
    "von": "von", "der": "der", "den": "den", "la": "la", "le": "le", "les": "les", "saint": "st", "st": "st",
    "mac": "mc", "mc": "mc",
}  # fmt: skip
_ARTICLES = frozenset({"al", "el", "ul", "il"})
_SUN_ARTICLE = re.compile(r"[aeu](?:sh|ch|[nstrdzl])")  # as in Ech-Cherif, An-Najjar: only before the same letter
_JOINED_ARTICLE = re.compile(r"(?:al|el)(?=[bcdfghjkmnpqrstvwxyz][a-z]{3})")  # Alhalabi, not Ali, Alain, Ella
_JOINED_SERVANT = re.compile(r"abd[aeiou]{1,2}(?:l|([bcdfghjkmnpqrstvwxyz])(?=\1))(?=[a-z]{3})")
_JOINED_FATHER = re.compile(r"ab(?:o?u)(?=[bcdfghjkmnpqrstvwxyz][a-z]{2})")


def normal_latin(text: str) -> tuple[str, ...]:
    """Return the words of a name in normal form: Ben Ali, Benali and BEN-ALI are all `benali`."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(each for each in folded if unicodedata.category(each) not in {"Mn", "Cf"})
    words = [word for word in _NO_LETTER.split(_SILENT.sub("", bare)) if word]
    return tuple(_joined(words))


def _joined(words: list[str]) -> list[str]:
    """Return the words with each particle put before the word that it leads, and articles left out."""
    found: list[str] = []
    before = ""
    for place, word in enumerate(words):
        if place + 1 < len(words):
            if word in _ARTICLES or _is_sun_article(word, words[place + 1]):
                continue
            if word in _LEADING:
                before += _LEADING[word]
                continue
        found.append(before + _one_word(word))
        before = ""
    return found


def _is_sun_article(word: str, following: str) -> bool:
    return _SUN_ARTICLE.fullmatch(word) is not None and following.startswith(word[1:])


def _one_word(word: str) -> str:
    """Return a word with what was already written together unified: Abdelkader, Aboubakr, Alhalabi."""
    for pattern, leading in ((_JOINED_SERVANT, "abd"), (_JOINED_FATHER, "bou"), (_JOINED_ARTICLE, "")):
        found = pattern.match(word)
        if found is not None:
            return leading + word[found.end() :]
    return word
