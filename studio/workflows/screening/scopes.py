"""Scopes: where the picture's light and colour lie, as small pictures of their own. For eyes that judge a grade."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""uint8 (height, width, 4), blue first."""

SIDE = 256
"""Height of a waveform, and both sides of a vectorscope."""

_SAMPLES = 64_000
"""Pixels looked at, at most: enough to see, and a millisecond of work."""

# ITU-R BT.709-6: luma of gamma-coded R, G, B, and the scale of the colour differences
_LUMA = (0.2126, 0.7152, 0.0722)
_CB, _CR = 1.8556, 1.5748


@dataclass(frozen=True, slots=True, eq=False)
class Scopes:
    """``waveform`` (256, columns): how much of each column has which luma, brightest at the top. ``vectorscope``
    (256, 256): how much has which Cb (to the right) and Cr (upwards), neutral in the middle. uint8, 0 none to 255 most.
    """

    waveform: NDArray[np.uint8]
    vectorscope: NDArray[np.uint8]


def scopes(picture: Picture) -> Scopes:
    """Both scopes of one picture."""
    height, width = picture.shape[:2]
    step = max(1, int(np.ceil(np.sqrt(height * width / _SAMPLES))))
    small = picture[::step, ::step, :3].astype(np.float32)
    blue, green, red = small[..., 0], small[..., 1], small[..., 2]
    luma = _LUMA[0] * red + _LUMA[1] * green + _LUMA[2] * blue
    rows, columns = luma.shape
    level = (SIDE - 1 - np.clip(np.rint(luma), 0, SIDE - 1)).astype(np.intp)
    cells = np.asarray(level * columns + np.arange(columns, dtype=np.intp), np.intp).reshape(-1)
    counts = np.bincount(cells, minlength=SIDE * columns)
    across = np.clip(np.rint(127.5 + (blue - luma) / _CB), 0, SIDE - 1).astype(np.intp)
    up = np.clip(np.rint(127.5 - (red - luma) / _CR), 0, SIDE - 1).astype(np.intp)
    colours = np.bincount((up * SIDE + across).ravel(), minlength=SIDE * SIDE)
    return Scopes(
        waveform=_seen(counts.reshape(SIDE, columns), rows / 12),
        vectorscope=_seen(colours.reshape(SIDE, SIDE), rows * columns / 600),
    )


TARGETS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("R", (191, 0, 0)),
    ("Y", (191, 191, 0)),
    ("G", (0, 191, 0)),
    ("C", (0, 191, 191)),
    ("B", (0, 0, 191)),
    ("M", (191, 0, 191)),
)
"""The colours of 75 % bars, whose places a vectorscope marks."""


def place(red: float, green: float, blue: float) -> tuple[float, float]:
    """Where a colour (0 to 255) lies in a vectorscope: (across, down), 0 to 255."""
    luma = _LUMA[0] * red + _LUMA[1] * green + _LUMA[2] * blue
    return 127.5 + (blue - luma) / _CB, 127.5 - (red - luma) / _CR


def _seen(counts: NDArray[np.intp], full: float) -> NDArray[np.uint8]:
    """Counts as brightness: a single pixel can be seen already, ``full`` of them are as bright as it gets."""
    shown = np.sqrt(counts / max(full, 1.0)) * 255.0
    return np.where(counts > 0, np.clip(shown, 36, 255), 0).astype(np.uint8)
