"""The takes of the shot in hand: a strip to choose from, and at its right what is done with the one that is shown."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QInputDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.coverage import MOST_ANGLES
from studio.project.scene import Reading, Scene
from studio.project.take import Take
from studio.ui import problems
from studio.ui.controls import IconButton, Label, Panel, QuietButton, hint
from studio.ui.host import Host
from studio.ui.strips import Strips
from studio.ui.takes.angles import AnglesSheet, angle_words
from studio.ui.takes.delegate import TileDelegate
from studio.ui.takes.extending import ExtendSheet
from studio.ui.takes.model import Tile, TileModel
from studio.ui.takes.resounding import SoundSheet
from studio.ui.takes.retaking import RetakeSheet
from studio.ui.takes.view import TileView
from studio.ui.takes.working import WorkingTile
from studio.ui.theme import theme
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.recipe.onward import going_on, said_to
from studio.workflows.remaking.coverage import setups, suggested
from studio.workflows.remaking.wished import Wished
from studio.workflows.session.review import Review
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.words import Words
from studio.workflows.writing.changes import Row

LOW = 60
"""Below this height the strip is names alone."""

LOWEST = 44

TIGHT = 620
"""Below this width the buttons at the right are icons."""

_WORDS = {
    "move": "camera.move",
    "shot_size": "camera.shot_size",
    "angle": "camera.angle",
}
"""Fields of a recipe that the table of words knows by another name."""


class TakesPanel(Panel):
    """Takes of one shot. ``review`` and ``jobs`` do what is asked for; this shows and hands on."""

    def __init__(
        self,
        host: Host,
        session: Session,
        selection: Selection,
        review: Review,
        jobs: Jobs,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, ground="window")
        self._host, self._session, self._selection = host, session, selection
        self._review, self._jobs, self._words = review, jobs, words
        self._strips = Strips(session.folder.cache("thumbnails"))
        self._following = False
        self._title = Label("", "body", medium=True)
        self._remark = Label("", "label", "secondary")
        self._again = QuietButton("", "retry", plain=True)
        self._model = TileModel(self._describe, self)
        self._delegate = TileDelegate(self._picture, self)
        self._list = TileView()
        self.working = WorkingTile()
        self._slow = QTimer(self, singleShot=True, interval=100)
        self._slow.timeout.connect(self.refresh)
        self._empty = Label("", "label", "secondary", wraps=True)
        self._approve = QuietButton("", "mark-approved")
        self._compare = QuietButton("", "split-view")
        self._more = IconButton("more")
        self._build()
        self._bind()
        self.follow(session.changed, lambda _change: self._show())
        self.follow(selection.changed, lambda _selection: self._show())
        self.follow(review.pair_changed, lambda _review: self._show())
        self.follow(jobs.changed, lambda _jobs: self._slow.isActive() or self._slow.start())
        self.retranslate()

    @property
    def view(self) -> TileView:
        """The strip, for the focus and for tests."""
        return self._list

    @override
    def retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Takes of this shot"))
        self._list.setAccessibleDescription(self.tr("Arrows choose, 1 to 5 rate, A and B lay side by side."))
        self._again.setText(self.tr("Render again"))
        hint(self._again, self.tr("Render this take again from its recipe"), self._key("take.render_again"))
        self._empty.setText(self.tr("Takes of this shot appear here. Generate makes the first."))
        hint(self._more, self.tr("More for this take"), "")
        self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low, tight = self.height() < LOW, self.width() < TIGHT
        if self._delegate.low != low:
            self._delegate.low = low
            self._list.scheduleDelayedItemsLayout()
            self.working.set_low(low)
        self._remark.setVisible(not low)
        self._again.setVisible(not low)
        self._right.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
        self._approve.setVisible(not tight)
        self._compare.setVisible(not tight and not (low and self.width() < 2 * TIGHT))

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._title)
        left.addWidget(self._remark)
        left.addStretch(1)
        left.addWidget(self._again)
        words = QWidget()
        words.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        words.setFixedWidth(136)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.customContextMenuRequested.connect(self._menu)
        self._list.doubleClicked.connect(self._play)
        self._list.selectionModel().currentChanged.connect(self._chosen)
        right = self._right = QVBoxLayout()
        right.setSpacing(5)
        right.setContentsMargins(0, 0, 0, 0)
        for button in (self._approve, self._compare):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            right.addWidget(button)
        buttons = QWidget()
        buttons.setLayout(right)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(theme().space.section_gap)
        row.addWidget(words)
        row.addWidget(self._list, 1)
        row.addWidget(self.working, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._empty, 1)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._list)
        self.setMinimumHeight(LOWEST)

    @override
    def release(self) -> None:
        self._slow.stop()
        super().release()

    def _bind(self) -> None:
        self.working.stopped.connect(self._jobs.cancel)
        bind, review = self._host.commands.bind, self._review
        bind("take.approve", review.approve)
        bind("take.compare", lambda: self._host.compared.emit(True))
        bind("take.mark_a", lambda: self._side(review.set_a))
        bind("take.mark_b", lambda: self._side(review.set_b))
        bind("take.render_again", lambda: self._with_take(self._jobs.again))
        bind("take.variations", self._variations)
        bind("take.retake", self._retake)
        bind("take.resound", self._resound)
        bind("take.extend", self._extend)
        bind("take.angles", self._angles)
        bind("take.recall", review.recall)
        bind("take.note", self._note)
        bind("take.delete", review.remove)
        bind("take.reveal", self._reveal)
        for stars in range(6):
            bind(f"take.rate_{stars}", partial(review.rate, stars))
        for button, name in ((self._approve, "take.approve"), (self._compare, "take.compare")):
            button.clicked.connect(self._host.commands.action(name).trigger)
        self._again.clicked.connect(self._host.commands.action("take.render_again").trigger)
        self._more.clicked.connect(lambda: self._open_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))

    # ------------------------------------------------------------------------------------------ showing

    def _show(self) -> None:
        takes, shown, pair = self._review.takes, self._selection.take, self._review.pair
        sides = {pair[0].id: "A", pair[1].id: "B"} if pair else {}
        self._model.show(tuple(self._tile(take, sides.get(take.id, "")) for take in takes))
        self._list.setVisible(bool(takes))
        self._empty.setVisible(not takes)
        self._words_for(takes, shown)
        self._following = True
        try:
            row = self._model.row(shown.id) if shown else -1
            if row >= 0:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self._list.selectionModel().setCurrentIndex(self._model.index(row), flags)
                self._list.scrollTo(self._model.index(row))
        finally:
            self._following = False
        self._enable(shown, len(takes))
        self.refresh()

    def refresh(self) -> None:
        """Show the take of this shot that is made now."""
        shot = self._selection.shot
        jobs = self._jobs.of_shot(shot) if shot else ()
        self.working.show_job(next((job for job in jobs if job.working), None))
        if self.working.job is not None:
            self._empty.hide()
        elif not self._review.takes:
            self._empty.show()

    def _words_for(self, takes: tuple[Take, ...], shown: Take | None) -> None:
        shot_id = self._selection.shot
        number = self._session.project.number(shot_id) if shot_id else 0
        self._title.setText(self.tr("Takes of shot {number}").format(number=number) if number else self.tr("Takes"))
        count = self.tr("1 take") if len(takes) == 1 else self.tr("{count} takes").format(count=len(takes))
        standing = self._session.project.standing(shot_id) if shot_id else None
        used = self.tr("{take} is used").format(take=self._review.name(standing)) if standing else ""
        self._remark.setText(self.tr("{count}, {used}").format(count=count, used=used) if used else "")
        name = self._review.name(shown) if shown else ""
        approved = shown is not None and shown.id == self._review.approved
        said = self.tr("{take} is approved") if approved else self.tr("Approve {take}")
        self._approve.setText(said.format(take=name) if shown else self.tr("Approve"))
        colour = theme().colours.state.approved if approved else None
        self._approve.set_icon("mark-approved", colour)
        self._approve.set_key(self._key("take.approve"))
        hint(self._approve, self._approve.text(), self._key("take.approve"))
        self._compare.setText(self.tr("Compare A and B"))
        self._compare.set_key(self._key("take.compare"))
        hint(self._compare, self._compare.text(), self._key("take.compare"))

    def _enable(self, shown: Take | None, count: int) -> None:
        enable, why = self._host.commands.enable, problems.told(self._session.read_only)
        may = shown is not None and not why
        names = [f"take.rate_{stars}" for stars in range(6)]
        for name in ("take.approve", "take.delete", "take.recall", "take.note", "take.render_again", *names):
            enable(name, may, why)
        enable("take.angles", self._selection.shot is not None and not why, why)
        enable("take.variations", self._selection.shot is not None and not why, why)
        for name in ("take.extend", "take.retake", "take.resound"):
            enable(name, may, why or self.tr("Choose a take first."))
        enable("take.reveal", shown is not None)
        for name in ("take.mark_a", "take.mark_b", "take.compare"):
            enable(name, count > 1, self.tr("A shot needs two takes to compare."))
        for button, name in (
            (self._approve, "take.approve"),
            (self._compare, "take.compare"),
            (self._again, "take.render_again"),
        ):
            button.setEnabled(self._host.commands.enabled(name))
        self._more.setEnabled(shown is not None)

    def _tile(self, take: Take, side: str) -> Tile:
        return Tile(
            take=take,
            name=self._review.name(take),
            said=take.note.strip().split("\n")[0] or self._apart(take),
            side=side,
            approved=take.id == self._review.approved,
        )

    def _apart(self, take: Take) -> str:
        """In a word or two, what tells a take from the one before it."""
        if take.recipe.angle:
            return angle_words(take.recipe.angle)
        row = self._review.difference(take)
        model = take.recipe.model
        if model is not None and (row is None or row.field in ("seed", "engine")):
            return self._host.engines.name(model.model)
        return self._value(row) if row else self.tr("Seed {seed}").format(seed=take.recipe.seed)

    def _value(self, row: Row) -> str:
        if row.field == "seed":
            return self.tr("Seed {seed}").format(seed=row.b[0])
        language = self._host.language.code
        values = [value for value in row.b if value not in row.a] or list(row.b)
        if row.field == "subjects":
            return self.tr("People and things")
        if row.field == "dialogue":
            return self.tr("Dialogue")
        if row.field == "music":
            return self.tr("Music") if row.b else self.tr("No music")
        return " ".join(self._words.say(_WORDS.get(row.field, row.field), value, language) for value in values)

    def _describe(self, tile: Tile) -> str:
        said = self.tr("Take {name}: {words}").format(name=tile.name, words=tile.said)
        parts = [said]
        if tile.approved:
            parts.append(self.tr("approved"))
        if tile.take.rating:
            parts.append(self.tr("{count} stars").format(count=tile.take.rating))
        if tile.side:
            parts.append(self.tr("side {side}").format(side=tile.side))
        return ", ".join(parts)

    def _picture(self, tile: Tile) -> QPixmap | None:
        return self._strips.middle(tile.take.media)

    def _key(self, name: str) -> str:
        return self._host.commands.shown_key(name)

    # ------------------------------------------------------------------------------------------ doing

    def _chosen(self, index: QModelIndex) -> None:
        if not self._following and index.isValid():
            self._selection.show(self._model.tiles[index.row()].take.id)

    def _play(self, index: QModelIndex) -> None:
        self._chosen(index)
        self._host.commands.run("play.toggle")

    def _side(self, lay: Callable[[str], None]) -> None:
        if self._selection.take:
            lay(self._selection.take.id)

    def _with_take(self, do: Callable[[str], object]) -> None:
        if self._selection.take:
            do(self._selection.take.id)

    def _variations(self) -> None:
        if self._selection.shot:
            self._jobs.draft(self._selection.shot, variations=4)

    def _extend(self) -> None:
        """Ask how the take goes on: longer by the stage, or in a new shot by a model."""
        take = self._selection.take
        if take is None:
            return
        shot = self._session.project.shot(take.shot_id)

        def _longer(seconds: float) -> None:
            self._host.sheets.close()
            self._jobs.extend(take.id, seconds)

        def _onward(model: str, text: str, seconds: float) -> None:
            self._host.sheets.close()
            use = said_to(model, shot.settings, take.recipe)
            same = text == shot.prompt.strip()
            reading = shot.reading if same else Reading(prompt=text, language="", scene=Scene())
            use = use if same else replace(use, prompt="", negative="")
            place = self._session.project.number(shot.id)
            if self._session.edit("Go on in a new shot", going_on(take.id, use, seconds, reading)):
                self._selection.choose(self._session.project.shots[place].id)
                self._host.commands.run("shot.generate")

        longer = _longer if self._jobs.can_extend(take.id) else None
        sheet = ExtendSheet(self._host, shot.prompt, self._model_of(take), longer, _onward)
        self._host.sheets.show(sheet, self.tr("{take} goes on").format(take=self._review.name(take)))

    def _retake(self) -> None:
        """Ask which part of the take a model is to make again."""
        take = self._selection.take
        if take is None:
            return
        shot, engines = self._session.project.shot(take.shot_id), self._host.engines

        def _make(model: str, text: str, part: tuple[float, float]) -> None:
            self._host.sheets.close()
            self._jobs.again_in_part(take.id, replace(said_to(model, shot.settings, take.recipe), prompt=text), part)

        pictures = [self._strips.picture(take.media, number) for number in range(self._strips.count(take.media))]
        marks = self._host.marks() or (take.frame_count // 3, take.frame_count - take.frame_count // 3)
        sheet = RetakeSheet(
            self._host,
            [picture for picture in pictures if picture is not None],
            take.frame_count,
            take.recipe.rate,
            marks,
            self._model_of(take),
            lambda model: engines.told(model, take.recipe.scene)[0],
            _make,
        )
        self._host.sheets.show(sheet, self.tr("Retake a part of {take}").format(take=self._review.name(take)))

    def _resound(self) -> None:
        """Ask how the take is to sound."""
        take = self._selection.take
        if take is None:
            return

        def _make(wished: Wished) -> None:
            self._host.sheets.close()
            self._jobs.resound(take.id, wished.of(take.recipe))

        sheet = SoundSheet(self._host, self._words, _make)
        self._host.sheets.show(sheet, self.tr("Another sound for {take}").format(take=self._review.name(take)))

    @staticmethod
    def _model_of(take: Take) -> str:
        return take.recipe.model.model if take.recipe.model is not None else ""

    def _angles(self) -> None:
        """Ask from which angles, and film the shot from them."""
        shot_id, project = self._selection.shot, self._session.project
        if shot_id is None:
            return
        number = project.number(shot_id)
        try:
            usual, every = suggested(project, shot_id), suggested(project, shot_id, MOST_ANGLES)
            setups(project, shot_id)
        except StudioError as error:
            self._host.notes.refuse(error)
            return

        def _film(angles: tuple[str, ...]) -> None:
            self._host.sheets.close()
            try:
                wanted = setups(self._session.project, shot_id, angles)
            except StudioError as error:
                self._host.notes.refuse(error)
                return
            self._jobs.cover(shot_id, wanted)

        sheet = AnglesSheet(usual, every, _film)
        self._host.sheets.show(sheet, self.tr("Shot {number} from other angles").format(number=number))

    def _note(self) -> None:
        take = self._selection.take
        if take is None:
            return
        dialog = QInputDialog(self)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setWindowTitle(self.tr("Note on {take}").format(take=self._review.name(take)))
        dialog.setLabelText(self.tr("What you want to remember of this take:"))
        dialog.setTextValue(take.note)
        dialog.accepted.connect(lambda: self._review.note(dialog.textValue(), take.id))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _reveal(self) -> None:
        if self._selection.take:
            file = self._session.folder.media(self._selection.take.media)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

    def _menu(self, where: QPoint) -> None:
        if self._list.indexAt(where).isValid():
            self._open_menu(self._list.viewport().mapToGlobal(where))

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        action = self._host.commands.action
        for names in (
            ("take.approve", "take.note"),
            ("take.mark_a", "take.mark_b", "take.compare"),
            ("take.render_again", "take.variations", "take.angles", "take.recall"),
            ("take.extend", "take.retake", "take.resound"),
            ("take.reveal", "take.delete"),
        ):
            menu.addActions([action(name) for name in names])
            menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
