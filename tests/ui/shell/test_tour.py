"""The first tour: on the sample of the window's language, every step beside something that is really there."""

import pytest
from PySide6.QtCore import QPoint, QRect

from studio.ui.language import Code
from studio.ui.shell.tour import STEPS, Balloon
from tests.ui.conftest import settle
from tests.ui.shell.conftest import Desk


@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_tour_walks_on_the_sample_and_points_at_what_is_there(desk: Desk, code: Code) -> None:
    window = desk.window("film.studio")
    window.host.language.set(code)
    window.commands.run("help.tour")
    settle()
    assert window.opened is not None
    assert window.opened.session.path.name == ("sample.studio" if code == "ja" else "sample_en.studio")
    assert window.opened.session.project.shots
    seen: list[str] = []
    for step in STEPS:
        (balloon,) = window.findChildren(Balloon)
        assert window.tour.showing
        pointed, card = balloon.target, balloon.card
        assert pointed is not None and pointed.isVisible() and pointed.width() > 0, step.target
        assert window.rect().contains(QRect(card.mapTo(window, QPoint(0, 0)), card.size()))
        seen.append(card.accessibleName())
        window.tour.move(1)
        settle()
    assert not window.tour.showing
    assert len(set(seen)) == len(STEPS)
    assert all(any("ぁ" <= letter <= "ん" for letter in words) for words in seen) == (code == "ja")
