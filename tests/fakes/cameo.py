"""Everything that a cameo's recording works with, acted: pictures carry what their face does in a few pixels of their
own, readers read it off there, and time passes as the test lets it."""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import FaultError, InputError, StudioError
from studio.core.progress import CancelToken
from studio.core.time import FrameRate
from studio.ports.capture import Captured, CaptureOrder, Device, Seen, Sounded
from studio.ports.consent import Deed, Entry, Kept, Likeness, Record, Revoked
from studio.ports.likeness import LANDMARKS, Face, Heard, Portrait, Sitting, VoiceLikeness
from studio.ports.playback import MovieReaders
from studio.ports.ruby import Ruby, RubyReader
from studio.project.cameo import Cameo, CameoUse, Permission
from studio.workflows.cameo.library import Ended, Place, Uses
from tests.fakes.playing import FakeReaders

SIZE = (128, 72)
RATE = 48_000
_TURN = 6.0
"""Degrees that a head turns from one picture to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """What a face does, and whose it is; ``count`` faces are in the picture."""

    yaw: float = 0.0
    pitch: float = 0.0
    eyes: float = 1.0
    mouth: float = 0.0
    smile: float = 0.0
    light: float = 0.5
    who: int = 1
    count: int = 1


def picture(acted: Acted, over: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
    """uint8 (height, width, 3), with what is done in its first three pixels."""
    out = over.copy() if over is not None else np.full((SIZE[1], SIZE[0], 3), 90, np.uint8)
    shares = [acted.eyes, acted.mouth, acted.smile, acted.light]
    values = [acted.yaw + 128, acted.pitch + 128, *(255 * share for share in shares), acted.who, acted.count, 7]
    out[0, :3] = np.clip(np.round(values), 0, 255).astype(np.uint8).reshape(3, 3)
    return out


class ActedFaces:
    """Reads what ``picture`` wrote."""

    def __init__(self) -> None:
        self.read = 0
        self._more = threading.Condition()

    @property
    def same_from(self) -> float:
        return 0.8

    def faces(self, picture: NDArray[np.uint8]) -> tuple[Face, ...]:
        height, width = picture.shape[:2]
        values = picture[0, :3].reshape(9).astype(float)
        with self._more:
            self.read += 1
            self._more.notify_all()
        if values[8] != 7:
            return ()
        side = 0.45 * height
        box = (width / 2 - 0.4 * side, height / 2 - side / 2, width / 2 + 0.4 * side, height / 2 + side / 2)
        face = Face(
            box=box,
            points=np.zeros((LANDMARKS, 3), np.float32),
            yaw=values[0] - 128,
            pitch=values[1] - 128,
            roll=0.0,
            eyes_open=(values[2] / 255, values[2] / 255),
            mouth_open=values[3] / 255,
            smile=values[4] / 255,
            light=values[5] / 255,
            uneven=0.1,
            sharp=1.0,
            score=0.95,
        )
        return (face,) * int(values[7])

    def wait(self, read: int, recorder: "ActedRecorder") -> None:
        """Until so many pictures have been read, or nobody reads any more."""
        with self._more:
            for _ in range(400):
                if self._more.wait_for(lambda: self.read >= read or recorder.closed, timeout=0.05):
                    return
        raise AssertionError("no picture was read")

    def identity(self, picture: NDArray[np.uint8], face: Face) -> NDArray[np.float32]:
        out = np.zeros(8, np.float32)
        out[int(picture[0, 2, 0]) % 8] = 1.0
        return out

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        return float(np.clip(np.dot(one, other), 0, 1))

    def flat(self, faces: tuple[Face, ...]) -> float:
        return 0.0

    def cutout(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.ones(picture.shape[:2], np.float32)


@dataclass(slots=True)
class ActedVoices:
    """Tells voices by their pitch; hears the phrase unless it is told to ``mishear``."""

    mishear: bool = False
    released: int = 0

    @property
    def same_from(self) -> float:
        return 0.8

    def spoken(self, recording: NDArray[np.float32]) -> tuple[tuple[int, int], ...]:
        loud = np.flatnonzero(np.abs(recording) > 0.02)
        return ((int(loud[0]), int(loud[-1]) + 1),) if len(loud) > RATE // 4 else ()

    def voiceprint(self, recording: NDArray[np.float32], *, briefly: bool = False) -> NDArray[np.float32]:
        if not self.spoken(recording):
            raise InputError("There is less than a second of speech in it.")
        spectrum = np.abs(np.fft.rfft(recording[: 4 * RATE]))
        pitch = float(np.fft.rfftfreq(min(len(recording), 4 * RATE), 1 / RATE)[int(spectrum.argmax())])
        angle = math.pi * (pitch - 100) / 400
        return np.array([math.cos(angle), math.sin(angle)], np.float32)

    def alike(self, one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
        return float(np.clip(np.dot(one, other), 0, 1))

    def heard(self, recording: NDArray[np.float32], phrase: str, language: str, cancel: CancelToken) -> Heard:
        cancel.check()
        return Heard(text=phrase, score=0.2 if self.mishear else 0.97, accepted_from=0.7, method="words")

    def release(self) -> None:
        """It holds nothing."""
        self.released += 1


class ActedRecorder:
    """Open until it is closed."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size, self.rate = size, Fraction(30)
        self.closed = False

    def begin(self) -> None:
        raise FaultError("A recording begins once, and needs a folder.")

    def finish(self) -> Captured:
        self.close()
        raise InputError("Nothing came in.")

    def close(self) -> None:
        self.closed = True


