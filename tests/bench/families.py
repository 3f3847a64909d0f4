"""Deciding and folding by family of acts, over random lives that hold every type; and how long a long file takes.

The acts are those that random walks had accepted, so the states grow to hundreds of acts: more than real files hold.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice

from register.decide import decide
from register.fold import FOLDS, fold
from register.verdict import Accepted, Context
from schemas import codec
from schemas.events import Event, FileState
from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_least, under
from tests.pure.test_random_walks import care_walks, main_walk

_SEEDS, _ROUNDS = range(8), 3
_LONG = 5_000  # events of a long file
_FLOOR = 15_000.0


async def measure(_: Bench) -> list[Figure]:
    """Return acts decided and folded per second, all and by family, and the time to open a file of 5,000 events."""
    spent: dict[str, float] = defaultdict(float)
    acts: dict[str, int] = defaultdict(int)
    for history in _histories():
        for _ in range(_ROUNDS):
            for name, seconds in _one_pass(history):
                spent[name] += seconds
                acts[name] += 1
    by_family: dict[str, float] = {}
    for name in sorted({_family(each) for each in acts}):
        own = [each for each in acts if _family(each) == name]
        by_family[name] = sum(acts[each] for each in own) / sum(spent[each] for each in own)
    slowest = min(acts, key=lambda each: acts[each] / spent[each])
    whole = sum(acts.values()) / sum(spent.values())
    note = (
        f"{sum(acts.values()):,} acts of {len(acts)} types; slowest {slowest}, {acts[slowest] / spent[slowest]:,.0f}/s"
    )
    figures = [Figure(section="families", name="all", value=whole, unit="1/s", target=at_least(_FLOOR), note=note)]
    figures += [
        Figure(section="families", name=name, value=rate, unit="1/s", target=at_least(_FLOOR))
        for name, rate in by_family.items()
    ]
    return [*figures, *_long_file()]


def _histories() -> Iterator[list[tuple[Event, int]]]:
    yield from (main_walk(seed).history for seed in _SEEDS)
    yield from (walk.history for walk in care_walks())


def _family(event: str) -> str:
    return FOLDS[event].__module__.rpartition("fold_")[2].replace("register.fold", "register")  # type: ignore[literal-required]


def _one_pass(history: list[tuple[Event, int]]) -> Iterator[tuple[str, float]]:
    """Yield each act's type with its processor time."""
    state: FileState | None = None
    for version, (event, recorded_at) in enumerate(history, start=1):
        context = Context(recorded_at=recorded_at, seal_verdict="SOUND")
        begun = time.process_time_ns()
        verdict = decide(state, event, context)
        state = fold(state, event, version=version, recorded_at=recorded_at)
        seconds = (time.process_time_ns() - begun) / 1e9
        if not isinstance(verdict, Accepted):
            raise TypeError(f"{event.NAME} was accepted on its walk")
        yield event.NAME, seconds


def _long_file() -> list[Figure]:
    """Return the time from the bytes of 5,000 events to the state, and from the bytes of the state that tables keep."""
    history = main_walk(1).history
    bodies = [(event.NAME, codec.encode_body(event), at) for event, at in islice(cycle(history), _LONG)]
    begun = time.process_time()
    state: FileState | None = None
    for version, (name, body, at) in enumerate(bodies, start=1):
        state = fold(state, codec.decode_body(name, body), version=version, recorded_at=at)
    replayed = (time.process_time() - begun) * 1000
    kept = codec.encode_body(state)
    begun = time.process_time()
    codec.decode_body("FileState", kept)
    opened = (time.process_time() - begun) * 1000
    note = f"{len(kept):,} bytes"
    return [
        Figure(
            section="families",
            name="open a file of 5,000 events",
            value=opened,
            unit="ms",
            target=under(200),
            note=note,
        ),
        Figure(section="families", name="the same from its events", value=replayed, unit="ms", target=under(200)),
    ]
