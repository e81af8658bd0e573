"""Who plays an instrument in the picture is heard playing it."""

from types import MappingProxyType

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.ports.sound import SoundBrief
from studio.project.scene import Music, Scene, Subject
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.mix.foreground import effects
from studio.sound.music.player import played
from studio.sound.room import Room

COUNT = 48_000 * 3
DRY = Room(0.2, -60.0, 1.0, 4000.0)


def heard(*subjects: Subject, music: Music | None = None) -> Signal:
    brief = SoundBrief(scene=Scene(subjects=subjects, music=music), sample_count=COUNT, seed=1)
    return effects(brief, DRY, CancelToken())


def player(**attributes: str) -> Subject:
    return Subject(kind="man", action="play_instrument", attributes=MappingProxyType(attributes))


def likeness(a: Signal, b: Signal) -> float:
    left, right = a[:, 0].astype(np.float64), b[:, 0].astype(np.float64)
    return float(np.sum(left * right) / np.sqrt(np.sum(left * left) * np.sum(right * right)))


@pytest.mark.parametrize(
    ("attributes", "genre"),
    [
        ({"holding": "violin"}, "violin"),
        ({"holding": "harmonica"}, "harmonica"),
        ({"holding": "shamisen"}, "shamisen"),
        ({"holding": "guitar", "holding_word": "sitar"}, "sitar"),
        ({"holding": "harp", "holding_word": "koto"}, "koto"),
        ({"holding": "violin", "holding_word": "二胡"}, "chinese"),
        ({"holding": "bagpipes", "holding_word": "bagpipe"}, "bagpipes"),
        ({"holding": "drum", "target": "drum"}, "drums"),
        ({}, "guitar"),
    ],
)
def test_a_player_is_heard_alone_with_the_instrument(attributes: dict[str, str], genre: str) -> None:
    alone = played(Music(genre=genre), COUNT, seed=1, start=0, cancel=CancelToken(), alone=True)
    sound = heard(player(**attributes))
    assert dsp.level(sound) > 0.01
    assert likeness(sound, alone) > 0.9


def test_what_the_instrument_is_called_by_may_stand_in_the_picture() -> None:
    drum = Subject(kind="drum", attributes=MappingProxyType({"word": "taiko_drum"}))
    taiko = played(Music(genre="taiko"), COUNT, seed=1, start=0, cancel=CancelToken(), alone=True)
    assert likeness(heard(player(target="drum"), drum), taiko) > 0.9


def test_music_that_is_asked_for_plays_over_it() -> None:
    assert dsp.peak(heard(player(holding="violin"), music=Music(genre="jazz"))) == 0.0
