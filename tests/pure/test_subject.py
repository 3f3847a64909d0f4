"""What a person who asks gets: everything in words, and what is left out named with its ground."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest
import typst

from infra.languages import Language
from infra.subject_pages import _MACHINERY, _words, pages_of
from infra.subject_report import fonts, plain, template
from infra.words import word
from projections.desk import Revealed
from projections.subject import _TECHNICAL, report_of
from register.lawbook import LawOn
from register.withheld import withheld
from schemas import events
from schemas.codec import encode_body
from schemas.events import EVENTS, Event, ReadPurpose, RecordAccessed, Stamp
from schemas.journal import JournalRecord
from tests.examples import AT_DIRECTORATE, an_id, life, opinion_recorded, sealed

TODAY = 20_700
NOTE = "Planted-Note"


def a_report() -> dict[str, Any]:
    """Return the report on a file whose opinion has a reserved note, read once by an officer."""
    acts = (*AT_DIRECTORATE, opinion_recorded(restricted_note=sealed(), actor_id="H-9", event_id=an_id("late opinion")))
    records = [_record(event, number) for number, event in enumerate(acts)]
    values = {
        "PersonRegistered": ("identity", {"family": "Planted-Family"}),
        "OpinionRecorded": ("restricted_note", NOTE),
    }
    revealed = [
        Revealed(event_id=each.meta.event_id, type=each.NAME, occurred_at=0, field=field, value=value)
        for each in acts
        if each.NAME in values
        for field, value in [values[each.NAME]]
    ]
    read = RecordAccessed(
        access_id=an_id("read"), file_id=records[0].file_id, actor_id="LM1-007", unit="LM1", at=10**15, purpose="AUDIT"
    )
    found = report_of(life(*AT_DIRECTORATE), records, revealed, [read], withheld(LawOn(on=TODAY)))
    whole = found | {"request_id": "R-1", "made_at": "2026-09-01T10:00:00Z"}
    shown: dict[str, Any] = json.loads(json.dumps(whole, default=plain))
    return shown


def _record(event: Event, offset: int) -> JournalRecord:
    sha256 = events.SHA256[event.NAME]
    stamp = Stamp(file_version=offset + 1, recorded_at=10**15, rules_version="1", schema_sha256=sha256)
    return JournalRecord(
        partition=0, offset=offset, file_id=event.meta.file_id, event=event, stamp=stamp, body=encode_body(event)
    )


def test_what_is_left_out_is_named_and_nowhere_shown() -> None:
    """The reserved note of an opinion is counted with its ground and article; the name is shown."""
    report = a_report()

    told = json.dumps(report, ensure_ascii=False)
    [note] = [one for one in report["withheld"] if one["field"] == "OpinionRecorded.restricted_note"]
    assert (note["because"], note["article"], note["status"]) == ("ENFORCEMENT", "35", "unverified")
    assert note["times"] >= 1
    assert NOTE not in told
    assert "Planted-Family" in told


def test_the_officer_who_looked_is_not_named_but_the_office_is() -> None:
    """When, which office and why are the person's to know; service numbers are for control."""
    report = a_report()

    [read] = report["reads"]
    assert (read["unit"], read["purpose"]) == ("LM1", "AUDIT")
    assert "LM1-007" not in json.dumps(report)


@pytest.mark.parametrize("path", sorted(withheld(LawOn(on=TODAY))))
def test_every_field_that_is_left_out_is_a_field_of_a_contract(path: str) -> None:
    """A ground for a field that does not exist would leave the real one open."""
    record, name = path.split(".")
    assert name in {field.name for field in fields(getattr(events, record))}


@pytest.mark.parametrize("lang", list(Language))
def test_every_act_and_field_has_its_word(lang: Language) -> None:
    """Nobody has to read a code to know what the register says about them."""
    words = _words()
    assert set(words["acts"]) == set(EVENTS)
    assert all(word("purpose", code, lang.value) for code in get_args(ReadPurpose) if code != "UNKNOWN")
    named = {name for record in (*EVENTS, "FileState") for name in _shown_fields(record)}
    left_out = {path.split(".")[1] for path in withheld(LawOn(on=TODAY))}
    assert sorted(named - set(words["fields"]) - _TECHNICAL - left_out - {"opened_by", "import_device"}) == []
    assert all(each[lang.value].strip() for part in ("texts", "acts", "fields") for each in words[part].values())


def test_an_arabic_page_is_set_from_right_to_left() -> None:
    """Title and labels begin at the right edge of the paper, those of a French page at the left."""
    arabic, french = (_start(pages_of(a_report(), lang)) for lang in (Language.ar, Language.fr))

    width = 595.28  # A4 in points
    assert arabic > width / 2 > french


def test_nothing_of_a_file_is_markup() -> None:
    """A name that would be code in the template is shown letter by letter."""
    report = a_report()
    report["acts"][0]["values"] = [{"field": "identity", "value": {"family": '#panic("x") *b* $y$'}}]

    pdf = typst.compile(
        template(), font_paths=fonts(), sys_inputs={"report": json.dumps(pages_of(report, Language.fr))}
    )

    assert pdf.startswith(b"%PDF-")


def _start(pages: dict[str, Any]) -> float:
    """Return where the first text of the first page begins, in points from its left edge."""
    told = json.dumps(pages, ensure_ascii=False)
    found = typst.compile(template(), font_paths=fonts(), format="svg", sys_inputs={"report": told})
    first = found[0] if isinstance(found, list) else found
    place = re.search(rb'transform="translate\(([0-9.]+)', first)
    assert place is not None
    return float(place[1])


def _shown_fields(record: str, seen: frozenset[str] = frozenset()) -> set[str]:
    found = set[str]()
    for field in fields(getattr(events, record)):
        kind = re.sub(r"tuple\[(\w+), \.\.\.\]", r"\1", str(field.type).removesuffix(" | None"))
        if (
            field.name == "meta"
            or field.name in _MACHINERY
            or field.name.endswith(("_id", "_ids", "_sha256", "_version"))
        ):
            continue
        found.add(field.name)
        inner = getattr(events, kind, None)
        if is_dataclass(inner) and kind != "Sealed" and kind not in seen:
            found |= _shown_fields(kind, seen | {kind})
    return found
