"""The door to files that people bring: what is in them, told in truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from studio.core.progress import CancelToken, Progress
from studio.project.timeline.file import FileKind, Rotation


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


class Trimmer(Protocol):
    """Cuts stretches out of files."""

    def trim(
        self,
        path: Path,
        target: Path,
        stretch: tuple[Fraction, Fraction],
        rates: Sequence[Fraction],
        cancel: CancelToken,
    ) -> Fraction | None:
        """Write at ``target``, a new file with the suffix of ``path``, at least the stretch from so many seconds after
        the file's beginning to so many. What it holds is copied as it is, never encoded again: every picture and sample
        is the one it was. It begins at a moment that is a whole frame at each of ``rates``.

        Gives that moment, in seconds after the beginning of ``path``; None where nothing was written: the file cannot
        be cut without loss, or hardly anything would be saved.

        Raises:
            InputError: the file cannot be read.
            DiskError: the new one cannot be written.
            Cancelled: ``cancel`` was set.
        """
        ...
