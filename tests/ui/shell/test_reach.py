"""Reach: every control is had by keyboard, has a name for a screen reader, and a tooltip where it is only an icon."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from studio.ui.controls import IconButton
from studio.ui.shell.keys import KeysSheet
from studio.ui.shell.window import MainWindow
from tests.ui.conftest import settle


def reached(window: MainWindow) -> list[QWidget]:
    """What Tab reaches."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(window: MainWindow) -> list[str]:
    return [
        f"{type(widget).__module__}.{type(widget).__name__}"
        for widget in reached(window)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
        and widget.focusProxy() is None
    ]


@pytest.mark.parametrize("begun", [False, True], ids=["empty", "begun"])
def test_every_control_has_a_name(window: MainWindow, begun: bool) -> None:
    if begun:
        assert window.opened is not None
        window.opened.board.write(("a dog runs", "a cat sleeps"))
        window.opened.jobs.draft("s1")
        settle()
    assert nameless(window) == []
    window.commands.run("edit.keys")
    assert nameless(window) == []
    assert window.findChild(KeysSheet) is not None


def test_every_icon_says_what_it_is(window: MainWindow) -> None:
    assert window.opened is not None
    window.opened.board.write(("a dog runs",))
    settle()
    bare = [button for button in window.findChildren(IconButton) if button.isVisible() and not button.toolTip()]
    assert [(button.parent(), button.accessibleName()) for button in bare] == []


def test_clicks_do_not_take_the_focus_from_the_words(window: MainWindow) -> None:
    assert window.workspace is not None
    prompt = window.workspace.welcome.field.prompt
    prompt.setFocus()
    takers = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.ClickFocus
    ]
    assert [type(button).__name__ for button in takers] == []
    assert QApplication.focusWidget() is prompt


def test_tab_goes_round_without_getting_stuck(window: MainWindow) -> None:
    seen: list[QWidget] = []
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and widget not in seen and len(seen) < 200:
        seen.append(widget)
        window.focusNextChild()
        widget = QApplication.focusWidget()
    assert len(seen) >= 6
    assert widget in seen
