"""Face meshes of pictures → the face: shapes of the asset, then what no shape of it can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.people import shape as shapes
from studio.stage.people.data import PeopleData
from studio.stage.people.portrait.landmarks import COUNT, INNER_LIPS, OVAL, Landmarks
from studio.stage.people.portrait.pose import Pose, posed
from studio.stage.people.shape import Shape
from studio.stage.people.skeleton import Doubles

SIGMA_M = 0.0035
"""How far a point of a face mesh is off, metres; errors of neighbours go together, so this is more than one of them."""
_EVIDENCE = 0.5
"""How many of the mesh's points speak for themselves."""
_FACE_SPREAD, _ANCESTRY_SPREAD = 0.45, 0.45
_SPREADS = {"neutral": 0.16, "smile": 0.6, "blink": 0.6}
_STILL = ("eyeLook", "tongueOut", "cheekPuff", "jawLeft", "jawRight", "jawForward", "mouthLeft", "mouthRight")
"""Actions that no point of the mesh tells apart from a turn of the head."""
_DISTANCES = (0.45, 0.7, 1.2, 2.5)
_MOST_OFFSET_M = 0.009


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """A view of the face: ``points`` (468, 3) pixels; ``look`` as in ``Sitting``."""

    points: Doubles
    look: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sculpted:
    """``face`` amounts by name and ``ancestry`` of the shape; ``offsets`` (points, 3) metres in the asset's own size;
    ``poses`` and ``expressions`` of each view; ``error_m`` the mean distance of a landmark before the offsets."""

    shape: Shape
    face: dict[str, float]
    ancestry: tuple[float, float, float]
    offsets: Doubles
    poses: tuple[Pose, ...]
    expressions: tuple[dict[str, float], ...]
    error_m: float


