"""Which attention kernel: the fastest one that this machine has, measured once a process.

``model.set_attention_backend`` would also change the default of the whole process, and never change it back; so a
kernel is only ever used inside of ``used``.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any

import torch

from studio.diffusion.torches import log

NATIVE = "native"

_CANDIDATES = ("native", "_native_cudnn", "_native_flash", "flash", "_flash_3", "sage")
_TOKENS, _HEADS, _WIDTH, _RUNS = 8192, 24, 128, 5


@contextmanager
def used(backend: str) -> Generator[None]:
    """Every attention of diffusers goes to this kernel while it lasts."""
    with import_module("diffusers").attention_backend(backend):
        yield


@lru_cache(maxsize=4)
def fastest(kind: str) -> str:
    """The kernel for a device of this ``kind``. Processors have but one that is worth it."""
    if kind != "cuda":
        return NATIVE
    took: dict[str, float] = {}
    dispatch: Any = import_module("diffusers.models.attention_dispatch").dispatch_attention_fn
    q = torch.randn(1, _TOKENS, _HEADS, _WIDTH, device="cuda", dtype=torch.bfloat16)
    for name in _CANDIDATES:
        try:
            with used(name), torch.no_grad():
                dispatch(q, q, q)
                torch.cuda.synchronize()
                begun = time.perf_counter()
                for _ in range(_RUNS):
                    dispatch(q, q, q)
                torch.cuda.synchronize()
            took[name] = (time.perf_counter() - begun) / _RUNS
        except Exception as exc:  # noqa: BLE001 - whatever it says, this kernel is not to be had here
            log.info("attention %s: not here (%s)", name, str(exc)[:80])
    best = min(took, key=lambda name: took[name], default=NATIVE)
    for name, seconds in took.items():
        log.info("attention %s: %.3f ms%s", name, seconds * 1000, "  chosen" if name == best else "")
    return best
