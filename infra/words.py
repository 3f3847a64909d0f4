"""Codes, fields and headings in words of the three languages; the code stands beside its word.

A code without a word is shown as it is: nothing is guessed, nothing is left out.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import pycountry
import yaml

from infra.moments import today
from register.code_lists import codes_of
from register.codes import documents, governorates
from register.lawbook import LawOn
from register.machine_table import machine_table
from schemas.events import Phrase

_OF_THE_LAW = {"reason": "reasons", "title": "titles", "level": "levels"}
_MACHINES = {
    "file_status": "file",
    "application_status": "application",
    "permit_status": "permit",
    "measure_status": "measure",
    "appeal_status": "appeal",
    "transfer_status": "transfer",
}

# The list of codes of each field; `status` and `kind` mean something else in each kind of record.
_FIELDS = {
    "sex": "sex",
    "nationality": "country",
    "issuing_state": "country",
    "governorate": "governorate",
    "reason": "reason",
    "title": "title",
    "title_sought": "title",
    "level": "level",
    "late_because": "late_because",
    "outcome": "outcome",
    "missing": "document",
    "document_type": "document_type",
    "document_code": "document",
    "items": "document",
    "birth_country": "country",
}
_STATUS = {
    "file": "file_status",
    "applications": "application_status",
    "permits": "permit_status",
    "travel_documents": "document_status",
    "TravelDocumentRecorded": "document_status",
    "measures": "measure_status",
    "appeals": "appeal_status",
    "transfer": "transfer_status",
}
_KIND = {"applications": "kind", "ApplicationLodged": "kind", "charges": "charge_kind"}


def heading(name: str, lang: str = "en") -> str:
    """Return the heading of a column or a figure."""
    found = _words()["headings"].get(name)
    return str(found[lang]) if found else name.replace("_", " ")


def audience(lang: str) -> str:
    """Return who may see figures."""
    return str(_words()["audience"][lang])


def word(code_list: str, code: object, lang: str = "en") -> str | None:
    """Return the word for a code, None when the list has none."""
    if code_list == "country":
        return _country(str(code), lang)
    found = _list(code_list).get(str(code))
    return None if found is None else str(getattr(found, lang))


def spell(code_list: str, code: object, lang: str = "en") -> str:
    """Return the word with the code beside it, `student (STUDY)`, or the code alone."""
    if code is None:
        return ""
    found = word(code_list, code, lang)
    return str(code) if found is None else f"{found} ({code})"


def find_list(field: str, record: str = "") -> str | None:
    """Return the list of codes that a field holds, None when it holds none; `record` is what the field is part of."""
    return _STATUS.get(record) if field == "status" else _KIND.get(record) if field == "kind" else _FIELDS.get(field)


@cache
def _words() -> Mapping[str, Any]:
    text = resources.files("infra").joinpath("words.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read


@cache
def _list(name: str) -> Mapping[str, Phrase]:
    if name in _OF_THE_LAW:
        return {code: entry.name for code, entry in codes_of(_OF_THE_LAW[name], LawOn(on=today())).items()}
    if name in _MACHINES:
        return {state.name: state.title for state in machine_table()[_MACHINES[name]].states.values()}
    if name == "governorate":
        return governorates()
    if name == "document":
        return documents()
    return {code: Phrase(**names) for code, names in _words()["codes"].get(name, {}).items()}


@cache
def _country(code: str, lang: str) -> str | None:
    """Return the country's name (ISO 3166-1), in the language where its translation is at hand."""
    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        return None
    name = getattr(found, "common_name", found.name)
    if lang == "en":
        return str(name)
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[lang], fallback=True).gettext(name)
