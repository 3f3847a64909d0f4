"""The options that the commands of a station share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from infra.stations import CORPS

StationId = Annotated[str, typer.Option("--station", help="Code of the station, as LM1.")]
DeviceId = Annotated[str, typer.Option("--device", help="Code of the device, as LM1-D1; each has its own outbox.")]
District = Annotated[str | None, typer.Option(help="Code of the district, as LMD (default: that of the last time).")]
CorpsCode = Annotated[
    str | None, typer.Option("--corps", help=f"Corps of the station: {' or '.join(CORPS)} (default: of the last time).")
]
OutboxPath = Annotated[Path | None, typer.Option("--outbox", help="Outbox (default: in the state directory).")]
Epoch = Annotated[str | None, typer.Option(help="Epoch of the register's key (default: the latest).")]
StateDir = Annotated[Path | None, typer.Option(help="Directory of the platform's data (default: .sijill).")]
Seconds = Annotated[
    float | None,
    typer.Option("--timeout", min=0, help="Seconds to wait for the broker (default: 60, less when it is not there)."),
]
LaneName = Annotated[Literal["main", "care"], typer.Option("--lane", help="Lane of the device: main, or care.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
