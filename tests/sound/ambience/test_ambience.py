"""Ambience: right for the place, and exact in time."""

import itertools

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.project.rooms import ROOMS
from studio.project.scene import PLACES, Scene, Subject
from studio.sound import dsp
from studio.sound.ambience import ambience
from studio.sound.ambience.places import layers, named
from studio.sound.dsp import Signal
from studio.sound.room import room


def air(scene: Scene, seconds: float = 4.0, start: int = 0, seed: int = 1) -> Signal:
    return ambience(scene, dsp.samples(seconds), seed=seed, start=start, heard=frozenset(), cancel=CancelToken())


def names(scene: Scene) -> set[str]:
    return {str(getattr(layer, "name", "")) for layer in layers(scene)}


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_has_air(place: str) -> None:
    sound = air(Scene(place=place), 2.0)
    assert sound.shape == (96_000, 2)
    assert np.isfinite(sound).all()
    assert 1e-5 < dsp.level(sound) < 0.2
    assert dsp.peak(sound) < 0.9


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_every_room_within_a_place_has_air_and_walls(name: str) -> None:
    for place in ROOMS[name].places:
        scene = Scene(place=place, surroundings=(sorted(ROOMS[name].words)[0],), weather="rain", time_of_day="morning")
        sound = air(scene, 2.0)
        assert np.isfinite(sound).all()
        assert 1e-5 < dsp.level(sound) < 0.2
        assert room(scene) is not room(Scene(place=place))
        assert not names(scene) & {"leaves", "birds", "cicadas", "city", "cars", "void"}, "the door is closed"


def test_a_later_stretch_continues_the_earlier_one() -> None:
    scene = Scene(place="beach", time_of_day="sunset", weather="rain")
    whole = air(scene, 20.0)
    cut = dsp.samples(13.337)
    assert np.allclose(whole[cut : cut + 96_000], air(scene, 2.0, start=cut), atol=1e-5)


def test_it_does_not_loop() -> None:
    sound = air(Scene(place="street", weather="rain"), 30.0)[:, 0].astype(np.float64)
    size = 1 << 21
    spectrum = np.fft.rfft(sound - sound.mean(), size)
    correlation = np.fft.irfft(np.abs(spectrum) ** 2, size)[: len(sound)]
    assert np.abs(correlation[24_000:]).max() < 0.25 * correlation[0]


def test_it_is_stereo() -> None:
    sound = air(Scene(place="forest"))
    assert abs(float(np.corrcoef(sound[:, 0], sound[:, 1])[0, 1])) < 0.8


def test_seeds_differ_and_repeat() -> None:
    scene = Scene(place="park")
    assert air(scene, 1.0).tobytes() == air(scene, 1.0).tobytes()
    assert air(scene, 1.0).tobytes() != air(scene, 1.0, seed=2).tobytes()


@pytest.mark.parametrize(
    ("scene", "has", "lacks"),
    [
        (Scene(place="forest", time_of_day="night"), {"crickets", "owls"}, {"birds", "cicadas"}),
        (Scene(place="park", time_of_day="morning"), {"birds"}, {"crickets"}),
        (Scene(place="mountain", weather="blizzard"), {"gale"}, {"birds", "crickets", "gulls"}),
        (Scene(place="beach"), {"sea", "breakers", "gulls"}, {"city"}),
        (Scene(place="temple", weather="storm"), {"rain", "gale", "thunder"}, {"cicadas"}),
        (Scene(place="cafe"), {"crockery", "crowd"}, {"birds"}),
        (Scene(place="space", weather="rain"), {"void"}, {"rain"}),
        (Scene(place="street", subjects=(Subject(kind="person", count=24),)), {"busy"}, set[str]()),
        (Scene(place="shrine", time_of_day="noon"), {"cicadas"}, set[str]()),
        (Scene(place="shrine", surroundings=("cherry_tree",)), {"birds"}, {"cicadas"}),
    ],
)
def test_the_right_things_are_heard(scene: Scene, has: set[str], lacks: set[str]) -> None:
    heard = names(scene)
    assert has <= heard
    assert not lacks & heard


def test_space_is_nearly_silent_and_a_storm_is_loud() -> None:
    levels = [
        dsp.level(air(scene))
        for scene in (Scene(place="space"), Scene(place="park"), Scene(place="sea", weather="storm"))
    ]
    assert levels[0] < 0.004
    assert levels[2] > 6.0 * levels[1]


