"""What changed from A to B, field by field; what is ticked is given to A in a new take."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import GenerateButton, IconButton, Label, Line, hint, painting
from studio.ui.controls.button import Pressable
from studio.ui.icons import paint_icon
from studio.ui.language import Language, Translated
from studio.ui.theme import theme
from studio.workflows.words import Words
from studio.workflows.writing.changes import SCENE_FIELDS, Field, Row, word_diff

_WORD_FIELDS: Mapping[str, str] = {
    "place": "place",
    "surroundings": "surroundings",
    "time_of_day": "time_of_day",
    "weather": "weather",
    "move": "camera.move",
    "shot_size": "camera.shot_size",
    "angle": "camera.angle",
    "motion": "camera.motion",
    "style": "style",
    "quality": "quality",
    "sounds": "sounds",
}
"""Fields whose values have words of their own, and the name of their table."""


class Tick(Pressable):
    """A box that is ticked or not."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        box = QRectF(4, 4, 16, 16)
        if self.isChecked():
            painting.body(painter, box, 4, colours.pencil.blue)
            paint_icon(painter, "tick", box.adjusted(2, 2, -2, -2), colours.pencil.on_blue)
        else:
            painting.body(painter, box, 4, None, colours.line.check)
        if painting.keyboard_focus(self):
            painting.focus_ring(painter, QRectF(self.rect()), 5)
        painter.end()


