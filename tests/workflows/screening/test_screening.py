"""What the monitor is to show of a project."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.project.timeline.clip import Clip as TimelineClip
from studio.project.timeline.clip import TakeSource
from studio.project.timeline.track import Track
from studio.workflows.screening.screening import Screened, Screening
from studio.workflows.sequence import Playable
from tests.fakes.compositor import FakeCompositor
from tests.fakes.desktop import Desktop, at_once
from tests.fakes.worker import FRAMES


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman", "a cat")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


@pytest.fixture
def screening(opened: Desktop) -> Iterator[Screening]:
    made = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    yield made
    made.close()


def _heard(screening: Screening) -> list[Screened]:
    heard: list[Screened] = []
    screening.changed.connect(heard.append)
    return heard


def test_the_take_in_hand_with_its_proxy(opened: Desktop, screening: Screening) -> None:
    heard = _heard(screening)
    assert screening.reel.clips == ()
    opened.draft("s1")
    (clip,) = screening.reel.clips
    take = opened.project.takes_of("s1")[0]
    assert clip.movie == opened.session.folder.media(take.media)
    assert isinstance(clip.proxy, Path)
    assert clip.proxy.read_bytes() == b"proxy 1"
    assert (clip.frame_count, clip.key) == (FRAMES, take.id)
    assert len(heard) == 1
    opened.selection.choose("s2")
    assert screening.reel.clips == ()
    assert screening.take_at(0) is None


def test_another_take_of_the_same_shot_keeps_the_playhead(opened: Desktop, screening: Screening) -> None:
    opened.draft("s1", 2)
    heard = _heard(screening)
    opened.selection.show("s1t1")
    assert heard[-1].same_shot
    assert heard[-1].frame == -1


def test_the_film_is_its_sequence_with_slates_for_shots_without_takes(opened: Desktop, screening: Screening) -> None:
    opened.draft("s1")
    opened.draft("s3")
    opened.selection.choose("s3")
    heard = _heard(screening)
    screening.set_mode("film")
    reel = heard[-1].reel
    (clip,) = reel.clips
    assert isinstance(clip.movie, Playable)
    assert clip.movie.cut.wants == ("Shot 2 has no take yet: a slate stands in its place.",)
    starts = (0, *reel.cuts)
    assert len(starts) == 3
    assert heard[-1].frame == starts[2], "from the shot in hand"
    assert [screening.shot_at(start) for start in starts] == ["s1", "s2", "s3"]
    assert [take.id if (take := screening.take_at(start)) else None for start in starts] == ["s1t1", None, "s3t1"]
    assert screening.within(starts[2] + 5) == 5
    assert screening.size == opened.project.form.size
    assert screening.shot_at(reel.frame_count) is None


def test_an_edit_of_words_leaves_the_film_as_it_is_and_a_take_does_not(opened: Desktop, screening: Screening) -> None:
    opened.draft("s1")
    screening.set_mode("film")
    heard = _heard(screening)
    opened.review.rate(3)
    assert heard == []
    screening.look_again()
    assert heard[-1].reel == screening.reel
    before = screening.reel
    opened.draft("s2")
    assert screening.reel != before
    assert heard[-1].same_shot


def test_another_sequence_can_be_shown(opened: Desktop, screening: Screening) -> None:
    opened.draft("s1")
    screening.set_mode("film")
    other = replace(opened.project.sequences[0], id="q2", name="Trailer", tracks=(), size=(640, 360))
    short = Track(
        id="q2v1", kind="video", items=(TimelineClip(id="q2c1", source=TakeSource("s1"), length=7, offset=3),)
    )
    opened.edit(lambda project: replace(project, sequences=(*project.sequences, replace(other, tracks=(short,)))))
    screening.set_sequence("q2")
    assert (screening.reel.frame_count, screening.size) == (7, (640, 360))
    screening.set_sequence("")
    assert screening.reel.clips[0].key == opened.project.sequences[0].id


def test_in_the_film_another_shot_is_gone_to(opened: Desktop, screening: Screening) -> None:
    screening.set_mode("film")
    sought: list[int] = []
    screening.sought.connect(sought.append)
    opened.selection.choose("s2")
    assert sought == [screening.reel.cuts[0]]


def test_an_edit_that_changes_nothing_to_see_is_not_told(opened: Desktop, screening: Screening) -> None:
    opened.draft("s1")
    heard = _heard(screening)
    opened.review.rate(4)
    assert heard == []


def test_relinking_takes_the_very_same_file_and_no_other(opened: Desktop, screening: Screening, tmp_path: Path) -> None:
    opened.draft("s1")
    take = opened.project.takes_of("s1")[0]
    place = opened.session.folder.media(take.media)
    data = place.read_bytes()
    place.unlink()
    refused: list[str] = []
    screening.refused.connect(lambda error: refused.append(error.what))
    other, same = tmp_path / "other.mp4", tmp_path / "same.mp4"
    other.write_bytes(b"another one")
    same.write_bytes(data)
    for file in (other, tmp_path / "none.mp4"):
        done = threading.Event()
        screening.relink(take, file, done.set)
        assert done.wait(5)
        assert not place.exists()
    assert "another movie" in refused[0]
    assert "none.mp4 cannot be copied" in refused[1]
    heard = _heard(screening)
    done = threading.Event()
    screening.relink(take, same, done.set)
    assert done.wait(5)
    assert place.read_bytes() == data
    assert same.exists()
    assert len(heard) == 1
