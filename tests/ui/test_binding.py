"""The toolkit itself: PySide6 6.12.0 on Python 3.11 loses a reference to ``None`` on every call that returns nothing.

``sys.getrefcount(None)`` then falls by one a call, and the process aborts after some thousands of them.
"""

import sys

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter


def test_calls_that_return_nothing_keep_none_alive() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter, rect = QPainter(image), QRectF(0, 0, 5, 5)
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.drawRect(rect)
    assert abs(sys.getrefcount(None) - before) < 50
    painter.end()
