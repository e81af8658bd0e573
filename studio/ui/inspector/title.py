"""The words of a title and how they are set."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, SignalInstance
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from studio.core.signals import Signal
from studio.project.timeline.clip import TitleSource
from studio.project.timeline.title import ALIGNS, TITLE_LIMIT, Align, Style, Title
from studio.ui.controls import Choice, Combo, Label, NumberSlider, QuietButton, Segmented, hint
from studio.ui.inspector.part import Part
from studio.ui.inspector.swatch import Swatch
from studio.ui.theme import theme
from studio.workflows.timeline.inspecting import Inspecting

FONTS = ("Noto Sans JP", "Inter")
"""Families that ship."""

_LABEL = 84


class TitlePart(Part):
    """Shown for titles and subtitles alone. What is typed is one edit as long as the typing goes on."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting)
        self._shown: Title | None = None
        self.text = _Words()
        self.text.rested.connect(self._write)
        self._labels: dict[str, Label] = {}
        self._font, self._weight = Combo(), Combo()
        self._size = NumberSlider(1.0, 40.0, step=0.5, usual=8.0, show=lambda value: f"{value:.1f}%")
        self._outline = NumberSlider(0.0, 3.0, step=0.1, usual=0.0, show=lambda value: f"{value:.1f}%")
        self._shadow = NumberSlider(0.0, 3.0, step=0.1, usual=0.4, show=lambda value: f"{value:.1f}%")
        self._leading = NumberSlider(0.8, 3.0, step=0.05, usual=1.35, show=lambda value: f"{value:.2f}")
        self._align, self._across = Segmented(), Segmented()
        self._way = Segmented()
        self._colour, self._edge, self._box = Swatch(clear=True), Swatch(clear=True), Swatch(clear=True)
        self._boxless = QuietButton()
        self.add(self.text)
        self._row("font", self._font, self._weight)
        self.add(self._size)
        self.add(self._leading)
        self._row("way", self._way)
        self._row("align", self._align)
        self._row("across", self._across)
        self._row("colour", self._colour)
        self.add(self._outline)
        self._row("edge", self._edge)
        self.add(self._shadow)
        self._row("box", self._box, self._boxless)
        self._bind()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Title"))
        hint(self.text, self.tr("Words of the title"))
        words = {
            "font": self.tr("Font"),
            "way": self.tr("Direction"),
            "align": self.tr("Along the line"),
            "across": self.tr("Place"),
            "colour": self.tr("Colour"),
            "edge": self.tr("Edge colour"),
            "box": self.tr("Box behind"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for control, name in (
            (self._font, "font"), (self._way, "way"), (self._align, "align"), (self._across, "across"),
            (self._colour, "colour"), (self._edge, "edge"), (self._box, "box"),
        ):  # fmt: skip
            hint(control, words[name])
        self._font.set_choices([Choice(font, font) for font in FONTS])
        hint(self._weight, self.tr("Weight"))
        self._weight.set_choices(
            [Choice("400", self.tr("Regular")), Choice("500", self.tr("Medium")), Choice("700", self.tr("Bold"))]
        )
        for slider, text in (
            (self._size, self.tr("Size")),
            (self._leading, self.tr("Line spacing")),
            (self._outline, self.tr("Edge")),
            (self._shadow, self.tr("Shadow")),
        ):
            slider.set_words(text)
            hint(slider, text)
        self._way.set_items([("across", self.tr("Horizontal")), ("down", self.tr("Vertical"))])
        self._align.set_items([("start", self.tr("Start")), ("middle", self.tr("Middle")), ("end", self.tr("End"))])
        self._across.set_items([("start", self.tr("Top")), ("middle", self.tr("Middle")), ("end", self.tr("Bottom"))])
        self._boxless.setText(self.tr("No box"))
        hint(self._boxless, self.tr("No box"))

    def show_clip(self, *, can: bool) -> None:
        """The title of the clip in hand; hidden where it has none."""
        clip = self.inspecting.one("picture")
        title = clip.source.title if clip is not None and isinstance(clip.source, TitleSource) else None
        self.setVisible(title is not None)
        if title is None:
            self._shown = None
            return
        self._shown = title
        self.text.show_words(title.text)
        style = title.style
        self._font.set_value(style.font)
        self._weight.set_value(str(style.weight))
        self._size.set_value(style.size * 100)
        self._leading.set_value(style.leading)
        self._outline.set_value(style.outline * 100)
        self._shadow.set_value(style.shadow * 100)
        self._way.set_value("down" if style.vertical else "across")
        self._align.set_value(style.align)
        self._across.set_value(style.across)
        self._colour.set_colour(style.color)
        self._edge.set_colour(style.outline_color)
        self._box.set_colour(style.box)
        for control in self._section_controls():
            control.setEnabled(can)
        self.text.setReadOnly(not can)

    def _section_controls(self) -> tuple[QWidget, ...]:
        return (
            self._font, self._weight, self._size, self._leading, self._outline, self._shadow, self._way, self._align,
            self._across, self._colour, self._edge, self._box, self._boxless,
        )  # fmt: skip

    def _row(self, name: str, *controls: QWidget) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        self._labels[name] = Label("", "label", "tertiary")
        self._labels[name].setFixedWidth(_LABEL)
        row.addWidget(self._labels[name])
        for control in controls:
            row.addWidget(control, 0 if isinstance(control, Swatch | QuietButton) else 1)
        if isinstance(controls[-1], Swatch | QuietButton):
            row.addStretch(1)
        self.add(line)

    def _bind(self) -> None:
        self._word(self._font.chosen, lambda style, font: replace(style, font=font))
        self._word(self._weight.chosen, lambda style, weight: replace(style, weight=int(weight)))
        self._word(self._way.chosen, lambda style, way: replace(style, vertical=way == "down"))
        self._word(self._align.chosen, lambda style, word: replace(style, align=_align(word)))
        self._word(self._across.chosen, lambda style, word: replace(style, across=_align(word)))
        self._word(self._colour.chosen, lambda style, colour: replace(style, color=colour))
        self._word(self._edge.chosen, lambda style, colour: replace(style, outline_color=colour))
        self._word(self._box.chosen, lambda style, colour: replace(style, box=colour))
        self._number(self._size.settled, lambda style, size: replace(style, size=size / 100))
        self._number(self._leading.settled, lambda style, leading: replace(style, leading=leading))
        self._number(self._outline.settled, lambda style, width: replace(style, outline=width / 100))
        self._number(self._shadow.settled, lambda style, width: replace(style, shadow=width / 100))
        self._boxless.clicked.connect(lambda: self._style(lambda style: replace(style, box="")))

    def _word(self, signal: SignalInstance, change: Callable[[Style, str], Style]) -> None:
        def _take(word: str) -> None:
            self._style(lambda style: change(style, word))

        signal.connect(_take)

    def _number(self, signal: SignalInstance, change: Callable[[Style, float], Style]) -> None:
        def _take(number: float) -> None:
            self._style(lambda style: change(style, number))

        signal.connect(_take)

    def _style(self, change: Callable[[Style], Style]) -> None:
        self.inspecting.set_title(lambda title: replace(title, style=change(title.style)), joins="style")

    def _write(self, text: str) -> None:
        if self._shown is not None and text != self._shown.text:
            self.inspecting.set_title(lambda title: replace(title, text=text[:TITLE_LIMIT]), joins="words")


class _Words(QPlainTextEdit):
    """Tells its text when the typing rests; not while an input method composes."""

    def __init__(self) -> None:
        super().__init__()
        self.rested: Signal[str] = Signal()
        self._showing, self._composing = False, False
        self._rest = QTimer(self, singleShot=True, interval=250)
        self._rest.timeout.connect(self._tell)
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)
        self.textChanged.connect(self._touched)
        self._dress()

    def show_words(self, text: str) -> None:
        """Show these, unless they are there already."""
        if text != self.toPlainText() and not self._rest.isActive():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._rest.stop()
            self._tell()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _touched(self) -> None:
        if not self._showing:
            self._rest.start()

    def _tell(self) -> None:
        if self._composing:
            self._rest.start()
        else:
            self.rested.emit(self.toPlainText())

    def _dress(self) -> None:
        self.setFont(theme().font())


def _align(word: str) -> Align:
    return next(align for align in ALIGNS if align == word)
