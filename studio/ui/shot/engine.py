"""Who makes the next take: the stage, or a model that is on this machine; under it, what fits and how long it takes."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu
from typing_extensions import override

from studio.ui.controls import Choice, Combo, IconButton, Label, hint
from studio.ui.language import Language, Translated
from studio.ui.shot.popup import Popup
from studio.ui.shot.said import Said
from studio.ui.shot.writing import Writing
from studio.workflows.models.engines import STAGE, Engines, Outlook, choose, chosen
from studio.workflows.models.models import Row
from studio.workflows.words import Words

_LADDER = 360
"""Width of the card with the ways to run a model."""


class EngineCombo(Combo):
    """``chosen`` tells who was picked; ``wanted`` a model that is not here yet, or "" for the list of all of them."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._here: list[Choice] = []
        self._absent: list[tuple[str, str]] = []
        self._more = self._all = self._note = ""

    def set_engines(self, here: list[Choice], absent: list[tuple[str, str]], words: tuple[str, str, str]) -> None:
        """Those that can be chosen; models to get, by id, with their line; and the words for the list of these, for the
        window of models, and what is said where no models are known (empty: nothing)."""
        self._here, self._absent = here, absent
        self._more, self._all, self._note = words
        self.set_choices(here)

    @override
    def open(self) -> None:
        """Show the list over or under the field: first who can be chosen, then who can be had."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu(self) -> QMenu:
        """The list."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for choice in self._here:
            text = f"{choice.text}\t{choice.remark}" if choice.remark else choice.text
            action = QAction(text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(choice.value == self.value)
            action.triggered.connect(partial(self._take, choice.value))
            group.addAction(action)
            menu.addAction(action)
            if choice.value == self.value:
                menu.setActiveAction(action)
        menu.addSeparator()
        if self._note:
            menu.addAction(self._note).setEnabled(False)
        if self._absent:
            more = menu.addMenu(self._more)
            for model, line in self._absent:
                more.addAction(line.replace("&", "&&")).triggered.connect(partial(self._want, model))
        menu.addAction(self._all).triggered.connect(partial(self._want, ""))
        menu.setMinimumWidth(self.width())
        return menu

    def _take(self, value: str, _checked: bool = False) -> None:
        self._pick(value)

    def _want(self, model: str, _checked: bool = False) -> None:
        self.wanted.emit(model)


class EngineRow(Translated):
    """The choice, and a line on what it means here. It is advice: whatever is chosen can be tried."""

    def __init__(self, writing: Writing, engines: Engines, words: Words, language: Language) -> None:
        super().__init__()
        self._writing, self._engines, self._words, self._language = writing, engines, words, language
        self.combo = EngineCombo()
        self.combo.chosen.connect(self._choose)
        self.line = Label("", "caption", "secondary", wraps=True)
        self.ways = IconButton("chevron-up", side=12, box=24)
        self.ways.clicked.connect(self._open_ladder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.ways)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hint(
            self.combo,
            self.tr("Engine"),
            more=self.tr("The stage needs no GPU, no download and no network. Models need both, and weights."),
        )
        hint(self.ways, self.tr("Ways to run it on this computer"))
        self.show_engines()

    @property
    def outlook(self) -> Outlook | None:
        """What is to be expected of the next take by a model."""
        shot = self._writing.shot
        return self._engines.outlook(shot.settings, self._writing.project.form) if shot is not None else None

    def show_engines(self) -> None:
        """Who can be chosen."""
        said = Said(self._words, self._language.code)
        here = [Choice(STAGE, said.value("engine", STAGE), self.tr("this computer"))]
        here += [Choice(row.card.id, row.card.name, self._fits(row)) for row in self._engines.here]
        value = self._who()
        if value not in {choice.value for choice in here}:
            here.append(Choice(value, self._engines.name(value), self.tr("not here")))
        rows = sorted((row for row in self._engines.offered if row.installed is None), key=lambda row: row.rung is None)
        absent = [(row.card.id, f"{row.card.name}\t{_gigabytes(row.size)} · {self._fits(row)}") for row in rows]
        note = "" if self._engines.known else self.tr("Looking for models…")
        self.combo.set_engines(here, absent, (self.tr("Get a model"), self.tr("All models…"), note))
        self.show_shot()

    def show_shot(self) -> None:
        """Who makes the next take of the shot in hand."""
        shot, value = self._writing.shot, self._who()
        if value != self.combo.value:
            if value not in {STAGE, *(row.card.id for row in self._engines.here)}:
                self.combo.set_value(value)
                self.show_engines()
                return
            self.combo.set_value(value)
        self.combo.setEnabled(shot is not None and not self._writing.session.read_only)
        line, problem = self._line()
        self.line.setText(line)
        self.line.set_tone("warning" if problem else "secondary")
        self.setVisible(bool(line))
        outlook = self.outlook
        self.ways.setVisible(outlook is not None and len(outlook.fit.ladder) > 1)

    def seconds(self) -> float | None:
        """About how long a take by the model should take; None where that is not known, or the stage makes it."""
        outlook = self.outlook
        return outlook.seconds if outlook is not None else None

    def _who(self) -> str:
        shot = self._writing.shot
        return chosen(shot.settings) if shot is not None else STAGE

    def _line(self) -> tuple[str, bool]:
        """What is to be said of the choice, and whether it is a warning."""
        who = self._who()
        shot = self._writing.shot
        if shot is None:
            return "", False
        image = shot.settings.model is not None and bool(shot.settings.model.image)
        if who == STAGE:
            return "", False
        missing = self._engines.missing()
        if missing:
            words = self.tr("Models need packages that are not installed: {names}.")
            return words.format(names=", ".join(missing)), True
        row = self._engines.row(who)
        if row is None:
            known = self._engines.known
            return ("" if not known else self.tr("What it needs is not known: it is in no catalogue.")), False
        if row.installed is None:
            return self.tr("Its weights are not on this computer."), True
        if image and not self._engines.begins(who):
            return self.tr("This model cannot begin with a picture: take the picture away, or choose another."), True
        return self._outlook_words(row)

    def _outlook_words(self, row: Row) -> tuple[str, bool]:
        outlook = self.outlook
        if outlook is None:
            return "", False
        rung = outlook.rung
        made = self.tr("{width} × {height}, {frames} frames, {memory}").format(
            width=rung.size[0], height=rung.size[1], frames=rung.frame_count, memory=_gigabytes(rung.peak_bytes)
        )
        where = row.device.name if row.device.kind != "cpu" else self.tr("this computer, without a GPU")
        if not outlook.fits:
            words = self.tr("Too large for {where}: at its least {made}. It can be tried.")
            return words.format(where=where, made=made), True
        down = outlook.fit.fits or 0
        words = self.tr("Fits {where}: {made}.") if not down else self.tr("Fits {where} with less: {made}.")
        fits, time = words.format(where=where, made=made), self._time(outlook.seconds)
        return f"{fits} {time}" if fits.endswith(".") else f"{fits}{time}", False

    def _time(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("How long it takes is known after the first take.")
        if seconds < 90:
            return self.tr("About {seconds} s.").format(seconds=max(5, round(seconds / 5) * 5))
        return self.tr("About {minutes} min.").format(minutes=round(seconds / 60))

    def _fits(self, row: Row) -> str:
        return self.tr("fits") if row.rung is not None else self.tr("too large for this computer")

    def _choose(self, who: str) -> None:
        guides, loras = self._engines.guides(who), self._engines.takes_loras(who)
        self._writing.settle("Choose the engine", lambda settings: choose(settings, who, guides, loras=loras))

    def _open_ladder(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        card = Popup(self.ways, self.tr("Ways to run it on this computer"))
        card.column.addWidget(Label(card.accessibleName(), "label", "secondary"))
        steps = outlook.steps_down(self._language.code)
        for number, (words, taken) in enumerate(steps, start=1):
            mark = self.tr("this one") if taken and outlook.fits else ""
            text = f"{number}.  {words}" + (f"  ← {mark}" if mark else "")
            card.column.addWidget(Label(text, "caption", "primary" if taken else "secondary", wraps=True))
        note = self.tr("When memory runs out, the next one down is taken, and said so.")
        card.column.addWidget(Label(note, "caption", "tertiary", wraps=True))
        card.open_under(_LADDER)


def _gigabytes(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.0f} MB"
