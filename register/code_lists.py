"""Code lists with validity dates: governorates, delegations, imadas, security districts, corps, reasons, titles.

A code that ended stays readable for the acts of its time. A list that is known not to be whole says how many codes it
should have; nothing may be refused for not being in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from register.lawbook import LawOn
from register.lawentry import Citation
from schemas.events import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of a list; `official` is the code that its keeper gives it, None while it is not at hand."""

    id: str
    name: Phrase
    parent: str | None
    official: str | None
    corps: str | None
    group: str | None
    succeeded_by: tuple[str, ...]
    rule: Citation


def codes_of(list_name: str, law: LawOn) -> Mapping[str, Code]:
    """Return the codes of a list that hold on a day, by code; raise CommandRefused for a list that is not there."""
    return {
        entry.id: Code(
            id=entry.id,
            name=entry.name,
            parent=entry.find_text("parent"),
            official=entry.find_text("official_code"),
            corps=entry.find_text("corps"),
            group=entry.find_text("group"),
            succeeded_by=entry.texts("succeeded_by"),
            rule=entry.citation,
        )
        for entry in law.entries(list_name)
    }


def expected_count(list_name: str, law: LawOn) -> int | None:
    """Return how many codes the list's keeper counted last by that day; None when no source says."""
    counts = [count for count in law.table(list_name).counts if count.day <= law.on]
    return max(counts, key=lambda count: count.day).count if counts else None


def is_whole(list_name: str, law: LawOn) -> bool:
    """Return whether the list holds as many codes as were counted; a list that nobody counted is taken as whole."""
    expected = expected_count(list_name, law)
    return expected is None or len(law.entries(list_name)) >= expected
