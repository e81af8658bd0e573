"""A take knows when somebody spoke last before it, from the takes that stand for the shots before."""

from pathlib import Path

from studio.ports.worker import TakeOrder
from studio.workflows.film import spoken
from tests.fakes.desktop import Desktop
from tests.fakes.worker import FRAMES

SAYS = 'a woman says "Where are you going?"'


def make(desktop: Desktop, shot: str, last: int | None) -> TakeOrder:
    """A take of a shot in which somebody spoke so many samples before its end; what was asked of the worker."""
    desktop.worker.spoken = last
    desktop.draft(shot)
    order = desktop.worker.orders[-1]
    assert isinstance(order, TakeOrder)
    return order


def test_who_spoke_before_is_known_over_the_cuts(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write(SAYS, "a dog", SAYS)
    one, two, three = desktop.ids
    assert make(desktop, one, 9_600).recipe.spoken_before is None, "nobody spoke before the film"
    assert make(desktop, two, None).recipe.spoken_before == 9_600
    length = desktop.project.takes_of(two)[0].recipe.rate.sample(FRAMES)
    assert make(desktop, three, 0).recipe.spoken_before == 9_600 + length, "a silent shot lies between"
    desktop.close()


def test_where_nobody_remembers_nothing_is_assumed(tmp_path: Path) -> None:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write(SAYS, "a dog")
    one, two = desktop.ids
    make(desktop, one, 4_800)
    folder = desktop.session.folder.cache(spoken.NAME)
    for file in folder.iterdir():
        file.write_text('{"spoken": "long ago"}', "utf-8")
    assert make(desktop, two, None).recipe.spoken_before is None
    for file in folder.iterdir():
        file.unlink()
    assert spoken.spoken_before(folder, desktop.project, two) is None
    desktop.close()
