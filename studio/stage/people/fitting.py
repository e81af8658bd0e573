"""A person being dressed: the rest body, the smooth proxy that clothes are cut from, and the layers put on so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage import shapes
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.people import shape as shapes_of
from studio.stage.people.data import PeopleData
from studio.stage.people.layer import CLOTH, Color, Layer, from_mesh, paint
from studio.stage.people.neighbours import Averaging
from studio.stage.people.shape import Shape
from studio.stage.people.skeleton import Doubles, Integers, Skeleton
from studio.stage.people.surface import subdivided, vertex_normals

SIDES = ("Left", "Right")


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """How much each vertex belongs to a part of the body, (n,) 0..1. ``skull`` is the head without the neck."""

    arm: Doubles
    arms: dict[str, Doubles]
    hands: dict[str, Doubles]
    leg: Doubles
    legs: dict[str, Doubles]
    feet: dict[str, Doubles]
    head: Doubles
    skull: Doubles


Field = Callable[[Doubles, Groups], Doubles]
"""Where a garment is: (positions, groups) -> (n,) metres to its edge, positive inside."""


class Fitting:
    """The body of one person and what has been put on it.

    ``points``: all rest points (vertices, then joints), bare soles at z = 0; ``proxy_*``: the smooth body proxy and its
    normals; ``scale``: size against 1.70 m; ``level``: level of detail 0..3; ``drawn``: for a drawn style,
    ``rounded``: with a face modelled in the round.
    ``sole``: height of the lowest sole, below 0 once shoes are on. ``covers``: fields that say where skin is hidden.
    """

    def __init__(
        self, data: PeopleData, shape: Shape, *, level: int, drawn: bool, seed: int, head: float = 1.0,
        rounded: bool = False,
    ) -> None:  # fmt: skip
        self.rounded = rounded
        self.data, self.shape, self.level, self.drawn = data, shape, level, drawn
        self.random = np.random.default_rng(seed)
        self.points, self.shape_scale = shapes_of.points(data, shape)
        self.head_scale = head
        self._scale_head(head)
        self.bones: Skeleton = shapes_of.skeleton(data, self.points)
        self.scale = self.bones.height / 1.7
        self.layers: list[Layer] = []
        self.covers: list[Field] = []
        self.sole = 0.0
        zeros = np.zeros((data.vertex_count, 2), np.float32)
        self.weights = np.concatenate([data.weights, zeros], 1)
        self.body_groups = groups(data, self.weights[: data.body_count])
        self._make_proxy()

    def _scale_head(self, amount: float) -> None:
        """Scale the head about the top of the neck: drawn figures have larger ones."""
        if amount == 1.0:
            return
        data = self.data
        head, neck = data.bones.index("Head"), data.bones.index("Neck")
        share = np.zeros(len(self.points))
        share[: data.vertex_count] = data.weights[:, head]
        n, bones = data.vertex_count, len(data.bones)
        share[n + head] = share[n + bones + head] = 1.0
        share[n + 2 * bones : n + 2 * bones + 2] = 1.0
        share[n + 2 * bones + 3 :] = 1.0
        pivot = self.points[n + neck] * 0.35 + self.points[n + head] * 0.65
        self.points = pivot + (self.points - pivot) * (1 + (amount - 1) * share)[:, None]

    def _make_proxy(self) -> None:
        data = self.data
        part = data.part("tights")
        name = {2: "tights_lod2", 3: "tights_lod3"}.get(self.level, "tights")
        faces = data.triangles[name] - np.int32(part[0])
        used = np.unique(faces)
        renumber = np.full(len(part), -1, np.int32)
        renumber[used] = np.arange(len(used))
        positions, weights = self.points[part][used], self.weights[part][used]
        faces = renumber[faces]
        if self.level == 0:
            positions, faces, weights = subdivided(positions, faces, weights)
            mean = Averaging(faces, len(positions))
            for _ in range(2):
                positions = 0.6 * positions + 0.4 * (mean.of(positions))
        self.proxy: Doubles = positions
        self.proxy_triangles: Integers = faces
        self.proxy_weights: Floats = weights
        self.proxy_mean: Averaging = Averaging(faces, len(positions))
        self.proxy_normals = vertex_normals(positions, faces)
        self.proxy_groups = groups(data, weights)

    @property
    def body(self) -> Doubles:
        """The skin's rest vertices (13,380, 3)."""
        return self.points[: self.data.body_count]

    def mask(self, name: str) -> Floats:
        """A colour mask over the skin, (13,380,) 0..1."""
        return self.data.masks[name][: self.data.body_count]

    def joint(self, bone: str) -> Doubles:
        """Rest position of a bone's beginning."""
        return self.bones.joint(bone)

    @property
    def hip(self) -> float:
        """Height of the hip joints."""
        return float(self.joint("LeftUpLeg")[2])

    @property
    def ankle(self) -> float:
        """Height of the ankles."""
        return float(self.joint("LeftFoot")[2])

    @property
    def knee(self) -> float:
        """Height of the knees."""
        return float(self.joint("LeftLeg")[2])

    def leg_height(self, down: float) -> float:
        """Height on the leg: 0 at the hip joint, 1 at the ankle."""
        return self.hip - (self.hip - self.ankle) * down

    def bound(self, bone: str, count: int) -> Floats:
        """Weights (count, bones + 2) of one bone; ``LeftEye`` and ``RightEye`` are the eyes."""
        out = np.zeros((count, self.weights.shape[1]), np.float32)
        extra = {"LeftEye": len(self.data.bones), "RightEye": len(self.data.bones) + 1}
        out[:, extra[bone] if bone in extra else self.bones.index[bone]] = 1
        return out

    def mixed(self, shares: dict[str, float], count: int) -> Floats:
        """Weights of several bones, the same for every vertex; ``shares`` add up to 1."""
        out = np.zeros((count, self.weights.shape[1]), np.float32)
        for bone, share in shares.items():
            out[:, self.bones.index[bone]] += share
        return out

    def add(self, layer: Layer) -> None:
        """Put a layer on; empty ones are left out. A speck's is of few materials: each is a mesh of its own to draw."""
        # From afar, buttons and beads are less than a pixel.
        least = (0.0, 0.0, 0.04, 0.09)[self.level] * self.scale
        # All but eyes: a face without them is none.
        if layer.material.texture is Texture.EYE:
            least = 0.0
        if least and len(layer.positions) and float(np.ptp(layer.positions, axis=0).max()) < least:
            return
        if self.level == 3:
            layer.material = _plainer(layer.material)
        layer.later = len(self.covers)
        layer.casts = not (self.drawn and layer.material.texture is Texture.HAIR)
        if len(layer.positions) and len(layer.triangles):
            self.layers.append(layer)

    def cover(self, hidden: Field, *own: Layer) -> None:
        """Hide what lies below: skin and layers put on before, but for the cover's ``own``. ``hidden`` > 0 where."""
        self.covers.append(hidden)
        for layer in own:
            layer.later = len(self.covers)

    def put(
        self,
        positions: NDArray[np.floating] | list[list[float]],
        triangles: NDArray[np.integer] | list[list[int]],
        weights: Floats,
        color: Color,
        material: Material,
        *,
        rest: Doubles | None = None,
        follow: NDArray[np.integer] | None = None,
        collide: bool = False,
        guide: Doubles | None = None,
    ) -> Layer:
        """Build a layer out of arrays and put it on."""
        p = np.asarray(positions, np.float64)
        layer = Layer(
            positions=p,
            triangles=np.asarray(triangles, np.int32).reshape(-1, 3),
            weights=np.asarray(weights, np.float32),
            colors=paint(color, len(p)),
            material=material,
            rest=rest,
            follow=None if follow is None else np.asarray(follow, np.int64),
            collide=collide,
            guide=guide,
        )
        self.add(layer)
        return layer

    def closed(self, material: Material) -> Material:
        """The material of a shell whose inside cannot be seen: from afar it need not be drawn."""
        return replace(_plainer(material), two_sided=False) if self.level == 3 else material

    def ball(self, center: ArrayLike, radius: ArrayLike, color: Color, level: int = 2) -> Mesh:
        """``shapes.ball``, coarser at lower levels of detail."""
        return shapes.ball(center, radius, color, level=min(level, (4, 3, 1, 0)[self.level]))

    def fix(self, mesh: Mesh, bone: str, material: Material) -> None:
        """Put on a primitive given in rest space, fixed to one bone."""
        self.add(from_mesh(mesh, self.bound(bone, len(mesh.positions)), material))


