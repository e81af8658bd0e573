"""The menus, as lists of commands; the same commands that keys, buttons and the palette know."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from studio.ui.commands import Commands

RECENT = "recent"
"""Stands for the menu of recent projects."""

_FILE = (
    "file.new", "file.open", RECENT, "file.open_sample", "",
    "file.save", "file.save_copy", "file.reveal", "",
    "file.import_media", "file.import", "file.bring_back", "file.export", "",
    "file.close", "file.quit",
)  # fmt: skip
_EDIT = ("edit.undo", "edit.redo", "edit.history", "", "shot.paste_script", "", "edit.keys")
_SHOT = (
    "shot.generate", "shot.generate_next", "shot.interrupt", "",
    "shot.new_after", "shot.duplicate", "shot.split", "shot.merge", "shot.move_up", "shot.move_down", "shot.delete", "",
    "shot.previous", "shot.next", "", "shot.templates", "shot.cast", "film.company", "shot.lock_seed",
    "shot.history", "",
    "cameo.record", "cameo.import", "cameo.library", "", "models.show",
)  # fmt: skip
_TAKE = (
    "take.approve", "take.compare", "take.mark_a", "take.mark_b", "",
    "take.render_again", "take.variations", "take.angles", "take.recall", "",
    "take.extend", "take.retake", "take.resound", "",
    "take.rate_0", "take.rate_1", "take.rate_2", "take.rate_3", "take.rate_4", "take.rate_5", "take.note", "",
    "take.reveal", "take.delete", "",
    "film.finals",
)  # fmt: skip
_TIMELINE = (
    "timeline.split", "timeline.trim_head", "timeline.trim_tail", "timeline.ripple_head", "timeline.ripple_tail", "",
    "timeline.delete", "timeline.ripple_delete", "timeline.lift", "timeline.extract", "timeline.close_gap", "",
    "timeline.title", "timeline.subtitle", "timeline.insert", "timeline.overwrite", "timeline.append",
    "timeline.replace", "timeline.newest", "timeline.angle", "",
    "clip.inspect", "timeline.transition", "timeline.speed", "timeline.freeze", "timeline.link", "timeline.enable",
    "timeline.nest", "", "timeline.sequence_new", "timeline.sequence_name", "timeline.sequence_remove",
    "timeline.film", "",
    "timeline.marker", "timeline.marker_note", "timeline.add_video", "timeline.add_audio", "timeline.add_subtitle", "",
    "timeline.snapping", "timeline.magnet", "timeline.linked", "timeline.list",
)  # fmt: skip
_PLAY = (
    "play.toggle", "play.film", "play.loop", "", "play.start", "play.end", "play.previous_cut", "play.next_cut",
    "play.frame_back", "play.frame_forward", "", "mark.in", "mark.out", "mark.go_in", "mark.go_out", "mark.clear",
)  # fmt: skip
_VIEW = (
    "view.palette", "view.full_screen", "", "view.safe_areas", "view.aspect_guides", "view.scopes", "view.fit", "",
    "view.jobs", "view.next_region", "view.previous_region", "", "view.dark", "view.light", "",
    "view.english", "view.japanese", "", "view.compact", "view.still", "view.reset_layout",
)  # fmt: skip
_HELP = ("help.tour", "help.keys", "edit.keys", "", "help.about")

MENUS: tuple[tuple[object, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Menus", "File"), _FILE),
    (QT_TRANSLATE_NOOP("Menus", "Edit"), _EDIT),
    (QT_TRANSLATE_NOOP("Menus", "Shot"), _SHOT),
    (QT_TRANSLATE_NOOP("Menus", "Take"), _TAKE),
    (QT_TRANSLATE_NOOP("Menus", "Timeline"), _TIMELINE),
    (QT_TRANSLATE_NOOP("Menus", "Play"), _PLAY),
    (QT_TRANSLATE_NOOP("Menus", "View"), _VIEW),
    (QT_TRANSLATE_NOOP("Menus", "Help"), _HELP),
)


class Menus:
    """Fills a menu bar. ``recent`` gives the projects opened last when their menu opens; ``open_recent`` opens one."""

    def __init__(
        self,
        bar: QMenuBar,
        commands: Commands,
        recent: Callable[[], list[Path]],
        open_recent: Callable[[Path], None],
    ) -> None:
        self._commands, self._recent, self._open_recent = commands, recent, open_recent
        self._menus = [bar.addMenu("") for _ in MENUS]
        self._last = QMenu()
        for menu, (_, names) in zip(self._menus, MENUS, strict=True):
            for name in names:
                if not name:
                    menu.addSeparator()
                elif name == RECENT:
                    self._last = menu.addMenu("")
                    self._last.aboutToShow.connect(self._fill_recent)
                else:
                    menu.addAction(commands.action(name))
        self.retranslate()

    @property
    def recent_menu(self) -> QMenu:
        """The menu of recent projects."""
        return self._last

    def retranslate(self) -> None:
        """Name the menus again."""
        for menu, (name, _) in zip(self._menus, MENUS, strict=True):
            menu.setTitle(QCoreApplication.translate("Menus", str(name)))
        self._last.setTitle(QCoreApplication.translate("Menus", "Recent projects"))

    def _fill_recent(self) -> None:
        self._last.clear()
        for path in self._recent():
            action = self._last.addAction(f"{path.name.removesuffix('.studio')}    {path.parent}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=path: self._open_recent(path))
        if self._last.isEmpty():
            self._last.addAction(QCoreApplication.translate("Menus", "None yet")).setEnabled(False)
