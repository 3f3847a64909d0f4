"""The matrix of rights: role by category by purpose, every cell with its verdict; as data, as a table, as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_ACT = Phrase(en="act", fr="acte", ar="الإجراء")
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

    def lines(self) -> Iterator[tuple[Role, str, list[MatrixCell], bool]]:
        """Yield each role and category with the cells granted there, and whether a wall stands between the two."""
        purposes = len(self.purposes)
        for place in range(0, len(self.cells), purposes):
            here = self.cells[place : place + purposes]
            granted = [one for one in here if one.verdict == "GRANTED"]
            yield here[0].role, here[0].category, granted, here[0].verdict == "WALL"


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
    for role, category, granted, walled in matrix.lines():
        names = (text_in(matrix.names[each], lang) for each in (role, category))
        lines.append(f"| {' | '.join(names)} | {_told(granted, lang, walled=walled)} |")
    return "\n".join(lines)


def acts_of(lang: Language) -> str:
    """Return a table in Markdown: who may do which act (law/powers.yaml)."""
    known = powers()
    names = {role: text_in(title, lang) for role, title in known.titles.items()}
    lines = [f"| {text_in(_ACT, lang)} | {text_in(_ROLE, lang)} |", "|---|---|"]
    return "\n".join(
        [*lines, *(f"| {act} | {', '.join(names[r] for r in known.acts[act].roles)} |" for act in known.acts)]
    )


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
    for place, (_, _, granted, walled) in enumerate(matrix.lines()):
        line, column = divmod(place, len(matrix.categories))
        tip = escape(_told(granted, lang, walled=walled))
        parts.append(_drawn(len(granted), tip, _LEFT + column * _SIDE, _TOP + line * _SIDE, walled=walled))
    return "".join([*parts, "</svg>"])


def tell(cell: MatrixCell, lang: Language) -> str:
    """Return a granted cell in words: purpose, scope, case."""
    purpose = word("purpose", cell.purpose, lang) or cell.purpose
    cases = [word("case_kind", each, lang) or each for each in cell.cases]
    about = f", {text_in(_ABOUT, lang)} {' / '.join(cases)}" if cases else ""
    return f"{purpose} ({text_in(_SCOPES[cell.scope or 'ALL'], lang)}{about})"


def _told(granted: Sequence[MatrixCell], lang: Language, *, walled: bool) -> str:
    return "; ".join(tell(cell, lang) for cell in granted) or text_in(_WALL if walled else _NO, lang)


def _drawn(granted: int, tip: str, x: int, y: int, *, walled: bool) -> str:
    fill = "#2e7d5b" if granted else "#5b2333" if walled else "#eeeeee"
    said = f'<text x="{x + 12}" y="{y + 17}" fill="#ffffff" text-anchor="middle">{granted}</text>' if granted else ""
    place = f'x="{x}" y="{y}" width="{_SIDE - 2}" height="{_SIDE - 2}" fill="{fill}"'
    box = f"<rect {place}><title>{tip}</title></rect>"
    return box + said


def _short(text: str) -> str:
    head = text.partition(":")[0].partition("：")[0].strip()
    return head if len(head) <= 30 else head[:29] + "…"
