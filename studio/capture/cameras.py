"""Which cameras there are, by names that stay the same."""

import sys
from dataclasses import dataclass
from pathlib import Path

import av.device
from av.error import FFmpegError

from studio.ports.capture import Device

_SCREEN = "capture screen"
"""How AVFoundation calls what is no camera."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """``url`` is how FFmpeg opens it now; that may change when others come and go."""

    device: Device
    url: str


def cameras() -> tuple[Camera, ...]:
    """Of this system, in its own order."""
    if sys.platform == "linux":
        return linux_cameras(Path("/dev"), Path("/sys/class/video4linux"))
    form = {"darwin": "avfoundation", "win32": "dshow"}.get(sys.platform)
    if form is None:
        return ()
    try:
        listed = av.device.enumerate_input_devices(form)
    except (FFmpegError, ValueError):
        return ()
    found = [one for one in listed if "video" in one.media_types and not one.description.lower().startswith(_SCREEN)]
    if form == "dshow":  # its own names hold the path of the plug
        return tuple(Camera(device=Device(id=one.name, name=one.description), url=one.name) for one in found)
    names = told_apart([one.description for one in found])
    return tuple(
        Camera(device=Device(id=f"camera:{name}", name=name), url=one.name)
        for name, one in zip(names, found, strict=True)
    )


def linux_cameras(devices: Path, classes: Path) -> tuple[Camera, ...]:
    """``devices`` is /dev and ``classes`` /sys/class/video4linux. A camera has several nodes there; its first gives
    pictures. Its id is its link by maker and number, or else by plug, or else its name."""
    nodes = sorted((path for path in classes.glob("video*") if _index(path) == 0), key=lambda path: _number(path.name))
    names = told_apart([_text(path / "name") or path.name for path in nodes])
    links = {
        link.resolve(): str(link)
        for folder in ("by-path", "by-id")  # the latter, which follows it from plug to plug, has the last word
        for link in sorted((devices / "v4l" / folder).glob("*-video-index0"))
    }
    found: list[Camera] = []
    for name, path in zip(names, nodes, strict=True):
        node = devices / path.name
        if node.exists():
            link = links.get(node.resolve(), f"camera:{name}")
            found.append(Camera(device=Device(id=link, name=name), url=str(node)))
    return tuple(found)


def told_apart(names: list[str]) -> list[str]:
    """The second of two with the same name is called so."""
    seen: dict[str, int] = {}
    out: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return out


def _index(path: Path) -> int:
    text = _text(path / "index")
    return int(text) if text.isdigit() else 0


def _number(name: str) -> int:
    digits = name.removeprefix("video")
    return int(digits) if digits.isdigit() else 0


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
