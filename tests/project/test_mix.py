"""Balances: what is heard of a stem, and a shot's own under its film's."""

import pytest

from studio.core.errors import ProjectError
from studio.project.mix import MixSettings, StemMix
from studio.project.mix_json import mix_from_json, mix_to_json


def test_mute_and_solo() -> None:
    mix = MixSettings(music=StemMix(gain_db=-6.0, solo=True), effects=StemMix(solo=True, mute=True))
    assert mix.gain("music") == pytest.approx(0.501, abs=1e-3)
    assert [mix.gain(name) for name in ("dialogue", "effects", "ambience")] == [0.0, 0.0, 0.0]
    assert MixSettings().gain("dialogue") == 1.0


def test_a_shot_lies_under_its_film() -> None:
    shot = MixSettings(music=StemMix(gain_db=-3.0), fade_in=480, loudness=-23.0)
    film = MixSettings(music=StemMix(gain_db=-6.0), ambience=StemMix(mute=True), duck=0.5, loudness=-14.0, fade_in=9)
    both = shot.under(film)
    assert both.music.gain_db == -9.0
    assert both.ambience.mute
    assert (both.fade_in, both.duck, both.loudness) == (480, 0.5, -14.0)
    assert MixSettings().under(MixSettings()) == MixSettings()


def test_an_older_record_has_the_usual_balance() -> None:
    assert mix_from_json(None) == mix_from_json({}) == MixSettings()


@pytest.mark.parametrize(
    ("field", "value"),
    [("duck", -1), ("duck", float("nan")), ("fade_in", -1), ("loudness", 0), ("music", 3), ("music", {"gain_db": "x"})],
)
def test_what_makes_no_sense_is_refused(field: str, value: object) -> None:
    with pytest.raises(ProjectError):
        mix_from_json(mix_to_json(MixSettings()) | {field: value})
