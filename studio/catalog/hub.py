"""The hub, over HTTP: which files a repository has, and the bytes of one from anywhere in it.

The only place that names ``huggingface_hub``, which is loaded when it is first asked for. Its own download keeps
nothing of a file that was cut short (2.x gives each try a name of its own), so the bytes are asked for here, with its
session, its log-in and its addresses.
"""

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from studio.core.errors import InputError, MachineError, StudioError

if TYPE_CHECKING:
    from httpx2 import Response

_SECONDS = 10.0

_LATER = "Try again later: what was fetched so far is kept."


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A file of a repository. ``sha256`` of large files, ``blob`` (the SHA-1 that git gives it) of small ones."""

    path: str
    size: int
    sha256: str
    blob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A repository as it was at ``commit``."""

    commit: str
    files: tuple[Remote, ...]


class BrokenError(Exception):
    """The connection broke; going on from where it did may help."""


class Hub:
    """Repositories at ``endpoint`` (empty: the usual one, or that of ``HF_ENDPOINT``)."""

    def __init__(self, endpoint: str = "") -> None:
        self._endpoint = endpoint.rstrip("/") or None

    def listing(self, repository: str, revision: str) -> Listing:
        """What a repository holds.

        Raises:
            MachineError: no network, or nonsense comes back.
            InputError: there is no such repository, or it asks for more than an address.
        """
        import httpx2
        from huggingface_hub import HfApi
        from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

        try:
            told = HfApi(endpoint=self._endpoint).model_info(repository, revision=revision, files_metadata=True)
            if not told.sha or told.siblings is None:
                raise _nonsense(repository)
            files = tuple(
                Remote(
                    path=_safe(repository, item.rfilename),
                    size=item.size if item.size is not None else -1,
                    sha256=item.lfs.sha256 if item.lfs else "",
                    blob="" if item.lfs else item.blob_id or "",
                )
                for item in told.siblings
            )
        except HfHubHTTPError as exc:
            raise _refused(repository, exc.response.status_code) from exc
        except (httpx2.HTTPError, OfflineModeIsEnabled, OSError) as exc:
            raise _unreached(exc) from exc
        except (ValueError, TypeError, KeyError, AttributeError, json.JSONDecodeError) as exc:
            raise _nonsense(repository) from exc
        if any(type(file.size) is not int or len(file.sha256) not in (0, 64) for file in files):
            raise _nonsense(repository)
        return Listing(commit=told.sha, files=files)

    @contextmanager
    def open(self, repository: str, commit: str, path: str, begin: int) -> Generator[tuple[int, Iterator[bytes]]]:
        """The bytes of a file from ``begin`` on: where they really begin (0 where the hub cannot begin elsewhere), and
        the bytes in blocks.

        Raises:
            BrokenError: the connection broke.
            MachineError, InputError: as ``listing``.
        """
        import httpx2
        from huggingface_hub import get_token, hf_hub_url
        from huggingface_hub.errors import OfflineModeIsEnabled
        from huggingface_hub.utils import get_session

        address = hf_hub_url(repository, path, revision=commit, endpoint=self._endpoint)
        token = get_token()
        headers = {"Accept-Encoding": "identity", **({"Authorization": f"Bearer {token}"} if token else {})}
        if begin:
            headers["Range"] = f"bytes={begin}-"
        try:
            with get_session().stream(
                "GET", address, headers=headers, timeout=_SECONDS, follow_redirects=True
            ) as response:
                yield _begins(response, repository, path, begin), response.iter_bytes()
        except OfflineModeIsEnabled as exc:
            raise _unreached(exc) from exc
        except httpx2.HTTPError as exc:
            raise BrokenError(str(exc)) from exc


def _begins(response: "Response", repository: str, path: str, begin: int) -> int:
    status = response.status_code
    if status == 416:  # asked for beyond its end: it is not the file that was begun
        raise BrokenError(f"{path} is shorter than what was fetched of it")
    if status in (408, 429) or status >= 500:
        raise BrokenError(f"the hub answered {status}")
    if status not in (200, 206):
        raise _refused(repository, status)
    if "text/html" in response.headers.get("content-type", "") and not path.endswith((".html", ".htm")):
        raise _nonsense(repository)
    if status == 200:
        return 0
    first = response.headers.get("content-range", "").removeprefix("bytes ").partition("-")[0]
    if not first.isdecimal() or int(first) != begin:
        raise _nonsense(repository)
    return begin


def _safe(repository: str, path: str) -> str:
    """A path that stays inside its folder."""
    pure = PurePosixPath(path)
    if not path or pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path or "\0" in path:
        raise _nonsense(repository)
    return path


def _refused(repository: str, status: int) -> StudioError:
    if status in (401, 403):
        return InputError(
            f"{repository} is not open to everybody: the hub asks who you are ({status}).",
            todo="Accept its terms on its page, log in with “hf auth login”, and try again.",
        )
    if status == 404:
        return InputError(
            f"The hub has no {repository}, or not this version of it.",
            todo="Look for a newer catalogue, or add weights from a folder.",
        )
    return MachineError(f"The hub answered {status} for {repository}.", todo=_LATER)


def _unreached(exc: Exception) -> MachineError:
    return MachineError(f"The hub cannot be reached: {exc or type(exc).__name__}.", todo=_LATER)


def _nonsense(repository: str) -> MachineError:
    return MachineError(f"What the hub answered for {repository} makes no sense.", todo=_LATER)
