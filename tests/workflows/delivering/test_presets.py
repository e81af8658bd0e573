"""Presets that ship, a person's own, and those that make no sense."""

from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.workflows.delivering.form import CARRIES, codecs, coded, deep, rate, size
from studio.workflows.delivering.plan import form_of
from studio.workflows.delivering.presets import Presets
from tests.ui.conftest import RESOURCES


def _own(folder: Path, name: str, text: str) -> Presets:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, "utf-8")
    return Presets(RESOURCES, folder)


def test_those_that_ship_can_be_made() -> None:
    presets = Presets(RESOURCES)
    assert {"youtube", "shorts", "reels", "tiktok", "x", "master", "archive", "review", "dailies"} <= {
        one.id for one in presets.all
    }
    for one in presets.all:
        picture = one.form.picture
        assert picture is None or picture.codec in CARRIES[one.form.container]
        assert all(one.name) and all(one.note)
    assert presets.find("YOUTUBE").form.loudness == -14
    assert presets.find("マスター").id == "master"
    assert presets.find("shorts").form.size == (1080, 1920)


def test_a_persons_own_come_behind_and_take_the_place_of_bundled_ones(tmp_path: Path) -> None:
    presets = _own(tmp_path, "cinema", 'container = "mov"\ncodec = "dnxhr-hqx"\nrate = "23.976"\nsize = "2048x858"')
    mine = presets.find("cinema")
    assert (mine.own, mine.name, presets.all[-1].id) == (True, ("cinema", "cinema"), "cinema")
    assert mine.form.picture is not None and (mine.form.picture.profile, mine.form.picture.bits) == ("hqx", 10)
    assert (mine.form.rate, mine.form.size) == (rate("23.976"), (2048, 858))
    other = _own(tmp_path, "youtube", 'container = "webm"')
    assert other.find("youtube").form.container == "webm"
    assert len([one for one in other.all if one.id == "youtube"]) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("container = mp4", "cannot be read"),
        ('container = "avi"', "container"),
        ('colour = "blue"', "colour"),
        ('codec = "prores"', "cannot carry"),
        ("loudness = true", "loudness"),
        ('rate = "26"', "not a frame rate"),
        ("review = 1", "review"),
        ('size = "wide"', "not a size"),
        ("bits = 12", "12 bits"),
    ],
)
def test_one_that_makes_no_sense_is_told_and_left_out(tmp_path: Path, text: str, what: str) -> None:
    presets = _own(tmp_path, "mine", text)
    assert "mine" not in {one.id for one in presets.all}
    (remark,) = presets.remarks
    assert "mine.toml" in remark and what in remark


def test_a_preset_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(InputError, match="no preset") as caught:
        Presets(RESOURCES).find("vimeo")
    assert "youtube" in caught.value.todo


@pytest.mark.parametrize("codec", codecs())
def test_every_codec_by_its_name(codec: str) -> None:
    container = next(one for one, codecs_of in CARRIES.items() if codec.partition("-")[0] in codecs_of)
    made = coded(form_of(Path(f"film.{container}")), codec)
    assert made.picture is not None
    assert f"{made.picture.codec}-{made.picture.profile}".strip("-") == codec


def test_depths_are_those_that_codecs_have() -> None:
    def _bits(suffix: str, codec: str, bits: int) -> int:
        form = form_of(Path(f"film{suffix}"))
        picture = deep(coded(form, codec) if codec else form, bits).picture
        return picture.bits if picture is not None else 0

    assert _bits(".mp4", "hevc", 10) == 10
    assert _bits(".mov", "prores-lt", 8) == 10
    assert _bits(".png", "", 10) == 16
    assert _bits(".exr", "", 32) == 32
    with pytest.raises(InputError, match="dnxhr cannot have 10 bits"):
        _bits(".mov", "dnxhr-sq", 10)
    with pytest.raises(InputError, match="no pictures"):
        deep(form_of(Path("a.wav")), 8)


def test_what_is_no_size_no_rate_no_codec() -> None:
    assert size("1080×1920") == (1080, 1920)
    for text in ("1080", "axb", "9x9", "99999x20"):
        with pytest.raises(InputError):
            size(text)
    with pytest.raises(InputError, match="not a frame rate"):
        rate("26")
    with pytest.raises(InputError, match="no codec"):
        coded(form_of(Path("a.mp4")), "divx")
    with pytest.raises(InputError, match="cannot carry"):
        coded(form_of(Path("a.mp4")), "prores-hq")
    with pytest.raises(InputError, match="does not end in"):
        form_of(Path("film.docx"))
