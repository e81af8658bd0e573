"""Who speaks: a ``Voice`` of the port becomes a model, a style and a size of vocal tract."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.ports.speech import Voice
from studio.sound.speech.models import kokoro_styles


@dataclass(frozen=True, slots=True)
class Casting:
    """``blend`` mixes Kokoro styles by weight (empty for the other models). ``pitch`` scales pitch and formants alike,
    as a smaller or larger head does; ``rate`` scales the pace."""

    model: str
    blend: tuple[tuple[str, float], ...] = ()
    pitch: float = 1.0
    rate: float = 1.0

    def style(self) -> NDArray[np.float32] | None:
        """The blended style vectors."""
        if not self.blend:
            return None
        styles = kokoro_styles()
        total = np.zeros_like(styles[self.blend[0][0]])
        for name, weight in self.blend:
            total += styles[name] * np.float32(weight)
        return total


_JAPANESE_FEMALE = (
    Casting("kokoro", (("jf_alpha", 1.0),)),
    Casting("kokoro", (("jf_tebukuro", 1.0),)),
    Casting("kokoro", (("jf_gongitsune", 1.0),)),
    Casting("kokoro", (("jf_alpha", 0.5), ("jf_nezumi", 0.5)), 1.04),
    Casting("kokoro", (("jf_tebukuro", 0.6), ("jf_alpha", 0.4)), 0.96),
)
_JAPANESE_MALE = (
    Casting("kokoro", (("jm_kumo", 1.0),)),
    Casting("kokoro", (("jm_kumo", 1.0),), 0.92),
    Casting("kokoro", (("jm_kumo", 0.8), ("jf_gongitsune", 0.2)), 0.95),
    Casting("kokoro", (("jm_kumo", 1.0),), 1.06),
)
_ENGLISH_FEMALE = (
    Casting("hibari"),
    Casting("hibari", (), 0.94),
    Casting("hibari", (), 1.06),
    Casting("hibari", (), 0.89, 0.97),
    Casting("kokoro", (("jf_alpha", 0.5), ("jf_tebukuro", 0.5))),
)
_ENGLISH_MALE = (
    Casting("joe"),
    Casting("joe", (), 0.93),
    Casting("joe", (), 1.06),
    Casting("joe", (), 0.88, 0.96),
    Casting("kokoro", (("jm_kumo", 1.0),), 0.95),
)
_CHOICES = {
    ("ja", "female"): _JAPANESE_FEMALE,
    ("ja", "male"): _JAPANESE_MALE,
    ("en", "female"): _ENGLISH_FEMALE,
    ("en", "male"): _ENGLISH_MALE,
}
# A child's head is smaller; girls' and boys' voices hardly differ, so both start from the female voices.
_AGES = {
    ("child", "female"): (1.20, 1.03),
    ("child", "male"): (1.15, 1.03),
    ("young", "female"): (1.04, 1.03),
    ("young", "male"): (1.05, 1.03),
    ("old", "female"): (0.92, 0.86),
    ("old", "male"): (0.92, 0.84),
}


def cast(voice: Voice, *, japanese: bool) -> Casting:
    """The voice for a part: the same ``Voice`` is always the same."""
    male = voice.gender == "male" and voice.age != "child"
    choices = _CHOICES[("ja" if japanese else "en", "male" if male else "female")]
    base = choices[voice.variant % len(choices)]
    pitch, rate = _AGES.get((voice.age, "male" if voice.gender == "male" else "female"), (1.0, 1.0))
    return Casting(base.model, base.blend, base.pitch * pitch, base.rate * rate)
