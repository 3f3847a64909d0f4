"""Topics and contracts on the real broker and the real registry: applied once, refused with the reason, never lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from typer.testing import CliRunner

from infra.catalogue import durability_of, prepare_topics_and_schemas
from infra.cli import app
from infra.cluster import Cluster
from infra.plans import Change, Create, Refused, Stray, Unchanged
from infra.schema_plan import apply_schemas, plan_schemas
from infra.settings import get_settings
from infra.topic_plan import Durability, apply_topics, plan_topics
from schemas import codec
from schemas.canonical import hashes
from schemas.codec import Contract
from schemas.errors import CommandRefused, ContractUnknown, RegistryRefused, RegistryUnreachable, ServiceUnreachable
from schemas.ids import new_uuid7
from schemas.registry import COMPATIBILITY, Registry, contract_of
from schemas.topics import Topic

ONE_COPY = Durability.of(1)
DAY_MS = 24 * 3600 * 1000


def trial_topic(name: str, **other: Any) -> Topic:
    """Return a catalogue entry that only tests use."""
    fields = {"key": "none", "contracts": (), "cleanup": "delete", "retention_ms": 30 * DAY_MS, "partitions": 2}
    return Topic(name=name, **(fields | other))


def trial_contract(name: str, *, without: str = "", added: dict[str, Any] | None = None) -> Contract:
    """Return a copy of FeeAssessed under another name, without a field or with one more."""
    schema = json.loads(codec.contract("FeeAssessed").json)
    fields = [field for field in schema["fields"] if field["name"] != without] + ([added] if added else [])
    made = contract_of(json.dumps(schema | {"name": name, "fields": fields}))
    assert made is not None
    return made


@pytest.fixture
async def cluster(platform: Any) -> AsyncIterator[Cluster]:
    """Give the platform's cluster."""
    async with Cluster(platform.kafka) as opened:
        yield opened


@pytest.fixture
async def registry(platform: Any) -> AsyncIterator[Registry]:
    """Give the platform's registry."""
    async with Registry(platform.registry) as opened:
        yield opened


@pytest.fixture
async def topic_name(platform: Any) -> AsyncIterator[str]:
    """Give a name that no topic has, and take the topic away afterwards."""
    name = f"trial.{new_uuid7()}.v1"
    yield name
    admin = AIOKafkaAdminClient(bootstrap_servers=platform.kafka)
    await admin.start()
    await admin.delete_topics([name])
    await admin.close()


@pytest.fixture
def contract_name() -> str:
    """Give a record name that no subject has."""
    return f"Trial{new_uuid7().replace('-', '')}"


async def test_topics_are_created_once_and_then_left_alone(cluster: Cluster, topic_name: str) -> None:
    """The first apply creates, the second changes nothing."""
    topic = trial_topic(topic_name)
    first = await apply_topics(cluster, ONE_COPY, [topic])
    second = await apply_topics(cluster, ONE_COPY, [topic])

    assert [type(step) for step in first.changes] == [Create]
    assert second.applied
    assert [step for step in second.steps if step.name == topic_name] == [Unchanged(name=topic_name)]


async def test_a_plan_changes_nothing(cluster: Cluster, topic_name: str) -> None:
    """After a plan the topic is still missing."""
    await plan_topics(cluster, ONE_COPY, [trial_topic(topic_name)])

    assert topic_name not in await cluster.topics()


async def test_a_changed_setting_keeps_those_that_were_made_by_hand(cluster: Cluster, topic_name: str) -> None:
    """The broker's old protocol replaces all settings; what an operator set on the topic must survive."""
    await apply_topics(cluster, ONE_COPY, [trial_topic(topic_name, config={"segment.ms": "3600000"})])
    longer = await apply_topics(cluster, ONE_COPY, [trial_topic(topic_name, retention_ms=60 * DAY_MS)])
    settings = (await cluster.topics())[topic_name].settings

    assert [type(step) for step in longer.changes] == [Change]
    assert settings["retention.ms"] == str(60 * DAY_MS)
    assert settings["segment.ms"] == "3600000"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"partitions": 3}, "2 partitions instead of 3"),
        ({"cleanup": "compact"}, "cleanup.policy is delete"),
        ({"retention_ms": DAY_MS}, "retention.ms is 2592000000"),
    ],
    ids=["partitions", "clean-up", "retention"],
)
async def test_a_destructive_change_is_refused_and_nothing_is_done(
    cluster: Cluster, topic_name: str, other: dict[str, Any], words: str
) -> None:
    """The topic stays as it was, also in the settings that could have been changed."""
    await apply_topics(cluster, ONE_COPY, [trial_topic(topic_name)])
    before = (await cluster.topics())[topic_name]
    harmless = {"config": {"segment.ms": "3600000"}}
    plan = await apply_topics(cluster, ONE_COPY, [trial_topic(topic_name, **other, **harmless)])

    assert not plan.applied
    assert [type(step) for step in plan.refused] == [Refused]
    assert words in plan.refused[0].reason
    assert (await cluster.topics())[topic_name] == before


