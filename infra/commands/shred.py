"""`sijill shred`: destruction of data whose term has ended, by list, record and two persons; its certificate."""

from __future__ import annotations

import asyncio
import json
import uuid
from pathlib import Path
from typing import Annotated

import typer

from infra import moments
from infra.commands.station_options import AsJson, CorpsCode, DeviceId, StateDir, StationId
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.shred_certificate import read_certificate, require_whole, write_certificate
from infra.shred_session import STEPS, Session, refused_of, sessions_of
from infra.shredding import carry_out
from infra.signing_keys import read_key
from infra.stations import station_config
from infra.vault_files import create_once
from infra.vault_place import open_vault
from projections import reading
from projections.shredding import archived_files, list_files
from register.days import iso
from register.lawbook import LawOn
from register.lengths import before
from register.proof.trust import Trust
from register.retention_rules import retention
from register.shredding import ShredList, ShredRecord, require_fit, standing_of
from schemas.errors import CommandRefused
from schemas.events import FileState
from schemas.ids import is_uuid

shred = typer.Typer(
    no_args_is_help=True, help="Destroy what may no longer be kept: list, record, session, certificate."
)
Unit = Annotated[str | None, typer.Option(help="Only files in the charge of this unit.")]
SessionId = Annotated[str, typer.Argument(metavar="SESSION", help="Id of the session.")]


@shred.command()
def due(
    unit: Unit = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="As on a day, YYYY-MM-DD (default: today).")] = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """List archived files: due, due within the time of notice, or kept by a hold or a measure, and until when.

    Example: sijill shred due --unit LM1
    """
    settings = get_settings(state_dir=state_dir)
    day = moments.read_day(on, "--on") if on else moments.today()
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as tables:
        found = [
            (standing, state) for state in archived_files(tables, unit) if (standing := _standing(state, day or 0))
        ]
    shown = [
        {
            "file_id": state.file_id,
            "number": state.file_number,
            "standing": standing,
            "kept_until": _kept_until(state),
            "holds": [hold.legal_ground for hold in state.holds],
        }
        for standing, state in found
        if standing != "TERM_RUNS"
    ]
    if as_json:
        print_json(shown)
    else:
        rows = [(s["number"], s["standing"], s["kept_until"], " ".join(map(str, s["holds"] or ()))) for s in shown]
        print_table(("file", "standing", "kept until", "holds"), rows)
        say(f"{sum(s['standing'] == 'DUE' for s in shown)} may be destroyed.")


