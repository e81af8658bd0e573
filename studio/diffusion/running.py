"""One run of one model, as a family's driver sees it: what it is told and given, and how it calls a pipeline."""

import inspect
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.diffusion import attention, decoding, torches
from studio.diffusion.loading import Loaded
from studio.diffusion.performance import fitted
from studio.diffusion.planning import Plan
from studio.diffusion.watch import Unpack, Watch
from studio.ports.engine import ShotRequest
from studio.project.model_use import Guide


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Made:
    """``decode`` gives the pictures, one after the other; ``sound`` is float32 (n, 2) at 48 kHz."""

    decode: Callable[[CancelToken], Iterator[NDArray[np.uint8]]] | None
    sound: NDArray[np.float32] | None = None


class Run:
    """``guide`` is what the stage gives, ``loaded`` the weights."""

    def __init__(
        self,
        plan: Plan,
        guide: Guide,
        request: ShotRequest,
        loaded: Loaded,
        watch: Watch,
        cancel: CancelToken,
        backend: str,
        *,
        tiled: bool,
    ) -> None:
        self.plan, self.guide, self.request, self.loaded = plan, guide, request, loaded
        self._watch, self._cancel, self._backend, self.tiled = watch, cancel, backend, tiled
        self.held = decoding.Held()

    # ------------------------------------------------------------------------------------------------- what it is told

    @property
    def words(self) -> dict[str, Any]:
        """Prompt, and what is to be avoided where that counts."""
        told: dict[str, Any] = {"prompt": self.plan.prompt}
        if self.plan.guidance > 1.0:
            told["negative_prompt"] = self.plan.negative
        return told

    @property
    def frame(self) -> dict[str, Any]:
        """Size and length."""
        width, height = self.plan.size
        return {"width": width, "height": height, "num_frames": self.plan.frame_count}

    @property
    def steps(self) -> dict[str, Any]:
        """How many, and the noise that it begins with."""
        return {"num_inference_steps": self.plan.steps, "generator": torches.generator(self.plan.seed)}

    @property
    def sigmas(self) -> dict[str, Any]:
        """The schedule's own steps, where it has them."""
        return {"sigmas": list(self.plan.sigmas)} if self.plan.sigmas else {}

    # ------------------------------------------------------------------------------------------------ what it is given

    @property
    def first(self) -> Image.Image | None:
        """The picture that it begins with: a dropped one, or the stage's."""
        if self.request.picture is not None:
            return self._image(self.request.picture)
        return None if self.guide in ("none", "control", "draft") else self.staged((0,))[0]

    @property
    def last(self) -> Image.Image | None:
        """The picture that it ends with."""
        return self.staged((self.plan.frame_count - 1,))[0] if self.guide in ("first_last", "keyframes") else None

    def between(self, spacing: int) -> list[tuple[int, Image.Image]]:
        """The stage's pictures on the way, at most one in ``spacing`` frames of the model."""
        if self.guide != "keyframes":
            return []
        numbers = list(range(spacing, self.plan.frame_count - spacing // 2, spacing))
        return list(zip(numbers, self.staged(numbers), strict=True))

    def movie(self) -> list[Image.Image]:
        """The stage's whole shot, a picture for each of the model's frames."""
        return self.staged(range(self.plan.frame_count))

    def staged(self, numbers: Any) -> list[Image.Image]:
        """The stage's pictures at frames of the model. Raises ``InputError``."""
        staged = self.request.staged
        if staged is None:
            raise InputError("The stage has given no pictures for this shot.")
        ratio = self.request.rate.fps / self.plan.rate
        wanted = [min(staged.frame_count - 1, int(Fraction(number) * ratio)) for number in numbers]
        return [self._image(picture) for picture in staged.pictures(wanted, self._cancel)]

    def _image(self, picture: NDArray[np.uint8]) -> Image.Image:
        return Image.fromarray(fitted(picture, self.plan.size))

    # --------------------------------------------------------------------------------------------------- what it does

    def pipe(self, kind: str = "") -> Any:
        """The pipeline, or the same weights as another kind of it. Raises ``InputError``: they lack a part."""
        return self.loaded.as_kind(kind)

    def denoise(self, pipe: Any, unpack: Unpack | None = None, *, whole: bool = False, **given: Any) -> Any:
        """Call the pipeline; its decoder is held back unless the ``whole`` is wanted of it. Gives what it gives."""
        accepts = inspect.signature(type(pipe).__call__).parameters
        told = "callback_on_step_end" in accepts
        if told:
            given["callback_on_step_end"] = self._watch.on_step
        self._watch.unpack = unpack
        begun = time.monotonic()
        self._cancel.check()
        try:
            with (
                torch.no_grad(),
                attention.used(self._backend),
                self._watch.over(pipe, counting=not told),
            ):
                if whole:
                    out = pipe(**given)
                else:
                    with decoding.held_back(pipe.vae) as self.held:
                        out = pipe(**given)
        finally:
            if hasattr(pipe, "maybe_free_model_hooks"):
                pipe.maybe_free_model_hooks()
        torches.log.info("denoised %d steps in %.2f s", self.plan.steps, time.monotonic() - begun)
        return out

    def decode(self, pipe: Any) -> Callable[[CancelToken], Iterator[NDArray[np.uint8]]]:
        """The pictures of what was held back."""
        vae, held, tiled = pipe.vae, self.held, self.tiled
        return lambda cancel: decoding.pictures(vae, held, cancel, tiled=tiled)

    def heard(self, audio: Any, rate: int) -> NDArray[np.float32]:
        """A waveform (1, channels, n) or (channels, n) at ``rate`` as float32 (n, 2) at 48 kHz."""
        return at_48k(audio.detach().float().cpu().numpy(), rate)


def at_48k(wave: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """(…, channels, n), -1..1, as float32 (n, 2) at 48 kHz."""
    flat = np.asarray(wave, np.float32).reshape(-1, wave.shape[-1])[:2]
    both = np.ascontiguousarray(np.broadcast_to(flat, (2, flat.shape[1])) if len(flat) == 1 else flat)
    if rate != SAMPLE_RATE:
        signal: Any = import_module("scipy.signal")
        ratio = Fraction(SAMPLE_RATE, rate)
        both = np.asarray(signal.resample_poly(both, ratio.numerator, ratio.denominator, axis=1), np.float32)
    return np.ascontiguousarray(np.nan_to_num(np.clip(both.T, -1.0, 1.0)), np.float32)


def settings_of(plan: Plan, *names: str) -> Mapping[str, float]:
    """Settings as numbers, by name."""
    return {name: plan.number(name) for name in names}
