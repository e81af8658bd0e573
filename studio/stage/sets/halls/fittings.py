"""What halls share: high bright panes, light on whoever stands in the middle."""

import numpy as np

from studio.stage.mesh import srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.rooms import Span
from studio.stage.shapes import Color


def bright_panes(
    b: SetBuilder, width: float, z: Span, grid: tuple[int, int], frame: Color, night: Color = "#1c2a48",
    bright: float = 1.0, bar: float = 0.04, sky: Color = "#ffffff",
) -> None:  # fmt: skip
    """A window of frosted glass or paper on the wall at y = 0, facing -y: day glows in it, night darkens it."""
    day, tint = b.setting.daylight
    color = np.clip(np.array(tint) * srgb(sky) * day + srgb(night) * (1.0 - day), 0, 1)
    low, high = z
    b.quad(
        [[-width / 2, -0.02, low], [width / 2, -0.02, low], [width / 2, -0.02, high], [-width / 2, -0.02, high]],
        color, mat.lit(bright * (0.4 + 0.3 * day)), shadow=False,
    )  # fmt: skip
    columns, rows = grid
    for q in np.linspace(-width / 2, width / 2, columns + 1).tolist():
        b.box((q, -0.03, (low + high) / 2), (bar, 0.05, high - low + bar), frame, mat.PAINT, shadow=False)
    for q in np.linspace(low, high, rows + 1).tolist():
        b.box((0, -0.03, q), (width, 0.05, bar), frame, mat.PAINT, shadow=False)


def person_light(b: SetBuilder, height: float, key: float, fill: float) -> None:
    """A soft key from the camera's left, a weaker fill from its right, a rim from behind, for who acts in the middle.

    The lamps of a high roof alone leave faces dark under the brows.
    """
    b.lamp((-3.0, -3.2, height), "#fff0e0", key, 9.0, toward=(0.62, 0.66, -0.32), area=True, size=1.8, halo=0.0)
    b.lamp((3.4, -2.6, height), "#dfe8ff", fill, 8.5, toward=(-0.7, 0.55, -0.3), area=True, size=1.8, halo=0.0)
    b.lamp((1.8, 3.2, height + 1.0), "#eaf0ff", fill * 1.2, 7.5, toward=(-0.42, -0.75, -0.6), area=True, size=1.2,
           halo=0.0)  # fmt: skip
