"""A project is checked, mended, collected and told of: what is wrong is found, what is lost is said."""

import hashlib
import sqlite3
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.core.errors import ProjectError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.project import edits
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.soundness import sound
from studio.project.take import Take
from studio.project.timeline.clip import Clip, FileSource, Gap, SequenceSource, TakeSource, Transition
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.keeping.collecting import Collected, collect
from studio.workflows.keeping.keeping import Finding, Repaired, check, info, repair
from studio.workflows.recipe.drafting import draft_recipe
from studio.workflows.session.session import Session

RATE = FrameRate(Fraction(24))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two shots with takes and media, a file that is used and one that is not, a cut, a version."""
    folder = tmp_path / "film"
    session = Session(Bundles().open_window(folder))
    reading = Reading(prompt="a dog", language="en", scene=Scene())
    session.edit("Add", lambda project: edits.insert_shots(project, 0, [reading, reading]))
    for shot_id in ("s1", "s1", "s2"):
        take = Take(
            id="",
            shot_id=shot_id,
            recipe=draft_recipe(session.project, shot_id),
            media=_kept(session, f"take {shot_id} {len(session.project.takes)}"),
            frame_count=24,
            frames_hash="",
            samples_hash="",
        )
        assert session.add_take(take)
    files = tuple(
        MediaFile(id=f"f{n}", digest=_kept(session, f"file {n}"), name=f"{n}.mov", kind="video", seconds=Fraction(3))
        for n in (1, 2)
    )
    clip = Clip(id="x1", source=FileSource("f1"), length=24)
    track = Track(id="q9v1", kind="video", items=(clip,))
    other = Sequence(id="q9", name="B", size=(640, 360), rate=RATE, tracks=(track,))
    session.edit("Bring", lambda project: replace(project, files=files, sequences=(*project.sequences, other)))
    assert session.keep_version("初稿")
    session.close()
    return folder


def _kept(session: Session, words: str) -> str:
    scratch = session.folder.scratch(".mp4")
    scratch.write_text(words)
    return session.folder.keep(scratch)


def checked(folder: Path) -> tuple[Finding, ...]:
    return check(Bundles(), folder, silent, CancelToken())


def repaired(folder: Path) -> Repaired:
    return repair(Bundles(), folder, silent, CancelToken())


def collected(folder: Path, target: Path) -> Collected:
    return collect(Bundles(), folder, target, silent, CancelToken())


def document(folder: Path) -> Project:
    with Bundles().open_window(folder) as bundle:
        assert bundle.read_only == ""
        return bundle.document


def spoil(folder: Path, statement: str) -> None:
    db = sqlite3.connect(folder / "project.db")
    db.execute(statement)
    db.commit()
    db.close()


def test_a_whole_project_is_whole(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert checked(folder) == ()
    assert repaired(folder) == Repaired(done=(), left=())
    assert {path for path in before if path.is_file() and path.read_bytes() != before[path]} == set()


def test_lost_and_changed_media_are_named_with_what_needs_them(folder: Path) -> None:
    with Bundles().open(folder) as bundle:
        take, file = bundle.document.takes[0], bundle.document.files[0]
        bundle.media(take.media).unlink()
        bundle.media(file.digest).write_text("another")
    found = checked(folder)
    assert [one.part for one in found] == ["medium", "medium"]
    assert "s1t1" in found[0].what
    assert "missing" in found[0].what
    assert "1.mov" in found[1].what
    assert "damaged" in found[1].what
    assert repaired(folder) == Repaired(done=(), left=found)


def test_a_damaged_record_comes_back_from_the_journal(folder: Path) -> None:
    whole = document(folder)
    spoil(folder, "UPDATE clips SET record = 'rust' WHERE id = 'x1'")
    (found,) = (one for one in checked(folder) if "x1" in one.subject)
    assert "journal has it" in found.what
    made = repaired(folder)
    assert made.left == ()
    assert any("project.db.damaged-1" in one.what for one in made.done)
    assert document(folder) == whole
    assert (folder / "project.db.damaged-1").is_file()
    assert checked(folder) == ()


def test_what_is_lost_is_said(folder: Path) -> None:
    spoil(folder, "UPDATE clips SET record = 'rust' WHERE id = 'x1'")
    spoil(folder, "DELETE FROM journal")
    made = repaired(folder)
    assert any(one.subject == "clips x1" and "lost" in one.what for one in made.done)
    assert document(folder).sequences[1].length == 0
    assert checked(folder) == ()


def test_a_clip_that_is_lost_moves_nothing_and_jobs_stay(folder: Path) -> None:
    with Bundles().open_window(folder) as bundle:
        before = bundle.document
        film, other = before.sequences
        clips = [Clip(id=f"y{n}", source=FileSource("f1"), length=10 + n) for n in range(3)]
        track = replace(other.tracks[0], items=(clips[0], Gap(7), *clips[1:]))
        now = replace(before, sequences=(film, replace(other, tracks=(track,))))
        bundle.commit(before, now, "Fill")
        bundle.keep_jobs(("a job", "仕事"))
    spoil(folder, "UPDATE clips SET record = replace(record, '\"kind\"', '\"k') WHERE id = 'y1'")
    spoil(folder, "DELETE FROM journal")
    assert any("keeps its place" in one.what for one in checked(folder))
    repaired(folder)
    mended = document(folder).sequences[1].tracks[0]
    assert mended.ends == track.ends
    assert [clip.enabled for clip in mended.clips] == [True, False, True]
    with Bundles().open(folder) as bundle:
        assert bundle.jobs == ("a job", "仕事")


def test_a_row_that_was_taken_away_is_noticed(folder: Path) -> None:
    whole = document(folder)
    spoil(folder, "DELETE FROM takes WHERE id = 's1t2'")
    assert checked(folder)
    repaired(folder)
    assert document(folder) == whole


def test_where_nothing_can_be_read_the_newest_version_is_taken(folder: Path) -> None:
    whole = document(folder)
    (folder / "project.db").write_bytes(b"rust" * 5000)
    with pytest.raises(ProjectError):
        checked(folder)
    made = repaired(folder)
    assert any("newest version" in one.what for one in made.done)
    assert document(folder) == whole


def test_references_to_nothing_are_found_and_mended(folder: Path) -> None:
    clips = (
        Clip(id="a", source=TakeSource("s1", "gone"), length=10),
        Gap(4),
        Clip(id="b", source=TakeSource("s77"), length=10),
        Clip(id="c", source=FileSource("f77"), length=10),
        Clip(id="d", source=SequenceSource("q77"), length=10),
        Clip(id="e", source=SequenceSource("q9"), length=10),
        Clip(id="f", source=FileSource("f2"), length=10, head=Transition(kind="crossfade", before=2, after=2)),
        Clip(id="g", source=FileSource("f2"), length=10, head=Transition(before=20, after=2)),
    )
    with Bundles().open(folder) as bundle:

        def _break(project: Project) -> Project:
            film, other = project.sequences
            track = replace(other.tracks[0], items=clips)
            shots = (replace(project.shots[0], approved="t99"), *project.shots[1:])
            return replace(project, shots=shots, sequences=(film, replace(other, tracks=(track,))))

        bundle.apply(_break)
    found = checked(folder)
    assert {one.part for one in found} == {"reference"}
    assert {one.subject for one in found} == {*(f"clip {key}" for key in "abcdefg"), "shot s1"}
    made = repaired(folder)
    assert made.left == ()
    assert len(made.done) == len(found)
    mended = document(folder)
    assert mended.shots[0].approved is None
    track = mended.sequences[1].tracks[0]
    assert [item.length for item in track.items] == [10, 44, 10, 10]
    assert track.clips[0].source == TakeSource("s1")
    second, third = track.clips[1].head, track.clips[2].head
    assert second is None or second.kind == "dissolve"
    assert third is not None
    assert third.before <= 10
    assert sound(mended) == (mended, ())


def test_a_project_in_use_is_not_mended(folder: Path) -> None:
    with Bundles().open_window(folder):
        assert checked(folder) == ()
        with pytest.raises(ProjectError, match="open in a window"):
            repaired(folder)


def test_a_copy_has_what_is_used_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    made = collected(folder, tmp_path / "out" / "copy")
    assert (made.media, made.missing, made.takes_left, made.files_left) == (3, (), 1, 1)
    copy = document(tmp_path / "out" / "copy")
    whole = document(folder)
    assert copy.name == "copy"
    assert [take.id for take in copy.takes] == ["s1t2", "s2t1"]
    assert [file.id for file in copy.files] == ["f1"]
    assert (copy.shots, copy.sequences) == (whole.shots, whole.sequences)
    assert checked(tmp_path / "out" / "copy") == ()
    files = [path for path in (tmp_path / "out" / "copy" / "media").rglob("*") if path.is_file()]
    assert len(files) == 3
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.stem for path in files)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["copy"]
    with pytest.raises(ProjectError, match="not empty"):
        collected(folder, tmp_path / "out" / "copy")


def test_a_copy_says_what_it_misses(folder: Path, tmp_path: Path) -> None:
    with Bundles().open(folder) as bundle:
        bundle.media(bundle.document.takes[2].media).unlink()
    made = collected(folder, tmp_path / "copy")
    assert [medium.users for medium in made.missing] == [("take s2t1",)]
    assert made.media == 2


def test_a_project_is_told(folder: Path) -> None:
    found = info(Bundles(), folder)
    assert (found.shots, found.takes, found.files, found.media, found.unused) == (2, 3, 2, 5, 0)
    assert [version.name for version in found.versions] == ["初稿"]
    assert found.sequences[1].clips == 1
    assert found.sequences[1].seconds == 1.0
    assert found.undoable == 2


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    for act in (checked, repaired):
        with pytest.raises(ProjectError):
            act(tmp_path / "none")
    with pytest.raises(ProjectError):
        info(Bundles(), tmp_path / "none")
