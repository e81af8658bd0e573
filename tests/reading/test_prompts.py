"""Readings against files of prompts: those we promise, and those that were kept unseen while building.

The columns are ``id lang prompt expect``; alternatives are split by ``|``, lists (``kinds``, ``actions``) by ``,``.
``does has not count`` say something of a kind: ``does=dog:run``, ``has=woman:coat``, ``not=man:umbrella``,
``count=cat:3``; ``nokinds`` who is not to be seen.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from studio.project.scene import Reading, Subject
from studio.project.scene_json import reading_from_json, to_json

HERE = Path(__file__).parent
PROMISED = HERE.parent / "goldens" / "prompts.tsv"
UNSEEN = (HERE / "unseen.tsv", HERE / "unseen_2.tsv", HERE / "unseen_3.tsv", HERE / "unseen_4.tsv")
HARDER = (HERE / "unseen_5.tsv", HERE / "unseen_6.tsv", HERE / "unseen_7.tsv")
"""Long, terse, slangy and many-headed ones, asked for more: who does what, who has what, tones, sounds."""

FREE = tuple(HERE / f"unseen_{number}.tsv" for number in range(8, 24))
"""Written by somebody who did not know our words: asked for in English of their own (``pet``, ``library``), three of
ordinary prompts, two of hard ones, one of unusual topics, two more of ordinary ones; then three of ordinary prompts and
one of unusual topics, whose shares were what is reached on prompts that nobody had built for until their misses were
studied as well; and two of ordinary prompts, of which 82 and 86 % held while they were new, and which have been studied
since. The last two nobody who builds has read: what holds of them is what a stranger's prompt may count on. A thing or
a deed counts by the person's own word too."""

SAME = {
    "camera.move": {
        "static": {"locked", "locked_off", "fixed", "still", "none"},
        "dolly_in": {"push_in", "dolly"},
        "dolly_out": {"pull_out", "pull_back"},
        "follow": {"tracking", "track"},
        "dolly_zoom": {"vertigo", "zolly"},
        "crane_up": {"pedestal_up", "rise"},
        "crane_down": {"pedestal_down"},
        "truck_left": {"truck", "slide"},
        "truck_right": {"truck", "slide"},
        "orbit": {"arc", "circle"},
        "handheld": {"hand_held", "shaky"},
    },
    "camera.angle": {
        "eye": {"eye_level"},
        "low": {"low_angle"},
        "high": {"high_angle"},
        "birds_eye": {"overhead", "top_down"},
        "over_shoulder": {"over_the_shoulder", "ots"},
        "dutch": {"dutch_angle", "canted", "tilted"},
        "pov": {"first_person", "point_of_view"},
        "worms_eye": {"worm_eye"},
    },
    "camera.shot_size": {"extreme_wide": {"extreme_long", "very_wide"}, "wide": {"long"}},
    "style": {
        "monochrome": {"black_and_white", "film_noir", "noir"},
        "claymation": {"clay", "stop_motion"},
        "puppet": {"felt", "puppetry", "stop_motion"},
        "cgi": {"3d", "3dcg", "3d_animation", "cg", "pixar"},
        "oil": {"oil_painting", "painting"},
        "ink_wash": {"ink", "ink_painting", "sumi_e"},
        "ukiyo_e": {"ukiyoe", "woodblock"},
        "picture_book": {"storybook"},
        "pixel_art": {"pixel", "8bit"},
        "vhs": {"home_video"},
    },
}
"""Other names of the trade for the scene's own closed words: they say the same of camera and look, no more and no
less."""

BORNE, OWN = ("holding", "riding", "target", "on"), ("", "_word")
"""What somebody has or rides is to be seen as well, whatever it is shown as."""

