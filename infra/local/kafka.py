"""One Kafka 4.4 broker that is its own controller (KRaft), with its log in the state directory.

Acknowledged records survive the death of the process; surviving that of the machine takes replicas.
"""

from __future__ import annotations

import base64
import signal
import subprocess
import uuid
from pathlib import Path

from infra.local.archives import java_program, kafka_class_path
from infra.local.part import Site, empty_folder, java_environment, new_draft
from infra.local.probes import kafka_answers
from infra.local.processes import Launch, has_argument, scan
from infra.local.record import HOST, Identity
from schemas.errors import ServiceUnreachable
from schemas.topics import MAX_RECORD_BYTES

# C1 code only and the serial collector: on two shared cores the threads of the others cost more than they give
_JAVA_OPTIONS = ("-Xmx512m", "-Xms256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
# what the libraries do with memory and native code is theirs to mend; the log need not repeat it at each start
_SILENCE = ("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED")
_LOGGING = (
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
)


class Kafka:
    """The broker: `kafka` serves clients, `controller` serves the broker itself."""

    name = "kafka"
    port_names: tuple[str, ...] = ("kafka", "controller")
    stop_signal = signal.SIGTERM
    stop_seconds = 20.0

    def prepare(self, site: Site) -> None:
        """Write the settings; format the log folder once, in a draft that is renamed when it is whole."""
        folder = site.folder(self.name)
        empty_folder(folder / "tmp")
        (folder / "server.properties").write_text(_properties(site, folder / "log"))
        (folder / "java.args").write_text(f'-cp "{kafka_class_path(site.cache_dir)}"\n')
        if not (folder / "log").exists():
            _format(site, folder)

    def launch(self, site: Site) -> Launch:
        """Return the broker's command line."""
        folder = site.folder(self.name)
        settings = str(folder / "server.properties")
        return Launch(
            arguments=(*_java(site, folder), *_JAVA_OPTIONS, "kafka.Kafka", settings),
            environment=java_environment(folder),
            folder=folder,
        )

    def answers(self, site: Site) -> bool:
        """Say whether the broker serves clients."""
        return kafka_answers(site.ports["kafka"])

    def find(self, site: Site) -> list[Identity]:
        """Find the broker of this site by its mark."""
        return scan(has_argument(site.mark(self.name)))


def _java(site: Site, folder: Path) -> tuple[str, ...]:
    scratch = f"-Djava.io.tmpdir={folder / 'tmp'}"
    return (java_program(), f"@{folder / 'java.args'}", site.mark("kafka"), scratch, *_SILENCE, *_LOGGING)


def _format(site: Site, folder: Path) -> None:
    draft, settings = new_draft(folder), folder / "format.properties"
    settings.write_text(_properties(site, draft))
    cluster = _new_cluster_id()
    tool = (
        "-Xmx128m",
        "-XX:TieredStopAtLevel=1",
        "kafka.tools.StorageTool",
        "format",
        "-t",
        cluster,
        "-c",
        str(settings),
    )
    done = subprocess.run(
        [*_java(site, folder), *tool],
        env=java_environment(folder),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ServiceUnreachable(
            "The broker's log folder could not be formatted.", where=str(draft), mend=done.stderr[-300:]
        )
    draft.rename(folder / "log")


def _new_cluster_id() -> str:
    while (text := base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")).startswith("-"):
        pass  # like Kafka itself: an id that begins with a dash would be read as an option
    return text


def _properties(site: Site, log: Path) -> str:
    broker, controller = site.ports["kafka"], site.ports["controller"]
    size = MAX_RECORD_BYTES
    lines = {
        "process.roles": "broker,controller",
        "node.id": 1,
        "controller.quorum.voters": f"1@{HOST}:{controller}",
        "listeners": f"PLAINTEXT://{HOST}:{broker},CONTROLLER://{HOST}:{controller}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{broker}",
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": log,
        "auto.create.topics.enable": "false",
        "unclean.leader.election.enable": "false",
        "message.max.bytes": size,
        "replica.fetch.max.bytes": size,
        "log.retention.ms": -1,  # a topic that says nothing keeps everything
        "offsets.retention.minutes": 525_600,  # a platform stopped for a holiday keeps its readers' positions
        # one broker: every internal topic has one replica, and few partitions, so that it starts and heals fast
        "offsets.topic.replication.factor": 1,
        "offsets.topic.num.partitions": 12,
        "transaction.state.log.replication.factor": 1,
        "transaction.state.log.min.isr": 1,
        "transaction.state.log.num.partitions": 12,
        "share.coordinator.state.topic.replication.factor": 1,
        "share.coordinator.state.topic.min.isr": 1,
        "share.coordinator.state.topic.num.partitions": 1,
        # a killed broker may register again only when its old session is over: 3 s instead of 9
        "broker.session.timeout.ms": 3000,
        "broker.heartbeat.interval.ms": 500,
        "group.initial.rebalance.delay.ms": 0,
        "num.network.threads": 2,
        "num.io.threads": 4,
        "background.threads": 4,
        "log.cleaner.dedupe.buffer.size": 16 * 1024 * 1024,  # the default of 128 MiB is a quarter of our heap
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())
