"""What a sealed field may hold: which contract each field wants, and which contents no person can have.

Station and opener ask the same functions, so that a clerk hears of a 30 February before the screen does. Never reads a
clock and never puts a value into its answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from schemas.events import (
    AddressDetail,
    Content,
    Event,
    PartialDate,
    PersonIdentity,
    PersonName,
    RelativeIdentity,
    Sealed,
    SealedText,
    SealVerdict,
    SponsorIdentity,
    TravelDocumentDetail,
)

SEALED_FIELDS: Mapping[str, Mapping[str, str]] = {
    "AddressDeclared": {"detail": "AddressDetail"},
    "AppealFiled": {"case_number": "SealedText"},
    "ApplicationLodged": {"sponsor": "SponsorIdentity"},
    "CareCaseOpened": {"subject": "PersonIdentity"},
    "DecisionTaken": {"conditions[].employer": "SealedText"},
    "DocumentAssessed": {"scan_ref": "SealedText"},
    "EmploymentRecorded": {"employer": "SealedText", "visa_reference": "SealedText"},
    "FamilyLinkRecorded": {"other": "RelativeIdentity"},
    "HostDeclarationReceived": {"host": "SealedText", "address": "AddressDetail", "document": "TravelDocumentDetail"},
    "IdentityCorrected": {"before": "PersonIdentity", "after": "PersonIdentity"},
    "IdentityUpdated": {"before": "PersonIdentity", "after": "PersonIdentity"},
    "MeasureOrdered": {"place": "AddressDetail"},
    "OpinionRecorded": {"restricted_note": "SealedText"},
    "PermitReported": {"declaration": "SealedText"},
    "PersonRegistered": {"identity": "PersonIdentity"},
    "ProtectionStatusRecorded": {"card": "SealedText"},
    "SubjectRequestAnswered": {"answer": "SealedText"},
    "TravelDocumentRecorded": {"detail": "TravelDocumentDetail"},
}
NOTE, NOTE_CONTENT = "meta.note", "SealedText"  # every event may carry one
_PLAIN = {name: tuple(f for f in fields if "[" not in f) for name, fields in SEALED_FIELDS.items()}
_INDEX = re.compile(r"\[\d+\]")

GREGORIAN_YEARS = range(1850, 2200)  # outside: a slip of the pen, or a Hijri year under the wrong name
HIJRI_YEARS = range(1266, 1625)  # the same years
_YEARS = {"GREGORIAN": GREGORIAN_YEARS, "HIJRI": HIJRI_YEARS}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_JOINERS = "\u200c\u200d"  # written inside Persian, Kurdish and Indic names (RFC 5892, appendix A.1 and A.2)
_ORDERING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # embeddings, overrides, isolates (UAX 9)
_LINE_ENDS = frozenset("\t\n\r")
_MRZ_LINE = re.compile(r"[A-Z0-9<]{1,44}")  # ICAO 9303: 30, 36 or 44 places, fewer where the reader lost some
_WORST_FIRST: tuple[SealVerdict, ...] = (
    "UNREADABLE",
    "CONTENT_MISFIT",
    "BIRTH_DATE_IMPOSSIBLE",
    "NAME_CONTROL_CHARACTER",
    "UNKNOWN",
    "SOUND",
)


def sealed_fields(event: Event) -> Iterator[tuple[str, Sealed]]:
    """Yield path and value of each sealed field that `event` carries, for example `conditions[0].employer`."""
    if event.meta.note is not None:
        yield NOTE, event.meta.note
    for name in _PLAIN.get(event.NAME, ()):
        sealed = getattr(event, name)
        if sealed is not None:
            yield name, sealed
    if event.NAME == "DecisionTaken":
        for place, condition in enumerate(event.conditions):
            if condition.employer is not None:
                yield f"conditions[{place}].employer", condition.employer


def find_wanted_content(event_name: str, field: str) -> str | None:
    """Return the record name of the content that the sealed `field` of an event wants; None: no such field."""
    if field == NOTE:
        return NOTE_CONTENT
    return SEALED_FIELDS.get(event_name, {}).get(_INDEX.sub("[]", field))


def event_verdict(verdicts: Iterable[SealVerdict]) -> SealVerdict:
    """Return the verdict on an event from those on its sealed fields: the worst, NONE when it has no sealed field."""
    return min(verdicts, key=_WORST_FIRST.index, default="NONE")


def check_content(content: Content) -> SealVerdict:
    """Return SOUND, or what makes `content` impossible; the same content always gets the same verdict."""
    match content:
        case PersonIdentity():
            if is_impossible(content.birth_date):
                return "BIRTH_DATE_IMPOSSIBLE"
            return _check_names(content.names, content.birth_place)
        case RelativeIdentity():
            if content.birth_date is not None and is_impossible(content.birth_date):
                return "BIRTH_DATE_IMPOSSIBLE"
            return _check_names(content.names, None)
        case SponsorIdentity():
            return _check_names(content.names, None)
        case TravelDocumentDetail():
            sound = content.number.strip() and not has_control(content.number)
            return "SOUND" if sound and all(map(_MRZ_LINE.fullmatch, content.mrz)) else "CONTENT_MISFIT"
        case AddressDetail():
            lines = [line for line in (content.arabic, content.latin) if line and line.strip()]
            return "SOUND" if lines and not any(map(misleads, lines)) else "CONTENT_MISFIT"
        case SealedText():
            return "CONTENT_MISFIT" if misleads(content.text) else "SOUND"
    assert_never(content)


def is_impossible(date: PartialDate) -> bool:
    """Return whether no day fits `date`; parts that are None are unknown and fit anything.

    Gregorian leap years are kept; a Hijri month has at most 30 days whatever the calculation says, for it is observed.
    """
    if date.month is not None and not 1 <= date.month <= 12:
        return True
    if date.day is not None and not 1 <= date.day <= _last_day(date):
        return True
    if date.year is None:
        return False
    return date.year not in _YEARS.get(date.calendar, range(1, 10_000))


def _last_day(date: PartialDate) -> int:
    if date.calendar == "HIJRI":
        return 30
    if date.calendar != "GREGORIAN" or date.month is None:
        return 31
    common_february = date.month == 2 and date.year is not None and not _is_leap(date.year)
    return 28 if common_february else _MONTH_DAYS[date.month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _check_names(names: tuple[PersonName, ...], place: str | None) -> SealVerdict:
    texts = [text for n in names for text in (n.family, n.given, n.father, n.grandfather) if text]
    if place:
        texts.append(place)
    if not "".join(texts).isprintable() and any(map(has_control, texts)):  # the first half settles nearly all, in C
        return "NAME_CONTROL_CHARACTER"
    nameless = any(not (n.family.strip() or n.given.strip()) for n in names)
    return "CONTENT_MISFIT" if nameless else "SOUND"


def has_control(text: str) -> bool:
    """Return whether a name holds a character that shows nothing and changes what is read or found.

    Controls, marks of writing direction, line and paragraph separators, surrogates and private use. The two joiners
    may stand between two letters of a script that needs them.
    """
    return any(
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and not _joins(text, place)
        for place, char in enumerate(text)
    )


def _joins(text: str, place: int) -> bool:
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    return all(unicodedata.category(c)[0] in "LM" and c > "\u0590" for c in (text[place - 1], text[place + 1]))


def misleads(text: str) -> bool:
    """Return whether a free text holds controls (line ends and tabs apart) or reorders what is read (UAX 9)."""
    if text.isprintable():
        return False
    return any(c in _ORDERING or (unicodedata.category(c) in ("Cc", "Cs") and c not in _LINE_ENDS) for c in text)
