"""The library of cameos: everybody who can be called with ``@`` at the left, what is allowed and where they are at the
right. Their faces stay hidden until somebody asks to see one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.cameo import Cameo, Permission
from studio.ui.cameo.lines import ID, Lines
from studio.ui.cameo.permit import PermitEditor
from studio.ui.cameo.words import deed_words, permission_words
from studio.ui.controls import EmptyState, Label, Line, QuietButton, Segmented, Thumbnail, hint
from studio.ui.host import Host, Notice
from studio.ui.language import Translated
from studio.ui.problems import told
from studio.workflows.cameo import telling
from studio.workflows.cameo.library import Ended, Library, Place, RecordSeen, Uses, counted

_SHOWN = 400
"""Lines of a list that are shown at most."""

_TOLD = 3
"""Sentences on what could not be reached that are shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDoors:
    """``package`` asks for a package or a notice to read, ``target`` where to write one (None: nothing was chosen);
    ``record`` opens the sheet of a new recording, ``bring`` that of an import."""

    package: Callable[[], Path | None]
    target: Callable[[str], Path | None]
    record: Callable[[], None]
    bring: Callable[[], None]


class LibraryPanel(Translated):
    """``release`` before it goes."""

    def __init__(self, host: Host, library: Library, doors: LibraryDoors) -> None:
        super().__init__()
        self._host, self.library, self._doors = host, library, doors
        self._cameo: Cameo | None = None
        self._places: tuple[Place, ...] | None = None
        self.list = Lines()
        self.new, self.bring = QuietButton("", "camera"), QuietButton("", "import")
        self._name, self._facts = Label("", "title", medium=True), Label("", "caption", "secondary", wraps=True)
        self.picture, self.show_picture = Thumbnail((112, 84)), QuietButton("", "eye")
        self.tabs = Segmented()
        self.permit = PermitEditor(library.today())
        self._licence = Label("", tone="secondary", wraps=True)
        self.invitation = QPlainTextEdit()
        self._share_note = Label("", tone="secondary", wraps=True)
        self.pack = QuietButton("", "export")
        self._where_note, self.places = Label("", tone="secondary", wraps=True), Lines(readable=True)
        self._revoke_note, self.going = Label("", wraps=True), Lines(readable=True)
        self.blank, self.erase = QuietButton("", "eye-off"), QuietButton("", "trash")
        self._record_note, self.entries = Label("", tone="secondary", wraps=True), Lines(readable=True)
        self.receive, self.mine, self.record = (
            QuietButton("", "import"),
            QuietButton("", "copy"),
            QuietButton("", "list"),
        )
        self._empty = EmptyState()
        self._build()
        self._ends = [library.changed.connect(lambda _none: self._fill())]
        self.list.currentItemChanged.connect(self._choose)
        self.tabs.chosen.connect(self._turn)
        self.permit.changed.connect(self._permit)
        self.new.clicked.connect(doors.record)
        self.bring.clicked.connect(doors.bring)
        self.show_picture.clicked.connect(self._look)
        self.pack.clicked.connect(self._pack)
        self.blank.clicked.connect(self._blank)
        self.erase.clicked.connect(self._erase)
        self.receive.clicked.connect(self._receive)
        self.mine.clicked.connect(self._copy)
        self.record.clicked.connect(self._record)
        self.setFocusProxy(self.list)
        self.retranslate()
        self._fill()

    @property
    def shown(self) -> Cameo | None:
        """The cameo that is looked at."""
        return self._cameo

    def release(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(980, 620)

    @override
    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Cameos"))
        for button, text, more in (
            (self.new, self.tr("Record a cameo…"), ""),
            (self.bring, self.tr("From pictures…"), self.tr("People, pets and things from pictures that are there.")),
            (
                self.show_picture,
                self.tr("Show the picture"),
                self.tr("It lies encrypted, and is shown on demand only."),
            ),
            (self.pack, self.tr("Write the package…"), ""),
            (self.blank, self.tr("Revoke and blank"), self.tr("Blank frames stand where the clips were.")),
            (self.erase, self.tr("Revoke and erase"), self.tr("Takes and files are erased for good.")),
            (self.receive, self.tr("Receive a package…"), self.tr("Or a notice of revocation.")),
            (self.mine, self.tr("Copy my invitation"), self.tr("Others need it to share a cameo with you.")),
            (self.record, self.tr("Consent record"), ""),
        ):
            button.setText(text)
            hint(button, text.rstrip("…"), more=more)
        self.tabs.setAccessibleName(self.tr("What to see of it"))
        self.tabs.set_items(
            [
                ("permit", self.tr("Permission")),
                ("share", self.tr("Share")),
                ("where", self.tr("Where it is used")),
                ("revoke", self.tr("Revoke")),
            ]
        )
        self._share_note.setText(
            self.tr(
                "Ask the other person for their invitation (Copy my invitation, in their library) and paste it here. "
                "The package can be opened with their key alone, and carries the permission as a signed licence."
            )
        )
        self.invitation.setPlaceholderText(self.tr("Their invitation"))
        self.invitation.setAccessibleName(self.tr("Their invitation"))
        self.places.setAccessibleName(self.tr("Where it is used"))
        self.going.setAccessibleName(self.tr("What will be gone"))
        self.entries.setAccessibleName(self.tr("Consent record"))
        self._empty.set_words(
            self.tr("No cameos yet."),
            self.tr("Record yourself, or somebody who sits beside you: it takes two minutes."),
        )
        self._show()

    # ------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        for button in (self.new, self.bring):
            left.addWidget(button)
        self.list.setFixedWidth(250)
        self._pages = QStackedWidget()
        for page in (self._permit_page(), self._share_page(), self._where_page(), self._revoke_page()):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(16)
        self.picture.setFixedSize(112, 84)
        head.addWidget(self.picture)
        beside = QWidget()
        words = QVBoxLayout(beside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addWidget(self.show_picture)
        words.addStretch(1)
        head.addWidget(beside, 1)
        detail = QWidget()
        right = QVBoxLayout(detail)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addLayout(head)
        right.addWidget(self.tabs)
        right.addWidget(self._pages, 1)
        self._right = QStackedWidget()
        for page in (self._empty, detail, self._record_page()):
            self._right.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(Line(upright=True))
        row.addWidget(self._right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.receive)
        foot.addWidget(self.mine)
        foot.addStretch(1)
        foot.addWidget(self.record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addWidget(Line())
        whole.addLayout(foot)

    def _permit_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self.permit)
        column.addWidget(self._licence)
        column.addStretch(1)
        return page

    def _share_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._share_note)
        self.invitation.setFixedHeight(96)
        self.invitation.setTabChangesFocus(True)
        self.invitation.textChanged.connect(self._invited)
        column.addWidget(self.invitation)
        column.addWidget(self.pack)
        column.addStretch(1)
        return page

    def _where_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._where_note)
        column.addWidget(self.places, 1)
        return page

    def _revoke_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._revoke_note)
        column.addWidget(self.going, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.blank)
        row.addWidget(self.erase)
        column.addLayout(row)
        return page

    def _record_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._record_note)
        column.addWidget(self.entries, 1)
        return page

    # ------------------------------------------------------------------------------------------------ what is seen

    def _fill(self) -> None:
        """The list; the one that was chosen stays."""
        before = self._cameo.id if self._cameo is not None else ""
        try:
            cameos = self.library.cameos
        except StudioError as error:
            cameos = ()
            self._host.notes.refuse(error)
        self.list.blockSignals(True)
        self.list.clear()
        for cameo in cameos:
            icon = {"person": "person", "pet": "star", "object": "picture"}[cameo.kind]
            self.list.add(f"@{cameo.handle}", cameo.name, icon, cameo.id)
        ids = [cameo.id for cameo in cameos]
        if ids:
            self.list.setCurrentRow(ids.index(before) if before in ids else 0)
        self.list.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        wanted = str(self.list.currentItem().data(ID)) if self.list.currentRow() >= 0 else ""
        try:
            found = next((one for one in self.library.cameos if one.id == wanted), None)
        except StudioError:
            found = None
        if found is None or self._cameo is None or found.id != self._cameo.id:
            self.picture.set_picture(None)
            self.invitation.clear()
            self.tabs.set_value("permit")
        self._cameo, self._places = found, None
        self._right.setCurrentIndex(0 if found is None else 1)
        self._show()
        self._turn()

    def _show(self) -> None:
        cameo = self._cameo
        if cameo is None:
            return
        mine = self.library.is_mine(cameo)
        self._name.setText(f"{cameo.name}  @{cameo.handle}" if cameo.name != cameo.handle else f"@{cameo.handle}")
        whose = self.tr("yours") if mine else self.tr("of {key}").format(key=cameo.owner[:16])
        recorded = self.tr("recording {number}, {day}").format(number=cameo.version, day=cameo.made[:10])
        self._facts.setText(" · ".join((self._kind(cameo), whose, recorded)))
        self.picture.set_words(self.tr("hidden"))
        self.permit.setVisible(mine)
        self.permit.set_permission(cameo.permission)
        self._licence.setVisible(not mine)
        self._licence.setText(permission_words(cameo.permission))
        self.invitation.setEnabled(mine)
        self._invited()

    def _kind(self, cameo: Cameo) -> str:
        return {"person": self.tr("person"), "pet": self.tr("pet"), "object": self.tr("thing")}[cameo.kind]

    def _turn(self) -> None:
        """Another tab; where it is used is looked up when somebody wants to know."""
        pages = ("permit", "share", "where", "revoke")
        at = pages.index(self.tabs.value) if self.tabs.value in pages else 0
        self._pages.setCurrentIndex(at)
        cameo = self._cameo
        if at >= 2 and cameo is not None and self._places is None:
            for note in (self._where_note, self._revoke_note):
                note.setText(self.tr("All projects are being searched."))
            self.places.clear()
            self.going.clear()
            self._revocable(on=False)
            self.library.where(cameo, lambda found: self._found(cameo, found))

    def _found(self, cameo: Cameo, uses: Uses | StudioError) -> None:
        if self._cameo is None or cameo.id != self._cameo.id:
            return
        if isinstance(uses, StudioError):
            self._where_note.setText(_sentences(uses))
            self._revoke_note.setText(_sentences(uses))
            return
        self._places = found = uses.places
        unseen = self._unreached(uses.left)
        for box in (self.places, self.going):
            for place in found[:_SHOWN]:
                box.add(f"{self._what(place.what)}  {place.name}", place.project or str(place.path or ""))
        number = self._numbers(found)
        nothing = self.tr("Nothing has been made with it in any project that is known.")
        self._where_note.setText("\n".join(filter(None, (number or nothing, unseen))))
        gone = self.tr("These will be gone for good: {all}.").format(all=number) if number else ""
        ends = (
            self.tr("The face, the voice and the recordings of @{handle} are erased, and a signed notice is written.")
            if self.library.is_mine(cameo)
            else self.tr("It is somebody else's: it is erased on this computer.")
        )
        self._revoke_note.setText("\n".join(filter(None, (ends.format(handle=cameo.handle), gone, unseen))))
        self._revocable(on=True)

    def _unreached(self, left: Sequence[str]) -> str:
        """What could not be looked into, or erased: the first few, and how many more."""
        more = len(left) - _TOLD
        lines = [told(sentence) for sentence in left[:_TOLD]]
        if more > 0:
            lines.append(self.tr("And {count} more.").format(count=more))
        return "\n".join(lines)

    def _numbers(self, found: Sequence[Place]) -> str:
        comma = self.tr(", ", "between the parts of a list")
        return comma.join(f"{self._what(what)} {count}" for what, count in counted(found).items())

    def _what(self, what: str) -> str:
        words = {
            "take": self.tr("takes"),
            "clip": self.tr("clips"),
            "proxy": self.tr("proxies"),
            "cache": self.tr("caches"),
            "thumbnail": self.tr("thumbnails"),
            "export": self.tr("exports"),
        }
        return words.get(what, what)

    def _revocable(self, *, on: bool) -> None:
        self.blank.setEnabled(on)
        self.erase.setEnabled(on)

    def _invited(self) -> None:
        cameo = self._cameo
        mine = cameo is not None and self.library.is_mine(cameo)
        everyone = cameo is not None and cameo.permission.audience == "everyone"
        self.pack.setEnabled(mine and (everyone or bool(self.invitation.toPlainText().strip())))

    # ------------------------------------------------------------------------------------------------ what is done

    def _permit(self, permission: object) -> None:
        if self._cameo is not None and isinstance(permission, Permission):
            changed = replace(self._cameo, permission=permission)
            self._try(lambda: self.library.change(changed))

    def _look(self) -> None:
        cameo = self._cameo
        if cameo is None:
            return

        def _given(found: NDArray[np.uint8] | StudioError | None) -> None:
            if isinstance(found, StudioError):
                self._host.notes.refuse(found)
            elif found is not None and self._cameo is not None and self._cameo.id == cameo.id:
                seen = np.ascontiguousarray(found)
                height, width = seen.shape[:2]
                image = QImage(seen.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
                self.picture.set_picture(image)

        self.library.picture(cameo, _given)

    def _pack(self) -> None:
        cameo = self._cameo
        target = self._doors.target(f"{cameo.handle}.cameo") if cameo is not None else None
        if cameo is None or target is None:
            return
        text = self.invitation.toPlainText()
        permission = cameo.permission
        if permission.audience == "me":
            permission = replace(permission, audience="chosen")
        if self._try(lambda: self.library.share(cameo, text, permission, target)):
            self._host.notes.say(
                Notice(text=self.tr("{name} can be handed over.").format(name=target.name), kind="good")
            )

    def _receive(self) -> None:
        package = self._doors.package()
        if package is None:
            return

        def _read() -> None:
            if package.suffix == ".revoked":
                ended = self.library.heed(package)
                names = ", ".join(f"@{cameo.handle}" for cameo in ended)
                text = self.tr("{names} was taken back by its owner.").format(names=names) if names else ""
                self._host.notes.say(Notice(text=text or self.tr("The notice ends nothing that is here.")))
            else:
                cameo = self.library.receive(package)
                text = self.tr("@{handle} can be used in prompts.").format(handle=cameo.handle)
                self._host.notes.say(Notice(text=text, kind="good"))

        self._try(_read)

    def _copy(self) -> None:
        def _take() -> None:
            QGuiApplication.clipboard().setText(self.library.invitation)
            self._host.notes.say(
                Notice(text=self.tr("Your invitation is on the clipboard. Send it to the other person."))
            )

        self._try(_take)

    def _blank(self) -> None:
        self._revoke(blank=True)

    def _erase(self) -> None:
        self._revoke(blank=False)

    def _revoke(self, *, blank: bool) -> None:
        cameo = self._cameo
        if cameo is None:
            return
        self._revocable(on=False)
        mine = self.library.is_mine(cameo)

        def _given(found: Ended | StudioError) -> None:
            if isinstance(found, StudioError):
                self._host.notes.refuse(found)
                return
            text = self.tr("@{handle} is revoked. {count} things are gone.")
            said = [text.format(handle=cameo.handle, count=found.gone)]
            if found.left:
                said += [self.tr("Not all could be reached:"), self._unreached(found.left)]
            send = self.tr("Send this notice to everybody who has it from you: {path}")
            todo = send.format(path=found.notice) if mine and found.notice is not None else ""
            kind = "warning" if found.left else "good"
            self._host.notes.say(Notice(text="\n".join(said), todo=todo, kind=kind, stays=True))

        self.library.revoke(cameo, "", blank=blank, given=_given)

    def _record(self) -> None:
        """The record in place of a cameo; choosing one brings it back."""
        self._record_note.setText(self.tr("The record is being checked."))
        self.entries.clear()
        self.list.setCurrentRow(-1)
        self._right.setCurrentIndex(2)

        def _given(found: RecordSeen | StudioError) -> None:
            if isinstance(found, StudioError):
                self._record_note.set_tone("error")
                self._record_note.setText(_sentences(found))
                return
            self._record_note.set_tone("secondary" if found.whole else "error")
            if found.whole:
                text = self.tr("{count} lines. Each follows from those before it, and all are signed.")
            else:
                text = self.tr("The record was changed from line {broken} on. What it says cannot be trusted.")
            self._record_note.setText(text.format(count=len(found.entries), broken=found.broken))
            for one in found.entries[:_SHOWN]:
                when = one.when[:16].replace("T", " ")
                self.entries.add(f"{one.number}  {when}  @{one.handle}  {deed_words(one.deed)}", telling.what(one))

        self.library.record(_given)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StudioError as error:
            self._host.notes.refuse(error)
            return False
        return True


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return page, column


def _sentences(error: StudioError) -> str:
    return " ".join(filter(None, (told(error.what), told(error.todo))))
