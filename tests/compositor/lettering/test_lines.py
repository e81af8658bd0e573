"""Where lines break, and where they must not."""

import time
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compositor.lettering.cells import cells
from studio.compositor.lettering.lines import Paragraph, Span
from studio.compositor.lettering.typeface import Typeface
from studio.core.characters import NOT_FIRST, OPENING, cleaned
from tests.compositor.pictures import RESOURCES


@cache
def faces() -> tuple[Typeface, ...]:
    return Typeface(RESOURCES / "fonts" / "NotoSansJP-Medium.ttf"), Typeface(RESOURCES / "fonts" / "Inter-Medium.ttf")


def paragraph(text: str, *, vertical: bool = False) -> Paragraph:
    return Paragraph(cells(text, faces(), vertical=vertical, tracking=0.0))


def words(made: Paragraph, spans: list[Span]) -> list[str]:
    return ["".join(cell.text for cell in made.cells[span.first : span.end]) for span in spans]


def filled(text: str, measure: float, *, vertical: bool = False) -> list[str]:
    made = paragraph(text, vertical=vertical)
    return words(made, made.filled(measure)[0])


def even(text: str, measure: float) -> list[str]:
    made = paragraph(text)
    return words(made, made.even(measure, len(made.filled(measure)[0])))


@pytest.mark.parametrize("vertical", [False, True])
def test_a_japanese_line_is_as_full_as_it_may_be(vertical: bool) -> None:
    assert filled("あいうえおかきくけこ", 4.0, vertical=vertical) == ["あいうえ", "おかきく", "けこ"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("あいうえ、おか", ["あいうえ、", "おか"]),  # its empty half hangs over
        ("あいうえっか", ["あいう", "えっか"]),
        ("あいうコーヒー", ["あいう", "コーヒー"]),
        ("あいう「えお」", ["あいう", "「えお」"]),
        ("あいう……え", ["あいう", "……え"]),
        ("あいうえ。」お", ["あいう", "え。」お"]),
    ],
)
def test_rules_of_japanese_lines(text: str, lines: list[str]) -> None:
    assert filled(text, 4.5)[: len(lines)] == lines


def test_english_breaks_between_words_and_behind_hyphens() -> None:
    assert filled("one two-three four", 5.0) == ["one two-", "three four"]


def test_a_word_is_broken_only_where_it_must_be() -> None:
    made = paragraph("incomprehensibilities")
    assert made.filled(20.0) == ([made.filled(20.0)[0][0]], False)
    spans, broken = made.filled(3.0)
    assert broken and len(spans) > 2 and "".join(words(made, spans)) == "incomprehensibilities"


def test_lines_are_even_and_end_where_a_reader_would_pause() -> None:
    assert even("とても長い題名が二行になるときには、きれいに折り返してほしい。", 20.0) == [
        "とても長い題名が二行になるときには、",
        "きれいに折り返してほしい。",
    ]
    assert even("I never said that, she laughed, finished her coffee and left.", 20.0) == [
        "I never said that, she laughed,",
        "finished her coffee and left.",
    ]


def test_a_figure_stays_with_what_it_counts() -> None:
    for measure in (6.0, 7.0, 8.0, 9.0, 10.0):
        assert any("12円" in line for line in even("ラーメンは一杯だけで12円だった。", measure))


texts = st.text(st.sampled_from("あいカー漢字、。「」（）っゃ…！ab 12,.-😀\u3099"), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(texts, st.floats(2.0, 12.0), st.booleans())
def test_every_character_is_on_a_line_and_no_line_begins_badly(text: str, measure: float, vertical: bool) -> None:
    text = cleaned(text)[0]
    made = paragraph(text, vertical=vertical)
    spans, broken = made.filled(measure)
    lines = words(made, spans)
    kept = "".join(cell.text for cell in made.cells).replace(" ", "")
    assert "".join(lines).replace(" ", "") == kept
    if broken:
        return
    assert all(span.width <= measure + 1e-6 for span in spans)
    for before, line in pairwise(lines if " " not in text else []):
        assert line[0] not in NOT_FIRST
        assert before[-1] not in OPENING
    balanced = words(made, made.even(measure, len(lines)))
    assert len(balanced) == len(lines) and "".join(balanced).replace(" ", "") == kept


@pytest.mark.parametrize("text", [" " * 10_000, "ー" * 10_000, "」" * 10_000, "a" * 10_000, "あ " * 5_000])
def test_a_long_paragraph_is_no_long_work(text: str) -> None:
    made = paragraph(text)
    start = time.process_time()
    for measure in (0.01, 1.0, 10.0, 100.0, 1e6):
        spans, _ = made.filled(measure)
        assert len(spans) <= len(text)
    assert time.process_time() - start < 20.0  # thousands of times what it takes, and far less than squares of it
