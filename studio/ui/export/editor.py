"""What can be set of a cut for another editor: how its media come, and its sound."""

from dataclasses import replace

from PySide6.QtCore import Signal
from typing_extensions import override

from studio.ui.controls import Choice, Segmented
from studio.ui.export.rows import Rows, choices
from studio.workflows.handover.media import MEZZANINES
from studio.workflows.outgoing import Choice as Chosen

_NAMES = {
    "prores-proxy": "ProRes 422 Proxy", "prores-lt": "ProRes 422 LT", "prores-422": "ProRes 422",
    "prores-hq": "ProRes 422 HQ", "prores-4444": "ProRes 4444", "dnxhr-lb": "DNxHR LB", "dnxhr-sq": "DNxHR SQ",
    "dnxhr-hq": "DNxHR HQ", "dnxhr-hqx": "DNxHR HQX",
}  # fmt: skip
_HANDLES = ("12", "24", "48")


class EditorOptions(Rows):
    """``changed`` gives the choice as somebody has just made it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choice: Chosen | None = None
        self.media, self.handles = self.combo(), self.combo()
        self.sound = Segmented()
        self.row(self.sound)
        for control in (self.media, self.handles, self.sound):
            control.chosen.connect(self._say)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.name_row(self.media, self.tr("Media"))
        self.name_row(
            self.handles,
            self.tr("Handles"),
            self.tr("Frames kept on either side of what is used, where there are any."),
        )
        self.name_row(self.sound, self.tr("Sound of takes"))
        self.media.set_choices(
            [
                Choice("original", self.tr("the files as they are")),
                *(Choice(name, _NAMES[name]) for name in MEZZANINES if name in _NAMES),
            ]
        )
        self.handles.set_choices(
            choices(
                ("", self.tr("the whole of each file")),
                ("0", self.tr("none, only what is used")),
                *((count, self.tr("{count} frames").format(count=count)) for count in _HANDLES),
            )
        )
        self.sound.set_items([("mixed", self.tr("Mixed")), ("apart", self.tr("A track for each stem"))])

    def show_choice(self, choice: Chosen) -> None:
        """What is set."""
        self._choice = choice
        self.media.set_value(choice.mezzanine)
        self.handles.set_value("" if choice.handles is None else str(choice.handles))
        self.show_row(self.handles, choice.mezzanine != "original")
        self.sound.set_value("apart" if choice.apart else "mixed")
        self.show_row(self.sound, choice.target.suffix != ".edl")

    def _say(self) -> None:
        choice = self._choice
        if choice is None:
            return
        mezzanine = next((one for one in MEZZANINES if one == self.media.value), "original")
        handles = int(self.handles.value) if self.handles.value else None
        self.changed.emit(replace(choice, mezzanine=mezzanine, handles=handles, apart=self.sound.value == "apart"))
