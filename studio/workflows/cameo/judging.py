"""Whether a challenge was passed: every check, one after the other, each with its own reason.

Nothing is decided by a sum: a face that fits cannot make up for a voice that does not.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError, StudioError
from studio.core.progress import CancelToken
from studio.ports.likeness import Face, FaceReader, VoiceReader
from studio.workflows.cameo import advice, liveness, mouth
from studio.workflows.cameo.challenge import GOOD_FOR, Challenge, Prompt
from studio.workflows.cameo.evidence import Claim, Evidence, Sight, Verdict

FLAT_FROM = 0.5
"""``FaceReader.flat`` at which a face is held to be a picture of one."""
IN_TIME_FROM = 3.0
"""``mouth.in_time`` at which a mouth is held to be what is heard."""
WRONG_TURNS = 1
"""Turns that nobody asked for: one is a slip of left and right."""
GAP = 1.2
"""Seconds without a face, at most."""
COMPANY = 0.35
"""Seconds with more than one face, at most."""

_ONCE = 0.12
"""By how much one single picture, blurred or with the eyes shut, may be less like the others than two people."""

_AGAIN = "Take the challenge again."


def judge(
    challenge: Challenge,
    evidence: Evidence,
    faces: FaceReader,
    voices: VoiceReader,
    claim: Claim | None,
    now: datetime,
    cancel: CancelToken,
) -> Verdict:
    """Decide. ``claim`` is whom the pictures and recordings show that somebody brought along; None where the cameo is
    made of this very session. ``now`` is UTC. Some 2 CPU s.

    Raises:
        AssetMissingError: the weights are not installed.
        Cancelled: ``cancel`` was set.
    """
    figures: dict[str, float] = {}
    reasons: list[StudioError] = []
    reasons += _in_date(challenge, now)
    windows = _windows(challenge, evidence)
    reasons += _alone(evidence, figures)
    cancel.check()
    if len(windows) < len(challenge.prompts):
        prompt = challenge.prompts[max(len(windows) - 1, 0)]
        reasons.append(_not_done(prompt))
        return Verdict(passed=False, reasons=tuple(reasons), figures=figures)
    reasons += _steps(windows, figures)
    reasons += _solid(evidence, faces, figures)
    cancel.check()
    reasons += _one_face(evidence, faces, claim, figures)
    identity = _middle([sight.identity for sight in _identified(evidence)])
    cancel.check()
    spoken = [(prompt, evidence.heard(begin, end)) for prompt, begin, end, _ in windows if prompt.step == "say"]
    stretches = [(begin, end) for prompt, begin, end, _ in windows if prompt.step == "say"]
    silent = _silent(spoken, voices)
    if silent:
        reasons += silent
        return Verdict(passed=False, reasons=tuple(reasons), figures=figures, identity=identity)
    reasons += _moving(evidence, stretches, figures)
    voiceprint, told = _one_voice(spoken, challenge, voices, claim, figures)
    reasons += told
    cancel.check()
    by, told = _phrase(spoken, challenge, voices, figures, cancel)
    reasons += told
    return Verdict(
        passed=not reasons,
        reasons=tuple(reasons),
        figures=figures,
        phrase_by=by,
        identity=identity,
        voiceprint=voiceprint,
    )


def claimed(
    pictures: Sequence[NDArray[np.uint8]],
    recordings: Sequence[NDArray[np.float32]],
    faces: FaceReader,
    voices: VoiceReader,
) -> Claim:
    """Whom pictures and recordings show that somebody brings along. A claim alone allows nothing: it needs a challenge.

    Raises:
        InputError: a picture shows no face or more than one, they show different people, or there is too little speech.
        AssetMissingError: the weights are not installed.
    """
    identities: list[NDArray[np.float32]] = []
    for picture in pictures:
        there = advice.company(faces.faces(picture))
        if not there:
            raise InputError("No face was found in the picture.", todo="Choose one that shows the face from the front.")
        face, *others = there
        if others:
            raise InputError("There is more than one face in the picture.", todo="Choose one with a single person.")
        identities.append(faces.identity(picture, face))
    if any(faces.alike(identities[0], other) < faces.same_from for other in identities[1:]):
        raise InputError("The pictures do not show the same person.", todo="Choose pictures of one person.")
    voiceprints = [voices.voiceprint(recording) for recording in recordings]
    if any(voices.alike(voiceprints[0], other) < voices.same_from for other in voiceprints[1:]):
        raise InputError("The recordings are not of the same voice.", todo="Choose recordings of one person.")
    return Claim(identities=tuple(identities), voiceprints=tuple(voiceprints))


_Window = tuple[Prompt, float, float, tuple[Sight, ...]]


def _windows(challenge: Challenge, evidence: Evidence) -> list[_Window]:
    """Each prompt that was shown and came to an end, from when until when, and what was seen meanwhile."""
    ends = [*evidence.asked[1:], evidence.ended]
    return [
        (prompt, begin, end, evidence.seen(begin, end + 1e-6))
        for prompt, begin, end in zip(challenge.prompts, evidence.asked, ends, strict=False)
    ]


def _in_date(challenge: Challenge, now: datetime) -> list[StudioError]:
    if timedelta(0) <= now - challenge.drawn <= GOOD_FOR:
        return []
    return [InputError("This challenge is too old.", todo="Begin a new one.")]


def _alone(evidence: Evidence, figures: dict[str, float]) -> list[StudioError]:
    """One face, all the time."""
    gap = crowd = 0.0
    alone_at = seen_at = evidence.sights[0].at if evidence.sights else 0.0
    for sight in evidence.sights:
        gap = max(gap, sight.at - seen_at)
        seen_at = sight.at if sight.faces else seen_at
        if len(advice.company(sight.faces)) > 1:
            crowd = max(crowd, sight.at - alone_at)
        else:
            alone_at = sight.at
    figures["seconds_without_face"], figures["seconds_with_company"] = gap, crowd
    reasons: list[StudioError] = []
    if not any(sight.faces for sight in evidence.sights):
        return [InputError("No face was seen.", todo="Sit in front of the camera, with light on your face.")]
    if gap > GAP:
        reasons.append(InputError("The face was gone from the picture for a while.", todo=_AGAIN))
    if crowd > COMPANY:
        reasons.append(InputError("More than one face was seen.", todo="Only one person may be in the picture."))
    return reasons


def _not_done(prompt: Prompt) -> StudioError:
    name = _NAMES[prompt.step]
    return InputError(f'The step "{name}" was not done in time.', todo=_AGAIN)


_NAMES = {
    "neutral": "look straight ahead",
    "left": "look left",
    "right": "look right",
    "up": "look up",
    "blink": "close your eyes for a moment",
    "smile": "smile",
    "say": "say the line",
}


def _steps(windows: Sequence[_Window], figures: dict[str, float]) -> list[StudioError]:
    """All done because they were asked for, one after the other, and nothing else."""
    rest = liveness.at_rest(_last_second(windows[0][3]))
    if rest is None:
        return [_not_done(windows[0][0])]
    reasons: list[StudioError] = []
    slips = done = 0
    for prompt, begin, end, sights in windows:
        deed = liveness.first(prompt.step, sights, rest, begin)
        in_time = end - begin <= prompt.limit + 1
        if (prompt.step != "say" and deed is None) or not in_time:
            reasons.append(_not_done(prompt))
        else:
            done += 1
        slips += len(liveness.wrong(prompt.step, sights, rest, deed.begin if deed else end))
    figures["steps_done"], figures["wrong_turns"] = float(done), float(slips)
    if slips > WRONG_TURNS:
        reasons.append(InputError("The steps were not done in the order that was asked for.", todo=_AGAIN))
    return reasons


def _last_second(sights: Sequence[Sight]) -> list[Sight]:
    return [sight for sight in sights if sight.at > sights[-1].at - 1.0]


def _solid(evidence: Evidence, reader: FaceReader, figures: dict[str, float]) -> list[StudioError]:
    """A head, not a picture of one."""
    flat = reader.flat(liveness.sampled(evidence.sights))
    figures["flat"], figures["jumps"] = flat, float(liveness.jumps(evidence.sights))
    reasons: list[StudioError] = []
    if flat >= FLAT_FROM:
        reasons.append(
            InputError("The face moves like a flat picture, not like a head.", todo="A photo or a screen will not do.")
        )
    if figures["jumps"]:
        reasons.append(InputError("The face jumped from one place to another at once.", todo=_AGAIN))
    return reasons


def _identified(evidence: Evidence) -> list[Sight]:
    return [sight for sight in evidence.sights if sight.identity is not None]


def _ahead(face: Face) -> bool:
    return abs(face.yaw) < 15 and abs(face.pitch) < 15


def _one_face(
    evidence: Evidence, reader: FaceReader, claim: Claim | None, figures: dict[str, float]
) -> list[StudioError]:
    """The same person from the first prompt to the last, and the one who is claimed."""
    known = [(sight.identity, _ahead(sight.faces[0])) for sight in _identified(evidence) if sight.identity is not None]
    ahead = [identity for identity, straight in known if straight]
    if len(ahead) < 2:
        return [InputError("The face was not seen well enough to know it.", todo="Use more light, and sit closer.")]
    self_like = _middle(ahead)
    least, *others = sorted(reader.alike(self_like, identity) for identity in ahead)
    figures["face"] = others[0] if len(ahead) > 8 and least >= reader.same_from - _ONCE else least
    aside = [reader.alike(self_like, identity) for identity, straight in known if not straight]
    figures["face_aside"] = min(aside, default=1.0)
    reasons: list[StudioError] = []
    if figures["face"] < reader.same_from or figures["face_aside"] < reader.same_from - 0.15:
        reasons.append(InputError("Another face took the first one's place.", todo="One person must do it all."))
    if claim is not None and claim.identities:
        figures["face_claimed"] = min(reader.alike(self_like, other) for other in claim.identities)
        if figures["face_claimed"] < reader.same_from:
            reasons.append(
                InputError("The face is not the one in the pictures.", todo="Only they can allow this cameo.")
            )
    return reasons


def _middle(identities: Sequence[NDArray[np.float32] | None]) -> NDArray[np.float32]:
    """What most of them look like."""
    middle = np.median([identity for identity in identities if identity is not None], axis=0)
    return (middle / max(float(np.linalg.norm(middle)), 1e-9)).astype(np.float32)


_Spoken = Sequence[tuple[Prompt, NDArray[np.float32]]]


def _silent(spoken: _Spoken, voices: VoiceReader) -> list[StudioError]:
    for _, sound in spoken:
        if sum(end - begin for begin, end in voices.spoken(sound)) < 48_000:
            return [InputError("A line was not heard.", todo="Check the microphone, and read the lines aloud.")]
    return []


def _moving(
    evidence: Evidence, stretches: Sequence[tuple[float, float]], figures: dict[str, float]
) -> list[StudioError]:
    figures["mouth"] = mouth.in_time(evidence, stretches)
    if figures["mouth"] >= IN_TIME_FROM:
        return []
    return [InputError("The mouth does not move in time with the voice.", todo="Read the lines aloud yourself.")]


def _one_voice(
    spoken: _Spoken, challenge: Challenge, voices: VoiceReader, claim: Claim | None, figures: dict[str, float]
) -> tuple[NDArray[np.float32], list[StudioError]]:
    """The phrase in the voice of the other lines, and in the one that is claimed."""
    phrase = voices.voiceprint(np.concatenate([sound for prompt, sound in spoken if prompt.text == challenge.phrase]))
    others = voices.voiceprint(np.concatenate([sound for prompt, sound in spoken if prompt.text != challenge.phrase]))
    figures["voice"] = voices.alike(phrase, others)
    reasons: list[StudioError] = []
    if figures["voice"] < voices.same_from:
        reasons.append(InputError("The phrase was said in another voice.", todo="One person reads all the lines."))
    whole = voices.voiceprint(np.concatenate([sound for _, sound in spoken]))
    if claim is not None and claim.voiceprints:
        figures["voice_claimed"] = min(voices.alike(whole, other) for other in claim.voiceprints)
        if figures["voice_claimed"] < voices.same_from:
            reasons.append(
                InputError("The voice is not the one in the recordings.", todo="Only they can allow this cameo.")
            )
    return whole, reasons


def _phrase(
    spoken: _Spoken, challenge: Challenge, voices: VoiceReader, figures: dict[str, float], cancel: CancelToken
) -> tuple[str, list[StudioError]]:
    sound = np.concatenate([sound for prompt, sound in spoken if prompt.text == challenge.phrase])
    heard = voices.heard(sound, challenge.phrase, challenge.language, cancel)
    figures["phrase"], figures["phrase_accepted_from"] = heard.score, heard.accepted_from
    if heard.score >= heard.accepted_from:
        return heard.method, []
    return heard.method, [
        InputError("The phrase that was heard is not the one that was asked for.", todo="Read the shown phrase aloud.")
    ]
