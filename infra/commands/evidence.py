"""`sijill evidence`: bundles that prove the history, for `sijill verify` anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from infra import evidence_export
from infra.commands.readside_options import AsJson, StateDir
from infra.output import print_json, progress, say
from infra.settings import get_settings
from projections import reading, shown
from schemas.errors import CommandRefused
from schemas.ids import is_uuid
from schemas.topics import JOURNAL

evidence = typer.Typer(no_args_is_help=True, help="Take evidence away: leaves, proofs, checkpoints.")


@evidence.callback()
def _evidence() -> None:
    """Take evidence away: leaves, proofs, checkpoints."""


@evidence.command()
def export(
    out: Annotated[Path, typer.Option(help="Directory to make.")],
    file: Annotated[str | None, typer.Option(help="One file, by id or number.")] = None,
    leaves: Annotated[str | None, typer.Option("--range", help="`all`, or PARTITION:OFFSET-OFFSET.")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Write a bundle that anyone can verify: everything, one file with all that became part of it, or a range.

    Personal values in it stay sealed. What the last checkpoint does not cover yet is not in it.
    Example: sijill evidence export --file LM1-2026-000042-8 --out case-42
    """
    if (file is None) == (leaves is None):
        raise typer.BadParameter("name --file FILE, or --range all, or --range PARTITION:OFFSET-OFFSET")
    settings = get_settings(state_dir=state_dir)
    trees = evidence_export.signed_trees(settings.proofs / "main" / JOURNAL.name)
    units = evidence_export.signed_units(settings.proofs / "main")  # after the acts, which name orders before them
    total = sum(tree.size for tree in trees.values())
    with progress("reading leaves", total=None if file else total) as told:
        if leaves is not None and leaves != "all":
            count = evidence_export.export_range(trees, *_range(leaves), out, told, units)
        else:
            with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
                reached = shown.read_reached(session)
                if any(reached.get(tree.partition, 0) <= tree.last_offset() for tree in trees.values()):
                    mend = "Wait for the projector: sijill status."
                    raise CommandRefused("The tables are behind the last checkpoint.", mend=mend)

                def rows(names: Iterable[str] | None) -> Any:
                    return shown.read_shown(session, names)

                if file is None:
                    count = evidence_export.export_all(trees, out, rows, told, units)
                else:
                    file_id = file if is_uuid(file) else reading.get_file_id(session, file)
                    count = evidence_export.export_file(trees, file_id, out, rows, told, units)
    if as_json:
        print_json({"out": str(out), "leaves": count})
    else:
        say(f"{count} leaves are in {out}. Check them anywhere: sijill verify {out} --trust TRUST")


def _range(text: str) -> tuple[int, int, int]:
    partition, _, offsets = text.partition(":")
    first, _, last = offsets.partition("-")
    if not (partition.isdecimal() and first.isdecimal() and last.isdecimal()) or int(first) > int(last):
        raise typer.BadParameter("give a range as PARTITION:OFFSET-OFFSET, as 3:100-250", param_hint="--range")
    return int(partition), int(first), int(last)
