"""Mouths as they are seen against voices as they are heard: real voices, the real stage, frames as they are drawn."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.ports.engine import PlacedLine, ShotRequest
from studio.ports.speech import Speech, Voice
from studio.project.scene import Camera, Line, Scene, ShotSize, Subject
from studio.sound import StudioSpeaker
from studio.stage.acting.performer import PersonPerformer
from studio.stage.director.company import Company
from studio.stage.director.staging import LastBlocking, Staging, stage
from studio.stage.engine import StagePerformance
from studio.stage.render.camera import projection

pytestmark = pytest.mark.slow

RESOURCES = Path(__file__).parents[2] / "resources"
SIZE = (320, 180)
WIDER = 8
"""Frames before and after a line that are looked at with it."""
MOST = 5
"""Frames that a mouth is tried early and late."""

LINES = {
    "woman": (("We have to go back before it gets dark.", "en"), ("わかった、やってみるね。", "ja")),
    "man": (("もう一度、はじめからやり直そう。", "ja"), ("Then let us begin right now.", "en")),
}
GENDERS = {"woman": "female", "man": "male"}


@dataclass(frozen=True)
class Filmed:
    """A shot, and who is in it."""

    staging: Staging
    shot: StagePerformance
    rate: FrameRate

    @property
    def people(self) -> list[PersonPerformer]:
        """In the order of the subjects."""
        return [one for one in self.staging.performers if isinstance(one, PersonPerformer)]


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> StudioSpeaker:
    return StudioSpeaker(tmp_path_factory.mktemp("voices"))


def film(speaker: StudioSpeaker, kinds: tuple[str, ...], shot_size: ShotSize) -> Filmed:
    """Everybody says their lines, in turn."""
    said = [
        Line(speaker=kind, text=text, language=language, subject=number)
        for turn in range(2)
        for number, kind in enumerate(kinds)
        for text, language in LINES[kind][turn : turn + 1]
    ]
    subjects = tuple(
        Subject(kind=kind, action="talk", attributes=MappingProxyType({"gender": GENDERS[kind]})) for kind in kinds
    )
    camera = Camera(move="static", shot_size=shot_size)
    request = ShotRequest(
        scene=Scene(subjects=subjects, place="room", dialogue=tuple(said), camera=camera),
        speech=tuple(speaker.speak(line, Voice(gender=GENDERS[line.speaker]), CancelToken()) for line in said),
        size=SIZE,
        quality="draft",
        seed=3,
    )
    staging = stage(request, Company(RESOURCES), LastBlocking(), silent, CancelToken())
    return Filmed(staging, StagePerformance(staging, request), request.rate)


def mouths(filmed: Filmed) -> NDArray[np.float64]:
    """The mouth of the first person in every frame, (frames, rows, columns) of luma: the picture is followed through
    the head's own axes, so that a nod moves nothing."""
    across, down = np.linspace(-0.03, 0.03, 25), np.linspace(-0.045, -0.115, 29)
    grid = np.array([[0.03, side, height, 1.0] for height in down for side in across])
    person, out = filmed.people[0], list[NDArray[np.float64]]()
    for number, frame in enumerate(filmed.shot.frames(silent, CancelToken())):
        seconds = filmed.rate.seconds(number)
        world = grid @ np.asarray(person.socket("head", seconds), np.float64)[:3].T
        seen = projection(filmed.staging.camera(seconds), *SIZE).project(world)
        x, y = seen[:, 0] / seen[:, 2] - 0.5, seen[:, 1] / seen[:, 2] - 0.5
        left = np.clip(np.floor(x), 0, SIZE[0] - 2).astype(np.intp)
        top = np.clip(np.floor(y), 0, SIZE[1] - 2).astype(np.intp)
        luma = frame.astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722])
        u, v = x - left, y - top
        upper = luma[top, left] * (1 - u) + luma[top, left + 1] * u
        lower = luma[top + 1, left] * (1 - u) + luma[top + 1, left + 1] * u
        out.append((upper * (1 - v) + lower * v).reshape(len(down), len(across)))
    return np.array(out)


