"""Digests of the versions that were released: a version that answers were given by stays as it was, in place too.

They lie beside the tables in released.json; `sijill law release` adds those of new versions and never changes one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from hashlib import sha256
from importlib import resources

from yaml.nodes import Node

from register.lawkept import MAY_CHANGE, plain, taken_away, versions_of
from register.lawnodes import Finding, Page, fields, lines_of

Digests = Mapping[str, Mapping[str, str]]
"""By table and by `ID version`, the SHA-256 of what the version says, in hex."""
_END = "valid_to"


@lru_cache(maxsize=1)
def released() -> Digests:
    """Return the digests that come with the register."""
    text = resources.files("register").joinpath("law/released.json").read_text(encoding="utf-8")
    found: Digests = json.loads(text)
    return found


def digests_of(pages: Mapping[str, Page]) -> dict[str, dict[str, str]]:
    """Return the digests of every version of every table."""
    found = {
        name: {" ".join(key): _digest(entry) for key, entry in sorted(versions_of(page).items())}
        for name, page in sorted(pages.items())
    }
    return {name: digests for name, digests in found.items() if digests}


def changed_since(digests: Digests, pages: Mapping[str, Page], told: AbstractSet[Finding]) -> Iterator[Finding]:
    """Yield released versions that are not there any more or that say something else; an end may have been added.

    An entry in which a fault of `told` stands is left out.
    """
    lines = {(each.file, each.line) for each in told}
    for name, versions in digests.items():
        page = pages.get(name)
        if page is None:
            continue
        now = versions_of(page)
        keys = {(each.rpartition(" ")[0], each.rpartition(" ")[2]): digest for each, digest in versions.items()}
        yield from taken_away(name, page, keys.keys() - now.keys())
        for key in sorted(keys.keys() & now.keys()):
            entry = now[key]
            if keys[key] in {_digest(entry), _digest(entry, ended=False)}:
                continue
            if not any((page.file, line) in lines for line in lines_of(entry)):
                what = f"{' version '.join(key)} was changed since it was released."
                mend = "Put it back as it was, and copy it below with the next version and today as known_from."
                yield page.finding(fields(entry).get("version", entry), "CHANGED_IN_PLACE", what, mend)


def _digest(entry: Node, *, ended: bool = True) -> str:
    """Return the digest of an entry without its words for people; not `ended`: as if it had no end."""
    says = {field: plain(value) for field, value in fields(entry).items() if field not in MAY_CHANGE}
    stated = {field: value for field, value in says.items() if value is not None and (ended or field != _END)}
    return sha256(json.dumps(stated, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
