"""Looks at faces in pictures: where they are, which way they turn, what they do, whose they are."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.likeness import face_flat, face_identity, face_measures
from studio.likeness.face_crop import Picture
from studio.likeness.face_detection import Found, detect
from studio.likeness.face_mesh import mesh
from studio.likeness.face_networks import Networks
from studio.ports.likeness import Face

_SURE = 0.5
_CUTOUT = 256


class FaceWatcher:
    """``FaceReader``: the weights under ``weights`` (``face``, ``identity``), each network loaded when first needed."""

    def __init__(self, weights: Path) -> None:
        self._networks = Networks(weights)

    def faces(self, picture: Picture) -> tuple[Face, ...]:
        """All faces, the largest first. Raises ``AssetMissingError``."""
        seen = [self._face(picture, found) for found in detect(picture, self._networks)]
        return tuple(face for face in seen if face is not None)

    def identity(self, picture: Picture, face: Face) -> NDArray[np.float32]:
        """Who it is: 128 numbers. Raises ``AssetMissingError``."""
        return face_identity.identity(picture, face.points, self._networks)

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        """1 less the distance of two identities, at least 0."""
        return face_identity.alike(one, other)

    @property
    def same_from(self) -> float:
        """The figures are in ``models/weights/README.md``."""
        return face_identity.SAME_FROM

    def flat(self, faces: tuple[Face, ...]) -> float:
        """By the points of the meshes."""
        return face_flat.flatness([face.points for face in faces], [(face.yaw, face.pitch) for face in faces])

    def cutout(self, picture: Picture) -> NDArray[np.float32]:
        """Who is in front. Raises ``AssetMissingError``."""
        height, width = picture.shape[:2]
        small = Image.fromarray(picture).resize((_CUTOUT, _CUTOUT), Image.Resampling.BILINEAR, reducing_gap=2.0)
        [front] = self._networks.run("selfie", np.asarray(np.asarray(small)[None] / 255, np.float32))
        whole = Image.fromarray(front[0, :, :, 0]).resize((width, height), Image.Resampling.BILINEAR)
        return np.clip(np.asarray(whole, np.float32), 0, 1)

    def _face(self, picture: Picture, found: Found) -> Face | None:
        whole = mesh(picture, found, self._networks)
        if whole.score < _SURE:
            return None
        points = whole.points
        yaw, pitch, roll = face_measures.angles(points)
        light, uneven, sharp = face_measures.lighting(whole)
        low, high = points[:468, :2].min(0), points[:468, :2].max(0)
        return Face(
            box=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
            points=points,
            yaw=yaw,
            pitch=pitch,
            roll=roll,
            eyes_open=face_measures.eyes_open(points),
            mouth_open=face_measures.mouth_open(points),
            smile=face_measures.smile(points),
            light=light,
            uneven=uneven,
            sharp=sharp,
            score=found.score,
        )
