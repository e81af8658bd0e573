"""Sound and music: what is heard beside the dialogue, and the music with its mood, tempo and level."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import Music, Scene
from studio.ui.controls import Chip, Choice, Combo, FlowLayout, IconButton, Label, NumberSlider, hint
from studio.ui.language import Language
from studio.ui.shot.folding import Folding
from studio.ui.shot.popup import Action, Chooser
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows import fields
from studio.workflows.words import Words

TEMPI = (50, 60, 72, 84, 96, 110, 126, 144, 168)
"""Beats a minute to choose from."""

NONE = "none"
LABEL = 46


class SoundSection(Folding):
    """Sounds are chips; music is a genre or none, and then how it is."""

    def __init__(self, writing: Writing, words: Words, language: Language) -> None:
        super().__init__()
        self._writing, self._words, self._language = writing, words, language
        self._shown: tuple[object, ...] = ()
        self._sound_label, self._music_label = Label(tone="tertiary"), Label(tone="tertiary")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._genre, self._mood, self._tempo = Combo(), Combo(), Combo()
        self._level = NumberSlider(
            0.0,
            1.0,
            step=0.05,
            usual=0.5,
            show=lambda level: f"{level * 100:.0f} %",
            colour=lambda: theme().colours.track.a4,
        )
        self._build()
        self._genre.chosen.connect(self._set_genre)
        self._mood.chosen.connect(partial(writing.set_field, "music.mood"))
        self._tempo.chosen.connect(partial(writing.set_field, "music.tempo_bpm"))
        self._level.settled.connect(self._set_level)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.set_heading(self.tr("Sound and music"))
        self._sound_label.setText(self.tr("Sounds"))
        self._music_label.setText(self.tr("Music"))
        hint(self._genre, self.tr("Kind of music"))
        hint(self._mood, self.tr("Mood of the music"))
        hint(self._tempo, self.tr("Tempo of the music"))
        self._level.set_words(self.tr("Level"))
        hint(
            self._level, self.tr("Level of the music"), more=self.tr("Arrows step; a double click is the usual level.")
        )
        said = Said(self._words, self._language.code)
        none = Choice(NONE, self.tr("no music"))
        self._genre.set_choices([none, *(Choice(o.value, o.text) for o in said.options("music.genre", fields.GENRES))])
        self._mood.set_choices([Choice(o.value, o.text) for o in said.options("music.mood", fields.MOODS)])
        beats = [Choice(str(tempo), self.tr("{tempo} BPM").format(tempo=tempo)) for tempo in TEMPI]
        self._tempo.set_choices([Choice("", self.tr("usual tempo")), *beats])
        self._shown = ()
        self.show_shot()

    def show_shot(self) -> None:
        """The sound of the shot in hand."""
        shot = self._writing.shot
        scene = shot.reading.scene if shot else Scene()
        can = shot is not None and not self._writing.session.read_only
        state = (shot.id if shot else "", scene.sounds, scene.music, can)
        if state == self._shown:
            return
        self._shown = state
        said = Said(self._words, self._language.code)
        self._flow.clear()
        for sound in scene.sounds:
            text = said.value("sounds", sound)
            chip = Chip(text, removable=True)
            hint(chip, text, more=self.tr("Enter changes it, Delete takes it away."))
            chip.clicked.connect(partial(self._choose, chip, sound))
            chip.removed.connect(partial(self._set, sound, ""))
            chip.setEnabled(can)
            self._flow.addWidget(chip)
            chip.show()
        add = IconButton("plus", side=12, box=24)
        hint(add, self.tr("Add a sound"))
        add.clicked.connect(partial(self._choose, add, ""))
        add.setEnabled(can)
        self._flow.addWidget(add)
        add.show()
        music = scene.music
        self._genre.set_value(music.genre if music else NONE)
        self._genre.setEnabled(can)
        self._music_row.setVisible(music is not None)
        self._level.setVisible(music is not None)
        if music is not None:
            self._mood.set_value(music.mood)
            self._tempo.set_value(str(music.tempo_bpm) if music.tempo_bpm else "")
            self._level.set_value(music.level)
        for control in (self._mood, self._tempo, self._level):
            control.setEnabled(can)
        heard = [said.value("sounds", sound) for sound in scene.sounds]
        if music is not None:
            heard.append(f"{said.value('music.genre', music.genre)} {said.value('music.mood', music.mood)}")
        self.set_summary(" · ".join(heard) or self.tr("what is seen is heard"))

    def _build(self) -> None:
        for label in (self._sound_label, self._music_label):
            label.setFixedWidth(LABEL)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self._sound_label)
        first.addWidget(self._chips, 1)
        second.setSpacing(6)
        second.addWidget(self._music_label)
        second.setSpacing(0)
        second.addWidget(self._genre, 1)
        self._music_row = QWidget()
        third = QHBoxLayout(self._music_row)
        third.setContentsMargins(LABEL, 0, 0, 0)
        third.setSpacing(6)
        third.addWidget(self._mood, 1)
        third.addWidget(self._tempo, 1)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self._music_row)
        self.body.addWidget(self._level)

    def _choose(self, anchor: QWidget, sound: str, _checked: bool = False) -> None:
        said = Said(self._words, self._language.code)
        actions = [Action(self.tr("Take it away"), partial(self._set, sound, ""))] if sound else []
        Chooser(
            anchor, anchor.accessibleName(), said.options("sounds"), sound, partial(self._set, sound), actions=actions
        ).open()

    def _set(self, before: str, after: str) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        sounds = [after if sound == before else sound for sound in shot.reading.scene.sounds]
        sounds += [after] if not before else []
        self._writing.set_field("sounds", ",".join(sound for sound in sounds if sound))

    def _set_genre(self, genre: str) -> None:
        if genre == NONE:
            self._writing.change("Change the reading", lambda scene: replace(scene, music=None), "music", joins="music")
            return
        self._writing.change(
            "Change the reading",
            lambda scene: replace(scene, music=replace(scene.music or Music(), genre=genre)),
            "music",
            joins="music",
        )

    def _set_level(self, level: float) -> None:
        self._writing.set_field("music.level", f"{level:.2f}")
