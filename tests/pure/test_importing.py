"""Importing older registers: every act becomes an event with its own time or is reported; a second run is the same."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from openpyxl import Workbook

from producers.importing.cases import PlannedCase
from producers.importing.mapping import MappingUnusable, RegisterMapping, mapping_of, read_mapping
from producers.importing.moments import TimeRules, read_local_moment
from producers.importing.report import ImportReport
from producers.importing.rows import Layout, RegisterUnreadable, read_rows, sha256_of
from producers.importing.run import plan_only, plan_register
from producers.importing.sessions import Approval, SessionSpan, approval_draft
from register.decide import Accepted
from schemas.errors import CommandRefused, Misfit
from tests.judging import SESSION, Sent, judge, session_of

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = EXAMPLES / "mappings" / "municipal-permits.yaml"
PAPER = EXAMPLES / "mappings" / "old-register.yaml"
REAL_SPAN = SessionSpan(session_id=SESSION, from_date=date(2010, 10, 1), to_date=date(2012, 1, 23))
PAPER_SPAN = SessionSpan(session_id=SESSION, from_date=date(2019, 1, 1), to_date=date(2024, 12, 31))
AMSTERDAM = TimeRules(zone=ZoneInfo("Europe/Amsterdam"), formats=("%d-%m-%Y %H:%M", "iso"))


def plan(path: Path, mapping: RegisterMapping, span: SessionSpan) -> list[PlannedCase]:
    rows = read_rows(path, mapping.layout, mapping.needed_columns())
    return list(plan_register(rows, mapping, sha256_of(path), span))


@pytest.fixture(scope="module")
def real(real_log: Path) -> list[PlannedCase]:
    return plan(real_log, read_mapping(REAL), REAL_SPAN)


@pytest.fixture(scope="module")
def log(real_log: Path) -> list[dict[str, str]]:
    with real_log.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def micros(text: str) -> int:
    return int((datetime.fromisoformat(text) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000 + 0.5) * 1000


def test_every_act_of_the_real_log_becomes_one_event_with_its_own_time(
    real: list[PlannedCase], log: list[dict[str, str]]
) -> None:
    acts = {row.row: row.drafts for case in real for row in case.planned if row.row is not None}

    assert len(log) == len(acts) == 8_577
    for number, line in enumerate(log, 2):
        [draft] = acts[number]
        assert draft.occurred_at == micros(line["time:timestamp"])
        assert draft.actor_id == f"NL-{line['org:resource']}"
        assert draft.import_session == SESSION


def test_the_real_log_makes_these_events(real: list[PlannedCase]) -> None:
    found = Counter(draft.event for case in real for row in case.planned for draft in row.drafts)

    assert found == {
        "PersonRegistered": 1_434,
        "FileOpened": 1_434,
        "ApplicationLodged": 1_434,
        "DocumentAssessed": 1_435,
        "OpinionRecorded": 4_292,
        "ReceiptIssued": 1_300,
        "FileForwarded": 18,
        "ComplementRequested": 20,
        "DecisionTaken": 39,
        "DecisionNotified": 39,
        "ApplicationClosed": 1_290,
    }


def test_the_register_accepts_the_whole_real_log_and_flags_what_broke_procedure(real: list[PlannedCase]) -> None:
    drafts = [draft for case in real for row in case.planned for draft in row.drafts]
    found = judge(
        (Sent(draft=d, station="NL1", district="NLD", corps="UNKNOWN", device="NL1-IMP") for d in drafts),
        session=session_of("NL1", "NL1-IMP", date(2010, 10, 1), date(2012, 1, 23)),
    )
    findings = Counter(rule for _, v in found.verdicts if isinstance(v, Accepted) for rule in v.findings)

    assert found.refused() == {}
    assert findings["FOUR_EYES"] == 23
    assert all("BACK_CAPTURED" in v.flags for _, v in found.verdicts if isinstance(v, Accepted))


def test_cases_without_an_end_stay_open(real: list[PlannedCase], log: list[dict[str, str]]) -> None:
    unfinished = {line["case:concept:name"] for line in log if not line["case:enddate"]}
    decided = {line["case:concept:name"] for line in log if line["concept:name"].startswith("T14")}
    ends = ("ApplicationClosed", "DecisionTaken")
    still_open = [case for case in real if not any(d.event in ends for row in case.planned for d in row.drafts)]

    assert len(unfinished) == 105
    assert len(still_open) == len(unfinished - decided)


def test_acts_of_the_same_second_keep_the_order_of_the_log(real: list[PlannedCase]) -> None:
    pairs = [p for case in real for p in pairwise([r for r in case.planned if r.row is not None])]
    close = [(a, b) for a, b in pairs if a.drafts[0].occurred_at // 10**6 == b.drafts[0].occurred_at // 10**6]

    assert len(close) == 3
    assert all(a.row is not None and b.row == a.row + 1 for a, b in pairs)


def test_repeated_acts_are_separate_events(real: list[PlannedCase]) -> None:
    ids = [draft.event_id for case in real for row in case.planned for draft in row.drafts]

    assert len(set(ids)) == len(ids)


def test_a_second_run_plans_the_same_acts(real: list[PlannedCase], real_log: Path) -> None:
    assert plan(real_log, read_mapping(REAL), REAL_SPAN) == real


def test_a_longer_extract_gives_the_known_rows_the_same_ids(
    real: list[PlannedCase], real_log: Path, tmp_path: Path
) -> None:
    lines = real_log.read_text(encoding="utf-8").splitlines()
    shorter = tmp_path / "shorter.csv"
    shorter.write_text("\n".join([lines[0], *lines[1:101]]) + "\n", encoding="utf-8")
    ids = {draft.event_id for case in real for row in case.planned for draft in row.drafts}
    rows = [row for case in plan(shorter, read_mapping(REAL), REAL_SPAN) for row in case.planned if row.row is not None]

    assert len(rows) == 100
    assert {draft.event_id for row in rows for draft in row.drafts} <= ids


def test_no_mapped_value_is_without_a_reason_beside_it() -> None:
    for path in (REAL, PAPER):
        assert all(len(template.why.split()) >= 3 for template in read_mapping(path).all_templates())


@pytest.fixture(scope="module")
def paper() -> ImportReport:
    return plan_only(EXAMPLES / "old-register.csv", read_mapping(PAPER), PAPER_SPAN)


def test_rows_that_cannot_be_taken_are_reported_with_row_column_and_reason(paper: ImportReport) -> None:
    expected = {
        8: "Date dépôt",
        16: "Nationalité",
        23: "Agent",
        30: "N° dossier",
        35: "Né(e) le",
        42: "Timbre (D)",
        49: "Date dépôt",
        54: "Motif",
        57: "row",
    }

    assert {row.row: row.column for row in paper.reported} == expected


def test_the_totals_add_up(paper: ImportReport) -> None:
    assert paper.rows == paper.rows_taken + len(paper.reported) == 64
    assert paper.acts == paper.acts_taken + paper.acts_reported
    assert paper.events == paper.acts_taken + paper.added


def test_the_report_repeats_no_cell(paper: ImportReport) -> None:
    with (EXAMPLES / "old-register.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    personal = {row[column] for row in rows for column in ("Nom", "Prénom", "اللقب", "Né(e) le") if row[column]}

    for reported in paper.reported:
        assert not any(value in f"{reported.reason} {reported.mend}" for value in personal)


def test_the_register_accepts_the_paper_register() -> None:
    cases = plan(EXAMPLES / "old-register.csv", read_mapping(PAPER), PAPER_SPAN)
    drafts = [draft for case in cases for row in case.planned for draft in row.drafts]
    found = judge(
        (Sent(draft=d, station="LM1", district="LMD", corps="SURETE", device="LM1-IMP") for d in drafts),
        session=session_of("LM1", "LM1-IMP", date(2019, 1, 1), date(2024, 12, 31)),
    )

    assert found.refused() == {}


def test_rows_of_a_person_who_renewed_make_one_file() -> None:
    cases = plan(EXAMPLES / "old-register.csv", read_mapping(PAPER), PAPER_SPAN)
    most = max(cases, key=lambda case: len(case.planned))

    assert sum(row.row is not None for row in most.planned) > 1
    assert len({draft.file_id for row in most.planned for draft in row.drafts}) == 1


def test_an_offset_in_the_data_wins_over_the_declared_zone() -> None:
    assert read_local_moment("at", "2011-07-01 12:00:00+05:00", AMSTERDAM) == "2011-07-01T12:00:00+05:00"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("30-06-2011 09:00", "2011-06-30T09:00:00+02:00"),
        ("30-11-2011 09:00", "2011-11-30T09:00:00+01:00"),
        ("٣٠-١١-٢٠١١ ٠٩:٠٠", "2011-11-30T09:00:00+01:00"),
    ],
)
def test_a_local_time_gets_the_offset_of_its_season(written: str, expected: str) -> None:
    assert read_local_moment("at", written, AMSTERDAM) == expected


def test_the_hour_that_happens_twice_is_the_declared_one_or_reported() -> None:
    def ambiguous(choice: Any) -> str:
        rules = TimeRules(zone=AMSTERDAM.zone, formats=AMSTERDAM.formats, ambiguous=choice)
        return read_local_moment("at", "30-10-2011 02:30", rules)

    assert ambiguous("earlier") == "2011-10-30T02:30:00+02:00"
    assert ambiguous("later") == "2011-10-30T02:30:00+01:00"
    with pytest.raises(Misfit, match="happens twice"):
        ambiguous("refuse")


def test_the_hour_that_summer_time_leaves_out_is_reported() -> None:
    with pytest.raises(Misfit, match="leaves out"):
        read_local_moment("at", "27-03-2011 02:30", AMSTERDAM)


def test_a_spreadsheet_gives_the_same_rows_as_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    day = datetime.combine(date(2019, 3, 4), time.min)
    for cells in (["N°", "Jour", "Montant"], [12, day, 150.0], [None] * 3, ["x", "04/03/2019", 1.5]):
        sheet.append(cells)
    book.save(tmp_path / "register.xlsx")

    rows = read_rows(tmp_path / "register.xlsx", Layout(format="xlsx"), ["N°"])

    assert [(row.number, *row.cells.values()) for row in rows] == [
        (2, "12", "2019-03-04", "150"),
        (4, "x", "04/03/2019", "1.5"),
    ]


def test_arabic_windows_text_is_read_in_its_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("الاسم;n\nمريم;1\n".encode("windows-1256"))

    [row] = read_rows(path, Layout(format="csv", encoding="windows-1256", delimiter=";"), ["n"])

    assert row.cells["الاسم"] == "مريم"


def test_a_byte_of_another_encoding_damages_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes(b"a,b\n1,ok\n2,\xff\n3,ok\n")

    rows = read_rows(path, Layout(format="csv"), ["a"])

    assert [row.damage for row in rows] == [None, "holds bytes that are not in the declared encoding", None]


def test_a_missing_column_is_said_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(RegisterUnreadable, match="lacks the columns c"):
        read_rows(path, Layout(format="csv"), ["a", "c"])


def broken(**changes: Any) -> dict[str, Any]:
    """Return the paper mapping with something changed in its first act."""
    given: dict[str, Any] = yaml.safe_load(PAPER.read_text(encoding="utf-8"))
    given["opening"][0].update(changes)
    return given


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (broken(event="PersonInvented"), "opening[0].event"),
        (broken(why="because"), "opening[0].why"),
        (broken(role="KING"), "opening[0].role"),
        (broken(fields={"shoe_size": 44}), "opening[0].fields.shoe_size"),
        (broken(fields={"sex": {"$column": "Sexe", "map": "no-such-table"}}), "opening[0].fields.sex.map"),
        (broken(fields={"sex": {"$cell": "Sexe"}}), "opening[0].fields.sex"),
        (broken() | {"time": {"zone": "Africa/Carthage"}}, "time.zone"),
        (broken() | {"source": {"format": "pdf"}}, "source.format"),
        ({"mapping": "x"}, "source"),
    ],
)
def test_a_mapping_that_is_not_clear_is_refused_with_its_place(given: dict[str, Any], where: str) -> None:
    with pytest.raises(MappingUnusable) as refused:
        mapping_of(given)

    assert refused.value.where == where


def test_one_person_alone_cannot_approve_a_session() -> None:
    alone = Approval(
        session_id=SESSION,
        unit="LM1",
        device="LM1-IMP",
        from_date=date(2019, 1, 1),
        to_date=date(2020, 1, 1),
        opened_by="LM1-001",
        approved_by="LM1-001",
    )

    with pytest.raises(CommandRefused, match="another officer"):
        approval_draft(alone, now=0)
