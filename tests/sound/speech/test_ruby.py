"""What stands above Chinese characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ports.ruby import Ruby
from studio.sound.speech.ruby import JapaneseRuby


def shown(sentence: str) -> str:
    return "".join(f"{one.text}({one.reading})" if one.reading else one.text for one in JapaneseRuby().ruby(sentence))


@pytest.mark.parametrize(
    "read",
    [
        "青(あお)い傘(かさ)が三(さん)本(ぼん)、朝(あさ)の駅(えき)にならんでいる。",
        "川(かわ)の近(ちか)くで、赤(あか)いうさぎが古(ふる)い時計(とけい)を直(なお)した。",
        "祖母(そぼ)は写真(しゃしん)を棚(たな)にしまっています。",
    ],
)
def test_readings_stand_above_the_characters_alone(read: str) -> None:
    import re

    assert shown(re.sub(r"\([^)]*\)", "", read)) == read


@settings(max_examples=40, deadline=None)
@given(st.text("青い傘が三本、朝の駅に。Aa1 ー!?東京タワー", max_size=24))
def test_nothing_of_a_sentence_is_lost(sentence: str) -> None:
    assert "".join(one.text for one in JapaneseRuby().ruby(sentence)) == sentence
    assert all(isinstance(one, Ruby) for one in JapaneseRuby().ruby(sentence))
