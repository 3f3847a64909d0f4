"""The configuration of a station's device from settings and options: outbox, addresses, the register's public key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast, get_args

import typer

from infra.settings import Settings
from producers.dispatch import find_origin
from producers.line import Address
from producers.station import StationConfig
from register.codes import is_code
from schemas.errors import ServiceUnreachable
from schemas.events import Corps
from schemas.topics import CARE_INTAKE, CARE_REFUSALS, INTAKE, REFUSALS

CORPS = tuple(corps for corps in get_args(Corps) if corps != "UNKNOWN")
_SERIALS = 1_000_000  # file numbers of one device in a station's year
_MOST_DEVICES = 999


def station_config(
    settings: Settings,
    station_id: str,
    device_id: str,
    *,
    district: str | None = None,
    corps: str | None = None,
    outbox: Path | None = None,
    epoch: str | None = None,
    sends: bool = True,
    takes_acts: bool = True,
    care: bool = False,
) -> StationConfig:
    """Return the configuration of a device; with `sends` false the addresses of the register need not be known.

    District and corps are those given, else those that the outbox remembers; one that `takes_acts` must have a corps.
    A device of the care lane sends to its intake and to no other.
    """
    if not is_code(station_id) or station_id != station_id.upper():  # lm1 would be a second station beside LM1
        raise typer.BadParameter("name the station by its code in capitals, as LM1: --station CODE")
    box = outbox_path(settings, device_id, outbox)
    known = find_origin(box)
    corps = corps or known.get("corps")
    if takes_acts and corps not in CORPS:
        mend = "it is remembered for the next time" if corps is None else f"{corps} is none"
        raise typer.BadParameter(f"name the corps of the station: --corps {' or '.join(CORPS)} ({mend})")
    name, public = find_epoch(settings.vault_dir / "epochs", epoch)
    return StationConfig(
        station_id=station_id,
        district_id=district or known.get("district") or "UNKNOWN",
        corps=cast("Corps", corps or "UNKNOWN"),
        device_id=device_id,
        outbox=box,
        address=Address(
            bootstrap=settings.kafka if sends else "",
            registry_url=settings.registry if sends else "",
            topic=CARE_INTAKE.name if care else INTAKE.name,
            refusals=CARE_REFUSALS.name if care else REFUSALS.name,
        ),
        epoch=name,
        epoch_public=public,
    )


def serial_of_device(device_id: str, serial: int) -> int:
    """Return a file serial that no other device of the station gives: each device has a million of its own.

    `serial_of_device("LM1-D2", 5)` gives 1000005; raises ValueError for a device that does not end in its number.
    """
    digits = re.search(r"[0-9]{1,3}$", device_id)
    number = int(digits[0]) if digits else 0
    if not 1 <= number <= _MOST_DEVICES:
        raise ValueError("a device that gives file numbers ends in its own number, as LM1-D1")
    if serial >= _SERIALS:
        raise ValueError("the device has given all its file numbers; take them from another one")
    return (number - 1) * _SERIALS + serial


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
