"""Whether the files of a model are still what they were."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from studio.catalog import layout
from studio.catalog.places import sum_of
from studio.catalog.record import Record
from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress


def wrong(record: Record, root: Path, progress: Progress, cancel: CancelToken) -> Iterator[str]:
    """Sentences on what is wrong: missing, of another length, of other bytes, damaged."""
    total, done = record.bytes, 0
    for told in record.files:
        cancel.check()
        progress("verify", done, total)
        file = Path(record.transformer) if record.transformer else root / told.path
        done += told.size
        try:
            size = file.stat().st_size
        except OSError:
            yield f"{told.path} is missing."
            continue
        if size != told.size:
            yield f"{told.path} has {size} bytes instead of {told.size}."
            continue
        try:
            if told.sha256 and sum_of(file, cancel) != told.sha256:
                yield f"{told.path} has other bytes than it had."
                continue
            if file.suffix.lower() in (".safetensors", ".gguf", ".onnx"):
                layout.check(file)
        except OSError as exc:
            yield f"{told.path} cannot be read: {exc.strerror or exc}."
        except InputError as exc:
            yield exc.what
    progress("verify", total, total)


def snapshot(root: Path, patterns: Sequence[str], progress: Progress, cancel: CancelToken) -> Iterator[str]:
    """The same for a copy in the hub's cache, whose large files are named by their SHA-256."""
    try:
        yield from (f"{name} is missing." for name in layout.missing(root, patterns))
    except InputError as exc:
        yield exc.what
        return
    heavy = layout.weights(root)
    for done, file in enumerate(heavy):
        cancel.check()
        progress("verify", done, len(heavy))
        name = file.relative_to(root).as_posix()
        try:
            blob = file.resolve().name
            if len(blob) == 64 and sum_of(file, cancel) != blob:
                yield f"{name} has other bytes than it had."
                continue
            layout.check(file)
        except OSError as exc:
            yield f"{name} cannot be read: {exc.strerror or exc}."
        except InputError as exc:
            yield exc.what
    progress("verify", len(heavy), len(heavy))
