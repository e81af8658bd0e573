"""A small project with two movies, shots and takes, on a studio whose deliveries can be looked at bit by bit."""

from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from studio.core.progress import CancelToken, Progress, silent
from studio.ports.delivery import Delivery
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.shot import Shot
from studio.project.take import Recipe, Take
from studio.project.timeline.clip import Clip, FileSource, Item, TakeSource, TitleSource
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.delivering.deliver import deliver_document
from studio.workflows.delivering.form import FORMS, Form
from studio.workflows.delivering.order import Delivered, DeliveryOrder
from tests.fakes.delivery import FakeDelivery
from tests.fakes.studio import FakeStudio
from tests.media.flash import RATE, movie

SIZE = (320, 180)
PLAIN = replace(FORMS[".mp4"], sealed=False)


@pytest.fixture(scope="session")
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two movies with numbered pictures."""
    folder = tmp_path_factory.mktemp("bin")
    movie(folder / "one.mp4", 48, flashes=(10, 30))
    movie(folder / "two.mp4", 48, flashes=(5,))
    return folder


class Desk(FakeStudio):
    """The fake studio, but that what it delivers can be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.delivered = FakeDelivery()

    @property
    @override
    def delivery(self) -> Delivery:
        """Keeps every frame."""
        return self.delivered


def clip(name: str, length: int, offset: int = 0, kind: str = "v") -> Clip:
    """A clip of one of the two movies."""
    return Clip(id=f"{kind}{name}{offset}", source=FileSource(name), length=length, offset=offset)


def shot(number: int, length: int, offset: int = 0) -> Clip:
    """A clip of a shot's take."""
    return Clip(id=f"s{number}{offset}", source=TakeSource(f"s{number}"), length=length, offset=offset)


def words(text: str, length: int, name: str = "t") -> Clip:
    """A title."""
    return Clip(id=name, source=TitleSource(Title(text=text)), length=length)


def film(*pictures: Item, sounds: tuple[Item, ...] | None = None, more: tuple[Track, ...] = ()) -> Sequence:
    """A sequence of some clips; their sound below them, unless another is given."""
    below = (
        sounds
        if sounds is not None
        else tuple(replace(item, id=f"a{item.id}") if isinstance(item, Clip) else item for item in pictures)
    )
    return Sequence(
        id="q1",
        name="Film",
        size=SIZE,
        rate=RATE,
        tracks=(
            Track(id="v1", kind="video", items=pictures),
            *(track for track in more if track.kind == "video"),
            *(track for track in more if track.kind == "subtitle"),
            Track(id="a1", kind="audio", items=below, role="dialogue"),
            *(track for track in more if track.kind == "audio"),
        ),
    )


def project_of(*sequences: Sequence) -> Project:
    """A project with two files and three shots; the first two have takes, which are the files."""
    files = tuple(
        MediaFile(id=name, digest=name, name=f"{name}.mp4", kind="video", seconds=Fraction(2), rate=RATE.fps,
                  frame_count=48)
        for name in ("one", "two")
    )  # fmt: skip
    recipe = Recipe(
        scene=Scene(), engine="stage", engine_version="7", studio="0", size=SIZE, rate=RATE, seed=11, quality="final"
    )
    shots = tuple(
        Shot(id=f"s{number}", reading=Reading(prompt=f"Prompt {number}.", language="en", scene=Scene()))
        for number in (1, 2, 3)
    )
    takes = tuple(
        Take(id=f"t{number}", shot_id=f"s{number}", recipe=recipe, media=name, frame_count=48, frames_hash="",
             samples_hash="")
        for number, name in ((1, "one"), (2, "two"))
    )  # fmt: skip
    return Project(name="Harbour", shots=shots, takes=takes, files=files, sequences=sequences)


@dataclass
class Place:
    """A project's folder, as far as a delivery looks into it."""

    root: Path
    bin: Path

    def media(self, digest: str) -> Path:
        """The movies of the bin."""
        return self.bin / f"{digest}.mp4"

    def cache(self, name: str) -> Path:
        """A folder that is there."""
        made = self.root / "cache" / name
        made.mkdir(parents=True, exist_ok=True)
        return made


@dataclass
class Bench:
    """Delivers, and shows what came of it."""

    root: Path
    bin: Path
    desk: Desk = field(default_factory=Desk)
    said: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])

    @property
    def place(self) -> Place:
        """The project's folder."""
        return Place(self.root, self.bin)

    @property
    def out(self) -> Path:
        """Where files go."""
        made = self.root / "out"
        made.mkdir(exist_ok=True)
        return made

    def deliver(
        self,
        sequence: Sequence,
        form: Form = PLAIN,
        output: str = "film.mp4",
        progress: Progress = silent,
        cancel: CancelToken | None = None,
        project: Project | None = None,
        **asked: Any,
    ) -> tuple[Delivered, ...]:
        """All files of an order."""
        order = DeliveryOrder(output=self.out / output if output else self.out, form=form, **asked)
        return deliver_document(
            self.desk, project or project_of(sequence), self.place, order, progress, cancel or CancelToken()
        )


@pytest.fixture
def bench(tmp_path: Path, bin_folder: Path) -> Bench:
    """A desk of its own for every test."""
    return Bench(tmp_path, bin_folder)
