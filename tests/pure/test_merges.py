"""Two files of one person become one and, if that was wrong, two again: nothing is lost, doubled or half done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from register.days import DAY
from register.decide import Accepted, Refused
from register.merging import merge_of, survivor_of
from register.numbers import file_number
from register.separation import proposed
from schemas.codec import decode_single, encode_single
from schemas.events import Event, FieldChoice, FileState
from tests.examples import (
    FILE,
    LODGED,
    REGISTERED,
    START,
    address_declared,
    an_id,
    application_lodged,
    document_assessed,
    file_opened,
    judged,
    life,
    person_registered,
    sealed,
    with_meta,
)
from tests.examples_data import data_shredded
from tests.examples_file import file_archived, file_closed, file_transfer_requested
from tests.examples_identity import (
    MERGE,
    OTHER_FILE,
    duplicate_suspected,
    file_absorbed,
    file_separated,
    files_merged,
    files_unmerged,
    identity_corrected,
    merge_completed,
)
from tests.family_rules import rules_of
from tests.two_files import OTHER_KEY, Files, of_other, two

Acts = tuple[Event, ...]
OTHER = an_id("other")
ASKED = (*REGISTERED, files_merged())
MERGED = (*ASKED, merge_completed())
ENVELOPE = ("version", "last_recorded_at", "recent", "devices", "silent_since", "taken_over_at", "back_captured")


def without_envelope(state: FileState, like: FileState) -> FileState:
    """Return the state with the envelope of another: what no undoing turns back."""
    return replace(state, **{name: getattr(like, name) for name in ENVELOPE})


BAD: list[tuple[str, str | None, Acts, Event]] = [
    ("SAME_FILE", "absorbed_file_id", REGISTERED, files_merged(absorbed_file_id=FILE)),
    ("MERGE_OF_OTHERS", "survivor_file_id", REGISTERED,
     files_merged(survivor_file_id=OTHER, absorbed_file_id=FILE)),
    ("MERGE_OF_OTHERS", "choices[0].taken_from", REGISTERED,
     files_merged(choices=(FieldChoice(path="sex", taken_from=OTHER),))),
    ("CHOICE_UNKNOWN", "choices[0].path", REGISTERED,
     files_merged(choices=(FieldChoice(path="file_number", taken_from=FILE),))),
    ("SECOND_PERSON", "approved_by", REGISTERED, files_merged(approved_by="s-1")),
    ("ID_ALREADY_USED", "merge_id", MERGED, files_merged(absorbed_file_id=OTHER)),
    ("MERGE_UNDER_WAY", "merge_id", ASKED, files_merged(merge_id=OTHER, absorbed_file_id=OTHER)),
    ("MERGE_UNDER_WAY", "merge_id", ASKED, file_absorbed(merge_id=OTHER)),
    ("FILE_MERGED", "absorbed_file_id", MERGED, files_merged(merge_id=OTHER)),
    ("FILE_MERGED", "absorbed_file_id", (*REGISTERED, file_absorbed()), file_absorbed(merge_id=OTHER)),
    ("FILE_SHREDDED", "absorbed_file_id",
     (*REGISTERED, file_closed(), file_archived(), data_shredded()), file_absorbed()),
    ("MERGE_UNKNOWN", "merge_id", REGISTERED, files_unmerged()),
    ("MERGE_UNKNOWN", "merge_id", ASKED, files_unmerged()),
    ("MERGE_UNKNOWN", "merge_id", MERGED, merge_completed()),
    ("MERGE_UNKNOWN", "merge_id", REGISTERED, file_separated()),
    ("SECOND_PERSON", "approved_by", MERGED, files_unmerged(approved_by="S-I")),
    ("UNMERGE_PARTS", "part", MERGED, files_unmerged(part=2, parts=2)),
    ("UNMERGE_PARTS", "part", MERGED, files_unmerged(part=2, parts=1)),
    ("UNMERGE_ACTS", "acts", (*MERGED, address_declared()), files_unmerged()),
]  # fmt: skip
ELSEWHERE = {"MERGE_TOO_LARGE", "MERGE_NESTED", "MERGE_FINAL", "SEPARATED_ACT_ALTERED", "SEPARATED_ACT_MISPLACED"}
"""Rules whose cases need two files: further down."""


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_merge_is_refused_by_its_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    assert rules_of("merge") <= {case[0] for case in BAD} | ELSEWHERE


# --- merging ----------------------------------------------------------------------------------------------------------


def test_asking_changes_nothing_but_that_it_was_asked() -> None:
    """Until the other file has answered, both go on."""
    known = life(*REGISTERED)
    asked = life(files_merged(), state=known)

    assert [each.status for each in asked.merges] == ["ASKED"]
    assert without_envelope(replace(asked, merges=()), known) == known


def test_what_either_file_held_is_the_survivors_once() -> None:
    """Applications, bans and papers of both; the absorbed file keeps nothing but the way back."""
    files = two(*LODGED)
    files.send(of_other(application_lodged(application_id=OTHER), occurred_at=START - DAY))
    files.send(files_merged())
    survivor, absorbed = files.states[FILE], files.states[OTHER_FILE]

    assert [each.application_id for each in survivor.applications] == [OTHER, LODGED[-1].application_id]
    assert [each.kind for each in survivor.measures] == ["ENTRY_BAN"]
    assert (absorbed.applications, absorbed.measures, absorbed.status) == ((), (), "CLOSED")
    assert (survivor_of(absorbed), survivor_of(survivor)) == (FILE, None)
    assert survivor.merges[0].absorbed_subject_key_id == OTHER_KEY


def test_a_chosen_value_is_taken_from_the_file_that_the_officers_named() -> None:
    """And nothing is chosen silently: otherwise the survivor's stays."""
    files = two()
    files.states[OTHER_FILE] = replace(files.states[OTHER_FILE], birth_year=1990, nationality="FRA")
    files.send(files_merged(choices=(FieldChoice(path="birth_year", taken_from=OTHER_FILE),)))

    assert (files.states[FILE].birth_year, files.states[FILE].nationality) == (1990, "CIV")


