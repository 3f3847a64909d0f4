"""A whole running register for a test: its own state directory, platform and crew, real commands, and what it holds.

with running_register() as register:
    register.ask("simulate", "--files", "20")
    await register.settle()
    records = await register.records(JOURNAL.name)
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from infra.commands.platform import FIRST_EPOCH, bring_up
from infra.local import platform
from infra.settings import Settings, get_settings
from infra.settling import wait_until_settled
from register.deadlines import due_notices
from schemas import codec
from schemas.events import Event
from schemas.ids import new_uuid7
from schemas.journal import JournalRecord, event_headers, read_journal_record
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.sealing import DeviceKeys
from schemas.topics import INTAKE, JOURNAL
from streams.due import QUIET_S
from tests.commanding import run_command
from tests.screening_examples import Desk

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SETTLE_S = 240.0
COMMAND_S = 300.0
_PLACES = ("SIJILL_KAFKA_BOOTSTRAP", "SIJILL_REGISTRY_URL", "SIJILL_POSTGRES_DSN", "SIJILL_STATE_DIR")
Headers = Sequence[tuple[str, bytes]]
Raw = tuple[bytes | None, bytes | None, Headers]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register that runs: opener, screen and projector on a platform of its own."""

    settings: Settings

    # --- commands ---------------------------------------------------------------------------------------------------

    def run(
        self, *arguments: str, given: str | bytes = b"", codes: Sequence[int] = (0,)
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `sijill …` as a person does; fail when it ends with another code than expected."""
        told = (*arguments, "--state-dir", str(self.settings.state_dir))
        text = given.encode() if isinstance(given, str) else given
        environment = {name: value for name, value in os.environ.items() if name not in _PLACES}
        if self.settings.notary_key is not None:
            environment["SIJILL_NOTARY_KEY"] = str(self.settings.notary_key)
        done = run_command(*told, given=text, folder=ROOT, environment=environment, seconds=COMMAND_S)

        assert done.returncode in codes, f"sijill {' '.join(arguments)}: {done.returncode}\n{done.stderr.decode()}"
        return done

    def ask(self, *arguments: str, given: str | bytes = b"", codes: Sequence[int] = (0,)) -> Any:
        """Run a command with --json and return what it says."""
        return json.loads(self.run(*arguments, "--json", given=given, codes=codes).stdout)

    def emit(
        self,
        *acts: Mapping[str, object] | str,
        device: str = "D-1",
        station: str = "TN-LM-01",
        corps: str = "SURETE",
        codes: Sequence[int] = (0,),
    ) -> Any:
        """Emit acts as JSON lines at a station, of La Marsa unless another is named; a string goes as it is."""
        lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in acts]
        place = ("--station", station, "--device", device, "--district", "TN-LM", "--corps", corps)
        return self.ask("emit", "-", *place, given="\n".join(lines) + "\n", codes=codes)

    async def settle(self) -> None:
        """Wait until everything submitted is judged and everything accepted is in the tables."""
        await wait_until_settled(self.settings, seconds=SETTLE_S)

    async def indexed(self) -> None:
        """Wait until the index holds what the journal holds, and everybody in it was compared."""
        await self.settle()
        reached = (
            "SELECT coalesce(sum(next_offset), 0) FROM sijill_index.positions WHERE topic = 'sijill.journal.v1'",
            "SELECT coalesce(sum(next_offset), 0) FROM sijill.positions",
        )

        def caught_up() -> bool:
            index, tables = (int(self.sql(each)[0][0]) for each in reached)
            return index >= tables > 0 and self.sql("SELECT 1 FROM sijill_index.files WHERE to_match") == []

        await until(caught_up, "the index")
        await self.settle()

    async def come_to_rest(self, *, blocked: Collection[str] = ()) -> None:
        """Wait until also every notice that is due has been raised and judged; a blocked file gets none."""
        await self.settle()
        await until(lambda: not self._due(blocked), "notices of what is due")
        await self.settle()

    def _due(self, blocked: Collection[str]) -> bool:
        today = datetime.now(tz=ZoneInfo("Africa/Tunis")).date().toordinal() - date(1970, 1, 1).toordinal()
        states = self.sql("SELECT file_id::text, state FROM sijill.files")
        return any(due_notices(codec.decode_body("FileState", s), today) for name, s in states if name not in blocked)

    # --- what it holds ----------------------------------------------------------------------------------------------

    async def records(self, topic: str, *, committed: bool = True) -> list[Any]:
        """Return the records of a topic as they were fetched, by partition and offset."""
        return [record async for record in fetch_all(self.settings.kafka, topic, committed=committed)]

    async def journal(self) -> list[JournalRecord]:
        """Return the committed journal by partition and offset."""
        records = await self.records(JOURNAL.name)
        return [read_journal_record(r.partition, r.offset, r.key, r.value, r.headers) for r in records]

    async def decoded(self, topic: str) -> list[tuple[Any, Any]]:
        """Return fetched records of the screen's own topics with what they hold."""
        found = []
        async with Registry(self.settings.registry) as registry:
            for record in await self.records(topic):
                schema_id, body = codec.unframe(record.value)
                contract = await registry.find_contract(schema_id)
                assert contract is not None
                found.append((record, codec.decode_body(contract.name, body, contract.sha256)))
        return found

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement in the database; return its rows."""
        with psycopg.connect(self.settings.postgres, autocommit=True) as session:
            return session.execute(statement.encode(), values).fetchall()

    # --- others who send --------------------------------------------------------------------------------------------

    async def send(self, *records: Raw, topic: str = INTAKE.name) -> list[str]:
        """Send raw records (key, value, headers) to their file's partition; return their coordinates."""
        places = []
        async with AIOKafkaProducer(
            bootstrap_servers=self.settings.kafka, enable_idempotence=True, max_request_size=2**24
        ) as producer:
            for key, value, headers in records:
                where = partition_of(key.decode()) if key is not None and len(key) == 36 else 0
                sent = await producer.send_and_wait(topic, value, key, where, headers=list(headers))
                places.append(f"{topic}/{sent.partition}/{sent.offset}")
        return places

    async def submit_foreign(self, *events: Event) -> list[str]:
        """Submit events as a foreign system does: right on the wire, unchecked; return their coordinates."""
        async with Registry(self.settings.registry) as registry:
            ids = await registry.ids({event.NAME for event in events})
        return await self.send(
            *(
                (
                    event.meta.file_id.encode(),
                    codec.frame(ids[event.NAME], codec.encode_body(event)),
                    event_headers(event.NAME, event.meta),
                )
                for event in events
            )
        )

    def foreign_desk(self) -> ForeignDesk:
        """Return a device of a foreign system, which seals for this register and checks nothing."""
        public = (self.settings.vault_dir / "epochs" / f"{FIRST_EPOCH}.pub").read_bytes()
        return ForeignDesk(public, time.time_ns() // 1_000)


class ForeignDesk(Desk):
    """A device of a foreign system: seals whatever it is given to the epoch of a running register."""

    def __init__(self, public: bytes, now: int) -> None:
        """Take the epoch's public key and the time at which all acts are done (microseconds UTC)."""
        super().__init__(public, now)
        self._keys = DeviceKeys.create(self.device, FIRST_EPOCH, public)

    @property
    def keys(self) -> DeviceKeys:
        """Return what seals for this device."""
        return self._keys


@contextmanager
def running_register(
    *, quiet_s: float = QUIET_S, care: bool = False, suspicions: bool = False, **more: Path
) -> Iterator[Register]:
    """Start a register in a temporary directory of its own; stop and remove it, whatever happens.

    A file must have rested for `quiet_s` before what is due in it is told; `care`: with the care lane's screen.
    `suspicions`: it tells who may be one person, which the invented namesakes of most tests would be. `more` settings
    may name the notary's key and its witnesses.
    """
    folder = Path(tempfile.mkdtemp(prefix="sijill-register-"))
    settings = get_settings(
        state_dir=folder,
        kafka_bootstrap="",
        registry_url="",
        postgres_dsn="",
        notices_quiet_s=quiet_s,
        suspicions=suspicions,
        **more,
    )  # never another one's parts
    try:
        bring_up(settings, register=True, care=care)
        yield Register(settings=settings)
    finally:
        platform.down(settings)
        shutil.rmtree(folder)


async def fetch_all(kafka: str, topic: str, *, committed: bool = True) -> AsyncIterator[Any]:
    """Yield every record of every partition of a topic up to its present end, internal topics too."""
    isolation = "read_committed" if committed else "read_uncommitted"
    async with fetching(kafka, isolation) as consumer:
        for part in (TopicPartition(topic, number) for number in range(await _partitions(kafka, topic))):
            consumer.assign([part])
            end = (await consumer.end_offsets([part]))[part]
            consumer.seek(part, (await consumer.beginning_offsets([part]))[part])
            while await consumer.position(part) < end:
                for record in (await consumer.getmany(part, timeout_ms=500)).get(part, ()):
                    yield record


@asynccontextmanager
async def fetching(kafka: str, isolation: str = "read_committed") -> AsyncIterator[AIOKafkaConsumer]:
    """Give a consumer that commits nothing and knows all topics."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka,
        enable_auto_commit=False,
        isolation_level=isolation,
        fetch_max_wait_ms=100,
        max_partition_fetch_bytes=2**25,
    )
    async with consumer:
        yield consumer


async def _partitions(kafka: str, topic: str) -> int:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        [told] = await admin.describe_topics([topic])
    finally:
        await admin.close()
    return len(told["partitions"])


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until(condition: Callable[[], bool], what: str, *, seconds: float = SETTLE_S) -> None:
    """Wait for a condition of other processes; fail, naming it, when it does not come."""
    end = time.monotonic() + seconds
    while not await asyncio.to_thread(condition):
        assert time.monotonic() < end, f"waited {seconds:.0f} s in vain: {what}"
        await asyncio.sleep(0.1)


def file_in(partition: int) -> str:
    """Return a new file id that lies in this partition."""
    while partition_of(file_id := new_uuid7()) != partition:
        pass
    return file_id
