"""``ekonte cameo record``: somebody is led through it in words; whatever is in the way is said, and nothing is kept."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from typing_extensions import override

from studio.app.main import answer
from studio.cli.cameo_record import recorded
from studio.core.errors import InputError, MachineError, StudioError
from studio.core.signals import Post
from studio.project.cameo import Cameo, Permission
from studio.workflows.cameo.bringing import Brought
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.cameo.session import Recording
from tests.cli.entry import fake_doors
from tests.fakes.cameo import Acted, ActedParts, HeldReach
from tests.workflows.cameo.test_session import DOES

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched(CameoDesk):
    """A desk whose sessions can be watched."""

    sessions: list[Recording] = field(default_factory=list[Recording])

    @override
    def recording(self, post: Post, language: str, brought: Brought | None = None) -> Recording:
        made = CameoDesk.recording(self, post, language, brought)
        self.sessions.append(made)
        return made


class Person:
    """Does what is asked, on a thread of their own, as somebody before a camera does."""

    def __init__(self, parts: ActedParts) -> None:
        self.parts = parts
        self.desk = Watched(parts=parts, reach=HeldReach(parts.consent), now=lambda: NOW, chance=Random(5))
        self.unplugs = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sit, daemon=True)
        self._thread.start()

    def leave(self) -> None:
        self._over.set()
        self._thread.join()

    def record(self, language: str = "en") -> Cameo:
        devices: tuple[str | None, str | None] = ("cam-2", None)
        permission = Permission(audience="chosen", limits=("violence",))
        return recorded(self.desk, None, "@haru", "Haru", language, devices, permission, yes=True)

    def _sit(self) -> None:
        while not self._over.wait(0.005):
            session = self.desk.sessions[-1] if self.desk.sessions else None
            if session is None or session.phase != "asking":
                continue
            prompt, number = session.prompt, session.number
            if prompt is None:
                continue
            if self.unplugs and number == 2:
                self.parts.capture.unplug()
                return
            self.parts.capture.act(0.4)
            if prompt.step == "say":
                self.parts.capture.act(6.0, speak=220.0)
                self.parts.capture.act(1.5)
            else:
                self.parts.capture.act(1.2, DOES[prompt.step])
                self.parts.capture.act(0.4)
            patience = time.monotonic() + 0.3
            while session.number == number and session.phase == "asking" and time.monotonic() < patience:
                time.sleep(0.005)


@pytest.fixture
def person() -> Iterator[Person]:
    made = Person(ActedParts())
    yield made
    made.leave()


@pytest.mark.parametrize(("language", "words"), [("en", "Turn your head to your left"), ("ja", "顔を左に")])
def test_from_the_camera_to_the_signature(
    person: Person, language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = person.record(language)
    assert (kept.handle, kept.name, kept.permission.limits) == ("haru", "Haru", ("violence",))
    assert person.parts.capture.orders[0].camera == "cam-2"
    assert person.desk.sessions[0].phase == "kept"
    told = capsys.readouterr().err
    assert words in told and "9/9" in told and "are being compared" in told
    assert len(person.parts.consent.there) == 1


def test_what_is_refused_is_said_and_nothing_is_kept(person: Person) -> None:
    person.parts.voices.mishear = True
    with pytest.raises(InputError, match="phrase that was heard is not the one"):
        person.record()
    assert not person.parts.consent.there and not person.parts.consent.entries
    assert person.parts.capture.recorder is not None and person.parts.capture.recorder.closed


def test_a_camera_that_is_pulled_out(person: Person, capsys: pytest.CaptureFixture[str]) -> None:
    person.unplugs = True
    with pytest.raises(InputError, match="unplugged"):
        person.record()
    assert "are being compared" not in capsys.readouterr().err
    assert not person.parts.consent.there


def test_a_camera_that_is_busy(person: Person) -> None:
    person.parts.capture.refuse = MachineError("The camera is busy.", todo="Close the program that uses it.")
    with pytest.raises(StudioError, match="busy"):
        person.record()


def test_who_only_sits_there_is_not_waited_for_forever(capsys: pytest.CaptureFixture[str]) -> None:
    person = Person(ActedParts())
    person.leave()
    over = threading.Event()

    def _sit() -> None:
        while not over.wait(0.005):
            if person.desk.sessions and person.desk.sessions[0].phase == "asking":
                person.parts.capture.act(4.0, Acted(yaw=40))

    sitting = threading.Thread(target=_sit, daemon=True)
    sitting.start()
    try:
        with pytest.raises(InputError, match="not done in time"):
            person.record()
    finally:
        over.set()
        sitting.join()
    assert capsys.readouterr().err.count("Time ran out") == 3


def asked(*words: str) -> int:
    return answer(["cameo", "record", *words], fake_doors())


def test_devices_are_listed_without_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("--devices") == 0
    told = capsys.readouterr()
    assert told.out or "There is no camera." in told.err


def test_a_name_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked() == 2
    assert "--handle" in capsys.readouterr().err


def test_files_that_are_no_movies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("me", "utf-8")
    assert asked("--handle", "me", "--camera", str(text)) != 0
    told = capsys.readouterr().err
    assert "cannot be recorded from: invalid data" in told and "Errno" not in told
    assert asked("--handle", "me", "--camera", str(tmp_path / "gone.mp4")) != 0
    assert "is not there" in capsys.readouterr().err
