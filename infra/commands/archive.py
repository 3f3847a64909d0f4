"""`sijill archive`: the history sealed away in segments, checked without a service, restored into an empty cluster."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from infra.archive_place import open_archive, told_when_archive_fails
from infra.archive_proven import Proven
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import get_settings
from register.proof.archive import check_archive
from register.proof.trust import Trust
from schemas.archive import Storage, find_places, read_seals
from schemas.errors import CommandRefused, SijillError

archive = typer.Typer(no_args_is_help=True, help="Seal the history away; check it; restore it.")
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Directory = Annotated[str, typer.Argument(metavar="DIR", help="The archive: a directory or s3://BUCKET/PREFIX.")]


@archive.command()
def write(
    to: Annotated[str, typer.Option(help="Directory of the archive, made when needed, or s3://BUCKET/PREFIX.")],
    every: Annotated[int, typer.Option(min=1, help="Leaves in a segment at most.")] = 20_000,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Seal away what is new under the last checkpoints: journal, organisation, reads; the care lane in its own folder.

    Goes on where the last run ended. Needs the notary's trees and the registry, not the broker.
    Example: sijill archive write --to /media/archive
    """
    from infra.archive_write import find_contracts, plan_archive, write_archive  # noqa: PLC0415 - not for `check`

    settings = get_settings(state_dir=state_dir)
    storage = open_archive(to, settings, is_new=True)
    find = partial(find_contracts, settings.registry)
    with told_when_archive_fails():
        works = plan_archive(storage, settings.proofs)
        with progress("sealing", total=sum(work.tree.size - work.done for work in works)) as told:
            written = list(write_archive(storage, works, find, every=every, told=told))
    if as_json:
        print_json({"added": sum(one.added for one in written), "trees": written})
        return
    rows = [(o.place.topic, o.place.partition, o.leaves, o.added, o.segments) for o in written if o.added]
    if rows:
        print_table(("topic", "partition", "leaves", "added", "segments"), rows)
    say(f"{sum(one.added for one in written)} leaves were added to {to}.")
    if too_long := sum(one.too_long for one in written):
        say(f"{too_long} records are longer than an entry may be: the archive has only their hashes.")


@archive.command()
def check(
    archive: Directory,
    trust: Annotated[Path, typer.Option(help="File of trust: keys of the trees and witnesses.", exists=True)],
    against: Annotated[list[Path] | None, typer.Option(help="A checkpoint kept earlier; may come again.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check an archive with no service and no network: its leaves give the roots that were signed, none is missing.

    Exit code 1 when anything is broken. The keys come from you, never from the archive.
    Example: sijill archive check /media/archive --trust trust.txt --against kept.checkpoint
    """
    policy = Trust.read(trust.read_text(encoding="utf-8")).policy
    kept = [path.read_bytes() for path in against or ()]
    storage = open_archive(archive)
    with told_when_archive_fails(), progress("checking", total=_leaves(storage)) as told:
        findings = list(check_archive(storage, policy, kept, told))
    counts = Counter(finding.verdict for finding in findings)
    whole = counts["BROKEN"] == 0 and counts["PROVEN"] > 0
    if as_json:
        print_json({"holds": whole, "findings": findings})
    else:
        print_table(("", "what", "where"), [(one.verdict, one.what, one.where) for one in findings])
        say("The archive holds." if whole else "The archive does NOT hold.")
    if not whole:
        raise typer.Exit(1)


@archive.command()
def restore(
    archive: Directory,
    trust: Annotated[Path, typer.Option(help="File of trust: keys of the trees and witnesses.", exists=True)],
    stopped: Annotated[
        bool, typer.Option("--stopped", help="Writing it was stopped: leave out what no checkpoint in it proves.")
    ] = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Write an archive into an empty cluster: every record at its first offset, every old proof still true.

    Restored: journal, organisation, reads, both lanes; the notary's trees; states, outcomes and the list of keys
    derive from them. Not in an archive: the vault, the intake, refusals, dead letters, and acts that no checkpoint
    covered. Tables and search index make themselves again when the register starts.
    Example: sijill archive restore /media/archive --trust trust.txt
    """
    from infra.archive_restore import require_empty, restore_archive  # noqa: PLC0415 - not for `check`

    settings = get_settings(state_dir=state_dir)
    storage = open_archive(archive, settings)
    if stopped:
        storage = Proven(storage)
    quiet_clients()
    asyncio.run(require_register(settings))
    asyncio.run(require_empty(settings))
    with told_when_archive_fails():
        total = _leaves(storage)
    with told_when_archive_fails(), progress("checking", total=total) as told:
        policy = Trust.read(trust.read_text(encoding="utf-8")).policy
        broken = [one for one in check_archive(storage, policy, told=told) if one.verdict == "BROKEN"]
    if broken:
        mend = "See all that is wrong: sijill archive check DIR --trust FILE."
        raise CommandRefused(f"The archive does not hold. {broken[0].what}", where=broken[0].where, mend=mend)
    with progress("restoring", total=total) as told:
        restored = asyncio.run(restore_archive(settings, storage, told))
    if as_json:
        print_json(restored)
        return
    print_table(("topic", "records"), sorted(restored.records.items()))
    say(f"Derived: {restored.files} states, {restored.outcomes} outcomes, {restored.leaves} leaves of trees.")
    say(f"Keys of subjects: {restored.keys} in this vault, {restored.keys_destroyed} destroyed.")
    if restored.keys_missing:
        say(f"{restored.keys_missing} subjects have no key in this vault: bring the vault back, or nobody reads them.")
    say("Start the register: sijill up --register")


def _leaves(storage: Storage) -> int | None:
    """Return how many leaves there are by the seals, for the progress bar; None when they cannot be read."""
    try:
        return sum(seals[-1].size for place in find_places(storage) if (seals := read_seals(storage, place)))
    except SijillError:
        return None
