"""An assistant directs the studio: the SDK's own client speaks with ``ekonte mcp`` over a real pipe."""

import asyncio
import base64
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, ImageContent, TextContent, TextResourceContents

from studio.media import Movies
from studio.storage import Bundles

ROOT = Path(__file__).parents[2]


def _directed(home: Path, task: Callable[[Client], Awaitable[None]], *options: str) -> None:
    """Run a task with a client of a new server, whose projects are in ``home``."""

    async def _run() -> None:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "tests.cli.entry", "mcp", "--projects", str(home), *options],
            cwd=str(home.parent),
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "EKONTE_CONFIG": str(home.parent / "config"),
                "NUMBA_NUM_THREADS": "1",
            },
        )
        async with Client(stdio_client(server)) as client:
            await task(client)

    home.mkdir(exist_ok=True)
    asyncio.run(asyncio.wait_for(_run(), 120))


async def _call(client: Client, tool: str, **arguments: object) -> Any:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found = cast("dict[str, Any]", result.structured_content)
    return found["result"] if set(found) == {"result"} else found


async def _refused(client: Client, tool: str, **arguments: object) -> str:
    result = await client.call_tool(tool, arguments)
    assert isinstance(result, CallToolResult)
    assert result.is_error
    (text,) = result.content
    return cast(TextContent, text).text


def test_from_a_prompt_to_a_film(tmp_path: Path) -> None:
    home = tmp_path / "films"

    async def _direct(client: Client) -> None:
        assert "make_takes" in (client.instructions or "")
        (reading,) = await _call(client, "read_prompts", prompts=["A dog on the beach"])
        assert reading["scene"]["place"] == "beach"
        await _call(client, "create_project", name="浜辺の犬", size="160x128")
        shots = await _call(
            client, "add_shots", project="浜辺の犬", prompts=["A dog on the beach", 'A woman says "hello"']
        )
        assert [shot["shot"] for shot in shots] == ["s1", "s2"]
        shot = await _call(
            client, "refine_shot", project="浜辺の犬", shot="s1",
            fields={"time_of_day": "dusk", "camera.lens_mm": 85}, seconds=1,
        )  # fmt: skip
        assert (shot["reading"]["scene"]["time_of_day"], shot["seconds"]) == ("dusk", 1.0)
        assert shot["edited"] == ["time_of_day", "camera.lens_mm"]
        jobs = await _call(client, "make_takes", project="浜辺の犬")
        told: list[str | None] = []

        async def _progress(progress: float, total: float | None, message: str | None) -> None:
            told.append(message)

        watched = await client.call_tool(
            "watch_jobs", {"jobs": [job["job"] for job in jobs], "seconds": 90}, progress_callback=_progress
        )
        ended = cast(dict[str, Any], watched.structured_content)["result"]
        assert [(job["state"], job["takes"]) for job in ended] == [("done", ["s1t1"]), ("done", ["s2t1"])]
        assert told[-1] == "2 of 2 ended"
        seen = await client.call_tool("get_frames", {"project": "浜辺の犬", "take": "s1t1", "count": 3})
        pictures = [part for part in seen.content if isinstance(part, ImageContent)]
        assert len(pictures) == 3
        assert all(base64.b64decode(picture.data)[:4] == b"\x89PNG" for picture in pictures)
        strip = await client.call_tool("get_contact_strip", {"project": "浜辺の犬", "take": "s1t1"})
        assert isinstance(strip.content[0], ImageContent)
        take = await _call(client, "judge_take", project="浜辺の犬", take="s1t1", rating=4, approved=True, note="good")
        assert (take["rating"], take["approved"], take["note"]) == (4, True, "good")
        film = await _call(client, "export_film", project="浜辺の犬")
        assert Path(film["file"]) == (home / "浜辺の犬" / "exports" / "film.mp4").resolve()
        assert Movies().probe(Path(film["file"])).frame_count == film["frames"]
        told_project = await client.read_resource("ekonte://projects/%E6%B5%9C%E8%BE%BA%E3%81%AE%E7%8A%AC")
        contents = told_project.contents[0]
        assert isinstance(contents, TextResourceContents)
        assert '"s2t1"' in contents.text
        assert [one["project"] for one in await _call(client, "list_projects")] == ["浜辺の犬"]

    _directed(home, _direct)
    with Bundles().open(home / "浜辺の犬") as project:
        assert project.document.shot("s1").approved == "s1t1"
        names = [step.name for step in project.steps if step.way == "edit"]
    assert "Refine shot" in names, "the window can undo what an assistant did"


