"""The job bar and the queue as a person meets them: work in words, order, failures until they are read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import DiskError
from studio.ui.controls.button import LinkButton, Pressable
from studio.ui.host import Host
from studio.ui.jobs import Bell, JobBar, JobsPanel
from studio.ui.jobs.model import DRAGGED
from studio.workflows.film.job import Cancelled, Done, Failed, Running
from tests.fakes.desktop import Desktop


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman")
    desktop.worker.manual = True
    yield desktop
    desktop.close()


@pytest.fixture
def bar(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[JobBar]:
    made = JobBar(host, opened.session, opened.jobs)
    qtbot.addWidget(made)
    made.resize(1300, 30)
    made.show()
    yield made
    made.release()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[JobsPanel]:
    made = JobsPanel(host, opened.session, opened.jobs)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    yield made
    made.release()


def words(widget: QWidget) -> str:
    """Everything that is said in it now."""
    parts: list[str] = []
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            text = child.property("text")
            parts.append(text if isinstance(text, str) and text else child.accessibleName())
    return " | ".join(filter(None, parts))


def press(widget: QWidget, text: str) -> None:
    found = [one for one in widget.findChildren(Pressable) if text in (one.text(), one.accessibleName())]
    found = [one for one in found if one.isVisibleTo(widget)]
    assert len(found) == 1, (text, found)
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def rows(panel: JobsPanel) -> list[str]:
    model = panel.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_the_bar_says_what_is_made_and_how_far_it_is(bar: JobBar, opened: Desktop, qtbot: QtBot) -> None:
    assert "Ready" in words(bar)
    opened.jobs.draft("s2", variations=2)
    opened.worker.step(12)
    qtbot.waitUntil(lambda: "50 %" in words(bar))
    said = words(bar)
    for part in ("Shot 2 · Take 1", "Filming", "12 / 24 frames", "left", "1 waiting", "1280 × 720", "24 fps"):
        assert part in said, said
    opened.worker.finish()
    opened.worker.finish()
    assert "Shot 2 · Take 2" in words(bar)
    assert "Ready" in words(bar)


def test_a_failure_stays_until_it_is_read(bar: JobBar, opened: Desktop) -> None:
    first, second = opened.jobs.draft("s1", variations=2)
    opened.worker.die()
    assert "1 failed" in words(bar)
    opened.worker.finish()
    assert "Shot 1: The worker stopped unexpectedly. Try again." in words(bar)
    press(bar, "Try again")
    opened.worker.finish()
    assert "failed" not in words(bar)
    opened.jobs.draft("s1")
    opened.worker.die()
    press(bar, "Dismiss")
    assert [type(job.state) for job in opened.jobs.jobs] == [Done, Done]
    assert {first.id, second.id} == {job.id for job in opened.jobs.jobs}


def test_the_bar_pauses_and_stops(bar: JobBar, opened: Desktop, host: Host) -> None:
    opened.jobs.draft("s1", variations=2)
    press(bar, "Pause the queue after this job")
    press(bar, host.commands.text("job.stop_current"))
    assert isinstance(opened.jobs.jobs[0].state, Cancelled)
    assert "The queue is paused" in words(bar)
    press(bar, "Go on with the queue")
    assert opened.jobs.current is not None


def test_a_full_disk_says_so_and_goes_on(bar: JobBar, opened: Desktop) -> None:
    opened.worker.breaks = DiskError("The disk is full.", todo="Free some space.")
    opened.jobs.draft("s1")
    opened.worker.finish()
    assert "The disk is full. Free some space." in words(bar)
    press(bar, "Try again")
    assert opened.jobs.current is not None


def test_the_queue_opens_from_the_bar(bar: JobBar, opened: Desktop, host: Host) -> None:
    shown: list[bool] = []
    host.commands.bind("view.jobs", lambda: shown.append(True))
    opened.jobs.draft("s1")
    press(bar, "Show queue")
    assert shown == [True]
    host.commands.unbind("view.jobs")


def test_the_queue_is_put_in_order_by_keys_and_by_drag(panel: JobsPanel, opened: Desktop, host: Host) -> None:
    jobs = opened.jobs.draft("s1", variations=4)
    ids = [job.id for job in jobs]
    panel.choose(ids[3])
    host.commands.run("job.up")
    host.commands.run("job.up")
    assert not host.commands.enabled("job.up")
    assert [job.id for job in opened.jobs.waiting] == [ids[3], ids[1], ids[2]]
    assert panel.view.currentIndex().row() == 1
    data = QMimeData()
    data.setData(DRAGGED, ids[3].encode())
    panel.view.model().dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    assert [job.id for job in opened.jobs.waiting] == [ids[1], ids[2], ids[3]]


def test_a_row_tells_everything_to_a_screen_reader(panel: JobsPanel, opened: Desktop, qtbot: QtBot) -> None:
    opened.jobs.draft("s1")
    opened.jobs.draft("s2", quality="final")
    opened.worker.step(6)
    qtbot.waitUntil(lambda: "6 / 24 frames" in rows(panel)[0])
    assert rows(panel)[0].startswith("Shot 1 · Take 1, a dog in a park, Filming, 6 / 24 frames")
    assert rows(panel)[1] == "Shot 2, a woman, Waiting"


def test_a_failed_job_shows_its_log_and_is_tried_again(panel: JobsPanel, opened: Desktop, host: Host) -> None:
    (job,) = opened.jobs.draft("s1")
    opened.worker.die("Fatal: out of luck")
    log = panel.findChildren(QPlainTextEdit)[0]
    assert not log.isVisible()
    assert "The worker stopped unexpectedly. Try again." in words(panel)
    host.commands.run("job.log")
    assert log.isVisible()
    assert log.toPlainText() == "Fatal: out of luck"
    host.commands.run("job.retry")
    assert not log.isVisible()
    opened.worker.finish()
    done = opened.jobs.job(job.id)
    assert done is not None
    assert isinstance(done.state, Done)
    press(panel, "Clear finished")
    assert rows(panel) == []
    assert "Nothing is being made" in words(panel)


def test_delete_stops_what_runs_and_forgets_what_ended(panel: JobsPanel, opened: Desktop, host: Host) -> None:
    (job,) = opened.jobs.draft("s1")
    host.commands.run("job.cancel")
    stopped = opened.jobs.job(job.id)
    assert stopped is not None
    assert isinstance(stopped.state, Cancelled)
    host.commands.run("job.cancel")
    assert opened.jobs.jobs == ()


def test_both_are_drawn_in_both_languages(
    bar: JobBar, panel: JobsPanel, opened: Desktop, host: Host, qtbot: QtBot
) -> None:
    opened.jobs.draft("s1", variations=3)
    opened.worker.die()
    opened.worker.step(12)
    assert isinstance(opened.jobs.jobs[1].state, Running)
    host.language.set("ja")
    qtbot.waitUntil(lambda: "ショット 1・テイク 1" in words(bar))
    assert not bar.grab().isNull()
    assert not panel.grab().isNull()
    assert all(link.accessibleName() for link in bar.findChildren(LinkButton))


def test_the_bell_rings_once_when_the_queue_has_run_out(opened: Desktop, qtbot: QtBot) -> None:
    rung: list[tuple[str, str]] = []

    def _ring(heading: str, sentence: str) -> bool:
        rung.append((heading, sentence))
        return True

    bell = Bell(opened.session, opened.jobs, notify=_ring, looked_at=lambda: False)
    opened.jobs.draft("s1", variations=2)
    opened.worker.finish()
    assert not rung
    opened.worker.finish()
    assert rung == [("film", "2 takes are ready")]
    opened.jobs.draft("s2")
    opened.worker.die()
    assert rung[1][1] == "Shot 2: The worker was lost"
    bell.release()
    assert isinstance(opened.jobs.jobs[-1].state, Failed)
    bell.deleteLater()
