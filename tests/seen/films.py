"""A scene as a film that was encoded and decoded again, and what can be read off it."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, silent
from studio.ports.engine import Event, ShotRequest
from studio.project.scene import Scene
from studio.stage.engine import StageEngine, StagePerformance
from studio.stage.world import CameraPose

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
Picture = NDArray[np.uint8]
Vector = NDArray[np.float64]


@cache
def engine() -> StageEngine:
    """One stage for all films."""
    return StageEngine(RESOURCES)


@dataclass(frozen=True, slots=True)
class Film:
    """Pictures as a viewer gets them, what happened in them, and where each was taken from. ``rate``: pictures a
    second."""

    pictures: list[Picture]
    events: Sequence[Event]
    rate: float
    cameras: list[CameraPose]

    def times(self) -> NDArray[np.float64]:
        """When each picture is, seconds."""
        return np.arange(len(self.pictures)) / self.rate


def film(scene: Scene, size: tuple[int, int], seconds: float, *, quality: str = "draft", seed: int = 1) -> Film:
    """The scene, filmed, written as H.264 and read back."""
    request = ShotRequest(scene=scene, size=size, quality=quality, seed=seed, seconds=seconds)  # type: ignore[arg-type]
    shot = engine().stage(request, silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    pictures = decoded(list(shot.frames(silent, CancelToken())))
    cameras = [shot.moment(float(request.rate.seconds(k))).camera for k in range(len(pictures))]
    return Film(pictures, shot.events, 1.0 / float(request.rate.seconds(1)), cameras)


def ray(camera: CameraPose, pixel: tuple[float, float], size: tuple[int, int]) -> Vector:
    """The direction in which a camera sees a pixel (its length is 1 along the view)."""
    eye, target = np.array(camera.eye), np.array(camera.target)
    ahead = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    half = np.tan(np.radians(camera.fov_degrees) / 2)
    x = (2 * (pixel[0] + 0.5) / size[0] - 1) * half * size[0] / size[1]
    y = (1 - 2 * (pixel[1] + 0.5) / size[1]) * half
    return ahead + x * right + y * up


def seen_on(
    camera: CameraPose, pixel: tuple[float, float], size: tuple[int, int], point: Vector, normal: Vector
) -> Vector:
    """Where the ray of a pixel meets the plane through ``point``, metres."""
    eye, way = np.array(camera.eye), ray(camera, pixel, size)
    return eye + way * (((point - eye) @ normal) / (way @ normal))


def decoded(pictures: list[Picture]) -> list[Picture]:
    """Pictures (height, width, 3) sRGB through an encoder of ordinary quality and back."""
    held = io.BytesIO()
    out: Any = av.open(held, mode="w", format="mp4")
    with out:
        stream = out.add_stream("libx264", rate=24, options={"crf": "17", "preset": "veryfast"})
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for picture in pictures:
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
    held.seek(0)
    with av.open(held, mode="r") as back:
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in back.decode(video=0)]


def red(picture: Picture) -> NDArray[np.bool_]:
    """(height, width) where a picture is plainly red."""
    r, g, b = (picture[..., k].astype(np.int16) for k in range(3))
    return (r > 45) & (r > 1.7 * g) & (r > 1.7 * b)


def extent(mask: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """(left, right, top, bottom) of a mask, pixels; NaN where it is empty or leaves the picture."""
    rows, columns = np.nonzero(_without_specks(mask))
    cut = not len(rows) or min(rows.min(), columns.min()) == 0 or rows.max() == mask.shape[0] - 1
    if cut or columns.max() == mask.shape[1] - 1:
        return math.nan, math.nan, math.nan, math.nan
    return float(columns.min()) - 0.5, float(columns.max()) + 0.5, float(rows.min()) - 0.5, float(rows.max()) + 0.5


def _without_specks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask without what is less than three pixels wide or high."""
    inner = np.zeros_like(mask)
    across = mask[:, :-2] & mask[:, 1:-1] & mask[:, 2:]
    inner[1:-1, 1:-1] = across[:-2] & across[1:-1] & across[2:]
    thick = inner.copy()
    for step in (-1, 1):
        thick |= np.roll(inner, step, 0) | np.roll(inner, step, 1)
    return thick & mask
