"""Draft to final: the sheet tells what becomes of approved takes; the queue gets it, for tonight or at once."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.errors import StudioError
from studio.core.unfinished import Unfinished
from studio.ports.queue import TakeWork
from studio.project import edits
from studio.project.model_use import ModelUse
from studio.storage import Bundles
from studio.storage.queue import open_queue
from studio.ui.finals import FinalsPanel
from studio.ui.finals.panel import FinalsDoors
from studio.workflows.models.engines import Engines
from studio.workflows.queue import Wishing, finals
from studio.workflows.queue.nights import NIGHT, Due, due
from tests.fakes.desktop import Desktop
from tests.ui.conftest import settle


@dataclass
class Asked:
    wishes: list[tuple[tuple[str, ...], ModelUse | None, bool]] = field(
        default_factory=list[tuple[tuple[str, ...], ModelUse | None, bool]]
    )

    def begin(self, shots: tuple[str, ...], model: ModelUse | None, tonight: bool) -> None:
        self.wishes.append((shots, model, tonight))


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    """Three shots with a take each, of which that of the first and the third is approved."""
    made = Desktop(tmp_path / "film.studio")
    made.write("A dog runs.", "A woman walks.", "A man sits.")
    for shot in made.ids:
        made.draft(shot)
    for shot in (made.ids[0], made.ids[2]):
        take = made.project.takes_of(shot)[0]
        made.edit(lambda project, take=take: edits.approve_take(project, take.id))
    return made


def test_the_sheet_tells_what_is_due_and_asks_for_that_alone(desktop: Desktop, qtbot: QtBot) -> None:
    asked = Asked()
    doors = FinalsDoors(project=lambda: desktop.project, cost=lambda _row: 90.0, begin=asked.begin)
    panel = FinalsPanel(Engines(), doors)
    qtbot.addWidget(panel)
    panel.show()
    settle()
    said = [panel.list.item(row).data(0x0B) for row in range(panel.list.count())]  # what a screen reader says
    assert "Seed" in said[0] and "no take is approved" in said[1] and "Seed" in said[2]
    assert panel.go.text() == "Queue 2 finals"
    assert panel.said.startswith("About 3 min")
    panel.go.click()
    assert asked.wishes == [((desktop.ids[0], desktop.ids[2]), None, True)]
    panel.when.chosen.emit("now")
    panel.release()
    desktop.close()


def test_a_final_is_the_approved_take_at_its_best_with_its_seed(desktop: Desktop, tmp_path: Path) -> None:
    rows = due(desktop.project)
    first = rows[0]
    take = desktop.project.takes_of(desktop.ids[0])[0]
    assert first.recipe is not None
    assert (first.recipe.seed, first.recipe.quality) == (take.recipe.seed, "final")
    assert first.recipe.rate.frames(first.recipe.seconds or 0) == take.frame_count
    queue = open_queue(tmp_path / "queue")
    try:
        model = ModelUse(model="my-wan", guide="first")
        made = finals(Wishing(queue, Bundles(Unfinished())), desktop.session.path, model=model, hours=NIGHT)
        works = [job.wish.work for job in made.jobs]
        assert [work.base for work in works if isinstance(work, TakeWork)] == [take.id, f"{desktop.ids[2]}t1"]
        assert all(job.wish.hours == NIGHT for job in made.jobs)
    finally:
        queue.close()
    desktop.close()


def test_nothing_approved_is_nothing_to_make(tmp_path: Path, qtbot: QtBot) -> None:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("A dog runs.")

    def _never(row: Due) -> float | None:
        raise StudioError("nothing is due")

    panel = FinalsPanel(
        Engines(), FinalsDoors(project=lambda: desktop.project, cost=_never, begin=lambda shots, model, tonight: None)
    )
    qtbot.addWidget(panel)
    assert not panel.go.isEnabled()
    assert "approve" in panel.said
    panel.release()
    desktop.close()
