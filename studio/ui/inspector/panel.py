"""The panel: the clip in hand by name, then its words, picture, colour, sound and time."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.timeline.clip import TitleSource
from studio.ui.controls import EmptyState, Label, Panel
from studio.ui.host import Host
from studio.ui.inspector.colour import ColourPart
from studio.ui.inspector.head import ClipHead
from studio.ui.inspector.picture import PicturePart
from studio.ui.inspector.sound import SoundPart
from studio.ui.inspector.timing import TimingPart
from studio.ui.inspector.title import TitlePart
from studio.ui.inspector.track import TrackPart
from studio.ui.theme import theme
from studio.workflows.timeline.desk import Aspect
from studio.workflows.timeline.inspecting import Inspecting


class InspectorPanel(Panel):
    """Everything about the clips that are selected on the timeline; what it says is true at the playhead."""

    def __init__(self, host: Host, inspecting: Inspecting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._inspecting = host, inspecting
        self.head = ClipHead(inspecting)
        self.title, self.picture = TitlePart(inspecting), PicturePart(inspecting)
        self.colour, self.sound = ColourPart(inspecting), SoundPart(inspecting)
        self.timing, self.track = TimingPart(inspecting), TrackPart(inspecting)
        self._empty = EmptyState()
        self._why = Label("", "caption", "tertiary", wraps=True)
        self._build()
        self.colour.chose.connect(self._lay_table)
        self.follow(inspecting.desk.changed, self._follow)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Clip"))
        self._empty.set_words(
            self.tr("No clip in hand"),
            self.tr("Select a clip on the timeline: its place, colour, sound and speed are changed here."),
        )
        self._show()

    def lead(self, head: QWidget) -> None:
        """Put this at the head of the panel."""
        self._top.insertWidget(0, head)

    def _build(self) -> None:
        pad = theme().space.panel_padding
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._why)
        for part in (self.title, self.picture, self.timing, self.sound, self.track, self.colour):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(pad, pad, pad, 0)
        self._top.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)

    def _follow(self, aspect: Aspect) -> None:
        if aspect in ("document", "selection", "playhead", "preview"):
            self._show()

    def _show(self) -> None:
        clip, track = self._inspecting.clip, self._inspecting.track
        self._stack.setCurrentWidget(self._empty if clip is None and track is None else self._scroll)
        self.track.show_track(can=not self._inspecting.desk.session.read_only)
        self.head.setVisible(clip is not None)
        self.timing.setVisible(clip is not None)
        if clip is None:
            for part in (self.title, self.picture, self.colour, self.sound, self._why):
                part.hide()
            return
        why = self._inspecting.why_not()
        self._why.setText(why)
        self._why.setVisible(bool(why))
        can = not why
        self.head.show_clip(can=can)
        self.title.show_clip(can=can)
        picture, sound = self._inspecting.one("picture"), self._inspecting.one("sound")
        for part in (self.picture, self.colour):
            part.setVisible(picture is not None)
            part.show_clip(can=can)
        if picture is not None and isinstance(picture.source, TitleSource):
            self.colour.hide()
        self.sound.setVisible(sound is not None)
        self.sound.show_clip(can=can)
        self.timing.show_clip(can=can)

    def _lay_table(self, path: Path | None) -> None:
        try:
            self._inspecting.lay_table(path)
        except StudioError as error:
            self._host.notes.refuse(error)
