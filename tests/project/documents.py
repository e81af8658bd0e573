"""Hypothesis strategies for documents: any project that edits can make."""

from fractions import Fraction
from types import MappingProxyType
from typing import get_args

from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.project.edits import add_shot, add_take, next_take_id
from studio.project.mix import Master, MixSettings, OwnSound, StemMix
from studio.project.project import Project
from studio.project.scene import (
    ACTIONS,
    GENDERS,
    PLACES,
    STYLES,
    TONES,
    VOICE_AGES,
    Camera,
    CameraMove,
    Line,
    Music,
    Note,
    NoteKind,
    Reading,
    Scene,
    Subject,
    TimeOfDay,
    Weather,
)
from studio.project.take import QUALITIES, Casting, Recipe, Take

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
digest = st.text("0123456789abcdef", min_size=64, max_size=64)
sample = st.integers(0, 10**9)

subject = st.builds(
    Subject,
    kind=st.sampled_from(["dog", "woman", "figure_skater"]),
    count=st.integers(1, 40),
    action=st.sampled_from(sorted(ACTIONS)),
    then=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=2).map(tuple),
    attributes=st.dictionaries(st.sampled_from(["color", "holding", "word"]), text, max_size=2).map(MappingProxyType),
    name=st.none() | text,
)
camera = st.builds(Camera, move=st.sampled_from(get_args(CameraMove)), lens_mm=st.none() | st.just(50.0))
music = st.builds(Music, genre=text, mood=text, tempo_bpm=st.none() | st.integers(40, 200))
voice = st.builds(Casting, gender=st.sampled_from(GENDERS), age=st.sampled_from(VOICE_AGES), variant=st.integers(0, 99))
line = st.builds(
    Line, speaker=text, text=text, language=st.sampled_from(["ja", "en"]), tone=st.sampled_from(TONES),
    voice=st.none() | voice,
)  # fmt: skip
scene = st.builds(
    Scene,
    subjects=st.lists(subject, min_size=1, max_size=2).map(tuple),
    place=st.sampled_from(sorted(PLACES)),
    surroundings=st.lists(text, max_size=2).map(tuple),
    time_of_day=st.sampled_from(get_args(TimeOfDay)),
    weather=st.sampled_from(get_args(Weather)),
    camera=camera,
    style=st.sampled_from(STYLES),
    dialogue=st.lists(line, max_size=2).map(tuple),
    sounds=st.lists(text, max_size=2).map(tuple),
    music=st.none() | music,
)
reading = st.builds(
    Reading,
    prompt=text,
    language=st.sampled_from(["ja", "en"]),
    scene=scene,
    notes=st.lists(st.builds(Note, text=text, kind=st.sampled_from(get_args(NoteKind))), max_size=2).map(tuple),
)
stem_mix = st.builds(StemMix, gain_db=st.floats(-60, 24), mute=st.booleans(), solo=st.booleans())
mix = st.builds(
    MixSettings,
    music=stem_mix,
    ambience=stem_mix,
    duck=st.floats(0, 4),
    fade_out=sample,
    loudness=st.sampled_from([-14.0, -16.0, -23.0]),
    speed_of_sound=st.booleans(),
)
recipe = st.builds(
    Recipe,
    scene=scene,
    engine=text,
    engine_version=text,
    studio=text,
    size=st.tuples(st.integers(1, 4000), st.integers(1, 4000)),
    rate=st.sampled_from([FrameRate(Fraction(24)), FrameRate(Fraction(30000, 1001))]),
    seconds=st.none() | st.floats(0.5, 600),
    timed_seconds=st.none() | st.floats(0.5, 600),
    seed=st.integers(-(2**31), 2**63),
    quality=st.sampled_from(QUALITIES),
    voices=st.lists(st.builds(Casting, gender=text, age=text, variant=st.integers(0, 9)), max_size=2).map(tuple),
    music_sample=sample,
    ambience_sample=sample,
    music_cuts=st.lists(sample, max_size=2).map(tuple),
    music_ends=st.booleans(),
    spoken_before=st.none() | sample,
    mix=mix,
    master=st.none() | st.builds(Master, gain_db=st.floats(-60, 60), air_db=st.floats(-60, 0)),
    own=st.lists(
        st.builds(OwnSound, media=digest, use=st.sampled_from(["music", "effect"]), sample=sample), max_size=2
    ).map(tuple),
)


@st.composite
def take(draw: st.DrawFn, shot_id: str, take_id: str) -> Take:
    """Any take of a given shot."""
    return Take(
        id=take_id,
        shot_id=shot_id,
        recipe=draw(recipe),
        media=draw(digest),
        frame_count=draw(st.integers(1, 10**6)),
        frames_hash=draw(digest),
        samples_hash=draw(digest),
        prompt=draw(text),
        parents=draw(st.just(()) | st.just(("s1t1",))),
        rating=draw(st.integers(0, 5)),
        note=draw(text),
    )


@st.composite
def project(draw: st.DrawFn, name: str = "film") -> Project:
    """Any project: some shots, each with some takes."""
    result = Project(name=name)
    for item in draw(st.lists(reading, max_size=3)):
        result = add_shot(result, item)
        shot_id = result.shots[-1].id
        for _ in range(draw(st.integers(0, 2))):
            result = add_take(result, draw(take(shot_id, next_take_id(result, shot_id))))
    return result
