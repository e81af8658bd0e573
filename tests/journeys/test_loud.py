"""The loudest films there can be, decoded from their files: nothing passes -1 dBTP between the samples."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.core.time import FRAME_RATES, FrameRate
from studio.media import Movies
from studio.ports.engine import Event
from studio.ports.media import MovieFormat
from studio.ports.sound import SoundBrief
from studio.project.scene import Music, Scene
from studio.sound import SoundStudio, dsp, measure
from tests import ears

RATE = FrameRate(FRAME_RATES["24"])
FRAMES = 96
COUNT = RATE.sample(FRAMES)

BLOWS = tuple(
    Event(kind="contact", sample=4_000 + 9_001 * number, subject="hammer", other="plate", material="metal",
          other_material="metal", speed_m_s=9.0, mass_kg=4.0)
    for number in range(20)
)  # fmt: skip
PANES = tuple(
    Event(kind="shatter", sample=20_000 + 50_000 * number, material="glass", speed_m_s=9.0, mass_kg=5.0)
    for number in range(3)
)
LOUD = {
    "blows": (Scene(place="street"), BLOWS),
    "a band": (Scene(place="stage", music=Music(genre="rock", mood="epic", level=1.0)), BLOWS[:10]),
    "a storm": (Scene(place="sea", weather="storm", music=Music(genre="orchestral", mood="epic", level=1.0)), ()),
    "panes": (Scene(place="battlefield", music=Music(genre="electronic", level=1.0)), PANES),
}


@pytest.mark.parametrize("name", LOUD)
def test_the_true_peak_of_the_file_is_under_minus_one(tmp_path: Path, name: str) -> None:
    scene, events = LOUD[name]
    studio, token = SoundStudio(), CancelToken()
    stems = studio.compose(SoundBrief(scene=scene, sample_count=COUNT, events=events, seed=2), token)
    mix = studio.master(stems, -14.0, None, token).read(0, COUNT).mix
    with Movies().writer(tmp_path / "a.mp4", MovieFormat(size=(128, 128), rate=RATE)) as writer:
        for _ in range(FRAMES):
            writer.write_frame(np.zeros((128, 128, 3), np.uint8))
        writer.finish([mix])
    decoded = Movies().samples(tmp_path / "a.mp4")
    assert measure.loudness(decoded) == pytest.approx(-14.0, abs=0.5)
    assert ears.true_peak(decoded) <= dsp.decibels(-1.0)
