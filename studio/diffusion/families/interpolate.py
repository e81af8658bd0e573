"""Interpolators: pictures between the pictures of a model that makes few a second. By ONNX Runtime, without torch."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from studio.core.progress import CancelToken
from studio.diffusion.onnx import Interpolator, Picture
from studio.diffusion.single import network_file


def retimed(
    folder: Path, pictures: Iterable[Picture], had: Fraction, wanted: Fraction, count: int, cancel: CancelToken
) -> Iterator[Picture]:
    """``count`` pictures at ``wanted`` a second. Raises ``InputError``."""
    return Interpolator(network_file(folder)).retimed(pictures, had, wanted, count, cancel)
