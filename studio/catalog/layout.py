"""A folder in the form that diffusers reads: whether all of it is there, and sound as far as its heads tell."""

import fnmatch
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from studio.catalog import gguf, pickles, tensors
from studio.core.errors import InputError

INDEXES = ("model_index.json", "modular_model_index.json")
"""One of these tells of the parts of a pipeline."""

_WITHOUT_WEIGHTS = ("config.json", "scheduler_config.json", "tokenizer_config.json", "preprocessor_config.json",
                    "processor_config.json", "guider_config.json", "tokenizer.json", "vocab.json")  # fmt: skip


def index(folder: Path) -> tuple[str, Mapping[str, object]]:
    """The class of the pipeline, and its index.

    Raises:
        InputError: there is none, or it cannot be read.
    """
    for name in INDEXES:
        file = folder / name
        if file.is_file():
            table = load(file)
            kind = table.get("_class_name")
            if not isinstance(kind, str) or not kind:
                raise InputError(f"{file.name} does not tell which pipeline this is.", todo=_AGAIN)
            return kind, table
    raise InputError(
        f"{folder.name} has no model_index.json: it is not a model in the form that diffusers reads.",
        todo="Name the folder that holds model_index.json, or a single .safetensors or .gguf file.",
    )


def load_any(file: Path, name: str = "") -> object:
    """What a JSON file holds; errors call it ``name``. Raises ``InputError``."""
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as exc:
        raise InputError(f"{name or file.name} cannot be read: {exc}.", todo=_AGAIN) from exc


def load(file: Path) -> dict[str, object]:
    """A JSON object. Raises ``InputError``."""
    table = load_any(file)
    if not isinstance(table, dict):
        raise InputError(f"{file.name} does not hold what it should.", todo=_AGAIN)
    return cast("dict[str, object]", table)


def parts(table: Mapping[str, object]) -> Iterator[str]:
    """The folders of a pipeline that its index tells of."""
    for name, told in table.items():
        if name.startswith("_") or not isinstance(told, list):
            continue
        first = cast("list[object]", told)[:1]
        if first and first[0] is not None:
            yield name


def missing(folder: Path, patterns: Sequence[str] = ()) -> tuple[str, ...]:
    """What a folder lacks to be whole: paths within it. ``patterns`` tell which parts are asked for at all (none: all).

    Raises:
        InputError: it is no such folder at all.
    """
    _, table = index(folder)
    lacks: list[str] = []
    for name in parts(table):
        part = folder / name
        if patterns and not any(fnmatch.fnmatchcase(f"{name}/x", pattern) for pattern in patterns):
            continue
        if not part.is_dir() or not any(part.iterdir()):
            lacks.append(f"{name}/")
            continue
        lacks += (f"{name}/{file}" for file in _shards_missing(part))
    return tuple(lacks)


def weights(folder: Path) -> tuple[Path, ...]:
    """Its files of weights, by path."""
    return tuple(
        sorted(
            file
            for file in folder.rglob("*")
            if file.suffix.lower() in (".safetensors", ".gguf", ".onnx") and file.is_file()
        )
    )


def check(file: Path) -> None:
    """Raises ``InputError``: a pickle, or cut short or damaged as far as its head tells."""
    pickles.refuse(file)
    if file.suffix.lower() == ".safetensors":
        tensors.read_head(file)
    elif file.suffix.lower() == ".gguf":
        gguf.read_head(file)


def _shards_missing(part: Path) -> Iterator[str]:
    indexes = sorted(part.glob("*.safetensors.index.json"))
    for file in indexes:
        told = load(file).get("weight_map")
        names = set(cast("dict[str, object]", told).values()) if isinstance(told, dict) else {file.name}
        yield from sorted(str(name) for name in names if not (part / str(name)).is_file())
    if indexes or any(part.glob("*.safetensors")) or any(part.glob("*.gguf")) or any(part.glob("*.onnx")):
        return
    config = part / "config.json"
    if config.is_file() or not any((part / name).is_file() for name in _WITHOUT_WEIGHTS):
        yield "*.safetensors"


_AGAIN = "Get the model again from where it came from."