@shred.command()
def prepare(
    out: Annotated[Path, typer.Option(help="File of the list to make.")],
    unit: Unit = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Make the list of what may be destroyed today, for the bailiff's record; destroys nothing.

    Example: sijill shred prepare --unit LM1 --out list.json
    """
    if out.exists():
        raise CommandRefused("There is something already.", where=str(out), mend="Name a file that does not exist.")
    settings, today = get_settings(state_dir=state_dir), moments.today()
    with (
        reading.told_when_away(settings.postgres),
        reading.open_session(settings.postgres) as tables,
        progress("reading histories") as told,
    ):
        states = [state for state in archived_files(tables, unit) if _standing(state, today) == "DUE"]
        files = list_files(tables, states, told)
    if not files:
        raise CommandRefused("Nothing may be destroyed today.", mend="See `sijill shred due`.")
    made = ShredList(session_id=str(uuid.uuid4()), unit=unit or "ALL", made_on=iso(today), files=files)
    create_once(out, json.dumps(made.as_json(), ensure_ascii=False, indent=2).encode() + b"\n")
    if as_json:
        print_json(made.as_json())
    else:
        say(f"{len(files)} files, {len(made.keys)} keys: {out}. Session {made.session_id}, hash {made.sha256}.")


@shred.command()
def run(
    listed: Annotated[Path, typer.Argument(metavar="LIST", exists=True, dir_okay=False, help="The list.")],
    record: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="The bailiff's record, in JSON.")],
    actor: Annotated[str, typer.Option(help="Service number of the data-protection officer.")],
    approved_by: Annotated[str, typer.Option(help="Service number of the second person.")],
    station_id: StationId = "",
    device_id: DeviceId = "",
    corps: CorpsCode = None,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Carry the session out: the acts, then the keys of what the register took, everywhere. Cut off, give it again.

    Files that the register refuses stay and are named: exit code 1. Then wait for the certificate.
    Example: sijill shred run list.json --record record.json --actor DP-1 --approved-by DP-2 --station LM1 --device D1
    """
    settings = get_settings(state_dir=state_dir)
    texts = listed.read_text(encoding="utf-8"), record.read_text(encoding="utf-8")
    require_fit(ShredList.read(texts[0]), ShredRecord.read(texts[1]), actor, approved_by)
    config = station_config(settings, station_id, device_id, corps=corps)
    quiet_clients()
    asyncio.run(require_register(settings))
    session = Session.begin(sessions_of(settings.state_dir), *texts)
    with reading.told_when_away(settings.postgres):
        asyncio.run(carry_out(settings, session, config, (actor, approved_by), lambda step: say(f"{step} …")))
    _show(settings, session, as_json=as_json)
    if refused_of(session.steps):
        raise typer.Exit(1)


@shred.command()
def status(session_id: SessionId, state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """Show what of a session is done and what it waits for; exit code 1 until it is whole.

    Example: sijill shred status SESSION
    """
    settings = get_settings(state_dir=state_dir)
    session = _open(settings, session_id)
    _show(settings, session, as_json=as_json)
    if session.waiting_for(_epochs(settings)) or any(step not in session.steps for step in STEPS):
        raise typer.Exit(1)


@shred.command()
def certificate(
    session_id: SessionId,
    out: Annotated[Path, typer.Option(help="Directory to make.")],
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Write the signed certificate of a session: certificate.json and, for people, certificate.note.

    Refused until the epochs in which the values were sealed have ended. The notary's key signs (SIJILL_NOTARY_KEY).
    Example: sijill shred certificate SESSION --out certificate
    """
    settings = get_settings(state_dir=state_dir)
    session = _open(settings, session_id)
    require_whole(session, _epochs(settings))
    key = None if settings.notary_key is None else read_key(settings.notary_key)
    if key is None:
        raise CommandRefused("The notary's key is not there.", mend="Name its file: SIJILL_NOTARY_KEY.")
    if out.exists():
        raise CommandRefused(
            "There is something already.", where=str(out), mend="Name a directory that does not exist."
        )
    data, note = write_certificate(session, settings.register_name, key)
    out.mkdir(parents=True)
    create_once(out / "certificate.json", data)
    create_once(out / "certificate.note", note)
    if as_json:
        print_json({"json": str(out / "certificate.json"), "note": str(out / "certificate.note")})
    else:
        say(note.decode())


@shred.command()
def verify(
    directory: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The certificate.")],
    trust: Annotated[Path, typer.Option(help="File of trust: keys of the trees.", exists=True)],
    as_json: AsJson = False,
) -> None:
    """Check a certificate with no service: who signed it, and that not a byte was changed; exit code 1 when it fails.

    Example: sijill shred verify certificate --trust trust.txt
    """
    try:
        data, note = ((directory / f"certificate.{kind}").read_bytes() for kind in ("json", "note"))
    except OSError as failure:
        mend = "Name a directory with certificate.json and certificate.note."
        raise CommandRefused("There is no certificate.", where=str(directory), mend=mend) from failure
    told = read_certificate(data, note, Trust.read(trust.read_text(encoding="utf-8")))
    if as_json:
        print_json(told)
    else:
        say(f"{told['register']} signed: {len(told['files'])} files and {len(told['keys'])} keys destroyed,")
        say(f"session {told['session']}, record {told['certificate_ref']}.")


def _standing(state: FileState, day: int) -> str | None:
    rule = retention("ACTIVE_FILE", LawOn(on=day))
    after = None if state.closing is None else state.closing.shred_after
    announced = None if rule is None or rule.notice is None or after is None else before(after, rule.notice)
    return standing_of(state, day, announced)


def _kept_until(state: FileState) -> str | None:
    after = None if state.closing is None else state.closing.shred_after
    return None if after is None else iso(after)


def _open(settings: Settings, session_id: str) -> Session:
    if not is_uuid(session_id):
        raise typer.BadParameter("a session is named by its id of 36 characters", param_hint="SESSION")
    return Session.open(sessions_of(settings.state_dir), session_id)


def _epochs(settings: Settings) -> frozenset[str]:
    with open_vault(settings) as vault:
        return frozenset(vault.epochs.names())


def _show(settings: Settings, session: Session, *, as_json: bool) -> None:
    steps, waiting = session.steps, session.waiting_for(_epochs(settings))
    if as_json:
        taken, refused = sorted(session.taken), refused_of(steps)
        told = {"session": session.listed.session_id, "taken": taken, "refused": refused, "keys": len(session.keys)}
        print_json(told | {"steps": steps, "waits_for_epochs": waiting})
        return
    print_table(("step", "done"), [(s, moments.show_local(steps[s]["at"]) if s in steps else "") for s in STEPS])
    say(f"{len(session.taken)} files destroyed, {len(session.keys)} keys.")
    for file_id, rule in refused_of(steps).items():
        say(f"STAYS: {file_id}: {rule} (sijill law show rules {rule})")
    if waiting:
        say(f"The certificate waits for the end of: {', '.join(waiting)}.")
