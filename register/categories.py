"""Categories of data: to which one each contract and each sealed value of one belongs (law/data_categories.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from register.lawbook import LawOn
from register.lawtable import Table

_PLACE = re.compile(r"\[\d+\]")


def category_of(field: str, law: LawOn) -> str | None:
    """Return the category of `Event`, `Event.path` or another contract; a value not named goes with its event.

    `field` may name a place in a list (`DecisionTaken.conditions[0].employer`). None: the table does not know it.
    """
    held = _held(law.table("data_categories"), law.on, law.known_at)
    named = held.get(_PLACE.sub("[]", field))
    return held.get(field.partition(".")[0]) if named is None else named


@lru_cache(maxsize=64)
def _held(table: Table, on: int, known_at: int | None) -> Mapping[str, str]:
    return {name: entry.id for entry in table.in_force(on=on, known_at=known_at) for name in entry.texts("holds")}
