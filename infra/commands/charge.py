"""`sijill charge` and `sijill sagas`: who is in charge of files, and what over several files has not ended."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from infra import moments
from infra.commands.readside_options import AsJson, StateDir
from infra.output import print_json, print_table, say
from infra.settings import get_settings
from projections import reading
from projections.charge import Proof, prove, read_spans
from projections.sagas import read_sagas

_STUCK_S = 60
_DAYS = 5  # domain.md 2.5: a transfer that nobody has answered
_LONG = {"TRANSFER": _DAYS * 86_400}


def charge(
    file: Annotated[str | None, typer.Argument(help="A file's id or number; none: the proof over all files.")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show which stations were in charge of a file, or prove that no file ever had none or two; exit 1 when one had.

    Example: sijill charge
    """
    postgres = get_settings(state_dir=state_dir).postgres
    with reading.told_when_away(postgres), reading.open_session(postgres) as session:
        if file is None:
            proof = prove(session)
            spans = None
        else:
            spans = read_spans(session, reading.get_file_id(session, file))
    if spans is not None:
        if as_json:
            print_json(spans)
        else:
            rows = [(one.unit or "(merged)", one.since, one.until, one.version, one.because) for one in spans]
            print_table(("station", "from", "until", "version", "because"), rows)
        return
    _tell(proof, as_json=as_json)
    raise typer.Exit(1 if proof.faults else 0)


def _tell(proof: Proof, *, as_json: bool) -> None:
    if as_json:
        print_json(proof)
        return
    if proof.faults:
        rows = [(one.file_number, one.fault, one.file_id) for one in proof.faults]
        print_table(("file number", "what is wrong", "file id"), rows)
    told = f"{proof.files} files, {proof.changes} changes of charge, {proof.merged} ended by a merge"
    end = f"{len(proof.faults)} faults" if proof.faults else "each has one station in charge, at every version"
    say(f"{told}: {end}.")


def sagas(
    older: Annotated[
        int, typer.Option(min=0, help="Seconds after which a merge counts as stuck; a transfer after 5 days.")
    ] = _STUCK_S,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Show merges, undone merges and transfers that have not ended, oldest first; exit 1 when one is stuck.

    A merge waits for the screen of the other file: see `sijill status`, and `sijill dead-letters list` for a damaged
    record that holds the file up. A transfer waits for the station that was asked.

    Example: sijill sagas --older 300 --json
    """
    postgres = get_settings(state_dir=state_dir).postgres
    with reading.told_when_away(postgres), reading.open_session(postgres) as session:
        found = read_sagas(session)
    now = dt.datetime.now(tz=dt.UTC)
    told = [(one, (now - one.since).total_seconds()) for one in found]
    stuck = [one for one, age in told if age > _LONG.get(one.kind, older)]
    if as_json:
        print_json([{"saga": one, "age_s": int(age), "stuck": one in stuck} for one, age in told])
    else:
        rows = [
            (
                one.kind,
                one.file_number or one.file_id,
                one.waits_for,
                moments.show_local(one.since),
                moments.show_span(int(age * 1_000_000)),
                "stuck" if one in stuck else "",
                one.saga_id,
            )
            for one, age in told
        ]
        if rows:
            print_table(("what", "file", "waits for", "since", "age", "", "id"), rows)
        say(f"{len(found)} under way, {len(stuck)} stuck.")
    raise typer.Exit(1 if stuck else 0)