def _plainer(material: Material) -> Material:
    """What a speck is made of: shoes, buttons and oilskins are cloth, and no cloth has a pattern."""
    cloths = (Texture.CLOTH, Texture.LEATHER, Texture.PLAIN)
    if material.texture not in cloths or material.emission > 0:
        return material
    return replace(CLOTH, two_sided=material.two_sided)


def groups(data: PeopleData, weights: Floats) -> Groups:
    """The parts of the body that vertices with these weights belong to."""
    index = {bone: i for i, bone in enumerate(data.bones)}

    def of(*bones: str) -> Doubles:
        return weights[:, [index[b] for b in bones]].sum(1).astype(np.float64)

    hands = {s: of(*(b for b in data.bones if b.startswith(s + "Hand"))) for s in SIDES}
    arms = {s: of(s + "Arm", s + "ForeArm") + hands[s] for s in SIDES}
    legs = {s: of(s + "UpLeg", s + "Leg", s + "Foot", s + "ToeBase") for s in SIDES}
    return Groups(
        arm=arms["Left"] + arms["Right"],
        arms=arms,
        hands=hands,
        leg=legs["Left"] + legs["Right"],
        legs=legs,
        feet={s: of(s + "Foot", s + "ToeBase") for s in SIDES},
        head=of("Head", "Neck"),
        skull=of("Head"),
    )
