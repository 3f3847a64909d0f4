"""The offices of the simulation: stations, the district above each, the directorate, and where their people live.

The codes are invented; the places and their two corps are real.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.events import Corps

OfficeKind = Literal["STATION", "DISTRICT", "DIRECTORATE", "OTHER_SERVICE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office with one device; `governorates` weighs where its people live (ISO 3166-2:TN)."""

    code: str
    name: str
    kind: OfficeKind
    district: str
    corps: Corps
    governorates: tuple[tuple[str, int], ...] = ()
    localities: tuple[tuple[str, str], ...] = ()

    @property
    def device(self) -> str:
        """Return the name of the office's device."""
        return f"{self.code}-D1"

    def officer(self, number: int) -> str:
        """Return a service number of the office."""
        return f"{self.code}-{number:03d}"


_MARSA = (("La Marsa", "المرسى"), ("Gammarth", "قمرت"), ("Sidi Daoud", "سيدي داود"))
_CARTHAGE = (("Carthage", "قرطاج"), ("La Goulette", "حلق الوادي"), ("Le Kram", "الكرم"))
_TUNIS = (("Lafayette", "لافايات"), ("El Omrane", "العمران"), ("Bab Bhar", "باب بحر"))
_SOUKRA = (("La Soukra", "سكرة"), ("Raoued", "رواد"), ("Ariana Ville", "أريانة المدينة"))

_STATIONS = (
    Office(
        code="LM1", name="La Marsa", kind="STATION", district="LMD", corps="SURETE",
        governorates=(("11", 85), ("12", 12), ("13", 3)), localities=_MARSA,
    ),
    Office(
        code="CG1", name="Carthage and La Goulette", kind="STATION", district="LMD", corps="SURETE",
        governorates=(("11", 94), ("13", 6)), localities=_CARTHAGE,
    ),
    Office(
        code="TN1", name="Tunis centre", kind="STATION", district="TND", corps="SURETE",
        governorates=(("11", 78), ("12", 12), ("13", 6), ("14", 4)), localities=_TUNIS,
    ),
    Office(
        code="GS1", name="La Soukra, National Guard", kind="STATION", district="GAR", corps="GARDE",
        governorates=(("12", 96), ("11", 4)), localities=_SOUKRA,
    ),
    Office(
        code="GM1", name="Gammarth, National Guard", kind="STATION", district="GAR", corps="GARDE",
        governorates=(("11", 80), ("12", 20)), localities=_MARSA,
    ),
    Office(
        code="TN2", name="Tunis El Menzah", kind="STATION", district="TND", corps="SURETE",
        governorates=(("11", 70), ("12", 30)), localities=_TUNIS,
    ),
)  # fmt: skip
_DISTRICTS = (
    Office(code="LMD", name="District of La Marsa", kind="DISTRICT", district="LMD", corps="SURETE"),
    Office(code="TND", name="District of Tunis", kind="DISTRICT", district="TND", corps="SURETE"),
    Office(code="GAR", name="Guard district of Ariana", kind="DISTRICT", district="GAR", corps="GARDE"),
)
DIRECTORATE = Office(
    code="DGF", name="Directorate of borders and foreigners", kind="DIRECTORATE", district="DGF", corps="SURETE"
)
MOST_STATIONS = len(_STATIONS)


def stations(count: int) -> tuple[Office, ...]:
    """Return the first `count` stations; both corps are there from two stations on."""
    order = (_STATIONS[0], _STATIONS[3], _STATIONS[2], _STATIONS[1], *_STATIONS[4:])
    if not 1 <= count <= MOST_STATIONS:
        raise ValueError(count)
    return order[:count]


def district_of(station: Office) -> Office:
    """Return the district office above a station."""
    return next(office for office in _DISTRICTS if office.code == station.district)


def offices(count: int) -> tuple[Office, ...]:
    """Return every office that acts when `count` stations do."""
    chosen = stations(count)
    above = tuple(dict.fromkeys(district_of(station) for station in chosen))
    return (*chosen, *above, DIRECTORATE)
