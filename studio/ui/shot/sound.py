"""Sound and music: what is heard beside the dialogue, the music with its mood, tempo and level; and who makes them."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import Music, Scene
from studio.project.shot import ShotSettings
from studio.ui.controls import Chip, Choice, Combo, FlowLayout, IconButton, Label, NumberSlider, TextField, hint
from studio.ui.language import Language
from studio.ui.shot.folding import Folding
from studio.ui.shot.popup import Action, Chooser
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.models.engines import Engines, sound_by, told_sound, with_sound
from studio.workflows.words import Words
from studio.workflows.writing import fields

TEMPI = (50, 60, 72, 84, 96, 110, 126, 144, 168)
"""Beats a minute to choose from."""

NONE = "none"
_STUDIO = ""
LABEL = 46
MAKER_LABEL = 72


class SoundSection(Folding):
    """Sounds are chips; music is a genre or none, and then how it is."""

    def __init__(self, writing: Writing, words: Words, language: Language, engines: Engines) -> None:
        super().__init__()
        self._engines = engines
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
        self._makers = QWidget()
        self.scene_by, self.music_by = Combo(), Combo()
        self.told, self.music_told, self.lyrics = TextField(), TextField(), TextField()
        self._maker_labels = tuple(Label(tone="tertiary") for _ in range(5))
        self._maker_rows: list[QWidget] = []
        self._build()
        self._genre.chosen.connect(self._set_genre)
        self._mood.chosen.connect(partial(writing.set_field, "music.mood"))
        self._tempo.chosen.connect(partial(writing.set_field, "music.tempo_bpm"))
        self._level.settled.connect(self._set_level)
        self.scene_by.chosen.connect(self._set_scene_maker)
        self.music_by.chosen.connect(self._set_music_maker)
        for field in (self.told, self.music_told, self.lyrics):
            field.editingFinished.connect(self._tell_makers)
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
        fields_ = (self.scene_by, self.told, self.music_by, self.music_told, self.lyrics)
        texts = (
            self.tr("Sound by"), self.tr("Told"), self.tr("Music by"), self.tr("Told"), self.tr("Lyrics"),
        )  # fmt: skip
        for label, field, text in zip(self._maker_labels, fields_, texts, strict=True):
            label.setText(text)
            hint(field, text)
        for field in (self.told, self.music_told):
            field.setPlaceholderText(self.tr("as the scene says"))
        self.lyrics.setPlaceholderText(self.tr("none: it is played, not sung"))
        self.show_shot()

    def show_makers(self) -> None:
        """Who makes the sound of the next take. Where no model of sound is here there is nothing to choose."""
        shot, engines = self._writing.shot, self._engines
        settings = shot.settings if shot is not None else ShotSettings()
        can = shot is not None and not self._writing.session.read_only
        studio = Choice(_STUDIO, self.tr("the studio"), self.tr("this computer"))
        scene = [
            choice
            for row in engines.sounding("scene")
            for choice in (
                Choice(f"scene {row.card.id}", row.card.name, self.tr("all that happens")),
                Choice(f"ambience {row.card.id}", row.card.name, self.tr("the air of the place")),
            )
        ]
        music = [Choice(f"music {row.card.id}", row.card.name) for row in engines.sounding("music")]
        used = next((use for use in settings.sounds if use.part != "music"), None)
        song = sound_by(settings, "music")
        for combo, choices, use in ((self.scene_by, scene, used), (self.music_by, music, song)):
            value = f"{use.part} {use.model}" if use is not None else _STUDIO
            if value != _STUDIO and value not in {choice.value for choice in choices}:
                name = engines.name(use.model) if use is not None else ""
                choices.append(Choice(value, name, self.tr("not here")))
            combo.set_choices([studio, *choices])
            combo.set_value(value)
            combo.setEnabled(can)
        for field, use in ((self.told, used), (self.music_told, song)):
            if not field.hasFocus():
                field.setText(use.prompt if use is not None else "")
        if not self.lyrics.hasFocus():
            self.lyrics.setText(song.lyrics if song is not None else "")
        sings = song is not None and engines.sings(song.model)
        shown = (bool(scene), used is not None, bool(music), song is not None, sings)
        for row, visible in zip(self._maker_rows, shown, strict=True):
            row.setVisible(visible)
        self._makers.setVisible(any(shown))

    def show_shot(self) -> None:
        """The sound of the shot in hand."""
        shot = self._writing.shot
        scene = shot.reading.scene if shot else Scene()
        can = shot is not None and not self._writing.session.read_only
        self.show_makers()
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
        makers = QVBoxLayout(self._makers)
        makers.setContentsMargins(0, 4, 0, 0)
        makers.setSpacing(4)
        fields_ = (self.scene_by, self.told, self.music_by, self.music_told, self.lyrics)
        for label, field in zip(self._maker_labels, fields_, strict=True):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            label.setFixedWidth(MAKER_LABEL)
            line.addWidget(label)
            line.addWidget(field, 1)
            makers.addWidget(row)
            self._maker_rows.append(row)
        self.body.addWidget(self._makers)

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

    def _set_scene_maker(self, value: str) -> None:
        part, _, model = value.partition(" ")
        if part == "ambience":
            self._writing.settle("Choose who makes the sound", lambda now: with_sound(now, "ambience", model))
        else:
            self._writing.settle("Choose who makes the sound", lambda now: with_sound(now, "scene", model))

    def _set_music_maker(self, value: str) -> None:
        model = value.partition(" ")[2]
        self._writing.settle("Choose who makes the sound", lambda now: with_sound(now, "music", model))

    def _tell_makers(self) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        words, music, lyrics = (one.text().strip() for one in (self.told, self.music_told, self.lyrics))

        def _change(settings: ShotSettings) -> ShotSettings:
            for part in ("scene", "ambience"):
                settings = told_sound(settings, part, words)
            return told_sound(settings, "music", music, lyrics)

        if _change(shot.settings) != shot.settings:
            self._writing.settle("Change the settings", _change)

    def _set_level(self, level: float) -> None:
        self._writing.set_field("music.level", f"{level:.2f}")
