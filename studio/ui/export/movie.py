"""What can be set of a movie: which part, its size and rate, subtitles, loudness, what comes beside it, what it says
of itself."""

from dataclasses import replace
from typing import cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.ui.controls import Choice, QuietButton, Segmented, hint
from studio.ui.export.rows import Rows, choices
from studio.workflows.delivering.form import RATES, Form, Framing
from studio.workflows.outgoing import Choice as Chosen
from studio.workflows.outgoing import Part

_SIZES = ("3840x2160", "2560x1440", "1920x1080", "1280x720", "854x480", "1080x1920", "1080x1080")
_LOUDNESS = ("-14", "-16", "-23", "-24")


class MovieOptions(Rows):
    """``changed`` gives the choice as somebody has just made it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choice: Chosen | None = None
        self.part = Segmented()
        self.row(self.part)
        self.pixels, self.rate = self.combo(), self.combo()
        self.framing = Segmented()
        self.row(self.framing)
        self.subtitles, self.loudness = self.combo(), self.combo()
        self.stems, self.review, self.mark = QuietButton(), QuietButton(), QuietButton()
        self.sealed, self.hardware = QuietButton(), QuietButton()
        for buttons in ((self.stems, self.review, self.mark), (self.sealed, self.hardware)):
            self.row(_side_by_side(*buttons))
            for button in buttons:
                button.setCheckable(True)
                button.clicked.connect(self._say)
        for control in (self.part, self.framing, self.pixels, self.rate, self.subtitles, self.loudness):
            control.chosen.connect(self._say)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        same = self.tr("as in the sequence")
        self.name_row(self.part, self.tr("Part"))
        self.name_row(self.pixels, self.tr("Size"))
        self.name_row(self.rate, self.tr("Frames a second"), self.tr("Frames are picked or held, never blended."))
        self.name_row(self.framing, self.tr("Another shape"))
        self.name_row(self.subtitles, self.tr("Subtitles"))
        self.name_row(self.loudness, self.tr("Loudness"))
        self.framing.set_items([("fit", self.tr("Fit, with bars")), ("fill", self.tr("Fill, cut the edges"))])
        self.rate.set_choices([Choice("", same), *(Choice(name, name) for name in RATES)])
        for button, word, more in (
            (self.stems, self.tr("Stems"), self.tr("Dialogue, effects and music as WAV files beside it.")),
            (self.review, self.tr("Shot and timecode"), self.tr("Burnt into the picture, for looking it over.")),
            (self.mark, self.tr("Visible AI sign"), self.tr("A small sign in the corner.")),
            (self.sealed, self.tr("Signed"), self.tr("With your own key, and an invisible mark in every frame.")),
            (self.hardware, self.tr("Encoder of this machine"), self.tr("Faster, where there is one; else software.")),
        ):
            button.setText(word)
            hint(button, word, more=more)
        if self._choice is not None:
            self.show_choice(self._choice)

    def show_choice(self, choice: Chosen) -> None:
        """What is set."""
        self._choice, wish, form = choice, choice.wish, choice.target.form
        if form is None:
            return
        words: dict[Part, str] = {
            "all": self.tr("All"),
            "stretch": self.tr("In to out"),
            "shots": self.tr("A file for every shot"),
        }
        self.part.set_items([(part, words[part]) for part in choice.parts])
        self.part.set_value(choice.part)
        self._offer(form)
        for combo, value in (
            (self.pixels, wish.size),
            (self.rate, wish.rate),
            (self.subtitles, wish.subtitles),
            (self.loudness, wish.loudness),
        ):
            combo.set_value(value)
        self.framing.set_value(wish.framing or form.framing)
        for button, on in (
            (self.stems, choice.stems),
            (self.review, form.review or wish.review),
            (self.mark, wish.mark),
            (self.sealed, wish.provenance),
            (self.hardware, wish.hardware),
        ):
            button.setChecked(on)
        self.review.setEnabled(not form.review)
        for widget in (self.pixels, self.rate, self.framing, self.subtitles):
            self.show_row(widget, form.seen)
        for button in (self.review, self.mark, self.hardware):
            button.setVisible(form.seen)
        self.show_row(self.loudness, form.sound is not None)
        self.stems.setVisible(form.sound is not None)

    def _offer(self, form: Form) -> None:
        """The first of each list is what the form has by itself."""
        same = self.tr("as in the sequence")
        sizes = {size: size.replace("x", " × ") for size in _SIZES}
        own = f"{form.size[0]}x{form.size[1]}" if form.size is not None else ""
        usual = self.tr("up to {size}") if form.within else "{size}"
        self.pixels.set_choices(
            choices(("", usual.format(size=own.replace("x", " × ")) if own else same), *sizes.items())
        )
        ways = {
            "track": self.tr("as a track that can be switched on"),
            "burn": self.tr("in the picture"),
            ".srt": self.tr("beside it, as .srt"),
            ".vtt": self.tr("beside it, as .vtt"),
            "none": self.tr("none"),
        }
        self.subtitles.set_choices(choices(("", ways.get(form.subtitles, same)), *ways.items()))
        mixed, levels = self.tr("as it was mixed"), {value: f"{value} LUFS" for value in _LOUDNESS}
        level = mixed if form.loudness is None else f"{form.loudness:g} LUFS"
        self.loudness.set_choices(choices(("", level), *levels.items(), ("as-is", mixed)))

    def _say(self) -> None:
        choice = self._choice
        if choice is None or choice.target.form is None:
            return
        form = choice.target.form
        framing = next((one for one in get_args(Framing) if one == self.framing.value), form.framing)
        wish = replace(
            choice.wish,
            size=self.pixels.value,
            rate=self.rate.value,
            framing=None if framing == form.framing else framing,
            subtitles=self.subtitles.value,
            loudness=self.loudness.value,
            review=self.review.isChecked() and not form.review,
            mark=self.mark.isChecked(),
            provenance=self.sealed.isChecked(),
            hardware=self.hardware.isChecked(),
        )
        part = cast(Part, self.part.value or "all")
        self.changed.emit(replace(choice, wish=wish, part=part, stems=self.stems.isChecked()))


def _side_by_side(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder
