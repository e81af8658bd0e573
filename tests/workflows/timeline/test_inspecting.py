"""Amounts of clips: read at the playhead, written for all that are selected, keyed where they are to move."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError, StudioError
from studio.project.timeline import edits
from studio.project.timeline.clip import TitleSource
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.workflows.timeline.amounts import AMOUNTS, CURVES, with_key
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.inspecting import Inspecting
from tests.fakes.desktop import Desktop


def _check(path: Path) -> None:
    if "LUT" not in path.read_text("utf-8"):
        raise InputError(f"{path.name} is no colour table.")


@dataclass
class Cutting:
    opened: Desktop
    desk: TimelineDesk
    inspecting: Inspecting

    @property
    def film(self) -> Sequence:
        return self.opened.project.sequences[0]

    def ids(self, kind: str) -> list[str]:
        return [clip.id for track in self.film.tracks if track.kind == kind for clip in track.clips]


@pytest.fixture
def cutting(tmp_path: Path) -> Iterator[Cutting]:
    opened = Desktop(tmp_path / "film.studio")
    opened.board.write(["a dog", "a man"])
    desk = TimelineDesk(opened.session, opened.selection)
    made = Cutting(opened, desk, Inspecting(desk, _check))
    desk.pick(made.ids("video")[0])
    yield made
    desk.close()
    opened.close()


def test_picture_and_sound_of_one_thing_are_shown_together(cutting: Cutting) -> None:
    picture, sound = cutting.inspecting.one("picture"), cutting.inspecting.one("sound")
    assert picture is not None
    assert sound is not None
    assert (picture.link, cutting.inspecting.side()) == (sound.link, "picture")


@pytest.mark.parametrize("name", AMOUNTS)
def test_every_amount_is_kept_as_it_was_set_and_reset(cutting: Cutting, name: str) -> None:
    amount = AMOUNTS[name]
    wanted = amount.usual + 4 * amount.step
    wanted = wanted if wanted <= amount.high else amount.usual - 4 * amount.step
    assert cutting.inspecting.set_value(name, wanted)
    assert cutting.inspecting.value(name) == pytest.approx(wanted)
    assert cutting.inspecting.reset((name,))
    assert cutting.inspecting.value(name) == pytest.approx(amount.usual)


def test_a_change_reaches_all_selected_clips_and_is_one_step(cutting: Cutting) -> None:
    cutting.desk.pick_everything()
    before = cutting.film
    cutting.inspecting.set_value("exposure", 1.0)
    graded = [cutting.film.clip(clip_id).grade.exposure for clip_id in cutting.ids("video")]
    assert graded == [1.0, 1.0]
    cutting.inspecting.set_value("exposure", 2.0)
    cutting.opened.session.undo()
    assert cutting.film == before


def test_an_amount_that_moves_is_changed_at_the_playhead(cutting: Cutting) -> None:
    inspecting, desk = cutting.inspecting, cutting.desk
    assert inspecting.keyed("scale") == "no"
    inspecting.toggle_key("scale")
    assert inspecting.keyed("scale") == "here"
    desk.set_playhead(24)
    assert inspecting.keyed("scale") == "between"
    inspecting.set_value("scale", 200.0)
    assert inspecting.keyed("scale") == "here"
    desk.set_playhead(12)
    assert inspecting.value("scale") == pytest.approx(150.0)
    inspecting.to_key("scale", 1)
    assert desk.playhead == 24
    inspecting.to_key("scale", -1)
    assert desk.playhead == 0
    inspecting.toggle_key("scale")
    assert inspecting.value("scale") == pytest.approx(200.0)
    desk.set_playhead(24)
    inspecting.toggle_key("scale")
    assert inspecting.keyed("scale") == "no"
    assert inspecting.value("scale") == pytest.approx(200.0)


def test_keys_stay_with_the_medium_when_the_head_is_trimmed(cutting: Cutting) -> None:
    inspecting, desk = cutting.inspecting, cutting.desk
    desk.set_playhead(10)
    inspecting.toggle_key("x")
    clip_id = cutting.ids("video")[0]
    assert desk.cut("Trim", lambda before: edits.ripple_trim(before, clip_id, "head", 4))
    desk.set_playhead(6)
    assert inspecting.keyed("x") == "here"


def test_a_locked_track_says_why(cutting: Cutting) -> None:
    track = cutting.film.of_kind("video")[0]
    cutting.desk.cut("Lock", lambda before: edits.set_track(before, track.id, locked=True))
    assert track.name in cutting.inspecting.why_not()
    assert not cutting.inspecting.set_value("x", 10.0)


def test_speed_transition_name_and_note(cutting: Cutting) -> None:
    inspecting = cutting.inspecting
    length = cutting.film.length
    cutting.desk.switch(magnet=True)
    assert inspecting.set_speed(Fraction(2))
    assert inspecting.speed == 2
    assert cutting.film.length < length
    second = cutting.ids("video")[1]
    cutting.desk.pick(second)
    assert inspecting.set_transition("head", "dissolve", 12)
    found = inspecting.transition("head")
    assert found is not None
    assert (found.kind, found.length) == ("dissolve", 12)
    sounds = [clip.head for track in cutting.film.of_kind("audio") for clip in track.clips]
    assert [head.kind for head in sounds if head] == ["crossfade"]
    cutting.desk.pick(cutting.ids("video")[0])
    assert inspecting.transition("tail") == found
    inspecting.set_transition("tail", None, 0)
    assert cutting.film.clip(second).head is None
    inspecting.rename("Opening")
    inspecting.annotate("too slow")
    inspecting.enable(False)
    clip = inspecting.clip
    assert clip is not None
    assert (clip.name, clip.note, clip.enabled) == ("Opening", "too slow", False)


def test_a_title_is_written_and_nothing_else_is_one(cutting: Cutting) -> None:
    track = cutting.film.of_kind("subtitle")[0].id
    material = edits.Material(source=TitleSource(Title(text="はじまり")), length=48, audio=False)
    cutting.desk.cut("Title", lambda before: edits.overwrite(before, 0, material, video=track))
    (title,) = cutting.ids("subtitle")
    cutting.desk.pick(title)
    assert cutting.inspecting.set_title(lambda before: Title(text="おわり", style=before.style))
    clip = cutting.inspecting.clip
    assert clip is not None
    assert isinstance(clip.source, TitleSource)
    assert clip.source.title.text == "おわり"


def test_a_colour_table_is_kept_in_the_project_and_nonsense_is_refused(cutting: Cutting, tmp_path: Path) -> None:
    table, nonsense = tmp_path / "warm.cube", tmp_path / "nonsense.cube"
    table.write_text("LUT_3D_SIZE 2", "utf-8")
    nonsense.write_text("hello", "utf-8")
    assert cutting.inspecting.lay_table(table)
    clip = cutting.inspecting.clip
    assert clip is not None
    assert cutting.opened.session.folder.media(clip.grade.lut).read_text("utf-8") == "LUT_3D_SIZE 2"
    with pytest.raises(StudioError):
        cutting.inspecting.lay_table(nonsense)
    cutting.inspecting.lay_table(None)
    clip = cutting.inspecting.clip
    assert clip is not None
    assert clip.grade.lut == ""


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.floats(-1, 1)), min_size=1, max_size=6, unique_by=lambda key: key[0]),
    st.integers(-60, 60),
    st.floats(-1, 1),
)
def test_a_key_changes_the_curve_there_and_keeps_the_order(
    keys: list[tuple[int, float]], at: int, value: float
) -> None:
    made = with_key(Curve(tuple(Key(*key) for key in sorted(keys))), at, value)
    assert made.value(at) == value
    assert [key.at for key in made.keys] == sorted({at, *(key for key, _ in keys)})


def test_what_can_move_has_a_curve() -> None:
    assert set(CURVES) == {name for name, amount in AMOUNTS.items() if amount.curve is not None}
    assert steady(1.0).still
