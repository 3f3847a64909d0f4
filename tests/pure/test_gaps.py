"""A refused number is known, not missing."""

from __future__ import annotations

import pytest

from projections.gaps import without


@pytest.mark.parametrize(
    ("known", "left"),
    [
        ((), [(3, 8)]),
        ((5,), [(3, 4), (6, 8)]),
        ((3, 8, 9, 1), [(4, 7)]),
        (range(3, 9), []),
    ],
)
def test_what_is_known_is_taken_out_of_a_gap(known: tuple[int, ...], left: list[tuple[int, int]]) -> None:
    """At either end, in the middle, beyond it, and all of it."""
    assert left == list(without(3, 8, known))
