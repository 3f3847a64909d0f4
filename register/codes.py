"""Checked code lists: countries and nationalities, languages, governorates, documents, occupations.

A code that is in no list is a typing slip to be mended at the counter; no check here looks at a personal value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import TypedDict

import pycountry
import yaml

from schemas.events import Phrase, Reason


class _Named(TypedDict):
    en: str
    fr: str
    ar: str


class _Codes(TypedDict):
    version: str
    icao_9303: Mapping[str, list[str]]
    governorates: Mapping[str, Mapping[str, _Named]]
    documents: Mapping[str, _Named]
    checklists: Mapping[str, Mapping[str, list[str]]]


_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}")  # no blank: a name could pass
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ISCO = re.compile(r"[0-9]{4}")
ISCED_LEVELS = range(10)
SEXES = frozenset({0, 1, 2, 9})  # ISO 5218


@lru_cache(maxsize=1)
def _codes() -> _Codes:
    text = resources.files("register").joinpath("law/codes.yaml").read_text(encoding="utf-8")
    loaded: _Codes = yaml.safe_load(text)
    return loaded


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return ISO 3166-1 alpha-3 and the additions of ICAO 9303 (stateless, refugees, organisations, `D`)."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | frozenset(_codes()["icao_9303"]["codes"])


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return the languages of ISO 639-3."""
    return frozenset(language.alpha_3 for language in pycountry.languages)


@lru_cache(maxsize=1)
def governorates() -> Mapping[str, Phrase]:
    """Return the 24 governorates by ISO 3166-2:TN code without country, with their names."""
    return {code: _phrase(names) for code, names in _codes()["governorates"]["codes"].items()}


@lru_cache(maxsize=1)
def documents() -> Mapping[str, Phrase]:
    """Return the documents of the checklists by code, with their names."""
    return {code: _phrase(names) for code, names in _codes()["documents"].items()}


@lru_cache(maxsize=32)
def checklist(reason: Reason) -> tuple[str, ...]:
    """Return the codes of the documents asked for a reason, the core first (domain.md 1.4)."""
    lists = _codes()["checklists"]
    return (*lists["core"]["documents"], *lists[reason]["documents"])


def checklist_version() -> str:
    """Return the version of the checklists."""
    return str(_codes()["checklists"]["version"])


def _phrase(names: _Named) -> Phrase:
    return Phrase(en=names["en"], fr=names["fr"], ar=names["ar"])


@lru_cache(maxsize=65_536)
def is_code(text: str) -> bool:
    """Return whether a coded field looks like a code: 1 to 64 plain characters, so that no sentence hides in it."""
    return _CODE.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Return whether an id is a UUID in its canonical lower-case form."""
    return _UUID.fullmatch(text) is not None


def is_occupation(text: str) -> bool:
    """Return whether a code has the shape of an ISCO-08 unit group: four digits."""
    return _ISCO.fullmatch(text) is not None


def is_delegation(code: str, governorate: str) -> bool:
    """Return whether an INS delegation (four digits) lies in the governorate."""
    return len(code) == 4 and code.isascii() and code.isdigit() and code.startswith(governorate)


def is_imada(code: str, delegation: str | None) -> bool:
    """Return whether an INS imada (six digits) lies in the delegation."""
    return len(code) == 6 and code.isascii() and code.isdigit() and code.startswith(delegation or "")
