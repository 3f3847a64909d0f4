"""The machine readable zone of a simulated passport: the register's own writer with the simulator's kinds of value."""

from __future__ import annotations

from datetime import date

from register.mrz import MrzFields, Sex
from register.mrz_writing import write
from schemas.events import PartialDate

_SEX: dict[int, Sex] = {1: "M", 2: "F"}


def passport_lines(
    *, issuer: str, family: str, given: str, number: str, nationality: str, born: date | None, sex: int, expires: date
) -> tuple[str, str]:
    """Return both lines of a passport (TD3); an unknown birth date is fillers, `sex` is ISO 5218."""
    first, second = write(
        "TD3",
        MrzFields(
            document_type="P",
            issuing_state=issuer,
            family=family,
            given=(given,),
            number=number,
            nationality=nationality,
            birth_date=PartialDate() if born is None else _partial(born),
            sex=_SEX.get(sex, "X"),
            expires_on=_partial(expires),
        ),
    )
    return first, second


def _partial(day: date) -> PartialDate:
    return PartialDate(year=day.year, month=day.month, day=day.day)
