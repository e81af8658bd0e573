"""Projects by name, and nothing outside the folder that holds them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.storage import Bundles
from studio.workflows.afar.homes import LONGEST_NAME, Home, fit_name


def test_projects_are_known_by_name(tmp_path: Path) -> None:
    home = Home(tmp_path / "films")
    assert home.names(Bundles()) == ()
    for name in ("Zug", "浜辺", "a film"):
        with Bundles().create(home.project(name)):
            pass
    (home.folder / "holiday pictures").mkdir()
    (home.folder / "note.txt").write_text("no project", "utf-8")
    assert home.names(Bundles()) == ("a film", "Zug", "浜辺")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "/etc",
        ".hidden",
        "a.",
        "CON",
        "nul.txt",
        "a:b",
        "a\0b",
        "a\nb",
        "x" * 101,
    ],
)
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        Home(tmp_path).project(name)


@given(st.text(max_size=120))
def test_no_name_leads_out(name: str) -> None:
    home = Path("films").absolute()
    try:
        found = Home(home).project(name)
    except InputError:
        return
    assert found.parent == home.resolve()
    assert len(fit_name(name)) <= LONGEST_NAME


def test_links_are_followed_before_they_are_judged(tmp_path: Path) -> None:
    home, other = Home(tmp_path / "films"), tmp_path / "other"
    home.folder.mkdir()
    other.mkdir()
    (home.folder / "link").symlink_to(other)
    with pytest.raises(InputError, match="outside"):
        home.project("link")


def test_files_lie_beside_or_where_it_is_allowed(tmp_path: Path) -> None:
    exports, shared = tmp_path / "films" / "a" / "exports", tmp_path / "shared"
    shared.mkdir()
    home = Home(tmp_path / "films", (shared,))
    assert home.file("film.mp4", exports) == exports.resolve() / "film.mp4"
    assert home.file(str(shared / "film.mp4"), exports) == shared.resolve() / "film.mp4"
    for wish in ("../film.mp4", "../media/x.mp4", str(tmp_path / "film.mp4"), "", "a\0b", str(shared), "~/film.mp4"):
        with pytest.raises(InputError):
            home.file(wish, exports)
