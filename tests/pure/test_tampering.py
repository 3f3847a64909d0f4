"""Every tampering with the history is found and named, and nothing is believed by default.

Each on a real bundle, by the command that an auditor uses. Where the operator has every key of his own, a checkpoint
that the auditor kept, or a witness, is what finds him.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from infra.cli import app
from infra.witness_store import WitnessStore
from register.proof.checkpoints import Checkpoint, Policy
from register.proof.notes import Note, verifier_of
from register.proof.trust import Trust
from register.proof.witnessing import Refusal
from streams.tree_files import TreeFiles
from streams.witness_client import Asked, Witness, ask
from tests.evidence_examples import (
    COURT,
    KEY,
    OTHER,
    TOPIC,
    TOPIC_ID,
    UNITS_ORIGIN,
    WITNESS,
    Archive,
    broken,
    build,
    history,
    origin,
    policy,
    told_of,
    trust,
    verify,
)
from tests.tampering import ANEW_ORIGIN, FILE_TAMPERINGS, TAMPERINGS, altered, entries_of, rewrite

HISTORY = history(6, 48)  # so that each of the twelve trees has leaves before half way


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build(tmp_path_factory.mktemp("proof"), *HISTORY)


@pytest.fixture(scope="module")
def whole(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive.export(tmp_path_factory.mktemp("bundle") / "all")


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "copy")


def command(bundle: Path, believed: Trust, *against: bytes) -> tuple[int, list[dict[str, Any]]]:
    """Verify as an auditor does; return the exit code and what was found."""
    beside = bundle.parent
    (beside / "trust.txt").write_text(believed.write(), encoding="utf-8")
    words = ["verify", str(bundle), "--trust", str(beside / "trust.txt"), "--json"]
    for number, note in enumerate(against):
        (beside / f"kept-{number}").write_bytes(note)
        words += ["--against", str(beside / f"kept-{number}")]
    done = CliRunner().invoke(app, words)
    return done.exit_code, json.loads(done.stdout)["findings"]


def said(findings: Sequence[dict[str, Any]]) -> list[str]:
    return [one["what"] for one in findings if one["verdict"] == "BROKEN"]


def checkpoint_of(bundle: Path) -> bytes:
    return (bundle / "trees/0/checkpoint").read_bytes()


# --- the operator has everything but the auditor's checkpoint --------------------------------------------------------


def test_what_nobody_touched_holds(archive: Archive, copy: Path) -> None:
    code, findings = command(copy, trust(wanted=1), archive.half[0])

    assert (code, said(findings)) == (0, [])


@pytest.mark.parametrize("how", TAMPERINGS)
def test_every_tampering_is_named(archive: Archive, copy: Path, how: str) -> None:
    """With a checkpoint kept from half way and no witness."""
    tamper, words = TAMPERINGS[how]
    tamper(copy)
    code, findings = command(copy, trust(), archive.half[0])

    assert code == 1
    assert any(words in what for what in said(findings)), said(findings)


def test_no_bit_of_the_entries_can_be_flipped(copy: Path) -> None:
    [path] = (copy / "trees/0/tile/entries/000.p").iterdir()
    whole, chance = path.read_bytes(), random.Random(2)
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        assert broken(verify(copy)) != []


@pytest.mark.parametrize("how", [how for how in TAMPERINGS if "right key" in how or "anew" in how])
def test_a_forger_with_the_right_key_needs_the_witness_too(copy: Path, how: str) -> None:
    """Who has kept no checkpoint relies on the witness: without its line a rewritten history is not believed."""
    TAMPERINGS[how][0](copy)

    assert broken(verify(copy)) != []


def test_an_older_backup_is_found_by_a_later_checkpoint(archive: Archive, whole: Path, tmp_path: Path) -> None:
    """Whether it stands as it was restored, or went on with other acts; both rightly signed and co-signed."""
    records, orders = HISTORY
    restored = build(tmp_path / "restored", records[: len(records) // 2], orders[:3]).export(tmp_path / "a")
    assert broken(verify(restored)) == []
    assert any("the end was cut off" in what for what in broken(verify(restored, None, checkpoint_of(whole))))

    entries = entries_of(whole)
    early = Checkpoint.of(Note.read(archive.half[0])).size
    shutil.copytree(whole, tmp_path / "b")
    rewrite(tmp_path / "b", [*entries[: early + 1], *map(altered, entries[early + 1 :])], KEY, court=True)
    findings = verify(tmp_path / "b", None, checkpoint_of(whole))
    assert any("Two roots are given for the one size" in what for what in broken(findings)), told_of(findings)


def test_a_topic_made_anew_is_found_even_under_a_new_key_that_is_believed(archive: Archive, copy: Path) -> None:
    TAMPERINGS["the topic is made anew"][0](copy)
    believed = Policy(trees=(*policy().trees, verifier_of(ANEW_ORIGIN, KEY)), witnesses=(WITNESS,), wanted=1)
    found = broken(verify(copy, believed, archive.half[0]))

    assert any("several registers or journals" in what for what in found)
    assert any("no tree of the checkpoint that was kept" in what for what in found)


# --- witnesses -------------------------------------------------------------------------------------------------------


async def answer_of(store: WitnessStore, files: TreeFiles, before: Asked) -> Asked:
    """Ask a witness for its line on a tree's checkpoint; return how it stands to the tree."""

    def respond(request: httpx.Request) -> httpx.Response:
        found = store.add_checkpoint(request.read(), WITNESS.name, COURT, 5)
        if isinstance(found, Refusal):
            return httpx.Response(found.status, text=found.body)
        return httpx.Response(200, text=found)

    async with httpx.AsyncClient(transport=httpx.MockTransport(respond)) as client:
        note = Note.read(files.checkpoint() or b"")
        _, asked = await ask(client, Witness(url="http://w", key=WITNESS), files, note, before)
    return asked


