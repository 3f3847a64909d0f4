"""An evidence bundle is believed when it holds: what it proves, in words, and what it says that it does not prove.

What is tampered with stands in `test_tampering.py`, whose acts they are in `test_evidence_source.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infra.evidence_export import export_all, signed_trees
from register.days import local_day
from register.deadlines import due_notices
from register.fold import fold
from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note
from register.proof.proof_files import Proof
from schemas.errors import CommandRefused
from schemas.events import DeadlineRaised, FileState, PermitExpired
from schemas.journal import read_journal_record
from tests.evidence_examples import TOPIC, Archive, broken, build, history, of_register, told_of, verify
from tests.readside_examples import RawRecord
from tests.tampering import altered


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build(tmp_path_factory.mktemp("proof"), *history())


def test_a_bundle_of_everything_holds_also_against_every_checkpoint_kept(archive: Archive, tmp_path: Path) -> None:
    findings = verify(archive.export(tmp_path / "all"), None, *archive.half.values())

    assert broken(findings) == []
    said = [finding.what for finding in findings if finding.verdict == "PROVEN"]
    assert sum("of the checkpoint that was kept" in what for what in said) == len(archive.half) == 12
    assert sum("give the signed root" in what for what in said) == 13
    assert any(f"the tables show {len(archive.shown)} files" in what for what in said)
    assert any("co-signed by court.test/w1 at 2026-09-21 14:13 UTC" in what for what in said)


def test_a_bundle_of_one_file_holds_and_of_a_range(archive: Archive, tmp_path: Path) -> None:
    name = sorted(archive.shown)[3]
    count = archive.export_file(name, tmp_path / "file")
    partition = archive.shown[name]["rows"][0][1]
    archive.export_range(partition, 3, 9, tmp_path / "range")
    ours, range_of = verify(tmp_path / "file", None, archive.half[partition]), verify(tmp_path / "range")

    assert count == len(archive.shown[name]["rows"])
    assert (broken(ours), broken(range_of)) == ([], [])
    assert any("the tables show 1 files" in finding.what for finding in ours)
    proof = next((tmp_path / "file").rglob("*.tlog-proof")).read_bytes()
    assert Proof.read(proof).write() == proof
    assert proof.startswith(b"c2sp.org/tlog-proof@v1\nindex ")


def test_a_bundle_never_takes_a_place_that_is_taken_and_is_whole_or_not_there(archive: Archive, tmp_path: Path) -> None:
    def fails(names: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from archive.tables(names)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_all(signed_trees(archive.folder / TOPIC), tmp_path / "cut", fails, lambda _: None)
    assert list(tmp_path.iterdir()) == []
    archive.export(tmp_path / "all")
    with pytest.raises(CommandRefused, match="taken"):
        archive.export(tmp_path / "all")


def test_a_false_leaf_of_a_file_hides_no_other(archive: Archive, tmp_path: Path) -> None:
    """Each leaf has its own proof; what a broken tree says of versions and rows is not concluded from."""
    name = sorted(archive.shown)[3]
    count = archive.export_file(name, tmp_path / "file")
    leaf = min((tmp_path / "file").rglob("leaves/*"))
    leaf.write_bytes(altered(leaf.read_bytes()))
    findings = verify(tmp_path / "file")

    assert broken(findings) == [f"Leaf {leaf.name} is not what the root of {size_of(tmp_path / 'file')} leaves says."]
    assert any(finding.what == f"{count - 1} entries are leaves of the signed tree" for finding in findings)
    assert findings[-1].what == "What the leaves say was not looked at: a tree is broken."


def size_of(bundle: Path) -> int:
    [note] = bundle.glob("trees/*/checkpoint")
    return Checkpoint.of(Note.read(note.read_bytes())).size


def test_the_register_s_own_acts_follow_from_the_history_or_are_named(tmp_path: Path) -> None:
    """A notice of the clock is made again from the leaves; one that the rules do not make is left open, by its id."""
    records, orders = history(6, 12, open_at_once=12)
    state, last = _state_of(records), records[-1].recorded_at
    at = last + 400 * 86_400_000_000
    notice = next(one for one in due_notices(state, local_day(at)) if isinstance(one, DeadlineRaised | PermitExpired))
    false = replace(notice, meta=replace(notice.meta, reason_code="NOBODY_S_RULE"))
    for event, words in ((notice, "PROVEN 1 of the register's own 1 acts follow"), (false, "OPEN " + false.NAME)):
        own = of_register(event, version=state.version + 1, at=at, like=records[0])
        archive = build(tmp_path / event.meta.reason_code, [*records, own], orders)
        archive.export_file(state.file_id, tmp_path / event.meta.reason_code / "case")
        findings = verify(tmp_path / event.meta.reason_code / "case")
        assert broken(findings) == []
        assert words in told_of(findings)


def _state_of(records: list[RawRecord]) -> FileState:
    """Return how the file of the first record stands at the end."""
    state: FileState | None = None
    for record in records:
        if record.key == records[0].key:
            read = read_journal_record(record.partition, 0, record.key, record.value, record.headers)
            state = fold(state, read.event, version=read.stamp.file_version, recorded_at=read.stamp.recorded_at)
    assert state is not None
    return state
