"""As many voices of a language and a gender as are promised, each another, and named for what they are."""

import pytest

from studio.ports.speech import VARIANTS, Voice
from studio.sound.speech.casting import cast


@pytest.mark.parametrize(("language", "gender"), sorted(VARIANTS))
def test_every_variant_that_is_offered_is_a_voice_of_its_own(language: str, gender: str) -> None:
    offered = [
        cast(Voice(gender=gender, variant=variant), japanese=language == "ja")
        for variant in range(VARIANTS[language, gender] + 1)
    ]
    assert len(set(offered[:-1])) == len(offered) - 1
    assert offered[-1] == offered[0], "and there are no more of them"
    usual, darker, brighter = offered[:3]
    assert darker.pitch < usual.pitch < brighter.pitch
