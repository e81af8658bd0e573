"""Titles as pictures: inside the safe area, bounded in their work, kept."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compositor import FilmCompositor
from studio.core.errors import AssetMissingError, InputError
from studio.ports.compositor import Picture
from studio.project.timeline.title import SUBTITLE, TITLE_LIMIT, Align, Style, Title
from tests.compositor.pictures import compositor

SIZE = (320, 180)


def picture(text: str, style: Style = Style(), size: tuple[int, int] = SIZE) -> Picture:  # noqa: B008  frozen
    return compositor().title(Title(text=text, style=style), size)


def bounds(made: Picture) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what can be seen."""
    rows, columns = np.nonzero(made[..., 3] > 8)
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1


def test_a_title_is_white_words_on_nothing_in_the_middle() -> None:
    made = picture("雨上がり", Style(shadow=0.0))
    assert made.shape == (180, 320, 4) and made.dtype == np.uint8
    assert made[0, 0].tolist() == [0, 0, 0, 0]
    assert (made[made[..., 3] > 0][:, :3] == 255).all()
    left, top, right, bottom = bounds(made)
    assert abs(left + right - 320) <= 3 and abs(top + bottom - 180) <= 4
    assert right - left == pytest.approx(4 * 0.08 * 180, abs=5)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\u0000"])
def test_no_words_are_nothing(text: str) -> None:
    assert not picture(text).any()


def test_a_title_is_made_once_and_not_to_be_written_to() -> None:
    made = picture("もう一度")
    assert picture("もう一度") is made
    assert not made.flags.writeable
    assert picture("もう一度", size=(160, 90)) is not made


def test_it_looks_alike_at_every_size() -> None:
    style = Style(outline=0.01, shadow=0.02)
    large = picture("海辺の町", style, (640, 360)).astype(np.float64)[..., 3]
    small = picture("海辺の町", style)[..., 3]
    assert np.abs(large.reshape(180, 2, 320, 2).mean((1, 3)) - small).mean() < 2.5


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("align", ["start", "middle", "end"])
@pytest.mark.parametrize("across", ["start", "middle", "end"])
def test_where_a_block_is_placed(vertical: bool, align: Align, across: Align) -> None:
    left, top, right, bottom = bounds(
        picture("日本\n漢字", Style(vertical=vertical, align=align, across=across, shadow=0))
    )
    middle = {"start": -1, "middle": 0, "end": 1}
    x, y = (left + right) / 2 - 160, (top + bottom) / 2 - 90
    wanted = (-middle[across], middle[align]) if vertical else (middle[align], middle[across])
    assert (round(x / 120), round(y / 60)) == wanted


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("あ漢ー、。「」gjÅ AB12\n"), min_size=1, max_size=80),
    st.sampled_from(["Inter", "Noto Sans JP"]), st.floats(0.03, 0.5), st.booleans(), st.floats(0.0, 0.03),
    st.sampled_from(["start", "middle", "end"]), st.sampled_from(["start", "middle", "end"]),
)  # fmt: skip
def test_words_stay_in_the_safe_area(
    text: str, font: str, size: float, vertical: bool, outline: float, align: Align, across: Align
) -> None:
    style = Style(
        font=font, size=size, vertical=vertical, outline=outline, align=align, across=across, shadow=0.0
    )  # fmt: skip
    made = picture(text, style)
    if made.any():
        left, top, right, bottom = bounds(made)
        over = 2 + 0.16 * size * 180  # some letters reach beyond their own room
        assert left >= 16 - over and right <= 304 + over and top >= 9 - over and bottom <= 171 + over


def test_what_is_too_long_is_wrapped_and_then_made_smaller() -> None:
    one, two = picture("あ" * 21), picture("あ" * 400)
    assert bounds(one)[3] - bounds(one)[1] > 20  # two lines
    left, top, right, bottom = bounds(two)
    assert right - left > 200 and bottom - top > 120
    assert (two[..., 3] > 128).mean() > 0.1


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("text", ["吾輩は猫である。", "word ", "a", "\n", "」", "😀", "12"])
def test_the_longest_title(text: str, vertical: bool) -> None:
    full = (text * TITLE_LIMIT)[:TITLE_LIMIT]
    made = picture(full, Style(vertical=vertical, outline=0.004, size=0.1))
    assert made.any() == bool(text.strip())


