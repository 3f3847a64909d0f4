"""A state machine as text: a Markdown table of every way with who may go it, a Mermaid block, or plain data."""

from __future__ import annotations

from collections.abc import Iterator

from infra.languages import Language
from infra.machine_svg import phrase
from register.machine_table import Machine, Transition
from register.roles import may_do, powers
from schemas.events import Phrase

_HEADS: dict[Language, tuple[str, ...]] = {
    Language.en: ("From", "Step", "To", "Who may", "Source", "Status", "Note"),
    Language.fr: ("De", "Étape", "À", "Qui peut", "Source", "Statut", "Note"),
    Language.ar: ("من", "الخطوة", "إلى", "من له الصفة", "المصدر", "التثبت", "ملاحظة"),
}
_STATUS: dict[str, Phrase] = {
    "own": Phrase(en="a rule of the register", fr="règle du registre", ar="قاعدة من السجل"),
    "unverified": Phrase(en="not verified", fr="non vérifié", ar="غير متثبت منه"),
}
_SAME = Phrase(en="(stays)", fr="(inchangé)", ar="(دون تغيير)")
_STATES = Phrase(en="States", fr="États", ar="الحالات")
_REST = Phrase(en="a life may rest here", fr="une vie peut y rester", ar="يمكن البقاء فيها")


def who_may(machine: Machine, way: Transition) -> tuple[str, ...]:
    """Return the roles that may take a way, in the order of the table of powers."""
    at = way.start if machine.name == "application" else None
    acts = machine.steps[way.step].acts
    return tuple(dict.fromkeys(role for act in acts for role in may_do(act, at)))


def draw_markdown(machine: Machine, lang: Language) -> str:
    """Return the machine as Markdown: its states, every way, and the ways between states as a Mermaid diagram."""
    lines = [
        f"# {phrase(machine.title, lang)}",
        "",
        f"## {phrase(_STATES, lang)}",
        "",
        *(f"- {line}" for line in _states(machine, lang)),
        "",
        "| " + " | ".join(_HEADS[lang]) + " |",
        "|" + " --- |" * len(_HEADS[lang]),
        *_table(machine, lang),
        "",
        "```mermaid",
        *_mermaid(machine, lang),
        "```",
    ]
    return "\n".join(lines) + "\n"


def machine_data(machine: Machine, lang: Language) -> dict[str, object]:
    """Return the machine as plain data, with titles in one language."""
    return {
        "machine": machine.name,
        "title": phrase(machine.title, lang),
        "begins": dict(machine.begins),
        "states": [
            {"state": name, "title": phrase(state.title, lang), "rest": state.rest}
            for name, state in machine.states.items()
        ],
        "transitions": [
            {
                "from": way.start,
                "step": way.step,
                "title": phrase(machine.steps[way.step].title, lang),
                "acts": list(machine.steps[way.step].acts),
                "to": way.end,
                "roles": list(who_may(machine, way)),
                "source": way.source,
                "status": way.status,
                "note": way.note,
            }
            for way in machine.transitions
        ],
    }


def _states(machine: Machine, lang: Language) -> Iterator[str]:
    for name, state in machine.states.items():
        begins = ", ".join(act for act, place in machine.begins.items() if place == name)
        told = [f"← {begins}"] if begins else []
        told += [phrase(_REST, lang)] if state.rest else []
        yield f"{phrase(state.title, lang)} (`{name}`)" + (f": {'; '.join(told)}" if told else "")


def _table(machine: Machine, lang: Language) -> Iterator[str]:
    titles = powers().titles
    for way in machine.transitions:
        end = phrase(_SAME, lang) if way.start == way.end else phrase(machine.states[way.end].title, lang)
        cells = (
            phrase(machine.states[way.start].title, lang),
            f"{phrase(machine.steps[way.step].title, lang)} (`{way.step}`)",
            end,
            ", ".join(phrase(titles[role], lang) for role in who_may(machine, way)),  # type: ignore[index]
            way.source,
            phrase(_STATUS[way.status], lang),
            way.note or "",
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _mermaid(machine: Machine, lang: Language) -> Iterator[str]:
    yield "stateDiagram-v2"
    for name, state in machine.states.items():
        yield f'  state "{phrase(state.title, lang)}" as {name}'
    yield from (f"  [*] --> {place}: {act}" for act, place in machine.begins.items())
    for way in machine.transitions:
        if way.start != way.end:
            mark = " *" if way.status == "unverified" else ""
            title = phrase(machine.steps[way.step].title, lang)
            yield f"  {way.start} --> {way.end}: {title.replace(':', ' -')}{mark}"
    yield from (f"  {name} --> [*]" for name, state in machine.states.items() if state.rest)
