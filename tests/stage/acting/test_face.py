"""Mouths move with the sound."""

import numpy as np
import pytest

from studio.ports.speech import Speech, Timed
from studio.project.scene import TONES, Line
from studio.stage.acting import face
from studio.stage.acting.performer import PersonPerformer
from studio.stage.performer import Beat, Score
from tests.stage.acting.figures import person

RATE = 48000
START = 0.5
FRAME = 1 / 24


def speech() -> Speech:
    marks = (
        ("rest", 0.0, 0.1),
        ("A", 0.1, 0.28),
        ("M", 0.28, 0.36),
        ("O", 0.36, 0.55),
        ("S", 0.55, 0.65),
        ("I", 0.65, 0.85),
    )
    phonemes = tuple(Timed(text, int(a * RATE), int(b * RATE)) for text, a, b in marks)
    samples = (0.3 * np.sin(np.arange(int(0.9 * RATE)) * 0.03)).astype(np.float32)
    return Speech(line=Line(speaker="woman", text="a"), samples=samples, words=(), phonemes=phonemes)


def speaker() -> PersonPerformer:
    return PersonPerformer(
        person("woman"), Score(beats=(Beat(action="talk", start=0, end=3),), lines=((START, speech()),))
    )


def test_the_mouth_opens_within_a_frame_of_the_vowel() -> None:
    performer = speaker()
    times = np.arange(START - 0.3, START + 0.3, 0.004)
    jaw = np.array([performer.face(float(t)).get("jawOpen", 0.0) for t in times])
    assert jaw[0] < 0.02
    opened = times[np.flatnonzero(jaw > 0.2 * jaw.max())[0]]
    assert abs(opened - (START + 0.1)) < FRAME
    peak = times[int(jaw.argmax())]
    assert START + 0.1 < peak < START + 0.28


def test_lips_close_for_an_m() -> None:
    at = speaker().face(START + 0.30)
    assert at.get("jawOpen", 0.0) < 0.08
    assert at["mouthPressLeft"] > 0.25


def test_rounded_vowels_are_rounded() -> None:
    assert speaker().face(START + 0.45)["mouthFunnel"] > 0.4


def test_silence_leaves_the_mouth_shut() -> None:
    assert speaker().face(2.5).get("jawOpen", 0.0) == 0.0


def test_amounts_are_known_to_the_face_and_stay_in_range() -> None:
    known = set(person("woman").actions)
    for mood in face.MOODS:
        performer = PersonPerformer(
            person("woman"), Score(beats=(Beat(action="talk", start=0, end=3),), lines=((START, speech()),), mood=mood)
        )
        for t in np.linspace(0, 3, 40):
            amounts = performer.face(float(t))
            assert set(amounts) <= known
            assert all(0 <= v <= 1 for v in amounts.values())


def test_eyes_blink_now_and_then_but_not_all_the_time() -> None:
    lids = np.array([face.blink(float(t), 4) for t in np.arange(0, 20, 1 / 48)])
    shut = np.flatnonzero(np.diff((lids > 0.5).astype(int)) > 0)
    assert 4 <= len(shut) <= 10
    assert lids.mean() < 0.08


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_the_head_turns_to_what_is_looked_at(side: float) -> None:
    score = Score(beats=(Beat(action="stand", start=0, end=2),), look_at=lambda t: (1.0, side, 1.5))
    performer = PersonPerformer(person("woman"), score)
    head = int(performer.rig.trunk[5])
    forward = performer.bent(1.0)[1].rotations[head][:, 0]
    assert side * np.arctan2(forward[1], forward[0]) > 0.4


def test_a_tone_is_seen_in_the_face() -> None:
    assert face.mood_of("neutral") == ""
    seen = {tone: face.mood_of(tone) for tone in TONES}
    assert all(mood == "" or mood in face.MOODS for mood in seen.values())
    unseen = {tone for tone, mood in seen.items() if not mood}
    assert unseen == {"neutral", "soft", "murmur", "whisper", "low", "hoarse", "shout"}
