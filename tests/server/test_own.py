"""Ekonte's own part: storyboards in one call, takes through the queue, media in parts, keys, events, webhooks."""

import http.server
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from openai import OpenAI

from tests.server.entry import TOKEN
from tests.server.running import Running, running

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

BASE = "/ekonte/v1"
PATIENCE = 40.0


def _until_done(server: Running, job: str) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        record = server.ask("GET", f"{BASE}/queue/jobs/{job}").json
        if record["state"] in ("done", "failed", "cancelled"):
            return record
        time.sleep(0.05)
    raise AssertionError("the job never ended")


@pytest.fixture(scope="module")
def film(server: Running) -> str:
    made = server.ask("POST", f"{BASE}/projects", {"name": "A film", "size": "128x128"})
    assert made.status == 201, made.body
    return f"{BASE}/projects/A%20film"


@pytest.fixture(scope="module")
def take(server: Running, film: str) -> str:
    wish = {"prompts": ["A dog walks", "A woman in the park"], "make": {"quality": "draft"}}
    board: Any = server.ask("POST", f"{film}/storyboard", wish).json
    assert [shot["number"] for shot in board["shots"]] == [1, 2]
    made = [_until_done(server, job["id"]) for job in board["jobs"]]
    assert [one["state"] for one in made] == ["done", "done"], made
    return str(made[0]["takes"][0])


def test_a_storyboard_becomes_takes_in_one_call(server: Running, film: str, take: str) -> None:
    shots: Any = server.ask("GET", f"{film}/shots").json["data"]
    assert [shot["status"] for shot in shots] == ["drafted", "drafted"]
    takes: Any = server.ask("GET", f"{film}/takes?shot={shots[0]['id']}").json["data"]
    assert [one["id"] for one in takes] == [take]
    assert "A film" in server.ask("GET", f"{BASE}/projects").json["data"]


def test_a_script_becomes_shots(server: Running) -> None:
    server.ask("POST", f"{BASE}/projects", {"name": "Script", "size": "128x128"})
    made: Any = server.ask(
        "POST", f"{BASE}/projects/Script/storyboard", {"script": 'A dog walks\n\nA man "Hello"'}
    ).json
    assert [shot["prompt"] for shot in made["shots"]] == ["A dog walks", 'A man "Hello"']
    one = made["shots"][0]["id"]
    changed: Any = server.ask(
        "PATCH", f"{BASE}/projects/Script/shots/{one}", {"fields": {"place": "beach"}, "place": 1}
    ).json
    assert (changed["scene"]["place"], changed["number"]) == ("beach", 2)
    wrong = server.ask("PATCH", f"{BASE}/projects/Script/shots/{one}", {"fields": {"place": "moon base 9"}})
    assert wrong.status == 400
    assert server.ask("DELETE", f"{BASE}/projects/Script/shots/{one}").status == 204
    assert server.ask("GET", f"{BASE}/projects/Script/shots/{one}").code == "not_found"


def test_takes_are_judged(server: Running, film: str, take: str) -> None:
    path = f"{film}/takes/{take}"
    judged: Any = server.ask("PATCH", path, {"stars": 4, "approved": True, "note": "yes"}).json
    assert (judged["stars"], judged["approved"], judged["note"]) == (4, True, "yes")
    assert server.ask("PATCH", path, {"stars": 9}).status == 400
    assert server.ask("PATCH", f"{film}/takes/s9t9", {"stars": 1}).code == "not_found"
    assert server.ask("GET", f"{film}/takes/{take}/strip").body[:4] == b"\x89PNG"


