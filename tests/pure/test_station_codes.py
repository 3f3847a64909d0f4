"""A station is named by its code as the organisation writes it: a slip must not make a second station."""

from __future__ import annotations

import pytest
import typer

from infra.settings import Settings
from infra.stations import station_config


@pytest.mark.parametrize("slip", ["lm1", "Lm1", "LM 1", "", "لم1"])
def test_a_mistyped_station_is_wrong_use(slip: str) -> None:
    with pytest.raises(typer.BadParameter, match="capitals"):
        station_config(Settings(), slip, "LM1-D1", corps="SURETE", sends=False)
