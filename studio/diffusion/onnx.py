"""ONNX Runtime for the small networks: larger pictures, and pictures between pictures. The provider is chosen when one
runs: a card where this build of ONNX Runtime has one, else the processor. Needs no torch.

- An upscaler takes float32 (1, 3, height, width), 0..1 RGB, and gives the same, larger by a whole number.
- An interpolator takes two such pictures, and a moment 0..1 between them if it has a third input: float32 (1,), or as
  many numbers as it wants.
"""

import logging
from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken

Picture = NDArray[np.uint8]
"""uint8 (height, width, 3) sRGB."""

PROVIDERS = ("CUDAExecutionProvider", "DmlExecutionProvider", "CoreMLExecutionProvider", "CPUExecutionProvider")
"""In the order in which they are wished for."""

NAMES = ("cuda", "directml", "coreml", "cpu")
"""The same, as people name them."""

log = logging.getLogger("studio.diffusion")

_TILE, _OVERLAP = 512, 16
_STEP = 32


def _runtime() -> Any:
    return import_module("onnxruntime")


def providers() -> tuple[str, ...]:
    """Those that this build has, the best first."""
    there = set(_runtime().get_available_providers())
    return tuple(name for name in PROVIDERS if name in there)


def wish(name: str) -> tuple[str, ...]:
    """``cuda`` as ONNX Runtime names it; empty: whatever is best. Raises ``InputError``."""
    if not name:
        return ()
    if name not in NAMES:
        raise InputError(f"ONNX Runtime has no provider {name}.", todo=f"Choose one of {', '.join(NAMES)}.")
    return (PROVIDERS[NAMES.index(name)],)


def _named(provider: str) -> str:
    return NAMES[PROVIDERS.index(provider)] if provider in PROVIDERS else provider


class Network:
    """A network in a file."""

    def __init__(self, file: Path, wished: tuple[str, ...] = ()) -> None:
        """``wished`` are providers, the best first; none: whatever is best here. ``note`` tells where another one had
        to do. Raises ``InputError`` for a file that is none, or a provider that nobody has heard of."""
        runtime, here = _runtime(), providers()
        unknown = [name for name in wished if name not in PROVIDERS]
        if unknown:
            names = ", ".join(NAMES)
            raise InputError(f"ONNX Runtime has no provider {unknown[0]}.", todo=f"Choose one of {names}.")
        asked = [*(name for name in wished if name in here), *(name for name in here if name not in wished)]
        options = runtime.SessionOptions()
        options.log_severity_level = 4
        try:
            self._session: Any = runtime.InferenceSession(str(file), options, providers=asked)
        except Exception as exc:
            raise InputError(
                f"{file.name} is no network that can be run, or is damaged.", todo="Get it again."
            ) from exc
        self.provider = str(self._session.get_providers()[0])
        first = (wished or here)[0]
        self.note = (
            "" if self.provider == first else f"{_named(first)} is not to be had here; {_named(self.provider)} does it."
        )
        log.info("%s: on %s%s", file.name, self.provider, f" ({self.note})" if self.note else "")
        self.inputs: list[Any] = list(self._session.get_inputs())

    def run(self, *given: NDArray[np.float32]) -> NDArray[np.float32]:
        """Its first output. Raises ``InputError``: it wants something else."""
        named = {one.name: value for one, value in zip(self.inputs, given, strict=False)}
        try:
            return np.asarray(self._session.run(None, named)[0], np.float32)
        except Exception as exc:
            raise InputError(f"The network cannot take this picture ({str(exc)[:120]}).") from exc