OWN_WORDS = ("word", "sense", "breed")
"""Where a subject keeps what the person called it."""

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
    if field in ("does", "has", "not", "count"):
        return holds_of(reading, field, *value.rsplit(":", 1))
    if field == "kinds":
        held = {subject.attributes.get(f"{key}{own}", "") for subject in scene.subjects for key in BORNE for own in OWN}
        own = {subject.attributes.get(key, "") for subject in scene.subjects for key in OWN_WORDS}
        return bool(wanted & {*(subject.kind for subject in scene.subjects), *scene.surroundings, *held, *own})
    if field == "place":
        return bool(wanted & {scene.place, *scene.surroundings})
    if field == "nokinds":
        return not wanted & {subject.kind for subject in scene.subjects}
    if field == "actions":
        return bool(wanted & {action for s in scene.subjects for action in deeds(s)})
    if field == "attributes":
        words = (*(text for subject in scene.subjects for text in subject.attributes.values()), *scene.surroundings)
        return is_said(wanted, words)
    if field == "dialogue":
        return any(one in line.text for one in wanted for line in scene.dialogue)
    if field == "tone":
        return any(line.tone in wanted for line in scene.dialogue)
    if field == "speaker":
        own = [scene.subjects[line.subject].attributes for line in scene.dialogue if line.subject >= 0]
        called = {line.speaker for line in scene.dialogue} | {said.get(key, "") for said in own for key in OWN_WORDS}
        return bool(wanted & called)
    if field == "sounds":
        return any(one in sound for one in wanted for sound in scene.sounds)
    if field == "lens":
        return scene.camera.lens_mm in {float(one) for one in wanted}
    if field == "music":
        return (scene.music.genre if scene.music else "none") in wanted
    if field.startswith("camera."):
        word = str(getattr(scene.camera, field.removeprefix("camera.")))
        return bool(wanted & {word, *SAME.get(field, {}).get(word, ())})
    word = str(getattr(scene, field))
    return bool(wanted & {word, *SAME.get(field, {}).get(word, ())})


def is_said(wanted: set[str], texts: Iterable[str]) -> bool:
    """Whether one of the words is among texts, in which a word of two may be joined: *lab coat*, *lab_coat*."""
    said = " ".join(texts).replace("_", " ")
    return any(one.replace("_", " ") in said for one in wanted)


def deeds(subject: Subject) -> set[str]:
    """What a subject does, as the scene calls it and as the text did."""
    return {subject.action, *subject.then, *subject.attributes.get("deed", "").split(", ")}


def holds_of(reading: Reading, field: str, kinds: str, value: str) -> bool:
    """Whether the subjects of some kinds have a fact."""
    asked = set(kinds.split("|"))
    mine = [s for s in reading.scene.subjects if asked & {s.kind, *(s.attributes.get(key, "") for key in OWN_WORDS)}]
    wanted = set(value.split("|"))
    if field == "does":
        return any(wanted & deeds(subject) for subject in mine)
    if field == "count":
        return sum(subject.count for subject in mine) == int(value)
    found = is_said(wanted, [text for subject in mine for text in subject.attributes.values()])
    return found if field == "has" else bool(mine) and not found


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


def test_harder_prompts_are_read_nearly_as_well(read: Read) -> None:
    asked = [(prompt, fact) for path in HARDER for _, _, prompt, expected in rows(path) for fact in facts(expected)]
    wrong = [(prompt, fact) for prompt, fact in asked if not holds(read(prompt), *fact)]
    assert len(asked) > 550
    assert len(wrong) <= len(asked) // 20, wrong


@pytest.mark.parametrize(
    ("number", "least"),
    [*enumerate((0.95, 0.92, 0.92, 0.91, 0.88, 0.85, 0.97, 0.96, 0.88, 0.87, 0.85, 0.81, 0.92, 0.95, 0.88, 0.93))],
)
def test_prompts_in_words_of_their_own_are_read_too(read: Read, number: int, least: float) -> None:
    asked = [(prompt, fact) for _, _, prompt, expected in rows(FREE[number]) for fact in facts(expected)]
    wrong = [(prompt, fact) for prompt, fact in asked if not holds(read(prompt), *fact)]
    assert len(asked) > 150
    assert len(wrong) <= (1 - least) * len(asked), wrong


def test_every_reading_survives_json(read: Read) -> None:
    for path in (PROMISED, *UNSEEN, *HARDER, *FREE):
        for _, _, prompt, _ in rows(path):
            reading = read(prompt)
            assert reading_from_json(to_json(reading)) == reading


def test_a_check_that_can_fail(read: Read) -> None:
    reading = read("夕焼けの海辺を走る犬")
    assert not holds(reading, "kinds", "cat")
    assert not holds(reading, "time_of_day", "night")
    assert not holds(reading, "camera.move", "crane_up")
    assert not holds(reading, "music", "piano")
