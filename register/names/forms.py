"""A whole name taken apart: words with their forms, in the places family, given, father and grandfather."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from register.names.arabic import normal_arabic
from register.names.latin import normal_latin
from register.names.sounds import broad, skeleton, voice
from schemas.events import PersonName, Script

_LEADING = {"LATN": ("ben", "bel", "ould"), "ARAB": ("بن", "ولد")}
_SHORTEST = 3
_LONGEST_TEXT, _LONGEST_WORD, _MOST_WORDS = 1_000, 60, 16  # what comes after adds nothing but time
_TELLING = 2  # one consonant alone says nothing: Ali is not Li


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a name: normal form, sounds, consonants.

    `stem` is the normal form without a leading ben or ould, `root` its consonants without a vowel at the beginning.
    """

    script: Script
    normal: str
    voice: str
    skeleton: str
    broad: str
    stem: str
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One place of a name: its words, and all of them written together when there are several."""

    words: tuple[Word, ...]
    whole: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """A name by its places; None where nothing with a letter is written."""

    script: Script
    family: Part | None
    given: Part | None
    elders: Part | None

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words of family and given name, which is what documents show everywhere."""
        return tuple(word for part in (self.family, self.given) if part is not None for word in part.words)


def name_forms(name: PersonName) -> NameForms:
    """Return a name taken apart; the father's and the grandfather's names stand together as `elders`."""
    elders = [part for part in (name.father, name.grandfather) if part is not None]
    return NameForms(
        script=name.script,
        family=part_of(name.family, name.script),
        given=part_of(name.given, name.script),
        elders=part_of(" ".join(elders), name.script),
    )


def part_of(text: str, script: Script) -> Part | None:
    """Return a text as a part of a name, or None when it has no letter; a wrong script is seen by its letters."""
    text = text[:_LONGEST_TEXT]
    seen = script_of(text, script)
    words = tuple(_word(each[:_LONGEST_WORD], seen) for each in _normal(text, seen)[:_MOST_WORDS])
    if not words:
        return None
    return Part(words=words, whole=words[0] if len(words) == 1 else _word("".join(each.normal for each in words), seen))


def script_of(text: str, said: Script) -> Script:
    """Return the script of most letters of a text; what was said of it when it has none."""
    arabic = sum("\u0600" <= each <= "\u06ff" or each >= "\ufb50" for each in text if each.isalpha())
    latin = sum(unicodedata.name(each, "").startswith(("LATIN", "FULLWIDTH LATIN")) for each in text)
    if not arabic and not latin:
        return said if said == "OTHER" or not any(each.isalpha() for each in text) else "OTHER"
    return "ARAB" if arabic > latin else "LATN"


def _normal(text: str, script: Script) -> tuple[str, ...]:
    if script == "ARAB":
        return normal_arabic(text)
    if script == "LATN":
        return normal_latin(text)
    return tuple(unicodedata.normalize("NFKC", text).casefold().split())


def _word(normal: str, script: Script) -> Word:
    if script == "OTHER":
        return Word(script=script, normal=normal, voice=normal, skeleton=normal, broad=normal, stem=normal, root=normal)
    heard = voice(normal, arabic=script == "ARAB")
    bones = skeleton(heard)
    stem = _stem(normal, script)
    root = bones if stem == normal else skeleton(voice(stem, arabic=script == "ARAB"))
    wide = broad(bones)
    return Word(
        script=script,
        normal=normal,
        voice=heard,
        skeleton=bones,
        broad=wide if len(wide) >= _TELLING else bones,
        stem=stem,
        root=root.lstrip("A") if len(root) > _SHORTEST else root,
    )


def _stem(normal: str, script: Script) -> str:
    for leading in _LEADING[script]:
        if normal.startswith(leading) and len(normal) >= len(leading) + _SHORTEST:
            return normal[len(leading) :]
    return normal
