"""Readings against files of prompts: those we promise, and those that were kept unseen while building.

The columns are ``id lang prompt expect``; alternatives are split by ``|``, lists (``kinds``, ``actions``) by ``,``.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.project.scene import Reading
from studio.project.scene_json import reading_from_json, to_json

HERE = Path(__file__).parent
PROMISED = HERE.parent / "goldens" / "prompts.tsv"
UNSEEN = (HERE / "unseen.tsv", HERE / "unseen_2.tsv", HERE / "unseen_3.tsv", HERE / "unseen_4.tsv")

Read = Callable[[str], Reading]


def rows(path: Path) -> list[tuple[str, str, str, str]]:
    """(id, language, prompt, expected) of each row."""
    found: list[tuple[str, str, str, str]] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        name, language, prompt, expected = line.split("\t")
        found.append((name, language, prompt, expected))
    return found


def facts(expected: str) -> list[tuple[str, str]]:
    """(field, alternatives) of each fact a row asks for."""
    found: list[tuple[str, str]] = []
    for part in expected.split(";"):
        field, _, value = part.strip().partition("=")
        values = value.split(",") if field in ("kinds", "actions") else [value]
        found.extend((field, one) for one in values)
    return found


def holds(reading: Reading, field: str, value: str) -> bool:
    """Whether a reading has a fact."""
    scene = reading.scene
    wanted = set(value.split("|"))
    if field == "kinds":
        return bool(wanted & {subject.kind for subject in scene.subjects})
    if field == "actions":
        return bool(wanted & {action for s in scene.subjects for action in (s.action, *s.then)})
    if field == "attributes":
        said = " ".join(text for subject in scene.subjects for text in subject.attributes.values())
        return any(one in said for one in wanted)
    if field == "dialogue":
        return any(one in line.text for one in wanted for line in scene.dialogue)
    if field == "music":
        return (scene.music.genre if scene.music else "none") in wanted
    if field.startswith("camera."):
        return str(getattr(scene.camera, field.removeprefix("camera."))) in wanted
    return str(getattr(scene, field)) in wanted


@pytest.mark.parametrize(("name", "language", "prompt", "expected"), rows(PROMISED))
def test_every_promised_prompt_is_read_right(read: Read, name: str, language: str, prompt: str, expected: str) -> None:
    reading = read(prompt)
    assert reading.language == language
    assert [fact for fact in facts(expected) if not holds(reading, *fact)] == []


def test_prompts_that_were_not_built_for_are_read_as_well(read: Read) -> None:
    asked = [(prompt, fact) for path in UNSEEN for _, _, prompt, expected in rows(path) for fact in facts(expected)]
    wrong = [(prompt, fact) for prompt, fact in asked if not holds(read(prompt), *fact)]
    assert len(asked) > 500
    assert len(wrong) <= len(asked) // 20, wrong


def test_every_reading_survives_json(read: Read) -> None:
    for path in (PROMISED, *UNSEEN):
        for _, _, prompt, _ in rows(path):
            reading = read(prompt)
            assert reading_from_json(to_json(reading)) == reading


def test_a_check_that_can_fail(read: Read) -> None:
    reading = read("夕焼けの海辺を走る犬")
    assert not holds(reading, "kinds", "cat")
    assert not holds(reading, "time_of_day", "night")
    assert not holds(reading, "camera.move", "crane_up")
    assert not holds(reading, "music", "piano")
