"""How loud a clip is, from which side, and how it fades."""

from typing_extensions import override

from studio.ui.inspector.part import Part, name_rows
from studio.workflows.timeline.inspecting import Inspecting

_NAMES = ("gain", "pan", "fade_in", "fade_out")


class SoundPart(Part):
    """Gain, pan, fades."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting, _NAMES)
        self.amounts = self.rows(_NAMES)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Sound"), self.tr("Sound as it was"))
        name_rows(
            self.amounts,
            {
                "gain": self.tr("Level"),
                "pan": self.tr("Left to right"),
                "fade_in": self.tr("Fade in"),
                "fade_out": self.tr("Fade out"),
            },
        )

    def show_clip(self, *, can: bool) -> None:
        """The clip in hand, at the playhead."""
        self.enable(can)
        for row in self.amounts.values():
            row.show_clip(can=can)
