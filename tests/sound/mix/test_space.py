"""Where sounds are: sides, walls, and what goes by."""

import numpy as np
import pytest

from studio.ports.engine import Event, Heard
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.mix.space import delay, moving, placed

SECONDS = 4


def passing(subject: str = "siren", speed: float = 25.0, *, engine: bool = False) -> Event:
    """Something that goes by 4 m before the camera, from left to right, nearest in the middle."""
    points: list[Heard] = []
    for k in range(SECONDS * 10 + 1):
        x = speed * (k / 10 - SECONDS / 2)
        metres = float(np.hypot(x, 4.0))
        pace = speed * (0.4 + 0.03 * k) if engine else speed
        points.append(
            Heard(sample=k * 4800, pan=float(np.clip(1.2 * x / metres, -1, 1)), distance_m=metres, speed_m_s=pace)
        )
    return Event(kind="loop", sample=0, until=SECONDS * 48_000, subject=subject, speed_m_s=speed, path=tuple(points))


def heard(event: Event) -> Signal:
    made = moving(event, np.random.default_rng(0))
    assert made is not None
    assert made.shape == (SECONDS * 48_000, 2)
    assert np.isfinite(made).all()
    return made


def pitch(signal: Signal, at: float, low: float, high: float) -> float:
    """The strongest frequency between two, over a quarter of a second."""
    part = signal[int((at - 0.125) * 48_000) : int((at + 0.125) * 48_000)].sum(axis=1).astype(np.float64)
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 18))
    hz = np.fft.rfftfreq(1 << 18, 1 / 48_000)
    inside = (hz > low) & (hz < high)
    return float(hz[inside][np.argmax(spectrum[inside])])


def test_what_comes_is_higher_than_what_goes() -> None:
    horn = heard(passing("train_horn", 30.0))
    coming, going = pitch(horn, 0.6, 480, 580), pitch(horn, 3.4, 430, 490)
    # 30 m/s towards and away: 1 + v/c and 1 - v/c of the 494 Hz reed.
    assert coming == pytest.approx(494.0 * (1 + 29.7 / 343), rel=0.02)
    assert going == pytest.approx(494.0 * (1 - 29.7 / 343), rel=0.02)


def test_it_goes_from_left_to_right_and_is_loudest_beside_us() -> None:
    car = heard(passing("car"))
    levels = [dsp.level(car[int(s * 48_000) : int((s + 0.4) * 48_000)]) for s in (0.2, 1.8, 3.4)]
    assert levels[1] > 2.0 * max(levels[0], levels[2])
    sides = [dsp.level(car[part, 0]) / dsp.level(car[part, 1]) for part in (slice(0, 48_000), slice(144_000, 192_000))]
    assert sides[0] > 2.0
    assert sides[1] < 0.5


def test_nothing_jumps_on_the_way() -> None:
    for speed in (3.0, 60.0):
        tone = heard(passing("car_horn", speed))
        steps = np.abs(np.diff(tone, axis=0)).max()
        still = placed(np.ones(10, np.float32), 0.0, 4.0).max()
        assert steps < 0.9 * still


def test_an_engine_turns_faster_as_it_goes_faster() -> None:
    motor = Event(
        kind="loop", sample=0, until=SECONDS * 48_000, subject="motorcycle", speed_m_s=12.0,
        path=tuple(Heard(sample=k * 4800, pan=0.0, distance_m=4.0, speed_m_s=4.0 + 0.4 * k) for k in range(41)),
    )  # fmt: skip
    made = heard(motor)
    slow, fast = pitch(made, 0.4, 40, 120), pitch(made, 3.6, 90, 240)
    assert fast > 1.4 * slow


def test_a_wall_takes_the_brightness() -> None:
    noise = np.random.default_rng(0).standard_normal(48_000).astype(np.float32)

    def bright(hidden: float) -> tuple[float, float]:
        sound = placed(noise, 0.0, 3.0, hidden)[:, 0]
        return dsp.level(dsp.highpass(sound, 3000.0)), dsp.level(dsp.lowpass(sound, 300.0))

    free, behind = bright(0.0), bright(1.0)
    assert behind[0] < 0.1 * free[0]
    assert behind[1] > 0.3 * free[1]


def test_sound_takes_its_time_only_when_asked() -> None:
    assert delay(343.0) == 48_000
    assert delay(-1.0) == 0
