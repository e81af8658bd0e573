"""Weights that a person has already: a folder in the form that diffusers reads, or a single file of a transformer.

Nothing is copied or changed: a record says where they lie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studio.catalog import gguf, layout, pickles, recognising, tensors
from studio.catalog.places import sum_of
from studio.catalog.record import Record
from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.models import Installed, ModelCard, WeightFile

_SMALL = 64 << 20
"""Files up to this many bytes are summed when they are added; larger ones when they are verified."""


def folder(source: Path, model_id: str, card: ModelCard, made: bool, progress: Progress, cancel: CancelToken) -> Record:
    """The record of a whole folder.

    Raises:
        InputError: a part is missing or damaged, it holds pickles alone, or it is of another family.
    """
    kind, _ = layout.index(source)
    if kind.removesuffix("ModularPipeline") != card.pipeline.removesuffix("ModularPipeline") and not _kin(kind, card):
        raise InputError(
            f"{source.name} is for {kind}, and {card.name} is for {card.pipeline}.",
            todo="Give it a name of its own, or name the model it is of.",
        )
    lacks = layout.missing(source)
    if lacks:
        if any(pickles.by_name(file.name) for file in source.rglob("*")):
            raise InputError(
                f"{source.name} holds pickled weights: reading them would run what is in them.",
                todo="Take the model in the safetensors or GGUF form: those hold numbers alone.",
            )
        raise InputError(
            f"{source.name} is not whole: {', '.join(lacks[:4])} missing.", todo="Get the rest of it first."
        )
    heavy = layout.weights(source)
    for done, file in enumerate(heavy):
        cancel.check()
        progress("check", done, len(heavy))
        layout.check(file)
    return Record(
        id=model_id,
        family=card.family,
        files=tuple(_told(source, file, cancel) for file in _files(source)),
        folder=str(source.resolve()),
        base="" if not made else card.id,
        made=made,
    )


def single(source: Path, model_id: str, cards: Sequence[ModelCard], base: tuple[ModelCard, Installed] | None) -> Record:
    """The record of a file that takes the place of a model's transformer.

    Raises:
        InputError: it is damaged, a pickle, of no family that is known, or the model it belongs to is not here.
    """
    family = family_of(source)
    if base is None or base[0].family != family:
        near = ", ".join(card.id for card in cards if card.family == family)
        raise InputError(
            f"{source.name} is a transformer of the family {family}; its other parts must be here first.",
            todo=f"Get or add one of these first: {near}.",
        )
    return Record(
        id=model_id,
        family=family,
        files=(WeightFile(path=source.name, size=source.stat().st_size),),
        transformer=str(source.resolve()),
        base=base[0].id,
        made=True,
    )


def family_of(source: Path) -> str:
    """The family of a single file of weights. Raises ``InputError``."""
    pickles.refuse(source)
    names: Sequence[str]
    said = ""
    if source.suffix.lower() == ".gguf":
        head = gguf.read_head(source)
        names, said = tuple(head.shapes), head.texts.get("general.architecture", "")
    elif source.suffix.lower() == ".safetensors":
        names = tuple(tensors.read_head(source))
    else:
        raise InputError(
            f"{source.name} is no file of weights that can be read.",
            todo="Name a folder that holds model_index.json, or a .safetensors or .gguf file.",
        )
    found = recognising.family(names, said)
    if found is None:
        raise InputError(
            f"What {source.name} is the weights of cannot be told from its tensors.",
            todo="Add the model's folder, the one that holds model_index.json, instead.",
        )
    return found


def own_card(model_id: str, record: Record, like: ModelCard) -> ModelCard:
    """The card of something added by hand: that of its kin, with its own name and the parameters it really has."""
    counted: Mapping[str, float] = parameters(Path(record.folder)) if record.folder else {}
    return replace(
        like,
        id=model_id,
        name=model_id,
        files=record.files,
        source=like.source,
        summary={
            "en": f"Added by hand. It is driven as {like.name} is; its licence is taken to be the same.",
            "ja": f"手で追加したモデルです。{like.name}と同じように動かします。ライセンスも同じものとみなします。",
        },
        parameters=counted or like.parameters,
    )


def parameters(source: Path) -> Mapping[str, float]:
    """Billions of parameters of each part of a folder, counted in the heads of its files."""
    counted: dict[str, float] = {}
    for file in layout.weights(source):
        if file.suffix.lower() == ".safetensors" and file.parent != source:
            part = file.relative_to(source).parts[0]
            total = sum(tensor.count for tensor in tensors.read_head(file).values())
            counted[part] = counted.get(part, 0.0) + total / 1e9
    return counted


def kin(kind: str, cards: Sequence[ModelCard]) -> ModelCard | None:
    """The card whose pipeline is of this class, or else one of the same family of classes."""
    return next((card for card in cards if card.pipeline == kind), None) or next(
        (card for card in cards if _kin(kind, card)), None
    )


def _kin(kind: str, card: ModelCard) -> bool:
    """Whether a class of pipelines is another way to drive the same weights: Wan's, LTX2's …"""
    stem = _stem(card.pipeline)
    return bool(stem) and _stem(kind) == stem


def _stem(kind: str) -> str:
    name = kind.removesuffix("Pipeline").removesuffix("Modular")
    for tail in ("ImageToVideo", "Condition", "InContext", "VideoToVideo", "AudioToAudio", "Inpaint", "T2V", "I2V"):
        name = name.removesuffix(tail)
    return name


def _files(source: Path) -> tuple[Path, ...]:
    return tuple(sorted(file for file in source.rglob("*") if file.is_file() and not _hidden(source, file)))


def _hidden(source: Path, file: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(source).parts)


def _told(source: Path, file: Path, cancel: CancelToken) -> WeightFile:
    cancel.check()
    size = file.stat().st_size
    sha256 = sum_of(file, cancel) if size <= _SMALL else ""
    return WeightFile(path=file.relative_to(source).as_posix(), size=size, sha256=sha256)
