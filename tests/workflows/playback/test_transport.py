"""Keys and where they bring the playhead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.workflows.playback.transport import SPEEDS, Run, Transport

T = Transport(length=100, frame=50)


def test_space_plays_and_rests() -> None:
    assert T.toggle().speed == 1
    assert T.toggle().toggle() == T


def test_l_goes_faster_and_j_slower_and_back() -> None:
    here, speeds = T, list[int]()
    for key in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1, 1):
        here = here.shuttle(key)
        speeds.append(here.speed)
    assert speeds == [1, 2, 4, 8, 8, 4, 2, 1, -1, -2, -4, -8, -8, -4]
    assert here.pause().speed == 0
    assert here.pause().shuttle(-1).speed == -1


def test_play_at_the_end_begins_again_and_backwards_at_the_beginning_from_the_end() -> None:
    assert T.seek(99).play().frame == 0
    assert T.seek(0).play(-1).frame == 99
    assert T.seek(98).play().frame == 98


def test_a_loop_plays_its_stretch() -> None:
    marked = Transport(length=100, frame=50, loop=True).mark(10, 19)
    assert marked.play().frame == 10
    assert marked.seek(15).play().frame == 15
    run = marked.seek(18).play().run()
    assert run is not None
    assert [run.frame(tick) for tick in range(4)] == [18, 19, 10, 11]


def test_without_a_loop_marks_do_not_stop_it() -> None:
    run = T.mark(10, 60).play().run()
    assert run is not None
    assert (run.first, run.end) == (0, 100)


def test_steps_rest_and_stay_inside() -> None:
    assert T.play().step(1) == T.seek(51)
    assert T.seek(0).step(-1).frame == 0
    assert T.seek(99).step(24).frame == 99


def test_marks_put_each_other_out_of_the_way() -> None:
    assert T.seek(10).set_in().seek(20).set_out().stretch == (10, 21)
    assert T.seek(10).set_out().seek(20).set_in().mark_out is None
    assert T.seek(20).set_in().seek(10).set_out().mark_in is None
    assert T.mark(80, 20).mark_out == 80
    assert T.mark(-5, 500).stretch == (0, 100)
    assert T.mark(None, None).stretch == (0, 100)


def test_nothing_loaded_never_plays() -> None:
    assert not Transport().play().playing
    assert not Transport().shuttle(-1).playing
    assert Transport().seek(5).frame == 0


@given(
    length=st.integers(1, 400),
    data=st.data(),
    speed=st.sampled_from([*SPEEDS, *(-s for s in SPEEDS)]),
    loop=st.booleans(),
)
def test_a_run_keeps_to_its_stretch_and_says_when_it_is_over(
    length: int, data: st.DataObject, speed: int, loop: bool
) -> None:
    first = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(first + 1, length))
    origin = data.draw(st.integers(first, end - 1))
    run = Run(origin=origin, speed=speed, first=first, end=end, loop=loop)
    assert run.frame(0) == origin
    frames = [run.frame(tick) for tick in range(length + 2)]
    assert all(frame is None or first <= frame < end for frame in frames)
    if loop:
        assert run.ticks is None
        assert None not in frames
    else:
        assert run.ticks is not None
        assert [frame is None for frame in frames] == [tick >= run.ticks for tick in range(length + 2)]
        before = run.frame(run.ticks - 1)
        assert before is not None
        assert abs(run.last - before) < abs(speed)


@pytest.mark.parametrize("speed", SPEEDS)
def test_faster_runs_show_every_nth_frame(speed: int) -> None:
    run = Transport(length=100).play(speed).run()
    assert run is not None
    assert [run.frame(tick) for tick in range(5)] == [0, speed, 2 * speed, 3 * speed, 4 * speed]
