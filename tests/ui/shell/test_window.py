"""The window as a person meets it: first words, undo, Esc and F6, leaving and coming back, two windows, damage."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from studio.project.timeline.clip import FileSource
from studio.storage import Bundles
from studio.ui.host import Notice, Reply
from studio.ui.shell.window import MainWindow
from studio.workflows.opened import Opened
from tests.media.files import make, tone
from tests.ui.conftest import settle
from tests.ui.shell.conftest import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow) -> Opened:
    assert window.opened is not None
    return window.opened


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(window: MainWindow, *prompts: str) -> None:
    opened(window).board.write(prompts)
    settle()


def drop(window: MainWindow, *paths: Path, text: str = "") -> None:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        data.setText(text)
    none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(100, 100), Qt.DropAction.CopyAction, data, *none))
    settle()


def test_an_empty_project_asks_for_the_first_words(window: MainWindow) -> None:
    assert window.workspace is not None
    assert focus() is window.workspace.welcome.field.prompt
    assert not window.workspace.welcome.field.generate.isEnabled()
    assert window.windowTitle() == "film – Ekonte"


def test_the_first_words_become_a_shot_and_its_first_take(window: MainWindow, desk: Desk) -> None:
    assert window.workspace is not None
    QTest.keyClicks(focus(), "a dog runs")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    settle()
    assert [shot.prompt for shot in opened(window).session.project.shots] == ["a dog runs"]
    assert len(opened(window).session.project.takes) == 1
    assert focus() is window.workspace.panels.shot.prompt.editor
    assert window.workspace.begun


def test_generate_works_by_the_button_too(window: MainWindow) -> None:
    assert window.workspace is not None
    welcome = window.workspace.welcome
    QTest.keyClicks(welcome.field.prompt, "a dog runs")
    welcome.field.look.set_value("anime")
    welcome.field.seconds.set_value("4")
    QTest.mouseClick(welcome.field.generate, Qt.MouseButton.LeftButton)
    settle()
    project = opened(window).session.project
    assert (project.form.style, project.shots[0].settings.seconds) == ("anime", 4.0)
    assert len(project.takes) == 1


def test_words_that_cannot_be_read_stay(window: MainWindow, desk: Desk) -> None:
    from studio.core.errors import AssetMissingError

    assert window.workspace is not None
    desk.questions.breaks = AssetMissingError("The dictionary is missing.", todo="Install the studio again.")
    QTest.keyClicks(focus(), "a dog runs")
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    settle()
    assert [notice.text for notice in window.notes.shown] == ["The dictionary is missing."]
    assert window.workspace.welcome.field.prompt.text() == "a dog runs"
    assert window.workspace.welcome.field.generate.isEnabled()


def test_several_paragraphs_are_offered_as_shots(window: MainWindow) -> None:
    assert window.workspace is not None
    welcome = window.workspace.welcome
    data = QMimeData()
    data.setText("a dog runs\n\na cat sleeps\n\nrain")
    welcome.field.prompt.insertFromMimeData(data)
    welcome.scripted.emit(data.text())
    settle()
    assert len(opened(window).session.project.shots) == 3


def test_undo_names_what_it_takes_back(window: MainWindow) -> None:
    write(window, "a dog", "a cat")
    assert window.commands.text("edit.undo") == "Undo “Write shots”"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert opened(window).session.project.shots == ()
    assert window.commands.text("edit.redo") == "Redo “Write shots”"
    assert not window.commands.enabled("edit.undo")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(opened(window).session.project.shots) == 2


def test_the_regions_are_walked_and_esc_leads_back_to_the_prompt(window: MainWindow) -> None:
    write(window, "a dog", "a cat")
    opened(window).jobs.draft("s1")
    settle()
    assert window.workspace is not None
    prompt = window.workspace.panels.shot.prompt.editor
    prompt.setFocus()
    seen: list[str] = []
    for _ in range(8):
        QTest.keyClick(focus(), Qt.Key.Key_F6)
        seen.append(window.regions.current())
    assert set(seen) >= {"shot", "storyboard", "monitor", "takes", "timeline", "jobs", "top"}
    QTest.keyClick(focus(), Qt.Key.Key_F6, SHIFT)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is prompt


def test_what_was_made_is_there_after_leaving(desk: Desk) -> None:
    window = desk.window("film.studio")
    write(window, "a dog", "a cat")
    desk.leave(window)
    again = desk.window()
    assert [shot.prompt for shot in opened(again).session.project.shots] == ["a dog", "a cat"]
    assert again.windowTitle() == "film – Ekonte"


def test_an_empty_project_without_a_name_leaves_nothing_behind(desk: Desk) -> None:
    window = desk.window()
    assert window.windowTitle() == "Untitled – Ekonte"
    folder = opened(window).session.path
    assert folder.exists()
    desk.leave(window)
    assert not folder.exists()


def test_leaving_while_a_take_is_made_asks(desk: Desk) -> None:
    desk.takes.manual = True
    window = desk.window("film.studio")
    write(window, "a dog")
    opened(window).jobs.draft("s1")
    settle()
    window.close()
    assert window.isVisible() and window.sheets.open
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not window.sheets.open and window.isVisible()
    window.close()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert not window.isVisible()
    desk.windows.remove(window)
    window.deleteLater()
    desk.takes.manual = False
    again = desk.window()
    settle()
    assert len(opened(again).session.project.takes) == 1


def test_a_second_window_on_one_project_may_only_read(desk: Desk) -> None:
    first = desk.window("film.studio")
    write(first, "a dog")
    second = desk.window("film.studio")
    assert opened(second).session.read_only
    assert any(notice.kind == "warning" and notice.text for notice in second.notes.shown)
    write(second, "a cat")
    assert len(opened(first).session.project.shots) == 1


def test_a_folder_that_is_no_project_is_said_and_an_empty_one_opens(desk: Desk) -> None:
    (desk.folder / "holiday").mkdir()
    (desk.folder / "holiday" / "photo.jpg").write_bytes(b"jpg")
    window = desk.window("holiday")
    assert any(notice.kind == "error" for notice in window.notes.shown)
    assert window.files.is_untitled(opened(window).session.path)
    assert (desk.folder / "holiday" / "photo.jpg").read_bytes() == b"jpg"


def test_a_damaged_project_is_opened_as_far_as_it_can_be_read(desk: Desk) -> None:
    with Bundles().create(desk.folder / "film.studio"):
        pass
    (desk.folder / "film.studio" / "project.db").write_bytes(b"no database at all")
    window = desk.window("film.studio")
    assert window.notes.shown
    assert window.isVisible() and window.opened is not None


def test_dropped_files_go_where_they_make_sense(window: MainWindow, tmp_path: Path) -> None:
    script = tmp_path / "scene.txt"
    script.write_text("a dog runs\n\na cat sleeps", "utf-8")
    drop(window, script)
    assert len(opened(window).session.project.shots) == 2
    (tmp_path / "setup.exe").write_bytes(b"something")
    drop(window, tmp_path / "setup.exe")
    assert window.notes.shown[-1].text == "setup.exe is nothing that a film is made of."
    files = opened(window).bin
    assert files is not None
    drop(window, make(tmp_path / "photo.png", codec="png", form="rgb24", count=1), make(tmp_path / "clip.mp4"))
    files.wait()
    settle()
    assert [file.name for file in opened(window).session.project.files] == ["photo.png", "clip.mp4"]
    assert window.workspace is not None
    assert window.workspace.panels.files is not None
    assert window.workspace.panels.files.isVisible()
    (tmp_path / "broken.mov").write_bytes(b"something")
    drop(window, tmp_path / "broken.mov")
    files.wait()
    settle()
    assert window.notes.shown[-1].text.startswith("broken.mov is no video, sound or image")


def test_a_file_goes_into_the_cut_and_no_shot_is_lost(window: MainWindow, tmp_path: Path) -> None:
    write(window, "a dog runs", "a cat sleeps")
    files = opened(window).bin
    assert files is not None
    drop(window, make(tmp_path / "clip.mov", sound=tone(0.5)), make(tmp_path / "wind.wav", count=0, sound=tone(2.0)))
    files.wait()
    settle()
    assert window.workspace is not None
    assert window.workspace.panels.files is not None
    view = window.workspace.panels.files.view
    view.choose(["f1", "f2"])
    opened(window).cutting.seek(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    video, *_, music = opened(window).session.project.sequences[0].tracks
    sources = [clip.source for clip in video.clips]
    assert len(sources) == 3
    assert sources[0] == FileSource("f1")
    assert [clip.source for clip in music.clips] == [FileSource("f2")]
    assert [shot.prompt for shot in opened(window).session.project.shots] == ["a dog runs", "a cat sleeps"]
    assert [len(entry.uses) for entry in files.entries] == [1, 1]


def test_a_film_of_files_alone_is_shown(window: MainWindow, tmp_path: Path) -> None:
    files = opened(window).bin
    assert files is not None
    drop(window, make(tmp_path / "clip.mov", count=25, sound=tone(1.0)))
    files.wait()
    settle()
    assert window.workspace is not None
    assert window.workspace.panels.files is not None
    assert not window.workspace.panels.monitor.isVisible()
    window.workspace.panels.files.view.choose(["f1"])
    QTest.keyClick(window.workspace.panels.files.view, Qt.Key.Key_Return)
    settle()
    assert window.workspace.panels.monitor.isVisible()
    reel = opened(window).screening.reel
    assert reel.frame_count == 24
    window.commands.run("edit.undo")
    settle()
    assert not window.workspace.panels.monitor.isVisible()
    assert window.workspace.welcome.isVisible()


def test_an_untitled_project_with_files_alone_is_kept(desk: Desk, tmp_path: Path) -> None:
    window = desk.window()
    folder = opened(window).session.path
    assert window.files.is_untitled(folder)
    drop(window, make(tmp_path / "clip.mp4"))
    files = opened(window).bin
    assert files is not None
    files.wait()
    settle()
    desk.leave(window)
    assert (folder / "project.db").exists()
    again = desk.window(f"projects/{folder.name}")
    assert [file.name for file in opened(again).session.project.files] == ["clip.mp4"]


def test_dropped_words_become_shots(window: MainWindow) -> None:
    drop(window, text="rain in a street")
    assert [shot.prompt for shot in opened(window).session.project.shots] == ["rain in a street"]


def test_a_copy_has_everything_and_can_be_opened(window: MainWindow, desk: Desk) -> None:
    write(window, "a dog")
    opened(window).jobs.draft("s1")
    settle()
    desk.chooser.answer = desk.folder / "second"
    window.commands.run("file.save_copy")
    window.files.wait()
    settle()
    with Bundles().open(desk.folder / "second.studio") as copy:
        assert copy.document.name == "second"
        assert [take.media for take in copy.document.takes] == [
            take.media for take in opened(window).session.project.takes
        ]
        assert copy.media(copy.document.takes[0].media).exists()
    assert window.notes.shown[-1].text == "The copy is in second.studio."


def test_saving_a_project_without_a_name_gives_it_one(desk: Desk) -> None:
    window = desk.window()
    write(window, "a dog")
    desk.chooser.answer = desk.folder / "named"
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    window.files.wait()
    settle()
    assert window.windowTitle() == "named – Ekonte"
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    assert window.notes.shown[-1].text == "Everything is on disk already."


def test_the_sample_opens_with_an_offer_to_be_shown_around(window: MainWindow, desk: Desk) -> None:
    window.commands.run("file.open_sample")
    settle()
    assert len(opened(window).session.project.shots) >= 1
    assert any(notice.replies and notice.replies[0].text == "Show me around" for notice in window.notes.shown)
    window.tour.begin()
    assert window.tour.showing
    window.tour.move(1)
    window.commands.run("file.new")
    settle()
    assert not window.tour.showing
    assert desk.settings.get("tour", 0) == 1


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_language_is_switched_and_remembered(window: MainWindow, desk: Desk, code: str) -> None:
    window.commands.run("view.japanese")
    settle()
    assert window.windowTitle() == "film – Ekonte"
    assert window.top.menu.actions()[0].text() == "ファイル"
    if code == "en":
        window.commands.run("view.english")
        settle()
        assert window.top.menu.actions()[0].text() == "File"
    assert desk.settings.get("language", "") == code


def test_the_theme_is_switched_and_remembered(window: MainWindow, desk: Desk) -> None:
    window.commands.run("view.light")
    assert desk.settings.get("theme", "") == "light"
    assert window.commands.checked("view.light") and not window.commands.checked("view.dark")


@pytest.mark.parametrize(("width", "height", "board", "shot"), [(1680, 1050, 284, 376), (1280, 720, 132, 320)])
def test_the_places_have_the_widths_of_the_looks(
    window: MainWindow, width: int, height: int, board: int, shot: int
) -> None:
    write(window, "a dog")
    window.resize(width, height)
    settle()
    assert window.workspace is not None
    assert window.workspace.place("storyboard").width() == board
    assert window.workspace.place("shot").width() == shot
    assert window.workspace.panels.takes.width() == width - board - shot - 4


def test_what_somebody_moved_stays_moved(desk: Desk) -> None:
    window = desk.window("film.studio")
    assert window.workspace is not None
    window.workspace.columns.setSizes([1260, 418])
    window.workspace.columns.splitterMoved.emit(1260, 1)
    desk.leave(window)
    again = desk.window()
    assert again.workspace is not None
    assert again.workspace.place("shot").width() == 418
    again.commands.run("view.reset_layout")
    settle()
    assert again.workspace.place("shot").width() == 376


def test_a_fault_is_said_and_the_window_goes_on(window: MainWindow) -> None:
    window.say_fault("ValueError: a lamp")
    assert window.notes.shown[-1].text == "A fault of ours: ValueError: a lamp"
    write(window, "a dog")
    assert len(opened(window).session.project.shots) == 1


def test_a_pasted_novel_is_refused_with_a_sentence(window: MainWindow) -> None:
    drop(window, text="word " * 500_000)
    assert "2,000,000" in window.notes.shown[-1].text


class Births(QObject):
    """Remembers what became a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.born: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PlatformSurface and isinstance(watched, QWidget):
            self.born.append(f"{type(watched).__module__}.{type(watched).__name__}")
        return False


