"""Pipelines from folders of weights, kept warm from one take to the next."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import torch

from studio.core.errors import InputError, MachineError
from studio.diffusion import numbers, torches
from studio.diffusion.compiling import Blocks
from studio.diffusion.facts import BY_ID
from studio.diffusion.folders import Found
from studio.ports.models import Mode, Precision


@dataclass(slots=True)
class Loaded:
    """A pipeline with its weights where they are to be while it runs."""

    key: tuple[str, ...]
    device: torch.device
    mode: Mode
    folder: Path
    base: Any
    pipe: Any
    kind: str = ""
    overlapped: bool = True
    """Where weights come to the card block by block: while the one before computes."""
    laid: tuple[tuple[str, float], ...] = ()
    """The LoRA weights that lie over it: file and strength."""
    more: dict[str, Any] = field(default_factory=dict[str, Any])
    """Parts of the folder that the pipeline itself does not have, by name."""
    blocks: Blocks | None = None
    """The blocks of its networks, once it has run."""
    notes: list[str] = field(default_factory=list[str])

    def as_kind(self, kind: str) -> Any:
        """The same parts as another kind of pipeline (image to video …), placed as before."""
        if kind in ("", type(self.base).__name__):
            kind = type(self.base).__name__
        if self.kind != kind:
            _unplace(self.pipe)
            self.pipe = self.base if kind == type(self.base).__name__ else _made_of(self.base, kind)
            self.kind = kind
            place(self.pipe, self.mode, self.device, overlapped=self.overlapped)
        return self.pipe

    @property
    def moved(self) -> str:
        """The mode as it is told apart by how fast it is."""
        return self.mode if self.mode != "group_offload" or self.overlapped else f"{self.mode} in turn"


class Shelf:
    """The one pipeline that is warm."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: Loaded | None = None

    def take(
        self, found: Found, mode: Mode, precision: Precision, device: torch.device, *, overlapped: bool = True
    ) -> Loaded:
        """It, loaded now unless it is there. Raises ``InputError``."""
        way = mode if overlapped else f"{mode} in turn"
        key = (f"{found.folder}:{found.digest}:{found.transformer or ''}", way, precision)
        with self._lock:
            if self._kept is None or self._kept.key != key:
                self._kept = None
                torches.empty()
                self._kept = load(found, mode, precision, device, key, overlapped=overlapped)
            return self._kept

    @property
    def kept(self) -> Loaded | None:
        """What is warm."""
        return self._kept

    def clear(self) -> None:
        """Let it go."""
        with self._lock:
            self._kept = None
        torches.empty()


SHELF = Shelf()
"""For models of pictures."""

EARS = Shelf()
"""For models of sound: takes go from one to the other and back."""


def load(
    found: Found,
    mode: Mode,
    precision: Precision,
    device: torch.device,
    key: tuple[str, ...],
    *,
    overlapped: bool = True,
) -> Loaded:
    """Raises ``InputError``: the weights do not fit what the folder says they are."""
    begun = time.monotonic()
    dtype = torches.DTYPES[precision] if not (device.type == "cpu" and precision != "float32") else torch.float32
    modular = (found.folder / "modular_model_index.json").is_file()
    diffusers = torches.diffusers()
    try:
        base = _modular(diffusers, found, dtype) if modular else _classic(diffusers, found, dtype)
    except (MemoryError, torch.OutOfMemoryError):
        raise
    except Exception as exc:
        raise _unfit(found, exc) from exc
    if found.transformer is not None:
        _swap_transformer(diffusers, base, found, found.transformer, dtype)
    for part in parts(base).values():
        part.eval()
        part.requires_grad_(False)
    if precision in ("fp8", "int8"):
        drawing = [part for name, part in parts(base).items() if name.startswith("transformer")]
        _fewer_bits(drawing, precision, dtype)
    place(base, mode, device, overlapped=overlapped)
    loaded = Loaded(
        key=key, device=device, mode=mode, folder=found.folder, base=base, pipe=base, kind=type(base).__name__,
        overlapped=overlapped,
    )  # fmt: skip
    torches.log.info("%s: loaded in %.1f s, %s, %s", found.id, time.monotonic() - begun, loaded.moved, precision)
    return loaded


def _fewer_bits(drawing: list[Any], precision: Precision, dtype: torch.dtype) -> None:
    before = sum(map(numbers.held, drawing))
    for network in drawing:
        if precision == "int8":
            numbers.as_int8(network)
        else:
            network.enable_layerwise_casting(storage_dtype=torch.float8_e4m3fn, compute_dtype=dtype)
    after = sum(map(numbers.held, drawing))
    torches.log.info("%s: weights of %.2f GB now take %.2f GB", precision, before / 1e9, after / 1e9)


def parts(pipe: Any) -> dict[str, torch.nn.Module]:
    """The networks of a pipeline, by name."""
    found: dict[str, Any] = dict(pipe.components)
    return {name: part for name, part in found.items() if isinstance(part, torch.nn.Module)}


