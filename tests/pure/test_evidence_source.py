"""Whose acts a bundle holds: which keys signed how many, and every act that an operator invented is found and named.

All that is tested here lies in trees that the right key signed and the witness co-signed: the operator wrote it so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from register.days import DAY, local_day
from register.proof.evidence_leaves import Finding, Leaves
from register.proof.evidence_source import Orders, check_sources
from register.proof.source import key_id
from schemas import codec
from schemas.events import DeadlineRaised, Event, Stamp
from schemas.journal import STAMP_HEADER, header
from tests.evidence_examples import (
    Given,
    broken,
    build,
    event_of,
    history,
    leaf_of,
    order_leaf,
    signed_by,
    stamped,
    told_of,
    verify,
)
from tests.readside_examples import RawRecord
from tests.signing_examples import SigningDevice
from tests.units_examples import revoked

RECORDS, ORDERS = history(5, 100)
ONE, TWO, THREE = sorted({event_of(record).meta.device_id for record in RECORDS})
Change = Callable[[RawRecord], RawRecord]


def last_of(device_id: str) -> int:
    """Return the index of a device's last act."""
    return max(number for number, record in enumerate(RECORDS) if event_of(record).meta.device_id == device_id)


def sources(records: list[RawRecord], orders: list[Given] = ORDERS) -> list[Finding]:
    """Return what is found of the sources of records as leaves."""
    leaves, told = Leaves(), Orders()
    for offset, record in enumerate(records):
        leaves.take(leaf_of(record, offset))
    for order in orders:
        told.take(order_leaf(order))
    return list(check_sources(leaves, told))


def with_one(number: int, change: Change) -> list[RawRecord]:
    return [*RECORDS[:number], change(RECORDS[number]), *RECORDS[number + 1 :]]


def as_event(record: RawRecord, event: Event) -> RawRecord:
    """Return the record with another act in it, as the operator writes it; the stamp stays."""
    schema = codec.contract(event.NAME).sha256
    made = replace(record, value=codec.frame(1, codec.encode_body(event)))
    headers = [(name, event.NAME.encode() if name == "ce_type" else value) for name, value in record.headers]
    return stamped(replace(made, headers=headers), schema_sha256=schema)


def altered(record: RawRecord) -> RawRecord:
    """Return another act under the signature of the first."""
    event = event_of(record)
    return as_event(record, replace(event, meta=replace(event.meta, actor_id="somebody-else")))  # type: ignore[arg-type]


def signature(number: int) -> bytes | None:
    stamp: Stamp = codec.decode_single(header(RECORDS[number].headers, STAMP_HEADER) or b"")
    return stamp.signature


def test_it_is_said_how_many_acts_bear_whose_signatures_and_by_which_orders() -> None:
    findings = sources(RECORDS)
    said = told_of(findings)
    signed = [number for number in range(len(RECORDS)) if signature(number) is not None]
    own = [sum(event_of(RECORDS[number]).meta.device_id == name for number in signed) for name in (ONE, TWO, THREE)]

    assert broken(findings) == []
    assert f"PROVEN {len(signed)} of {len(RECORDS)} acts are signed by the keys of 3 devices" in said
    assert f"PROVEN {own[1]} by key {key_id(SigningDevice(word='2').public).hex()} of {TWO}: enrolled by order" in said
    [first] = [finding.what for finding in findings if key_id(SigningDevice(word="1").public).hex() in finding.what]
    assert ORDERS[0].order.meta.event_id in first
    assert f"replaced by order {ORDERS[3].order.meta.event_id}" in first
    unsigned = len(RECORDS) - len(signed)
    assert f"OPEN {unsigned} acts bear no signature, and none was asked for on their days: 1 devices, {THREE}" in said
    assert "OPEN Orders bear no signatures" in said


INVENTED: dict[str, tuple[str, Change, str]] = {
    "unsigned": (TWO, lambda one: stamped(one, signature=None), "not signed"),
    "under another act's signature": (TWO, lambda one: stamped(one, signature=signature(last_of(ONE))), "not one of"),
    "under the signature of what it was before": (TWO, altered, "not what its device signed"),
    "signed by a key of the operator's": (
        TWO,
        lambda one: signed_by(SigningDevice(device_id=TWO, word="operator"), one),
        "not one of its device",
    ),
    "signed by another device of the register": (
        TWO,
        lambda one: signed_by(SigningDevice(device_id=TWO, word="1 anew"), one),
        "not one of its device",
    ),
    "signed by the key that was replaced": (
        ONE,
        lambda one: signed_by(SigningDevice(device_id=ONE, word="1"), one),
        "no longer",
    ),
    "unsigned, as if the device had no key yet": (
        THREE,
        lambda one: stamped(one, signature=None, units_offset=ORDERS[2].offset + 1),
        "as if nobody had heard of order",
    ),
    "signed by the replaced key, as if it still counted": (
        ONE,
        lambda one: stamped(signed_by(SigningDevice(device_id=ONE, word="1"), one), units_offset=ORDERS[2].offset + 1),
        "as if nobody had heard of order",
    ),
    "stamped before there was any order": (
        TWO,
        lambda one: stamped(one, signature=None, units_offset=None),
        "as if nobody had heard of order",
    ),
}


