"""A machine with a studio, a vault and projects, for tests of cameos in films."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.progress import CancelToken, silent
from studio.project.cameo import Permission
from studio.storage import Bundles
from studio.storage.known import KnownFolders
from studio.workflows.film.film import FilmMade, FilmOrder, film
from tests.consent.people import Person
from tests.fakes.keychain import MemoryKeychain
from tests.fakes.studio import FakeStudio

SMALL = (96, 64)


@dataclass(slots=True)
class KnowingStudio(FakeStudio):
    """Remembers the projects that it has opened."""

    known: KnownFolders = field(default_factory=lambda: KnownFolders(Path("no such list")))

    @property
    def projects(self) -> Bundles:
        """Real folders."""
        return Bundles(self.unfinished, self.known)


class Home:
    """Somebody's machine."""

    def __init__(self, folder: Path, permission: Permission | None = None, handle: str = "haru", seed: int = 1) -> None:
        self.folder = folder
        self.person = Person(folder / "vault")
        self.cameo = self.person.record(handle, seed, permission)
        self.studio = self.fresh()
        self.made = 0

    def saved(self) -> Callable[[], "Home"]:
        """Brings everything back as it is now, at the same place: films are made once for many tests."""
        aside = self.folder.with_name(f"{self.folder.name}-saved")
        shutil.copytree(self.folder, aside)
        keychain = self.person.keychain
        assert isinstance(keychain, MemoryKeychain)
        kept, now = dict(keychain.kept), self.person.clock.now

        def _restored() -> Home:
            shutil.rmtree(self.folder)
            shutil.copytree(aside, self.folder)
            keychain.kept, self.person.clock.now = dict(kept), now
            self.fresh()
            return self

        return _restored

    def fresh(self) -> KnowingStudio:
        """Another start of the program."""
        self.studio = KnowingStudio(consent=self.person.again(), known=KnownFolders(self.folder / "projects.txt"))
        return self.studio

    def film(self, *prompts: str, project: str = "", sealed: bool = False) -> FilmMade:
        """Films of half a second a shot."""
        self.made += 1
        order = FilmOrder(
            output=self.folder / f"film{self.made}.mp4",
            prompts=prompts,
            size=SMALL,
            seconds=0.5,
            seed=self.made,
            project=self.folder / project if project else None,
            sealed=sealed,
        )
        return film(self.studio, order, silent, CancelToken())

    def every_byte(self, *folders: str) -> bytes:
        """Of these folders and files."""
        paths = [self.folder / name for name in folders]
        files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
        return b"\n".join(file.read_bytes() for file in files if file.is_file())
