"""Signatures of devices: what one signed is its own, whatever is altered is not, and only its keys of the day count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.days import DAY
from register.decide import Refused, decide
from register.proof.paths import ProofWrong, check_inclusion
from register.proof.source import MOST_IN_GROUP, SignedGroups, act_leaf, key_id, read_signature, sign_group
from register.proof.tree import joined, leaf_hash, split_hashes
from register.units.organisation import Organisation
from register.units.signing import check_source, signed_as
from schemas import codec
from schemas.events import SHA256, Event, Outcome, SourceSignature, Stamp
from schemas.journal import JournalRecord
from tests.examples import address_declared, an_id, context, person_registered
from tests.signing_examples import SigningDevice, breach, signature_of, signatures_asked
from tests.units_examples import FIRST, LATER, OFFICES, device, revoked, rule_of, told

OWN = SigningDevice()
NEXT = SigningDevice(word="second")
OTHER = SigningDevice(device_id="LM1-D2", word="third")
AT = (LATER + 10) * DAY
KNOWN = told(*OFFICES, OWN.enrolled(), OTHER.enrolled())


def act(number: int = 1, **changes: Any) -> Event:
    """Return an act of LM1-D1 of LM1."""
    stated = {
        "station_id": "LM1",
        "device_id": "LM1-D1",
        "at": AT,
        "device_seq": number,
        "event_id": an_id(f"{number}"),
    }
    return person_registered(**stated | changes)


OUTCOME = Outcome(content_sha256=b"", verdict="ACCEPTED")
WHOLE = signature_of(OWN.signed(act())[0]) or b""


def group(count: int) -> list[tuple[bytes, SourceSignature]]:
    """Return the leaves of a group with their signatures."""
    leaves = [hashlib.sha256(bytes([number])).digest() for number in range(count)]
    key = OWN.key()
    return list(zip(leaves, sign_group(leaves, OWN.device_id, key), strict=True))


@given(
    st.integers(min_value=1, max_value=70) | st.integers(min_value=1, max_value=3), st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_a_leaf_is_under_a_signature_exactly_when_its_path_leads_to_the_root(count: int, chance: Any) -> None:
    """In any order of arrival, good and false ones mixed, the short check answers as the RFC's own does."""
    made = group(count)
    root = joined([leaf for leaf, _ in made])
    asked = [(leaf, claim) for leaf, claim in made]
    for leaf, claim in made:
        path = bytearray(claim.path or bytes(32))
        path[chance.randrange(len(path))] ^= 1 << chance.randrange(8)
        asked += [
            (leaf, replace(claim, path=bytes(path))),
            (leaf, replace(claim, path=claim.path + bytes(32))),
            (leaf, replace(claim, path=claim.path[:-32])) if claim.path else (bytes(32), claim),
            *[(leaf, replace(claim, index=claim.index + step)) for step in (-1, 1)],
            *[(leaf, replace(claim, size=claim.size + step)) for step in (-1, 1)],
            (chance.choice(made)[0], claim),
        ]
    chance.shuffle(asked)
    groups = SignedGroups()

    for leaf, claim in asked:
        plain = claim.size == count and _is_in(leaf, claim, root)
        assert groups.holds(leaf, claim, OWN.device_id, OWN.public) is plain


def _is_in(leaf: bytes, told: SourceSignature, root: bytes | None) -> bool:
    try:
        check_inclusion(leaf, told.index, told.size, split_hashes(told.path), root or b"")
    except ProofWrong:
        return False
    return True


def test_a_leaf_is_that_of_the_rfc() -> None:
    """H(0x00 ‖ entry), so that other people's tools can follow a path."""
    name, body = b"PersonRegistered", hashlib.sha256(b"body").digest()
    entry = b"sijill act v1" + bytes([len(name)]) + name + SHA256[name.decode()] + body + b"file"

    assert act_leaf(name.decode(), SHA256[name.decode()], "file", body) == leaf_hash(entry)


def test_what_a_device_signed_is_taken_as_its_own() -> None:
    """Also in groups that are full, and in the rest that is not."""
    sent = OWN.signed(*[act(number) for number in range(1, MOST_IN_GROUP + 4)])

    assert {breach(KNOWN, parcel, AT) for parcel in sent} == {None}
    sizes = [read_signature(signature_of(parcel) or b"").size for parcel in sent]  # type: ignore[union-attr]
    assert sizes == [MOST_IN_GROUP] * MOST_IN_GROUP + [3] * 3


