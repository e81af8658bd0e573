"""Steps as they are told from measures alone; advice; the mouth and the sound."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.ports.likeness import LANDMARKS, Face
from studio.workflows.cameo import advice, liveness, mouth
from studio.workflows.cameo.challenge import STEPS, draw
from studio.workflows.cameo.evidence import SOUND_RATE, Evidence, Sight
from studio.workflows.cameo.liveness import Rest

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SIZE = (640, 360)
REST = Rest(yaw=0, pitch=0, eyes=1, mouth=0, smile=0.2)


def face(
    *,
    yaw: float = 0.0,
    pitch: float = 0.0,
    roll: float = 0.0,
    eyes: float = 1.0,
    mouth_open: float = 0.0,
    smile: float = 0.2,
    light: float = 0.6,
    uneven: float = 0.1,
    sharp: float = 0.01,
    box: tuple[float, float, float, float] = (250, 80, 390, 260),
) -> Face:
    return Face(
        box=box, points=np.zeros((LANDMARKS, 3), np.float32), yaw=yaw, pitch=pitch, roll=roll, eyes_open=(eyes, eyes),
        mouth_open=mouth_open, smile=smile, light=light, uneven=uneven, sharp=sharp, score=0.9,
    )  # fmt: skip


def seen(faces: Sequence[Face | None], rate: float = 15.0) -> list[Sight]:
    return [Sight(at=number / rate, faces=(one,) if one else (), size=SIZE) for number, one in enumerate(faces)]


def test_a_step_counts_when_it_is_kept_up() -> None:
    turned = seen([face()] * 5 + [face(yaw=25)] * 4 + [face()] * 3)
    deed = liveness.first("left", turned, REST, 0.0)
    assert deed is not None
    assert deed.begin == pytest.approx(5 / 15)
    assert liveness.first("right", turned, REST, 0.0) is None
    assert liveness.first("left", seen([face()] * 5 + [face(yaw=25)] + [face()] * 5), REST, 0.0) is None


def test_what_was_done_before_it_could_be_understood_does_not_count() -> None:
    assert liveness.first("left", seen([face(yaw=25)] * 20), REST, 0.0) is None


def test_a_blink_is_a_moment_of_closed_eyes_or_two_short_ones() -> None:
    shut, rest = face(eyes=0.1), face()
    assert liveness.first("blink", seen([rest] * 4 + [shut] * 5 + [rest] * 2), REST, 0.0) is not None
    assert liveness.first("blink", seen([rest] * 4 + [shut] * 2 + [rest] * 20), REST, 0.0) is None
    twice = [rest] * 4 + [shut] * 2 + [rest] * 5 + [shut] * 2 + [rest] * 3
    assert liveness.first("blink", seen(twice), REST, 0.0) is not None


def test_a_face_that_is_lost_while_it_turns_is_still_turning() -> None:
    turned = seen([face()] * 4 + [face(yaw=24), face(yaw=30), None, None, None, face(yaw=28), face()])
    [deed] = liveness.deeds("left", turned, REST)
    assert deed.end == pytest.approx(9 / 15)


def test_everything_is_measured_against_the_face_at_rest() -> None:
    low = liveness.at_rest(seen([face(pitch=14, yaw=-6, smile=0.5)] * 10))
    assert low is not None
    assert not liveness.shows("up", face(pitch=16), low)
    assert liveness.shows("up", face(pitch=30), low)
    assert not liveness.shows("smile", face(pitch=14, smile=0.6), low)
    assert liveness.at_rest(seen([None] * 3)) is None


def test_turns_that_nobody_asked_for_are_counted() -> None:
    sights = seen([face()] * 5 + [face(yaw=-30)] * 5 + [face()] * 3 + [face(yaw=30)] * 5)
    assert [deed.step for deed in liveness.wrong("left", sights, REST, 99)] == ["right"]
    assert liveness.wrong("left", sights, REST, 0.2) == ()


def test_a_face_that_is_suddenly_elsewhere_jumps() -> None:
    assert liveness.jumps(seen([face(yaw=angle) for angle in range(0, 40, 8)])) == 0
    assert liveness.jumps(seen([face(), face(yaw=35)])) == 1
    assert liveness.jumps(seen([face(), face(box=(50, 80, 190, 260))])) == 1
    assert liveness.jumps(seen([face(), face(box=(290, 120, 350, 200))])) == 1
    assert liveness.jumps(seen([face(), None, None, None, face(yaw=35)])) == 0
    assert liveness.jumps(seen([face(), face(), face(yaw=35), face(), face()])) == 0, "one picture was misread"
    assert liveness.jumps(seen([face(), face(), face(yaw=35), face(yaw=35)])) == 1


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-40, 40), st.floats(0, 1)), max_size=30))
def test_whatever_is_seen_deeds_are_in_order_and_apart(done: list[tuple[float, float, float]]) -> None:
    sights = seen([face(yaw=yaw, pitch=pitch, eyes=eyes) for yaw, pitch, eyes in done])
    for step in STEPS:
        found = liveness.deeds(step, sights, REST)
        assert all(one.begin <= one.end for one in found)
        assert all(one.end < other.begin for one, other in pairwise(found))
    assert len(liveness.sampled(sights)) <= 24


@pytest.mark.parametrize(
    ("faces", "said"),
    [
        ((), advice.NO_FACE),
        ((face(), face(box=(20, 80, 160, 260))), advice.TWO_FACES),
        ((face(light=0.05),), advice.TOO_DARK),
        ((face(light=0.97),), advice.TOO_BRIGHT),
        ((face(uneven=0.6),), advice.ONE_SIDE_DARK),
        ((face(box=(300, 150, 340, 200)),), advice.TOO_FAR),
        ((face(box=(200, 10, 440, 340)),), advice.TOO_NEAR),
        ((face(box=(20, 80, 160, 260)),), advice.OFF_CENTRE),
        ((face(roll=25),), advice.LEANING),
        ((face(sharp=0.00005),), advice.BLURRED),
    ],
)
def test_each_fault_has_its_advice(faces: tuple[Face, ...], said: str) -> None:
    assert advice.looking(faces, SIZE) == (said,)


def test_a_good_picture_needs_no_advice_nor_does_a_poster_behind() -> None:
    assert advice.looking((face(), face(box=(20, 20, 50, 60))), SIZE) == ()
    assert advice.looking((face(yaw=30, uneven=0.6),), SIZE, turned=True) == ()


def sound(level: Callable[[NDArray[np.float64]], NDArray[np.floating]], seconds: float = 3.0) -> NDArray[np.float32]:
    times = np.arange(round(seconds * SOUND_RATE)) / SOUND_RATE
    return (level(times) * np.random.default_rng(0).standard_normal(len(times))).astype(np.float32)


def test_sound_has_its_advice() -> None:
    talk = sound(lambda at: 0.08 * (np.sin(6 * at) > 0) + 0.0005)
    assert advice.hearing(talk, speaking=True) == ()
    assert advice.hearing(talk * 0.005, speaking=True) == (advice.TOO_QUIET,)
    assert advice.TOO_LOUD in advice.hearing(np.clip(talk * 40, -1, 1), speaking=True)
    assert advice.NOISY in advice.hearing(sound(lambda at: 0.05 + 0 * at), speaking=False)


def _speaking(lag: float, seed: int = 1) -> Evidence:
    """A mouth that follows syllables, ``lag`` seconds late."""
    chance = np.random.default_rng(seed)
    knots, values = np.arange(0, 13, 0.21), chance.uniform(0, 1, 62)
    at = np.arange(0, 12, 1 / 15)
    opened = np.interp(at - lag, knots, values) * 0.4 + chance.normal(0, 0.03, len(at))
    faces = seen([face(mouth_open=float(np.clip(value, 0, 1))) for value in opened])
    heard = sound(lambda times: 0.1 * np.interp(times, knots, values) ** 2 + 0.0005, 12)
    return Evidence(sights=tuple(faces), stills=(), asked=(0.0,), ended=12.0, sound=heard)


def test_a_mouth_belongs_to_its_own_sound() -> None:
    spans = [(0.0, 4.0), (4.2, 8.0), (8.1, 12.0)]
    own = [mouth.in_time(_speaking(0.05, seed), spans) for seed in range(4)]
    others = [mouth.in_time(_speaking(1.7, seed), spans) for seed in range(4)]
    assert min(own) > 3.5
    assert max(others) < min(own)
    still = _speaking(0.0)
    assert mouth.in_time(replace(still, sights=tuple(seen([face()] * 180))), spans) == 0
    assert mouth.in_time(still, []) == 0


def test_a_challenge_asks_everything_once_in_another_order_each_time() -> None:
    drawn = [draw("ja", NOW, Random(seed)) for seed in range(60)]
    for challenge in drawn:
        steps = [prompt.step for prompt in challenge.prompts]
        assert steps[0] == "neutral"
        assert sorted(steps) == sorted(["neutral", *STEPS, "say", "say", "say"])
        assert [prompt.text for prompt in challenge.prompts].count(challenge.phrase) == 1
        assert challenge.phrase not in repr(challenge)
    assert len({tuple(prompt.step for prompt in challenge.prompts) for challenge in drawn}) > 50
    assert len({challenge.id for challenge in drawn}) == 60
