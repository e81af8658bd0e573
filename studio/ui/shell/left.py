"""The window's left column: the storyboard, or the files beside it."""

from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from studio.ui.bin import BinPanel
from studio.ui.controls.tabs import Tabs
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.storyboard.panel import StoryboardPanel


class LeftSide(Translated):
    """Shows ``story`` (the storyboard, or what teaches while there is none) or ``files``. Each carries the same two
    tabs at its head."""

    def __init__(
        self, host: Host, story: QWidget, storyboard: StoryboardPanel, files: BinPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._story, self._files = story, files
        self._heads = (Tabs(), Tabs())
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(story)
        self._stack.addWidget(files)
        storyboard.lead(self._heads[0])
        files.lead(self._heads[1])
        for head in self._heads:
            head.chosen.connect(self._choose)
        files.appeared.connect(lambda: self.show_files())
        host.commands.bind("bin.show", self._enter_files)
        self.retranslate()

    @property
    def now(self) -> QWidget:
        """Which of the two is shown."""
        return self._files if self._stack.currentWidget() is self._files else self._story

    def show_files(self) -> None:
        """The files."""
        self._choose("files")

    @override
    def retranslate(self) -> None:
        items = (("story", self.tr("Storyboard"), "film"), ("files", self.tr("Files"), "folder"))
        for head, value in zip(self._heads, ("story", "files"), strict=True):
            head.set_items(items, value)

    def _choose(self, value: str) -> None:
        focused = any(head.hasFocus() for head in self._heads)
        self._stack.setCurrentWidget(self._files if value == "files" else self._story)
        if focused:
            self._heads[1 if value == "files" else 0].setFocus()

    def _enter_files(self) -> None:
        self.show_files()
        self._files.setFocus()
