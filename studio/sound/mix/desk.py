"""The mixing desk: the stems of a shot, placed, balanced and ducked."""

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.ports.sound import Sound, SoundBrief
from studio.project.mix import STEMS
from studio.sound import dsp
from studio.sound.ambience import ambience
from studio.sound.dsp import Signal
from studio.sound.foley.loops import of_the_place
from studio.sound.mix.duck import DUCK_DB, duck, talking
from studio.sound.mix.foreground import effects
from studio.sound.mix.space import placed
from studio.sound.music.own import laid
from studio.sound.music.player import Orchestra, played
from studio.sound.room import Room, reverberate, room
from studio.sound.speech.tone import TONES

_MUSIC_DB = -3.0
"""Music lies under what is seen and said; what is louder is asked for."""

_AIR_DB = -54.0
"""Air that was made is never less: of a quiet room."""

_STRUCK = frozenset(("effects", "music"))
_LOWEST_HZ = 14.0
"""Blows and plucks push to one side; below what can be heard, that is taken out again."""


def composed(brief: SoundBrief, orchestra: Orchestra, cancel: CancelToken) -> Sound:
    """The stems of a brief, as they leave the desk. The orchestra may have played before."""
    count = brief.sample_count
    if count <= 0:
        empty = np.zeros((0, 2), np.float32)
        return Sound(dialogue=empty, effects=empty, ambience=empty, music=empty)
    mix, space = brief.mix, room(brief.scene)
    dialogue = _dialogue(brief.lines, count, space)
    stems = {
        "dialogue": dialogue,
        "effects": effects(brief, space, cancel) if mix.gain("effects") else _silence(count),
        "ambience": _air(brief, cancel) if mix.gain("ambience") and brief.made_scene is None else _silence(count),
        "music": _music(brief, orchestra, cancel) if mix.gain("music") else _silence(count),
    }
    curve = talking(dialogue, brief.spoken_before) if mix.duck > 0.0 else None
    for name in STEMS:
        stem = stems[name]
        if curve is not None and name in DUCK_DB and mix.gain("dialogue"):
            duck(stem, curve, DUCK_DB[name] * mix.duck)
        if name in _STRUCK and stem.any():
            stem[:] = dsp.highpass(stem, _LOWEST_HZ, 1)
        if mix.gain(name) != 1.0:
            stem *= np.float32(mix.gain(name))
        if mix.fade_in or mix.fade_out:
            stem[:] = dsp.fade(stem, mix.fade_in, mix.fade_out)
    cancel.check()
    return Sound(dialogue=stems["dialogue"], effects=stems["effects"], ambience=stems["ambience"], music=stems["music"])


def _air(brief: SoundBrief, cancel: CancelToken) -> Signal:
    """The air of the place: the studio's own, or what was made in its place, as loud as the studio's own is there."""
    own, also = _going(brief.events)
    count, start = brief.sample_count, brief.ambience_sample
    air = ambience(brief.scene, count, seed=brief.seed, start=start, heard=own, also=also, cancel=cancel)
    if brief.made_air is None:
        return air
    heard = dsp.level(brief.made_air)
    made = _silence(count)
    piece = brief.made_air[start : start + count]
    made[: len(piece)] = piece * np.float32(max(dsp.level(air), dsp.decibels(_AIR_DB)) / max(1e-6, heard))
    return made


def _silence(count: int) -> Signal:
    return np.zeros((count, 2), np.float32)


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


def _dialogue(lines: tuple[PlacedLine, ...], count: int, space: Room) -> Signal:
    """Everybody in the room they stand in; who tells the story stands in none, close and in the middle."""
    out = _spoken([line for line in lines if not _tells(line)], count)
    if out.any():
        reverberate(out, space)
    told = [line for line in lines if _tells(line)]
    return out + _spoken(told, count) if told else out


def _tells(line: PlacedLine) -> bool:
    return line.speech.line.subject < 0 and line.speech.line.speaker.endswith("narrator")


def _spoken(lines: list[PlacedLine], count: int) -> Signal:
    out = _silence(count)
    for line in lines:
        level = dsp.decibels(TONES.get(line.speech.line.tone, TONES["neutral"]).level_db)
        # A voice is the story: it is pulled half way to the middle, and distance takes little from it.
        stereo = placed(line.speech.samples, 0.5 * line.pan, 2.0 + 0.25 * max(0.0, line.distance_m - 2.0))
        dsp.add(out, stereo, line.sample, level * 1.4142)
    return out


def _music(brief: SoundBrief, orchestra: Orchestra, cancel: CancelToken) -> Signal:
    music = brief.scene.music
    if brief.own_music is not None:
        level = 0.5 if music is None else music.level
        own = laid(brief.own_music, brief.sample_count, brief.music_sample, brief.music_end, level)
        return dsp.single(own * np.float32(dsp.decibels(brief.own_music_db + _MUSIC_DB)))
    if music is None or music.level <= 0.0:
        return _silence(brief.sample_count)
    tune = played(
        music,
        brief.sample_count,
        seed=brief.seed,
        start=brief.music_sample,
        cuts=brief.music_cuts,
        end=brief.music_end,
        orchestra=orchestra,
        cancel=cancel,
    )
    tune *= np.float32(dsp.decibels(_MUSIC_DB))
    return tune
