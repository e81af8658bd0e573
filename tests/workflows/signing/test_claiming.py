"""What is said of a file: of what it is made, and what was done."""

from dataclasses import replace
from pathlib import Path

from studio.project.timeline.clip import Clip, Gap, SequenceSource, Transition
from studio.project.timeline.curve import steady
from studio.project.timeline.look import Grade, Level
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.workflows.signing import claiming
from tests.workflows.delivering.conftest import clip, film, project_of, shot, words


def _said(sequence: Sequence, *span: int, more: tuple[Sequence, ...] = ()) -> claiming.Claim:
    first, end = span or (0, sequence.length)
    return claiming.of_cut(project_of(sequence, *more), sequence, (first, end), studio="1.2")


def test_takes_of_the_stage_are_a_programs_and_files_are_not_known() -> None:
    staged = _said(film(shot(1, 48), shot(2, 48)))
    assert staged.source == "synthetic"
    assert [(one.title, one.digest, one.engine, one.version, one.seed) for one in staged.ingredients] == [
        ("Shot 1, take t1", "one", "stage", "7", 11), ("Shot 2, take t2", "two", "stage", "7", 11),
    ]  # fmt: skip
    mixed = _said(film(shot(1, 48), replace(clip("two", 10), id="f")))
    assert (mixed.source, [one.source for one in mixed.ingredients]) == ("composite", ["synthetic", "composite"])
    assert _said(film(words("The end", 10), sounds=())).source == "synthetic"


def test_a_trained_model_is_told_as_one() -> None:
    assert claiming.source_of("diffusion") == claiming.source_of("another") == "trained"
    project = project_of(film(shot(1, 48)))
    take = replace(project.takes[0], recipe=replace(project.takes[0].recipe, engine="diffusion"))
    assert claiming.of_film("Film", ((take.recipe, "A dog."),), (take,), "1").source == "trained"
    assert claiming.of_film("Film", ((project.takes[1].recipe, "A dog."),), (), "1").source == "synthetic"


def test_only_what_is_in_the_part_is_told() -> None:
    sequence = film(shot(1, 20), shot(2, 20), clip("two", 10))
    assert [one.digest for one in _said(sequence, 0, 20).ingredients] == ["one"]
    assert [one.digest for one in _said(sequence, 19, 21).ingredients] == ["one", "two"]
    off = film(replace(shot(1, 20), enabled=False), shot(2, 20))
    assert [one.digest for one in _said(off).ingredients] == ["two"]
    hidden = film(shot(2, 20), more=(Track(id="v2", kind="video", items=(shot(1, 20),), muted=True),))
    assert [one.digest for one in _said(hidden).ingredients] == ["two"]


def test_what_was_done_is_told() -> None:
    dissolve = Transition(before=4, after=4)
    graded = replace(shot(2, 20, 2), head=dissolve, grade=Grade(exposure=0.5))
    sound = replace(shot(1, 20), id="a", level=Level(gain_db=steady(-3.0)))
    title = Track(id="v2", kind="video", items=(Gap(2), words("Harbour", 10)))
    said = _said(film(shot(1, 20), graded, sounds=(sound,), more=(title,)))
    told = {(one.name, one.what) for one in said.actions}
    assert ("c2pa.created", "Made with Ekonte 1.2 (stage).") in told
    assert ("c2pa.edited", "1 dissolve between clips.") in told
    assert ("c2pa.color_adjustments", "1 clip graded.") in told
    assert ("c2pa.trimmed", "2 clips trimmed.") in told
    assert ("c2pa.edited", "1 title added.") in told
    assert ("c2pa.edited", "1 clip levelled in sound.") in told


def test_what_is_nested_is_told_and_a_circle_ends() -> None:
    inner = replace(film(shot(1, 20)), id="q2", name="Inner")
    nest = Clip(id="n", source=SequenceSource("q2"), length=20)
    assert [one.digest for one in _said(film(nest), more=(inner,)).ingredients] == ["one"]
    round_and_round = replace(film(Clip(id="m", source=SequenceSource("q1"), length=5), shot(1, 5)), id="q2")
    assert [one.digest for one in _said(film(nest), more=(round_and_round,)).ingredients] == ["one"]


def test_where_media_lie_comes_along_if_they_are_there(tmp_path: Path) -> None:
    (tmp_path / "one").touch()
    sequence = film(shot(1, 20), shot(2, 20))
    claim = claiming.of_cut(project_of(sequence), sequence, (0, 40), where=lambda digest: tmp_path / digest)
    assert [one.path for one in claim.ingredients] == [tmp_path / "one", None]
