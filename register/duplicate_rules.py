"""The rules of suspicion as law/duplicates.yaml states them: each with its weight, its bounds, its words.

A rule that the table does not hold cannot fire, so a table without one of them is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from register.lawbook import LawOn
from register.lawentry import Entry, unusable
from register.lawreading import read_table
from register.names.forms import part_of
from schemas.events import Phrase

TABLE = "duplicates"
RuleId = Literal[
    "DOCUMENT_SAME", "UNHCR_SAME", "FAMILY_ALIKE", "FAMILY_DIFFERS", "FAMILY_DIFFERS_WOMAN", "GIVEN_ALIKE",
    "GIVEN_DIFFERS", "NAMES_SWAPPED", "ELDERS_ALIKE", "ELDERS_DIFFER", "NAME_COMMON", "BIRTH_SAME",
    "BIRTH_SAME_FIRST_JANUARY", "BIRTH_HIJRI_SAME", "BIRTH_DAY_MONTH_SWAPPED", "BIRTH_DIGIT", "BIRTH_YEAR_BESIDE",
    "BIRTH_FIRST_JANUARY", "BIRTH_WITHIN_MONTH", "BIRTH_WITHIN_YEAR", "BIRTH_DAY_BESIDE", "BIRTH_SAME_YEAR",
    "BIRTH_YEARS_APART", "BIRTH_GENERATION_APART", "SEX_DIFFERS", "NATIONALITY_SHARED", "NATIONALITY_DIFFERS",
    "PLACE_ALIKE", "PLACE_DIFFERS", "DOCUMENT_SLIP", "UNHCR_DIFFERS",
]  # fmt: skip
_THRESHOLD = "SUSPECTED_FROM"
_STRICT: frozenset[str] = frozenset({"DOCUMENT_SAME", "UNHCR_SAME"})  # no name, no date is enough by itself
FULL = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; `least` and `most` bound the likeness (0 to 1000) at which it fires."""

    id: str
    version: int
    weight: int
    strict: bool
    least: int
    most: int
    words: Phrase

    def points(self, likeness: int) -> int:
        """Return what a likeness adds or takes: the whole weight at 1000, nothing at `least`; 0 outside its bounds."""
        if not self.least <= likeness <= self.most:
            return 0
        if self.most < FULL:  # speaks of what differs, and then as a whole
            return self.weight
        return self.weight * (likeness - self.least) // (FULL - self.least)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """All rules of a day; `common` holds the consonants of names that many bear, `version` is the table's."""

    version: str
    threshold: int
    rules: Mapping[RuleId, Rule]
    common: frozenset[str]


def weights_on(law: LawOn) -> Weights:
    """Return the rules of a day; raise CommandRefused when the table lacks one."""
    return _weights(law.table(TABLE).version, law.entries(TABLE))


def read_weights(text: str) -> Weights:
    """Return the rules of a table's text, every entry at its last version; raise CommandRefused as `weights_on`."""
    table = read_table(TABLE, text)
    return _weights(table.version, tuple(versions[-1] for versions in table.versions.values()))


@lru_cache(maxsize=16)
def _weights(version: str, entries: tuple[Entry, ...]) -> Weights:
    found = {entry.id: entry for entry in entries}
    wanted = (_THRESHOLD, *get_args(RuleId))
    for rule_id in wanted:
        if rule_id not in found:
            raise unusable(TABLE, f"it has no rule {rule_id}")
    for rule_id in found:
        if rule_id not in wanted:
            raise unusable(TABLE, f"no rule is called {rule_id}")
    rules: dict[RuleId, Rule] = {rule_id: _rule(found[rule_id]) for rule_id in get_args(RuleId)}
    threshold = _number(found[_THRESHOLD], "weight")
    if found[_THRESHOLD].text("kind") != "THRESHOLD" or threshold < 1:
        raise unusable(TABLE, f"whoever is compared would be suspected by {_THRESHOLD}")
    return Weights(
        version=version,
        threshold=threshold,
        rules=rules,
        common=_common(found["NAME_COMMON"].texts("names")),
    )


def _rule(entry: Entry) -> Rule:
    least, most = entry.find_number("least"), entry.find_number("most")
    rule = Rule(
        id=entry.id,
        version=entry.version,
        weight=_number(entry, "weight"),
        strict=entry.text("kind") == "STRICT",
        least=0 if least is None else least,
        most=FULL if most is None else most,
        words=entry.name,
    )
    if rule.strict != (rule.id in _STRICT) or entry.text("kind") == "THRESHOLD":
        raise unusable(TABLE, f"a number alone is enough, nothing else; not so {rule.id}")
    if rule.least > rule.most or (rule.strict and rule.weight < 1):
        raise unusable(TABLE, f"nothing could ever fire {rule.id}")
    return rule


def _number(entry: Entry, field: str) -> int:
    number = entry.find_number(field)
    if number is None:
        raise unusable(TABLE, f"{field} is missing in {entry.id}")
    return number


def _common(names: Iterable[str]) -> frozenset[str]:
    parts = (part_of(name, "LATN") for name in names)
    return frozenset(part.whole.skeleton for part in parts if part is not None)
