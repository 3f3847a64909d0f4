"""The law of a day: versions, what was known when, the most particular entry, and nothing certain that is not."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from register.code_lists import codes_of, expected_count, is_whole
from register.lawbook import TABLES_SINCE, law_of_act, lawbook
from register.lawcheck import check
from register.lawdiff import between_books, between_days
from register.lawentry import as_shown, weakest
from register.lengths import Length, after, before, last_day, next_fixed_day
from register.money import dinars, is_dinars, millimes
from schemas.errors import CommandRefused
from schemas.events import Corps, Reason, Title
from tests.law_examples import book, changed, day, law, texts, with_entry


def test_the_same_rule_gives_two_answers_on_two_days() -> None:
    """Before 26 September 2017 the regularisation fee had no cap, from then on it has one."""
    before_it = law("2017-09-25").find("penalties", "OVERSTAY_REGULARISATION")
    after_it = law("2017-09-26").find("penalties", "OVERSTAY_REGULARISATION")

    assert before_it is not None
    assert after_it is not None
    assert (before_it.version, before_it.find_money("cap")) == (1, None)
    assert (after_it.version, after_it.find_money("cap")) == (2, 3_000_000)


def test_a_day_before_every_version_has_no_rule() -> None:
    """No rule is carried back beyond its first day."""
    assert law("1994-04-10").find("penalties", "OVERSTAY_REGULARISATION") is None


def test_what_the_register_learned_later_did_not_hold_for_it_before() -> None:
    """A correction known from March answers questions as known in March, not as known in February."""
    correction = {"version": 2, "replaces": 1, "known_from": day_of("2026-03-01"), "share_percent": 50}
    corrected = book(with_entry("waivers", correction))

    answers = [
        entry.find_number("share_percent")
        for known_at in ("2025-12-31", "2026-02-28", "2026-03-01")
        if (entry := law("2020-08-01", known_at=known_at, book=corrected).find("waivers", "DECREE_2020_416"))
    ]

    assert answers == [100, 50]


def test_an_act_is_judged_by_what_was_known_when_it_was_done() -> None:
    """A correction known from March changes no act of February; acts older than the tables have the first of them."""
    acts = [law_of_act(effective_on=day("2020-08-01"), done_on=day(done)) for done in ("2020-08-01", "2026-02-28")]
    late = law_of_act(effective_on=day("2020-08-01"), done_on=day("2026-03-01"))

    assert [act.known_at for act in acts] == [TABLES_SINCE, day("2026-02-28")]
    assert late.known_at == day("2026-03-01")
    assert all(act.find("waivers", "DECREE_2020_416") for act in (*acts, late))


def test_no_entry_is_known_before_there_were_tables() -> None:
    """TABLES_SINCE is the first day of any knowledge."""
    tables = [lawbook().table(name) for name in lawbook().names]
    known = [entry.known_from for table in tables for versions in table.versions.values() for entry in versions]

    assert min(known) == TABLES_SINCE


def day_of(text: str) -> object:
    """Return a date as YAML reads it."""
    return yaml.safe_load(text)


def test_the_most_particular_entry_counts_and_nationality_before_the_rest() -> None:
    """A fee for one nationality wins over one for a kind of application, and that over the general one."""
    particular = with_entry("fees", {"id": "FEE_TEMPORARY_FR", "nationality": ["FRA"], "amount": "10.000"})
    there = law("2026-06-01", book=book(particular))
    facts = {"title": "TEMPORARY", "reason": "STUDY"}

    found = [
        there.matching("fees", kind=kind, nationality=nationality, **facts)
        for kind, nationality in (("FIRST", "ITA"), ("DUPLICATE", "ITA"), ("DUPLICATE", "FRA"))
    ]

    assert [each and each.id for each in found] == ["FEE_TEMPORARY_CARD", "FEE_DUPLICATE", "FEE_TEMPORARY_FR"]


@pytest.mark.parametrize("name", lawbook().names)
def test_every_entry_has_a_status_a_source_and_its_text_in_three_languages(name: str) -> None:
    """Nothing stands in a table without saying how sure it is and where it comes from."""
    for versions in lawbook().table(name).versions.values():
        for entry in versions:
            assert entry.citation.sources
            assert entry.citation.status in {"verified", "own", "secondary", "unverified", "conflicting"}
            assert all((entry.name.en, entry.name.fr, entry.name.ar))
            assert as_shown(entry)["status"] == entry.citation.status


def test_the_sources_that_disagree_about_the_penalty_stand_beside_it() -> None:
    """Twenty, forty, and twenty to forty dinars a week: each with its source, and the entry is marked conflicting."""
    entry = law("2026-06-01").find("penalties", "OVERSTAY_REGULARISATION")

    assert entry is not None
    assert entry.citation.status == "conflicting"
    assert {"S7", "S8", "S9"} <= {note.source for note in entry.citation.notes}


def test_a_result_on_several_entries_is_as_sure_as_the_least_sure_one() -> None:
    """One unverified part makes the whole unverified."""
    assert weakest(["verified", "secondary", "conflicting"]) == "conflicting"
    assert weakest(["verified", "unverified", "conflicting"]) == "unverified"


def test_an_unknown_table_is_refused_with_the_names_of_the_others() -> None:
    """A typing slip shows what there is."""
    with pytest.raises(CommandRefused, match="penalties"):
        lawbook().table("penaltys")


def test_a_table_that_cannot_be_used_names_the_linter() -> None:
    """An entry without its date is refused when the table is read, and the linter is named."""
    damaged = book(changed("waivers", ("    valid_from: 2020-07-09\n", "")))

    with pytest.raises(CommandRefused, match="law check"):
        damaged.table("waivers")


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """Importing the rooms of the law opens no table."""
    code = (
        "import sys; opened = []; sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None); "
        "import register.lawbook, register.tariffs, register.penalties, register.waivers, register.titles; "
        "import register.due_rules, register.lawcheck; "
        "print([name for name in opened if name.endswith('.yaml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_there_are_24_governorates_with_their_official_codes() -> None:
    """ISO 3166-2:TN, each with its name in three languages."""
    found = codes_of("governorates", law("2026-06-01"))

    assert len(found) == 24
    assert all(each.official == f"TN-{each.id}" for each in found.values())


def test_delegations_were_264_and_are_279_and_the_list_says_that_it_is_not_whole() -> None:
    """The count of each time is known though the names are not; nothing may be refused by such a list."""
    assert expected_count("delegations", law("2005-12-31")) is None
    assert expected_count("delegations", law("2010-01-01")) == 264
    assert expected_count("delegations", law("2026-01-01")) == 279
    assert not is_whole("delegations", law("2026-01-01"))
    assert is_whole("governorates", law("2026-01-01"))


def test_a_delegation_that_was_split_ends_and_names_its_successors() -> None:
    """The old code holds for the acts of its time, the new ones from the next day."""
    loaded = yaml.safe_load(texts()["delegations.yaml"])
    whole = loaded["entries"][0]
    part = whole | {"id": "NEW_ONE", "valid_from": day_of("2020-01-01")}
    loaded["entries"] = [whole | {"valid_to": day_of("2019-12-31"), "succeeded_by": ["NEW_ONE"]}, part]
    table = {"delegations.yaml": yaml.safe_dump(loaded, allow_unicode=True)}
    versioned = book(table)

    old = codes_of("delegations", law("2019-12-31", book=versioned))
    new = codes_of("delegations", law("2020-01-01", book=versioned))

    assert {name: code.succeeded_by for name, code in old.items()} == {"LA_MARSA": ("NEW_ONE",)}
    assert list(new) == ["NEW_ONE"]
    assert check(texts() | table | moved_imadas()) == ()


def moved_imadas() -> dict[str, str]:
    """Return the imadas' table with every imada moved to the new delegation."""
    return {"imadas.yaml": texts()["imadas.yaml"].replace("parent: LA_MARSA", "parent: NEW_ONE")}


