"""Machine readable zones of travel documents, TD1, TD2 and TD3: read and written (ICAO Doc 9303 parts 3 to 6).

A zone that can be read is returned with everything doubtful about it; nothing is corrected, and no error repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from register.codes import countries
from register.mrz_dates import read_birth, read_expiry
from register.mrz_digits import judge_all
from register.mrz_layout import FILLER, Layout, MrzFormat, overflow, standing
from register.mrz_lines import layout_of
from register.mrz_names import is_truncated, read_names
from register.mrz_slips import Proposal, proposals
from schemas.events import MrzChecks, PartialDate

Sex = Literal["M", "F", "X"]
SEX_ISO_5218: MappingProxyType[Sex, int] = MappingProxyType({"M": 1, "F": 2, "X": 0})  # X: the zone says nothing
GERMANY = ("D", "DEU")  # the one code of part 3, section 5 that stands for one of ISO 3166
_CODE = re.compile(r"([A-Z]{1,3})<*")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MrzFields:
    """What a zone says; None is a field that cannot be read, a date without parts one that is not known.

    `number` is whole, with what overflowed; codes are those of the register (`DEU`, not `D`; ICAO's own as they are);
    an empty nationality is left out by the issuer (part 4, 4.2.2, note o); `sex` X is the filler.
    """

    document_type: str
    issuing_state: str | None
    family: str | None
    given: tuple[str, ...]
    number: str
    nationality: str | None
    birth_date: PartialDate | None
    sex: Sex | None
    expires_on: PartialDate | None
    optional_data: str = ""
    optional_data_2: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Zone:
    """A zone as read: its fields, the verdict on each check digit, and what a person must look at.

    `unreadable` and `unknown_codes` name fields; an unknown code is in neither ISO 3166 nor Doc 9303 part 3, section 5.
    """

    format: MrzFormat
    lines: tuple[str, ...]
    fields: MrzFields
    checks: MrzChecks
    unreadable: tuple[str, ...]
    unknown_codes: tuple[str, ...]
    name_truncated: bool
    proposals: tuple[Proposal, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether no check digit fails and every field can be read."""
        return "FAIL" not in asdict(self.checks).values() and not self.unreadable


def parse(lines: Sequence[str], on: date) -> Zone:
    """Read a zone on a day, which decides the centuries (Doc 9303 part 3, 4.8; layouts in parts 4 to 6, 4.2.2).

    Raises NotAZone when number of lines, lengths, characters or the first letter are those of no zone.
    """
    layout = layout_of(lines)
    fields = _fields(layout, lines, on)
    codes = {"issuing_state": fields.issuing_state, "nationality": fields.nationality}
    empty = {"issuing_state", "number"}  # these two are never left out
    return Zone(
        format=layout.format,
        lines=tuple(lines),
        fields=fields,
        checks=judge_all(layout, lines),
        unreadable=tuple(
            name for name, value in asdict(fields).items() if value is None or (name in empty and not value)
        ),
        unknown_codes=tuple(name for name, code in codes.items() if code and code not in countries()),
        name_truncated=is_truncated(standing(lines, layout.fields["names"])),
        proposals=proposals(layout, lines, on),
    )


def checks_of(lines: Sequence[str]) -> MrzChecks:
    """Return the verdicts on the check digits alone (parts 4 to 6, 4.2.4); raises NotAZone as `parse`."""
    return judge_all(layout_of(lines), lines)


def _fields(layout: Layout, lines: Sequence[str], on: date) -> MrzFields:
    at = {name: standing(lines, places) for name, places in layout.fields.items()}
    names = read_names(at["names"])
    more = overflow(layout, lines)
    left = at["optional_data"][more + 2 :] if more else at["optional_data"]  # behind the rest: its digit and a filler
    return MrzFields(
        document_type=at["document_type"].rstrip(FILLER),
        issuing_state=_code(at["issuing_state"]),
        family=names[0] if names else None,
        given=names[1] if names else (),
        number=(at["number"] + at["optional_data"][:more]).rstrip(FILLER),
        nationality=_code(at["nationality"]),
        birth_date=read_birth(at["birth_date"], on),
        sex=_sex(at["sex"]),
        expires_on=read_expiry(at["expires_on"], on),
        optional_data=left.rstrip(FILLER),
        optional_data_2=at.get("optional_data_2", "").rstrip(FILLER),
    )


def _code(text: str) -> str | None:
    if not text.strip(FILLER):
        return ""
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    code = found.group(1)
    return GERMANY[1] if code == GERMANY[0] else code


def _sex(text: str) -> Sex | None:
    match text:
        case "M" | "F":
            return text
        case "<":
            return "X"
        case _:
            return None
