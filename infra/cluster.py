"""A Kafka cluster's topics: read them, create them, change their settings.

Translates the client's errors once; decides nothing about what a topic should be, and deletes none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, UnknownTopicOrPartitionError, for_code

from schemas.errors import CommandRefused, ServiceUnreachable

_REQUEST_MS = 15_000  # a controller that is being elected answers late; a dead one must not hold a command for ever
_LEADERS_S = 30.0  # partitions of a new topic have leaders within a second; without a limit a sick cluster hangs us
_POLL_S = 0.05
_DYNAMIC_TOPIC = 1  # config_source of a setting that somebody made on the topic itself (KIP-226)
_NAME, _VALUE, _SOURCE = 0, 1, 3  # places in an entry of DescribeConfigs, version 2
_ENTRIES = 4  # place of the entries in a resource of DescribeConfigs


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTopic:
    """A topic as the cluster has it: `replicas` is the smallest number of copies, `settings` those in force."""

    name: str
    partitions: int
    replicas: int
    settings: Mapping[str, str]


class Cluster:
    """Administers one cluster; an async context manager. `security` holds further options of the Kafka client."""

    def __init__(self, kafka: str, *, security: Mapping[str, Any] | None = None) -> None:
        """Take the bootstrap addresses `host:port[,host:port…]`."""
        self._address = kafka
        self._options = {"bootstrap_servers": kafka, "request_timeout_ms": _REQUEST_MS} | dict(security or {})
        self._admin: AIOKafkaAdminClient

    async def __aenter__(self) -> Self:
        """Connect; raise ServiceUnreachable."""
        self._admin = AIOKafkaAdminClient(**self._options)
        try:
            await self._admin.start()
        except (KafkaError, OSError) as failure:
            await self._admin.close()
            raise self._unreachable(failure) from failure
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._admin.close()

    async def topics(self) -> dict[str, FoundTopic]:
        """Return all topics that are not the broker's own, with the settings that are in force."""
        described = [topic for topic in await self._describe(None) if not _is_internal(topic)]
        settings = await self._settings([topic["topic"] for topic in described])
        # a topic that is just being made or deleted has no settings on every broker: it counts as not there
        return {
            topic["topic"]: _found(topic, settings[topic["topic"]][0])
            for topic in described
            if topic["topic"] in settings
        }

    async def create(self, topics: Mapping[str, tuple[int, int, Mapping[str, str]]]) -> None:
        """Create topics, each given as partitions, copies and settings; return when every partition has a leader.

        The broker checks all of them before the first is created; raises CommandRefused with its words.
        A topic that somebody else created meanwhile is left as it is.
        """
        if not topics:
            return
        wanted = [
            NewTopic(name, partitions, replicas, topic_configs=dict(settings))
            for name, (partitions, replicas, settings) in topics.items()
        ]
        for validate_only in (True, False):
            answer = await self._call(self._admin.create_topics(wanted, validate_only=validate_only))
            _check((name, code, words) for name, code, words in answer.topic_errors)
        await self._await_leaders({name: partitions for name, (partitions, _, _) in topics.items()})

    async def change_settings(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Set the given settings of each topic and keep those that were made on it before; raise CommandRefused."""
        if not changes:
            return
        now = await self._settings(list(changes))
        _check((name, UnknownTopicOrPartitionError.errno, None) for name in changes.keys() - now.keys())
        # AlterConfigs replaces all settings of a topic: what was made on it must be sent again or it is lost
        resources = [
            ConfigResource(ConfigResourceType.TOPIC, name, {**now[name][1], **wanted})
            for name, wanted in changes.items()
        ]
        for answer in await self._call(self._admin.alter_configs(resources)):
            _check((name, code, words) for code, words, _, name in answer.resources)

    async def _describe(self, names: list[str] | None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self._call(self._admin.describe_topics(names))
        return found

    async def _settings(self, names: list[str]) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
        if not names:
            return {}
        resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
        found = {}
        for answer in await self._call(self._admin.describe_configs(resources)):
            known = [resource for resource in answer.resources if resource[0] != UnknownTopicOrPartitionError.errno]
            _check((resource[3], resource[0], resource[1]) for resource in known)
            for resource in known:
                entries = [e for e in resource[_ENTRIES] if e[_VALUE] is not None]
                own = {e[_NAME]: e[_VALUE] for e in entries if e[_SOURCE] == _DYNAMIC_TOPIC}
                found[resource[3]] = ({e[_NAME]: e[_VALUE] for e in entries}, own)
        return found

    async def _await_leaders(self, partitions: Mapping[str, int]) -> None:
        try:
            async with asyncio.timeout(_LEADERS_S):
                while not _led(await self._describe(list(partitions)), partitions):  # noqa: ASYNC110
                    await asyncio.sleep(_POLL_S)
        except TimeoutError as failure:
            raise self._unreachable(failure) from failure

    async def _call(self, request: Any) -> Any:
        try:
            return await request
        except (KafkaError, OSError) as failure:
            raise self._unreachable(failure) from failure

    def _unreachable(self, failure: BaseException) -> ServiceUnreachable:
        return ServiceUnreachable(
            f"The Kafka cluster does not answer: {type(failure).__name__}.",
            where=self._address,
            mend="See that it runs (`sijill status`) and that its address is right.",
        )


def _led(topics: list[dict[str, Any]], partitions: Mapping[str, int]) -> bool:
    return all(sum(p["leader"] >= 0 for p in t["partitions"]) >= partitions[t["topic"]] for t in topics)


def _is_internal(topic: dict[str, Any]) -> bool:
    return bool(topic["is_internal"]) or topic["topic"].startswith("__")


def _found(topic: dict[str, Any], settings: dict[str, str]) -> FoundTopic:
    copies = [len(partition["replicas"]) for partition in topic["partitions"]]
    return FoundTopic(name=topic["topic"], partitions=len(copies), replicas=min(copies, default=0), settings=settings)


def _check(answers: Any) -> None:
    for name, code, words in answers:
        if code not in (0, TopicAlreadyExistsError.errno):
            kind = for_code(code)
            raise CommandRefused(
                f"The cluster refuses {name}: {words or kind.__name__}.",
                where=name,
                mend="Correct the settings, or ask whoever runs the cluster.",
            )
