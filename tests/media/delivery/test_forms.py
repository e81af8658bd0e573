"""What does not exist is refused before a frame is made, with what to choose instead."""

from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import InputError
from studio.core.time import FRAME_RATES, FrameRate
from studio.core.unfinished import Unfinished
from studio.media.delivery import Deliveries
from studio.media.delivery.forms import PICTURES, SOUNDS
from studio.ports.delivery import Container, DeliveryForm, PictureCodec, PictureCoding, SoundCoding
from tests.media.delivery import films


def _refused(tmp_path: Path, form: DeliveryForm) -> InputError:
    with pytest.raises(InputError) as caught:
        Deliveries(Unfinished()).writer(tmp_path / "film", form)
    assert caught.value.todo
    assert not list(tmp_path.iterdir())
    return caught.value


@pytest.mark.parametrize(
    ("container", "codec", "changes", "said"),
    [
        ("mp4", "h264", {"size": (641, 360)}, "640x360"),
        ("mp4", "hevc", {"size": (640, 361)}, "640x360"),
        ("mp4", "av1", {"size": (641, 361)}, "even width and height, not 641x361"),
        ("webm", "vp9", {"size": (641, 360)}, "even"),
        ("mov", "prores", {"size": (641, 360), "profile": "hq"}, "even width, not 641x360"),
        ("mov", "dnxhr", {"size": (641, 360)}, "even width"),
        ("mov", "dnxhr", {"size": (128, 96)}, "256x120"),
        ("mp4", "av1", {"size": (32, 32)}, "64x64"),
        ("mp4", "prores", {"profile": "hq"}, "one of H.264, HEVC, AV1"),
        ("webm", "h264", {}, "VP9, AV1"),
        ("mov", "prores", {"profile": "xq"}, "proxy, lt, standard, hq, 4444"),
        ("mov", "dnxhr", {"profile": ""}, "lb, sq, hq, hqx"),
        ("mp4", "h264", {"profile": "main"}, "Leave the profile out"),
        ("webm", "vp9", {"bits": 10}, "Choose one of 8."),
        ("mp4", "h264", {"bits": 12}, "8, 10"),
        ("mp4", "h264", {"alpha": True}, "ProRes 4444"),
        ("mov", "prores", {"profile": "hq", "alpha": True}, "ProRes 4444"),
        ("mp4", "h264", {"timecode": 0, "drop": True}, "29.97 and 59.94"),
        ("mp4", "h264", {"picture": None}, "needs pictures"),
        ("mp4", "h264", {"sound": SoundCoding(codec="pcm")}, "AAC, Opus"),
        ("webm", "vp9", {"sound": SoundCoding(codec="aac")}, "one of Opus"),
        ("gif", "gif", {"sound": SoundCoding(codec="aac")}, "Leave the sound out"),
        ("mov", "h264", {"sound": SoundCoding(codec="pcm", bits=20)}, "16, 24"),
        ("mp4", "h264", {"sound": SoundCoding(codec="aac", kilobits=8)}, "from 32 to 512"),
        ("webp", "webp", {"size": (20_000, 20)}, "too large"),
    ],
)
def test_refused(tmp_path: Path, container: Container, codec: PictureCodec, changes: dict[str, Any], said: str) -> None:
    assert said in str(_refused(tmp_path, films.form(container, codec, **changes)))


def test_a_wav_is_sound_alone(tmp_path: Path) -> None:
    pcm = SoundCoding(codec="pcm")
    wav = DeliveryForm(container="wav", size=(2, 2), rate=films.RATE, picture=None, sound=None)
    assert "needs sound" in str(_refused(tmp_path, wav))
    seen = DeliveryForm(container="wav", size=(2, 2), rate=films.RATE, picture=PictureCoding(codec="h264"), sound=pcm)
    assert "cannot hold H.264" in str(_refused(tmp_path, seen))


@pytest.mark.parametrize(
    ("container", "codec", "profile"),
    [("mov", "prores", "4444"), ("png", "png", ""), ("exr", "exr", ""), ("gif", "gif", ""), ("webp", "webp", "")],
)
def test_any_size_goes_where_colours_are_not_paired(
    tmp_path: Path, container: Container, codec: PictureCodec, profile: str
) -> None:
    form = films.form(container, codec, profile=profile, size=(51, 33))
    path = films.write(tmp_path / "film", form, 2)
    first = sorted(path.glob(f"*.{container}"))[0] if path.is_dir() else path
    if container != "webp":  # which FFmpeg writes and does not read
        seen = next(films.pictures(first))
        assert (seen.width, seen.height) == (51, 33)


def test_every_container_says_what_it_holds() -> None:
    assert set(PICTURES) == set(SOUNDS)
    assert all(PICTURES[container] or container == "wav" for container in PICTURES)


@pytest.mark.parametrize("name", FRAME_RATES)
def test_drop_frame_exists_at_two_rates(tmp_path: Path, name: str) -> None:
    form = films.form("mp4", "h264", rate=FrameRate(FRAME_RATES[name]), timecode=0, drop=True)
    if name in ("29.97", "59.94"):
        Deliveries(Unfinished()).writer(tmp_path / "film.mp4", form).__exit__()
    else:
        _refused(tmp_path, form)


def test_where_no_card_encodes_the_processor_does_and_says_so(tmp_path: Path) -> None:
    deliveries = Deliveries(Unfinished())
    facts = deliveries.encoders()
    assert {fact.codec for fact in facts if not fact.hardware} == {"h264", "hevc", "av1", "vp9", "prores", "dnxhr"}
    for codec in ("h264", "hevc", "av1", "prores"):
        container: Container = "mov" if codec == "prores" else "mp4"
        there = [fact for fact in facts if fact.codec == codec and fact.hardware]
        with deliveries.writer(tmp_path / f"film.{container}", films.form(container, codec, hardware=True)) as writer:
            assert bool(writer.remarks) == (not there)
            writer.write_frame(films.frame(0))
            writer.finish()
        assert len(list(films.pictures(tmp_path / f"film.{container}"))) == 1


@pytest.mark.parametrize("turn", range(8))
def test_a_single_picture_of_hevc_is_a_movie(tmp_path: Path, turn: int) -> None:
    with Deliveries(Unfinished()).writer(tmp_path / "film.mp4", films.form("mp4", "hevc")) as writer:
        writer.write_frame(films.frame(turn))
        writer.finish()
    assert len(list(films.pictures(tmp_path / "film.mp4"))) == 1
