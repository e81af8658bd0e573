"""Balances in words."""

import pytest

from studio.core.errors import InputError
from studio.project.mix import MixSettings, StemMix
from studio.workflows.recipe.balance import balance


def test_words_become_a_balance() -> None:
    mix = balance(["music=-6dB,ambience=mute", "dialogue=solo duck=0.5", "fade_out=2"], -23.0)
    assert mix == MixSettings(
        music=StemMix(gain_db=-6.0),
        ambience=StemMix(mute=True),
        dialogue=StemMix(solo=True),
        duck=0.5,
        fade_out=96_000,
        loudness=-23.0,
    )
    assert balance([]) == MixSettings()
    assert balance(["effects=3", "effects=mute"]).effects == StemMix(gain_db=3.0, mute=True)


@pytest.mark.parametrize(
    "word", ["music", "drums=-3", "music=loud", "music=99", "duck=-1", "fade_in=nan", "fade_out=99"]
)
def test_what_says_nothing_is_refused(word: str) -> None:
    with pytest.raises(InputError) as caught:
        balance([word])
    assert caught.value.todo


def test_only_loudnesses_that_are_asked_for() -> None:
    with pytest.raises(InputError, match="LUFS"):
        balance([], -5.0)
