"""The window's right column: the shot in hand, or the clip in hand."""

from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from studio.ui.controls.tabs import Tabs
from studio.ui.host import Host
from studio.ui.inspector import InspectorPanel
from studio.ui.language import Translated
from studio.ui.shot.panel import ShotPanel


class RightSide(Translated):
    """Shows ``shot`` (the shot panel, or what teaches while there is none) or ``clip``. Each carries the same two tabs
    at its head; that of the shot says which."""

    def __init__(self, host: Host, shot: QWidget, panel: ShotPanel, clip: InspectorPanel) -> None:
        super().__init__()
        self._shot, self._clip = shot, clip
        self._title = ""
        self._heads = (Tabs(small=True), Tabs(small=True))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(shot)
        self._stack.addWidget(clip)
        panel.head.titled.connect(self._say)
        panel.head.lead(self._heads[0])
        clip.lead(self._heads[1])
        for head in self._heads:
            head.chosen.connect(self._choose)
        host.commands.bind("clip.inspect", self._enter_clip)
        self.retranslate()

    @property
    def now(self) -> QWidget:
        """Which of the two is shown."""
        return self._clip if self._stack.currentWidget() is self._clip else self._shot

    def show_shot(self) -> None:
        """The shot, to be written."""
        self._choose("shot")

    @override
    def retranslate(self) -> None:
        self._say(self._title)

    def _say(self, title: str) -> None:
        self._title = title
        items = (("shot", title or self.tr("Shot"), "pencil"), ("clip", self.tr("Clip"), "select"))
        for head, value in zip(self._heads, ("shot", "clip"), strict=True):
            head.set_items(items, value)

    def _choose(self, value: str) -> None:
        focused = any(head.hasFocus() for head in self._heads)
        self._stack.setCurrentWidget(self._clip if value == "clip" else self._shot)
        if focused:
            self._heads[1 if value == "clip" else 0].setFocus()

    def _enter_clip(self) -> None:
        self._choose("clip")
        self._heads[1].setFocus()