def test_la_marsa_has_its_ten_imadas_and_no_code_is_invented() -> None:
    """Names from one source, official codes empty."""
    imadas = codes_of("imadas", law("2026-06-01"))

    assert len(imadas) == 10
    assert {each.parent for each in imadas.values()} == {"LA_MARSA"}
    assert {each.official for each in imadas.values()} == {None}


def test_a_security_district_is_no_delegation() -> None:
    """The pilot's district is in a list of its own and hangs on no delegation."""
    district = codes_of("security_districts", law("2026-06-01"))["LM"]

    assert (district.corps, district.parent) == ("SURETE", None)
    assert "LM" not in codes_of("delegations", law("2026-06-01"))


@pytest.mark.parametrize(("name", "enum"), [("reasons", Reason), ("corps", Corps)])
def test_lists_with_a_contract_have_exactly_its_codes(name: str, enum: object) -> None:
    """No code is without a name, and no name without a code that an act can carry."""
    assert set(codes_of(name, law("2026-06-01"))) == set(get_args(enum)) - {"UNKNOWN"}


def test_every_title_of_the_contract_has_a_name() -> None:
    """The titles of the table are those of the contract, and the papers that are none."""
    assert set(get_args(Title)) - {"UNKNOWN"} <= set(codes_of("titles", law("2026-06-01")))


