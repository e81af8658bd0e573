"""A delivery that keeps frames as they come: what it writes can be looked at, bit by bit. It breaks and goes on, like
the real one."""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError
from studio.ports.captions import Cue
from studio.ports.delivery import DeliveryForm, EncoderFacts, Seal, Told

PIECE = 8
"""Frames that are kept together for going on."""


@dataclass(frozen=True)
class Written:
    """What is in a file of the fake."""

    form: DeliveryForm
    frames: list[NDArray[np.uint8]]
    sound: NDArray[np.float32] | None
    captions: tuple[Cue, ...]


def written(path: Path) -> Written:
    """Read a file of the fake."""
    return cast(Written, pickle.loads(path.read_bytes()))


@dataclass
class FakeDelivery:
    """``full_at`` is the frame at which the disk is full. ``begun`` counts writers, ``forms`` what they were given."""

    full_at: int | None = None
    hardware: bool = False
    forms: list[DeliveryForm] = field(default_factory=list[DeliveryForm])

    def writer(self, path: Path, form: DeliveryForm, resumable: Path | None = None) -> "FakeWriter":
        """Begin."""
        self.forms.append(form)
        return FakeWriter(self, path, form, resumable)

    def encoders(self) -> tuple[EncoderFacts, ...]:
        """One."""
        return (EncoderFacts(codec="h264", name="fake264", hardware=self.hardware),)


class FakeWriter:
    """Keeps every frame."""

    def __init__(self, own: FakeDelivery, path: Path, form: DeliveryForm, resumable: Path | None) -> None:
        self._own, self._path, self._form, self._resumable = own, path, form, resumable
        self._part = path.with_name(f".{path.name}.part")
        self._frames: list[NDArray[np.uint8]] = []
        if resumable is not None:
            for piece in sorted(resumable.glob("*.piece")):
                self._frames += cast(list[NDArray[np.uint8]], pickle.loads(piece.read_bytes()))
        self.done = len(self._frames)
        self.remarks: tuple[str, ...] = ()

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """One more."""
        width, height = self._form.size
        assert frame.shape == (height, width, 3) and frame.dtype == np.uint8
        if self._own.full_at == len(self._frames):
            raise DiskError("The disk is full.", todo="Make room.")
        self._frames.append(frame.copy())
        if self._resumable is not None and len(self._frames) % PIECE == 0:
            name = f"{len(self._frames):06d}.piece"
            (self._resumable / name).write_bytes(pickle.dumps(self._frames[-PIECE:]))

    def finish(
        self,
        sound: Iterable[NDArray[np.float32]] | None = None,
        captions: Sequence[Cue] = (),
        seal: Seal | None = None,
        told: Told | None = None,
    ) -> None:
        """All at once."""
        if told is not None:
            told(1, 1)
        heard = list(sound) if sound is not None else None
        whole = np.concatenate(heard) if heard else None
        self._part.write_bytes(pickle.dumps(Written(self._form, self._frames, whole, tuple(captions))))
        if seal is not None:
            sealed = self._path.with_name(f".{self._path.stem}.sealed{self._path.suffix}")
            seal(self._part, sealed)
            self._part.unlink()
            self._part = sealed
        self._part.replace(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._part.unlink(missing_ok=True)
