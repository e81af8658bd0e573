"""Nobody gets in without the token, by another name, too often, or with too much; and every refusal has one shape."""

import contextlib
import http.client
import json
import socket
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.server.entry import TOKEN
from tests.server.running import Running, running

JSON = {"Content-Type": "application/json"}


def _operations(server: Running) -> list[tuple[str, str]]:
    document: Any = server.ask("GET", "/openapi.json").json
    return [(method.upper(), path) for path, operations in document["paths"].items() for method in operations]


def test_every_route_needs_the_token(server: Running) -> None:
    routes = _operations(server)
    assert len(routes) > 40
    routes += [("GET", "/openapi.json"), ("GET", "/docs"), ("GET", "/nothing"), ("OPTIONS", "/v1/videos")]
    for method, path in routes:
        wanted = 200 if path == "/health" else 401
        for token in (None, "", "ek-another", TOKEN[:-1]):
            answer = server.ask(method, path.replace("{verb}", "pause"), token=token)
            assert answer.status == wanted, (method, path, token)
    assert server.ask("GET", "/v1/videos", token=None).code == "invalid_api_key"


def test_it_answers_to_its_own_name_alone(server: Running) -> None:
    for name in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]", ""):
        answer = server.ask("GET", "/v1/videos", headers={"Host": name})
        assert answer.status in (400, 403), name
    for name in ("localhost", "127.0.0.1:1", "[::1]:99", "LOCALHOST:8317"):
        assert server.ask("GET", "/v1/videos", headers={"Host": name}).status == 200, name


def test_pages_of_others_get_no_leave_to_read(server: Running) -> None:
    answer = server.ask("GET", "/v1/videos", headers={"Origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "invalid_json"),
        (b"[1]", "application/json", 400, "invalid_json"),
        (b"[" * 50_000, "application/json", 400, "invalid_json"),
        (b'"\xff"', "application/json", 400, "invalid_json"),
        (b'{"prompt": 5}', "application/json", 400, "invalid_value"),
        (b"{}", "application/json", 400, "missing_required_parameter"),
        (b"prompt", "text/plain", 415, "unsupported_media_type"),
        (b"junk", "multipart/form-data", 400, "invalid_request"),
        (b"junk", "multipart/form-data; boundary=b", 400, "invalid_request"),
        (b'{"prompt": "A dog", "seconds": 1e999}', "application/json", 400, "invalid_value"),
        (b'{"prompt": "\\ud800"}', "application/json", 400, "invalid_value"),
    ],
)
def test_a_malformed_body_is_a_typed_error(server: Running, body: bytes, kind: str, status: int, code: str) -> None:
    answer = server.ask("POST", "/v1/videos", body, {"Content-Type": kind})
    assert (answer.status, answer.code) == (status, code)


def test_wrong_types_in_json_are_named(server: Running) -> None:
    answer = server.ask("POST", "/ekonte/v1/projects", {"name": ["x"]})
    assert (answer.status, answer.code) == (400, "invalid_value")
    assert server.ask("POST", "/ekonte/v1/projects", b"{", JSON).code == "invalid_json"
    assert server.ask("GET", "/v1/videos?limit=many").code == "invalid_value"
    assert server.ask("PUT", "/v1/videos").code == "method_not_allowed"
    assert server.ask("GET", "/nowhere").code == "not_found"


def _form(name: str, data: bytes = b"x", field: str = "input_reference") -> tuple[bytes, dict[str, str]]:
    part = "--b\r\nContent-Disposition: form-data; name="
    head = f'{part}"prompt"\r\n\r\nA dog\r\n{part}"{field}"; filename="{name}"\r\n\r\n'
    return head.encode("utf-8") + data + b"\r\n--b--\r\n", {"Content-Type": "multipart/form-data; boundary=b"}