def test_the_difference_between_two_days_names_the_rule_that_changed() -> None:
    """From 25 to 26 September 2017 a cap came and a surcharge began."""
    changes = between_days(lawbook(), day("2017-09-25"), day("2017-09-26"))
    told = {(change.entry, each.field): (each.old, each.new) for change in changes for each in change.fields}

    assert {(change.entry, change.kind) for change in changes} == {
        ("OVERSTAY_REGULARISATION", "CHANGED"),
        ("LATE_RENEWAL_SURCHARGE", "ADDED"),
    }
    assert told["OVERSTAY_REGULARISATION", "cap"] == (None, "3000.000")


def test_the_difference_between_two_books_names_the_field() -> None:
    """An amount that a lawyer entered, a table that went, and nothing else."""
    tables = {name.removesuffix(".yaml"): text for name, text in texts().items()}
    other = book(changed("fees", ("amount: null", 'amount: "150.000"')))
    fewer = type(other)([name for name in tables if name != "accords"], tables.__getitem__)

    (change,) = between_books(lawbook(), other)
    (gone,) = between_books(lawbook(), fewer)

    assert [(each.field, each.old, each.new) for each in change.fields] == [("amount", None, "150.000")]
    assert (gone.table, gone.kind) == ("accords", "REMOVED")
    assert between_books(lawbook(), book()) == ()


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_money_comes_back_as_it_went(amount: int) -> None:
    """Millimes to dinars and back, without a float."""
    assert millimes(dinars(amount)) == amount


@pytest.mark.parametrize("text", ["120", "120.0", "120.0000", "1e3", "-1.000", "0120.000", "١٢٠.٠٠٠", "120,000", ""])
def test_other_forms_are_no_amount(text: str) -> None:
    """Exactly three decimals, western digits, no sign."""
    assert not is_dinars(text)
    with pytest.raises(ValueError, match="three decimals"):
        millimes(text)


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        ("2026-01-15", Length(months=3), "2026-04-14"),
        ("2026-11-30", Length(months=3), "2027-02-28"),
        ("2024-02-29", Length(years=1), "2025-02-28"),
        ("2026-01-01", Length(years=1), "2026-12-31"),
        ("2026-09-01", Length(days=7), "2026-09-07"),
        ("2026-01-31", Length(months=1, days=1), "2026-03-01"),
    ],
)
def test_a_length_is_counted_on_the_calendar_with_its_first_day(first: str, length: Length, last: str) -> None:
    """Three months from the 15th end on the 14th; a month without that day ends on its last."""
    assert last_day(day(first), length) == day(last)


def test_lengths_go_back_as_they_go_forth() -> None:
    """Sixty days before, six months after."""
    assert before(day("2026-03-01"), Length(days=60)) == day("2025-12-31")
    assert after(day("2026-08-31"), Length(months=6)) == day("2027-02-28")
    assert next_fixed_day(day("2026-09-30"), 9, 30) == day("2026-09-30")
    assert next_fixed_day(day("2026-10-01"), 9, 30) == day("2027-09-30")
