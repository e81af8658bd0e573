"""Larger pictures, and more of them, by ONNX networks: of shots that models make, and of movies. Needs no torch."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.diffusion.folders import Models
from studio.diffusion.onnx import Interpolator, Picture, Upscaler, wish
from studio.diffusion.single import network_file
from studio.project.scene import Note

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Improving:
    """The networks of a shot or a movie; ``notes`` say where a provider had to do in place of a wished one."""

    upscaler: Upscaler | None = None
    interpolator: Interpolator | None = None
    digests: Mapping[str, str] = field(default_factory=dict[str, str])
    """SHA-256 of the networks' files, as a recipe keeps them: ``upscale_digest``, ``interpolate_digest``."""

    @property
    def scale(self) -> int:
        """How many times as wide and as high."""
        return self.upscaler.scale if self.upscaler is not None else 1

    @property
    def notes(self) -> tuple[Note, ...]:
        both = [one.note for one in (self.upscaler, self.interpolator) if one is not None and one.note]
        return tuple(Note(text=text, kind="substituted", detail="provider") for text in dict.fromkeys(both))

    @property
    def providers(self) -> tuple[str, ...]:
        """Where they run."""
        return tuple(dict.fromkeys(one.provider for one in (self.upscaler, self.interpolator) if one is not None))

    def larger(self, pictures: Iterable[Picture], cancel: CancelToken) -> Iterator[Picture]:
        """Each of them larger, where there is an upscaler."""
        for picture in pictures:
            yield picture if self.upscaler is None else self.upscaler.larger(picture, cancel)

    def smoother(
        self, pictures: Iterable[Picture], had: Fraction, wanted: Fraction, count: int, cancel: CancelToken
    ) -> Iterator[Picture]:
        """``count`` pictures at ``wanted`` a second, of pictures at ``had``. Only with an interpolator."""
        assert self.interpolator is not None
        yield from self.interpolator.retimed(pictures, had, wanted, count, cancel)


def improving(
    upscale: str, interpolate: str, provider: str, models: Models, wanted: Mapping[str, object] = NOTHING
) -> Improving:
    """``upscale`` and ``interpolate`` are ids, files or folders (empty: none), ``provider`` is ``cuda``, ``directml``,
    ``coreml`` or ``cpu`` (empty: the best that is here). ``wanted`` are a recipe's settings: the digests that it names
    must be those of the files.

    Raises:
        InputError: there is no such network, or it is of another kind, or damaged, or another one than it was.
    """
    wished = wish(provider)
    digests: dict[str, str] = {}

    def _file(key: str, name: str) -> Path:
        file = _found(name, models)
        with file.open("rb") as stream:
            digests[f"{key}_digest"] = hashlib.file_digest(stream, "sha256").hexdigest()
        was = wanted.get(f"{key}_digest")
        if was and was != digests[f"{key}_digest"]:
            raise InputError(
                f"{file.name} is not the network that this take was made with.",
                todo="Make a new take, or get the network it was made with.",
            )
        return file

    larger = Upscaler(_file("upscale", upscale), wished) if upscale else None
    between = Interpolator(_file("interpolate", interpolate), wished) if interpolate else None
    return Improving(
        upscaler=larger,
        interpolator=between,
        digests=digests,
    )


def _found(name: str, models: Models) -> Path:
    place = Path(name).expanduser()
    if place.exists():
        return network_file(place)
    found = models.find(name)
    if found.family not in ("upscale", "interpolate"):
        raise InputError(f"{name} neither enlarges pictures nor makes more of them.", todo="See ekonte models list.")
    return network_file(found.folder)
