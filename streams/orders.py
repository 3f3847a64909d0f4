"""Orders of the organisation into their topic: judged against all that is there, all of them or none, by one writer.

A second writer fences the first: what it had not committed is refused, and it begins again on what is there then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, OutOfOrderSequenceNumber, ProducerFenced

from register.units.fold import fold_unit
from register.units.judge import judge_unit
from register.units.organisation import Organisation
from register.verdict import Refused
from schemas import codec
from schemas.errors import CommandRefused, ServiceUnreachable
from schemas.events import UnitEvent
from schemas.journal import order_headers
from schemas.registry import Registry
from schemas.topics import UNITS
from streams.organisation import read_organisation

_TRANSACTIONAL_ID = "sijill-units"
_CLOSE_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """An order and what was found: refused, or part of the organisation (`known`: it was before)."""

    order: UnitEvent
    refused: Refused | None = None
    known: bool = False


def rule(organisation: Organisation, orders: Iterable[UnitEvent]) -> tuple[tuple[Ruled, ...], Organisation]:
    """Judge orders one after the other; return what was found, and the organisation after those that were not refused.

    An order whose id the organisation knows is no fault: the same command twice adds nothing.
    """
    ruled = []
    for order in orders:
        known = order.meta.event_id in organisation.seen
        refused = None if known else judge_unit(organisation, order)
        ruled.append(Ruled(order=order, refused=refused, known=known))
        if refused is None and not known:
            organisation = fold_unit(organisation, order)
    return tuple(ruled), organisation


async def give_orders(kafka: str, registry: Registry, orders: Sequence[UnitEvent]) -> tuple[Ruled, ...]:
    """Write the orders that are new in one transaction, unless one is refused: then nothing is written.

    Raises ServiceUnreachable, and CommandRefused when another command gives orders at the same time.
    """
    ids = await registry.ids({order.NAME for order in orders})
    producer = AIOKafkaProducer(bootstrap_servers=kafka, transactional_id=_TRANSACTIONAL_ID)
    try:
        await producer.start()  # from here on no other writer can commit, so what is read now stays true
        ruled, _ = rule(await read_organisation(kafka, registry), orders)
        new = [one.order for one in ruled if one.refused is None and not one.known]
        if new and all(one.refused is None for one in ruled):
            async with producer.transaction():
                await _send(producer, [(order, ids[order.NAME]) for order in new])
    except (ProducerFenced, OutOfOrderSequenceNumber) as fenced:
        mend = "Nothing of this one was written: look at `sijill units tree`, then give the order again."
        raise CommandRefused("Another command gave orders at the same time.", where=UNITS.name, mend=mend) from fenced
    except (KafkaError, OSError) as failure:
        what = f"Kafka does not answer: {type(failure).__name__}."
        raise ServiceUnreachable(what, where=kafka, mend="See `sijill status`.") from failure
    finally:
        with suppress(KafkaError, TimeoutError):
            await asyncio.wait_for(producer.stop(), _CLOSE_S)
    return ruled


async def _send(producer: AIOKafkaProducer, orders: Iterable[tuple[UnitEvent, int]]) -> None:
    """Send orders in their sequence; every answer is looked at, then the first failure is raised."""
    delivered = []
    try:
        for order, schema_id in orders:
            value = codec.frame(schema_id, codec.encode_body(order))
            key, headers = order.meta.unit_id.encode(), order_headers(order)
            delivered.append(await producer.send(UNITS.name, value, key=key, partition=0, headers=headers))
    finally:
        answers = await asyncio.gather(*delivered, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
