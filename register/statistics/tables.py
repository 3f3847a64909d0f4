"""The tables T7 to T10 over application facts: each a small pure function to cells in a fixed order.

Figures stay inside the register: nothing here is protected for publication. Rules: domain notes 3.3, rows T7 to T10.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from register.statistics.facts import ENDED, ApplicationFact, day_end, local_day
from register.statistics.periods import Period

Cell = dict[str, str | int | None]
AGE_BANDS = ((30, "0-30"), (60, "31-60"), (90, "61-90"), (180, "91-180"))
QUANTILES = ((Fraction(1, 2), "median"), (Fraction(8, 10), "p80"), (Fraction(9, 10), "p90"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Cells of a table, sorted by their dimensions, and the sums that its definition asks to show beside them."""

    cells: tuple[Cell, ...]
    shown_beside: Mapping[str, str | int | None]


def lodged(facts: Iterable[ApplicationFact], period: Period) -> Result:
    """T7: applications lodged in the period, by the day they occurred; kind x reason x station."""
    counts: Counter[tuple[str, ...]] = Counter(
        (f.state.kind, f.state.reason, f.state.station_id) for f in facts if local_day(f.state.lodged_at) in period
    )
    return Result(cells=_cells(("kind", "reason", "station"), counts), shown_beside={"total": counts.total()})


def pending(facts: Iterable[ApplicationFact], period: Period) -> Result:
    """T8: applications open at the end of the period's last day; level x age in days since lodging, stopped apart."""
    moment, counts = day_end(period.last), Counter[tuple[str, ...]]()
    for fact in facts:
        spell = fact.spell_at(moment)
        if spell is not None and spell.status not in ENDED:
            age = period.last - local_day(fact.state.lodged_at)
            counts[spell.level, age_band(age), "STOPPED" if spell.stopped else "RUNNING"] += 1
    stopped = sum(n for key, n in counts.items() if key[2] == "STOPPED")
    beside = {"open": counts.total(), "of_which_clock_stopped": stopped}
    return Result(cells=_cells(("level", "age_days", "clock"), counts, _by_age), shown_beside=beside)


def decisions(facts: Iterable[ApplicationFact], period: Period) -> Result:
    """T9: decisions in the period; outcome x principal ground (the first named) x reason, and the refusal rate.

    Rate = refusals / (grants + refusals); partial grants and closings without a decision are shown and stay out of it.
    """
    counts, closed = Counter[tuple[str, ...]](), 0
    for fact in facts:
        decision = fact.state.decision
        if decision is not None and local_day(decision.decided_at) in period:
            ground = decision.refusal_grounds[0] if decision.refusal_grounds else "NONE"
            counts[decision.outcome, ground, decision.reason or fact.state.reason] += 1
        elif decision is None and fact.state.closed_at is not None:
            closed += local_day(fact.state.closed_at) in period
    granted, refused, partial = (_sum(counts, outcome) for outcome in ("GRANT", "REFUSE", "PARTIAL"))
    rate = _rounded(Fraction(100 * refused, granted + refused)) if granted + refused else None
    beside = {"granted": granted, "refused": refused, "partial": partial, "closed_without_decision": closed}
    return Result(
        cells=_cells(("outcome", "ground", "reason"), counts), shown_beside=beside | {"refusal_rate_percent": rate}
    )


def processing_time(facts: Iterable[ApplicationFact], period: Period) -> Result:
    """T10: calendar days from complete to decided, for decisions in the period; level x reason, gross and net.

    Net leaves out the days on which the clock stood still. Quantiles: Hyndman and Fan (1996), definition 2.
    """
    days: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    without = 0
    for fact in facts:
        decision, completed = fact.state.decision, fact.state.completed_at
        if decision is None or local_day(decision.decided_at) not in period:
            continue
        if completed is None or completed > decision.decided_at:
            without += 1
            continue
        gross = local_day(decision.decided_at) - local_day(completed)
        net = gross - fact.stopped_days(completed, decision.decided_at)
        days[_level_at(fact, decision.decided_at), decision.reason or fact.state.reason].append((gross, net))
    cells = []
    for (level, reason), pairs in sorted(days.items()):
        cell: Cell = {"level": level, "reason": reason, "decisions": len(pairs)}
        for index, name in enumerate(("gross", "net")):
            values = sorted(pair[index] for pair in pairs)
            cell |= {f"{name}_{label}_days": _rounded(quantile(values, p)) for p, label in QUANTILES}
        cells.append(cell)
    beside = {"decisions": sum(map(len, days.values())), "decided_without_completion": without}
    return Result(cells=tuple(cells), shown_beside=beside)


TABLES: Mapping[str, Callable[[Iterable[ApplicationFact], Period], Result]] = {
    "T7": lodged,
    "T8": pending,
    "T9": decisions,
    "T10": processing_time,
}


def quantile(ordered: Sequence[int], p: Fraction) -> Fraction:
    """Return the p-quantile of ascending values: Hyndman and Fan (1996), definition 2 (mean at a jump)."""
    position = p * len(ordered)
    index = int(position)
    if position == index and index > 0:
        return Fraction(ordered[index - 1] + ordered[min(index, len(ordered) - 1)], 2)
    return Fraction(ordered[index])


def age_band(days: int) -> str:
    """Return the age band of a pending application, in calendar days."""
    return next((name for limit, name in AGE_BANDS if days <= limit), ">180")


def _by_age(key: tuple[str, ...]) -> tuple[object, ...]:
    bands = [name for _, name in AGE_BANDS]
    return key[0], bands.index(key[1]) if key[1] in bands else len(bands), key[2]


def _level_at(fact: ApplicationFact, moment: int) -> str:
    spell = fact.spell_at(moment)
    return spell.level if spell else fact.state.level


def _sum(counts: Counter[tuple[str, ...]], outcome: str) -> int:
    return sum(n for key, n in counts.items() if key[0] == outcome)


def _rounded(value: Fraction) -> str:
    """Return one decimal, halves away from zero, so that no float decides a figure."""
    tenths = (abs(value) * 20 + 1) // 2
    return f"{'-' if value < 0 else ''}{tenths // 10}.{tenths % 10}"


def _cells(
    names: tuple[str, ...],
    counts: Mapping[tuple[str, ...], int],
    order: Callable[[tuple[str, ...]], tuple[object, ...]] = lambda key: key,
) -> tuple[Cell, ...]:
    return tuple(dict(zip(names, key, strict=True)) | {"count": counts[key]} for key in sorted(counts, key=order))
