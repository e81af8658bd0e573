"""Pictures between the studio's sRGB arrays and the encoder's BT.709 planes."""

from typing import Any

import numpy as np
from av import VideoFrame
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from numpy.typing import NDArray

_EXACT = Interpolation.AREA | Interpolation.FULL_CHR_H_INP | Interpolation.BITEXACT
"""Chroma is the rounded mean of its four pixels, and the same on every processor. ``ACCURATE_RND`` doubles the cost and
changes no byte of it."""

_PAGE, _READ_AHEAD = 4096, 64

_SMOOTH = Interpolation.BILINEAR | Interpolation.FULL_CHR_H_INT | Interpolation.ACCURATE_RND | Interpolation.BITEXACT


def to_planes(picture: NDArray[np.uint8], converter: VideoReformatter, pixels: str = "yuv420p") -> VideoFrame:
    """uint8 (height, width, 3) sRGB, or with opacity (height, width, 4), to 4:2:0 planes (or others, by FFmpeg's name)
    in BT.709 limited range (ITU-R BT.709-6, 16..235 and 16..240), tagged so on the frame. More bits than eight come
    from the sRGB itself."""
    frame = converter.reformat(
        _wrapped(np.ascontiguousarray(picture), "rgba" if picture.shape[2] == 4 else "rgb24"),
        format=pixels,
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_color_trc=ColorTrc.BT709,
        dst_color_primaries=ColorPrimaries.BT709,
        interpolation=_EXACT,
        threads=1,
    )
    frame.colorspace = Colorspace.ITU709
    frame.color_range = ColorRange.MPEG
    return frame


def _wrapped(picture: NDArray[np.uint8], pixels: str) -> VideoFrame:
    """The array itself as a frame, without copying it; unless its memory ends with a page, behind which swscale might
    read a few bytes that are nobody's."""
    behind = -(picture.ctypes.data + picture.nbytes) % _PAGE
    if behind < _READ_AHEAD:
        return VideoFrame.from_ndarray(picture, format=pixels)
    return VideoFrame.from_numpy_buffer(picture, format=pixels)


def to_picture(frame: VideoFrame, converter: VideoReformatter) -> NDArray[np.uint8]:
    """A decoded frame as uint8 (height, width, 3) sRGB, C-contiguous."""
    rgb = converter.reformat(
        frame,
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_SMOOTH,
        threads=1,
    )
    array: NDArray[Any] = rgb.to_ndarray()
    return np.ascontiguousarray(array, np.uint8)
