"""Fetches the proofs of a device's acts from the notary's trees, here or mirrored, and has the device check them.

Goes through each tree from its end backwards, no further than the time of the oldest act without a proof: what waits
for one is mostly new.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from infra.evidence_export import SignedTree, signed_trees
from producers.outbox import Outbox
from producers.proven import check_proof, event_of, find_wanted, note_proof
from register.proof.checkpoints import Policy
from register.proof.leaf import read_entry
from register.proof.paths import inclusion_path
from register.proof.proof_files import Proof
from register.proof.tiles import width_at
from register.proof.tree import TILE
from schemas.errors import SijillError

_SKEW_MS = 30 * 24 * 3600 * 1000  # how wrong a device's clock may be before its acts are not found


def fetch_receipts(outbox: Outbox, folder: Path, device_id: str, policy: Policy, *, at: int) -> list[SijillError]:
    """Check and keep the proof of each act that has none; return what is wrong with some.

    `folder` holds the trees of the journal; `at` is now, microseconds UTC. Raises CommandRefused without a checkpoint.
    """
    wanted, faults, source = find_wanted(outbox), list[SijillError](), f"/{device_id}".encode()
    since = min((one.sent_at for one in wanted.values()), default=at) // 1000 - _SKEW_MS
    for tree in signed_trees(folder).values() if wanted else ():
        node = tree.files.node(tree.size)
        for index, entry in _backwards(tree, since):
            event_id = event_of(entry) if source in entry else None
            if event_id is None or event_id not in wanted:
                continue
            proof = Proof(index=index, path=tuple(inclusion_path(node, index, tree.size)), checkpoint=tree.note)
            try:
                record = check_proof(entry, proof, policy, wanted[event_id])
            except SijillError as wrong:
                faults.append(wrong)
            else:
                note_proof(outbox, event_id, entry, proof, record, at=at)
                del wanted[event_id]
    return faults


def _backwards(tree: SignedTree, since: int) -> Iterator[tuple[int, bytes]]:
    """Yield index and entry of the leaves under the checkpoint, bundle by bundle, until one begins before `since`."""
    for bundle in reversed(range(-(-tree.size // TILE))):
        entries = tree.files.entries(bundle, width_at(tree.size, 0, bundle))
        yield from enumerate(entries, bundle * TILE)
        if read_entry(entries[0]).timestamp < since:
            return
