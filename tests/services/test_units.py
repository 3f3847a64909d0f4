"""Orders of the organisation on a real broker: all or none, once, and one writer at a time."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from uuid import uuid4

import pytest

from register.units.organisation import Organisation
from schemas.errors import CommandRefused
from schemas.events import UnitEvent
from schemas.registry import Registry
from streams.orders import give_orders
from streams.organisation import OrganisationFeed, read_organisation
from tests.commanding import run_command
from tests.conftest import Platform
from tests.running import ROOT
from tests.units_examples import enrolled, envelope


def directorate() -> UnitEvent:
    """Return the enrolment of a directorate of its own: the topic is everybody's."""
    code = f"X{uuid4().hex[:8]}"
    order = enrolled(code, "DIRECTORATE", None)
    return type(order)(
        meta=envelope(code, event_id=str(uuid4())), kind=order.kind, corps=order.corps, name=order.name, parent=None
    )


async def now(platform: Platform) -> Organisation:
    """Return the organisation as a new reader sees it."""
    async with Registry(platform.registry) as registry:
        return await read_organisation(platform.kafka, registry)


async def test_an_order_given_twice_is_written_once(platform: Platform) -> None:
    order = directorate()
    async with Registry(platform.registry) as registry:
        first = await give_orders(platform.kafka, registry, [order])
        second = await give_orders(platform.kafka, registry, [order])

    assert [(one.known, one.refused) for one in (*first, *second)] == [(False, None), (True, None)]
    assert order.meta.unit_id in (await now(platform)).units


async def test_one_bad_order_keeps_all_of_them_out(platform: Platform) -> None:
    good, bad = directorate(), enrolled("X-NO-PARENT", parent=None)
    before = await now(platform)
    async with Registry(platform.registry) as registry:
        ruled = await give_orders(platform.kafka, registry, [good, bad])

    assert [one.refused and one.refused.rule_id for one in ruled] == [None, "UNIT_PARENT"]
    assert (await now(platform)).position == before.position


async def test_two_commands_at_once_do_not_both_win(platform: Platform) -> None:
    """Both enrol the same unit under other ids: one is written; the other is fenced, or sees it and is refused."""
    code = f"X{uuid4().hex[:8]}"

    async def enrol() -> str:
        order = enrolled(code, "DIRECTORATE", None)
        other = type(order)(
            meta=envelope(code, event_id=str(uuid4())), kind="DIRECTORATE", corps="SURETE", name=order.name
        )
        async with Registry(platform.registry) as registry:
            try:
                (ruled,) = await give_orders(platform.kafka, registry, [other])
            except CommandRefused:
                return "fenced"
        return "written" if ruled.refused is None else ruled.refused.rule_id

    told = await asyncio.gather(*(enrol() for _ in range(3)))

    assert told.count("written") == 1
    assert set(told) <= {"written", "fenced", "UNIT_KNOWN"}
    assert len((await now(platform)).units[code].spells) == 1


async def test_a_follower_learns_of_an_order_while_it_runs(platform: Platform) -> None:
    order = directorate()
    async with Registry(platform.registry) as registry:
        feed = OrganisationFeed(platform.kafka, registry)
        try:
            await feed.catch_up()
            await give_orders(platform.kafka, registry, [order])
            async with asyncio.timeout(20):
                async for organisation in feed.follow():
                    if order.meta.unit_id in organisation.units:
                        break
        finally:
            await feed.close()

    assert order.meta.unit_id in feed.organisation.units


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("units: [", "no YAML"),
        ("from: 2026-01-01\nunits: {X1: {kind: STATION}}", "units.X1.corps"),
        ("from: 2026-01-01\nunits: {X1: {kind: POST, corps: SURETE, name: {en: a, fr: b, ar: c}}}", "units.X1.kind"),
        ("from: tomorrow\nunits: {}", "from"),
    ],
)
def test_a_plan_that_is_not_clear_says_where(platform: Platform, tmp_path: Path, text: str, said: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(text, encoding="utf-8")
    done = sijill(platform, "units", "apply", str(plan), "--ordered-by", "D-1", "--approved-by", "D-2")

    assert done[0] == 1
    assert said in done[2]


def test_the_example_of_the_readme_would_be_ordered_whole(platform: Platform) -> None:
    """Only shown: the units of the example have other codes than those of other tests."""
    done = sijill(
        platform, "units", "apply", "examples/units.yaml", "--ordered-by", "D-1", "--approved-by", "D-2", "--dry-run",
        "--json",
    )  # fmt: skip
    told = json.loads(done[1])

    assert (done[0], told["written"]) == (0, 0)
    assert {one["verdict"] for one in told["orders"]} == {"ordered"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("units", "revoke", "D", "--because", "ANGER", "--ordered-by", "A", "--approved-by", "B"),
        ("units", "serving", "1160", "--corps", "NAVY"),
        ("units", "tree", "--on", "soon"),
        ("units", "split", "A", "--into", "B", "--ordered-by", "A", "--approved-by", "B"),
    ],
    ids=lambda arguments: arguments[1],
)
def test_wrong_use_is_said_with_code_2(platform: Platform, arguments: tuple[str, ...]) -> None:
    assert sijill(platform, *arguments)[0] == 2


def sijill(platform: Platform, *arguments: str) -> tuple[int, str, str]:
    """Run a command on the platform and return exit code, standard output and standard error."""
    told = (*arguments, "--state-dir", str(platform.state_dir))
    done = run_command(*told, given=b"", folder=ROOT, environment=os.environ, seconds=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()
