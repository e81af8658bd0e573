"""Which microphones there are, by names that stay the same."""

import importlib
import re
import sys
from dataclasses import dataclass
from typing import Any, cast

from studio.capture.cameras import told_apart
from studio.ports.capture import Device

_NUMBERS = re.compile(r"\s*\(hw:\d+,\d+\)$")
"""ALSA counts cards in the order in which they come up."""

_HOSTS = {"win32": "Windows WASAPI", "darwin": "Core Audio"}
"""The door of the system that shows every microphone once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Microphone:
    """``index`` is how PortAudio counts it now."""

    device: Device
    index: int


def portaudio() -> Any:
    """The library. Raises ``OSError`` where the system has none."""
    return cast(Any, importlib.import_module("sounddevice"))


def microphones(library: Any) -> tuple[Microphone, ...]:
    """Of this system, its own choice first."""
    listed: list[dict[str, Any]] = [dict(one) for one in library.query_devices()]
    hosts = [str(host["name"]) for host in library.query_hostapis()]
    wanted = _HOSTS.get(sys.platform)
    found = [
        (index, one)
        for index, one in enumerate(listed)
        if int(one["max_input_channels"]) > 0 and (wanted not in hosts or hosts[int(one["hostapi"])] == wanted)
    ]
    names = told_apart([_NUMBERS.sub("", str(one["name"])) for _, one in found])
    out = [
        Microphone(device=Device(id=f"microphone:{name}", name=name), index=index)
        for name, (index, _) in zip(names, found, strict=True)
    ]
    own = default_index(library)
    return tuple(sorted(out, key=lambda one: one.index != own))


def default_index(library: Any) -> int | None:
    """What the system would take, on the door that ``microphones`` lists; None where there is none."""
    wanted = _HOSTS.get(sys.platform)
    for host in library.query_hostapis():
        if host["name"] == wanted and int(host["default_input_device"]) >= 0:
            return int(host["default_input_device"])
    try:
        return int(library.query_devices(None, "input")["index"])
    except (library.PortAudioError, ValueError):
        return None
