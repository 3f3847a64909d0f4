"""Inclusion and consistency proofs: made from nodes, checked as RFC 9162 says in 2.1.3.2 and 2.1.4.2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from register.proof.tiles import Node
from register.proof.tree import node_hash
from schemas.errors import SijillError


class ProofWrong(SijillError):
    """A proof does not show what it claims; `what` says which part did not fit."""


def inclusion_path(node: Node, index: int, size: int) -> list[bytes]:
    """Return the hashes from the leaf's sibling up to the root's child; raises ValueError for no leaf of the tree."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    low, high, path = 0, size, []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_root(node, middle, high))
            high = middle
        else:
            path.append(_range_root(node, low, middle))
            low = middle
    return path[::-1]


def consistency_path(node: Node, first: int, second: int) -> list[bytes]:
    """Return what shows that the tree of `second` leaves begins with that of `first`; raises ValueError."""
    if not 0 <= first <= second:
        raise ValueError(f"a tree of {second} leaves does not begin with one of {first}")
    if first in {0, second}:
        return []
    low, high, path, whole = 0, second, [], True
    while first != high:
        middle = low + _split(high - low)
        if first <= middle:
            path.append(_range_root(node, middle, high))
            high = middle
        else:
            path.append(_range_root(node, low, middle))
            low, whole = middle, False
    if not whole:
        path.append(_range_root(node, low, high))
    return path[::-1]


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> None:
    """Raise ProofWrong unless the hash of a leaf lies at `index` of the tree of that size and root (2.1.3.2)."""
    where = "inclusion proof"
    if not 0 <= index < size:
        raise ProofWrong(f"A tree of {size} leaves has no leaf {index}.", where=where)
    found = leaf
    for step, left in zip(path, _turns(index, size - 1, len(path), where), strict=True):
        found = node_hash(step, found) if left else node_hash(found, step)
    if found != root:
        raise ProofWrong(f"Leaf {index} is not what the root of {size} leaves says.", where=where)


def check_consistency(first: int, second: int, path: Sequence[bytes], first_root: bytes, second_root: bytes) -> None:
    """Raise ProofWrong unless the tree of `second` leaves begins with that of `first` (2.1.4.2)."""
    where = "consistency proof"
    if not 0 <= first <= second:
        raise ProofWrong(f"A tree of {second} leaves cannot begin with {first}.", where=where)
    if first == second and first_root != second_root:
        raise ProofWrong(f"Two roots are given for the one size {first}.", where=where)
    if (first in {0, second}) == bool(path):
        raise ProofWrong(f"From {first} to {second} leaves a proof cannot have {len(path)} hashes.", where=where)
    if not path:
        return
    steps = [first_root, *path] if first & (first - 1) == 0 else path
    alike = ((first - 1) ^ first).bit_length() - 1  # levels on which the first tree ends with a whole subtree
    old = new = steps[0]
    turns = _turns(first - 1 >> alike, second - 1 >> alike, len(steps) - 1, where)
    for step, left in zip(steps[1:], turns, strict=True):
        if left:
            old = node_hash(step, old)
        new = node_hash(step, new) if left else node_hash(new, step)
    if old != first_root:
        raise ProofWrong(f"The first {first} leaves are not those of the earlier checkpoint.", where=where)
    if new != second_root:
        raise ProofWrong(f"The proof does not lead to the root of {second} leaves.", where=where)


def _turns(at: int, last: int, count: int, where: str) -> Iterator[bool]:
    """Yield whether each of `count` hashes stands to the left of what is known, from node `at` of a level up."""
    for _ in range(count):
        if last == 0:
            raise ProofWrong("The proof has more hashes than the tree has levels.", where=where)
        left = bool(at & 1) or at == last
        yield left
        while left and not at & 1 and at:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    if last:
        raise ProofWrong("The proof has fewer hashes than the tree has levels.", where=where)


def _split(count: int) -> int:
    """Return the largest power of two that is less than `count`."""
    return 1 << (count - 1).bit_length() - 1


def _range_root(node: Node, begin: int, end: int) -> bytes:
    """Return the hash over leaves `begin` to `end`, where the first perfect subtree is the largest."""
    whole = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        whole.append(node(level, begin >> level))
        begin += 1 << level
    root = whole.pop()
    while whole:
        root = node_hash(whole.pop(), root)
    return root
