"""Frames and pixels, and where things snap."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, ColorSource, Gap
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.track import TRACK_KINDS, Track, TrackKind
from studio.workflows.timeline.lanes import FOLD, lanes
from studio.workflows.timeline.rows import row
from studio.workflows.timeline.snapping import Snaps, snaps
from studio.workflows.timeline.view import MOST, View

views = st.builds(
    View,
    scale=st.floats(0.01, MOST),
    left=st.floats(0, 10_000),
    width=st.floats(100, 4_000),
    length=st.integers(0, 200_000),
)


def clip(name: str, length: int) -> Clip:
    return Clip(id=name, source=ColorSource(), length=length)


def sequence(*tracks: Track) -> Sequence:
    marker = Marker(id="m1", at=77)
    return Sequence(
        id="q1", name="film", size=(1280, 720), rate=FrameRate(Fraction(24)), tracks=tracks, markers=(marker,)
    )


@given(views, st.floats(1 / 8, 8), st.floats(0, 1))
def test_zooming_keeps_what_is_under_the_mouse(view: View, factor: float, place: float) -> None:
    x = place * view.width
    zoomed = view.zoomed(factor, x)
    assert zoomed.least <= zoomed.scale <= MOST or zoomed.scale == MOST
    if zoomed.left > 0:
        assert abs(zoomed.at(x) - view.at(x)) < 1e-6 * max(1.0, abs(view.at(x)))


@given(views)
def test_all_of_it_is_seen_at_once(view: View) -> None:
    fitted = view.fitted()
    assert fitted.x(0) == 0
    assert fitted.x(view.length) <= view.width or fitted.scale == fitted.least


@given(views, st.integers(0, 200_000))
def test_a_frame_that_is_asked_for_is_seen(view: View, frame: int) -> None:
    for paged in (False, True):
        assert -1e-6 <= view.showing(frame, paged=paged).x(frame) <= view.width


@given(st.lists(st.integers(0, 500), max_size=20), st.floats(0, 500), st.floats(0, 20))
def test_the_nearest_point_is_found(points: list[int], frame: float, within: float) -> None:
    found = Snaps(tuple(sorted(set(points)))).near(frame, within)
    near = [point for point in points if abs(point - frame) <= within]
    assert (found is None) == (not near)
    if found is not None:
        assert abs(found - frame) == min(abs(point - frame) for point in near)


def test_edges_markers_playhead_and_marks_are_points_and_what_is_dragged_is_not() -> None:
    film = sequence(Track(id="v1", kind="video", items=(clip("a", 10), Gap(5), clip("b", 20))))
    assert snaps(film, playhead=3, marks=(None, 60)).points == (0, 3, 10, 15, 35, 60, 77)
    assert snaps(film, playhead=None, without=("b",)).points == (0, 10, 77)


def test_of_several_edges_the_nearest_snaps() -> None:
    assert Snaps((100, 205)).shift((0, 100), 103, 8) == (105, 205)
    assert Snaps((100, 205)).shift((0, 100), 50, 8) == (50, None)


@given(
    st.lists(st.sampled_from(TRACK_KINDS), min_size=1, max_size=12),
    st.integers(20, 900),
    st.dictionaries(st.integers(0, 11), st.integers(14, 200), max_size=3),
)
def test_lanes_lie_below_each_other_and_keep_the_heights_they_were_given(
    kinds: list[TrackKind], room: int, chosen: dict[int, int]
) -> None:
    tracks = tuple(Track(id=f"t{n}", kind=kind) for n, kind in enumerate(sorted(kinds, key=len)))
    given_ = {f"t{n}": height for n, height in chosen.items()}
    made = lanes(sequence(*tracks), given_, room)
    assert len(made) == len(tracks)
    assert len({lane.code for lane in made}) == len(tracks)
    top = 0
    for lane in made:
        assert lane.top == top
        assert lane.height >= FOLD
        assert lane.height == given_.get(lane.track.id, lane.height)
        top = lane.bottom


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 30)), min_size=1, max_size=40), st.data())
def test_a_row_finds_what_the_track_finds(parts: list[tuple[bool, int]], data: st.DataObject) -> None:
    items = tuple(clip(f"c{n}", length) if full else Gap(length) for n, (full, length) in enumerate(parts))
    track = Track(id="v1", kind="video", items=items)
    made = row(track, lambda clip: -1)
    frame = data.draw(st.integers(0, track.length))
    number, placed = made.at(frame), track.clip_at(frame)
    assert (number is None) == (placed is None)
    if number is not None and placed is not None:
        assert made.clips[number] is placed.item
    end = data.draw(st.integers(frame, track.length))
    seen = [placed.item for placed in track.between(frame, end) if isinstance(placed.item, Clip)]
    assert [made.clips[n] for n in made.between(frame, end)] == seen
