"""Cleaning lines and cutting them by script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.sound.speech.text import cleaned, has_japanese, stretches


@given(st.text(max_size=300), st.sampled_from(["ja", "en"]))
def test_any_text_is_cut_without_loss_of_letters(text: str, language: str) -> None:
    clean = cleaned(text)
    assert not any(unicodedata.category(c) in ("Cc", "So", "Cs") for c in clean)
    pieces = stretches(clean, language) if clean else []
    spoken = "".join(piece for _, piece in pieces)
    assert [c for c in spoken if c.isalnum()] == [c for c in clean if c.isalnum()]


def test_emoji_and_controls_go() -> None:
    assert cleaned("Hi 😀\x07 there\n…") == "Hi there …"


@pytest.mark.parametrize(
    ("text", "language", "scripts"),
    [
        ("今日はArtificial Intelligenceの話です", "ja", ["ja", "en", "ja"]),
        ("OKです", "ja", ["ja"]),
        ("Hello there", "en", ["en"]),
        ("She said ありがとう to me", "en", ["en", "ja", "en"]),
        ("Hello", "ja", ["en"]),
    ],
)
def test_stretches_follow_the_script(text: str, language: str, scripts: list[str]) -> None:
    assert [script for script, _ in stretches(text, language)] == scripts


def test_japanese_is_seen() -> None:
    assert has_japanese("カタカナ")
    assert has_japanese("漢字")
    assert not has_japanese("plain, café")
