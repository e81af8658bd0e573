"""A run that is looked at: how far it is, what emerges, and whether somebody wants it to stop.

Classic pipelines call back after each step. Modular ones, and some classic, do not: there the network itself is
watched, and a step begins when it is called with another time (or other times: each of its rows may have its own).
Whoever wants to stop need not wait for a step either: every block of every network asks before it computes.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.diffusion.loading import parts
from studio.diffusion.torches import log

DENOISING = "denoising"

_LOOK = 0.4
"""Seconds between two previews."""

Unpack = Callable[[torch.Tensor], torch.Tensor]
"""A pipeline's own latents as (channels, frames, height, width)."""


class Watch:
    """One run."""

    def __init__(
        self,
        steps: int,
        progress: Progress,
        cancel: CancelToken,
        preview: Callable[[NDArray[np.uint8]], None] | None,
        unpack: Unpack | None = None,
        *,
        step: str = DENOISING,
    ) -> None:
        """``step`` is what it is called while it is counted."""
        self._steps, self._progress, self._cancel, self._preview = steps, progress, cancel, preview
        self._step = step
        self.unpack = unpack
        self._before = self._done = 0
        self._last = True
        self._time: object = None
        self._moments: list[Any] = []
        self._shown = 0.0
        self._look: Look | None = None

    def begin(self, before: int, steps: int, *, last: bool) -> None:
        """A stage of it begins, the ``last`` one or not: ``before`` of all its ``steps`` are done."""
        self._before = self._done = before
        self._last = last
        self._steps, self._time = steps, None

    def on_step(self, pipe: Any, index: int, timestep: Any, given: dict[str, Any]) -> dict[str, Any]:
        """What diffusers calls after each step."""
        self._cancel.check()
        self._done = self._before + index + 1
        self._moments.append(_moment())
        self._progress(self._step, min(self._done, self._steps), self._steps)
        latents = given.get("latents")
        if self._preview is not None and isinstance(latents, torch.Tensor):
            self._show(pipe, latents)
        return given

    @contextmanager
    def over(self, pipe: Any, *, counting: bool) -> Generator[None]:
        """Watch the networks of a pipeline; ``counting``: steps are told by them too."""
        hooks: list[Any] = []

        def _asked(module: torch.nn.Module, given: Any) -> None:
            self._cancel.check()

        def _called(module: torch.nn.Module, given: Any, named: dict[str, Any]) -> None:
            self._cancel.check()
            moment = named.get("timestep", given[1] if len(given) > 1 else None)
            now = moment.detach().float().cpu().numpy().tobytes() if isinstance(moment, torch.Tensor) else moment
            if now != self._time:
                self._time = now
                self._progress(self._step, min(self._done, self._steps), self._steps)
                self._done += 1
                self._moments.append(_moment())
                self._seen(pipe, given, named)

        self._moments = [] if counting else [_moment()]
        self._progress(self._step, self._before, self._steps)
        for name, part in parts(pipe).items():
            if counting and name in ("transformer", "transformer_ref"):
                hooks.append(part.register_forward_pre_hook(_called, with_kwargs=True))
            for blocks in part.modules():
                if isinstance(blocks, torch.nn.ModuleList):
                    hooks += [one.register_forward_pre_hook(_asked) for one in blocks.children()]
        try:
            yield
            if counting:
                self._moments.append(_moment())
            if self._last:
                self._progress(self._step, self._steps, self._steps)
        finally:
            for hook in hooks:
                hook.remove()

    @property
    def each(self) -> list[float]:
        """Seconds of each step of the last call of a pipeline. What comes between its steps and its end (a decoder,
        where it is not held back) may be in the last one of those that do not call back."""
        marks = self._moments
        if marks and not isinstance(marks[0], float):
            marks[-1].synchronize()
            return [one.elapsed_time(two) / 1000 for one, two in pairwise(marks)]
        return [two - one for one, two in pairwise(marks)]

    def pace(self) -> str:
        """How long steps took, as a part of a sentence: what warms up, or is compiled, shows in the first."""
        each = self.each
        if len(each) < 3:
            return "too few steps to tell how long one takes"
        return f"the first step {each[0]:.2f} s, then {float(np.median(each[1:])):.3f} s each"

    def _seen(self, pipe: Any, given: Any, named: dict[str, Any]) -> None:
        """What a network is given in a step, where pipelines do not call back with it."""
        latents = named.get("hidden_states", given[0] if given else None)
        if self._preview is not None and isinstance(latents, torch.Tensor):
            self._show(pipe, latents)

    def _show(self, pipe: Any, latents: torch.Tensor) -> None:
        now = time.monotonic()
        if now - self._shown < _LOOK or self._preview is None or self.unpack is None:
            return
        self._shown = now
        try:
            if self._look is None:
                self._look = Look(pipe.vae)
            self._preview(self._look.of(self.unpack(latents)))
        except (RuntimeError, ValueError, AttributeError, TypeError, IndexError) as exc:
            log.info("no preview: %s", exc)  # a picture less, not a take less
            self.unpack = None


