"""Edits of the project around its sequences and files."""

from dataclasses import replace
from fractions import Fraction

import pytest

from studio.core.errors import ProjectError
from studio.project import sequences
from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.timeline import edits
from studio.project.timeline.clip import FileSource, SequenceSource, TakeSource
from studio.project.timeline.edits import Material
from studio.project.timeline.file import FileKind, MediaFile
from tests.project.test_story import story
from tests.project.timeline import laws
from tests.project.timeline.cuts import drawn, strips


def project_of(*rows: str) -> Project:
    return Project(name="p", sequences=(drawn(*rows),))


def file(file_id: str, kind: FileKind = "video") -> MediaFile:
    return MediaFile(id=file_id, digest="0" * 64, name=f"{file_id}.mp4", kind=kind, seconds=Fraction(5, 2))


def test_one_sequence_is_changed_and_the_rest_stays() -> None:
    project = sequences.add_sequence(project_of("V1 aabb", "A1 aabb"), "Teaser")
    after = sequences.with_sequence(project, "q1", lambda cut: edits.delete(cut, ["aV1"]))
    assert strips(after.sequences[0]) == ["V1 ..bb", "A1 ..bb"]
    assert after.sequences[1] is project.sequences[1]
    assert sequences.with_sequence(project, "q1", lambda cut: edits.slip(cut, "aV1", 0)) is project
    with pytest.raises(ProjectError, match="q9"):
        sequences.with_sequence(project, "q9", lambda cut: cut)


def test_sequences_come_and_go() -> None:
    project = sequences.add_sequence(sequences.add_sequence(story(24), "a"), "b")
    assert [sequence.id for sequence in project.sequences] == ["q1", "q2", "q3"]
    assert [track.id for track in project.sequences[1].tracks] == ["q2v1", "q2a2"]
    assert project.sequences[1].size == project.form.size
    fewer = sequences.remove_sequence(project, "q2")
    assert [sequence.id for sequence in sequences.add_sequence(fewer, "c").sequences] == ["q1", "q3", "q4"]
    assert sequences.rename_sequence(project, "q2", "Trailer").sequence("q2").name == "Trailer"
    with pytest.raises(ProjectError, match="film"):
        sequences.remove_sequence(project, "q1")


def test_the_film_keeps_its_tracks() -> None:
    project = project_of("V1 aa", "A1 aa")
    for track_id in ("V1", "A1"):
        with pytest.raises(ProjectError, match="keeps one track"):
            sequences.with_sequence(project, "q1", lambda cut, name=track_id: edits.remove_track(cut, name))


def showing(sequence_id: str) -> Material:
    return Material(source=SequenceSource(sequence_id), length=4)


def test_no_sequence_shows_itself() -> None:
    project = sequences.add_sequence(project_of("V1 aa", "A1 aa"), "b")
    project = sequences.with_sequence(project, "q1", lambda cut: edits.insert(cut, 0, showing("q2")))
    for inner, outer in (("q1", "q2"), ("q1", "q1"), ("q2", "q2")):
        with pytest.raises(ProjectError, match="itself"):
            sequences.with_sequence(project, outer, lambda cut, name=inner: edits.append(cut, showing(name)))
    with pytest.raises(ProjectError, match="used in Film"):
        sequences.remove_sequence(project, "q2")


def test_nesting() -> None:
    project = project_of("V1 aabbcc", "V2 ..uu", "S1", "A1 aabbcc", "A2 mmmmmm")
    after = sequences.nest(project, "q1", ["bV1", "uV2"], "Inner")
    outer, inner = after.sequences
    assert strips(inner) == ["V1 bb", "V2 uu", "A1 bb"]
    source = SequenceSource("q2")
    assert outer.track("V1").clips[1].source == outer.track("A1").clips[1].source == source
    assert outer.track("V2").items == ()
    assert outer.track("A2") is project.sequences[0].track("A2")
    assert outer.linked(outer.track("V1").clips[1].id) == (
        outer.track("V1").clips[1].id,
        outer.track("A1").clips[1].id,
    )
    for sequence in after.sequences:
        laws.check(sequence)
    ids = [clip.id for sequence in after.sequences for track in sequence.tracks for clip in track.clips]
    ids += [track.id for sequence in after.sequences for track in sequence.tracks]
    assert len(ids) == len(set(ids))
    with pytest.raises(ProjectError, match="between"):
        sequences.nest(project, "q1", ["aV1", "cV1"], "Inner")
    with pytest.raises(ProjectError, match="nothing"):
        sequences.nest(project, "q1", [], "Inner")


def test_files_come_and_go() -> None:
    project = sequences.add_files(project_of("V1 ff", "A1"), [file("f"), file("g")])
    assert sequences.next_file_id(project) == "f3"
    assert sequences.set_file(project, replace(file("g"), name="h")).file("g").name == "h"
    assert [one.id for one in sequences.remove_file(project, "g").files] == ["f"]
    with pytest.raises(ProjectError, match="used in Film"):
        sequences.remove_file(project, "f")
    with pytest.raises(ProjectError, match="already"):
        sequences.add_files(project, [file("f")])
    assert sequences.add_files(project, []) is project


def test_lengths_are_in_frames_of_the_sequence() -> None:
    project = story(48, 0)
    half = replace(project.form.rate, fps=Fraction(12))
    files = (file("f1"), replace(file("f2"), rate=Fraction(25), frame_count=10), file("f3", "image"))
    project = replace(project, files=files)
    lengths = lengths_of(project, project.form.rate)
    assert lengths(TakeSource("s1")) == lengths(TakeSource("s1", "s1t1")) == 48
    assert lengths_of(project, half)(TakeSource("s1")) == 24
    assert lengths(TakeSource("s2")) == 120
    assert lengths(SequenceSource("q1")) == 168
    assert lengths(FileSource("f1")) == 60
    assert lengths(FileSource("f2")) == 10
    unknown = (TakeSource("s9"), TakeSource("s1", "s1t9"), FileSource("f3"), FileSource("f9"), SequenceSource("q9"))
    assert [lengths(source) for source in unknown] == [None] * 5
