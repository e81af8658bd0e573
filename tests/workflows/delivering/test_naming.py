"""Names of files that every system takes, and none that is there already."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.workflows.delivering.naming import free, plain, stem, versioned


@pytest.mark.parametrize(
    ("project", "sequence", "part", "name"),
    [
        ("Harbour", "Trailer", "", "Harbour_Trailer"),
        ("Harbour", "Harbour", "", "Harbour_Film"),
        ("港 の 朝", "予告編", "shot003", "港 の 朝_予告編_shot003"),
        ("a/b\\c:d", "..", "", "a-b-c-d_Film"),
        ("", "", "", "Untitled_Film"),
        ("one\ntwo", "x. ", "", "one two_x"),
    ],
)
def test_names(project: str, sequence: str, part: str, name: str) -> None:
    assert stem(project, sequence, part) == name


@given(st.text(), st.text())
def test_a_name_is_never_too_long_and_never_a_path(project: str, sequence: str) -> None:
    name = stem(project, sequence, "shot003")
    assert len(f"{name}_v001.mp4".encode()) <= 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert Path(name).name == name and name not in (".", "..")
    assert plain(plain(project)) == plain(project)


def test_versions_count_on_from_the_highest(tmp_path: Path) -> None:
    assert versioned(tmp_path, "Film", ".mp4").name == "Film_v001.mp4"
    for name in ("Film_v001.mp4", "film_v007.MP4", "Film_v009.mov", "Other_v050.mp4", "Film_v12.mp4"):
        (tmp_path / name).touch()
    assert versioned(tmp_path, "Film", ".mp4").name == "Film_v008.mp4"
    assert versioned(tmp_path, "Film", ".mov").name == "Film_v010.mov"
    (tmp_path / "Film_v999").mkdir()
    assert versioned(tmp_path, "Film", "").name == "Film_v1000"


def test_what_is_there_is_told_with_a_name_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "Film_v002.mp4").touch()
    with pytest.raises(InputError, match="is there already") as caught:
        free(tmp_path / "Film_v002.mp4", force=False)
    assert "Film_v003.mp4" in caught.value.todo
    assert free(tmp_path / "Film_v002.mp4", force=True).name == "Film_v002.mp4"
    with pytest.raises(InputError, match="no folder"):
        free(tmp_path / "no" / "film.mp4", force=True)
