"""The door: which writer writes a file, and that it is there whole or not at all."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.unfinished import Unfinished
from studio.interchange import aaf, edl, kdenlive, mlt, otio, xmeml
from studio.interchange import fcpxml as final_cut
from studio.interchange.losses import losses
from studio.interchange.png import write_png
from studio.ports.compositor import Picture
from studio.ports.interchange import SUFFIXES, FcpxmlVersion, HandedCut, Loss, Written

_LONGEST = 255
"""Bytes of a name, on most file systems."""


class InterchangeFiles:
    """``ports.interchange.Interchange``."""

    def __init__(self, unfinished: Unfinished | None = None) -> None:
        self._unfinished = unfinished or Unfinished()

    def write(self, cut: HandedCut, path: Path, fcpxml: FcpxmlVersion = "1.10") -> Written:
        """Raises ``DiskError``, or ``InputError`` when no format ends like that."""
        match path.suffix.lower():
            case ".otio" | ".otioz":
                self._whole(path, lambda part: otio.write_otio(cut, part))
                return Written(files=(path,), losses=losses(cut, otio.CARRIES))
            case ".aaf":
                self._whole(path, lambda part: aaf.write_aaf(cut, part))
                return Written(files=(path,), losses=(*losses(cut, aaf.CARRIES), *aaf.left_out(cut)))
            case ".fcpxml":
                return self._one(path, final_cut.fcpxml(cut, fcpxml), losses(cut, final_cut.CARRIES))
            case ".xml":
                return self._one(path, xmeml.xmeml(cut), losses(cut, xmeml.CARRIES))
            case ".mlt":
                return self._one(path, mlt.mlt(cut), losses(cut, mlt.CARRIES))
            case ".kdenlive":
                return self._one(path, kdenlive.kdenlive(cut), losses(cut, kdenlive.CARRIES))
            case ".edl":
                return self._lists(cut, path)
            case _:
                raise InputError(
                    f"{path.name} ends like no format that other editors read.", todo=f"Choose {' '.join(SUFFIXES)}."
                )

    def lettering(self, picture: Picture, path: Path) -> None:
        """Raises ``DiskError``."""
        self._whole(path, lambda part: write_png(picture, part))

    def _one(self, path: Path, content: bytes, lost: tuple[Loss, ...]) -> Written:
        self._whole(path, lambda part: _filled(part, content))
        return Written(files=(path,), losses=lost)

    def _lists(self, cut: HandedCut, path: Path) -> Written:
        lists = edl.edls(cut)
        names = (path, *(_numbered(path, number) for number in range(2, len(lists) + 1)))
        for name, words in zip(names, lists, strict=True):
            self._whole(name, lambda part, words=words: _filled(part, words.encode("utf-8", "replace")))
        more = tuple(Loss(where="sequence", name=cut.name, at=0, what=what) for what in edl.more(cut))
        return Written(files=names, losses=(*losses(cut, edl.CARRIES), *more))

    def _whole(self, path: Path, write: Callable[[Path], None]) -> None:
        """Write beside it under another name with the same ending, then put it in its place."""
        part = path.with_name(f".{secrets.token_hex(6)}{path.suffix}")
        self._unfinished.begin(part)
        try:
            write(part)
            part.replace(path)
        except OSError as exc:
            raise DiskError(
                f"{path} could not be written: {exc}.", todo="Make room, or choose another folder."
            ) from exc
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            self._unfinished.end(part)


def _filled(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _numbered(path: Path, number: int) -> Path:
    """The list of another track, under a name that file systems take."""
    stem = path.stem
    while len(f"{stem} V{number}{path.suffix}".encode()) > _LONGEST:
        stem = stem[:-1]
    return path.with_stem(f"{stem} V{number}")
