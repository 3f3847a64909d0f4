"""`sijill station receipts`: a device fetches the proofs of its acts and checks them with keys that its people hold."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from infra.commands.station_options import AsJson, DeviceId, LaneName, OutboxPath, StateDir, StationId
from infra.commands.station_views import say_proofs
from infra.output import print_json, progress, say
from infra.reach import quiet_clients
from infra.settings import get_settings
from infra.stations import station_config
from producers.dispatch import claim, read_standing
from producers.outbox import Outbox
from producers.proven import expect_proofs, read_proofs
from producers.station import Station, StationConfig, micros_now
from register.proof.trust import Trust
from schemas.errors import SijillError
from schemas.topics import CARE_JOURNAL, JOURNAL

_MINUTE = 60_000_000


def receipts(
    trust: Annotated[Path, typer.Option(help="File of trust: keys of the trees and witnesses.", exists=True)],
    station_id: StationId = "",
    device_id: DeviceId = "",
    trees: Annotated[
        Path | None, typer.Option(help="The notary's trees, or a mirror of them (default: those of the platform).")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="MINUTES", help="How soon an act must be proven.")] = 60,
    outbox: OutboxPath = None,
    lane: LaneName = "main",
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Fetch the proof of each act that was sent and check it here; exit 1 when one is wrong, or missing too long.

    From then on `sijill station status` tells of missing ones too. What the register refused needs no proof.
    Example: sijill station receipts --station LM1 --device LM1-D1 --trust trust.txt
    """
    from infra.receipts import fetch_receipts  # noqa: PLC0415 - other commands of a station need no trees

    settings = get_settings(state_dir=state_dir)
    care = lane == "care"
    config = station_config(settings, station_id, device_id, outbox=outbox, takes_acts=False, care=care)
    read_standing(config.outbox)  # a mistyped device must not make a new outbox
    policy = Trust.read(trust.read_text(encoding="utf-8")).policy
    quiet_clients()
    asyncio.run(_learn(config))
    folder = trees or settings.proofs / ("care" if care else "main") / (CARE_JOURNAL if care else JOURNAL).name
    with Outbox(config.outbox) as box:
        claim(box, device_id)
        expect_proofs(box, limit=limit * _MINUTE)
        with progress("checking proofs"):
            faults = fetch_receipts(box, folder, device_id, policy, at=micros_now())
    found = read_proofs(config.outbox, at=micros_now())
    if found is None:
        raise AssertionError("the outbox forgot that it wants proofs")
    wrong = [{"what": one.what, "where": one.where} for one in faults]
    if as_json:
        print_json({"device_id": device_id, **asdict(found), "wrong": wrong})
    else:
        say_proofs(found)
        for one in faults:
            say(f"WRONG: {one.what} {one.where}")
    if faults or found.missing:
        raise typer.Exit(1)


async def _learn(config: StationConfig) -> None:
    """Learn what was refused: that is no act of the history."""
    async with Station(config, relay=False) as station:
        try:
            await station.learn_refusals()
        except SijillError as failure:
            say(f"{failure.what} Acts that were refused meanwhile may be told as missing.")
