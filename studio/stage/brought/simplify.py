"""Fewer triangles: points of one cell of a grid become one (Rossignac and Borrel, 1993)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Surface

Integers = NDArray[np.int64]


def lighter(surfaces: Sequence[Surface], most: int) -> list[Surface]:
    """The surfaces with at most about ``most`` triangles together, each with its share."""
    total = sum(len(one.triangles) for one in surfaces)
    return [_lighter(one, max(8, int(most * len(one.triangles) / total))) for one in surfaces]


def _lighter(surface: Surface, most: int) -> Surface:
    if len(surface.triangles) <= most:
        return surface
    low = surface.positions.min(0)
    extent = float((surface.positions.max(0) - low).max()) or 1.0
    coarse, fine = 2.0, 2048.0
    best = _clustered(surface, low, extent / coarse)
    for _ in range(12):
        cells = (coarse * fine) ** 0.5
        found = _clustered(surface, low, extent / cells)
        if len(found[1]) > most:
            fine = cells
        else:
            coarse, best = cells, found
    keep, triangles = best
    return replace(
        surface,
        positions=surface.positions[keep], normals=surface.normals[keep], colors=surface.colors[keep],
        triangles=triangles, bones=surface.bones[keep], weights=surface.weights[keep],
        across=None if surface.across is None else surface.across[keep],
    )  # fmt: skip


def _clustered(surface: Surface, low: NDArray[np.float64], cell: float) -> tuple[Integers, Integers]:
    """Which points are kept, and triangles between them. Points that face opposite ways are kept apart."""
    key = np.floor((surface.positions - low) / cell).astype(np.int64)
    facing = np.abs(surface.normals).argmax(1)
    sign = surface.normals[np.arange(len(key)), facing] > 0
    packed = ((key[:, 0] * 4099 + key[:, 1]) * 4099 + key[:, 2]) * 8 + facing * 2 + sign
    _, first, inverse = np.unique(packed, return_index=True, return_inverse=True)
    corners = inverse.ravel()[surface.triangles]
    flat = (corners[:, 0] == corners[:, 1]) | (corners[:, 1] == corners[:, 2]) | (corners[:, 0] == corners[:, 2])
    return first.astype(np.int64), corners[~flat].astype(np.int64)
