"""The topic catalogue: each topic as one value with its key, contracts, clean-up and partitions (design 3).

It only describes; creating and checking topics is done by the catalogue commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

PARTITIONS = 12  # fixed for ever: the partition of a file must never change
CARE_PARTITIONS = 3  # fixed for ever too: a few thousand cases, and each partition costs its owner a connection
MAX_EVENT_BYTES = 60_000  # an entry of a C2SP tile holds at most 65,535 bytes
MAX_RECORD_BYTES = 16 * 1024 * 1024  # what a broker accepts, so that an oversized record can still be kept as evidence
_DAY_MS = 24 * 3600 * 1000
_FOR_EVER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: `retention_ms` is -1 for ever; `contracts` are record names, `*events` and `*units` all of a kind."""

    name: str
    key: str
    contracts: tuple[str, ...]
    cleanup: Literal["delete", "compact", "compact,delete"]
    retention_ms: int = _FOR_EVER
    partitions: int = PARTITIONS
    content: str = ""
    config: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def settings(self) -> dict[str, str]:
        """Return the broker's topic configuration."""
        base = {"cleanup.policy": self.cleanup, "retention.ms": str(self.retention_ms), "retention.bytes": "-1"}
        if self.cleanup != "delete":
            base["min.cleanable.dirty.ratio"] = "0.1"
        return base | dict(self.config)


INTAKE = Topic(
    name="sijill.intake.v1",
    key="file id",
    contracts=("*events",),
    cleanup="delete",
    retention_ms=30 * _DAY_MS,
    content="what stations submitted, as submitted",
    config={"message.timestamp.type": "LogAppendTime", "max.message.bytes": str(MAX_RECORD_BYTES)},
)
JOURNAL = Topic(
    name="sijill.journal.v1",
    key="file id",
    contracts=("*events",),
    cleanup="delete",
    content="accepted events: the source of truth, never compacted",
    # the record's time is recorded_at, which may be older than the broker's clock after a long stop
    config={"message.timestamp.type": "CreateTime", "message.timestamp.before.max.ms": str(2**63 - 1)},
)
FILES = Topic(
    name="sijill.files.v1",
    key="file id",
    contracts=("FileState", "ImportSession"),
    cleanup="compact",
    content="current state of each file, no personal data in clear",
)
OUTCOMES = Topic(
    name="sijill.outcomes.v1",
    key="event id, partitioned by file id",
    contracts=("Outcome",),
    cleanup="compact,delete",
    retention_ms=2 * 365 * _DAY_MS,
    content="content hash and outcome of every submitted event",
)
REFUSALS = Topic(
    name="sijill.refusals.v1",
    key="station id",
    contracts=("Refusal",),
    cleanup="delete",
    retention_ms=365 * _DAY_MS,
    content="refused events with rule, reason, and how to mend",
)
DEAD_LETTERS = Topic(
    name="sijill.dead-letters.v1",
    key="source coordinates",
    contracts=("DeadLetter",),
    cleanup="delete",
    retention_ms=365 * _DAY_MS,
    content="records that could not be read, original sealed, and those that wait behind them",
    config={"max.message.bytes": str(MAX_RECORD_BYTES + 64 * 1024)},
)
KEYS = Topic(
    name="sijill.keys.v1",
    key="subject key id",
    contracts=("SubjectKey",),
    cleanup="compact",
    content="wrapped subject keys; a tombstone destroys one",
)
ACCESS = Topic(
    name="sijill.access.v1",
    key="file id",
    contracts=("RecordAccessed", "ReadsWatched"),
    cleanup="delete",
    retention_ms=3 * 365 * _DAY_MS,
    content="who read what, for which purpose",
)
UNITS = Topic(
    name="sijill.units.v1",
    key="unit",
    contracts=("*units",),
    cleanup="delete",
    partitions=1,  # orders of the organisation have one order among them all
    content="the organisation: units, territory, officers, devices; never compacted",
    config={"message.timestamp.type": "LogAppendTime"},
)
CHECKPOINTS = Topic(
    name="sijill.checkpoints.v1",
    key="origin of the tree",
    contracts=(),
    cleanup="compact",
    partitions=1,
    content="checkpoints of the trees over the topics of record, signed and co-signed: C2SP notes, no Avro",
)
ACTIVITY = Topic(
    name="sijill-screen-activity-acts-changelog",  # Faust's name for table `acts` of app `sijill-screen-activity`
    key="station and kind of act",
    contracts=(),
    cleanup="compact",
    content="counts of the activity agent, as JSON; made before the agent starts, which does not wait for its topic",
)


def _care(main: Topic) -> Topic:
    """Return the twin of a main topic in the care lane (design 12.9): same policy, other name, keyed by case."""
    name, key = main.name.replace("sijill.", "sijill.care.", 1), main.key.replace("file id", "case id")
    partitions = min(main.partitions, CARE_PARTITIONS)
    return replace(main, name=name, key=key, partitions=partitions, content=f"care lane: {main.content}")


CARE_INTAKE, CARE_JOURNAL, CARE_FILES = _care(INTAKE), _care(JOURNAL), _care(FILES)
CARE_OUTCOMES, CARE_REFUSALS, CARE_DEAD_LETTERS = _care(OUTCOMES), _care(REFUSALS), _care(DEAD_LETTERS)
CARE_KEYS, CARE_ACCESS, CARE_CHECKPOINTS = _care(KEYS), _care(ACCESS), _care(CHECKPOINTS)

MAIN_TOPICS: tuple[Topic, ...] = (
    INTAKE,
    JOURNAL,
    FILES,
    OUTCOMES,
    REFUSALS,
    DEAD_LETTERS,
    KEYS,
    ACCESS,
    UNITS,
    CHECKPOINTS,
    ACTIVITY,
)
CARE_TOPICS: tuple[Topic, ...] = (
    CARE_INTAKE,
    CARE_JOURNAL,
    CARE_FILES,
    CARE_OUTCOMES,
    CARE_REFUSALS,
    CARE_DEAD_LETTERS,
    CARE_KEYS,
    CARE_ACCESS,
    CARE_CHECKPOINTS,
)
TOPICS: tuple[Topic, ...] = (*MAIN_TOPICS, *CARE_TOPICS)
PROVEN: tuple[Topic, ...] = (JOURNAL, UNITS, ACCESS)
"""Topics of record: each partition has a tree. Those of the care lane have theirs apart, and their own checkpoints."""
CARE_PROVEN: tuple[Topic, ...] = (CARE_JOURNAL, CARE_ACCESS)
