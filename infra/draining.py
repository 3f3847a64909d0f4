"""Waits until a station has sent what it holds, and gives up soon when the register is not there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.output import progress, say
from producers.dispatch import Standing, read_standing
from producers.station import Station, StationConfig
from schemas.errors import ServiceUnreachable, SijillError

_STILL_S = 60.0  # nothing left in this time: neither will it in the next
_LOOK_S = 0.2  # how often a progress bar looks at the outbox
_AWAY_S = 5.0  # without an answer to the relay's tries, nobody waits longer; unless a time was stated


async def drain(station: Station, patience: float | None = None) -> Standing:
    """Wait until all is sent, showing how it goes; return what stands after `patience` seconds at the latest.

    Without `patience`, as long as acts leave, but only seconds once the relay says that it cannot reach the register.
    """
    loop = asyncio.get_running_loop()
    began = moved = well = loop.time()
    standing = await station.standing()
    with progress("sending", total=standing.waiting) as advance:
        while standing.waiting:
            left, standing = standing.waiting, await station.flush(_LOOK_S)
            advance(left - standing.waiting)
            now = loop.time()
            moved = now if standing.waiting != left else moved
            well = now if standing.waiting != left or station.relay.trouble is None else well
            is_hopeless = now - moved > _STILL_S or now - well > _AWAY_S
            if is_hopeless if patience is None else now - began >= patience:
                break
    return standing


def find_unsent(
    config: StationConfig, standing: Standing, trouble: str | None, away: SijillError | None = None
) -> ServiceUnreachable | None:
    """Return what to tell about acts that could not be sent; None when the broker has all.

    `away` is what was found before the relay tried, `trouble` what the relay met.
    """
    count = standing.waiting + standing.held
    if not count:
        return None
    found = f"the register cannot be reached ({trouble.rstrip('.')})." if trouble else "the register did not take all."
    what = f"{count} {'act waits' if count == 1 else 'acts wait'} safely in the outbox: {away.what if away else found}"
    mend = away.mend if away else "See `sijill status`."
    send = f"`sijill station send --station {config.station_id} --device {config.device_id}` sends them then."
    return ServiceUnreachable(what, where=away.where if away else config.address.bootstrap, mend=f"{mend} {send}")


@contextmanager
def telling_what_waits(path: Path) -> Iterator[None]:
    """On Ctrl-C say how many events wait in the outbox, which is whole; the console script does the rest."""
    try:
        yield
    except KeyboardInterrupt:
        if path.exists():
            standing = read_standing(path)[1]
            say(f"{standing.waiting + standing.held} events wait in the outbox; `sijill station send` sends them")
        raise
