"""`sijill unmerge`: the acts done since two files were merged, and the act that gives each of them to one of the two.

Writes the act as JSON lines for `sijill emit`; nothing is undone before a station has sent it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from infra import moments
from infra.commands.readside_options import AsJson, StateDir
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from infra.unmerging import acts_of, placed
from projections import reading
from register.days import iso
from register.fold_merge import event_of, stamp_of
from register.merge_saga import parts_of
from register.merging import last_merge, survivor_of
from register.separation import proposed
from schemas.errors import CommandRefused
from schemas.events import FileState, MergeState, SeparatedAct

FileName = Annotated[str, typer.Argument(metavar="FILE", help="The survivor: its id or number.")]


def unmerge(
    file: FileName,
    because: Annotated[str, typer.Option(help="Coded ground, as TWO_PERSONS.")] = "TWO_PERSONS",
    actor: Annotated[str | None, typer.Option(help="Service number of the supervisor who undoes.")] = None,
    approved_by: Annotated[str | None, typer.Option(help="Service number of the second officer.")] = None,
    assign: Annotated[
        list[str] | None,
        typer.Option(metavar="EVENT=FILE", help="Give an act to a file (id or number); repeat for each open act."),
    ] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the acts since the last merge with the file that each fits; with every act given, write the undoing.

    What only one of the two files knows goes there by itself; where both fit an officer says, act by act. Exit 1 while
    an act is open. Send the lines that are written: … | sijill emit - --station LM1 --device LM1-D1 --corps SURETE

    Example: sijill unmerge LM1-2026-7000011-R --actor LM1-010 --approved-by LMD-002 --assign 0198…=GS1-2026-7000004-K
    """
    settings = get_settings(state_dir=state_dir)
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        file_id = reading.get_file_id(session, file)
        state = reading.get_state(session, file_id)
        merge = _merge(state)
        given = _given(session, assign or (), merge)
        acts = acts_of(reading.read_records(session, file_id), merge)
        numbers = reading.read_numbers(session, [merge.survivor_file_id, merge.absorbed_file_id])
    found = proposed(merge, acts) | given
    left = [act for act in acts if found[act.event_id] is None]
    if left or actor is None or approved_by is None:
        _show(acts, found, given, numbers, as_json=as_json)
        missing = f"{len(left)} of {len(acts)} acts are open: give each with --assign EVENT=FILE."
        say(missing if left else "Every act has its file: give --actor and --approved-by, and the act is written.")
        raise typer.Exit(1 if left else 0)
    _write(state, merge, placed(acts, found), because=because, actor=actor, approved_by=approved_by)


def _merge(state: FileState) -> MergeState:
    into = survivor_of(state)
    if into is not None:
        raise CommandRefused("This file was absorbed.", where=state.file_id, mend=f"Name the survivor: {into}.")
    merge = last_merge(state)
    if merge is None:
        raise CommandRefused("No merge of this file is in force.", where=state.file_id, mend="See sijill timeline.")
    return merge


def _given(session: reading.Session, assign: Sequence[str], merge: MergeState) -> dict[str, str]:
    pair, found = (merge.survivor_file_id, merge.absorbed_file_id), dict[str, str]()
    for text in assign:
        event_id, equals, file = text.partition("=")
        if not equals:
            raise typer.BadParameter(f"{text!r} is no EVENT=FILE", param_hint="--assign")
        file_id = reading.get_file_id(session, file)
        if file_id not in pair:
            raise typer.BadParameter(f"{file} takes no part in this merge", param_hint="--assign")
        if event_id not in {act.event_id for act in merge.acts}:
            raise typer.BadParameter(f"{event_id} is no act since the merge", param_hint="--assign")
        found[event_id] = file_id
    return found


def _show(
    acts: Sequence[SeparatedAct],
    found: dict[str, str | None],
    given: dict[str, str],
    numbers: dict[str, str],
    *,
    as_json: bool,
) -> None:
    rows = []
    for act in acts:
        event, to = event_of(act), found[act.event_id]
        who = "an officer" if act.event_id in given else "the register" if to else "open"
        recorded = moments.show_local(stamp_of(act).recorded_at)
        day = iso(event.meta.effective_date)
        rows.append((act.event_id, act.event_type, day, recorded, event.meta.station_id, to, who))
    columns = ("event id", "act", "in effect on", "recorded", "station", "file", "given by")
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, [(*row[:5], numbers.get(row[5] or "", row[5]), row[6]) for row in rows])


def _write(
    state: FileState, merge: MergeState, acts: tuple[SeparatedAct, ...], *, because: str, actor: str, approved_by: str
) -> None:
    runs = parts_of(acts)
    for part, run in enumerate(runs, start=1):
        line: dict[str, Any] = {
            "event": "FilesUnmerged",
            "file_id": state.file_id,
            "occurred_at": moments.now_in_tunis().isoformat(timespec="seconds"),
            "effective_date": moments.now_in_tunis().date().isoformat(),
            "actor_id": actor,
            "actor_role": "SUPERVISOR",
            "base_version": state.version + part - 1,
            "merge_id": merge.merge_id,
            "ground_code": because,
            "approved_by": approved_by,
            "acts": [_json(act) for act in run],
            "part": part,
            "parts": len(runs),
        }
        typer.echo(json.dumps(line, ensure_ascii=False))


def _json(act: SeparatedAct) -> dict[str, str]:
    return {
        "event_id": act.event_id,
        "event_type": act.event_type,
        "file_id": act.file_id,
        "body": act.body.hex(),
        "stamp": act.stamp.hex(),
    }
