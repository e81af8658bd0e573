"""Notes on a reading: what was not understood, or stands for something else, each with replies."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.scene import Note
from studio.project.shot import Shot
from studio.ui.controls import NoteRow
from studio.ui.language import Language, Translated
from studio.ui.shot.popup import Chooser
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.workflows.words import Words
from studio.workflows.writing import prompts

SHOWN = 2
"""Notes that are shown at once; the rest are counted, and shown when asked for."""

Reply = tuple[str, Callable[[], object]]


class Notes(Translated):
    """Under the chips. A note that was answered stays away while the window is open and the word is in the prompt."""

    def __init__(self, writing: Writing, words: Words, language: Language) -> None:
        super().__init__()
        self._writing, self._words, self._language = writing, words, language
        self._read: dict[str, set[str]] = {}
        self._all = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(6)

    @override
    def retranslate(self) -> None:
        self.show_shot()

    def show_shot(self) -> None:
        """The notes of the shot in hand."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shot = self._writing.shot
        rows = self._rows(shot) if shot is not None else []
        for row in rows:
            self._column.addWidget(row)
        self.setVisible(bool(rows))

    def _rows(self, shot: Shot) -> list[QWidget]:
        answered = self._read.get(shot.id, set())
        open_notes = [
            note
            for note in shot.reading.notes
            if note.kind in ("not_understood", "substituted") and f"{note.kind} {note.detail}" not in answered
        ]
        rows: list[QWidget] = []
        shown = len(open_notes) if self._all == shot.id else SHOWN
        for note in open_notes[:shown]:
            unread = note.kind == "not_understood"
            replies = self._unread(shot, note) if unread else self._substituted(shot, note)
            rows.append(NoteRow(note.text, "warning" if unread else "assumed", replies))
        left = len(open_notes) - shown
        if left > 0:
            text = self.tr("One more word was not understood.") if left == 1 else ""
            text = text or self.tr("{count} more words were not understood.").format(count=left)
            rows.append(NoteRow(text, "warning", ((self.tr("Show them"), partial(self._show_all, shot.id)),)))
        return rows

    def _unread(self, shot: Shot, note: Note) -> tuple[Reply, ...]:
        """Ways out for a word that says nothing: another manner, a thing it may be, or without it."""
        said = Said(self._words, shot.reading.language or self._language.code)
        word = _written(shot.prompt, note)
        if word.casefold() not in shot.prompt.casefold():  # bent beyond recognition: only the person knows where it is
            return ((self.tr("Never mind"), partial(self._answer, shot.id, note)),)
        replies: list[Reply] = []
        if _manner(word):
            for value in ("slowly", "gently"):
                other = said.value("manner", value)
                if other.casefold() not in shot.prompt.casefold():
                    replies.append((other, partial(self._exchange, word, other)))
        else:
            replies.append((self.tr("It is a…"), lambda: self._choose(word)))
        replies.append((self.tr("Leave it out"), partial(self._leave_out, word)))
        return tuple(replies)

    def _substituted(self, shot: Shot, note: Note) -> tuple[Reply, ...]:
        word = _written(shot.prompt, note)
        return (
            (self.tr("That is fine"), partial(self._answer, shot.id, note)),
            (self.tr("Show something else…"), lambda: self._choose(word)),
        )

    # ------------------------------------------------------------------------------------------ answers

    def _exchange(self, word: str, other: str) -> None:
        shot = self._writing.shot
        if shot is not None:
            self._writing.put(prompts.exchanged(shot.prompt, word, other), "Write prompt")

    def _leave_out(self, word: str) -> None:
        shot = self._writing.shot
        if shot is not None:
            self._writing.put(prompts.without(shot.prompt, word), "Write prompt")

    def _choose(self, word: str) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        said = Said(self._words, shot.reading.language or self._language.code)

        def _take(kind: str) -> None:
            self._exchange(word, said.value("kind", kind))

        Chooser(self, self.tr("What is it?"), said.options("kind"), "", _take).open()

    def _show_all(self, shot_id: str) -> None:
        self._all = shot_id
        self.show_shot()

    def _answer(self, shot_id: str, note: Note) -> None:
        self._read.setdefault(shot_id, set()).add(f"{note.kind} {note.detail}")
        self.show_shot()


def _written(prompt: str, note: Note) -> str:
    """The word of a note as it stands in the prompt."""
    spans = prompts.unread(prompt, (Note(text="", kind="not_understood", detail=note.detail),))
    return prompt[spans[0].start : spans[0].end] if spans else note.detail.replace("_", " ")


def _manner(word: str) -> bool:
    """Whether a word sounds like a way of doing something."""
    return word.endswith(("ly", "っと", "りと", "く", "に")) and len(word) > 2
