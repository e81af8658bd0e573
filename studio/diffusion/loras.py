"""LoRA weights: laid over a warm pipeline, stacked with their strengths, and taken off again."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError
from studio.diffusion.folders import check_tensors
from studio.diffusion.loading import Loaded
from studio.diffusion.torches import log
from studio.project.model_use import LoraUse


def lay(loaded: Loaded, uses: Sequence[LoraUse]) -> tuple[LoraUse, ...]:
    """Have exactly these over the pipeline; gives them with their digests.

    Raises:
        InputError: one is missing, damaged, a pickle, not the one that the recipe was made with, or for another model.
    """
    known = tuple(_known(one) for one in uses)
    wanted = tuple((one.digest, one.strength) for one in known)
    if wanted == loaded.laid:
        return known
    pipe = loaded.base
    if loaded.laid:
        pipe.unload_lora_weights()
        loaded.laid = ()
    if not known:
        return known
    if not hasattr(pipe, "load_lora_weights"):
        raise InputError(f"{type(pipe).__name__} takes no LoRA weights.")
    names = [f"lora{number}" for number in range(len(known))]
    try:
        for name, one in zip(names, known, strict=True):
            file = Path(one.file)
            pipe.load_lora_weights(str(file.parent), weight_name=file.name, adapter_name=name, local_files_only=True)
        pipe.set_adapters(names, [one.strength for one in known])
    except (ValueError, KeyError, RuntimeError, OSError) as exc:
        pipe.unload_lora_weights()
        why = " ".join(str(exc).split())[:160]
        raise InputError(f"{known[-1].file} does not fit this model ({why}).") from exc
    loaded.laid = wanted
    log.info("LoRA: %s", ", ".join(f"{Path(one.file).name} x {one.strength:g}" for one in known))
    return known


def _known(use: LoraUse) -> LoraUse:
    file = Path(use.file).expanduser()
    if not file.is_file():
        raise InputError(f"There is no LoRA file {use.file}.")
    if file.suffix != ".safetensors":
        raise InputError(
            f"{file.name} is a pickle: it could run any program when it is loaded.",
            todo="Get the same weights as .safetensors.",
        )
    check_tensors(file)
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if use.digest and use.digest != digest:
        raise InputError(f"{file.name} is not the file that this take was made with.", todo="Find the one it was.")
    return replace(use, file=str(file.resolve()), digest=digest)
