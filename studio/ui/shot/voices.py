"""The voices that can be told apart, each with a button to hear it: the line's own, or the one it is cast with."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.take import Casting
from studio.ui.controls import IconButton, hint, painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.language import Translated
from studio.ui.theme import theme
from studio.workflows.casting import voices_of

_TICK = 14


class VoiceList(Translated):
    """``chosen`` tells a voice (None: as cast), ``asked`` one that should be heard."""

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: tuple[str, Casting, Casting | None] | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_voices(self, language: str, cast: Casting, own: Casting | None) -> None:
        """Those of a language for the gender and age of the voice in use. ``cast`` is who the speaker is cast with."""
        state = (language, cast, own)
        if state != self._state:
            self._state = state
            self.retranslate()

    @override
    def retranslate(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._state is None:
            return
        language, cast, own = self._state
        self._add(self.tr("As cast: voice {number}").format(number=cast.variant + 1), cast, None, own is None)
        now = own or cast
        for voice in voices_of(language, now.gender, now.age):
            self._add(self._name(voice.variant), voice, voice, own == voice)

    def _name(self, variant: int) -> str:
        name = self.tr("Voice {number}").format(number=variant + 1)
        apart = {1: self.tr("darker"), 2: self.tr("brighter")}.get(variant)
        return f"{name} · {apart}" if apart else name

    def _add(self, name: str, heard: Casting, chosen: Casting | None, ticked: bool) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        listen, pick = IconButton("play", side=12, box=24), _Voice(name, ticked)
        hint(listen, self.tr("Listen: {words}").format(words=name))
        hint(pick, self.tr("Speak the line with: {name}").format(name=name))
        pick.setToolTip("")
        listen.clicked.connect(partial(self._ask, heard))
        pick.clicked.connect(partial(self._choose, chosen))
        row.addWidget(listen)
        row.addWidget(pick, 1)
        self._rows.addWidget(both)

    def _ask(self, voice: Casting, _checked: bool = False) -> None:
        self.asked.emit(voice)

    def _choose(self, voice: Casting | None, _checked: bool = False) -> None:
        self.chosen.emit(voice)


class _Voice(Pressable):
    """A name to choose, ticked when it is chosen."""

    def __init__(self, name: str, ticked: bool) -> None:
        super().__init__()
        self._name = name
        self.setCheckable(True)
        self.setChecked(ticked)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def nextCheckState(self) -> None:
        """Stays as it is until the document says otherwise."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.body(painter, rect, theme().radius.control, colours.surface.control_hover)
        words = rect.adjusted(6, 0, -_TICK - 10, 0)
        ink = colours.text.primary if self.isChecked() else colours.text.secondary
        painting.words(painter, words, self._name, theme().font(), ink)
        if self.isChecked():
            box = QRectF(rect.right() - _TICK - 6, rect.center().y() - _TICK / 2, _TICK, _TICK)
            paint_icon(painter, "tick", box, colours.text.primary)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()
