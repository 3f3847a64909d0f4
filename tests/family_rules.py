"""The rules of one family of acts, as the law's files name them."""

from __future__ import annotations

from importlib import resources

import yaml

FAMILIES = (
    "appeal", "care", "data", "deadline", "file", "identity", "measure", "merge", "permit", "reading", "situation",
    "stay", "tariff", "units",
)  # fmt: skip
"""Each has a test of its own that every rule of its file has a case."""


def rules_of(family: str) -> set[str]:
    """Return the ids of the rules in register/law/rules/<family>.yaml."""
    text = resources.files("register").joinpath(f"law/rules/{family}.yaml").read_text(encoding="utf-8")
    return set(yaml.safe_load(text)["rules"])
