"""Models from the window."""

from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import Desk


def test_the_sheet_lists_what_there_is_and_goes_again(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window("film.studio")
    window.commands.run("models.show")
    panel = window.models.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.list.count() > 30, timeout=10_000)
    assert panel.list.model_id == "ltx-2.5-distilled"
    assert not panel.get.isEnabled() and panel.network.switch.value == "off"  # the fake studio has no network
    window.sheets.close()
    qtbot.waitUntil(lambda: window.models.panel is None, timeout=5_000)
    window.commands.run("models.show")
    desk.leave(window)


def test_a_sheet_that_has_gone_listens_no_more_and_the_next_is_known(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window("film.studio")
    window.commands.run("models.show")
    first = window.models.panel
    assert first is not None and first.listening
    window.commands.run("models.show")
    qtbot.waitUntil(lambda: not first.listening, timeout=5_000)
    second = window.models.panel
    assert second is not None and second is not first and second.listening
    qtbot.waitUntil(lambda: second.list.count() > 30, timeout=10_000)
    window.sheets.close()
    qtbot.waitUntil(lambda: window.models.panel is None and not second.listening, timeout=5_000)
    desk.leave(window)