def test_media_come_whole_or_in_parts(server: Running, film: str, take: str) -> None:
    path = f"{film}/takes/{take}/movie"
    whole = server.ask("GET", path)
    size, tag = len(whole.body), whole.headers["etag"]
    assert (whole.status, whole.headers["accept-ranges"]) == (200, "bytes")

    def _part(span: str, **more: str) -> Any:
        return server.ask("GET", path, headers={"Range": span, **{k.replace("_", "-"): v for k, v in more.items()}})

    for span, first, last in (("bytes=0-9", 0, 9), ("bytes=10-", 10, size - 1), ("bytes=-5", size - 5, size - 1)):
        part = _part(span)
        assert (part.status, part.body) == (206, whole.body[first : last + 1])
        assert part.headers["content-range"] == f"bytes {first}-{last}/{size}"
    beyond = _part(f"bytes={size}-")
    assert (beyond.status, beyond.code) == (416, "range_not_satisfiable")
    assert beyond.headers["content-range"] == f"bytes */{size}"
    assert _part("bytes=0-1,3-4").status == 200
    assert _part("lines=0-1").status == 200
    assert _part("bytes=0-9", If_Range=tag).status == 206
    assert _part("bytes=0-9", If_Range='"another"').status == 200
    assert server.ask("GET", path, headers={"If-None-Match": tag}).status == 304


def test_a_film_is_exported_by_a_job(server: Running, film: str, take: str) -> None:
    job = str(server.ask("POST", f"{film}/export", {}).json["id"])
    assert _until_done(server, job)["state"] == "done"
    assert server.ask("GET", f"{film}/movies/{job}").body[4:8] == b"ftyp"
    assert server.ask("GET", f"{BASE}/projects/Script/movies/{job}").status == 404


def test_a_key_makes_a_wish_happen_once_also_after_a_restart(tmp_path: Path) -> None:
    wish = {"prompt": "A dog", "seconds": "1", "size": "128x128"}
    key = {"Idempotency-Key": "one-and-the-same"}
    with running(tmp_path / "state", DISPATCH="0") as server:
        first = server.ask("POST", "/v1/videos", wish, key)
        assert server.ask("POST", "/v1/videos", wish, key).json == first.json
        server.kill()
    with running(tmp_path / "state", DISPATCH="0") as server:
        again = server.ask("POST", "/v1/videos", wish, key)
        assert again.json == first.json
        assert again.headers["idempotent-replayed"] == "true"
        other = server.ask("POST", "/v1/videos", {**wish, "prompt": "A cat"}, key)
        assert (other.status, other.code) == (422, "idempotency_key_reused")
        assert len(server.ask("GET", "/v1/videos").json["data"]) == 1


def test_the_queue_is_seen_and_steered(tmp_path: Path) -> None:
    with running(tmp_path / "state", DISPATCH="0") as server:
        server.ask("POST", f"{BASE}/projects", {"name": "Q", "size": "128x128"})
        board: Any = server.ask(
            "POST", f"{BASE}/projects/Q/storyboard", {"prompts": ["A dog", "A man", "A girl"], "make": {}}
        ).json
        ids = [job["id"] for job in board["jobs"]]
        page: Any = server.ask("GET", f"{BASE}/queue/jobs?limit=2").json
        assert [job["id"] for job in page["data"]] == ids[:2]
        assert page["has_more"]
        rest: Any = server.ask("GET", f"{BASE}/queue/jobs?limit=2&after={page['last_id']}").json
        assert [job["id"] for job in rest["data"]] == ids[2:]
        assert server.ask("POST", f"{BASE}/queue/jobs/{ids[0]}/cancel").json["state"] == "cancelled"
        assert server.ask("POST", f"{BASE}/queue/jobs/{ids[0]}/retry").json["state"] == "queued"
        assert server.ask("POST", f"{BASE}/queue/jobs/{ids[1]}/pause").json["state"] == "paused"
        assert server.ask("POST", f"{BASE}/queue/pause").json["paused"] is True
        assert server.ask("POST", f"{BASE}/queue/resume").json["paused"] is False
        assert server.ask("POST", f"{BASE}/queue/jobs/j999/cancel").code == "not_found"


def test_a_prompt_is_read_and_engines_are_named(server: Running) -> None:
    reading: Any = server.ask("POST", f"{BASE}/read", {"prompt": "A dog in the park"}).json
    assert reading["scene"]["place"] == "park"
    engines: Any = server.ask("GET", f"{BASE}/engines").json["data"]
    assert engines[0]["name"] == "stage"


