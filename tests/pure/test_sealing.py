"""Sealing: what is sealed opens in its own place with its own keys, and nowhere else."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from schemas.codec import decode_single
from schemas.errors import NotReadable, Shredded
from schemas.events import (
    Condition,
    DeadRecord,
    DecisionTaken,
    HeaderPair,
    Meta,
    PartialDate,
    PersonIdentity,
    PersonName,
    RewrappedKey,
    Sealed,
    SealedText,
    SubjectKey,
)
from schemas.sealing import (
    DeviceKeys,
    associated_data,
    open_content,
    open_dead_record,
    open_device_key,
    open_event,
    open_value,
    rewrap,
    seal_dead_record,
    sealed_fields,
    unwrap_data_key,
)

EPOCH = X25519PrivateKey.from_private_bytes(bytes(range(32)))
EPOCH_PUBLIC = EPOCH.public_key().public_bytes_raw()
DEVICE = DeviceKeys.create("marsa-1", "2026-a", EPOCH_PUBLIC)
EVENT, OTHER_EVENT = "0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"
SUBJECT, OTHER_SUBJECT = "0198a000-0000-7000-8000-00000000000a", "0198a000-0000-7000-8000-00000000000b"
SUBJECT_KEY = bytes(range(100, 132))
NAME = PersonName(script="LATN", kind="BIRTH", family="Exemple", given="Amina")
IDENTITY = PersonIdentity(names=(NAME,), birth_date=PartialDate(year=1988, month=2, day=29), birth_place="Bouaké")


def _sealed(field: str = "identity") -> Sealed:
    return DEVICE.seal(IDENTITY, subject_key_id=SUBJECT, event_id=EVENT, field=field)


def _data_key(sealed: Sealed) -> bytes:
    return unwrap_data_key(sealed.wrapped_data_key, DEVICE.device_key)


texts = st.text(st.characters(codec="utf-8"), max_size=60)
identities = st.builds(
    PersonIdentity,
    names=st.lists(
        st.builds(PersonName, family=texts, given=texts, father=st.none() | texts, grandfather=st.none()), max_size=3
    ).map(tuple),
    birth_date=st.builds(PartialDate, year=st.none() | st.integers(1900, 2020), month=st.none(), day=st.none()),
    birth_place=st.none() | texts,
    photo_ref=st.none(),
)


@given(identities, st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_sealed_value_comes_back_through_device_opener_and_reader(identity: PersonIdentity, field: str) -> None:
    """The whole way: sealed on the device, re-wrapped by the opener, read with the subject's key."""
    sealed = DEVICE.seal(identity, subject_key_id=SUBJECT, event_id=EVENT, field=field)
    device_key = open_device_key(sealed.device_key_envelope, EPOCH, device_id="marsa-1", epoch="2026-a")
    wrapped = rewrap(unwrap_data_key(sealed.wrapped_data_key, device_key), SUBJECT_KEY)

    assert identity == open_value(sealed, wrapped, SUBJECT_KEY, event_id=EVENT, field=field)


