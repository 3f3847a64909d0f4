"""Writing a machine readable zone, TD1, TD2 or TD3, with its check digits (ICAO Doc 9303 parts 3 to 6).

What a zone cannot hold is refused by field, never shortened; only names are cut, as parts 4 to 6, 4.2.3 lay down.
"""

from __future__ import annotations

import re

from register.mrz import GERMANY, MrzFields
from register.mrz_dates import write_date
from register.mrz_digits import check_digit
from register.mrz_layout import FILLER, LAYOUTS, NUMBER_WIDTH, Layout, MrzFormat, Places, checked, standing
from register.mrz_names import write_names
from schemas.errors import Misfit
from schemas.events import PartialDate

_CODE = re.compile(r"[A-Z]{1,3}")
_TEXT = re.compile(r"([A-Z0-9<]*[A-Z0-9])?")
_MADE = frozenset({"names", "birth_date", "sex", "expires_on"})  # made here, with fillers where they belong
_SEX = {"M": "M", "F": "F", "X": FILLER}


def write(form: MrzFormat, fields: MrzFields) -> tuple[str, ...]:
    """Return the lines of a zone (Doc 9303 parts 4, 5 and 6, 4.2.2); `parse` gives the same fields back.

    Raises Misfit with the field for what the format cannot hold. An empty optional field has a filler for its digit.
    """
    layout = LAYOUTS[form]
    zone = _Blank(layout)
    zone.put("document_type", _document_type(layout, fields.document_type))
    zone.put("issuing_state", _code("issuing_state", fields.issuing_state or ""))
    zone.put("names", write_names(fields.family or "", fields.given, len(layout.fields["names"])))
    zone.put_number(fields.number, fields.optional_data)
    zone.put("nationality", _code("nationality", fields.nationality) if fields.nationality else "")
    zone.put("birth_date", write_date("birth_date", fields.birth_date or PartialDate()))
    zone.put("sex", _SEX[fields.sex or "X"])
    zone.put("expires_on", write_date("expires_on", fields.expires_on or PartialDate()))
    zone.put("optional_data_2", fields.optional_data_2)
    return zone.with_digits()


class _Blank:
    """Lines of fillers that are filled field by field; the digits last, each over what then stands."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lines = [[FILLER] * layout.width for _ in range(layout.lines)]

    def put(self, name: str, text: str) -> None:
        """Put a field from its first place on."""
        places = self._layout.fields.get(name, ())
        if len(text) > len(places):
            raise Misfit(name, f"has {len(text)} characters; a {self._layout.format} zone has room for {len(places)}")
        if name not in _MADE and not _TEXT.fullmatch(text):
            raise Misfit(name, "a zone holds A to Z, 0 to 9, and < only between them", mend="Leave out anything else.")
        self._set(places, text)

    def put_number(self, number: str, optional: str) -> None:
        """Put a document number and the optional data; the rest of a long number goes before these (note j)."""
        if not number or number.startswith(FILLER):
            raise Misfit("number", "a zone needs a document number", mend="It begins with a letter or a digit.")
        nine, rest = number[:NUMBER_WIDTH], number[NUMBER_WIDTH:]
        if not rest:
            self.put("number", number)
            self.put("optional_data", optional)
            self._set((self._layout.digits["number"][1],), check_digit(nine.ljust(NUMBER_WIDTH, FILLER)))
            return
        if self._layout.format == "TD3" or FILLER in nine[-1] + rest:
            raise Misfit(
                "number",
                "a passport's has at most nine places, a longer one no < from its ninth on",
                mend="Write the number without separators, or in a TD1 or TD2 zone.",
            )
        self.put("number", nine)
        more = rest + check_digit(number)
        if len(more) == len(self._layout.fields["optional_data"]):
            raise Misfit("number", "leaves no place for the < that must follow its check digit", mend="Shorten it.")
        self.put("optional_data", more + (FILLER + optional if optional else ""))

    def with_digits(self) -> tuple[str, ...]:
        """Return the lines with every digit set; none is needed over empty optional data (part 4, 4.2.2.2)."""
        for each in checked(self._layout, self._text()):
            data = standing(self._text(), each.data)
            if each.name != "optional" or data.strip(FILLER):
                self._set((each.digit,), check_digit(data))
        return self._text()

    def _set(self, places: Places, text: str) -> None:
        for (line, column), character in zip(places, text, strict=False):
            self._lines[line - 1][column - 1] = character

    def _text(self) -> tuple[str, ...]:
        return tuple(map("".join, self._lines))


def _document_type(layout: Layout, text: str) -> str:
    if not text or text[0] not in layout.first_letters:
        raise Misfit("document_type", f"a {layout.format} zone begins with {' or '.join(layout.first_letters)}")
    return text


def _code(field: str, code: str) -> str:
    if not _CODE.fullmatch(code):
        raise Misfit(
            field, "a code has up to three letters", mend="Use ISO 3166-1 alpha-3 or Doc 9303 part 3, section 5."
        )
    return GERMANY[0] if code == GERMANY[1] else code
