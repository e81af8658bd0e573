"""A take's file alone brings its recipe back, also under another name; what is not ours says so."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from studio.core.errors import InputError
from studio.core.time import FrameRate
from studio.ports.media import MovieFormat
from studio.project.take import Take
from studio.workflows.recipe.recall import MARK, recall, remark
from tests.fakes.studio import FakeStudio
from tests.project import documents


def movie(studio: FakeStudio, path: Path, said: str) -> Path:
    form = MovieFormat(size=(128, 72), rate=FrameRate(Fraction(24)), remark=said)
    with studio.media.writer(path, form) as writer:
        writer.write_frame(np.zeros((72, 128, 3), np.uint8))
        writer.finish()
    return path


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents.take("s1", "s1t1"))
def test_a_file_brings_its_recipe_back(tmp_path: Path, take: Take) -> None:
    studio = FakeStudio()
    file = movie(studio, tmp_path / "take.mp4", remark(take.recipe, "海を走る犬"))
    told = recall(studio, file.rename(tmp_path / "名前.mp4"))
    assert (told.prompt, told.recipe) == ("海を走る犬", take.recipe)


@pytest.mark.parametrize("said", ["", "made by hand", f"{MARK} {{", f"{MARK} []", f'{MARK} {{"recipe": {{}}}}'])
def test_a_stranger_or_a_damaged_remark_is_told(tmp_path: Path, said: str) -> None:
    studio = FakeStudio()
    with pytest.raises(InputError, match=r"take\.mp4"):
        recall(studio, movie(studio, tmp_path / "take.mp4", said))


def test_what_is_no_movie_is_told(tmp_path: Path) -> None:
    (tmp_path / "virus.exe").write_bytes(b"MZ\x00\x01")
    with pytest.raises(InputError):
        recall(FakeStudio(), tmp_path / "virus.exe")
