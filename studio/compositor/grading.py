"""Grades made ready for pixels: what treats each channel alone becomes tables, the rest a cube of colours."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.compositor.kept import Kept
from studio.compositor.placing import sane
from studio.ports.compositor import Lut, Picture
from studio.project.timeline.look import UNGRADED, Grade

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

FINE = 65
"""Steps of the cube that stands for curves laid over a changed saturation."""


@dataclass(frozen=True, slots=True, eq=False)
class Baked:
    """``tables`` (3, 256) for blue, green, red: uint8 where they are all there is, else float32 0..1 and beyond, which
    saturation and the cube (as ``coloring.through_cube`` wants it) follow."""

    tables: NDArray[np.uint8] | F32
    saturation: float
    cube: F32
    size: int
    memory: NDArray[np.uint64]
    lut: Lut | None

    @property
    def bytes(self) -> int:
        """What it takes to keep."""
        return self.tables.nbytes + self.cube.nbytes + self.memory.nbytes


class Grader:
    """Applies grades, and keeps those made ready. Threads may share it."""

    def __init__(self, limit: int) -> None:
        self._kept: Kept[tuple[Grade, int], Baked] = Kept(limit, lambda baked: baked.bytes)

    def apply(self, out: Picture, picture: Picture, grade: Grade, lut: Lut | None) -> None:
        """``picture`` graded, into ``out`` of the same size; both in one piece. Opacity stays."""
        lut = lut if grade.lut_strength > 0.0 else None
        baked = self._kept.get((grade, id(lut)), lambda: bake(grade, lut))
        if baked.lut is not lut:  # another table lies where an older one lay
            baked = bake(grade, lut)
        from studio.compositor import coloring  # the compiler is loaded with the first grade, not with a plain film

        target, pixels = out.view(np.uint32).reshape(-1), picture.view(np.uint32).reshape(-1)
        if baked.tables.dtype == np.uint8:
            coloring.through_tables(target, pixels, baked.tables.view(np.uint8))
        else:
            tables = baked.tables.view(np.float32)
            coloring.through_cube(target, pixels, tables, baked.saturation, baked.cube, baked.size, baked.memory)


def changes(grade: Grade, lut: Lut | None) -> bool:
    """Whether a grade changes anything at all."""
    plain = (grade.exposure, grade.lift, grade.gamma, grade.gain, grade.saturation) == (
        UNGRADED.exposure, UNGRADED.lift, UNGRADED.gamma, UNGRADED.gain, UNGRADED.saturation,
    )  # fmt: skip
    return not plain or (lut is not None and grade.lut_strength > 0.0)


def bake(grade: Grade, lut: Lut | None) -> Baked:
    """Make a grade ready. Values beyond sense are clamped; a table of no known shape is left out."""
    tables = _tables(grade)
    saturation = sane(grade.saturation, 0.0, 4.0, 1.0)
    strength = sane(grade.lut_strength, 0.0, 1.0, 1.0)
    from studio.compositor.coloring import memory as empty_memory

    nothing, memory = np.zeros(4, np.float32), empty_memory()
    known = lut if lut is not None and lut.ndim == 4 and lut.shape[3] == 3 and len(lut) >= 2 else None
    if known is not None and known.shape[1:3] == (1, 1) and saturation == 1.0:
        bent = _through_curves(np.clip(tables, 0.0, 1.0), known)
        tables = tables + (bent - tables) * strength
    elif known is not None and (min(known.shape[:3]) >= 2 or known.shape[1:3] == (1, 1)):
        cube, size = _cube(known, strength)
        return Baked(_turned(tables), saturation, cube, size, memory, lut)
    if saturation == 1.0:
        whole = np.floor(np.clip(tables, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
        return Baked(np.ascontiguousarray(whole[::-1]), 1.0, nothing, 1, memory[:0], lut)
    return Baked(_turned(tables), saturation, nothing, 1, memory, lut)


def _tables(grade: Grade) -> F64:
    """(3, 256) for red, green, blue: exposure in linear light, then lift, gamma and gain of sRGB values.

    Lift moves the dark end and leaves the bright one; gain moves the bright end and leaves the dark one; gamma bends
    what lies between, of values lifted and gained.
    """
    codes: F64 = np.arange(256, dtype=np.float64) / 255.0
    exposure = sane(grade.exposure, -4.0, 4.0, 0.0)
    if exposure != 0.0:
        linear: F64 = np.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4) * 2.0**exposure
        codes = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1.0 / 2.4) - 0.055)
    channels = zip(grade.lift, grade.gamma, grade.gain, strict=True)
    tables = np.empty((3, len(codes)))
    for c, (lift, gamma, gain) in enumerate(channels):
        tables[c] = _bent(codes, lift, gamma, gain)
    return tables


def _bent(codes: F64, lift: float, gamma: float, gain: float) -> F64:
    raised = sane(lift, -0.5, 0.5, 0.0)
    values = codes + raised * (1.0 - codes) if raised else codes
    values = np.maximum(values * sane(gain, 0.0, 4.0, 1.0), 0.0)
    bend = sane(gamma, 0.2, 5.0, 1.0)
    return np.power(values, 1.0 / bend) if bend != 1.0 else values


def _turned(tables: F64) -> F32:
    """For blue, green, red."""
    return np.ascontiguousarray(tables[::-1], dtype=np.float32)


def _through_curves(values: F64, lut: Lut) -> F64:
    """(3, k) values 0..1 of red, green, blue through a table by channel."""
    asked = np.linspace(0.0, 1.0, len(lut))
    curves = np.nan_to_num(lut[:, 0, 0, :].astype(np.float64), nan=0.0)
    bent = np.empty_like(values)
    for c in range(3):
        bent[c] = np.interp(values[c], asked, curves[:, c])
    return bent


def _cube(lut: Lut, strength: float) -> tuple[F32, int]:
    """A table as ``coloring.through_cube`` wants it, mixed with no change where it has not its full strength."""
    if lut.shape[1:3] == (1, 1):
        size = FINE
        curves = _through_curves(np.tile(np.linspace(0.0, 1.0, size), (3, 1)), lut)
        values = np.empty((size, size, size, 3))
        values[..., 0] = curves[0][:, None, None]
        values[..., 1] = curves[1][None, :, None]
        values[..., 2] = curves[2][None, None, :]
    else:
        size = min(lut.shape[:3])
        values = np.nan_to_num(lut[:size, :size, :size].astype(np.float64), nan=0.0)
    if strength < 1.0:
        steps = np.linspace(0.0, 1.0, size)
        values *= strength
        values[..., 0] += (1.0 - strength) * steps[:, None, None]
        values[..., 1] += (1.0 - strength) * steps[None, :, None]
        values[..., 2] += (1.0 - strength) * steps[None, None, :]
    cube = np.zeros((size, size, size, 4), np.float32)
    cube[..., :3] = np.clip(values, -1.0, 2.0)[..., ::-1] * 255.0
    return cube.reshape(-1), size
