"""Drafts to prepared acts: seals personal values, fills the envelope, encodes once the place in the sequence is known.

Pure but for its key and its ids: no disk, no network, no clock.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from producers.acts import check_clear
from producers.drafts import ActDraft, digest_of, event_of, subject_key_for
from producers.outbox import Place, PreparedAct, Wire
from producers.plain import check_plain
from register.acts import CARE_ACTS
from schemas import codec
from schemas.errors import Misfit
from schemas.events import EVENTS, SHA256, Corps, Meta, Sealed
from schemas.journal import event_headers
from schemas.sealing import DeviceKeys
from schemas.topics import MAX_EVENT_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where acts come from, as every event states it; `care`: the device works in the care lane, and only there."""

    station_id: str
    district_id: str
    corps: Corps
    device_id: str
    care: bool = False


class EventMaker:
    """Makes the events of one device; `secret` keys the digests by which a repeated act is known, None: no digest."""

    def __init__(self, origin: Origin, keys: DeviceKeys, secret: bytes | None, new_id: Callable[[], str]) -> None:
        self._origin, self._keys, self._secret, self._new_id = origin, keys, secret, new_id

    def prepare(self, draft: ActDraft) -> PreparedAct:
        """Seal the personal values of a draft; all but its place in the sequence is fixed now. Raises Misfit."""
        if draft.event not in EVENTS:
            raise Misfit("event", "no event has this name", mend=f"Write one of: {', '.join(sorted(EVENTS))}.")
        if (draft.event in CARE_ACTS) is not self._origin.care:
            raise Misfit("event", "belongs to the other lane", mend="Record it on a device of its lane (--lane).")
        check_clear(draft)
        check_plain(draft)
        event_id = draft.event_id or self._new_id()
        sealed = {path: self._seal(draft, path, event_id) for path in draft.clear}
        matter = draft.fields.get("application_id", draft.file_id)
        ids = (event_id, draft.correlation_id or str(matter), draft.transaction_id or self._new_id())
        return PreparedAct(
            event_id=event_id,
            file_id=draft.file_id,
            contract=draft.event,
            follows=draft.follows,
            digest=None if draft.event_id is None or self._secret is None else digest_of(draft, self._secret),
            finish=partial(self._encode, draft, sealed, ids),
        )

    def _seal(self, draft: ActDraft, path: str, event_id: str) -> Sealed:
        key = subject_key_for(draft, path, event_id)
        return self._keys.seal(draft.clear[path].content, subject_key_id=key, event_id=event_id, field=path)

    def _encode(self, draft: ActDraft, sealed: Mapping[str, Sealed], ids: tuple[str, str, str], place: Place) -> Wire:
        """Return the event's bytes at its place; raise Misfit when it does not fit its contract or is too large."""
        meta = self._meta(draft, ids, place)
        event = event_of(draft, meta, sealed)
        try:
            body = codec.encode_body(event)
        except (TypeError, ValueError, AttributeError, KeyError, OverflowError):
            mend = f"See the fields with `sijill emit --describe {draft.event}`."
            raise Misfit("act", f"does not fit the contract of {draft.event}", mend=mend) from None
        if len(body) > MAX_EVENT_BYTES:
            raise Misfit("act", f"is larger than {MAX_EVENT_BYTES} bytes", mend="Shorten its texts.")
        headers = [(name, value.decode()) for name, value in event_headers(draft.event, meta)]
        text = json.dumps(headers, separators=(",", ":"))
        return Wire(schema_sha256=SHA256[draft.event], body=body, headers=text)

    def _meta(self, draft: ActDraft, ids: tuple[str, str, str], place: Place) -> Meta:
        origin, (event_id, correlation_id, transaction_id) = self._origin, ids
        return Meta(
            event_id=event_id,
            file_id=draft.file_id,
            occurred_at=draft.occurred_at,
            effective_date=draft.effective_date,
            captured_offline=draft.captured_offline,
            device_id=origin.device_id,
            device_seq=place.device_seq,
            clock_skew_ms=place.clock_skew_ms if draft.clock_skew_ms is None else draft.clock_skew_ms,
            station_id=origin.station_id,
            district_id=origin.district_id,
            corps=origin.corps,
            actor_id=draft.actor_id,
            actor_role=draft.actor_role,
            actor_rank=draft.actor_rank,
            on_behalf_of=draft.on_behalf_of,
            correlation_id=correlation_id,
            causation_id=draft.causation_id,
            transaction_id=transaction_id,
            legal_basis=draft.legal_basis,
            reason_code=draft.reason_code,
            base_version=place.base_version if draft.base_version is None else draft.base_version,
            follows=place.follows,
            supersedes=draft.supersedes,
            import_session=draft.import_session,
        )
