"""The first tour: five minutes on the sample, in steps that point at real controls. It can be left and gone on with."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Label, QuietButton, painting
from studio.ui.host import Host, Notice, Reply
from studio.ui.language import Translated
from studio.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Step:
    """``target`` is a region or control that the window knows; the sentences are English, marked for Japanese."""

    target: str
    heading: object
    words: object


STEPS = (
    Step(
        "storyboard",
        QT_TRANSLATE_NOOP("Tour", "The story, shot by shot"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Each card is one shot of the sample. Arrows move through them; drag, or Alt and arrows, "
            "puts them in order.",
        ),
    ),
    Step(
        "reading",
        QT_TRANSLATE_NOOP("Tour", "Write what should be seen and heard"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Below your words stands how I read them. A solid chip was said, a dashed one is my "
            "guess: press it to change it.",
        ),
    ),
    Step(
        "generate",
        QT_TRANSLATE_NOOP("Tour", "Generate"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "The red button, or Ctrl and Enter while you write, makes a take: picture and sound "
            "together. A draft takes seconds.",
        ),
    ),
    Step(
        "monitor",
        QT_TRANSLATE_NOOP("Tour", "See and hear it"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Space plays. J, K and L shuttle, the arrows go frame by frame, I and O mark a stretch.",
        ),
    ),
    Step(
        "takes",
        QT_TRANSLATE_NOOP("Tour", "Take by take"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Every result stays, with its whole recipe. Rate with 1 to 5, compare two with Alt and C, "
            "approve one with Alt and A.",
        ),
    ),
    Step(
        "jobs",
        QT_TRANSLATE_NOOP("Tour", "Work in hand"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Takes are made one after the other while you go on writing. Here you see how far they are.",
        ),
    ),
    Step(
        "search",
        QT_TRANSLATE_NOOP("Tour", "Everything has a name"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Ctrl, Shift and P finds every command in English or Japanese, with its key. F6 walks "
            "through the panels, Esc leads back to the prompt.",
        ),
    ),
)


class Tour(QObject):
    """``target`` gives the widget of a step, or None where it is not there now. How far somebody was is remembered."""

    def __init__(self, host: Host, over: QWidget, target: Callable[[str], QWidget | None]) -> None:
        super().__init__()
        self._host, self._over, self._target = host, over, target
        self._balloon: Balloon | None = None

    @property
    def step(self) -> int:
        """Where it is, from 0; the number of steps when it has been seen to the end."""
        return min(self._host.settings.get("tour", 0), len(STEPS))

    @property
    def showing(self) -> bool:
        """Whether a step is shown."""
        return self._balloon is not None

    def offer(self) -> None:
        """Ask, unless it has been seen to the end."""
        if self.step < len(STEPS) and not self.showing:
            begin = self.tr("Go on with the tour") if self.step else self.tr("Show me around")
            self._host.notes.say(
                Notice(
                    text=self.tr("A tour of five minutes shows the whole way from words to a film."),
                    replies=(Reply(text=begin, run=self.begin), Reply(text=self.tr("Not now"), run=lambda: None)),
                    stays=True,
                )
            )

    def begin(self) -> None:
        """From where it was left, or from the start."""
        self.pause()
        if self.step >= len(STEPS):
            self._host.settings.set("tour", 0)
        self._balloon = Balloon(self._over, self.move, self.pause)
        self._show()

    def move(self, by: int) -> None:
        """To the next step or the one before; beyond the last one it ends."""
        self._host.settings.set("tour", max(0, self.step + by))
        self._show()

    def pause(self) -> None:
        """Take it away; it can be gone on with."""
        if self._balloon is not None:
            self._balloon.dismiss()
            self._balloon = None

    def end(self) -> None:
        """The window closes."""
        self.pause()

    def _show(self) -> None:
        if self._balloon is None:
            return
        if self.step >= len(STEPS):
            self.pause()
            self._host.notes.say(Notice(text=self.tr("That was the tour. Help shows it again."), kind="good"))
            return
        self._balloon.show_step(self.step, self._target(STEPS[self.step].target))


class Balloon(Translated):
    """Lies over the window, lets every click through, draws a blue line round the target and a card beside it."""

    def __init__(self, over: QWidget, move: Callable[[int], None], leave: Callable[[], None]) -> None:
        super().__init__(over)
        self._move, self._leave = move, leave
        self._step = 0
        self._widget: QWidget | None = None
        self._card = _Card(over)
        self._heading, self._count = Label("", "body", medium=True), Label("", "caption", "tertiary", tabular=True)
        self._words = Label("", "label", "secondary", wraps=True)
        self._skip, self._back, self._next = QuietButton(plain=True), QuietButton(), QuietButton()
        self._skip.clicked.connect(leave)
        self._back.clicked.connect(lambda: move(-1))
        self._next.clicked.connect(lambda: move(1))
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._count)
        foot.addWidget(self._skip)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addLayout(foot)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self._card.escaped = leave
        self.retranslate()

    def retranslate(self) -> None:
        step = STEPS[min(self._step, len(STEPS) - 1)]
        self._heading.setText(QCoreApplication.translate("Tour", str(step.heading)))
        self._words.setText(QCoreApplication.translate("Tour", str(step.words)))
        self._count.setText(f"{self._step + 1} / {len(STEPS)}")
        self._skip.setText(self.tr("Leave the tour"))
        self._back.setText(self.tr("Back"))
        last = self._step == len(STEPS) - 1
        self._next.setText(self.tr("Done") if last else self.tr("Next"))
        self._back.setEnabled(self._step > 0)
        for button in (self._skip, self._back, self._next):
            button.setAccessibleName(button.text())
        self._card.setAccessibleName(f"{self._heading.text()}. {self._words.text()}")

    @property
    def card(self) -> QWidget:
        """Where the words stand."""
        return self._card

    @property
    def target(self) -> QWidget | None:
        """What it points at."""
        return self._widget

    def show_step(self, step: int, widget: QWidget | None) -> None:
        """Point at ``widget``; None points at nothing and stands in the middle."""
        self._step, self._widget = step, widget
        self.retranslate()
        self._fit()
        self.show()
        self.raise_()
        self._card.show()
        self._card.raise_()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Go."""
        parent = self.parentWidget()
        if parent is not None:
            parent.removeEventFilter(self)
        for widget in (self._card, self):
            widget.hide()
            widget.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self.isVisible():
            self._fit()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        place = self._place()
        if place.isEmpty():
            return
        painter = painting.begin(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colours.pencil.blue, 2))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), theme().radius.control, theme().radius.control)
        painter.end()

    def _place(self) -> QRect:
        if self._widget is None or not self._widget.isVisible():
            return QRect()
        place = QRect(self._widget.mapTo(self._widget.window(), QPoint(0, 0)) - self._offset(), self._widget.size())
        return place.adjusted(-6, -4, 6, 4).intersected(self.rect())

    def _offset(self) -> QPoint:
        return self.mapTo(self.window(), QPoint(0, 0))

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        width = 340
        height = max(self._card.heightForWidth(width), self._card.sizeHint().height())
        self._card.setGeometry(_beside(self._place(), parent.rect(), width, height))
        self.update()


class _Card(QWidget):
    """The words of a step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.escaped: Callable[[], None] = lambda: None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        painting.body(painter, QRectF(self.rect()), theme().radius.card, colours.surface.raised, colours.pencil.blue)
        painter.end()


def _beside(place: QRect, room: QRect, width: int, height: int) -> QRect:
    """A card beside ``place``, wholly inside ``room``: right of it, left, above, below; else in the middle."""
    gap = 12
    tries = (
        QRect(place.right() + gap, place.top() + gap, width, height),
        QRect(place.left() - gap - width, place.top() + gap, width, height),
        QRect(place.left() + gap, place.top() - gap - height, width, height),
        QRect(place.left() + gap, place.bottom() + gap, width, height),
    )
    for one in tries if not place.isEmpty() else ():
        if one.left() >= room.left() and one.right() <= room.right() and one.top() >= room.top():
            shifted = one.translated(0, min(0, room.bottom() - gap - one.bottom()))
            if shifted.top() >= room.top():
                return shifted
    return QRect((room.width() - width) // 2, (room.height() - height) // 2, width, height)
