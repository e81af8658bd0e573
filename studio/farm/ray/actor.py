"""The worker on a node: an actor that keeps voices, dictionaries and compiled code warm, and does one order at a time.

It runs in a process of Ray's. Orders and reports come and go as the farm's own messages; files as bytes.
"""

import importlib
import json
import os
import platform
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from studio.core.errors import Cancelled, FaultError, StudioError
from studio.core.progress import CancelToken
from studio.farm.messages import order_from, report_message
from studio.farm.ray import engine
from studio.farm.ray.travel import packed, unpacked
from studio.farm.serve import CarryOut
from studio.farm.wire import PROTOCOL, Message, WireError
from studio.ports.worker import Advanced, Broken, Delivered, Rendered, Report, Stopped

Said = tuple[str, str, tuple[bytes, ...]]
"""A message on its way through Ray: kind, body as JSON, blobs."""

ABANDONED_SECONDS = 60.0
"""Without anybody asking how far an order is, it is given up: whoever gave it is gone."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What does the orders on a node: the studio that is installed there, and its version."""

    version: str
    carry_out: CarryOut


class _Order:
    """One order in work, or to come."""

    def __init__(self) -> None:
        self.cancel = CancelToken()
        self.asked = time.monotonic()
        self.advanced: Advanced | None = None
        self.rendered: Rendered | None = None


class Actor:
    """``maker`` names what gives the ``Hands``, as ``module:function``: it is looked up where the actor lives."""

    def __init__(self, maker: str) -> None:
        module, _, name = maker.partition(":")
        make = cast("Callable[[], Hands]", getattr(importlib.import_module(module), name))
        self._hands = make()
        self._lock = threading.Lock()
        self._orders: dict[str, _Order] = {}

    @engine.talk
    def hello(self) -> dict[str, object]:
        """Who this is."""
        with self._lock:
            busy = len(self._orders)
        return {
            "protocol": PROTOCOL,
            "version": self._hands.version,
            "host": platform.node(),
            "pid": os.getpid(),
            "busy": busy,
        }

    @engine.talk
    def news(self, ticket: str) -> list[Said]:
        """The newest of each kind of progress since it was asked last."""
        with self._lock:
            order = self._orders.get(ticket)
            if order is None:
                return []
            order.asked = time.monotonic()
            said = [one for one in (order.advanced, order.rendered) if one is not None]
            order.advanced = order.rendered = None
        return [packed_message(report_message(one)) for one in said]

    @engine.talk
    def cancel(self, ticket: str) -> None:
        """Stop an order, whether it has begun or not."""
        with self._lock:
            self._orders.setdefault(ticket, _Order()).cancel.cancel()

    def do(self, ticket: str, said: Said, files: Mapping[str, object]) -> tuple[Said, dict[str, bytes]]:
        """Do an order: its last report, and what it wrote. ``files`` are the contents of what it reads, by path."""
        with self._lock:
            order = self._orders.setdefault(ticket, _Order())
            order.asked = time.monotonic()
        try:
            end, made = self._done(order, said, files)
        finally:
            with self._lock:
                self._orders.pop(ticket, None)
        return packed_message(report_message(end)), made

    def _done(self, order: _Order, said: Said, files: Mapping[str, object]) -> tuple[Report, dict[str, bytes]]:
        def _heard(report: Advanced | Rendered) -> None:
            with self._lock:
                if isinstance(report, Advanced):
                    order.advanced = report
                else:
                    order.rendered = report
                if time.monotonic() - order.asked > ABANDONED_SECONDS:
                    order.cancel.cancel()

        try:
            order.cancel.check()
            with tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True) as place:
                contents = {path: _fetched(content) for path, content in files.items()}
                here = unpacked(order_from(unpacked_message(said)), contents, Path(place))
                result = self._hands.carry_out(here, _heard, order.cancel)
                return Delivered(result=result), packed(here)
        except Cancelled:
            return Stopped(), {}
        except WireError:
            return Broken(problem=FaultError("The worker was asked for something that it does not understand.")), {}
        except StudioError as problem:
            log = traceback.format_exc() if isinstance(problem, FaultError) else ""
            return Broken(problem=problem, log=log), {}
        except MemoryError:
            todo = "Use fewer workers on a node, or a smaller picture."
            problem = FaultError("There was not enough memory on the node.", todo=todo)
            return Broken(problem=problem, log=traceback.format_exc()), {}
        except Exception as error:  # noqa: BLE001 - the boundary: whatever it is, it becomes one failed order
            problem = FaultError(f"This is a fault of ours ({type(error).__name__}: {error}).")
            return Broken(problem=problem, log=traceback.format_exc()), {}


def packed_message(message: Message) -> Said:
    """A message for Ray to carry: plain text and bytes, whichever version is at the other end."""
    return message.kind, json.dumps(message.body), message.blobs


def unpacked_message(said: Said) -> Message:
    """The message that was packed."""
    kind, body, blobs = said
    return Message(kind, cast("dict[str, object]", json.loads(body)), tuple(blobs))


def _fetched(content: object) -> bytes:
    return content if isinstance(content, bytes) else cast(bytes, engine.get(content))
