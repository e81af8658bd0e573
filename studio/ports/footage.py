"""The door to files that people bring: what is in them, told in truth."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from studio.core.progress import CancelToken, Progress
from studio.project.timeline.file import FileKind, Rotation

Note = tuple[str, str]
"""A sentence about a file, in English, with ``{}`` for the one value in it; and that value, empty where there is
none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a file holds, as ``MediaFile`` keeps it. ``alpha``: it can be seen through. ``notes`` say what was mended or
    could not be."""

    kind: FileKind
    seconds: Fraction
    size: tuple[int, int] = (0, 0)
    rate: Fraction | None = None
    frame_count: int = 0
    sample_count: int = 0
    channels: int = 0
    rotation: Rotation = 0
    alpha: bool = False
    notes: tuple[str, ...] = ()


class Probe(Protocol):
    """Looks into files."""

    def glance(self, path: Path) -> None:
        """Whether it can be used at all, in little time.

        Raises:
            InputError: it is missing, empty, or has neither pictures nor sound that can be decoded.
        """
        ...

    def probe(self, path: Path, progress: Progress, cancel: CancelToken) -> FileFacts:
        """Every packet is looked at, and a picture and some sound decoded: what the file says about itself is not
        believed.

        Raises:
            InputError: it is missing, empty, or has neither pictures nor sound that can be decoded.
            Cancelled: ``cancel`` was set.
        """
        ...
