"""`sijill law show application|…`: the state machines as a picture, as Markdown or as data, in three languages."""

from __future__ import annotations

import json

from infra.languages import Language
from infra.machine_svg import draw_svg
from infra.machine_text import draw_markdown, machine_data
from register.machine_names import STATES
from register.machine_table import machine_table

MACHINES = tuple(STATES)


def draw(name: str, form: str, lang: str = "en") -> str:
    """Return a machine in a form: `svg`, `json`, or Markdown for `md` and `text`."""
    machine = machine_table()[name]
    language = Language(lang)
    if form == "svg":
        return draw_svg(machine, language)
    if form == "json":
        return json.dumps(machine_data(machine, language), ensure_ascii=False, indent=2) + "\n"
    return draw_markdown(machine, language)