class ActedCapture:
    """A camera and a microphone that give what the test acts. ``refuse`` is raised when they are opened; ``over`` is
    the picture that is shown, uint8 (height, width, 3)."""

    def __init__(self, faces: ActedFaces, over: NDArray[np.uint8] | None = None) -> None:
        self.refuse: StudioError | None = None
        self.over = over
        self.at = 0.0
        self.recorder: ActedRecorder | None = None
        self.orders: list[CaptureOrder] = []
        self.found = (Device(id="cam-1", name="Integrated camera"), Device(id="cam-2", name="USB camera"))
        self._faces = faces
        self._seen: Callable[[Seen], None] | None = None
        self._sounded: Callable[[Sounded], None] | None = None
        self._gone: Callable[[str], None] | None = None
        self._phase = 0
        self._turn = (0.0, 0.0)

    def cameras(self) -> tuple[Device, ...]:
        return self.found

    def microphones(self) -> tuple[Device, ...]:
        return (Device(id="mic-1", name="USB microphone"),)

    def open(
        self,
        order: CaptureOrder,
        seen: Callable[[Seen], None],
        sounded: Callable[[Sounded], None],
        gone: Callable[[str], None],
    ) -> ActedRecorder:
        self.orders.append(order)
        if self.refuse is not None:
            raise self.refuse
        self._seen, self._sounded, self._gone = seen, sounded, gone
        height, width = self.over.shape[:2] if self.over is not None else (720, 1280)
        self.recorder = ActedRecorder((width, height))
        return self.recorder

    def unplug(self) -> None:
        """The camera is pulled out."""
        assert self._gone is not None
        self._gone("The camera was unplugged.")

    def act(self, seconds: float, acted: Acted | None = None, *, speak: float = 0.0, step: float = 0.05) -> None:
        """Pictures and sound for so long. ``speak`` is the pitch of a voice in Hz, whose mouth moves with it."""
        acted = acted or Acted()
        for _ in range(round(seconds / step)):
            recorder = self.recorder
            if self._seen is None or self._sounded is None or recorder is None or recorder.closed:
                return
            count = round(step * RATE)
            time = (self._phase + np.arange(count)) / RATE
            self._phase += count
            open_ = 0.5 + 0.5 * np.sin(2 * np.pi * 2.7 * time) * np.sin(2 * np.pi * 0.63 * time + 1)
            room = 0.0004 * np.sin(2 * np.pi * 997 * time)
            voice = 0.3 * open_**2 * np.sin(2 * np.pi * speak * time) if speak else 0.0
            self._sounded(Sounded(samples=(room + voice).astype(np.float32), at=self.at))
            mouth = float(open_[count // 2]) if speak else acted.mouth
            read = self._faces.read
            self._turn = self._turned(acted)
            moved = replace(acted, mouth=mouth, yaw=self._turn[0], pitch=self._turn[1])
            self._seen(Seen(picture=picture(moved, self.over), at=self.at))
            self._faces.wait(read + 1, recorder)
            self.at += step

    def _turned(self, acted: Acted) -> tuple[float, float]:
        """A head turns; it does not jump."""
        yaw, pitch = self._turn
        return (
            yaw + max(-_TURN, min(_TURN, acted.yaw - yaw)),
            pitch + max(-_TURN, min(_TURN, acted.pitch - pitch)),
        )


class ActedPortraitist:
    """A portrait with nothing in it but what is known."""

    def portrait(self, sittings: tuple[Sitting, ...], attributes: Mapping[str, str], cancel: CancelToken) -> Portrait:
        if not sittings:
            raise InputError("No picture shows the face well enough.")
        return Portrait(
            targets={},
            offsets=np.zeros((4, 3), np.float32),
            texture=np.zeros((4, 4, 3), np.uint8),
            cover=np.zeros((4, 4), np.uint8),
            skin=(0.5, 0.4, 0.3),
            hair=(0.1, 0.1, 0.1),
            attributes={"age": "adult", **attributes},
            expressions={},
            engine_version="0",
        )


class ActedShaper:
    """Always the same voice. ``asked`` tells of how many recordings, and whether it was begun before."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []

    def likeness(
        self,
        recordings: tuple[NDArray[np.float32], ...],
        language: str,
        cancel: CancelToken,
        begun: VoiceLikeness | None = None,
    ) -> VoiceLikeness:
        self.asked.append((len(recordings), begun is not None))
        return VoiceLikeness(
            gender="female",
            variants={"en": 0, "ja": 0},
            pitch=220.0,
            pitch_range=3.0,
            formants={},
            envelope={},
            pace=1.0,
            print=(1.0, 0.0),
        )


class ActedRuby:
    """Reads three words."""

    _READ: ClassVar[dict[str, str]] = {"青": "あお", "傘": "かさ", "三本": "さんぼん", "朝": "あさ", "駅": "えき"}

    def ruby(self, sentence: str) -> tuple[Ruby, ...]:
        out: list[Ruby] = []
        rest = sentence
        while rest:
            known = next((word for word in self._READ if rest.startswith(word)), "")
            out.append(Ruby(known, self._READ[known]) if known else Ruby(rest[0]))
            rest = rest[len(known) or 1 :]
        return tuple(out)


@dataclass(slots=True)
class HeldConsent:
    """Cameos in memory."""

    me: str = "aa11bb22cc33dd44"
    kept: Kept = "file"
    there: dict[str, tuple[Cameo, Likeness]] = field(default_factory=dict[str, tuple[Cameo, Likeness]])
    entries: list[Entry] = field(default_factory=list[Entry])
    shared: list[tuple[str, str, Permission, Path]] = field(default_factory=list[tuple[str, str, Permission, Path]])
    refuse: StudioError | None = None

    def protect(self, kept: Kept, passphrase: str) -> None:
        self.kept = kept

    def invitation(self) -> str:
        return "ekonte-invitation:aa11bb22cc33dd44"

    def person(self, invitation: str) -> str:
        return invitation.partition(":")[2]

    def cameos(self) -> tuple[Cameo, ...]:
        return tuple(sorted((cameo for cameo, _ in self.there.values()), key=lambda one: one.handle))

    def keep(self, cameo: Cameo, likeness: Likeness, deed: Deed, what: str) -> Cameo:
        if self.refuse is not None:
            raise self.refuse
        number = len(self.there) + 1
        made = replace(cameo, id=f"cameo-{number}", owner=self.me, made="2026-11-22T10:00:00Z")
        self.there[made.id] = made, likeness
        self.note(deed, made.id, what)
        return made

    def change(self, cameo: Cameo) -> Cameo:
        self.there[cameo.id] = cameo, self.there[cameo.id][1]
        self.note("changed", cameo.id, cameo.permission.audience)
        return cameo

    def use_of(self, handle_or_id: str) -> CameoUse:
        cameo = next(one for one in self.cameos() if handle_or_id in (one.id, one.handle))
        return CameoUse(id=cameo.id, handle=cameo.handle, version=cameo.version, digest="00")

    def admit(self, use: CameoUse, purposes: Sequence[str], day: date) -> Likeness:
        return self.there[use.id][1]

    def share(self, cameo_id: str, invitation: str, permission: Permission, target: Path) -> None:
        if not invitation.startswith("ekonte-invitation:"):
            raise InputError("This is not an invitation.", todo="Ask for it again.")
        target.write_bytes(b"sealed")
        self.shared.append((cameo_id, invitation, permission, target))
        self.note("shared", cameo_id, invitation)

    def receive(self, package: Path) -> Cameo:
        raise InputError("This package is for somebody else.")

    def revoke(self, cameo_id: str, reason: str) -> Path:
        self.note("revoked", cameo_id, reason)
        del self.there[cameo_id]
        return Path("notice.revoked")

    def heed(self, notice: Path) -> tuple[Cameo, ...]:
        return ()

    def revoked(self) -> tuple[Revoked, ...]:
        return ()

    def note(self, deed: Deed, cameo_id: str, what: str) -> None:
        handle = self.there[cameo_id][0].handle
        when = f"2026-11-22T10:{len(self.entries):02}:00Z"
        number = len(self.entries) + 1
        self.entries.append(
            Entry(number=number, when=when, deed=deed, cameo=cameo_id, handle=handle, what=what, chain="")
        )

    def record(self, cancel: CancelToken) -> Record:
        return Record(entries=tuple(self.entries), whole=True)


@dataclass(slots=True)
class HeldReach:
    """Uses that the test names."""

    consent: HeldConsent
    places: tuple[Place, ...] = ()
    left: tuple[str, ...] = ()
    ended: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])

    def where(self, cameo: Cameo, cancel: CancelToken) -> Uses:
        return Uses(places=self.places, left=self.left)

    def revoke(self, cameo: Cameo, reason: str, *, blank: bool, cancel: CancelToken) -> Ended:
        notice = self.consent.revoke(cameo.id, reason)
        self.ended.append((cameo.handle, blank))
        return Ended(gone=len(self.places), left=self.left, notice=notice)


class ActedParts:
    """All of it together, as ``workflows.cameo.parts``."""

    def __init__(self, over: NDArray[np.uint8] | None = None, ruby: RubyReader | None = None) -> None:
        self.faces, self.voices, self.consent = ActedFaces(), ActedVoices(), HeldConsent()
        self.capture = ActedCapture(self.faces, over)
        self.portraitist, self.shaper = ActedPortraitist(), ActedShaper()
        self.ruby: RubyReader = ruby or ActedRuby()
        self.readers: MovieReaders = FakeReaders(FrameRate(Fraction(24)))
