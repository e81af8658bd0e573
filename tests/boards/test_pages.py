"""Pages of a storyboard, read back and looked at by pdfium: nothing overflows, nothing is lost, all can be searched."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.boards import BoardFiles
from studio.boards.layout import layout
from studio.core.errors import AssetMissingError, Cancelled, DiskError
from studio.core.progress import CancelToken, silent
from studio.ports.boards import PAPERS, PER_PAGE, Board, Language, Paper, Spoken
from tests.boards.look import compare
from tests.boards.pdf import Pdf
from tests.boards.story import RESOURCES, shot, story


def _written(path: Path, board: Board, per_page: int = 6, paper: Paper = "a4") -> int:
    return BoardFiles(RESOURCES).pages(board, path, per_page, paper, silent, CancelToken())


def _texts(path: Path) -> list[str]:
    return Pdf(path).texts()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_every_shot_is_on_its_page_and_can_be_searched(tmp_path: Path, per_page: int, language: Language) -> None:
    board = story(7, language)
    pages = _written(tmp_path / "b.pdf", board, per_page)
    texts = _texts(tmp_path / "b.pdf")
    assert len(texts) == pages >= -(-7 // per_page)
    for number, one in enumerate(board.shots):
        assert "".join(one.action.split()) in texts[number // per_page] + texts[-1]
    assert f"1/{pages}" in texts[0]
    assert "2026-11-22" in texts[-1]
    assert {"ja": "友だち「おしい！」", "en": "Friend:“Soclose!”"}[language] in "".join(texts)


@pytest.mark.parametrize(("per_page", "paper"), [*((number, PAPERS[0]) for number in PER_PAGE), (6, PAPERS[1])])
def test_no_letter_leaves_the_page_or_meets_a_picture(tmp_path: Path, per_page: int, paper: Paper) -> None:
    long = "とても長い文章がここにあり、決して枠からはみ出してはいけない。" * 12
    line = Spoken(speaker="語り", text="その日から、雨がつづいた。" * 6)
    shots = tuple(shot(number, "ja", action=long, dialogue=(line,) * 4, note=long) for number in range(1, 4))
    board = story(shots=shots)
    _written(tmp_path / "b.pdf", board, per_page, paper)
    division = layout(per_page, paper, board.size[0] / board.size[1])
    document = Pdf(tmp_path / "b.pdf")
    width, height = document.size
    assert (width, height) == pytest.approx(division.page, abs=0.5)
    boxes = document.letters()
    assert all(left > 0 and right < width and top > 0 and bottom < height for left, top, right, bottom in boxes)
    for place in range(min(per_page, 3)):
        cell = division.at(place)
        picture, words = division.picture_at(cell), division.words_at(cell)
        inside = [box for box in boxes if words.x - 1 < box[0] and box[2] < words.x + words.width + 6]
        inside = [box for box in inside if words.y <= box[1] < words.y + words.height]
        assert len(inside) > 20
        assert all(box[3] < words.y + words.height + 1 for box in inside)
        below = picture.y + picture.height
        over = [b for b in boxes if picture.x < b[0] < picture.x + picture.width and picture.y < b[1] < below]
        assert len(over) <= len("PAN →")  # the tag alone


def test_what_is_shortened_stands_in_full_behind_the_pictures(tmp_path: Path) -> None:
    long = "".join(f"第{number}の文がある。" for number in range(400))
    board = story(2)
    board = replace(board, shots=(replace(board.shots[0], action=long), board.shots[1]))
    pages = _written(tmp_path / "b.pdf", board)
    texts = _texts(tmp_path / "b.pdf")
    assert pages > 1
    assert "…" in texts[0]
    body = "".join(texts[1:])
    assert all(f"第{number}の文がある" in body for number in (0, 7, 133, 398))


def test_fonts_are_embedded_as_far_as_they_are_used(tmp_path: Path) -> None:
    _written(tmp_path / "b.pdf", story(6))
    data = (tmp_path / "b.pdf").read_bytes()
    assert data.count(b"/FontFile2") >= 3
    assert b"/ToUnicode" in data
    assert len(data) < 400_000  # whole fonts would be eight million


def test_the_same_board_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        _written(tmp_path / name, story(3))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_pencils_are_red_and_blue_in_the_picture(tmp_path: Path) -> None:
    board = story(3)
    _written(tmp_path / "b.pdf", board)
    seen = Pdf(tmp_path / "b.pdf").picture(scale=2.0).astype(int)
    division = layout(6, "a4", board.size[0] / board.size[1])
    box = division.picture_at(division.at(1))
    part = seen[round(box.y * 2) : round((box.y + box.height) * 2), round(box.x * 2) : round((box.x + box.width) * 2)]
    red = (np.abs(part - (212, 52, 28)).max(2) < 25).mean()
    blue = (np.abs(part - (26, 92, 196)).max(2) < 25).mean()
    assert red > 0.004
    assert blue > 0.002


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_looks_as_it_did_when_it_was_looked_at(tmp_path: Path, language: Language) -> None:
    _written(tmp_path / "b.pdf", story(6, language))
    compare(Pdf(tmp_path / "b.pdf").picture(), f"board_{language}")


def test_a_tall_film_and_an_empty_one(tmp_path: Path) -> None:
    for per_page in PER_PAGE:
        assert layout(per_page, "a4", 9 / 16).picture[1] > layout(per_page, "a4", 9 / 16).picture[0]
    assert _written(tmp_path / "b.pdf", story(0)) == 1
    assert "まだカットがありません。" in _texts(tmp_path / "b.pdf")[0]


def test_nothing_is_left_of_a_board_that_is_not_finished(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        BoardFiles(RESOURCES).pages(story(2), tmp_path / "b.pdf", 6, "a4", silent, token)
    with pytest.raises(DiskError, match="could not be written"):
        _written(tmp_path / "nowhere" / "b.pdf", story(1))
    with pytest.raises(AssetMissingError, match="fonts"):
        BoardFiles(tmp_path).pages(story(1), tmp_path / "b.pdf", 6, "a4", silent, CancelToken())
    assert list(tmp_path.iterdir()) == []
