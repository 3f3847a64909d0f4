"""Release contracts: the ones that changed are copied to history, with bytes that must decode for ever.

Adds files only; what is in history is never changed or taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas import golden, history
from schemas.codec import Contract
from schemas.differences import breaks, without_docs
from schemas.errors import CommandRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version that history lacks: `number` counts from 1."""

    contract: Contract
    number: int


def due(contracts: Iterable[Contract], released: Iterable[history.Released]) -> tuple[Release, ...]:
    """Return the contracts that changed, beyond their documentation, since their last release."""
    last = {version.name: version for version in released}  # released versions come in order of number
    found = []
    for contract in contracts:
        before = last.get(contract.name)
        if before is None or without_docs(before.schema) != without_docs(contract.schema):
            found.append(Release(contract=contract, number=1 if before is None else before.number + 1))
    return tuple(found)


def refuse_breaks(releases: Iterable[Release], released: Iterable[history.Released]) -> None:
    """Raise CommandRefused, naming every field, when a release breaks with any released version of its contract."""
    versions = tuple(released)
    reasons = [
        f"{release.contract.name}, against version {old.number}: {reason}"
        for release in releases
        for old in versions
        if old.name == release.contract.name
        for reason in breaks(old.schema, release.contract.schema)
    ]
    if reasons:
        raise CommandRefused(
            " ".join(reasons), where="schemas/avro", mend="Keep released fields and give each added field a default."
        )


def write_release(release: Release, history_dir: Path, golden_dir: Path) -> tuple[Path, Path]:
    """Write the version's full text and its golden bytes; return both paths. The golden bytes come first."""
    place = Path(release.contract.name)
    golden_path = golden_dir / place / f"{release.number}.json"
    text_path = history_dir / place / f"{release.number}.avsc"
    _write(golden_path, json.dumps(golden_record(release), ensure_ascii=False, indent=2) + "\n")
    # a version in history is released: if writing stops between the two, the next run writes both again
    _write(text_path, json.dumps(release.contract.schema, ensure_ascii=False, indent=2) + "\n")
    return text_path, golden_path


def golden_record(release: Release) -> dict[str, object]:
    """Return what a golden file holds: the hash of the contract, and two examples as rows and as bytes."""
    contract = release.contract
    examples = []
    for full in (True, False):
        row = golden.example(contract.schema, full=full)
        body = golden.encode_row(contract.fast, row)
        examples.append({"full": full, "bytes": body.hex(), "row": golden.to_json(row)})
    return {"contract": contract.name, "version": release.number, "sha256": contract.sha256.hex(), "examples": examples}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)  # atomic: a version is there whole or not at all
