"""From what was seen and heard to a likeness: the best pictures and the spoken lines, the face and the voice made of
them."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.core.progress import CancelToken
from studio.ports.consent import Likeness
from studio.ports.likeness import Face, Portrait, Sitting, VoiceLikeness
from studio.project.scene import Subject
from studio.workflows.cameo.evidence import SOUND_RATE, Evidence, Verdict
from studio.workflows.cameo.parts import Parts

Look = Literal["neutral", "left", "right", "up", "smile", "blink"]
_ROOM = 1.1
"""How much around a face is kept of a picture, of the face's own width and height."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Made:
    """A likeness, how its owner is staged, and what could not be made of it."""

    likeness: Likeness
    subject: Subject
    remarks: tuple[StudioError, ...] = ()


def of_session(
    parts: Parts,
    evidence: Evidence,
    verdict: Verdict,
    language: str,
    cancel: CancelToken,
    *,
    begun: VoiceLikeness | None = None,
) -> Made:
    """What a session that passed leaves: of its recording only the chosen pictures and the spoken lines."""
    pictures = [(still.step, still.picture, still.face) for still in evidence.stills if still.step != "say"]
    lines = spoken_lines(evidence)
    made = of_pictures(parts, pictures, lines, language, cancel, begun=begun)
    identity = () if verdict.identity is None else tuple(map(float, verdict.identity))
    voiceprint = () if verdict.voiceprint is None else tuple(map(float, verdict.voiceprint))
    likeness = made.likeness
    kept = Likeness(
        portrait=likeness.portrait,
        voice=likeness.voice,
        pictures=likeness.pictures,
        recordings=likeness.recordings,
        identity=identity,
        voiceprint=voiceprint,
    )
    return Made(likeness=kept, subject=made.subject, remarks=made.remarks)


def spoken_lines(evidence: Evidence) -> tuple[NDArray[np.float32], ...]:
    """What was said while nothing else was asked, in pieces of at least a second; float32 (n,) mono at 48 kHz."""
    ends = (*evidence.asked[1:], evidence.ended)
    pieces = (evidence.heard(begin, end) for begin, end in zip(evidence.asked, ends, strict=True))
    return tuple(piece for piece in pieces if len(piece) > 2 * SOUND_RATE and _loud(piece))


def of_pictures(
    parts: Parts,
    pictures: Sequence[tuple[str, NDArray[np.uint8], Face]],
    recordings: Sequence[NDArray[np.float32]],
    language: str,
    cancel: CancelToken,
    *,
    begun: VoiceLikeness | None = None,
) -> Made:
    """A likeness of pictures (what each shows, uint8 (height, width, 3) sRGB, the face in it) and recordings. Where the
    voice has been ``begun`` with some of them, face and voice are made side by side."""
    with ThreadPoolExecutor(1, "voice") as beside:
        remarks: list[StudioError] = []
        voiced = beside.submit(_voice, parts, recordings, language, remarks, cancel, begun)
        early = {"gender": begun.gender} if begun is not None else None
        portrait, attributes = _portrait(parts, pictures, early, cancel) if early else (None, {})
        voice = voiced.result()
        if early is None:
            known = {"gender": voice.gender} if voice is not None else {}
            portrait, attributes = _portrait(parts, pictures, known, cancel)
    likeness = Likeness(
        portrait=portrait,
        voice=voice,
        pictures=tuple((name, cropped(picture, face)) for name, picture, face in pictures),
        recordings=tuple(recordings),
    )
    return Made(likeness=likeness, subject=staged(attributes), remarks=tuple(remarks))


def _portrait(
    parts: Parts,
    pictures: Sequence[tuple[str, NDArray[np.uint8], Face]],
    known: dict[str, str],
    cancel: CancelToken,
) -> tuple[Portrait | None, dict[str, str]]:
    """The face, and all that is known of its owner by then."""
    looks = get_args(Look)
    sittings = tuple(
        Sitting(
            picture=picture,
            face=face,
            front=parts.faces.cutout(picture) if name == "neutral" else None,
            look=cast("Look", name),
        )
        for name, picture, face in pictures
        if name in looks
    )
    cancel.check()
    portrait: Portrait | None = parts.portraitist.portrait(sittings, known, cancel) if sittings else None
    return portrait, known | (dict(portrait.attributes) if portrait is not None else {})


def staged(attributes: Mapping[str, str]) -> Subject:
    """How somebody is staged, by gender and age."""
    male, young, old = (
        attributes.get("gender") == "male", attributes.get("age") == "child", attributes.get("age") == "old"
    )  # fmt: skip
    kind = ("boy" if male else "girl") if young else "man" if male else "woman"
    if old:
        kind = "grandfather" if male else "grandmother"
    return Subject(kind=kind, attributes={name: value for name, value in attributes.items() if name != "gender"})


def cropped(picture: NDArray[np.uint8], face: Face) -> NDArray[np.uint8]:
    """The face with its head and shoulders: what lies about in the room is nobody's business."""
    height, width = picture.shape[:2]
    left, top, right, bottom = face.box
    aside, above = _ROOM * (right - left), _ROOM * (bottom - top)
    rows = slice(max(0, round(top - above)), min(height, round(bottom + above)))
    columns = slice(max(0, round(left - aside)), min(width, round(right + aside)))
    return picture[rows, columns].copy()


def _voice(
    parts: Parts,
    recordings: Sequence[NDArray[np.float32]],
    language: str,
    remarks: list[StudioError],
    cancel: CancelToken,
    begun: VoiceLikeness | None,
) -> VoiceLikeness | None:
    """A cameo without a voice of its own is still one; it says so."""
    if not recordings:
        return None
    try:
        return parts.shaper.likeness(tuple(recordings), language, cancel, begun)
    except StudioError as error:
        remarks.append(error)
        return None


def _loud(piece: NDArray[np.float32]) -> bool:
    return float(np.sqrt(np.mean(piece.astype(np.float64) ** 2))) > 10 ** (-50 / 20)
