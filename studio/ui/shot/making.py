"""What the next take is made with, and Generate: pinned at the foot of the panel, always in sight."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIntValidator, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.shot import ShotSettings
from studio.project.take import QUALITIES, Quality
from studio.ui import problems
from studio.ui.commands import Commands
from studio.ui.controls import GenerateButton, IconButton, NoteRow, Segmented, TextField, hint, painting
from studio.ui.language import Language, Translated
from studio.ui.shot.engine import EngineRow
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.film.job import Cancelling, Failed, Job
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.models.engines import Engines
from studio.workflows.words import Words

SEEDS = (0, 999_999_999)


class MakingFoot(Translated):
    """``Generate`` is Stop while this shot is in work, and a dim red without words."""

    def __init__(
        self, writing: Writing, jobs: Jobs, words: Words, language: Language, commands: Commands, engines: Engines
    ) -> None:
        super().__init__()
        self._writing, self._jobs, self._words = writing, jobs, words
        self._language, self._commands = language, commands
        self.engines = EngineRow(writing, engines, words, language)
        self.engine, self.seed, self.quality = self.engines.combo, SeedField(), Segmented()
        self.generate = GenerateButton()
        self.variations = IconButton("variations", side=18, box=theme().size.primary_button, body=True)
        self._failure: NoteRow | None = None
        self._failed: Job | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        first, last = QHBoxLayout(), QHBoxLayout()
        for row in (first, last):
            row.setSpacing(8)
        first.addWidget(self.engine, 1)
        first.addWidget(self.seed)
        last.addWidget(self.generate, 1)
        last.addWidget(self.variations)
        self._column.addLayout(first)
        self._column.addWidget(self.engines)
        self._column.addWidget(self.quality)
        self._column.addLayout(last)
        self.seed.chosen.connect(self._set_seed)
        self.seed.locked.connect(self._lock)
        self.quality.chosen.connect(self._set_quality)
        self.generate.clicked.connect(self._press)
        self.variations.clicked.connect(self._open_variations)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        said = Said(self._words, self._language.code)
        self.quality.set_items([(quality, said.value("quality", quality)) for quality in QUALITIES])
        self.seed.set_words(
            self.tr("Seed"),
            self.tr("Seed of the next take"),
            self.tr("Lock the seed: every take gets the same"),
            self._commands.shown_key("shot.lock_seed"),
        )
        hint(self.variations, self.tr("Variations by seed"), self._commands.shown_key("take.variations"))
        self.show_shot()

    def show_shot(self) -> None:
        """The settings of the shot in hand, and what Generate would do."""
        shot, writing = self._writing.shot, self._writing
        settings = shot.settings if shot else ShotSettings()
        can = not writing.session.read_only
        self.engines.show_shot()
        self.seed.set_seed(settings.seed, locked=settings.seed_locked)
        self.quality.set_value(settings.quality)
        for control in (self.seed, self.quality):
            control.setEnabled(can and shot is not None)
        hint(self.quality, self.tr("Quality of the next take"), more=self._costs())
        self.show_work()

    def show_work(self) -> None:
        """Generate or Stop; and whether the words suffice."""
        writing, commands = self._writing, self._commands
        working = [job for job in writing.working if not isinstance(job.state, Cancelling)]
        why = problems.told(writing.session.read_only) or (
            "" if writing.ready else self.tr("Write what should be seen and heard.")
        )
        if working:
            name, key = self.tr("Stop"), commands.shown_key("shot.interrupt")
            waiting = len(writing.working)
            remark = self.tr("{count} takes in work").format(count=waiting) if waiting > 1 else self.tr("in work")
        else:
            name, key = self.tr("Generate"), commands.shown_key("shot.generate")
            remark = self._about(self.engines.seconds() or writing.seconds()) if writing.ready else ""
        self.generate.setText(name)
        self.generate.set_remark(remark)
        self.generate.set_keys(tuple(part.replace("Return", "Enter") for part in key.split("+") if part))
        self.generate.setEnabled(bool(working) or not why)
        hint(self.generate, name, key, "" if working else why)
        self.variations.setEnabled(not why)
        commands.enable("shot.generate", not why, why)
        commands.enable("shot.interrupt", bool(writing.working))

    def show_failure(self, job: Job | None) -> None:
        """A take of this shot could not be made: say it here, with a way to try again."""
        if self._failure is not None:
            self._failure.hide()
            self._failure.deleteLater()
            self._failure = None
        self._failed = job
        if job is None or not isinstance(job.state, Failed):
            return
        problem = job.state.problem
        lost = (
            self.tr("The worker stopped in the middle. Nothing else was lost.")
            if job.state.died
            else problems.what(problem)
        )
        self._failure = NoteRow(
            lost,
            "error",
            ((self.tr("Try again"), self._retry),),
            todo=problems.todo(problem),
            closable=(self.tr("Close this note"), lambda: self.show_failure(None)),
        )
        self._column.insertWidget(0, self._failure)

    @property
    def failed(self) -> Job | None:
        """The failed job that is told here."""
        return self._failed

    def _retry(self) -> None:
        if self._failed is not None:
            self._jobs.retry(self._failed.id)
        self.show_failure(None)

    def _press(self) -> None:
        if any(not isinstance(job.state, Cancelling) for job in self._writing.working):
            self._writing.stop()
        else:
            self._writing.generate()

    def _open_variations(self) -> None:
        menu = QMenu(self)
        for count in (2, 4):
            action = menu.addAction(self.tr("{count} takes, seeds in a row").format(count=count))
            action.triggered.connect(lambda _checked=False, number=count: self._writing.generate(variations=number))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.variations.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _costs(self) -> str:
        """What each quality is for, and what it costs here."""
        shot = self._writing.shot
        words = {
            "draft": self.tr("Draft: rough, to see whether it works"),
            "standard": self.tr("Standard: clean, for showing"),
            "final": self.tr("Final: everything, for the film"),
        }
        lines: list[str] = []
        for quality in QUALITIES:
            try:
                seconds = self._jobs.seconds_for(shot.id, quality) if shot else None
            except StudioError:
                seconds = None
            lines.append(f"{words[quality]} ({self._about(seconds)})" if seconds else words[quality])
        return "\n".join(lines)

    def _about(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < 90:
            rounded = max(5, round(seconds / 5) * 5)
            return self.tr("about {seconds} s").format(seconds=rounded)
        return self.tr("about {minutes} min").format(minutes=max(2, round(seconds / 60)))

    def _set_seed(self, seed: int) -> None:
        self._writing.settle("Change the settings", lambda settings: replace(settings, seed=seed))

    def _lock(self, locked: bool) -> None:
        self._writing.settle("Lock the seed", lambda settings: replace(settings, seed_locked=locked))

    def _set_quality(self, quality: str) -> None:
        chosen = cast("Quality", quality)
        self._writing.settle("Change the settings", lambda settings: replace(settings, quality=chosen))


class SeedField(QWidget):
    """A word, a number, and a lock. ``chosen`` follows a number that was written, ``locked`` the lock."""

    chosen = Signal(int)
    locked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._word = ""
        self._number = TextField()
        self._number.setValidator(QIntValidator(*SEEDS, self))
        self._number.setStyleSheet("QLineEdit { border: 0; background: transparent; padding: 0; }")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setFixedHeight(28)
        self._lock = IconButton("unlock", side=14, box=24)
        self._lock.setCheckable(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 3, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._number)
        self._row.addWidget(self._lock)
        self._number.setFixedWidth(52)
        self.setFixedHeight(theme().size.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._number.editingFinished.connect(self._settled)
        self._lock.toggled.connect(self._toggled)
        self._quiet = False

    def set_words(self, word: str, name: str, lock: str, key: str) -> None:
        """The word before the number, and the names of its parts."""
        self._word = word
        width = QFontMetricsF(theme().font()).horizontalAdvance(word)
        self._row.setContentsMargins(round(width) + 16, 0, 3, 0)
        hint(self._number, name)
        hint(self._lock, lock, key)
        self.update()

    def set_seed(self, seed: int, *, locked: bool) -> None:
        """Show a seed without telling."""
        self._quiet = True
        if not self._number.hasFocus() or not self._number.isModified():
            self._number.setText(str(seed))
        self._lock.setChecked(locked)
        self._lock.set_icon("lock" if locked else "unlock")
        self._quiet = False

    @override
    def sizeHint(self) -> QSize:
        margins = self._row.contentsMargins()
        return QSize(margins.left() + 52 + 2 + 24 + margins.right(), theme().size.button)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = painting.begin(self), theme().colours
        rect = QRectF(self.rect())
        painting.body(painter, rect, theme().radius.control, colours.surface.control, colours.line.control)
        ink = colours.text.tertiary if self.isEnabled() else colours.text.disabled
        painting.words(painter, rect.adjusted(10, 0, 0, 0), self._word, theme().font(), ink)
        if self._number.hasFocus():
            painting.focus_ring(painter, rect, theme().radius.control)
        painter.end()

    def _settled(self) -> None:
        text = self._number.text()
        self._number.setModified(False)
        if text and not self._quiet:
            self.chosen.emit(int(text))

    def _toggled(self, locked: bool) -> None:
        self._lock.set_icon("lock" if locked else "unlock")
        if not self._quiet:
            self.locked.emit(locked)
