"""What stands in clear in an act must be codes, numbers and ids: a name typed there would stay in the journal for ever.

The station checks it before anything is written; the screen checks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from producers.drafts import ActDraft
from producers.faults import Faults
from register.codes import is_code
from schemas.errors import Misfit

_ENVELOPE = ("actor_id", "actor_rank", "on_behalf_of", "legal_basis", "reason_code")
_MEND = "Write a code: letters without accents, digits and _ . / : + - only, at most 64; names belong in sealed fields."


def check_plain(draft: ActDraft) -> None:
    """Raise Misfit for a text in clear that is no code, number or id; the text itself is not repeated."""
    stated = {name: getattr(draft, name) for name in _ENVELOPE}
    faults = Faults()
    for path, text in _texts("", {**stated, **draft.fields}):
        if not is_code(text):
            faults.add(Misfit(path, "is not a code", mend=_MEND))
    faults.tell()


def _texts(path: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case Mapping():
            for name, inner in value.items():
                yield from _texts(f"{path}.{name}" if path else str(name), inner)
        case list() | tuple():
            for index, inner in enumerate(value):
                yield from _texts(f"{path}[{index}]", inner)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _texts(f"{path}.{field.name}", getattr(value, field.name))
