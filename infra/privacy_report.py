"""The data-protection desk's documents, made from the contracts and the tables of the law: nothing is typed twice.

The register of processing says of each category which fields it holds, why, on what ground, who reads it and how long
it stays; the impact assessment says what can go wrong for a person, what stands against it, and what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from infra.languages import Language
from infra.words import word
from register.lawbook import LawOn
from register.lawentry import Entry
from register.rights import rights_on
from register.roles import powers
from schemas import events
from schemas.content import SEALED_FIELDS
from schemas.events import Phrase

_ENVELOPE = "meta"


def report_on(law: LawOn) -> dict[str, Any]:
    """Return both documents as JSON values, phrases in three languages."""
    return {"processing": [_processing(entry, law) for entry in law.entries("processing")], "risks": list(_risks(law))}


def _processing(entry: Entry, law: LawOn) -> dict[str, Any]:
    category = entry.text("category")
    held = law.find("data_categories", category)
    names = () if held is None else held.texts("holds")
    cells = [(cell, right) for cell, right in rights_on(law).cells.items() if cell[1] == category]
    return {
        "category": category,
        "name": None if held is None else _phrase(held.name),
        "aim": _phrase(entry.name),
        "status": entry.citation.status,
        "ground": [{"source": each, "name": _name(law, "sources", each)} for each in entry.texts("ground")],
        "retention": [_retention(law, each) for each in entry.texts("retention")],
        "sealed": sorted(path for name in names for path in _sealed(name, law)),
        "clear": {name: list(_clear(name)) for name in names if "." not in name and hasattr(events, name)},
        "recipients": sorted({(role, purpose, str(right.scope)) for (role, _, purpose), right in cells}),
    }


def _sealed(name: str, law: LawOn) -> Iterator[str]:
    """Yield the sealed values that belong with a name: its own, or those of its event that no category names alone."""
    if "." in name:
        yield name
        return
    alone = {each for entry in law.entries("data_categories") for each in entry.texts("holds") if "." in each}
    yield from (f"{name}.{path}" for path in SEALED_FIELDS.get(name, ()) if f"{name}.{path}" not in alone)


def _clear(name: str) -> Iterator[str]:
    """Yield the fields of a contract that are not sealed, without the envelope that every act has."""
    for field in fields(getattr(events, name)):
        if field.name != _ENVELOPE and not str(field.type).startswith("Sealed"):
            yield field.name


def _retention(law: LawOn, rule: str) -> dict[str, Any]:
    entry = law.find("retention", rule)
    return {
        "rule": rule,
        "name": _name(law, "retention", rule),
        "length": None if entry is None else entry.values.get("length"),
        "status": None if entry is None else entry.citation.status,
    }


def _risks(law: LawOn) -> Iterator[dict[str, Any]]:
    for entry in law.entries("privacy_risks"):
        yield {
            "risk": entry.id,
            "name": _phrase(entry.name),
            "harm": entry.text("harm"),
            "safeguards": entry.values["safeguards"],
            "left": entry.values["left"],
        }


def _name(law: LawOn, table: str, entry_id: str) -> dict[str, str] | None:
    entry = law.find(table, entry_id)
    return None if entry is None else _phrase(entry.name)


def _phrase(phrase: Phrase) -> dict[str, str]:
    return {"en": phrase.en, "fr": phrase.fr, "ar": phrase.ar}


_TEXTS = {
    "processing": ("Register of processing", "Registre des traitements", "سجل معالجة المعطيات"),
    "risks": ("Impact assessment", "Analyse d'impact", "تقييم الأثر"),
    "aim": ("Aim", "Finalité", "الغاية"),
    "ground": ("Ground", "Fondement", "الأساس"),
    "retention": ("How long", "Durée", "المدة"),
    "sealed": ("Sealed", "Scellé", "مختوم"),
    "clear": ("In clear", "En clair", "واضح"),
    "recipients": ("Who reads it", "Qui le lit", "من يطلع عليه"),
    "safeguards": ("What stands against it", "Ce qui s'y oppose", "ما يحول دونه"),
    "left": ("What is left", "Ce qui reste", "ما يبقى"),
    "unverified": ("not verified as law", "non vérifié comme droit", "غير مثبت قانونا"),
    "nobody": ("nobody", "personne", "لا أحد"),
    "years": ("years", "ans", "سنوات"),
    "months": ("months", "mois", "أشهر"),
    "days": ("days", "jours", "أيام"),
    "none": ("none", "aucun", "لا شيء"),
    "not set": ("not set", "non fixée", "غير محددة"),
}


def as_markdown(report: dict[str, Any], lang: Language) -> str:
    """Return both documents as Markdown in a language."""

    lines = [f"# {_text('processing', lang)}"]
    for one in report["processing"]:
        ground = ", ".join(_in(each["name"], lang) or each["source"] for each in one["ground"])
        mark = "" if one["status"] == "own" else f" ({_text('unverified', lang)})"
        kept = [_long(each, lang) for each in one["retention"]]
        clear = "; ".join(f"{name}: {', '.join(found)}" for name, found in one["clear"].items() if found)
        lines += [
            f"\n## {_in(one['name'], lang)} ({one['category']})",
            f"- {_text('aim', lang)}: {_in(one['aim'], lang)}",
            f"- {_text('ground', lang)}: {ground}{mark}",
            f"- {_text('retention', lang)}: {'; '.join(kept) or '-'}",
            f"- {_text('sealed', lang)}: {', '.join(one['sealed']) or _text('none', lang)}",
            f"- {_text('clear', lang)}: {clear or _text('none', lang)}",
            f"- {_text('recipients', lang)}: {'; '.join(_readers(one['recipients'], lang)) or _text('nobody', lang)}",
        ]
    lines.append(f"\n# {_text('risks', lang)}")
    for one in report["risks"]:
        lines += [f"\n## {_in(one['name'], lang)}", f"- {_text('safeguards', lang)}:"]
        lines += [f"  - {_in(each, lang)}" for each in one["safeguards"]]
        lines.append(f"- {_text('left', lang)}: {_in(one['left'], lang)}")
    return "\n".join(lines) + "\n"


def _text(name: str, lang: Language) -> str:
    return _TEXTS[name][list(Language).index(lang)] if name in _TEXTS else name


def _in(phrase: dict[str, str] | None, lang: Language) -> str:
    return "" if phrase is None else phrase[lang.value]


def _long(retention: dict[str, Any], lang: Language) -> str:
    length = retention["length"] or {}
    told = ", ".join(f"{number} {_text(unit, lang)}" for unit, number in length.items()) or _text("not set", lang)
    return f"{_in(retention['name'], lang)}: {told}"


def _readers(recipients: list[tuple[str, str, str]], lang: Language) -> Iterator[str]:
    purposes: dict[str, list[str]] = {}
    for role, purpose, _ in recipients:
        purposes.setdefault(role, []).append(word("purpose", purpose, lang.value) or purpose)
    titles = dict(powers().titles.items())
    for role, found in purposes.items():
        title = next((each for name, each in titles.items() if name == role), None)
        yield f"{role if title is None else getattr(title, lang.value)} ({', '.join(dict.fromkeys(found))})"