def test_a_refused_absorption_is_abandoned_and_both_go_on() -> None:
    """The other file's data are destroyed: the survivor learns why nothing came of it."""
    files = two()
    files.states[OTHER_FILE] = replace(files.states[OTHER_FILE], status="SHREDDED")
    files.send(files_merged())

    assert files.states[FILE].merges == ()
    assert [event.NAME for event, _ in files.answers[-3:]] == ["FilesMerged", "FileAbsorbed", "MergeAbandoned"]
    assert files.answers[-1][0].rule_id == "FILE_SHREDDED"  # type: ignore[union-attr]


def test_a_merge_with_a_file_that_is_not_there_is_abandoned() -> None:
    """A mistyped id, or a case of the care lane, which nobody here may know of."""
    files = Files()
    files.send(*REGISTERED, files_merged())

    assert files.states[FILE].merges == ()
    assert OTHER_FILE not in files.states


def test_two_files_that_ask_for_each_other_both_go_on() -> None:
    """Neither is absorbed while it waits for an answer itself: no file is left without a survivor."""
    files = two()
    for file_id, other, merge_id in ((FILE, OTHER_FILE, MERGE), (OTHER_FILE, FILE, OTHER)):
        ask = files_merged(file_id=file_id, survivor_file_id=file_id, absorbed_file_id=other, merge_id=merge_id)
        files.states[file_id] = life(ask, state=files.states[file_id])
    verdicts = [
        judged(files.states[FILE], file_absorbed(merge_id=OTHER)),
        judged(files.states[OTHER_FILE], file_absorbed(file_id=OTHER_FILE, absorbed_file_id=OTHER_FILE)),
    ]

    assert [getattr(each, "rule_id", None) for each in verdicts] == ["MERGE_UNDER_WAY", "MERGE_UNDER_WAY"]


def test_a_file_too_large_for_one_event_is_refused_before_anything_moved() -> None:
    """It can be the survivor instead."""
    known = life(*REGISTERED)
    note = life(*LODGED).applications[0]
    many = tuple(replace(note, application_id=an_id(f"application {n}")) for n in range(1_000))

    verdict = judged(replace(known, applications=many), file_absorbed())

    assert getattr(verdict, "rule_id", None) == "MERGE_TOO_LARGE"


