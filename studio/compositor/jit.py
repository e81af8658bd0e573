"""The compiler's door: ``kernel`` turns a function over arrays into machine code and keeps its type."""

import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])


@cache
def _sources(folder: Path) -> int:
    """Checksum of all kernels of a folder."""
    texts = (path.read_bytes() for path in sorted(folder.glob("*.py")))
    return zlib.crc32(b"".join(text for text in texts if b"@kernel" in text))


def kernel(function: F) -> F:
    """Compile on first call, cache on disk, release the GIL.

    Serial and without fast maths: every machine and every number of threads makes the same bytes. A kernel may call
    kernels of files beside it; when one of those changes, it is compiled again.
    """
    made = cast("Any", numba).njit(cache=True, nogil=True, error_model="numpy")(function)
    file = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if file is not None and hasattr(file, "_source_stamp"):  # numba looks at the caller's own file alone
        file._source_stamp = (file._source_stamp, _sources(Path(function.__code__.co_filename).parent))
    return cast("F", made)
