"""A measured figure beside its target, and how a list of them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from infra.output import print_table

Sense = Literal["at least", "at most", "under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the issue asks of a figure, in the figure's unit."""

    sense: Sense
    value: float

    def is_met(self, measured: float) -> bool:
        """Return whether a figure is on the right side."""
        match self.sense:
            case "at least":
                return measured >= self.value
            case "at most":
                return measured <= self.value
            case "under":
                return measured < self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a section; `note` says what it includes, leaves out, or was extrapolated from."""

    section: str
    name: str
    value: float
    unit: str
    target: Target | None = None
    note: str = ""

    def plain(self) -> dict[str, object]:
        """Return what `--json` prints."""
        met = None if self.target is None else self.target.is_met(self.value)
        return asdict(self) | {"met": met}

    def row(self) -> tuple[str, str, str, str, str, str, str]:
        """Return the cells of the table."""
        if self.target is None:
            wanted, met = "", ""
        else:
            wanted = f"{self.target.sense} {shown(self.target.value)}"
            met = "yes" if self.target.is_met(self.value) else "NO"
        return self.section, self.name, shown(self.value), self.unit, wanted, met, self.note


def at_least(value: float) -> Target:
    """Return a target from below."""
    return Target(sense="at least", value=value)


def at_most(value: float) -> Target:
    """Return a target from above."""
    return Target(sense="at most", value=value)


def under(value: float) -> Target:
    """Return a strict target from above."""
    return Target(sense="under", value=value)


def shown(value: float) -> str:
    """Return a number with as many digits as it deserves."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


COLUMNS = ("section", "figure", "value", "unit", "target", "met", "note")


def print_figures(figures: Sequence[Figure], title: str) -> None:
    """Print the table."""
    print_table(COLUMNS, [figure.row() for figure in figures], title=title)


def markdown(figures: Sequence[Figure]) -> str:
    """Return the table in Markdown."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + " --- |" * len(COLUMNS)]
    return "\n".join([*lines, *("| " + " | ".join(figure.row()) + " |" for figure in figures)]) + "\n"
