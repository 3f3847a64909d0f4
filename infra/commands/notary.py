"""`sijill notary`: trees over the topics of record, their checkpoints, and who co-signed them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.readside_options import AsJson, StateDir
from infra.notary import run_notary
from infra.output import print_json, print_table, say
from infra.settings import Settings, get_settings
from infra.signing_keys import make_key, read_key
from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note, verifier_of
from register.proof.trust import Trust
from schemas.errors import CommandRefused
from schemas.topics import CARE_PROVEN, PROVEN
from streams.tree_copy import read_copied
from streams.tree_files import TreeFiles
from streams.witness_client import Asked, read_asked

notary = typer.Typer(no_args_is_help=True, help="Prove the history: trees, checkpoints, cosignatures.")
_LATE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeStanding:
    """One tree: leaves that are durable, that are under the last checkpoint, its age, and what its copy has."""

    origin: str
    topic: str
    partition: int
    leaves: int
    signed: int
    age_s: float | None
    copied: int | None
    witnesses: dict[str, Asked]
    late: tuple[str, ...]


@notary.command()
def run(
    seconds: Annotated[float, typer.Option(min=0.1, help="A checkpoint at least so often when there is news.")] = 5.0,
    state_dir: StateDir = None,
) -> None:
    """Run the notary until SIGTERM or Ctrl-C; without its key the trees grow on and nothing is signed.

    Example: sijill notary run & sijill notary status
    """
    run_notary(get_settings(state_dir=state_dir), seconds=seconds)


@notary.command()
def key(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Make the signing key where SIJILL_NOTARY_KEY says, unless it is there, and print the file of trust of the trees.

    Example: SIJILL_NOTARY_KEY=/media/key/notary.pem sijill notary key > trust.txt
    """
    settings = get_settings(state_dir=state_dir)
    place = _key_place(settings)
    made = make_key(place)
    origins = [standing.origin for standing in _standings(settings)]
    logs = tuple(verifier_of(origin, made) for origin in origins)
    if as_json:
        print_json({"key": str(place), "logs": [str(one) for one in logs]})
    else:
        typer.echo(Trust(logs=logs).write(), nl=False)
    if not origins:
        say("There are no trees yet: run the notary, then ask again for their keys.")


@notary.command()
def status(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show every tree: its leaves, its last checkpoint and its age, who co-signed and who is late; exit 1 for any late.

    Example: sijill notary status --json
    """
    settings = get_settings(state_dir=state_dir)
    found = _standings(settings)
    signs = settings.notary_key is not None and read_key(settings.notary_key) is not None
    if as_json:
        print_json({"signs": signs, "trees": found})
    else:
        print_table(
            ("topic", "partition", "leaves", "signed", "age, s", "late"),
            [
                (
                    t.topic,
                    t.partition,
                    t.leaves,
                    t.signed,
                    "" if t.age_s is None else f"{t.age_s:.0f}",
                    "\n".join(t.late),
                )
                for t in found
            ],
        )
        if not signs:
            say("The notary's key is not there (SIJILL_NOTARY_KEY): the trees grow, proof is late.")
        if not found:
            say("There are no trees yet.")
    if not signs or any(tree.late for tree in found):
        raise typer.Exit(1)


@notary.command()
def checkpoint(
    topic: Annotated[str, typer.Argument(help="Topic, as sijill.journal.v1.")],
    partition: Annotated[int, typer.Argument(min=0, help="Partition.")],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Print the last checkpoint of a tree as it was published: keep it, and later history is held to it.

    Example: sijill notary checkpoint sijill.journal.v1 0 > kept.checkpoint
    """
    for files, name, number in _trees(get_settings(state_dir=state_dir)):
        if (name, number) == (topic, partition):
            note = files.checkpoint()
            if note is None:
                raise CommandRefused("No checkpoint was published yet.", where=f"{topic}/{partition}", mend="Wait.")
            if as_json:
                said = Checkpoint.of(Note.read(note))
                told = {"origin": said.origin, "size": said.size, "root": said.root.hex(), "note": note.decode()}
                print_json(told)
            else:
                typer.echo(note.decode(), nl=False)
            return
    known = sorted({name for _, name, _ in _trees(get_settings(state_dir=state_dir))})
    raise typer.BadParameter(f"no tree is over {topic}/{partition}; there are {', '.join(known) or 'none yet'}")


def _key_place(settings: Settings) -> Path:
    if settings.notary_key is None:
        mend = "Set SIJILL_NOTARY_KEY to a file that is not on a machine of the broker's."
        raise CommandRefused("Nobody said where the notary's key is.", mend=mend)
    return settings.notary_key


def _trees(settings: Settings) -> list[tuple[TreeFiles, str, int]]:
    folders = (
        (folder, topic.name)
        for lane, topics in (("main", PROVEN), ("care", CARE_PROVEN))
        for topic in topics
        for folder in sorted((settings.proofs / lane / topic.name).glob("*/*"), key=lambda each: int(each.name))
    )
    return [(TreeFiles(each), name, int(each.name)) for each, name in folders if (each / "standing.json").exists()]


def _standings(settings: Settings) -> list[TreeStanding]:
    found = []
    for files, topic, partition in _trees(settings):
        note = files.checkpoint()
        signed = None if note is None else Checkpoint.of(Note.read(note))
        origin = f"{settings.register_name}/{topic}/{files.folder.parent.name}/{partition}"
        age = None if note is None else time.time() - (files.folder / "checkpoint").stat().st_mtime
        asked = read_asked(files)
        late = [f"{name} {one.trouble}" for name, one in asked.items() if one.trouble]
        behind = files.standing.size - (0 if signed is None else signed.size)
        if behind and (age is None or age > _LATE_S):
            late.insert(0, f"{behind} leaves wait for a signature")
        copied = read_copied(files)[0] if settings.proof_copy else None
        if copied is not None and signed is not None and copied < signed.size and (age or 0) > _LATE_S:
            late.append(f"{signed.size - copied} leaves wait to be copied")
        found.append(
            TreeStanding(
                origin=origin,
                topic=topic,
                partition=partition,
                leaves=files.standing.size,
                signed=0 if signed is None else signed.size,
                age_s=age,
                copied=copied,
                witnesses=asked,
                late=tuple(late),
            )
        )
    return found
