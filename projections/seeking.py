"""Who somebody is, asked at the desk: the question is judged and written down before anything is looked for.

Each file of the answer is written down before the answer is shown; a name only where the reader may read that file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from projections import reading
from projections.desk import Desk, Visit, refusal
from projections.finding import Found, Question, find
from projections.index_store import Epoch
from projections.index_tokens import query_hash
from register.duplicate_rules import Weights
from register.rights import Denied, Granted
from schemas.events import RecordAccessed
from schemas.ids import derived_id

IDENTITY = "PersonRegistered.identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is searched: the tables of an epoch of the index, by which weights, for how many files."""

    session: psycopg.Connection[Any]
    epoch: Epoch
    weights: Weights
    limit: int


async def seek(
    desk: Desk, visit: Visit, questions: Sequence[Question], index: Index, *, with_names: bool
) -> list[Found]:
    """Return what the first question that finds anything finds; raise ReadRefused, ServiceUnreachable.

    Without `with_names` no name is in the answer.
    """
    hashed = query_hash(index.epoch.key, "\x1e".join(each.canonical for each in questions))
    judged = desk.judge(visit, (IDENTITY,), None)
    asked = desk.entry(visit, derived_id("find", hashed), judged, (IDENTITY,), criteria=hashed)
    await desk.note([replace(asked, fields=(_mark(hashed),))])
    if isinstance(judged, Denied):
        raise refusal(judged)
    found: list[Found] = []
    for question in questions:
        found = found or find(
            index.session, question, epoch=index.epoch, keys=desk.keys, weights=index.weights, limit=index.limit
        )
    seen = [_seen(desk, visit, one, index, hashed, with_names=with_names) for one in found]
    await desk.note([entry for _, entry in seen])
    return [one for one, _ in seen]


def _seen(
    desk: Desk, visit: Visit, one: Found, index: Index, hashed: str, *, with_names: bool
) -> tuple[Found, RecordAccessed]:
    """Return a found file as this reader may see it, and the entry that says so."""
    judged: Granted | Denied = Granted(fields=(), withheld={})
    if with_names:
        judged = desk.judge(visit, (IDENTITY,), reading.get_state(index.session, one.file_id))
    if isinstance(judged, Denied):
        entry = desk.entry(visit, one.file_id, Granted(fields=(), withheld={}, noted=judged), (), criteria=hashed)
    else:
        entry = desk.entry(visit, one.file_id, judged, (IDENTITY,), criteria=hashed)
    shown = isinstance(judged, Granted) and IDENTITY in judged.fields
    withheld = judged.rule_id if isinstance(judged, Denied) else None
    entry = replace(entry, fields=(_mark(hashed), *entry.fields))
    return (one if shown else replace(one, names=(), withheld=withheld)), entry


def _mark(hashed: str) -> str:
    return f"find:{hashed}"
