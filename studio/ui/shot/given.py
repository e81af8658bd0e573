"""What a model is given besides words: a movie that the shot goes on from or makes a part of again, a sound that its
pictures follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.model_use import ModelUse
from studio.ui import problems
from studio.ui.controls import Chip, FlowLayout, IconButton, Label, LinkButton, TextField, hint
from studio.ui.language import Translated
from studio.ui.shot.popup import Form, Popup
from studio.ui.shot.writing import Writing
from studio.workflows.models.engines import MOVIES, SOUNDS, STAGE, Engines, chosen, with_model

_CARD, _LABEL = 260, 64
_SHORT = 22
"""Letters of a name that are shown whole."""


class Given(Translated):
    """Shown while a model makes the shot that can be given any of it, or something is given."""

    def __init__(self, writing: Writing, engines: Engines) -> None:
        super().__init__()
        self._writing, self._engines = writing, engines
        self.movie, self.sound = _Row(), _Row()
        self.from_movie, self.to_sound = Chip("", "offer"), Chip("", "offer")
        self._problem = Label("", "caption", "warning", wraps=True)
        self._problem.hide()
        self._offers = QWidget()
        flow = FlowLayout(self._offers)
        flow.addWidget(self.from_movie)
        flow.addWidget(self.to_sound)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.movie, self.sound, self._offers, self._problem):
            column.addWidget(widget)
        self.from_movie.clicked.connect(lambda: self._choose(self.tr("Movies"), MOVIES, self.take_movie))
        self.to_sound.clicked.connect(lambda: self._choose(self.tr("Sounds"), SOUNDS, self.take_sound))
        self.movie.remove.clicked.connect(lambda: self._change(_without_movie))
        self.sound.remove.clicked.connect(lambda: self._change(_without_sound))
        self.movie.link.clicked.connect(self._open_part)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.from_movie.set(self.tr("Go on from a movie…"))
        hint(
            self.from_movie,
            self.from_movie.text(),
            more=self.tr(
                "The shot begins where it ends, or makes a part of it again. A movie can be dropped here too."
            ),
        )
        self.to_sound.set(self.tr("Follow a sound…"))
        hint(
            self.to_sound,
            self.to_sound.text(),
            more=self.tr("The pictures move with it: speech, a beat, a song. A sound can be dropped here too."),
        )
        hint(self.movie.remove, self.tr("Take the movie away"))
        hint(self.sound.remove, self.tr("Take the sound away"))
        self.show_shot()

    def show_shot(self) -> None:
        """What the model of the shot in hand is given."""
        shot = self._writing.shot
        who = chosen(shot.settings) if shot is not None else STAGE
        row = self._engines.row(who) if who != STAGE else None
        use = shot.settings.model if shot is not None and who != STAGE else None
        can = shot is not None and not self._writing.session.read_only
        able = row.card.capabilities if row is not None else ()
        movie, sound = (use.movie, use.sound) if use is not None else ("", "")
        self.movie.setVisible(bool(movie))
        self.sound.setVisible(bool(sound))
        if use is not None and movie:
            self._show_movie(use, able)
        if use is not None and sound:
            words = self.tr("The pictures follow {name}.").format(name=self._name(sound))
            lost = bool(row) and "audio_in" not in able
            self.sound.show_words(self.tr("This model cannot follow a sound.") if lost else words, warning=lost)
        for one in (self.movie, self.sound):
            one.remove.setEnabled(can)
            one.link.setEnabled(can)
        self.from_movie.setVisible(can and not movie and ("extend" in able or "retake" in able))
        self.to_sound.setVisible(can and not sound and "audio_in" in able)
        offers = not self.from_movie.isHidden() or not self.to_sound.isHidden()
        self._offers.setVisible(offers)
        self.setVisible(bool(movie or sound) or offers or not self._problem.isHidden())

    def take_movie(self, file: Path) -> None:
        """Go on from this movie; what cannot be read is said."""
        self._take(lambda: self._writing.give_movie(file))

    def take_sound(self, file: Path) -> None:
        """Follow this sound; what cannot be read is said."""
        self._take(lambda: self._writing.give_sound(file))

    def _show_movie(self, use: ModelUse, able: tuple[str, ...]) -> None:
        name, part = self._name(use.movie), use.part
        if part is None:
            words = self.tr("Goes on from {name}.").format(name=name)
            lost = bool(able) and "extend" not in able
            why = self.tr("This model cannot go on from a movie.")
        else:
            start, end = (f"{one:g}" for one in part)
            words = self.tr("Makes {start} to {end} s of {name} again.").format(start=start, end=end, name=name)
            lost = bool(able) and "retake" not in able
            why = self.tr("This model cannot make a part of a movie again.")
        self.movie.show_words(why if lost else words, warning=lost)
        self.movie.link.setText(self.tr("Part…"))
        hint(self.movie.link, self.tr("Make only a part of it again"))
        self.movie.link.setVisible("retake" in able)

    def _name(self, digest: str) -> str:
        """How a file of the project is called: the take it is of, the file it was imported as."""
        project = self._writing.project
        for take in project.takes:
            if take.media == digest:
                number = [one.id for one in project.takes_of(take.shot_id)].index(take.id) + 1
                return self.tr("take {take} of shot {shot}").format(take=number, shot=project.number(take.shot_id))
        named = next((file.name for file in project.files if file.digest == digest), "")
        named = named or self.tr("your file")
        return named if len(named) <= _SHORT else f"{named[: _SHORT - 1]}…"

    def _take(self, give: Callable[[], None]) -> None:
        self._problem.hide()
        try:
            give()
        except StudioError as error:
            self._problem.setText(problems.told(str(error)))
            self._problem.show()
        self.show_shot()

    def _change(self, change: Callable[[ModelUse], ModelUse]) -> None:
        self._writing.settle("Change what the model is given", lambda settings: with_model(settings, change))

    def _choose(self, words: str, suffixes: tuple[str, ...], take: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, words)
        dialog.setNameFilter(f"{words} ({' '.join('*' + suffix for suffix in suffixes)})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

        def _chosen(name: str) -> None:
            take(Path(name))

        dialog.fileSelected.connect(_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_part(self) -> None:
        shot = self._writing.shot
        use = shot.settings.model if shot is not None else None
        if use is None:
            return
        card = Popup(self.movie.link, self.tr("Make only a part of it again"))
        card.column.addWidget(Label(card.accessibleName(), "label", "secondary"))
        form, start, end = Form(_LABEL), TextField(), TextField()
        for text, field, value in zip(
            (self.tr("From, s"), self.tr("To, s")), (start, end), use.part or (), strict=False
        ):
            field.setText(f"{value:g}")
            hint(field, text)
        form.add(self.tr("From, s"), start)
        form.add(self.tr("To, s"), end)
        card.column.addWidget(form)
        note = Label(self.tr("Empty: the shot goes on where the movie ends."), "caption", "tertiary", wraps=True)
        card.column.addWidget(note)

        def _settle() -> None:
            part = _part(start.text(), end.text())
            if part is not None or not (start.text().strip() or end.text().strip()):
                self._change(lambda use: replace(use, part=part))

        for field in (start, end):
            field.editingFinished.connect(_settle)
        card.open_under(_CARD, start)


class _Row(QWidget):
    """Words, what can be done about them, and a cross."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "caption", "secondary", wraps=True)
        self.link, self.remove = LinkButton(), IconButton("close", side=12, box=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self.link)
        row.addWidget(self.remove)
        self.link.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, words: str, *, warning: bool) -> None:
        """Say what is given, or why that is of no use."""
        self._words.setText(words)
        self._words.set_tone("warning" if warning else "secondary")


def _without_movie(use: ModelUse) -> ModelUse:
    return replace(use, movie="", part=None)


def _without_sound(use: ModelUse) -> ModelUse:
    return replace(use, sound="")


def _part(start: str, end: str) -> tuple[float, float] | None:
    try:
        both = float(start.replace(",", ".")), float(end.replace(",", "."))
    except ValueError:
        return None
    return both if 0.0 <= both[0] < both[1] else None
