"""The contracts keep the rules that readers, registries and stations of every age rely on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from schemas import codec, events, generate, history, release
from schemas.canonical import NAMESPACE, hashes, inlined
from schemas.differences import breaks, named_types
from schemas.errors import CommandRefused
from schemas.registry import contract_of

SOURCES = generate.read_contracts()
RECORDS = {name: schema for name, (_, schema) in SOURCES.items() if schema["type"] == "record"}
ENUMS = {name: schema for name, (_, schema) in SOURCES.items() if schema["type"] == "enum"}
PAST_TENSE = re.compile(r"(?:[a-z]ed|Withdrawn|Given|Taken|Sent|Left|Found|Lost|Held|Made|Met)(?:Over|Out|Back)?$")


def without(schema: dict[str, Any], field: str) -> dict[str, Any]:
    """Return the schema without one field."""
    return schema | {"fields": [f for f in schema["fields"] if f["name"] != field]}


def with_field(schema: dict[str, Any], **field: Any) -> dict[str, Any]:
    """Return the schema with one more field."""
    return schema | {"fields": [*schema["fields"], field]}


def plain(name: str = "FeeAssessed") -> dict[str, Any]:
    """Return the full schema of a contract."""
    return dict(codec.contract(name).schema)


def test_generated_classes_are_those_of_the_contracts() -> None:
    """`schemas/events.py` is what the generator makes of today's contracts."""
    on_disk = Path(events.__file__).read_text(encoding="utf-8")

    assert generate.generate() == on_disk


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_and_field_is_documented(name: str) -> None:
    """A reader of the contract alone learns what each field holds."""
    schema = RECORDS[name]

    assert str(schema["doc"]).strip()
    assert [f["name"] for f in schema["fields"] if not f.get("doc", "").strip()] == []


@pytest.mark.parametrize("name", ENUMS)
def test_every_code_list_has_a_default_among_its_codes(name: str) -> None:
    """An older reader meets a code that it does not know and still reads the record."""
    assert ENUMS[name]["doc"]
    assert ENUMS[name]["default"] in ENUMS[name]["symbols"]


