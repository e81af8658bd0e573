"""A page against the picture of it that was looked at last.

``EKONTE_GOLDENS=1`` draws the pictures anew; look at them before you commit them.
"""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FOLDER = Path(__file__).parents[1] / "goldens" / "boards"

FAR = 40
"""Levels of 255 by which a pixel may differ."""
SHARE = 0.02
"""Share of pixels that may differ more."""


def compare(picture: NDArray[np.uint8], name: str) -> None:
    """Fails where it looks otherwise."""
    file = FOLDER / f"{name}.jpg"
    if "EKONTE_GOLDENS" in os.environ:
        FOLDER.mkdir(exist_ok=True)
        Image.fromarray(picture).save(file, quality=90)
    then = np.asarray(Image.open(file).convert("RGB"))
    assert picture.shape == then.shape, f"{name}: {picture.shape} where {then.shape} was looked at"
    share = float((np.abs(picture.astype(int) - then).max(2) > FAR).mean())
    assert share < SHARE, f"{name}: {share:.1%} of it looks otherwise"
