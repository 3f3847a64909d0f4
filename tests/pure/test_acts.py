"""An act in JSON is taken exactly as its contract says, or refused with field and reason and without its values."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producers.acts import MAX_LINE, envelope_fields, own_fields, read_act, read_line
from producers.describe import describe_act
from producers.drafts import Clear, digest_of, subject_key_for, subject_key_of_file
from producers.faults import MOST_FAULTS, faults_of
from producers.lines import LineSplitter
from producers.values import FILLED_BY_STATION
from register.codes import documents, governorates
from register.roles import may_do
from register.verdict import Refused
from schemas.content import SEALED_FIELDS
from schemas.errors import Misfit
from schemas.events import EVENTS
from schemas.ids import is_uuid, new_uuid7
from tests.judging import Sent, judge

SECRET_NAME = "Zulaikha-Unspeakable"
STORY = (
    "PersonRegistered",
    "FileOpened",
    "AddressDeclared",
    "TravelDocumentRecorded",
    "ApplicationLodged",
    "DocumentAssessed",
    "FeeAssessed",
    "PaymentRecorded",
    "ReceiptIssued",
    "OpinionRecorded",
    "FileForwarded",
    "FileReceived",
    "DecisionTaken",
    "DecisionNotified",
    "PermitProduced",
    "PermitHandedOver",
)

NAMES_ITS_OWN_FILE = {"FileAbsorbed", "FileSeparated", "FilesMerged", "ImportSessionApproved"}  # once more, in a field


def example(event: str, **changes: object) -> dict[str, Any]:
    """Return a valid act in JSON, with changes."""
    return json.loads(json.dumps(describe_act(event).example)) | changes


def misfit(given: object) -> Misfit:
    """Return the refusal of an act."""
    with pytest.raises(Misfit) as caught:
        read_act(given)
    return caught.value


def with_name(**changes: object) -> dict[str, Any]:
    """Return a registration whose one name is changed."""
    act = example("PersonRegistered")
    act["identity"]["names"][0] |= changes
    return act


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_the_example_of_every_event_is_itself_taken(event: str) -> None:
    draft = read_act(example(event))

    assert draft.event == event


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_no_own_field_is_named_like_one_of_the_envelope(event: str) -> None:
    assert not {"event", *FILLED_BY_STATION, *envelope_fields()} & set(own_fields(event))


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_required_field_is_missed_by_name(event: str) -> None:
    required = {shape.field for shape in describe_act(event).fields if shape.required}
    for field in required.intersection(example(event)):
        act = example(event)
        del act[field]

        assert misfit(act).field == field


def test_plain_values_are_those_of_the_generated_classes() -> None:
    draft = read_act(example("FeeAssessed", amount="120.5", occurred_at="2026-09-01T10:00:00.000001+01:00"))

    assert draft.fields["amount"] == 120_500
    assert draft.occurred_at == 1_788_253_200_000_001
    assert draft.effective_date == 20_697


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        (example("FeeAssessed", amount="1.0005"), "amount", "is not an amount"),
        (example("FeeAssessed", amount="-1.000"), "amount", "negative"),
        (example("FeeAssessed", amount=1.5), "amount", "floating point"),
        (example("FeeAssessed", amount=120), "amount", "is not an amount"),
        (example("FeeAssessed", amount="1234567890.000"), "amount", "is not an amount"),
        (example("FeeAssessed", amount="NaN"), "amount", "is not an amount"),
        (example("FeeAssessed", amount="١٢٠"), "amount", "is not an amount"),
        (example("FeeAssessed", tariff_id=7), "tariff_id", "must be text"),
        (example("FeeAssessed", tariff_id=" "), "tariff_id", "is empty"),
        (example("FeeAssessed", tariff_id="x" * 2_001), "tariff_id", "longer than"),
        (example("FeeAssessed", tariff_id="\ud800"), "tariff_id", "U+D800"),
        (example("FeeAssessed", fee_id="ABC"), "fee_id", "is not a UUID"),
        (example("FeeAssessed", colour="red"), "colour", "is not a field"),
        (example("FeeAssessed", effective_date="2026-02-30"), "effective_date", "no calendar"),
        (example("FeeAssessed", effective_date="01/09/2026"), "effective_date", "is not a date"),
        (example("FeeAssessed", effective_date="0206-01-01"), "effective_date", "outside the years"),
        (example("FeeAssessed", occurred_at="2026-09-01T10:00:00"), "occurred_at", "no offset"),
        (example("FeeAssessed", occurred_at="2026-09-01T25:00:00Z"), "occurred_at", "no calendar"),
        (example("FeeAssessed", occurred_at=1_788_253_200), "occurred_at", "is not a date and time"),
        (example("FeeAssessed", actor_role="KING"), "actor_role", "no code of Role"),
        (example("FeeAssessed", device_seq=4), "device_seq", "is not a field"),
        (example("FeeAssessed", captured_offline="yes"), "captured_offline", "true or false"),
        (example("FeeAssessed", base_version=-1), "base_version", "out of range"),
        (example("FeeAssessed", base_version=2**63), "base_version", "outside the range"),
        (example("FeeAssessed", base_version=True), "base_version", "whole number"),
        (example("FeeAssessed", legal_basis="art. 9"), "legal_basis", "is not a list"),
        (example("FeeAssessed", legal_basis=["ok", 9]), "legal_basis[1]", "must be text"),
        (example("PersonRegistered", sex=3), "sex", "out of range"),
        (example("PersonRegistered", identity=SECRET_NAME), "identity", "is not an object"),
        (example("DecisionTaken", conditions=[{"mention": "WORK", "wage": 1}]), "conditions[0].wage", "is not a field"),
        (example("FeeAssessed") | {"event": "FeeAsessed"}, "event", "no event"),
        ([], "act", "is not an object"),
        ({}, "event", "is missing"),
    ],
)
def test_what_the_contract_forbids_is_refused_at_its_field(given: object, field: str, reason: str) -> None:
    refusal = misfit(given)

    assert (refusal.field, reason in refusal.reason) == (field, True), refusal
    assert refusal.mend


def test_a_birth_date_of_30_february_is_refused() -> None:
    act = example("PersonRegistered")
    act["identity"]["birth_date"] = {"year": 1990, "month": 2, "day": 30}

    assert misfit(act).field == "identity.birth_date"


def test_a_year_of_birth_in_clear_that_the_sealed_date_denies_is_refused_without_repeating_either() -> None:
    refusal = misfit(example("PersonRegistered", birth_year=1980))

    assert (refusal.field, refusal.reason) == ("birth_year", "is not the year of identity.birth_date")
    assert not {"1980", "1990"} & set(f"{refusal} {refusal.mend}".split())


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u0007", "\n", "\ufeff", "\u2066"])
def test_a_character_that_shows_nothing_is_refused_in_a_name(mark: str) -> None:
    refusal = misfit(with_name(family=f"Ali{mark}Ben"))

    assert refusal.field == "identity.names[0].family"
    assert f"U+{ord(mark):04X} at character 4" in refusal.reason


def test_names_in_arabic_and_single_names_are_taken() -> None:
    read_act(with_name(family="بن علي", given="محمّد", script="ARAB"))
    read_act(with_name(family="Suharto", given=""))


def test_no_refusal_repeats_a_value() -> None:
    act = with_name(family=SECRET_NAME)
    spoiled = [
        with_name(family=f"{SECRET_NAME}\u202e"),
        with_name(script=SECRET_NAME),
        with_name(**{SECRET_NAME: 1}),
        act | {"sex": SECRET_NAME},
        act | {SECRET_NAME: "x"},
        act | {"event": SECRET_NAME},
        act | {"identity": {**act["identity"], "birth_date": {"year": SECRET_NAME}}},
    ]
    for one in spoiled:
        refusal = misfit(one)

        assert SECRET_NAME not in f"{refusal} {refusal.mend} {refusal.field}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"event": "\xff"}', "not UTF-8"),
        (b'{"event": ', "not JSON"),
        (b"[" * 100_000, "nests too deep"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "number too long"),
        (b'{"event": "FeeAssessed", "amount": NaN}', "NaN"),
        (b'{"event": "FeeAssessed", "amount": -Infinity}', "NaN or Infinity"),
        (b'{"event": "FeeAssessed", "event": "FileOpened"}', "same field twice"),
        (b" " * (MAX_LINE + 1), "longer than"),
    ],
)
def test_a_line_that_is_no_act_is_refused_with_its_reason(line: bytes, reason: str) -> None:
    with pytest.raises(Misfit) as caught:
        read_line(line)

    assert caught.value.field == "line"
    assert reason in caught.value.reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(event=st.sampled_from(sorted(EVENTS)), value=JSON, data=st.data())
def test_whatever_stands_in_a_field_the_answer_is_a_draft_or_a_misfit(
    event: str, value: object, data: st.DataObject
) -> None:
    act = example(event)
    act[data.draw(st.sampled_from(sorted(act)))] = value
    with suppress(Misfit):
        read_act(act)


@settings(max_examples=200, deadline=None)
@given(line=st.binary(max_size=200))
def test_whatever_the_bytes_of_a_line_the_answer_is_a_draft_or_a_misfit(line: bytes) -> None:
    with pytest.raises(Misfit):
        read_line(line)


def test_a_sealed_value_waits_in_clear_at_its_path_with_the_key_of_its_subject() -> None:
    act = example("DecisionTaken", note={"text": "seen"}, conditions=[{"mention": "WORK", "employer": {"text": "Ltd"}}])
    draft = read_act(act)

    assert set(draft.clear) == {"meta.note", "conditions[0].employer"}
    assert subject_key_for(draft, "meta.note", "e1") == subject_key_of_file(draft.file_id)
    assert subject_key_for(draft, "conditions[0].employer", "e1") != subject_key_of_file(draft.file_id)


def test_a_stated_subject_key_wins() -> None:
    key = "01990000-0000-7000-8000-0000000000ff"
    act = example("PersonRegistered")
    act["identity"]["subject_key_id"] = key

    assert subject_key_for(read_act(act), "identity", "e1") == key


def test_every_sealed_field_of_the_contracts_can_be_written() -> None:
    for event, fields in SEALED_FIELDS.items():
        shown = {shape.field for shape in describe_act(event).fields}

        assert set(fields) <= shown


def test_every_fault_of_an_act_is_told_at_once_with_its_path() -> None:
    act = example("PersonRegistered", sex=True, civil_status="MAYBE", colour="red", station_id="TN1", actor_rank="Dr X")
    del act["actor_id"]
    act["identity"]["names"][0] |= {"script": "ELVISH", "family": " "}
    act["nationalities"] = [{"code": 7, "is_primary": 1}]
    found = faults_of(misfit(act))

    assert {fault.field for fault in found} == {
        "colour",
        "station_id",
        "actor_id",
        "sex",
        "civil_status",
        "identity.names[0].script",
        "identity.names[0].family",
        "nationalities[0].code",
        "nationalities[0].is_primary",
    }
    assert all(fault.reason and fault.mend for fault in found)
    assert "the station states its own" in next(fault.reason for fault in found if fault.field == "station_id")


def test_values_that_read_well_but_are_no_codes_are_told_at_once_too() -> None:
    act = example("FeeAssessed", actor_rank="Dr X", tariff_id="Aya Kouassi")

    assert {fault.field for fault in faults_of(misfit(act))} == {"actor_rank", "tariff_id"}


def test_only_so_many_faults_of_one_act_are_told() -> None:
    assert len(faults_of(misfit(example("FeeAssessed", **{f"extra_{n}": n for n in range(500)})))) == MOST_FAULTS


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_the_ids_of_an_example_are_distinct_and_follow_its_file(event: str) -> None:
    def ids(shown: Any) -> list[str]:
        return [value for name, value in shown.items() if name.endswith("_id") and is_uuid(str(value))]

    one, other = example(event), json.loads(json.dumps(describe_act(event, file_id=new_uuid7()).example))
    same = 2 if event in NAMES_ITS_OWN_FILE else 1

    assert len(ids(one)) == len(set(ids(one))) + same - 1
    assert not set(ids(one)) & set(ids(other))


def test_the_examples_of_one_file_are_a_story_that_the_register_accepts() -> None:
    drafts = [replace(read_act(example(name)), event_id=new_uuid7()) for name in STORY]
    sent = [Sent(draft=one, station="LM1", district="LMD", corps="SURETE", device="LM1-D1") for one in drafts]
    verdicts = {draft.event: verdict for draft, verdict in judge(sent).verdicts}

    assert {name: verdict for name, verdict in verdicts.items() if isinstance(verdict, Refused)} == {}


def test_the_example_of_a_merge_names_two_files_of_which_its_own_survives_and_two_persons() -> None:
    act = describe_act("FilesMerged", file_id=new_uuid7()).example

    assert act["survivor_file_id"] == act["file_id"] != act["absorbed_file_id"]
    assert act["actor_id"] != act["approved_by"]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_the_officer_of_an_example_may_do_its_act(event: str) -> None:
    assert describe_act(event).example["actor_role"] in may_do(event)


def test_the_example_of_a_penalty_cites_a_penalty() -> None:
    assert describe_act("PenaltyAssessed").example["tariff_id"] == "OVERSTAY_REGULARISATION"


@pytest.mark.parametrize(
    ("event", "field", "codes"),
    [
        ("AddressDeclared", "governorate", set(governorates())),
        ("DocumentAssessed", "document_code", set(documents())),
        ("ComplementRequested", "items[]", set(documents())),
        ("PersonRegistered", "birth_country", {"three letters of ISO 3166-1 or ICAO 9303, as FRA"}),
        ("PersonRegistered", "languages[]", {"three letters of ISO 639-3, as fra"}),
    ],
)
def test_the_shape_of_an_act_names_the_list_of_a_coded_field(event: str, field: str, codes: set[str]) -> None:
    shown = next(shape for shape in describe_act(event).fields if shape.field == field)

    assert codes == set(shown.allowed)


def test_an_example_states_the_version_of_its_file_that_is_known() -> None:
    assert describe_act("AddressDeclared", base_version=4).example["base_version"] == 4
    assert read_act(dict(describe_act("AddressDeclared", base_version=4).example)).base_version == 4


def test_the_same_act_has_the_same_digest_and_another_has_another() -> None:
    one, same, other = (read_act(with_name(given=name)) for name in ("A", "A", "B"))

    assert digest_of(one, b"k") == digest_of(same, b"k")
    assert digest_of(one, b"k") != digest_of(other, b"k")
    assert digest_of(one, b"k") != digest_of(one, b"other secret")
    assert isinstance(one.clear["identity"], Clear)


@given(lines=st.lists(st.binary(max_size=20).filter(lambda b: b"\n" not in b)), cuts=st.lists(st.integers(1, 9)))
def test_lines_are_the_same_however_the_blocks_fall(lines: list[bytes], cuts: list[int]) -> None:
    text = b"\n".join(lines)
    splitter, found, place = LineSplitter(), [], 0
    for cut in [*cuts, len(text)]:
        found += splitter.feed(text[place : place + cut])
        place += cut
    found += splitter.finish()

    assert found == [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def test_a_line_without_end_takes_no_more_memory_than_a_line_may() -> None:
    splitter = LineSplitter()
    for _ in range(40):
        assert splitter.feed(b"x" * 65_536) == []
    [(number, line)] = splitter.feed(b"\n")

    assert (number, len(line)) == (1, MAX_LINE + 1)


@pytest.mark.parametrize("text", ["Zulaikha Unspeakable", "Unspeakable, Zulaikha", "زليخة", "Zulaïkha", "x" * 65])
def test_a_name_in_the_field_of_a_code_is_refused_and_not_repeated(text: str) -> None:
    """What stands in clear stays in the journal for ever: only codes, numbers and ids may."""
    refused = misfit(example("AddressDeclared", proof_code=text))

    assert (refused.field, refused.reason) == ("proof_code", "is not a code")
    assert text not in f"{refused} {refused.mend}"
