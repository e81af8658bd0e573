"""A widget against the picture of it that was looked at last.

``EKONTE_GOLDENS=1`` draws the pictures anew; look at them before you commit them.
"""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import settle

FOLDER = Path(__file__).parents[1] / "goldens" / "window"

FAR = 40
"""Levels of 255 by which a pixel may differ: how edges of letters are smoothed differs between systems."""

SHARE = 0.02
"""Share of pixels that may differ more."""


def compare(widget: QWidget, name: str) -> None:
    """Fails where it looks otherwise."""
    settle()
    drawn = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    file = FOLDER / f"{name}.jpg"
    if "EKONTE_GOLDENS" in os.environ:
        assert drawn.save(str(file), quality=90)
    now, then = _pixels(drawn), _pixels(QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888))
    assert now.shape == then.shape, f"{name}: {now.shape} where {then.shape} was looked at"
    share = float((np.abs(now.astype(int) - then).max(2) > FAR).mean())
    assert share < SHARE, f"{name}: {share:.1%} of it looks otherwise"


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """uint8 (height, width, 3)."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
