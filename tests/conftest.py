"""What tests use that is real: one platform for the session, in a directory of its own, and a real log where it is."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra.commands.platform import bring_up
from infra.local.platform import down
from infra.settings import Settings, get_settings
from tests.judging import REGISTER_FILE

NO_LOG = "no ../shared/data/receipt.csv beside the clone; the tests that measure on it are left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A running platform: Kafka bootstrap, URL of the registry, DSN of the database, state directory."""

    kafka: str
    registry: str
    postgres: str
    state_dir: Path
    settings: Settings


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a run in the background ignores Ctrl-C and its children inherit that; tests that send one need it to arrive
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header() -> str:
    """Say in the header of every run whether the measured runs on the real log are part of it."""
    return f"real log: {'found, its tests run' if REGISTER_FILE.exists() else NO_LOG}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it again at the end, where a quiet run shows it too."""
    if not REGISTER_FILE.exists():
        terminalreporter.write_line(f"real log: {NO_LOG}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Collect the tests on the real log only where it is; the summary counts the others as deselected."""
    if not REGISTER_FILE.exists():
        left_out = on_the_real_log(items)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def on_the_real_log(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests that use the real log, themselves or through another fixture."""
    return [item for item in items if "real_log" in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="session")
def real_log() -> Path:
    """A real administrative log, which lies beside the clone and is no part of it."""
    return REGISTER_FILE


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """Settings of the session: a temporary state directory, or the one of SIJILL_TEST_STATE_DIR, which is kept."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("SIJILL_KAFKA_BOOTSTRAP", "SIJILL_REGISTRY_URL", "SIJILL_POSTGRES_DSN", "SIJILL_STATE_DIR"):
            environment.delenv(name, raising=False)
        kept = _kept_state_dir()
        folder = kept or Path(tempfile.mkdtemp(prefix="sijill-tests-"))
        yield get_settings(state_dir=folder)
        if kept is None:
            shutil.rmtree(folder)


@pytest.fixture(scope="session")
def platform(settings: Settings) -> Iterator[Platform]:
    """Kafka, registry and PostgreSQL with topics, schemas and tables; started for the session, stopped at its end."""
    try:
        with ThreadPoolExecutor(1) as pool:  # `bring_up` runs a loop of its own
            found = pool.submit(bring_up, settings).result()
        yield Platform(
            kafka=found.kafka,
            registry=found.registry,
            postgres=found.postgres,
            state_dir=found.state_dir,
            settings=settings,
        )
    finally:
        if _kept_state_dir() is None:
            down(settings)


def _kept_state_dir() -> Path | None:
    return get_settings().test_state_dir
