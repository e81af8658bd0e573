"""Pictures of somebody → the portrait that the stage's people wear."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.ports.likeness import Portrait, Sitting
from studio.stage.people import data as people_data
from studio.stage.people.data import PeopleData
from studio.stage.people.portrait import coloring, landmarks
from studio.stage.people.portrait.colors import VERSION, faceless
from studio.stage.people.portrait.facemap import FaceMap, face_map
from studio.stage.people.portrait.images import encoded
from studio.stage.people.portrait.landmarks import COUNT, Landmarks
from studio.stage.people.portrait.sculpt import Sculpted, Sculptor, Seen
from studio.stage.people.portrait.texture import Painter, Shown
from studio.stage.people.skeleton import Doubles

_WORTH = {"neutral": 1.0, "left": 0.8, "right": 0.8, "up": 0.35, "smile": 0.02, "blink": 0.05}
_LEAST_FACE_PX = 60.0
_AGES = {"child": 8.0, "teen": 16.0, "young": 24.0, "adult": 35.0, "middle": 48.0, "old": 68.0}


class StagePortraitist:
    """Behind ``ports.likeness.Portraitist``. The asset is read when the first portrait is asked for."""

    def __init__(self, resources: Path) -> None:
        """``resources``: the product's data."""
        self._folder = resources / "assets" / "people"

    @cached_property
    def _data(self) -> PeopleData:
        return people_data.load(self._folder / "people.npz")

    @cached_property
    def _landmarks(self) -> Landmarks:
        return landmarks.load(self._folder / "landmarks.npz")

    @cached_property
    def _map(self) -> FaceMap:
        return face_map(self._data)

    @cached_property
    def _sculptor(self) -> Sculptor:
        return Sculptor(self._data, self._landmarks)

    @cached_property
    def _painter(self) -> Painter:
        return Painter(self._data, self._landmarks, self._map)

    def portrait(self, sittings: tuple[Sitting, ...], attributes: Mapping[str, str], cancel: CancelToken) -> Portrait:
        """See the port."""
        if sittings and all(s.face is None for s in sittings):
            return faceless(sittings, attributes)
        usable = _usable(sittings)
        age = years(attributes.get("age", ""))
        female = _female(attributes.get("gender", ""))
        seen = [Seen(points=_points(s), look=s.look) for s in usable]
        cancel.check()
        found = self._sculptor.sculpt(seen, female=female, age=age)
        cancel.check()
        views = [self._shown(found, k, s) for k, s in enumerate(usable)]
        # lips that smile are thin, and teeth are beside them
        own_lips = max(
            float(np.clip((view.pose.scale - 600) / 700, 0, 1)) * (0.4 if sitting.look == "smile" else 1.0)
            for view, sitting in zip(views, usable, strict=True)
        )
        painted = self._painter.paint(views, own_lips)
        cancel.check()
        skin = coloring.plausible_skin(painted.skin)
        first, view = usable[0], views[0]
        hair = coloring.hair_of(
            first.picture, first.front, view.seen, view.pose, self._scalp(view.points), painted.skin, painted.hidden,
            female > 0.5,
        )  # fmt: skip
        words = {key: value for key, value in attributes.items() if value}
        words.setdefault("hair", hair.style)
        eyes = coloring.iris_color(first.picture, _all_points(first), painted.gain)
        if eyes is not None:
            words["eyes"] = "#" + bytes(encoded(np.array(eyes))).hex()
        if painted.beard > 0.42 and female < 0.5:
            words.setdefault("beard", "full")
        balance = skin / np.maximum(painted.skin, 1e-4)
        targets = {"face/" + name: round(amount, 4) for name, amount in sorted(found.face.items())}
        for name, share in zip(("african", "asian", "caucasian"), found.ancestry, strict=True):
            targets["ancestry/" + name] = round(share, 4)
        targets["female"], targets["age"] = female, age
        expressions: dict[str, float] = {}
        for own in found.expressions:
            for name, amount in sorted(own.items()):
                expressions[name] = round(max(expressions.get(name, 0.0), amount), 3)
        return Portrait(
            targets=targets,
            offsets=found.offsets.astype(np.float32),
            texture=encoded(np.clip(painted.albedo * balance, 0, 1)),
            cover=(painted.cover * 255 + 0.5).astype(np.uint8),
            skin=(float(skin[0]), float(skin[1]), float(skin[2])),
            hair=hair.color,
            attributes=words,
            expressions=expressions,
            engine_version=VERSION,
        )

    def _shown(self, found: Sculpted, number: int, sitting: Sitting) -> Shown:
        worth = _WORTH.get(sitting.look, 0.3) * (1.0 if number else 1.6)
        return Shown(
            picture=sitting.picture,
            front=sitting.front,
            seen=_points(sitting)[:, :2],
            points=self._sculptor.points(found, found.expressions[number]),
            pose=found.poses[number],
            worth=worth,
            closed=sitting.look == "blink",
        )

    def _scalp(self, points: Doubles) -> Doubles:
        """Points a little above the skin over the forehead, where hair begins."""
        top = self._landmarks.of(points)[10]
        body = points[: self._data.body_count]
        over = (body[:, 2] > top[2] + 0.022) & (body[:, 2] < top[2] + 0.075) & (np.abs(body[:, 1]) < 0.05)
        over &= body[:, 0] > top[0] - 0.07
        return body[over] + np.array([0.004, 0.0, 0.006])


def _all_points(sitting: Sitting) -> Doubles:
    if sitting.face is None:
        raise InputError("The picture shows no face.")
    return sitting.face.points.astype(np.float64)


def _points(sitting: Sitting) -> Doubles:
    """The landmarks of the skin (468, 3), pixels."""
    return _all_points(sitting)[:COUNT]


def years(word: str) -> float:
    """An age in years out of what is said of it; 34 where that says nothing."""
    digits = "".join(c for c in word if c.isdigit())
    if digits:
        return float(np.clip(float(digits), 6, 90))
    return next((value for name, value in _AGES.items() if name in word.lower()), 34.0)


def _female(word: str) -> float:
    said = word.lower().strip()
    return 1.0 if said in ("female", "woman", "girl", "f") else 0.0 if said in ("male", "man", "boy", "m") else 0.5


def _usable(sittings: tuple[Sitting, ...]) -> list[Sitting]:
    """The pictures that show a face well enough, the best neutral one first."""
    if not sittings:
        raise InputError("There is no picture of the face.", todo="Record or import at least one.")
    good = [s for s in sittings if s.face is not None and _problem(s) is None]
    if not good:
        raise InputError(
            _problem(sittings[0]) or "No picture shows the face well enough.",
            todo="Take the picture closer, in even light, looking into the camera.",
        )
    order = {"neutral": 0, "smile": 1}
    return sorted(good, key=lambda s: (order.get(s.look, 2), abs(s.face.yaw) + abs(s.face.pitch) if s.face else 0))


def _problem(sitting: Sitting) -> str | None:
    face = sitting.face
    if face is None:
        return "The picture shows no face."
    size = float(np.ptp(face.points[:COUNT, 1]))
    if size < _LEAST_FACE_PX:
        return f"The face is too small in the picture: {size:.0f} pixels high, where {_LEAST_FACE_PX:.0f} are needed."
    if abs(face.yaw) > 62 or abs(face.pitch) > 45:
        return "The face is turned too far away from the camera."
    return None
