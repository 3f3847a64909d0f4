"""`sijill status`: of the platform, and with a file the stay status of its person on a day, with reason and rules."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from infra.languages import Language
from infra.moments import read_moment, say_future
from infra.output import print_json, print_table, progress
from infra.settings import Settings, get_settings
from infra.words import spell
from register.days import iso, local_day
from register.history import state_at, within
from register.lawbook import LawOn
from register.lawentry import Citation
from register.stay_chain import chain
from register.stay_status import StayStatus, stay_status
from schemas.events import Phrase
from schemas.ids import is_uuid
from schemas.journal import JournalRecord

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HEADINGS = {
    "en": ("act", "in effect on", "station", "role", "event id"),
    "fr": ("acte", "effet le", "poste", "qualité", "identifiant"),
    "ar": ("الإجراء", "تاريخ الأثر", "المركز", "الصفة", "المعرّف"),
}
_OWN = {
    "en": "a rule of the register, no law",
    "fr": "règle du registre, non une loi",
    "ar": "قاعدة من السجل وليست قانونا",
}
_NOT_VERIFIED = {"en": "not verified", "fr": "non vérifié", "ar": "غير متثبت منه"}
_SINCE = {"en": "since", "fr": "depuis le", "ar": "منذ"}
_RULE = {"en": "rule", "fr": "règle", "ar": "القاعدة"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answer as JSON gives it; `chain` only when it was asked for."""

    file_id: str
    on: str
    known_at: str | None
    status: str
    reason: str
    text: Phrase
    since: str | None
    rules: tuple[Citation, ...]
    chain: tuple[dict[str, str], ...] | None


def status(
    file: Annotated[str | None, typer.Argument(help="A file's id or number; none: the platform's health.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day that is asked about (today).")] = None,
    known_at: Annotated[
        str | None, typer.Option("--known-at", metavar="TIME", help="As the register knew it then (ISO 8601).")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Also show the acts that led to it.")] = False,
    lang: Annotated[Language, typer.Option("--lang", help="Language of the answer.")] = Language.en,
    state_dir: Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the platform's health, or where the person of a file stands on a day, why, and by which rules.

    Example: sijill status LM1-2026-000001-6 --on 2026-11-30 --explain
    """
    if file is None:
        if explain or on is not None or known_at is not None:
            raise typer.BadParameter("of which file? Give its id or number", param_hint="FILE")
        from infra.commands import platform  # noqa: PLC0415 - a stay status needs no platform of one's own

        platform.status(state_dir=state_dir, as_json=as_json)
        return
    say_future(on, _day(on), known_at, read_moment(known_at))
    told = _ask(get_settings(state_dir=state_dir), file, _day(on), known_at, explain=explain)
    if as_json:
        print_json(told)
    else:
        _print(told, lang)


def _ask(settings: Settings, file: str, day: int, known_at: str | None, *, explain: bool) -> Told:
    from projections.replay import extent, read_file, read_linked  # noqa: PLC0415 - the platform's health needs no read side

    moment, file_id = read_moment(known_at), _file_id(settings, file)
    with progress("reading the journal", total=asyncio.run(extent(settings.kafka, file_id))) as advance:
        records = asyncio.run(read_file(settings.kafka, file_id, advance))
        linked = asyncio.run(read_linked(settings.kafka, records))
    law = LawOn(on=day, known_at=None if moment is None else local_day(moment))
    then = state_at(records, as_of=day, known_at=moment, linked=linked, one_person=True)
    later = state_at(records, as_of=None, known_at=moment)
    found: StayStatus = stay_status(then, day, law, later=later)
    return Told(
        file_id=file_id,
        on=iso(day),
        known_at=known_at,
        status=found.status,
        reason=found.reason,
        text=found.text,
        since=None if found.since is None else iso(found.since),
        rules=found.rules,
        chain=_chain(within(records, as_of=None, known_at=moment), found, day) if explain else None,
    )


def _chain(records: Iterable[JournalRecord], found: StayStatus, day: int) -> tuple[dict[str, str], ...]:
    links = chain(records, found.about, reason=found.reason, on=day)
    return tuple(
        asdict(link) | {"effective_date": iso(link.effective_date), "recorded_at": _utc(link.recorded_at)}
        for link in links
    )


def _utc(micros: int) -> str:
    return (_EPOCH + timedelta(microseconds=micros)).isoformat()


def _day(text: str | None) -> int:
    """Return the day that a person typed, else today in Tunis."""
    if text is None:
        return local_day((datetime.now(tz=UTC) - _EPOCH) // timedelta(microseconds=1))
    try:
        return (date.fromisoformat(text) - _EPOCH.date()).days
    except ValueError:
        raise typer.BadParameter("a day like 2026-09-30", param_hint="--on") from None


def _file_id(settings: Settings, text: str) -> str:
    from projections import reading  # noqa: PLC0415 - the platform's health needs no read side

    if is_uuid(text):
        return text
    with reading.open_session(settings.postgres) as session:  # only to learn the id behind a number
        return reading.get_file_id(session, text)


def _print(told: Told, lang: Language) -> None:
    since = f" {_SINCE[lang]} {told.since}" if told.since else ""
    typer.echo(f"{told.on}: {spell('stay_status', told.status, lang)}{since}")
    typer.echo(getattr(told.text, lang))
    for cited in told.rules:
        standing = _OWN[lang] if cited.status == "own" else f"{_NOT_VERIFIED[lang]}: {cited.status}"
        mark = "" if cited.status == "verified" else f" ({standing})"
        typer.echo(f"{_RULE[lang]} {cited.rule_id} v{cited.rule_version}, {', '.join(cited.sources)}{mark}")
    if told.chain is not None:
        rows = [
            (each["event"], each["effective_date"], each["station_id"], each["actor_role"], each["event_id"])
            for each in told.chain
        ]
        print_table(_HEADINGS[lang], rows)
