"""The timeline by mouse: every gesture is one edit, shown while it is made, and Esc takes it back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.timeline.conftest import ALT, CTRL, SHIFT, Bench

FOUR = "s1:24 s2:24 s3:24 s4:24"


def steps(bench: Bench) -> int:
    """Undo everything; how many steps there were since the shots were made."""
    count = 0
    while bench.opened.session.undo_name not in ("Write shots", "Make film", "") and count < 50:
        bench.opened.session.undo()
        count += 1
    return count


def test_a_click_selects_a_clip_with_its_sound_and_takes_its_shot_in_hand(bench: Bench) -> None:
    bench.click(bench.point(30))
    assert bench.desk.picked == {bench.row(0)[1].id, bench.row(2)[1].id}
    assert bench.opened.selection.shot == "s2"
    bench.click(bench.point(30), ALT)
    assert bench.desk.picked == {bench.row(0)[1].id}
    bench.click(bench.point(60), CTRL)
    assert len(bench.desk.picked) == 3
    bench.click(bench.point(60), CTRL)
    assert len(bench.desk.picked) == 1
    bench.click(bench.point(80), SHIFT)
    assert {clip.id for clip in bench.row(0)[1:]} <= bench.desk.picked


def test_the_storyboard_selects_on_the_timeline(bench: Bench) -> None:
    bench.opened.selection.choose("s3")
    assert bench.desk.in_hand == bench.row(0)[2].id


def test_a_drag_moves_a_clip_in_one_edit(bench: Bench) -> None:
    bench.drag(bench.point(84), bench.point(84) + bench.pixels(30))
    assert bench.strip(0) == "s1:24 s2:24 s3:24 .:30 s4:24"
    assert bench.strip(2) == "s1:24 s2:24 s3:24 .:30 s4:24"
    assert steps(bench) == 1
    assert bench.strip(0) == FOUR


def test_what_a_drag_would_do_is_shown_and_not_kept(bench: Bench) -> None:
    start = bench.point(84)
    bench.drag(start, start + bench.pixels(30), let_go=False)
    assert bench.desk.dragging
    assert bench.desk.shown is not None
    assert bench.desk.shown.tracks[0].length == 126
    assert bench.strip(0) == FOUR
    QTest.keyClick(bench.panel.surface, Qt.Key.Key_Escape)
    assert not bench.desk.dragging
    QTest.mouseRelease(bench.canvas, Qt.MouseButton.LeftButton, pos=start + bench.pixels(30))
    assert bench.strip(0) == FOUR
    assert steps(bench) == 0


def test_a_press_that_hardly_moves_is_a_click(bench: Bench) -> None:
    bench.drag(bench.point(84), bench.point(84) + QPoint(2, 0))
    assert bench.strip(0) == FOUR


def test_an_edge_is_trimmed_with_its_sound(bench: Bench) -> None:
    bench.drag(bench.point(96) - QPoint(2, 0), bench.point(86) - QPoint(2, 0))
    assert bench.strip(0) == "s1:24 s2:24 s3:24 s4:14"
    assert bench.strip(2) == "s1:24 s2:24 s3:24 s4:14"
    assert steps(bench) == 1


def test_with_alt_sound_and_picture_end_apart(bench: Bench) -> None:
    bench.drag(bench.point(72) - QPoint(2, 0), bench.point(66) - QPoint(2, 0), ALT)
    assert bench.strip(0) == "s1:24 s2:24 s3:18 .:6 s4:24"
    assert bench.strip(2) == FOUR


def test_with_control_an_edge_ripples(bench: Bench) -> None:
    bench.drag(bench.point(48) - QPoint(2, 0), bench.point(40) - QPoint(2, 0), CTRL)
    assert bench.strip(0) == "s1:24 s2:16 s3:24 s4:24"
    assert bench.strip(2) == "s1:24 s2:16 s3:24 s4:24"


def test_with_control_a_clip_changes_places(bench: Bench) -> None:
    bench.drag(bench.point(12), bench.point(12) + bench.pixels(30), CTRL)
    assert bench.strip(0) == "s2:24 s1:24 s3:24 s4:24"
    assert bench.opened.ids == ["s2", "s1", "s3", "s4"]


def test_with_alt_a_copy_is_dragged(bench: Bench) -> None:
    bench.drag(bench.point(84), bench.point(84) + bench.pixels(40), ALT)
    assert bench.strip(0) == "s1:24 s2:24 s3:24 s4:24 .:16 s4:24"


@pytest.mark.parametrize(
    ("tool", "start", "end", "picture"),
    [
        ("ripple", 48, 40, "s1:24 s2:16 s3:24 s4:24"),
        ("razor", 60, 60, "s1:24 s2:24 s3:12 s3:12 s4:24"),
    ],
)
def test_tools_do_what_they_say(bench: Bench, tool: str, start: int, end: int, picture: str) -> None:
    bench.run(tool)
    shift = QPoint(2 if start != end else 0, 0)
    bench.drag(bench.point(start) - shift, bench.point(end) - shift)
    assert bench.strip(0) == picture
    assert bench.strip(2) == picture


def test_roll_slip_and_slide_keep_the_length_of_the_film(bench: Bench) -> None:
    for number in (1, 2):
        bench.desk.pick(bench.row(0)[number].id)
        bench.desk.set_playhead(bench.sequence.placed(bench.row(0)[number].id).start + 6)
        bench.run("ripple_head")
        bench.desk.set_playhead(bench.sequence.placed(bench.row(0)[number].id).end - 6)
        bench.run("ripple_tail")
    assert [clip.length for clip in bench.row(0)][1:3] != [24, 24]
    length = bench.sequence.length
    cut = bench.sequence.placed(bench.row(0)[1].id).end
    bench.run("roll")
    bench.drag(bench.point(cut) - QPoint(2, 0), bench.point(cut + 3) - QPoint(2, 0))
    assert bench.sequence.placed(bench.row(0)[1].id).end == cut + 3
    before = bench.row(0)[1]
    bench.run("slip")
    middle = bench.sequence.placed(before.id).start + 5
    bench.drag(bench.point(middle), bench.point(middle + 2))
    after = bench.row(0)[1]
    assert (after.offset, after.length) == (before.offset - 2, before.length)
    assert bench.row(2)[1].offset == after.offset
    bench.run("slide")
    bench.drag(bench.point(middle), bench.point(middle + 2))
    assert bench.row(0)[1].offset == after.offset
    assert bench.sequence.length == length


def test_rate_stretch_fills_more_time(bench: Bench) -> None:
    bench.run("stretch")
    bench.drag(bench.point(96) - QPoint(2, 0), bench.point(120) - QPoint(2, 0))
    last = bench.row(0)[3]
    assert last.length == 48
    assert float(last.speed) == 0.5


def test_edges_snap_to_edges_markers_and_the_playhead(bench: Bench) -> None:
    bench.desk.switch(snapping=True)
    bench.desk.set_playhead(110)
    near = bench.panel.surface.view.span(5)
    bench.drag(bench.point(84), bench.point(84) + bench.pixels(14 + near))
    assert bench.sequence.placed(bench.row(0)[3].id).start == 86  # its end at the playhead
    bench.desk.switch(snapping=False)
    bench.drag(bench.point(98), bench.point(98) + bench.pixels(10))
    assert bench.sequence.placed(bench.row(0)[3].id).start == 96


def test_a_marquee_selects_what_it_touches(bench: Bench) -> None:
    where = bench.panel.surface.where
    start = QPoint(round(where.x(100)), round(where.top + where.lanes_height + 10))
    bench.drag(start, bench.point(60))
    assert {clip.id for clip in bench.row(0)[2:]} <= bench.desk.picked
    assert bench.row(0)[0].id not in bench.desk.picked


def test_the_ruler_seeks_and_the_monitor_shows_the_film(bench: Bench) -> None:
    where = bench.panel.surface.where
    at = QPoint(round(where.x(50.5)), round(where.top - 6))
    bench.click(at)
    assert bench.desk.playhead == 50
    assert bench.screening.mode == "film"


def test_heads_switch_their_tracks(bench: Bench) -> None:
    from studio.ui.timeline.heads import switches

    where = bench.panel.surface.where
    sound = next(lane for lane in where.lanes if lane.code == "A1")
    for name in ("mute", "solo", "lock"):
        box = switches(where, sound)[name]
        bench.click(box.center().toPoint())
    track = bench.sequence.track(sound.track.id)
    assert (track.muted, track.solo, track.locked) == (True, True, True)


def test_a_lane_grows_by_its_lower_edge(bench: Bench) -> None:
    where = bench.panel.surface.where
    lane = next(lane for lane in where.lanes if lane.code == "V1")
    at = QPoint(60, round(where.y(lane) + lane.height - 1))
    bench.drag(at, at + QPoint(0, 30))
    taller = next(lane for lane in bench.panel.surface.where.lanes if lane.code == "V1")
    assert taller.height == lane.height + 30


def test_a_gap_is_selected_and_closed(bench: Bench) -> None:
    bench.drag(bench.point(84), bench.point(84) + bench.pixels(30))
    bench.click(bench.point(86))
    assert bench.desk.gap is not None
    assert bench.run("delete")
    assert bench.strip(0) == FOUR


def test_fades_and_gain_are_drawn_by_hand(bench: Bench) -> None:
    from studio.ui.timeline.over import level_room

    where = bench.panel.surface.where
    sound = next(lane for lane in where.lanes if lane.code == "A1")
    body = where.body(sound, 0, 24)
    corner = level_room(body).topLeft().toPoint() + QPoint(2, 1)
    bench.drag(corner, corner + bench.pixels(8))
    assert bench.row(2)[0].level.fade_in == 8