@pytest.mark.parametrize("name", SOURCES)
def test_names_follow_the_rules(name: str) -> None:
    """A file carries its record's name; records are PascalCase, fields snake_case, codes upper case."""
    schema = SOURCES[name][1]

    assert (schema["name"], schema["namespace"]) == (name, NAMESPACE)
    assert re.fullmatch(r"(?:[A-Z][a-z0-9]+)+", name)
    assert [f["name"] for f in schema.get("fields", []) if not re.fullmatch(r"[a-z]+(?:_[a-z0-9]+)*", f["name"])] == []
    assert [s for s in schema.get("symbols", []) if not re.fullmatch(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*", s)] == []


@pytest.mark.parametrize("name", events.EVENTS)
def test_events_say_what_happened_and_begin_with_the_envelope(name: str) -> None:
    """An event is named in the past tense and its first field is `meta`."""
    assert PAST_TENSE.search(name)
    assert RECORDS[name]["fields"][0]["type"] == f"{NAMESPACE}.Meta"


@pytest.mark.parametrize("name", RECORDS)
def test_options_are_null_first_and_default_to_null(name: str) -> None:
    """Every union is ["null", T] with default null, so that a field may be left out for ever."""
    unions = [f for f in RECORDS[name]["fields"] if isinstance(f["type"], list)]

    assert [
        f["name"] for f in unions if f["type"][0] != "null" or len(f["type"]) != 2 or f["default"] is not None
    ] == []


def test_money_is_decimal_with_millimes() -> None:
    """Every decimal is decimal(12,3): 1 TND is 1000 millimes."""
    shapes = {
        (t["precision"], t["scale"]) for s in RECORDS.values() for t in _types(s) if t.get("logicalType") == "decimal"
    }

    assert shapes == {(12, 3)}


@pytest.mark.parametrize("name", codec.contracts())
def test_full_text_names_no_type_that_it_does_not_write_out(name: str) -> None:
    """The text for the registry stands alone: every named type is written out once."""
    schema = codec.contract(name).schema
    named = [full for full, _ in named_types(schema)]

    assert sorted(named) == sorted(set(named))
    assert {t for t in _references(schema) if "." in t} <= set(named)


def test_every_contract_of_today_is_released() -> None:
    """No contract differs from its newest version in history. Mend: `sijill schemas release`."""
    due = release.due(codec.contracts().values(), history.released())

    assert [f"{one.contract.name} {one.number}" for one in due] == []


@pytest.mark.parametrize("old", history.released(), ids=lambda old: f"{old.name}-{old.number}")
def test_today_reads_and_is_read_by_every_released_version(old: history.Released) -> None:
    """Fields added since have defaults, fields dropped had one, no type changed (FULL_TRANSITIVE)."""
    assert breaks(old.schema, codec.contract(old.name).schema) == ()


@pytest.mark.parametrize("old", history.released(), ids=lambda old: f"{old.name}-{old.number}")
def test_a_released_version_is_found_by_its_hashes(old: history.Released) -> None:
    """The hash in a stamp and the fingerprint in a sealed content lead to the writer's schema."""
    found = history.find_by_sha256(old.sha256)
    twin = history.find_by_fingerprint(old.fingerprint)

    assert found is not None
    assert hashes(found)[0] == old.sha256
    assert twin is not None
    assert twin.name == old.name


def test_versions_are_numbered_without_gaps() -> None:
    """The versions of a contract are 1, 2, 3, …: none was taken out of history."""
    numbers: dict[str, list[int]] = {}
    for version in history.released():
        numbers.setdefault(version.name, []).append(version.number)

    assert numbers
    assert [name for name, found in numbers.items() if found != list(range(1, len(found) + 1))] == []


def test_a_dropped_field_without_default_breaks() -> None:
    """Older readers need a field that has no default."""
    assert breaks(plain(), without(plain(), "amount")) == (
        "Field amount was dropped and had no default: older readers need it.",
    )


def test_an_added_field_without_default_breaks_and_with_one_does_not() -> None:
    """Records written before lack the new field."""
    added = with_field(plain(), name="cashier", type="string", doc="d")

    assert breaks(plain(), added) == ("Field cashier was added without a default: records written before lack it.",)
    assert breaks(plain(), with_field(plain(), name="cashier", type="string", doc="d", default="")) == ()


def test_a_changed_type_breaks_even_deep_inside_the_envelope() -> None:
    """The sentence names the path of the field, also where its type is a named one."""
    changed = inlined(
        "FeeAssessed", SOURCES | {"Meta": ("types", _with(SOURCES["Meta"][1], "base_version", type="string"))}
    )

    assert breaks(plain(), changed) == ("Field meta.base_version: the type changed from long to string.",)


def test_a_namespace_that_a_registry_left_out_is_the_one_around_it() -> None:
    """Registries answer with the shortest text: inner types inherit the namespace of the record."""

    def shortened(node: Any) -> Any:
        if isinstance(node, str):
            return node.removeprefix(f"{NAMESPACE}.")
        if isinstance(node, list):
            return [shortened(item) for item in node]
        if isinstance(node, dict):
            return {key: shortened(value) for key, value in node.items() if key != "namespace"}
        return node

    short = shortened(plain("PersonRegistered")) | {"namespace": NAMESPACE}

    assert breaks(short, plain("PersonRegistered")) == ()
    assert breaks(plain("PersonRegistered"), short) == ()


def test_a_new_code_breaks_only_without_a_default() -> None:
    """A code list with a default may grow: older readers read the default."""
    before = {"type": "enum", "name": "K", "symbols": ["A"], "default": "A"}
    record = {"type": "record", "name": "R", "fields": [{"name": "k", "type": before}]}
    grown = {"type": "record", "name": "R", "fields": [{"name": "k", "type": before | {"symbols": ["A", "B"]}}]}
    bare = {
        "type": "record",
        "name": "R",
        "fields": [{"name": "k", "type": {k: before[k] for k in ("type", "name", "symbols")}}],
    }

    assert breaks(record, grown) == ()
    assert breaks(bare, grown) == ("Field k: the code B was added and the older list has no default.",)


def test_a_change_of_words_is_no_new_version() -> None:
    """Documentation may be bettered without a release; a default may not."""
    contract = codec.contract("FeeAssessed")
    better = replace(contract, schema=contract.schema | {"doc": "A fee falls due"})
    other = replace(contract, schema=_with(contract.schema, "tariff_version", default="1"))

    assert release.due([better], history.released()) == ()
    assert [one.number for one in release.due([other], history.released())] == [_newest("FeeAssessed") + 1]


def test_a_breaking_release_is_refused_with_the_field() -> None:
    """What FULL_TRANSITIVE forbids never reaches history."""
    contract = codec.contract("FeeAssessed")
    broken = contract_of(json.dumps(without(plain(), "tariff_version")))
    assert broken is not None
    due = release.due([broken], history.released())

    with pytest.raises(CommandRefused, match="Field tariff_version was dropped"):
        release.refuse_breaks(due, history.released())

    release.refuse_breaks(release.due([contract], ()), history.released())


def test_a_schema_that_was_never_released_is_marked_so() -> None:
    """A registry may hold what no reader of ours can trust: its contract says `unreleased`, nonsense gives none."""
    strange = contract_of(json.dumps(with_field(plain(), name="x", type="int", default=0)))

    assert strange is not None
    assert strange.kind == "unreleased"
    assert contract_of(codec.contract("FeeAssessed").json) is codec.contract("FeeAssessed")
    assert contract_of('"string"') is None
    assert contract_of("{nonsense") is None


def _newest(name: str) -> int:
    return max(version.number for version in history.released() if version.name == name)


def _with(schema: Any, field: str, **changes: Any) -> Any:
    return schema | {"fields": [f | (changes if f["name"] == field else {}) for f in schema["fields"]]}


def _types(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for branch in node:
            yield from _types(branch)
    elif isinstance(node, dict):
        yield node
        for key in ("type", "items"):
            yield from _types(node.get(key))
        for field in node.get("fields", []):
            yield from _types(field["type"])


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for branch in node:
            yield from _references(branch)
    elif isinstance(node, dict):
        for field in node.get("fields", []):
            yield from _references(field["type"])
        if "items" in node:
            yield from _references(node["items"])
