"""The country as a plan of the organisation, as `sijill units apply` reads it: units, territory and devices with days.

Stations of a governorate share it; the first of each corps is named as the one that serves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from producers.simulator.national.country import BORDER, COURT, DIRECTORATE, Country
from producers.simulator.places import Office
from register.lawbook import lawbook

_EPOCH = date(1970, 1, 1).toordinal()
_KINDS = {"BOR": "BORDER_POST", "TRA": "OTHER_SERVICE"}
_NAMES = {
    "DGF": (
        "Directorate of borders and foreigners",
        "Direction des frontières et des étrangers",
        "إدارة الحدود والأجانب",
    ),
    "BOR": ("Border police", "Police des frontières", "شرطة الحدود"),
    "TRA": ("Administrative court", "Tribunal administratif", "المحكمة الإدارية"),
}


def plan_of(country: Country, first_day: int) -> dict[str, object]:
    """Return the plan, from the first day (since 1970-01-01) on."""
    units = {DIRECTORATE.code: _unit(DIRECTORATE)}
    units |= {office.code: _unit(office) | {"parent": DIRECTORATE.code} for office in (BORDER, COURT)}
    for district in country.districts.values():
        units[district.code] = _unit(district) | {"parent": DIRECTORATE.code}
    units |= dict(_stations(country))
    return {"from": _iso(first_day), "units": units}


def _stations(country: Country) -> Iterator[tuple[str, dict[str, object]]]:
    served: set[tuple[str, str]] = set()
    for station in country.stations.values():
        governorate = station.governorates[0][0]
        unit = _unit(station) | {
            "parent": station.district,
            "governorate": governorate,
            "from": _iso(country.enrolled_on(station.code)),
        }
        if (governorate, station.corps) not in served:
            unit["serves"] = [governorate]
        served.add((governorate, station.corps))
        yield station.code, unit


def _unit(office: Office) -> dict[str, object]:
    en, fr, ar = _NAMES.get(office.code) or _named(office)
    return {
        "kind": _KINDS.get(office.code, office.kind),
        "corps": office.corps,
        "name": {"en": en, "fr": fr, "ar": ar},
        "devices": [office.device],
    }


def _named(office: Office) -> tuple[str, str, str]:
    """Return the names of a station or district: its governorate's, or its region's number, and its code."""
    governorates = lawbook().table("governorates").versions
    place = governorates.get(office.code.removeprefix("DP") if office.kind == "DISTRICT" else office.code[1:3])
    if place is None:
        return f"Guard region {office.code}", f"Région de la garde {office.code}", f"إقليم الحرس {office.code}"
    name = place[-1].name
    return f"{name.en} {office.code}", f"{name.fr} {office.code}", f"{name.ar} {office.code}"


def _iso(day: int) -> str:
    return date.fromordinal(day + _EPOCH).isoformat()