def test_a_suspicion_ends_with_the_merge_and_one_about_a_third_file_stays() -> None:
    """What is settled is settled; the rest is still to be looked at."""
    third = duplicate_suspected(suspicion_id=OTHER, candidates=(an_id("third"),))
    asked = (*REGISTERED, duplicate_suspected(), third, files_merged(suspicion_id=duplicate_suspected().suspicion_id))

    assert len(life(*asked).suspicions) == 2
    assert [each.suspicion_id for each in life(*asked, merge_completed()).suspicions] == [OTHER]


# --- after the merge --------------------------------------------------------------------------------------------------


def test_what_is_written_to_the_absorbed_file_is_judged_in_the_survivor() -> None:
    """A station that has not heard of the merge goes on working, and says what it had seen of its own file."""
    files = two()
    files.send(of_other(application_lodged(application_id=OTHER)), files_merged())
    late = of_other(document_assessed(application_id=OTHER), base_version=4, event_id=an_id("late"), device_seq=99)
    answer = files._judge(late)

    assert isinstance(answer, Accepted)
    assert "REROUTED" in answer.flags
    assert files.states[FILE].recent[-1].event_type == "DocumentAssessed"


def test_what_the_survivors_officers_did_since_was_unseen_by_the_others() -> None:
    """Their act is judged against it, not against version numbers of another file."""
    files = two()
    files.send(of_other(application_lodged(application_id=OTHER)), files_merged())
    files.send(address_declared())
    late = of_other(address_declared(), base_version=4, device_seq=99, event_id=an_id("late"))
    answer = files._judge(late)

    assert isinstance(answer, Accepted)
    assert set(answer.flags) == {"CONCURRENT", "CONFLICT_CASE", "REROUTED"}


def test_a_correction_sealed_under_either_key_is_accepted() -> None:
    """Both keys are of the same person now."""
    files = two()
    correction = identity_corrected(before=sealed(OTHER_KEY), after=sealed(OTHER_KEY))
    before = files.send(correction)
    files.send(files_merged())

    assert getattr(before, "rule_id", None) == "SEALED_UNDER_OTHER_KEY"
    assert isinstance(files.send(correction), Accepted)


def test_a_file_that_absorbed_another_is_absorbed_with_it() -> None:
    """Acts to the first of them find the last."""
    files = two()
    files.send(files_merged(file_id=OTHER_FILE, survivor_file_id=OTHER_FILE, absorbed_file_id=FILE))
    third = an_id("third file")
    for act in (person_registered(), file_opened(file_number=file_number("LM01", 2026, 9))):
        files.send(with_meta(act, file_id=third, event_id=an_id(f"{act.NAME} 3")))
    files.send(files_merged(file_id=third, survivor_file_id=third, absorbed_file_id=OTHER_FILE, merge_id=OTHER))

    assert files.states[third].merges[-1].also == (FILE,)
    assert merge_of(files.states[third], FILE) is files.states[third].merges[-1]
    assert isinstance(files._judge(with_meta(address_declared(), device_seq=50, base_version=2)), Accepted)


# --- undoing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "own", [(), LODGED, (*REGISTERED, file_transfer_requested()), (*REGISTERED, file_closed()), (person_registered(),)]
)
def test_an_undone_merge_leaves_each_file_exactly_as_it_was(own: Acts) -> None:
    """Whatever state it was in, whichever survived."""
    files = two(*own)
    before = dict(files.states)
    files.send(files_merged())
    assert files.states[FILE].merges[0].status == "DONE"
    answer = files.send(files_unmerged())

    assert isinstance(answer, Accepted), answer
    for file_id, known in before.items():
        assert without_envelope(files.states[file_id], known) == known


def test_what_was_done_meanwhile_goes_to_the_file_that_the_officer_names() -> None:
    """Act by act: the application to one, the address to the other; each is as if only its own had happened."""
    files = two()
    before = dict(files.states)
    files.send(files_merged(), application_lodged(), document_assessed(), address_declared())
    ids = [each.event_id for each in files.states[FILE].merges[0].acts]
    assert len(ids) == 3
    to = {ids[0]: OTHER_FILE, ids[1]: OTHER_FILE, ids[2]: FILE}
    answer = files.send(files_unmerged(acts=files.since_merge(FILE, to)))

    assert isinstance(answer, Accepted), answer
    alone = life(address_declared(), state=before[FILE])
    assert without_envelope(files.states[FILE], alone) == alone
    theirs_alone = (with_meta(act, file_id=OTHER_FILE) for act in (application_lodged(), document_assessed()))
    other = life(*theirs_alone, state=before[OTHER_FILE])
    assert without_envelope(files.states[OTHER_FILE], other) == other


