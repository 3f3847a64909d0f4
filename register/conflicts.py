"""Acts done at once by officers who did not see each other: which commute, which open a case, which are refused.

One matrix over pairs of act types (design 12.5); acts about different things, and acts of one device, never conflict.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Literal

from register.acts import about, is_notice
from register.merging import seen_version
from schemas.events import Event, FileState, RecentAct

Relation = Literal["COMMUTE", "CASE", "REFUSE"]
Pair = tuple[str, str]


def _pairs(first: str, *others: str) -> frozenset[Pair]:
    return frozenset(_pair(first, other) for other in others)


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first <= second else (second, first)


_ENDINGS = ("DecisionTaken", "ApplicationWithdrawn", "ApplicationClosed")
_OF_FILE = ("FileClosed", "FileReopened", "FileArchived", "DataShredded")
_ANSWERS = ("FileTransferAccepted", "FileTransferRefused")

CASE: frozenset[Pair] = frozenset(
    {
        _pair("AddressDeclared", "AddressDeclared"),  # two addresses: a person lives at one
        _pair("TravelDocumentRecorded", "TravelDocumentRecorded"),  # two readings of one document
        _pair("FeeAssessed", "FeeAssessed"),  # perhaps the same fee twice
        _pair("FamilyLinkRecorded", "FamilyLinkRecorded"),  # two ends of one link
    }
)
"""Declared facts that contradict each other: both are kept, an officer settles the case."""

REFUSE: frozenset[Pair] = frozenset().union(
    _pairs("PersonRegistered", "PersonRegistered"),
    _pairs("FileOpened", "FileOpened"),
    frozenset(_pair(*pair) for pair in combinations_with_replacement(_ENDINGS, 2)),
    *(  # an application does not end over acts that its officer has not seen, nor go on over its end
        _pairs(ending, "DocumentAssessed", "ComplementRequested", "ComplementReceived", "OpinionRecorded")
        | _pairs(ending, "FileForwarded", "FileReceived", "DecisionNotified", "PermitProduced")
        for ending in _ENDINGS
    ),
    _pairs("ApplicationWithdrawn", "ReceiptIssued", "ReceiptExtended"),
    _pairs("ApplicationClosed", "ReceiptIssued", "ReceiptExtended"),
    _pairs("DecisionNotified", "DecisionNotified"),
    _pairs("FileForwarded", "FileForwarded"),
    _pairs("FileReceived", "FileReceived"),
    _pairs("PermitProduced", "PermitProduced"),
    _pairs("PermitHandedOver", "PermitHandedOver"),
    _pairs("ReceiptIssued", "ReceiptIssued"),
    _pairs("ReceiptExtended", "ReceiptExtended"),
    _pairs("PenaltyAssessed", "PenaltyAssessed"),
    _pairs("PenaltyWaived", "PenaltyWaived"),
    _pairs("ConflictResolved", "ConflictResolved"),
    _pairs("PermitOrdered", "PermitOrdered", "PermitProduced"),
    _pairs("PermitCancelled", "PermitCancelled", "PermitArrived", "PermitHandedOver", "PermitWithdrawn"),
    _pairs("PermitWithdrawn", "PermitWithdrawn", "PermitHandedOver", "PermitReported"),
    frozenset(_pair(*pair) for pair in combinations_with_replacement(_OF_FILE, 2)),
    frozenset(_pair(*pair) for pair in combinations_with_replacement(_ANSWERS, 2)),
    frozenset(_pair(*pair) for pair in combinations_with_replacement(("IdentityCorrected", "IdentityUpdated"), 2)),
    _pairs("FilesMerged", "FilesMerged", "FilesUnmerged"),
    _pairs("FilesUnmerged", "FilesUnmerged"),
    _pairs("SubjectRequestAnswered", "SubjectRequestAnswered", "RectificationRefused"),
    _pairs("RectificationRefused", "RectificationRefused"),
    _pairs("RetentionHoldLifted", "RetentionHoldLifted"),
    _pairs("MeasureNotified", "MeasureNotified"),
    *(  # nobody carries a measure out, ends it or lets it bind again over what happened to it meanwhile
        _pairs(act, "MeasureSuspended", "MeasureResumed", "MeasureExecuted", "MeasureLifted")
        for act in ("MeasureSuspended", "MeasureResumed", "MeasureExecuted", "MeasureLifted")
    ),
    _pairs("ReportingRecorded", "ReportingRecorded", "MeasureSuspended", "MeasureLifted"),
    _pairs("AppealDecided", "AppealDecided"),
    # an appeal is about what it attacks: nobody is put out, or bound again, over one that was not seen
    _pairs("AppealFiled", "AppealFiled", "MeasureExecuted", "MeasureResumed"),
    _pairs("MeasureExecuted", "MeasureNotified"),
)
"""Acts with legal effect that rely on what the other changes; every pair named in neither set commutes."""

_IN_CASE = frozenset(name for pair in CASE for name in pair)
_IN_REFUSE = frozenset(name for pair in REFUSE for name in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concurrency:
    """How an act stands to those that its officer had not seen; `others` are the acts in conflict, oldest first."""

    relation: Relation
    others: tuple[RecentAct, ...] = ()
    forgotten: bool = False


def relation(first: str, second: str) -> Relation:
    """Return how two acts of these types about the same thing stand to each other; symmetrical and total."""
    pair = _pair(first, second)
    if pair in REFUSE:
        return "REFUSE"
    return "CASE" if pair in CASE else "COMMUTE"


def concurrency(state: FileState, event: Event) -> Concurrency | None:
    """Return how an act stands to the acts after its `base_version`; None when its officer had seen everything.

    What lies before the latest 32 acts is unknown: it conflicts with every act that can conflict, unless an earlier act
    of the same device, on which this one builds, was judged since.
    """
    meta, base = event.meta, seen_version(state, event.meta)
    if base >= state.version or is_notice(event):
        return None
    unseen = [act for act in state.recent if act.version > base]
    forgotten = len(unseen) < state.version - base and len(unseen) == len(state.recent)
    if forgotten and meta.follows is not None and any(act.event_id == meta.follows for act in unseen):
        forgotten = False
    strange = [act for act in unseen if act.device_id != meta.device_id]
    if not strange and not forgotten:
        return None
    return _judged(event, strange, forgotten)


def _judged(event: Event, strange: list[RecentAct], forgotten: bool) -> Concurrency:
    name, subject = event.NAME, about(event)
    same = [act for act in strange if act.about == subject]
    refused = tuple(act for act in same if relation(name, act.event_type) == "REFUSE")
    if refused or (forgotten and name in _IN_REFUSE):
        return Concurrency(relation="REFUSE", others=refused, forgotten=forgotten)
    cases = tuple(act for act in same if relation(name, act.event_type) == "CASE")
    if cases or (forgotten and name in _IN_CASE):
        return Concurrency(relation="CASE", others=cases, forgotten=forgotten)
    return Concurrency(relation="COMMUTE", forgotten=forgotten)
