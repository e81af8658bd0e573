"""The field for the prompt with what belongs to it: look, templates, cast, and earlier versions."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from studio.project.scene import STYLES
from studio.ui.commands import Commands
from studio.ui.controls import Choice, Combo, IconButton, Label, Line, QuietButton, Wave, hint, painting
from studio.ui.language import Language, Translated
from studio.ui.shot.editor import ShotEditor
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.words import Words
from studio.workflows.writing import fields, prompts

LINES = (4, 9)
"""Least and most lines of text that the field is high."""

PAD = 12

NARROW = 320
"""A field of this width has no room for the word beside the @."""


class PromptBox(Translated):
    """``wants_templates``, ``wants_cast`` and ``wants_versions`` ask for what opens under its buttons."""

    wants_templates = Signal()
    wants_cast = Signal()
    wants_versions = Signal(int)

    def __init__(self, writing: Writing, words: Words, language: Language, commands: Commands) -> None:
        super().__init__()
        self._writing, self._words, self._language, self._commands = writing, words, language, commands
        self.editor = ShotEditor()
        self._least = LINES[0]
        self.look = Combo(plain=True)
        self.templates = IconButton("template", side=14, box=24)
        self.cast = QuietButton("", "at", plain=True)
        self.back = IconButton("chevron-left", side=12, box=24)
        self.version = Label("", tone="secondary", tabular=True)
        self.on = IconButton("chevron-right", side=12, box=24)
        self._build()
        self.look.chosen.connect(partial(writing.set_field, "style"))
        self.templates.clicked.connect(self.wants_templates)
        self.cast.clicked.connect(self.wants_cast)
        self.back.clicked.connect(lambda: self.wants_versions.emit(-1))
        self.on.clicked.connect(lambda: self.wants_versions.emit(1))
        self.editor.edited.connect(writing.type)
        self.editor.edited.connect(self._fit)
        self.editor.left.connect(writing.rest)
        self.editor.undoing.connect(writing.keep)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        key = self._commands.shown_key("shot.generate")
        hint(self.editor, self.tr("Prompt of this shot"))
        self.editor.setToolTip("")
        self.editor.setAccessibleDescription(self.tr("{key} generates. @ calls somebody of the cast.").format(key=key))
        self.editor.set_example(
            self.tr("A black cat walks toward the camera down a narrow Tokyo alley at dusk, slow dolly in")
        )
        hint(self.look, self.tr("Style"))
        hint(self.templates, self.tr("Templates"), self._commands.shown_key("shot.templates"))
        hint(self.cast, self.tr("Cast: who can be called with @"), self._commands.shown_key("shot.cast"))
        self.cast.setText(self.tr("Cast") if self.width() > NARROW else "")
        hint(self.back, self.tr("Earlier versions of the prompt"), self._commands.shown_key("shot.history"))
        hint(self.on, self.tr("Later version of the prompt"))
        self._fit()
        self.show_shot()

    def set_low(self, low: bool) -> None:
        """In a low window the field is a line lower."""
        self._least = LINES[0] - low
        self._fit()

    def show_shot(self) -> None:
        """Show the shot in hand; what is being composed stays."""
        writing, editor, code = self._writing, self.editor, self._language.code
        shot = writing.shot
        if not editor.composing and editor.text() != writing.text:
            editor.set_text(writing.text)
            editor.moveCursor(QTextCursor.MoveOperation.End)
            self._fit()
        editor.set_cast(writing.callable_)
        editor.setReadOnly(bool(writing.session.read_only))
        self.look.set_choices([Choice(style, self._words.say("style", style, code)) for style in STYLES])
        if shot is None:
            self.look.set_value(writing.project.form.style or STYLES[0])
        else:
            guess = self.tr("guess") if fields.state(shot, "style") == "guessed" else ""
            self.look.set_value(shot.reading.scene.style, guess)
            editor.set_waves(tuple(Wave(at.start, at.end) for at in prompts.unread(editor.text(), shot.reading.notes)))
        self.look.setEnabled(shot is not None and not writing.session.read_only)
        count = len(shot.prompts) + 1 if shot else 1
        for widget in (self.back, self.version, self.on):
            widget.setVisible(count > 1)
        self.on.setEnabled(False)
        self.version.setText(self.tr("Ver. {number} / {count}").format(number=count, count=count))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cast.setText(self.tr("Cast") if self.width() > NARROW else "")
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        rect, radius = QRectF(self.rect()), theme().radius.field
        painting.body(painter, rect, radius, colours.surface.well, colours.line.control)
        if self.editor.hasFocus():
            painting.focus_ring(painter, rect, radius)
        painter.end()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        self.editor.document().setDocumentMargin(0)
        self.editor.setViewportMargins(0, 0, 0, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(PAD, PAD - 2, PAD - 6, 6)
        inner.addWidget(self.editor)
        column.addLayout(inner)
        line = QHBoxLayout()
        line.setContentsMargins(PAD, 0, PAD, 0)
        line.addWidget(Line())
        column.addLayout(line)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.setSpacing(2)
        for widget in (self.look, self.cast, self.templates):
            foot.addWidget(widget)
        foot.addStretch(1)
        for widget in (self.back, self.version, self.on):
            foot.addWidget(widget)
        column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _fit(self, _text: str = "") -> None:
        """As high as its words, within ``LINES``."""
        line = theme().line("prompt")
        wanted = round(self.editor.document().size().height() / line) if self.editor.text() else 0
        height = max(self._least, min(LINES[1], wanted)) * line + 4
        if self.editor.height() != height:
            self.editor.setFixedHeight(height)
