"""A table's text read into nodes; what keeps it from being read is said in words, where it stands.

A tab, a no-break blank or an invisible character looks like a blank in most editors: each is named for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node

from register.lawnodes import Finding, Page, fields, items

_NOT_UTF8 = re.compile(r"[\ud800-\udfff]")  # bytes that are no UTF-8 come as lone surrogates
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|(?<!^)\ufeff")
_TAB = re.compile(r"^ *(?:- *)*\t(?=[^#\n]*[^\s#])", re.MULTILINE)
_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ODD_BLANK = re.compile(rf"(?:^[ -]*|[:,\[{{] *)([{_BLANKS}])", re.MULTILINE)
_APART = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|(?:^|(?<=\s))#[^\n]*', re.MULTILINE)  # quoted, or a remark
_NEIGHBOURS = "Set the line in as its neighbours are, with blanks."
_IN_WORDS = (
    ("mapping values", "A colon stands where none can be.",
     "Put a text that holds a colon in quotes; or set the line in as its neighbours are."),
    ("end of stream", "A quote opens here and never closes.", "Close it where the text ends."),
    ("expected ',' or", "A bracket that opens above or in this line is not closed, or a comma is missing.",
     "Close the bracket, or add the comma, before this place."),
    ("expected '-'", "This line does not fit the list that it stands in.", _NEIGHBOURS),
    ("expected ':'", "A colon is missing after the name of a field.",
     "Add it; or look for a quote that is not closed in the lines above."),
    ("expected key", "This does not fit what stands before it.",
     "Look for a quote that closes too early, a bracket too many, or a line not set in as its neighbours are."),
    ("node content", "A bracket closes here that none opened, or one above is not closed.", "Make them pairs."),
    ("cannot start any token", "No text begins with this sign.", "Put the text in quotes."),
    ("undefined alias", "No text begins with *.", "Put the text in quotes."),
    ("escape character", "In double quotes a backslash has a meaning of its own.", "Write it twice, or not at all."),
    ("another document", "A second table begins here.", "Take the line --- out, or make it a file of its own."),
)  # fmt: skip


def read_page(file: str, text: str) -> Page | tuple[Finding, ...]:
    """Return the nodes of a table, or every reason why it cannot be read."""
    slips = tuple(_slips(file, text))
    if slips:
        return slips
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        return (_in_words(file, text, error),)
    if not isinstance(root, MappingNode):
        mend = "Begin with kind, version, title and entries; see any other table."
        return (Finding(file=file, line=1, column=1, code="WRONG_TYPE", what="The table has no fields.", mend=mend),)
    page = Page(file=file, root=root)
    inside = _inside_itself(root, ())
    if inside is not None:
        mend = "Write the text out instead of a name with * or &."
        return (page.finding(inside, "CYCLE", "What stands here holds itself.", mend),)
    return page


def _slips(file: str, text: str) -> Iterator[Finding]:
    """Yield the signs that no table may hold: of each kind the first, and how many lines more there are."""
    plain = _APART.sub(_blotted, text)
    hidden = "A character that cannot be seen stands here"
    for code, pattern, given, what, mend in (
        ("NOT_UTF8", _NOT_UTF8, text, "This is not a text in UTF-8", "Save the file as UTF-8."),
        ("ODD_CHARACTER", _CONTROL, text, hidden, "Delete it; between words use blanks."),
        ("ODD_BLANK", _TAB, plain, "A tab stands at the beginning of the line", "Use blanks."),
        ("ODD_BLANK", _ODD_BLANK, plain, "A no-break blank stands here, which looks like a blank", "Use blanks."),
    ):
        found = [each.end() - 1 for each in pattern.finditer(given)]
        if found:
            lines = {text.count("\n", 0, at) for at in found}
            more = f", and on {len(lines) - 1} more" if len(lines) > 1 else ""
            at = found[0]
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            yield Finding(file=file, line=line, column=column, code=code, what=f"{what}{more}.", mend=mend)


def _inside_itself(node: Node, above: tuple[Node, ...]) -> Node | None:
    """Return the first node that lies in itself, by a name given with & and used with *."""
    if node in above:
        return node
    within = (*items(node), *fields(node).values())
    return next((found for each in within if (found := _inside_itself(each, (*above, node))) is not None), None)


def _blotted(quoted: re.Match[str]) -> str:
    """Return as many signs, so that places stay what they are."""
    return re.sub(r"[^\n]", "x" if quoted[0][0] != "#" else " ", quoted[0])


def _in_words(file: str, text: str, error: yaml.YAMLError) -> Finding:
    problem = str(getattr(error, "problem", None))
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in problem:
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    if mark is not None and (text.splitlines()[mark.line :] or [""])[0][mark.column :].startswith("\t"):
        return Finding(
            file=file, line=line, column=column, code="ODD_BLANK", what="A tab stands here.", mend="Use blanks."
        )
    what, mend = next(
        ((what, mend) for sign, what, mend in _IN_WORDS if sign in problem),
        ("This cannot be read.", "Look for a missing quote, bracket or colon here or in the line above."),
    )
    return Finding(file=file, line=line, column=column, code="SYNTAX", what=what, mend=mend)
