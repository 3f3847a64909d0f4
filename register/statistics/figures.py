"""A figure: a declared table computed from stated facts, with all that is needed to compute it again.

Never holds a clock or a place: the cut and the versions are its only coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from register.rules import RULES_VERSION
from register.statistics.facts import ApplicationFact
from register.statistics.periods import Period
from register.statistics.tables import TABLES
from schemas.errors import CommandRefused
from schemas.ids import derived_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A stated cut of the journal: for each partition the first offset that is left out, and how it was asked for."""

    offsets: tuple[int, ...]
    known_at: int | None

    @property
    def cut_id(self) -> str:
        """Return the id that these offsets always have."""
        return derived_id("cut", *map(str, self.offsets))

    def holds(self, partition: int, offset: int) -> bool:
        """Return whether the record at these coordinates is inside."""
        return offset < self.offsets[partition]

    def as_json(self) -> dict[str, object]:
        """Return the cut as figures state it."""
        return {"cut_id": self.cut_id, "offsets": {str(p): o for p, o in enumerate(self.offsets)}}


@cache
def declarations() -> Mapping[str, Any]:
    """Return the declarations of the tables: `version`, `days`, `tables`."""
    text = files("register.statistics").joinpath("definitions.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.safe_load(text)
    return read


def figure(name: str, facts: Iterable[ApplicationFact], *, period: Period, cut: Cut) -> dict[str, Any]:
    """Return table `name` with its declaration, cut and versions; raise CommandRefused for a table not declared."""
    declared = declarations()["tables"].get(name)
    if declared is None:
        known = ", ".join(TABLES)
        raise CommandRefused(f"No table is named '{name}'.", mend=f"Tables so far: {known}.")
    result = TABLES[name](facts, period)
    return {
        "table": name,
        **declared,
        "period": period.name,
        "cut": cut.as_json(),
        "versions": {"definitions": declarations()["version"], "rules": RULES_VERSION},
        "audience": "inside the register only: not protected for publication",
        "days": declarations()["days"],
        "cells": list(result.cells),
        "shown_beside": dict(result.shown_beside),
    }
