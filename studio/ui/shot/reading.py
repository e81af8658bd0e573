"""How I read this: who, what they do, where and when, as chips that can be edited; and the notes that go with them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import Scene
from studio.project.shot import Shot
from studio.ui.controls import Chip, FlowLayout, IconButton, Label, LinkButton, hint
from studio.ui.controls.chip import ChipState
from studio.ui.language import Language, Translated
from studio.ui.shot.notes import Notes
from studio.ui.shot.popup import FIELD, Action, Chooser, Option
from studio.ui.shot.said import Said
from studio.ui.shot.subject import SubjectEditor
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.words import Words
from studio.workflows.writing import fields

LABEL = 46
"""Width of the column of labels."""


class ReadingSection(Translated):
    """Three rows of chips and the notes. A chip is opened with a click, Space or Enter; Delete takes it away where it
    can go; arrows walk along."""

    def __init__(self, writing: Writing, words: Words, language: Language) -> None:
        super().__init__()
        self._writing, self._words, self._language = writing, words, language
        self._shown: tuple[object, ...] = ()
        self._heading = Label("", "label", "secondary")
        self._again = IconButton("undo", side=12, box=24)
        self._again.clicked.connect(lambda: writing.release_edits())
        self._settle = LinkButton()
        self._settle.clicked.connect(lambda: self._keep_guesses())
        self._rows = {name: _Row() for name in ("who", "action", "where")}
        self._notes = Notes(writing, words, language)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 2)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._settle)
        head.addWidget(self._again)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(24)
        head.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(self._notes)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._heading.setText(self.tr("How I read this"))
        hint(self._again, self.tr("Read it from the prompt again"), more=self.tr("What was set by hand is let go."))
        self._rows["who"].set_label(self.tr("Who"))
        self._rows["action"].set_label(self.tr("Action"))
        self._rows["where"].set_label(self.tr("Where"))
        self._shown = ()
        self.show_shot()

    def show_shot(self) -> None:
        """Show how the shot in hand was read."""
        shot = self._writing.shot
        scene = shot.reading.scene if shot else Scene()
        notes = shot.reading.notes if shot else ()
        state = (shot.id if shot else "", scene, notes, shot.edited if shot else (), self._writing.project.cast)
        if state == self._shown:
            return
        self._shown = state
        self._again.setVisible(bool(shot and shot.edited))
        self._show_guesses(shot)
        said = Said(self._words, self._language.code)
        self._who(shot, scene, said)
        self._action(shot, scene, said)
        self._where(shot, scene, said)
        self._notes.show_shot()

    # ------------------------------------------------------------------------------------------ rows

    def _who(self, shot: Shot | None, scene: Scene, said: Said) -> None:
        chips: list[QWidget] = []
        for number, subject in enumerate(scene.subjects):
            name = f"subjects.{number}.kind"
            text = said.subject(subject) + (f" @{subject.cameo}" if subject.cameo else "")
            chip = self._chip(shot, name, text, removable=True)
            details = "  ".join(f"{key}: {value}" for key, value in said.details(subject))
            if details:
                chip.setToolTip(f"{chip.toolTip()}\n{details}")
            chip.clicked.connect(partial(self._edit_subject, chip, number))
            chip.removed.connect(partial(self._remove_subject, number))
            chips.append(chip)
        add = self._plus(self.tr("Add somebody or something"))
        add.clicked.connect(lambda: self._choose_kind(add, said))
        self._rows["who"].fill([*chips, add])

    def _action(self, shot: Shot | None, scene: Scene, said: Said) -> None:
        chips: list[QWidget] = []
        for number, subject in enumerate(scene.subjects):
            name = f"subjects.{number}.action"
            plain = subject.action == "stand" and not subject.then
            if plain and len(scene.subjects) > 1 and shot and fields.state(shot, name) in ("guessed", "said"):
                continue
            chip = self._chip(shot, name, said.deed(scene, number, subject.action, first=True))
            chip.clicked.connect(partial(self._choose_action, chip, name, said))
            chips.append(chip)
            for step, action in enumerate(subject.then):
                then = self._chip(
                    shot, f"subjects.{number}.then", said.deed(scene, number, action, first=False), removable=True
                )
                then.clicked.connect(partial(self._choose_then, then, number, step, said))
                then.removed.connect(partial(self._set_then, number, step, ""))
                chips.append(_Together([Label("→", tone="tertiary"), then]))
        if scene.subjects:
            add = self._plus(self.tr("Add what happens next"))
            add.clicked.connect(lambda: self._choose_then(add, _last_doer(scene), -1, said))
            chips.append(add)
        self._rows["action"].setVisible(bool(chips))
        self._rows["action"].fill(chips)

    def _where(self, shot: Shot | None, scene: Scene, said: Said) -> None:
        chips: list[QWidget] = []
        for name in ("place", "time_of_day", "weather"):
            chip = self._chip(shot, name, said.value(name, fields.get(scene, name)))
            chip.clicked.connect(partial(self._choose, chip, name, said))
            chips.append(chip)
        for thing in scene.surroundings:
            chip = self._chip(shot, "surroundings", said.value("surroundings", thing), removable=True)
            chip.clicked.connect(partial(self._choose_thing, chip, thing, said))
            chip.removed.connect(partial(self._set_thing, thing, ""))
            chips.append(chip)
        add = self._plus(self.tr("Add something that is there"))
        add.clicked.connect(lambda: self._choose_thing(add, "", said))
        self._rows["where"].fill([*chips, add])

    def _chip(self, shot: Shot | None, name: str, text: str, *, removable: bool = False) -> Chip:
        state = fields.state(shot, name) if shot else "guessed"
        looks: dict[fields.State, ChipState] = {
            "said": "said", "edited": "said", "guessed": "guessed", "substituted": "unread",
        }  # fmt: skip
        remark = self.tr("guess") if state == "guessed" else ""
        chip = Chip(text, looks[state], remark=remark, removable=removable)
        told = {
            "said": self.tr("said in the prompt"),
            "edited": self.tr("set by hand"),
            "guessed": self.tr("not said, so guessed"),
            "substituted": self.tr("the nearest thing there is"),
        }
        hint(
            chip, f"{text}: {told[state]}", more=self.tr("Enter changes it, Delete takes it away.") if removable else ""
        )
        chip.setEnabled(not self._writing.session.read_only)
        chip.setProperty(FIELD, name)
        return chip

    def _plus(self, name: str) -> IconButton:
        button = IconButton("plus", side=12, box=24)
        hint(button, name)
        button.setEnabled(not self._writing.session.read_only and self._writing.shot is not None)
        return button

    # ------------------------------------------------------------------------------------------ doing

    def _show_guesses(self, shot: Shot | None) -> None:
        """How much was guessed, to be kept in one click; its tooltip says each."""
        guesses = [note.text for note in shot.reading.notes if note.kind == "assumed"] if shot else []
        written = shot is not None and bool(shot.prompt.strip()) and not self._writing.session.read_only
        self._settle.setVisible(bool(guesses) and written)
        one = self.tr("Keep the guess")
        self._settle.setText(one if len(guesses) == 1 else self.tr("Keep {count} guesses").format(count=len(guesses)))
        hint(self._settle, self._settle.text(), more="\n".join(guesses))

    def _keep_guesses(self) -> None:
        """Guesses become the person's own choice."""
        shot = self._writing.shot
        if shot is not None:
            names = [fields.noted(note.detail) for note in shot.reading.notes if note.kind == "assumed"]
            self._writing.change("Change the reading", lambda scene: scene, *names)

    def _choose(self, chip: QWidget, name: str, said: Said, _checked: bool = False) -> None:
        shot = self._writing.shot
        if shot is not None:
            options = said.options(name, fields.legal(name))
            self._open(
                chip, name, options, fields.get(shot.reading.scene, name), partial(self._writing.set_field, name)
            )

    def _choose_kind(self, button: QWidget, said: Said) -> None:
        def _add(kind: str) -> None:
            self._writing.change("Change the reading", lambda scene: fields.add_subject(scene, kind), "subjects")

        self._open(button, "", said.options("kind"), "", _add, free=True)

    def _edit_subject(self, chip: QWidget, number: int, _checked: bool = False) -> None:
        SubjectEditor(chip, self._writing, number, self._words, self._language).open()

    def _remove_subject(self, number: int) -> None:
        self._writing.change("Change the reading", lambda scene: fields.remove_subject(scene, number), "subjects")

    def _choose_action(self, chip: QWidget, name: str, said: Said, _checked: bool = False) -> None:
        shot = self._writing.shot
        if shot is not None:
            options = said.options("action", fields.legal(name))
            self._open(
                chip, name, options, fields.get(shot.reading.scene, name), partial(self._writing.set_field, name)
            )

    def _choose_then(self, anchor: QWidget, number: int, step: int, said: Said, _checked: bool = False) -> None:
        options = said.options("action", fields.legal("subjects.0.then"))
        actions = [Action(self.tr("Take it away"), partial(self._set_then, number, step, ""))] if step >= 0 else []
        self._open(anchor, "", options, "", partial(self._set_then, number, step), actions=actions)

    def _set_then(self, number: int, step: int, action: str) -> None:
        """The step of a chain of actions; -1 is one more, an empty action takes it out."""
        shot = self._writing.shot
        if shot is None or number >= len(shot.reading.scene.subjects):
            return
        then = list(shot.reading.scene.subjects[number].then)
        if step < 0:
            then.append(action)
        else:
            then[step : step + 1] = [action] if action else []
        self._writing.set_field(f"subjects.{number}.then", ",".join(then))

    def _choose_thing(self, anchor: QWidget, thing: str, said: Said, _checked: bool = False) -> None:
        actions = [Action(self.tr("Take it away"), partial(self._set_thing, thing, ""))] if thing else []
        options = said.options("surroundings")
        self._open(anchor, "", options, thing, partial(self._set_thing, thing), actions=actions, free=True)

    def _set_thing(self, before: str, after: str) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        things = [after if thing == before else thing for thing in shot.reading.scene.surroundings]
        things += [after] if not before else []
        self._writing.set_field("surroundings", ",".join(thing for thing in things if thing))

    def _open(
        self,
        anchor: QWidget,
        name: str,
        options: Sequence[Option],
        value: str,
        chosen: Callable[[str], object],
        *,
        actions: Sequence[Action] = (),
        free: bool = False,
    ) -> None:
        shot, more = self._writing.shot, list(actions)
        if name and shot is not None and name in shot.edited:
            more.append(Action(self.tr("As the prompt says"), partial(self._writing.release_edits, name)))
        Chooser(anchor, anchor.accessibleName(), options, value, chosen, actions=more, free=free).open()


