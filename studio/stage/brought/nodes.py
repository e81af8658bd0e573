"""The tree of a file's nodes (glTF 2.0, section 3.5)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.container import refuse
from studio.stage.brought.fields import Fields

Doubles = NDArray[np.float64]

MOST_NODES = 5000


@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """Those of the scene, parents before children. ``own``: their descriptions; ``row``: file number -> row."""

    own: tuple[Fields, ...]
    names: tuple[str, ...]
    parents: tuple[int, ...]
    translations: Doubles
    rotations: Doubles
    scales: Doubles
    row: dict[int, int]


def read_nodes(root: Fields) -> Nodes:
    """The nodes of the file's scene, or all of them where it has none. Raises ``InputError``."""
    every = root.each("nodes")
    if not every:
        refuse(root.name, "there is nothing in it.")
    if len(every) > MOST_NODES:
        refuse(root.name, f"it has {len(every)} nodes; {MOST_NODES} can be read.", "Export fewer parts.")
    below = [one.indices("children", len(every)) for one in every]
    tops = _tops(root, below)
    order: list[tuple[int, int]] = []
    seen: set[int] = set()
    waiting = [(top, -1) for top in reversed(tops)]
    while waiting:
        number, parent = waiting.pop()
        if number in seen:
            refuse(root.name, f"nodes[{number}] hangs on more than one other, or on itself.", "Export it again.")
        seen.add(number)
        order.append((number, parent))
        waiting.extend((child, number) for child in reversed(below[number]))
    row = {number: k for k, (number, _) in enumerate(order)}
    places = [_placed(every[number]) for number, _ in order]
    return Nodes(
        own=tuple(every[number] for number, _ in order),
        names=tuple(every[number].word("name")[:200] for number, _ in order),
        parents=tuple(-1 if parent < 0 else row[parent] for _, parent in order),
        translations=np.array([move for move, _, _ in places]),
        rotations=np.array([turn for _, turn, _ in places]),
        scales=np.array([scale for _, _, scale in places]),
        row=row,
    )


def _tops(root: Fields, below: list[tuple[int, ...]]) -> list[int]:
    scenes = root.each("scenes")
    if scenes:
        chosen = root.whole("scene", 0)
        found = list(scenes[chosen if chosen < len(scenes) else 0].indices("nodes", len(below)))
        if found:
            return found
    children = {child for some in below for child in some}
    found = [number for number in range(len(below)) if number not in children]
    if not found:
        refuse(root.name, "nodes[0] hangs on more than one other, or on itself.", "Export it again.")
    return found


def _placed(one: Fields) -> tuple[Doubles, Doubles, Doubles]:
    if "matrix" in one:
        matrix = np.array(one.numbers("matrix", (0.0,) * 16)).reshape(4, 4).T
        return decomposed(matrix)
    turn = np.array(one.numbers("rotation", (0.0, 0.0, 0.0, 1.0)))
    length = float(np.linalg.norm(turn))
    if not 1e-6 < length < 1e6:
        one.wrong("rotation")
    move, scale = np.array(one.numbers("translation", (0.0,) * 3)), np.array(one.numbers("scale", (1.0,) * 3))
    if float(np.abs(move).max()) > 1e9 or float(np.abs(scale).max()) > 1e9:
        one.wrong("scale")
    return move, turn / length, scale


def decomposed(matrix: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Translation, rotation (x y z w) and scale of a (4, 4) matrix without shear."""
    axes = matrix[:3, :3]
    scale = np.linalg.norm(axes, axis=0)
    if float(np.linalg.det(axes)) < 0:
        scale[0] = -scale[0]
    turn = axes / np.where(np.abs(scale) < 1e-12, 1.0, scale)
    return matrix[:3, 3].copy(), quaternion(turn), scale


def quaternion(m: Doubles) -> Doubles:
    """x y z w of a rotation matrix (3, 3). Shepperd's method."""
    trace = float(m[0, 0] + m[1, 1] + m[2, 2])
    four = np.array([m[0, 0], m[1, 1], m[2, 2], trace])
    k = int(np.argmax(four))
    q = np.empty(4)
    if k == 3:
        q[:] = (m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], 1 + trace)
    else:
        i, j = (k + 1) % 3, (k + 2) % 3
        q[k] = 1 + m[k, k] - m[i, i] - m[j, j]
        q[i], q[j] = m[i, k] + m[k, i], m[j, k] + m[k, j]
        q[3] = m[j, i] - m[i, j]
    return q / (np.linalg.norm(q) or 1.0)
