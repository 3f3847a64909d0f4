"""Who may do which act, at which state: the one place where the role of an actor is judged.

The table is law/powers.yaml. A role that an older register does not know breaks nothing: of it nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, cast, get_args

import yaml

from register.find import find_application
from register.verdict import Refused
from schemas.errors import CommandRefused
from schemas.events import EVENTS, ApplicationStatus, Event, FileState, Phrase, Role

UNKNOWN: Role = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Who may do an act; `at`: who alone may, for an application in that state."""

    roles: tuple[Role, ...]
    at: Mapping[ApplicationStatus, tuple[Role, ...]]
    source: str
    status: Literal["own", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Powers:
    """The whole table: titles of roles, powers by act."""

    titles: Mapping[Role, Phrase]
    acts: Mapping[str, Power]


@lru_cache(maxsize=1)
def powers() -> Powers:
    """Return who may do what; raise CommandRefused when the table names a role, state or event that is none."""
    return read_powers(resources.files("register").joinpath("law/powers.yaml").read_text(encoding="utf-8"))


def read_powers(text: str) -> Powers:
    """Return the powers of a table in YAML; raise CommandRefused as `powers` does."""
    loaded: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    acts = {name: _power(stated, loaded["groups"]) for name, stated in loaded["acts"].items()}
    _require_same("events", acts, EVENTS)
    titles = {role: Phrase(**title) for role, title in loaded["roles"].items()}
    _require_same("roles", titles, set(get_args(Role)) - {UNKNOWN})
    return Powers(titles=cast("Mapping[Role, Phrase]", titles), acts=acts)


def role_breach(state: FileState, event: Event) -> Refused | None:
    """Return the refusal of an act by a role that may not do it; its detail names the role, then those that may."""
    role = event.meta.actor_role
    may = _may(state, event)
    if role in may or (role == UNKNOWN and event.meta.import_session is not None):
        return None
    return may_not(role, may)


def may_not(role: Role, may: Sequence[str]) -> Refused:
    """Return the refusal of a role, with the roles that may."""
    return Refused(rule_id="ROLE_MAY_NOT", field="meta.actor_role", detail=(role, *may))


def may_do(act: str, status: str | None = None) -> tuple[Role, ...]:
    """Return who may do an act, on an application in that state."""
    power = powers().acts[act]
    return power.roles if status is None else power.at.get(cast("ApplicationStatus", status), power.roles)


def _may(state: FileState, event: Event) -> tuple[Role, ...]:
    power = powers().acts[event.NAME]
    if not power.at:
        return power.roles
    application = find_application(state, getattr(event, "application_id", ""))
    return power.roles if application is None else power.at.get(application.status, power.roles)


def _power(stated: Mapping[str, Any], groups: Mapping[str, Sequence[Role]]) -> Power:
    at = {status: _roles(given, groups) for status, given in stated.get("at", {}).items()}
    unknown = sorted(set(at) - set(get_args(ApplicationStatus)))
    if unknown:
        raise CommandRefused(f"No state is called {unknown[0]}.", where="register/law/powers.yaml", mend="Correct it.")
    return Power(
        roles=_roles(stated["roles"], groups),
        at=at,
        source=stated["source"],
        status=stated["status"],
    )


def _roles(stated: Sequence[str], groups: Mapping[str, Sequence[Role]]) -> tuple[Role, ...]:
    roles = tuple(role for name in stated for role in groups.get(name, (name,)))
    wrong = next((role for role in roles if role not in get_args(Role)), None)
    if wrong is not None:
        raise CommandRefused(f"No role is called {wrong}.", where="register/law/powers.yaml", mend="Correct it.")
    return cast("tuple[Role, ...]", roles)


def _require_same(what: str, stated: Mapping[Any, Any], known: Any) -> None:
    differing = sorted(set(stated) ^ set(known))
    if differing:
        where = "register/law/powers.yaml"
        raise CommandRefused(
            f"Its {what} are not those of the contracts: {differing[0]}.", where=where, mend="Amend it."
        )
