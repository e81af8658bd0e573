"""An office of one's own in a folder, without the machine's keychain, and small files to sign."""

import datetime as dt
import struct
import subprocess
import wave
import zlib
from pathlib import Path

import numpy as np

from studio.core.errors import InputError, MachineError
from studio.core.unfinished import Unfinished
from studio.media.reader import Readers
from studio.ports.playback import MovieReader
from studio.ports.provenance import Action, Claim, Ingredient
from studio.provenance import ProvenanceOffice
from tests.media.files import make


class NoKeychain:
    """A machine without one."""

    def there(self) -> bool:
        return False

    def get(self, name: str) -> str | None:
        raise MachineError("no keychain")

    def put(self, name: str, secret: str) -> None:
        raise MachineError("no keychain")

    def drop(self, name: str) -> None:
        pass


class MemoryKeychain:
    """One that keeps what it is given until it is locked."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.locked = False

    def there(self) -> bool:
        return True

    def get(self, name: str) -> str | None:
        if self.locked:
            raise MachineError("locked")
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        if self.locked:
            raise MachineError("locked")
        self.kept[name] = secret

    def drop(self, name: str) -> None:
        self.kept.pop(name, None)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class _Blind:
    """Opens nothing."""

    def open(self, path: Path) -> MovieReader:
        raise InputError(f"{path} is not looked into.")


def office(folder: Path, *, blind: bool = False) -> ProvenanceOffice:
    """Keys in a file; movies are looked into, unless it is ``blind``."""
    readers = _Blind if blind else Readers
    return ProvenanceOffice(folder, "1.2.3", readers, Unfinished(), NoKeychain(), now=now)


TAKE = Ingredient(
    title="Shot 1, take 2",
    digest="ab" * 32,
    source="synthetic",
    engine="stage",
    version="1.4",
    prompt="犬が海辺を走る。",
    seed=7,
    cameos=("@ken",),
)
CLAIM = Claim(
    title="海辺の犬",
    source="synthetic",
    ingredients=(TAKE,),
    actions=(Action(name="c2pa.created", what="Made of words."), Action(name="c2pa.edited", what="2 clips cut.")),
)


def file_of(folder: Path, name: str) -> Path:
    """A small file of the kind that its name says."""
    path = folder / name
    match path.suffix:
        case ".mp4" | ".mov" | ".mkv":
            return make(path, count=4, size=(64, 48))
        case ".webm":
            return make(path, count=4, size=(64, 48), codec="libvpx-vp9")
        case ".gif":
            return make(path, count=2, size=(32, 24), codec="gif", form="rgb8")
        case ".png":
            path.write_bytes(_png())
        case ".wav":
            with wave.open(str(path), "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(8000)
                sound.writeframes(bytes(800))
        case _:
            command = ("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=s=32x24", "-frames:v", "1", str(path))
            subprocess.run(command, check=True)
    return path


def _png() -> bytes:
    lines = np.random.default_rng(3).integers(0, 255, (16, 1 + 3 * 16), np.uint8)
    lines[:, 0] = 0

    def _chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(lines.tobytes()))
        + _chunk(b"IEND", b"")
    )