async def test_a_topic_that_the_catalogue_does_not_know_is_reported_and_kept(cluster: Cluster, topic_name: str) -> None:
    """Somebody else's topic is not ours to delete."""
    await apply_topics(cluster, ONE_COPY, [trial_topic(topic_name)])
    plan = await apply_topics(cluster, ONE_COPY, [])

    assert Stray(name=topic_name) in plan.steps
    assert topic_name in await cluster.topics()


async def test_a_cluster_too_small_for_the_copies_is_told_before_any_topic_is_made(
    cluster: Cluster, topic_name: str
) -> None:
    """The broker's own words come back, and even the topics that it would take are not made."""
    settings = {"cleanup.policy": "delete"}
    batch = {topic_name: (2, 1, settings), f"{topic_name}.large": (2, 3, settings)}
    with pytest.raises(CommandRefused, match="replication factor"):
        await cluster.create(batch)

    assert topic_name not in await cluster.topics()


async def test_a_cluster_that_does_not_answer_is_said_to_be_unreachable(unused_tcp_port: int) -> None:
    """Nothing listens on the port: the error can be tried again."""
    with pytest.raises(ServiceUnreachable):
        async with Cluster(f"127.0.0.1:{unused_tcp_port}"):
            pass


async def test_the_whole_catalogue_is_on_the_platform(platform: Any, cluster: Cluster, registry: Registry) -> None:
    """Preparing the platform once more leaves every topic and every contract as it is."""
    settings = get_settings(kafka_bootstrap=platform.kafka, registry_url=platform.registry)
    await prepare_topics_and_schemas(settings, copies=1)
    topics = await plan_topics(cluster, durability_of(settings, 1))
    schemas = await plan_schemas(registry)

    assert (topics.changes, topics.refused) == ((), ())
    assert (schemas.changes, schemas.refused) == ((), ())


async def test_every_contract_comes_back_from_its_id_as_the_released_one(registry: Registry) -> None:
    """A writer's id leads a reader to the very contract, checked by the hash of its canonical form."""
    await apply_schemas(registry)
    ids = await registry.ids(codec.contracts())
    found = {name: await registry.find_contract(schema_id) for name, schema_id in ids.items()}

    assert found == dict(codec.contracts())


async def test_any_kafka_tool_finds_the_schema_of_our_frame(platform: Any, registry: Registry) -> None:
    """The id of a framed value names, in the registry's plain API, the text with which it was written."""
    name = "FeeAssessed"
    value = codec.frame((await registry.ids([name]))[name], b"")
    schema_id, _ = codec.unframe(value)
    async with httpx.AsyncClient() as tool:
        answer = await tool.get(f"{registry.base_url}/schemas/ids/{schema_id}")

    assert hashes(json.loads(answer.json()["schema"]))[0] == codec.contract(name).sha256


async def test_dropping_a_field_without_default_is_refused_and_the_field_is_named(
    registry: Registry, contract_name: str
) -> None:
    """The registry answers 409; our error says which field, the plan says it before."""
    await registry.register(trial_contract(contract_name))
    broken = trial_contract(contract_name, without="amount")
    plan = await apply_schemas(registry, [broken])

    with pytest.raises(RegistryRefused, match=r"409.*Field amount was dropped") as refused:
        await registry.register(broken)

    assert refused.value.where == broken.subject
    assert [type(step) for step in plan.refused] == [Refused]
    assert "Field amount was dropped" in plan.refused[0].reason
    assert await registry.find_id(broken) is None


async def test_an_added_field_with_default_is_a_new_version_once(registry: Registry, contract_name: str) -> None:
    """The first apply registers it, the second changes nothing, and both versions stay readable by id."""
    first_id = await registry.register(trial_contract(contract_name))
    grown = trial_contract(
        contract_name, added={"name": "cashier", "type": "string", "doc": "Who took the money", "default": ""}
    )
    first = await apply_schemas(registry, [grown])
    second = await apply_schemas(registry, [grown])
    new_id = await registry.find_id(grown)

    assert [type(step) for step in first.changes] == [Change]
    assert Unchanged(name=grown.subject) in second.steps
    assert new_id not in (None, first_id)
    assert len(await registry.versions(grown.subject)) == 2


async def test_a_subject_with_a_weaker_rule_gets_full_transitive_back(
    platform: Any, registry: Registry, contract_name: str
) -> None:
    """Somebody set NONE on a subject: the plan shows it, the apply mends it."""
    contract = trial_contract(contract_name)
    await registry.register(contract)
    async with httpx.AsyncClient() as somebody:
        await somebody.put(f"{registry.base_url}/config/{contract.subject}", json={"compatibility": "NONE"})
    plan = await apply_schemas(registry, [contract])

    assert plan.changes == (Change(name=contract.subject, setting="compatibility", before="NONE", after=COMPATIBILITY),)
    assert await registry.compatibility(contract.subject) == COMPATIBILITY


