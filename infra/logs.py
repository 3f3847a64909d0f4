"""Structured logs on standard error: JSON lines off a terminal, coloured lines on one.

Only codes, counts, positions and ids are bound to a log line; never a payload, never a personal value.
"""

from __future__ import annotations

import logging
import sys
from typing import TextIO, cast

import structlog
from structlog.typing import FilteringBoundLogger, Processor


def configure_logs(level: str) -> None:
    """Send structlog, and the warnings of the libraries, to standard error at `level` (debug, info, warning, error)."""
    number = logging.getLevelNamesMapping()[level.upper()]
    terminal = sys.stderr.isatty()
    writer: Processor = structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    errors: list[Processor] = [] if terminal else [structlog.processors.dict_tracebacks]
    structlog.configure(
        processors=[*shared, *errors, writer],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *errors, writer],
    )
    handler = _StandardError()
    handler.setFormatter(formatter)
    # the libraries speak only from warnings on: their lower levels may show records
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    # aiokafka warns at every try of what it tries again by itself, many times a second while a broker is away
    logging.getLogger("aiokafka").setLevel(logging.ERROR)


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at the moment: who redirects it for a while may close it again."""

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        """There is only the one of the moment."""


def get_logger(name: str) -> FilteringBoundLogger:
    """Return a logger bound to the name of its room."""
    return cast("FilteringBoundLogger", structlog.get_logger(room=name))
