"""The clip in hand by name: what it shows, whether it is on, and a note."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from studio.project.timeline.clip import Clip, ColorSource, FileSource, SequenceSource, TakeSource, TitleSource
from studio.ui.controls import IconButton, Label, TextField, hint
from studio.ui.language import Translated
from studio.workflows.timeline.inspecting import Inspecting


class ClipHead(Translated):
    """Name and note are one edit each, when Enter is pressed or the field is left."""

    def __init__(self, inspecting: Inspecting) -> None:
        super().__init__()
        self._inspecting = inspecting
        self._what, self._more = (
            Label("", "body", medium=True, wraps=True),
            Label("", "caption", "tertiary", wraps=True),
        )
        self._on = IconButton("eye", side=14)
        self._name, self._note = TextField(), TextField()
        row = QHBoxLayout()
        row.addWidget(self._what, 1)
        row.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._more)
        column.addWidget(self._name)
        column.addWidget(self._note)
        self._on.clicked.connect(self._toggle)
        self._name.editingFinished.connect(lambda: inspecting.rename(self._name.text()))
        self._note.editingFinished.connect(lambda: inspecting.annotate(self._note.text()))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hint(self._name, self.tr("Name of the clip"))
        self._name.setPlaceholderText(self.tr("Name"))
        hint(self._note, self.tr("Note on the clip"))
        self._note.setPlaceholderText(self.tr("Note"))
        hint(self._on, self.tr("Clip is seen and heard"))

    def show_clip(self, *, can: bool) -> None:
        """The clip in hand."""
        clip = self._inspecting.clip
        if clip is None:
            return
        self._what.setText(clip.name or self._source(clip))
        count = len(self._inspecting.desk.picked)
        rest = self.tr("{count} clips are changed together.").format(count=count) if count > 2 else ""
        self._more.setText(rest or (self._source(clip) if clip.name else ""))
        self._more.setVisible(bool(self._more.text()))
        self._on.set_icon("eye" if clip.enabled else "eye-off")
        for field, text in ((self._name, clip.name), (self._note, clip.note)):
            if field.text() != text and not field.hasFocus():
                field.setText(text)
            field.setReadOnly(not can)
        self._on.setEnabled(can)

    def _source(self, clip: Clip) -> str:
        project, source = self._inspecting.desk.project, clip.source
        match source:
            case TakeSource():
                shot = next((one for one in project.shots if one.id == source.shot_id), None)
                number = project.number(source.shot_id) if shot else 0
                return self.tr("Shot {number}: {words}").format(number=number, words=shot.prompt if shot else "")
            case FileSource():
                return next((file.name for file in project.files if file.id == source.file_id), source.file_id)
            case SequenceSource():
                return next((one.name for one in project.sequences if one.id == source.sequence_id), "")
            case TitleSource():
                return self.tr("Title")
            case ColorSource():
                return self.tr("Colour {colour}").format(colour=source.color)

    def _toggle(self) -> None:
        clip = self._inspecting.clip
        if clip is not None:
            self._inspecting.enable(not clip.enabled)