def place(pipe: Any, mode: Mode, device: torch.device, *, overlapped: bool = True) -> None:
    """Put its weights where ``mode`` wants them. Without a card there is but one place: all of them are resident.
    ``overlapped``: a block comes while the one before computes, where the card can do both at once."""
    if mode == "group_offload":
        streams = overlapped and device.type == "cuda"
        networks: dict[str, Any] = dict(parts(pipe))
        for name, part in networks.items():
            if hasattr(part, "enable_group_offload"):
                part.enable_group_offload(
                    onload_device=device,
                    offload_device=torch.device("cpu"),
                    offload_type="block_level" if name.startswith("transformer") else "leaf_level",
                    num_blocks_per_group=1 if name.startswith("transformer") else None,
                    use_stream=streams,
                    record_stream=streams,
                )
            else:
                part.to(device)
    elif device.type == "cpu" or mode == "resident":
        pipe.to(device)
    elif mode == "model_offload":
        pipe.enable_model_cpu_offload(device=device)
    else:
        pipe.enable_sequential_cpu_offload(device=device)


def _unplace(pipe: Any) -> None:
    if hasattr(pipe, "remove_all_hooks"):
        pipe.remove_all_hooks()


def _classic(diffusers: Any, found: Found, dtype: torch.dtype) -> Any:
    index = import_module("json").loads((found.folder / "model_index.json").read_text("utf-8"))
    kind = str(index["_class_name"])
    if kind not in BY_ID[found.family].pipelines:
        raise InputError(f"{found.id} holds {kind}, which is not of the family {found.family}.")
    pipe = getattr(diffusers, kind).from_pretrained(
        str(found.folder), torch_dtype=dtype, local_files_only=True, use_safetensors=True
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _modular(diffusers: Any, found: Found, dtype: torch.dtype) -> Any:
    """Part by part, and each from this folder: what the index names is the repository that they once came from."""
    driver = import_module(f"studio.diffusion.families.{found.family}")
    own: Callable[[str, Path], Any] | None = getattr(driver, "part", None)
    halves: tuple[str, ...] = getattr(driver, "HALVES", ())
    pipe = diffusers.ModularPipeline.from_pretrained(str(found.folder), local_files_only=True)
    loaded: dict[str, Any] = {}
    for name in list(pipe.component_names):
        spec = pipe.get_component_spec(name)
        place = found.folder / (spec.subfolder or name)
        if spec.default_creation_method != "from_pretrained":
            continue
        if not place.is_dir():
            if name in halves:
                continue
            raise InputError(f"{found.id} lacks its part {name}.", todo="Get the model again, or verify it.")
        loaded[name] = (own and own(name, place)) or spec.load(
            pretrained_model_name_or_path=str(found.folder), subfolder=place.name, torch_dtype=dtype,
            local_files_only=True,
        )  # fmt: skip
    pipe.update_components(**loaded)
    _quiet(pipe._blocks)
    return pipe


def _quiet(blocks: Any) -> None:
    if hasattr(blocks, "set_progress_bar_config"):
        blocks.set_progress_bar_config(disable=True)
    for one in getattr(blocks, "sub_blocks", {}).values():
        _quiet(one)


def _made_of(base: Any, kind: str) -> Any:
    """Raises ``InputError``: the model lacks a part that this kind needs."""
    try:
        pipe = getattr(torches.diffusers(), kind).from_pipe(base)
    except (ValueError, TypeError, AttributeError) as exc:
        raise InputError(
            f"This model cannot be run as {kind}.", todo="Choose a model of the family that takes pictures."
        ) from exc
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _swap_transformer(diffusers: Any, base: Any, found: Found, file: Path, dtype: torch.dtype) -> None:
    network: Any = base.transformer
    kind: Any = network.__class__
    if not hasattr(kind, "from_single_file"):
        raise InputError(
            f"A single file cannot take the place of {kind.__name__}.", todo="Add the model's whole folder."
        )
    more: dict[str, Any] = {}
    if file.suffix == ".gguf":
        more["quantization_config"] = diffusers.GGUFQuantizationConfig(compute_dtype=dtype)
    try:
        base.transformer = kind.from_single_file(
            str(file), config=str(found.folder / "transformer"), torch_dtype=dtype, local_files_only=True, **more
        )
    except (MemoryError, torch.OutOfMemoryError):
        raise
    except Exception as exc:
        raise _unfit(found, exc) from exc


def _unfit(found: Found, exc: Exception) -> InputError | MachineError:
    if isinstance(exc, InputError | MachineError):
        return exc
    text = str(exc)
    if "SentencePiece" in text or "protobuf" in text:
        return MachineError(
            f"{found.id} needs a tokenizer that this installation lacks.", todo="Install ekonte[neural]."
        )
    why = " ".join(text.split())[:160]
    return InputError(
        f"{found.id} cannot be loaded: its weights and its configuration do not fit ({type(exc).__name__}: {why}).",
        todo="Get the model again, or verify it.",
    )