def test_walls_take_the_brightness_of_rain() -> None:
    def bright(scene: Scene) -> float:
        sound = air(scene)[:, 0]
        return dsp.level(dsp.highpass(sound, 2500.0)) / dsp.level(sound)

    assert bright(Scene(place="street", weather="rain")) > 5.0 * bright(Scene(place="room", weather="rain"))


@pytest.mark.parametrize(
    "name",
    [
        "waves",
        "crackling",
        "owl_hoot",
        "owls hooting",
        "thunder",
        "bicycle",
        "seagulls",
        "traffic",
        "applause",
        "clock",
    ],
)
def test_named_sounds_are_made(name: str) -> None:
    assert named(name)


def test_what_events_make_is_not_made_twice() -> None:
    assert named("crackling fire", frozenset({"campfire", "fire"})) == []
    assert named("music") == []
    assert named("qwertyuiop") == []


def test_what_the_stage_says_of_a_place_is_not_laid_twice() -> None:
    def heard(place: str, also: tuple[str, ...]) -> list[str]:
        return sorted(layer.name for layer in layers(Scene(place=place, sounds=("waves",)), frozenset(), also))

    assert heard("beach", ("waves",)) == heard("beach", ())
    assert len(set(heard("beach", ()))) == len(heard("beach", ()))
    assert "sea" in heard("castle", ())


def fingerprint(scene: Scene, seed: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What a bed is like, whatever its level: its spectrum in thirds of an octave (dB), how unsteady each is, and how
    often something stands out."""
    sound = air(scene, 12.0, seed=seed)[:, 0].astype(np.float64)
    frames = np.abs(np.fft.rfft(sound[: len(sound) // 2400 * 2400].reshape(-1, 2400) * np.hanning(2400), axis=1)) ** 2
    edges = (np.geomspace(50.0, 16_000.0, 26) / 20.0).astype(int)
    bands = np.stack([frames[:, a : max(a + 1, b)].mean(axis=1) for a, b in itertools.pairwise(edges)], axis=1) + 1e-14
    spectrum = 10.0 * np.log10(bands.mean(axis=0))
    unsteady = 10.0 * np.log10(bands.std(axis=0) / bands.mean(axis=0) + 1e-3)
    return np.concatenate([spectrum - spectrum.mean(), unsteady])


BEDS = (
    *(Scene(place=place) for place in ("street", "beach", "sea", "river", "forest", "mountain", "cafe", "station")),
    *(
        Scene(place=place)
        for place in ("room", "kitchen", "office", "underwater", "space", "stadium", "train_interior")
    ),
    *(Scene(place=place) for place in ("alley", "lake", "battlefield", "rooftop", "shrine", "train_interior")),
    Scene(place="forest", time_of_day="night"),
    Scene(place="park", time_of_day="morning"),
    Scene(place="park", time_of_day="dusk"),
    Scene(place="street", weather="rain"),
    Scene(place="sea", weather="storm"),
    Scene(place="mountain", weather="blizzard"),
    Scene(place="room", weather="rain"),
    Scene(place="park", weather="wind"),
)


def test_more_than_25_beds_can_be_told_apart() -> None:
    """Each is nearer to itself with another seed than to any other bed."""
    ones, twos = ([fingerprint(scene, seed) for scene in BEDS] for seed in (1, 2))
    apart = np.array([[float(np.sqrt(np.mean((a - b) ** 2))) for b in twos] for a in ones])
    nearest = apart.argmin(axis=1)
    told = [number for number in range(len(BEDS)) if nearest[number] == number]
    assert len(BEDS) >= 28
    assert len(told) >= 25, [(BEDS[k].place, BEDS[int(nearest[k])].place) for k in {*range(len(BEDS))} - {*told}]


def test_no_block_ends_in_a_click() -> None:
    """Beds are laid in blocks of 5 s; at every seam the sound is as smooth as elsewhere."""
    for scene in (Scene(place="room"), Scene(place="underwater"), Scene(place="cafe")):
        sound = air(scene, 14.0)[:, 0]
        steps = np.abs(np.diff(sound, n=2))
        usual = float(np.quantile(steps, 0.9999))
        for seam in (4.0, 5.0, 8.0, 9.0, 12.0, 13.0):
            at = dsp.samples(seam)
            assert float(steps[at - 96 : at + 96].max()) < 1.5 * usual