class Upscaler:
    """Makes pictures larger, in overlapping tiles so that memory does not grow with them."""

    def __init__(self, file: Path, wished: tuple[str, ...] = ()) -> None:
        """Raises ``InputError``."""
        self._network = Network(file, wished)
        if len(self._network.inputs) != 1:
            raise InputError(f"{file.name} is no upscaler: it takes {len(self._network.inputs)} inputs.")
        self.provider, self.note = self._network.provider, self._network.note
        self.scale = self._measured()

    def larger(self, picture: Picture, cancel: CancelToken) -> Picture:
        """``scale`` times as wide and as high."""
        tall, wide = picture.shape[:2]
        grow, out = self.scale, np.zeros((tall * self.scale, wide * self.scale, 3), np.uint8)
        for top in range(0, tall, _TILE):
            for left in range(0, wide, _TILE):
                cancel.check()
                up, west = max(0, top - _OVERLAP), max(0, left - _OVERLAP)
                down, east = min(tall, top + _TILE + _OVERLAP), min(wide, left + _TILE + _OVERLAP)
                made = _picture(self._network.run(_planes(picture[up:down, west:east])))
                low, right = min(tall, top + _TILE), min(wide, left + _TILE)
                out[top * grow : low * grow, left * grow : right * grow] = made[
                    (top - up) * grow : (low - up) * grow, (left - west) * grow : (right - west) * grow
                ]
        return out

    def _measured(self) -> int:
        probe = np.zeros((1, 3, _STEP, _STEP), np.float32)
        made = self._network.run(probe)
        grow = made.shape[-1] // _STEP
        if made.ndim != 4 or made.shape[1] != 3 or grow < 1 or made.shape[-2:] != (_STEP * grow, _STEP * grow):
            raise InputError(f"The network is no upscaler: of 32x32 pixels it makes {made.shape}.")
        return grow


class Interpolator:
    """Pictures between two pictures."""

    def __init__(self, file: Path, wished: tuple[str, ...] = ()) -> None:
        """Raises ``InputError``."""
        self._network = Network(file, wished)
        if len(self._network.inputs) not in (2, 3):
            raise InputError(f"{file.name} is no interpolator: it takes {len(self._network.inputs)} inputs.")
        self.provider, self.note = self._network.provider, self._network.note
        self._any_moment = len(self._network.inputs) == 3

    def between(self, one: Picture, two: Picture, moment: float) -> Picture:
        """The picture at ``moment``, 0..1 from one to two. A network that only knows the middle is asked again and
        again for the middle of what is left."""
        if moment <= 0.0:
            return one
        if moment >= 1.0:
            return two
        if self._any_moment:
            return self._asked(one, two, moment)
        low, high, at, end = one, two, 0.0, 1.0
        for _ in range(4):
            middle = (at + end) / 2
            made = self._asked(low, high, 0.5)
            if abs(moment - middle) < 1 / 32:
                return made
            if moment < middle:
                high, end = made, middle
            else:
                low, at = made, middle
        return low if moment - at < end - moment else high

    def retimed(
        self, pictures: Iterable[Picture], had: Fraction, wanted: Fraction, count: int, cancel: CancelToken
    ) -> Iterator[Picture]:
        """``count`` pictures at ``wanted`` a second, from pictures at ``had``; the last is held. Two are kept."""
        source = iter(pictures)
        one = next(source)
        two = next(source, one)
        at = 0
        for number in range(count):
            cancel.check()
            place = Fraction(number) / wanted * had
            while place >= at + 1:
                at += 1
                one, two = two, next(source, two)
            yield self.between(one, two, float(place - at))

    def _asked(self, one: Picture, two: Picture, moment: float) -> Picture:
        tall, wide = one.shape[:2]
        down, right = -tall % _STEP, -wide % _STEP
        pad = ((0, down), (0, right), (0, 0))
        both = [_planes(np.pad(picture, pad, mode="edge")) for picture in (one, two)]
        if self._any_moment:
            both.append(self._moment(moment, both[0].shape))
        return np.ascontiguousarray(_picture(self._network.run(*both))[:tall, :wide])

    def _moment(self, moment: float, shape: tuple[int, ...]) -> NDArray[np.float32]:
        wanted: list[Any] = list(self._network.inputs[2].shape)
        if len(wanted) == 4:
            return np.full((1, 1, shape[2], shape[3]), moment, np.float32)
        return np.full((1,) * len(wanted), moment, np.float32)


def _planes(picture: Picture) -> NDArray[np.float32]:
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None].astype(np.float32) / np.float32(255))


def _picture(planes: NDArray[np.float32]) -> Picture:
    pixels = np.clip(np.nan_to_num(planes[0]) * 255, 0, 255).round().astype(np.uint8)
    return np.ascontiguousarray(pixels.transpose(1, 2, 0))
