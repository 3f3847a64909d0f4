"""Files found by who their person is: tokens give the likeliest, the best of them are opened in memory and compared.

Never returns a name; who may see one opens the file itself, and that read is written down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import psycopg

from projections.index_contents import candidate_in
from projections.index_store import Epoch, read_records
from projections.index_tokens import token
from register.candidates import Candidate, HeldDocument
from register.duplicate_profile import plain_number, profile_of
from register.duplicate_rules import Weights
from register.duplicates import compare_profiles
from register.names.forms import Part, part_of, script_of
from register.names.likeness import parts
from register.search_tokens import Asked, ask_name, ask_number
from schemas.events import PartialDate, PersonName
from schemas.sealing import SubjectKeys

OPENED = 40  # files opened and compared; some 0.4 ms each
_LEAST_ALIKE = 550  # per mille: below, two names have a sound in common by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who is looked for; what is None or empty is not known. Holds personal values: never shown by repr."""

    name: str | None = field(default=None, repr=False)
    birth: PartialDate = field(default_factory=PartialDate, repr=False)
    nationality: str | None = None
    document: str | None = field(default=None, repr=False)
    issuer: str | None = None

    @property
    def canonical(self) -> str:
        """Return the question as one text, for its hash."""
        birth = (self.birth.year, self.birth.month, self.birth.day)
        return "\x1f".join(str(each) for each in (self.name, *birth, self.nationality, self.document, self.issuer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that may be meant: scores per mille, rules that fired, heaviest first; `withheld`: why without names."""

    file_id: str
    survivor: str | None
    likeness: int
    score: int
    rules: tuple[str, ...]
    names: tuple[PersonName, ...] = field(default=(), repr=False)
    withheld: str | None = None


def find(
    session: psycopg.Connection[Any],
    question: Question,
    *,
    epoch: Epoch,
    keys: SubjectKeys,
    weights: Weights,
    limit: int = 20,
) -> list[Found]:
    """Return the files that may be meant, the likeliest first."""
    asked = _ask(question)
    near = _nearest(session, epoch, asked) if asked else []
    records = read_records(session, [file_no for file_no, _ in near])
    found: list[Found] = []
    for file_no, survivor in near:
        candidate = candidate_in(records.get(file_no, ()), keys)
        if candidate is not None:
            one = _compared(records[file_no][0].file_id, survivor, question, candidate, weights)
            if one is not None:
                found.append(one)
    _follow(session, found)
    return sorted(found, key=lambda each: (-each.likeness, -each.score, each.file_id))[:limit]


def _ask(question: Question) -> tuple[Asked, ...]:
    if question.document is not None:
        return ask_number(question.document, question.issuer)
    part = _typed(question.name)
    return () if part is None else ask_name(part.words, question.birth)


def _typed(text: str | None) -> Part | None:
    return None if text is None else part_of(text, "LATN")


def _nearest(session: psycopg.Connection[Any], epoch: Epoch, asked: Sequence[Asked]) -> list[tuple[int, str | None]]:
    return session.execute(
        """
        WITH asked AS (
            SELECT * FROM unnest(%s::bytea[], %s::smallint[], %s::smallint[]) AS a (token, part, weight)
        ), parts AS (
            SELECT t.file_no, a.part, max(a.weight) AS weight
              FROM asked a JOIN sijill_index.tokens t ON t.token = a.token GROUP BY t.file_no, a.part
        ), best AS (
            SELECT file_no, sum(weight) AS weight FROM parts GROUP BY file_no
            HAVING max(part) >= 0 ORDER BY 2 DESC, 1 LIMIT %s
        )
        SELECT file_no, f.survivor::text FROM best JOIN sijill_index.files f USING (file_no)
         WHERE NOT f.shredded ORDER BY best.weight DESC, file_no
        """,
        (
            [token(epoch.key, each.text) for each in asked],
            [each.part for each in asked],
            [each.weight for each in asked],
            OPENED,
        ),
    ).fetchall()


def _follow(session: psycopg.Connection[Any], found: list[Found]) -> None:
    """Put the last file of a chain of merges in the place of the next one."""
    for place, one in enumerate(found):
        last, seen = one.survivor, {one.file_id}
        while last is not None and last not in seen:
            seen.add(last)
            row = session.execute(
                "SELECT survivor::text FROM sijill_index.files WHERE file_id = %s", (last,)
            ).fetchone()
            if row is None or row[0] is None:
                break
            last = row[0]
        found[place] = replace(one, survivor=last)


def _compared(
    file_id: str, survivor: str | None, question: Question, candidate: Candidate, weights: Weights
) -> Found | None:
    likeness = _likeness(question, candidate)
    if likeness < _LEAST_ALIKE:
        return None
    compared = compare_profiles(profile_of(_meant(question)), profile_of(candidate), weights)
    return Found(
        file_id=file_id,
        survivor=survivor,
        likeness=likeness,
        score=compared.score,
        rules=tuple(fired.rule_id for fired in compared.rules),
        names=candidate.names,
    )


def _likeness(question: Question, candidate: Candidate) -> int:
    """Return how alike number or name are: what was typed against all of each name, words in any order."""
    if question.document is not None:
        asked = plain_number(question.document)
        held = (each for each in candidate.documents if plain_number(each.number) == asked)
        issuers = {each.issuer for each in held}
        if not issuers:
            return 0
        return 1000 if question.issuer is None or question.issuer in issuers else 600
    typed = _typed(question.name)
    if typed is None:
        return 0
    wholes = [_whole(name) for name in candidate.names]
    near = [each for each in wholes if each is not None and each.whole.script == typed.whole.script]
    return max((parts(typed, each) for each in near or wholes if each is not None), default=0)


def _whole(name: PersonName) -> Part | None:
    return part_of(f"{name.given} {name.family}", name.script)


def _meant(question: Question) -> Candidate:
    """Return the question as a person; the last word of a name is taken for the family, and either order counts."""
    names: tuple[PersonName, ...] = ()
    if question.name is not None:
        given, _, family = question.name.strip().rpartition(" ")
        names = (PersonName(script=script_of(question.name, "LATN"), family=family, given=given),)
    documents: tuple[HeldDocument, ...] = ()
    if question.document is not None:
        documents = (HeldDocument(number=question.document, issuer=question.issuer or "UNK"),)
    return Candidate(
        names=names,
        birth=question.birth,
        nationalities=frozenset() if question.nationality is None else frozenset({question.nationality}),
        documents=documents,
    )
