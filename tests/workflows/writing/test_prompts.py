"""Prompts while they are written: versions, words not understood, handles, and what is read of them."""

from dataclasses import replace
from pathlib import Path

from studio.project.cast import CastMember
from studio.project.edits import insert_shots
from studio.project.project import Form, Project
from studio.project.scene import Note, Reading, Scene, Subject
from studio.project.shot import Shot
from studio.storage import Bundles
from studio.workflows.writing import prompts

HARU = CastMember(handle="haru", name="ハル", words="赤いシャツの少年", subject=Subject(kind="boy"))
PROJECT = Project(
    name="p",
    shots=(Shot(id="s1", reading=Reading(prompt="a dog", language="en", scene=Scene(place="beach"))),),
    cast=(HARU,),
)


def test_typing_on_makes_one_version_not_many() -> None:
    once = prompts.reword(PROJECT, "s1", "a dog r", remember=True)
    twice = prompts.reword(once, "s1", "a dog runs", remember=False)
    assert twice.shot("s1").prompt == "a dog runs"
    assert twice.shot("s1").prompts == ("a dog",)
    assert twice.shot("s1").reading.scene.place == "beach", "the old reading stands until the new one is there"


def test_a_reading_that_comes_too_late_changes_nothing() -> None:
    late = Reading(prompt="a do", language="en", scene=Scene(place="lake"))
    assert prompts.reread(PROJECT, "s1", late, ()) is PROJECT


def test_a_reading_in_time_is_kept_and_is_no_version() -> None:
    read = prompts.reread(PROJECT, "s1", Reading(prompt="a dog", language="en", scene=Scene(place="lake")), ("place",))
    assert read.shot("s1").reading.scene.place == "lake"
    assert read.shot("s1").edited == ("place",)
    assert read.shot("s1").prompts == ()


def test_fields_can_be_given_back_to_the_reading() -> None:
    held = replace(PROJECT, shots=(replace(PROJECT.shots[0], edited=("place", "weather")),))
    assert prompts.release(held, "s1", "place").shot("s1").edited == ("weather",)
    assert prompts.release(held, "s1").shot("s1").edited == ()


def test_the_reader_gets_the_cast_in_words_and_the_shot_its_handles() -> None:
    asked = prompts.order(PROJECT, "@Haruが走る")
    assert asked.prompts == ("赤いシャツの少年が走る",)
    answer = Reading(prompt=asked.prompts[0], language="ja", scene=Scene(subjects=(Subject(kind="boy", action="run"),)))
    reading, edited = prompts.received(answer, "@Haruが走る", PROJECT.shots[0], PROJECT)
    assert reading.prompt == "@Haruが走る"
    assert reading.scene.subjects[0].name == "ハル"
    assert edited == ()


def test_words_not_understood_are_found_whole() -> None:
    notes = (
        Note(text="", kind="not_understood", detail="art"),
        Note(text="", kind="not_understood", detail="ふわっと"),
        Note(text="", kind="not_understood", detail="gold_rimmed"),
        Note(text="", kind="assumed", detail="dog"),
    )
    text = "Party art of a gold-rimmed dog. 犬がふわっと横切る"
    spans = prompts.unread(text, notes)
    bent = prompts.unread(
        "She takes it. 横切った。", [Note(text="", kind="not_understood", detail=w) for w in ("take", "横切る")]
    )
    assert [(span.start, span.end) for span in bent] == [(4, 9), (14, 18)]
    assert [text[span.start : span.end] for span in spans] == ["art", "gold-rimmed", "ふわっと"]


def test_handles_are_completed_and_marked() -> None:
    assert prompts.handle_at("夕焼けで@ha", 7) == prompts.Span(4, 7)
    assert prompts.handle_at("mail me", 7) is None
    assert prompts.candidates("@", (HARU,)) == (HARU,)
    assert prompts.candidates("@HA", (HARU,)) == (HARU,)
    assert prompts.candidates("@x", (HARU,)) == ()
    text = "@haruが走る @haruka と @nobody"
    assert [text[span.start : span.end] for span in prompts.handles(text, (HARU,))] == ["@haru"]
    assert prompts.handles(text, ()) == ()


def test_a_word_left_out_leaves_no_gap() -> None:
    assert prompts.without("a dog floatily runs", "floatily") == "a dog runs"
    assert prompts.exchanged("犬がふわっと横切る", "ふわっと", "軽やかに") == "犬が軽やかに横切る"


def test_wordings_are_told_apart_by_words_and_novels_whole() -> None:
    pieces = prompts.differences("a black dog runs", "a white dog runs")
    assert [(piece.text, piece.kind) for piece in pieces if piece.kind != "same"] == [
        ("black", "removed"),
        ("white", "added"),
    ]
    japanese = prompts.differences("黒猫が歩く", "白猫が歩く")
    assert "".join(piece.text for piece in japanese if piece.kind != "removed") == "白猫が歩く"
    assert [piece.kind for piece in prompts.differences("a" * 9000, "b" * 9000)] == ["removed", "added"]


def test_a_novel_is_read_only_so_far() -> None:
    assert len(prompts.order(PROJECT, "あ" * 100_000).prompts[0]) == prompts.PROMPT_LIMIT


def test_a_shot_that_says_nothing_survives_the_disk(tmp_path: Path) -> None:
    """In the language of the project, of its last shot, or any; and one that was written with none."""
    for name, project in (("a", Project(name="a")), ("b", PROJECT), ("c", Project(name="c", form=Form(language="ja")))):
        blank = prompts.blank(project)
        with Bundles().create(tmp_path / name) as made:
            made.apply(lambda before, blank=blank: insert_shots(before, 0, (blank, replace(blank, language=""))))
        with Bundles().open(tmp_path / name) as opened:
            assert [shot.reading.language for shot in opened.document.shots] == [blank.language, "en"]
    assert prompts.blank(Project(name="c", form=Form(language="ja"))).language == "ja"
