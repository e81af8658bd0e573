"""Which soft bodies there are, in numbers and colours."""

from collections.abc import Mapping

from studio.stage.animals.coat import Coat
from studio.stage.animals.soft.jellyfish import Jellyfish
from studio.stage.animals.soft.octopus import Octopus

OCTOPUSES: Mapping[str, tuple[Octopus, Coat]] = {
    "octopus": (
        Octopus(arm_m=0.75, mass_kg=6.0),
        Coat(
            coat="#a5402a", patches={"under": "#e3b9a0", "web": "#98402e", "arm": "#a5402a", "face": "#b04a30"},
            pattern="spots", mark="#7a2a1e", iris="#d8a838", pupil="bar", fur_m=0.0,
        ),
    ),
}  # fmt: skip

JELLYFISH: Mapping[str, tuple[Jellyfish, Coat]] = {
    "jellyfish": (
        Jellyfish(bell_m=0.24, mass_kg=1.5),
        Coat(
            coat="#d9e6f6",
            patches={"rim": "#c79ad6", "inside": "#d98ac0", "frill": "#e8c4e0", "tentacle": "#d8b4e2"}, fur_m=0.0,
        ),
    ),
}  # fmt: skip
