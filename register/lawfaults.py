"""Faults of shape in words: what a value should be, said to the person who wrote the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode

from register.lawnodes import Finding, Page, day_in, items, keys, kind_of, scalar

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Schema = Mapping[str, Json]
_WORDS = {
    "object": "fields",
    "array": "a list",
    "string": "text (put it in quotes)",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
_FOUND = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "timestamp": "a date",
}
_LANGUAGES = {"en": "English", "fr": "French", "ar": "Arabic"}
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")


def repeated_fields(page: Page, node: MappingNode) -> Iterator[Finding]:
    """Yield fields that stand twice (YAML keeps the last without a word), and names that YAML reads as no text."""
    seen: set[str] = set()
    for key in keys(node):
        if key.value in seen:
            yield page.finding(key, "REPEATED_FIELD", f"{key.value} stands here twice.", "Keep the one that is right.")
        if kind_of(key) != "str":
            what = f"YAML reads the field's name {key.value} as {_FOUND.get(kind_of(key), kind_of(key))}, not as text."
            yield page.finding(key, "FIELD_NOT_TEXT", what, "Put it in quotes, or take another name.")
        seen.add(key.value)


def missing_field(page: Page, node: Node, schema: Schema, name: str, missing: str) -> Finding:
    """Return the fault of a field that must be there."""
    if schema.get("x-phrase") is True:
        what = f"{name or 'The text'} has no {_LANGUAGES.get(missing, missing)} text."
        return page.finding(node, "MISSING_LANGUAGE", what, "Write it in English (en), French (fr) and Arabic (ar).")
    if missing == "version":
        what = "There is no version."
        return page.finding(node, "MISSING_VERSION", what, "Add version: 1, or the number after the latest version.")
    what = f"{missing} is missing{f' in {name}' if name else ''}."
    return page.finding(node, "MISSING_FIELD", what, f"Add {missing}; null where nobody knows it, if the field allows.")


def wrong_type(page: Page, node: Node, schema: Schema, name: str, kind: str) -> Finding:
    """Return the fault of a value of another type than asked for."""
    found = kind_of(node)
    if schema.get("x-money") is True:
        code = "MONEY_FLOAT" if found == "float" else "MONEY_FORM"
        what = f"{name} is an amount written as a number."
        return page.finding(node, code, what, 'Write dinars in quotes with three decimals, as "120.000".')
    if schema.get("format") == "date":
        return page.finding(node, "BAD_DATE", f"{name} is no date.", "Write year-month-day, as 2026-09-30.")
    mend = f"It is {_FOUND.get(found, _WORDS.get(found, found))} now; see the other entries."
    if kind == "string" and isinstance(node, ScalarNode):
        mend = f'YAML reads {node.value} as {_FOUND.get(found, _WORDS.get(found, found))}; write "{node.value}".'
    return page.finding(node, "WRONG_TYPE", f"{name or 'The table'} must be {_WORDS[kind]}.", mend)


def scalar_faults(page: Page, node: ScalarNode, schema: Schema, name: str) -> Iterator[Finding]:
    """Yield what is wrong with a single value of the right type: no such day, code, form or number."""
    text = str(node.value)
    if schema.get("format") == "date":
        if day_in(text) is None:
            what = f"{name}: {text} is no day of the calendar."
            yield page.finding(node, "BAD_DATE", what, "Write year-month-day, as 2026-09-30.")
        return
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if isinstance(allowed, list) and text not in [str(each) for each in allowed]:
        mend = f"Take one of {', '.join(str(each) for each in allowed)}."  # the nearest may mean the contrary
        yield page.finding(node, "UNKNOWN_CODE", f"{name}: {text} is not known.", mend)
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and re.search(pattern, text) is None:
        yield _wrong_form(page, node, schema, name)
    if kind_of(node) == "int":
        yield from _number_faults(page, node, schema, name)
    if schema.get("minLength") == 1 and not text.strip():
        yield page.finding(node, "EMPTY_TEXT", f"{name} is empty.", "Write the text.")


def _number_faults(page: Page, node: ScalarNode, schema: Schema, name: str) -> Iterator[Finding]:
    if _WHOLE_NUMBER.fullmatch(node.value) is None:
        yield page.finding(node, "WRONG_FORM", f"{name} is not written with digits alone.", "Write it as 12.")
        return
    number, least, most = int(node.value), schema.get("minimum"), schema.get("maximum")
    if isinstance(least, int) and number < least:
        yield page.finding(node, "NUMBER_IMPOSSIBLE", f"{name}: {number} is less than {least}.", "Check the number.")
    if isinstance(most, int) and number > most:
        yield page.finding(node, "NUMBER_IMPOSSIBLE", f"{name}: {number} is more than {most}.", "Check the number.")


def list_length(page: Page, node: Node, schema: Schema, name: str) -> Iterator[Finding]:
    """Yield the fault of a list that is too short."""
    least = schema.get("minItems")
    if isinstance(least, int) and kind_of(node) == "array" and len(items(node)) < least:
        yield page.finding(node, "EMPTY_LIST", f"{name} is empty.", "Name at least one, or leave the field out.")


def _wrong_form(page: Page, node: Node, schema: Schema, name: str) -> Finding:
    if schema.get("x-money") is True:
        what = f"{name} is not written as an amount."
        return page.finding(node, "MONEY_FORM", what, 'Write dinars in quotes with three decimals, as "120.000".')
    form = schema.get("description", "it as the other entries do")
    what = f"{name}: {scalar(node)} has not the form that is asked for."
    return page.finding(node, "WRONG_FORM", what, f"Write {form}.")
