"""The expressions of a mapping: constants, and objects with one `$` operator, evaluated against a row of a case.

{$column: NAME, map: TABLE, as: KIND, else: EXPR}   a cell, through a table or read as one of KINDS
{$text: "R-<NAME>"}                                 a text with cells in it
{$id: NAME}                                         the case's own identifier of that name; `of: EXPR` for one per value
{$day: EXPR}                                        the local day of a moment, in the register's zone
{$officer: [KIND, …], else: EXPR}                   who did the last earlier row of these kinds
{$first: [EXPR, …]}                                 the first that has a value
{$if: EXPR, then: EXPR, else: EXPR}                 `then` when the first has a value
{$file_number: {station: …, year: …, serial: …}}    a file number with its check character
A cell that is empty gives no value: the field is left out, and the contract says whether it may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from producers.importing.moments import TimeRules, day_of, read_day, read_local_moment
from register.numbers import file_number
from schemas.errors import Misfit
from schemas.ids import derived_id

OPERATORS = ("$column", "$text", "$id", "$day", "$officer", "$first", "$if", "$file_number")
KINDS = ("text", "day", "moment", "partial_date", "whole", "money", "digits", "year")
_OPTIONS: Mapping[str, frozenset[str]] = {
    "$column": frozenset(("map", "as", "else")),
    "$id": frozenset(("of",)),
    "$officer": frozenset(("else",)),
    "$if": frozenset(("then", "else")),
}
_CELL = re.compile(r"<([^<>]+)>")
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class _Absent:
    """No value: what an empty cell gives."""


ABSENT = _Absent()


class CaseMemory(Protocol):
    """What earlier rows of the same case left behind."""

    def find_officer(self, kinds: tuple[str, ...]) -> str | None:
        """Return who did the last taken row of these kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One act's evaluation; `columns` collects which column fed which field, for the report."""

    cells: Mapping[str, str]
    register: str
    case: str
    times: TimeRules
    values: Mapping[str, Mapping[str, object]]
    memory: CaseMemory
    columns: dict[str, str] = field(default_factory=dict)

    def value(self, path: str, expression: object) -> object:
        """Return the JSON value of an expression, or ABSENT; raise Misfit with the field's path."""
        match expression:
            case dict():
                operator = next((name for name in expression if name.startswith("$")), None)
                if operator is None:
                    return self.fields(path, expression) or ABSENT
                return self._apply(path, operator, expression)
            case list():
                items = (self.value(f"{path}[{position}]", item) for position, item in enumerate(expression))
                return [item for item in items if item is not ABSENT]
            case _:
                return expression

    def fields(self, path: str, fields: Mapping[str, object]) -> dict[str, object]:
        """Return the object of those fields that have a value."""
        prefix = f"{path}." if path else ""
        pairs = ((name, self.value(f"{prefix}{name}", part)) for name, part in fields.items())
        return {name: value for name, value in pairs if value is not ABSENT}

    def column_of(self, path: str) -> str:
        """Return the column that fed the field at `path` or the nearest one around or in it; else the path itself."""
        around = [known for known in self.columns if path.startswith(known) or known.startswith(path)]
        return self.columns[max(around, key=len)] if around else path

    def _apply(self, path: str, operator: str, given: Mapping[str, object]) -> object:
        operand = given[operator]
        match operator:
            case "$column":
                return self._column(path, cast("str", operand), given)
            case "$text":
                return self._text(path, cast("str", operand))
            case "$id":
                apart = self.value(path, given.get("of", ""))
                return derived_id("import", self.register, self.case, cast("str", operand), str(apart))
            case "$day":
                moment = self.value(path, operand)
                return ABSENT if moment is ABSENT else day_of(str(moment), self.times.zone).isoformat()
            case "$officer":
                found = self.memory.find_officer(tuple(cast("list[str]", operand)))
                return found if found is not None else self._otherwise(path, given)
            case "$first":
                values = (self.value(path, choice) for choice in cast("list[object]", operand))
                return next((value for value in values if value is not ABSENT), ABSENT)
            case "$if":
                if self.value(path, operand) is ABSENT:
                    return self._otherwise(path, given)
                return self.value(path, given.get("then", operand))
            case _:
                return self._file_number(path, cast("Mapping[str, object]", operand))

    def _column(self, path: str, name: str, given: Mapping[str, object]) -> object:
        self.columns[path] = name
        cell = self.cells.get(name, "")
        if not cell:
            return self._otherwise(path, given)
        if "map" in given:
            table = self.values[cast("str", given["map"])]
            if cell not in table:
                raise Misfit(path, f"is not in the mapping's table {given['map']}", mend="Add the value to the table.")
            mapped = table[cell]
            return ABSENT if mapped is None else mapped
        return self._as(path, cell, str(given.get("as", "text")))

    def _otherwise(self, path: str, given: Mapping[str, object]) -> object:
        return self.value(path, given["else"]) if "else" in given else ABSENT

    def _as(self, path: str, cell: str, kind: str) -> object:
        match kind:
            case "day":
                return read_day(path, cell, self.times)
            case "moment":
                return read_local_moment(path, cell, self.times)
            case "partial_date":
                return _partial_date(path, cell, self.times)
            case "year":
                return _partial_date(path, cell, self.times)["year"]
            case "whole":
                return _whole(path, cell)
            case "digits":
                return _whole(path, re.sub(r"\D", "", cell))
            case "money":
                return cell.translate(_ARABIC_DIGITS).replace(" ", "").replace(",", ".")
            case _:
                return cell

    def _text(self, path: str, template: str) -> object:
        names = _CELL.findall(template)
        if not all(self.cells.get(name) for name in names):
            return ABSENT
        if names:
            self.columns[path] = names[0]
        return _CELL.sub(lambda found: self.cells[found[1]], template)

    def _file_number(self, path: str, parts: Mapping[str, object]) -> object:
        station, year, serial = (self.value(path, parts[name]) for name in ("station", "year", "serial"))
        if ABSENT in (station, year, serial):
            return ABSENT
        try:
            return file_number(str(station), int(str(year)[:4]), int(str(serial)))
        except ValueError:
            raise Misfit(path, "cannot be made: station, year and serial do not fit a file number") from None


