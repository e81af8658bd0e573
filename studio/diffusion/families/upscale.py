"""Upscalers: each picture of a shot larger, as soon as it is decoded. By ONNX Runtime, without torch."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from studio.core.progress import CancelToken
from studio.diffusion.onnx import Picture, Upscaler
from studio.diffusion.single import network_file


def upscaled(folder: Path, pictures: Iterable[Picture], cancel: CancelToken) -> Iterator[Picture]:
    """One after the other. Raises ``InputError``."""
    upscaler = Upscaler(network_file(folder))
    for picture in pictures:
        yield upscaler.larger(picture, cancel)
