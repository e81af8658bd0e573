"""Takes without a proxy get one while they are shown."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.media.proxies import ProxyFile, ProxyFolder
from studio.workflows.screening.proxying import Proxying
from studio.workflows.screening.screening import Screening
from tests.fakes.compositor import FakeCompositor
from tests.fakes.desktop import Desktop, at_once
from tests.media.flash import movie


class Counted:
    """Real proxies; ``made`` remembers for which movies they were asked."""

    def __init__(self, folder: Path) -> None:
        self._own = ProxyFolder(folder)
        self.made: list[str] = []

    def find(self, digest: str) -> Path | None:
        return self._own.find(digest)

    def make(self, digest: str, movie: Path, progress: Progress, cancel: CancelToken) -> Path:
        self.made.append(digest)
        return self._own.make(digest, movie, progress, cancel)

    def writer(self, path: Path, size: tuple[int, int], rate: FrameRate) -> ProxyFile:
        return self._own.writer(path, size, rate)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


def _without_proxy(opened: Desktop, data: bytes) -> Path:
    opened.draft("s1")
    take = opened.project.takes[0]
    opened.session.folder.media(take.media).write_bytes(data)
    proxy = opened.session.folder.cache("proxies") / f"{take.media}.mov"
    proxy.unlink()
    return proxy


def _posted() -> tuple[Callable[[Callable[[], None]], None], threading.Event, list[Callable[[], None]]]:
    come, acts = threading.Event(), list[Callable[[], None]]()

    def _post(act: Callable[[], None]) -> None:
        acts.append(act)
        come.set()

    return _post, come, acts


def test_a_proxy_is_made_and_shown(opened: Desktop, tmp_path: Path) -> None:
    proxy = _without_proxy(opened, movie(tmp_path / "a.mp4", 6).read_bytes())
    post, come, acts = _posted()
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    assert screening.reel.clips[0].proxy is None
    proxying = Proxying(screening, Counted(proxy.parent), post)
    assert come.wait(10)
    acts[0]()
    assert screening.reel.clips[0].proxy == proxy
    proxying.close()
    screening.close()


def test_what_cannot_be_read_is_tried_once(opened: Desktop) -> None:
    proxy = _without_proxy(opened, b"no movie")
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    counted = Counted(proxy.parent)
    proxying = Proxying(screening, counted, at_once)
    for _ in range(3):
        screening.look_again()
    proxying.close()
    assert len(counted.made) <= 1
    assert not proxy.exists()
    screening.close()


def test_closing_ends_the_thread_and_leaves_nothing_half_made(opened: Desktop, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    proxy = _without_proxy(opened, movie(tmp_path / "a.mp4", 200, size=(640, 360)).read_bytes())
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    proxying = Proxying(screening, Counted(proxy.parent), lambda act: None)
    proxying.close()
    assert set(threading.enumerate()) == before
    assert [file for file in proxy.parent.iterdir() if file.suffix == ".part"] == []
    screening.close()
