"""Golden bytes: what was written once with a released contract is read for ever, byte for byte and value for value."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import fastavro
import pytest

from schemas import codec, events, golden, history
from schemas.canonical import without_logical_types

GOLDEN = Path(__file__).parent.parent / "golden"
VERSIONS = {(version.name, version.number): version for version in history.released()}
STORED = {(p.parent.name, int(p.stem)): json.loads(p.read_text(encoding="utf-8")) for p in GOLDEN.glob("*/*.json")}
EXAMPLES = [
    pytest.param(VERSIONS[key], example, id=f"{key[0]}-{key[1]}-{'full' if example['full'] else 'bare'}")
    for key, stored in sorted(STORED.items())
    if key in VERSIONS
    for example in stored["examples"]
]


TODAY = [case for case in EXAMPLES if case.values[0].sha256 == codec.contract(case.values[0].name).sha256]


def test_every_released_version_has_golden_bytes_and_no_other() -> None:
    """A release without golden bytes, or golden bytes without a release, is not whole."""
    assert STORED.keys() == VERSIONS.keys()
    assert {key: STORED[key]["sha256"] for key in STORED} == {k: v.sha256.hex() for k, v in VERSIONS.items()}


@pytest.mark.parametrize(("version", "example"), EXAMPLES)
def test_golden_bytes_decode_to_the_stored_values(version: history.Released, example: dict[str, Any]) -> None:
    """Read with the contract that wrote them, the bytes give the stored row and nothing is left over."""
    buffer = BytesIO(bytes.fromhex(example["bytes"]))
    schema = fastavro.parse_schema(without_logical_types(version.schema))
    row = fastavro.schemaless_reader(buffer, schema, None)

    assert row == golden.from_json(example["row"])
    assert buffer.read() == b""


@pytest.mark.parametrize(("version", "example"), EXAMPLES)
def test_golden_bytes_decode_with_todays_reader(version: history.Released, example: dict[str, Any]) -> None:
    """Today's classes read every released version; what both versions know is equal."""
    record = codec.decode_body(version.name, bytes.fromhex(example["bytes"]), version.sha256)
    written = fastavro.schemaless_reader(BytesIO(codec.encode_body(record)), codec.contract(version.name).fast, None)
    stored = golden.from_json(example["row"])

    assert _common(_plain(written), stored) == _common(stored, written)


@pytest.mark.parametrize(("version", "example"), TODAY)
def test_golden_bytes_of_today_are_written_again_byte_for_byte(
    version: history.Released, example: dict[str, Any]
) -> None:
    """Encoding today's record gives the stored bytes, so no library update changed how we write."""
    record = events.READERS[version.name](golden.from_json(example["row"]))

    assert codec.encode_body(record).hex() == example["bytes"]
    assert codec.decode_body(version.name, bytes.fromhex(example["bytes"])) == record
    assert codec.decode_single(codec.encode_single(record)) == record


def test_examples_are_the_same_on_every_machine() -> None:
    """The generator of examples draws from the contract alone."""
    schema = codec.contract("PersonRegistered").schema

    assert golden.example(schema, full=True) == golden.example(schema, full=True)
    assert golden.example(schema, full=True) != golden.example(schema, full=False)


def _plain(value: Any) -> Any:
    """Return a written value with lists for tuples, as a row has them."""
    match value:
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case tuple() | list():
            return [_plain(item) for item in value]
    return value


def _common(stored: Any, row: Any) -> Any:
    """Return what `stored` says of the fields that `row` has too; where `row` knows more, what it says."""
    match stored, row:
        case dict(), dict():
            return {name: _common(stored[name], row[name]) for name in stored.keys() & row.keys()}
        case list(), list() | tuple():
            return [_common(one, other) for one, other in zip(stored, row, strict=True)]
    return stored
