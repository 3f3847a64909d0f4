"""Settings: where each value comes from, and what never shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.local.record import Record, find_addresses, read_record, write_record, write_secret
from infra.settings import get_settings
from schemas.errors import CommandRefused, ServiceUnreachable

PORTS = {"kafka": 20001, "controller": 20002, "registry": 20003, "registry_health": 20004, "postgres": 20005}


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE_DIR", "KAFKA_BOOTSTRAP", "REGISTRY_URL", "POSTGRES_DSN", "CACHE_DIR"):
        monkeypatch.delenv(f"SIJILL_{name}", raising=False)


def test_an_address_given_by_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIJILL_KAFKA_BOOTSTRAP stands above what the local platform recorded."""
    write_record(tmp_path, Record(ports=PORTS))
    monkeypatch.setenv("SIJILL_KAFKA_BOOTSTRAP", "broker.example:9092")

    assert get_settings(state_dir=tmp_path).kafka == "broker.example:9092"


def test_addresses_default_to_the_recorded_platform(tmp_path: Path) -> None:
    """Without variables the addresses are those of the platform in the state directory, read when asked for."""
    settings = get_settings(state_dir=tmp_path)
    write_record(tmp_path, Record(ports=PORTS))
    write_secret(tmp_path, "s3cret")

    assert settings.kafka == "127.0.0.1:20001"
    assert settings.registry == "http://127.0.0.1:20003/apis/ccompat/v7"
    assert settings.postgres == "postgresql://sijill:s3cret@127.0.0.1:20005/sijill"


def test_an_unknown_address_says_how_to_get_one(tmp_path: Path) -> None:
    """With no platform and no variable, the error names both ways out."""
    with pytest.raises(ServiceUnreachable) as error:
        _ = get_settings(state_dir=tmp_path).postgres

    assert "sijill up" in error.value.mend
    assert "SIJILL_POSTGRES_DSN" in error.value.mend


def test_paths_are_absolute_and_an_option_not_given_passes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A None override counts as not given, and directories do not move with the working directory."""
    monkeypatch.chdir(tmp_path)
    settings = get_settings(state_dir=None)

    assert settings.state_dir == tmp_path.resolve() / ".sijill"
    assert settings.vault_dir == settings.state_dir / "vault"


def test_the_cache_follows_the_desktop_convention(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME holds the cache when it is absolute; SIJILL_CACHE_DIR wins."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert get_settings().cache_dir == tmp_path.resolve() / "sijill"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert get_settings().cache_dir == (Path.home() / ".cache" / "sijill").resolve()
    monkeypatch.setenv("SIJILL_CACHE_DIR", str(tmp_path / "own"))
    assert get_settings().cache_dir == tmp_path.resolve() / "own"


def test_the_database_password_does_not_show(tmp_path: Path) -> None:
    """Printing the settings shows no password, and its file is its owner's alone."""
    write_secret(tmp_path, "s3cret")

    assert "hidden" not in repr(get_settings(state_dir=tmp_path, postgres_dsn="postgresql://u:hidden@h/d"))
    assert (tmp_path / "postgres.secret").stat().st_mode & 0o777 == 0o600


def test_a_damaged_record_is_refused_not_guessed(tmp_path: Path) -> None:
    """A record that is no JSON of ours is an error that names the file."""
    (tmp_path / "platform.json").write_text('{"ports": ')

    with pytest.raises(CommandRefused, match=r"platform\.json"):
        read_record(tmp_path)


def test_no_record_is_no_platform(tmp_path: Path) -> None:
    """An absent record means that no platform was ever started here."""
    assert find_addresses(tmp_path) is None
