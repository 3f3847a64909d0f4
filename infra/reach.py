"""Whether Kafka and the registry are there at all: asked in seconds, before a client begins to try for minutes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from infra.settings import Settings
from schemas.errors import ServiceUnreachable

_ANSWER_S = 3.0  # a connection over a satellite takes less than one
_MEND = "Start the platform with `sijill up` and see `sijill status`, or correct {variable}."


async def require_register(settings: Settings) -> None:
    """Raise ServiceUnreachable unless Kafka and the registry take connections."""
    await require_kafka(settings)
    await require_registry(settings)


async def require_kafka(settings: Settings) -> None:
    """Raise ServiceUnreachable unless one broker takes connections."""
    address = settings.kafka
    mend = _MEND.format(variable="SIJILL_KAFKA_BOOTSTRAP")
    await _require("Kafka", address, [_host_and_port(part) for part in address.split(",")], mend)


async def require_registry(settings: Settings) -> None:
    """Raise ServiceUnreachable unless the registry takes connections."""
    address = settings.registry
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    await _require(
        "The registry", address, [(parts.hostname or "", port)], _MEND.format(variable="SIJILL_REGISTRY_URL")
    )


def quiet_clients() -> None:
    """Keep the Kafka client's own lines off standard error: the command says in one sentence what is wrong."""
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)


async def _require(what: str, address: str, places: Sequence[tuple[str, int]], mend: str) -> None:
    if not any([await _answers(host, port) for host, port in places]):
        raise ServiceUnreachable(f"{what} cannot be reached.", where=address, mend=mend)


async def _answers(host: str, port: int) -> bool:
    try:
        async with asyncio.timeout(_ANSWER_S):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, ValueError, OverflowError):  # TimeoutError is an OSError; ports outside 0 to 65535 overflow
        return False
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return True


def _host_and_port(place: str) -> tuple[str, int]:
    host, _, port = place.strip().rpartition(":")
    return (host.strip("[]"), int(port)) if host and port.isdecimal() else (place.strip(), 9092)