def tree_of(archive: Archive) -> TreeFiles:
    return TreeFiles(archive.folder / TOPIC / str(TOPIC_ID) / "0")


def store_of(path: Path) -> WitnessStore:
    with WitnessStore(path) as store:
        store.add_log(verifier_of(origin(0), KEY))
    return WitnessStore(path)


async def test_a_witness_put_back_is_found_by_the_notary_and_its_second_history_by_who_kept_the_first(
    archive: Archive, whole: Path, copy: Path, tmp_path: Path
) -> None:
    with store_of(tmp_path / "w.sqlite") as store:
        asked = await answer_of(store, tree_of(archive), Asked())
        assert (asked.size, asked.trouble) == (tree_of(archive).standing.size, "")
    with store_of(tmp_path / "younger.sqlite") as store:
        asked = await answer_of(store, tree_of(archive), asked)
    assert asked.alarm
    assert "its own store was put back" in asked.trouble

    rewrite(copy, [altered(entry) for entry in entries_of(copy)], KEY, court=True)
    assert any("Two roots" in what for what in broken(verify(copy, None, checkpoint_of(whole))))


async def test_a_witness_with_a_larger_tree_than_ours_is_an_alarm_and_no_signature(
    archive: Archive, tmp_path: Path
) -> None:
    """So it is after an older backup of the register was restored."""
    records, orders = HISTORY
    older = build(tmp_path / "restored", records[: len(records) // 2], orders[:3])
    with store_of(tmp_path / "w.sqlite") as store:
        await answer_of(store, tree_of(archive), Asked())
        asked = await answer_of(store, tree_of(older), Asked())

    assert asked.alarm
    assert "the register shows an older history" in asked.trouble


# --- nothing is believed by default ----------------------------------------------------------------------------------


def test_without_a_file_of_trust_nothing_is_looked_at(whole: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["verify", str(whole)]).exit_code == 2
    assert CliRunner().invoke(app, ["verify", str(whole), "--trust", str(tmp_path / "none")]).exit_code == 2
    (tmp_path / "bad").write_text("believe everybody\n")
    done = CliRunner().invoke(app, ["verify", str(whole), "--trust", str(tmp_path / "bad")])
    assert done.exit_code != 0


def _others() -> Trust:
    return Trust(logs=tuple(verifier_of(name, OTHER) for name in (*map(origin, range(12)), UNITS_ORIGIN)))


@pytest.mark.parametrize(
    ("believed", "words"),
    [
        (Trust(), "No key is known for this origin"),
        (_others(), "not signed by the key of its origin"),
        (Trust(logs=trust().logs[1:]), "No key is known for this origin"),
        (
            Trust(logs=trust().logs, witnesses=(("", verifier_of("w.test/2", OTHER, WITNESS.kind)),), wanted=1),
            "1 witnesses must have co-signed, 0 did",
        ),
    ],
)
def test_an_unknown_or_wrong_key_is_not_believed(copy: Path, believed: Trust, words: str) -> None:
    code, findings = command(copy, believed)

    assert code == 1
    assert any(words in what for what in said(findings)), said(findings)


def test_a_false_line_in_the_name_of_a_known_witness_is_not_believed(copy: Path) -> None:
    note = checkpoint_of(copy).decode().splitlines()
    note[-1] = note[-1][:-8] + "AAAAAAA="
    (copy / "trees/0/checkpoint").write_text("\n".join(note) + "\n")

    assert any("is not its own" in what for what in said(command(copy, trust())[1]))


@pytest.mark.parametrize("kept", [b"", b"no note", b"a\n1\nb\n\n"])
def test_a_kept_checkpoint_that_is_none_is_said(copy: Path, kept: bytes) -> None:
    code, findings = command(copy, trust(), kept)

    assert code == 1
    assert said(findings) != []


# --- one file's bundle -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", FILE_TAMPERINGS)
def test_a_file_s_bundle_is_tampered_with(archive: Archive, tmp_path: Path, how: str) -> None:
    name, (tamper, words) = min(archive.shown), FILE_TAMPERINGS[how]
    archive.export_file(name, tmp_path / "file")
    assert command(tmp_path / "file", trust(wanted=1))[0] == 0
    [tree] = (tmp_path / "file" / "trees").iterdir()
    archive.export_range((int(tree.name) + 1) % 12, 0, 500, tmp_path / "elsewhere")
    tamper(tmp_path / "file")
    code, findings = command(tmp_path / "file", trust(wanted=1))

    assert code == 1
    assert any(words in what for what in said(findings)), said(findings)
