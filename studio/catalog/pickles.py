"""Pickles run what is in them when they are read, so no weights come as one: refused by name and by what they hold."""

import zipfile
from pathlib import Path

from studio.core.errors import InputError

SUFFIXES = frozenset({".bin", ".ckpt", ".pickle", ".pkl", ".pt", ".pth"})
"""Names under which pickled weights go about."""

_TODO = "Take the model in the safetensors or GGUF form: those hold numbers alone."


def by_name(name: str) -> bool:
    """Whether a file of this name would be a pickle."""
    return Path(name).suffix.lower() in SUFFIXES


def refuse(file: Path, name: str = "") -> None:
    """Raises ``InputError``: it is a pickle, whatever it is called. Errors call it ``name``."""
    name = name or file.name
    if by_name(name):
        raise InputError(f"{name} is pickled: reading it would run what is in it.", todo=_TODO)
    if _pickled(file):
        raise InputError(f"{name} is called weights, and holds a pickle, which runs when it is read.", todo=_TODO)


def _pickled(file: Path) -> bool:
    with file.open("rb") as handle:
        head = handle.read(8)
    if head[:1] == b"\x80" and 2 <= head[1] <= 5:  # PROTO, of pickle 2 to 5; torch's old form begins with it too
        return True
    if head[:4] == b"PK\x03\x04":  # torch's newer form is a ZIP with a data.pkl
        try:
            with zipfile.ZipFile(file) as archive:
                return any(name.endswith(".pkl") for name in archive.namelist())
        except (zipfile.BadZipFile, OSError):
            return True  # a ZIP cut short: no form of weights that is read here begins so
    return False
