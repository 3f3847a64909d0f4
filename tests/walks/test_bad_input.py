"""Everything that must not be, end to end: each gets a reason that a clerk can act on, and stops nothing else.

First what a station says at once, then what the register refuses, then what it cannot read at all, and how a file that
was blocked by such a record is freed in its order.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from schemas import codec
from schemas.events import FeeAssessed, PartialDate
from schemas.registry import Registry
from tests.running import Register
from tests.story_examples import TODAY, File, a_file, all_letters, all_refusals, beside, kinds

Act = dict[str, object]

# --- what a station says at once -------------------------------------------------------------------------------------


def _born(file: File) -> str:
    act: Any = file.registered()
    act["identity"]["birth_date"] = {"year": 1990, "month": 2, "day": 30}
    return json.dumps(act)


def _named(file: File) -> str:
    act: Any = file.registered()
    act["identity"]["names"][0]["family"] = "Koua\u202essi"
    return json.dumps(act)


BAD_LINES: dict[str, tuple[str, Callable[[File], str]]] = {
    "NaN as a number": ("line", lambda file: json.dumps(file.fee()).replace('"50.000"', "NaN")),
    "NaN as text": ("amount", lambda file: json.dumps(file.fee("NaN"))),
    "negative money": ("amount", lambda file: json.dumps(file.fee("-5.000"))),
    "no JSON": ("line", lambda _: "not an act"),
    "a day that is none": ("effective_date", lambda file: json.dumps(file.fee() | {"effective_date": "2026-02-30"})),
    "born on 30 February": ("identity.birth_date", _born),
    "a mark in a name": ("identity.names[0].family", _named),
}


async def test_a_line_that_cannot_be_is_told_with_its_number_and_the_others_go_through(register: Register) -> None:
    """Each bad line is named with number, field, reason and mend; the good ones before and after it are accepted."""
    file, seen = a_file(), 1
    first = file.registered()
    bad = [line(file) for _, line in BAD_LINES.values()]
    file.saw = seen
    report = register.emit(first, *bad, file.opened(), codes=(1,))
    await register.settle()

    told = [(found["line"], found["field"]) for found in report["bad"]]
    assert told == [(number, field) for number, (field, _) in enumerate(BAD_LINES.values(), start=2)]
    assert all(found["reason"] and found["mend"] for found in report["bad"])
    assert kinds(register, file) == ["PersonRegistered", "FileOpened"]


# --- what the register refuses ---------------------------------------------------------------------------------------


def _next_month(act: Act) -> Act:
    day = (TODAY + timedelta(days=30)).isoformat()
    return act | {"occurred_at": f"{day}T10:00:00+01:00", "effective_date": day}


REFUSED: dict[str, Callable[[File], Act]] = {
    "FOUR_EYES": lambda file: file.decided(prepared_by="DG-40"),
    "DATE_IN_FUTURE": lambda file: _next_month(file.address()),
}


async def test_a_refused_act_is_explained_and_stops_nobody(register: Register) -> None:
    """A decision of the officer who prepared it, an act of next month: refused; later acts and other files go on."""
    files = {rule: a_file() for rule in REFUSED}
    others = [beside(file) for file in files.values()]
    before = {rule: _until_decision(file) for rule, file in files.items()}
    register.emit(*(act for acts in before.values() for act in acts))
    await register.settle()
    wrong = [REFUSED[rule](file) for rule, file in files.items()]
    register.emit(*wrong, device="D-2")
    register.emit(*(act for other in others for act in other.begun()))
    for file, acts in zip(files.values(), before.values(), strict=True):
        file.saw = len(acts)
    register.emit(*(file.decided() for file in files.values()))  # of a device that does not build on the refused act
    await register.settle()
    refusals = all_refusals(register)

    assert {rule: [r["rule_id"] for r in refusals[file.file_id]] for rule, file in files.items()} == {
        rule: [rule] for rule in files
    }
    for rule, file in files.items():
        assert kinds(register, file) == [*(act["event"] for act in before[rule]), "DecisionTaken"]
    assert [len(kinds(register, other)) for other in others] == [3, 3]


def _until_decision(file: File) -> list[Act]:
    return [*file.begun(), file.lodged(), file.complete(), file.receipt(), *file.forwarded()]


async def test_an_act_for_a_file_that_does_not_exist(register: Register) -> None:
    """It is refused; the same act is welcome once the person is registered."""
    file = a_file()
    register.emit(file.address(), device="D-3")
    await register.settle()
    file.saw = 0
    register.emit(*file.begun())
    await register.settle()

    assert [refusal["rule_id"] for refusal in all_refusals(register)[file.file_id]] == ["FILE_UNKNOWN"]
    assert len(kinds(register, file)) == 3


async def test_what_a_foreign_system_sends_is_looked_at_although_no_station_did(register: Register) -> None:
    """30 February, marks in names, negative money, a reused id, a number that jumps back: refused; the rest goes on."""
    desk, files = register.foreign_desk(), [a_file(3) for _ in range(6)]
    born, marked, rtl, money, reused, back = (file.file_id for file in files)
    persons = {file_id: desk.person(file_id) for file_id in (money, reused, back)}
    address = desk.address(reused, 1)
    fee = FeeAssessed(
        meta=desk.meta(money, 1),
        application_id=str(uuid4()),
        fee_id=str(uuid4()),
        tariff_id="FEE_TEMPORARY_CARD",
        tariff_version="1",
        amount=-5_000,
    )
    await register.submit_foreign(
        desk.person(born, birth=PartialDate(year=1990, month=2, day=30)),
        desk.person(marked, family="Koua\u202essi"),
        desk.person(rtl, family="\u200fKouassi"),
        *persons.values(),
        fee,
        desk.address(money, 1),
        address,
        replace(address, governorate="12"),
        desk.address(reused, 2),
        desk.address(back, 1, device_seq=1),
        desk.address(back, 1),
        desk.person(born),
        desk.person(marked),
        desk.person(rtl),
    )
    await register.settle()
    refusals = all_refusals(register)

    assert [[refusal["rule_id"] for refusal in refusals[file.file_id]] for file in files] == [
        ["BIRTH_DATE_IMPOSSIBLE"],
        ["NAME_CONTROL_CHARACTER"],
        ["NAME_CONTROL_CHARACTER"],
        ["AMOUNT_NEGATIVE"],
        ["EVENT_ID_REUSED"],
        ["DEVICE_SEQUENCE_BACK"],
    ]
    assert [kinds(register, file)[0] for file in files] == ["PersonRegistered"] * 6
    assert [len(kinds(register, file)) for file in files] == [1, 1, 1, 2, 3, 2]


# --- what the register cannot read -----------------------------------------------------------------------------------


async def _damaged(register: Register) -> dict[str, bytes | None]:
    """Return the damaged values by the code that they get."""
    async with Registry(register.settings.registry) as registry:
        number = (await registry.ids(["FileOpened"]))["FileOpened"]
    return {
        "UNDECODABLE": b"\xff\xfe\x00 what is this",
        "SCHEMA_UNKNOWN": codec.frame(2_000_000_000, b"\x02\x04"),
        "TRUNCATED": codec.frame(number, b"\x48"),
        "TOO_LARGE": bytes(10_000_000),
        "NO_VALUE": None,
    }


async def test_a_damaged_record_blocks_its_file_alone_and_an_officer_frees_it(register: Register) -> None:
    """Later acts of the file wait in order, others of the partition go on; set aside and retried, all are accepted."""
    values = await _damaged(register)
    files = {code: a_file() for code in values}
    others = [beside(file) for file in files.values()]
    register.emit(*(file.registered() for file in files.values()))
    await register.settle()
    sources = await register.send(*((files[code].file_id.encode(), value, ()) for code, value in values.items()))
    waiting = [act for file in files.values() for act in (file.opened(), file.address())]
    register.emit(*waiting, *(act for other in others for act in other.begun()))
    await register.settle()
    letters = all_letters(register)

    for (code, file), source in zip(files.items(), sources, strict=True):
        found = letters[file.file_id]
        assert [letter["code"] for letter in found] == [code, "BEHIND", "BEHIND"]
        assert [letter["behind"] for letter in found] == [None, source, source]
        assert found[0]["coordinates"] == source
        assert kinds(register, file) == ["PersonRegistered"]
    assert [len(kinds(register, other)) for other in others] == [3] * len(others)

    register.run("dead-letters", "retry", "--all", codes=(1,))  # they stay open, and that is said
    await register.settle()
    for file in files.values():  # the damage is still first: nothing overtakes it
        assert kinds(register, file) == ["PersonRegistered"]

    for source in sources:
        register.run("dead-letters", "retry", "--set-aside", source, "--by", "TN-4711")
    register.run("dead-letters", "retry", "--all", codes=(0, 1))  # 1: letters of other walks may stay open
    register.emit(*(file.address("14 rue Ibn Khaldoun, La Marsa") for file in files.values()))
    await register.settle()
    letters = all_letters(register)

    for file in files.values():
        assert kinds(register, file) == ["PersonRegistered", "FileOpened", "AddressDeclared", "AddressDeclared"]
        settled = [(letter["status"], letter["settled_by"]) for letter in letters[file.file_id]]
        assert settled[0] == ("SET_ASIDE", "TN-4711")
        assert {status for status, _ in settled[1:]} == {"RETRIED"}


async def test_what_was_refused_and_what_is_dead_reads_as_a_person_asks(register: Register) -> None:
    """Times bear an offset; an unknown station, and giving up without an officer, are told with the way on."""
    file, dead = a_file(), a_file()
    register.emit(file.address(), device="D-9")  # before its person: refused
    [source] = await register.send((dead.file_id.encode(), b"\xff not ours", ()))
    await register.settle()
    [refusal] = all_refusals(register)[file.file_id]
    shown = register.ask("dead-letters", "show", source)
    unknown = register.run("refusals", "--station", "NOWHERE", codes=(2,)).stderr.decode()
    alone = register.run("dead-letters", "retry", "--set-aside", source, codes=(2,)).stderr.decode()

    assert datetime.fromisoformat(refusal["recorded_at"]).utcoffset() is not None
    assert datetime.fromisoformat(shown["received_at"]).utcoffset() is not None
    assert refusal["file_number"] is None
    assert refusal["station_id"] in unknown
    assert "service number" in alone
    in_arabic = register.run("refusals", "--lang", "ar").stdout.decode()
    assert "القاعدة" in in_arabic
    assert file.file_id in in_arabic
    register.run("dead-letters", "retry", "--set-aside", source, "--by", "LM1-010")
    assert register.ask("dead-letters", "show", source)["status"] == "SET_ASIDE"


async def test_dead_letters_are_found_by_the_number_that_the_list_shows(register: Register) -> None:
    """A person has the file's number at hand: list and retry take it as they take the id."""
    file = a_file()
    register.emit(*file.begun())
    await register.settle()
    [source] = await register.send((file.file_id.encode(), b"\xff not ours", ()))
    register.emit(file.address(), device="D-8")
    await register.settle()

    shape = register.ask("emit", "--describe", "AddressDeclared", "--file", file.file_id)
    assert shape["example"]["base_version"] == len(kinds(register, file))
    [(number,)] = register.sql("SELECT file_number FROM sijill.files WHERE file_id = %s::uuid", file.file_id)
    for name in (number, file.file_id):
        listed = register.ask("dead-letters", "list", "--file", name)
        assert [letter["coordinates"] for letter in listed][:1] == [source]
        assert len(listed) == 2
        register.run("dead-letters", "retry", name, codes=(1,))  # sent, and still open: nobody can read the first
    unknown = register.run("dead-letters", "retry", "LM1-1999-000000-0", codes=(1,)).stderr.decode()
    assert "No file has the id or number" in unknown
    register.run("dead-letters", "retry", "--set-aside", source, "--by", "LM1-010")
    register.run("dead-letters", "retry", number)
    assert kinds(register, file)[-1] == "AddressDeclared"
