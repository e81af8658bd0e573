"""One line of dialogue in full: what is said, by whom, in which tone and language, with which voice."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.project.cast import CastMember
from studio.project.take import Casting
from studio.ui.controls import Choice, Combo, LinkButton, TextField, hint
from studio.ui.language import Language
from studio.ui.shot.popup import Form, Popup
from studio.ui.shot.said import Said
from studio.ui.shot.voices import VoiceList
from studio.ui.shot.writing import Writing
from studio.workflows.words import Words
from studio.workflows.writing import fields

OFF_SCREEN = {
    ("female", "child"): "girl", ("male", "child"): "boy", ("female", "adult"): "woman", ("male", "adult"): "man",
    ("female", "old"): "old_woman", ("male", "old"): "old_man",
}  # fmt: skip
"""Who is heard and not seen is cast by the word for them: the word for each voice."""


class LineEditor(Popup):
    """Text is kept when the field is left or Enter is pressed; every choice at once."""

    def __init__(
        self,
        anchor: QWidget,
        writing: Writing,
        number: int,
        words: Words,
        language: Language,
        listen: Callable[[Casting], object],
    ) -> None:
        """``listen`` plays the line in a voice."""
        super().__init__(anchor)
        self._writing, self._number = writing, number
        self._said = Said(words, language.code)
        self._text = TextField()
        self._begun = ""
        self._speaker, self._tone, self._language = Combo(), Combo(), Combo()
        self._gender, self._age = Combo(), Combo()
        self._voices = VoiceList()
        self._voices.asked.connect(listen)
        self._voices.chosen.connect(self._own_voice)
        self._remove = LinkButton()
        self._build()
        writing.shown.connect(self._show_voices)
        self.retranslate()

    def open(self) -> None:
        """Show it under its line, the words selected."""
        self._text.selectAll()
        self.open_under(300, self._text)

    @override
    def hideEvent(self, event: object) -> None:
        self._keep_text()
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and enter and not self._text.composing:
            self.close()
            return True
        return False

    def _build(self) -> None:
        shot, said = self._writing.shot, self._said
        if shot is None or self._number >= len(shot.reading.scene.dialogue):
            return
        scene = shot.reading.scene
        line, name = scene.dialogue[self._number], f"dialogue.{self._number}"
        self._text.setText(line.text)
        self._begun = line.text
        self._text.installEventFilter(self)
        self._text.editingFinished.connect(self._keep_text)
        speakers = [Choice(str(at), said.subject(subject)) for at, subject in enumerate(scene.subjects)]
        self._speaker.set_choices([*speakers, Choice("-1", self.tr("off screen"))])
        self._speaker.set_value(str(line.subject if line.subject < len(scene.subjects) else -1))
        self._speaker.chosen.connect(partial(self._writing.set_field, f"{name}.subject"))
        for combo, leaf, value in ((self._tone, "tone", line.tone), (self._language, "language", line.language)):
            choices = fields.legal(f"{name}.{leaf}")
            combo.set_choices([Choice(one, said.value(leaf, one)) for one in choices])
            combo.set_value(value)
            combo.chosen.connect(partial(self._writing.set_field, f"{name}.{leaf}"))
        voices = self._writing.voices()
        voice = voices[self._number] if self._number < len(voices) else Casting()
        for combo, table, value in ((self._gender, "voice.gender", voice.gender), (self._age, "voice.age", voice.age)):
            combo.set_choices([Choice(option.value, option.text) for option in said.options(table)])
            combo.set_value(value)
            combo.chosen.connect(self._set_voice)
        self._show_voices()
        form = Form(76)
        self._labels = [
            form.add(self.tr("Words"), self._text),
            form.add(self.tr("Speaker"), self._speaker),
            form.add(self.tr("Tone"), self._tone),
            form.add(self.tr("Voice"), self._gender, self._age),
            form.add("", self._voices),
            form.add(self.tr("Language"), self._language),
        ]
        self.column.addWidget(form)
        row = QHBoxLayout()
        row.addWidget(self._remove)
        row.addStretch(1)
        self.column.addLayout(row)
        self._remove.clicked.connect(self._take_out)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("A line of dialogue"))
        self._remove.setText(self.tr("Take this line out"))
        hint(self._remove, self.tr("Take this line out"))

    def _keep_text(self) -> None:
        shot, text = self._writing.shot, self._text.text().strip()
        lines = shot.reading.scene.dialogue if shot else ()
        if text and text != self._begun and self._number < len(lines) and lines[self._number].text != text:
            self._begun = text
            self._writing.set_field(f"dialogue.{self._number}.text", text)

    def _show_voices(self) -> None:
        shot = self._writing.shot
        if shot is not None and self._number < len(shot.reading.scene.dialogue):
            line = shot.reading.scene.dialogue[self._number]
            self._voices.show_voices(line.language, self._writing.cast_voice(self._number), line.voice)

    def _own_voice(self, voice: object) -> None:
        """This line alone speaks with a voice, or again as it is cast."""
        value = f"{voice.gender} {voice.age} {voice.variant}" if isinstance(voice, Casting) else ""
        self._writing.set_field(f"dialogue.{self._number}.voice", value)

    def _set_voice(self, _value: str) -> None:
        """A line has its own voice for itself; that of somebody of the cast is theirs everywhere; others sound
        like what they are."""
        shot = self._writing.shot
        if shot is None or self._number >= len(shot.reading.scene.dialogue):
            return
        scene, gender, age = shot.reading.scene, self._gender.value, self._age.value
        own = scene.dialogue[self._number].voice
        if own is not None:
            self._own_voice(replace(own, gender=gender, age=age))
            return
        at = scene.dialogue[self._number].subject
        if not 0 <= at < len(scene.subjects):
            self._writing.set_field(f"dialogue.{self._number}.speaker", OFF_SCREEN[gender, age])
            return
        handle = scene.subjects[at].cameo
        cast = self._writing.project.cast
        if any(member.handle == handle for member in cast):

            def _with_voice(member: CastMember) -> CastMember:
                return replace(member, voice=Casting(gender=gender, age=age)) if member.handle == handle else member

            self._writing.set_cast("Change the cast", tuple(map(_with_voice, cast)))
            return
        look = {"gender": gender, "age": "" if age == "adult" else age}
        self._writing.change(
            "Change the reading",
            lambda before: fields.put(
                fields.put(before, f"subjects.{at}.attributes.gender", look["gender"]),
                f"subjects.{at}.attributes.age",
                look["age"],
            ),
            f"subjects.{at}.attributes.gender",
            f"subjects.{at}.attributes.age",
        )

    def _take_out(self) -> None:
        number = self._number
        self._text.clear()
        self.close()
        self._writing.change("Change the reading", lambda scene: fields.remove_line(scene, number), "dialogue")
