"""The devices of this machine, and opening them."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.capture import refusals
from studio.capture.cameras import Camera, cameras
from studio.capture.feeds import Feed
from studio.capture.microphone_feed import MicrophoneFeed
from studio.capture.microphones import default_index, microphones, portaudio
from studio.capture.movie_feed import MovieFeed
from studio.capture.origin import Origin, camera_origin, file_origin, stream_origin
from studio.capture.recorder import Ears, FeedRecorder
from studio.core.errors import FaultError, MachineError
from studio.core.unfinished import Unfinished
from studio.ports.capture import CaptureOrder, Device, Seen, Sounded


class DeviceCapture:
    """The ``Capture`` port. Where ``CaptureOrder`` names a file or a stream (``tcp://…``, ``udp://…``, ``http://…``, a
    pipe) in place of a device, it goes the same way; the same one for both is read once, picture and sound together."""

    def __init__(
        self,
        unfinished: Unfinished,
        find_cameras: Callable[[], tuple[Camera, ...]] = cameras,
        library: Callable[[], Any] = portaudio,
    ) -> None:
        self._unfinished, self._find_cameras, self._library = unfinished, find_cameras, library

    def cameras(self) -> tuple[Device, ...]:
        """In the system's order; empty where there is none."""
        return tuple(one.device for one in self._find_cameras())

    def microphones(self) -> tuple[Device, ...]:
        """The system's own choice first; empty where there is none. PortAudio looks once: what is plugged in later is
        seen by the next process."""
        try:
            return tuple(one.device for one in microphones(self._library()))
        except OSError:
            return ()

    def open(
        self,
        order: CaptureOrder,
        seen: Callable[[Seen], None],
        sounded: Callable[[Sounded], None],
        gone: Callable[[str], None],
    ) -> FeedRecorder:
        """Open them and show what comes in. Raises ``MachineError``."""
        if not (order.picture or order.sound):
            raise FaultError("A recording needs picture or sound.")
        ears = Ears(seen=seen, sounded=sounded, gone=gone)
        with contextlib.ExitStack() as opened:
            eye, ear = self._feeds(order, opened)
            recorder = FeedRecorder(eye, ear, order, ears, self._unfinished)
            opened.pop_all()
            return recorder

    def _feeds(self, order: CaptureOrder, opened: contextlib.ExitStack) -> tuple[Feed | None, Feed | None]:
        if order.picture and order.sound and order.camera is not None and order.camera == order.microphone:
            both = MovieFeed(self._origin(order.camera, order), picture=True, sound=True)
            opened.callback(both.close)
            return both, both
        eye: Feed | None = None
        ear: Feed | None = None
        if order.picture:
            eye = MovieFeed(self._camera(order), picture=True, sound=False)
            opened.callback(eye.close)
        if order.sound:
            ear = self._microphone(order)
            opened.callback(ear.close)
        return eye, ear

    def _camera(self, order: CaptureOrder) -> Origin:
        found = self._find_cameras()
        if order.camera is None:
            if not found:
                raise MachineError(refusals.NO_CAMERA, todo=refusals.PLUG_IN)
            return camera_origin(found[0].device.name, found[0].url, order)
        return self._origin(order.camera, order, found)

    def _origin(self, name: str, order: CaptureOrder, found: tuple[Camera, ...] | None = None) -> Origin:
        """A device by its id, or a file or a stream."""
        for one in self._find_cameras() if found is None else found:
            if name in (one.device.id, one.url):
                return camera_origin(one.device.name, one.url, order)
        elsewhere = _elsewhere(name)
        if elsewhere is None:
            raise refusals.camera(name, FileNotFoundError(refusals.MISSING, "missing"))
        return elsewhere

    def _microphone(self, order: CaptureOrder) -> Feed:
        if order.microphone is not None:
            elsewhere = _elsewhere(order.microphone)
            if elsewhere is not None:
                return MovieFeed(elsewhere, picture=False, sound=True)
        try:
            library = self._library()
        except OSError as exc:
            raise MachineError(refusals.NO_LIBRARY, todo=refusals.INSTALL) from exc
        found = microphones(library)
        if order.microphone is None:
            index = default_index(library)
            if index is None or not found:
                raise MachineError(refusals.NO_MICROPHONE, todo=refusals.PLUG_IN)
            name = next((one.device.name for one in found if one.index == index), found[0].device.name)
            return MicrophoneFeed(library, index, name)
        for one in found:
            if order.microphone in (one.device.id, one.device.name):
                return MicrophoneFeed(library, one.index, one.device.name)
        raise refusals.microphone(order.microphone, LookupError("no such device"))


def _elsewhere(name: str) -> Origin | None:
    """A file or a stream in place of a device; None where it is neither."""
    if "://" in name:
        return stream_origin(name)
    path = Path(name)
    if path.is_file() or path.is_fifo():
        return file_origin(path)
    return None
