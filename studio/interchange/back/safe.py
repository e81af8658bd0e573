"""Files that anybody may have written: none is too large, none bites."""

import json
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse
from xml.etree.ElementTree import Element

from studio.core.errors import InputError

LARGEST = 256 << 20
"""Bytes of a cut: one of ten thousand clips takes twenty million."""
DEEPEST = 200
"""Elements within elements."""
_MOST = 2_000_000
"""Elements of a cut."""


def content(path: Path) -> bytes:
    """What a file holds. Raises ``InputError``."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(
                f"{path.name} has {size >> 20} MB: no cut is as large as that.", todo="Choose the file of a timeline."
            )
        data = path.read_bytes()
    except OSError as exc:
        raise InputError(f"{path} cannot be read: {exc.strerror or exc}.", todo="Choose another file.") from exc
    if not data.strip():
        raise InputError(f"{path.name} is empty.", todo="Export it again from the other program.")
    return data


def packed(path: Path, name: str) -> bytes:
    """A file inside of a zip file. Raises ``InputError``."""
    try:
        with zipfile.ZipFile(path) as bundle:
            info = bundle.getinfo(name)
            if info.file_size > LARGEST:
                raise InputError(f"{path.name} holds a timeline of {info.file_size >> 20} MB.", todo="Export it again.")
            with bundle.open(info) as inside:
                data = inside.read(LARGEST + 1)
    except KeyError as exc:
        raise InputError(f"{path.name} holds no timeline.", todo="Choose an .otioz file.") from exc
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as exc:
        raise InputError(f"{path.name} is damaged: {exc}.", todo="Export it again from the other program.") from exc
    if len(data) > LARGEST:
        raise InputError(f"{path.name} is larger than it says.", todo="Export it again.")
    return data


def xml(data: bytes, name: str) -> Element:
    """The root of an XML document; entities, other files and endless nesting are refused. Raises ``InputError``."""
    parser: Any = import_module("defusedxml.ElementTree")
    unsafe: Any = import_module("defusedxml.common").DefusedXmlException
    broken: Any = import_module("xml.etree.ElementTree").ParseError
    try:
        root: Element = parser.fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except unsafe as exc:
        raise InputError(
            f"{name} holds entities, as harmful files do; it is not read.", todo="Export it again from the editor."
        ) from exc
    except (broken, ValueError, LookupError, RecursionError) as exc:
        raise InputError(f"{name} is damaged: {exc}.", todo="Export it again from the other program.") from exc
    _measured(root, name)
    return root


def plain_json(data: bytes, name: str) -> str:
    """A JSON text that has been looked through. Raises ``InputError``."""
    try:
        text = data.decode("utf-8-sig")
        json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{name} is damaged: {exc}.", todo="Export it again from the other program.") from exc
    return text


def located(url: str) -> Path | None:
    """Where a file lies that is named by its address or path; None where that is not on this machine."""
    if not url:
        return None
    parts = urlparse(url)
    if parts.scheme in ("file", "") or len(parts.scheme) == 1:
        plain = unquote(parts.path) if parts.scheme == "file" else url
        try:
            return Path(plain)
        except ValueError:
            return None
    return None


def file_name(url: str) -> str:
    """The last part of an address or path of any system."""
    plain = unquote(urlparse(url).path) if "://" in url else url
    return plain.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def _measured(root: Element, name: str) -> None:
    """Raises ``InputError`` for what is too deep or too much."""
    row, depth, count = [root], 0, 0
    while row:
        depth, count = depth + 1, count + len(row)
        if depth > DEEPEST or count > _MOST:
            raise InputError(f"{name} is no timeline: it nests without end.", todo="Export it again.")
        row = [child for element in row for child in element]
