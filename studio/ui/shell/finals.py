"""Finals from the window: a sheet tells what becomes of the approved takes, the queue makes them."""

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.project.model_use import ModelUse
from studio.project.shot import ShotSettings
from studio.ui.finals import FinalsPanel
from studio.ui.finals.panel import FinalsDoors
from studio.ui.host import Host, Notice, Reply
from studio.ui.shell.doors import WindowDoors
from studio.workflows.opened import Opened
from studio.workflows.queue.nights import NIGHT, Due
from studio.workflows.recipe.drafting import BY_MODELS


class FinalsSheet(QObject):
    """The command ``film.finals``."""

    def __init__(self, host: Host, doors: WindowDoors) -> None:
        super().__init__()
        self._host, self._nights = host, doors.nights
        self._opened: Opened | None = None
        self.panel: FinalsPanel | None = None

    def set_opened(self, opened: Opened | None) -> None:
        """What is open now."""
        self._opened = opened

    def show(self) -> None:
        """Open the sheet."""
        opened = self._opened
        if opened is None:
            return
        if self._nights is None:
            self._host.notes.say(Notice(text=self.tr("There is no queue here."), kind="warning"))
            return
        doors = FinalsDoors(project=lambda: opened.session.project, cost=self._cost, begin=self._begin)
        made = self.panel = FinalsPanel(self._host.engines, doors)
        made.destroyed.connect(lambda: self._forget(made))
        self._host.sheets.show(made, self.tr("Render finals"), wide=True)

    def tend(self) -> None:
        """What was queued here before goes on being made."""
        if self._nights is None:
            return
        try:
            self._nights.tend()
        except (StudioError, OSError):
            return  # whoever wants something of the queue hears why

    def _cost(self, row: Due) -> float | None:
        opened, recipe = self._opened, row.recipe
        if opened is None or recipe is None:
            return None
        learned = opened.jobs.seconds_of(recipe, row.frame_count)
        if recipe.model is None or learned is not None:
            return learned
        settings = ShotSettings(engine=BY_MODELS, model=recipe.model, seconds=recipe.seconds)
        outlook = self._host.engines.outlook(settings, opened.session.project.form)
        return outlook.seconds if outlook is not None else None

    def _begin(self, shots: tuple[str, ...], model: ModelUse | None, tonight: bool) -> None:
        opened, nights = self._opened, self._nights
        if opened is None or nights is None:
            return
        try:
            made = nights.queue(opened.session.path, shots, model, NIGHT if tonight else None)
        except StudioError as error:
            self._host.notes.refuse(error)
            return
        self._host.sheets.close()
        count = len(made.jobs)
        already = sum(why == "in the queue" for _, why in made.left)
        if not count:
            self._host.notes.say(Notice(text=self.tr("These finals are in the queue already.")))
            return
        words = self.tr("1 final is queued.") if count == 1 else self.tr("{count} finals are queued.")
        when = self.tr("They begin between {begin} and {end}.") if tonight else ""
        when = when.format(begin=NIGHT.begin.strftime("%H:%M"), end=NIGHT.end.strftime("%H:%M"))
        rest = self.tr("{count} were in the queue already.").format(count=already) if already else ""
        see = Reply(text=self.tr("Show the queue"), run=lambda: self._host.commands.run("view.jobs"))
        told = words.format(count=count)
        todo = "\n".join(filter(None, (when, rest)))
        self._host.notes.say(Notice(text=told, kind="good", todo=todo, replies=(see,)))

    def _forget(self, panel: FinalsPanel) -> None:
        """It is gone; a method of its own is not called any more when it says so."""
        panel.release()
        if self.panel is panel:
            self.panel = None