def _whole(path: str, cell: str) -> int:
    plain = cell.translate(_ARABIC_DIGITS)
    if not plain.isdecimal():
        raise Misfit(path, "is not a whole number", mend="Write digits only.")
    return int(plain)


def _partial_date(path: str, cell: str, times: TimeRules) -> dict[str, object]:
    """Return {year, month?, day?} of `1975`, `03/1975` or a whole date."""
    plain = cell.translate(_ARABIC_DIGITS)
    if re.fullmatch(r"\d{4}", plain):
        return {"year": int(plain)}
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", plain):
        return {"year": int(found[2]), "month": int(found[1])}
    year, month, day = read_day(path, plain, times).split("-")
    return {"year": int(year), "month": int(month), "day": int(day)}


def check_expression(expression: object, place: str, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield (place, complaint) for each part of an expression that the language does not have."""
    if isinstance(expression, list):
        for position, item in enumerate(expression):
            yield from check_expression(item, f"{place}[{position}]", values)
    if not isinstance(expression, dict):
        return
    operators = [name for name in expression if str(name).startswith("$")]
    if len(operators) > 1 or any(name not in OPERATORS for name in operators):
        yield place, "has an expression that is not one known operator"
        return
    if operators:
        yield from _check_operator(operators[0], expression, place, values)
    for name, part in expression.items():
        yield from check_expression(part, f"{place}.{name}", values)


def _check_operator(
    operator: str, given: Mapping[str, object], place: str, values: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    unknown = set(given) - {operator} - _OPTIONS.get(operator, frozenset())
    if unknown:
        yield f"{place}.{min(unknown)}", f"has an option that {operator} does not have"
    if operator in ("$column", "$text", "$id") and not isinstance(given[operator], str):
        yield place, f"needs a text after {operator}"
    if operator in ("$officer", "$first") and not isinstance(given[operator], list):
        yield place, f"needs a list after {operator}"
    if given.get("map", next(iter(values), None)) not in values and "map" in given:
        yield f"{place}.map", "names no table of `values`"
    if given.get("as", "text") not in KINDS:
        yield f"{place}.as", f"names no kind of value ({', '.join(KINDS)})"
    parts = given.get("$file_number")
    if operator == "$file_number" and (not isinstance(parts, dict) or set(parts) != {"station", "year", "serial"}):
        yield place, "needs station, year and serial after $file_number"


def columns_of(expression: object) -> Iterator[str]:
    """Yield the columns that an expression reads."""
    match expression:
        case dict():
            for name, part in expression.items():
                if name == "$column":
                    yield part
                elif name == "$text":
                    yield from _CELL.findall(part)
                else:
                    yield from columns_of(part)
        case list():
            for part in expression:
                yield from columns_of(part)
