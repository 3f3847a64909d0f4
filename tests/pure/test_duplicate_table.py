"""The weights of suspicion are a table of the law: it decides, and one that the code does not fit is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from register.duplicate_rules import FULL, read_weights
from register.duplicates import compare
from schemas.errors import CommandRefused
from tests.law_examples import changed, with_entry
from tests.names_examples import named, person, weights

SYRIAN = person(named("Al-Halabi", "Fatima"), nationality="SYR")


def test_the_table_decides() -> None:
    """Weights and threshold are data: another table, another verdict."""
    text = changed("duplicates", ("weight: 500", "weight: 5"))["duplicates.yaml"]
    diallo = person(named("Diallo", "Moussa"))
    other = compare(SYRIAN, person(nationality="SYR"), read_weights(text))

    assert compare(SYRIAN, person(nationality="SYR"), weights()).verdict == "UNLIKELY"
    assert other.verdict == "SUSPECTED"
    assert other.table_version == weights().version
    assert compare(SYRIAN, diallo, read_weights(text)).verdict == "UNLIKELY"


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (changed("duplicates", ("id: SEX_DIFFERS\n    version: 1", "id: BIRTH_SAME\n    version: 2")), "SEX_DIFFERS"),
        (with_entry("duplicates", {"id": "SHOE_SIZE"}), "SHOE_SIZE"),
        (changed("duplicates", ("weight: 500", "wait: 500")), "weight"),
        (changed("duplicates", ("weight: 500", "weight: 0")), "SUSPECTED_FROM"),
        (changed("duplicates", ("kind: EVIDENCE\n    least: 700", "kind: STRICT\n    least: 700")), "FAMILY_ALIKE"),
        (changed("duplicates", ("kind: STRICT", "kind: EVIDENCE")), "DOCUMENT_SAME"),
        (changed("duplicates", ("weight: 1000", "weight: -1000")), "DOCUMENT_SAME"),
        (changed("duplicates", ("least: 700", "least: 700\n    most: 600")), "FAMILY_ALIKE"),
    ],
    ids=["missing", "unknown", "no weight", "no threshold", "name enough", "number not", "against", "no bounds"],
)
def test_a_table_that_the_code_does_not_fit_is_refused(table: Mapping[str, str], word: str) -> None:
    """A rule that is not there would be silent, one that nobody knows never fires; `sijill law check` finds both."""
    with pytest.raises(CommandRefused, match=word):
        read_weights(table["duplicates.yaml"])


def test_a_rule_counts_within_its_bounds_and_more_the_closer() -> None:
    """`least` is where a rule begins to count, `most` up to where what differs counts as a whole."""
    alike, differs = weights().rules["GIVEN_ALIKE"], weights().rules["GIVEN_DIFFERS"]

    assert [alike.points(close) for close in (alike.least - 1, alike.least, FULL)] == [0, 0, alike.weight]
    assert 0 < alike.points(850) < alike.points(950) < alike.weight
    assert [differs.points(close) for close in (0, differs.most, differs.most + 1)] == [
        differs.weight, differs.weight, 0,
    ]  # fmt: skip
