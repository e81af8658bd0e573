"""Cameos of pets and things, out of pictures that are there."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.media.reader import Readers
from studio.stage.people.portrait.portraitist import StagePortraitist
from studio.workflows.cameo.bringing import bring_thing
from tests.fakes.cameo import Acted, ActedParts, picture

ROOT = Path(__file__).parents[3]


class Desk:
    """What bringing works with: the stage's own portraits, real files."""

    def __init__(self) -> None:
        acted = ActedParts()
        self.capture, self.faces, self.voices = acted.capture, acted.faces, acted.voices
        self.shaper, self.ruby, self.consent = acted.shaper, acted.ruby, acted.consent
        self.portraitist, self.readers = StagePortraitist(ROOT / "resources"), Readers()


def _photo(folder: Path, picture: NDArray[np.uint8]) -> Path:
    file = folder / "photo.png"
    Image.fromarray(picture).save(file)
    return file


def test_a_pet_has_the_colour_of_its_picture_where_light_falls_on_it(tmp_path: Path) -> None:
    seen = np.full((120, 160, 3), (236, 232, 226), np.uint8)
    seen[80:] = (120, 118, 116)  # its shadow side
    desk = Desk()
    kept = bring_thing(
        desk, "pet", "dog", (_photo(tmp_path, seen),), handle="@pochi", name="Pochi", cancel=CancelToken()
    )
    red, green, blue = bytes.fromhex(kept.subject.attributes["color"].split()[0].removeprefix("#"))
    assert kept.subject.kind == "dog"
    assert min(red, green, blue) > 215
    likeness = desk.consent.there[kept.id][1]
    assert likeness.portrait is not None
    assert len(likeness.pictures) == 1


def test_a_picture_with_a_person_in_it_is_no_pets(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a person in the picture"):
        bring_thing(
            Desk(), "pet", "dog", (_photo(tmp_path, picture(Acted())),), handle="@a", name="", cancel=CancelToken()
        )
