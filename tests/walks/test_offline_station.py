"""A station without a line for two days: what it does meanwhile, what another does to the same files, and the sync."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.lives import Life, a_life
from tests.running import Register

AWAY, DEVICE = "TN-OF-01", "TN-OF-01-D1"
PLACE = ("--station", AWAY, "--device", DEVICE)
CODES = ("11", "21", "31", "41", "51", "61")
TODAY = datetime.now(tz=ZoneInfo("Africa/Tunis")).date()
BEFORE, FIRST, SECOND = (TODAY - timedelta(days=number) for number in (30, 3, 2))
SYNC = TODAY - timedelta(days=1)


async def test_two_days_without_a_line(register: Register) -> None:
    """Acts that commute stand beside, a stale one waits in the inbox, one address too many becomes a case to settle."""
    quiet = [a_life(register, nationality="MLI", born=1980 + number) for number in range(3)]
    beside, twice, ended = (a_life(register, born=born) for born in (1991, 1992, 1993))
    lives = [*quiet, beside, twice, ended]
    for life in lives:
        life.registered(BEFORE).entered(BEFORE)
    application = ended.lodged(BEFORE)
    for life in lives:
        await life.known()
    seen = {life.file_id: life.saw for life in lives}

    # two days without a line: each act is on the disk, and says which version of its file the officer had on paper
    for today in (FIRST, SECOND):
        for number, life in enumerate(quiet):
            for step in range(6):
                life.lives(today, CODES[(number + step) % len(CODES)])
    beside.left(FIRST).entered(SECOND)
    twice.lives(SECOND, "21")
    ended.act("ApplicationWithdrawn", SECOND, "CLERK", application_id=application)
    ended.lives(SECOND, "51")
    taken = _taken_offline(register, lives, seen)
    offline = register.ask("station", "status", "--device", DEVICE)
    assert (offline["waiting"], offline["sent"]) == (len(taken), 0)

    # meanwhile, at La Marsa
    beside.lives(FIRST, "41")
    twice.lives(FIRST, "31")
    ended.complete(FIRST, application)
    then = {life.file_id: await life.known() for life in (beside, twice, ended)}

    # the line is back
    sent = register.ask("station", "send", *PLACE)
    await register.settle()
    inbox = _inbox(register)

    assert (sent["waiting"], sent["sent"]) == (0, len(taken))
    verdicts = Counter((one["event"], one["rule_id"]) for one in _refused(register, lives))
    assert verdicts == {("ApplicationWithdrawn", "STALE_VERSION"): 1, ("AddressDeclared", "FOLLOWS_REFUSED"): 1}
    stale, built_on_it, wanted = sorted(inbox, key=lambda one: (one["kind"] == "CASE", one["since"]))
    assert [(one["kind"], one["rule_id"], one["file_id"]) for one in (stale, built_on_it, wanted)] == [
        ("REFUSAL", "STALE_VERSION", ended.file_id),
        ("REFUSAL", "FOLLOWS_REFUSED", ended.file_id),
        ("CASE", "CONFLICT_CASE", twice.file_id),
    ]
    assert stale["detail"] == [str(seen[ended.file_id]), str(seen[ended.file_id] + 1), "6 DocumentAssessed"]
    assert all(one["mend"][language] for one in inbox for language in ("en", "fr", "ar"))
    stamps = await _stamps(register, taken)
    refused = {stale["event_id"], built_on_it["event_id"]}
    assert sorted(stamps) == sorted(set(taken) - refused)
    flags = {life.file_id: _flags(life, stamps, taken) for life in lives}
    assert all(flags[life.file_id] == {()} for life in quiet)
    assert flags[beside.file_id] == {("CONCURRENT",)}
    assert flags[twice.file_id] == {("CONCURRENT", "CONFLICT_CASE")}
    assert (beside.file()["governorate"], beside.file()["version"]) == ("41", seen[beside.file_id] + 3)

    # an officer asks the person and settles the case with the act that the inbox shows; another looks at the refused
    [case] = twice.file()["conflicts"]
    act = _example(wanted)
    assert act["conflict_id"] == case["conflict_id"]
    twice.act(act.pop("event"), SYNC, "STATION_HEAD", **act)
    await twice.known(AWAY)
    ended.saw = int(ended.file()["version"])
    ended.act("ApplicationWithdrawn", SYNC, "CLERK", application_id=application).lives(SECOND, "51")
    await ended.known(AWAY)
    for one in (stale, built_on_it):
        register.run("inbox", "done", one["event_id"], "--by", "OF-010", "--device", DEVICE)

    assert _inbox(register, codes=(0,)) == []
    assert {one["done_by"] for one in _inbox(register, "--all", codes=(0,))} == {"OF-010"}
    assert twice.file()["conflicts"] == []
    assert twice.file()["governorate"] == "31"
    assert [each["closed_ground"] for each in ended.file()["applications"]] == ["WITHDRAWN"]
    [device] = register.ask("devices", "gaps", "--device", DEVICE)
    assert (device["highest"], device["missing"], device["twice"]) == (len(taken) + 3, [], [])
    for life in (beside, twice, ended):
        after = await life.known()
        await life.agrees(days=(BEFORE, FIRST, TODAY), moments=(then[life.file_id], after))
    assert register.ask("rebuild")["differences"] == []


def _taken_offline(register: Register, lives: list[Life], seen: dict[str, int]) -> dict[str, str]:
    """Take what waits in the lives into the outbox, day by day; return the file of each act by its id."""
    acts: list[dict[str, Any]] = []
    for life in lives:
        stated = {"base_version": seen[life.file_id], "captured_offline": True}
        acts += [act | stated | {"event_id": str(uuid4())} for act in life.waiting]
        life.waiting.clear()
        life.saw = seen[life.file_id]
    for today in (FIRST, SECOND):
        lines = [json.dumps(act) for act in acts if act["effective_date"] == today.isoformat()]
        place = (*PLACE, "--district", "TN-OF", "--corps", "SURETE")
        report = register.ask("emit", "-", "--no-wait", *place, given="\n".join(lines))
        assert (report["taken"], report["bad_count"]) == (len(lines), 0), report["bad"]
    return {str(act["event_id"]): str(act["file_id"]) for act in acts}


def _inbox(register: Register, *options: str, codes: tuple[int, ...] = (1,)) -> Any:
    return register.ask("inbox", *PLACE, *options, codes=codes)


def _refused(register: Register, lives: list[Life]) -> list[dict[str, Any]]:
    return [
        {"event": each["event_type"], "rule_id": each["rule_id"], "event_id": each["event_id"]}
        for life in lives
        for each in life.refusals()
    ]


async def _stamps(register: Register, taken: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the flags of those acts that are in the journal; none is there twice."""
    found = [(one.event.meta.event_id, one.stamp.flags) for one in await register.journal()]
    ours = [(event_id, tuple(flags)) for event_id, flags in found if event_id in taken]
    assert len(ours) == len(dict(ours))
    return dict(ours)


def _flags(life: Life, stamps: dict[str, tuple[str, ...]], taken: dict[str, str]) -> set[tuple[str, ...]]:
    late = "CAPTURED_LATE"  # what the first of the two days has beside
    ours = (flags for event_id, flags in stamps.items() if taken[event_id] == life.file_id)
    return {tuple(flag for flag in flags if flag != late) for flags in ours}


def _example(item: dict[str, Any]) -> dict[str, Any]:
    """Return the act that settles a case, as it stands at the end of what to do."""
    text = item["mend"]["en"]
    return dict(json.loads(text[text.index("{") :]))
