"""A sequence to measure playing with: pictures on three tracks, with dissolves, a picture in the picture and titles;
sound on two, of which one gives way to the other."""

from dataclasses import replace

from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, TitleSource, Transition
from studio.project.timeline.curve import steady
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level, Transform
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.bench.window import RATE, SIZE

_SHOT = 240
"""Frames of a clip."""

_OVER = Transition(before=12, after=12)
_SMALL = Transform(scale=steady(0.3), x=steady(0.32), y=steady(-0.32))


def with_sequence(project: Project, digests: tuple[str, str], count: int) -> Project:
    """The project with two movies of ``count`` frames in its bin and a film of them. What flashes in a movie flashes at
    the same frame of the film."""
    files = tuple(
        MediaFile(
            id=f"f{number}",
            digest=digest,
            name=f"flashes {number}.mp4",
            kind="video",
            seconds=count / RATE.fps,
            size=SIZE,
            rate=RATE.fps,
            frame_count=count,
            sample_count=RATE.sample(count),
            channels=2,
        )
        for number, digest in enumerate(digests)
    )
    return replace(project, files=files, sequences=(_film(count),))


def _film(count: int) -> Sequence:
    starts = range(0, count, _SHOT)
    shots = [_clip(number, start, min(_SHOT, count - start)) for number, start in enumerate(starts)]
    over = [shots[0], *(replace(shot, head=_OVER) for shot in shots[1:])]
    small = replace(_clip(1, count // 3, count // 3), id="small", transform=_SMALL)
    titles: list[Item] = []
    for number, shot in enumerate(shots):
        shown = min(96, shot.length // 2)
        title = TitleSource(Title(text=f"第{number + 1}話 はじまりの朝"))
        titles += [Gap(shot.length - shown), Clip(id=f"t{number}", source=title, length=shown)]
    quiet = Level(gain_db=steady(-40.0))
    return Sequence(
        id="q1",
        name="Film",
        size=SIZE,
        rate=RATE,
        tracks=(
            Track(id="v1", kind="video", items=tuple(over)),
            Track(id="v2", kind="video", items=(Gap(count // 3), small)),
            Track(id="v3", kind="video", items=tuple(titles)),
            Track(id="a1", kind="audio", role="dialogue", items=tuple(replace(s, id=f"a{s.id}") for s in shots)),
            Track(
                id="a2",
                kind="audio",
                role="music",
                duck_db=-9.0,
                items=(replace(_clip(1, 0, count), id="music", level=quiet),),
            ),
        ),
    )


def _clip(number: int, start: int, length: int) -> Clip:
    return Clip(id=f"c{number}", source=FileSource(f"f{number % 2}"), length=length, offset=start)