def test_what_is_longer_is_refused() -> None:
    with pytest.raises(InputError, match="up to 10000 characters, not 10001"):
        picture("a" * (TITLE_LIMIT + 1))


def test_fonts_that_do_not_come_with_the_studio() -> None:
    with pytest.raises(InputError, match="Comic"):
        picture("a", Style(font="Comic Sans"))


def test_a_font_that_is_gone(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(AssetMissingError, match=r"NotoSansJP-Bold\.ttf is missing"):
        FilmCompositor(tmp_path_factory.mktemp("empty")).title(Title(text="a"), SIZE)


def test_weights_differ_and_odd_ones_are_the_nearest() -> None:
    ink = [
        int(picture("Weight", Style(font="Inter", weight=weight, shadow=0))[..., 3].sum()) for weight in (400, 500, 700)
    ]
    assert ink[0] < ink[1] < ink[2]
    assert np.array_equal(
        picture("Weight", Style(font="Inter", weight=900)), picture("Weight", Style(font="Inter", weight=700))
    )


def test_colours_outline_shadow_and_box() -> None:
    bare = Style(size=0.3, shadow=0.0, color="#ff0000")
    assert picture("■", bare)[90, 160].tolist() == [0, 0, 255, 255]
    assert picture("■", replace(bare, color="#ff000080"))[90, 160].tolist() == [0, 0, 255, 128]
    wide = bounds(picture("■", replace(bare, outline=0.05)))[0]
    assert bounds(picture("■", bare))[0] - wide == pytest.approx(9, abs=1)
    shaded = picture("■", replace(bare, shadow=0.05))
    assert bounds(shaded)[3] > bounds(picture("■", bare))[3] + 5
    assert shaded[90, 160].tolist() == [0, 0, 255, 255]
    boxed = picture("あ", replace(bare, box="#00ff00"))
    left, top, right, _ = bounds(boxed)
    assert boxed[top + 1, (left + right) // 2].tolist() == [0, 255, 0, 255]
    with pytest.raises(InputError, match="is not a colour"):
        picture("a", Style(color="white"))


def test_tracking_and_leading() -> None:
    near, far = (bounds(picture("ABCD", Style(tracking=tracking))) for tracking in (0.0, 0.05))
    assert (far[2] - far[0]) - (near[2] - near[0]) == pytest.approx(3 * 0.05 * 180, abs=2)
    near, far = (bounds(picture("漢\n字", Style(leading=leading))) for leading in (1.0, 2.0))
    assert (far[3] - far[1]) - (near[3] - near[1]) == pytest.approx(0.08 * 180, abs=2)


numbers = st.floats(allow_nan=True, allow_infinity=True)


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=40), st.integers(-1000, 1000), numbers, numbers, numbers, numbers, numbers, st.booleans(),
    st.sampled_from([(1, 1), (2, 300), (300, 2), (64, 36)]),
)  # fmt: skip
def test_nothing_breaks_it(
    text: str, weight: int, size: float, leading: float, tracking: float, outline: float, shadow: float,
    vertical: bool, screen: tuple[int, int],
) -> None:  # fmt: skip
    style = Style(
        weight=weight, size=size, leading=leading, tracking=tracking, outline=outline, shadow=shadow,
        vertical=vertical, box="#ffffff80",
    )  # fmt: skip
    assert picture(text, style, screen).shape == (screen[1], screen[0], 4)


def test_a_subtitle_is_at_the_bottom() -> None:
    left, top, right, bottom = bounds(picture("「行こう。」", SUBTITLE))
    assert 150 < top < bottom <= 172 and abs(left + right - 320) <= 4
