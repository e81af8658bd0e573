"""The theme: every token, both modes, contrast as the looks promise, real weights, remembered nothing."""

import json

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from studio.core.errors import AssetMissingError
from studio.ui.icons import names, pixmap
from studio.ui.theme import theme
from studio.ui.theme.tokens import MODES, Mode, colour, load
from tests.ui.conftest import RESOURCES

FILE = RESOURCES / "themes" / "theme.json"


def _luminance(one: QColor) -> float:
    """WCAG 2.2 relative luminance."""
    shares = (one.redF(), one.greenF(), one.blueF())
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("mode", MODES)
def test_every_promise_of_contrast_is_kept(mode: Mode) -> None:
    data = json.loads(FILE.read_text("utf-8"))
    kept = data["themes"][mode]
    for pair in data["contrast"][mode]["text"]:
        ink, ground = (
            colour(kept[name.split(" ")[0].split(".")[0]][name.split(" ")[0].split(".")[1]])
            for name in (pair["text"], pair["background"])
        )
        light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= pair["minimum"], pair


def test_the_theme_changes_while_it_runs() -> None:
    before = theme().colours
    theme().set_mode("light")
    assert theme().colours is not before
    assert QApplication.palette().window().color() == theme().colours.surface.panel
    theme().set_mode("dark")
    assert theme().colours is before


def test_fonts_are_the_bundled_ones_with_a_real_medium() -> None:
    assert QFontInfo(theme().font("body", medium=True)).family() == "Inter"
    assert QFontInfo(theme().font("body", medium=True)).weight() == 500
    assert theme().font("timecode").pixelSize() == 20


def test_colours_may_be_translucent() -> None:
    assert colour("#ffffff8c").alpha() == 0x8C
    with pytest.raises(ValueError, match="no colour"):
        colour("reddish")


def test_a_broken_theme_says_so() -> None:
    with pytest.raises(AssetMissingError):
        load(RESOURCES / "themes" / "none.json")


def test_every_icon_draws_something_in_the_colour_asked_for() -> None:
    red = QColor("#ff0000")
    for name in names(RESOURCES / "icons"):
        image = pixmap(name, 16, red, 2.0).toImage()
        assert image.width() == 32
        inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200]
        assert inked, name
        if name != "ekonte":
            assert all(one.red() > 240 and one.green() < 16 for one in inked), name
