"""A file for a person: panels whose fields are in words, with the code beside, times in Tunis time.

Made from the same values as the JSON; what only machines need is in the JSON alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from infra.languages import Language
from infra.moments import TIMES_ARE, moment_of_iso, show_exact, show_span
from infra.output import console
from infra.words import find_list, spell, word

_HIDDEN = {"recent", "devices", "blocked", "subject_key_id"}
_LISTS = ("applications", "permits", "charges", "travel_documents", "conflicts")
_NAMES = {
    "clock_stopped_at": "clock stopped since",
    "stopped_micros": "clock stood still for",
    "is_late": "lodged late",
    "level": "lies at",
    "back_captured": "taken over from an older register",
    "last_recorded_at": "last recorded",
}


def print_state(state: dict[str, Any], title: str, lang: Language = Language.en) -> None:
    """Print a file's state as panels: itself, then each application, permit, charge and document."""
    plain = {name: value for name, value in state.items() if not isinstance(value, list) and name not in _HIDDEN}
    parts: list[Table | Panel] = [_grid(plain, "file", lang)]
    for name in _LISTS:
        heading = name.removesuffix("s").replace("_", " ")
        parts += [Panel(_grid(one, name, lang), title=heading, title_align="left") for one in state.get(name, ())]
    parts.append(_remark())
    console().print(Panel(Group(*parts), title=title, title_align="left"), soft_wrap=False)


def _remark() -> Table:
    grid = Table.grid()
    grid.add_row(Text(TIMES_ARE, style="dim"))
    return grid


def _grid(values: Mapping[str, Any], record: str, lang: Language) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in values.items():
        if value not in (None, [], "") and not (name == "stopped_micros" and value == 0):
            grid.add_row(
                Text(_NAMES.get(name, name.replace("_", " ")), style="dim"), Text(shown(name, value, record, lang))
            )
    return grid


def shown(name: str, value: Any, record: str = "", lang: Language = Language.en) -> str:
    """Return a field's value in words."""
    if isinstance(value, list):
        lines = [shown(name, one, record, lang) for one in value]
        return ("\n" if any(isinstance(one, dict) for one in value) else ", ").join(lines)
    if isinstance(value, dict):
        return ", ".join(
            f"{_NAMES.get(part, part.replace('_', ' '))} {shown(part, one, name, lang)}"
            for part, one in value.items()
            if one not in (None, [], "")
        )
    if isinstance(value, bool):
        return word("yes_no", value, lang) or str(value)
    if name == "stopped_micros":
        return show_span(value)
    code_list = find_list(name, record)
    if code_list is not None:
        return spell(code_list, value, lang)
    moment = moment_of_iso(value) if isinstance(value, str) else None
    return str(value) if moment is None else show_exact(moment)
