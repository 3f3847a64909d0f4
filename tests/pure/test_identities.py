"""Who a person is changes or was wrong, never by one officer alone; files of one person are joined and parted whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.days import DAY, day_of, iso
from register.decide import Accepted, Refused
from register.four_eyes import same_officer
from register.history import state_at
from schemas.events import Event, FileState, Nationality, Stamp
from schemas.journal import JournalRecord
from tests.examples import (
    DECIDED,
    EVERY_EVENT,
    FILE,
    REGISTERED,
    START,
    START_DAY,
    address_declared,
    an_id,
    application_lodged,
    decision_taken,
    file_opened,
    import_session_approved,
    judged,
    life,
    person_registered,
    sealed,
    travel_document_recorded,
)
from tests.examples_identity import (
    OTHER_FILE,
    duplicate_dismissed,
    duplicate_suspected,
    identity_corrected,
    identity_updated,
)
from tests.family_rules import rules_of

Acts = tuple[Event, ...]
OTHER = an_id("other")
SUSPECTED = (*REGISTERED, duplicate_suspected())
TWO = (Nationality(code="CIV", is_primary=True), Nationality(code="FRA", is_primary=True))

BAD: list[tuple[str, str | None, Acts, Event]] = [
    ("SECOND_PERSON", "approved_by", REGISTERED, identity_updated(approved_by="C-1", requested_by="C-9")),
    ("SECOND_PERSON", "approved_by", REGISTERED, identity_updated(approved_by="C-9", requested_by="C-9")),
    ("SECOND_PERSON", "approved_by", REGISTERED, identity_corrected(approved_by="c-l")),
    ("SECOND_PERSON", "approved_by", REGISTERED, identity_corrected(on_behalf_of="H-1")),
    ("IDENTITY_FIELDS", "field_paths", REGISTERED, identity_updated(field_paths=())),
    ("IDENTITY_FIELDS", "field_paths", REGISTERED, identity_updated(field_paths=("nationalities", "sex"))),
    ("IDENTITY_FIELDS", "field_paths", REGISTERED, identity_updated(sex=1)),
    ("IDENTITY_FIELDS", "field_paths", REGISTERED, identity_updated(field_paths=("nationalities", "shoe_size"))),
    ("IDENTITY_FIELDS", "before", REGISTERED, identity_corrected(before=None)),
    ("IDENTITY_FIELDS", "after", REGISTERED, identity_corrected(after=None)),
    ("IDENTITY_FIELDS", "after", REGISTERED, identity_updated(after=sealed())),
    ("CODE_MALFORMED", "field_paths", REGISTERED, identity_updated(field_paths=("a b",))),
    ("CODE_UNKNOWN", "sex", REGISTERED, identity_updated(field_paths=("nationalities", "sex"), sex=3)),
    ("NATIONALITY_PRIMARY", "nationalities", REGISTERED, identity_updated(nationalities=TWO)),
    ("BIRTH_NEVER_CHANGES", "birth_year", REGISTERED, identity_updated(birth_year=1998)),
    ("BIRTH_NEVER_CHANGES", "birth_country", REGISTERED, identity_updated(birth_country="FRA")),
    ("BIRTH_YEAR_IMPOSSIBLE", "birth_year", REGISTERED, identity_corrected(birth_year=2027)),
    ("DATE_IN_FUTURE", "meta.effective_date", REGISTERED, identity_updated(effective_date=START_DAY + 1)),
    ("SEALED_UNDER_OTHER_KEY", "after", REGISTERED, identity_corrected(after=sealed(OTHER))),
    ("SAME_FILE", "candidates", REGISTERED, duplicate_suspected(candidates=(OTHER_FILE, FILE))),
    ("CANDIDATES_MISSING", "candidates", REGISTERED, duplicate_suspected(candidates=())),
    ("CANDIDATES_MISSING", "candidates", REGISTERED, duplicate_suspected(candidates=(OTHER_FILE, OTHER_FILE))),
    ("TOO_MANY_VALUES", "candidates", REGISTERED, duplicate_suspected(candidates=(OTHER_FILE,) * 33)),
    ("CODE_UNKNOWN", "score", REGISTERED, duplicate_suspected(score=1_001)),
    ("ID_ALREADY_USED", "suspicion_id", SUSPECTED, duplicate_suspected()),
    ("SUSPICION_UNKNOWN", "suspicion_id", REGISTERED, duplicate_dismissed()),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    assert rules_of("identity") <= {case[0] for case in BAD} | {"BEFORE_BIRTH"}


# --- the second person -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"), [("C-1", "c-1"), ("C-1", " C-1 "), ("C-10", "C-IO"), ("C-1", "C-١"), ("C-1", "Ｃ-1")]
)
def test_an_officer_is_one_person_under_every_spelling(first: str, second: str) -> None:
    """Case, blanks, other digits and letters that look like digits make no second officer."""
    assert same_officer(first, second)
    assert same_officer(second, first)


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_sameness_of_officers_is_an_equivalence(first: str, second: str, third: str) -> None:
    """Total, and as good in every direction."""
    assert same_officer(first, first)
    assert same_officer(first, second) == same_officer(second, first)
    assert not (same_officer(first, second) and same_officer(second, third)) or same_officer(first, third)


def test_different_officers_stay_different() -> None:
    """One digit apart is another person."""
    assert not same_officer("C-1", "C-2")
    assert not same_officer("C-1", "C-11")


def test_a_decision_is_not_prepared_by_its_signatory_under_another_spelling() -> None:
    """Four eyes stay four."""
    at_directorate = life(*DECIDED[:-1])
    verdict = judged(at_directorate, decision_taken(prepared_by="d-I"))
    session = judged(None, import_session_approved(opened_by="h-2"))

    assert getattr(verdict, "rule_id", None) == "FOUR_EYES"
    assert getattr(session, "rule_id", None) == "IMPORT_SESSION_ONE_PERSON"


# --- the world changed, or the register was wrong --------------------------------------------------------------------


def journal(*acts: Event) -> list[JournalRecord]:
    """Return the acts as the journal holds them."""
    return [
        JournalRecord(
            partition=0,
            offset=version,
            file_id=FILE,
            event=act,
            stamp=Stamp(file_version=version, recorded_at=START + version, rules_version="1", schema_sha256=b""),
            body=b"",
        )
        for version, act in enumerate(acts, start=1)
    ]


def as_of(day: int, *acts: Event) -> FileState:
    """Return the file on that day, as known after all acts."""
    state = state_at(journal(*acts), as_of=day, known_at=None)
    assert state is not None
    return state


def test_an_update_counts_from_its_day_a_correction_on_every_day() -> None:
    """She became French in August; that she was born in 1998 was always so."""
    august = START_DAY + 70
    later = {"at": (august + 20) * DAY}
    acts = (
        *REGISTERED,
        identity_updated(**later, effective_date=august),
        identity_corrected(**later),
    )

    assert (as_of(START_DAY, *acts).nationality, as_of(START_DAY, *acts).birth_year) == ("CIV", 1998)
    assert (as_of(august + 30, *acts).nationality, as_of(august + 30, *acts).birth_year) == ("FRA", 1998)


def test_a_correction_of_an_update_counts_no_earlier_than_the_update() -> None:
    """She became Belgian, not French, in August; before that she was neither."""
    august = START_DAY + 70
    update = identity_updated(effective_date=august, at=august * DAY)
    right = (Nationality(code="BEL", is_primary=True),)
    correction = identity_corrected(
        field_paths=("nationalities",), nationalities=right, before=None, after=None, birth_year=None,
        supersedes=update.meta.event_id, at=(august + 20) * DAY,
    )  # fmt: skip

    assert as_of(START_DAY, *REGISTERED, update, correction).nationality == "CIV"
    assert as_of(august, *REGISTERED, update, correction).nationality == "BEL"


def test_an_older_change_of_nationality_that_arrives_late_undoes_no_newer_one() -> None:
    """What holds is what began last, whenever the register heard of it."""
    newer = identity_updated(at=START + 40 * DAY)
    older = identity_updated(
        nationalities=(Nationality(code="MLI", is_primary=True),),
        at=START + 41 * DAY,
        effective_date=START_DAY + 10,
        event_id=an_id("late"),
    )

    assert life(*REGISTERED, newer, older).nationality == "FRA"


def test_sex_and_birth_year_follow() -> None:
    """The dimensions of the tables are those of today's knowledge."""
    state = life(*REGISTERED, identity_updated(field_paths=("nationalities", "sex"), sex=1), identity_corrected())

    assert (state.sex, state.birth_year, state.nationality) == (1, 1998, "FRA")


