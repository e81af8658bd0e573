"""The door: which reader reads a file."""

from pathlib import Path

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.interchange.back.edl import read_edl
from studio.interchange.back.fcpxml import read_fcpxml
from studio.interchange.back.otio import read_otio
from studio.interchange.back.xmeml import read_xmeml
from studio.ports.returning import SUFFIXES, Returned


class ReturnedFiles:
    """``ports.returning.Returning``."""

    def read(self, path: Path, rate: FrameRate, start: int = 0) -> Returned:
        """Raises ``InputError``."""
        if not path.exists():
            raise InputError(f"There is no file {path}.", todo="Check its name.")
        match path.suffix.lower():
            case ".otio" | ".otioz":
                return read_otio(path, rate)
            case ".fcpxml" | ".fcpxmld":
                return read_fcpxml(path, rate)
            case ".xml":
                return read_xmeml(path, rate)
            case ".edl":
                return read_edl(path, rate, start)
            case _:
                raise InputError(
                    f"{path.name} ends like no cut that can be brought back.", todo=f"Choose {' '.join(SUFFIXES)}."
                )
