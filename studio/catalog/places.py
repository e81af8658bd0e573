"""Where other programs keep weights on this machine: the hub's own cache, ComfyUI's folders.

They are looked into, and never changed.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from studio.catalog import layout
from studio.core.errors import InputError
from studio.core.progress import CancelToken

_CHUNK = 4 << 20


class Places:
    """The folders of other programs. ``environment`` and ``home`` say where to look; ``folders`` were named by hand."""

    def __init__(self, environment: Mapping[str, str], home: Path, folders: Sequence[Path] = ()) -> None:
        self._environment, self._home, self._folders = environment, home, tuple(folders)
        self._sums: dict[tuple[Path, int, int], str] = {}

    def hubs(self) -> tuple[Path, ...]:
        """Caches of the hub that are there: those the environment names, and the usual one."""
        told = self._environment
        named = [told.get("HF_HUB_CACHE"), told.get("HUGGINGFACE_HUB_CACHE")]
        named += [str(Path(told[name]) / "hub") for name in ("HF_HOME",) if told.get(name)]
        named += [str(Path(told.get("XDG_CACHE_HOME") or self._home / ".cache") / "huggingface" / "hub")]
        return _there(Path(name).expanduser() for name in named if name)

    def comfy(self) -> tuple[Path, ...]:
        """Folders of ComfyUI's models that are there."""
        named = [Path(name) for name in self._environment.get("EKONTE_COMFYUI", "").split(os.pathsep) if name]
        guessed = (self._home / "ComfyUI", self._home / "Documents" / "ComfyUI", self._home / "comfy" / "ComfyUI")
        return _there(
            folder / "models" if (folder / "models").is_dir() else folder
            for folder in (*named, *self._folders, *guessed)
        )

    def snapshot(self, repository: str, patterns: Sequence[str]) -> tuple[Path, str] | None:
        """A whole copy of a model in a cache of the hub, and its commit; None where there is none, or only a part of
        one. ``patterns`` tell which files of the repository are the model."""
        for hub in self.hubs():
            folder = hub / f"models--{repository.replace('/', '--')}"
            for found in _snapshots(folder):
                try:
                    if not layout.missing(found, patterns):
                        return found, found.name
                except (InputError, OSError):
                    continue
        return None

    def blob(self, repository: str, size: int, sha256: str) -> Path | None:
        """A file with these bytes in a cache of the hub: its large files are named by their SHA-256."""
        for hub in self.hubs():
            file = hub / f"models--{repository.replace('/', '--')}" / "blobs" / sha256
            if _sized(file, size):
                return file.resolve()
        return None

    def twin(self, size: int, sha256: str, cancel: CancelToken) -> Path | None:
        """A file with these bytes in ComfyUI's folders, whatever it is called there."""
        for folder in self.comfy():
            for file in sorted(folder.rglob("*")):
                if file.suffix.lower() in (".safetensors", ".gguf", ".onnx") and _sized(file, size):
                    stat = file.stat()
                    key = (file, stat.st_size, stat.st_mtime_ns)
                    if key not in self._sums:
                        self._sums[key] = sum_of(file, cancel)
                    if self._sums[key] == sha256:
                        return file.resolve()
        return None


def sum_of(file: Path, cancel: CancelToken) -> str:
    """SHA-256 of a file. Raises ``OSError`` or ``Cancelled``."""
    told = hashlib.sha256()
    with file.open("rb") as handle:
        while block := handle.read(_CHUNK):
            cancel.check()
            told.update(block)
    return told.hexdigest()


def _snapshots(folder: Path) -> Iterator[Path]:
    """Commits that are there: the one called main first, then by name."""
    snapshots = folder / "snapshots"
    if not snapshots.is_dir():
        return
    try:
        first = (folder / "refs" / "main").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        first = ""
    yield from sorted(
        (item for item in snapshots.iterdir() if item.is_dir()), key=lambda item: (item.name != first, item.name)
    )


def _there(folders: Iterator[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


def _sized(file: Path, size: int) -> bool:
    try:
        return file.is_file() and file.stat().st_size == size
    except OSError:
        return False
