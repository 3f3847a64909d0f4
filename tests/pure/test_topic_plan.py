"""The topic catalogue changes a cluster only in ways that lose nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from infra.cluster import FoundTopic
from infra.plans import Change, Create, Refused, Unchanged
from infra.topic_plan import Durability, compare, settings_of, why_destructive
from schemas.topics import INTAKE, JOURNAL, TOPICS, Topic

THREE = Durability.of(3)
WEEK_MS = str(7 * 24 * 3600 * 1000)


def found(topic: Topic, *, partitions: int | None = None, replicas: int = 3, **settings: str) -> FoundTopic:
    """Return the topic as a cluster with the catalogue's settings has it, but for the differences given."""
    other: Mapping[str, str] = {name.replace("_", "."): value for name, value in settings.items()}
    return FoundTopic(
        name=topic.name,
        partitions=partitions or topic.partitions,
        replicas=replicas,
        settings=settings_of(topic, THREE) | other,
    )


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_as_the_catalogue_says_stays(topic: Topic) -> None:
    """Applying twice changes nothing the second time."""
    assert compare(topic, found(topic), THREE) == (Unchanged(name=topic.name),)


def test_a_missing_topic_is_created() -> None:
    """What is not there is made."""
    (step,) = compare(JOURNAL, None, THREE)

    assert isinstance(step, Create)


def test_three_copies_need_two_in_sync_and_one_copy_needs_one() -> None:
    """One broker may be away without a write being lost or stopped; the local platform has only one."""
    assert (Durability.of(3).in_sync, Durability.of(1).in_sync) == (2, 1)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (found(JOURNAL, partitions=6), "6 partitions instead of 12"),
        (found(JOURNAL, replicas=1), "1 time"),
        (found(INTAKE, retention_ms="-1"), "retention.ms is -1"),
        (found(INTAKE, retention_ms=str(60 * 24 * 3600 * 1000)), "retention.ms is 5184000000"),
        (found(JOURNAL, cleanup_policy="compact"), "cleanup.policy is compact"),
        (found(JOURNAL, min_insync_replicas="3"), "min.insync.replicas is 3"),
    ],
    ids=["partitions", "copies", "shorter than for ever", "shorter", "clean-up", "in sync"],
)
def test_a_change_that_loses_something_is_refused_with_the_reason(topic: FoundTopic, words: str) -> None:
    """The step says what is there, what would be lost and what a person can do."""
    by_name = {one.name: one for one in TOPICS}
    (step,) = compare(by_name[topic.name], topic, THREE)

    assert isinstance(step, Refused)
    assert words in step.reason
    assert step.mend


def test_a_longer_retention_is_only_a_change() -> None:
    """Keeping more loses nothing."""
    assert compare(INTAKE, found(INTAKE, retention_ms=WEEK_MS), THREE) == (
        Change(name=INTAKE.name, setting="retention.ms", before=WEEK_MS, after=str(INTAKE.retention_ms)),
    )


@pytest.mark.parametrize(
    ("before", "after", "loses"),
    [
        ("delete", "compact", True),
        ("delete", "compact,delete", True),
        ("compact", "compact,delete", True),
        ("compact,delete", "compact", False),
        ("compact,delete", "delete", False),
    ],
)
def test_a_clean_up_that_was_not_there_is_refused(before: str, after: str, loses: bool) -> None:
    """A broker may be told to throw away less, never more."""
    assert (why_destructive("cleanup.policy", before, after) is not None) == loses
