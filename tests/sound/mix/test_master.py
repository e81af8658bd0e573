"""A film at its loudness: any target, nothing clipped, quiet shots quiet, stems that sum."""

from dataclasses import replace

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.engine import Event
from studio.ports.sound import Sound, SoundBrief
from studio.project.mix import Master, MixSettings, StemMix
from studio.project.scene import Music, Scene
from studio.sound import SoundStudio, dsp, measure
from studio.sound.dsp import Signal
from tests import ears

STUDIO, TOKEN = SoundStudio(), CancelToken()
BLOW = Event(kind="shatter", sample=30_000, material="glass", speed_m_s=5.0, mass_kg=2.0)
STEPS = tuple(Event(kind="footstep", sample=5_000 + 27_000 * k, other_material="wood", mass_kg=60.0) for k in range(8))


def stems(scene: Scene, *events: Event, seconds: float = 5.0, mix: MixSettings | None = None) -> Sound:
    brief = SoundBrief(scene=scene, sample_count=dsp.samples(seconds), events=events, seed=2, mix=mix or MixSettings())
    return STUDIO.compose(brief, TOKEN)


def joined(*shots: Sound) -> Sound:
    def end_to_end(name: str) -> Signal:
        return np.concatenate([getattr(shot, name) for shot in shots])

    return Sound(
        dialogue=end_to_end("dialogue"),
        effects=end_to_end("effects"),
        ambience=end_to_end("ambience"),
        music=end_to_end("music"),
    )


CASES = {
    "storm": lambda: stems(Scene(place="sea", weather="storm")),
    "steps in a room": lambda: stems(Scene(place="room"), *STEPS),
    "a blow": lambda: stems(Scene(place="studio"), BLOW),
    "rock": lambda: stems(Scene(place="stage", music=Music(genre="rock"))),
    "orchestra": lambda: stems(Scene(place="castle", music=Music(genre="orchestral", mood="epic")), BLOW, *STEPS),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("loudness", [-14.0, -16.0, -23.0])
def test_loudness_is_met_and_the_true_peak_kept(case: str, loudness: float) -> None:
    tape = STUDIO.master(CASES[case](), loudness, None, TOKEN)
    mix = tape.read(0, tape.sample_count).mix
    assert measure.loudness(mix) == pytest.approx(loudness, abs=0.5)
    assert ears.true_peak(mix) <= dsp.decibels(-1.0)
    assert np.abs(mix.mean(axis=0, dtype=np.float64)).max() < 2e-3, "no DC"


def test_stems_sum_to_the_mix_and_fit_into_files() -> None:
    sound = STUDIO.master(CASES["orchestra"](), -14.0, None, TOKEN)
    made = sound.read(0, sound.sample_count)
    whole = [
        np.rint(stem.astype(np.float64) * 8_388_607)
        for stem in (made.dialogue, made.effects, made.ambience, made.music)
    ]
    total = np.sum(whole, axis=0)
    mix = np.rint(made.mix.astype(np.float64) * 8_388_607)
    assert np.abs(total - mix).max() / 8_388_607 <= 10 ** (-120 / 20)
    assert max(float(np.abs(stem).max()) for stem in whole) <= 8_388_607


def test_it_is_the_same_wherever_it_is_read() -> None:
    tape = STUDIO.master(CASES["rock"](), -14.0, None, TOKEN)
    whole = tape.read(0, tape.sample_count).mix
    for start, count in ((0, 1), (1, 4_799), (31, 33), (100_001, 7), (tape.sample_count - 5, 5)):
        assert np.array_equal(tape.read(start, count).mix, whole[start : start + count]), (start, count)
    beyond = tape.read(tape.sample_count - 10, 30).mix
    assert not beyond[10:].any()


def test_a_quiet_shot_stays_quieter_than_a_loud_one() -> None:
    quiet, loud = stems(Scene(place="room"), *STEPS), stems(Scene(place="stage", music=Music(genre="rock")), BLOW)
    tape = STUDIO.master(joined(quiet, loud), -16.0, None, TOKEN)
    half = quiet.sample_count
    whole = tape.read(0, tape.sample_count).mix
    assert measure.loudness(whole) == pytest.approx(-16.0, abs=0.5)
    assert measure.loudness(whole[:half]) < measure.loudness(whole[half:]) - 8.0


def test_given_gains_are_kept_and_repeat() -> None:
    shot = CASES["steps in a room"]()
    first = STUDIO.master(shot, -16.0, None, TOKEN)
    again = STUDIO.master(shot, -23.0, first.master, TOKEN)
    assert again.master == first.master
    assert np.array_equal(first.read(0, 240_000).mix, again.read(0, 240_000).mix)
    quieter = STUDIO.master(shot, -16.0, Master(gain_db=first.master.gain_db - 12.0), TOKEN)
    assert dsp.level(quieter.read(0, 240_000).mix) < 0.6 * dsp.level(first.read(0, 240_000).mix)


def test_the_mix_is_obeyed() -> None:
    scene = Scene(place="park", music=Music(genre="folk"))
    plain = stems(scene, *STEPS)
    mix = MixSettings(music=StemMix(gain_db=-6.0), ambience=StemMix(mute=True), fade_in=24_000, fade_out=24_000)
    made = stems(scene, *STEPS, mix=mix)
    middle = slice(60_000, 180_000)
    assert dsp.level(made.music[middle]) == pytest.approx(0.501 * dsp.level(plain.music[middle]), rel=0.01)
    assert not made.ambience.any()
    assert np.array_equal(made.effects[middle], plain.effects[middle])
    assert dsp.level(made.music[:2_400]) < 0.1 * dsp.level(plain.music[:2_400])
    solo = stems(scene, *STEPS, mix=replace(mix, effects=StemMix(solo=True)))
    assert not solo.music.any()
    assert solo.effects.any()


def test_far_things_are_late_when_sound_takes_its_time() -> None:
    far = replace(BLOW, distance_m=34.3)
    scene = Scene(place="space")
    plain, slow = stems(scene, far), stems(scene, far, mix=MixSettings(speed_of_sound=True))
    first = [int(np.flatnonzero(np.abs(sound.effects[:, 0]) > 0)[0]) for sound in (plain, slow)]
    assert abs(first[0] - 30_000) <= 1
    assert first[1] - first[0] == 4_800
