"""Sizes, rates and names are checked in words a person can use."""

from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.workflows.recipe import options


@pytest.mark.parametrize("size", options.SIZES)
def test_every_size_people_ask_for_is_taken(size: tuple[int, int]) -> None:
    assert options.size(f"{size[0]}x{size[1]}") == size


@pytest.mark.parametrize("text", ["", "x", "640", "640x", "641x360", "64x64", "-640x360", "640x360x2", "大"])
def test_other_sizes_are_refused_with_a_suggestion(text: str) -> None:
    with pytest.raises(InputError) as caught:
        options.size(text)
    assert "640x360" in caught.value.todo or "1920x1080" in caught.value.todo


def test_rates_are_exact() -> None:
    assert str(options.rate("23.976")) == "24000/1001"
    assert str(options.rate(" 30 ")) == "30/1"
    with pytest.raises(InputError, match="frame rate"):
        options.rate("48")


@pytest.mark.parametrize("name", ["film.mov", "folder.mp4", "none/film.mp4"])
def test_a_film_needs_a_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.mp4").mkdir()
    with pytest.raises(InputError) as caught:
        options.output(tmp_path / name, ".mp4")
    assert caught.value.todo
