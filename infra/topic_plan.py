"""Plan the topics of a cluster against the topic catalogue, and carry a plan out.

Refuses whatever would lose records or move a file to another partition; never deletes a topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from infra.cluster import Cluster, FoundTopic
from infra.plans import Change, Create, Plan, Refused, Step, Stray, Unchanged
from schemas.topics import TOPICS, Topic

_FOR_EVER = -1
_NEW_TOPIC = "Make a new topic under a new version (…v2) and copy the records into it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Durability:
    """Copies of each record, and how many must hold it before it counts as written (design 3: 3 and 2)."""

    replicas: int
    in_sync: int

    @classmethod
    def of(cls, replicas: int) -> Durability:
        """Return the durability for this many copies: one broker may be away, or none when there is one copy."""
        return cls(replicas=replicas, in_sync=max(1, replicas - 1))

    def settings(self) -> dict[str, str]:
        """Return the topic settings that go with it."""
        return {"min.insync.replicas": str(self.in_sync), "unclean.leader.election.enable": "false"}


async def plan_topics(cluster: Cluster, durability: Durability, topics: Iterable[Topic] = TOPICS) -> Plan:
    """Return what applying the catalogue would do to the cluster; changes nothing."""
    wanted = tuple(topics)
    found = await cluster.topics()
    steps = [step for topic in wanted for step in compare(topic, found.get(topic.name), durability)]
    known = {topic.name for topic in wanted}
    strays = [Stray(name=name) for name in sorted(found.keys() - known)]
    return Plan(steps=(*steps, *strays))


async def apply_topics(cluster: Cluster, durability: Durability, topics: Iterable[Topic] = TOPICS) -> Plan:
    """Carry the plan out and return it, unless a step is refused: then nothing is changed and `applied` is False."""
    wanted = {topic.name: topic for topic in topics}
    plan = await plan_topics(cluster, durability, wanted.values())
    if plan.refused:
        return plan
    created = [wanted[step.name] for step in plan.steps if isinstance(step, Create)]
    await cluster.create({t.name: (t.partitions, durability.replicas, settings_of(t, durability)) for t in created})
    changed: dict[str, dict[str, str]] = {}
    for step in plan.steps:
        if isinstance(step, Change):
            changed.setdefault(step.name, {})[step.setting] = step.after
    await cluster.change_settings(changed)
    return replace(plan, applied=True)


def settings_of(topic: Topic, durability: Durability) -> dict[str, str]:
    """Return all settings that the catalogue states for a topic."""
    return topic.settings() | durability.settings()


def compare(topic: Topic, found: FoundTopic | None, durability: Durability) -> tuple[Step, ...]:
    """Return the steps from the topic as found to the topic of the catalogue."""
    settings = settings_of(topic, durability)
    if found is None:
        shape = f"{topic.partitions} partitions, copies: {durability.replicas}, {topic.cleanup}, {topic.content}"
        return (Create(name=topic.name, content=shape),)
    steps = (*_shape(topic, found, durability), *_settings(topic.name, found.settings, settings))
    return steps or (Unchanged(name=topic.name),)


def _shape(topic: Topic, found: FoundTopic, durability: Durability) -> Iterator[Step]:
    if found.partitions != topic.partitions:
        yield Refused(
            name=topic.name,
            reason=f"It has {found.partitions} partitions instead of {topic.partitions};"
            " changing that would move files to other partitions and break their order.",
            mend=_NEW_TOPIC,
        )
    if found.replicas != durability.replicas:
        yield Refused(
            name=topic.name,
            reason=f"Each of its partitions is kept {found.replicas} time(s) instead of {durability.replicas}.",
            mend="Move them with Kafka's kafka-reassign-partitions, or correct the number of copies in the settings.",
        )


def _settings(name: str, found: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Step]:
    for setting, after in wanted.items():
        before = found.get(setting)
        if before is not None and same_setting(before, after):
            continue
        reason = None if before is None else why_destructive(setting, before, after)
        if reason is None:
            yield Change(name=name, setting=setting, before=before, after=after)
        else:
            yield Refused(name=name, reason=reason, mend=_mend(setting))


def same_setting(before: str, after: str) -> bool:
    """Return whether two values of a setting mean the same: lists such as cleanup.policy have no order."""
    return before == after or sorted(before.split(",")) == sorted(after.split(","))


def why_destructive(setting: str, before: str, after: str) -> str | None:
    """Return what a change of setting would lose, or None when it loses nothing."""
    match setting:
        case "cleanup.policy" if set(after.split(",")) - set(before.split(",")):
            return (
                f"Its cleanup.policy is {before}; with {after} the broker would throw away records that it keeps now."
            )
        case "retention.ms" | "retention.bytes" if _limit(after) < _limit(before):
            return f"Its {setting} is {before}; with {after} the broker would throw away records that it keeps now."
        case "min.insync.replicas" if int(after) < int(before):
            return f"Its min.insync.replicas is {before}; with {after} an acknowledged record could be lost."
    return None


def _limit(value: str) -> float:
    return float("inf") if int(value) == _FOR_EVER else int(value)


def _mend(setting: str) -> str:
    if setting == "min.insync.replicas":
        return "Lower it by hand with Kafka's kafka-configs if that is really meant."
    return f"{_NEW_TOPIC} Or change it by hand with Kafka's kafka-configs if the loss is meant."
