"""Models that are a single network in a file."""

from pathlib import Path

from studio.core.errors import InputError


def network_file(place: Path) -> Path:
    """The ``.onnx`` file that is meant: itself, or the one in a folder. Raises ``InputError``."""
    if place.is_file() and place.suffix == ".onnx":
        return place
    found = sorted(place.rglob("*.onnx")) if place.is_dir() else []
    if len(found) != 1:
        raise InputError(f"{place} holds {len(found)} networks; one was expected.", todo="Name the .onnx file itself.")
    return found[0]
