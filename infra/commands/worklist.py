"""`sijill worklist`: what a unit must do, oldest first, with age, owner, level and escalation.

Shows numbers, codes and dates of files; nobody's name, and nothing that is sealed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from infra.commands.readside_options import check_unit
from infra.languages import Language, text_in
from infra.output import print_json, print_table, say_cut
from infra.settings import get_settings
from infra.words import heading
from projections.reading import open_session, read_units, told_when_away
from projections.worklist import SUSPICION, Task, read_worklist
from register.due import DIRECTORATE
from register.due_rules import due_kinds

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="Day to count to (default: today in Tunis).")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="Lines at most.")]


def worklist(
    unit: Annotated[str, typer.Option(help="Station, district or directorate, by its code.")],
    on: OnDay = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only this rule or subject, for example CARD_EXPIRY or APPLICATION.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the rules' names.")] = Language.en,
    limit: Limit = 200,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show what a unit must do, oldest due day first: its own deadlines, and those that went up to its level.

    Also files in its charge that may be of a person who has another one, until an officer answers.

    Ages and escalation are counted to the day given; a deadline that was missed stays until it is done.

    Example: sijill worklist --unit LM1 --on 2026-09-30 --kind STUDENT_COHORT --lang fr
    """
    settings, day = get_settings(state_dir=state_dir), read_on(on)
    _check_kinds(kind or ())
    with told_when_away(settings.postgres), open_session(settings.postgres) as session:
        known = read_units(session)
        check_unit(unit, known and [*known, DIRECTORATE])
        everything = read_worklist(session, unit, day, kinds=kind or ())
    tasks = everything[:limit]
    if as_json:
        print_json({"unit": unit, "on": day, "total": len(everything), "tasks": [_as_json(task) for task in tasks]})
    else:
        _print(tasks, lang, title=f"{unit} {day}: {len(everything)} {heading('to_do', lang)}")
    say_cut(len(tasks), len(everything))


def _check_kinds(kinds: Sequence[str]) -> None:
    """Raise BadParameter unless each is a rule of the law's table of deadlines, a ladder of rules, or a subject."""
    known = {*due_kinds(), SUSPICION}
    wrong = next((kind for kind in kinds if kind.upper() not in known), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong} is none of {', '.join(sorted(known))}", param_hint="--kind")


def read_on(text: str | None) -> dt.date:
    """Return the day that a person typed, else today in Tunis."""
    if text is None:
        return dt.datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("a day like 2026-09-30", param_hint="--on") from None


def _print(tasks: Sequence[Task], lang: Language, title: str) -> None:
    names = ("due", "late", "age", "file_number", "what", "rule", "owner", "level", "by_now", "file_id")
    print_table(
        [heading(name, lang) for name in names],
        [
            (
                task.deadline.due_on,
                task.late,
                task.age,
                task.deadline.file_number,
                text_in(task.name, lang),
                task.deadline.rule_id,
                task.deadline.owner_unit,
                task.deadline.level,
                f"{task.level_now} ↑" if task.escalated else task.level_now,
                task.deadline.file_id,
            )
            for task in tasks
        ],
        title=title,
    )


def _as_json(task: Task) -> dict[str, Any]:
    standing = task.deadline
    return {
        "due_on": standing.due_on,
        "days_late": task.late,
        "age_days": task.age,
        "file_number": standing.file_number,
        "file_id": standing.file_id,
        "what": {"en": task.name.en, "fr": task.name.fr, "ar": task.name.ar},
        "rule_id": standing.rule_id,
        "rule_version": standing.rule_version,
        "subject": standing.subject,
        "subject_id": standing.subject_id,
        "status": standing.status,
        "raised_on": standing.raised_on,
        "owner_unit": standing.owner_unit,
        "level": standing.level,
        "level_now": task.level_now,
        "escalated": task.escalated,
        "deadline_id": standing.deadline_id,
    }
