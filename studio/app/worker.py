"""The worker's process: ``python -m studio.app.worker [--nice N] [--warm]``. Orders on standard input, reports on
standard output; whatever else is said goes to standard error, which the window keeps as the log."""

import argparse
import contextlib
import faulthandler
import os
import sys
from typing import BinaryIO

from studio.app import paths
from studio.app.environment import prepare
from studio.core.unfinished import Unfinished


def main() -> None:
    """Serve until the pipe closes."""
    options = argparse.ArgumentParser(prog="studio.app.worker")
    options.add_argument("--nice", type=int, default=0, help="how far to stand back behind other programs (POSIX)")
    options.add_argument("--warm", action="store_true", help="be ready to read before the first order comes")
    asked = options.parse_args()
    orders, reports = _pipes()
    faulthandler.enable()
    prepare(paths.PACKAGE, paths.cache())
    if asked.nice and sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(asked.nice)
    unfinished = Unfinished()

    def _gone() -> None:
        unfinished.discard()
        os._exit(0)

    from studio.app.wiring import serve_orders

    serve_orders(orders, reports, unfinished, _gone, warm=asked.warm)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, taken away from everybody else: a library that prints must not break the pipe."""
    orders = os.fdopen(os.dup(0), "rb")
    reports = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return orders, reports


if __name__ == "__main__":
    main()
