"""Personal values that went into a register, and a scanner that finds any of them in bytes.

Rule for what is looked for. A value counts when it has at least five characters; a shorter name is looked for together
with the rest of its name. A word under eight characters must stand alone (no letter or digit touches it), because five
letters occur by chance. Birth dates are looked for as written (1990-02-17, 17/02/1990, 19900217) for those born before
2006: later days are also days of acts, which stand in clear. The year alone stands in clear by design (12.8).
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from producers.drafts import ActDraft
from schemas.events import (
    AddressDetail,
    Content,
    PartialDate,
    PersonIdentity,
    PersonName,
    SealedText,
    SponsorIdentity,
    TravelDocumentDetail,
)

SHORTEST = 5
ALONE_BELOW = 8
BORN_BEFORE = 2006


def values_of(content: Content) -> Iterator[str]:
    """Yield every personal value of a sealed content, as a person could write it down."""
    match content:
        case PersonIdentity():
            for name in content.names:
                yield from of_name(name)
            yield from of_date(content.birth_date)
            yield content.birth_place or ""
        case SponsorIdentity():
            for name in content.names:
                yield from of_name(name)
        case TravelDocumentDetail():
            yield content.number
            yield from content.mrz
            yield from (line.rstrip("<") for line in content.mrz)
        case AddressDetail():
            yield content.arabic or ""
            yield content.latin or ""
        case SealedText():
            yield content.text


def of_name(name: PersonName) -> Iterator[str]:
    """Yield the parts of a name and the ways in which it is written as a whole."""
    parts = [part for part in (name.given, name.father, name.grandfather, name.family) if part]
    yield from parts
    yield " ".join(parts)
    yield f"{name.given} {name.family}"
    yield f"{name.family} {name.given}"
    yield f"{name.family}, {name.given}"


def of_date(day: PartialDate) -> Iterator[str]:
    """Yield a birth date as people and machines write it; nothing when it is partial or collides with days of acts."""
    if None in (day.year, day.month, day.day) or (day.year or 0) >= BORN_BEFORE:
        return
    yield f"{day.year:04}-{day.month:02}-{day.day:02}"
    yield f"{day.day:02}/{day.month:02}/{day.year:04}"
    yield f"{day.day:02}.{day.month:02}.{day.year:04}"
    yield f"{day.year:04}{day.month:02}{day.day:02}"


def values_of_drafts(drafts: Iterable[ActDraft]) -> set[str]:
    """Return the personal values of acts before they were sealed."""
    return kept(value for draft in drafts for clear in draft.clear.values() for value in values_of(clear.content))


def values_of_register(path: Path) -> set[str]:
    """Return the personal values in the shipped paper register, as they stand there and as they are written later."""
    values: set[str] = set()
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, delimiter=";"):
            names = [(row["Nom"], row["Prénom"]), (row["اللقب"], row["الاسم"])]
            for family, given in names:
                values |= {family, given}
                values |= set(of_name(PersonName(family=family, given=given))) if family and given else set()
            values |= {row["Adresse"], *_written(row["Né(e) le"])}
    return kept(values)


def _written(text: str) -> Iterator[str]:
    """Yield a birth date as it stands in the file, and in its other forms."""
    found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text)
    if found is None:
        return
    try:
        born = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return
    yield from of_date(PartialDate(year=born.year, month=born.month, day=born.day))


def kept(values: Iterable[str]) -> set[str]:
    """Return those values that are long enough to mean something."""
    return {value for value in values if len(value.strip()) >= SHORTEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Bytes that write a value; `alone`: only where no letter or digit touches it."""

    form: bytes
    value: str
    alone: bool


class Scanner:
    """Finds values in UTF-8, UTF-16, JSON escapes and hex, also decomposed and in capitals."""

    def __init__(self, values: Iterable[str]) -> None:
        """Take the values; raise ValueError for one that is too short to mean anything."""
        self._by_prefix: dict[bytes, list[Pattern]] = defaultdict(list)
        self.longest = 0
        for value in sorted(set(values)):
            if len(value) < SHORTEST:
                raise ValueError("a value is too short to be looked for")
            for form, is_hex in _forms(value):
                alone = not is_hex and (len(value) < ALONE_BELOW or value.isdigit())
                self._by_prefix[form[:SHORTEST]].append(Pattern(form=form, value=value, alone=alone))
                self.longest = max(self.longest, len(form))
        self._regex = re.compile(_trie(self._by_prefix))

    def find(self, data: bytes) -> set[str]:
        """Return the values that stand in these bytes."""
        found = set()
        hit = self._regex.search(data)
        while hit is not None:
            at = hit.start()
            for pattern in self._by_prefix[hit[0]]:
                if data.startswith(pattern.form, at) and not (pattern.alone and _touched(data, at, pattern.form)):
                    found.add(pattern.value)
            hit = self._regex.search(data, at + 1)
        return found


def _forms(value: str) -> set[tuple[bytes, bool]]:
    """Return the bytes that write a value, and whether they are hexadecimal digits.

    UTF-16 without its outer zeros: both orders of a Latin text are then one, and no form begins with a zero byte, of
    which data are full.
    """
    spellings = {value, unicodedata.normalize("NFC", value), unicodedata.normalize("NFD", value), value.upper()}
    forms = set()
    for text in spellings:
        utf8, wide = text.encode(), (text.encode("utf-16-le"), text.encode("utf-16-be"))
        written = (utf8, *(form.strip(b"\x00") for form in wide), json.dumps(text)[1:-1].encode())
        forms |= {(form, False) for form in written}
        forms |= {(utf8.hex().encode(), True), (utf8.hex().upper().encode(), True)}
    return forms


def _trie(words: Iterable[bytes]) -> bytes:
    """Return a regular expression of words, none of which begins with another: shared beginnings are tried once."""
    groups: dict[bytes, list[bytes]] = defaultdict(list)
    for word in set(words):
        groups[word[:1]].append(word[1:])
    branches = (re.escape(first) + (_trie(rests) if any(rests) else b"") for first, rests in sorted(groups.items()))
    return b"(?:" + b"|".join(branches) + b")"


def _touched(data: bytes, at: int, form: bytes) -> bool:
    """Return whether a letter or digit stands directly before or after, in ASCII."""
    before, after = data[at - 1 : at] if at else b"", data[at + len(form) : at + len(form) + 1]
    return before.isalnum() or after.isalnum()
