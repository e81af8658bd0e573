"""Pictures as JPEG, and a picture for what has none yet."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

QUALITY = 88
"""Artefacts are below what paper shows; a picture of 1100 pixels takes 60 to 120 kB."""

_DARK, _LIGHT = 226, 238


def encoded(picture: NDArray[np.uint8]) -> BytesIO:
    """uint8 (height, width, 3) sRGB as a JPEG."""
    made = BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(made, "JPEG", quality=QUALITY, subsampling=1)
    made.seek(0)
    return made


def blank(width: int, height: int) -> NDArray[np.uint8]:
    """Slanting stripes in light grey, for paper."""
    step = max(6, height // 18)
    across = (np.arange(width)[None, :] + np.arange(height)[:, None]) // step % 2
    grey = np.where(across == 1, _LIGHT, _DARK).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def fitted(picture: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The whole picture in a frame of another shape, on black."""
    tall, wide = picture.shape[:2]
    scale = min(width / wide, height / tall)
    size = (max(1, round(wide * scale)), max(1, round(tall * scale)))
    small = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))
    if size == (width, height):
        return small
    framed = np.zeros((height, width, 3), np.uint8)
    top, left = (height - size[1]) // 2, (width - size[0]) // 2
    framed[top : top + size[1], left : left + size[0]] = small
    return framed
