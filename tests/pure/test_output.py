"""Tables for people: no word is cut, however narrow the window."""

from __future__ import annotations

import pytest

from infra import output
from infra.output import print_table

UUID = "019e1b33-268b-71b8-8bf9-994e4263452e"
COLUMNS = ("number", "id", "event", "reason")
LONG = "more than is due [b] " + "and so on " * 9
ROWS = [("LM1-2026-7000001-V", UUID, "PaymentRecorded", LONG), (None, UUID, "x", "y")]


@pytest.fixture
def width(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


@pytest.mark.parametrize("columns", [60, 80, 85, 100, 200])
def test_an_identifier_is_never_cut(
    columns: int, width: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At any width every number, id and code stands on one line, markup included."""
    width.setattr(output, "_WIDE", columns)
    print_table(COLUMNS, ROWS)
    shown = capsys.readouterr().out.splitlines()

    for word in ("LM1-2026-7000001-V", UUID, "PaymentRecorded", "[b]"):
        assert any(word in line for line in shown), word
    assert max(len(line.rstrip()) for line in shown if "reason" not in line) <= columns


def test_spare_columns_are_left_out_first_and_named(
    width: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table that has no room drops what its maker can spare, and says so on standard error."""
    width.setattr(output, "_WIDE", 80)
    print_table(COLUMNS, ROWS, spare=("event", "number"))
    shown = capsys.readouterr()

    assert "event" not in shown.out
    assert "number" in shown.out
    assert "Not shown for want of room: event" in shown.err
    assert max(map(len, shown.out.splitlines())) <= 80
