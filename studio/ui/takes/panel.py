"""The takes of the shot in hand: a strip to choose from, and at its right what is done with the one that is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QInputDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from studio.project.take import Take
from studio.ui import problems
from studio.ui.controls import IconButton, Label, Panel, QuietButton, hint
from studio.ui.host import Host
from studio.ui.strips import Strips
from studio.ui.takes.delegate import TileDelegate
from studio.ui.takes.model import Tile, TileModel
from studio.ui.takes.view import TileView
from studio.ui.theme import theme
from studio.workflows.changes import Row
from studio.workflows.jobs import Jobs
from studio.workflows.review import Review
from studio.workflows.selection import Selection
from studio.workflows.session import Session
from studio.workflows.words import Words

LOW = 60
"""Below this height the strip is names alone."""

LOWEST = 44

TIGHT = 620
"""Below this width the buttons at the right are icons."""

LONGER = (1.0, 2.0, 4.0)
"""Seconds by which a take can be extended in one step."""

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
        self._empty = Label("", "label", "secondary", wraps=True)
        self._approve = QuietButton("", "mark-approved")
        self._compare = QuietButton("", "split-view")
        self._more = IconButton("more")
        self._build()
        self._bind()
        self.follow(session.changed, lambda _change: self._show())
        self.follow(selection.changed, lambda _selection: self._show())
        self.follow(review.pair_changed, lambda _review: self._show())
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
        row.addWidget(self._empty, 1)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._list)
        self.setMinimumHeight(LOWEST)

    def _bind(self) -> None:
        bind, review = self._host.commands.bind, self._review
        bind("take.approve", review.approve)
        bind("take.compare", lambda: self._host.compared.emit(True))
        bind("take.mark_a", lambda: self._side(review.set_a))
        bind("take.mark_b", lambda: self._side(review.set_b))
        bind("take.render_again", lambda: self._with_take(self._jobs.again))
        bind("take.variations", self._variations)
        bind("take.retake", lambda: None)
        bind("take.extend", self._extend)
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
        enable("take.variations", self._selection.shot is not None and not why, why)
        longer = may and shown is not None and self._jobs.can_extend(shown.id)
        enable("take.extend", longer, why or self.tr("The engine of this take cannot make it longer."))
        enable("take.retake", False, self.tr("The stage makes a shot as a whole; it cannot make a part of one again."))
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
        row = self._review.difference(take)
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
        take = self._selection.take
        if take is None:
            return
        menu = QMenu(self)
        for seconds in LONGER:
            action = menu.addAction(self.tr("Goes on for {seconds} s more").format(seconds=f"{seconds:g}"))
            action.triggered.connect(lambda _checked=False, by=seconds: self._longer(take.id, by))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.mapToGlobal(self._list.rect().center()))

    def _longer(self, take_id: str, seconds: float) -> None:
        self._jobs.extend(take_id, seconds)

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
            ("take.render_again", "take.variations", "take.extend", "take.retake", "take.recall"),
            ("take.reveal", "take.delete"),
        ):
            menu.addActions([action(name) for name in names])
            menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
