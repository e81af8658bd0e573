"""Frames on their way to the screen."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def image(picture: NDArray[np.uint8] | None) -> QImage | None:
    """uint8 (height, width, 3) sRGB as an image of its own memory."""
    if picture is None:
        return None
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture, np.uint8)
    return QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
