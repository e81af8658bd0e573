"""The cast: who can be called with @, how they look and sound; called, made, changed and let go."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.cast import HANDLE, CastMember
from studio.project.scene import Reading
from studio.project.take import Casting
from studio.ui import problems
from studio.ui.controls import Choice, Combo, Label, LinkButton, QuietButton, TextField, hint
from studio.ui.language import Language
from studio.ui.shot.popup import Form, Popup, list_style
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.words import Words

AUTOMATIC = ""


class CastPicker(Popup):
    """The list: Enter or a click writes ``@name`` into the prompt; “Change…” opens the form."""

    def __init__(
        self, anchor: QWidget, writing: Writing, words: Words, language: Language, call: Callable[[CastMember], object]
    ) -> None:
        super().__init__(anchor)
        self._writing, self._words, self._language, self._call = writing, words, language, call
        self._list = QListWidget()
        self._list.setFont(theme().font())
        self._list.setStyleSheet(list_style())
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        self._nobody = Label("", tone="secondary", wraps=True)
        self._new, self._change = QuietButton("", "plus"), QuietButton("", "pencil")
        self._new.clicked.connect(lambda: self._edit(None))
        self._change.clicked.connect(lambda: self._edit(self._current()))
        row = QHBoxLayout()
        row.addWidget(self._new)
        row.addWidget(self._change)
        row.addStretch(1)
        for widget in (self._nobody, self._list):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cast"))
        hint(self._list, self.tr("Cast: Enter calls somebody in the prompt"))
        self._list.setToolTip("")
        self._nobody.setText(self.tr("Nobody yet. Somebody of the cast looks and sounds the same in every shot."))
        self._new.setText(self.tr("New…"))
        hint(self._new, self.tr("Somebody new"))
        self._change.setText(self.tr("Change…"))
        hint(self._change, self.tr("Change how they look and sound"))
        cast = self._writing.project.cast
        self._list.clear()
        for member in cast:
            item = QListWidgetItem(f"@{member.handle}   {member.name}")
            item.setData(Qt.ItemDataRole.UserRole, member.handle)
            item.setToolTip(member.words)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(min(7, max(1, len(cast))) * theme().row + 2)
        self._list.setVisible(bool(cast))
        self._nobody.setVisible(not cast)
        self._change.setVisible(bool(cast))
        can = not self._writing.session.read_only
        for button in (self._new, self._change):
            button.setEnabled(can)

    def open(self) -> None:
        """Show it under its button."""
        self.open_under(260, self._list if self._list.count() else self._new)

    def _current(self) -> CastMember | None:
        there = self._list.currentRow() >= 0
        handle = str(self._list.currentItem().data(Qt.ItemDataRole.UserRole)) if there else ""
        return next((member for member in self._writing.project.cast if member.handle == handle), None)

    def _pick(self, _item: QListWidgetItem) -> None:
        member = self._current()
        self.close()
        if member is not None:
            self._call(member)

    def _edit(self, member: CastMember | None) -> None:
        anchor = self._anchor
        self.close()
        CastEditor(anchor, self._writing, member, self._words, self._language).open()


class CastEditor(Popup):
    """One member. “Keep” reads the words and makes it an edit; what cannot be is said below."""

    def __init__(
        self, anchor: QWidget, writing: Writing, member: CastMember | None, words: Words, language: Language
    ) -> None:
        super().__init__(anchor)
        self._writing, self._member = writing, member
        self._said = Said(words, language.code)
        self.handle, self.name, self.look = (TextField() for _ in range(3))
        self.gender, self.age = Combo(), Combo()
        self.keep = QuietButton("", "tick")
        self._remove = LinkButton()
        self._problem = Label("", tone="error", wraps=True)
        self._problem.hide()
        self._build()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Somebody of the cast"))
        self.handle.setPlaceholderText(self.tr("haru"))
        self.name.setPlaceholderText(self.tr("Haru"))
        self.look.setPlaceholderText(self.tr("a boy in a red shirt"))
        self.keep.setText(self.tr("Keep"))
        hint(self.keep, self.tr("Keep this member of the cast"))
        self._remove.setText(self.tr("Let go"))
        hint(self._remove, self.tr("Take out of the cast"))

    def open(self) -> None:
        """Show it under the button of the cast."""
        self.open_under(300, self.handle)

    def _build(self) -> None:
        member, said = self._member, self._said
        form = Form(76)
        form.add("@", self.handle)
        form.add(self.tr("Name"), self.name)
        form.add(self.tr("Looks"), self.look)
        automatic = Choice(AUTOMATIC, self.tr("automatic"))
        for combo, table in ((self.gender, "voice.gender"), (self.age, "voice.age")):
            combo.set_choices([automatic, *(Choice(o.value, o.text) for o in said.options(table))])
            combo.set_value(AUTOMATIC)
        form.add(self.tr("Voice"), self.gender, self.age)
        if member is not None:
            self.handle.setText(member.handle)
            self.name.setText(member.name)
            self.look.setText(member.words)
            if member.voice is not None:
                self.gender.set_value(member.voice.gender)
                self.age.set_value(member.voice.age)
        for field in (self.handle, self.name, self.look):
            field.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self._remove.clicked.connect(self._let_go)
        self._remove.setVisible(member is not None)
        self.column.addWidget(form)
        self.column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self._remove)
        self.column.addLayout(row)

    def _keep(self) -> None:
        handle, words = self.handle.text().strip().lstrip("@"), self.look.text().strip()
        others = [other for other in self._writing.project.cast if other is not self._member]
        if not HANDLE.fullmatch(f"@{handle}"):
            self._say(self.tr("After @ comes a letter, then letters, digits, _ or -, without spaces."))
        elif any(other.handle.casefold() == handle.casefold() for other in others):
            self._say(self.tr("Somebody is called @{handle} already.").format(handle=handle))
        elif not words:
            self._say(self.tr("Say in a few words how they look."))
        else:
            self.keep.setEnabled(False)
            self._writing.understand(words, partial(self._understood, handle, words), self._refused)

    def _understood(self, handle: str, words: str, reading: Reading) -> None:
        self.keep.setEnabled(True)
        if not reading.scene.subjects or any(note.detail == "subjects" for note in reading.notes):
            self._say(self.tr("I find nobody in these words. Say who or what it is: a boy, a dog, a robot."))
            return
        gender, age = self.gender.value, self.age.value
        voice = Casting(gender=gender or "female", age=age or "adult") if gender or age else None
        subject = replace(reading.scene.subjects[0], count=1, action="stand", then=())
        name = self.name.text().strip() or handle
        before = self._member
        member = (
            CastMember(handle=handle, name=name, words=words, subject=subject, voice=voice)
            if before is None
            else replace(before, handle=handle, name=name, words=words, subject=subject, voice=voice)
        )
        if self._writing.keep_member(before, member):
            self.close()

    def _refused(self, problem: StudioError) -> None:
        self.keep.setEnabled(True)
        self._say(problems.told(str(problem)))

    def _let_go(self) -> None:
        left = tuple(member for member in self._writing.project.cast if member != self._member)
        self.close()
        self._writing.set_cast("Change the cast", left)

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()
        self.adjustSize()
