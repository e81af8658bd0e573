"""The outside of a ``.glb`` file: its header, its JSON and its binary chunk (glTF 2.0, section 4.4)."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

from studio.core.errors import InputError

Json = dict[str, object]

HEIGHT = "ekonte_height_m"
"""In ``asset.extras``: how tall a person wants it, metres."""
MOST_BYTES = 256 * 1024 * 1024
MOST_TEXT = 32 * 1024 * 1024
_MAGIC, _TEXT, _BINARY = 0x46546C67, 0x4E4F534A, 0x004E4942

UNDERSTOOD = frozenset(
    [
        "KHR_mesh_quantization", "KHR_texture_transform", "KHR_materials_unlit", "KHR_materials_emissive_strength",
        "KHR_materials_specular", "KHR_materials_ior", "KHR_materials_clearcoat", "KHR_materials_sheen",
        "KHR_materials_transmission", "KHR_materials_volume", "KHR_lights_punctual", "EXT_texture_webp", "VRM",
        "VRMC_vrm", "VRMC_materials_mtoon", "VRMC_springBone", "VRMC_node_constraint", "KHR_materials_variants",
    ]
)  # fmt: skip
"""Extensions that may be required: read, or left out without harm."""
_COMPRESSED = {
    "KHR_draco_mesh_compression": "Draco", "EXT_meshopt_compression": "meshopt", "KHR_texture_basisu": "Basis Universal"
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """A file that is whole: ``name`` as it is called, ``text`` its JSON, ``binary`` what its accessors point into."""

    name: str
    text: Json
    binary: bytes


def refuse(name: str, why: str, todo: str = "") -> NoReturn:
    """This file is of no use. Raises ``InputError``."""
    raise InputError(f"{name} cannot be used as a subject: {why}", todo=todo)


def opened(path: Path, called: str = "") -> Container:
    """The file, its parts told apart. ``called``: its name for messages, where that is not the path's.

    Raises:
        InputError: it is missing, too large, no ``.glb``, or damaged.
    """
    name = called or path.name
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            refuse(name, f"it has {size // 2**20} MB; 256 MB can be read.", "Export it with smaller textures.")
        data = path.read_bytes()
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.") from exc
    return parsed(data, name)


def parsed(data: bytes, name: str) -> Container:
    """The parts of a file's bytes. Raises ``InputError``."""
    if data[:1] in (b"{", b"\xef") and b"asset" in data[:100_000]:
        refuse(name, "it is glTF as text.", "Export it as glTF Binary (.glb).")
    if len(data) < 20:
        refuse(name, "it is too short for a .glb file.")
    magic, version, length = struct.unpack_from("<III", data)
    if magic != _MAGIC:
        refuse(name, "it is no .glb file.", "Export it as glTF Binary (.glb).")
    if version != 2:
        refuse(name, f"it is glTF {version}; version 2 can be read.", "Export it as glTF 2.0.")
    if length > len(data):
        refuse(name, f"it ends after {len(data)} of {length} bytes.", "Copy or export it again.")
    chunks: dict[int, bytes] = {}
    at = 12
    while at + 8 <= length:
        size, kind = struct.unpack_from("<II", data, at)
        at += 8
        if size > length - at:
            refuse(name, "one of its parts is longer than the file.", "Copy or export it again.")
        if kind == _TEXT and chunks:
            refuse(name, "its parts are out of order.")
        chunks.setdefault(kind, data[at : at + size])
        at += size + (-size) % 4
    if _TEXT not in chunks:
        refuse(name, "it has no description (JSON).")
    text = _described(chunks[_TEXT], name)
    _check_needs(text, name)
    return Container(name, text, chunks.get(_BINARY, b""))


def _described(chunk: bytes, name: str) -> Json:
    if len(chunk) > MOST_TEXT:
        refuse(name, "its description is too long.")

    def _odd(word: str) -> NoReturn:
        refuse(name, f"its description holds {word}, which is no number.")

    try:
        found: object = json.loads(chunk.rstrip(b"\x00 \n\r\t").decode("utf-8"), parse_constant=_odd)
    except (ValueError, RecursionError):  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        refuse(name, "its description (JSON) is damaged.", "Copy or export it again.")
    if not isinstance(found, dict):
        refuse(name, "its description (JSON) is damaged.", "Copy or export it again.")
    return cast(Json, found)


def _check_needs(text: Json, name: str) -> None:
    asset = text.get("asset")
    version = cast(Json, asset).get("version") if isinstance(asset, dict) else None
    if not isinstance(version, str) or version.split(".")[0] != "2":
        refuse(name, f"it is glTF {version}; version 2 can be read.", "Export it as glTF 2.0.")
    required = text.get("extensionsRequired", [])
    for extension in cast(list[object], required) if isinstance(required, list) else []:
        if extension in _COMPRESSED:
            packed = _COMPRESSED[str(extension)]
            refuse(name, f"it is compressed with {packed}.", "Export it without compression.")
        if extension not in UNDERSTOOD:
            refuse(name, f"it needs the extension {str(extension)[:60]}.", "Export it without that extension.")