def test_an_act_is_not_given_to_a_file_that_does_not_know_what_it_speaks_of() -> None:
    """Its effect would be lost without a word."""
    files = two()
    files.send(files_merged(), application_lodged(), document_assessed())
    ids = [each.event_id for each in files.states[FILE].merges[0].acts]
    answer = files.send(files_unmerged(acts=files.since_merge(FILE, {ids[0]: OTHER_FILE, ids[1]: FILE})))

    assert getattr(answer, "rule_id", None) == "SEPARATED_ACT_MISPLACED"


def test_an_act_that_was_never_accepted_comes_into_no_file() -> None:
    """An undoing is no way around the judgement of acts."""
    files = two()
    files.send(files_merged(), address_declared())
    act = files.since_merge(FILE, FILE)[0]
    invented = replace(act, body=act.body[:-1] + bytes([act.body[-1] ^ 2]))

    assert getattr(files.send(files_unmerged(acts=(invented,))), "rule_id", None) == "SEPARATED_ACT_ALTERED"


def test_an_undoing_too_long_for_one_event_comes_in_parts_and_changes_nothing_before_the_last() -> None:
    """A first part begins anew; one out of turn is refused."""
    files = two()
    files.send(files_merged(), address_declared(), application_lodged())
    one, another = files.since_merge(FILE, FILE)
    merged = files.states[FILE]
    first = files_unmerged(acts=(one,), part=1, parts=2)
    assert isinstance(files.send(first), Accepted)
    assert files.states[FILE].applications == merged.applications
    assert files.states[OTHER_FILE].status == "CLOSED"
    assert isinstance(files.send(first), Accepted)
    assert isinstance(files.send(files_unmerged(acts=(another,), part=2, parts=2)), Accepted)

    assert files.states[OTHER_FILE].status == "OPEN"
    assert len(files.states[FILE].applications) == 1


def test_the_last_merge_is_undone_first_and_undone_once() -> None:
    """A file of three persons is taken apart in order."""
    files = two()
    third = an_id("third file")
    for act in (person_registered(), file_opened(file_number=file_number("LM01", 2026, 9))):
        files.send(with_meta(act, file_id=third, event_id=an_id(f"{act.NAME} 3")))
    files.send(files_merged(), address_declared())
    files.send(files_merged(absorbed_file_id=third, merge_id=OTHER))
    files.send(application_lodged())
    early = files.send(files_unmerged(acts=files.since_merge(FILE, FILE)))
    assert getattr(early, "rule_id", None) == "MERGE_NESTED"

    assert isinstance(files.send(files_unmerged(merge_id=OTHER, acts=files.since_merge(FILE, FILE))), Accepted)
    assert len(files.states[FILE].merges[0].acts) == 2  # the address before, and the application that came back
    assert isinstance(files.send(files_unmerged(acts=files.since_merge(FILE, FILE))), Accepted)
    assert getattr(files.send(files_unmerged()), "rule_id", None) == "MERGE_UNKNOWN"


def test_a_merge_with_more_behind_it_than_the_state_remembers_is_final() -> None:
    """The officer is told what to do instead."""
    state = life(*MERGED)
    merge = replace(state.merges[0], acts=(life(*MERGED, address_declared()).merges[0].acts[0],) * 2_001)

    verdict = judged(replace(state, merges=(merge,)), files_unmerged())

    assert getattr(verdict, "rule_id", None) == "MERGE_FINAL"


def test_the_register_proposes_where_only_one_file_fits() -> None:
    """An officer is asked only what nobody else can know."""
    files = two(*LODGED)
    files.send(files_merged(), document_assessed(), address_declared())
    acts = files.since_merge(FILE, FILE)

    assert list(proposed(files.states[FILE].merges[0], acts).values()) == [FILE, None]


def test_the_way_back_is_the_state_before() -> None:
    """Both sides keep it, so neither depends on the other's."""
    files = two()
    before = dict(files.states)
    files.send(files_merged())

    assert decode_single(files.states[FILE].merges[0].absorbed or b"") == before[OTHER_FILE]
    assert files.states[OTHER_FILE].merges[0].before == encode_single(before[OTHER_FILE])
