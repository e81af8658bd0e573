"""Whether weights may be fetched, how fast, and where other programs keep theirs: ``models.json`` among what a person
chose, and the environment."""

import contextlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from studio.core.errors import DiskError, MachineError
from studio.ports.models import Network

_VARIABLES = ("EKONTE_OFFLINE", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
_YES = ("1", "on", "true", "yes")


def load(file: Path, environment: Mapping[str, str] = os.environ) -> Network:
    """What holds now. A file that is damaged counts as one that is not there."""
    table: Mapping[str, object] = {}
    with contextlib.suppress(OSError, ValueError, RecursionError):
        told: object = json.loads(file.read_text("utf-8"))
        if isinstance(told, dict):
            table = cast("Mapping[str, object]", told)
    speed, folders = table.get("bytes_per_second"), table.get("folders")
    return Network(
        forbidden=table.get("offline") is True,
        forbidden_by=next((name for name in _VARIABLES if environment.get(name, "").strip().lower() in _YES), ""),
        bytes_per_second=speed if type(speed) is int and speed > 0 else 0,
        folders=tuple(Path(item) for item in _list(folders) if isinstance(item, str)),
    )


def keep(file: Path, network: Network) -> None:
    """Remember a person's choice. Raises ``DiskError``."""
    table = {
        "offline": network.forbidden,
        "bytes_per_second": network.bytes_per_second,
        "folders": [str(folder) for folder in network.folders],
    }
    part = file.with_name(f".{secrets.token_hex(6)}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(table, ensure_ascii=False), "utf-8")
        part.replace(file)
    except OSError as exc:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiskError(f"{file} cannot be written: {exc.strerror or exc}.", todo="Free some room.") from exc


def allow(network: Network) -> None:
    """Raises ``MachineError``: the network is forbidden."""
    if network.forbidden_by:
        raise MachineError(
            f"The network is forbidden: {network.forbidden_by} is set.",
            todo="Unset it, or add weights from a folder with “ekonte models add”.",
        )
    if network.forbidden:
        raise MachineError(
            "The network is switched off for models.",
            todo="Switch it on with “ekonte models network on”, or add weights from a folder.",
        )


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