@pytest.mark.parametrize("how", INVENTED)
def test_an_act_that_the_operator_invented_is_found_and_named(how: str) -> None:
    device_id, invent, words = INVENTED[how]
    number = last_of(device_id)
    found = broken(sources(with_one(number, invent)))

    assert len(found) == 1, found
    assert words in found[0]
    assert f"Act {event_of(RECORDS[number]).meta.event_id} in the name of {device_id}" in found[0]


def test_an_invented_act_in_the_tree_does_not_hold_in_a_bundle(tmp_path: Path) -> None:
    """The trees hold, the witness co-signed, the tables show it: the signature alone tells."""
    archive = build(tmp_path, with_one(last_of(TWO), lambda one: stamped(one, signature=None)), ORDERS)
    findings = verify(archive.export(tmp_path / "all"))

    assert len(broken(findings)) == 1
    assert "not signed" in broken(findings)[0]


def test_an_act_just_after_an_order_may_not_have_heard_of_it() -> None:
    """Within the hour: the screen judged it by what it knew."""
    half = len(RECORDS) // 2 + 1
    number = next(n for n in range(half, len(RECORDS)) if event_of(RECORDS[n]).meta.device_id == THREE)
    early = with_one(number, lambda one: stamped(one, signature=None, units_offset=ORDERS[2].offset + 1))

    assert broken(sources(early)) == []


def test_after_a_revocation_nothing_is_the_device_s_and_what_was_before_stays() -> None:
    number, day = last_of(TWO), local_day(RECORDS[-1].recorded_at)
    given = Given(order=revoked(TWO, day=day), offset=40, at=RECORDS[0].recorded_at - DAY)
    late = with_one(number, lambda one: stamped(one, units_offset=41))

    found = broken(sources(late, [*ORDERS, given]))
    assert any("revoked" in what and event_of(RECORDS[number]).meta.event_id in what for what in found)
    after = Given(order=revoked(TWO, day=day), offset=40, at=RECORDS[-1].recorded_at)
    assert broken(sources(RECORDS, [*ORDERS, after])) == []
    assert f"revoked by order {after.order.meta.event_id}" in told_of(sources(RECORDS, [*ORDERS, after]))


def test_orders_that_a_bundle_lacks_are_said_and_no_act_is_judged_without_them() -> None:
    findings = sources(RECORDS, ORDERS[:3])

    assert ["the bundle has those up to 5" in what for what in broken(findings)] == [True]
    assert len(findings) == 1


def test_what_only_officers_do_is_never_the_register_s_own() -> None:
    """A notice without a signature is left open; an officer's act in the register's name is invented."""
    number = last_of(TWO)
    event = event_of(RECORDS[number])
    own = replace(event.meta, device_id="system", actor_role="SYSTEM", actor_id="system", device_seq=0)
    notice = as_event(
        RECORDS[number],
        DeadlineRaised(
            meta=own, deadline_id="d", rule_id="r", rule_version="1", subject_id="s", due_on=1, owner_unit="u"
        ),
    )
    invented = as_event(RECORDS[number], replace(event, meta=own))  # type: ignore[arg-type]

    found = sources(with_one(number, lambda _: stamped(notice, signature=None)))
    assert broken(found) == []
    assert "OPEN 1 acts are the register's own" in told_of(found)
    [what] = broken(sources(with_one(number, lambda _: stamped(invented, signature=None))))
    assert "The register itself never does" in what


def test_a_stamp_that_goes_back_in_time_is_found(tmp_path: Path) -> None:
    """That is how an act would be put in later under an earlier day."""
    late = with_one(len(RECORDS) - 1, lambda one: stamped(one, recorded_at=RECORDS[0].recorded_at))
    archive = build(tmp_path, late, ORDERS)

    assert any("before the act that precedes it" in what for what in broken(verify(archive.export(tmp_path / "all"))))


def test_numbers_that_a_device_gave_and_the_journal_lacks_are_named(tmp_path: Path) -> None:
    """A whole file is gone before the trees were made; its device had counted on."""
    gone = event_of(RECORDS[0]).meta.file_id
    device_id, number = event_of(RECORDS[0]).meta.device_id, event_of(RECORDS[0]).meta.device_seq
    kept = [record for record in RECORDS if event_of(record).meta.file_id != gone]
    findings = verify(build(tmp_path, kept, ORDERS).export(tmp_path / "all"))

    [what] = [one.what for one in findings if f"numbers of {device_id} are not in the journal" in one.what]
    assert f": {number}, " in what
