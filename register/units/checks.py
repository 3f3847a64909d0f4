"""What every order of the organisation must respect: units that are there, days that go on, territory held once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from register.codes import governorates, is_code
from register.days import iso
from register.units.fold import fold_unit
from register.units.organisation import DELEGATION, GOVERNORATE, IMADA, Organisation, Unit
from register.verdict import Refused
from schemas.events import UnitEvent, UnitKind

ABOVE: Mapping[UnitKind, frozenset[UnitKind]] = {
    "STATION": frozenset({"DISTRICT", "DIRECTORATE"}),
    "DISTRICT": frozenset({"DIRECTORATE"}),
    "BORDER_POST": frozenset({"DISTRICT", "DIRECTORATE"}),
    "OTHER_SERVICE": frozenset({"DIRECTORATE"}),
    "SOCIAL_SERVICE": frozenset({"DIRECTORATE", "SOCIAL_SERVICE"}),
}
"""What may stand above what; a directorate has nothing above it."""


def still_open(unit: Unit | None, field: str, unit_id: str, day: int) -> Iterator[Refused]:
    """The unit is known, and not closed on the day."""
    if unit is None:
        yield Refused(rule_id="UNIT_UNKNOWN", field=field, detail=(unit_id,) if is_code(unit_id) else ())
    elif not unit.is_open_after(day):
        yield Refused(rule_id="UNIT_CLOSED", field=field, detail=(unit_id, iso(unit.closed_on or day)))


def begun(unit: Unit | None, day: int) -> Iterator[Refused]:
    """The unit has begun on the day."""
    if unit is not None and day < unit.spells[0].since:
        yield Refused(rule_id="UNIT_BACKDATED", field="meta.effective_date", detail=(iso(unit.spells[0].since),))


def forward(unit: Unit, day: int) -> Iterator[Refused]:
    """What a unit was is not written anew: an order holds from its last change on, or later."""
    if day < unit.spells[-1].since:
        detail = (unit.unit_id, iso(unit.spells[-1].since))
        yield Refused(rule_id="UNIT_BACKDATED", field="meta.effective_date", detail=detail)


def fits_under(organisation: Organisation, kind: UnitKind, parent: str | None, day: int) -> Iterator[Refused]:
    """The unit stands under one of the right kind; a directorate under none."""
    if kind == "DIRECTORATE":
        if parent is not None:
            yield Refused(rule_id="UNIT_PARENT", field="parent", detail=(kind,))
        return
    if parent is None:
        yield Refused(rule_id="UNIT_PARENT", field="parent", detail=(kind,))
        return
    above = organisation.units.get(parent)
    yield from still_open(above, "parent", parent, day)
    if above is not None and above.kind not in ABOVE.get(kind, frozenset()):
        yield Refused(rule_id="UNIT_PARENT", field="parent", detail=(kind, above.kind))


def seat(governorate: str | None) -> Iterator[Refused]:
    """The governorate is in its list."""
    if governorate is not None and governorate not in governorates():
        yield Refused(rule_id="CODE_UNKNOWN", field="governorate")


def territory_codes(field: str, serves: tuple[str, ...]) -> Iterator[Refused]:
    """Each code has the shape of its level and lies in a known governorate; none stands twice."""
    for code in serves:
        shaped = len(code) in {GOVERNORATE, DELEGATION, IMADA} and code.isascii() and code.isdigit()
        if not shaped or code[:GOVERNORATE] not in governorates():
            yield Refused(rule_id="TERRITORY_UNKNOWN", field=field, detail=(code,) if is_code(code) else ())
    if len(set(serves)) < len(serves):
        yield Refused(rule_id="TERRITORY_TAKEN", field=field)


def taken(organisation: Organisation, event: UnitEvent, day: int) -> Iterator[Refused]:
    """Look at the organisation that would be, on that day and on each later day on which something changes."""
    after = fold_unit(organisation, event)
    days = {day, *(spell.since for unit in after.units.values() for spell in unit.spells if spell.since > day)}
    for each in sorted(days):
        seen: dict[tuple[str, str], str] = {}
        for unit, spell in after.on(each):
            for code in spell.serves:
                other = seen.setdefault((unit.corps, code), unit.unit_id)
                if other != unit.unit_id:
                    yield Refused(rule_id="TERRITORY_TAKEN", detail=(code, other, unit.unit_id, iso(each)))


def covers(wide: str, narrow: str) -> bool:
    """Return whether a territory lies in another: codes begin with those of what they lie in."""
    return narrow.startswith(wide)
