"""The mixing desk: stems, balance, ducking, rooms, master."""

from dataclasses import replace

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.ports.sound import Sound, SoundBrief
from studio.project.scene import Music
from studio.sound import dsp, measure
from studio.sound.ambience import ambience
from studio.sound.dsp import Signal
from studio.sound.foley.catalogue import heard
from studio.sound.foley.loops import of_the_place
from studio.sound.mix import master
from studio.sound.mix.space import placed
from studio.sound.music.player import played
from studio.sound.room import Room, reverberate, room

_TONE_DB = {"whisper": -6.0, "soft": -3.0, "low": -1.0, "sad": -1.5, "angry": 2.0, "shout": 4.0}
_PLAYED = {
    "piano": "piano",
    "pianist": "piano",
    "guitar": "folk",
    "guitarist": "folk",
    "ukulele": "folk",
    "flute": "folk",
    "banjo": "folk",
    "violin": "orchestral",
    "violinist": "orchestral",
    "cello": "orchestral",
    "harp": "orchestral",
    "saxophone": "jazz",
    "saxophonist": "jazz",
    "trumpet": "jazz",
    "trombone": "jazz",
    "bass": "jazz",
    "drum": "rock",
    "drums": "rock",
    "drummer": "rock",
    "band": "rock",
    "koto": "japanese",
    "shamisen": "japanese",
    "taiko": "japanese",
    "shakuhachi": "japanese",
    "orchestra": "orchestral",
    "synthesizer": "electronic",
    "dj": "electronic",
}
"""What is played, as the genre that has it."""
_DUCK_DB = {"ambience": -4.0, "music": -8.0, "effects": -2.5}
_EDGE = dsp.samples(0.003)


def composed(brief: SoundBrief, cancel: CancelToken) -> Sound:
    """The sound of a brief.

    The stems come back as they are in the mix: levelled, ducked, and with the master's gain and limiting, so that
    their sum is the mix.
    """
    count = brief.sample_count
    if count <= 0:
        empty = np.zeros((0, 2), np.float32)
        return Sound(mix=empty, dialogue=empty, effects=empty, ambience=empty, music=empty)
    space = room(brief.scene.place, brief.scene.surroundings)
    effects = _effects(brief, space, cancel)
    dialogue = _dialogue(brief.lines, count, space)
    going, also = _going(brief.events)
    air = ambience(
        brief.scene, count, seed=brief.seed, start=brief.ambience_sample, heard=going, also=also, cancel=cancel
    )
    tune = _music(brief, cancel)
    _duck(dialogue, {"ambience": air, "music": tune, "effects": effects})
    cancel.check()
    mix = dialogue + effects
    mix += tune
    gain = _edged(_mastered(air, mix))[:, None]
    for track in (dialogue, effects, air, tune, mix):
        if track.any():
            track *= gain
    return Sound(mix=mix, dialogue=dialogue, effects=effects, ambience=air, music=tune)


