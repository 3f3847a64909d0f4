"""What a copy of a tree lacks after it grew: exactly the tiles and bundles that the larger tree has and it had not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from register.proof.tiles import tile_path, width_at
from streams.tree_copy import grown

SIZES = st.integers(0, 200_000) | st.sampled_from([0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 66_000, 131_072])


def tiles_of(size: int) -> set[str]:
    """Return the paths that a tree of a size must have, by the text of tlog-tiles."""
    found, level = set[str](), 0
    while size >> 8 * level:
        for index in range(-(-(size >> 8 * level) // 256)):
            width = width_at(size, level, index)
            found.add(tile_path(level, index, width))
            if level == 0:
                found.add(tile_path("entries", index, width))
        level += 1
    return found


@given(SIZES, SIZES)
def test_what_is_copied_is_what_is_new(one: int, other: int) -> None:
    """A partial tile is there at each size that was copied; nothing is written twice."""
    size, to = sorted((one, other))
    places = [tile_path(*place) for place in grown(size, to)]

    assert sorted(places) == sorted(tiles_of(to) - tiles_of(size))
    assert list(grown(to, to)) == []
