"""Every error a person can meet, in one tree.

::

    StudioError                   something a person should read: what happened, what to do
    ├── InputError                the text, file or option is wrong            exit status 2
    │   ├── ScriptError           a script that cannot be read
    │   ├── SceneError            a scene field that makes no sense (names the field)
    │   └── ProjectError          a project folder that is missing, foreign, newer or damaged
    ├── MachineError              this machine lacks something                 exit status 3
    │   ├── AssetMissingError     a bundled asset, voice or dictionary is not installed
    │   ├── DiskError             the disk is full or refuses to be written
    │   └── DeviceLostError       a graphics card failed or went away while it worked
    └── FaultError                a fault of ours                              exit status 1

    Cancelled                     not an error: the person stopped the work    exit status 130

Adapters translate library errors into these at their own door (``raise ... from exc``); the traceback is logged once,
by ``app``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar


class StudioError(Exception):
    """What happened, in one sentence a person can read, and what to do about it."""

    exit_status: ClassVar[int] = 1

    def __init__(self, what: str, *, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class InputError(StudioError):
    """The text, the file or the option is wrong."""

    exit_status = 2


class ScriptError(InputError):
    """A script that cannot be read."""


class SceneError(InputError):
    """A scene whose fields make no sense; ``field`` is its dotted name (``camera.move``)."""

    def __init__(self, what: str, *, field: str, todo: str = "") -> None:
        super().__init__(what, todo=todo)
        self.field = field


class ProjectError(InputError):
    """A project folder that is missing, foreign, made by a newer version, or damaged."""


class MachineError(StudioError):
    """This machine lacks something: a device, weights, disk, network."""

    exit_status = 3


class AssetMissingError(MachineError):
    """A bundled asset, voice or dictionary is not installed."""


class DiskError(MachineError):
    """The disk is full or refuses to be written."""


class DeviceLostError(MachineError):
    """A graphics card failed or went away while it worked. The process that used it will not find it again; another
    one may."""


class FaultError(StudioError):
    """A fault of ours."""


class Cancelled(BaseException):
    """The person stopped the work. An outcome, not an error."""


BY_NAME: Mapping[str, type[StudioError]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            StudioError,
            InputError,
            ScriptError,
            ProjectError,
            MachineError,
            AssetMissingError,
            DiskError,
            DeviceLostError,
            FaultError,
        )
    }
)
"""Those that can be made again from their words, where one was told in another process or on another day."""
