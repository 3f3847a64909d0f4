"""The matrix of rights: role by category by purpose, every cell with its verdict; as data, as a table, as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import get_args

from infra.languages import Language, text_in
from infra.words import word
from register.lawbook import LawOn
from register.rights import Verdict, rights_on, verdict_of
from register.roles import powers
from schemas.events import Phrase, ReadPurpose, Role

_SCOPES = {
    "OWN_UNIT": Phrase(en="own unit", fr="sa propre unité", ar="وحدته"),
    "OWN_DISTRICT": Phrase(en="own district", fr="son district", ar="منطقته"),
    "OWN_CORPS": Phrase(en="own corps", fr="son corps", ar="سلكه"),
    "ALL": Phrase(en="everywhere", fr="partout", ar="في كل مكان"),
}
_ABOUT = Phrase(en="about", fr="pour", ar="بخصوص")
_NO = Phrase(en="no right", fr="aucun droit", ar="لا حق")
_WALL = Phrase(en="wall", fr="cloison", ar="حاجز")
_ROLE = Phrase(en="role", fr="qualité", ar="الصفة")
_CATEGORY = Phrase(en="category of data", fr="catégorie de données", ar="صنف المعطيات")
_READS = Phrase(en="reads for", fr="lit pour", ar="يطلع من أجل")
_SIDE, _LEFT, _TOP = 26, 250, 220  # pixels: a cell, the roles' names, the categories' names


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One cell: `scope` and `cases` only where it is granted."""

    role: Role
    category: str
    purpose: ReadPurpose
    verdict: Verdict
    scope: str | None = None
    cases: tuple[str, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Every cell of a day; `open_cells` counts those without a verdict, and is 0."""

    roles: tuple[Role, ...]
    categories: tuple[str, ...]
    purposes: tuple[ReadPurpose, ...]
    cells: tuple[MatrixCell, ...]
    names: dict[str, Phrase]
    open_cells: int

    def granted(self, role: str, category: str) -> list[MatrixCell]:
        """Return for which purposes a role reads a category."""
        return [one for one in self.cells if (one.role, one.category, one.verdict) == (role, category, "GRANTED")]

    def is_walled(self, role: str, category: str) -> bool:
        """Return whether a wall stands between a role and a category."""
        return any((one.role, one.category, one.verdict) == (role, category, "WALL") for one in self.cells)


def matrix_of(day: int) -> Matrix:
    """Return the matrix of a day."""
    law = LawOn(on=day)
    rights = rights_on(law)
    roles: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "UNKNOWN")
    purposes: tuple[ReadPurpose, ...] = tuple(each for each in get_args(ReadPurpose) if each != "UNKNOWN")
    categories = {entry.id: entry.name for entry in law.entries("data_categories")}
    cells = []
    for role in roles:
        for category in categories:
            for purpose in purposes:
                verdict = verdict_of(rights, role, category, purpose)
                right = rights.find(role, category, purpose)
                cell = MatrixCell(role=role, category=category, purpose=purpose, verdict=verdict)
                if right is not None:
                    cell = MatrixCell(
                        role=role,
                        category=category,
                        purpose=purpose,
                        verdict=verdict,
                        scope=right.scope,
                        cases=tuple(sorted(right.cases)),
                        rule=right.rule.rule_id,
                    )
                cells.append(cell)
    return Matrix(
        roles=roles,
        categories=tuple(categories),
        purposes=purposes,
        cells=tuple(cells),
        names=categories | dict(powers().titles),
        open_cells=len(roles) * len(categories) * len(purposes) - len(cells),
    )


def as_markdown(matrix: Matrix, lang: Language) -> str:
    """Return a table in Markdown: a line for each role and category, with purposes, scope and case."""
    lines = [f"| {' | '.join(text_in(each, lang) for each in (_ROLE, _CATEGORY, _READS))} |", "|---|---|---|"]
    for role in matrix.roles:
        for category in matrix.categories:
            told = "; ".join(tell(cell, lang) for cell in matrix.granted(role, category))
            no = _WALL if matrix.is_walled(role, category) else _NO
            names = (text_in(matrix.names[each], lang) for each in (role, category))
            lines.append(f"| {' | '.join(names)} | {told or text_in(no, lang)} |")
    return "\n".join(lines)


def as_svg(matrix: Matrix, lang: Language) -> str:
    """Return a picture: roles down, categories across; in a cell how many purposes, on it a tip that names them."""
    width, height = _LEFT + _SIDE * len(matrix.categories) + 20, _TOP + _SIDE * len(matrix.roles) + 20
    size = f'width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">'
    parts = [head, f'<rect {size} fill="#ffffff"/>']
    for column, category in enumerate(matrix.categories):
        x = _LEFT + column * _SIDE + _SIDE // 2
        short = escape(_short(text_in(matrix.names[category], lang)))
        parts.append(f'<text transform="translate({x + 4},{_TOP - 6}) rotate(-60)">{short}</text>')
    for line, role in enumerate(matrix.roles):
        y = _TOP + line * _SIDE
        name = escape(text_in(matrix.names[role], lang))
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 17}" text-anchor="end">{name}</text>')
        for column, category in enumerate(matrix.categories):
            parts.append(_drawn(matrix, role, category, _LEFT + column * _SIDE, y, lang))
    return "".join([*parts, "</svg>"])


def tell(cell: MatrixCell, lang: Language) -> str:
    """Return a granted cell in words: purpose, scope, case."""
    purpose = word("purpose", cell.purpose, lang) or cell.purpose
    cases = [word("case_kind", each, lang) or each for each in cell.cases]
    about = f", {text_in(_ABOUT, lang)} {' / '.join(cases)}" if cases else ""
    return f"{purpose} ({text_in(_SCOPES[cell.scope or 'ALL'], lang)}{about})"


def _drawn(matrix: Matrix, role: str, category: str, x: int, y: int, lang: Language) -> str:
    granted, walled = matrix.granted(role, category), matrix.is_walled(role, category)
    fill = "#2e7d5b" if granted else "#5b2333" if walled else "#eeeeee"
    tip = "; ".join(tell(cell, lang) for cell in granted) or text_in(_WALL if walled else _NO, lang)
    said = (
        f'<text x="{x + 12}" y="{y + 17}" fill="#ffffff" text-anchor="middle">{len(granted)}</text>' if granted else ""
    )
    place = f'x="{x}" y="{y}" width="{_SIDE - 2}" height="{_SIDE - 2}" fill="{fill}"'
    box = f"<rect {place}><title>{escape(tip)}</title></rect>"
    return box + said


def _short(text: str) -> str:
    head = text.partition(":")[0].partition("：")[0].strip()
    return head if len(head) <= 30 else head[:29] + "…"
