"""Which shapes characters take: columns, fallbacks, boxes."""

import pytest

from studio.compositor.lettering.cells import STRAIGHT, TURNED, Cell, cells
from studio.compositor.lettering.typeface import BOX
from tests.compositor.lettering.test_lines import faces


def made(text: str, *, vertical: bool = False) -> list[Cell]:
    return cells(text, faces(), vertical=vertical, tracking=0.0)


@pytest.mark.parametrize("character", "、。「」ー（）…〜っ")
def test_a_column_has_forms_of_its_own(character: str) -> None:
    along, down = (made(f"あ{character}あ", vertical=vertical)[1].shapes[0] for vertical in (False, True))
    assert along.number != down.number
    assert down.matrix == STRAIGHT


def test_kanji_stand_in_the_middle_of_their_column() -> None:
    cell = made("漢", vertical=True)[0]
    assert cell.room == pytest.approx(1.0)
    assert cell.shapes[0].x == pytest.approx(-0.5)


def test_words_are_turned_and_short_figures_are_not() -> None:
    assert [cell.shapes[0].matrix for cell in made("あTokyo", vertical=True)[1:]] == [TURNED] * 5
    twelve = made("第12話", vertical=True)
    assert [cell.text for cell in twelve] == ["第", "12", "話"]
    assert twelve[1].room == 1.0 and len(twelve[1].shapes) == 2
    first, last = twelve[1].shapes
    assert -0.5 <= first.x < last.x < 0.5
    assert [cell.shapes[0].matrix for cell in made("2026年", vertical=True)[:4]] == [TURNED] * 4
    assert [cell.text for cell in made("1.5倍", vertical=True)] == ["1", ".", "5", "倍"]


def test_a_column_goes_on_downwards() -> None:
    turned = made("Tokyo", vertical=True)
    assert all(cell.room > 0.3 for cell in turned)


def test_empty_halves_that_meet_are_one() -> None:
    gaps = [cell.gap for cell in made("「あ。」「い")]
    assert gaps == [0.0, 0.0, -0.5, -0.5, 0.0, 0.0]


def test_japanese_and_latin_stand_apart() -> None:
    assert [cell.gap for cell in made("あA、B")] == [0.125, 0.0, 0.0, 0.0]


def test_what_the_font_lacks_comes_from_the_other() -> None:
    latin_first = faces()[::-1]
    found = cells("aあ", latin_first, vertical=False, tracking=0.0)
    assert found[0].shapes[0].face is latin_first[0] and found[1].shapes[0].face is latin_first[1]


@pytest.mark.parametrize("vertical", [False, True])
def test_what_no_font_has_is_a_box(vertical: bool) -> None:
    boxes = made("😀한א", vertical=vertical)
    assert [cell.shapes[0].number for cell in boxes] == [BOX] * 3


def test_a_character_and_its_accent_are_one() -> None:
    assert [cell.text for cell in made("e\u0301x")] == ["e\u0301", "x"]
    assert [cell.text for cell in made("x\u0331y")] == ["x\u0331", "y"]
