"""`sijill units revoke | rotate | release | enforce`: devices and officers that go, new keys, the end of roll-outs."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from infra.commands.unit_orders import (
    ROLE,
    ApprovedBy,
    AsJson,
    Basis,
    ByRole,
    DryRun,
    FromDay,
    Hand,
    OrderedBy,
    StateDir,
    give,
    read_day,
)
from register.units.organisation import Organisation
from schemas.events import DeviceKeyRotated, DeviceRevocation, DeviceRevoked, EnrolmentEnforced, OfficerReleased


def revoke(
    device: Annotated[str, typer.Argument(help="Device from which nothing more is taken.")],
    because: Annotated[str, typer.Option(help="LOST, STOLEN, COMPROMISED or RETIRED.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    last_seq: Annotated[int | None, typer.Option(min=0, help="Number of the last act it is known to hold.")] = None,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Revoke a device: whatever arrives from it from that day on is refused; what was taken before stays.

    Example: sijill units revoke LM1-D2 --because LOST --ordered-by DGF-001 --approved-by DGF-002
    """
    if because not in get_args(DeviceRevocation) or because == "UNKNOWN":
        raise typer.BadParameter(
            f"{because} is no ground: LOST, STOLEN, COMPROMISED or RETIRED", param_hint="--because"
        )
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )

    def orders(now: Organisation) -> list[DeviceRevoked]:
        known = now.devices.get(device)
        return [
            DeviceRevoked(
                meta=hand.meta("UNKNOWN" if known is None else known.unit_id, day),
                device_id=device,
                reason=cast("DeviceRevocation", because),
                last_device_seq=last_seq,
            )
        ]

    give(orders, state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def rotate(
    device: Annotated[str, typer.Argument(help="Device that signs with another key, or begins to sign.")],
    key: Annotated[str, typer.Option(metavar="HEX", help="Its new public key, as `sijill station key` shows it.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """Give a device a new key: it counts at once, the one before until the day before `--from`.

    What arrives later under the old key is refused: let the day be far enough for the device to change to the new one.
    Example: sijill units rotate LM1-D2 --key HEX --from 2027-01-01 --ordered-by DGF-001 --approved-by DGF-002
    """
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )
    public = read_public_key(key)

    def orders(now: Organisation) -> list[DeviceKeyRotated]:
        known = now.devices.get(device)
        meta = hand.meta("UNKNOWN" if known is None else known.unit_id, day)
        return [DeviceKeyRotated(meta=meta, device_id=device, public_key=public)]

    give(orders, state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def read_public_key(text: str) -> bytes:
    """Return the bytes of a key that a person typed; raise BadParameter. Its length is for the rules to judge."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise typer.BadParameter("write the key in hex, as `sijill station key` shows it", param_hint="--key") from None


def release(
    officer: Annotated[str, typer.Argument(help="Service number.")],
    unit: Annotated[str, typer.Option(help="Unit that the officer leaves.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """End an officer's service in a unit; `--from` is the first day without it.

    Example: sijill units release LM1-010 --unit LM1 --from 2027-01-01 --ordered-by DGF-001 --approved-by DGF-002
    """
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )
    order = OfficerReleased(meta=hand.meta(unit, day), service_number=officer)
    give(lambda _: [order], state_dir=state_dir, as_json=as_json, dry_run=dry_run)


def enforce(
    directorate: Annotated[str, typer.Argument(help="Unit that orders it.")],
    ordered_by: OrderedBy,
    approved_by: ApprovedBy,
    signatures: Annotated[
        bool, typer.Option("--signatures", help="Ask signatures of everybody, not enrolment.")
    ] = False,
    officers: Annotated[
        bool, typer.Option("--officers", help="Hold acts against officers' roles in their units, not enrolment.")
    ] = False,
    tokens: Annotated[bool, typer.Option("--tokens", help="Ask a token of who reads, not enrolment.")] = False,
    from_day: FromDay = None,
    role: ByRole = ROLE,
    basis: Basis = None,
    dry_run: DryRun = False,
    state_dir: StateDir = None,
    as_json: AsJson = False,
) -> None:
    """End the roll-out: from that day on an act of a unit that is not enrolled is refused. It cannot be undone.

    With `--signatures` it is an act that is not signed with a key of its device that is refused from that day on, with
    `--officers` an act of who does not hold the role in that unit, with `--tokens` a read without a token.
    Example: sijill units enforce DGF --from 2027-01-01 --ordered-by DGF-001 --approved-by DGF-002 --dry-run
    """
    hand, day = (
        Hand(ordered_by=ordered_by, approved_by=approved_by, role=role, basis=basis),
        read_day(from_day, "--from"),
    )
    meta = hand.meta(directorate, day)
    order = EnrolmentEnforced(meta=meta, signatures=signatures, officers=officers, tokens=tokens)
    give(lambda _: [order], state_dir=state_dir, as_json=as_json, dry_run=dry_run)
