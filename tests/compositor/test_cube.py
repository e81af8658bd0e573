"""Colour tables as others write them, and what only looks like one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compositor.cube import LARGEST_CUBE, read_cube
from studio.core.errors import InputError
from tests.compositor.pictures import compositor

EIGHT = "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n"


def read(folder: Path, text: str | bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    file = folder / "look.cube"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_cube(file)


def test_red_runs_fastest(tmp_path: Path) -> None:
    table = read(
        tmp_path, f'TITLE "A look"\n# made by hand\nLUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 1 1 1\n\n{EIGHT}'
    )
    assert table.shape == (2, 2, 2, 3) and table.dtype == np.float32
    for red, green, blue in np.ndindex(2, 2, 2):
        assert tuple(table[red, green, blue]) == (red, green, blue)


def test_windows_lines_comments_and_a_mark_at_the_beginning(tmp_path: Path) -> None:
    body = EIGHT.replace("1 1 0\n", "1 1 0  # yellow\n# and so on\n")
    text = (
        b"\xef\xbb\xbf" + f"title x\nLUT_3D_SIZE 2\n{body}\n\n".replace("title", "TITLE").replace("\n", "\r\n").encode()
    )
    assert np.array_equal(read(tmp_path, text), read(tmp_path, f"LUT_3D_SIZE 2\n{EIGHT}"))


def test_a_table_by_channel(tmp_path: Path) -> None:
    table = read(tmp_path, "LUT_1D_SIZE 3\n0 0 0\n0.25 0.5 0.75\n1 1 1\n")
    assert table.shape == (3, 1, 1, 3)
    assert tuple(table[1, 0, 0]) == (0.25, 0.5, 0.75)


def test_another_domain_is_sampled_anew(tmp_path: Path) -> None:
    """A table over 0..2 that changes nothing changes nothing over 0..1."""
    twice = EIGHT.replace("1", "2")
    table = read(tmp_path, f"LUT_3D_SIZE 2\nDOMAIN_MAX 2 2 2\n{twice}")
    assert np.allclose(table[1, 0, 1], (1.0, 0.0, 1.0)) and np.allclose(table[0, 1, 0], (0.0, 1.0, 0.0))
    curve = read(tmp_path, "LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0.0 2.0\n0 0 0\n2 2 2\n")
    assert np.allclose(curve[-1, 0, 0], 1.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not say its size"),
        ("LUT_3D_SIZE 2\n", "ends at line 1, too soon"),
        (EIGHT, "does not say its size"),
        ("LUT_3D_SIZE two\n", "Line 1 .* is not a size"),
        (f"LUT_3D_SIZE {LARGEST_CUBE + 1}\n0 0 0\n", "Line 1 .* is not a size"),
        ("LUT_3D_SIZE 99999999999999999999\n", "Line 1 .* is not a size"),
        ("LUT_3D_SIZE -2\n", "Line 1 .* is not a size"),
        ("LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n", "Line 2 .* is not a size"),
        ("hello\n", "Line 1 .* makes no sense"),
        ("LUT_3D_SIZE 2\n" + EIGHT.replace("1 1 0", "1 x 0"), "Line 5 .* should be 3 numbers"),
        ("LUT_3D_SIZE 2\n" + EIGHT.replace("1 1 0", "1 1"), "Line 5 .* should be 3 numbers"),
        ("LUT_3D_SIZE 2\n" + EIGHT.replace("1 1 0", "nan 1 0"), "Line 5 .* should be 3 numbers"),
        ("LUT_3D_SIZE 2\n" + EIGHT.replace("1 1 0", "1e30 1 0"), "Line 5 .* should be 3 numbers"),
        ("LUT_3D_SIZE 2\n" + EIGHT + "0 0 0\n", "Line 10 .* is one too many"),
        ("LUT_3D_SIZE 2\n" + EIGHT[6:], "ends at line 8, too soon"),
        ("DOMAIN_MIN 0 0\nLUT_3D_SIZE 2\n", "Line 1 .* should be 3 numbers"),
        (f"DOMAIN_MAX 0 1 1\nLUT_3D_SIZE 2\n{EIGHT}", "domain .* is empty"),
        ("\0\1\2", "Line 1 .* makes no sense"),
    ],
)
def test_nonsense_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for ask in (read_cube, compositor().lut):
        with pytest.raises(InputError, match="cannot be read"):
            ask(tmp_path / "gone.cube")


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "large.cube"
    with file.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(InputError, match="too large"):
        read_cube(file)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["LUT_3D_SIZE 2", "LUT_1D_SIZE 2", "0 0 0", "1 1 1", "# x", "", "DOMAIN_MIN 0 0 0", "a"]))
)
def test_any_lines_are_a_table_or_nonsense(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    try:
        table = read(tmp_path_factory.getbasetemp(), "\n".join(lines))
    except InputError:
        return
    assert table.shape in ((2, 2, 2, 3), (2, 1, 1, 3)) and np.isfinite(table).all()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_nonsense(tmp_path_factory: pytest.TempPathFactory, text: bytes) -> None:
    with pytest.raises(InputError):
        read(tmp_path_factory.getbasetemp(), text)


def test_a_table_is_kept_until_its_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "look.cube"
    file.write_text("LUT_1D_SIZE 2\n0 0 0\n1 1 1\n", "utf-8")
    table = compositor().lut(file)
    assert compositor().lut(file) is table and not table.flags.writeable
    file.write_text("LUT_1D_SIZE 2\n0 0 0\n0.5 0.5 0.5\n", "utf-8")
    assert compositor().lut(file)[1, 0, 0, 0] == 0.5
