"""Memory that was freed goes back to the system, where the C library would keep it for later."""

import ctypes
import gc
import sys
from functools import cache
from typing import Any


def give_back() -> None:
    """Collect what nobody holds, and hand freed memory to the system.

    glibc keeps what was freed beside something still in use, often hundreds of MB after a voice has gone; elsewhere
    the system's own ways are good enough, and this only collects. Takes some milliseconds.
    """
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim  # musl has none
    except (OSError, AttributeError):
        return None
