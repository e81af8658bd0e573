"""The empty project, in the middle: a prompt to begin with, a script to paste, the sample to open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import STYLES
from studio.ui.commands import Commands
from studio.ui.controls import (
    Chip,
    Choice,
    Combo,
    FlowLayout,
    GenerateButton,
    Label,
    NoteRow,
    Panel,
    PromptEditor,
    hint,
    painting,
)
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.theme import theme

WIDTH = 700
_LOW = 560
"""Height under which there is little room, logical pixels."""

SECONDS = ("", "4", "6", "8", "10")


@dataclass(frozen=True, slots=True)
class First:
    """The first wish: what is written, in which style (None: as the words say), how long (None: as it needs)."""

    prompt: str
    style: str | None
    seconds: float | None


class Welcome(Panel):
    """The question in the middle. ``begun`` is the wish, ``scripted`` several paragraphs that become a shot each."""

    begun = Signal(object)
    scripted = Signal(str)

    def __init__(
        self,
        commands: Commands,
        style_word: Callable[[str], str],
        sample: tuple[QImage, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``style_word`` gives the window's word for a style; ``sample`` are small pictures of the sample."""
        super().__init__(parent, ground="window")
        self._commands, self._style_word = commands, style_word
        self._paragraphs, self._busy = "", False
        self.question = Label("", "display", medium=True, wraps=True)
        self.lead = Label("", "body", "secondary", wraps=True)
        self.field = _Field()
        self._offer = QWidget()
        self._offered = QVBoxLayout(self._offer)
        self._offered.setContentsMargins(0, 0, 0, 0)
        self._try = Label("", tone="tertiary")
        self._tries = [Chip(state="example") for _ in range(3)]
        self.script = _Card("script")
        self.sample = _Card("film", sample)
        self._foot = Label("", tone="tertiary", wraps=True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._build()
        self.field.prompt.edited.connect(self._written)
        self.field.prompt.pasted.connect(self._pasted)
        self.field.generate.clicked.connect(self.begin)
        for chip in self._tries:
            chip.clicked.connect(lambda _checked=False, one=chip: self._take(one.text()))
        self.script.clicked.connect(lambda: commands.run("shot.paste_script"))
        self.sample.clicked.connect(lambda: commands.run("file.open_sample"))
        self.retranslate()

    def retranslate(self) -> None:
        self.question.setText(self.tr("What do we see first?"))
        self.lead.setText(self.tr("Describe one shot. You will see and hear it in about fifteen seconds."))
        self.field.say(
            placeholder=self.tr("A black cat walks toward the camera down a narrow Tokyo alley at dusk, slow dolly in"),
            name=self.tr("Prompt of the first shot"),
            generate=self._commands.text("shot.generate"),
            key=self._commands.shown_key("shot.generate"),
            why=self.tr("Write what should be seen first."),
        )
        styles = [Choice(name, self._style_word(name)) for name in STYLES]
        self.field.look.set_choices([Choice("", self.tr("Style from the words")), *styles])
        lengths = [Choice(one, self.tr("{count} s").format(count=one)) for one in SECONDS if one]
        self.field.seconds.set_choices([Choice("", self.tr("As long as it needs")), *lengths])
        hint(self.field.look, self.tr("Style"))
        hint(self.field.seconds, self.tr("Length"))
        self._try.setText(self.tr("Try"))
        samples = (
            self.tr("A dog on the beach, sunset"),
            self.tr("A glass falls and shatters"),
            self.tr("雨上がりの渋谷を歩く女性"),
        )
        for chip, text in zip(self._tries, samples, strict=True):
            chip.set(text)
        self.script.say(
            self.tr("Paste a script"),
            "Ctrl+V",
            self.tr("One paragraph becomes one shot. Fountain and plain text work, in English or Japanese."),
        )
        self.sample.say(
            self._commands.text("file.open_sample"),
            self.tr("6 shots, 40 s"),
            self.tr("With a five-minute tour, if you like."),
        )
        self._foot.setText(self.tr("You can also drop a script or an earlier take anywhere in this window."))
        self._written(self.field.prompt.text())
        if self._paragraphs:
            self._pasted(self._paragraphs)

    def set_busy(self, busy: bool) -> None:
        """While the words are read: nothing can be asked for twice."""
        self._busy = busy
        self.field.prompt.setReadOnly(busy)
        self._written(self.field.prompt.text())

    def begin(self) -> None:
        """Generate, if there are words."""
        text = self.field.prompt.text().strip()
        if text and not self._busy:
            seconds = self.field.seconds.value
            self.begun.emit(First(text, self.field.look.value or None, float(seconds) if seconds else None))

    def clear(self) -> None:
        """Empty the field."""
        self.field.prompt.set_text("")
        self._paragraphs = ""
        self._clear_offer()
        self._written("")

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(self.lead)
        column.addSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self._offer)
        tries = QWidget()
        flow = FlowLayout(tries, gap=8)
        flow.addWidget(self._try)
        for chip in self._tries:
            flow.addWidget(chip)
        column.addWidget(tries)
        column.addSpacing(20)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self.script, 1)
        cards.addWidget(self.sample, 1)
        column.addLayout(cards)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(3)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(4)
        outer.addWidget(self._foot)
        outer.addSpacing(12)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, everything stands closer."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self._foot.setVisible(not low)
        self.field.setFixedHeight(116 if low else 144)
        for card in (self.script, self.sample):
            card.set_low(low)

    def _take(self, text: str) -> None:
        self.field.prompt.set_text(text)
        self._written(text)
        self.field.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, text: str) -> None:
        why = self.tr("I am reading it.") if self._busy else ""
        why = why or ("" if text.strip() else self.tr("Write what should be seen first."))
        self.field.generate.setEnabled(not why)
        self.field.why(why)

    def _pasted(self, text: str) -> None:
        """Offer a shot for each paragraph."""
        self._paragraphs = text
        self._clear_offer()
        count = len([part for part in text.split("\n\n") if part.strip()])
        if count < 2:
            return
        row = NoteRow(
            self.tr("You pasted {count} paragraphs.").format(count=count),
            "coach",
            (
                (self.tr("Make one shot of each"), lambda: self.scripted.emit(text)),
                (self.tr("Keep them as one shot"), self._clear_offer),
            ),
        )
        self._offered.addWidget(row)

    def _clear_offer(self) -> None:
        while self._offered.count():
            item = self._offered.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _Field(QWidget):
    """The prompt with its style, length and Generate, in one frame that is blue while the prompt has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt = PromptEditor(bare=True)
        self.look = Combo(plain=True)
        self.seconds = Combo(plain=True)
        self.generate = GenerateButton(small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(0)
        self.prompt.setMinimumHeight(52)
        column.addWidget(self.prompt, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.look, self.seconds):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.generate)
        column.addLayout(row)
        self.setFixedHeight(144)
        self.prompt.installEventFilter(self)

    def say(self, *, placeholder: str, name: str, generate: str, key: str, why: str) -> None:
        """Every text of the field."""
        self.prompt.setPlaceholderText(placeholder)
        self.prompt.setAccessibleName(name)
        self.generate.setText(generate)
        self.generate.set_remark(key)
        hint(self.generate, generate, key, why)

    def why(self, why: str) -> None:
        """Why Generate cannot be pressed."""
        first = self.generate.toolTip().split("\n")[0]
        self.generate.setToolTip(f"{first}\n{why}" if why else first)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        painting.body(painter, rect, theme().radius.field, colours.surface.well, colours.line.control)
        if self.prompt.hasFocus():
            painting.focus_ring(painter, rect, theme().radius.field)
        painter.end()


class _Card(Pressable):
    """A large button: an icon, a name, a remark at the right, small pictures, a sentence."""

    def __init__(self, icon: str, pictures: tuple[QImage, ...] = ()) -> None:
        super().__init__()
        self._icon, self._pictures = icon, pictures
        self._remark = self._sentence = ""
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, name: str, remark: str, sentence: str) -> None:
        """Its words."""
        self.setText(name)
        self._remark, self._sentence = remark, sentence
        self.setAccessibleName(f"{name}. {sentence}")
        self.update()

    def set_low(self, low: bool) -> None:
        """Without pictures, and lower."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 92 if self._low else 128)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect, colours = painting.begin(self), QRectF(self.rect()), theme().colours
        lit = self.underMouse() or self.isDown()
        ground = colours.surface.control if lit else colours.surface.raised
        painting.body(painter, rect, theme().radius.card, ground, colours.line.control)
        paint_icon(painter, self._icon, QRectF(19, 18, 16, 16), colours.text.primary)
        name = QRectF(45, 14, rect.width() - 64, 24)
        painting.words(painter, name, self.text(), theme().font("prompt", medium=True), colours.text.primary)
        remark = QRectF(19, 14, rect.width() - 38, 24)
        right = Qt.AlignmentFlag.AlignRight
        painting.words(painter, remark, self._remark, theme().font("caption"), colours.text.secondary, right)
        top = 46.0
        if self._pictures and not self._low:
            width = (rect.width() - 38 - 4 * (len(self._pictures) - 1)) / len(self._pictures)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number, picture in enumerate(self._pictures):
                painter.drawImage(QRectF(19 + number * (width + 4), top, width, width * 9 / 16), picture)
            top += width * 9 / 16 + 6
        painter.setFont(theme().font())
        painter.setPen(colours.text.secondary)
        flags = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(QRectF(19, top, rect.width() - 38, rect.height() - top - 8), flags, self._sentence)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, rect, theme().radius.card)
        painter.end()
