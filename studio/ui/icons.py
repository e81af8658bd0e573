"""Icons: SVG on a 16-unit grid with strokes of 1.4, drawn in ``currentColor``, painted in device pixels.

``paint_icon`` is for controls that paint themselves; ``icon`` gives a ``QIcon`` for menus.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.core.errors import AssetMissingError
from studio.ui.theme import theme


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon ``name`` into the middle of ``rect`` (logical pixels, square by its shorter side)."""
    side = min(rect.width(), rect.height())
    picture = pixmap(name, round(side), colour, painter.device().devicePixelRatioF())
    where = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    painter.drawPixmap(where, picture, QRectF(picture.rect()))


def pixmap(name: str, side: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of ``side`` logical pixels. Raises ``AssetMissingError``."""
    return _pixmap(str(theme().icons), name, side, colour.rgba(), ratio)


def icon(name: str, side: int = 16) -> QIcon:
    """A ``QIcon`` in today's colours, sharp at 100, 200 and 300 %."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, side, theme().colours.text.secondary, ratio))
        made.addPixmap(pixmap(name, side, theme().colours.text.disabled, ratio), QIcon.Mode.Disabled)
    return made


def names(folder: Path) -> list[str]:
    """Every icon there is."""
    return sorted(file.stem for file in folder.glob("*.svg"))


@lru_cache(maxsize=512)
def _pixmap(folder: str, name: str, side: int, rgba: int, ratio: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    pixels = max(1, round(side * ratio))
    made = QPixmap(pixels, pixels)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    svg = _source(folder, name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(made)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


@lru_cache(maxsize=256)
def _source(folder: str, name: str) -> str:
    try:
        return (Path(folder) / f"{name}.svg").read_text("utf-8")
    except OSError as exc:
        raise AssetMissingError(f'The icon "{name}" is missing.', todo="Install the studio again.") from exc
