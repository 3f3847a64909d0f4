"""A table's YAML as nodes that know their line, so that a fault can be shown where it stands.

Nothing is converted here: a date that no calendar has or an amount written as a number must be found, not mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCALAR = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One fault: where (line and column from 1), a code for programs, what is wrong and what to do."""

    file: str
    line: int
    column: int
    code: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One table as it is written."""

    file: str
    root: MappingNode

    def finding(self, node: Node, code: str, what: str, mend: str) -> Finding:
        """Return a fault at a node."""
        mark = node.start_mark
        return Finding(file=self.file, line=mark.line + 1, column=mark.column + 1, code=code, what=what, mend=mend)


def fields(node: Node | None) -> Mapping[str, Node]:
    """Return the fields of a mapping by name; nothing for any other node. Of two alike, the last."""
    if not isinstance(node, MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}


def keys(node: Node | None) -> Iterator[ScalarNode]:
    """Yield the names of a mapping's fields, repeated ones too; nothing for any other node."""
    if isinstance(node, MappingNode):
        yield from (key for key, _ in node.value if isinstance(key, ScalarNode))


def key_node(node: Node, name: str) -> Node:
    """Return the place where a mapping names a field; the mapping itself where it has none so called."""
    return next((key for key in keys(node) if key.value == name), node)


def items(node: Node | None) -> list[Node]:
    """Return the items of a list; nothing for any other node."""
    return list(node.value) if isinstance(node, SequenceNode) else []


def lines_of(node: Node) -> range:
    """Return the lines, from 1, on which a node stands."""
    first, end = node.start_mark, node.end_mark
    last = end.line if end.column == 0 or not isinstance(node, ScalarNode) else end.line + 1
    return range(first.line + 1, max(last, first.line + 1) + 1)


def kind_of(node: Node) -> str:
    """Return object, array, or the kind of a scalar: str, int, float, bool, null, timestamp."""
    if isinstance(node, MappingNode):
        return "object"
    return "array" if isinstance(node, SequenceNode) else str(node.tag).removeprefix(_SCALAR)


def scalar(node: Node | None) -> str | None:
    """Return the text of a scalar; None where there is none, or null."""
    return str(node.value) if isinstance(node, ScalarNode) and kind_of(node) != "null" else None


def scalars(node: Node | None) -> tuple[str, ...]:
    """Return the texts of a list, or of a single scalar as a list of one."""
    single = scalar(node)
    if single is not None:
        return (single,)
    return tuple(text for each in items(node) if (text := scalar(each)) is not None)


def day_in(text: str | None) -> date | None:
    """Return the day that a text names as year-month-day; None where no calendar has it."""
    if text is None or _DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
