"""Free ports on the loopback address, the same ones again while nobody else took them.

They lie below the range from which systems give ports to outgoing connections: a client that knocks at a
stopped broker from its own ephemeral port could otherwise be given that port and keep it.
"""

from __future__ import annotations

import random
import socket
from collections.abc import Iterable, Mapping
from functools import partial

from infra.local.processes import wait_until
from infra.local.record import HOST
from schemas.errors import CommandRefused

_LOWEST, _HIGHEST = 20_000, 32_000
_TRIES = 500
_LINGER_SECONDS = 1.0


def choose_ports(names: Iterable[str], known: Mapping[str, int], random_source: random.Random) -> dict[str, int]:
    """Return a port for each name: the known one where it is free, else a new one; known others stay reserved."""
    chosen = dict(known)
    for name in names:
        port = known.get(name)
        # a server that was just killed may hold its port for a moment longer
        if port is None or not wait_until(partial(is_free, port), _LINGER_SECONDS):
            chosen[name] = _new_port(set(chosen.values()), random_source)
    return chosen


def is_free(port: int) -> bool:
    """Say whether a server could listen on the port now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as knock:
        # like the servers themselves: closed connections of a killed server do not block the port
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((HOST, port))
        except OSError:
            return False
    return True


def _new_port(taken: set[int], random_source: random.Random) -> int:
    for _ in range(_TRIES):
        port = random_source.randrange(_LOWEST, _HIGHEST)
        if port not in taken and is_free(port):
            return port
    mend = "Stop programs that listen there."
    raise CommandRefused("No free port was found.", where=f"{HOST}:{_LOWEST}-{_HIGHEST}", mend=mend)