@given(st.sampled_from(["wrapped_data_key", "nonce", "ciphertext"]), st.integers(0, 10_000))
def test_any_flipped_bit_is_found(part: str, place: int) -> None:
    """No bit of a sealed value can change unseen."""
    sealed = _sealed()
    changed = bytearray(getattr(sealed, part))
    changed[place // 8 % len(changed)] ^= 1 << place % 8
    forged = replace(sealed, **{part: bytes(changed)})

    with pytest.raises(NotReadable):
        open_content(forged, _data_key(forged), event_id=EVENT, field="identity")


@given(st.integers(0, len(DEVICE.envelope) * 8 - 1))
def test_any_flipped_bit_of_the_envelope_is_found(place: int) -> None:
    """Also the bit of an X25519 point that RFC 7748 ignores."""
    changed = bytearray(DEVICE.envelope)
    changed[place // 8] ^= 1 << place % 8

    with pytest.raises(NotReadable):
        open_device_key(bytes(changed), EPOCH, device_id="marsa-1", epoch="2026-a")


@pytest.mark.parametrize(
    ("subject", "event", "field", "content"),
    [
        (SUBJECT, OTHER_EVENT, "identity", "PersonIdentity"),
        (SUBJECT, EVENT, "meta.note", "PersonIdentity"),
        (OTHER_SUBJECT, EVENT, "identity", "PersonIdentity"),
        (SUBJECT, EVENT, "identity", "SponsorIdentity"),
    ],
)
def test_a_value_does_not_open_in_another_place(subject: str, event: str, field: str, content: str) -> None:
    """Another event, field, subject or content name each make it unreadable."""
    sealed = _sealed()
    moved = replace(sealed, subject_key_id=subject, content=content)

    with pytest.raises(NotReadable):
        open_content(moved, _data_key(sealed), event_id=event, field=field)


@pytest.mark.parametrize(
    "damage", [{"nonce": b""}, {"nonce": b"x" * 7}, {"ciphertext": b""}, {"ciphertext": b"x" * 15}]
)
def test_parts_of_impossible_length_are_not_readable(damage: dict[str, bytes]) -> None:
    """Lengths that the cipher itself refuses are a verdict like any other."""
    sealed = _sealed()

    with pytest.raises(NotReadable):
        open_content(replace(sealed, **damage), _data_key(sealed), event_id=EVENT, field="identity")


@pytest.mark.parametrize("wrapped", [b"", b"x" * 7, b"x" * 24, b"x" * 40, b"x" * 41])
def test_a_wrapped_key_that_is_none_is_not_readable(wrapped: bytes) -> None:
    """Whatever stands where a wrapped key should be."""
    with pytest.raises(NotReadable):
        unwrap_data_key(wrapped, SUBJECT_KEY)


def test_another_devices_key_opens_nothing() -> None:
    """A device key unwraps only what its own device sealed."""
    other = DeviceKeys.create("tunis-1", "2026-a", EPOCH_PUBLIC)

    with pytest.raises(NotReadable):
        unwrap_data_key(_sealed().wrapped_data_key, other.device_key)


@pytest.mark.parametrize(("device_id", "epoch"), [("marsa-2", "2026-a"), ("marsa-1", "2026-b")])
def test_an_envelope_is_of_one_device_and_epoch(device_id: str, epoch: str) -> None:
    """The envelope of one device cannot stand in an event of another."""
    with pytest.raises(NotReadable):
        open_device_key(DEVICE.envelope, EPOCH, device_id=device_id, epoch=epoch)


def test_a_destroyed_key_is_told_apart_from_a_wrong_one() -> None:
    """Shredded when there is no key, NotReadable when it is another."""
    sealed = _sealed()
    wrapped = rewrap(_data_key(sealed), SUBJECT_KEY)

    with pytest.raises(Shredded):
        open_value(sealed, wrapped, None, event_id=EVENT, field="identity")
    with pytest.raises(NotReadable) as wrong:
        open_value(sealed, wrapped, bytes(32), event_id=EVENT, field="identity")
    assert not isinstance(wrong.value, Shredded)


def test_device_keys_survive_the_devices_store() -> None:
    """What a device keeps gives the same keys again, and their repr shows none of them."""
    assert DeviceKeys.from_bytes(DEVICE.to_bytes()) == DEVICE
    assert DEVICE.device_key.hex() not in repr(DEVICE)
    assert repr(DEVICE.device_key)[2:12] not in repr(DEVICE)


@given(st.binary(max_size=200))
def test_damaged_device_keys_are_refused(data: bytes) -> None:
    """Any other bytes raise NotReadable and nothing else."""
    with pytest.raises(NotReadable):
        DeviceKeys.from_bytes(data)


def test_each_value_has_its_own_data_key_and_nonce() -> None:
    """Two values never share a key, so that no nonce repeats under one."""
    first, second = _sealed(), _sealed()

    assert _data_key(first) != _data_key(second)
    assert first.nonce != second.nonce


@given(st.lists(texts, min_size=4, max_size=4), st.lists(texts, min_size=4, max_size=4))
def test_associated_data_tells_any_two_places_apart(one: list[str], other: list[str]) -> None:
    """Length prefixes: no text of one part can be taken for that of the next."""
    assert (associated_data(*one) == associated_data(*other)) == (one == other)
    assert associated_data("ab", "c", "", "") != associated_data("a", "bc", "", "")


def test_key_wrap_is_that_of_rfc_3394() -> None:
    """RFC 3394, 4.6: 256 bits of key data under a 256-bit key."""
    key = bytes.fromhex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")
    data = bytes.fromhex("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F")
    wrapped = bytes.fromhex("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")

    assert wrapped == rewrap(data, key)
    assert data == unwrap_data_key(wrapped, key)


def _extract(salt: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt, ikm, hashlib.sha256)


def _expand(key: bytes, info: bytes, length: int) -> bytes:
    return hmac.digest(key, info + b"\x01", hashlib.sha256)[:length]


def test_the_envelope_is_hpke_of_rfc_9180() -> None:
    """Opened here step by step as RFC 9180, 4.1 and 5.1 say, without the library's HPKE: base mode, suite 32-1-2."""
    kem, suite = b"KEM" + b"\x00\x20", b"HPKE" + b"\x00\x20\x00\x01\x00\x02"
    encapsulated, ciphertext = DEVICE.envelope[:32], DEVICE.envelope[32:]
    shared = EPOCH.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    eae = _extract(b"", b"HPKE-v1" + kem + b"eae_prk" + shared)
    context = b"\x00\x20HPKE-v1" + kem + b"shared_secret" + encapsulated + EPOCH_PUBLIC
    secret = _expand(eae, context, 32)
    info = b"".join(len(p).to_bytes(4, "big") + p for p in (b"sijill device key v1", b"marsa-1", b"2026-a"))
    psk_id_hash = _extract(b"", b"HPKE-v1" + suite + b"psk_id_hash")
    schedule = b"\x00" + psk_id_hash + _extract(b"", b"HPKE-v1" + suite + b"info_hash" + info)
    prk = _extract(secret, b"HPKE-v1" + suite + b"secret")
    key = _expand(prk, b"\x00\x20HPKE-v1" + suite + b"key" + schedule, 32)
    nonce = _expand(prk, b"\x00\x0cHPKE-v1" + suite + b"base_nonce" + schedule, 12)

    assert DEVICE.device_key == AESGCM(key).decrypt(nonce, ciphertext, b"")


RECORD = DeadRecord(key=b"k", value=b"\x00garbage", headers=(HeaderPair(name="ce_id", value=b"1"),))


def test_a_dead_record_opens_at_its_own_coordinates_alone() -> None:
    """Sealed to the epoch and bound to topic, partition and offset."""
    original = seal_dead_record(RECORD, EPOCH_PUBLIC, topic="sijill.intake.v1", partition=3, offset=77)

    assert decode_single(open_dead_record(original, EPOCH, topic="sijill.intake.v1", partition=3, offset=77)) == RECORD
    for topic, partition, offset in [
        ("sijill.intake.v2", 3, 77),
        ("sijill.intake.v1", 37, 7),
        ("sijill.intake.v1", 3, 7),
    ]:
        with pytest.raises(NotReadable):
            open_dead_record(original, EPOCH, topic=topic, partition=partition, offset=offset)


class _Keys:
    """One subject's key; every other was destroyed."""

    def wrap(self, ids: Sequence[str]) -> dict[str, SubjectKey]:
        return {i: SubjectKey(subject_key_id=i, vault_key_id="v", wrapped_key=b"") for i in ids if i == SUBJECT}

    def key(self, subject_key_id: str) -> bytes | None:
        return SUBJECT_KEY if subject_key_id == SUBJECT else None


def test_a_replay_goes_on_past_a_destroyed_key() -> None:
    """Each sealed field comes as content or as its error, in the order of the fields."""
    note, employer = SealedText(text="seen"), SealedText(text="employer")
    path = "conditions[1].employer"
    seals = {
        "meta.note": DEVICE.seal(note, subject_key_id=OTHER_SUBJECT, event_id=EVENT, field="meta.note"),
        path: DEVICE.seal(employer, subject_key_id=SUBJECT, event_id=EVENT, field=path),
    }
    event = _decision(seals["meta.note"], seals[path])
    rewrapped = [
        RewrappedKey(field=field, subject_key_id=s.subject_key_id, wrapped_key=rewrap(_data_key(s), SUBJECT_KEY))
        for field, s in seals.items()
    ]

    opened = dict(open_event(event, rewrapped, _Keys()))

    assert list(seals) == list(opened) == [field for field, _ in sealed_fields(event)]
    assert isinstance(opened["meta.note"], Shredded)
    assert employer == opened[path]


def _decision(note: Sealed, employer: Sealed) -> DecisionTaken:
    values = {"correlation_id": EVENT, "transaction_id": EVENT, "event_id": EVENT, "file_id": EVENT}
    meta = Meta(
        **values,
        occurred_at=0,
        effective_date=0,
        device_id="marsa-1",
        device_seq=1,
        station_id="marsa",
        district_id="tunis",
        actor_id="a",
        base_version=1,
        note=note,
    )
    return DecisionTaken(
        meta=meta,
        conditions=(Condition(mention="WORK"), Condition(mention="WORK", employer=employer)),
        application_id=EVENT,
        decision_id=EVENT,
        signatory="b",
        prepared_by="a",
    )
