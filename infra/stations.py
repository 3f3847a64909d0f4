"""The configuration of a station's device from settings and options: outbox, addresses, the register's public key."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import typer

from infra.settings import Settings
from producers.line import Address
from producers.station import StationConfig
from schemas.errors import ServiceUnreachable
from schemas.events import Corps
from schemas.topics import CARE_INTAKE, INTAKE


def station_config(
    settings: Settings,
    station_id: str,
    device_id: str,
    *,
    district: str = "UNKNOWN",
    corps: str = "UNKNOWN",
    outbox: Path | None = None,
    epoch: str | None = None,
    sends: bool = True,
    care: bool = False,
) -> StationConfig:
    """Return the configuration of a device; with `sends` false the addresses of the register need not be known.

    A device of the care lane sends to its intake and to no other.
    """
    if not station_id:
        raise typer.BadParameter("name the station: --station CODE")
    if corps not in get_args(Corps):
        raise typer.BadParameter(f"--corps is one of {', '.join(get_args(Corps))}")
    name, public = find_epoch(settings.vault_dir / "epochs", epoch)
    return StationConfig(
        station_id=station_id,
        district_id=district,
        corps=cast("Corps", corps),
        device_id=device_id,
        outbox=outbox_path(settings, device_id, outbox),
        address=Address(
            bootstrap=settings.kafka if sends else "",
            registry_url=settings.registry if sends else "",
            topic=CARE_INTAKE.name if care else INTAKE.name,
        ),
        epoch=name,
        epoch_public=public,
    )


def outbox_path(settings: Settings, device_id: str, given: Path | None) -> Path:
    """Return the outbox of a device: the one given, else its own in the state directory."""
    if given is not None:
        return given
    if not device_id or not device_id.replace("-", "").replace("_", "").isalnum() or not device_id.isascii():
        raise typer.BadParameter("name the device with letters, digits, - and _: --device CODE")
    return settings.state_dir / "stations" / f"{device_id}.sqlite"


def find_epoch(folder: Path, wanted: str | None) -> tuple[str, Path]:
    """Return name and public key file of an epoch, the last by name unless one is wanted; raise ServiceUnreachable."""
    found = sorted(folder.glob("*.pub")) if wanted is None else [folder / f"{wanted}.pub"]
    if not found or not found[-1].exists():
        mend = "Start the platform with `sijill up`, or copy the register's public key here."
        raise ServiceUnreachable("The register's public key is not here.", where=str(folder), mend=mend)
    return found[-1].stem, found[-1]