@pytest.mark.parametrize(
    "name", ["../../evil.png", "/etc/passwd", "..", "C:evil.png", "a/b.png", "x\\\\y.png", "evil\x01.png", "n" * 300]
)
def test_a_file_name_that_is_a_path_is_refused(server: Running, name: str) -> None:
    answer = server.ask("POST", "/v1/videos", *_form(name))
    assert (answer.status, answer.code) == (400, "invalid_file_name")
    assert not list((server.folder / "uploads").iterdir())


@pytest.mark.parametrize(
    "name", ["..", ".", "../x", "..%2Fx", "%2e%2e%2fx", "%2Fetc", "a%00b", "con", "x%5C..%5Cy", "C%3Ax", "%20"]
)
def test_a_project_name_that_is_a_path_is_refused(server: Running, name: str) -> None:
    for tail in ("", "/shots", "/takes/s1t1/movie"):
        answer = server.ask("GET", f"/ekonte/v1/projects/{name}{tail}")
        assert answer.status in (400, 404), (name, answer.status)
    made = server.ask("POST", "/ekonte/v1/projects", {"name": "../" + name})
    assert (made.status, made.code) == (400, "invalid_value")
    assert server.ask("GET", "/v1/videos/..%2F..%2Ftoken/content").status == 404


def test_ten_gigabytes_are_refused_before_they_come(server: Running) -> None:
    parts = urlsplit(server.url)
    head = (
        f"POST /v1/videos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n"
    )
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        line.sendall(f"{head}Content-Length: 10000000000\r\n\r\n--b".encode())
        assert b" 413 " in line.recv(4096).split(b"\r\n")[0]
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        begin = b'--b\r\nContent-Disposition: form-data; name="input_reference"; filename="a"\r\n\r\n'
        line.sendall(b"%x\r\n%s\r\n" % (len(begin), begin))
        sent, answer, block = 0, b"", b"10000\r\n" + bytes(0x10000) + b"\r\n"
        line.settimeout(0.001)
        while not answer and sent < 200_000_000:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError, TimeoutError):
                sent += line.send(block)
            try:
                answer = line.recv(4096)
            except TimeoutError:
                continue
            except ConnectionResetError:
                break
        assert sent < 50_000_000
        assert not answer or b" 413 " in answer.split(b"\r\n")[0]
    assert not list((server.folder / "uploads").iterdir())
    status = Path(f"/proc/{server.process.pid}/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        assert int(peak.split()[1]) < 900_000


def test_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    with running(tmp_path / "state", PER_MINUTE="8", PER_SECOND="30", DISPATCH="0") as server:
        wish = {"prompt": "A dog", "seconds": "1", "size": "128x128"}
        answers = [server.ask("POST", "/v1/videos", wish) for _ in range(8)]
        refused = [answer for answer in answers if answer.status == 429]
        assert len(answers) - len(refused) == 4
        assert refused[0].code == "rate_limit_exceeded"
        assert int(refused[0].headers["retry-after"]) >= 1
        time.sleep(1.2)
        statuses = {server.ask("GET", "/v1/videos").status for _ in range(120)}
        assert statuses == {200, 429}


def test_a_disk_with_too_little_space_is_said(tmp_path: Path) -> None:
    with running(tmp_path / "state", FREE=str(10**18)) as server:
        answer = server.ask("POST", "/v1/videos", {"prompt": "A dog"})
        assert (answer.status, answer.code) == (507, "disk_full")
        assert server.ask("GET", "/v1/videos").json["data"] == []


def test_a_request_without_a_host_is_no_request(server: Running) -> None:
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    connection.putrequest("GET", "/health", skip_host=True)
    connection.endheaders()
    assert connection.getresponse().status in (400, 403)
    connection.close()


def test_the_document_is_whole(server: Running) -> None:
    document: Any = server.ask("GET", "/openapi.json").json
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert reference in document["components"]["schemas"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation.get("description") or operation.get("summary"), (method, path)
            assert path == "/health" or "4XX" in operation["responses"], (method, path)
    assert document["security"] == [{"token": []}]
