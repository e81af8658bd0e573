"""Every event makes a sound that begins on its sample."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ports.engine import Event, EventKind
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.catalogue import heard
from studio.sound.foley.loops import LOOPS, loop_of
from studio.sound.foley.materials import FALLBACK, MATERIALS, material
from tests import ears

PORT_MATERIALS = [
    *("wood", "metal", "glass", "rubber", "cloth", "flesh", "stone", "asphalt", "concrete", "sand", "grass", "soil"),
    *("snow", "ice", "water", "wet", "tile", "leaf", "paper", "plastic", "leather", "wicker"),
]


def sound(event: Event, seed: int = 1) -> Signal:
    made = heard(event, np.random.default_rng(seed))
    assert made is not None
    return made[0]


def first_audible(signal: Signal) -> int:
    """The first sample above a twentieth of the peak."""
    return int(np.flatnonzero(np.abs(signal) > 0.05 * dsp.peak(signal))[0])


def brightness(signal: Signal) -> float:
    """Spectral centroid in Hz."""
    spectrum = np.abs(np.fft.rfft(signal)) ** 2
    return float((spectrum * np.fft.rfftfreq(len(signal), 1 / 48_000)).sum() / spectrum.sum())


def ringing(signal: Signal) -> float:
    """Seconds until the sound has fallen by 40 dB for good."""
    contour = dsp.smooth(np.abs(signal), 480)
    return float(np.flatnonzero(contour > 0.01 * contour.max())[-1]) / 48_000


def test_every_material_of_the_port_is_known() -> None:
    assert set(PORT_MATERIALS) <= set(MATERIALS)


@pytest.mark.parametrize(
    ("name", "thing", "expected"),
    [
        ("", "basketball", "rubber"),
        ("", "kitchen_table", "wood"),
        ("", "zorblax", FALLBACK),
        ("steel", "", "metal"),
        ("metal", "wooden_table", "metal"),
    ],
)
def test_materials_are_guessed(name: str, thing: str, expected: str) -> None:
    assert material(name, thing) == expected


@pytest.mark.parametrize("first", PORT_MATERIALS)
@pytest.mark.parametrize("second", ["wood", "water", "sand", "metal"])
def test_a_contact_is_heard_at_once(first: str, second: str) -> None:
    event = Event(kind="contact", sample=0, material=first, other_material=second, speed_m_s=2.0, mass_kg=0.5)
    assert first_audible(sound(event)) <= 24


@pytest.mark.parametrize("kind", ["footstep", "hoof", "splash", "shatter"])
@pytest.mark.parametrize("ground", ["wood", "snow", "wet", "asphalt"])
def test_steps_and_breaks_are_heard_at_once(kind: EventKind, ground: str) -> None:
    event = Event(kind=kind, sample=0, subject="thing", material=ground, speed_m_s=1.5, mass_kg=60.0)
    assert first_audible(sound(event)) <= 40


def test_materials_sound_like_themselves() -> None:
    def struck(what: str) -> Signal:
        return sound(Event(kind="contact", sample=0, material=what, other_material="concrete", speed_m_s=2.0))

    assert brightness(struck("glass")) > 2.0 * brightness(struck("wood"))
    assert ringing(struck("metal")) > 3.0 * ringing(struck("wood"))
    assert brightness(struck("flesh")) < brightness(struck("stone"))


def test_snow_crunches_and_wood_knocks() -> None:
    def step(ground: str) -> Signal:
        return sound(Event(kind="footstep", sample=0, other_material=ground, mass_kg=65.0, speed_m_s=1.3))

    assert brightness(step("snow")) > brightness(step("wood"))

    def crest(signal: Signal) -> float:
        return dsp.peak(signal) / dsp.level(signal)

    assert crest(step("snow")) < crest(step("wood"))


def test_big_things_are_lower_than_small_ones() -> None:
    small, big = (
        sound(Event(kind="contact", sample=0, material="metal", other_material="wood", speed_m_s=2.0, mass_kg=kg))
        for kg in (0.05, 20.0)
    )
    assert brightness(small) > 1.5 * brightness(big)


def test_a_basketball_is_no_football() -> None:
    basket, foot = (
        sound(Event(kind="contact", sample=0, subject=ball, other="ground", other_material="asphalt", speed_m_s=4.0))
        for ball in ("basketball", "football")
    )

    def ring(signal: Signal) -> float:
        return dsp.level(dsp.bandpass(signal[4800:9600], 800.0, 1000.0)) / dsp.level(signal[:4800])

    assert ring(basket) > 3.0 * ring(foot)


def test_harder_is_louder() -> None:
    levels: list[float] = []
    for speed in (0.5, 2.0, 8.0):
        made = heard(Event(kind="contact", sample=0, material="wood", speed_m_s=speed), np.random.default_rng(0))
        assert made is not None
        levels.append(made[1])
    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    ("subject", "call", "low", "high"),
    [
        ("dog", "bark", 200, 3500),
        ("cat", "meow", 300, 4500),
        ("owl", "hoot", 250, 900),
        ("cow", "moo", 80, 1500),
        ("crow", "", 700, 4500),
    ],
)
def test_animals_sing_in_their_range(subject: str, call: str, low: float, high: float) -> None:
    voice = sound(Event(kind="voice", sample=0, subject=subject, other=call))
    assert low < brightness(voice) < high


def test_a_laugh_comes_in_bursts() -> None:
    laugh = sound(Event(kind="voice", sample=0, subject="woman", other="laugh"))
    contour = dsp.smooth(dsp.lowpass(np.abs(laugh), 25.0), 480)[::480]
    peaks = (contour[1:-1] > contour[:-2]) & (contour[1:-1] >= contour[2:]) & (contour[1:-1] > 0.25 * contour.max())
    assert 4 <= int(peaks.sum()) <= 12


@pytest.mark.parametrize("name", sorted(LOOPS))
def test_every_loop_lasts_and_is_even(name: str) -> None:
    event = Event(kind="loop", sample=1000, until=1000 + 96_000, subject=name, speed_m_s=5.0)
    loop = sound(event)
    assert len(loop) == 96_000
    assert np.isfinite(loop).all()
    assert 0.05 < dsp.level(loop) < 0.4


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(get_args(EventKind)),
    st.text(max_size=12),
    st.text(max_size=12),
    st.floats(0.0, 80.0),
    st.floats(0.0, 5000.0),
    st.sampled_from(["", "adamantium", "wood", "water"]),
)
def test_unknown_things_fall_back(
    kind: EventKind, subject: str, other: str, speed: float, mass: float, what: str
) -> None:
    event = Event(
        kind=kind, sample=0, until=4800, subject=subject, other=other, speed_m_s=speed, mass_kg=mass, material=what
    )
    made = heard(event, np.random.default_rng(0))
    if kind in ("word", "line", "cut", "ambience", "music") or (kind == "loop" and subject == other):
        assert made is None
    else:
        assert made is not None
        assert np.isfinite(made[0]).all()
        assert 0.0 < dsp.peak(made[0]) <= 4.0
        assert 0.0 < made[1] < 3.0


def test_the_same_event_is_the_same_sound_and_another_seed_is_not() -> None:
    event = Event(kind="contact", sample=0, material="glass", other_material="wood", speed_m_s=2.0)
    assert sound(event).tobytes() == sound(replace(event)).tobytes()
    assert sound(event, 1).tobytes() != sound(event, 2).tobytes()


def test_a_train_knocks_on_its_joints() -> None:
    train = sound(Event(kind="loop", sample=0, until=48_000 * 4, subject="train", other="rolling", speed_m_s=12.0))
    knocks = ears.onsets(dsp.bandpass(train, 150.0, 1200.0), rise=2.0, floor=0.1)
    assert len(knocks) >= 2


@pytest.mark.parametrize(
    ("subject", "doing", "loop"),
    [
        ("train", "rolling", "train"),
        ("train", "horn", "horn"),
        ("train", "steam", "steam"),
        ("airplane", "engine", "jet"),
        ("boat", "engine", "motor_boat"),
        ("cart", "rolling", "rolling"),
        ("crow", "wings", "flapping"),
        ("skate", "glide", "skating"),
        ("viking_ship", "hull", "boat"),
        ("campfire", "fire", "fire"),
        ("kite", "flutter", "flag"),
        ("drone", "rotor", "electric"),
    ],
)
def test_a_loop_is_what_the_thing_does(subject: str, doing: str, loop: str) -> None:
    found = loop_of(subject, doing)
    assert found is not None
    assert found.__name__ == loop


def test_a_rooster_is_no_crow() -> None:
    event = Event(kind="voice", sample=0, subject="rooster", other="crow")
    assert len(sound(event)) > 1.3 * 48_000


def test_a_voice_lasts_as_long_as_its_event() -> None:
    crying = Event(kind="voice", sample=0, until=48_000 * 8, subject="woman", other="cry")
    short = Event(kind="voice", sample=0, until=9_600, subject="cow", other="moo")
    assert 7.0 < len(sound(crying)) / 48_000 < 8.5
    assert len(sound(short)) < 0.5 * 48_000
