"""The sheet of a cameo out of pictures: of a person, who is then asked in front of the camera; of a pet or a thing."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from studio.core.errors import Cancelled, StudioError
from studio.core.progress import CancelToken
from studio.core.signals import Post
from studio.project.cameo import Cameo
from studio.ui.controls import Label, Line, QuietButton, Segmented, TextField, hint
from studio.ui.host import Host, Notice
from studio.ui.language import Translated
from studio.ui.problems import told
from studio.workflows.cameo.bringing import Brought, bring_person, bring_thing
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.cameo.handles import checked

Record = Callable[[Brought, str, str], None]
"""Goes on in front of the camera: whom the files show, the handle, the name."""


class BringingPanel(Translated):
    """``pictures`` and ``voice`` ask for files. Reading them runs beside the window."""

    def __init__(
        self,
        host: Host,
        desk: CameoDesk,
        post: Post,
        pictures: Callable[[], list[Path]],
        voice: Callable[[], Path | None],
        record: Record,
    ) -> None:
        super().__init__()
        self._host, self._desk, self._post, self._record = host, desk, post, record
        self._ask_pictures, self._ask_voice = pictures, voice
        self._pictures: list[Path] = []
        self._voice: Path | None = None
        self._cancel = CancelToken()
        self._thread: Thread | None = None
        self.kind = Segmented()
        self.name, self.handle, self.word = TextField(), TextField(), TextField()
        self._words = [Label("", tone="secondary") for _ in range(4)]
        self.files = QListWidget()
        self.add, self.add_voice = QuietButton("", "picture"), QuietButton("", "microphone")
        self._note = Label("", tone="secondary", wraps=True)
        self.go = QuietButton("")
        self._build()
        self.kind.set_value("person")
        self.kind.chosen.connect(self._turned)
        self.add.clicked.connect(self._add)
        self.add_voice.clicked.connect(self._add_voice)
        self.go.clicked.connect(self._begin)
        self.setFocusProxy(self.name)
        self.retranslate()

    def release(self) -> None:
        """Stop reading."""
        self._cancel.cancel()
        if self._thread is not None:
            self._thread.join()

    @override
    def sizeHint(self) -> QSize:
        return QSize(620, 440)

    @override
    def retranslate(self) -> None:
        self.kind.setAccessibleName(self.tr("Who or what it is"))
        self.kind.set_items(
            [("person", self.tr("A person")), ("pet", self.tr("A pet")), ("object", self.tr("A thing"))]
        )
        for label, text in zip(self._words, (self.tr("Who"), self.tr("Name"), "@", self.tr("What it is")), strict=True):
            label.setText(text)
        hint(self.name, self.tr("Name"))
        hint(self.handle, self.tr("What it is called in prompts, after @"))
        hint(self.word, self.tr("What it is"))
        self.word.setPlaceholderText(self.tr("dog, bicycle …"))
        self.files.setAccessibleName(self.tr("Files"))
        self.add.setText(self.tr("Photos or a video…"))
        hint(self.add, self.tr("Photos or a video"))
        self.add_voice.setText(self.tr("A recording of the voice…"))
        hint(self.add_voice, self.tr("A recording of the voice"))
        self._show()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (label, field) in enumerate(
            zip(self._words, (self.kind, self.name, self.handle, self.word), strict=True)
        ):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.files, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.add_voice)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.go)
        column.addLayout(foot)

    def _turned(self, _kind: str) -> None:
        self._show()

    def _show(self) -> None:
        person = self.kind.value == "person"
        self.add_voice.setVisible(person)
        for widget in (self._words[3], self.word):
            widget.setVisible(not person)
        self.go.setText(self.tr("On to the camera") if person else self.tr("Keep"))
        hint(self.go, self.go.text())
        self.go.setEnabled(bool(self._pictures) and self._thread is None)
        self._note.set_tone("secondary")
        self._note.setText(
            self.tr("Then the person themselves does the challenge in front of the camera: only they can allow it.")
            if person
            else self.tr("No person may be in the pictures.")
        )

    def _add(self) -> None:
        for path in self._ask_pictures():
            if path not in self._pictures:
                self._pictures.append(path)
                QListWidgetItem(path.name, self.files)
        self._show()

    def _add_voice(self) -> None:
        found = self._ask_voice()
        if found is not None:
            self._voice = found
            QListWidgetItem(found.name, self.files)

    def _begin(self) -> None:
        desk, kind = self._desk, self.kind.value
        name, pictures, voice, word = self.name.text(), list(self._pictures), self._voice, self.word.text()
        try:
            handle = checked(self.handle.text() or name, desk.parts.consent.cameos())
        except StudioError as error:
            self._refused(error)
            return
        language = self._host.language.code

        def _work() -> None:
            try:
                if kind == "person":
                    voices = [voice] if voice is not None else []
                    brought = bring_person(desk.parts, pictures, voices, language, self._cancel)
                    self._post(lambda: self._on(brought, handle, name))
                else:
                    cameo = bring_thing(
                        desk.parts, "pet" if kind == "pet" else "object", word, pictures, handle=handle, name=name,
                        cancel=self._cancel,
                    )  # fmt: skip
                    self._post(lambda: self._kept(cameo))
            except Cancelled:
                return
            except StudioError as error:
                problem = error
                self._post(lambda: self._refused(problem))

        self._thread = Thread(target=_work, name="bringing", daemon=True)
        self._thread.start()
        self._show()
        self._note.setText(self.tr("The files are being read."))

    def _on(self, brought: Brought, handle: str, name: str) -> None:
        if not self._cancel.cancelled:
            self._record(brought, handle, name)

    def _kept(self, cameo: Cameo) -> None:
        if self._cancel.cancelled:
            return
        self._host.sheets.close()
        text = self.tr("@{handle} can be used in prompts.").format(handle=cameo.handle)
        self._host.notes.say(Notice(text=text, kind="good"))

    def _refused(self, error: StudioError) -> None:
        if self._cancel.cancelled:
            return
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._show()
        self._note.set_tone("warning")
        self._note.setText(" ".join(filter(None, (told(error.what), told(error.todo)))))
