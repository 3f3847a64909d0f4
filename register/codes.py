"""Checked code lists: countries and nationalities, languages, governorates, documents, occupations.

A code that is in no list is a typing slip to be mended at the counter; no check here looks at a personal value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

import pycountry
import yaml

from register.lawbook import lawbook
from schemas.events import Phrase

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}")  # no blank: a name could pass
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ISCO = re.compile(r"[0-9]{4}")
ISCED_LEVELS = range(10)
SEXES = frozenset({0, 1, 2, 9})  # ISO 5218


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeGroup:
    """Codes that stand together in law/codes.yaml; `unverified`: a working list."""

    status: Literal["verified", "unverified"]
    source: str
    codes: tuple[str, ...]


@lru_cache(maxsize=1)
def code_groups() -> Mapping[str, CodeGroup]:
    """Return the lists of law/codes.yaml by name."""
    loaded = yaml.safe_load(resources.files("register").joinpath("law/codes.yaml").read_text(encoding="utf-8"))
    return {
        name: CodeGroup(status=each["status"], source=each["source"], codes=tuple(each["codes"]))
        for name, each in loaded.items()
        if isinstance(each, dict)
    }


@lru_cache(maxsize=1)
def _icao_9303() -> frozenset[str]:
    groups = code_groups()
    return frozenset(groups["icao_9303"].codes) | frozenset(groups["icao_9303_organisations"].codes)


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return ISO 3166-1 alpha-3 and the additions of ICAO 9303 (stateless, refugees, organisations, `D`)."""
    return iso_countries() | _icao_9303()


@lru_cache(maxsize=1)
def iso_countries() -> frozenset[str]:
    """Return ISO 3166-1 alpha-3 alone."""
    return frozenset(country.alpha_3 for country in pycountry.countries)


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return the languages of ISO 639-3."""
    return frozenset(language.alpha_3 for language in pycountry.languages)


@lru_cache(maxsize=1)
def governorates() -> Mapping[str, Phrase]:
    """Return the governorates of all times by ISO 3166-2:TN code without country, with their names."""
    return _names("governorates")


@lru_cache(maxsize=1)
def documents() -> Mapping[str, Phrase]:
    """Return the documents of the checklists of all times by code, with their names."""
    return _names("documents")


def _names(table: str) -> Mapping[str, Phrase]:
    return {code: versions[-1].name for code, versions in lawbook().table(table).versions.items()}


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
