"""The sheet's content: everybody and every place at the left, what can be done with the chosen one at the right."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.project import Project
from studio.project.scene import TimeOfDay, Weather
from studio.project.sets import SetDesign
from studio.ui.controls import Choice, Combo, Label, Line, QuietButton, TextField, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.problems import told
from studio.ui.theme import theme
from studio.workflows.session import continuity
from studio.workflows.session.continuity import Person, SetInUse
from studio.workflows.session.session import Session
from studio.workflows.words import Words

_KEY = Qt.ItemDataRole.UserRole
_OPEN = ""
"""A time or a weather that nobody has decided."""


class CompanyPanel(Translated):
    """Each change is an edit of the project. ``release`` before it goes."""

    def __init__(self, host: Host, session: Session, words: Words) -> None:
        super().__init__()
        self._host, self._session, self._words = host, session, words
        self._rows: dict[str, Person | SetInUse] = {}
        self.list = QListWidget()
        self.list.setFont(theme().font())
        self.title, self._shots = Label("", "title", medium=True), Label("", tone="secondary", wraps=True)
        self.name, self.time, self.weather = TextField(), Combo(), Combo()
        self.keep, self.other, self.go = (
            QuietButton("", "tick"),
            QuietButton("", "variations"),
            QuietButton("", "trash"),
        )
        self._intro, self._problem = (
            Label("", tone="secondary", wraps=True),
            Label("", "caption", "warning", wraps=True),
        )
        self._old = Label("", "caption", "secondary", wraps=True)
        self._labels = tuple(Label("", tone="secondary") for _ in range(3))
        self._fields: tuple[QWidget, ...] = ()
        self._build()
        self.list.currentRowChanged.connect(self._chosen)
        self.keep.clicked.connect(self._keep)
        self.other.clicked.connect(self._another)
        self.go.clicked.connect(self._remove)
        self.time.chosen.connect(self._settle)
        self.weather.chosen.connect(self._settle)
        self._end = session.changed.connect(lambda _change: self._show())
        self.setFocusProxy(self.list)
        self.retranslate()

    def release(self) -> None:
        """Listen no more."""
        self._end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, 480)

    @override
    def retranslate(self) -> None:
        self._intro.setText(
            self.tr("Who and what comes back looks as before. What you change here holds in every shot they are in.")
        )
        self.list.setAccessibleName(self.tr("Cast and sets"))
        for label, text in zip(
            self._labels, (self.tr("Called"), self.tr("Time of day"), self.tr("Weather")), strict=True
        ):
            label.setText(text)
        code, say = self._host.language.code, self._words.say
        left_open = Choice(_OPEN, self.tr("as the story has it"))
        for combo, field in ((self.time, "time_of_day"), (self.weather, "weather")):
            combo.set_choices([left_open, *(Choice(one, say(field, one, code)) for one in self._words.values(field))])
        hint(self.time, self.tr("Time of day"))
        hint(self.weather, self.tr("Weather"))
        self._show()

    # ------------------------------------------------------------------------------------------------- showing

    @property
    def chosen(self) -> Person | SetInUse | None:
        """Who or what is chosen."""
        item = self.list.currentItem()
        return self._rows.get(str(item.data(_KEY))) if self.list.count() and self.list.currentRow() >= 0 else None

    def _show(self) -> None:
        project = self._session.project
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        before = str(item.data(_KEY)) if item is not None else ""
        self.list.blockSignals(True)
        self.list.clear()
        self._rows = {}
        self._head(self.tr("People and things"))
        for person in continuity.people(project):
            self._row(f"person {person.key}", person, self._who(person))
        self._head(self.tr("Sets"))
        for one in continuity.places(project):
            self._row(f"set {one.name}", one, self._where(one))
        keys = [str(self.list.item(row).data(_KEY) or "") for row in range(self.list.count())]
        first = next((row for row, key in enumerate(keys) if key), -1)
        self.list.setCurrentRow(keys.index(before) if before in keys and before else first)
        self.list.blockSignals(False)
        old = len(continuity.outdated(project))
        self._old.setText(
            self.tr("Every take shows what is so now.")
            if not old
            else self.tr("1 take shows what is no longer so: generate its shot again to have it as it is now.")
            if old == 1
            else self.tr("{count} takes show what is no longer so: generate their shots again.").format(count=old)
        )
        self._show_chosen()

    def _show_chosen(self) -> None:
        one, can = self.chosen, not self._session.read_only
        self._problem.hide()
        is_set = isinstance(one, SetInUse)
        for field in self._fields[1:]:
            field.setVisible(is_set)
        for widget in (self._fields[0], self.keep, self.other, self.go):
            widget.setVisible(one is not None)
        if one is None:
            self.title.setText("")
            self._shots.setText(self.tr("Nobody is in the story yet. Write a shot first."))
            return
        ours = one.design is not None if isinstance(one, SetInUse) else one.member is not None
        self.title.setText(self._where(one) if isinstance(one, SetInUse) else self._who(one))
        numbers = ", ".join(str(self._session.project.number(shot)) for shot in one.shots)
        within = self.tr("In shot {numbers}.") if len(one.shots) == 1 else self.tr("In shots {numbers}.")
        self._shots.setText(within.format(numbers=numbers) if numbers else self.tr("In no shot yet."))
        if isinstance(one, SetInUse):
            self.name.setText(one.name if ours else "")
            self.name.setPlaceholderText(self._where(one))
            design = one.design
            self.time.set_value((design.time_of_day if design else None) or _OPEN)
            self.weather.set_value((design.weather if design else None) or _OPEN)
            keep = self.tr("Rename") if ours else self.tr("Add to the sets")
            other, go = self.tr("Other buildings"), self.tr("Strike the set")
        else:
            self.name.setText(f"@{one.member.handle}" if one.member is not None else "")
            self.name.setPlaceholderText(f"@{one.subject.kind}")
            keep = self.tr("Rename") if ours else self.tr("Add to the cast")
            other, go = self.tr("Another body and face"), self.tr("Take out of the cast")
        for button, text in ((self.keep, keep), (self.other, other), (self.go, go)):
            button.setText(text)
            hint(button, text)
            button.setEnabled(can)
        hint(self.name, self._labels[0].text())
        self.other.setVisible(ours)
        self.go.setVisible(ours)

    def _who(self, person: Person) -> str:
        kind = self._words.say("kind", person.subject.kind, self._host.language.code)
        if person.member is None:
            return person.subject.name or kind
        return f"{person.member.name or person.member.handle}  @{person.member.handle}"

    def _where(self, one: SetInUse) -> str:
        return self._words.say("place", one.name, self._host.language.code) if one.design is None else one.name

    # ------------------------------------------------------------------------------------------------- doing

    def _chosen(self, _row: int) -> None:
        self._show_chosen()

    def _keep(self) -> None:
        one, text = self.chosen, self.name.text().strip() or self.name.placeholderText()
        handle = text.removeprefix("@")
        if isinstance(one, SetInUse):
            design = replace(self._design(one), name=text)
            self._edit(
                "Change a set" if one.design else "Add a set", lambda now: continuity.put_set(now, design, one.name)
            )
        elif one is not None and one.member is None:
            self._edit("Add to the cast", lambda now: continuity.adopt(now, one.key, handle))
        elif one is not None and one.member is not None:
            old = one.member.handle
            self._edit("Rename in the cast", lambda now: continuity.rename(now, old, handle))

    def _another(self) -> None:
        one = self.chosen
        if isinstance(one, SetInUse):
            design = continuity.rebuilt(self._design(one))
            self._edit("Change a set", lambda now: continuity.put_set(now, design))
        elif one is not None and one.member is not None:
            handle = one.member.handle
            self._edit("Recast", lambda now: continuity.recast(now, handle))

    def _remove(self) -> None:
        one = self.chosen
        if isinstance(one, SetInUse):
            self._edit("Strike a set", lambda now: continuity.strike(now, one.name))
        elif one is not None and one.member is not None:
            handle = one.member.handle
            self._edit("Take out of the cast", lambda now: continuity.let_go(now, handle))

    def _settle(self, _value: str) -> None:
        one = self.chosen
        if isinstance(one, SetInUse):
            design = replace(
                self._design(one),
                time_of_day=cast("TimeOfDay | None", self.time.value or None),
                weather=cast("Weather | None", self.weather.value or None),
            )
            name = "Change a set" if one.design else "Add a set"
            self._edit(name, lambda now: continuity.put_set(now, design, one.name))

    def _design(self, one: SetInUse) -> SetDesign:
        return one.design or continuity.set_named(self._session.project, one.name)

    def _edit(self, name: str, edit: Callable[[Project], Project]) -> None:
        try:
            edit(self._session.project)
        except StudioError as error:
            self._problem.setText(" ".join(filter(None, (told(error.what), told(error.todo)))))
            self._problem.show()
            return
        self._session.edit(name, edit)

    # ------------------------------------------------------------------------------------------------- building

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme().font("caption"))
        item.setForeground(theme().colours.text.tertiary)
        self.list.addItem(item)

    def _row(self, key: str, one: Person | SetInUse, text: str) -> None:
        self._rows[key] = one
        ours = one.design is not None if isinstance(one, SetInUse) else one.member is not None
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        if not ours:
            item.setForeground(theme().colours.text.secondary)
        self.list.addItem(item)

    def _build(self) -> None:
        surface, ink = theme().colours.surface, theme().colours.text.primary.name()
        self.list.setStyleSheet(
            "QListWidget { background: transparent; border: 0; } QListWidget::item { height: 30px; padding: 0 8px; }"
            f"QListWidget::item:disabled {{ color: {theme().colours.text.tertiary.name()}; }}"
            f"QListWidget::item:selected {{ background: {surface.selection.name()}; color: {ink}; }}"
        )
        self.list.setFixedWidth(260)
        self.list.setMinimumHeight(280)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.title)
        right.addWidget(self._shots)
        fields: list[QWidget] = []
        for label, control in zip(self._labels, (self.name, self.time, self.weather), strict=True):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            label.setFixedWidth(88)
            line.addWidget(label)
            line.addWidget(control, 1)
            if control is self.name:
                line.addWidget(self.keep)
            fields.append(row)
            right.addWidget(row)
        self._fields = tuple(fields)
        right.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addWidget(self.other)
        foot.addWidget(self.go)
        foot.addStretch(1)
        right.addLayout(foot)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addLayout(both, 1)
        column.addWidget(Line())
        column.addWidget(self._old)
