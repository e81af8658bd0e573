"""Lines break where Japanese and English may, and Japanese punctuation takes the room it should."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.boards.lines import Setter, full_width
from studio.boards.typefaces import UNKNOWN, Typefaces
from studio.core.characters import CLOSING, NOT_FIRST, OPENING
from tests.boards.story import RESOURCES


@lru_cache
def setter() -> Setter:
    """In the fonts that ship."""
    return Setter(Typefaces(RESOURCES))


TEXTS = st.text(alphabet="あいうカー、。「」（）！？漢字っゃabc XYZ-12…々", min_size=1, max_size=80)


@given(TEXTS, st.floats(6.0, 30.0))
def test_no_line_is_too_long_or_begins_with_what_may_not(text: str, measure: float) -> None:
    lines = setter().lines(text, measure)
    for number, line in enumerate(lines):
        assert line.width <= measure + 1e-6 or len(line.text) <= 2
        if number and line.text:
            whole = lines[number - 1].text
            begun_by_force = not any(character not in NOT_FIRST for character in whole[1:])
            assert line.text[0] not in CLOSING or begun_by_force or line.width > 0
    shown = "".join(line.text for line in lines)
    assert "".join(shown.split()) == "".join(full_width(text.strip()).split())


def test_kinsoku() -> None:
    lines = setter().lines("あああああああ、「いいいい」うう。", 8.0)
    assert all(line.text[0] not in NOT_FIRST for line in lines[1:])
    assert all(line.text[-1] not in OPENING for line in lines)


def test_english_breaks_between_words_and_long_words_are_cut() -> None:
    assert [line.text for line in setter().lines("The boy shoots the ball", 7.5)] == ["The boy shoots", "the ball"]
    cut = setter().lines("A" * 60, 10.0)
    assert len(cut) > 2
    assert all(line.width <= 10.0 for line in cut)


def test_punctuation_that_meets_shares_its_room() -> None:
    assert setter().line("」「").width == pytest.approx(1.5)  # half of each is empty, and half an em is shared
    assert setter().line("「あ」").width == pytest.approx(2.0)  # no empty halves at either end
    assert setter().line("あA").width > setter().line("あ").width + setter().line("A").width


def test_western_punctuation_behind_japanese_is_japanese() -> None:
    assert full_width("おしい!もう一回?") == "おしい！もう一回？"
    assert full_width("so close! 3.5 m") == "so close! 3.5 m"
    assert full_width("高さ3.5m。待って...") == "高さ3.5m。待って…"


def test_what_is_left_out_is_told_and_ends_in_an_ellipsis() -> None:
    lines, shortened = setter().within("少年がシュートを打つ。" * 9, 12.0, 2)
    assert shortened
    assert len(lines) == 2
    assert lines[-1].text.endswith("…")
    assert lines[-1].width <= 12.0
    assert setter().within("短い。", 12.0, 2) == (setter().lines("短い。", 12.0), False)


def test_a_character_that_no_font_has_is_told() -> None:
    line = setter().line("A\U0001f600B")
    assert UNKNOWN in "".join(run.text for run in line.runs)