# --- before the person was born --------------------------------------------------------------------------------------


OF_PERSONS = [each for each in EVERY_EVENT if each.NAME not in ("PersonRegistered", "ImportSessionApproved")]


@pytest.mark.parametrize("event", OF_PERSONS, ids=[f"{each.NAME}-{n}" for n, each in enumerate(OF_PERSONS)])
def test_no_act_of_any_kind_is_dated_before_its_person_was_born(event: Event) -> None:
    """One rule in one place: by the day of the act, of its effect."""
    newborn = replace(life(*REGISTERED), birth_year=2100, file_id=event.meta.file_id)

    verdict = judged(newborn, event)

    assert isinstance(verdict, Refused)
    assert verdict.rule_id in ("BEFORE_BIRTH", "CARE_LANE", "CARE_CASE_KEY"), verdict


def test_a_date_in_an_act_counts_too() -> None:
    """A passport from before the birth, an address from before it; the year of birth itself passes."""
    state = life(*REGISTERED)
    born = day_of(1999)

    assert Refused(rule_id="BEFORE_BIRTH", field="issued_on", detail=("1999",)) == judged(
        state, travel_document_recorded(issued_on=born - 1)
    )
    assert getattr(judged(state, address_declared(since=born - 1)), "field", None) == "since"
    assert Refused(rule_id="BEFORE_BIRTH", field="meta.effective_date", detail=("1999",)) == judged(
        state, application_lodged(effective_date=born - 1)
    )
    assert Accepted() == judged(state, address_declared(since=born))
    assert iso(born) == "1999-01-01"


def test_nobody_is_corrected_to_be_born_after_the_file_began() -> None:
    """A registration in 2026 is of somebody born by then."""
    state = life(*REGISTERED)
    verdict = judged(state, identity_corrected(birth_year=2027, at=START + 400 * DAY))

    assert Refused(rule_id="BEFORE_BIRTH", field="birth_year", detail=("2026",)) == verdict


def test_where_no_birth_year_is_known_nothing_is_refused() -> None:
    """The register does not guess."""
    state = life(person_registered(birth_year=None), file_opened())

    assert Accepted() == judged(state, address_declared(since=day_of(1950)))


# --- duplicates -------------------------------------------------------------------------------------------------------


def test_a_suspicion_is_settled_by_dismissal() -> None:
    """Only open suspicions stand in the file."""
    assert len(life(*SUSPECTED).suspicions) == 1
    assert life(*SUSPECTED, duplicate_dismissed()).suspicions == ()
