"""Every setting of Sijill, from `SIJILL_…` variables and from what the local platform recorded.

The environment is read here and nowhere else; secrets show neither in a repr nor in a log.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from infra.local.record import Addresses, find_addresses
from schemas.errors import ServiceUnreachable


class _Cache(BaseSettings):
    """The base directory of caches that the desktop convention names (XDG Base Directory Specification)."""

    model_config = SettingsConfigDict(extra="ignore")

    xdg_cache_home: Path | None = None

    def folder(self) -> Path:
        """Return Sijill's folder in it."""
        base = self.xdg_cache_home
        return (base if base is not None and base.is_absolute() else Path.home() / ".cache") / "sijill"


class Settings(BaseSettings):
    """Settings of one run; `kafka`, `registry` and `postgres` give addresses, given or of the local platform."""

    model_config = SettingsConfigDict(env_prefix="SIJILL_", env_ignore_empty=True, extra="forbid", frozen=True)

    state_dir: Path = Field(default=Path(".sijill"), description="where the local platform and the stations keep data")
    cache_dir: Path = Field(default_factory=lambda: _Cache().folder(), description="downloads of the local platform")
    maven_repository: str = Field(default="", description="a mirror of Maven Central, empty for Central itself")
    kafka_bootstrap: str = Field(default="", description="host:port[,host:port] of brokers, empty for the local one")
    registry_url: str = Field(default="", description="URL of a Confluent-compatible registry, empty for the local one")
    postgres_dsn: SecretStr = Field(default=SecretStr(""), description="DSN of the database, empty for the local one")
    test_state_dir: Path | None = Field(default=None, description="a running platform that tests use and leave running")
    notices_quiet_s: float = Field(default=60.0, ge=0, description="rest of a file before what is due in it is told")
    suspicions: bool = Field(default=True, description="the indexer tells which files may be of one person")
    register_name: str = Field(default="sijill.local", description="begins the origin of every tree: a URL's host")
    proof_dir: Path | None = Field(default=None, description="trees and checkpoints (default: in the state directory)")
    notary_key: Path | None = Field(default=None, description="the notary's signing key, on no machine of the broker's")
    witnesses: Path | None = Field(default=None, description="file of trust that names the witnesses to be asked")
    proof_copy: str = Field(default="", description="s3://BUCKET/PREFIX to which trees and checkpoints are copied")
    proof_copy_endpoint: str = Field(default="", description="URL of an S3 storage that is not Amazon's")
    proof_copy_region: str = Field(default="us-east-1", description="region of the bucket")
    proof_copy_account: Path | None = Field(default=None, description="file: id of the access key, and its secret")
    token_issuers: Path | None = Field(default=None, description="public keys of identity services: a JWK set")
    reader_token: Path | None = Field(default=None, description="file with the token of who reads")
    vault_module: Path | None = Field(default=None, description="PKCS#11 library of the token with the wrapping key")
    vault_token: str = Field(default="", description="label of that token; empty: the wrapping key is a file")
    vault_pin: Path | None = Field(default=None, description="file with the token's PIN")
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator(
        "state_dir",
        "cache_dir",
        "proof_dir",
        "notary_key",
        "witnesses",
        "proof_copy_account",
        "token_issuers",
        "reader_token",
        "vault_module",
        "vault_pin",
    )
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().resolve()

    @property
    def proofs(self) -> Path:
        """Return the directory of the trees."""
        return self.proof_dir or self.state_dir / "proof"

    @property
    def issuers(self) -> Path:
        """Return the file of the issuers' public keys."""
        return self.token_issuers or self.state_dir / "identity" / "issuers.json"

    @property
    def vault_dir(self) -> Path:
        """Return the directory of the file-backed vault."""
        return self.state_dir / "vault"

    @property
    def opener_socket(self) -> Path:
        """Return the socket on which the opener listens."""
        return self.state_dir / "opener.sock"

    @property
    def kafka(self) -> str:
        """Return the bootstrap address of Kafka."""
        return self.kafka_bootstrap or self._local("Kafka", "SIJILL_KAFKA_BOOTSTRAP").kafka

    @property
    def registry(self) -> str:
        """Return the URL of the registry's Confluent API."""
        return self.registry_url or self._local("the registry", "SIJILL_REGISTRY_URL").registry

    @property
    def postgres(self) -> str:
        """Return the DSN of the database, password included: for drivers, never for a log."""
        return self.postgres_dsn.get_secret_value() or self._local("the database", "SIJILL_POSTGRES_DSN").postgres

    def _local(self, thing: str, variable: str) -> Addresses:
        found = find_addresses(self.state_dir)
        if found is None:
            mend = f"Start the local platform with `sijill up`, or set {variable}."
            raise ServiceUnreachable(f"The address of {thing} is not known.", where=str(self.state_dir), mend=mend)
        return found


def get_settings(**overrides: object) -> Settings:
    """Read the settings; an override of None counts as not given, so that options of commands pass through."""
    given = {name: value for name, value in overrides.items() if value is not None}
    return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
