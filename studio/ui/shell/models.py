"""Models from the window: the sheet that lists and gets them. A download goes on when the sheet is closed."""

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ui.host import Host, Notice, Reply
from studio.ui.models import ModelsPanel
from studio.ui.models.words import size_words
from studio.ui.shell.doors import WindowDoors
from studio.workflows.models.models import Installed, ModelsDesk, Row


class Models(QObject):
    """The command ``models.show``."""

    def __init__(self, host: Host, doors: WindowDoors, post: Post) -> None:
        super().__init__()
        self._host, self._doors, self._post = host, doors, post
        self._desk: ModelsDesk | None = None
        self.panel: ModelsPanel | None = None

    def show(self, model: str = "") -> None:
        """Open the sheet, at a model where one is named."""
        if self._doors.models is None:
            self._host.notes.say(Notice(text=self.tr("Models are not installed."), kind="warning"))
            return
        if self._desk is None:
            self._desk = ModelsDesk(self._doors.models(), self._post)
            self._desk.fetching.ended.connect(self._ended)
            self._desk.looking.ended.connect(self._looked)
        try:
            made = ModelsPanel(self._host, self._desk, first=model)
        except StudioError as error:
            self._host.notes.refuse(error)
            return
        self._host.sheets.close()
        self.panel = made
        made.destroyed.connect(lambda: self._forget(made))
        self._host.sheets.show(made, self.tr("Models"), wide=True)

    def close(self) -> None:
        """The window goes: a download stops, and what was fetched is kept."""
        if self._desk is not None:
            self._desk.close()

    def _looked(self, result: tuple[Row, ...] | StudioError | None) -> None:
        """What the sheet has found is known to the shots too."""
        if isinstance(result, tuple):
            self._host.engines.take_in(result)

    def _forget(self, panel: ModelsPanel) -> None:
        """It is gone; a method of its own is not called any more when it says so."""
        panel.release()
        if self.panel is panel:
            self.panel = None

    def _ended(self, result: Installed | StudioError | None) -> None:
        """Somebody who has closed the sheet hears of it in a note."""
        if self.panel is not None or result is None:
            return
        self._host.engines.look()
        if isinstance(result, StudioError):
            self._host.notes.refuse(result)
            return
        words = self.tr("{name} is here: {size}.").format(name=result.id, size=size_words(result.bytes))
        again = Reply(text=self.tr("Show models"), run=self.show)
        self._host.notes.say(Notice(text=words, kind="good", replies=(again,)))