class Sculptor:
    """Fits faces. Loads nothing itself."""

    def __init__(self, data: PeopleData, landmarks: Landmarks) -> None:
        self._data, self._landmarks = data, landmarks
        self._faces = tuple(name[5:] for name in data.targets if name.startswith("face/"))
        self._actions = tuple(name for name in data.actions if not name.startswith(_STILL))
        self._shapes = np.array([_at_landmarks(data, landmarks, "face/" + name) for name in self._faces])
        self._moves = np.array([_at_landmarks(data, landmarks, "act/" + name) for name in self._actions])
        self._trust = landmarks.trust.copy()
        self._trust[list(OVAL)] *= 0.5
        self._trust[list(INNER_LIPS)] *= 0.3

    def sculpt(self, views: Sequence[Seen], *, female: float, age: float) -> Sculpted:
        """``female`` 0..1 and ``age`` in years settle what the shapes are added to."""
        base = self._landmarks.of(_raw(self._data, plain(female, age, (1 / 3, 1 / 3, 1 / 3))))
        columns = np.concatenate([self._race(female, age), self._shapes])
        columns -= columns.mean(1, keepdims=True)  # where the head is and how large it is, the pose says
        first = views[:1]
        distance = min(_DISTANCES, key=lambda metres: self._solved(first, base, columns, metres)[0])
        _, amounts = self._solved(views, base, columns, distance)
        return self._finished(views, amounts, female, age, distance)

    def points(self, found: Sculpted, expression: Mapping[str, float]) -> Doubles:
        """All points of the asset with this face on, in the asset's own size."""
        return self.moved(_raw(self._data, found.shape), expression)

    def _solved(self, views: Sequence[Seen], base: Doubles, columns: Doubles, distance: float) -> tuple[float, Doubles]:
        """Amounts of three ancestries, of all face shapes and of each view's actions, and what they cost."""
        moves = self._moves
        many, count = len(columns), len(moves)
        spreads = np.concatenate(
            [np.full(3, _ANCESTRY_SPREAD), np.full(many - 3, _FACE_SPREAD)]
            + [np.full(count, _SPREADS.get(view.look, 0.16)) for view in views]
        )
        amounts = np.zeros(many + count * len(views))
        low = np.concatenate([np.full(3, -1 / 3), np.full(many - 3, -0.7), np.zeros(count * len(views))])
        high = np.concatenate([np.full(3, 2 / 3), np.full(many - 3, 1.3), np.ones(count * len(views))])
        poses: list[Pose | None] = [None] * len(views)
        cost = 0.0
        for turn in range(4):
            rows: list[Doubles] = []
            rests: list[Doubles] = []
            cost = float(((amounts / spreads) ** 2).sum())
            for k, view in enumerate(views):
                own = amounts[many + count * k : many + count * (k + 1)]
                here = base + np.tensordot(amounts[:many], columns, 1) + np.tensordot(own, moves, 1)
                pose = posed(here, view.points, self._trust, distance, poses[k])
                poses[k] = pose
                weight = np.sqrt(self._trust)[:, None] / (pose.scale * SIGMA_M)
                rest = (view.points[:, :2] - pose.project(here)) * weight
                cost += float((rest**2).sum()) * _EVIDENCE
                slopes = pose.slopes(here) * weight[:, :, None]
                row = np.zeros((2 * COUNT, len(amounts)))
                row[:, :many] = np.einsum("nij,knj->nik", slopes, columns).reshape(2 * COUNT, many)
                mine = slice(many + count * k, many + count * (k + 1))
                row[:, mine] = np.einsum("nij,knj->nik", slopes, moves).reshape(2 * COUNT, count)
                rows.append(row)
                rests.append(rest.ravel() + row[:, :many] @ amounts[:many] + row[:, mine] @ own)
            if turn == 3:
                break
            amounts = _bounded(np.concatenate(rows), np.concatenate(rests), spreads, low, high)
        return cost, amounts

    def _finished(
        self, views: Sequence[Seen], amounts: Doubles, female: float, age: float, distance: float
    ) -> Sculpted:
        many, count = 3 + len(self._faces), len(self._actions)
        shares = np.maximum(1 / 3 + amounts[:3], 0.0)
        shares /= shares.sum()
        face = {name: float(a) for name, a in zip(self._faces, amounts[3:many], strict=True) if abs(a) > 0.01}
        mix = (float(shares[0]), float(shares[1]), float(shares[2]))
        expressions = tuple(
            {
                name: float(a)
                for name, a in zip(self._actions, amounts[many + count * k : many + count * (k + 1)], strict=True)
                if a > 0.02
            }
            for k in range(len(views))
        )
        shape = plain(female, age, mix, face)
        done = self._posed(views, shape, expressions, distance)
        offsets, error = self._offsets(views, done, shape, expressions)
        full = plain(female, age, mix, face, offsets)
        done = self._posed(views, full, expressions, distance)
        return Sculpted(
            shape=full, face=face, ancestry=mix, offsets=offsets, poses=tuple(done), expressions=expressions,
            error_m=error,
        )  # fmt: skip

    def _race(self, female: float, age: float) -> Doubles:
        """(3, 468, 3): what one more share of each ancestry changes."""
        names = ("african", "asian", "caucasian")
        out = np.zeros((3, COUNT, 3))
        child = 1 - float(np.clip((age - 10) / 12, 0, 1))
        old = float(np.clip((age - 30) / 55, 0, 1))
        for gender, of_gender in (("female", female), ("male", 1 - female)):
            for stage, share in (("child", child), ("old", old), ("young", 1 - child - old)):
                if of_gender * share > 1e-4:
                    for k, name in enumerate(names):
                        marks = _at_landmarks(self._data, self._landmarks, f"race/{name}/{gender}/{stage}")
                        out[k] += of_gender * share * marks
        return out

    def _posed(
        self, views: Sequence[Seen], shape: Shape, expressions: Sequence[dict[str, float]], distance: float
    ) -> list[Pose]:
        """How each view shows a settled shape."""
        rest = _raw(self._data, shape)
        return [
            posed(self._landmarks.of(self.moved(rest, expression)), view.points, self._trust, distance)
            for view, expression in zip(views, expressions, strict=True)
        ]

    def moved(self, points: Doubles, expression: Mapping[str, float]) -> Doubles:
        """A copy of points (n, 3) with face actions on."""
        out = points.copy()
        for name, amount in expression.items():
            target = self._data.targets["act/" + name]
            out[target.indices] += amount * target.deltas
        return out

    def _offsets(
        self, views: Sequence[Seen], poses: list[Pose], shape: Shape, expressions: Sequence[dict[str, float]]
    ) -> tuple[Doubles, float]:
        """What is still lacking at the landmarks, spread smoothly over all points near them."""
        data, marks = self._data, self._landmarks
        rest = _raw(data, shape)
        normal = np.zeros((COUNT, 3, 3))
        right = np.zeros((COUNT, 3))
        errors: list[float] = []
        for view, pose, expression in zip(views, poses, expressions, strict=True):
            here = marks.of(self.moved(rest, expression))
            lacking = view.points[:, :2] - pose.project(here)
            errors.append(float(np.linalg.norm(lacking, axis=1).mean() / pose.scale))
            slopes = pose.slopes(here) / pose.scale
            # a face that smiles or blinks says less about its shape at rest
            share = self._trust * (1.0 if view.look not in ("smile", "blink") else 0.15)
            normal += np.einsum("nij,nik,n->njk", slopes, slopes, share)
            right += np.einsum("nij,ni,n->nj", slopes, lacking / pose.scale, share)
        wanted = np.linalg.solve(normal + 0.25 * np.eye(3), right[:, :, None])[:, :, 0]
        length = np.linalg.norm(wanted, axis=1, keepdims=True)
        wanted *= np.minimum(1.0, _MOST_OFFSET_M / np.maximum(length, 1e-9))
        # both halves of a face are nearly the same: half of what differs is noise
        base = marks.of(data.points)
        out = np.zeros((len(data.points), 3))
        near = np.where(_near_face(data, base))[0]
        for radius, ridge in ((0.045, 3.0), (0.018, 1.5)):
            kernel = np.exp(-((base[:, None] - base[None]) ** 2).sum(2) / radius**2)
            stiff: Doubles = np.diag(ridge / np.maximum(self._trust, 0.05))
            weights = np.asarray(np.linalg.solve(kernel + stiff, wanted), np.float64)
            wanted = wanted - kernel @ weights
            spread = np.exp(-((data.points[near].astype(float)[:, None] - base[None]) ** 2).sum(2) / radius**2)
            out[near] += spread @ weights
        return out, float(np.mean(errors))