class _Together(QWidget):
    """Widgets that do not part at the end of a line: an arrow and its chip, the last chip and the plus behind it."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().space.chip_gap)
        for widget in widgets:
            line.addWidget(widget)
        self.setFocusProxy(widgets[-1])


class _Row(QWidget):
    """A label and chips that run on over lines."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._label = Label("", tone="tertiary")
        self._label.setFixedWidth(LABEL)
        self._label.setFixedHeight(24)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        line.addWidget(self._label)
        line.setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._holder, 1)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def set_label(self, text: str) -> None:
        """What the row is about."""
        self._label.setText(text)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Other chips; the one that had the focus gives it to the one in its place."""
        old = [self._flow.itemAt(at) for at in range(self._flow.count())]
        there = [item.widget() if item else None for item in old]
        now = QApplication.focusWidget()
        held = [widget is not None and (widget is now or widget.isAncestorOf(now)) for widget in there] if now else []
        self._flow.clear()
        for widget in [*widgets[:-2], _Together(widgets[-2:])] if len(widgets) > 1 else widgets:
            self._flow.addWidget(widget)
            widget.show()
        if any(held):
            widgets[min(held.index(True), len(widgets) - 1)].setFocus()
        self.updateGeometry()


def _last_doer(scene: Scene) -> int:
    """Whose chain of actions goes on: the first who does anything."""
    return next((number for number, subject in enumerate(scene.subjects) if subject.action != "stand"), 0)
