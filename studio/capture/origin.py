"""Where a feed comes from, in FFmpeg's words: a camera of this system, a file, or a stream."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from studio.ports.capture import CaptureOrder

_PROTOCOLS = "file,pipe,tcp,udp,rtp,rtsp,http,https,tls,crypto"

_LIVE: Mapping[str, str] = {
    "protocol_whitelist": _PROTOCOLS,
    "probesize": "500000",
    "analyzeduration": "1000000",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """``options`` are tried one after the other, the best first. ``paced``: it comes as fast as it is read, so it is
    read at its own rate. ``same_clock``: its times may be those of ``time.monotonic``. ``timeout``: seconds to
    open, and to wait for more."""

    name: str
    url: str
    form: str | None = None
    options: tuple[dict[str, str], ...] = ({},)
    device: bool = False
    paced: bool = False
    same_clock: bool = False
    timeout: tuple[float | None, float | None] | None = None


def camera_origin(name: str, url: str, order: CaptureOrder) -> Origin:
    """A camera of this system. Compressed pictures first: uncompressed, most give but a few large ones a second."""
    size = f"{order.size[0]}x{order.size[1]}"
    wish = {"video_size": size, "framerate": str(order.rate)}
    options: tuple[dict[str, str], ...]
    if sys.platform == "darwin":
        options = ({**wish, "pixel_format": "nv12"}, wish, {"framerate": str(order.rate)}, {"framerate": "30"}, {})
        return Origin(name=name, url=f"{url}:none", form="avfoundation", options=options, device=True, same_clock=True)
    if sys.platform == "win32":
        more = {"rtbufsize": "64M"}
        options = ({**wish, **more, "vcodec": "mjpeg"}, {**wish, **more}, {"video_size": size, **more}, more)
        return Origin(name=name, url=f"video={url}", form="dshow", options=options, device=True)
    options = ({**wish, "input_format": "mjpeg"}, wish, {"video_size": size}, {})
    return Origin(name=name, url=url, form="v4l2", options=options, device=True, same_clock=True)


def file_origin(path: Path) -> Origin:
    """A file in place of a device; a pipe is a stream."""
    if path.is_file():
        return Origin(name=path.name, url=str(path), options=({"protocol_whitelist": "file"},), paced=True)
    return Origin(name=path.name, url=str(path), options=(dict(_LIVE),))


def stream_origin(url: str) -> Origin:
    """A stream in place of a device. Its name leaves out who may look at it, and with what password."""
    parts = urlsplit(url)
    name = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return Origin(name=name, url=url, options=(dict(_LIVE),), timeout=(15.0, 5.0))
