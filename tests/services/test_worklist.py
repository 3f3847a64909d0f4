"""Work lists and queries: what the read tables say a unit must do, and that a rebuild says the same."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest
from typer.testing import CliRunner

from infra.cli import app
from projections.rebuild import Rebuild
from register.days import day_of
from register.deadlines import due_notices
from register.due import ENDED_KEPT
from schemas.archive_reader import KafkaSource
from schemas.events import MrzChecks
from tests.conftest import Platform
from tests.readside_examples import DAY, Place, RawRecord, Scribe, place_of_its_own, table_states

FIRST = dt.date(2026, 1, 1)
STATION, OTHER_STATION, DISTRICT = "TN-LM-01", "TN-TU-05", "TN-LM"


@pytest.fixture
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        yield found


class Town:
    """Files of a small town, written as the screen writes them; `ids` names them, `sent` counts events."""

    def __init__(self, place: Place) -> None:
        """Start with nobody."""
        self.place, self.scribe, self.sent = place, Scribe(uuid.uuid4().int % 10_000), 0
        self.ids: dict[str, str] = {}

    def person(self, name: str, *, born: int = 1990, station: int = 0) -> Iterator[RawRecord]:
        """Yield a registered person with an open file in the governorate of Tunis."""
        self.ids[name] = self.scribe.uuid()
        key = self.scribe.uuid()
        yield self.act(
            name,
            "PersonRegistered",
            station,
            person_id=key,
            identity=self.scribe.sealed(key=key),
            sex=2,
            birth_year=born,
        )
        charge = (STATION, "TN-LM-02", OTHER_STATION)[station]
        number = f"{charge}-26-{len(self.ids):06}-X"
        yield self.act(
            name,
            "FileOpened",
            station,
            file_number=number,
            person_id=key,
            station_of_charge=charge,
            opened_because="APPLICATION",
        )
        detail = self.scribe.sealed("AddressDetail", key)
        yield self.act(
            name,
            "AddressDeclared",
            station,
            address_id=self.scribe.uuid(),
            detail=detail,
            governorate="11",
            since=day_of(2026),
        )

    def act(self, name: str, kind: str, station: int = 0, /, **fields: Any) -> RawRecord:
        """Return the record of an act on a named file, at its given day."""
        day = fields.pop("day", None)
        if day is not None:
            fields |= {"occurred_at": day * DAY + 8 * 3_600_000_000, "effective_date": day}
        return self.scribe.record(kind, self.ids[name], station, **fields)

    def card(self, name: str, *, until: int, reason: str = "STUDY", station: int = 0) -> Iterator[RawRecord]:
        """Yield an application with its decision and card, from 1 January on."""
        application, decision = self.scribe.uuid(), self.scribe.uuid()
        yield self.lodged(name, application, station=station, reason=reason)
        about = {"application_id": application, "decision_id": decision, "valid_from": day_of(2026), "valid_to": until}
        yield self.act(
            name,
            "DecisionTaken",
            station,
            **about,
            outcome="GRANT",
            title="TEMPORARY",
            reason=reason,
            signatory="s-1",
            prepared_by="a-9",
        )
        card = {"permit_id": self.scribe.uuid(), "card_number": f"C-{name}", "title": "TEMPORARY"}
        yield self.act(name, "PermitProduced", station, **about, **card)

    def lodged(self, name: str, application: str, *, station: int = 0, reason: str = "STUDY") -> RawRecord:
        """Return a first application."""
        asked = {"kind": "FIRST", "reason": reason, "title_sought": "TEMPORARY"}
        return self.act(
            name,
            "ApplicationLodged",
            station,
            application_id=application,
            checklist_version="1",
            channel="COUNTER",
            **asked,
        )

    async def write(self, *records: RawRecord) -> None:
        """Write records and wait until the tables hold them."""
        self.sent += await self.place.write(records)
        await self.place.project(self.sent)

    async def look(self, day: int) -> int:
        """Do what the timer does on a day, until it has nothing to say; return how many notices it raised."""
        total = 0
        while said := list(self._said(day)):
            await self.write(*said)
            total += len(said)
        return total

    def _said(self, day: int) -> Iterator[RawRecord]:
        for file_id, state in table_states(self.place).items():
            for version, notice in enumerate(due_notices(state, day), state.version + 1):
                self.scribe._versions[file_id] = version
                yield self.scribe.stamped(notice, version)

    def ask(self, *arguments: str, code: int = 0) -> Any:
        """Run a command with --json and return what it says."""
        places = {"SIJILL_POSTGRES_DSN": self.place.postgres}
        done = CliRunner().invoke(app, [*arguments, "--json"], env=places)
        assert done.exit_code == code, done.output
        return json.loads(done.stdout)

    def names(self, rows: list[Mapping[str, Any]]) -> list[str]:
        """Return whose files these are."""
        known = {file_id: name for name, file_id in self.ids.items()}
        return [known[row["file_id"]] for row in rows]


async def test_a_work_list_is_what_stands_oldest_first_with_age_owner_and_escalation(place: Place) -> None:
    """The station sees its own; what waited too long is its district's too, then the directorate's."""
    town, ends = Town(place), day_of(2026, 6, 30)
    await town.write(*town.person("Ann"), *town.card("Ann", until=ends))
    await town.write(*town.person("Bea"), town.lodged("Bea", town.scribe.uuid()))
    await town.write(*town.person("Cid", station=2), town.lodged("Cid", town.scribe.uuid(), station=2))
    await town.look(day_of(2026, 1, 20))
    await town.look(day_of(2026, 5, 10))

    tasks = town.ask("worklist", "--unit", STATION, "--on", "2026-05-10")["tasks"]
    assert [(name, task["rule_id"]) for name, task in zip(town.names(tasks), tasks, strict=True)] == [
        ("Bea", "SILENT_AT_STATION"),
        ("Ann", "CARD_EXPIRY_60"),
    ]
    assert (tasks[0]["due_on"], tasks[0]["days_late"], tasks[0]["status"]) == ("2026-01-16", 114, "MISSED")
    assert (tasks[0]["level"], tasks[0]["level_now"], tasks[0]["escalated"]) == ("STATION", "DIRECTORATE", True)
    assert (tasks[1]["due_on"], tasks[1]["age_days"], tasks[1]["owner_unit"]) == ("2026-06-30", 9, STATION)
    assert tasks[1]["what"]["fr"] == "La carte expire dans 60 jours"

    of_district = town.ask("worklist", "--unit", DISTRICT, "--on", "2026-02-05")["tasks"]
    assert town.names(of_district) == ["Bea"]
    assert town.ask("worklist", "--unit", DISTRICT, "--on", "2026-01-20")["tasks"] == []
    above = town.ask("worklist", "--unit", "DIRECTORATE", "--on", "2026-05-10", "--kind", "APPLICATION")["tasks"]
    assert town.names(above) == ["Bea", "Cid"]
    only = town.ask("worklist", "--unit", STATION, "--on", "2026-05-10", "--kind", "card_expiry")["tasks"]
    assert town.names(only) == ["Ann"]
    mistyped = CliRunner().invoke(app, ["worklist", "--unit", "TN-LM-10"], env={"SIJILL_POSTGRES_DSN": place.postgres})
    assert mistyped.exit_code == 2  # and never a list that says that there is nothing to do
    assert STATION in mistyped.output


async def test_an_answer_that_is_cut_says_how_many_there_are(place: Place) -> None:
    """Whoever plans a day by a list must know that it is not whole."""
    town = Town(place)
    for name in ("Ann", "Bea", "Cid"):
        await town.write(*town.person(name), town.lodged(name, town.scribe.uuid()))
    await town.look(day_of(2026, 3, 1))
    environment = {"SIJILL_POSTGRES_DSN": place.postgres}

    def say(*arguments: str) -> Any:
        return CliRunner().invoke(app, arguments, env=environment)

    tasks = ("worklist", "--unit", STATION, "--on", "2026-03-01", "--limit", "2")
    files = ("query", "silent", "--on", "2026-03-01", "--limit", "2")
    for question, name in ((tasks, "tasks"), (files, "files")):
        answer, told = town.ask(*question), say(*question)
        assert (len(answer[name]), answer["total"]) == (2, 3)
        assert "Only the first 2 of 3 are shown: raise --limit." in told.stderr
    assert f"{STATION} 2026-03-01: 3 to do" in say(*tasks).stdout
    whole = say(*files[:-1], "3")
    assert "shown" not in whole.stderr
    french = say(*tasks, "--lang", "fr").stdout
    assert "à faire" in french
    assert "jours de retard" in french


@pytest.mark.parametrize("question", [("query", "silent"), ("search",)])
async def test_a_station_that_is_none_is_wrong_use(place: Place, question: tuple[str, ...]) -> None:
    """A slip of the finger must not look like an empty list; known stations are named."""
    town = Town(place)
    await town.write(*town.person("Ann"))
    done = CliRunner().invoke(app, [*question, "--station", "NOPE"], env={"SIJILL_POSTGRES_DSN": place.postgres})

    assert done.exit_code == 2
    assert STATION in done.output


async def test_what_is_done_leaves_the_list_and_a_later_stage_takes_the_earlier_one_s_place(place: Place) -> None:
    """One line for one card, and none once a renewal is lodged."""
    town, ends = Town(place), day_of(2026, 6, 30)
    await town.write(*town.person("Ann"), *town.card("Ann", until=ends))
    for day in (ends - 60, ends - 30):
        await town.look(day)
    before = town.ask("worklist", "--unit", STATION, "--on", "2026-06-01")["tasks"]
    renewal = {"kind": "RENEWAL", "reason": "STUDY", "title_sought": "TEMPORARY", "checklist_version": "1"}
    lodged = ends - 12
    await town.write(
        town.act(
            "Ann",
            "ApplicationLodged",
            application_id=town.scribe.uuid(),
            channel="COUNTER",
            day=lodged,
            **renewal,
        )
    )
    await town.look(lodged + 1)

    assert [task["rule_id"] for task in before] == ["CARD_EXPIRY_30"]
    assert town.ask("worklist", "--unit", STATION, "--on", "2026-06-20")["tasks"] == []
    met = place.sql("SELECT rule_id, status, met_on - DATE '1970-01-01' FROM sijill.deadlines WHERE status = 'MET'")
    assert met == [("CARD_EXPIRY_30", "MET", lodged)]


async def test_queries_find_exactly_the_files_they_ask_for(place: Place) -> None:
    """Silent, lapsed, turning sixteen, passport before card, outside the governorate, students at work."""
    town, day = Town(place), day_of(2026)
    await town.write(*town.person("silent"), town.lodged("silent", town.scribe.uuid()))
    pending = town.scribe.uuid()
    receipt = {"receipt_id": town.scribe.uuid(), "receipt_number": "R-1", "rights": ("STAY",)}
    await town.write(
        *town.person("lapsed"),
        town.lodged("lapsed", pending),
        town.act("lapsed", "ReceiptIssued", application_id=pending, valid_from=day, valid_to=day + 29, **receipt),
    )
    await town.write(*town.person("child", born=2011), *town.person("infant", born=2020))
    passport = {
        "document_id": town.scribe.uuid(),
        "document_type": "P",
        "issuing_state": "CIV",
        "status": "VALID",
        "checks": MrzChecks(),
    }
    detail = town.scribe.sealed("TravelDocumentDetail")
    await town.write(
        *town.person("short passport"),
        *town.card("short passport", until=day + 364),
        town.act("short passport", "TravelDocumentRecorded", detail=detail, expires_on=day + 200, **passport),
    )
    contract = {"occupation": "5120", "contract_from": day, "contract_to": day + 300, "visaed": True}
    for name, governorate, reason in (("mover", "51", "WORK_SALARIED"), ("stayer", "11", "WORK_SALARIED")):
        await town.write(
            *town.person(name),
            *town.card(name, until=day + 400, reason=reason),
            town.act(name, "EmploymentRecorded", employment_id=town.scribe.uuid(), governorate=governorate, **contract),
        )
    await town.write(
        *town.person("student"),
        *town.card("student", until=day + 272),
        town.act("student", "EmploymentRecorded", employment_id=town.scribe.uuid(), governorate="11", **contract),
    )

    def found(*question: str, code: int = 0) -> list[str]:
        return town.names(town.ask("query", *question, code=code)["files"])

    assert sorted(found("silent", "--days", "30", "--on", "2026-03-01")) == ["lapsed", "silent"]
    assert found("silent", "--days", "30", "--on", "2026-01-20") == []
    assert found("lapsed", "--on", "2026-03-01") == ["lapsed"]
    assert found("lapsed", "--on", "2026-01-30") == []
    assert found("turning-16", "--on", "2026-10-05") == ["child"]
    assert found("turning-16", "--on", "2026-09-01") == []
    assert found("passport-before-card", "--on", "2026-03-01") == ["short passport"]
    assert found("outside-governorate", "--on", "2026-03-01") == ["mover"]
    assert found("outside-governorate", "--on", "2027-03-01") == []
    await town.write(*town.person("far", station=2))
    assert found("outside-governorate", "--on", "2026-03-01", "--station", OTHER_STATION) == []
    assert found("students-at-work", "--on", "2026-03-01") == ["student"]
    assert found("same-number") == []
    await town.write(
        *town.person("near", station=1),
        *town.person("twin", station=2),
        town.lodged("twin", application := town.scribe.uuid()),
        town.act("twin", "ReceiptIssued", application_id=application, valid_from=day, valid_to=day + 29, **receipt),
    )  # the paper was numbered by hand at both counters
    assert sorted(found("same-number", "--station", STATION, code=1)) == ["lapsed", "twin"]
    assert found("same-number", "--station", "TN-LM-02") == []
    checked = town.ask("query", "checks", town.ids["mover"], "--on", "2026-03-01")["checks"]
    assert [(one["rule_id"], one["detail"], one["status"]) for one in checked] == [
        ("WORK_OUTSIDE_GOVERNORATE", ["51", "11"], "unverified")
    ]


async def test_a_rebuild_finds_the_same_deadlines_employments_and_documents(place: Place) -> None:
    """Every table of the work lists is compared, and what the states have forgotten is there all the same."""
    town, first = Town(place), day_of(2026, 2, 1)
    passport = {"document_type": "P", "issuing_state": "CIV", "checks": MrzChecks(), "expires_on": first + 60}
    await town.write(
        *town.person("Ann"),
        *town.card("Ann", until=day_of(2026, 6, 30)),
        town.act(
            "Ann",
            "TravelDocumentRecorded",
            document_id=town.scribe.uuid(),
            detail=town.scribe.sealed("TravelDocumentDetail"),
            **passport,
        ),
        town.act(
            "Ann",
            "EmploymentRecorded",
            employment_id=town.scribe.uuid(),
            occupation="5120",
            governorate="51",
            contract_from=first,
        ),
        *town.person("Bea"),
        town.lodged("Bea", town.scribe.uuid()),
    )
    for day in range(first, first + 20 * (ENDED_KEPT + 2), 20):  # each time: silence, a notice, an act that ends it
        await town.look(day)
        detail = town.scribe.sealed("AddressDetail")
        address = {"address_id": town.scribe.uuid(), "detail": detail, "governorate": "11", "since": day}
        await town.write(town.act("Bea", "AddressDeclared", day=day, **address))
    held = {one.deadline_id for state in table_states(place).values() for one in state.deadlines}
    rebuild = Rebuild(
        source=KafkaSource(place.kafka, place.topic),
        postgres=place.postgres,
        run_id=str(uuid.uuid4()),
        seed=3,
        workers=1,
    )
    done = await asyncio.to_thread(rebuild.run)

    assert done.differences == ()
    assert {table for table, _ in done.hashes} >= {"deadlines", "employments", "travel_documents"}
    assert place.sql("SELECT count(*) FROM sijill.deadlines")[0][0] > len(held)


def test_a_kind_that_is_none_is_wrong_use() -> None:
    """Exit code 2 with those that there are, not a list that says that there is nothing to do."""
    done = CliRunner().invoke(app, ["worklist", "--unit", STATION, "--kind", "NOPE"], env={"COLUMNS": "300"})

    assert done.exit_code == 2
    assert {"CARD_EXPIRY", "CARD_EXPIRY_60", "APPLICATION"} <= set(done.output.replace(",", " ").split())


def test_the_help_shows_its_defaults_whole() -> None:
    """Square brackets would be eaten as markup."""
    shown = CliRunner().invoke(app, ["worklist", "--help"], env={"COLUMNS": "200"}).output

    assert "Day to count to (default: today in Tunis)." in shown
    assert "(default: .sijill)" in shown


def test_a_day_that_is_none_is_wrong_use() -> None:
    """Exit code 2, with an example of a day."""
    done = CliRunner().invoke(app, ["worklist", "--unit", STATION, "--on", "yesterday"])

    assert done.exit_code == 2
    assert "2026-09-30" in done.output
