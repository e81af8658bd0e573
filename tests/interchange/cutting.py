"""A cut with something of everything, to be handed over."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from studio.core.time import FrameRate
from studio.ports.interchange import Absent, HandedClip, HandedCut, HandedTrack, Lettering, Roll, Solid
from studio.project.timeline.clip import Gap, Transition
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.look import Crop, Grade, Level, Transform
from studio.project.timeline.sequence import Marker
from studio.project.timeline.title import Style, Title

RATE = FrameRate(Fraction(24))
SIZE = (320, 180)
HOME = Path("/films/長い 名前 media")
HOUR = 24 * 3600


def roll(name: str, length: int = 96, home: Path = HOME) -> Roll:
    """A movie of the cut's own kind; its name is its file's."""
    return Roll(path=home / name, kind="video", length=length, size=SIZE, rate=RATE)


def words(home: Path = HOME) -> Lettering:
    """A title."""
    picture = Roll(path=home / "Title 第一話.png", kind="image", length=0, size=SIZE, channels=0)
    return Lettering(title=Title(text="第一話\nThe sea", style=Style(across="end")), picture=picture)


def pair(name: str, content: Roll, length: int, offset: int, **more: object) -> tuple[HandedClip, HandedClip]:
    """Picture and sound of one stretch, linked."""
    seen = HandedClip(id=f"v{name}", name=f"Shot {name}", content=content, length=length, offset=offset, link=name)
    return replace(seen, **more), replace(seen, id=f"a{name}", **more)


def plain(home: Path = HOME, rate: FrameRate = RATE) -> HandedCut:
    """Three shots with sound, a dissolve, a crossfade, a gap, markers, one hour: what every format has to carry.

    Frames 0..35 show one from 12 on, 36..71 two from 24 on with a dissolve of 6 + 6 over the cut, then 12 of nothing,
    then 84..119 three from 0 on.
    """
    one, two, three = (roll(name, home=home) for name in ("Shot 01 Take 1.mp4", "海 辺.mp4", "three.mp4"))
    over = {1: Transition(before=6, after=6)}
    rows = [pair("1", one, 36, 12, shot="1", take="1", prompt="A cat & a <dog>", note="もっと遅く"),
            pair("2", two, 36, 24), pair("3", three, 36, 0)]  # fmt: skip
    (v1, a1), (v2, a2), (v3, a3) = rows
    fade = {1: Transition(kind="crossfade", before=6, after=6)}
    return HandedCut(
        name="Film 絵コンテ",
        size=SIZE,
        rate=rate,
        start=HOUR,
        tracks=(
            HandedTrack(kind="video", name="V1", items=(v1, v2, Gap(12), v3), transitions=over),
            HandedTrack(kind="audio", name="A1", role="dialogue", items=(a1, a2, Gap(12), a3), transitions=fade),
        ),
        markers=(
            Marker(id="m1", at=10, name="cue", note="door", color="green"),
            Marker(id="m2", at=40, length=12, name="合図"),
        ),
        rolls=(one, two, three),
    )


def rich(home: Path = HOME) -> HandedCut:
    """The same with a second track of pictures (a small moving one with a wipe, a title, a colour), speeds, levels, a
    grade, a shot that is not there, music, and things that are off."""
    base = plain(home)
    one, two, three = base.rolls
    music = Roll(path=home / "music.wav", kind="audio", length=480, channels=2)
    image = Roll(path=home / "poster.png", kind="image", length=0, size=(100, 180), channels=0)
    lettering = words(home)
    small = Transform(
        x=Curve((Key(0, -0.2), Key(20, 0.2, "linear"))), y=steady(0.1), scale=steady(0.4), rotation=steady(10.0),
        opacity=steady(0.5), crop=Crop(left=0.1),
    )  # fmt: skip
    second = HandedTrack(
        kind="video",
        name="V2",
        items=(
            Gap(8),
            HandedClip(id="p1", name="small", content=three, length=20, offset=0, transform=small),
            HandedClip(id="p2", name="fast", content=one, length=20, offset=4, speed=Fraction(2)),
            HandedClip(id="p3", name="frozen", content=two, length=10, offset=30, speed=Fraction(0)),
            HandedClip(id="p4", name="Title", content=lettering, length=20),
            HandedClip(id="p5", name="red", content=Solid("#ff0000"), length=6),
            HandedClip(id="p6", name="poster", content=image, length=12),
            HandedClip(id="p7", name="Shot 04", content=Absent("Shot 4 has no take yet."), length=4),
            HandedClip(id="p8", name="back", content=three, length=20, offset=60, speed=Fraction(-1), enabled=False),
        ),
        transitions={1: Transition(after=5), 2: Transition(kind="wipe_left", before=4, after=4)},
    )
    graded = [replace(item, grade=Grade(exposure=1.0)) if isinstance(item, HandedClip) and item.id == "v3" else item
              for item in base.tracks[0].items]  # fmt: skip
    level = Level(gain_db=Curve((Key(0, 0.0, "linear"), Key(48, -12.0))), pan=0.5, fade_in=12, fade_out=24)
    score = HandedTrack(
        kind="audio", name="A2", role="music", gain_db=-6.0, duck_db=-9.0,
        items=(HandedClip(id="u1", name="music", content=music, length=120, level=level),),
    )  # fmt: skip
    silent = HandedTrack(kind="audio", name="A3", on=False, items=(replace(score.items[0], id="u2"),))
    return replace(
        base,
        tracks=(replace(base.tracks[0], items=tuple(graded)), second, base.tracks[1], score, silent),
        rolls=(one, two, three, music, image, lettering.picture),
    )
