"""The official client of the retired video API works against a real server, but for base URL and key."""

import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import OpenAI

from tests.server.entry import TOKEN
from tests.server.running import ROOT, Running, running

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

POLL = 50
SIZE: Any = "128x128"
SHORT: Any = "0.5"


@pytest.fixture(scope="module")
def client(server: Running) -> Any:
    return OpenAI(api_key=TOKEN, base_url=f"{server.url}/v1", max_retries=0)


@pytest.fixture(scope="module")
def video(client: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return client.videos.create_and_poll(
            prompt="A dog walks in the park", seconds=SHORT, size=SIZE, model="sora-2", poll_interval_ms=POLL
        )


def _done(client: Any, video: Any) -> Any:
    done = client.videos.poll(video.id, poll_interval_ms=POLL)
    assert done.status == "completed", done.error
    return done


def _frames(folder: Path, data: bytes) -> int:
    import av

    file = folder / "got.mp4"
    file.write_bytes(data)
    with av.open(str(file)) as opened:
        return sum(1 for _ in opened.decode(video=0))


def test_a_video_is_created_and_polled(client: Any, video: Any, tmp_path: Path) -> None:
    assert (video.status, video.progress, video.object, video.model) == ("completed", 100, "video", "sora-2")
    assert (video.seconds, video.size, video.error) == (SHORT, SIZE, None)
    assert video.completed_at >= video.created_at
    assert client.videos.retrieve(video.id) == video
    assert _frames(tmp_path, client.videos.download_content(video.id).read()) == 12


def test_what_is_not_said_is_as_it_was_there(client: Any) -> None:
    made = client.videos.create(prompt="A dog walks")
    assert (made.model, made.seconds, made.size) == ("sora-2", "4", "720x1280")
    assert made.status in ("queued", "in_progress")
    client.videos.delete(made.id)


def test_polling_is_told_how_long_to_wait(client: Any, video: Any) -> None:
    answer = client.videos.with_raw_response.retrieve(video.id)
    assert int(answer.headers["openai-poll-after-ms"]) > 0


def test_every_variant_is_downloaded(client: Any, video: Any) -> None:
    movie = client.videos.download_content(video.id).read()
    assert movie == client.videos.download_content(video.id, variant="video").read()
    assert movie[4:8] == b"ftyp"
    for variant in ("thumbnail", "spritesheet"):
        assert client.videos.download_content(video.id, variant=variant).read()[:4] == b"\x89PNG"


def test_a_remix_says_what_it_is_made_from(client: Any, video: Any) -> None:
    made = _done(client, client.videos.remix(video.id, prompt="a woman on the beach"))
    assert made.remixed_from_video_id == video.id
    assert (made.seconds, made.size) == (video.seconds, video.size)


def test_an_edit_is_of_a_movie_or_of_an_id(client: Any, video: Any) -> None:
    movie = client.videos.download_content(video.id).read()
    of_file = _done(client, client.videos.edit(video=("v.mp4", movie), prompt="a man"))
    of_id = _done(client, client.videos.edit(video=b"", prompt="a man", extra_body={"video": {"id": video.id}}))
    assert of_file.ekonte["source_video_id"] == of_id.ekonte["source_video_id"] == video.id


def test_an_extension_is_the_whole(client: Any, video: Any, tmp_path: Path) -> None:
    more = client.videos.extend(video=b"", prompt="It goes on", seconds=SHORT, extra_body={"video": {"id": video.id}})
    joined = client.videos.extend(
        video=("v.mp4", client.videos.download_content(video.id).read()), prompt="a woman", seconds=SHORT
    )
    for one, jobs in ((_done(client, more), 1), (_done(client, joined), 2)):
        assert (one.seconds, len(one.ekonte["jobs"])) == ("1", jobs)
        assert _frames(tmp_path, client.videos.download_content(one.id).read()) == 24


def test_videos_are_listed_in_pages(client: Any, video: Any) -> None:
    every = [one.id for one in client.videos.list(limit=2)]
    assert video.id in every
    assert len(every) == len(set(every)) > 2
    assert [one.id for one in client.videos.list(limit=3, order="asc")] == every[::-1]
    page = client.videos.list(limit=1, after=every[0])
    assert [one.id for one in page.data] == [every[1]]


def test_a_deleted_video_is_gone_with_its_files(client: Any, server: Running) -> None:
    made = _done(client, client.videos.create(prompt="A man", seconds=SHORT, size=SIZE))
    files = [path for path in (server.folder / "videos").iterdir() if path.name.startswith(made.id)]
    assert files
    gone = client.videos.delete(made.id)
    assert (gone.id, gone.deleted, gone.object) == (made.id, True, "video.deleted")
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(made.id)
    with pytest.raises(openai.NotFoundError):
        client.videos.delete(made.id)
    assert not [path for path in files if path.exists()]


def test_a_character_comes_from_a_video_of_ours_or_from_words(client: Any, video: Any, tmp_path: Path) -> None:
    movie = client.videos.download_content(video.id).read()
    rex = client.videos.create_character(name="Rex", video=("v.mp4", movie))
    mia = client.videos.create_character(name="Mia", video=b"", extra_body={"description": "a woman"})
    assert rex.id is not None
    assert client.videos.get_character(rex.id).name == "Rex"
    made = _done(
        client,
        client.videos.create(
            prompt="Mia walks", seconds=SHORT, size=SIZE, extra_body={"characters": [{"id": mia.id}, {"id": rex.id}]}
        ),
    )
    assert made.ekonte["notes"] == ["Rex is not in the prompt, so not in the video."]


def test_a_likeness_is_not_copied(client: Any) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.create_character(name="Somebody", video=("me.mp4", b"\0\0\0\x18ftypmp42" + bytes(64)))
    assert refused.value.code == "likeness_not_available"


def test_a_reference_picture_is_kept_and_what_it_is_not_is_said(client: Any, video: Any) -> None:
    picture = client.videos.download_content(video.id, variant="thumbnail").read()
    made = client.videos.create(
        prompt="A dog", seconds=SHORT, size=SIZE, input_reference=("first.png", picture, "image/png")
    )
    assert "not its first frame" in _done(client, made).ekonte["notes"][0]
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.create(prompt="A dog", input_reference=("first.png", b"not a picture", "image/png"))
    assert (refused.value.code, refused.value.param) == ("invalid_image", "input_reference")


@pytest.mark.parametrize(
    ("wish", "param", "code"),
    [
        ({"prompt": " "}, "prompt", "invalid_value"),
        ({"prompt": "x" * 5000}, "prompt", "invalid_value"),
        ({"prompt": "A dog", "seconds": "99"}, "seconds", "invalid_value"),
        ({"prompt": "A dog", "seconds": "soon"}, "seconds", "invalid_value"),
        ({"prompt": "A dog", "size": "1x1"}, "size", "invalid_value"),
        ({"prompt": "A dog", "model": "sora-9"}, "model", "model_not_found"),
    ],
)
def test_what_cannot_be_made_is_refused_and_named(client: Any, wish: dict[str, Any], param: str, code: str) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.create(**wish)
    assert (refused.value.param, refused.value.code) == (param, code)
    assert refused.value.type == "invalid_request_error"


def test_the_same_seed_is_the_same_video(client: Any) -> None:
    wish: Any = {"prompt": "A girl", "seconds": SHORT, "size": SIZE, "extra_body": {"seed": 7}}
    one, two = (_done(client, client.videos.create(**wish)) for _ in range(2))
    assert client.videos.download_content(one.id).read() == client.videos.download_content(two.id).read()


def test_models_are_listed(client: Any) -> None:
    names = [model.id for model in client.models.list()]
    assert {"sora-2", "sora-2-pro", "ekonte-stage"} <= set(names)
    assert client.models.retrieve("ekonte-stage").owned_by == "ekonte"


def test_another_key_is_an_authentication_error(server: Running) -> None:
    another: Any = OpenAI(api_key="ek-another", base_url=f"{server.url}/v1", max_retries=0)
    with pytest.raises(openai.AuthenticationError):
        another.videos.list()


def test_a_server_that_was_killed_goes_on(tmp_path: Path) -> None:
    wish: Any = {"prompt": "A dog walks", "seconds": SHORT, "size": SIZE}
    with running(tmp_path / "state", DISPATCH="0") as first:
        client: Any = OpenAI(api_key=TOKEN, base_url=f"{first.url}/v1", max_retries=0)
        asked = [client.videos.create(**wish).id for _ in range(3)]
        first.kill()
    with running(tmp_path / "state") as second:
        client = OpenAI(api_key=TOKEN, base_url=f"{second.url}/v1", max_retries=0)
        assert [video.id for video in client.videos.list(order="asc")] == asked
        for one in asked:
            assert _done(client, client.videos.retrieve(one)).progress == 100
        takes = list((tmp_path / "state" / "videos").glob("*.studio/media/*/*.mp4"))
        assert len(takes) == len(asked)


def test_two_servers_in_one_folder_are_one_too_many(server: Running) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "tests.server.entry", str(server.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert f"Another server (process {server.process.pid})" in second.stderr
    assert second.returncode != 0
