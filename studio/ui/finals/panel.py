"""The sheet's content: the approved takes, who makes their finals, when; and the one button that queues them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.model_use import GUIDES, Guide, ModelUse
from studio.project.project import Project
from studio.ui.controls import Choice, Combo, Label, QuietButton, Segmented, hint
from studio.ui.finals.listing import FinalsList
from studio.ui.language import Translated
from studio.workflows.models.engines import STAGE, Engines
from studio.workflows.queue.nights import NIGHT, Due, due, faithful, seconds

TONIGHT, NOW = "tonight", "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalsDoors:
    """``project`` is the document now; ``cost`` tells how long a final should take (None: not known), ``begin`` queues
    the finals of the shots with these ids, by the model where one is given, tonight or at once."""

    project: Callable[[], Project]
    cost: Callable[[Due], float | None]
    begin: Callable[[tuple[str, ...], ModelUse | None, bool], None]


class FinalsPanel(Translated):
    """Same seeds, same lengths; a model follows the stage's staging as nearly as it can, unless told otherwise."""

    def __init__(self, engines: Engines, doors: FinalsDoors) -> None:
        super().__init__()
        self._engines, self._doors = engines, doors
        self._rows: tuple[Due, ...] = ()
        self.list = FinalsList()
        self.maker, self.guide, self.when = Combo(), Combo(), Segmented()
        self.go = QuietButton("", "mark-final")
        self._intro = Label("", tone="secondary", wraps=True)
        self._names = tuple(Label("", tone="secondary") for _ in range(3))
        self._guided, self._sum = QWidget(), Label("", tone="secondary", wraps=True)
        self.maker.set_value(STAGE)
        self._build()
        self.maker.chosen.connect(self._make_by)
        self.guide.chosen.connect(self._change)
        self.when.chosen.connect(self._change)
        self.go.clicked.connect(self._begin)
        self._end = engines.changed.connect(lambda _nothing: self.retranslate())
        self.setFocusProxy(self.go)
        self.retranslate()

    def release(self) -> None:
        """Listen no more."""
        self._end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 520)

    @property
    def model(self) -> ModelUse | None:
        """Who makes the finals in place of whatever made the drafts; None: those themselves, at their best."""
        if self.maker.value == STAGE:
            return None
        use = ModelUse(model=self.maker.value)
        for guide in GUIDES:
            if guide == self.guide.value:
                use = replace(use, guide=guide)
        return use

    @property
    def said(self) -> str:
        """What it comes to, in words."""
        return self._sum.text()

    @override
    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "Every approved draft is made again at its best: same seed, same length to the frame, same voices. "
                "The finals lie beside the drafts as new takes; you approve them."
            )
        )
        for label, text in zip(self._names, (self.tr("Made by"), self.tr("Follows"), self.tr("When")), strict=True):
            label.setText(text)
        hint(self.maker, self.tr("Made by"))
        hint(self.guide, self.tr("Follows"), more=self.tr("What of the stage's own pictures the model is to follow."))
        hint(self.when, self.tr("When"))
        here = [Choice(row.card.id, row.card.name) for row in self._engines.here]
        self.maker.set_choices([Choice(STAGE, self._usual()), *here])
        begin, end = NIGHT.begin.strftime("%H:%M"), NIGHT.end.strftime("%H:%M")
        tonight = self.tr("Tonight, {begin} to {end}").format(begin=begin, end=end)
        self.when.set_items([(TONIGHT, tonight), (NOW, self.tr("Now"))])
        self.list.setAccessibleName(self.tr("Finals"))
        self._show_guides()
        self._show()

    def _usual(self) -> str:
        ready = [row.recipe for row in due(self._doors.project()) if row.standing == "due" and row.recipe is not None]
        if all(recipe.model is None for recipe in ready):
            return self.tr("The stage, in final quality")
        return self.tr("Whatever made the draft, at its best")

    def _show_guides(self) -> None:
        words: dict[Guide, str] = {
            "none": self.tr("nothing of the stage"),
            "first": self.tr("the stage's first picture"),
            "first_last": self.tr("its first and last picture"),
            "keyframes": self.tr("pictures on the way"),
            "control": self.tr("its movement, as a control"),
            "depth": self.tr("how far everything is"),
            "pose": self.tr("how everybody stands"),
            "draft": self.tr("its draft, gone over"),
        }
        guides = self._engines.guides(self.maker.value) if self.maker.value != STAGE else ()
        self.guide.set_choices([Choice(one, words[one]) for one in guides])
        if self.guide.value not in guides:
            self.guide.set_value(faithful(guides))
        self._guided.setVisible(len(guides) > 1)

    def _change(self, _value: str) -> None:
        self._show()

    def _make_by(self, who: str) -> None:
        self.guide.set_value(faithful(self._engines.guides(who)))
        self._show_guides()
        self._show()

    def _show(self) -> None:
        self._rows = due(self._doors.project(), self.model)
        ready = [row for row in self._rows if row.standing == "due"]
        self.list.set_rows([(row, self._state(row)) for row in self._rows])
        count = len(ready)
        self.go.setEnabled(bool(count))
        self.go.setText(self.tr("Queue 1 final") if count == 1 else self.tr("Queue {count} finals").format(count=count))
        hint(self.go, self.go.text())
        self._sum.setText(self._in_all(count))

    def _in_all(self, count: int) -> str:
        if not count:
            return self.tr("There is nothing to make: approve the drafts that are to become finals.")
        long = seconds(self._rows, self._doors.cost)
        told = self.tr("How long it takes is not known yet.") if long is None else self._time(long)
        rest = self.tr("The window may be closed meanwhile; the computer must stay on.")
        return f"{told} {rest}" if told.endswith(".") else f"{told}{rest}"

    def _time(self, long: float) -> str:
        minutes = max(1, round(long / 60))
        if minutes < 90:
            return self.tr("About {minutes} min of work, one after the other.").format(minutes=minutes)
        return self.tr("About {hours} h of work, one after the other.").format(hours=f"{long / 3600:.1f}")

    def _state(self, row: Due) -> str:
        match row.standing:
            case "due":
                return self.tr("{take} · Seed {seed}").format(take=row.name, seed=row.seed)
            case "not approved":
                return self.tr("no take is approved")
            case "final already":
                return self.tr("{take} is a final").format(take=row.name)
            case "made already":
                return self.tr("its final is made")

    def _begin(self) -> None:
        ready = tuple(row.shot_id for row in self._rows if row.standing == "due")
        if ready:
            self._doors.begin(ready, self.model, self.when.value == TONIGHT)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addWidget(self.list, 1)
        guided = QHBoxLayout(self._guided)
        made, time = QHBoxLayout(), QHBoxLayout()
        for row, name, control in zip(
            (made, guided, time), self._names, (self.maker, self.guide, self.when), strict=True
        ):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            name.setFixedWidth(72)
            row.addWidget(name)
            row.addWidget(control, 1)
        column.addLayout(made)
        column.addWidget(self._guided)
        column.addLayout(time)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._sum, 1)
        foot.addWidget(self.go)
        column.addLayout(foot)
