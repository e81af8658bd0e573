"""What a file is: whether it stands like a person, moves by itself, or is a thing; all that its list entry says."""

import json
import struct
from pathlib import Path
from typing import cast

from studio.ports.subjects import Brought, SubjectSort
from studio.stage.brought.bones import NEEDED
from studio.stage.brought.container import HEIGHT, Container, Json, opened
from studio.stage.brought.model import Model
from studio.stage.brought.read import model_of


def settled(file: Path, height_m: float | None) -> tuple[Model, bytes]:
    """The model of a file, and its bytes, with the height noted in them that it is to have. Raises ``InputError``."""
    found = opened(file)
    model = model_of(found)
    if height_m is None:
        return model, file.read_bytes()
    text = dict(found.text)
    text["asset"] = {**_object(text.get("asset")), "extras": {HEIGHT: round(height_m, 4)}}
    body = json.dumps(text, ensure_ascii=False, separators=(",", ":")).encode()
    body += b" " * (-len(body) % 4)
    binary = found.binary + b"\0" * (-len(found.binary) % 4)
    chunks = struct.pack("<II", len(body), 0x4E4F534A) + body
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    data = struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks
    return model_of(Container(found.name, text, found.binary)), data


def _object(value: object) -> Json:
    return dict(cast(Json, value)) if isinstance(value, dict) else {}


def sort_of_model(model: Model) -> SubjectSort:
    """Who plays it."""
    if is_person(model):
        return "person"
    return "animal" if model.clips else "thing"


def is_person(model: Model) -> bool:
    """Whether it has the bones of one."""
    return all(bone in model.bones for bone in NEEDED)


def facts_of(model: Model, kind: str, names: tuple[str, ...], digest: str, file: str) -> Brought:
    """Its entry in the list."""
    remarks = list(model.remarks)
    sort = sort_of_model(model)
    if sort == "thing" and model.joints:
        remarks.append("Its bones are not those of a person, and it has no animation: it is moved as a whole.")
    return Brought(
        kind=kind, names=names, digest=digest, sort=sort, size_m=model.size, triangles=model.triangle_count,
        clips=tuple(one.name for one in model.clips), file=file, remarks=tuple(remarks),
    )  # fmt: skip
