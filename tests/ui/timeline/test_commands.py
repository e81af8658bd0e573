"""The timeline by keys and commands: what the mouse can do, they can; what cannot be done says why."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from studio.project import edits as shots_of
from studio.project.timeline.clip import SequenceSource, TakeSource, TitleSource
from studio.project.timeline.title import Title
from studio.ui.commands.cutting import CUTTING
from studio.workflows.remaking.coverage import setups
from tests.ui.conftest import settle
from tests.ui.timeline.conftest import Bench

FOUR = "s1:24 s2:24 s3:24 s4:24"


def pick(bench: Bench, *numbers: int) -> None:
    """Clips of V1 with their sound."""
    bench.desk.pick_none()
    for number in numbers:
        bench.desk.pick(bench.row(0)[number].id, add=True)


def test_every_command_is_bound_and_says_why_not(bench: Bench) -> None:
    commands = bench.host.commands
    assert {command.id for command in CUTTING} <= commands.bound()
    assert not commands.enabled("timeline.paste")
    assert commands.action("timeline.paste").toolTip()
    assert commands.conflicts() == []


@pytest.mark.parametrize("preset", ["ekonte", "premiere", "resolve", "avid"])
def test_no_preset_wants_a_key_twice(bench: Bench, preset: str) -> None:
    from studio.ui.commands import Keymap

    assert bench.host.commands.conflicts(Keymap(preset)) == []


def test_split_delete_and_close(bench: Bench) -> None:
    bench.desk.set_playhead(30)
    assert bench.run("split")
    assert bench.strip(0) == "s1:24 s2:6 s2:18 s3:24 s4:24"
    assert bench.strip(2) == "s1:24 s2:6 s2:18 s3:24 s4:24"
    pick(bench, 2)
    bench.run("delete")
    assert bench.strip(0) == "s1:24 s2:6 .:18 s3:24 s4:24"
    bench.desk.pick_gap(bench.sequence.tracks[0].id, 30)
    bench.run("close_gap")
    assert bench.strip(0) == "s1:24 s2:6 s3:24 s4:24"
    pick(bench, 0)
    bench.run("ripple_delete")
    assert bench.strip(0) == "s2:6 s3:24 s4:24"


def test_with_the_magnet_nothing_leaves_a_gap(bench: Bench) -> None:
    bench.host.commands.action("timeline.magnet").trigger()
    assert bench.desk.magnet
    pick(bench, 1)
    bench.run("delete")
    assert bench.strip(0) == "s1:24 s3:24 s4:24"


def test_trims_to_the_playhead(bench: Bench) -> None:
    bench.desk.set_playhead(30)
    bench.run("trim_head")
    assert bench.strip(0) == "s1:24 .:6 s2:18 s3:24 s4:24"
    bench.desk.set_playhead(40)
    bench.run("ripple_tail")
    assert bench.strip(0) == "s1:24 .:6 s2:10 s3:24 s4:24"


def test_keys_move_by_a_frame_what_the_tool_moves(bench: Bench) -> None:
    pick(bench, 3)
    bench.run("forward")
    bench.run("far_forward")
    assert bench.strip(0) == "s1:24 s2:24 s3:24 .:11 s4:24"
    bench.opened.session.undo()
    assert bench.strip(0) == FOUR, "frames one after the other are one step"
    bench.run("edge")
    bench.run("edge")
    bench.run("back")
    assert bench.strip(0) == "s1:24 s2:24 s3:24 s4:23"
    bench.run("ripple")
    pick(bench, 0)
    bench.run("far_back")
    assert bench.strip(0) == "s1:14 s2:24 s3:24 s4:23"


def test_real_keys_reach_them(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.activateWindow()
    bench.panel.surface.setFocus()
    bench.desk.set_playhead(12)
    QTest.keyClick(bench.panel.surface, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.panel.surface, Qt.Key.Key_C)
    settle()
    if QApplication.focusWidget() is bench.panel.surface and bench.host.shortcuts.parent() is bench.panel.window():
        assert bench.desk.tool == "razor"


def test_copy_and_paste_come_down_on_the_targets(bench: Bench) -> None:
    pick(bench, 1)
    bench.run("copy")
    bench.desk.set_playhead(96)
    bench.run("paste")
    assert bench.strip(0) == "s1:24 s2:24 s3:24 s4:24 s2:24"
    assert bench.strip(2) == "s1:24 s2:24 s3:24 s4:24 s2:24"
    assert bench.desk.playhead == 120
    assert len(bench.desk.picked) == 2
    bench.desk.set_playhead(24)
    bench.run("paste_insert")
    assert bench.strip(0).startswith("s1:24 s2:24 s2:24 s3:24")
    pick(bench, 0)
    bench.run("cut")
    assert bench.strip(0).startswith(".:24")


def test_clips_move_between_tracks(bench: Bench) -> None:
    bench.run("add_video")
    bench.desk.pick(bench.row(0)[3].id, linked=False)
    bench.run("up")
    upper = bench.sequence.of_kind("video")[1]
    assert [clip.length for clip in upper.clips] == [24]
    bench.run("down")
    assert bench.strip(0) == FOUR


def test_arrows_of_the_selection_walk_in_time_and_over_tracks(bench: Bench) -> None:
    pick(bench, 0)
    bench.run("next")
    assert bench.desk.in_hand == bench.row(0)[1].id
    bench.run("below")
    assert bench.desk.in_hand == bench.row(2)[1].id
    bench.run("add_next")
    assert {bench.row(2)[1].id, bench.row(2)[2].id} <= bench.desk.picked
    bench.run("all")
    assert len(bench.desk.picked) == 8
    bench.run("none")
    assert not bench.desk.picked
    bench.desk.set_playhead(50)
    bench.run("here")
    assert bench.row(0)[2].id in bench.desk.picked
    bench.run("onward")
    assert bench.row(0)[3].id in bench.desk.picked


def test_speed_is_asked_for_and_refused_in_a_sentence(bench: Bench) -> None:
    pick(bench, 3)
    bench.run("speed")
    dialog = bench.panel.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("200 %")
    dialog.accept()
    assert bench.row(0)[3].speed == Fraction(2)
    assert bench.row(0)[3].length == 12
    refused: list[str] = []
    end = bench.desk.refused.connect(lambda error: refused.append(error.what))
    bench.panel.acting.acts.set_speed("soon")
    end()
    assert refused == ['"soon" is no speed.']
    bench.run("reverse")
    assert bench.row(0)[3].speed == Fraction(-2)
    settle()


def test_freeze_link_enable_dissolve(bench: Bench) -> None:
    pick(bench, 1)
    bench.run("transition")
    head = bench.row(0)[1].head
    assert head is not None
    bench.run("transition")
    assert bench.row(0)[1].head is None
    bench.run("enable")
    assert not bench.row(0)[1].enabled
    assert not bench.row(2)[1].enabled
    bench.run("link")
    assert not bench.row(0)[1].link
    pick(bench, 1)
    bench.desk.pick(bench.row(2)[1].id, add=True)
    bench.run("link")
    assert bench.row(0)[1].link
    bench.desk.set_playhead(60)
    bench.run("freeze")
    assert bench.row(0)[3].speed == 0


def test_a_pinned_clip_says_that_a_newer_take_exists_and_takes_it(bench: Bench) -> None:
    first = bench.opened.project.takes_of("s2")[0]
    bench.opened.selection.choose("s2")
    pick(bench, 1)
    bench.run("replace")
    assert bench.row(0)[1].source == TakeSource("s2", first.id)
    assert not bench.panel.surface.painted.face(bench.row(0)[1]).newer
    bench.opened.draft("s2")
    newest = bench.opened.project.takes_of("s2")[-1]
    assert bench.panel.surface.painted.face(bench.row(0)[1]).newer
    pick(bench, 1)
    assert bench.run("newest")
    assert bench.row(0)[1].source == TakeSource("s2", newest.id)
    assert bench.row(2)[1].source == TakeSource("s2", newest.id)
    bench.run("follow")
    assert bench.row(0)[1].source == TakeSource("s2")


def test_takes_come_in_by_key(bench: Bench) -> None:
    bench.opened.selection.choose("s1")
    bench.desk.pick_none()
    bench.desk.set_playhead(96)
    bench.run("append")
    assert bench.strip(0) == FOUR + " s1:24"
    bench.desk.set_playhead(24)
    bench.run("insert")
    assert bench.strip(0).startswith("s1:24 s1:24 s2:24")
    bench.desk.set_playhead(0)
    bench.run("overwrite")
    assert bench.sequence.length == 144


def test_markers(bench: Bench) -> None:
    bench.desk.set_playhead(20)
    bench.run("marker")
    bench.desk.set_playhead(70)
    bench.run("marker")
    bench.run("marker_previous")
    assert bench.desk.playhead == 20
    bench.run("marker_note")
    dialog = bench.panel.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("bounce")
    dialog.accept()
    settle()
    assert [marker.name for marker in bench.sequence.markers] == ["bounce", ""]
    bench.run("marker_next")
    bench.run("marker_remove")
    assert [marker.at for marker in bench.sequence.markers] == [20]


def test_tracks(bench: Bench) -> None:
    bench.run("add_audio")
    bench.desk.pick_track(bench.sequence.tracks[-1].id)
    bench.run("mute")
    bench.run("lock")
    assert bench.sequence.tracks[-1].muted
    assert bench.sequence.tracks[-1].locked
    bench.run("lock")
    bench.run("track_up")
    assert bench.desk.track == bench.sequence.tracks[-2].id
    bench.run("target")
    assert bench.sequence.tracks[-2].id in bench.desk.targets
    bench.run("track_down")
    before = len(bench.sequence.tracks)
    bench.run("remove_track")
    assert len(bench.sequence.tracks) == before - 1


def test_nesting_and_back(bench: Bench) -> None:
    bench.run("add_video")
    bench.desk.pick(bench.row(0)[3].id, linked=False)
    bench.run("duplicate")
    copy = bench.row(0)[4]
    bench.desk.pick(copy.id, linked=False)
    bench.run("nest")
    nested = next(clip for clip in bench.row(0) if isinstance(clip.source, SequenceSource))
    bench.desk.pick(nested.id)
    bench.run("enter")
    assert bench.sequence.id != "q1"
    bench.run("film")
    assert bench.sequence.id == "q1"


def test_lift_and_extract_between_in_and_out(bench: Bench) -> None:
    bench.desk.set_marks((12, 35))
    bench.run("lift")
    assert bench.strip(0) == "s1:12 .:24 s2:12 s3:24 s4:24"
    bench.opened.session.undo()
    bench.run("extract")
    assert bench.strip(0) == "s1:12 s2:12 s3:24 s4:24"


def test_the_menu_opens_by_key(bench: Bench, qtbot: QtBot) -> None:
    pick(bench, 1)
    bench.run("menu")
    menu = next(menu for menu in bench.panel.findChildren(QMenu) if menu.isVisible())
    assert bench.host.commands.action("timeline.newest") in menu.actions()
    menu.close()
    settle()


def test_zoom_and_heights(bench: Bench) -> None:
    surface = bench.panel.surface
    before = surface.view.scale
    bench.run("zoom_in")
    assert surface.view.scale > before
    bench.run("fit")
    assert surface.view.x(96) <= surface.view.width
    pick(bench, 1)
    bench.run("fit_clips")
    assert abs(surface.view.left - 24) < 1
    tall = next(lane.height for lane in surface.where.lanes if lane.code == "V1")
    bench.run("taller")
    assert next(lane.height for lane in surface.where.lanes if lane.code == "V1") == tall + 8


def test_a_clip_that_follows_says_when_a_newer_take_than_the_approved_one_exists(bench: Bench) -> None:
    bench.opened.edit(lambda project: shots_of.approve_take(project, project.takes_of("s2")[0].id))
    bench.opened.draft("s2")
    clip = bench.row(0)[1]
    assert bench.panel.surface.painted.face(clip).remark == "T1"
    assert bench.panel.surface.painted.face(clip).newer
    pick(bench, 1)
    assert bench.run("newest")
    assert bench.panel.surface.painted.face(bench.row(0)[1]).remark == "T2"


def test_space_plays_the_sequence_wherever_the_monitor_was(bench: Bench) -> None:
    bench.screening.set_mode("take")
    bench.desk.set_playhead(30)
    assert bench.run("play")
    assert bench.screening.mode == "film"
    assert bench.playing.player.transport.playing
    bench.run("play")
    assert not bench.playing.player.transport.playing


def test_switches_are_remembered(bench: Bench) -> None:
    bench.host.commands.action("timeline.magnet").trigger()
    assert bench.desk.magnet
    assert bench.host.settings.get("timeline.magnet", False)


def test_a_click_on_a_clip_leaves_the_playhead_alone(bench: Bench) -> None:
    bench.desk.seek(10)
    bench.desk.pick(bench.row(0)[3].id)
    assert bench.opened.selection.shot == "s4"
    assert bench.desk.playhead == 10


def _answer(bench: Bench, text: str) -> None:
    dialog = bench.panel.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue(text)
    dialog.accept()
    settle()


def test_sequences_come_are_chosen_named_and_go(bench: Bench) -> None:
    commands = bench.host.commands
    assert not commands.enabled("timeline.sequence_name")
    assert not commands.enabled("timeline.sequence_remove")
    bench.run("sequence_new")
    _answer(bench, " Trailer ")
    assert [one.name for one in bench.desk.project.sequences][1:] == ["Trailer"]
    assert bench.sequence.name == "Trailer"
    bench.run("sequence_name")
    _answer(bench, "Teaser")
    assert bench.sequence.name == "Teaser"
    bench.run("sequences")
    menu = bench.panel.findChild(QMenu)
    assert menu is not None
    film, teaser = menu.actions()[:2]
    assert (film.text(), film.isChecked(), teaser.text(), teaser.isChecked()) == ("The film", False, "Teaser", True)
    film.trigger()
    menu.close()
    settle()
    assert bench.strip(0) == FOUR
    bench.desk.open(bench.desk.project.sequences[1].id)
    assert bench.run("sequence_remove")
    assert bench.strip(0) == FOUR
    assert len(bench.desk.project.sequences) == 1
    bench.opened.session.undo()
    assert len(bench.desk.project.sequences) == 2


def test_a_sequence_that_another_shows_stays(bench: Bench) -> None:
    pick(bench, 1)
    bench.run("nest")
    bench.desk.open(bench.desk.project.sequences[1].id)
    refused: list[str] = []
    end = bench.desk.session.refused.connect(lambda error: refused.append(error.what))
    assert not bench.panel.acting.sequences.remove()
    end()
    assert len(refused) == 1
    assert len(bench.desk.project.sequences) == 2


def test_titles_and_subtitles_come_at_the_playhead(bench: Bench) -> None:
    bench.desk.set_playhead(12)
    for command, words in (("title", "Schoolyard"), ("subtitle", "So close!"), ("title", "Again")):
        bench.run(command)
        dialog = bench.panel.findChild(QInputDialog)
        assert dialog is not None
        dialog.setTextValue(words)
        dialog.accept()
        settle()
    films = bench.sequence.of_kind("video")
    assert [track.clips[0].source for track in films[1:]] == [
        TitleSource(Title(text="Schoolyard")),
        TitleSource(Title(text="Again")),
    ]
    (said,) = bench.sequence.of_kind("subtitle")[0].clips
    assert said.length == 72
    assert bench.sequence.placed(said.id).start == 12


def test_the_next_angle_is_cut_to_at_the_playhead_and_the_sound_runs_on(bench: Bench) -> None:
    opened = bench.opened
    bench.desk.set_playhead(30)
    before = bench.strip(2)
    bench.run("angle")
    assert bench.strip(0) == FOUR, "there is no other angle yet"
    opened.jobs.cover("s2", setups(opened.project, "s2", ("close_a",)))
    first, close = opened.project.takes_of("s2")
    same = replace(close, samples_hash=first.samples_hash)  # the fake's sound is another one each time
    opened.edit(lambda project: replace(project, takes=(*(take for take in project.takes if take != close), same)))
    opened.edit(lambda project: shots_of.approve_take(project, project.takes_of("s2")[0].id))
    bench.desk.set_playhead(30)
    bench.run("angle")
    assert bench.strip(0) == "s1:24 s2:6 s2:18 s3:24 s4:24"
    source = bench.row(0)[2].source
    assert isinstance(source, TakeSource)
    assert source.take_id == close.id
    assert bench.strip(2) == before
