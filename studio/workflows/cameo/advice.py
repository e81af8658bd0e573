"""What to do better while being recorded, in sentences. The most pressing comes first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.ports.likeness import Face

NO_FACE = "No face is in the picture. Sit in front of the camera."
TWO_FACES = "There is more than one face in the picture. Only one person may be in it."
TOO_DARK = "It is too dark. Turn a lamp on in front of you."
TOO_BRIGHT = "It is too bright. Turn the lamp away or sit further from the window."
ONE_SIDE_DARK = "One side of your face is dark. Turn toward the light."
TOO_FAR = "You are too far away. Come closer."
TOO_NEAR = "You are too close. Move back a little."
OFF_CENTRE = "Move to the middle of the picture."
LEANING = "Hold your head upright."
BLURRED = "The picture is blurred. Hold still, or clean the camera."
TOO_QUIET = "You are hard to hear. Speak louder or come closer to the microphone."
TOO_LOUD = "The sound is too loud. Turn the microphone down."
NOISY = "It is noisy around you. Close the window or turn off what hums."

SENTENCES = (
    NO_FACE,
    TWO_FACES,
    TOO_DARK,
    TOO_BRIGHT,
    ONE_SIDE_DARK,
    TOO_FAR,
    TOO_NEAR,
    OFF_CENTRE,
    LEANING,
    BLURRED,
    TOO_QUIET,
    TOO_LOUD,
    NOISY,
)

DARK, BRIGHT = 0.16, 0.92
UNEVEN = 0.45
SHARP = 0.0004
NEAR, FAR = 0.80, 0.22
"""Of the picture's height: the face, brow to chin."""
SECOND = 0.35
"""Another face counts when it is this much of the first one's height: posters and people far behind do not."""


def company(faces: Sequence[Face]) -> tuple[Face, ...]:
    """The faces that count, the first one and any that is near its size."""
    if not faces:
        return ()
    height = faces[0].box[3] - faces[0].box[1]
    return tuple(face for face in faces if face.box[3] - face.box[1] >= SECOND * height)


def looking(faces: Sequence[Face], size: tuple[int, int], *, turned: bool = False) -> tuple[str, ...]:
    """About a picture of ``size`` (width, height). ``turned``: the person was asked to turn, so where they look and
    how blurred that is do not matter."""
    there = company(faces)
    if not there:
        return (NO_FACE,)
    found: list[str] = []
    face, *others = there
    width, height = size
    if others:
        found.append(TWO_FACES)
    left, top, right, bottom = face.box
    if face.light < DARK:
        found.append(TOO_DARK)
    elif face.light > BRIGHT:
        found.append(TOO_BRIGHT)
    elif face.uneven > UNEVEN and not turned:
        found.append(ONE_SIDE_DARK)
    tall = (bottom - top) / height
    if tall < FAR:
        found.append(TOO_FAR)
    elif tall > NEAR:
        found.append(TOO_NEAR)
    elif abs((left + right) / 2 / width - 0.5) > 0.18 or abs((top + bottom) / 2 / height - 0.5) > 0.2:
        found.append(OFF_CENTRE)
    if not turned and abs(face.roll) > 15:
        found.append(LEANING)
    if not turned and face.sharp < SHARP:
        found.append(BLURRED)
    return tuple(found)


def hearing(recording: NDArray[np.float32], *, speaking: bool) -> tuple[str, ...]:
    """About the last few seconds, float32 (n,) mono at 48 kHz. ``speaking``: somebody was asked to speak."""
    block = 2400
    blocks = recording[: len(recording) // block * block].reshape(-1, block).astype(np.float64)
    if len(blocks) < 4:
        return ()
    levels = 10 * np.log10(np.mean(blocks**2, axis=1) + 1e-12)
    floor, loud = float(np.percentile(levels, 10)), float(np.percentile(levels, 90))
    found: list[str] = []
    if float(np.mean(np.abs(recording) > 0.98)) > 1e-4:
        found.append(TOO_LOUD)
    if floor > -38 and not (speaking and loud - floor > 20):
        found.append(NOISY)
    if speaking and loud < -42:
        found.append(TOO_QUIET)
    return tuple(found)
