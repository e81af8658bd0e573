"""Where a rider goes on its mount."""

from studio.stage.mesh import Floats
from studio.stage.performer import Performer

_PLACES = ("seat", "deck_0", "back", "top", "root")


class _MountFrame:
    """Callable: the (3, 4) frame of the place on a performer where a rider sits or stands."""

    def __call__(self, mount: Performer, seconds: float, on_head: bool) -> Floats:
        for name in ("head_top", *_PLACES) if on_head else (*_PLACES, "head_top"):
            try:
                return mount.socket(name, seconds)
            except KeyError:
                continue
        raise KeyError(f"{mount.kind} has no place to be on")

    def names(self, mount: Performer) -> frozenset[str]:
        """Which of the places it has."""
        found: list[str] = []
        for name in ("head_top", *_PLACES):
            try:
                mount.socket(name, 0.0)
            except KeyError:
                continue
            found.append(name)
        return frozenset(found)


mount_frame = _MountFrame()
