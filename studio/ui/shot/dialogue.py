"""Dialogue: each line with its speaker, tone and voice, to be heard and to be edited."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.scene import Line, Scene
from studio.project.take import Casting
from studio.ui import problems
from studio.ui.controls import IconButton, Label, NoteRow, hint, painting
from studio.ui.controls.button import Pressable
from studio.ui.language import Language
from studio.ui.shot.folding import Folding
from studio.ui.shot.line import LineEditor
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.words import Words
from studio.workflows.writing import fields
from studio.workflows.writing.desk import Spoken

Samples = NDArray[np.float32]

HEARD = 32
"""Lines whose sound is remembered, the last ones heard."""

Play = Callable[[Samples], object]
"""Plays mono samples at 48 kHz; the window gives it."""


class DialogueSection(Folding):
    """A row a line. What was heard keeps its waveform until its words or voice change."""

    def __init__(self, writing: Writing, words: Words, language: Language, play: Play) -> None:
        super().__init__()
        self._writing, self._words, self._language, self._play = writing, words, language, play
        self._heard: dict[tuple[Line, Casting], Samples] = {}
        self._shown: tuple[object, ...] = ()
        self._problem: NoteRow | None = None
        self._add = IconButton("plus", side=14, box=24)
        self._add.clicked.connect(self._new_line)
        self.add_action(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Dialogue"))
        hint(self._add, self.tr("Add a line of dialogue"))
        self._shown = ()
        self.show_shot()

    def show_shot(self) -> None:
        """The lines of the shot in hand."""
        shot = self._writing.shot
        scene = shot.reading.scene if shot else Scene()
        state = (shot.id if shot else "", scene.dialogue, scene.subjects, self._writing.project.cast)
        self._add.setEnabled(shot is not None and not self._writing.session.read_only)
        if state == self._shown:
            return
        self._shown = state
        self._clear()
        said = Said(self._words, self._language.code)
        voices = self._writing.voices()
        for number, line in enumerate(scene.dialogue):
            voice = voices[number] if number < len(voices) else Casting()
            row = _LineRow(line, self._under(said, scene, line, voice), self._heard.get(_sound(line, voice)))
            hint(row.listen, self.tr("Listen: {words}").format(words=line.text))
            hint(row.words, self.tr("Change this line: {words}").format(words=line.text))
            row.listen.clicked.connect(partial(self._listen, number, row.listen, line, voice))
            row.words.clicked.connect(partial(self._edit, number, row.words))
            self._rows.addWidget(row)
        quotes = "  ".join(_quoted(line) for line in scene.dialogue)
        self.set_summary(quotes or self.tr("none"))
        self.set_empty(not scene.dialogue)

    def _under(self, said: Said, scene: Scene, line: Line, voice: Casting) -> str:
        parts = [said.speaker(scene, line), self.tr("voice {voice}").format(voice=said.voice(voice))]
        if line.tone != "neutral":
            parts.append(said.value("tone", line.tone))
        return " · ".join(parts)

    def _new_line(self) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        language = "ja" if self._language.code == "ja" else "en"
        text = "…"
        number = len(shot.reading.scene.dialogue)
        if self._writing.change("Change the reading", lambda scene: fields.add_line(scene, text, language), "dialogue"):
            self._edit(number, self._add)

    def _edit(self, number: int, anchor: QWidget, _checked: bool = False) -> None:
        LineEditor(anchor, self._writing, number, self._words, self._language, partial(self._try, number)).open()

    def _try(self, number: int, voice: Casting) -> None:
        """A line in a voice that it may get."""
        shot = self._writing.shot
        lines = shot.reading.scene.dialogue if shot else ()
        if number < len(lines):
            self._listen(number, None, lines[number], voice)

    def _listen(
        self, number: int, button: IconButton | None, line: Line, voice: Casting, _checked: bool = False
    ) -> None:
        key = _sound(line, voice)
        heard = self._heard.get(key)
        if heard is not None:
            self._play(heard)
            return
        if button is not None:
            button.setEnabled(False)

        def _answer(spoken: Spoken) -> None:
            self._heard[key] = spoken.samples
            for old in list(self._heard)[:-HEARD]:
                del self._heard[old]
            self._play(spoken.samples)
            self._shown = ()
            self.show_shot()

        def _refuse(problem: StudioError) -> None:
            self._shown = ()
            self.show_shot()
            self._rows.addWidget(NoteRow(problems.what(problem), "error", todo=problems.todo(problem)))

        self._writing.audition(number, voice, _answer, _refuse)

    def _clear(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _LineRow(QWidget):
    """Listen, the words and who says them, and how they sounded."""

    def __init__(self, line: Line, under: str, heard: Samples | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.listen = IconButton("play", side=14, box=28, body=True)
        self.words = _Words(_quoted(line), under)
        row.addWidget(self.listen)
        row.addWidget(self.words, 1)
        if heard is not None:
            row.addWidget(_Waveform(heard))
            seconds = Label(f"{len(heard) / 48000:.1f} s", tone="tertiary", tabular=True)
            row.addWidget(seconds)


class _Words(Pressable):
    """Two lines: the quote, and who says it how. Pressed, it opens the editor."""

    def __init__(self, quote: str, under: str) -> None:
        super().__init__()
        self._quote, self._under = quote, under
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(under)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painting.body(painter, rect, theme().radius.control, colours.surface.control_hover)
        inner = rect.adjusted(4, 1, -4, -1)
        upper, lower = QRectF(inner), QRectF(inner)
        upper.setHeight(20)
        lower.setTop(inner.top() + 20)
        painting.words(painter, upper, self._quote, theme().font("body"), colours.text.primary)
        painting.words(painter, lower, self._under, theme().font(), colours.text.tertiary)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()


class _Waveform(QWidget):
    """How a line sounded, small, in the colour of dialogue."""

    def __init__(self, samples: Samples) -> None:
        super().__init__()
        blocks = np.array_split(np.abs(samples), 24) if len(samples) else []
        self._peaks = [float(block.max()) if len(block) else 0.0 for block in blocks]
        self.setFixedSize(72, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        painter.setPen(QPen(theme().colours.track.a1, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        most = max([*self._peaks, 1e-6])
        for number, peak in enumerate(self._peaks):
            half = max(0.6, peak / most * 10)
            x = number * 3 + 1
            painter.drawLine(
                QRectF(x, 12 - half, 0, 2 * half).topLeft(), QRectF(x, 12 - half, 0, 2 * half).bottomLeft()
            )
        painter.end()


def _sound(line: Line, voice: Casting) -> tuple[Line, Casting]:
    """All that decides how a line sounds: whether the voice is its own does not."""
    return replace(line, voice=None), voice


def _quoted(line: Line) -> str:
    return f"「{line.text}」" if line.language == "ja" else f"“{line.text}”"