class DiffText(QWidget):
    """Pieces of text, the removed ones marked −, the added ones +, wrapped like a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_pieces(self, pieces: list[tuple[str, str]]) -> None:
        """(text, ``same`` ``removed`` ``added`` or ``arrow``)."""
        self._pieces = [
            (f"{'− ' if kind == 'removed' else '+ ' if kind == 'added' else ''}{text.strip()}", kind)
            for text, kind in pieces
            if text.strip()
        ]
        self.setAccessibleName(" ".join(text for text, _ in self._pieces))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(120, self.width())))

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._flow(None, width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.begin(self)
        self._flow(painter, self.width())
        painter.end()

    def _flow(self, painter: QPainter | None, width: float) -> float:
        """Set the pieces one after the other, broken where they must be; gives the height they take."""
        font, colours = theme().font("label"), theme().colours
        metrics = QFontMetricsF(font)
        line = 24.0
        inks = {
            "removed": (colours.diff.removed, colours.diff.removed_surface),
            "added": (colours.diff.added, colours.diff.added_surface),
        }
        x = y = 0.0
        for text, kind in self._pieces:
            ink, ground = inks.get(kind, (colours.text.primary, None))
            pad = 5.0 if ground is not None else 0.0
            for part in _broken(text, metrics, x, width, pad):
                if part is None:
                    x, y = 0.0, y + line
                    continue
                wide = metrics.horizontalAdvance(part) + 2 * pad
                if painter is not None:
                    box = QRectF(x, y + 2, wide, line - 4)
                    if ground is not None:
                        painting.body(painter, box, 4, ground)
                    self._write(painter, box.adjusted(pad, 0, -pad, 0), part, font, ink)
                x += wide + 5
        return y + line

    @staticmethod
    def _write(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor) -> None:
        painting.words(painter, box, text, font, ink, elide=False)


class ChangesPanel(Translated):
    """``wanted`` gives the ticked fields when a new take is asked for."""

    wanted = Signal(object)

    def __init__(self, words: Words, language: Language) -> None:
        super().__init__()
        self._words, self._language = words, language
        self._rows: tuple[Row, ...] = ()
        self._ticks: dict[Field, Tick] = {}
        self._remark, self._folded, self._can = "", False, True
        self.setFixedWidth(theme().size.shot_panel)
        self._title = Label("", "title", medium=True)
        self._sentence = Label("", "label", "secondary", wraps=True)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        self._apply = Label("", "label", "secondary", wraps=True)
        self._generate = GenerateButton()
        self._generate.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._apply)
        foot.addWidget(self._generate)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(scroll, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What changed"))
        self._generate.setText(self.tr("Generate new take"))
        self._generate.setAccessibleName(self.tr("Generate new take"))
        self._fill()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Every field of the two takes."""
        if rows != self._rows:
            self._rows = rows
            self._fill()

    def set_remark(self, remark: str, why: str = "") -> None:
        """How long the new take will be in the making; ``why`` it cannot be made now, if it cannot."""
        self._remark, self._can = remark, not why
        self._generate.set_remark(remark)
        self._generate.setToolTip(why or self.tr("Generate new take"))
        self._count()

    @property
    def ticked(self) -> tuple[Field, ...]:
        """The fields that are to be given to A."""
        return tuple(field for field, tick in self._ticks.items() if tick.isChecked())

    def _ask(self) -> None:
        self.wanted.emit(self.ticked)

    def _fill(self) -> None:
        kept = {field for field, tick in self._ticks.items() if not tick.isChecked()}
        self._ticks.clear()
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        changed = [row for row in self._rows if row.changed]
        same = [row for row in self._rows if not row.changed and any(row.b)]
        self._sentence.setText(self._summary(len(changed), len(same)))
        for row in changed:
            self._list.addWidget(self._difference(row, row.field not in kept))
            self._list.addWidget(Line())
        if same:
            self._list.addWidget(self._alike(same))
        self._list.addStretch(1)
        self._count()

    def _summary(self, changed: int, same: int) -> str:
        if not self._rows:
            return ""
        if not changed:
            return self.tr("Nothing: both were made by the same recipe.")
        first = self.tr("1 thing from A to B.") if changed == 1 else self.tr("{count} things from A to B.")
        rest = self.tr("The other {count} are the same.").format(count=same) if same else ""
        return f"{first.format(count=changed)} {rest}".strip()

    def _count(self) -> None:
        count = len(self.ticked)
        said = (
            self.tr("Gives the 1 ticked thing to A and makes a new take.")
            if count == 1
            else self.tr("Gives the {count} ticked things to A and makes a new take.").format(count=count)
        )
        self._apply.setText(said if count else self.tr("Tick what A shall be given."))
        self._generate.setEnabled(bool(count) and self._can)

    def _difference(self, row: Row, ticked: bool) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(12, 10, 16, 10)
        line.setSpacing(8)
        name = self._name(row.field)
        if row.field in SCENE_FIELDS:
            tick = Tick()
            tick.setChecked(ticked)
            hint(tick, self.tr("Give A this: {name}").format(name=name))
            tick.toggled.connect(self._count)
            self._ticks[row.field] = tick
            line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        else:
            line.addSpacing(24 + 8)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(name, "label", "secondary"))
        text = DiffText()
        text.set_pieces(self._pieces(row))
        column.addWidget(text)
        line.addLayout(column, 1)
        return widget

    def _pieces(self, row: Row) -> list[tuple[str, str]]:
        if row.field == "prompt":
            return [(piece.text, piece.kind) for piece in word_diff(" ".join(row.a), " ".join(row.b))]
        before, after = self._said(row.field, row.a), self._said(row.field, row.b)
        return [(before or self.tr("none"), "removed"), ("→", "arrow"), (after or self.tr("none"), "added")]

    def _alike(self, rows: list[Row]) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        fold = IconButton("chevron-right" if self._folded else "chevron-down", side=12, box=24)
        hint(fold, self.tr("Show or hide what is the same"))
        head.addWidget(fold)
        head.addWidget(Label(self.tr("The same  {count}").format(count=len(rows)), "label", "secondary"), 1)
        column.addLayout(head)
        body = QWidget()
        under = QVBoxLayout(body)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        for row in rows:
            line = QHBoxLayout()
            name = Label(self._name(row.field), "label", "secondary")
            name.setFixedWidth(104)
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(self._said(row.field, row.b), "label", wraps=True), 1)
            under.addLayout(line)
        column.addWidget(body)
        body.setVisible(not self._folded)

        def _fold() -> None:
            self._folded = not self._folded
            body.setVisible(not self._folded)
            fold.set_icon("chevron-right" if self._folded else "chevron-down")

        fold.clicked.connect(_fold)
        return widget

    def _said(self, field: Field, values: tuple[str, ...]) -> str:
        table = _WORD_FIELDS.get(field)
        code = self._language.code
        if field == "subjects":
            said = [self._subject(value) for value in values]
        else:
            said = [self._words.say(table, value, code) if table else value for value in values if value]
        return ("、" if code == "ja" else ", ").join(said)

    def _subject(self, value: str) -> str:
        """``boy · run → stop (color: red)`` in the window's words."""
        code = self._language.code
        who, _, does = value.partition(" · ")
        does, _, rest = does.partition(" (")
        kind = self._words.say("kind", who, code)
        acts = " → ".join(self._words.say("action", act, code) for act in does.split(" → "))
        return f"{kind} {acts}" + (f" ({rest}" if rest else "")

    def _name(self, field: Field) -> str:
        names: dict[Field, str] = {
            "prompt": self.tr("Words"),
            "subjects": self.tr("Who and what"),
            "place": self.tr("Place"),
            "surroundings": self.tr("Around it"),
            "time_of_day": self.tr("Time"),
            "weather": self.tr("Weather"),
            "move": self.tr("Camera"),
            "shot_size": self.tr("Shot size"),
            "angle": self.tr("Angle"),
            "lens": self.tr("Lens"),
            "motion": self.tr("Motion"),
            "style": self.tr("Style"),
            "dialogue": self.tr("Dialogue"),
            "voices": self.tr("Voices"),
            "sounds": self.tr("Sounds"),
            "music": self.tr("Music"),
            "engine": self.tr("Engine"),
            "quality": self.tr("Quality"),
            "size": self.tr("Size"),
            "rate": self.tr("Frame rate"),
            "length": self.tr("Length"),
            "seed": self.tr("Seed"),
        }
        return names.get(field, str(field))


def _broken(text: str, metrics: QFontMetricsF, x: float, width: float, pad: float) -> list[str | None]:
    """The text in parts that fit on lines of this width, beginning at ``x``; None is a new line.

    Between words where there are spaces, between any two letters of Japanese.
    """
    parts: list[str | None] = []
    rest = text
    while rest:
        room = width - x - 2 * pad
        if metrics.horizontalAdvance(rest) <= room:
            parts.append(rest)
            return parts
        cut = _cut(rest, metrics, room)
        if cut == 0 and x > 0:
            parts.append(None)
            x = 0.0
            continue
        cut = max(1, cut)
        parts += [rest[:cut].rstrip(), None]
        rest, x = rest[cut:].lstrip(), 0.0
    return parts


def _cut(text: str, metrics: QFontMetricsF, room: float) -> int:
    """Where a line may end at the latest: behind a space, or between letters that are not Latin."""
    best = 0
    for place in range(1, len(text)):
        if metrics.horizontalAdvance(text[:place]) > room:
            break
        if text[place] == " " or ord(text[place]) > 0x2E80 or ord(text[place - 1]) > 0x2E80:
            best = place
    return best
