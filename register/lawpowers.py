"""Whether powers.yaml names roles, acts and states that there are; each wrong word is shown where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from register.lawnames import defined, same_names, unknown
from register.lawnodes import Finding, Page, fields, items, keys
from schemas.events import EVENTS, ApplicationStatus, Role

_ROLES = frozenset(get_args(Role)) - {"UNKNOWN"}
_STATES = frozenset(get_args(ApplicationStatus)) - {"UNKNOWN"}


def power_faults(page: Page) -> Iterator[Finding]:
    """Yield every role, act or state that nothing knows, and those that the table lacks."""
    here = fields(page.root)
    yield from same_names(page, "roles", _ROLES, "role", above=page.root)
    yield from same_names(page, "acts", set(EVENTS), "act", above=page.root)
    for group in fields(here.get("groups")).values():
        yield from unknown(page, items(group), _ROLES, "role")
    acts = [fields(act) for act in fields(here.get("acts")).values()]
    for act in acts:
        yield from unknown(page, keys(act.get("at")), _STATES, "state of an application")
    lists = [each for act in acts for each in (act.get("roles"), *fields(act.get("at")).values())]
    used = [role for each in lists for role in items(each)]
    yield from defined(page, here.get("groups"), used, _ROLES, "role or group")
