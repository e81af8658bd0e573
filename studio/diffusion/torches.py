"""Torch as it is used here: which device, how many threads, which numbers, what counts as too little memory."""

import logging
import os
import platform
import re
import shutil
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import torch

from studio.core.errors import DeviceLostError
from studio.diffusion.ladder import OutOfMemory
from studio.ports.models import Device, Precision

log = logging.getLogger("studio.diffusion")

DTYPES: dict[Precision, torch.dtype] = {
    "float32": torch.float32,
    "float16": torch.float16,
    "bfloat16": torch.bfloat16,
    "fp8": torch.bfloat16,
    "int8": torch.bfloat16,
    "gguf": torch.bfloat16,
}
"""What is computed in; fp8, int8 and gguf are only how weights are kept."""

_GB = 1 << 30


def diffusers() -> Any:
    """The library, quiet and without the network."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    found = import_module("diffusers")
    import_module("diffusers.utils.logging").set_verbosity_error()
    import_module("transformers.utils.logging").set_verbosity_error()
    import_module("diffusers.utils.logging").disable_progress_bar()
    import_module("transformers.utils.logging").disable_progress_bar()
    warnings.filterwarnings("ignore", category=FutureWarning)
    return found


def settle() -> None:
    """As many threads as there are processors but one: one too many costs more than ten times the speed."""
    threads = max(1, (os.cpu_count() or 2) - 1)
    if torch.get_num_threads() != threads:
        torch.set_num_threads(threads)


def device() -> torch.device:
    """The card, where there is one."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    if hasattr(torch, "xpu") and torch.xpu.is_available():
        return torch.device("xpu")
    return torch.device("cpu")


def facts(which: torch.device) -> Device:
    """The device, and what is free of it now."""
    ram = _ram()
    disk = shutil.disk_usage(os.path.expanduser("~")).free  # noqa: PTH111 - a string is all it takes
    if which.type == "cuda":
        free, memory = torch.cuda.mem_get_info()
        return Device(kind="cuda", name=torch.cuda.get_device_name(), memory=memory, free=free, ram=ram, disk=disk)
    return Device(kind=which.type, name=which.type, memory=ram, free=ram, ram=ram, disk=disk)


def machine(which: torch.device) -> str:
    """What speeds are remembered of: the device, how many processors there are, and torch."""
    name = torch.cuda.get_device_name() if which.type == "cuda" else platform.processor() or platform.machine()
    return f"{which.type} {name}, {os.cpu_count()} processors, torch {metadata.version('torch')}"


def _ram() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 * _GB


def forget_peak(which: torch.device) -> None:
    """From now on ``peak`` counts anew."""
    if which.type == "cuda":
        torch.cuda.reset_peak_memory_stats()
    elif which.type == "cpu":
        with suppress(OSError):  # other systems than Linux count from the beginning of the process
            Path("/proc/self/clear_refs").write_text("5")


def peak(which: torch.device) -> int:
    """Bytes, the most that there were at once: of the card's memory, or of this process where there is no card.
    0: nobody counts them."""
    if which.type == "cuda":
        return int(torch.cuda.max_memory_allocated())
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM:")), 0)


def precision(wished: Precision, which: torch.device) -> Precision:
    """What this device can compute in: a processor has no use for half precision."""
    return "float32" if which.type == "cpu" and wished in ("bfloat16", "float16") else wished


_LOST = re.compile(
    r"(CUDA|HIP|XPU|MPS|cuDNN|CUBLAS|NVML)[^a-z]*error|launch failure|device.side assert|device lost|fallen off the bus"
    r"|no CUDA GPUs|CUDA driver",
    re.IGNORECASE,
)


def lost(exc: BaseException) -> bool:
    """Whether a library says that the card failed or is gone."""
    return isinstance(exc, RuntimeError) and "out of memory" not in str(exc).lower() and bool(_LOST.search(str(exc)))


@contextmanager
def short_of_memory() -> Generator[None]:
    """Whatever way a library says that memory ran out becomes ``OutOfMemory``, and that the card is gone,
    ``DeviceLostError``."""
    try:
        yield
    except torch.OutOfMemoryError as exc:
        empty()
        raise OutOfMemory from exc
    except MemoryError as exc:
        raise OutOfMemory from exc
    except RuntimeError as exc:
        if "not enough memory" in str(exc) or "out of memory" in str(exc).lower():
            empty()
            raise OutOfMemory from exc
        if lost(exc):
            why = " ".join(str(exc).split())[:120]
            raise DeviceLostError(
                f"The graphics card failed or is gone ({why}).",
                todo="Try again; if it happens again, restart the computer or update the card's driver.",
            ) from exc
        raise


def empty() -> None:
    """Give back what was freed."""
    import gc

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def generator(seed: int) -> torch.Generator:
    """Noise is drawn by the processor, so that it is the same on every card."""
    return torch.Generator("cpu").manual_seed(seed & (2**63 - 1))
