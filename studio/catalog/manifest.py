"""A manifest, ``models/catalogue/<family>/<id>.toml``, read and checked to the last field."""

import tomllib
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast, get_args

from studio.catalog.fields import Fields
from studio.core.errors import FaultError
from studio.ports.models import Capability, Licence, ModelCard, Precision, Schedule, Shape, WeightFile

_Word = TypeVar("_Word", bound=str)

LANGUAGES = ("en", "ja")
"""What summaries and terms are written in."""

PARTS = ("transformer", "transformer_2", "text_encoder", "text_encoder_2", "image_encoder", "vae", "audio", "extra")
"""Parts whose parameters a manifest tells. ``audio`` is everything that makes sound besides the transformer."""


def read(file: Path) -> ModelCard:
    """The card of a manifest.

    Raises:
        FaultError: it cannot be read, or a field is missing, unknown, or makes no sense; names the file and the field.
    """
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise FaultError(f"{file}: {exc}.", todo="Correct the manifest, or remove it.") from exc
    own = Fields(file, table)
    source, makes = own.table("source"), own.table("makes")
    rate = makes.text("rate", "0")
    card = ModelCard(
        id=own.text("id"),
        family=own.text("family"),
        name=own.text("name"),
        pipeline=own.text("pipeline"),
        modular=own.yes("modular", False),
        capabilities=_words(own, "capabilities", own.texts("capabilities"), get_args(Capability)),
        source=source.text("repository"),
        revision=source.text("revision", "main"),
        patterns=source.texts("patterns", ()),
        files=tuple(_file(entry) for entry in own.tables("files")),
        licence=_licence(own.table("licence")),
        schedules=tuple(_schedule(entry) for entry in own.tables("schedules")),
        default_size=makes.size("default_size"),
        sizes=makes.size_list("sizes"),
        longest_side=makes.integer("longest_side"),
        size_step=makes.integer("size_step", 1, least=1),
        frame_step=makes.integer("frame_step", 1, least=1),
        frame_rest=makes.integer("frame_rest", 1),
        shortest_frames=makes.integer("shortest_frames", 1),
        rate=makes.made("rate", lambda: _rate(rate)),
        longest_frames=makes.integer("longest_frames"),
        longest_seconds=makes.number("longest_seconds", 0.0),
        sample_rate=makes.integer("sample_rate", 0),
        parameters=_parameters(own.table("parameters")),
        precision=_words(own, "precision", (own.text("precision", "bfloat16"),), get_args(Precision))[0],
        precisions=_words(own, "precisions", own.texts("precisions", ("bfloat16",)), get_args(Precision)),
        prompt_style=own.text("prompt_style", "plain"),
        shape=_shape(own.table("shape")),
        summary=_by_language(own.table("summary")),
    )
    for fields in (own, source, makes):
        fields.finish()
    _agree(own, makes, file, card)
    return card


def _agree(own: Fields, makes: Fields, file: Path, card: ModelCard) -> None:
    if (card.family, card.id) != (file.parent.name, file.stem):
        raise own.wrong("id", f"is {card.family}/{card.id}, and the file {file.parent.name}/{file.name}")
    if not card.schedules:
        raise own.wrong("schedules", "is missing")
    if not card.parameters:
        raise own.wrong("parameters", "is missing")
    if card.precision != card.precisions[0]:
        raise own.wrong("precisions", f"does not begin with its own, {card.precision}")
    if card.source.count("/") != 1:
        raise own.wrong("source.repository", f"is {card.source!r}, not owner/name")
    alone = not {"text", "image", "animate", "references", "image_out"} & set(card.capabilities)
    if alone:
        return
    if min(card.default_size) < 1 or card.shape is None or card.longest_frames < 1 or card.rate <= 0:
        raise makes.wrong("default_size", "and shape, longest_frames and rate are needed for a model of pictures")
    for size in (card.default_size, *card.sizes):
        if max(size) > card.longest_side or any(side % card.size_step for side in size):
            raise makes.wrong("sizes", f"holds {size}, which longest_side and size_step do not allow")
    if (card.longest_frames - card.frame_rest) % card.frame_step:
        raise makes.wrong("longest_frames", "is not one of the lengths that frame_step and frame_rest allow")


def _file(entry: Fields) -> WeightFile:
    path, digest = entry.text("path"), entry.text("sha256", "")
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or not path or "\\" in path:
        raise entry.wrong("path", f"is {path!r}, not a path inside the model's folder")
    if digest and (len(digest) != 64 or digest.strip("0123456789abcdef")):
        raise entry.wrong("sha256", f"is {digest!r}, not 64 digits from 0 to f")
    found = WeightFile(path=path, size=entry.integer("size", 0), sha256=digest)
    entry.finish()
    return found


def _licence(entry: Fields) -> Licence:
    terms = entry.table("terms")
    found = Licence(
        name=entry.text("name"),
        url=entry.text("url"),
        terms={language: terms.texts(language) for language in LANGUAGES},
        accept=entry.yes("accept", False),
        not_in=entry.texts("not_in", ()),
    )
    terms.finish()
    entry.finish()
    for region in found.not_in:
        if len(region) != 2 or not region.isupper():
            raise entry.wrong("not_in", f"holds {region!r}, not a region such as US")
    if found.not_in and not found.accept:
        raise entry.wrong("accept", "must be true where the licence does not hold everywhere")
    return found


def _schedule(entry: Fields) -> Schedule:
    settings = entry.table("settings")
    kept: dict[str, float | int | bool | str] = {}
    for name in settings.names():
        value = settings.raw(name)
        if not isinstance(value, (int, float, str)):
            raise settings.wrong(name, f"is {value!r}, not a number, text, true or false")
        kept[name] = value
    sigmas = entry.numbers("sigmas", ())
    found = Schedule(
        name=entry.text("name"),
        steps=entry.integer("steps", least=1),
        guidance=entry.number("guidance"),
        sigmas=sigmas,
        settings=kept,
    )
    entry.finish()
    if sigmas and (len(sigmas) != found.steps or list(sigmas) != sorted(sigmas, reverse=True)):
        raise entry.wrong("sigmas", "must be as many as steps, each below the last")
    return found


def _parameters(entry: Fields) -> dict[str, float]:
    found = {name: entry.number(name) for name in PARTS if name in entry.names()}
    entry.finish()
    return found


def _shape(entry: Fields) -> Shape | None:
    if not entry.names():
        return None
    found = Shape(
        temporal=entry.integer("temporal", least=1),
        spatial=entry.integer("spatial", least=1),
        patch=entry.integer("patch", least=1),
        width=entry.integer("width", least=1),
        layers=entry.integer("layers", least=1),
        decoder=entry.integer("decoder", least=1),
        window=entry.integer("window", 0),
    )
    entry.finish()
    return found


def _by_language(entry: Fields) -> dict[str, str]:
    found = {language: entry.text(language) for language in LANGUAGES}
    entry.finish()
    return found


def _words(own: Fields, name: str, found: tuple[str, ...], known: tuple[_Word, ...]) -> tuple[_Word, ...]:
    for word in found:
        if word not in known:
            raise own.wrong(name, f"holds {word!r}; there are {' '.join(known)}")
    if not found:
        raise own.wrong(name, "is empty")
    return cast("tuple[_Word, ...]", found)


def _rate(text: str) -> Fraction:
    try:
        return Fraction(text)
    except ZeroDivisionError as exc:
        raise ValueError(f"is {text!r}, not a rate such as 24 or 30000/1001") from exc
    except ValueError as exc:
        raise ValueError(f"is {text!r}, not a rate such as 24 or 30000/1001") from exc
