"""What leaves the studio with a cameo in it is written into the consent record: where to, and which bytes."""

import contextlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

from studio.core.errors import StudioError
from studio.ports.consent import Consent
from studio.project.cameo import CameoUse
from studio.workflows.cameo.lineage import digest_of


def left(consent: Callable[[], Consent], uses: Iterable[CameoUse], files: Iterable[Path]) -> tuple[str, ...]:
    """Note these files for each cameo; gives sentences on what could not be noted."""
    ids = tuple(dict.fromkeys(use.id for use in uses if use.id))
    if not ids:
        return ()
    remarks: dict[str, None] = {}
    for file in (one for path in files for one in _files(path)):
        with contextlib.suppress(OSError):
            record = {"path": str(file.resolve()), "sha256": digest_of(file), "size": file.stat().st_size}
            for cameo_id in ids:
                try:
                    consent().note("exported", cameo_id, json.dumps(record, ensure_ascii=False))
                except StudioError as exc:
                    remarks[f"The consent record does not know of {file.name}: {exc.what}"] = None
    return tuple(remarks)


def _files(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
