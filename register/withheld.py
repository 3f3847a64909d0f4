"""What a person who asks for their own data is not shown, and why (organic law 2004-63, articles 32 and 35)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from register.lawbook import LawOn
from register.lawentry import Citation
from schemas.events import Phrase

Because = Literal["OTHER_PERSON", "ENFORCEMENT", "INTERNAL"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A ground on which fields are left out: whose interest it serves, the article if there is one, and the rule."""

    name: Phrase
    because: Because
    article: str | None
    rule: Citation


def withheld(law: LawOn) -> dict[str, Withheld]:
    """Return the ground by field: `OpinionRecorded.restricted_note`, or `Meta.note` for what every act has."""
    return {
        str(path): Withheld(
            name=entry.name,
            because=cast("Because", entry.text("because")),
            article=entry.find_text("article"),
            rule=entry.citation,
        )
        for entry in law.entries("withheld")
        for path in entry.texts("paths")
    }
