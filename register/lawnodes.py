"""A table's YAML as nodes that know their line, so that a fault can be shown where it stands.

Nothing is converted here: a date that no calendar has or an amount written as a number must be found, not mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import yaml
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


def read_page(file: str, text: str) -> Page | Finding:
    """Return the nodes of a table, or what keeps it from being read."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except UnicodeEncodeError:  # bytes that are no UTF-8 come as lone surrogates
        mend = "Save the file as UTF-8."
        return Finding(file=file, line=1, column=1, code="NOT_UTF8", what="This is not a text in UTF-8.", mend=mend)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        what = f"This is no YAML: {getattr(error, 'problem', None) or type(error).__name__}."
        mend = "Look for a missing quote, bracket or colon here or in the line above."
        return Finding(file=file, line=line, column=column, code="SYNTAX", what=what, mend=mend)
    if not isinstance(root, MappingNode):
        mend = "Begin with kind, version, title and entries; see any other table."
        return Finding(file=file, line=1, column=1, code="WRONG_TYPE", what="The table has no fields.", mend=mend)
    return Page(file=file, root=root)


def fields(node: Node | None) -> Mapping[str, Node]:
    """Return the fields of a mapping by name; nothing for any other node. Of two alike, the last."""
    if not isinstance(node, MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}


def keys(node: MappingNode) -> Iterator[ScalarNode]:
    """Yield the names of a mapping's fields, repeated ones too."""
    yield from (key for key, _ in node.value if isinstance(key, ScalarNode))


def items(node: Node | None) -> list[Node]:
    """Return the items of a list; nothing for any other node."""
    return list(node.value) if isinstance(node, SequenceNode) else []


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
