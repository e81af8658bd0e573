"""How fast a clip runs, and how it comes and goes."""

from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.timeline.clip import TRANSITIONS, ColorSource, TitleSource, Transition, TransitionKind
from studio.project.timeline.edits import Edge
from studio.ui.controls import Choice, Combo, Label, NumberSlider, QuietButton, hint
from studio.ui.inspector.part import Part
from studio.ui.inspector.swatch import Swatch
from studio.workflows.timeline.inspecting import Inspecting

_NONE = "none"
_USUAL = 12
"""Frames of a new transition."""

_LABEL = 84


class TimingPart(Part):
    """Speed in percent, backwards, a freeze; a transition at each end."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting)
        self.speed = NumberSlider(10.0, 400.0, step=5.0, usual=100.0, show=lambda value: f"{value:.0f}%")
        self._back, self._freeze = QuietButton("", "step-back"), QuietButton("", "pause")
        self._back.setCheckable(True)
        self._freeze.setCheckable(True)
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._back)
        row.addWidget(self._freeze)
        row.addStretch(1)
        self.add(self.speed)
        self.add(self._ways)
        self.ends: dict[Edge, _End] = {"head": _End(inspecting, "head"), "tail": _End(inspecting, "tail")}
        for end in self.ends.values():
            self.add(end)
        self.speed.settled.connect(self._set_speed)
        self._back.clicked.connect(self._turn)
        self._freeze.clicked.connect(self._hold)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Time"))
        self.speed.set_words(self.tr("Speed"))
        hint(
            self.speed, self.tr("Speed"), more=self.tr("Arrows step; a digit types; a double click is the usual value.")
        )
        self._back.setText(self.tr("Backwards"))
        hint(self._back, self.tr("Run backwards"))
        self._freeze.setText(self.tr("Freeze"))
        hint(self._freeze, self.tr("Hold its first picture"))
        names: dict[str, str] = {
            _NONE: self.tr("cut"),
            "dissolve": self.tr("dissolve"),
            "dip": self.tr("dip through a colour"),
            "wipe_left": self.tr("wipe to the left"),
            "wipe_right": self.tr("wipe to the right"),
            "wipe_up": self.tr("wipe upwards"),
            "wipe_down": self.tr("wipe downwards"),
            "crossfade": self.tr("crossfade"),
        }
        self.ends["head"].set_words(self.tr("Begins with"), self.tr("Length at the beginning"), names)
        self.ends["tail"].set_words(self.tr("Ends with"), self.tr("Length at the end"), names)

    def show_clip(self, *, can: bool) -> None:
        """The clip in hand."""
        clip = self.inspecting.clip
        if clip is None:
            return
        moves = not isinstance(clip.source, TitleSource | ColorSource)
        self.speed.setVisible(moves)
        self._ways.setVisible(moves)
        self.speed.set_value(float(abs(clip.speed)) * 100)
        self.speed.setEnabled(can and clip.speed != 0)
        self._back.setChecked(clip.speed < 0)
        self._back.setEnabled(can and clip.speed != 0)
        self._freeze.setChecked(clip.speed == 0)
        self._freeze.setEnabled(can)
        side = self.inspecting.side()
        for end in self.ends.values():
            end.setVisible(not self.inspecting.subtitle)
            end.show_clip(sound=side == "sound", can=can)

    def _set_speed(self, percent: float) -> None:
        sign = -1 if self._back.isChecked() else 1
        self.inspecting.set_speed(sign * Fraction(round(percent), 100))

    def _turn(self) -> None:
        self.inspecting.set_speed(-self.inspecting.speed)

    def _hold(self) -> None:
        self.inspecting.set_speed(Fraction(0) if self.inspecting.speed else Fraction(1))


class _End(QWidget):
    """One end of a clip: the kind of transition, its length in frames, and its colour where it dips."""

    def __init__(self, inspecting: Inspecting, edge: Edge) -> None:
        super().__init__()
        self._inspecting = inspecting
        self._edge: Edge = edge
        self._label, self.kind = Label("", "label", "tertiary"), Combo()
        self._label.setFixedWidth(_LABEL)
        self._colour = Swatch()
        self._choices: dict[str, str] = {}
        self._sound = False
        self.length = NumberSlider(1.0, 96.0, step=1.0, usual=_USUAL, show=lambda value: f"{value:.0f} f")
        first = QHBoxLayout()
        first.setContentsMargins(2, 0, 0, 0)
        first.setSpacing(6)
        first.addWidget(self._label)
        first.addWidget(self.kind, 1)
        first.addWidget(self._colour)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.length)
        self.kind.chosen.connect(self._choose)
        self.length.settled.connect(self._resize)
        self._colour.chosen.connect(self._dye)

    def set_words(self, label: str, length: str, names: dict[str, str]) -> None:
        """Its names, in the window's language."""
        self._label.setText(label)
        hint(self.kind, label)
        self.length.set_words(length)
        hint(self.length, length)
        hint(self._colour, label)
        self._choices = names
        self._fill()

    def show_clip(self, *, sound: bool, can: bool) -> None:
        """The transition at this end."""
        if sound != self._sound:
            self._sound = sound
            self._fill()
        there = self._inspecting.transition(self._edge)
        self.kind.set_value(there.kind if there else _NONE)
        self.length.setVisible(there is not None)
        self._colour.setVisible(there is not None and there.kind == "dip")
        if there is not None:
            self.length.set_value(there.length)
            self._colour.set_colour(there.color)
        for control in (self.kind, self.length, self._colour):
            control.setEnabled(can)

    def _fill(self) -> None:
        kinds = [_NONE, *(kind for kind in TRANSITIONS if (kind == "crossfade") == self._sound)]
        self.kind.set_choices([Choice(kind, self._choices.get(kind, kind)) for kind in kinds])

    def _choose(self, word: str) -> None:
        kind: TransitionKind | None = next((kind for kind in TRANSITIONS if kind == word), None)
        there = self._there()
        self._inspecting.set_transition(self._edge, kind, there.length or _USUAL)

    def _resize(self, frames: float) -> None:
        there = self._there()
        self._inspecting.set_transition(self._edge, there.kind, round(frames), there.color)

    def _dye(self, colour: str) -> None:
        there = self._there()
        self._inspecting.set_transition(self._edge, there.kind, there.length, colour)

    def _there(self) -> Transition:
        return self._inspecting.transition(self._edge) or Transition()
