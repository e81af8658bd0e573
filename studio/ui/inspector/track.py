"""How the audio track in hand is heard: its level, its side, what it is for, and how far it gives way to speech."""

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.project.timeline.track import ROLES, Role
from studio.ui.controls import Choice, Combo, Label, NumberSlider, hint
from studio.ui.inspector.part import Part
from studio.workflows.timeline.inspecting import Inspecting

_LABEL = 84


class TrackPart(Part):
    """Shown for sound alone. The drag of a slider is one edit, made when it ends."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__(inspecting)
        self.gain = NumberSlider(-60.0, 24.0, step=0.5, usual=0.0, show=_decibels)
        self.pan = NumberSlider(-100.0, 100.0, step=1.0, usual=0.0, show=lambda value: f"{value + 0.0:.0f}%")
        self.duck = NumberSlider(-36.0, 0.0, step=1.0, usual=0.0, show=_decibels)
        self.role, self._label = Combo(), Label("", "label", "tertiary")
        self._label.setFixedWidth(_LABEL)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self.role, 1)
        for widget in (self.gain, self.pan, line, self.duck):
            self.add(widget)
        self.gain.settled.connect(self._set_gain)
        self.pan.settled.connect(self._set_pan)
        self.duck.settled.connect(self._set_duck)
        self.role.chosen.connect(self._set_role)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        usual = self.tr("Arrows step; a digit types; a double click is the usual value.")
        for slider, text in (
            (self.gain, self.tr("Level of the track")),
            (self.pan, self.tr("Left to right")),
            (self.duck, self.tr("Under speech")),
        ):
            slider.set_words(text)
            hint(slider, text, more=usual)
        self._label.setText(self.tr("Used for"))
        hint(self.role, self.tr("Used for"), more=self.tr("Speech on dialogue tracks lowers the others."))
        names = {
            "": self.tr("anything"),
            "dialogue": self.tr("dialogue"),
            "effects": self.tr("effects"),
            "music": self.tr("music"),
        }
        self.role.set_choices([Choice(role, names[role]) for role in ROLES])
        self._title()

    def show_track(self, *, can: bool) -> None:
        """The track in hand; hidden where that is none of sound."""
        track = self.inspecting.track
        self.setVisible(track is not None)
        if track is None:
            return
        self._title()
        self.gain.set_value(track.gain_db)
        self.pan.set_value(track.pan * 100)
        self.duck.set_value(track.duck_db)
        self.duck.setVisible(track.role != "dialogue")
        self.role.set_value(track.role)
        for control in (self.gain, self.pan, self.duck, self.role):
            control.setEnabled(can)

    def _title(self) -> None:
        track = self.inspecting.track
        name = track.name or track.id if track is not None else ""
        self.set_heading(self.tr("Track {name}").format(name=name))

    def _set_gain(self, value: float) -> None:
        self.inspecting.set_track(gain_db=value)

    def _set_pan(self, value: float) -> None:
        self.inspecting.set_track(pan=value / 100)

    def _set_duck(self, value: float) -> None:
        self.inspecting.set_track(duck_db=value)

    def _set_role(self, word: str) -> None:
        role: Role = next(role for role in ROLES if role == word)
        self.inspecting.set_track(role=role)


def _decibels(value: float) -> str:
    return f"{value + 0.0:.1f} dB".replace("-", "\u2212")
