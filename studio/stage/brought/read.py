"""From a ``.glb`` file to a ``Model``: read, put upright, brought to metres, and made light enough to be filmed."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought import bones
from studio.stage.brought.accessors import Accessors
from studio.stage.brought.animations import read_clips
from studio.stage.brought.coats import Coats
from studio.stage.brought.container import HEIGHT, Container, Json, opened, parsed, refuse
from studio.stage.brought.model import Model, posed
from studio.stage.brought.nodes import read_nodes
from studio.stage.brought.simplify import lighter
from studio.stage.brought.surfaces import read_surfaces

Doubles = NDArray[np.float64]

TO_STAGE = np.array([[0.0, 0.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]])
"""glTF has y up and faces z; the stage has z up and faces x."""
MOST_SHOWN = 60_000
"""Triangles; what has more is made coarser."""
_SMALLEST, _LARGEST = 0.005, 120.0


def read_model(path: Path, called: str = "") -> Model:
    """A file as a model. ``called``: its name in messages.

    Raises:
        InputError: it cannot be used, and why.
    """
    return model_of(opened(path, called))


def model_of_bytes(data: bytes, name: str) -> Model:
    """As ``read_model``, of a file's bytes."""
    return model_of(parsed(data, name))


def model_of(file: Container) -> Model:
    """The model of a file that is whole. Raises ``InputError``."""
    try:
        return _model_of(file)
    except (OverflowError, MemoryError, np.linalg.LinAlgError, FloatingPointError):
        refuse(file.name, "its numbers are out of all bounds.", "Export it again.")


def _model_of(file: Container) -> Model:
    numbers = Accessors(file)
    nodes = read_nodes(numbers.root)
    coats = Coats(numbers)
    surfaces, joints, remarks = read_surfaces(numbers, nodes, coats)
    count = sum(len(one.triangles) for one in surfaces)
    if count > MOST_SHOWN:
        surfaces = lighter(surfaces, MOST_SHOWN)
        left = sum(len(one.triangles) for one in surfaces)
        remarks.append(f"Its {count} triangles were made {left}.")
    model = Model(
        name=file.name, names=nodes.names, parents=nodes.parents, translations=nodes.translations,
        rotations=nodes.rotations, scales=nodes.scales, surfaces=tuple(surfaces), clips=read_clips(numbers, nodes),
        joints=joints, bones=bones.mapped(nodes.names, nodes.parents, joints, numbers.root, nodes.row),
    )  # fmt: skip
    turn, size, told = _upright(model)
    wished = numbers.root.inner("asset").inner("extras").number(HEIGHT, 0.0) if _wished(file) else 0.0
    if 0.01 <= wished <= 100.0:
        model = scaled(replace(model, turn=turn, size=size), wished)
        turn, size, told = model.turn, model.size, ()
    return replace(model, turn=turn, size=size, remarks=(*coats.remarks, *remarks, *told))


def _wished(file: Container) -> bool:
    """Extras can be anything: only ours are read."""
    extras = cast(Json, file.text.get("asset", {})).get("extras")
    return isinstance(extras, dict) and HEIGHT in extras


def _upright(model: Model) -> tuple[Doubles, tuple[float, float, float], tuple[str, ...]]:
    """From the file's world to the stage's, standing on the ground over the origin; its size; what was assumed."""
    world = model.rest()
    points = np.concatenate([posed(one, world) for one in model.surfaces]) @ TO_STAGE[:3, :3].T
    if not np.isfinite(points).all():
        refuse(model.name, "its numbers are out of all bounds.", "Export it again.")
    low, high = points.min(0), points.max(0)
    extent = high - low
    largest = float(extent.max())
    if not 1e-9 < largest < 1e9:
        refuse(model.name, "it has no size.", "Export it again.")
    factor, told = 1.0, tuple[str, ...]()
    person = all(bone in model.bones for bone in bones.NEEDED)
    if person and not 0.3 <= float(extent[2]) <= 4.0:
        factor = 1.7 / float(extent[2])
        told = (f"It is {largest:.3g} m large in the file; it is shown 1.7 m tall.",)
    elif not _SMALLEST <= largest <= _LARGEST:
        factor = 1.0 / largest
        told = (f"It is {largest:.3g} m large in the file; it is shown 1 m large.",)
    middle = (low + high) / 2
    inside = bool((np.abs(middle[:2]) < 0.5 * extent[:2]).all())
    at = np.array([0.0 if inside else middle[0], 0.0 if inside else middle[1], low[2]])
    turn = np.eye(4)
    turn[:3, :3] = factor * TO_STAGE[:3, :3]
    turn[:3, 3] = -factor * at
    size = extent * factor
    return turn, (float(size[0]), float(size[1]), float(size[2])), told


def scaled(model: Model, height_m: float) -> Model:
    """The model at another height. ``height_m`` 0.01 to 100."""
    factor = height_m / max(model.size[2], 1e-6)
    turn = model.turn.copy()
    turn[:3] *= factor
    x, y, z = model.size
    return replace(model, turn=turn, size=(x * factor, y * factor, z * factor))
