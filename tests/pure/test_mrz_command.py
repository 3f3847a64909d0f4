"""`sijill mrz parse` shows a zone, says what is doubtful in it, and keeps nothing."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from infra.cli import app
from tests.mrz_examples import TD2_LONG, TD3, changed, mended


def run(*words: str, given: str | bytes = "") -> Result:
    """Run the command in a wide terminal."""
    return CliRunner().invoke(app, ["mrz", "parse", *words], input=given, env={"COLUMNS": "300"})


def test_the_command_shows_the_fields_of_a_sound_zone() -> None:
    """People read a table; exit 0."""
    done = run(*TD3, "--on", "2026-09-30")

    assert done.exit_code == 0
    rows = {line.split("  ")[0]: line.split() for line in done.stdout.splitlines()}
    assert rows["number"] == ["number", "L898902C3", "OK"]
    assert rows["given"] == ["given", "ANNA", "MARIA"]
    assert rows["birth date"] == ["birth", "date", "1974-08-12", "OK"]
    assert rows["composite"] == ["composite", "OK"]
    assert done.stderr == ""


def test_the_command_answers_completely_in_json() -> None:
    """Everything that is known about the zone, a long number whole."""
    done = run("-", "--json", "--on", "2026-09-30", given="\ufeff" + "\r\n".join(TD2_LONG) + "\r\n\r\n")
    told = json.loads(done.stdout)

    assert done.exit_code == 0
    assert (told["format"], told["sound"], told["lines"]) == ("TD2", True, list(TD2_LONG))
    assert told["fields"]["number"] == "D23145890734"
    assert told["fields"]["birth_date"] == {"year": 1934, "month": 7, "day": 12, "calendar": "GREGORIAN"}
    assert (told["fields"]["sex"], told["fields"]["sex_iso_5218"]) == ("M", 1)
    assert told["checks"]["optional"] == "ABSENT"
    assert told["unknown_codes"] == ["issuing_state", "nationality"]
    assert (told["unreadable"], told["name_truncated"], told["proposals"]) == ([], False, [])


def test_a_failing_digit_ends_with_one_and_the_proposal_is_not_applied() -> None:
    """Exit 1; the number is shown as it was read."""
    done = run(*changed(TD3, 2, 6, "O"), "--json")
    told = json.loads(done.stdout)

    assert done.exit_code == 1
    assert told["fields"]["number"] == "L8989O2C3"
    assert told["proposals"] == [[{"line": 2, "column": 6, "from": "O", "to": "0"}]]
    assert "line 2 column 6: O may be 0" in run(*changed(TD3, 2, 6, "O")).stdout


def test_a_field_that_cannot_be_read_ends_with_one() -> None:
    """Right digits are not enough."""
    done = run(*changed(TD3, 2, 21, "X"))

    assert done.exit_code == 1
    assert "cannot be read" in done.stdout


def test_a_partial_date_is_shown_with_its_unknown_parts() -> None:
    """Nothing stands where nobody knows."""
    assert "1974-08-??" in run(*mended(changed(TD3, 2, 14, "7408<<"), "birth"), "--on", "2026-09-30").stdout
    assert "unknown" in run(*mended(changed(TD3, 2, 14, "<<<<<<"), "birth"), "--on", "2026-09-30").stdout


def test_the_day_of_reading_decides_the_century() -> None:
    """`--on` is a day; anything else is wrong use."""
    assert '"year": 1974' in run(*TD3, "--json", "--on", "2026-09-30").stdout
    assert '"year": 1874' in run(*TD3, "--json", "--on", "1974-08-11").stdout
    assert run(*TD3, "--on", "yesterday").exit_code == 2


@pytest.mark.parametrize("given_text", ["", "\n".join(TD3)[:-1], b"\xff\xfe" * 40, "P<UTO" * 2000], ids=range(4))
def test_what_is_no_zone_ends_with_two(given_text: str | bytes) -> None:
    """Wrong use; the message goes to standard error and does not repeat the lines."""
    done = run("-", given=given_text)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert "error:" in done.stderr
    assert "UTO" not in done.stderr
    assert not isinstance(done.exception, UnicodeDecodeError)


def test_nothing_of_a_zone_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Not when it is sound, not when it fails."""
    with caplog.at_level(0):
        codes = [run(*lines).exit_code for lines in (TD3, changed(TD3, 2, 6, "O"), TD3[:1])]

    assert codes == [0, 1, 2]
    assert caplog.records == []
