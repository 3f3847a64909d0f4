"""Names that must be among known ones: each wrong word is shown where it stands, with what it may be meant for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from yaml.nodes import Node

from register.lawnodes import Finding, Page, fields, key_node, keys, scalar

_MANY = 12


def meant(word: str, known: Collection[str]) -> str:
    """Return what to do about a word that is none of the known ones: take the nearest, or one of all."""
    close = near(word, known)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    listed = sorted(known)
    more = f" and {len(listed) - _MANY} more" if len(listed) > _MANY else ""
    return f"Take one of {', '.join(listed[:_MANY])}{more}." if listed else "Take it out."


def near(word: str, known: Collection[str]) -> list[str]:
    """Return the known words that look like one, the nearest first; capitals and small letters are alike."""
    by_small = {each.casefold(): each for each in sorted(known)}
    return [by_small[each] for each in get_close_matches(word.casefold(), by_small, n=3, cutoff=0.75)]


def unknown(page: Page, nodes: Iterable[Node | None], known: Collection[str], thing: str) -> Iterator[Finding]:
    """Yield each word that is none of the known ones; what is no single word has another fault."""
    for node in nodes:
        word = scalar(node)
        if node is not None and word is not None and word not in known:
            yield page.finding(node, "UNKNOWN_CODE", f"No {thing} is called {word}.", meant(word, known))


def defined(
    page: Page, stated: Node | None, used: Sequence[Node | None], known: AbstractSet[str], thing: str
) -> Iterator[Finding]:
    """Yield words that neither the table defines as fields of `stated` nor anything else knows.

    A definition that nothing names, like a word that nothing defines, is the one that is mistyped: told once, there.
    """
    names, words = set(fields(stated)), {word for node in used if (word := scalar(node)) is not None}
    strange = words - names - known
    mistyped = {name: close[0] for name in sorted(names - words) if (close := near(name, strange))}
    for key in keys(stated):
        if key.value in mistyped:
            what = f"Nothing names the {thing} {key.value}."
            yield page.finding(key, "UNKNOWN_CODE", what, f"Did you mean {mistyped[key.value]}?")
    yield from unknown(page, used, names | known | set(mistyped.values()), thing)


def same_names(page: Page, field: str, wanted: Collection[str], thing: str, *, above: Node) -> Iterator[Finding]:
    """Yield the names of a list's entries that nothing knows, and those that the list lacks.

    `above` holds the list as its field. A name that is missing because it is mistyped is told once, as mistyped.
    """
    stated = fields(above).get(field)
    if stated is None:
        return  # that it is not there is told as a fault of shape
    yield from unknown(page, keys(stated), wanted, thing)
    mistyped = {close for name in fields(stated) if name not in wanted for close in near(name, wanted)[:1]}
    for name in sorted(set(wanted) - set(fields(stated)) - mistyped):
        what = f"{field} has no {thing} {name}, which the register's acts name."
        yield page.finding(key_node(above, field), "MISSING_ENTRY", what, "Add it, as the others are written.")