async def test_a_breaking_contract_is_refused_even_where_the_rule_was_taken_away(
    registry: Registry, contract_name: str
) -> None:
    """With NONE the registry would take anything; the plan does not."""
    contract, broken = trial_contract(contract_name), trial_contract(contract_name, without="amount")
    await registry.register(contract)
    async with httpx.AsyncClient() as somebody:
        await somebody.put(f"{registry.base_url}/config/{contract.subject}", json={"compatibility": "NONE"})
    plan = await apply_schemas(registry, [broken])

    assert not plan.applied
    assert "Field amount was dropped" in plan.refused[0].reason
    assert await registry.find_id(broken) is None


async def test_an_unknown_id_and_an_unregistered_contract_are_none(registry: Registry, contract_name: str) -> None:
    """The registry answered: it has no such schema."""
    assert await registry.find_contract(2_000_000_000) is None
    assert await registry.find_id(trial_contract(contract_name)) is None


async def test_a_writer_asking_for_a_name_without_contract_is_told_so(registry: Registry) -> None:
    """A slip in a name is no question for the registry."""
    with pytest.raises(ContractUnknown, match="NeverMade"):
        await registry.ids(["NeverMade"])


async def test_a_schema_that_was_never_released_comes_marked(registry: Registry, contract_name: str) -> None:
    """Somebody registered a schema of their own: readers are told, not misled."""
    schema_id = await registry.register(trial_contract(contract_name))
    found = await registry.find_contract(schema_id)

    assert found is not None
    assert (found.name, found.kind) == (contract_name, "unreleased")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 6\r\n\r\n<html>",
        b'HTTP/1.1 404 Not Found\r\ncontent-length: 14\r\n\r\n{"status":404}',
        b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>",
        b"no HTTP at all\r\n\r\n",
    ],
    ids=["silence", "page not found", "another service", "starting", "a web page", "another protocol"],
)
async def test_something_else_at_the_address_is_unreachable_and_never_an_unknown_id(answer: bytes | None) -> None:
    """A dead letter for "unknown id" would be wrong while the registry is only away."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if answer is not None:
            writer.write(answer)
            await writer.drain()
            writer.close()
        else:
            await reader.read()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with Registry(f"http://127.0.0.1:{port}", timeout=0.3) as away:
        with pytest.raises(RegistryUnreachable) as unreachable:
            await away.find_contract(1)
    server.close()

    assert unreachable.value.retriable


async def test_a_registry_that_nobody_runs_is_unreachable(unused_tcp_port: int) -> None:
    """Nothing listens on the port."""
    async with Registry(f"http://127.0.0.1:{unused_tcp_port}") as away:
        with pytest.raises(RegistryUnreachable):
            await away.ids(["FeeAssessed"])


async def test_a_known_contract_is_kept_when_the_registry_goes_away(registry: Registry) -> None:
    """Ids never change, so an answer is asked for once."""
    schema_id = (await registry.ids(["FeeAssessed"]))["FeeAssessed"]
    known = await registry.find_contract(schema_id)
    await registry.aclose()

    assert await registry.find_contract(schema_id) == known
    assert await registry.ids(["FeeAssessed"]) == {"FeeAssessed": schema_id}


@pytest.mark.parametrize("command", ["topics", "schemas"])
def test_commands_show_plans_as_json_and_end_with_zero_when_nothing_is_refused(platform: Any, command: str) -> None:
    """A program reads the plan from standard output."""
    one_copy = ["--copies", "1"] if command == "topics" else []
    environment = {"SIJILL_KAFKA_BOOTSTRAP": platform.kafka, "SIJILL_REGISTRY_URL": platform.registry}
    applied = CliRunner().invoke(app, [command, "apply", "--json", *one_copy], env=environment)
    planned = CliRunner().invoke(app, [command, "plan", "--json", *one_copy], env=environment)

    assert (applied.exit_code, planned.exit_code) == (0, 0)
    assert json.loads(applied.stdout)["applied"]
    assert set(json.loads(planned.stdout)["counts"]) <= {"unchanged", "stray"}


def test_a_refused_plan_ends_with_one(platform: Any) -> None:
    """Two copies of each record are wanted where there is one: exit code 1, and every reason is in the output."""
    environment = {"SIJILL_KAFKA_BOOTSTRAP": platform.kafka, "SIJILL_REGISTRY_URL": platform.registry}
    CliRunner().invoke(app, ["topics", "apply", "--copies", "1"], env=environment)
    planned = CliRunner().invoke(app, ["topics", "plan", "--json", "--copies", "2"], env=environment)
    refused = [step for step in json.loads(planned.stdout)["steps"] if step["action"] == "refused"]

    assert planned.exit_code == 1
    assert refused
    assert all(step["reason"] and step["mend"] for step in refused)
