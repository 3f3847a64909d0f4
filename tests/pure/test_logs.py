"""A log line reaches the standard error of its moment, also after one that was lent for a while has been closed."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr

import pytest
import structlog

from infra.logs import configure_logs, get_logger


@pytest.fixture
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.usefixtures("_logs_as_before")
def test_a_closed_standard_error_does_not_stop_who_logs() -> None:
    """The process goes on with the next one: a screen must not die of a log line."""
    log = get_logger("tests")
    with redirect_stderr(io.StringIO()) as lent:
        configure_logs("info")
        log.info("before")
    assert json.loads(lent.getvalue())["event"] == "before"
    lent.close()
    with redirect_stderr(io.StringIO()) as now:
        log.info("after", count=1)
        logging.getLogger("a library").warning("also after")
    lines = [json.loads(line) for line in now.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["after", "also after"]
