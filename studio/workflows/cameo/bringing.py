"""A cameo out of pictures and recordings that are there already. A person's needs the same challenge as a recorded one
before it is kept; a pet's or a thing's does not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.consent import Likeness
from studio.ports.likeness import Face, Sitting
from studio.project.cameo import Cameo, Permission
from studio.project.scene import Subject
from studio.workflows.cameo import advice, making
from studio.workflows.cameo.evidence import Claim
from studio.workflows.cameo.handles import checked
from studio.workflows.cameo.judging import claimed
from studio.workflows.cameo.making import Made
from studio.workflows.cameo.parts import Parts

_LOOKED_AT = 48
"""Pictures of a video that are looked at, spread over it."""
_LONGEST = 60
"""Seconds of a recording that are listened to."""
_TURNED, _LIFTED, _SMILING = 18.0, 10.0, 0.45


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Brought:
    """Whom the files show, and the likeness that was made of them; not yet allowed."""

    claim: Claim
    made: Made


def bring_person(
    parts: Parts, pictures: Sequence[Path], voices: Sequence[Path], language: str, cancel: CancelToken
) -> Brought:
    """A person from photos or videos, and recordings of their voice (a video's own sound, where there are none).

    Raises:
        InputError: a file cannot be read, shows no face or several, or people differ.
    """
    seen = [picture for path in pictures for picture in _pictures(parts, path, cancel)]
    best = _best(parts, seen, cancel)
    if not best:
        raise InputError("No face was found in these pictures.", todo="Choose some that show the face from the front.")
    recordings = [sound for path in (voices or pictures) if len(sound := _sound(parts, path)) > SAMPLE_RATE]
    try:
        claim = claimed([picture for _, picture, _ in best], recordings, parts.faces, parts.voices)
        made = making.of_pictures(parts, best, recordings, language, cancel)
    finally:
        parts.voices.release()
    likeness = made.likeness
    identity = np.mean(claim.identities, axis=0)
    kept = Likeness(
        portrait=likeness.portrait,
        voice=likeness.voice,
        pictures=likeness.pictures,
        recordings=likeness.recordings,
        identity=tuple(map(float, identity / np.linalg.norm(identity))),
        voiceprint=tuple(map(float, claim.voiceprints[0])) if claim.voiceprints else (),
    )
    made = Made(likeness=kept, subject=made.subject, remarks=made.remarks)
    return Brought(claim=claim, made=made)


def bring_thing(
    parts: Parts,
    kind: Literal["pet", "object"],
    word: str,
    pictures: Sequence[Path],
    *,
    handle: str,
    name: str,
    permission: Permission = Permission(),  # noqa: B008  frozen
    cancel: CancelToken,
) -> Cameo:
    """Keep a pet or a thing. ``word`` is its kind as an English noun (``dog``, ``bicycle``).

    Raises:
        InputError: the handle is taken, or a file cannot be read; or it shows a person, who must be asked.
    """
    handle = checked(handle, parts.consent.cameos())
    seen = [picture for path in pictures for picture in _pictures(parts, path, cancel)[:1]]
    if not seen:
        raise InputError("There is no picture.", todo="Choose at least one.")
    for picture in seen:
        if advice.company(parts.faces.faces(picture)):
            raise InputError(
                "There is a person in the picture.", todo="People are recorded, or brought along as a person."
            )
    sittings = tuple(Sitting(picture=picture, face=None, front=parts.faces.cutout(picture)) for picture in seen)
    portrait = parts.portraitist.portrait(sittings, {}, cancel)
    pictures_kept = tuple((f"picture {number + 1}", picture) for number, picture in enumerate(seen))
    likeness = Likeness(portrait=portrait, pictures=pictures_kept)
    subject = Subject(kind="_".join(word.casefold().split()) or kind, attributes=portrait.attributes)
    cameo = Cameo(id="", handle=handle, name=name.strip() or handle, kind=kind, subject=subject, permission=permission)
    return parts.consent.keep(cameo, likeness, "imported", f"{kind}, {len(seen)} picture{'s' if len(seen) > 1 else ''}")


@dataclass(slots=True)
class _Best:
    worth: float = -1e9
    found: tuple[str, NDArray[np.uint8], Face] | None = field(default=None)


def _best(
    parts: Parts, pictures: Sequence[NDArray[np.uint8]], cancel: CancelToken
) -> list[tuple[str, NDArray[np.uint8], Face]]:
    """Of each look the best picture; the one from the front is ``neutral``. Raises ``InputError``: several people."""
    kept: dict[str, _Best] = {}
    for picture in pictures:
        cancel.check()
        there = advice.company(parts.faces.faces(picture))
        if len(there) > 1:
            raise InputError("There is more than one face in the picture.", todo="Choose one with a single person.")
        if not there:
            continue
        face = there[0]
        look = _look_of(face)
        worth = min(face.sharp / advice.SHARP, 4) - 2 * face.uneven - (abs(face.yaw) / 20 if look == "neutral" else 0)
        best = kept.setdefault(look, _Best())
        if worth > best.worth:
            best.worth, best.found = worth, (look, picture, face)
    found = [best.found for best in kept.values() if best.found is not None]
    if found and "neutral" not in kept:
        front = min(found, key=lambda one: abs(one[2].yaw) + abs(one[2].pitch))
        found = [("neutral", front[1], front[2]), *(one for one in found if one is not front)]
    return sorted(found, key=lambda one: one[0] != "neutral")


def _look_of(face: Face) -> str:
    if face.yaw > _TURNED:
        return "left"
    if face.yaw < -_TURNED:
        return "right"
    if face.pitch > _LIFTED:
        return "up"
    return "smile" if face.smile > _SMILING else "neutral"


def _pictures(parts: Parts, path: Path, cancel: CancelToken) -> list[NDArray[np.uint8]]:
    """A photo, or pictures spread over a video; uint8 (height, width, 3) sRGB. Raises ``InputError``."""
    reader = parts.readers.open(path)
    try:
        count = reader.facts.frame_count
        step = max(1, count // _LOOKED_AT)
        out: list[NDArray[np.uint8]] = []
        for frame in range(0, count, step):
            cancel.check()
            out.append(np.ascontiguousarray(reader.picture(frame)[:, :, 2::-1]))
        return out
    finally:
        reader.close()


def _sound(parts: Parts, path: Path) -> NDArray[np.float32]:
    """Its sound in one channel, float32 (n,) at 48 kHz; empty where it has none."""
    reader = parts.readers.open(path)
    try:
        samples = reader.samples(0, min(reader.facts.sample_count, _LONGEST * SAMPLE_RATE))
        return np.ascontiguousarray(samples.mean(axis=1), np.float32) if len(samples) else np.zeros(0, np.float32)
    finally:
        reader.close()
