"""The effects of a shot: every event's sound, where it is, in the room it is in."""

from functools import lru_cache

import numpy as np

from studio.core.progress import CancelToken
from studio.ports.engine import Event, PlacedLine
from studio.ports.sound import SoundBrief
from studio.project.scene import Music, Scene, Subject
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.catalogue import heard
from studio.sound.mix import space
from studio.sound.music.player import played
from studio.sound.room import Room, reverberate

_INSTRUMENTS = {
    "piano": "pianist synthesizer celesta",
    "guitar": "guitarist lute mandolin busker",
    "rock": "electric_guitar band",
    "ukulele": "",
    "banjo": "",
    "harp": "harpist lyre",
    "harpsichord": "clavichord チェンバロ ハープシコード",
    "organ": "organist pipe_organ",
    "accordion": "accordionist concertina bandoneon",
    "harmonica": "mouth_organ",
    "violin": "violinist fiddle fiddler",
    "cello": "cellist double_bass",
    "jazz": "bass",
    "strings": "quartet",
    "flute": "flutist recorder piccolo pan_flute panpipes 横笛",
    "celtic": "tin_whistle",
    "clarinet": "oboe",
    "trumpet": "trumpeter trombone horn bugle cornet",
    "saxophone": "saxophonist sax",
    "bagpipes": "piper bagpipe",
    "choir": "",
    "drums": "drum drummer drum_kit percussionist",
    "tribal": "djembe bongo bongos conga congas",
    "marimba": "xylophone",
    "caribbean": "steel_drum",
    "shamisen": "samisen",
    "okinawa": "sanshin 三線",
    "koto": "guzheng 琴 お琴 箏",
    "chinese": "erhu 二胡 胡弓 pipa",
    "shakuhachi": "尺八",
    "taiko": "taiko_drum 和太鼓 太鼓",
    "sitar": "tabla tanpura シタール タブラ",
    "arabic": "oud",
    "gamelan": "",
    "orchestral": "orchestra",
    "mariachi": "",
    "electronic": "dj",
}
_PLAYED = {word: genre for genre, words in _INSTRUMENTS.items() for word in (genre, *words.split())}
"""What is played, as the genre that has it."""

_OWN_PEAK = 0.3
_SCENE_DB, _SCENE_PEAK = -26.0, 0.6
"""A scene's sound that was made in one piece: RMS as music and steps have it, and its peak at most."""
_STEPS = frozenset(("footstep", "hoof"))
_GAITS = 8
"""How many different steps a walker has on one ground: enough that no ear counts them, few enough for a crowd."""
_WORDLESS = frozenset(("cheer", "shout", "yell", "talk", "sing", "hum"))


def effects(brief: SoundBrief, room: Room, cancel: CancelToken) -> Signal:
    """All effects of the brief (n, 2): what events cause, and what is played in the picture; or the sound of the scene
    that was made in their place. The person's own are in both."""
    dry = np.zeros((brief.sample_count, 2), np.float32)
    if brief.made_scene is None:
        _happening(brief, room, dry, cancel)
    else:
        made = brief.made_scene[: brief.sample_count]
        gain = min(dsp.decibels(_SCENE_DB) / max(1e-6, dsp.level(made)), _SCENE_PEAK / max(1e-6, dsp.peak(made)))
        dry[: len(made)] = dsp.fade(made, 48, 480) * np.float32(gain)
    for own in brief.own_effects:
        brought = dsp.fade(dsp.normalised(own.samples, _OWN_PEAK), 48, 480)
        dsp.add(dry, brought, own.sample, dsp.decibels(own.gain_db))
    return dry


def _happening(brief: SoundBrief, room: Room, dry: Signal, cancel: CancelToken) -> None:
    """Add what events cause, and what is played in the picture, in their room."""
    twins: dict[tuple[str, str, str, int], int] = {}
    for number, event in enumerate(brief.events):
        late = space.delay(event.distance_m) if brief.mix.speed_of_sound else 0
        if event.sample + late >= brief.sample_count:
            continue
        if number % 8 == 0:
            cancel.check()
        # Seeded by what it is and when, so that an added event does not change the others; two feet that land as one
        # are still two.
        what = (event.kind, event.subject, event.other, event.sample)
        twins[what] = twins.get(what, -1) + 1
        rng = dsp.seeded(brief.seed, *what, twins[what])
        if _talked_over(event, brief.lines):
            continue
        if event.path and event.until is not None:
            stereo = space.moving(event, rng)
            if stereo is not None:
                dsp.add(dry, stereo, event.sample + late)
            continue
        made = _walked(event, brief.seed, rng) if event.kind in _STEPS else heard(event, rng)
        if made is None:
            continue
        sound, level = made
        dsp.add(dry, space.placed(sound, event.pan, event.distance_m, event.hidden), event.sample + late, level)
    _source_music(brief, dry, cancel)
    reverberate(dry, room)


def _walked(event: Event, seed: int, rng: np.random.Generator) -> tuple[Signal, float] | None:
    """A step, made once for all steps that are alike."""
    like = Event(
        kind=event.kind,
        sample=0,
        material=event.material,
        other=event.other,
        other_material=event.other_material,
        mass_kg=round(event.mass_kg / 8.0) * 8.0 or event.mass_kg,
        speed_m_s=round(event.speed_m_s * 2.0) / 2.0,
    )
    return _step(like, seed, int(rng.integers(_GAITS)))


@lru_cache(maxsize=192)
def _step(like: Event, seed: int, gait: int) -> tuple[Signal, float] | None:
    """80 KB each: walkers go on walking in the next shot."""
    return heard(like, dsp.seeded(seed, like.kind, like.material, like.other_material or like.other, gait))


def _talked_over(event: Event, lines: tuple[PlacedLine, ...]) -> bool:
    """Whether it is a mouth's wordless shout while words are spoken: the line is what that mouth says."""
    if event.kind != "voice" or event.other not in _WORDLESS:
        return False
    half = dsp.samples(0.7)
    return any(line.sample - half < event.sample < line.sample + len(line.speech.samples) + half for line in lines)


def _source_music(brief: SoundBrief, out: Signal, cancel: CancelToken) -> None:
    """Add what is played in the picture: somebody plays an instrument, and no music was asked for over it."""
    if brief.scene.music is not None or brief.own_music is not None:
        return
    for subject in brief.scene.subjects:
        if "play_instrument" in (subject.action, *subject.then):
            music = Music(genre=_instrument(subject, brief.scene), mood=subject.attributes.get("mood", "calm"))
            heard = played(
                music, len(out), seed=brief.seed, start=brief.music_sample, cancel=cancel, alone=subject.count == 1
            )
            out += heard * np.float32(1.6)
            return


def _instrument(subject: Subject, scene: Scene) -> str:
    """What somebody plays, as the genre that has it: what was said of it first, then what is seen."""
    before = subject.attributes.get("target", "")
    told = [one.attributes["word"] for one in scene.subjects if one.kind == before and "word" in one.attributes]
    told += [subject.attributes.get(key, "") for key in ("holding_word", "holding", "target", "word", "sense")]
    for said in (*told, subject.kind, *subject.attributes.values()):
        for word in (said, *said.replace("_", " ").split()):
            if word in _PLAYED:
                return _PLAYED[word]
    return "guitar"
