"""The port's ``DeliveryWriter``: frames one by one, then everything else at once, then the file is there."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from studio.core.errors import DiskError, FaultError, MachineError
from studio.core.unfinished import Unfinished
from studio.media.delivery import gif, numbered, webp
from studio.media.delivery.encoders import chosen
from studio.media.delivery.joining import join
from studio.media.delivery.placing import Place
from studio.media.delivery.working import Pictures
from studio.media.disk import refused
from studio.media.wav import WavWriter
from studio.ports.captions import Cue
from studio.ports.delivery import DeliveryForm, PictureCoding, Seal, SoundCoding, Told

Sound = Iterable[NDArray[np.float32]]

_NAME = 200


class MovieDelivery:
    """A movie, a loop or a folder of pictures."""

    def __init__(
        self, path: Path, form: DeliveryForm, coding: PictureCoding, resumable: Path | None, unfinished: Unfinished
    ) -> None:
        """Raises ``DiskError``."""
        self._path, self._form, self._coding, self._unfinished = path, form, coding, unfinished
        self._keep = resumable is not None
        self._over = False
        coder, remarks = chosen(coding, form.size, form.rate)
        self._remarks = [*remarks]
        if coding.codec == "gif" and (every := gif.step(form.rate)) > 1:
            self._remarks.append(f"A GIF shows at most 50 pictures a second; one frame of {every} is in it.")
        self._place = _placed(path, unfinished, folder=form.container in ("png", "exr"))
        try:
            self._pictures = Pictures(resumable or self._place.hidden(""), form, coding, coder, unfinished)
        except OSError as exc:
            self._place.discard()
            raise refused(resumable / "0" if resumable else path, exc) from exc

    @property
    def done(self) -> int:
        """Frames that interrupted work has left whole."""
        return self._pictures.frames

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was done otherwise than asked."""
        return tuple(self._remarks)

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """Raises ``DiskError``."""
        if self._over:
            raise FaultError("This delivery is already finished.")
        self._try(lambda: self._pictures.write(frame))

    def finish(
        self,
        sound: Sound | None = None,
        captions: Sequence[Cue] = (),
        seal: Seal | None = None,
        told: Told | None = None,
    ) -> None:
        """Raises ``DiskError``."""
        if self._over:
            raise FaultError("This delivery is already finished.")
        self._try(lambda: self._finish(sound or (), captions, seal, told))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if not self._over:
            self._over = True
            self._pictures.leave(keep=self._keep)
            self._place.discard()

    def _finish(self, sound: Sound, captions: Sequence[Cue], seal: Seal | None, told: Told | None) -> None:
        self._pictures.end()
        if not self._pictures.frames:
            raise FaultError("A delivery needs at least one frame.")
        if self._form.container in ("png", "exr"):
            self._place.settle_folder(self._folder(sound, seal, told))
        else:
            self._place.settle(self._file(sound, captions, told), seal)
        self._over = True
        self._pictures.leave(keep=False)
        self._place.discard()

    def _file(self, sound: Sound, captions: Sequence[Cue], told: Told | None) -> Path:
        part, form, pieces = self._place.hidden(), self._form, self._pictures.pieces
        match form.container:
            case "gif":
                gif.write(part, pieces, form.size, form.rate, told)
            case "webp":
                webp.write(part, pieces, form.size, form.rate, told, alpha=self._coding.alpha)
            case _:
                join(part, form, self._pictures.coder, pieces, sound, captions, told)
        return part

    def _folder(self, sound: Sound, seal: Seal | None, told: Told | None) -> Path:
        folder, form = self._place.hidden(""), self._form
        folder.mkdir()

        def _seal(file: Path) -> None:
            if seal is not None:
                sealed = file.with_name(f".{file.name}")
                seal(file, sealed.with_suffix(file.suffix))
                sealed.replace(file)

        name = _short(self._path.name)
        numbered.write(folder, name, f".{form.container}", self._pictures.pieces, _seal, told)
        if form.sound is not None:
            file = folder / f"{name}.wav"
            samples = form.rate.sample(self._pictures.frames)
            _write_wav(file, name, form, form.sound, _cut(sound, samples), self._unfinished)
            _seal(file)
        return folder

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except FFmpegError as exc:
            if isinstance(exc, OSError) and exc.errno and exc.errno > 0:
                raise refused(self._path, exc) from exc
            name = self._pictures.coder.name
            hard = self._pictures.coder.hardware
            raise MachineError(
                f"The encoder {name} gave up: {exc.strerror}.",
                todo="Export again without the graphics card." if hard else "Try again.",
            ) from exc
        except OSError as exc:
            raise refused(self._path, exc) from exc


class SoundDelivery:
    """A WAV."""

    def __init__(self, path: Path, form: DeliveryForm, sound: SoundCoding, unfinished: Unfinished) -> None:
        """Raises ``DiskError``."""
        self._path, self._form, self._sound, self._unfinished = path, form, sound, unfinished
        self._place = _placed(path, unfinished)
        self._over = False

    @property
    def done(self) -> int:
        """There are no frames."""
        return 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """None."""
        return ()

    def write_frame(self, frame: NDArray[np.uint8]) -> None:
        """There are none."""
        raise FaultError("A WAV has no pictures.")

    def finish(
        self,
        sound: Sound | None = None,
        captions: Sequence[Cue] = (),
        seal: Seal | None = None,
        told: Told | None = None,
    ) -> None:
        """Raises ``DiskError``."""
        if self._over:
            raise FaultError("This delivery is already finished.")
        part = self._place.hidden()
        try:
            _write_wav(part, self._path.stem, self._form, self._sound, sound or (), self._unfinished)
            self._place.settle(part, seal)
        except OSError as exc:
            raise refused(self._path, exc) from exc
        self._over = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._place.discard()


def _placed(path: Path, unfinished: Unfinished, *, folder: bool = False) -> Place:
    try:
        if path.is_dir() and not folder:
            raise DiskError(f"{path} is a folder.", todo="Choose another name.")
        return Place(path, unfinished)
    except OSError as exc:
        raise refused(path, exc) from exc


def _short(name: str) -> str:
    """With room behind it for a number and a suffix, in the 255 bytes that a name may have."""
    return name.encode()[:_NAME].decode(errors="ignore")


def _write_wav(
    path: Path, name: str, form: DeliveryForm, coding: SoundCoding, sound: Sound, unfinished: Unfinished
) -> None:
    begins = form.rate.sample(form.timecode) if form.timecode is not None else 0
    try:
        with WavWriter(path, unfinished, begins, coding.bits, name) as wav:
            for block in sound:
                wav.write_samples(block)
            wav.finish()
    except DiskError as exc:
        if isinstance(exc.__cause__, OSError):
            raise exc.__cause__ from exc  # to be told of the delivery, not of a hidden file
        raise


def _cut(sound: Sound, samples: int) -> Sound:
    """Exactly so many: cut, or followed by silence."""
    left = samples
    for block in sound:
        yield block[:left]
        left -= min(left, len(block))
    while left:
        silence = np.zeros((min(left, 48_000), 2), np.float32)
        yield silence
        left -= len(silence)
