"""What cameras, microphones and disks say no to, in sentences."""

import errno
import os
from pathlib import Path

from studio.core.errors import DiskError, MachineError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO})
FINAL = _FORBIDDEN | _GONE | {errno.EBUSY}
"""Errors that other settings would not mend."""

MISSING = errno.ENOENT

ALLOW = "Allow it in the system's privacy settings, then try again."
NO_CAMERA = "No camera was found."
NO_MICROPHONE = "No microphone was found."
PLUG_IN = "Plug one in, or record with another device and import the file."
NO_LIBRARY = "Microphones need the system's PortAudio library."
INSTALL = "On Debian and Ubuntu: apt install libportaudio2."


def camera(name: str, exc: OSError | ValueError) -> MachineError:
    """Why a camera cannot be opened."""
    number = exc.errno if isinstance(exc, OSError) else None
    if number == errno.EBUSY:
        return MachineError(f'The camera "{name}" is busy.', todo="Close the program that uses it, then try again.")
    if number in _FORBIDDEN:
        return MachineError(f'The system does not let us use the camera "{name}".', todo=ALLOW)
    if number in _GONE:
        return MachineError(f'The camera "{name}" is not there.', todo="Plug it in again, or choose another one.")
    why = _reason(exc)
    return MachineError(
        f'The camera "{name}" cannot be opened: {why or exc}.', todo="Unplug it, plug it in again, then try again."
    )


def _reason(exc: OSError | ValueError) -> str | None:
    """FFmpeg's own words: its errors of data are ``ValueError``, and have them too."""
    why = getattr(exc, "strerror", None)
    return why[:1].lower() + why[1:] if isinstance(why, str) else None


def source(name: str, exc: OSError | ValueError) -> MachineError:
    """Why a file or stream in place of a device cannot be opened."""
    why = _reason(exc)
    return MachineError(f"{name} cannot be recorded from: {why or exc}.", todo="Check the file or the address.")


def no_picture(name: str) -> MachineError:
    """It opened, and nothing came."""
    return MachineError(
        f'The camera "{name}" gives no picture.',
        todo="Allow the camera in the system's privacy settings, and close other programs that use it.",
    )


def microphone(name: str, exc: Exception) -> MachineError:
    """Why a microphone cannot be opened: what PortAudio says."""
    said = str(exc)
    low = said.lower()
    if "denied" in low or "80070005" in low or "not permitted" in low:
        return MachineError(f'The system does not let us use the microphone "{name}".', todo=ALLOW)
    if "device unavailable" in low or "busy" in low:
        return MachineError(f'The microphone "{name}" is busy.', todo="Close the program that uses it, then try again.")
    if "invalid device" in low or "querying device" in low or "no input device" in low or "no such" in low:
        return MachineError(f'The microphone "{name}" is not there.', todo="Plug it in again, or choose another one.")
    return MachineError(
        f'The microphone "{name}" cannot be opened: {said}.', todo="Unplug it, plug it in again, then try again."
    )


def camera_gone(name: str) -> str:
    """It was pulled out."""
    return f'The camera "{name}" went away. What was recorded until then is kept.'


def microphone_gone(name: str) -> str:
    """It was pulled out."""
    return f'The microphone "{name}" went away. What was recorded until then is kept.'


def come_to_its_end(name: str) -> str:
    """A file has no more."""
    return f"{name} has come to its end."


def disk(folder: Path, exc: OSError) -> DiskError:
    """Why nothing can be recorded into ``folder``."""
    if exc.errno in _FULL:
        return DiskError(
            f"{folder} cannot be recorded into: the disk is full.", todo="Free some space, then try again."
        )
    if exc.errno in _FORBIDDEN or exc.errno == errno.EROFS:
        return DiskError(
            f"{folder} cannot be recorded into: it does not allow it.", todo="Choose another folder, then try again."
        )
    if exc.errno in (errno.ENOENT, errno.ENOTDIR):
        return DiskError(
            f"{folder} cannot be recorded into: there is no such folder.", todo="Choose another folder, then try again."
        )
    return DiskError(
        f"{folder} cannot be recorded into: {exc.strerror or exc}.", todo="Free some space or choose another folder."
    )


def disk_on_the_way(kept: Path, seconds: float, exc: OSError) -> DiskError:
    """The disk gave out while it was recorded into; ``kept`` is there."""
    todo = "Free some space, then record again."
    if exc.errno in _FULL:
        return DiskError(
            f"The disk is full: recording stopped. {seconds:.1f} s were recorded until then; they are in {kept}.",
            todo=todo,
        )
    why = exc.strerror or exc
    return DiskError(
        f"{kept} cannot be written any more ({why}): recording stopped. {seconds:.1f} s were recorded until then and "
        "are in it.",
        todo=todo,
    )


def nearly_full(folder: Path) -> DiskError:
    """There is not even room for half a minute."""
    return disk(folder, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