def jaw(person: PersonPerformer, filmed: Filmed) -> NDArray[np.float64]:
    """How far the jaw is open in every frame, 0..1."""
    count = filmed.shot.frame_count
    return np.array([person.face(filmed.rate.seconds(number)).get("jawOpen", 0.0) for number in range(count)])


def envelope(speech: Speech, start: int, filmed: Filmed) -> NDArray[np.float64]:
    """Level of a line about the moment of every frame (40 ms)."""
    out = np.zeros(filmed.shot.frame_count)
    for number in range(len(out)):
        middle = filmed.rate.sample(number) - start
        low, high = max(0, middle - 1000), min(len(speech.samples), middle + 1000)
        if high > low:
            out[number] = np.sqrt(np.mean(speech.samples[low:high].astype(np.float64) ** 2))
    return out


def likeness(opening: NDArray[np.float64], line: PlacedLine, filmed: Filmed) -> tuple[int, float]:
    """(frames by which the mouth is late where it fits best, correlation there)."""
    heard = envelope(line.speech, line.sample, filmed)
    first = max(MOST, filmed.rate.frame(line.sample) - WIDER)
    last = min(len(heard) - MOST, filmed.rate.frame(line.sample + len(line.speech.samples)) + WIDER)
    fits = [
        float(np.corrcoef(heard[first:last], opening[first + late : last + late])[0, 1])
        for late in range(-MOST, MOST + 1)
    ]
    best = int(np.argmax(fits))
    return best - MOST, fits[best]


@pytest.mark.parametrize("kind", ["woman", "man"])
def test_the_mouth_in_the_picture_opens_with_the_voice(speaker: StudioSpeaker, kind: str) -> None:
    filmed = film(speaker, (kind,), "close_up")
    seen = mouths(filmed)
    shut = np.median(seen[jaw(filmed.people[0], filmed) < 0.02], axis=0)
    dark = np.maximum(0.0, shut - seen).mean(axis=(1, 2))  # an open mouth is dark
    languages: list[str] = []
    for line in filmed.shot.lines:
        late, fit = likeness(dark, line, filmed)
        assert abs(late) <= 1, (line.speech.line.text, late, fit)
        assert fit > 0.6, (line.speech.line.text, late, fit)
        languages.append(line.speech.line.language)
    assert sorted(languages) == ["en", "ja"]


def test_only_the_one_who_speaks_moves_their_mouth(speaker: StudioSpeaker) -> None:
    filmed = film(speaker, ("woman", "man"), "medium")
    jaws = [jaw(person, filmed) for person in filmed.people]
    assert len(jaws) == 2
    assert len(filmed.shot.lines) == 4
    for line in filmed.shot.lines:
        who = line.speech.line.subject
        late, fit = likeness(jaws[who], line, filmed)
        assert abs(late) <= 1, (line.speech.line.text, late, fit)
        assert fit > 0.5, (line.speech.line.text, late, fit)
        first, last = (filmed.rate.frame(line.sample + at) for at in (0, len(line.speech.samples)))
        assert jaws[1 - who][first:last].max() < 0.02


def test_nobody_moves_their_mouth_for_a_narrator(speaker: StudioSpeaker) -> None:
    line = Line(speaker="narrator", text="It was a quiet morning.", subject=-1)
    said = speaker.speak(line, Voice(), CancelToken())
    request = ShotRequest(
        scene=Scene(subjects=(Subject(kind="woman"),), place="room", dialogue=(line,)),
        speech=(said,),
        size=SIZE,
        quality="draft",
    )
    staging = stage(request, Company(RESOURCES), LastBlocking(), silent, CancelToken())
    filmed = Filmed(staging, StagePerformance(staging, request), request.rate)
    (placed,) = filmed.shot.lines
    assert (placed.pan, placed.speech) == (0.0, said)
    assert filmed.rate.sample(filmed.shot.frame_count) > placed.sample + len(said.samples)
    assert float(jaw(filmed.people[0], filmed).max()) < 0.02