def _signed(parcel: Any) -> SourceSignature:
    found = read_signature(signature_of(parcel) or b"")
    assert found is not None
    return found


TAMPERED: dict[str, tuple[str, Callable[[SourceSignature, SourceSignature], SourceSignature]]] = {
    "path": ("SIGNATURE_WRONG", lambda own, _: replace(own, path=bytes(len(own.path)))),
    "place": ("SIGNATURE_WRONG", lambda own, _: replace(own, index=own.index ^ 1)),
    "size": ("SIGNATURE_WRONG", lambda own, _: replace(own, size=own.size + 1)),
    "signature": ("SIGNATURE_WRONG", lambda own, _: replace(own, signature=bytes(64))),
    "short signature": ("SIGNATURE_WRONG", lambda own, _: replace(own, signature=own.signature[:63])),
    "another act's": ("SIGNATURE_WRONG", lambda _, other: other),
    "key": ("SIGNATURE_KEY_UNKNOWN", lambda own, _: replace(own, key_id=key_id(b"nobody's"))),
    "another device's key": ("SIGNATURE_KEY_UNKNOWN", lambda own, _: replace(own, key_id=key_id(OTHER.public))),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_an_altered_signature_is_refused(what: str) -> None:
    first, second, *_ = OWN.signed(*[act(number) for number in range(1, 6)])
    rule_id, alter = TAMPERED[what]
    altered = alter(_signed(first), _signed(second))

    assert breach(KNOWN, first, AT, signature=codec.encode_single(altered)) == rule_id


def test_an_altered_act_is_refused() -> None:
    [sent] = OWN.signed(act())
    altered = codec.encode_body(act(birth_year=1971))

    assert altered != sent.body
    assert breach(KNOWN, sent, AT, body=altered) == "SIGNATURE_WRONG"


@pytest.mark.parametrize("header", [b"", b"\xc3\x01garbage!", codec.encode_single(OUTCOME), WHOLE[:-1], WHOLE + b"x"])
def test_a_header_that_is_no_signature_is_a_wrong_one(header: bytes) -> None:
    event = act()
    signed = signed_as(KNOWN, event, bytes(32), bytes(32), header, SignedGroups())

    assert signed is not None
    assert not signed.holds


def test_an_act_of_a_device_that_signs_must_be_signed() -> None:
    """Not before the day of its key, and not what the system writes."""
    late = told(*OFFICES, SigningDevice().enrolled(day=LATER))
    [sent] = OWN.signed(act())
    bare = replace(sent, headers=())

    assert breach(KNOWN, bare, AT) == "SIGNATURE_MISSING"
    assert breach(late, bare, (LATER - 1) * DAY) is None
    assert breach(late, bare, LATER * DAY) == "SIGNATURE_MISSING"
    system = act(device_id="system", actor_role="SYSTEM")
    everybody = told_more(KNOWN, signatures_asked(LATER))
    assert breach(everybody, replace(OWN.signed(system)[0], headers=()), AT) is None


def test_a_device_without_a_key_sends_as_before_until_everybody_must_sign() -> None:
    now = told(*OFFICES, device("LM1-D1"), signatures_asked(LATER))
    [sent] = OWN.signed(act())
    bare = replace(sent, headers=())

    assert breach(now, bare, (LATER - 1) * DAY) is None
    assert breach(now, sent, (LATER - 1) * DAY) is None
    assert breach(now, bare, LATER * DAY) == "SIGNATURE_MISSING"
    assert breach(now, sent, LATER * DAY) == "SIGNATURE_KEY_UNKNOWN"


def test_a_device_changes_its_key_between_the_order_and_its_day() -> None:
    """Before the day both keys count, from the day on only the new one; what was recorded stays proven."""
    now = told(*OFFICES, OWN.enrolled(), NEXT.rotated(LATER))
    old, new = OWN.signed(act())[0], NEXT.signed(act())[0]

    assert breach(told(*OFFICES, OWN.enrolled()), new, AT) == "SIGNATURE_KEY_UNKNOWN"
    assert [breach(now, sent, (LATER - 1) * DAY) for sent in (old, new)] == [None, None]
    assert [breach(now, sent, LATER * DAY) for sent in (old, new)] == ["SIGNATURE_KEY_RETIRED", None]
    assert check_source(recorded(old, (LATER - 1) * DAY), now, SignedGroups()) == now.devices["LM1-D1"].keys[0]
    third = SigningDevice(word="fourth").rotated(LATER + 5)
    assert [key.until for key in told_more(now, third).devices["LM1-D1"].keys] == [LATER, LATER + 5, None]


def test_a_device_enrolled_without_a_key_gets_one() -> None:
    now = told(*OFFICES, device("LM1-D1"), OWN.rotated(LATER))
    [sent] = OWN.signed(act())

    assert breach(now, sent, LATER * DAY) is None
    assert breach(now, replace(sent, headers=()), LATER * DAY) == "SIGNATURE_MISSING"


@pytest.mark.parametrize(
    ("rule_id", "order"),
    [
        ("PUBLIC_KEY_KNOWN", OWN.rotated(LATER)),
        ("PUBLIC_KEY_KNOWN", replace(NEXT, word=OTHER.word).rotated(LATER)),
        ("PUBLIC_KEY_KNOWN", replace(OWN, device_id="LM1-D9").enrolled()),
        ("PUBLIC_KEY_LENGTH", replace(NEXT.rotated(LATER), public_key=b"short")),
        ("DEVICE_NOT_OF_UNIT", NEXT.rotated(LATER, "LM2")),
        ("DEVICE_NOT_OF_UNIT", replace(NEXT, device_id="LM1-D9").rotated(LATER)),
        ("UNIT_BACKDATED", NEXT.rotated(FIRST - 1)),
        ("DEVICE_REVOKED", replace(NEXT, device_id="LM1-D2").rotated(LATER)),
        (None, NEXT.rotated(FIRST)),
    ],
)
def test_a_key_is_one_device_s_and_orders_go_forward(rule_id: str | None, order: Any) -> None:
    assert rule_of(told_more(KNOWN, revoked("LM1-D2")), order) == rule_id


def test_the_first_thing_told_of_an_act_is_that_it_is_not_its_device_s() -> None:
    """Not what is wrong with what somebody else put into it."""
    unsigned = decide(None, address_declared(station_id="LM1", device_id="LM1-D1"), context(organisation=KNOWN))

    assert isinstance(unsigned, Refused)
    assert unsigned.rule_id == "SIGNATURE_MISSING"


def test_after_a_revocation_nothing_is_taken_and_what_was_before_stays_proven() -> None:
    [sent] = OWN.signed(act())
    later = told_more(KNOWN, revoked("LM1-D1", day=LATER))

    assert check_source(recorded(sent, (LATER - 1) * DAY), later, SignedGroups()) == KNOWN.devices["LM1-D1"].keys[0]
    assert check_source(recorded(sent, LATER * DAY), KNOWN, SignedGroups()) == KNOWN.devices["LM1-D1"].keys[0]
    with pytest.raises(ProofWrong, match="revoked"):
        check_source(recorded(sent, LATER * DAY), later, SignedGroups())


def test_a_record_of_the_journal_proves_its_source_and_an_altered_one_does_not() -> None:
    [sent] = OWN.signed(act())
    record = recorded(sent, AT)
    other = act(birth_year=1971)
    invented = replace(record, event=other, body=codec.encode_body(other))

    with pytest.raises(ProofWrong, match="not what its device signed"):
        check_source(invented, KNOWN, SignedGroups())
    with pytest.raises(ProofWrong, match="not signed"):
        check_source(replace(record, stamp=replace(record.stamp, signature=None)), KNOWN, SignedGroups())
    with pytest.raises(ProofWrong, match="not one of its device"):
        check_source(recorded(OTHER.signed(act())[0], AT), KNOWN, SignedGroups())


def recorded(parcel: Any, at: int) -> JournalRecord:
    """Return the journal's record of a parcel taken at a moment."""
    stamp = Stamp(
        file_version=1,
        recorded_at=at,
        rules_version="1",
        schema_sha256=parcel.schema_sha256,
        signature=signature_of(parcel),
    )
    event = codec.decode_body(parcel.contract, parcel.body)
    return JournalRecord(partition=0, offset=7, file_id=parcel.file_id, event=event, stamp=stamp, body=parcel.body)


def told_more(now: Organisation, *orders: Any) -> Organisation:
    """Return an organisation after further good orders."""
    return told(*orders, before=now)
