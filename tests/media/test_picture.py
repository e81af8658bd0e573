"""Planes for an encoder: the cheapest way of the converter gives what its exact one does."""

import numpy as np
import pytest
from av import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from studio.media.picture import to_planes

_ACCURATE = Interpolation.AREA | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND | Interpolation.BITEXACT


@pytest.mark.parametrize("size", [(64, 64), (1278, 86), (1280, 720)])
@pytest.mark.parametrize("pixels", ["yuv420p", "yuv420p10le"])
def test_planes_are_rounded_as_they_should(size: tuple[int, int], pixels: str) -> None:
    width, height = size
    noise = np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)
    exact = VideoReformatter().reformat(
        VideoFrame.from_ndarray(noise, format="rgb24"), format=pixels, src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709, src_color_range=ColorRange.JPEG, dst_color_range=ColorRange.MPEG,
        interpolation=_ACCURATE, threads=1,
    )  # fmt: skip
    planes: NDArray[np.generic] = to_planes(noise, VideoReformatter(), pixels).to_ndarray()
    assert np.array_equal(planes, exact.to_ndarray())
