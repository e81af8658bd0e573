"""The door to likenesses: what is measured of a face and of a voice, and whether two of them are one person's.

Measuring is done here; what follows from it (a challenge passed or failed) is decided by ``workflows/cameo``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken

LANDMARKS = 478
"""Points of a face mesh, in MediaPipe's order: 468 of the face, then five of each iris."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Face:
    """A face in a picture.

    ``box`` is left, top, right, bottom in pixels. ``points``: float32 (478, 3), x right and y down in pixels, z in the
    same unit, toward the camera negative. ``yaw``, ``pitch``, ``roll`` in degrees: looking to the picture's right, up,
    and leaning to the picture's right are positive. ``eyes_open`` (the picture's left eye first), ``mouth_open`` and
    ``smile`` are 0..1. ``light`` 0..1 is the mean luma of the skin, ``uneven`` 0..1 how much one half is darker than
    the other, ``sharp`` the variance of the Laplacian at 128 pixels between the temples. ``score`` 0..1 is the
    detector's.
    """

    box: tuple[float, float, float, float]
    points: NDArray[np.float32]
    yaw: float
    pitch: float
    roll: float
    eyes_open: tuple[float, float]
    mouth_open: float
    smile: float
    light: float
    uneven: float
    sharp: float
    score: float


class FaceReader(Protocol):
    """Looks at pictures: uint8 (height, width, 3) sRGB. Same picture, same answer. One thread at a time."""

    def faces(self, picture: NDArray[np.uint8]) -> tuple[Face, ...]:
        """All faces, the largest first; empty where there is none. Some 10 ms for a picture of 1280x720.

        Raises:
            AssetMissingError: the weights are not installed.
        """
        ...

    def identity(self, picture: NDArray[np.uint8], face: Face) -> NDArray[np.float32]:
        """Who it is: float32 (n,) of length 1. Compare with ``alike``."""
        ...

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        """0..1: how much two identities are one person's; ``same_from`` and more is held to be the same person."""
        ...

    @property
    def same_from(self) -> float:
        """The threshold of ``alike``; the test set behind it and its false accepts and rejects are in the docs."""
        ...

    def flat(self, faces: tuple[Face, ...]) -> float:
        """0..1: how much a face that turns its head over some pictures, seen one after the other, moves like a flat
        picture that is turned (a photo or a screen held to the camera) rather than like a head. 1 where nothing
        turned."""
        ...

    def cutout(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Who is in front: float32 (height, width), 0..1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was said in a recording, as far as it could be told. ``text`` is what was heard (romaji of its sounds for
    Japanese). ``score`` 0..1 is how well it fits the phrase that was asked for, ``accepted_from`` and more is held to
    be it. ``method`` says how it was found: by ``words`` (a recogniser) or, weaker, by ``sounds`` (mora times and
    phonemes)."""

    text: str
    score: float
    accepted_from: float
    method: Literal["words", "sounds"]


class VoiceReader(Protocol):
    """Listens to recordings: float32 (n,) mono at 48 kHz, -1..1. One thread at a time."""

    def spoken(self, recording: NDArray[np.float32]) -> tuple[tuple[int, int], ...]:
        """Stretches of speech, first and end sample, in order; empty where nobody speaks."""
        ...

    def voiceprint(self, recording: NDArray[np.float32], *, briefly: bool = False) -> NDArray[np.float32]:
        """Whose voice it is: float32 (n,) of length 1. Compare with ``alike``. ``briefly`` is for many attempts at one
        voice: all of the recording is speech, and half of what is heard will do.

        Raises:
            InputError: there is less than a second of speech in it.
            AssetMissingError: the weights are not installed.
        """
        ...

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        """0..1: how much two voiceprints are one person's; ``same_from`` and more is held to be the same person."""
        ...

    @property
    def same_from(self) -> float: ...

    def heard(self, recording: NDArray[np.float32], phrase: str, language: str, cancel: CancelToken) -> Heard:
        """Whether ``phrase`` (``ja`` or ``en``) is what was said. Raises as ``voiceprint``."""
        ...

    def release(self) -> None:
        """Let go of the recogniser's memory."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Portrait:
    """A face as the stage puts it on a character. It stands for a person: keep it as secret as their pictures.

    ``targets`` are weights of the stage's own face shapes by name; ``offsets`` float32 (n, 3) metres move the head's
    own vertices further. ``texture``: uint8 (height, width, 3) sRGB over the face's own map, its light taken out;
    ``cover`` uint8 (height, width) how much it covers the painted skin. ``skin`` and ``hair`` are linear RGB;
    ``attributes`` are words as in ``Subject.attributes`` that the pictures settled (``gender``, ``age``, ``hair``,
    ``glasses``, ``beard``). ``expressions`` are how far the person's own face goes in each of the stage's face actions.
    ``engine_version`` made it.
    """

    targets: Mapping[str, float]
    offsets: NDArray[np.float32]
    texture: NDArray[np.uint8]
    cover: NDArray[np.uint8]
    skin: tuple[float, float, float]
    hair: tuple[float, float, float]
    attributes: Mapping[str, str]
    expressions: Mapping[str, float]
    engine_version: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sitting:
    """A picture of somebody for their portrait: uint8 (height, width, 3) sRGB, the face in it and, where it was found,
    who is in front (as ``FaceReader.cutout``). ``look`` says what it shows. Pets and things have no ``face``."""

    picture: NDArray[np.uint8]
    face: Face | None = None
    front: NDArray[np.float32] | None = None
    look: Literal["neutral", "left", "right", "up", "smile", "blink"] = "neutral"


class Portraitist(Protocol):
    """Makes a portrait from pictures of one person. Same pictures, same bytes."""

    def portrait(self, sittings: tuple[Sitting, ...], attributes: Mapping[str, str], cancel: CancelToken) -> Portrait:
        """``attributes`` are what is known already (``gender``, ``age``, ``glasses``). One neutral picture is enough;
        more turn the head further and move the face more truly. Of pictures without a face, those of a pet or a thing,
        the colours alone are taken: ``color`` of the portrait's attributes. Some 5 CPU s.

        Raises:
            InputError: no picture shows the face well enough; the sentence says what is wrong with the best.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VoiceLikeness:
    """How the studio's voices are shaped toward somebody's. It stands for a person: keep it as secret as a recording.

    ``variants`` are the voices that come nearest, by language (a number of the speech room's own list, which only
    grows); ``gender`` is what they sound like. ``pitch`` is the person's median pitch in Hz and ``pitch_range`` the
    semitones between its tenth and ninetieth of a hundred; ``formants`` the ratio of their resonances to the voice's by
    language; ``envelope`` gains in dB over ``ENVELOPE_HZ`` by language; ``pace`` their speed against the voice's.
    ``print`` is their voiceprint.
    """

    gender: str
    variants: Mapping[str, int]
    pitch: float
    pitch_range: float
    formants: Mapping[str, float]
    envelope: Mapping[str, tuple[float, ...]]
    pace: float
    print: tuple[float, ...]

    def __hash__(self) -> int:
        """By value, as it is compared; mappings have none of their own."""
        return hash((self.gender, self.pitch, self.pitch_range, self.pace, self.print))

    def __repr__(self) -> str:
        """Says nothing: it may be written to a log."""
        return "VoiceLikeness(…)"


ENVELOPE_HZ = (
    110, 200, 300, 410, 520, 650, 800, 960, 1130, 1320, 1540, 1780, 2040, 2330, 2650, 3000, 3390, 3830, 4300, 4830,
    5420, 6070, 6780, 7570,
)  # fmt: skip
"""Centres of the bands of ``VoiceLikeness.envelope``, evenly spaced on the mel scale; beyond them the last one's."""


class VoiceShaper(Protocol):
    """Finds how the studio's voices come nearest to a person's."""

    def likeness(
        self,
        recordings: tuple[NDArray[np.float32], ...],
        language: str,
        cancel: CancelToken,
        begun: VoiceLikeness | None = None,
    ) -> VoiceLikeness:
        """From recordings of one person, float32 (n,) mono at 48 kHz. Some 4 CPU s; half of that where ``begun`` was
        made of some of them: the studio's voices that are nearest are then known.

        Raises:
            InputError: there is too little speech in them.
            AssetMissingError: voices or weights are not installed.
        """
        ...
