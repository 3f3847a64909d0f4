"""`sijill imports approve` and `sijill import`: an older register, taken over by a mapping in an approved session."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from infra.draining import drain, find_unsent
from infra.output import print_json, print_table, progress, say
from infra.reach import quiet_clients, require_register
from infra.settings import Settings, get_settings
from infra.stations import CORPS, station_config
from producers.importing.mapping import RegisterMapping, read_mapping
from producers.importing.report import ImportReport
from producers.importing.rows import read_rows, sha256_of
from producers.importing.run import import_register, plan_only
from producers.importing.sessions import (
    Approval,
    ApprovalRecord,
    SessionSpan,
    approval_draft,
    find_approval,
    find_approvals,
    keep_approval,
)
from producers.station import Station, StationConfig, micros_now
from schemas.errors import CommandRefused
from schemas.ids import derived_id, is_uuid, new_uuid7

StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
District = Annotated[str, typer.Option(help="Code of the district, as LMD.")]
CorpsCode = Annotated[str, typer.Option("--corps", help=f"Corps of the unit: {' or '.join(CORPS)}.")]
_SHOWN = 20
_ANY_SESSION = derived_id("import-session", "dry run")  # stands for the one that a dry run does without

imports = typer.Typer(no_args_is_help=True, help="Open and approve import sessions.")


@imports.callback()
def _sessions() -> None:
    """Open and approve import sessions."""


@imports.command("approve")
def approve(
    source: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The register's file.")],
    unit: Annotated[str, typer.Option(help="Unit whose register it is.")],
    device: Annotated[str, typer.Option(help="Device that may write in the session.")],
    from_date: Annotated[str, typer.Option("--from", metavar="DATE", help="First day of the acts.")],
    to_date: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day of the acts.")],
    opened_by: Annotated[str, typer.Option(help="Service number of the officer who asks.")],
    approved_by: Annotated[str, typer.Option(help="Service number of the second officer.")],
    district: District = "UNKNOWN",
    corps: CorpsCode = "SURETE",
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Let one device take over the acts of one unit between two days; two officers are needed.

    Example: sijill imports approve examples/old-register.csv --unit LM1 --device LM1-IMPORT --from 2019-01-01
    --to 2024-12-31 --opened-by LM1-001 --approved-by LM1-010
    """
    approval = Approval(
        session_id=new_uuid7(),
        unit=unit,
        device=device,
        from_date=_day(from_date, "--from"),
        to_date=_day(to_date, "--to"),
        opened_by=opened_by,
        approved_by=approved_by,
        source_sha256=sha256_of(source),
    )
    settings = get_settings(state_dir=state_dir)
    config = station_config(settings, unit, device, district=district, corps=corps)
    quiet_clients()
    asyncio.run(_approve(settings, config, approval))
    record = ApprovalRecord.of(approval, district=district, corps=corps)
    keep_approval(_folder(settings), record)
    if as_json:
        print_json(asdict(record))
    else:
        sys.stdout.write(f"session {approval.session_id} approved for {device} of {unit}, {from_date} to {to_date}\n")
        say(f"Import now: sijill import {source} --mapping MAPPING --session {approval.session_id}")


@imports.command("list")
def list_sessions(state_dir: StateDir = None, as_json: AsJson = False) -> None:
    """List the import sessions that were approved on this machine, the latest last.

    Example: sijill imports list --json
    """
    found = find_approvals(_folder(get_settings(state_dir=state_dir)))
    if as_json:
        print_json([asdict(record) for record in found])
        return
    rows = [(r.session_id, r.unit, r.import_device, r.from_date, r.to_date, r.source_sha256[:12]) for r in found]
    print_table(("session", "unit", "device", "from", "to", "file's SHA-256"), rows)


async def _approve(settings: Settings, config: StationConfig, approval: Approval) -> None:
    await require_register(settings)
    async with Station(config) as station:
        await station.submit(approval_draft(approval, now=micros_now()))
        await _see_it_through(station)


