"""A watched folder: each script becomes a film once, half-written ones are waited for, failures are told beside it."""

import contextlib
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.farm import LocalRunner
from studio.media import Movies
from studio.storage.ledger import FileLedger
from studio.storage.queue import open_queue
from studio.workflows.queue import Dispatcher
from studio.workflows.watching import SETTLED, Films, Seen, Watcher
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio
from tests.server.entry import ThreadWorker

FILMS = Films(size=(128, 128), seconds=0.5)


class Room:
    """A folder with somebody who watches it."""

    def __init__(self, root: Path) -> None:
        self.folder, self.output, self._root = root / "scripts", root / "films", root
        self.folder.mkdir(exist_ok=True)
        self.told: list[Seen] = []
        self.studio = FakeStudio(engine=FakeEngine(name="stage", fails_at="castle"))
        self.queue = open_queue(root / "queue")
        self.ledger = FileLedger(root / "ledger")
        self.watcher = Watcher(self.studio, self.queue, self.ledger, self.folder, self.output, FILMS, self.told.append)

    def look(self, times: int = 1) -> None:
        for _ in range(times):
            self.watcher.look()

    def until(self, met: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not met():
            assert time.monotonic() < end, self.told
            self.look()
            time.sleep(0.02)

    @property
    def films(self) -> list[str]:
        return sorted(path.name for path in self.output.iterdir())

    @contextlib.contextmanager
    def worked(self) -> Generator[None]:
        runner = LocalRunner(lambda: ThreadWorker(self.studio, self._root / "proxies"))
        dispatcher = Dispatcher(self.queue, self.studio.projects, (runner,), "tests")
        dispatcher.start()
        try:
            yield
        finally:
            dispatcher.close()

    def close(self) -> None:
        self.queue.close()
        self.ledger.close()


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def test_a_script_becomes_a_film_once(room: Room) -> None:
    (room.folder / "story.txt").write_text("A dog walks\n\nA woman")
    (room.folder / "notes.pdf").write_bytes(b"no script")
    (room.folder / ".hidden.txt").write_text("A dog")
    with room.worked():
        room.until(lambda: room.films == ["story.mp4"])
        room.until(lambda: room.told[-1].state == "done")
        room.look(5)
    assert room.films == ["story.mp4"]
    assert Movies(room.studio.unfinished).probe(room.output / "story.mp4").frame_count == 24
    assert [seen.state for seen in room.told] == ["wished", "done"]
    assert not room.watcher.busy


def test_what_is_still_being_written_is_waited_for(room: Room) -> None:
    script = room.folder / "story.txt"
    script.touch()
    for number in range(6):
        room.look()
        with script.open("a") as file:
            file.write(f"A dog walks {number}\n\n")
    assert not room.told
    room.look(SETTLED + 1)
    assert [seen.state for seen in room.told] == ["wished"]
    assert len(room.queue.jobs()) == 1


def test_a_restart_makes_nothing_twice(tmp_path: Path) -> None:
    first = Room(tmp_path)
    (first.folder / "story.fountain").write_text("A dog walks")
    first.look(SETTLED + 1)
    first.close()
    second = Room(tmp_path)
    second.look(SETTLED + 3)
    assert len(second.queue.jobs()) == 1
    with second.worked():
        second.until(lambda: not second.watcher.busy)
    assert second.films == ["story.mp4"]
    second.close()
    third = Room(tmp_path)
    third.look(SETTLED + 3)
    assert (third.films, third.told, len(third.queue.jobs())) == (["story.mp4"], [], 1)
    third.close()


def test_a_wish_that_was_kept_and_not_made_is_made_at_the_next_start(tmp_path: Path) -> None:
    first = Room(tmp_path)
    (first.folder / "story.txt").write_text("A dog walks")
    first.look(SETTLED + 1)
    (entry,) = first.ledger.entries("watched")
    first.ledger.put("watched", entry.key, entry.text.replace('"job": "j1"', '"job": ""'))
    first.close()
    second = Room(tmp_path)
    second.look()
    assert [job.id for job in second.queue.jobs()] == ["j1"]
    assert '"job": "j1"' in second.ledger.entries("watched")[0].text
    second.close()


def test_a_changed_script_is_another_film(room: Room) -> None:
    script = room.folder / "story.txt"
    script.write_text("A dog walks")
    with room.worked():
        room.until(lambda: room.films == ["story.mp4"])
        script.write_text("A woman walks")
        room.until(lambda: room.films == ["story 2.mp4", "story.mp4"])


def test_what_goes_wrong_is_said_beside_it(room: Room) -> None:
    (room.folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (room.folder / "huge.txt").write_bytes(b"a" * 2_000_001)
    (room.folder / "castle.txt").write_text("A dog in the castle")
    with room.worked():
        room.until(lambda: len(room.films) == 3)
    assert room.films == ["bad.txt.problem.txt", "castle.txt.problem.txt", "huge.txt.problem.txt"]
    assert "UTF-8" in (room.output / "bad.txt.problem.txt").read_text()
    assert "castle" in (room.output / "castle.txt.problem.txt").read_text()
    room.look(5)
    assert sum(seen.state == "failed" for seen in room.told) == 3


def test_links_and_folders_are_no_scripts(room: Room, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("A dog")
    (room.folder / "link.txt").symlink_to(secret)
    (room.folder / "folder.txt").mkdir()
    room.look(SETTLED + 3)
    assert not room.told


def test_two_cannot_watch_one_folder(room: Room, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Another server"):
        FileLedger(tmp_path / "ledger")