def test_what_cannot_be_done_says_what_to_do(tmp_path: Path) -> None:
    home = tmp_path / "films"

    async def _direct(client: Client) -> None:
        await _call(client, "create_project", name="film", size="160x128")
        await _call(client, "add_shots", project="film", prompts=["A dog"])
        refusals = {
            "create_project": {"name": "film"},
            "get_project": {"project": "nowhere"},
            "refine_shot": {"project": "film", "shot": "s9"},
            "get_frames": {"project": "film", "take": "s1t1"},
            "judge_take": {"project": "film", "take": "s1t1", "rating": 3},
            "watch_jobs": {"jobs": ["j999"]},
            "export_film": {"project": "film", "file": "film.avi"},
        }
        for tool, arguments in refusals.items():
            words = await _refused(client, tool, **arguments)
            assert len(words) > 40, (tool, words)
            assert "Traceback" not in words
        words = await _refused(client, "refine_shot", project="film", shot="s1", fields={"camera.move": "upwards"})
        assert "dolly_in" in words, "what may be chosen"
        words = await _refused(client, "make_takes", project="film", variations=99)
        assert "12" in words
        await _refused(client, "add_shots", project="film", prompts=["x" * 5_000])
        await _refused(client, "create_project", name="huge", size="9999x9999")
        assert len((await _call(client, "get_project", project="film"))["shots"]) == 1

    _directed(home, _direct)


def test_nothing_is_reached_outside_the_folder(tmp_path: Path) -> None:
    home, other, elsewhere = tmp_path / "films", tmp_path / "other", tmp_path / "elsewhere"
    other.mkdir()
    elsewhere.mkdir()
    with Bundles().create(tmp_path / "secret"):
        pass

    async def _direct(client: Client) -> None:
        await _call(client, "create_project", name="film", size="160x128")
        (home / "link").symlink_to(tmp_path / "secret")
        for name in ("../secret", "/etc", str(tmp_path / "secret"), "link", "..", "a/b", "CON", "a\0b", ".hidden", " "):
            await _refused(client, "get_project", project=name)
            await _refused(client, "create_project", name=name)
        for file in ("../film.mp4", str(elsewhere / "film.mp4"), "../media/film.mp4", "~/film.mp4"):
            words = await _refused(client, "export_film", project="film", file=file)
            assert "outside" in words
        words = await _refused(client, "export_film", project="film", file=str(other / "film.mp4"))
        assert "outside" not in words, "it is allowed; there is only nothing to export"
        for address in ("ekonte://projects/..%2Fsecret", "ekonte://projects/link", "ekonte://projects/%2Fetc"):
            with pytest.raises(Exception, match=r"Unknown resource|outside|cannot be the name"):
                await client.read_resource(address)

    _directed(home, _direct, "--allow", str(other))
    assert sorted(path.name for path in home.iterdir()) == ["film", "link"]


def test_work_goes_on_where_another_conversation_began(tmp_path: Path) -> None:
    home = tmp_path / "films"
    jobs: list[str] = []

    async def _ask(client: Client) -> None:
        await _call(client, "create_project", name="film", size="160x128")
        await _call(client, "add_shots", project="film", prompts=["A dog", "A cat"])
        jobs.extend(job["job"] for job in await _call(client, "make_takes", project="film", variations=2))
        await _call(client, "cancel_jobs", jobs=jobs[3:])

    async def _look(client: Client) -> None:
        ended = await _call(client, "watch_jobs", jobs=jobs, seconds=90)
        assert [job["state"] for job in ended] == ["done", "done", "done", "cancelled"]
        await _call(client, "retry_jobs", jobs=jobs[3:])
        (last,) = await _call(client, "watch_jobs", jobs=jobs[3:], seconds=90)
        assert last["state"] == "done"

    _directed(home, _ask)
    _directed(home, _look)
    with Bundles().open(home / "film") as project:
        assert len(project.document.takes) == 4
