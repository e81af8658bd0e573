"""The finished track: on time, at level, repeatable."""

import subprocess
import sys

import numpy as np
import pytest

from studio.core.errors import Cancelled
from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.ports.sound import Sound, SoundBrief
from studio.ports.speech import Speech, Timed
from studio.project.mix import Master
from studio.project.scene import Line, Music, Scene
from studio.sound import SoundStudio, dsp, measure
from studio.sound.dsp import Signal
from studio.sound.foley.vocal import Call, flat, sung
from tests import ears

BOUNCES = tuple(
    Event(
        kind="contact",
        sample=sample,
        subject="basketball",
        other=other,
        material="rubber",
        other_material=what,
        speed_m_s=speed,
        mass_kg=0.6,
        pan=pan,
        distance_m=6.0,
    )
    for sample, other, what, speed, pan in (
        (30_011, "backboard", "wood", 6.1, 0.2),
        (71_376, "ground", "asphalt", 5.0, 0.3),
        (110_500, "ground", "asphalt", 3.5, 0.5),
        (160_001, "wall", "concrete", 4.0, -0.7),
    )
)


def compose(
    scene: Scene,
    events: tuple[Event, ...] = (),
    count: int = 48_000 * 5,
    seed: int = 1,
    lines: tuple[PlacedLine, ...] = (),
) -> Sound:
    """The sound of one shot, mastered by itself."""
    brief = SoundBrief(scene=scene, sample_count=count, events=events, lines=lines, seed=seed)
    studio, token = SoundStudio(), CancelToken()
    return studio.master(studio.compose(brief, token), -16.0, None, token).read(0, count)


def speech(seconds: float = 1.5) -> Speech:
    """A voice-like sound, without a speech model."""
    call = Call(seconds, flat(150.0), ((flat(600.0), 120.0, 1.0), (flat(1500.0), 200.0, 0.5)))
    samples = sung(call, np.random.default_rng(0))
    samples *= np.float32(dsp.decibels(-23.0 - measure.loudness(samples)))
    line = Line(speaker="man", text="…")
    return Speech(line=line, samples=samples, words=(), phonemes=(Timed("A", 0, len(samples)),))


@pytest.mark.parametrize(
    "scene",
    [Scene(place="schoolyard"), Scene(place="room"), Scene(place="street", weather="rain"), Scene(place="beach")],
)
def test_contacts_are_heard_on_their_samples(scene: Scene) -> None:
    sound = compose(scene, BOUNCES)
    found = ears.onsets(sound.mix, apart=0.005)  # drops of rain are onsets too
    for event in BOUNCES:
        assert min(abs(onset - event.sample) for onset in found) <= 48, event


def test_nothing_of_a_contact_sounds_before_it() -> None:
    effects = compose(Scene(place="station"), BOUNCES[:1]).effects
    assert dsp.peak(effects[: BOUNCES[0].sample]) < 1e-5
    after = effects[BOUNCES[0].sample : BOUNCES[0].sample + 48]
    assert dsp.peak(after) > 0.1 * dsp.peak(effects)


@pytest.mark.parametrize(
    ("scene", "events"),
    [
        (Scene(place="schoolyard"), BOUNCES),
        (Scene(place="sea", weather="storm"), ()),
        (Scene(place="room"), ()),
        (Scene(place="cafe", music=Music()), ()),
        (
            Scene(place="forest", time_of_day="night"),
            (Event(kind="loop", sample=0, until=240_000, subject="campfire"),),
        ),
        (Scene(place="castle", music=Music(genre="orchestral", mood="epic")), BOUNCES),
    ],
)
def test_loudness_and_peak(scene: Scene, events: tuple[Event, ...]) -> None:
    mix = compose(scene, events).mix
    assert measure.loudness(mix) == pytest.approx(-16.0, abs=1.5)
    assert dsp.peak(mix) <= dsp.decibels(-1.0)
    assert ears.true_peak(mix) < 1.0


def test_the_stems_sum_to_the_mix() -> None:
    line = PlacedLine(speech=speech(), sample=60_000)
    sound = compose(Scene(place="cafe", music=Music()), BOUNCES, lines=(line,))
    total = sound.dialogue + sound.effects + sound.ambience + sound.music
    assert np.abs(total - sound.mix).max() < 1e-5
    for stem in (sound.dialogue, sound.effects, sound.ambience, sound.music):
        assert stem.shape == sound.mix.shape == (240_000, 2)
        assert stem.dtype == np.float32
        assert dsp.peak(stem) > 0.0


def test_no_music_unless_asked() -> None:
    assert dsp.peak(compose(Scene(place="park")).music) == 0.0
    assert dsp.peak(compose(Scene(place="park", music=Music(level=0.0))).music) == 0.0


def test_music_and_air_make_way_for_a_voice() -> None:
    line = PlacedLine(speech=speech(), sample=96_000)
    scene = Scene(place="park", music=Music(genre="ambient"))
    with_line, without = compose(scene, lines=(line,)), compose(scene)
    during = slice(110_000, 150_000)
    before = slice(20_000, 60_000)

    def fall(stem: str) -> float:
        told, plain = getattr(with_line, stem), getattr(without, stem)
        return dsp.level(told[during]) / dsp.level(told[before]) / (dsp.level(plain[during]) / dsp.level(plain[before]))

    assert fall("music") < 0.6
    assert fall("ambience") < 0.85
    assert dsp.level(with_line.dialogue[during]) > 2.0 * dsp.level((with_line.music + with_line.ambience)[during])


