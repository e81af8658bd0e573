"""Folders of weights: what lies in one, and whether it can be trusted enough to be loaded.

Nothing is executed: pickled weights are refused by their names and by what is in them, and every ``.safetensors`` must
be as long as its own header says.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from studio.core.errors import InputError
from studio.diffusion.facts import BY_PIPELINE
from studio.ports.models import Catalogue, Device, ModelCard, Rung

_INDEXES = ("model_index.json", "modular_model_index.json")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle")
_HEADER_LIMIT = 100_000_000
_EDGE = 1 << 16
_TYPES = "BOOL U8 I8 U16 I16 U32 I32 U64 I64 F16 BF16 F32 F64 C64 F8_E4M3 F8_E5M2 F8_E8M0 F4 F6_E2M3 F6_E3M2"
_DTYPES = frozenset(_TYPES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Weights that can be run. ``card`` is None for a folder that is in no catalogue; ``transformer`` is a single file
    that takes the place of the transformer in ``folder``."""

    id: str
    family: str
    folder: Path
    digest: str
    card: ModelCard | None = None
    transformer: Path | None = None


class Models(Protocol):
    """Where the engine finds weights, and hears what fits."""

    def find(self, model: str) -> Found:
        """Raises ``InputError`` or ``MachineError``."""
        ...

    def family(self, model: str) -> str:
        """Of which family it is, whether or not its weights are here. Raises ``InputError``."""
        ...

    def ladder(self, found: Found, size: tuple[int, int], frame_count: int, device: Device) -> tuple[Rung, ...]:
        """Ways to run it, from the first that should fit; empty: nobody knows."""
        ...

    def took(self, found: Found, rung: Rung, seconds: float, peak_bytes: int) -> None:
        """Learn from a run."""
        ...


class FolderModels:
    """Models by their folder; by their id too, where there is a catalogue."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        self._catalogue = catalogue

    def find(self, model: str) -> Found:
        """Raises ``InputError``: there is no such model, or its weights are not here, or damaged."""
        folder = Path(model).expanduser()
        if folder.is_dir():
            family = family_of(folder)
            check(folder)
            return Found(id=str(folder), family=family, folder=folder, digest=digest(folder))
        if self._catalogue is None:
            raise InputError(f"There is no folder {model}.", todo="Give a folder of weights.")
        card = self._catalogue.card(model)
        here = self._catalogue.installed(model)
        if here is None:
            raise InputError(f"The weights of {model} are not here.", todo=f"Get them with: ekonte models get {model}")
        check(here.folder)
        return Found(
            id=model,
            family=card.family,
            folder=here.folder,
            digest=here.digest,
            card=card,
            transformer=here.transformer,
        )

    def family(self, model: str) -> str:
        """By its folder's index, or by its card. Raises ``InputError``."""
        folder = Path(model).expanduser()
        if folder.is_dir():
            return family_of(folder)
        if self._catalogue is None:
            raise InputError(f"There is no folder {model}.", todo="Give a folder of weights.")
        return self._catalogue.card(model).family

    def ladder(self, found: Found, size: tuple[int, int], frame_count: int, device: Device) -> tuple[Rung, ...]:
        """What the catalogue says; nothing for folders."""
        if self._catalogue is None or found.card is None:
            return ()
        fit = self._catalogue.fit(found.id, size, frame_count, device)
        return fit.ladder[fit.fits :] if fit.fits is not None else fit.ladder

    def took(self, found: Found, rung: Rung, seconds: float, peak_bytes: int) -> None:
        """The catalogue remembers it."""
        if self._catalogue is not None and found.card is not None:
            self._catalogue.took(found.id, rung, seconds, peak_bytes)


def family_of(folder: Path) -> str:
    """Which family a folder of weights is of. Raises ``InputError``: of none that we drive."""
    for name in _INDEXES:
        file = folder / name
        if file.is_file():
            kind = str(_json(file).get("_class_name") or _json(file).get("_blocks_class_name") or "")
            family = BY_PIPELINE.get(kind)
            if family is None:
                raise InputError(
                    f"{folder.name} holds {kind or 'no pipeline'}, which is of no family that this studio can drive.",
                    todo="See ekonte models list for those it can.",
                )
            return family
    raise InputError(
        f"{folder.name} is no folder of weights: it has no model_index.json.", todo="Give the folder that has it."
    )


def check(folder: Path) -> None:
    """Refuse what must not be loaded, or could not be. Raises ``InputError``."""
    for file in _files(folder):
        if file.suffix in _PICKLES:
            raise InputError(
                f"{file.name} is a pickle: it could run any program when it is loaded.",
                todo="Get the same weights as .safetensors.",
            )
        if file.suffix == ".safetensors":
            check_tensors(file)
        elif file.suffix == ".json":
            _json(file)


def check_tensors(file: Path) -> Mapping[str, object]:
    """The header of a ``.safetensors``. Raises ``InputError``: it is cut short, damaged, or of an unknown type."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        start = stream.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        if start[:2] in (b"PK", b"\x80\x02", b"\x80\x04"):
            raise InputError(
                f"{file.name} is a pickle: it could run any program when it is loaded.",
                todo="Get the same weights as .safetensors.",
            )
        if not 2 <= length <= min(_HEADER_LIMIT, size - 8):
            raise _damaged(file)
        head = stream.read(length)
    try:
        raw: object = json.loads(head)
    except ValueError as exc:
        raise _damaged(file) from exc
    if not isinstance(raw, dict):
        raise _damaged(file)
    header = cast(dict[str, object], raw)
    end = 0
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        match entry:
            case {"dtype": str(dtype), "shape": list(), "data_offsets": [int(), int(stop)]}:
                if dtype not in _DTYPES:
                    raise InputError(f"{file.name} holds numbers of an unknown type, {dtype}.", todo="Get it again.")
                end = max(end, stop)
            case _:
                raise _damaged(file)
    if 8 + length + end != size:
        raise _damaged(file)
    return header


def digest(folder: Path) -> str:
    """Over names and sizes of all files, and over the first and last 64 KB of each: quick, for weights are large."""
    whole = hashlib.sha256()
    for file in _files(folder):
        size = file.stat().st_size
        whole.update(f"{file.relative_to(folder).as_posix()}\0{size}\0".encode())
        with file.open("rb") as stream:
            whole.update(stream.read(_EDGE))
            if size > _EDGE:
                stream.seek(max(_EDGE, size - _EDGE))
                whole.update(stream.read(_EDGE))
    return whole.hexdigest()


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as exc:
        raise InputError(f"{folder} cannot be read: {exc.strerror or exc}.") from exc


def _json(file: Path) -> dict[str, object]:
    try:
        data: object = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as exc:
        raise InputError(f"{file.parent.name}/{file.name} is damaged.", todo="Get the model again.") from exc
    return cast(dict[str, object], data) if isinstance(data, dict) else {}


def _damaged(file: Path) -> InputError:
    return InputError(f"{file.name} is damaged or cut short.", todo="Get the model again, or verify it.")
