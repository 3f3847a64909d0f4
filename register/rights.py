"""Who may read what: the one place where a wish to read personal data is judged.

Rights and walls are tables of the law; what no right names nobody may read. Pure: the reader's assignment, the file and
the organisation are given. Who proved nothing is judged by what is claimed, but for the unit, which is only noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from register.cases import CaseKind, case_kinds
from register.categories import category_of
from register.lawbook import LawOn
from register.lawentry import Citation
from register.lawtable import Table
from register.scopes import Scope, is_within
from register.units.organisation import Assignment, Organisation
from schemas.events import AccessFlag, FileState, ReadPurpose, Role

Cell = tuple[str, str, str]
"""Role, category, purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRequest:
    """A wish to read: `fields` are names of contracts or `Event.path` of sealed values."""

    purpose: ReadPurpose
    case_ref: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, from which unit, in which role; `proven`: by a token and the organisation, not by their own word."""

    service_number: str
    unit_id: str
    role: Role
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right: where it holds, and which kinds of case the read must name (none: no case is asked)."""

    scope: Scope
    cases: frozenset[CaseKind]
    rule: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Nothing may be shown, by that rule; `detail` holds codes, nothing personal."""

    rule_id: str
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """These fields may be shown, those are withheld by a rule; `noted`: what a reader breaks who proved nothing."""

    fields: tuple[str, ...]
    withheld: Mapping[str, str]
    flags: tuple[AccessFlag, ...] = ()
    noted: Denied | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """All rights and walls of a day; `cells` names each right by role, category and purpose."""

    cells: Mapping[Cell, Right]
    walls: frozenset[tuple[str, str]]

    def find(self, role: Role, category: str, purpose: ReadPurpose) -> Right | None:
        """Return the right of a cell; None where there is none, or a wall before it."""
        return None if (role, category) in self.walls else self.cells.get((role, category, purpose))

    def purposes(self, role: Role) -> tuple[str, ...]:
        """Return for what a role may read anything at all, sorted."""
        return tuple(sorted({purpose for held, category, purpose in self.cells if held == role}))


def rights_on(law: LawOn) -> Rights:
    """Return the rights and walls of a day."""
    return _rights(law.table("rights"), law.table("read_walls"), law.on, law.known_at)


def reader_of(service: Assignment | None) -> Reader | None:
    """Return the reader that an officer's service of the day makes; None without one."""
    if service is None:
        return None
    return Reader(service_number=service.service_number, unit_id=service.unit_id, role=service.role, proven=True)


def decide_read(
    request: ReadRequest,
    reader: Reader | None,
    state: FileState | None,
    organisation: Organisation,
    law: LawOn,
) -> Granted | Denied:
    """Return what may be shown; `law.on` is the day of the read.

    `reader` None: the officer serves nowhere on that day. `state` None: a question that is about no file yet, so that
    neither unit nor case can be looked at; a right that needs a case does not serve for it.
    """
    if reader is None:
        return Denied(rule_id="READER_NOT_ASSIGNED")
    rights = rights_on(law)
    purposes = rights.purposes(reader.role)
    if request.purpose not in purposes:
        return Denied(rule_id="PURPOSE_NOT_OF_ROLE", detail=(reader.role, request.purpose, *purposes))
    kinds = frozenset[CaseKind]()
    if request.case_ref is not None and state is not None:
        kinds = case_kinds(state, request.case_ref)
        if not kinds:
            return Denied(rule_id="CASE_UNKNOWN")
    allowed, withheld, outside = list[str](), dict[str, Denied](), list[Denied]()
    for field in request.fields:
        right, refused = _right(rights, reader.role, field, request.purpose, law)
        if right is not None:
            refused = _case(right, request.case_ref, kinds) or _place(right, reader, state, organisation, law.on)
        if refused is not None and refused.rule_id == "OUTSIDE_UNIT" and not reader.proven:
            outside, refused = [refused], None
        if refused is None:
            allowed.append(field)
        else:
            withheld[field] = refused
    if not allowed and withheld:
        return _weightiest(withheld.values())
    return Granted(
        fields=tuple(allowed),
        withheld={field: refused.rule_id for field, refused in withheld.items()},
        flags=("OFF_UNIT",) if outside else (),
        noted=outside[0] if outside else None,
    )


def _right(
    rights: Rights, role: Role, field: str, purpose: ReadPurpose, law: LawOn
) -> tuple[Right | None, Denied | None]:
    category = category_of(field, law) or "UNKNOWN"
    found = rights.find(role, category, purpose)
    if found is not None:
        return found, None
    rule_id = "READ_WALL" if (role, category) in rights.walls else "CATEGORY_NOT_OF_ROLE"
    return None, Denied(rule_id=rule_id, detail=(role, category, purpose))


def _case(right: Right, case_ref: str | None, kinds: frozenset[CaseKind]) -> Denied | None:
    if not right.cases or right.cases & kinds:
        return None
    rule_id = "CASE_MISSING" if case_ref is None or not kinds else "CASE_OF_OTHER_KIND"
    return Denied(rule_id=rule_id, detail=tuple(sorted(right.cases)))


def _place(
    right: Right, reader: Reader, state: FileState | None, organisation: Organisation, day: int
) -> Denied | None:
    if state is None or is_within(right.scope, reader.unit_id, state, organisation, day):
        return None
    return Denied(rule_id="OUTSIDE_UNIT", detail=(reader.unit_id, right.scope))


_WEIGHT: Sequence[str] = ("CASE_OF_OTHER_KIND", "CASE_MISSING", "OUTSIDE_UNIT", "READ_WALL", "CATEGORY_NOT_OF_ROLE")
"""What the reader can mend comes first."""


def _weightiest(refused: Iterable[Denied]) -> Denied:
    return min(refused, key=lambda each: _WEIGHT.index(each.rule_id))


@lru_cache(maxsize=64)
def _rights(rights: Table, walls: Table, on: int, known_at: int | None) -> Rights:
    cells: dict[Cell, Right] = {}
    for entry in rights.in_force(on=on, known_at=known_at):
        right = Right(
            scope=cast("Scope", entry.text("scope")),
            cases=frozenset(cast("tuple[CaseKind, ...]", entry.texts("case"))),
            rule=entry.citation,
        )
        for role in entry.texts("role"):
            for category in entry.texts("category"):
                for purpose in entry.texts("purpose"):
                    cells[role, category, purpose] = right
    barred = {
        (role, category)
        for entry in walls.in_force(on=on, known_at=known_at)
        for role in entry.texts("role")
        for category in entry.texts("category")
    }
    return Rights(cells=cells, walls=frozenset(barred))


Verdict = Literal["GRANTED", "NO_RIGHT", "WALL"]


def verdict_of(rights: Rights, role: Role, category: str, purpose: ReadPurpose) -> Verdict:
    """Return what stands in a cell of the matrix; every cell has one."""
    if (role, category) in rights.walls:
        return "WALL"
    return "GRANTED" if rights.find(role, category, purpose) is not None else "NO_RIGHT"
