"""The opener as a process of its own, on a real socket, with a real vault."""

from __future__ import annotations

import asyncio
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from infra.vault import FileVault
from schemas.errors import ServiceUnreachable
from schemas.events import (
    Content,
    DeadLetter,
    DeadRecord,
    HeaderPair,
    PartialDate,
    PersonIdentity,
    PersonName,
    Phrase,
    SealedText,
)
from schemas.ids import new_uuid7
from schemas.sealing import DeviceKeys, open_value, seal_dead_record
from streams.opener_client import OpenerClient, SealedItem
from streams.opener_wire import pack

NAME = PersonName(script="LATN", family="Zzexemplaire", given="Aminatou")
IDENTITY = PersonIdentity(names=(NAME,), birth_date=PartialDate(year=1988, month=2, day=29))
RUN = "import typer; from infra.commands.opener import opener; typer.run(opener)"


def start_opener(state_dir: Path) -> subprocess.Popen[str]:
    """Start the command and wait until it says that it listens, or ends."""
    command = [sys.executable, "-c", RUN, "--state-dir", str(state_dir), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if '"socket"' in line:
            break
    return process


def stop(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> str:
    """Stop the process; return the rest of its output."""
    process.send_signal(number)
    return process.communicate(timeout=20)[0]


class Desk:
    """A state directory with a vault, a device, and what it needs to make items."""

    def __init__(self, state_dir: Path) -> None:
        self.state_dir, self.socket = state_dir, state_dir / "opener.sock"
        with FileVault.initialise(state_dir / "vault") as vault:
            self.public = vault.ensure_epoch("2026-a")
        self.device = DeviceKeys.create("marsa-1", "2026-a", self.public)

    def item(
        self,
        content: Content = IDENTITY,
        *,
        subject: str | None = None,
        wants: str = "PersonIdentity",
        birth_year: int | None = None,
    ) -> SealedItem:
        """Seal a content as the device does."""
        event_id = new_uuid7()
        sealed = self.device.seal(content, subject_key_id=subject or new_uuid7(), event_id=event_id, field="identity")
        return SealedItem(
            event_id=event_id,
            device_id="marsa-1",
            field="identity",
            wants=wants,
            sealed=sealed,
            birth_year=birth_year,
        )

    def vault(self) -> FileVault:
        """Open the vault."""
        return FileVault(self.state_dir / "vault")


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A vault in a directory whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="sijill-") as folder:
        yield Desk(Path(folder))


@pytest.fixture
def process(desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """A running opener, stopped at the end."""
    running = start_opener(desk.state_dir)
    yield running
    if running.poll() is None:
        stop(running)


async def test_a_sealed_date_of_another_year_than_the_one_in_clear_is_impossible(
    desk: Desk, process: subprocess.Popen[str]
) -> None:
    """The screen sees the year alone, so it sends it along: the opener is the one place where both are seen."""
    items = [desk.item(birth_year=year) for year in (1988, 1987, None)]
    async with OpenerClient(desk.socket) as opener:
        found = await opener.examine(items)

    assert [one.verdict for one in found] == ["SOUND", "BIRTH_DATE_IMPOSSIBLE", "SOUND"]
    assert all(one.rewrapped is not None for one in found)


async def test_a_reader_opens_what_the_opener_rewrapped(desk: Desk, process: subprocess.Popen[str]) -> None:
    """From device to reader through the running process; the keys are durable when it answers."""
    items = [desk.item() for _ in range(50)]
    async with OpenerClient(desk.socket) as opener:
        found = await opener.examine(items)

    with desk.vault() as vault:
        for item, examined in zip(items, found, strict=True):
            subject = item.sealed.subject_key_id
            assert examined.verdict == "SOUND"
            assert examined.rewrapped is not None
            assert vault.wrap([subject])[subject] == examined.subject_key
            opened = open_value(
                item.sealed,
                examined.rewrapped.wrapped_key,
                vault.key(subject),
                event_id=item.event_id,
                field=examined.rewrapped.field,
            )
            assert opened == IDENTITY


async def test_every_kind_of_damage_is_a_verdict_in_its_place(desk: Desk, process: subprocess.Popen[str]) -> None:
    """One bad item does not touch its neighbours, and only what opens gets a subject key."""
    good = desk.item()
    seal, born = good.sealed, PartialDate(year=1990, month=2, day=30)
    foreign = DeviceKeys.create("marsa-1", "2026-a", FileVault.initialise(desk.state_dir / "b").ensure_epoch("2026-a"))
    cases: list[tuple[SealedItem, str]] = [
        (good, "SOUND"),
        (replace(good, event_id=new_uuid7()), "UNREADABLE"),
        (replace(good, field="detail"), "UNREADABLE"),
        (replace(good, device_id="marsa-2"), "UNREADABLE"),
        (replace(good, device_id="\x00" * 70_000), "UNREADABLE"),
        *[
            (replace(good, sealed=replace(seal, **{part: value})), "UNREADABLE")
            for part in ("device_key_envelope", "wrapped_data_key", "nonce", "ciphertext")
            for value in (b"", b"x" * 12, b"x" * 80, getattr(seal, part)[:-1])
        ],
        *[(replace(good, sealed=replace(seal, epoch=e)), "UNREADABLE") for e in ("2025-a", "../vault/kek", "", "\x00")],
        (replace(good, sealed=replace(seal, subject_key_id=new_uuid7())), "UNREADABLE"),
        (
            replace(
                good,
                sealed=foreign.seal(IDENTITY, subject_key_id=new_uuid7(), event_id=good.event_id, field="identity"),
            ),
            "UNREADABLE",
        ),
        (desk.item(subject="not a uuid"), "UNREADABLE"),
        (desk.item(SealedText(text="x")), "CONTENT_MISFIT"),
        (desk.item(DeadRecord()), "CONTENT_MISFIT"),  # type: ignore[arg-type]  # what a hostile device may seal
        (desk.item(wants=""), "CONTENT_MISFIT"),
        (desk.item(replace(IDENTITY, birth_date=born)), "BIRTH_DATE_IMPOSSIBLE"),
        (desk.item(replace(IDENTITY, names=(replace(NAME, given="A\u202eb"),))), "NAME_CONTROL_CHARACTER"),
        (good, "SOUND"),
    ]
    async with OpenerClient(desk.socket) as opener:
        found = await opener.examine([item for item, _ in cases])

    assert [verdict for _, verdict in cases] == [examined.verdict for examined in found]
    for examined in found:
        has_keys = examined.verdict in ("SOUND", "BIRTH_DATE_IMPOSSIBLE", "NAME_CONTROL_CHARACTER")
        assert has_keys == (examined.rewrapped is not None) == (examined.subject_key is not None)


async def test_the_same_question_gets_the_same_answer_from_another_opener(desk: Desk) -> None:
    """Also after kill -9 left a socket file behind; a client heals its connection by itself."""
    items = [desk.item() for _ in range(20)]
    async with OpenerClient(desk.socket) as opener:
        first = start_opener(desk.state_dir)
        before = await opener.examine(items)
        stop(first, signal.SIGKILL)
        assert desk.socket.is_socket()
        with pytest.raises(ServiceUnreachable):
            await opener.examine(items)
        second = start_opener(desk.state_dir)

        assert before == await opener.examine(items)

        stop(second)
        third = start_opener(desk.state_dir)
        assert before == await opener.examine(items)
        stop(third)


async def test_a_destroyed_subject_gets_no_new_key(desk: Desk, process: subprocess.Popen[str]) -> None:
    """The running opener notices that another process destroyed a key."""
    item = desk.item()
    async with OpenerClient(desk.socket) as opener:
        assert (await opener.examine([item]))[0].verdict == "SOUND"
        with desk.vault() as vault:
            vault.destroy(item.sealed.subject_key_id)

        (found,) = await opener.examine([item])
    assert (found.verdict, found.rewrapped, found.subject_key) == ("UNREADABLE", None, None)


async def test_many_clients_each_get_their_own_answers(desk: Desk, process: subprocess.Popen[str]) -> None:
    """Eight at a time, one of them shared by four tasks."""
    clients = [OpenerClient(desk.socket) for _ in range(8)]
    batches = [[desk.item() for _ in range(40)] for _ in range(11)]

    answers = await asyncio.gather(*[clients[max(0, n - 3)].examine(b) for n, b in enumerate(batches)])

    for batch, found in zip(batches, answers, strict=True):
        assert [i.sealed.subject_key_id for i in batch] == [
            f.subject_key.subject_key_id for f in found if f.subject_key
        ]
    for client in clients:
        await client.close()


async def test_nonsense_costs_its_sender_the_connection_and_nobody_else(
    desk: Desk, process: subprocess.Popen[str]
) -> None:
    """Frames that are too long, empty, cut off, or ask nothing."""
    async with OpenerClient(desk.socket) as opener:
        for nonsense in (
            b"\xff" * 8,
            b"\x00" * 4,
            b"\x00\x00\x00\x05hello",
            pack([b"what?"]),
            pack([b"examine", b"x"]),
            b"\x00",
        ):
            with socket.socket(socket.AF_UNIX) as intruder:
                intruder.settimeout(10)
                intruder.connect(str(desk.socket))
                intruder.sendall(nonsense)
                intruder.shutdown(socket.SHUT_WR)
                while intruder.recv(4096):
                    pass
            assert (await opener.examine([desk.item()]))[0].verdict == "SOUND"


async def test_a_cancelled_question_does_not_leave_its_answer_to_the_next(
    desk: Desk, process: subprocess.Popen[str]
) -> None:
    """The connection is given up with the question."""
    async with OpenerClient(desk.socket) as opener:
        await opener.examine([desk.item()])
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await opener.examine([desk.item() for _ in range(300)])
        item = desk.item()

        (found,) = await opener.examine([item])
    assert found.subject_key is not None
    assert found.subject_key.subject_key_id == item.sealed.subject_key_id


def _letter(desk: Desk, record: DeadRecord, offset: int) -> DeadLetter:
    original = seal_dead_record(record, desk.public, topic="sijill.intake.v1", partition=3, offset=offset)
    return DeadLetter(
        source_topic="sijill.intake.v1",
        source_partition=3,
        source_offset=offset,
        error_code="UNDECODABLE",
        detail="x",
        mend=Phrase(en="x", fr="x", ar="x"),
        size=len(record.value or b""),
        received_at=0,
        epoch="2026-a",
        original=original,
    )


async def test_dead_letters_open_for_a_retry(desk: Desk, process: subprocess.Popen[str]) -> None:
    """Ten megabytes each, together more than one frame; one that was moved stays closed."""
    record = DeadRecord(key=b"k", value=b"\x01" * 10_000_000, headers=(HeaderPair(name="h", value=b"\xff"),))
    letters = [_letter(desk, record, offset) for offset in range(7)]
    letters[2] = replace(letters[2], source_offset=77)
    letters[5] = replace(letters[5], epoch="2019-a")
    async with OpenerClient(desk.socket) as opener:
        opened = await opener.open_dead_records(letters)

    assert opened == [None if n in (2, 5) else record for n in range(7)]


async def test_the_socket_is_its_owners_alone_and_a_second_opener_refuses(
    desk: Desk, process: subprocess.Popen[str]
) -> None:
    """Mode 0600; the second one ends with the reason and leaves the first one's socket."""
    assert stat.S_IMODE(desk.socket.stat().st_mode) == 0o600
    second = start_opener(desk.state_dir)

    assert second.wait(timeout=20) != 0
    async with OpenerClient(desk.socket) as opener:
        assert (await opener.examine([desk.item()]))[0].verdict == "SOUND"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_is_clean_and_tells_nothing_of_what_was_opened(desk: Desk, number: int) -> None:
    """Exit code 0 with a client connected, no socket left, no personal value in the output."""
    process = start_opener(desk.state_dir)
    async with OpenerClient(desk.socket) as opener:
        await opener.examine([desk.item(), replace(desk.item(), field="other")])
        output = stop(process, number)

    assert process.returncode == 0
    assert not desk.socket.exists()
    assert "Traceback" not in output
    assert "Zzexemplaire" not in output


async def test_no_opener_is_an_error_that_can_be_retried(desk: Desk) -> None:
    """With what to do; an empty batch needs no opener."""
    async with OpenerClient(desk.socket) as opener:
        assert await opener.examine([]) == []
        with pytest.raises(ServiceUnreachable) as refused:
            await opener.examine([desk.item()])
    assert refused.value.retriable
    assert "sijill opener" in refused.value.mend
