"""The generated readers and writers agree with fastavro on every contract, for sound and for damaged bytes."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import fastavro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import codec, events
from schemas.binary import varint
from schemas.errors import Undecodable

GOLDEN = Path(__file__).parent.parent / "golden"
NEWEST = {path.parent.name: path for path in sorted(GOLDEN.glob("*/*.json"), key=lambda path: int(path.stem))}
BODIES = [
    (name, bytes.fromhex(example["bytes"]))
    for name, path in sorted(NEWEST.items())
    for example in json.loads(path.read_text(encoding="utf-8"))["examples"]
]


def by_fastavro(name: str, body: bytes) -> object:
    """What fastavro reads, or None when it finds damage or bytes left over."""
    buffer = BytesIO(body)
    try:
        row = fastavro.schemaless_reader(buffer, codec.contract(name).fast, None)
        return events.READERS[name](row) if buffer.tell() == len(body) else None
    except Exception:  # noqa: BLE001 - hostile bytes make it raise many kinds
        return None


def by_us(name: str, body: bytes) -> object:
    """What our reader reads, or None when it finds damage."""
    try:
        return codec.decode_body(name, body)
    except Undecodable:
        return None


@pytest.mark.parametrize(("name", "body"), BODIES, ids=lambda value: value if isinstance(value, str) else "")
def test_the_generated_reader_needs_no_help_for_sound_bytes(name: str, body: bytes) -> None:
    """Reading ends exactly at the end, with what fastavro reads."""
    record, end = events.GETTERS[name](body, 0)

    assert (record, end) == (by_fastavro(name, body), len(body))
    assert codec.encode_body(record) == body


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(BODIES), st.data())
def test_damaged_bytes_are_read_as_fastavro_reads_them_or_refused(
    example: tuple[str, bytes], data: st.DataObject
) -> None:
    """Flip, cut, insert: both read the same or both find damage; nothing else is ever raised."""
    name, body = example
    at = data.draw(st.integers(0, len(body) - 1))
    kind = data.draw(st.sampled_from(["flip", "cut", "insert", "replace"]))
    noise = data.draw(st.binary(min_size=1, max_size=12))
    damaged = {
        "flip": body[:at] + bytes((body[at] ^ noise[0],)) + body[at + 1 :],
        "cut": body[:at],
        "insert": body[:at] + noise + body[at:],
        "replace": body[:at] + noise + body[at + len(noise) :],
    }[kind]

    assert by_us(name, damaged) == by_fastavro(name, damaged)


@given(st.integers(-(2**63), 2**63 - 1))
def test_longs_are_coded_as_avro_codes_them(number: int) -> None:
    """Variable-length zig-zag, as fastavro writes it."""
    buffer = BytesIO()
    fastavro.schemaless_writer(buffer, "long", number)

    assert varint(number) == buffer.getvalue()


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1])
def test_a_number_beyond_64_bits_is_not_written(number: int) -> None:
    """Avro's long has 64 bits; a larger number is an error, never a silent wrap."""
    with pytest.raises(OverflowError):
        varint(number)
