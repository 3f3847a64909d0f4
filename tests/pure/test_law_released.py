"""A version that was released stays as it was, also in the register's own tables; it may get an end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import register
from register.lawcheck import Finding, check, read_pages
from register.lawreleased import digests_of, released
from tests.law_examples import amended, files


def in_place(file: str, old: str, new: str) -> list[Finding]:
    """Return what is found when the register's own tables are changed and nothing else is there to compare with."""
    own = amended(file, old, new)
    return list(check(own, own=own, released=released()))


def test_every_version_of_the_registers_tables_is_released() -> None:
    """After an amendment: `sijill law release`."""
    assert digests_of(read_pages(files())[0]) == released()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("penalties.yaml", 'cap: "3000.000"', 'cap: "3001.000"'),
        ("penalties.yaml", "valid_to: 2017-09-25", "valid_to: 2017-09-24"),
        ("retention.yaml", "known_from: 2026-01-01", "known_from: 2026-01-02"),
        ("waivers.yaml", "share_percent: 100", "share_percent: 99"),
    ],
)
def test_a_change_in_place_of_the_registers_own_tables_is_told_at_its_version(file: str, old: str, new: str) -> None:
    found = [each for each in in_place(file, old, new) if each.code == "CHANGED_IN_PLACE"]

    assert [each.file for each in found] == [file]
    line = files()[file].splitlines()[found[0].line - 1]
    assert line.strip().startswith("version:")


def test_an_end_and_other_words_are_no_change_in_place() -> None:
    """An entry may end, and its words for people may be mended."""
    assert in_place("retention.yaml", "    version: 1\n", "    version: 1\n    valid_to: 2030-12-31\n") == []
    assert in_place("retention.yaml", '    name: {en: "', '    name: {en: "In other words: ') == []


def test_what_was_released_is_missed_when_it_is_taken_away() -> None:
    """An entry at the table's list; a table whole."""
    found = in_place("penalties.yaml", "id: LATE_RENEWAL_SURCHARGE", "id: ANOTHER_SURCHARGE")
    (entry,) = [each for each in found if each.code == "TAKEN_AWAY"]
    fewer = {file: text for file, text in files().items() if file != "retention.yaml"}
    (table,) = check(fewer, own=fewer, released=released())

    assert files()["penalties.yaml"].splitlines()[entry.line - 1] == "entries:"
    assert (table.code, table.file) == ("MISSING_TABLE", "retention.yaml")


def released_by(place: Path) -> subprocess.CompletedProcess[str]:
    """Run `sijill law release` with the register that lies in a place."""
    words = [sys.executable, "-m", "infra", "law", "release"]
    environment = os.environ | {"PYTHONPATH": str(place)}
    return subprocess.run(words, env=environment, cwd=place, capture_output=True, text=True, check=False)


def test_a_release_notes_new_versions_and_refuses_changed_ones(tmp_path: Path) -> None:
    """A new version is named once; what was changed in place releases nothing."""
    shutil.copytree(Path(register.__file__).parent, tmp_path / "register")
    table = tmp_path / "register" / "law" / "levels.yaml"
    text = table.read_text(encoding="utf-8")
    last = text[text.rindex("  - ") :].rstrip("\n")
    table.write_text(f"{text}{last.replace('id: ', 'id: NEW_')}\n", encoding="utf-8")

    first, again = released_by(tmp_path), released_by(tmp_path)
    table.write_text(table.read_text(encoding="utf-8").replace("1968-03-08", "1968-03-09", 1), encoding="utf-8")
    kept = (tmp_path / "register" / "law" / "released.json").read_bytes()
    refused = released_by(tmp_path)

    assert (first.returncode, first.stdout.count("levels NEW_")) == (0, 1), first.stderr
    assert (again.returncode, again.stdout) == (0, "")
    assert refused.returncode == 1
    assert "CHANGED_IN_PLACE" in refused.stdout
    assert (tmp_path / "register" / "law" / "released.json").read_bytes() == kept
