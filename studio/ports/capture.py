"""The door to camera and microphone: one recording of both, on one clock."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A camera or a microphone. ``id`` stays the same when others come and go, and after a restart."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """A picture as it comes in: uint8 (height, width, 3) sRGB; ``at`` are seconds since the recording began."""

    picture: NDArray[np.uint8]
    at: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sounded:
    """Sound as it comes in: float32 (n,) mono at 48 kHz; ``at`` are the seconds of its first sample."""

    samples: NDArray[np.float32]
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureOrder:
    """What to record with; ids of devices, None for the system's own choice, or the path of a file or stream in place
    of a device. ``folder`` is where the recording is kept meanwhile; nothing is written without one (a look only)."""

    camera: str | None = None
    microphone: str | None = None
    size: tuple[int, int] = (1280, 720)
    rate: Fraction = Fraction(30)
    folder: Path | None = None
    picture: bool = True
    sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A recording. ``movie`` has picture and sound in step (all-intra H.264, FLAC or PCM in a Matroska file).
    ``dropped`` pictures never arrived or could not be kept; ``offset`` is what sound was moved by to be in step,
    ``drift`` what the two clocks came apart by over the recording and was taken out, in seconds. ``lost`` says which
    device went away on the way; what was recorded until then is here."""

    movie: Path
    frame_count: int
    sample_count: int
    size: tuple[int, int]
    rate: Fraction
    dropped: int = 0
    offset: float = 0.0
    drift: float = 0.0
    lost: str = ""


class Recorder(Protocol):
    """A camera and a microphone that are open. Callbacks come on threads of its own and must be quick."""

    @property
    def size(self) -> tuple[int, int]:
        """What the camera really gives."""
        ...

    @property
    def rate(self) -> Fraction: ...

    def begin(self) -> None:
        """From now on what comes in is kept. Before, it is only shown."""
        ...

    def finish(self) -> Captured:
        """Stop and close. Raises ``DiskError`` or ``InputError`` (nothing came in)."""
        ...

    def close(self) -> None:
        """Stop; nothing is left behind."""
        ...


class Capture(Protocol):
    """Cameras and microphones of this machine."""

    def cameras(self) -> tuple[Device, ...]: ...

    def microphones(self) -> tuple[Device, ...]: ...

    def open(
        self,
        order: CaptureOrder,
        seen: Callable[[Seen], None],
        sounded: Callable[[Sounded], None],
        gone: Callable[[str], None],
    ) -> Recorder:
        """Open them and show what comes in. ``gone`` tells, in a sentence, of a device that was pulled out.

        Raises:
            MachineError: there is no such device, it is busy, or the system does not let us.
        """
        ...
