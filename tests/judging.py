"""The register's judgement of drafts in memory: `decide` and `fold` as the screen calls them, without a broker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from producers.drafts import ActDraft, event_of
from register.decide import Accepted, Context, Refused, decide
from register.fold import fold
from schemas import codec
from schemas.events import Corps, FileState, ImportSession, Meta, Sealed

SESSION = "01990000-0000-7000-8000-000000000000"
NOW = 1_795_000_000_000_000  # 2026-11-18, later than every act here
REGISTER_FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "receipt.csv"
_SEALED = Sealed(
    subject_key_id=SESSION,
    content="PersonIdentity",
    epoch="e1",
    device_key_envelope=bytes(80),
    wrapped_data_key=bytes(40),
    nonce=bytes(12),
    ciphertext=bytes(64),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A draft and the device that sends it."""

    draft: ActDraft
    station: str
    district: str
    corps: Corps
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the register said to each draft, and the files as they stand then."""

    verdicts: tuple[tuple[ActDraft, Accepted | Refused], ...]
    files: dict[str, FileState]

    def refused(self) -> Counter[str]:
        """Return the refusals by rule."""
        return Counter(v.rule_id for _, v in self.verdicts if isinstance(v, Refused))


def judge(sent: Iterable[Sent], *, session: ImportSession | None = None) -> Judgement:
    """Send drafts to the register in order, each device with its own sequence."""
    sequences: Counter[str] = Counter()
    last: dict[tuple[str, str], str] = {}
    files: dict[str, FileState] = {}
    refused: set[str] = set()
    verdicts: list[tuple[ActDraft, Accepted | Refused]] = []
    for one in sent:
        draft, key = one.draft, (one.device, one.draft.file_id)
        sequences[one.device] += 1
        follows = draft.follows or last.get(key)
        event = event_of(draft, _meta(one, sequences[one.device], follows), dict.fromkeys(draft.clear, _SEALED))
        codec.encode_body(event)
        state = files.get(draft.file_id)
        context = Context(
            recorded_at=NOW,
            seal_verdict="SOUND" if draft.clear else "NONE",
            session=session,
            follows_refused=follows in refused,
        )
        verdict = decide(state, event, context)
        verdicts.append((draft, verdict))
        last[key] = event.meta.event_id
        if isinstance(verdict, Refused):
            refused.add(event.meta.event_id)
        else:
            version = 1 if state is None else state.version + 1
            files[draft.file_id] = fold(state, event, version=version, recorded_at=NOW)
    return Judgement(verdicts=tuple(verdicts), files=files)


def _meta(one: Sent, sequence: int, follows: str | None) -> Meta:
    draft = one.draft
    return Meta(
        event_id=draft.event_id or "",
        file_id=draft.file_id,
        occurred_at=draft.occurred_at,
        effective_date=draft.effective_date,
        captured_offline=draft.captured_offline,
        device_id=one.device,
        device_seq=sequence,
        station_id=one.station,
        district_id=one.district,
        corps=one.corps,
        actor_id=draft.actor_id,
        actor_role=draft.actor_role,
        on_behalf_of=draft.on_behalf_of,
        correlation_id=draft.file_id,
        transaction_id=draft.transaction_id or draft.file_id,
        base_version=draft.base_version or 0,
        follows=follows,
        import_session=draft.import_session,
    )


def session_of(unit: str, device: str, first: date, last: date) -> ImportSession:
    """Return an approved session as a partition knows it."""
    epoch = date(1970, 1, 1).toordinal()
    return ImportSession(
        session_id=SESSION,
        unit=unit,
        import_device=device,
        opened_by=f"{unit}-001",
        approved_by=f"{unit}-010",
        from_date=first.toordinal() - epoch,
        to_date=last.toordinal() - epoch,
        recorded_at=0,
    )