def _events(server: Running, after: int) -> list[tuple[int, str, Any]]:
    text = server.ask("GET", f"{BASE}/events?until_caught_up=true", headers={"Last-Event-ID": str(after)}).body.decode()
    found: list[tuple[int, str, Any]] = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
    return found


def test_events_are_told_from_where_a_listener_left_off(tmp_path: Path) -> None:
    with running(tmp_path / "state", FAKE_SECONDS="0.5") as server:
        client: Any = OpenAI(api_key=TOKEN, base_url=f"{server.url}/v1", max_retries=0)
        heard: list[str] = []
        began = threading.Event()

        def _listen() -> None:
            import http.client

            parts = urlsplit(server.url)
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
            connection.request("GET", f"{BASE}/events", headers={"Authorization": f"Bearer {TOKEN}"})
            stream = connection.getresponse()
            while line := stream.readline().decode():
                began.set()
                if line.startswith("event: "):
                    heard.append(line[7:].strip())
                if heard[-1:] == ["video.completed"]:
                    break
            connection.close()

        listener = threading.Thread(target=_listen)
        listener.start()
        assert began.wait(PATIENCE)
        time.sleep(0.2)
        made = client.videos.create(prompt="A dog", seconds="20", size="128x128")
        listener.join(PATIENCE)
        assert heard[0] == "video.queued"
        assert heard[-1] == "video.completed"
        end = time.monotonic() + PATIENCE
        while "job.done" not in [event for _, event, _ in _events(server, 0)]:
            assert time.monotonic() < end
            time.sleep(0.05)
        kept = _events(server, 0)
        videos = [(event, data["data"]["id"]) for _, event, data in kept if event.startswith("video.")]
        assert (videos[0], videos[-1]) == (("video.queued", made.id), ("video.completed", made.id))
        assert _events(server, kept[0][0]) == kept[1:]


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """An address, and what has come there. The first delivery is answered with 500."""
    got: list[tuple[dict[str, str], bytes]] = []

    class _Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((dict(self.headers.items()), self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", got
        server.shutdown()
        thread.join()


def test_webhooks_are_signed_so_that_the_official_client_believes_them(
    server: Running, receiver: tuple[str, list[tuple[dict[str, str], bytes]]]
) -> None:
    url, got = receiver
    client: Any = OpenAI(api_key=TOKEN, base_url=f"{server.url}/v1", max_retries=0)
    hook = client.webhooks.create(name="mine", url=url, event_types=["video.completed"])
    made = client.videos.create_and_poll(prompt="A dog", seconds="0.5", size="128x128", poll_interval_ms=50)
    end = time.monotonic() + PATIENCE
    while not got and time.monotonic() < end:
        time.sleep(0.05)
    headers, body = got[0]
    event: Any = client.webhooks.unwrap(body, headers, secret=hook.signing_secret)
    assert (event.type, dict(event.data)["id"]) == (
        "video.completed",
        made.id,
    )
    import openai

    with pytest.raises(openai.InvalidWebhookSignatureError):
        client.webhooks.unwrap(body + b" ", headers, secret=hook.signing_secret)
    fresh = client.webhooks.rotate_secret(hook.id, keep_old_secret_active_for_24_hours=True)
    assert client.webhooks.test(hook.id, event_type="video.completed").status_code == 204
    for secret in (hook.signing_secret, fresh.signing_secret):
        client.webhooks.unwrap(got[-1][1], got[-1][0], secret=secret)
    assert client.webhooks.update(hook.id, name="other").name == "other"
    assert hook.id in [one.id for one in client.webhooks.list()]
    assert client.webhooks.delete(hook.id).deleted


@pytest.mark.parametrize("url", ["http://example.com/x", "ftp://example.com", "https://a@b.example", "x", "https://"])
def test_a_webhook_goes_to_no_odd_place(server: Running, url: str) -> None:
    wish = {"name": "x", "url": url, "event_types": ["video.completed"]}
    assert server.ask("POST", "/v1/webhook_endpoints", wish).status == 400
