"""`sijill law` shows, checks and compares the tables; what is not verified is marked in every answer."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from infra.cli import app
from infra.commands.law_machines import draw
from tests.law_examples import changed, texts


def run(*words: str) -> Result:
    """Run a command in a wide terminal."""
    return CliRunner().invoke(app, ["law", *words], env={"COLUMNS": "400"})


def written(place: Path, *tables: dict[str, str]) -> str:
    """Write the register's tables with some changed, and return their directory."""
    place.mkdir()
    together = texts()
    for table in tables:
        together |= table
    for name, text in together.items():
        (place / name).write_text(text, encoding="utf-8")
    return str(place)


def test_the_registers_own_tables_are_checked_when_no_directory_is_named() -> None:
    """No fault, exit 0."""
    done = run("check", "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout)["findings"] == []


def test_a_fault_is_told_with_file_and_line_and_ends_with_one(tmp_path: Path) -> None:
    """A lawyer's slip is shown as file:line:column, with what to do, and the exit code is 1."""
    place = str(tmp_path / "law")
    shutil.copytree(Path(__file__).parents[2] / "register" / "law", place)
    damaged = changed("waivers", ("valid_to: 2020-09-30", "valid_to: 2020-09-31"))
    (tmp_path / "law" / "waivers.yaml").write_text(damaged["waivers.yaml"], encoding="utf-8")

    told, data = run("check", place), run("check", place, "--json")

    assert (told.exit_code, data.exit_code) == (1, 1)
    (finding,) = json.loads(data.stdout)["findings"]
    assert finding["code"] == "BAD_DATE"
    assert f"waivers.yaml:{finding['line']}:" in told.stdout
    assert damaged["waivers.yaml"].splitlines()[finding["line"] - 1].strip() == "valid_to: 2020-09-31"


def test_what_is_not_verified_is_marked_in_the_list_and_in_the_table() -> None:
    """The status of an entry stands in brackets unless it is verified, and in JSON as it is."""
    shown, data = run("show", "penalties"), json.loads(run("show", "penalties", "--json").stdout)

    assert "(conflicting)" in shown.output
    assert "40 dinars per week. [S9]" in shown.output
    assert {each["id"]: each["status"] for each in data["entries"]}["OVERSTAY_REGULARISATION"] == "conflicting"
    assert json.loads(run("list", "--json").stdout)[0].keys() >= {"verified", "unverified", "conflicting"}


@pytest.mark.parametrize(("on", "versions"), [("2017-09-25", [1]), ("2017-09-26", [2]), ("1990-01-01", [])])
def test_a_table_is_shown_as_it_held_on_a_day(on: str, versions: list[int]) -> None:
    """Each day has one version of the fee for overstay, or none."""
    data = json.loads(run("show", "penalties", "--on", on, "--json").stdout)

    assert [each["version"] for each in data["entries"] if each["id"] == "OVERSTAY_REGULARISATION"] == versions


def test_names_are_shown_in_the_language_asked_for() -> None:
    """Arabic stays Arabic."""
    assert "بطاقة إقامة وقتية" in run("show", "titles", "--lang", "ar").output
    assert "Carte de séjour temporaire" in run("show", "titles", "--lang", "fr").output


def test_two_days_and_two_directories_can_be_compared(tmp_path: Path) -> None:
    """The difference names table, entry, field, and the value before and after."""
    old = written(tmp_path / "old")
    new = written(tmp_path / "new", dict(changed("fees", ("amount: null", 'amount: "150.000"'))))

    days = json.loads(run("diff", "2017-09-25", "2017-09-26", "--json").stdout)
    places = json.loads(run("diff", old, new, "--json").stdout)

    assert {each["entry"] for each in days} == {"OVERSTAY_REGULARISATION", "LATE_RENEWAL_SURCHARGE"}
    assert [(each["entry"], each["fields"]) for each in places] == [
        ("FEE_TEMPORARY_CARD", [{"field": "amount", "old": None, "new": "150.000"}])
    ]


@pytest.mark.parametrize(
    ("file", "was", "becomes", "where"),
    [
        ("powers.yaml", "FileOpened: {roles: [DESK]", "FileOpened: {roles: [HEADS]",
         ("powers", "acts.FileOpened", "roles")),
        ("machines.yaml", 'LODGED: {title: {en: "Lodged"', 'LODGED: {title: {en: "Filed"',
         ("machines", "machines.application", "states.LODGED.title.en")),
        ("rules.yaml", "  CODE_UNKNOWN:", "  CODE_NOT_KNOWN:", ("rules", "rules.CODE_NOT_KNOWN", "reason.en")),
        ("rules/units.yaml", "source: RFC 8032, 5.1.5", "source: RFC 8032",
         ("rules/units", "rules.PUBLIC_KEY_LENGTH", "source")),
    ],
)  # fmt: skip
def test_what_changed_in_files_that_are_no_tables_is_shown(
    tmp_path: Path, file: str, was: str, becomes: str, where: tuple[str, str, str]
) -> None:
    """Powers, machines, rules and codes too: who may do what is law for the person at the counter."""
    law, draft = Path(__file__).parents[2] / "register" / "law", tmp_path / "draft"
    shutil.copytree(law, draft)
    text = (draft / file).read_text(encoding="utf-8")
    assert was in text
    (draft / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")

    found = json.loads(run("diff", str(law), str(draft), "--json").stdout)

    assert where in [(one["table"], one["entry"], field["field"]) for one in found for field in one["fields"]]


def test_the_difference_of_a_faulty_draft_says_that_it_is_faulty(tmp_path: Path) -> None:
    law, draft = Path(__file__).parents[2] / "register" / "law", tmp_path / "draft"
    shutil.copytree(law, draft)
    (draft / "waivers.yaml").unlink()

    assert "cannot be used as it is: 1 fault." in run("diff", str(law), str(draft)).output
    assert "cannot be used" not in run("diff", str(law), str(law)).output


def test_a_state_machine_is_drawn_in_the_form_and_language_asked_for() -> None:
    """`law show` hands a machine's form and language on, and keeps the tables to itself."""
    assert run("show", "application", "--format", "svg", "--lang", "fr").stdout == draw("application", "svg", "fr")
    assert run("show", "application", "--json").stdout == draw("application", "json", "en")
    assert "DECREE_2020_416" in run("show", "waivers").output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rules", "SEALED_UNREADABLE"),
        ("rules", "DEVICE_REVOKED"),
        ("powers", "Authorised signatory"),
        ("codes", "XXA"),
        ("machines", "subject_request"),
    ],
)
def test_what_is_no_table_of_entries_is_shown_too(name: str, said: str) -> None:
    """Rules, powers, codes and the list of machines, as text and as data."""
    done = run("show", name)

    assert done.exit_code == 0
    assert said in done.stdout
    assert json.loads(run("show", name, "--json").stdout)