def import_file(
    source: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV or XLSX.")],
    mapping: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="How its rows become acts, in YAML.")],
    session: Annotated[str, typer.Option(help="The approved session; a dry run needs none.")] = "",
    station: Annotated[str, typer.Option(help="Code of the unit (default: that of the session).")] = "",
    device: Annotated[str, typer.Option(help="Code of the device (default: that of the session).")] = "",
    corps: Annotated[str | None, typer.Option(help=f"{' or '.join(CORPS)} (default: that of the session).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report what would be taken; send nothing.")] = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Import an existing register: each row becomes acts or is reported with its reason; a second run adds nothing.

    Exit codes: 0 every row is taken, 1 some rows are reported or not all could be sent, 2 wrong use.
    Example: sijill import examples/old-register.csv --mapping examples/mappings/old-register.yaml --session ID --json
    """
    if session and not is_uuid(session):
        raise typer.BadParameter("--session is an id of 36 characters: `sijill imports list` shows those approved here")
    if not session and not dry_run:
        raise typer.BadParameter("name the approved session: --session ID (see `sijill imports approve`)")
    rules = read_mapping(mapping)
    settings = get_settings(state_dir=state_dir)
    known = find_approval(_folder(settings), session)
    if session:
        _check_session(session, source, known, elsewhere=bool(station and device))
    span = known.span() if known is not None else SessionSpan(session_id=session or _ANY_SESSION)
    total = len(read_rows(source, rules.layout, rules.needed_columns()))
    with progress("importing rows", total=total, unit="rows") as advance:
        if dry_run:
            report = replace(plan_only(source, rules, span, advance=advance), session=session)
        else:
            config = _config(settings, known, station, device, corps)
            quiet_clients()
            asyncio.run(require_register(settings))
            report = asyncio.run(_import(config, source, rules, span, advance))
    _show(report, as_json=as_json)
    if not report.whole:
        raise typer.Exit(1)


async def _import(
    config: StationConfig,
    source: Path,
    rules: RegisterMapping,
    span: SessionSpan,
    advance: Callable[[int], None],
) -> ImportReport:
    async with Station(config) as taking:
        await taking.learn_refusals()  # so that a row whose act was refused is reported, not counted as taken before
        report = await import_register(source, rules, span, taking, advance=advance)
        await _see_it_through(taking)
    return report


async def _see_it_through(station: Station) -> None:
    """Wait until the broker has all; raise ServiceUnreachable with what to do when it does not come to that."""
    standing = await drain(station)
    unsent = find_unsent(station.config, standing, station.relay.trouble)
    if unsent is not None:
        raise unsent
    if standing.rejected:
        mend = f"See `sijill station status --device {station.config.device_id}`."
        raise CommandRefused("The broker refuses some of the acts.", mend=mend)


def _config(
    settings: Settings, known: ApprovalRecord | None, station: str, device: str, corps: str | None
) -> StationConfig:
    if known is not None:
        station, device = station or known.unit, device or known.import_device
        return station_config(settings, station, device, district=known.district, corps=corps or known.corps)
    return station_config(settings, station, device, corps=corps)


def _check_session(session: str, source: Path, known: ApprovalRecord | None, *, elsewhere: bool) -> None:
    if known is None and not elsewhere:
        mend = (
            "`sijill imports list` lists those approved on this machine; one approved on another machine also needs "
            "--station, --device and --corps."
        )
        raise CommandRefused("The session is not known here.", where=session, mend=mend)
    if known is not None and known.source_sha256 != sha256_of(source).hex():
        mend = "Have a session approved for this file."
        raise CommandRefused("The session was approved for another file than this.", where=source.name, mend=mend)


def _show(report: ImportReport, *, as_json: bool) -> None:
    if as_json:
        print_json(asdict(report))
        return
    print_table(("event", "count"), report.by_event.items(), title=f"{report.rows} rows, {report.files} files")
    say(
        f"{report.acts} acts in the rows: {report.acts_taken} taken, {report.acts_reported} reported; "
        f"{report.added} added for files; {report.taken_now} new, {report.taken_before} taken before"
    )
    if report.reported:
        rows = [(row.row, row.column, row.reason, row.mend) for row in report.reported[:_SHOWN]]
        print_table(("row", "column", "reason", "mend"), rows, title=f"{len(report.reported)} rows not taken")
    if len(report.reported) > _SHOWN:
        say(f"… and {len(report.reported) - _SHOWN} more: --json lists all")


def _folder(settings: Settings) -> Path:
    return settings.state_dir / "imports"


def _day(given: str, option: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"write {option} as 2019-01-01") from None