def _moment() -> Any:
    """Now, by the card's own clock where there is a card: it is behind what it is told."""
    if not torch.cuda.is_available():
        return time.monotonic()
    mark = torch.cuda.Event(enable_timing=True)
    mark.record()
    return mark


class Look:
    """How latents look, without decoding them: the colours that fit best, found once by encoding a chart."""

    def __init__(self, vae: Any) -> None:
        side = 8 * int(getattr(vae, "spatial_compression_ratio", 0) or _spatial(vae))
        chart = _chart(side)
        with torch.no_grad():
            first: Any = next(iter(vae.parameters()))
            pixels = chart.to(first.device, first.dtype)[None, :, None]
            encoded: Any = vae.encode(pixels, return_dict=False)[0]
            latent: torch.Tensor = encoded.mode() if hasattr(encoded, "mode") else encoded
        points = _standard(latent[0].float().cpu()[:, 0])
        small = torch.nn.functional.adaptive_avg_pool2d(chart, (points.shape[-2], points.shape[-1])).flatten(1).T
        flat = points.flatten(1).T
        flat = torch.cat([flat, torch.ones(len(flat), 1)], 1)
        algebra: Any = torch.linalg
        self._colours: torch.Tensor = algebra.lstsq(flat, small, driver="gelsd").solution

    def of(self, latents: torch.Tensor) -> NDArray[np.uint8]:
        """The middle one of (channels, frames, height, width) as a small picture, at least 64 pixels high."""
        middle = _standard(latents[:, latents.shape[1] // 2].float().cpu())
        _, tall, wide = middle.shape
        flat = torch.cat([middle.flatten(1).T, torch.ones(tall * wide, 1)], 1)
        picture = ((flat @ self._colours).reshape(tall, wide, 3) * 0.5 + 0.5).clamp(0, 1)
        pixels = (picture * 255).round().to(torch.uint8).numpy()
        grow = max(1, 64 // max(1, tall))
        return np.ascontiguousarray(pixels.repeat(grow, 0).repeat(grow, 1))


def _standard(points: torch.Tensor) -> torch.Tensor:
    """Each channel (channels, height, width) with mean 0 and deviation 1, whatever scale it is kept in."""
    mean = points.mean(dim=(1, 2), keepdim=True)
    return (points - mean) / points.std(dim=(1, 2), keepdim=True).clamp(min=1e-6)


def _spatial(vae: Any) -> int:
    config = vae.config
    return int(
        getattr(config, "scale_factor_spatial", 0) or 2 ** (len(getattr(config, "block_out_channels", (1,) * 4)) - 1)
    )


def _chart(side: int) -> torch.Tensor:
    """Soft patches of many colours: float32 (3, side, side), -1..1, always the same."""
    patches = torch.rand(1, 3, 5, 5, generator=torch.Generator("cpu").manual_seed(7)) * 2 - 1
    return torch.nn.functional.interpolate(patches, (side, side), mode="bicubic", align_corners=True)[0].clamp(-1, 1)
