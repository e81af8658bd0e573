"""Hypothesis strategies for the cut: clips with everything on them, tracks, sequences, files."""

from fractions import Fraction

from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.project.timeline.clip import (
    TRANSITIONS,
    Clip,
    ColorSource,
    FileSource,
    Gap,
    Item,
    SequenceSource,
    TakeSource,
    TitleSource,
    Transition,
)
from studio.project.timeline.curve import EASES, Curve, Key, steady
from studio.project.timeline.file import FILE_KINDS, MediaFile
from studio.project.timeline.look import Crop, Grade, Level, Transform
from studio.project.timeline.sequence import MARKER_COLORS, Marker, Sequence
from studio.project.timeline.title import ALIGNS, Style, Title
from studio.project.timeline.track import ROLES, Track, TrackKind
from tests.project.documents import digest, text

frames = st.integers(-(10**6), 10**6)
part = st.floats(0, 1)
color = st.sampled_from(["#000000", "#ff8000", "#12345678"])
rate = st.sampled_from([FrameRate(Fraction(24)), FrameRate(Fraction(30000, 1001))])


def curve(low: float, high: float) -> st.SearchStrategy[Curve]:
    """Steady, or up to four keys."""
    keys = st.lists(
        st.builds(Key, at=frames, value=st.floats(low, high), ease=st.sampled_from(EASES)),
        min_size=1,
        max_size=4,
        unique_by=lambda key: key.at,
    )
    return st.floats(low, high).map(steady) | keys.map(lambda keys: Curve(tuple(sorted(keys, key=lambda key: key.at))))


def _colors(low: float, high: float) -> st.SearchStrategy[tuple[float, float, float]]:
    return st.tuples(st.floats(low, high), st.floats(low, high), st.floats(low, high))


transform = st.builds(
    Transform,
    x=curve(-2, 2),
    y=curve(-2, 2),
    scale=curve(0, 10),
    rotation=curve(-720, 720),
    opacity=curve(0, 1),
    crop=st.builds(Crop, left=part, top=part, right=part, bottom=part),
)
grade = st.builds(
    Grade,
    exposure=st.floats(-4, 4),
    lift=_colors(-0.5, 0.5),
    gamma=_colors(0.25, 5),
    gain=_colors(0, 4),
    saturation=st.floats(0, 4),
    lut=st.just("") | digest,
    lut_strength=part,
)
level = st.builds(
    Level, gain_db=curve(-96, 24), pan=st.floats(-1, 1), fade_in=st.integers(0, 99), fade_out=st.integers(0, 99)
)
title = st.builds(
    Title,
    text=text,
    style=st.builds(
        Style,
        font=st.sampled_from(["Inter", "Noto Sans JP"]),
        weight=st.sampled_from([400, 500, 700]),
        size=part,
        color=color,
        box=st.just("") | color,
        vertical=st.booleans(),
        align=st.sampled_from(ALIGNS),
        across=st.sampled_from(ALIGNS),
    ),
)
source = (
    st.builds(TakeSource, shot_id=text, take_id=text)
    | st.builds(FileSource, file_id=text)
    | st.builds(SequenceSource, sequence_id=text)
    | st.builds(TitleSource, title=title)
    | st.builds(ColorSource, color=color)
)
transition = st.builds(
    Transition,
    kind=st.sampled_from(TRANSITIONS),
    before=st.integers(0, 50),
    after=st.integers(0, 50),
    color=color,
)


def clip(clip_id: str) -> st.SearchStrategy[Clip]:
    """Any clip with this id."""
    return st.builds(
        Clip,
        id=st.just(clip_id),
        source=source,
        length=st.integers(1, 1000),
        offset=frames,
        speed=st.just(Fraction(1)) | st.fractions(-100, 100, max_denominator=100),
        phase=st.just(Fraction(0)) | st.fractions(0, Fraction(99, 100), max_denominator=100),
        link=st.sampled_from(["", "l1", "l2"]),
        name=text,
        enabled=st.booleans(),
        head=st.none() | transition,
        tail=st.none() | transition,
        transform=transform,
        grade=grade,
        level=level,
        note=text,
    )


@st.composite
def track(draw: st.DrawFn, kind: TrackKind, number: int) -> Track:
    """Any track: up to four clips, gaps before some of them. Its ids begin with its kind and number."""
    items: list[Item] = []
    for serial in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            items.append(Gap(draw(st.integers(1, 1000))))
        items.append(draw(clip(f"{kind}{number}c{serial}")))
    return Track(
        id=f"{kind}{number}",
        kind=kind,
        name=draw(text),
        items=tuple(items),
        muted=draw(st.booleans()),
        solo=draw(st.booleans()),
        locked=draw(st.booleans()),
        gain_db=draw(st.floats(-96, 24)),
        pan=draw(st.floats(-1, 1)),
        role=draw(st.sampled_from(ROLES)),
        duck_db=draw(st.floats(-60, 0)),
    )


marker = st.builds(
    Marker,
    id=st.just("m1"),
    at=st.integers(0, 10**6),
    length=st.integers(0, 100),
    name=text,
    note=text,
    color=st.sampled_from(MARKER_COLORS),
)


@st.composite
def sequence(draw: st.DrawFn, sequence_id: str = "q1") -> Sequence:
    """Any sequence, whether it makes sense as a cut or not."""
    rows: list[Track] = []
    kinds: tuple[TrackKind, ...] = ("video", "subtitle", "audio")
    for kind in kinds:
        rows.extend(draw(track(kind, number)) for number in range(draw(st.integers(0, 2))))
    return Sequence(
        id=sequence_id,
        name=draw(text),
        size=draw(st.tuples(st.integers(1, 4000), st.integers(1, 4000))),
        rate=draw(rate),
        tracks=tuple(rows),
        markers=tuple(sorted(draw(st.lists(marker, max_size=2)), key=lambda one: one.at)),
        start=draw(st.integers(0, 10**6)),
        serial=draw(st.integers(0, 10**6)),
    )


def file(file_id: str = "f1") -> st.SearchStrategy[MediaFile]:
    """Any file of the bin."""
    return st.builds(
        MediaFile,
        id=st.just(file_id),
        digest=digest,
        name=text,
        kind=st.sampled_from(FILE_KINDS),
        seconds=st.fractions(0, 10**5, max_denominator=48_000),
        size=st.just((0, 0)) | st.tuples(st.integers(1, 8000), st.integers(1, 8000)),
        rate=st.none() | st.just(Fraction(30000, 1001)),
        frame_count=st.integers(0, 10**6),
        sample_count=st.integers(0, 10**9),
        channels=st.integers(0, 12),
        rotation=st.sampled_from([0, 90, 180, 270]),
        origin=text,
        notes=st.lists(text, max_size=2).map(tuple),
    )
