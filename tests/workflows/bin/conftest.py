"""A project with a bin around it, on a real folder, with real files."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.core.errors import StudioError
from studio.core.time import FrameRate
from studio.media.probing import Prober
from studio.media.reader import Readers
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.bin import Bin, Entry, Relinked
from studio.workflows.session.session import Session
from tests.fakes.posting import Loop


@dataclass
class Room:
    """``said`` are the errors that were told, ``come`` what was imported, ``back`` what was relinked."""

    folder: Path
    said: list[StudioError] = field(default_factory=list[StudioError])
    come: list[tuple[MediaFile, ...]] = field(default_factory=list[tuple[MediaFile, ...]])
    back: list[Relinked] = field(default_factory=list[Relinked])

    def __post_init__(self) -> None:
        self.loop = Loop()
        self.session = Session(Bundles().open_window(self.folder))
        self.bin = Bin(self.session, Prober(), Readers(), self.loop.post)
        self.bin.refused.connect(self.said.append)
        self.session.refused.connect(self.said.append)
        self.bin.imported.connect(self.come.append)
        self.bin.relinked.connect(self.back.append)
        self.settle()

    @property
    def files(self) -> tuple[MediaFile, ...]:
        """What the document holds."""
        return self.session.project.files

    def entry(self, name: str) -> Entry:
        """The entry of the file with this name."""
        return next(entry for entry in self.bin.entries if entry.file.name == name)

    def settle(self) -> None:
        """Until nothing is left to do."""
        for _ in range(4):
            self.bin.wait()
            self.loop.rest()

    def bring(self, *paths: Path) -> None:
        """Import, and wait for all that follows."""
        self.bin.import_files(paths)
        self.settle()

    def use(self, file_id: str) -> None:
        """A clip of it on the first track of a sequence."""
        clip = Clip(id="q9c1", source=FileSource(file_id), length=24)
        track = Track(id="q9v1", kind="video", name="V1", items=(clip,))
        cut = Sequence(id="q9", name="Trailer", size=(64, 36), rate=FrameRate(Fraction(24)), tracks=(track,))
        assert self.session.edit("Change", lambda project: replace(project, sequences=(*project.sequences, cut))), (
            self.said
        )

    def close(self) -> None:
        """Let go of all."""
        self.bin.close()
        self.session.close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where files come from."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder
