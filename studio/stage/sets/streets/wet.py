"""What streets have in common: where people walk along them, and ground that mirrors after rain."""

from studio.stage.sets.setting import Setting

ALONG = ((0.9, 14.0), (0.3, 5.0), (-0.2, -1.0), (-0.5, -8.0))
"""From deep in the street toward a camera at its near end."""


def mirror(setting: Setting) -> float | None:
    """The height of the mirror in wet ground, 0; None where the ground is dry or under snow."""
    return 0.0 if setting.wet > 0.5 and not setting.snowy else None