@pytest.mark.parametrize("name", ["penalties", "rules", "powers", "machines"])
def test_headers_are_in_the_language_asked_for(name: str) -> None:
    """No heading stays English in Arabic, and the words between them are of the language too."""
    heads = {lang: run("show", name, "--lang", lang).stdout.splitlines()[0].split() for lang in ("en", "fr", "ar")}

    assert not re.search("[A-Za-z]", " ".join(heads["ar"]))
    assert heads["fr"] != heads["en"]


def test_the_list_names_what_else_can_be_shown() -> None:
    """Rules, powers, codes, machines; its own headings are in the language asked for."""
    listed = run("list", "--lang", "fr")

    assert "rules, powers, codes, machines" in listed.output
    assert "subject_request" in listed.output
    assert "entrées" in listed.stdout


def test_a_file_is_checked_within_its_tables(tmp_path: Path) -> None:
    """Its own faults, with the codes of the tables beside it; those of others are counted, not shown."""
    draft = tmp_path / "law"
    shutil.copytree(Path(__file__).parents[2] / "register" / "law", draft)
    (draft / "waivers.yaml").write_text((draft / "waivers.yaml").read_text("utf-8").replace("kind: ", "kind: x"))

    sound, faulty, part = (
        run("check", str(draft / name)) for name in ("fees.yaml", "waivers.yaml", "rules/units.yaml")
    )

    assert (sound.exit_code, faulty.exit_code, part.exit_code) == (0, 1, 0)
    assert sound.stdout == ""
    assert "1 table, 0 faults" in sound.output
    assert "1 fault more in the tables beside it" in sound.output
    assert faulty.stdout.startswith("waivers.yaml:")


def test_a_file_that_lies_alone_is_checked_within_the_registers_own_tables(tmp_path: Path) -> None:
    """As it would be if it took the place of the one that is called so."""
    alone = tmp_path / "fees.yaml"
    alone.write_text(changed("fees", ("source: ", "source: NOBODY  # "))["fees.yaml"], encoding="utf-8")

    done = run("check", str(alone))

    assert done.exit_code == 1
    assert "UNKNOWN_SOURCE" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "penaltys"), "did you mean penalties"),
        (("show", "nothing"), "transfer"),
        (("show", "penalties", "--on", "2026-02-30"), "a day like 2026-09-30"),
        (("show", "penalties", "--known-at", "2020-13-45"), "a day like 2026-09-30"),
        (("show", "penalties", "--format", "svg"), "as svg: application"),
        (("show", "powers", "--format", "md"), "as md: application"),
        (("show", "rules", "--on", "2026-01-01"), "dated entries"),
        (("show", "permit", "--on", "2026-01-01"), "dated entries"),
        (("diff", "2026-01-01", "register/law"), "two directories"),
        (("diff", "2026-01-01", "2026-02-30"), "a day like 2026-09-30"),
        (("diff", "nowhere", "register/law"), "no tables"),
        (("check", "nowhere"), "no tables"),
    ],
)
def test_a_wrong_question_is_refused_with_what_to_do(words: tuple[str, ...], said: str) -> None:
    """No traceback, exit 2 as for all wrong use, a sentence."""
    done = run(*words)

    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert said in " ".join(re.sub("[│╭╰╮╯─]", " ", done.output).split())
