"""The real parts that tests use: one platform for the whole session, in a directory of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra.commands.platform import bring_up
from infra.local.platform import down
from infra.settings import Settings, get_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A running platform: Kafka bootstrap, URL of the registry, DSN of the database, state directory."""

    kafka: str
    registry: str
    postgres: str
    state_dir: Path
    settings: Settings


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
