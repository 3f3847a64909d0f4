"""Reads in words for a person: who, from which unit, when, why, what; and what of it is remarkable."""

from __future__ import annotations

from collections.abc import Sequence

from infra.csv_output import print_csv
from infra.languages import Language, text_in
from infra.moments import show_local, today
from infra.output import print_table, say
from infra.words import heading, word
from register.categories import category_of
from register.lawbook import LawOn
from register.read_flags import FlaggedRead
from register.roles import powers
from register.rules import rules
from schemas.events import Phrase, RecordAccessed

_COLUMNS = ("when", "reader", "why", "seen", "remarkable", "file_id")
_NOTHING = Phrase(en="Nothing to show.", fr="Rien à montrer.", ar="لا شيء للعرض.")
_IN_THE_NAME = Phrase(en="in the name of {}", fr="au nom de {}", ar="باسم {}")
_ANSWERS = Phrase(en="{} answers for the unit", fr="{} répond de l'unité", ar="يتحمل {} مسؤولية الوحدة")
_ABOUT_CASE = Phrase(en="case {}", fr="affaire {}", ar="الحالة {}")
_SEARCHED = Phrase(en="found by a search", fr="trouvé par une recherche", ar="وجد بالبحث")
_REFUSED = Phrase(en="nothing: {}", fr="rien : {}", ar="لا شيء: {}")
_NOTED = Phrase(
    en="a claim; proven it would be refused: {}",
    fr="déclaré ; prouvé, ce serait refusé : {}",
    ar="تصريح، ولو أثبت لرفض: {}",
)


def print_accesses(accesses: Sequence[RecordAccessed]) -> None:
    """Print who read personal values of a file, one line each."""
    print_table(
        ("when (Tunis)", "actor", "role", "unit", "purpose", "case", "fields", "verdict"),
        [
            (show_local(a.at), a.actor_id, a.actor_role, a.unit, a.purpose, a.case_ref, " ".join(a.fields), _verdict(a))
            for a in accesses
        ],
        spare=("role",),
    )


def _verdict(access: RecordAccessed) -> str:
    verdict = "" if access.verdict == "UNKNOWN" else access.verdict
    return verdict if access.rule_id is None else f"{verdict} {access.rule_id}"


def print_report(reads: Sequence[FlaggedRead], lang: Language) -> None:
    """Print reads in words, one line each."""
    if not reads:
        say(text_in(_NOTHING, lang))
        return
    print_table(_headings(lang), [_row(one, lang) for one in reads], spare=(heading("file_id", lang),))


def write_csv(reads: Sequence[FlaggedRead], lang: Language) -> None:
    """Print reads in words as CSV."""
    print_csv(_headings(lang), [_row(one, lang) for one in reads])


def _headings(lang: Language) -> list[str]:
    return [heading(name, lang) for name in _COLUMNS]


def _row(one: FlaggedRead, lang: Language) -> tuple[str, ...]:
    access = one.access
    flags = {entry.id: entry.name for entry in LawOn(on=today()).entries("read_flags")}
    remarks = [text_in(flags[flag], lang) if flag in flags else flag for flag in one.flags]
    if access.verdict == "CLAIMED" and access.rule_id is not None:
        remarks.append(_rule(_NOTED, access.rule_id, lang))
    return (
        show_local(access.at),
        _reader(access, lang),
        _why(access, lang),
        _seen(access, lang),
        "; ".join(remarks),
        access.file_id,
    )


def _reader(access: RecordAccessed, lang: Language) -> str:
    title = powers().titles.get(access.actor_role)
    who = access.actor_id if access.verdict == "GRANTED" else text_in(_IN_THE_NAME, lang).format(access.actor_id)
    parts = [access.unit] if title is None else [text_in(title, lang), access.unit]
    if access.responsible is not None:
        parts.append(text_in(_ANSWERS, lang).format(access.responsible))
    return f"{who} ({', '.join(parts)})"


def _why(access: RecordAccessed, lang: Language) -> str:
    purpose = word("purpose", access.purpose, lang) or access.purpose
    return purpose if access.case_ref is None else f"{purpose}, {text_in(_ABOUT_CASE, lang).format(access.case_ref)}"


def _seen(access: RecordAccessed, lang: Language) -> str:
    if access.verdict == "REFUSED" and access.rule_id is not None:
        return _rule(_REFUSED, access.rule_id, lang)
    law = LawOn(on=today())
    names = {entry.id: entry.name for entry in law.entries("data_categories")}
    seen = dict.fromkeys(category_of(field, law) or field for field in access.fields if not field.startswith("find:"))
    told = [text_in(names[each], lang) if each in names else each for each in seen]
    if access.criteria_hash is not None or any(field.startswith("find:") for field in access.fields):
        told.append(text_in(_SEARCHED, lang))
    return "; ".join(told)


def _rule(sentence: Phrase, rule_id: str, lang: Language) -> str:
    known = rules().get(rule_id)
    return text_in(sentence, lang).format(rule_id if known is None else text_in(known.reason, lang))
