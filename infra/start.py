"""The first step of the console script: loads the command line, and ends quietly when Ctrl-C comes meanwhile.

Imports nothing of weight itself, so that there is hardly a moment at which an interruption shows a traceback.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the console script; exit 130 when it is interrupted before a command has begun."""
    try:
        from infra.cli import main as run  # noqa: PLC0415 - takes a third of a second, in which a person may stop it

        run()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: everything done so far is kept\n")
        sys.exit(130)
