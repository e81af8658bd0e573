"""The door to subjects that a person brought: files with names, kept on this machine."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

SubjectSort = Literal["person", "animal", "thing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One of them.

    ``kind``: its word in scenes, English and lower_snake. ``names``: what it is called in prompts, in any language.
    ``digest``: the SHA-256 of its file, which recipes hold. ``sort``: who plays it: a ``person`` is moved by our own
    gaits, an ``animal`` by its file's animations, a ``thing`` by physics. ``size_m``: length, width, height.
    ``clips``: what it can do by itself. ``remarks``: what of the file is not shown, or was assumed.
    """

    kind: str
    names: tuple[str, ...]
    digest: str
    sort: SubjectSort
    size_m: tuple[float, float, float]
    triangles: int
    clips: tuple[str, ...] = ()
    file: str = ""
    remarks: tuple[str, ...] = ()


class Subjects(Protocol):
    """The shelf they are kept on."""

    def all(self) -> tuple[Brought, ...]:
        """Those that are there, in the order in which they came. Cheap: nothing is opened."""
        ...

    def add(self, file: Path, names: tuple[str, ...] = (), height_m: float | None = None) -> Brought:
        """Look the file through, copy it, and give it names (none: that of the file). One of the same first name gives
        way. ``height_m``: how tall it is to be; None leaves it as it is.

        Raises:
            InputError: the file cannot be used, and why; a name is no name, or means another one.
            DiskError: it cannot be kept.
        """
        ...

    def remove(self, name: str) -> Brought:
        """Forget one, by its kind or one of its names. Raises ``InputError``."""
        ...

    def path(self, digest: str) -> Path | None:
        """Where the file with this SHA-256 is; None where it is not."""
        ...
