"""Somebody in the shot, in full: what they are, how many, how they look, and who of the cast they play."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import Subject
from studio.ui.controls import Choice, Combo, Label, LinkButton
from studio.ui.language import Language
from studio.ui.shot.popup import Action, Chooser, Form, Option, Popup
from studio.ui.shot.said import TABLES, Said
from studio.ui.shot.writing import Writing
from studio.workflows.words import Words
from studio.workflows.writing import fields

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 30, 40, 60)

LOOK = ("color", "clothing", "wearing", "holding", "age", "gender", "mood", "size", "manner", "direction")
"""Attributes that can be chosen here, in this order; others are kept as they are."""


class Picker(Combo):
    """A field whose list can be searched. ``chosen`` as ever; opening asks for the options."""

    def __init__(self, options: Sequence[Option], *, free: bool = False, none: str = "") -> None:
        """``none`` is the word for nothing, a line of its own where it is given."""
        self._options, self._free = [*([Option("", none)] if none else []), *options], free
        super().__init__()
        self.set_choices([Choice(option.value, option.text) for option in self._options])

    @override
    def open(self) -> None:
        Chooser(self, self.accessibleName(), self._options, self.value, self._take, free=self._free).open(
            max(self.width(), 180)
        )

    def _take(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)


class SubjectEditor(Popup):
    """Every change is an edit at once. It follows nobody: it closes when the subject is taken out."""

    def __init__(self, anchor: QWidget, writing: Writing, number: int, words: Words, language: Language) -> None:
        super().__init__(anchor)
        self._writing, self._number = writing, number
        self._said = Said(words, language.code)
        shot = writing.shot
        there = shot is not None and number < len(shot.reading.scene.subjects)
        self._subject = shot.reading.scene.subjects[number] if shot and there else Subject(kind="person")
        self._heading = Label(self._said.subject(self._subject), "body", medium=True)
        self._fill()

    def open(self) -> None:
        """Show it under its chip."""
        self.open_under(300, self._first)

    def _fill(self) -> None:
        said, name = self._said, f"subjects.{self._number}"
        form = Form(76)
        kinds = said.options("kind")
        if self._subject.kind not in {option.value for option in kinds}:
            kinds.insert(0, Option(self._subject.kind, said.value("kind", self._subject.kind)))
        self._first = Picker(kinds, free=True)
        self._first.set_value(self._subject.kind)
        self._first.chosen.connect(partial(self._put, f"{name}.kind"))
        form.add(self.tr("What"), self._first)
        count = Combo()
        numbers = sorted({*COUNTS, self._subject.count})
        count.set_choices([Choice(str(number), str(number)) for number in numbers])
        count.set_value(str(self._subject.count))
        count.chosen.connect(partial(self._put, f"{name}.count"))
        form.add(self.tr("How many"), count)
        for key in LOOK:
            form.add(said.value("attribute", key), *self._controls(key, f"{name}.attributes.{key}"))
        self.column.addWidget(self._heading)
        self.column.addWidget(form)
        row = QHBoxLayout()
        for action in self._actions():
            button = LinkButton(action.text)
            button.clicked.connect(partial(self._leave, action.run))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.setAccessibleName(self._heading.text())

    def _controls(self, key: str, name: str) -> list[QWidget]:
        said, value = self._said, self._subject.attributes.get(key, "")
        if key == "clothing":
            colour, garment = Picker(said.options("color"), none="—"), Picker(said.options("clothing"), none="—")
            words = value.split()
            colours = {option.value for option in said.options("color")}
            colour.set_value(next((word for word in words if word in colours), ""))
            garment.set_value(next((word for word in reversed(words) if word not in colours), ""))

            def _both(_value: str) -> None:
                self._put(name, f"{colour.value} {garment.value}".strip())

            for control in (colour, garment):
                control.chosen.connect(_both)
            return [colour, garment]
        options = said.options(TABLES[key])
        if value and value not in {option.value for option in options}:
            options.insert(0, Option(value, said.attribute(key, value)))
        picker = Picker(options, none="—", free=key == "holding")
        picker.set_value(value)
        picker.chosen.connect(partial(self._put, name))
        return [picker]

    def _actions(self) -> list[Action]:
        def _remove() -> None:
            self._writing.change(
                "Change the reading", lambda scene: fields.remove_subject(scene, self._number), "subjects"
            )

        made = [Action(self.tr("Take out of the shot"), _remove)]
        shot = self._writing.shot
        mine = tuple(name for name in shot.edited if name.startswith(f"subjects.{self._number}.")) if shot else ()
        if mine:
            made.append(Action(self.tr("As the prompt says"), partial(self._writing.release_edits, *mine)))
        return made

    def _put(self, name: str, value: str) -> None:
        self._writing.set_field(name, value)
        shot = self._writing.shot
        if shot is not None and self._number < len(shot.reading.scene.subjects):
            self._heading.setText(self._said.subject(shot.reading.scene.subjects[self._number]))

    def _leave(self, run: Callable[[], object], _checked: bool = False) -> None:
        self.close()
        run()
