"""From a project's sequence to something that can be shown."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import ProjectError
from studio.project.edits import add_shot, add_take, approve_take, move_shots, read_shot
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.take import Recipe, Take
from studio.project.timeline.clip import Clip, ColorSource, FileSource, Gap, SequenceSource, TakeSource, Transition
from studio.project.timeline.look import Grade
from studio.project.timeline.track import Track
from studio.workflows.sequence import Resolver
from studio.workflows.sequence.cut import Color, Lost, Movie, Nested, Planned
from tests.workflows.sequence.cutting import RATE, Stock, clip, project, ramp, sequence, where

STOCK = Stock({"a": ramp, "b": ramp, "sound": ramp})


def _video(*items: Clip | Gap, id: str = "v1") -> Track:  # noqa: A002
    return Track(id=id, kind="video", items=items)


def _shot(shot_id: str, take_id: str = "", length: int = 10) -> Clip:
    return Clip(id=f"c{shot_id}{take_id}", source=TakeSource(shot_id, take_id), length=length)


def _resolver() -> Resolver:
    return Resolver(where, Path("/proxies"))


def _film() -> Project:
    made = Project(name="film")
    for prompt in ("a dog", "a cat"):
        made = add_shot(made, Reading(prompt=prompt, language="en", scene=Scene()))
    for number in range(2):
        recipe = Recipe(scene=Scene(), engine="stage", engine_version="1", studio="1", size=(64, 36), rate=RATE)
        take = Take(
            id=f"s1t{number + 1}",
            shot_id="s1",
            recipe=recipe,
            media=f"take{number + 1}",
            frame_count=10 + number,
            frames_hash="",
            samples_hash="",
        )
        made = add_take(made, take)
    return replace(made, sequences=(sequence(_video(_shot("s1"), _shot("s1", "s1t1"), _shot("s2"))),))


def test_takes_that_stand_and_takes_that_are_named_and_shots_without_one() -> None:
    resolver, film = _resolver(), _film()
    newest, named, none = resolver.cut(film, "q1").tracks[0].media
    assert isinstance(newest, Movie) and newest.path == where("take2") and newest.frame_count == 11
    assert isinstance(named, Movie) and named.name == "s1t1"
    assert newest.light == Path("/proxies/take2.mov")
    assert none == Planned(number=2, prompt="a cat")
    assert "Shot 2 has no take yet" in resolver.cut(film, "q1").wants[0]
    approved = resolver.cut(approve_take(film, "s1t1"), "q1").tracks[0].media[0]
    assert isinstance(approved, Movie) and approved.name == "s1t1"


def test_what_the_project_does_not_have_is_said() -> None:
    lost = _resolver().cut(project(STOCK, sequence(_video(clip("gone", 3), _shot("s9"), _shot("s1", "s1t9")))), "q1")
    assert all(isinstance(medium, Lost) for medium in lost.tracks[0].media)
    assert list(lost.wants[:2]) == ['There is no file "gone" in test.', 'There is no shot "s9" in test.']
    with pytest.raises(ProjectError):
        _resolver().cut(project(STOCK), "q7")


def test_what_did_not_change_is_the_same_object() -> None:
    resolver = _resolver()
    one, other = _video(clip("a", 5)), _video(clip("b", 7), id="v2")
    first = project(STOCK, sequence(one, other))
    cut = resolver.cut(first, "q1")
    assert resolver.cut(first, "q1") is cut
    assert resolver.cut(replace(first, name="renamed", files=first.files[:]), "q1") is cut
    changed = resolver.cut(project(STOCK, sequence(one, replace(other, muted=True))), "q1")
    assert changed is not cut
    assert changed.tracks[0] is cut.tracks[0]
    assert changed.tracks[1] is not cut.tracks[1]


def test_a_rating_changes_nothing_and_another_take_does() -> None:
    resolver, film = _resolver(), _film()
    cut = resolver.cut(film, "q1")
    rated = replace(film, takes=(film.takes[0], replace(film.takes[1], rating=5)))
    assert resolver.cut(rated, "q1") is cut
    assert resolver.cut(approve_take(rated, "s1t1"), "q1") is not cut


def test_words_matter_only_where_they_are_on_a_slate() -> None:
    resolver, film = _resolver(), _film()
    cut = resolver.cut(film, "q1")
    other = Reading(prompt="a horse", language="en", scene=Scene())
    film = read_shot(film, "s1", other)
    assert resolver.cut(film, "q1") is cut
    film = read_shot(film, "s2", other)
    assert resolver.cut(film, "q1").tracks[0].media[2] == Planned(number=2, prompt="a horse")
    film = move_shots(film, ["s2"], 0)
    assert resolver.cut(film, "q1").tracks[0].media[2] == Planned(number=1, prompt="a horse")
    resolver.forget()
    assert resolver.cut(film, "q1").tracks[0].media[2] == Planned(number=1, prompt="a horse")


def test_a_nested_sequence_is_another_cut_and_an_edit_in_it_reaches_the_outer_one() -> None:
    inner = sequence(_video(clip("a", 5), id="i1"), id="q2")
    outer = sequence(_video(Clip(id="n", source=SequenceSource("q2"), length=5)))
    resolver = _resolver()
    cut = resolver.cut(project(STOCK, outer, inner), "q1")
    (medium,) = cut.tracks[0].media
    assert isinstance(medium, Nested) and medium.cut.length == 5
    assert [movie.name for movie in cut.movies] == ["a"]
    assert resolver.cut(project(STOCK, outer, inner), "q1") is cut
    longer = sequence(_video(clip("a", 6), id="i1"), id="q2")
    assert resolver.cut(project(STOCK, outer, longer), "q1") is not cut


def test_a_sequence_inside_itself_is_refused_with_a_sentence() -> None:
    around = [
        sequence(
            _video(Clip(id=f"n{number}", source=SequenceSource(f"q{number % 3 + 1}"), length=5), id=f"v{number}"),
            id=f"q{number}",
        )
        for number in (1, 2, 3)
    ]
    for number in (1, 2, 3):
        cut = _resolver().cut(project(STOCK, *around), f"q{number}")
        assert cut.wants == (f"Sequence q{number} would be shown inside itself, without an end.",)


def test_lanes_let_the_next_clip_of_a_file_be_ready_and_what_goes_on_go_on() -> None:
    over = Transition(before=1, after=1)
    cut = _resolver().cut(
        project(
            STOCK,
            sequence(
                _video(
                    clip("a", 5, 0),
                    clip("a", 5, 5),
                    clip("a", 5, 50),
                    replace(clip("a", 5, 55), head=over),
                    clip("b", 5),
                    Gap(2),
                    clip("a", 5, 60),
                )
            ),
        ),
        "q1",
    )
    assert [lane[0] for lane in cut.tracks[0].lanes] == [0, 0, 1, 0, 0, 0, 1]


def test_transitions_and_gaps_are_found_at_their_frames() -> None:
    head, tail = Transition(before=2, after=3, kind="dip", color="#102030"), Transition(before=2, after=1)
    laid = (
        _resolver()
        .cut(
            project(
                STOCK,
                sequence(_video(clip("a", 10), replace(clip("b", 10), head=head, tail=tail), Gap(4), clip("a", 5, 30))),
            ),
            "q1",
        )
        .tracks[0]
    )
    said: list[str] = []
    for frame in range(30):
        shown = laid.shown(frame)
        if shown is None:
            said.append("-")
        elif hasattr(shown, "part"):
            said.append("x")
        else:
            said.append("o")
    assert "".join(said) == "oooooooo" + "xxxxx" + "ooooo" + "xxx" + "---" + "ooooo" + "-"
    moment = laid.shown(8)
    assert moment is not None and hasattr(moment, "part")


def test_clips_that_are_off_are_gaps() -> None:
    laid = _resolver().cut(project(STOCK, sequence(_video(replace(clip("a", 5), enabled=False)))), "q1").tracks[0]
    assert laid.shown(2) is None


def test_other_media() -> None:
    red = Clip(id="c", source=ColorSource("#ff0000"), length=2)
    cut = _resolver().cut(project(STOCK, sequence(_video(red))), "q1")
    assert cut.tracks[0].media == (Color(color="#ff0000"),)


def test_tables_are_found() -> None:
    graded = replace(clip("a", 5), grade=Grade(lut="ab"))
    assert _resolver().cut(project(STOCK, sequence(_video(graded))), "q1").tracks[0].luts == {"ab": where("ab")}


def test_ten_thousand_clips_are_resolved_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def _where(digest: str) -> Path:
        asked.append(digest)
        return tmp_path

    resolver = Resolver(_where, tmp_path)
    tracks = tuple(
        _video(
            *(Clip(id=f"c{track}.{number}", source=FileSource("ab"[number % 2]), length=9) for number in range(500)),
            id=f"v{track}",
        )
        for track in range(20)
    )
    cut = resolver.cut(project(STOCK, sequence(*tracks)), "q1")
    before = len(asked)
    edited = (replace(tracks[0], items=tracks[0].items[1:]), *tracks[1:])
    after = resolver.cut(project(STOCK, sequence(*edited)), "q1")
    assert before == 2 == len(asked)
    assert [a is b for a, b in zip(cut.tracks, after.tracks, strict=True)] == [False, *([True] * 19)]
