"""Shots with their real sound, cut together: no cut clicks, nothing stands off zero, and music makes way evenly."""

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.ports.sound import Samples, Sound, SoundBrief
from studio.ports.speech import Speech, Timed
from studio.project.scene import Line, Music, Scene
from studio.sound import SoundStudio, dsp
from studio.workflows.film.cuts import Splice, spoken_before
from studio.workflows.film.shot import TAIL

LENGTH = 48_000 * 3
TUNE = Music(genre="ambient", mood="calm", level=0.8)
SCENES = (
    Scene(place="park", music=TUNE),
    Scene(place="park", music=TUNE),
    Scene(place="sea", weather="storm", music=Music(genre="rock", mood="epic")),
    Scene(place="room"),
    Scene(place="street", weather="rain", music=TUNE),
)
STEPS = tuple(
    Event(kind="footstep", sample=2_000 + 24_000 * number, subject="man", material="leather", other_material="wood")
    for number in range(6)
)


def voice(seconds: float) -> Speech:
    """A tone that is there at once and gone at once."""
    samples = dsp.fade(
        dsp.single(0.2 * np.sin(2 * np.pi * 220 * np.arange(round(seconds * 48_000)) / 48_000)), 480, 480
    )
    line = Line(speaker="man", text="a")
    return Speech(line=line, samples=samples, words=(), phonemes=(Timed("A", 0, len(samples)),))


def cut_together(briefs: list[SoundBrief]) -> Sound:
    studio, splice, token = SoundStudio(), Splice(), CancelToken()
    parts: list[Sound] = []
    spoken: int | None = None
    for number, brief in enumerate(briefs):
        told = SoundBrief(
            scene=brief.scene, sample_count=LENGTH + TAIL, events=brief.events, lines=brief.lines, seed=1,
            music_sample=brief.music_sample, spoken_before=spoken,
        )  # fmt: skip
        stems = studio.compose(told, token)
        spoken = spoken_before(stems.dialogue[:LENGTH], spoken)
        parts.append(splice.join(stems, LENGTH, last=number == len(briefs) - 1))
    return Sound(**{
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in ("dialogue", "effects", "ambience", "music")
    })  # fmt: skip


def clicks(sound: Samples, at: int) -> float:
    """The sharpest bend within 12 ms of a cut, against the sharpest in the half second on both sides of it."""
    bend = np.abs(np.diff(sound.astype(np.float64), n=2, axis=0)).max(axis=1)
    near = bend[at - 576 : at + 576].max()
    around = max(bend[at - 24_000 : at - 576].max(), bend[at + 576 : at + 24_000].max())
    return float(near / around)


def test_no_cut_clicks() -> None:
    whole = cut_together([SoundBrief(scene=scene, sample_count=LENGTH, events=STEPS) for scene in SCENES])
    mix = whole.mix
    for cut in range(LENGTH, LENGTH * len(SCENES), LENGTH):
        assert clicks(mix, cut) < 1.0, cut / LENGTH
        for stem in (whole.ambience, whole.music):
            if stem[cut - 24_000 : cut + 24_000].any():
                assert clicks(stem, cut) < 1.5, cut / LENGTH
    assert np.abs(mix.mean(axis=0)).max() < 1e-3, "no DC"


@pytest.mark.parametrize("begins", [14_400, 33_600])
def test_music_makes_way_for_two_who_speak_about_a_cut_without_a_jump(begins: int) -> None:
    """One ends 0.1 s before the cut, the other begins soon after it."""
    first = PlacedLine(speech=voice(1.5), sample=LENGTH - round(1.6 * 48_000))
    second = PlacedLine(speech=voice(1.0), sample=begins)
    scene = SCENES[0]
    spoken = cut_together([
        SoundBrief(scene=scene, sample_count=LENGTH, lines=(first,)),
        SoundBrief(scene=scene, sample_count=LENGTH, lines=(second,), music_sample=LENGTH),
    ]).music  # fmt: skip
    plain = cut_together([
        SoundBrief(scene=scene, sample_count=LENGTH, music_sample=start) for start in (0, LENGTH)
    ]).music  # fmt: skip
    gains = np.array([
        dsp.level(spoken[at : at + 960]) / max(1e-9, dsp.level(plain[at : at + 960]))
        for at in range(LENGTH - 24_000, LENGTH + 24_000, 960)
    ])  # fmt: skip
    steps = np.abs(np.diff(20.0 * np.log10(gains)))
    assert gains[20:25].max() < 0.5, "somebody spoke just before"
    assert steps.max() < 1.5, "dB in 20 ms: the slope of the ducking itself, and no jump"
