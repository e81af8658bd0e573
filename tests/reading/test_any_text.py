"""Whatever a person can type is either read or refused with a message; nothing crashes, hangs or leaks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.ports.reading import ReadOptions
from studio.project.scene import ACTIONS, PLACES, STYLES
from studio.project.scene_json import reading_from_json, to_json
from studio.reading import TextReader
from tests.reading.conftest import RESOURCES, SHARED

HEAP = """a the two no dog black cat man who says with in on of runs running walk kicks it he and , . : " ' while
wearing red hat camera slow zoom in style anime night rain toward not without him her their -- 10-year-old 25歳
犬 が を に で と は の 走る 走って 赤い 男 「 」 。 、 カメラ 夜 たち 三 匹 なし
持った ながら 見える 雨 の中 声 言う 😀 ( )"""
WORDS = st.sampled_from([*HEAP.split(), "\n", "\0", "\u200d"])


def readable(text: str) -> None:
    try:
        reading = SHARED.read(text, ReadOptions())
    except InputError as problem:
        assert problem.what
        assert problem.todo
        return
    scene = reading.scene
    assert reading.language in ("ja", "en")
    assert scene.place in PLACES
    assert scene.style in STYLES
    for subject in scene.subjects:
        assert subject.action in ACTIONS
        assert set(subject.then) <= ACTIONS
        assert 1 <= subject.count <= 200
    for line in scene.dialogue:
        assert -1 <= line.subject < len(scene.subjects)
    assert reading_from_json(to_json(reading)) == reading


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    readable(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=40), st.sampled_from(["", " "]))
def test_any_heap_of_words(words: list[str], between: str) -> None:
    readable(between.join(words))


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "!!!", "12345", "。。。", "\x00\x01", "\u200b"])
def test_no_word_is_refused(reader: TextReader, text: str) -> None:
    with pytest.raises(InputError) as problem:
        reader.read(text, ReadOptions())
    assert problem.value.todo


def test_ten_thousand_characters_are_refused(reader: TextReader) -> None:
    with pytest.raises(InputError, match="too long"):
        reader.read("dog " * 2500, ReadOptions())
    with pytest.raises(InputError, match="長すぎ"):
        reader.read("犬が走る。" * 2000, ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        "dog and " * 480,
        "犬と" * 1900,
        "very " * 790,
        '"' * 3000 + " dog",
        "「" * 3000 + "犬",
        "the camera " * 360,
        "red " * 900 + "dog",
    ],
)
def test_four_thousand_characters_of_anything(text: str) -> None:
    readable(text)


def test_emoji_are_pictures_of_words(reader: TextReader) -> None:
    reading = reader.read("🐶🏖️", ReadOptions())
    assert reading.scene.subjects[0].kind == "dog"
    assert reading.scene.place == "beach"


def test_contradictions_are_settled(reader: TextReader) -> None:
    scene = reader.read(
        "A bright sunny night at noon in the snow on a hot beach, close-up, wide shot", ReadOptions()
    ).scene
    assert scene.time_of_day in ("night", "noon")
    assert scene.camera.shot_size in ("close_up", "wide")


def test_another_language_is_not_understood_and_says_so(reader: TextReader) -> None:
    reading = reader.read("собака бежит по пляжу", ReadOptions())
    assert any(note.kind == "not_understood" for note in reading.notes)


def test_options_win(reader: TextReader) -> None:
    reading = reader.read("Anime style: a dog", ReadOptions(style="watercolor", language="ja"))
    assert reading.scene.style == "watercolor"
    assert all(any("\u3040" <= c <= "\u30ff" for c in note.text) for note in reading.notes)


def test_a_reader_that_let_go_reads_the_same() -> None:
    reader = TextReader(RESOURCES)
    before = reader.read("夕焼けの海辺を走る犬", ReadOptions())
    reader.release()
    assert reader.read("夕焼けの海辺を走る犬", ReadOptions()) == before
