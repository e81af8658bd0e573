"""What another program does to the open project is seen in the window."""

from dataclasses import replace

from studio.project import edits
from studio.storage import Bundles
from studio.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.shell.conftest import Desk


def test_what_a_command_does_meanwhile_is_seen(window: MainWindow) -> None:
    opened, workspace = window.opened, window.workspace
    assert opened is not None and workspace is not None
    opened.board.write(["a dog in a park"])
    settle()
    opened.jobs.draft("s1")
    settle()
    (take,) = opened.session.project.takes
    with Bundles().open(opened.session.path) as command:
        command.apply(lambda project: edits.add_take(project, replace(take, id="s1t2", note="by a command")))
    window.outside.look()
    assert [one.id for one in opened.session.project.takes] == ["s1t1", "s1t2"]
    assert workspace.panels.takes.view.model().rowCount() == 2
    window.outside.look()
    assert sum(one.text.startswith("Another program") for one in window.notes.shown) == 1
    with Bundles().open(opened.session.path) as command:
        command.apply(lambda project: edits.add_take(project, replace(take, id="s1t3")))
    window.outside.look()
    assert len(opened.session.project.takes) == 3
    assert sum(one.text.startswith("Another program") for one in window.notes.shown) == 1, "said once in a while"


def test_a_window_that_may_only_read_follows_the_one_that_writes(desk: Desk) -> None:
    first = desk.window("film.studio")
    second = desk.window("film.studio")
    assert first.opened is not None and second.opened is not None
    assert second.opened.session.read_only
    first.opened.board.write(["a dog in a park"])
    settle()
    second.outside.look()
    assert [shot.prompt for shot in second.opened.session.project.shots] == ["a dog in a park"]
    assert second.workspace is not None and second.workspace.begun
    assert not any(one.text.startswith("Another program") for one in second.notes.shown)
