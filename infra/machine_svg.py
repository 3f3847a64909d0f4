"""A state machine as an SVG picture in English, French or Arabic: self-contained, readable without colours.

Text is measured by a generous rule of thumb, for no font is at hand; a label therefore never runs into a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from infra.languages import Language
from infra.machine_layout import LINE, Label, Layout, lay_out
from register.machine_table import Machine, State
from schemas.events import Phrase

_LATIN_PX, _ARABIC_PX = 7.4, 6.6  # of an average letter at 12 px, in the widest of the fonts named below
_FONT = "'Noto Sans','Noto Naskh Arabic','DejaVu Sans',Arial,sans-serif"
_INKS = (
    "#1f4e79",
    "#7a3e00",
    "#1d6b34",
    "#6a1b6e",
    "#8a1c1c",
    "#00626b",
    "#4a4a8c",
    "#5d5d00",
    "#b0510d",
    "#3b7d8c",
    "#333333",
)
_MARK = " *"
_RLM = "\u200f"  # keeps the mark at the end of a line that runs from right to left
_LEGEND = Phrase(
    en="Double frame: a life may rest there.  * not verified.  Acts that change no state: see the table.",
    fr="Double cadre : une vie peut y rester.  * non vérifié.  Actes sans changement d'état : voir le tableau.",
    ar="إطار مزدوج: يمكن البقاء في هذه الحالة.  * غير متثبت منه.  ما لا يغير الحالة: انظر الجدول.\u200f",
)


def phrase(text: Phrase, lang: Language) -> str:
    """Return a phrase in a language."""
    return {"en": text.en, "fr": text.fr, "ar": text.ar}[lang]


def text_width(text: str) -> float:
    """Return about how many pixels a text takes at 12 px, never less than it does."""
    return sum(_ARABIC_PX if "\u0600" <= letter <= "\u06ff" else _LATIN_PX for letter in text)


def labels_of(machine: Machine, lang: Language) -> dict[tuple[str, str], Label]:
    """Return the steps that lead from one state to another, a line each; what is not verified is marked."""
    found: dict[tuple[str, str], list[str]] = {}
    mark = _MARK + (_RLM if lang == "ar" else "")
    for way in machine.transitions:
        if way.start != way.end:
            line = phrase(machine.steps[way.step].title, lang) + (mark if way.status == "unverified" else "")
            found.setdefault((way.start, way.end), []).append(line)
    return {pair: tuple(lines) for pair, lines in found.items()}


def layout_of(machine: Machine, lang: Language) -> Layout:
    """Return where everything lies; for Arabic it is turned about."""
    titles = {name: phrase(state.title, lang) for name, state in machine.states.items()}
    layout = lay_out(machine, titles, labels_of(machine, lang), text_width)
    return layout.mirrored() if lang == "ar" else layout


def draw_svg(machine: Machine, lang: Language) -> str:
    """Return the picture of a machine."""
    layout = layout_of(machine, lang)
    legend = phrase(_LEGEND, lang)
    width = max(layout.width, text_width(legend) + 48)
    shift = width - layout.width if lang == "ar" else 0.0
    parts = [
        _opening(width, layout.height, lang),
        f"<title>{escape(phrase(machine.title, lang))}</title>",
        f'<rect width="{width:.0f}" height="{layout.height:.0f}" fill="#ffffff"/>',
        _text(phrase(machine.title, lang), _edge(width, lang), 36, lang, size=18, weight="bold"),
        f'<g transform="translate({shift:.1f},0)">',
        *_lines(machine, layout),
        *(part for box in _boxes(machine, layout, lang) for part in box),
        *_labels(layout, lang),
        "</g>",
        _text(legend, _edge(width, lang), layout.height - 16, lang, size=11, ink="#555555"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(width: float, height: float, lang: Language) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{_FONT}" font-size="12" xml:lang="{lang}">'
    )


def _edge(width: float, lang: Language) -> float:
    return width - 24 if lang == "ar" else 24


def _text(
    text: str,
    x: float,
    y: float,
    lang: Language,
    *,
    size: int = 12,
    ink: str = "#222222",
    weight: str = "normal",
    turned: bool = False,
) -> str:
    """Write a text that begins at x, its right end in a script from right to left; a turned one ends there."""
    anchor = "end" if (lang == "ar") is not turned else "start"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{ink}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _lines(machine: Machine, layout: Layout) -> Iterator[str]:
    ink = {name: _INKS[place % len(_INKS)] for place, name in enumerate(machine.states)}
    for way in layout.ways:
        x, to, y = way.row
        yield f'<path d="M{x:.1f} {y:.1f}H{to:.1f}" stroke="{ink[way.end]}" stroke-width="1.3" fill="none"/>'
        yield f'<circle cx="{to:.1f}" cy="{y:.1f}" r="2.6" fill="{ink[way.end]}"/>'
    for track in layout.tracks:
        x, to, y = track.entrance
        back = 8 if x > to else -8
        yield (
            f'<path d="M{track.x:.1f} {track.top:.1f}V{track.bottom:.1f}M{x:.1f} {y:.1f}H{to + back:.1f}" '
            f'stroke="{ink[track.end]}" stroke-width="1.6" fill="none"/>'
        )
        yield f'<path d="M{to:.1f} {y:.1f}l{back} -4.5v9z" fill="{ink[track.end]}"/>'


def _boxes(machine: Machine, layout: Layout, lang: Language) -> Iterator[Iterator[str]]:
    for box in layout.boxes:
        yield _box(machine.states[box.state], box.x, box.y, box.width, box.height, box.begins, lang)


def _box(
    state: State, x: float, y: float, width: float, height: float, begins: tuple[str, ...], lang: Language
) -> Iterator[str]:
    middle, half = x + width / 2, y + height / 2
    if begins:
        yield f'<circle cx="{middle:.1f}" cy="{y - 22:.1f}" r="4" fill="#222222"/>'
        yield f'<path d="M{middle:.1f} {y - 18:.1f}V{y - 6:.1f}" stroke="#222222" stroke-width="1.3"/>'
        yield f'<path d="M{middle:.1f} {y:.1f}l-4.5 -8h9z" fill="#222222"/>'
        side = -12 if lang == "ar" else 12
        yield _text(", ".join(begins), middle + side, y - 12, lang, size=10, ink="#555555")
    yield _frame(x, y, width, height, "#f4f6f8")
    if state.rest:
        yield _frame(x + 4, y + 4, width - 8, height - 8, "none")
    yield _centred(phrase(state.title, lang), middle, half - 1, 'font-size="13" font-weight="bold" fill="#111111"')
    yield _centred(state.name, middle, half + 14, 'font-size="9" fill="#666666"')


def _centred(text: str, x: float, y: float, look: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {look} text-anchor="middle">{escape(text)}</text>'


def _frame(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="6" '
        f'fill="{fill}" stroke="#333333" stroke-width="1.2"/>'
    )


def _labels(layout: Layout, lang: Language) -> Iterator[str]:
    for way in layout.ways:
        for number, line in enumerate(way.label):
            yield _text(line, way.label_x, way.label_y + number * LINE, lang, turned=not way.down)
