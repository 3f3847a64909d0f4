"""The three languages of what is shown to people."""

from __future__ import annotations

from enum import StrEnum

from schemas.events import Phrase


class Language(StrEnum):
    """English, French, Arabic."""

    en = "en"
    fr = "fr"
    ar = "ar"


def text_in(phrase: Phrase, lang: Language) -> str:
    """Return a phrase in a language."""
    return {Language.en: phrase.en, Language.fr: phrase.fr, Language.ar: phrase.ar}[lang]