def test_no_part_flashes_up_as_a_window_of_its_own(desk: Desk, qapp: QApplication) -> None:
    births = Births()
    qapp.installEventFilter(births)
    window = desk.window("film.studio")
    write(window, "a dog", "a cat")
    for _ in range(2):
        opened(window).jobs.draft("s1")
        settle()
    opened(window).selection.choose("s1")
    for name in (
        "take.compare",
        "view.up",
        "edit.keys",
        "view.up",
        "view.jobs",
        "view.jobs",
        "help.tour",
        "shot.new_after",
    ):
        window.commands.run(name)
        settle()
    window.notes.say(Notice(text="A note.", replies=(Reply(text="Well", run=lambda: None),)))
    settle()
    qapp.removeEventFilter(births)
    assert set(births.born) == {"studio.ui.shell.window.MainWindow"}


def test_compare_takes_the_whole_place_and_esc_brings_everything_back(window: MainWindow) -> None:
    write(window, "a dog")
    for _ in range(2):
        opened(window).jobs.draft("s1")
        settle()
    assert window.workspace is not None
    QTest.keyClick(focus(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    settle()
    assert window.workspace.comparing
    assert window.shortcuts.region() == "compare"
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    settle()
    assert not window.workspace.comparing
    assert focus() is window.workspace.panels.shot.prompt.editor
    QTest.keyClick(focus(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    settle()
    assert window.workspace.comparing


def test_the_queue_opens_from_the_keys_and_closes_with_esc(window: MainWindow) -> None:
    write(window, "a dog")
    assert window.workspace is not None
    queue = window.workspace.panels.queue
    QTest.keyClick(focus(), Qt.Key.Key_J, CTRL | SHIFT)
    settle()
    assert queue.isVisible()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    settle()
    assert not queue.isVisible()


def test_the_next_take_goes_before_all_that_waits(desk: Desk) -> None:
    desk.takes.manual = True
    window = desk.window("film.studio")
    write(window, "a dog", "a cat", "rain")
    for shot in ("s1", "s2"):
        opened(window).jobs.draft(shot)
    settle()
    opened(window).selection.choose("s3")
    window.commands.run("shot.generate_next")
    assert [job.shot_id for job in opened(window).jobs.waiting] == ["s3", "s2"]
    opened(window).jobs.cancel_all()
    settle()
