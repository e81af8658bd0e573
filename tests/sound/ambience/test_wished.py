"""Sounds by name, as they are measured: each is there soon, loud enough, and where its kind lies."""

import tomllib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.project.scene import Scene
from studio.sound import dsp
from studio.sound.ambience import ambience
from studio.sound.ambience.places import layers, named
from studio.sound.ambience.wished import WISHED
from studio.sound.dsp import Signal
from studio.sound.foley import bells, household

LEXICON = Path(__file__).parents[3] / "resources" / "lexicon"


def made(name: str, seconds: float = 4.0, seed: int = 1) -> Signal:
    out = np.zeros((dsp.samples(seconds), 2), np.float32)
    for layer in named(name):
        layer.add(out, seed, 0, CancelToken())
    return out


def spectrum(wave: Signal) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    power = np.asarray(np.abs(np.fft.rfft(wave)) ** 2, np.float64)
    return np.asarray(np.fft.rfftfreq(len(wave), 1.0 / 48_000.0), np.float64), power


def loudest(wave: Signal, low: float = 20.0, high: float = 12_000.0) -> float:
    hz, power = spectrum(wave)
    inside = (hz > low) & (hz < high)
    return float(hz[inside][power[inside].argmax()])


def onsets(wave: Signal, gap: float = 0.08) -> list[float]:
    """Seconds at which a louder moment begins."""
    contour = dsp.smooth(np.abs(np.concatenate([np.zeros(960, np.float32), wave])), 480)
    loud = contour > 0.25 * contour.max()
    starts = np.flatnonzero(loud[1:] & ~loud[:-1]) / 48_000.0
    kept: list[float] = []
    for at in starts.tolist():
        if not kept or at - kept[-1] > gap:
            kept.append(at)
    return kept


def test_every_sound_that_is_read_is_made() -> None:
    words = tomllib.loads((LEXICON / "sounds.toml").read_text("utf-8")).keys()
    values = tomllib.loads((LEXICON / "words.toml").read_text("utf-8"))["sound"].keys()
    assert [name for name in {*words, *values} - {"silence"} if not named(name)] == []


@pytest.mark.parametrize("name", sorted(WISHED))
def test_it_is_heard_within_a_short_shot(name: str) -> None:
    sound = made(name)
    assert np.isfinite(sound).all()
    peak = 20.0 * np.log10(dsp.peak(sound))
    assert -40.0 < peak < -7.0, peak
    begins = np.flatnonzero(np.abs(sound).max(1) > 0.1 * dsp.peak(sound))[0] / 48_000.0
    assert begins < 2.2


def test_the_same_seed_is_the_same_bytes() -> None:
    for name in ("phone", "sizzling", "taiko"):
        assert made(name).tobytes() == made(name).tobytes()
        assert made(name).tobytes() != made(name, seed=2).tobytes()


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("foghorn", 80, 140), ("steam_whistle", 500, 900), ("sonar", 1400, 1560), ("temple_bell", 100, 135),
        ("crossing_bell", 690, 760), ("alarm_clock", 1900, 2200), ("referee_whistle", 2700, 3200),
        ("wind_chime", 2400, 3100), ("heartbeat", 40, 80), ("rumble", 15, 60), ("kettle", 1500, 2700),
        ("taiko", 60, 110), ("gong", 90, 320), ("heart_monitor", 970, 1010),
    ],
)  # fmt: skip
def test_its_pitch_lies_where_its_kind_does(name: str, low: float, high: float) -> None:
    assert low < loudest(made(name, 6.0).mean(1), 15.0) < high


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("sizzling", 5000, 12_000), ("static", 4000, 9000), ("waterfall", 1200, 5000), ("boiling", 150, 1200),
        ("applause", 1500, 5000), ("buzzing", 200, 900), ("page", 3000, 9000), ("door_slam", 50, 700),
    ],
)  # fmt: skip
def test_its_colour_is_its_own(name: str, low: float, high: float) -> None:
    hz, power = spectrum(made(name, 6.0).mean(1))
    assert low < float((hz * power).sum() / power.sum()) < high


def test_a_japanese_ambulance_has_two_tones() -> None:
    siren = bells.ambulance(dsp.seeded(1, "x"), dsp.samples(2.6))
    first, second = siren[dsp.samples(0.1) : dsp.samples(0.6)], siren[dsp.samples(0.75) : dsp.samples(1.25)]
    assert loudest(first) == pytest.approx(960.0, abs=6.0)
    assert loudest(second) == pytest.approx(770.0, abs=6.0)


def test_a_school_chime_is_two_phrases_of_four() -> None:
    chime = bells.school(dsp.seeded(1, "x"))
    heard = [
        loudest(chime[dsp.samples(at + 0.03) : dsp.samples(at + 0.4)], 200.0, 520.0)
        for at in (0.0, 0.62, 1.24, 1.86, 3.1, 3.72, 4.34, 4.96)
    ]
    third, first, second, low = 440.0, 349.2, 391.8, 261.6
    assert heard == pytest.approx([third, first, second, low, low, second, third, first], abs=6.0)


def test_knocks_come_in_threes_and_a_knife_four_times_a_second() -> None:
    assert len(onsets(household.knocking(dsp.seeded(1, "x")))) == 3
    cuts = onsets(household.chopping(dsp.seeded(1, "x")))
    assert len(cuts) >= 8
    assert float(np.median(np.diff(cuts))) == pytest.approx(0.235, abs=0.03)


def test_a_heart_beats_twice_a_beat() -> None:
    beats = onsets(household.heartbeat(dsp.seeded(1, "x")), 0.12)
    assert len(beats) == 10
    assert beats[1] - beats[0] == pytest.approx(0.27, abs=0.05)


def test_only_what_is_asked_for_is_heard() -> None:
    assert layers(Scene(place="city", weather="rain", sounds=("silence", "only"))) == []
    alone = Scene(place="city", sounds=("crackling", "only"))
    assert [layer.name for layer in layers(alone)] == ["named_crackling"]
    count = dsp.samples(2.0)
    quiet = ambience(
        Scene(place="city", sounds=("page", "only")), count, seed=1, start=0, heard=frozenset(), cancel=CancelToken()
    )
    loud = ambience(
        Scene(place="city", sounds=("page",)), count, seed=1, start=0, heard=frozenset(), cancel=CancelToken()
    )
    assert dsp.level(quiet) < 0.5 * dsp.level(loud)
