"""Destruction by list and record: what may go, that nothing is changed between, that four persons take part."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from infra.epoch_end import end_epoch, require_later
from infra.shred_session import STEPS, Session
from infra.vault import FileVault
from register.shredding import Listed, ShredList, ShredRecord, act_of, require_fit, standing_of
from schemas.errors import CommandRefused
from schemas.events import ClosingState
from schemas.topics import DEAD_LETTERS, INTAKE
from tests.examples import REGISTERED, life
from tests.examples_data import retention_hold_placed
from tests.examples_file import file_archived, file_closed

LIST = ShredList(
    session_id="3f0c9a52-6b0e-4a53-9a26-0d7a3e8f2c11",
    unit="LM1",
    made_on="2026-11-20",
    files=(
        Listed(
            file_id="0198c0de-0000-7000-8000-000000000001",
            number="LM1-2018-000001-X",
            keys=("0198c0de-0000-7000-8000-00000000000a",),
            epochs=("e1",),
            retention_rule="ACTIVE_FILE",
            shred_after="2024-03-01",
        ),
    ),
)
RECORD = {
    "number": "PV-2026-17",
    "session_id": LIST.session_id,
    "list_sha256": LIST.sha256,
    "bailiff": "BAILIFF-4",
    "expert": "EXPERT-9",
    "expert_named_by": "INPDP",
    "drawn_up_on": "2026-11-21",
}


def record(**changes: Any) -> ShredRecord:
    return ShredRecord.read(json.dumps(RECORD | changes))


def test_a_list_is_read_as_it_was_written_and_a_changed_one_is_refused() -> None:
    """The record names its hash: nothing may be added to it afterwards."""
    text = json.dumps(LIST.as_json())
    assert ShredList.read(text) == LIST
    for changed in (text.replace("LM1-2018", "LM1-2019"), text.replace("00000a", "00000b")):
        with pytest.raises(CommandRefused, match="was changed"):
            ShredList.read(changed)
    for nonsense in ("", "[]", "{}", '{"files": [1]}'):
        with pytest.raises(CommandRefused, match="no list"):
            ShredList.read(nonsense)


@pytest.mark.parametrize("field", list(RECORD))
def test_a_record_says_everything_that_the_law_asks(field: str) -> None:
    """Bailiff, expert, who named the expert, number, day, and what it is about: none is missing or a sentence."""
    for value in (None, "", "Monsieur l'huissier"):
        with pytest.raises(CommandRefused, match=field) as refused:
            record(**{field: value})
        assert refused.value.mend
    with pytest.raises(CommandRefused, match="no record"):
        record(more="x")
    with pytest.raises(CommandRefused, match="day is none"):
        record(drawn_up_on="2026-13-01")


def test_the_record_is_of_this_list_and_not_older() -> None:
    require_fit(LIST, record(), "DP-1", "DP-2")
    for other in ({"list_sha256": "0" * 64}, {"session_id": "3f0c9a52-6b0e-4a53-9a26-0d7a3e8f2c12"}):
        with pytest.raises(CommandRefused, match="another list"):
            require_fit(LIST, record(**other), "DP-1", "DP-2")
    with pytest.raises(CommandRefused, match="older"):
        require_fit(LIST, record(drawn_up_on="2026-11-19"), "DP-1", "DP-2")


@pytest.mark.parametrize(
    ("actor", "approver", "more"),
    [
        ("DP-1", "dp-1", {}),
        ("DP-1", "BAILIFF-4", {}),
        ("EXPERT-9", "DP-2", {}),
        ("DP-1", "DP-2", {"expert": "bailiff-4"}),
    ],
)
def test_nobody_takes_two_parts(actor: str, approver: str, more: dict[str, str]) -> None:
    """However the number is written."""
    with pytest.raises(CommandRefused, match="two parts"):
        require_fit(LIST, record(**more), actor, approver)


def test_the_act_names_the_record_by_number_and_hash() -> None:
    """So the act in the journal, and its leaf, hold to this record alone."""
    act = act_of(LIST.files[0], record(), "DP-1", "DP-2")
    assert act["certificate_ref"].startswith("PV-2026-17:")
    assert act["certificate_ref"] != act_of(LIST.files[0], record(expert="EXPERT-8"), "DP-1", "DP-2")["certificate_ref"]
    assert (act["key_ids"], act["witnesses"]) == (list(LIST.files[0].keys), ["BAILIFF-4", "EXPERT-9"])


def test_what_may_go_and_what_keeps_it() -> None:
    """Term, notice three months before, a hold; a file that is not archived has no standing."""
    state = life(*REGISTERED, file_closed(), file_archived())
    ends = state.closing.shred_after if state.closing else None
    assert ends is not None
    days = (ends - 91, ends - 90, ends, ends + 1)
    assert [standing_of(state, day, ends - 90) for day in days] == ["TERM_RUNS", "NOTICE", "NOTICE", "DUE"]
    held = life(retention_hold_placed(), state=state)
    assert standing_of(held, ends + 1, None) == "HELD"
    assert standing_of(life(*REGISTERED), ends + 1, None) is None
    never = replace(state, closing=ClosingState(closed_on=0))
    assert standing_of(never, 100_000, None) == "TERM_RUNS"


def test_a_session_is_taken_up_where_it_was_cut_off(tmp_path: Path) -> None:
    """A line that was half written does not count; another list or record under its id is refused."""
    texts = json.dumps(LIST.as_json()), json.dumps(RECORD)
    session = Session.begin(tmp_path / "sessions", *texts)
    file_id = LIST.files[0].file_id
    assert session.keys == ()
    session.done("ACTS", 1, taken=[file_id], refused={}, acts={"a": [3, 4]})
    with (session.folder / "steps.jsonl").open("a") as file:
        file.write('{"step": "KEYS", "at"')

    again = Session.begin(tmp_path / "sessions", *texts)

    assert list(again.steps) == ["ACTS"]
    assert (again.taken, again.keys) == ({file_id}, LIST.files[0].keys)
    again.done("KEYS", 2, destroyed=1)
    assert list(Session.open(tmp_path / "sessions", LIST.session_id).steps) == ["ACTS", "KEYS"]
    assert again.waiting_for(frozenset({"e1", "e2"})) == ("e1",)
    assert again.waiting_for(frozenset({"e2"})) == ()
    assert set(again.steps) < set(STEPS)
    with pytest.raises(CommandRefused, match="another list or record"):
        Session.begin(tmp_path / "sessions", texts[0], json.dumps(RECORD | {"expert": "EXPERT-8"}))
    with pytest.raises(CommandRefused, match="No such session"):
        Session.open(tmp_path / "sessions", "3f0c9a52-6b0e-4a53-9a26-0d7a3e8f2c12")


def test_an_epoch_ends_only_when_nothing_needs_it(tmp_path: Path) -> None:
    """The last one never; with dead letters only by someone who gives them up; then its key is nowhere."""
    vault = tmp_path / "vault"
    with FileVault.initialise(vault) as opened:
        opened.ensure_epoch("2026-a")
        require_later(vault, "2026-b")
        for early in ("2026-a", "2025-z"):
            with pytest.raises(CommandRefused, match="come last"):
                require_later(vault, early)
        opened.ensure_epoch("2026-b")
        key = (vault / "epochs" / "2026-a.key").read_bytes()
        letters = {INTAKE.name: 0, DEAD_LETTERS.name: 2}
        with pytest.raises(CommandRefused, match="Devices seal"):
            end_epoch(vault, "2026-b", {})
        with pytest.raises(CommandRefused, match="no such epoch"):
            end_epoch(vault, "2024-a", {})
        for needing in (letters, {INTAKE.name: 1}):
            with pytest.raises(CommandRefused, match="still need"):
                end_epoch(vault, "2026-a", needing)
        with pytest.raises(CommandRefused, match="still need"):
            end_epoch(vault, "2026-a", {INTAKE.name: 1}, give_up=True)
        before = opened.epochs_now()

        end_epoch(vault, "2026-a", letters, give_up=True)

        assert opened.epoch_private("2026-a") is None
        assert opened.epochs_now() != before
        assert opened.epoch_public("2026-a")
        assert not any(key in path.read_bytes() for path in vault.rglob("*") if path.is_file())