def _going(events: tuple[Event, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words of what already sounds for itself in the shot; and names of what the place is said to sound of."""
    own: set[str] = set()
    also: list[str] = []
    for event in events:
        if event.kind == "loop" and of_the_place(event.subject, event.other):
            also.append(event.subject)
        elif event.kind in ("loop", "voice"):
            own |= {word for name in (event.subject, event.other) for word in name.split("_") if word}
    return frozenset(own), tuple(dict.fromkeys(also))


def _effects(brief: SoundBrief, space: Room, cancel: CancelToken) -> Signal:
    dry = np.zeros((brief.sample_count, 2), np.float32)
    steps: dict[tuple[object, ...], tuple[Signal, float] | None] = {}
    twins: dict[tuple[str, str, str, int], int] = {}
    for number, event in enumerate(brief.events):
        if event.sample >= brief.sample_count:
            continue
        if number % 8 == 0:
            cancel.check()
        # Seeded by what it is and when, so that an added event does not change the others; two feet that land as one
        # are still two.
        what = (event.kind, event.subject, event.other, event.sample)
        twins[what] = twins.get(what, -1) + 1
        rng = dsp.seeded(brief.seed, *what, twins[what])
        made = _walked(brief, event, rng, steps) if event.kind in _STEPS else heard(event, rng)
        if made is None or _talked_over(event, brief.lines):
            continue
        sound, level = made
        stereo = placed(sound, event.pan, event.distance_m)
        dsp.add(dry, stereo, event.sample, level)
    _source_music(brief, dry, cancel)
    reverberate(dry, space)
    return dry


_STEPS = frozenset(("footstep", "hoof"))
_GAITS = 8
"""How many different steps a walker has on one ground: enough that no ear counts them, few enough for a crowd."""
_WORDLESS = frozenset(("cheer", "shout", "yell", "talk", "sing", "hum"))


def _walked(
    brief: SoundBrief,
    event: Event,
    rng: np.random.Generator,
    made: dict[tuple[object, ...], tuple[Signal, float] | None],
) -> tuple[Signal, float] | None:
    """A step, made once for all steps that are alike."""
    alike = (
        event.kind,
        event.material,
        event.other,
        event.other_material,
        round(event.mass_kg / 8.0) * 8.0 or event.mass_kg,
        round(event.speed_m_s * 2.0) / 2.0,
    )
    key = (*alike, int(rng.integers(_GAITS)))
    if key not in made:
        like = replace(event, mass_kg=float(alike[4]), speed_m_s=float(alike[5]))
        made[key] = heard(like, dsp.seeded(brief.seed, *(str(part) for part in key)))
    return made[key]


def _talked_over(event: Event, lines: tuple[PlacedLine, ...]) -> bool:
    """Whether it is a mouth's wordless shout while words are spoken: the line is what that mouth says."""
    if event.kind != "voice" or event.other not in _WORDLESS:
        return False
    half = dsp.samples(0.7)
    return any(line.sample - half < event.sample < line.sample + len(line.speech.samples) + half for line in lines)


def _source_music(brief: SoundBrief, out: Signal, cancel: CancelToken) -> None:
    """Add what is played in the picture: somebody plays an instrument, and no music was asked for over it."""
    if brief.scene.music is not None:
        return
    for subject in brief.scene.subjects:
        if "play_instrument" in (subject.action, *subject.then):
            words = " ".join([subject.kind, *subject.attributes.values()]).replace("_", " ").split()
            genre = next((_PLAYED[w] for w in words if w in _PLAYED), "folk")
            music = Music(genre=genre, mood=subject.attributes.get("mood", "calm"))
            out += played(music, len(out), seed=brief.seed, start=brief.music_sample, cancel=cancel) * np.float32(1.6)
            return


def _dialogue(lines: tuple[PlacedLine, ...], count: int, space: Room) -> Signal:
    out = np.zeros((count, 2), np.float32)
    for line in lines:
        level = dsp.decibels(_TONE_DB.get(line.speech.line.tone, 0.0))
        # A voice is the story: it is pulled half way to the middle, and distance takes little from it.
        stereo = placed(line.speech.samples, 0.5 * line.pan, 2.0 + 0.25 * max(0.0, line.distance_m - 2.0))
        dsp.add(out, stereo, line.sample, level * 1.4142)
    if lines:
        reverberate(out, space)
    return out


def _music(brief: SoundBrief, cancel: CancelToken) -> Signal:
    music = brief.scene.music
    if music is None or music.level <= 0.0:
        return np.zeros((brief.sample_count, 2), np.float32)
    tune = played(music, brief.sample_count, seed=brief.seed, start=brief.music_sample, cancel=cancel)
    # Under talk, music is an underscore; without, it carries the shot.
    tune *= np.float32(dsp.decibels(-4.0 if brief.lines else 2.0))
    return tune


def _mastered(air: Signal, front: Signal) -> Signal:
    """Add ``air`` to ``front``, in place, and give the master's gain (n,) over both; ``air`` is first held under what
    happens in front of it.

    Without this, a quiet place behind a few footsteps would be lifted to the loudness of a waterfall. The air is let
    come 6 LU under the target in a storm, 16 LU under in a quiet room; where nothing else sounds, it is the target.
    """
    natural, ahead = measure.loudness(air), measure.loudness(front)
    mix = front
    mix += air
    gain = master.gains(mix)
    if not (np.isfinite(natural) and np.isfinite(ahead)):
        return gain
    limit = master.TARGET_LUFS - float(np.clip(6.0 + 0.5 * (-36.0 - natural), 6.0, 16.0))
    for _ in range(2):
        over = measure.loudness(air, gain) - limit
        if over < 0.5:
            break
        mix -= air
        air *= np.float32(dsp.decibels(-over))
        mix += air
        gain = master.gains(mix)
    return gain


def _duck(dialogue: Signal, others: dict[str, Signal]) -> None:
    """Lower the rest while somebody speaks: 120 ms before to 350 ms after."""
    if dsp.peak(dialogue) == 0.0:
        return
    step = 480
    count = -(-len(dialogue) // step)
    padded = np.zeros(count * step, np.float32)
    np.maximum(np.abs(dialogue[:, 0]), np.abs(dialogue[:, 1]), out=padded[: len(dialogue)])
    talking = dsp.single(padded.reshape(count, step).max(axis=1) > 0.02)
    talking = dsp.smooth(dsp.highest(talking, 45), 31)
    position = np.arange(len(dialogue), dtype=np.float32) / step
    curve = np.interp(position, np.arange(count), talking).astype(np.float32)
    for name, track in others.items():
        floor = dsp.decibels(_DUCK_DB[name])
        track *= (1.0 - (1.0 - np.float32(floor)) * curve)[:, None]


def _edged(gain: Signal) -> Signal:
    """The gain with 3 ms fades at both ends of the track."""
    edge = min(_EDGE, len(gain) // 4)
    return dsp.fade(gain, edge, edge)
