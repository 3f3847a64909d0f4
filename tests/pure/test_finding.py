"""Tokens, suspicions and file numbers of the search, without any service."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.vault import FileVault
from infra.vault_index import IndexKeyFiles
from projections.index_tokens import TOKEN_SIZE, query_hash, token
from register.candidates import Candidate, HeldDocument
from register.days import day_of
from register.decide import Accepted, Refused
from register.duplicate_rules import weights_on
from register.duplicates import compare
from register.lawbook import LawOn
from register.names.forms import part_of
from register.number_slips import is_number_shaped, probable_numbers, right_check
from register.numbers import check_file_number, file_number
from register.search_tokens import ask_name, ask_number, tokens_of
from register.suspicions import Registered, suspicion_of
from schemas.events import PartialDate, PersonName
from tests.examples import FILE, START, address_declared, an_id, with_meta
from tests.examples_identity import OTHER_FILE
from tests.two_files import two

KEY = bytes(range(32))
BORN = PartialDate(year=1987, month=3, day=21)
PERSON = Candidate(
    names=(PersonName(script="LATN", family="Benzaghlou", given="Abdelmoutaleb"),),
    birth=BORN,
    documents=(HeldDocument(number="Q 123-4567", issuer="CIV"),),
)


def shared(typed: str) -> int:
    """Return how many texts of a typed name are tokens of the person."""
    part = part_of(typed, "LATN")
    assert part is not None
    return sum(each.text in tokens_of(PERSON) for each in ask_name(part.words, PartialDate()))


@pytest.mark.parametrize("typed", ["Benzaglou", "Benzaghluo", "Benzzaghlou", "Bnzaghlou", "Benzaghlouf", "Ben Zaghlou"])
def test_one_slip_leaves_a_token_in_common(typed: str) -> None:
    """A family name with one slip shares a token with the person who bears it."""
    assert shared(typed) > 0


@pytest.mark.parametrize(("year", "found"), [(1986, True), (1987, True), (1985, False), (1988, False)])
def test_a_birth_in_the_hijri_calendar_is_found_by_each_year_that_it_touches(year: int, found: bool) -> None:
    """The Hijri year 1407 began in September 1986 and ended in August 1987."""
    born = Candidate(names=PERSON.names, birth=PartialDate(year=1407, calendar="HIJRI"), documents=())
    asked = [each.text for each in ask_name((), PartialDate(year=year))]

    assert bool(tokens_of(born) & set(asked)) == found


def test_another_name_shares_nothing() -> None:
    """A name with other consonants shares no token."""
    assert shared("Krzyzewski") == 0


@pytest.mark.parametrize(("number", "issuer"), [("q1234567", "CIV"), ("Q 1234567", None)])
def test_number_is_asked_as_it_is_indexed(number: str, issuer: str | None) -> None:
    """Blanks, signs and small letters of a document's number do not matter."""
    assert all(each.text in tokens_of(PERSON) for each in ask_number(number, issuer))


@given(st.text(), st.text())
def test_token_tells_nothing_and_depends_on_the_key(text: str, other: str) -> None:
    """Equal texts have equal tokens under one key, others have others, and another key gives others."""
    assert len(token(KEY, text)) == TOKEN_SIZE
    assert (token(KEY, text) == token(KEY, other)) is (text == other)
    assert token(KEY, text) != token(bytes(32), text)
    assert query_hash(KEY, text) != token(KEY, text).hex()


def test_destroyed_index_key_is_gone(tmp_path: Path) -> None:
    """A new epoch has another key, in a file of its owner alone, and the old one can be destroyed."""
    FileVault.initialise(tmp_path / "vault").close()
    keys = IndexKeyFiles(tmp_path / "vault")
    old, new = keys.make(), keys.make()
    before = keys.find(old)
    keys.destroy_others(new)

    assert before is not None
    assert before != keys.find(new)
    assert keys.find(old) is None
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "vault" / "index").iterdir()} == {0o600}


def test_wrong_check_character_leads_to_the_right_number() -> None:
    """The number with the check character that belongs to it comes first; every proposal is sound and one slip away."""
    number = file_number("LM-01", 2026, 42)
    wrong = number[:-1] + ("A" if number[-1] != "A" else "B")

    assert is_number_shaped(wrong)
    assert not check_file_number(wrong)
    assert right_check(wrong) == number
    assert probable_numbers(wrong)[0] == number
    assert all(map(check_file_number, probable_numbers(wrong)))


def test_mistyped_digit_leads_to_the_right_number() -> None:
    """A number in which one digit was mistyped, or two exchanged, is among the proposals."""
    number = file_number("LM-01", 2026, 428)

    assert number in probable_numbers(number.replace("000428", "000429"))
    assert number in probable_numbers(number.replace("000428", "000482"))


def test_suspicion_is_the_same_whoever_is_looked_at_first() -> None:
    """The notice of a pair is the same from either side, stands in the later file, and names the earlier."""
    early = Registered(file_id=an_id("early"), registered_at=1, station_id="A", changed_at=9)
    late = Registered(file_id=an_id("late"), registered_at=2, station_id="B", changed_at=5)
    likeness = compare(PERSON, PERSON, weights_on(LawOn(on=day_of(2026, 6, 1))))
    notice = suspicion_of(early, late, likeness)

    assert notice == suspicion_of(late, early, likeness)
    assert (notice.meta.file_id, notice.candidates, notice.meta.occurred_at) == (late.file_id, (early.file_id,), 9)
    assert notice.rules[0] == "DOCUMENT_SAME"


def test_the_register_itself_may_suspect_and_the_file_goes_on() -> None:
    """The system's suspicion is accepted beside the officers' acts, and stands in the file."""
    files = two()
    early = Registered(file_id=OTHER_FILE, registered_at=0, station_id="LM-01", changed_at=START)
    late = Registered(file_id=FILE, registered_at=1, station_id="LM-01", changed_at=START)
    notice = suspicion_of(early, late, compare(PERSON, PERSON, weights_on(LawOn(on=day_of(2026, 6, 1)))))

    assert isinstance(files.send(notice), Accepted)
    assert [each.suspicion_id for each in files.states[FILE].suspicions] == [notice.suspicion_id]
    assert isinstance(files.send(address_declared()), Accepted)


def test_an_officer_cannot_pass_for_the_register() -> None:
    """The role of the system on a device of a station is refused, also for a suspicion."""
    early = Registered(file_id=OTHER_FILE, registered_at=0, station_id="LM-01", changed_at=START)
    late = Registered(file_id=FILE, registered_at=1, station_id="LM-01", changed_at=START)
    notice = suspicion_of(early, late, compare(PERSON, PERSON, weights_on(LawOn(on=day_of(2026, 6, 1)))))
    answer = two().send(with_meta(notice, device_id="LM-01-A", device_seq=99))

    assert isinstance(answer, Refused)
    assert answer.rule_id == "ROLE_MAY_NOT"
