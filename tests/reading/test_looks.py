"""Looks of films: how they are asked for, and what they suggest where nothing else is said."""

from collections.abc import Callable

import pytest

from studio.project.scene import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("prompt", "look"),
    [
        ("A girl in a corridor, horror movie", "horror"),
        ("ホラー映画風に、廊下を看護師が歩く", "horror"),
        ("A deer in a forest, nature documentary", "documentary"),
        ("森の鹿、ドキュメンタリー風", "documentary"),
        ("VHS home video, two children play in a garden", "vhs"),
        ("ホームビデオ風に、子供が庭で遊ぶ", "vhs"),
        ("An old man in a street, sepia", "sepia"),
        ("セピア調で、老人が通りを歩く", "sepia"),
        ("silent film, a waiter runs in a cafe", "silent_film"),
        ("無声映画風に、ウェイターがカフェで走る", "silent_film"),
        ("cyberpunk city, a man walks", "cyberpunk"),
        ("サイバーパンクな街を男が歩く", "cyberpunk"),
        ("steampunk airship over a city", "steampunk"),
        ("3D animation of a robot in a kitchen", "cgi"),
        ("ピクサー風に、ロボットがキッチンにいる", "cgi"),
        ("A fox walks in a forest, felt puppet style", "puppet"),
        ("人形劇風に、きつねが森を歩く", "puppet"),
    ],
)
def test_looks_of_films(read: Read, prompt: str, look: str) -> None:
    assert read(prompt).scene.style == look


@pytest.mark.parametrize("prompt", ["cyberpunk street, a man stands", "ホラー風の廊下、女がいる"])
def test_films_of_the_night_are_at_night_where_no_hour_is_said(read: Read, prompt: str) -> None:
    reading = read(prompt)
    assert reading.scene.time_of_day == "night"
    assert "time_of_day" in {note.detail for note in reading.notes if note.kind == "assumed"}
    assert read(f"{prompt}, morning" if prompt.isascii() else f"朝、{prompt}").scene.time_of_day == "morning"


def test_a_documentary_is_held_by_hand_unless_a_move_is_said(read: Read) -> None:
    reading = read("documentary, a deer drinks from a river")
    assert (reading.scene.camera.move, reading.scene.camera.speed) == ("handheld", "slow")
    assert "camera.move" in {note.detail for note in reading.notes if note.kind == "assumed"}
    assert read("documentary, static shot, a deer drinks from a river").scene.camera.move == "static"
    assert read("A deer drinks from a river").scene.camera.move != "handheld"
