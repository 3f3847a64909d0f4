"""The schema registry behind its Confluent-compatible API: ids for writers, contracts for readers.

Tells apart "the registry does not know this id" from "the registry does not answer"; never guesses between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit

import httpx
from fastavro.schema import SchemaParseException, fingerprint, parse_schema, to_parsing_canonical_form

from schemas import codec, history
from schemas.canonical import NAMESPACE, hashes, without_logical_types
from schemas.codec import Contract
from schemas.differences import breaks
from schemas.errors import ContractUnknown, RegistryRefused, RegistryUnreachable

COMPATIBILITY = "FULL_TRANSITIVE"  # stations lag behind and the log is replayed for ever: both directions, all versions
_API = "/apis/ccompat/v7"  # Apicurio's place for the Confluent API; a URL with a path of its own keeps it
_TIMEOUT_S = 5.0  # a registry answers in milliseconds; without a limit a hung one would stop the partition silently
_CONNECTIONS = 8  # enough to register all contracts in a second, few enough for a small registry
_MEDIA_TYPE = "application/vnd.schemaregistry.v1+json"
_UNKNOWN = {40401, 40402, 40403}  # Confluent error codes: subject, version, schema not found
Answer = Any


class Registry:
    """Client of one registry; an async context manager. Ids and contracts are kept, for they never change."""

    def __init__(self, url: str, *, timeout: float = _TIMEOUT_S) -> None:
        """Take `url` with or without the path of the API, and seconds to wait for an answer."""
        base = url.rstrip("/") if urlsplit(url).path.strip("/") else url.rstrip("/") + _API
        self.base_url = base
        self._http = httpx.AsyncClient(
            base_url=base,
            timeout=httpx.Timeout(timeout, pool=None),  # waiting for our own turn says nothing about the registry
            limits=httpx.Limits(max_connections=_CONNECTIONS),
            headers={"content-type": _MEDIA_TYPE},
        )
        self._ids: dict[str, int] = {}
        self._contracts: dict[int, Contract] = {}

    async def __aenter__(self) -> Self:
        """Return itself; connections open when first needed."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def ids(self, names: Iterable[str]) -> dict[str, int]:
        """Return the id of today's contract of each record name; raise ContractUnknown if one is not registered."""
        found: dict[str, int] = {}
        for name in names:
            schema_id = self._ids.get(name) or await self.find_id(codec.contract(name))
            if schema_id is None:
                raise ContractUnknown(
                    f"The registry does not hold today's contract of {name}.",
                    where=f"{NAMESPACE}.{name}",
                    mend="Run `sijill schemas apply`.",
                )
            found[name] = self._ids[name] = schema_id
        return found

    async def find_id(self, contract: Contract) -> int | None:
        """Return the id under which the registry holds exactly this contract, or None."""
        answer = await self._ask("POST", f"/subjects/{quote(contract.subject)}", {"schema": contract.json})
        return None if answer is None else int(answer["id"])

    async def register(self, contract: Contract) -> int:
        """Return the id of the contract, registered under FULL_TRANSITIVE; raise RegistryRefused with the fields."""
        await self.require_compatibility(contract.subject)
        path = f"/subjects/{quote(contract.subject)}/versions"
        try:
            answer = await self._ask("POST", path, {"schema": contract.json})
        except RegistryRefused as refusal:
            reasons = await self.reasons(contract)
            raise RegistryRefused(
                f"{refusal.what} {' '.join(reasons)}".strip(),
                where=contract.subject,
                mend="Keep released fields and types; give each added field a default.",
            ) from refusal
        return int(answer["id"])

    async def require_compatibility(self, subject: str) -> None:
        """Set FULL_TRANSITIVE on the subject unless it is set."""
        if await self.compatibility(subject) != COMPATIBILITY:
            await self._ask("PUT", f"/config/{quote(subject)}", {"compatibility": COMPATIBILITY})

    async def compatibility(self, subject: str) -> str | None:
        """Return the subject's own compatibility level, or None when it has none."""
        answer = await self._ask("GET", f"/config/{quote(subject)}")
        return None if answer is None else str(answer["compatibilityLevel"])

    async def is_compatible(self, contract: Contract) -> bool:
        """Return whether the registry would take the contract beside all versions it holds; True for a new subject."""
        path = f"/compatibility/subjects/{quote(contract.subject)}/versions?verbose=true"
        answer = await self._ask("POST", path, {"schema": contract.json})
        return answer is None or bool(answer["is_compatible"])

    async def reasons(self, contract: Contract) -> tuple[str, ...]:
        """Return, in words, by which fields the contract breaks with the versions that the registry holds."""
        held = await self.versions(contract.subject)
        return tuple(dict.fromkeys(reason for schema in held for reason in breaks(schema, contract.schema)))

    async def versions(self, subject: str) -> list[dict[str, Any]]:
        """Return the schemas of all versions of a subject, oldest first; empty for an unknown subject."""
        numbers = await self._ask("GET", f"/subjects/{quote(subject)}/versions") or []
        answers = [await self._ask("GET", f"/subjects/{quote(subject)}/versions/{number}") for number in numbers]
        return [json.loads(answer["schema"]) for answer in answers if answer is not None]

    async def subjects(self) -> list[str]:
        """Return the names of all subjects."""
        return list(await self._ask("GET", "/subjects") or [])

    async def find_contract(self, schema_id: int) -> Contract | None:
        """Return the contract with this id, or None when the registry says that it has none.

        Kind `unreleased` marks a schema that is neither today's contract nor in history: readers refuse its hash.
        """
        if (known := self._contracts.get(schema_id)) is not None:
            return known
        answer = await self._ask("GET", f"/schemas/ids/{schema_id}")
        if answer is None or answer.get("schemaType", "AVRO") != "AVRO":
            return None
        contract = contract_of(answer["schema"])
        if contract is not None:
            self._contracts[schema_id] = contract
        return contract

    async def name_of(self, schema_id: int) -> tuple[str, bytes]:
        """Return name and SHA-256 of the contract with this id; the name is empty when the registry has none."""
        contract = await self.find_contract(schema_id)
        return ("", b"") if contract is None else (contract.name, contract.sha256)

    async def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Answer:
        """Return the JSON answer, None for "no such subject, version or schema"; raise the two registry errors."""
        try:
            response = await self._http.request(method, path, json=body)
            answer = response.json()
        except httpx.TransportError as failure:
            raise self._unreachable(path, type(failure).__name__) from failure
        except ValueError as failure:
            raise self._unreachable(path, f"status {response.status_code} without JSON") from failure
        if response.is_success:
            return answer
        code = answer.get("error_code") if isinstance(answer, dict) else None
        if response.status_code == httpx.codes.NOT_FOUND and code in _UNKNOWN:
            return None
        if response.status_code in (httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY):
            raise RegistryRefused(_refusal(path, response.status_code), where=path)
        raise self._unreachable(path, f"status {response.status_code}")

    def _unreachable(self, path: str, why: str) -> RegistryUnreachable:
        return RegistryUnreachable(
            f"The schema registry gives no usable answer: {why}.",
            where=path.partition("?")[0],
            mend="See that it runs (`sijill status`) and that its address is right.",
        )


def contract_of(text: str) -> Contract | None:
    """Return the contract of a schema text: today's or a released one by its hash, else one of kind `unreleased`."""
    try:
        schema = json.loads(text)
        canonical = to_parsing_canonical_form(schema)
        fast = parse_schema(without_logical_types(schema))
        name = str(schema["name"])
    except (ValueError, KeyError, TypeError, SchemaParseException):
        return None  # no Avro record: nothing of ours was ever written with it
    if schema.get("namespace") != NAMESPACE:
        name = f"{schema.get('namespace', '')}.{name}"
    digest, _ = hashes(schema)
    today = codec.contracts().get(name)
    if today is not None and today.sha256 == digest:
        return today
    is_released = history.find_by_sha256(digest) is not None
    return Contract(
        name=name,
        kind=today.kind if today is not None and is_released else "unreleased",
        schema=schema,
        json=text,
        sha256=digest,
        fingerprint=bytes.fromhex(fingerprint(canonical, "CRC-64-AVRO")),
        fast=fast,
    )


def _refusal(path: str, status: int) -> str:
    if status == httpx.codes.CONFLICT:
        return "The registry refuses the contract as incompatible with an earlier version (409)."
    return f"The registry does not take the request to {path.partition('?')[0]} as valid ({status})."
