"""The repeated blocks of a network as one kernel each, compiled while something else goes on.

A first take runs as the network was written; what its blocks were called with is noted, and when its steps are done
they are compiled aside. Later takes of the same size and length use what came of it. Whatever goes wrong there costs
nothing but the speed, and is logged. A take never changes from one to the other in its midst: it could not be made
again.
"""

import functools
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import torch

from studio.diffusion.torches import log

Key = tuple[object, ...]
"""What a run must have in common with another to use the same kernels."""


@dataclass(frozen=True, slots=True)
class Like:
    """A tensor of which nothing is kept but what a kernel is made for."""

    shape: tuple[int, ...]
    stride: tuple[int, ...]
    dtype: torch.dtype
    device: torch.device

    def made(self) -> torch.Tensor:
        """One like it, full of zeros."""
        return torch.empty_strided(self.shape, self.stride, dtype=self.dtype, device=self.device).zero_()


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """How a block was called."""

    block: Any
    given: tuple[Any, ...]
    named: dict[str, Any]


class Blocks:
    """The repeated blocks of a pipeline's networks, and the kernels that were made of them."""

    def __init__(self, networks: Iterable[Any]) -> None:
        self._kinds: dict[Any, list[Any]] = {}
        for network in networks:
            names: list[str] = list(getattr(network, "_repeated_blocks", None) or ())
            modules: list[Any] = list(network.modules())
            for module in modules:
                kind: Any = module.__class__
                if kind.__name__ in names:
                    self._kinds.setdefault(kind, []).append(module)
        self._calls: dict[str, Call] = {}
        self._key: Key | None = None
        self._kernels: dict[Any, Callable[..., Any]] = {}
        self._thread: threading.Thread | None = None
        self._problem = ""
        self.seconds = 0.0

    @property
    def capable(self) -> bool:
        """Whether there is anything to compile: blocks, none of which does more than it was written for (weights that
        are cast or moved when they are needed are a matter of Python)."""
        blocks = [block for row in self._kinds.values() for block in row]
        return bool(blocks) and not self._problem and all(_as_written(one) for one in blocks)

    @property
    def busy(self) -> bool:
        """Whether kernels are being made."""
        return self._thread is not None and self._thread.is_alive()

    def ready(self, key: Key) -> bool:
        """Whether there are kernels for such runs."""
        return not self.busy and not self._problem and bool(self._kernels) and self._key == key

    @contextmanager
    def noting(self) -> Generator[None]:
        """While it lasts, it is noted what blocks are called with: once for each form of it."""
        self._calls = {}
        tree: Any = import_module("torch.utils._pytree")

        def _note(block: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
            given, named = tree.tree_map_only(torch.Tensor, _like, (given, named))
            self._calls.setdefault(f"{type(block).__name__} {given} {named}", Call(block, given, named))

        hooks = [row[0].register_forward_pre_hook(_note, with_kwargs=True) for row in self._kinds.values()]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def compile_aside(self, key: Key) -> None:
        """Begin; it ends by itself."""
        if self.busy or self._problem or not self._calls:
            return
        self._thread = threading.Thread(target=self._compile, args=(key,), name="compile", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until nothing is being made."""
        if self._thread is not None:
            self._thread.join()

    @contextmanager
    def used(self, *, made_now: bool) -> Generator[None]:
        """While it lasts, blocks are computed by their kernels. ``made_now``: what there is no kernel for is compiled
        when it is met, else it is computed as it was written."""
        compiler: Any = torch.compiler
        if not self._kernels:
            self._kernels = {kind: _kernel(kind) for kind in self._kinds}
        for kind, row in self._kinds.items():
            for block in row:
                block.forward = functools.partial(self._kernels[kind], block)
        try:
            with compiler.set_stance("default" if made_now else "eager_on_recompile"):
                yield
        finally:
            for row in self._kinds.values():
                for block in row:
                    block.__dict__.pop("forward", None)

    def compiled_now(self, key: Key) -> None:
        """A run has made its kernels itself."""
        self._key = key

    def _compile(self, key: Key) -> None:
        begun = time.monotonic()
        tree: Any = import_module("torch.utils._pytree")
        dynamo: Any = import_module("torch._dynamo")
        try:
            dynamo.reset()  # kernels of other sizes: they would be counted against a limit
            kernels = {kind: _kernel(kind) for kind in self._kinds}
            with torch.no_grad():
                for call in self._calls.values():
                    given, named = tree.tree_map_only(Like, Like.made, (call.given, call.named))
                    kernels[type(call.block)](call.block, *given, **named)
        except Exception as exc:  # noqa: BLE001 - compilers fail in many ways; a take needs none of them
            self._problem = " ".join(str(exc).split())[:160] or type(exc).__name__
            log.warning("compile: not for %s (%s); they run as written", self._names, self._problem)
            return
        finally:
            self._calls = {}
        self._kernels, self._key, self.seconds = kernels, key, time.monotonic() - begun
        log.info("compile: %s in %.1f s, aside; the next take uses them", self._names, self.seconds)

    @property
    def _names(self) -> str:
        return ", ".join(kind.__name__ for kind in self._kinds)


def _as_written(block: Any) -> bool:
    """Whether nothing stands before its own computation; what has been taken away again may have left that itself."""
    own: Any = block.__dict__.get("forward")
    kind: Any = block.__class__
    return own is None or getattr(own, "__func__", None) is kind.forward


def _kernel(kind: Any) -> Callable[..., Any]:
    library: Any = torch
    return library.compile(kind.forward, fullgraph=True, dynamic=False)


def _like(tensor: torch.Tensor) -> Like:
    return Like(tuple(tensor.shape), tensor.stride(), tensor.dtype, tensor.device)
