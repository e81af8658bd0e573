"""Templates: the bundled ones say what they promise; one's own are kept, found and thrown away."""

from pathlib import Path

import pytest

from studio.core.errors import DiskError, InputError
from studio.ports.reading import ReadOptions
from studio.project.scene import Camera, Scene
from studio.reading import TextReader
from studio.workflows.writing.templates import WHAT, Templates, missing

RESOURCES = Path(__file__).parents[3] / "resources"
BUNDLED = Templates(RESOURCES, RESOURCES / "nowhere").all


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader(RESOURCES)


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    return Templates(RESOURCES, tmp_path / "templates")


def test_there_are_at_least_twenty_and_no_two_alike() -> None:
    assert len(BUNDLED) >= 20
    for number in (0, 1):
        assert len({template.name[number] for template in BUNDLED}) == len(BUNDLED)
        assert all(WHAT in template.prompt[number] and template.what[number] for template in BUNDLED)
    assert all((RESOURCES / "icons" / f"{template.glyph}.svg").exists() for template in BUNDLED)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("template", BUNDLED, ids=lambda template: template.id)
def test_the_words_of_a_template_are_read_as_its_fields(reader: TextReader, template: object, language: str) -> None:
    (found,) = [other for other in BUNDLED if other is template]
    prompt = Templates(RESOURCES, RESOURCES / "nowhere").apply(found, "", language)
    reading = reader.read(prompt, ReadOptions())
    assert reading.language == language
    assert missing(found, reading.scene) == {}
    assert reading.scene.subjects
    assert [note.text for note in reading.notes if note.kind == "not_understood"] == []


def test_a_template_goes_round_what_is_written_and_makes_way_for_another(templates: Templates) -> None:
    first, second = templates.all[:2]
    once = templates.apply(first, "Two robots dance.", "en")
    assert once.startswith("Two robots dance ")
    twice = templates.apply(second, once, "en")
    assert twice == second.prompt[0].replace(WHAT, "Two robots dance")


def test_search_meets_both_languages_and_fields(templates: Templates) -> None:
    assert templates.find("雨 ネオン", "en")[0].id == "neon_rain"
    assert "noir" in {template.id for template in templates.find("monochrome", "ja")}
    assert templates.find("zzz", "en") == ()
    assert templates.find("", "en") == templates.all


def test_ones_own_are_kept_with_all_their_words(templates: Templates, tmp_path: Path) -> None:
    scene = Scene(place="lake", style="anime", camera=Camera(lens_mm=35.0))
    kept = templates.save('My "lake" \\ 湖', '犬が"走る"\n二行目', scene, "ja")
    again = Templates(RESOURCES, tmp_path / "templates").all[0]
    assert again == kept
    assert again.own
    assert again.prompt[1] == '犬が"走る"\n二行目'
    assert again.fields["camera.lens_mm"] == "35"
    assert missing(again, Scene()).keys() >= {"place", "style", "camera.lens_mm"}
    templates.remove(kept)
    assert not any(template.own for template in templates.all)
    assert not list((tmp_path / "templates").glob("*.toml"))


def test_newest_of_ones_own_first_and_names_may_repeat(templates: Templates) -> None:
    templates.save("A", "one", Scene(), "en")
    templates.save("A", "two", Scene(), "en")
    assert [template.prompt[0] for template in templates.all[:2]] == ["two", "one"]


def test_nothing_is_saved_without_name_or_words(templates: Templates) -> None:
    for name, prompt in (("", "x"), ("x", "  ")):
        with pytest.raises(InputError):
            templates.save(name, prompt, Scene(), "en")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError):
        Templates(RESOURCES, tmp_path / "file" / "templates").save("x", "y", Scene(), "en")


def test_broken_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = [", "utf-8")
    (tmp_path / "b.toml").write_text('name = "x"\nprompt = "y"\nwhat = ""\n[fields]\nplace = "nowhere"\n', "utf-8")
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    assert [template for template in Templates(RESOURCES, tmp_path).all if template.own] == []
