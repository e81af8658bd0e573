"""A film with a cut to be handed over, changed, and brought back."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.story import with_film
from studio.project.timeline.clip import Clip, Gap, TakeSource, TitleSource, Transition
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.bringing_back import BringBack, Brought, Comparison, bring_back, compare
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.handover.hand_over import HandOver, hand_over
from tests.fakes.studio import FakeStudio

RATE = FrameRate(Fraction(24))
SIZE = (160, 96)


@dataclass
class Trip:
    """A project on disk, whose second sequence is the cut that travels."""

    folder: Path

    @property
    def project(self) -> Project:
        """As it is on disk."""
        with Bundles().open(self.folder) as opened:
            return opened.document

    def edit(self, change: Callable[[Project], Project]) -> None:
        """Change it on disk."""
        with Bundles().open(self.folder) as opened:
            opened.apply(change)

    def lay(self, sequence: Sequence) -> None:
        """Make this the second sequence."""
        self.edit(lambda project: replace(project, sequences=(with_film(project).sequences[0], sequence)))

    def out(self, name: str, **more: Any) -> Path:
        """Hand it over."""
        path = self.folder.parent / name
        order = replace(HandOver(output=path, sequence="Cut", media="link", force=True), **more)
        return hand_over(FakeStudio(), self.folder, order, silent, CancelToken()).files[0]

    def compare(self, file: Path, sequence: str = "Cut") -> Comparison:
        """What the file changed."""
        return compare(FakeStudio(), self.folder, file, sequence)

    def told(self, file: Path) -> list[tuple[str, str, int]]:
        """(kind, clip, frames) of every change."""
        return [(one.kind, one.clip, one.frames) for one in self.compare(file).changes]

    def bring(self, file: Path, *, onto: bool = False) -> Brought:
        """Bring it back."""
        return bring_back(FakeStudio(), self.folder, BringBack(file=file, sequence="Cut", onto=onto))


def pair(number: int, length: int, offset: int = 0, **more: Any) -> tuple[Clip, Clip]:
    """Picture and sound of a shot."""
    seen = Clip(
        id=f"q9c{number}", source=TakeSource(f"s{number}"), length=length, offset=offset, link=f"q9l{number}", **more
    )
    return seen, replace(seen, id=f"q9d{number}", head=None)


def cut(*, over: bool = True, second: bool = True) -> Sequence:
    """Four shots of 20 frames: the second comes by a dissolve, before the third is a gap; a title over the first."""
    head = Transition(before=4, after=4) if over else None
    pairs = [pair(1, 20), pair(2, 20, 2, head=head), pair(3, 20, 1), pair(4, 20)]
    pictures, sounds = zip(*pairs, strict=True)
    tracks = [
        Track(id="q9v1", kind="video", name="V1", items=(pictures[0], pictures[1], Gap(10), pictures[2], pictures[3])),
        Track(id="q9a2", kind="audio", name="A1", items=(sounds[0], sounds[1], Gap(10), sounds[2], sounds[3])),
    ]
    if second:
        title = Clip(id="q9c7", source=TitleSource(Title(text="第一話")), length=12)
        tracks.insert(1, Track(id="q9v3", kind="video", name="V2", items=(Gap(4), title)))
    markers = (Marker(id="q9m1", at=5, name="cue"),)
    return Sequence(id="q9", name="Cut", size=SIZE, rate=RATE, tracks=tuple(tracks), start=86400, markers=markers)


@pytest.fixture(scope="session")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four takes of 24 frames; made once."""
    folder = tmp_path_factory.mktemp("trip")
    order = FilmOrder(
        output=folder / "film.mp4",
        prompts=("A dog runs", 'A man says "good morning"', "A cat sits", "犬が走る"),
        size=SIZE,
        seconds=1.0,
        project=folder / "p.studio",
    )
    film(FakeStudio(), order, silent, CancelToken())
    return folder / "p.studio"


@pytest.fixture
def trip(filmed: Path, tmp_path: Path) -> Trip:
    made = Trip(Path(shutil.copytree(filmed, tmp_path / "p.studio")))
    made.lay(cut())
    return made