def plain(
    female: float, age: float, ancestry: tuple[float, float, float], face: dict[str, float] | None = None,
    offsets: NDArray[np.floating] | None = None,
) -> Shape:  # fmt: skip
    """The build that faces are fitted on: any other would change the face too."""
    return Shape(
        age=max(age, 10.0), female=female, weight=0.5, muscle=0.5, height=0.5, ideal=0.55, cup=0.42, ancestry=ancestry,
        face=face or {}, offsets=offsets,
    )  # fmt: skip


def _raw(data: PeopleData, shape: Shape) -> Doubles:
    points, _ = shapes.points(data, shape)
    return points


def _at_landmarks(data: PeopleData, marks: Landmarks, name: str) -> Doubles:
    target = data.targets[name]
    dense = np.zeros(data.points.shape)
    dense[target.indices] = target.deltas
    return marks.of(dense)


def _near_face(data: PeopleData, base: Doubles) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    low, high = base.min(0) - 0.08, base.max(0) + 0.08
    return np.asarray(((data.points > low) & (data.points < high)).all(1), np.bool_)


def _bounded(rows: Doubles, rest: Doubles, spreads: Doubles, low: Doubles, high: Doubles) -> Doubles:
    """Ridge regression in a box: what reaches its bound is held there and the rest is found again."""
    square = rows.T @ rows * _EVIDENCE + np.diag(1 / spreads**2)
    right = rows.T @ rest * _EVIDENCE
    free = np.ones(len(low), bool)
    out = np.zeros(len(low))
    for _ in range(8):
        fixed = ~free
        pull = right[free] - square[np.ix_(free, fixed)] @ out[fixed]
        out[free] = np.linalg.solve(square[np.ix_(free, free)], pull)
        beyond = free & ((out < low - 1e-9) | (out > high + 1e-9))
        if not beyond.any():
            break
        out = np.clip(out, low, high)
        free &= ~beyond
    return np.clip(out, low, high)
