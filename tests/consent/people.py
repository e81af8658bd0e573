"""Cameos, likenesses and vaults for tests: small, and different for each person."""

import datetime as dt
from pathlib import Path

import numpy as np

from studio.consent import ConsentOffice
from studio.core.unfinished import Unfinished
from studio.ports.consent import Likeness
from studio.ports.keychain import Keychain
from studio.ports.likeness import Portrait, VoiceLikeness
from studio.project.cameo import Cameo, Permission
from studio.project.scene import Subject
from tests.fakes.keychain import MemoryKeychain


class Clock:
    """Says what it is told."""

    def __init__(self, day: str = "2026-11-22") -> None:
        self.now = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")

    def __call__(self) -> dt.datetime:
        """Now, and a second later each time."""
        self.now += dt.timedelta(seconds=1)
        return self.now

    @property
    def day(self) -> dt.date:
        """Today."""
        return self.now.date()

    def set(self, day: str) -> None:
        """To noon of a day."""
        self.now = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")


class Person:
    """Somebody at a machine of their own."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, keychain: Keychain | None = None, passphrase: str = ""
    ) -> None:
        self.folder, self.clock = folder, clock or Clock()
        self.keychain = keychain or MemoryKeychain()
        self.passphrase = passphrase
        self.consent = self.again()

    def again(self) -> ConsentOffice:
        """The vault, as another start of the program opens it."""
        self.consent = ConsentOffice(
            self.folder,
            self.keychain,
            Unfinished(),
            ask=lambda: self.passphrase,
            offered=lambda: self.passphrase,
            now=self.clock,
        )
        return self.consent

    def record(self, handle: str = "haru", seed: int = 1, permission: Permission | None = None) -> Cameo:
        """A cameo of their own."""
        return self.consent.keep(cameo(handle, permission), likeness(seed), "recorded", "a session")


def cameo(handle: str = "haru", permission: Permission | None = None) -> Cameo:
    """Before it is kept."""
    return Cameo(
        id="",
        handle=handle,
        name=handle.title(),
        words=(("en", "a young woman with short hair"), ("ja", "短い髪の若い女性")),
        subject=Subject(kind="woman", attributes={"age": "young", "hair": "short"}),
        permission=permission or Permission(),
    )


def likeness(seed: int = 1) -> Likeness:
    """Of somebody, by number."""
    dice = np.random.default_rng(seed)
    return Likeness(
        portrait=portrait(seed),
        voice=voice(seed),
        pictures=(("neutral", dice.integers(0, 256, (12, 16, 3), np.uint8)),),
        recordings=(dice.normal(0, 0.1, 480).astype(np.float32),),
        identity=tuple(float(value) for value in dice.normal(size=4)),
        voiceprint=tuple(float(value) for value in dice.normal(size=4)),
    )


def portrait(seed: int = 1) -> Portrait:
    """A face of a few points."""
    dice = np.random.default_rng(seed + 1000)
    return Portrait(
        targets={"nose": 0.25},
        offsets=dice.normal(0, 0.01, (5, 3)).astype(np.float32),
        texture=dice.integers(0, 256, (8, 8, 3), np.uint8),
        cover=dice.integers(0, 256, (8, 8), np.uint8),
        skin=(0.5, 0.4, 0.3),
        hair=(0.1, 0.1, 0.1),
        attributes={"gender": "female"},
        expressions={"smile": 0.8},
        engine_version="1",
    )


def voice(seed: int = 1) -> VoiceLikeness:
    """A voice of a few numbers."""
    return VoiceLikeness(
        gender="female",
        variants={"en": 2, "ja": 1},
        pitch=200.0 + seed,
        pitch_range=4.0,
        formants={"en": 1.05},
        envelope={"en": (0.5, -0.5)},
        pace=1.1,
        print=(0.1, 0.2),
    )
