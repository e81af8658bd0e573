"""Weights that are as small as can be, in the forms that models come in."""

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path


def tensors(shapes: Mapping[str, Sequence[int]], dtype: str = "F32", fill: int = 1) -> bytes:
    """A ``.safetensors`` file."""
    width = {"F32": 4, "BF16": 2, "F16": 2, "F8_E4M3": 1}[dtype]
    head: dict[str, object] = {}
    at = 0
    for name, shape in shapes.items():
        size = width
        for side in shape:
            size *= side
        head[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    told = json.dumps(head).encode()
    return struct.pack("<Q", len(told)) + told + bytes([fill]) * at


def gguf(shapes: Mapping[str, Sequence[int]], architecture: str = "") -> bytes:
    """A ``.gguf`` file, version 3, of 32-bit numbers."""
    keys = [("general.architecture", architecture)] if architecture else []
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes), len(keys))
    for name, value in keys:
        head += _text(name) + struct.pack("<I", 8) + _text(value)
    at = 0
    for name, shape in shapes.items():
        size = 4
        for side in shape:
            size *= side
        head += _text(name) + struct.pack("<I", len(shape)) + b"".join(struct.pack("<Q", side) for side in shape[::-1])
        head += struct.pack("<IQ", 0, at)
        at += size
    head += bytes(-len(head) % 32)
    return head + bytes(at)


def pipeline(kind: str = "WanPipeline", parts: Sequence[str] = ("transformer", "vae")) -> dict[str, bytes]:
    """The files of a small pipeline in the form that diffusers reads."""
    index: dict[str, object] = {"_class_name": kind, "_diffusers_version": "0.42.1", "scheduler": ["diffusers", "X"]}
    files: dict[str, bytes] = {"scheduler/scheduler_config.json": b"{}"}
    for number, part in enumerate(parts):
        index[part] = ["diffusers", part.title()]
        files[f"{part}/config.json"] = b'{"number": %d}' % number
        files[f"{part}/diffusion_pytorch_model.safetensors"] = tensors({f"{part}.weight": (8, 100 + number)})
    return {"model_index.json": json.dumps(index).encode(), **files}


def lay(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def _text(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()