def test_pan_and_distance() -> None:
    left, far = (
        compose(
            Scene(place="studio"),
            (
                Event(kind="contact", sample=4800, material="wood", speed_m_s=3.0, pan=pan, distance_m=metres),
                Event(kind="contact", sample=96_000, material="wood", speed_m_s=3.0),
            ),
        )
        for pan, metres in ((-1.0, 3.0), (0.0, 40.0))
    )
    hit = slice(4800, 7200)
    assert dsp.level(left.effects[hit, 0]) > 3.0 * dsp.level(left.effects[hit, 1])
    assert dsp.level(far.effects[hit]) < 0.75 * dsp.level(far.effects[96_000:98_400])  # after the limiter


def test_who_tells_the_story_is_in_the_middle_and_in_no_room() -> None:
    def said(speaker: str, subject: int) -> Signal:
        whole = speech()
        line = Line(speaker=speaker, text="a", subject=subject)
        told = Speech(line=line, samples=whole.samples, words=(), phonemes=whole.phonemes)
        brief = SoundBrief(
            scene=Scene(place="station"), sample_count=240_000, lines=(PlacedLine(speech=told, sample=48_000),)
        )
        return SoundStudio().compose(brief, CancelToken()).dialogue

    narrator, present = said("narrator", -1), said("woman", 0)
    end = 48_000 + len(speech().samples)
    assert dsp.peak(narrator[:48_000]) == 0.0
    assert dsp.peak(narrator[end + 480 :]) < 1e-6, "no room answers"
    assert dsp.peak(present[end + 480 :]) > 1e-3
    assert np.array_equal(narrator[:, 0], narrator[:, 1])


def test_a_cave_answers_longer_than_a_field() -> None:
    def tail(scene: Scene) -> float:
        effects = compose(scene, (Event(kind="contact", sample=4800, material="stone", speed_m_s=4.0),)).effects
        return dsp.level(effects[48_000:72_000]) / dsp.level(effects[4800:9600])

    assert tail(Scene(place="mountain", surroundings=("cave",))) > 20.0 * tail(Scene(place="snowfield"))


@pytest.mark.parametrize("count", [0, 1, 7, 480, 9_600, 48_001])
def test_short_tracks_have_their_exact_length(count: int) -> None:
    sound = compose(Scene(place="beach", music=Music()), BOUNCES, count=count)
    assert sound.mix.shape == (count, 2)
    assert np.isfinite(sound.mix).all()


def test_the_track_starts_and_ends_without_a_click() -> None:
    mix = compose(Scene(place="sea", weather="storm")).mix
    assert np.abs(mix[0]).max() < 1e-3
    assert np.abs(mix[-1]).max() < 1e-3


def test_same_brief_same_bytes_other_seed_other_bytes() -> None:
    scene = Scene(place="park", music=Music(genre="folk"))
    first, second, other = compose(scene, BOUNCES), compose(scene, BOUNCES), compose(scene, BOUNCES, seed=2)
    assert first.mix.tobytes() == second.mix.tobytes()
    assert first.mix.tobytes() != other.mix.tobytes()


def test_an_added_event_leaves_the_others_alone() -> None:
    more = (*BOUNCES, Event(kind="voice", sample=200_000, subject="dog", other="bark"))
    plain, added = compose(Scene(place="space"), BOUNCES).effects, compose(Scene(place="space"), more).effects
    part = slice(71_376, 76_000)
    scale = dsp.level(added[part]) / dsp.level(plain[part])
    assert np.corrcoef(plain[part, 0] * scale, added[part, 0])[0, 1] > 0.85


def test_silence_stays_silence() -> None:
    empty = np.zeros((48_000, 2), np.float32)
    silence = Sound(dialogue=empty, effects=empty, ambience=empty, music=empty)
    made = SoundStudio().master(silence, -16.0, None, CancelToken())
    assert made.master == Master(gain_db=0.0)
    assert not made.read(0, 48_000).mix.any()


def test_cancelling_stops_the_work() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        SoundStudio().compose(SoundBrief(scene=Scene(place="beach"), sample_count=48_000, events=BOUNCES), token)


def test_the_door_is_light() -> None:
    """Importing the room pulls in no model runtime and no scipy."""
    names = ("scipy", "onnxruntime", "hibari", "pyopenjtalk")
    code = f"import sys, studio.sound; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_three_minutes() -> None:
    events = tuple(Event(kind="footstep", sample=k * 28_000, other_material="sand", mass_kg=60.0) for k in range(300))
    sound = compose(Scene(place="beach", music=Music()), events, count=48_000 * 180)
    assert sound.mix.shape == (48_000 * 180, 2)
    assert measure.loudness(sound.mix) == pytest.approx(-16.0, abs=1.5)


def test_a_wordless_shout_gives_way_to_the_words() -> None:
    shout = Event(kind="voice", sample=70_000, subject="woman", other="cheer")
    line = PlacedLine(speech=speech(), sample=60_000)
    assert dsp.peak(compose(Scene(place="space"), (shout,), lines=(line,)).effects) == 0.0
    assert dsp.peak(compose(Scene(place="space"), (shout,)).effects) > 0.0
