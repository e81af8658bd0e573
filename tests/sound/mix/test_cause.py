"""Nothing sounds without a cause, and nothing that can be heard happens in silence."""

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.engine import Event
from studio.ports.sound import SoundBrief
from studio.project.scene import Scene
from studio.sound import SoundStudio, dsp
from studio.sound.dsp import Signal
from studio.sound.foley.materials import MATERIALS

COUNT = 48_000 * 6
QUIET = Scene(place="space")
"""Where nothing answers: no room, so that what is heard is the cause itself."""


def effects(*events: Event) -> Signal:
    return (
        SoundStudio().compose(SoundBrief(scene=QUIET, sample_count=COUNT, events=events, seed=5), CancelToken()).effects
    )


def loudest(signal: Signal, start: int, seconds: float) -> float:
    return dsp.peak(signal[start : start + dsp.samples(seconds)])


EVENTS = (
    Event(kind="footstep", sample=9_001, subject="man", material="leather", other_material="wood", mass_kg=70.0),
    Event(kind="contact", sample=40_003, subject="cup", other="table", material="glass", speed_m_s=2.0, mass_kg=0.3),
    Event(kind="splash", sample=80_007, subject="stone", other="water", mass_kg=2.0, speed_m_s=5.0),
    Event(kind="voice", sample=140_011, subject="dog", other="bark"),
    Event(kind="swing", sample=190_001, subject="sword", speed_m_s=9.0),
    Event(kind="shatter", sample=215_003, subject="vase", material="glass", speed_m_s=4.0, mass_kg=1.0),
)


def test_no_events_no_effects() -> None:
    assert not effects().any()


@pytest.mark.parametrize("gone", range(len(EVENTS)))
def test_without_its_cause_a_sound_is_gone_and_the_others_stay(gone: int) -> None:
    rest = tuple(event for number, event in enumerate(EVENTS) if number != gone)
    one, others, all_of_them = effects(EVENTS[gone]), effects(*rest), effects(*EVENTS)
    assert np.abs(one + others - all_of_them).max() < 1e-6
    assert one.any()
    assert not one[: EVENTS[gone].sample].any(), "nothing sounds before its cause"


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event.kind))
def test_everything_that_happens_is_heard_within_two_milliseconds(event: Event) -> None:
    made = effects(event)
    # A bark and a swing rise; what strikes is there at once.
    within = 0.15 if event.kind in ("voice", "swing") else 0.002
    assert loudest(made, event.sample, within) > 0.1 * dsp.peak(made) > 0.0


@pytest.mark.parametrize("first", sorted(MATERIALS))
@pytest.mark.parametrize("speed", [0.2, 6.0])
def test_no_contact_above_the_threshold_is_silent(first: str, speed: float) -> None:
    """0.2 m/s is what the stage still tells; a gram of anything on anything is heard, within 2 ms."""
    for mass in (0.001, 50.0):
        for second in ("wood", "snow", "flesh"):
            event = Event(
                kind="contact", sample=4_801, material=first, other_material=second, speed_m_s=speed, mass_kg=mass
            )
            made = effects(event)
            top = dsp.peak(made)
            assert top > dsp.decibels(-42.0)
            assert loudest(made, 4_801, 0.002) > 0.1 * top


def test_every_contact_of_many_is_there() -> None:
    events = tuple(
        Event(kind="contact", sample=5_000 + 9_000 * k, subject="ball", other="ground", material=what, speed_m_s=2.0)
        for k, what in enumerate(sorted(MATERIALS))
    )
    made = effects(*events)
    for event in events:
        if event.sample < COUNT - 4_800:
            assert loudest(made, event.sample, 0.002) > 3.0 * dsp.level(made[event.sample - 480 : event.sample]), event


def test_a_lasting_sound_lasts_as_long_as_its_cause() -> None:
    event = Event(kind="loop", sample=20_000, until=120_000, subject="car", other="engine", speed_m_s=8.0)
    made = effects(event)
    assert not made[:20_000].any()
    assert loudest(made, 60_000, 0.1) > 0.01
    assert float(np.abs(made[120_000:]).max()) < 1e-4  # what a filter against DC rings on, 80 dB down


def test_doors_and_shoes_sound_like_themselves() -> None:
    def made(**changes: object) -> Signal:
        return effects(Event(kind="contact", sample=0, **changes))[:9_600, 0]  # pyright: ignore[reportArgumentType]

    def bright(sound: Signal) -> float:
        power = np.abs(np.fft.rfft(sound)) ** 2
        return float((power * np.fft.rfftfreq(len(sound), 1 / 48_000)).sum() / power.sum())

    door = made(subject="door", other="frame", material="wood", other_material="wood", mass_kg=15.0, speed_m_s=1.0)
    latch = made(subject="hand", other="handle", material="flesh", other_material="metal", mass_kg=0.3, speed_m_s=0.5)
    assert bright(latch) > 4.0 * bright(door)

    def step(shoe: str) -> float:
        event = Event(kind="footstep", sample=0, material=shoe, other_material="wood", mass_kg=65.0, speed_m_s=1.3)
        return bright(effects(event)[:9_600, 0])

    assert step("wood") > step("leather") > step("rubber") > step("flesh")
