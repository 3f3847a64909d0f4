"""Plan the subjects of a registry against the contracts of today, and carry a plan out.

Refuses what the registry would refuse, and says which field; never deletes a subject or a version.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace

from infra.plans import Change, Create, Plan, Refused, Step, Stray, Unchanged
from schemas.canonical import NAMESPACE
from schemas.codec import Contract, contracts
from schemas.registry import COMPATIBILITY, Registry

_MEND = "Keep released fields and types, give each added field a default; for another meaning make a new contract."


async def plan_schemas(registry: Registry, wanted: Iterable[Contract] | None = None) -> Plan:
    """Return what applying today's contracts (or those given) would do to the registry; changes nothing."""
    chosen = tuple(contracts().values() if wanted is None else wanted)
    held = set(await registry.subjects())
    compared = await asyncio.gather(*(compare(registry, one, one.subject in held) for one in chosen))
    steps = [step for found in compared for step in found]
    known = {contract.subject for contract in chosen}
    strays = sorted(subject for subject in held - known if subject.startswith(f"{NAMESPACE}."))
    return Plan(steps=(*steps, *(Stray(name=subject) for subject in strays)))


async def apply_schemas(
    registry: Registry, wanted: Iterable[Contract] | None = None, *, advance: Callable[[int], None] = lambda _: None
) -> Plan:
    """Carry the plan out and return it, unless a step is refused: then nothing is changed and `applied` is False.

    `advance(1)` is called for each contract registered. Stopped half-way, the next run does the rest.
    """
    chosen = {contract.subject: contract for contract in (contracts().values() if wanted is None else wanted)}
    plan = await plan_schemas(registry, chosen.values())
    if plan.refused:
        return plan

    async def register(subject: str) -> None:
        await registry.register(chosen[subject])
        advance(1)

    changed = dict.fromkeys(step.name for step in plan.changes)
    # all run to their end before an error is raised: none is left working on a closed client
    outcomes = await asyncio.gather(*map(register, changed), return_exceptions=True)
    for error in outcomes:
        if error is not None:
            raise error
    return replace(plan, applied=True)


async def compare(registry: Registry, contract: Contract, is_held: bool) -> tuple[Step, ...]:
    """Return the steps from the subject as the registry holds it to the contract."""
    if not is_held:
        return (Create(name=contract.subject, content=f"{contract.kind}, {COMPATIBILITY}"),)
    level = await registry.compatibility(contract.subject)
    steps: list[Step] = []
    if level != COMPATIBILITY:
        steps.append(Change(name=contract.subject, setting="compatibility", before=level, after=COMPATIBILITY))
    if await registry.find_id(contract) is None:
        steps.append(await _new_version(registry, contract))
    return tuple(steps) or (Unchanged(name=contract.subject),)


async def _new_version(registry: Registry, contract: Contract) -> Step:
    reasons = await registry.reasons(contract)  # what FULL_TRANSITIVE forbids, whatever the subject's level is now
    if reasons or not await registry.is_compatible(contract):
        told = " ".join(reasons) or "The registry gives no reason."
        return Refused(name=contract.subject, reason=f"It breaks with a registered version. {told}", mend=_MEND)
    return Change(name=contract.subject, setting="version", before="an earlier one", after=contract.sha256.hex()[:12])
