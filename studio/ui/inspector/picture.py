"""Where the picture is laid, how large, how clear, and what is cut away."""

from typing_extensions import override

from studio.ui.inspector.part import Part, name_rows
from studio.workflows.timeline.inspecting import Inspecting

_MOVING = ("x", "y", "scale", "rotation", "opacity")
_CROP = ("crop.left", "crop.right", "crop.top", "crop.bottom")


class PicturePart(Part):
    """Position, scale, rotation, opacity, crop."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting, (*_MOVING, *_CROP))
        self.amounts = self.rows((*_MOVING, *_CROP))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Picture"), self.tr("Picture as it was"))
        name_rows(
            self.amounts,
            {
                "x": self.tr("Across"),
                "y": self.tr("Down"),
                "scale": self.tr("Size"),
                "rotation": self.tr("Rotation"),
                "opacity": self.tr("Opacity"),
                "crop.left": self.tr("Crop left"),
                "crop.right": self.tr("Crop right"),
                "crop.top": self.tr("Crop top"),
                "crop.bottom": self.tr("Crop bottom"),
            },
        )

    def show_clip(self, *, can: bool) -> None:
        """The clip in hand, at the playhead."""
        self.enable(can)
        for row in self.amounts.values():
            row.show_clip(can=can)
