"""The waveform of a sequence."""

import time
from dataclasses import replace

import numpy as np

from studio.project.timeline.clip import Clip, Gap, SequenceSource
from studio.project.timeline.curve import steady
from studio.project.timeline.look import Level
from studio.project.timeline.track import Track
from studio.workflows.playback import Clip as Played
from studio.workflows.playback import Reel
from studio.workflows.playback.waveform import Waveform
from studio.workflows.sequence import Playable
from studio.workflows.sequence.outline import outline_of, outlined
from tests.fakes.compositor import FakeCompositor
from tests.workflows.sequence.cutting import RATE, Stock, clip, cut_of, ramp, sequence, where

STOCK = Stock({"a": ramp, "b": ramp})
KNOWN = {where("a"): np.full(1_000, 100, np.uint8), where("b"): np.arange(1_000).astype(np.uint8)}


def _audio(*items: Clip | Gap, id: str = "a1") -> Track:  # noqa: A002
    return Track(id=id, kind="audio", items=items)


def test_clips_are_where_they_are_heard_as_loud_as_they_are() -> None:
    quiet = replace(clip("a", 24), level=Level(gain_db=steady(-6.0)))
    cut = cut_of(STOCK, sequence(_audio(Gap(24), quiet), _audio(Gap(36), clip("b", 12, 24), id="a2")))
    outline = outline_of(cut, KNOWN)
    assert len(outline) == 200
    assert not outline[:100].any()
    assert set(outline[100:150].tolist()) == {50}
    assert outline[150:153].tolist() == [150, 151, 152]
    assert outlined(cut) == (where("a"), where("b"))
    assert not outline_of(cut, {}).any(), "as far as it is known"
    assert np.array_equal(outline_of(cut, KNOWN), outline)


def test_backwards_muted_and_nested() -> None:
    inner = sequence(_audio(clip("b", 48), id="i1"), id="q2")
    outer = sequence(_audio(Clip(id="n", source=SequenceSource("q2"), length=24, offset=24)))
    assert outline_of(cut_of(STOCK, outer, inner), KNOWN)[:3].tolist() == [100, 101, 102]
    back = replace(clip("b", 24, 47), speed=-clip("b", 1).speed)
    assert outline_of(cut_of(STOCK, sequence(_audio(back))), KNOWN)[0] > 190
    muted = replace(_audio(clip("b", 24)), muted=True)
    assert not outline_of(cut_of(STOCK, sequence(muted, _audio(Gap(1), clip("a", 1), id="a2"))), KNOWN)[10:].any()


def test_the_player_gathers_it() -> None:
    shown = Playable(cut_of(STOCK, sequence(_audio(clip("a", 48, 100), clip("b", 48)))), FakeCompositor())
    waveform = Waveform(STOCK, lambda: None)
    try:
        waveform.load(Reel((Played(movie=shown, proxy=shown.light, frame_count=96),), RATE))
        end = time.monotonic() + 10
        while not waveform.outline()[-20:].any():
            assert time.monotonic() < end
            time.sleep(0.002)
        assert len(waveform.outline()) == 400
        assert waveform.outline()[0] > 40
    finally:
        waveform.close()
