"""One run of one model, as a family's driver sees it: what it is told and given, and how it calls a pipeline."""

import inspect
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
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
from studio.diffusion import decoding, torches
from studio.diffusion.footage import seconds_of
from studio.diffusion.loading import Loaded
from studio.diffusion.performance import fitted
from studio.diffusion.planning import Plan
from studio.diffusion.watch import Unpack, Watch
from studio.ports.engine import Directing, Performance, Point, ShotRequest
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
        *,
        tiled: bool,
        told: Callable[[str], None] = torches.log.info,
    ) -> None:
        """``told`` is told of what had to give while pictures were decoded."""
        self.plan, self.guide, self.request, self.loaded = plan, guide, request, loaded
        self._watch, self._cancel, self.tiled = watch, cancel, tiled
        self.told = told
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
        return {"num_inference_steps": self.plan.steps, **self.seeded}

    @property
    def seeded(self) -> dict[str, Any]:
        """The noise alone."""
        return {"generator": torches.generator(self.plan.seed)}

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
        return self.staged((0,))[0] if self.guide in ("first", "first_last", "keyframes") else None

    @property
    def last(self) -> Image.Image | None:
        """The picture that it ends with."""
        return self.staged((self.plan.frame_count - 1,))[0] if self.guide in ("first_last", "keyframes") else None

    def between(self, spacing: int) -> list[tuple[int, Image.Image]]:
        """The stage's pictures on the way, at most one in ``spacing`` frames of the model."""
        if self.guide != "keyframes":
            return []
        numbers = list(range(spacing + 1, self.plan.frame_count - spacing // 2, spacing))
        return list(zip(numbers, self.staged(numbers), strict=True))

    def movie(self) -> list[Image.Image]:
        """The stage's whole shot, a picture for each of the model's frames: as it is filmed, or how far everything in
        it is, or how everybody in it stands, as the guide says. Raises ``InputError``."""
        numbers, staged = range(self.plan.frame_count), self.request.staged
        if self.guide not in ("depth", "pose"):
            return self.staged(numbers)
        if not isinstance(staged, Directing):
            raise InputError("The stage has given neither depth nor poses for this shot.")
        seen = staged.depths if self.guide == "depth" else staged.poses
        return [self._image(picture) for picture in seen(self._moments(staged, numbers), self._cancel)]

    def faces(self, movie: list[Image.Image], side: int) -> list[Image.Image]:
        """Of the stage's movie, one picture for each of the model's frames, the square that the largest face is in,
        ``side`` pixels a side. Where there is none it is where it was last, or will be; where there never is one, it is
        the middle of the upper half, where a face is in most shots of a person."""
        staged, numbers = self.request.staged, range(self.plan.frame_count)
        found: list[tuple[Point, Point] | None] = [None] * len(movie)
        if isinstance(staged, Directing):
            found = staged.faces(self._moments(staged, numbers))
        size = self.request.size if staged is not None else self.plan.size
        last = next((one for one in found if one is not None), None)
        squares: list[Image.Image] = []
        for picture, seen in zip(movie, found, strict=True):
            last = seen or last
            box = _upper(picture.size) if last is None else _square(last, size, picture.size)
            squares.append(picture.crop(box).resize((side, side)))
        return squares

    def staged(self, numbers: Iterable[int]) -> list[Image.Image]:
        """The stage's pictures at frames of the model. Raises ``InputError``."""
        staged = self.request.staged
        if staged is None:
            raise InputError("The stage has given no pictures for this shot.")
        return [self._image(picture) for picture in staged.pictures(self._moments(staged, numbers), self._cancel)]

    def _moments(self, staged: Performance, numbers: Iterable[int]) -> list[int]:
        """Frames of the stage's shot at frames of the model."""
        ratio = self.request.rate.fps / self.plan.rate
        return [min(staged.frame_count - 1, int(Fraction(number) * ratio)) for number in numbers]

    def before(self) -> list[Image.Image]:
        """The movie's pictures that the model's first frames are: its end, or what comes before the part."""
        kept = self.plan.kept
        return [] if kept is None else self._filmed(range(kept.head))

    def after(self, number: int) -> list[Image.Image]:
        """The movie's pictures from this frame of the model to the last."""
        return self._filmed(range(number, self.plan.frame_count))

    def _filmed(self, numbers: Iterable[int]) -> list[Image.Image]:
        movie, kept = self.request.footage, self.plan.kept
        assert movie is not None, "only a plan with a movie keeps frames of it"
        assert kept is not None
        start = max(Fraction(0), seconds_of(movie) - Fraction(kept.lead) / self.plan.rate) if kept.lead else Fraction(0)
        moments = (start + Fraction(number) / self.plan.rate for number in numbers)
        wanted = (min(movie.frame_count - 1, int(moment * movie.rate.fps)) for moment in moments)
        return [self._image(movie.picture(number)) for number in wanted]

    def people(self) -> list[Image.Image]:
        """Pictures of those in the scene who are cameos, one of each and then others, as many as the family is shown,
        at their own sizes."""
        rows = [one.pictures for one in self.request.references]
        longest = max((len(row) for row in rows), default=0)
        found = [row[number] for number in range(longest) for row in rows if number < len(row)]
        return [Image.fromarray(picture) for picture in found[: self.plan.facts.shown]]

    def cut(self, picture: Image.Image) -> Image.Image:
        """It at the model's size."""
        return self._image(np.asarray(picture, np.uint8))

    def _image(self, picture: NDArray[np.uint8]) -> Image.Image:
        return Image.fromarray(fitted(picture, self.plan.size))

    # --------------------------------------------------------------------------------------------------- what it does

    def pipe(self, kind: str = "") -> Any:
        """The pipeline, or the same weights as another kind of it. Raises ``InputError``: they lack a part."""
        return self.loaded.as_kind(kind)

    def denoise(
        self,
        pipe: Any,
        unpack: Unpack | None = None,
        *,
        whole: bool = False,
        stage: tuple[int, int] | None = None,
        **given: Any,
    ) -> Any:
        """Call the pipeline; its decoder is held back unless the ``whole`` is wanted of it. Gives what it gives.
        ``stage``: where a run has several, how many steps were before this one, and how many there are in all."""
        accepts = inspect.signature(type(pipe).__call__).parameters
        told = "callback_on_step_end" in accepts
        if told:
            given["callback_on_step_end"] = self._watch.on_step
        self._watch.unpack = unpack
        before, steps = stage or (0, self.plan.steps)
        self._watch.begin(before, steps, last=stage is None or before > 0)
        begun = time.monotonic()
        self._cancel.check()
        try:
            with torch.no_grad(), self._watch.over(pipe, counting=not told):
                if whole:
                    out = pipe(**given)
                else:
                    with decoding.held_back(pipe.vae) as self.held:
                        out = pipe(**given)
        finally:
            if hasattr(pipe, "maybe_free_model_hooks"):
                pipe.maybe_free_model_hooks()
        took = time.monotonic() - begun
        torches.log.info("denoised %d steps in %.2f s: %s", self.plan.steps, took, self._watch.pace())
        return out

    @property
    def steps_took(self) -> list[float]:
        """Seconds of each step, of the last stage."""
        return self._watch.each

    def decode(self, pipe: Any) -> Callable[[CancelToken], Iterator[NDArray[np.uint8]]]:
        """The pictures of what was held back."""
        vae, held, tiled, told = pipe.vae, self.held, self.tiled, self.told
        return lambda cancel: decoding.pictures(vae, held, cancel, tiled=tiled, told=told)

    def heard(self, audio: Any, rate: int) -> NDArray[np.float32]:
        """A waveform (1, channels, n) or (channels, n) at ``rate`` as float32 (n, 2) at 48 kHz."""
        return at_48k(audio.detach().float().cpu().numpy(), rate)


def _upper(size: tuple[int, int]) -> tuple[int, int, int, int]:
    edge = min(size) // 2
    left, top = (size[0] - edge) // 2, max(0, size[1] // 3 - edge // 2)
    return left, top, left + edge, top + edge


def _square(face: tuple[Point, Point], shot: tuple[int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """A box of pictures of the size ``shot`` in pictures of another, that were cut evenly at both sides (``fitted``).
    A square, as much of it inside as there can be."""
    scale = max(size[0] / shot[0], size[1] / shot[1])
    cut = ((shot[0] * scale - size[0]) / 2, (shot[1] * scale - size[1]) / 2)
    (left, top), (right, bottom) = face
    x, y = ((one + two) / 2 * side * scale - away for one, two, side, away in zip(
        (left, top), (right, bottom), shot, cut, strict=True))  # fmt: skip
    edge = max(8, min(min(size), round(max((right - left) * shot[0], (bottom - top) * shot[1]) * scale)))
    x0, y0 = (max(0, min(limit - edge, round(at - edge / 2))) for at, limit in zip((x, y), size, strict=True))
    return x0, y0, x0 + edge, y0 + edge


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
