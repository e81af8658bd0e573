"""Which attention kernel: the fastest one that this machine has for a model, measured once and remembered.

``model.set_attention_backend`` would change the default of the whole process too, and never change it back; so a kernel
is told to the blocks of one network alone.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import torch

from studio.diffusion.torches import log

NATIVE = "native"

_CANDIDATES: Mapping[str, tuple[str, ...]] = {
    "cuda": (NATIVE, "_native_cudnn", "_native_flash", "flash", "_flash_3", "sage"),
    "cpu": (NATIVE, "_native_math"),
}
"""By the kind of device; others have but the one."""

_TOKENS = {"cuda": 8192, "cpu": 512}
_RUNS = 5
_CLEARLY = 0.95
"""Another kernel than the usual one must take at most this share of its time: others round otherwise."""


def tell(network: Any, backend: str) -> None:
    """Every attention of this network goes to the kernel from now on; one that asks for none of its own stays as it
    is. Raises ``ValueError``: there is no such kernel."""
    kernel: Any = _dispatch().AttentionBackendName(backend)
    for processor in _processors(network):
        processor._attention_backend = kernel


def told(network: Any) -> str:
    """The kernel that it goes to."""
    kernels: list[Any] = [one._attention_backend for one in _processors(network)]
    return NATIVE if not kernels or kernels[0] is None else str(kernels[0].value)


def measured(kind: str, heads: int, width: int) -> dict[str, float]:
    """Seconds of one attention by each kernel that there is on a device of this ``kind``, for a network of ``heads``
    heads, ``width`` numbers each. Empty where there is nothing to choose."""
    names = _CANDIDATES.get(kind, (NATIVE,))
    if len(names) < 2:
        return {}
    number = torch.bfloat16 if kind == "cuda" else torch.float32
    noise = torch.Generator("cpu").manual_seed(1)
    q = torch.randn(1, _TOKENS[kind], heads, width, generator=noise).to(kind, number)
    took: dict[str, float] = {}
    for name in names:
        try:
            took[name] = _timed(lambda name=name: _attend(q, name), kind)
        except Exception as exc:  # noqa: BLE001 - whatever it says, this kernel is not to be had here
            log.info("attention %s: not here (%s)", name, " ".join(str(exc).split())[:80])
    return took


def best(took: Mapping[str, float]) -> str:
    """The one to choose."""
    fastest = min(took, key=lambda name: took[name], default=NATIVE)
    return fastest if took.get(fastest, 0.0) <= _CLEARLY * took.get(NATIVE, float("inf")) else NATIVE


def in_words(took: Mapping[str, float]) -> str:
    """As a line of the log."""
    each = ", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in took.items())
    return f"attention: {each}; chose {best(took)}"


def shape(network: Any) -> tuple[int, int]:
    """Heads of a network, and numbers of each; where it does not tell, those of most."""
    config: Any = getattr(network, "config", None)
    heads, width = (getattr(config, name, None) for name in ("num_attention_heads", "attention_head_dim"))
    return (heads, width) if isinstance(heads, int) and isinstance(width, int) else (24, 128)


def _attend(q: torch.Tensor, name: str) -> None:
    dispatch = _dispatch()
    with torch.no_grad():
        dispatch.dispatch_attention_fn(q, q, q, backend=dispatch.AttentionBackendName(name))


def _timed(work: Callable[[], None], kind: str) -> float:
    """Seconds of one, by the card's own clock where there is a card; the first one does not count."""
    work()
    if kind != "cuda":
        begun = time.perf_counter()
        for _ in range(_RUNS):
            work()
        return (time.perf_counter() - begun) / _RUNS
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    start.record()
    for _ in range(_RUNS):
        work()
    end.record()
    torch.cuda.synchronize()
    return start.elapsed_time(end) / 1000 / _RUNS


def _processors(network: Any) -> Iterator[Any]:
    for module in network.modules():
        processor = getattr(module, "processor", None)
        if processor is not None and hasattr(processor, "_attention_backend"):
            yield processor


def _dispatch() -> Any:
    return import_module("diffusers.models.attention_dispatch")
