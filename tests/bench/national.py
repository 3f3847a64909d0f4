"""The national simulation on the real services: sent in bulk, judged, put into the tables, and compared with its truth.

The screen raises no notices here: a file whose next act waits for a merge is not to age meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date

import psycopg

from infra.nation import send_in_bulk
from infra.settling import wait_until_settled
from producers.simulator.national.plan import NationalConfig
from producers.simulator.national.story import Story
from producers.simulator.national.tally import Tally
from producers.simulator.national.truth import PersonTruth, truth_of
from schemas import codec
from schemas.events import FileState
from streams.refusals import read_refusals
from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_least, at_most
from tests.oracle import differences

_UNTIL = date(2026, 10, 31)
_SECONDS = 3_600.0
_MADE = 3_000  # events a second, on one core
_SHOWN = 5


async def measure(bench: Bench) -> list[Figure]:
    """Return how fast events are made, and in how much the register differs from the truth."""
    await bench.start_platform()
    bench.crew.stop("screen")
    await bench.crew.start("opener")
    await bench.crew.start("screen", "--no-notices")
    await bench.crew.start("projector")
    await wait_until_settled(bench.settings, seconds=_SECONDS)
    config = NationalConfig(seed=7, persons=bench.sizes.persons, until=_UNTIL)
    tally, truths, begun = Tally(), list[PersonTruth](), (time.monotonic(), time.process_time())

    def hear(story: Story) -> None:
        tally.add(story)
        truths.extend(truth_of(story))

    await send_in_bulk(bench.settings, config, hear, lambda _: None)
    spent = time.process_time() - begun[1]
    await wait_until_settled(bench.settings, seconds=_SECONDS)
    seconds = time.monotonic() - begun[0]
    states = _states(bench, {file["file_id"] for truth in truths for file in truth["files"]})
    told = {step for truth in truths for file in truth["files"] for step in file["refused"]}
    refusals = await read_refusals(bench.settings.kafka, bench.settings.registry)
    refused = {each.event_id: each.rule_id for each in refusals if each.event_id in told or each.file_id in states}
    found = differences(truths, states, refused, on=config.last_day)
    bench.crew.stop("projector", "screen", "opener")
    return _figures(tally, spent, seconds, [f"{each.what} {each.truth} {each.register}" for each in found])


def _states(bench: Bench, files: set[str]) -> Mapping[str, FileState]:
    """Return the files of the simulation as the tables have them; other sections have left theirs beside them."""
    with psycopg.connect(bench.settings.postgres) as session:
        rows = session.execute("SELECT file_id::text, state FROM sijill.files")
        return {name: codec.decode_body("FileState", state) for name, state in rows if name in files}


def _figures(tally: Tally, spent: float, seconds: float, found: list[str]) -> list[Figure]:
    size = f"{tally.persons:,} people, {tally.files:,} files over 20 years, {tally.waves + 1} waves"
    kinds = f"{tally.refused.total():,} refusals by {len(tally.refused)} rules, each told beforehand"
    return [
        Figure(section="national", name="events", value=tally.acts, unit="", note=size),
        Figure(
            section="national",
            name="events made",
            value=tally.acts / spent,
            unit="1/s",
            target=at_least(_MADE),
            note="told, sealed, encoded and sent, with their truth; CPU time of one process",
        ),
        Figure(section="national", name="until all of it is in the tables", value=seconds, unit="s"),
        Figure(
            section="national",
            name="differences from the truth",
            value=len(found),
            unit="",
            target=at_most(0),
            note="; ".join(found[:_SHOWN]) or kinds,
        ),
    ]
