"""What goes wrong in the studio has an HTTP status, a type and a code."""

from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import (
    AssetMissingError,
    DiskError,
    FaultError,
    InputError,
    ProjectError,
    SceneError,
    ScriptError,
    StudioError,
)
from studio.server.problems import api_error, invalid
from studio.server.run import listening, token_in
from studio.server.settings import ServerSettings
from studio.storage.ledger import FileLedger
from studio.workflows.queue.bulletin import Bulletin
from studio.workflows.serving.once import Once
from studio.workflows.videos import VideoError


class _Freezing(FileLedger):
    """A ledger on a disk that can be made to refuse."""

    def freeze(self, state: str) -> None:
        """ON or OFF."""
        self._db.execute(f"PRAGMA query_only = {state}")


@pytest.mark.parametrize(
    ("error", "status", "kind", "code"),
    [
        (InputError("x"), 400, "invalid_request_error", "invalid_value"),
        (ScriptError("x"), 400, "invalid_request_error", "invalid_value"),
        (SceneError("x", field="place"), 400, "invalid_request_error", "invalid_value"),
        (ProjectError("There is no shot."), 404, "invalid_request_error", "not_found"),
        (ProjectError("It is damaged."), 409, "invalid_request_error", "project_unusable"),
        (DiskError("full"), 507, "server_error", "disk_full"),
        (AssetMissingError("no voice"), 503, "server_error", "machine_lacks"),
        (FaultError("ours"), 500, "server_error", "server_error"),
        (VideoError("x", code="queue_full", status=429), 429, "rate_limit_error", "queue_full"),
    ],
)
def test_every_error_has_its_status(error: StudioError, status: int, kind: str, code: str) -> None:
    answer = api_error(error)
    body: Any = answer.body()["error"]
    assert (answer.status, body["type"], body["code"]) == (status, kind, code)


def test_a_complaint_names_what_it_is_about() -> None:
    error = invalid([{"loc": ("body", "fields", 3), "type": "missing", "msg": "Field required"}])
    assert (error.status, error.param, error.code) == (400, "fields.3", "missing_required_parameter")


def test_a_disk_that_can_only_be_read_is_said_and_nothing_is_half_kept(tmp_path: Path) -> None:
    ledger = _Freezing(tmp_path)
    bulletin, once = Bulletin(ledger), Once(ledger)
    ledger.freeze("ON")
    with pytest.raises(DiskError) as refused:
        bulletin.tell("video.queued", {})
    assert api_error(refused.value).status == 507
    with pytest.raises(DiskError):
        once.do("key", {}, lambda: {"id": "x"})
    ledger.freeze("OFF")
    assert ledger.last == 0
    assert not once.do("key", {}, lambda: {"id": "y"}).again


def test_a_folder_that_cannot_be_made_is_said() -> None:
    with pytest.raises(DiskError):
        FileLedger(Path("/dev/null/server"))
    with pytest.raises(DiskError):
        token_in(Path("/dev/null/token"))


def test_the_token_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "token"
    token, made = token_in(file)
    assert made
    assert len(token) > 40
    assert file.stat().st_mode & 0o077 == 0
    assert token_in(file) == (token, False)
    for wrong in (b"", b"short", b"\xff\xfe", b"two words that are long enough"):
        file.write_bytes(wrong)
        with pytest.raises(InputError):
            token_in(file)


def test_an_address_that_is_taken_or_foreign_is_said() -> None:
    with listening("127.0.0.1", 0) as first, pytest.raises(InputError):
        listening("127.0.0.1", first.getsockname()[1])
    with pytest.raises(InputError):
        listening("203.0.113.1", 0)


def test_beyond_this_machine_it_answers_to_the_names_it_was_given(tmp_path: Path) -> None:
    settings = ServerSettings(folder=tmp_path, token="t", host="192.168.1.5", hosts=("Studio.lan",))
    assert settings.allowed_hosts == {"192.168.1.5", "studio.lan"}
    assert not settings.local
