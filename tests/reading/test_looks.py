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
        ("A documentary about an old potter", "documentary"),
        ("Nature documentary following a penguin", "documentary"),
        ("森の鹿、ドキュメンタリー風", "documentary"),
        ("VHS home video, two children play in a garden", "vhs"),
        ("ホームビデオ風に、子供が庭で遊ぶ", "vhs"),
        ("An old man in a street, sepia", "sepia"),
        ("セピア調で、老人が通りを歩く", "sepia"),
        ("silent film, a waiter runs in a cafe", "silent_film"),
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


@pytest.mark.parametrize(
    ("prompt", "look", "kind"),
    [
        ("A farmer in a field, in the style of an oil painting", "oil", "farmer"),
        ("8-bit hero jumps over a wall", "pixel_art", "superhero"),
        ("a fox reads a letter, like a children's book", "picture_book", "fox"),
        ("a pencil drawing of an old sailor", "sketch", "sailor"),
        ("comic book hero lands on a rooftop", "comic", "superhero"),
        ("a cat in the style of a Japanese woodblock print", "ukiyo_e", "cat"),
        ("a dog runs, ink wash painting", "ink_wash", "dog"),
        ("my grandma dancing in a garden, shot on film", "cinematic", "old_woman"),
        ("The whole picture should look like a storybook: a bear sleeps", "picture_book", "bear"),
        ("絵本みたいなタッチで、森でうさぎが踊る", "picture_book", "rabbit"),
        ("水墨画タッチの竹林を歩く虎", "ink_wash", "tiger"),
        ("油絵のような海を泳ぐイルカ", "oil", "dolphin"),
        ("浮世絵風の富士山と猫", "ukiyo_e", "cat"),
        ("ファミコン風、騎士が歩く", "pixel_art", "knight"),
        ("鉛筆画で描かれた象", "sketch", "elephant"),
        ("アメコミ風に、犬が走る", "comic", "dog"),
        ("手描きアニメ風で猫が走る", "anime", "cat"),
    ],
)
def test_looks_made_by_hand(read: Read, prompt: str, look: str, kind: str) -> None:
    reading = read(prompt)
    assert reading.scene.style == look
    assert kind in {subject.kind for subject in reading.scene.subjects}
    said = " ".join(note.detail for note in reading.notes if note.kind == "not_understood")
    assert not any(word in said for word in ("painting", "drawing", "style", "絵", "タッチ", "風"))


@pytest.mark.parametrize(
    "prompt",
    [
        "a woman reading a comic book in a cafe", "A mother reads a picture book to her son",
        "a documentary filmmaker films a lion", "children watch a puppet show", "a man dances like a puppet",
        "a boy walks past a comic book store", "an artist sketches a portrait in a park", "she felt sad in the rain",
        "絵本を読む母と娘", "漫画を読む少年", "クレヨンで絵を描く子供", "人形劇を見る子供たち", "鉛筆で手紙を書く少女",
        "風鈴が鳴る庭、猫が眠る",
    ],
)  # fmt: skip
def test_a_thing_of_the_scene_is_no_look(read: Read, prompt: str) -> None:
    assert read(prompt).scene.style == "photoreal"


def test_how_it_is_made_says_more_than_its_genre(read: Read) -> None:
    assert read("cyberpunk anime: a girl runs").scene.style == "anime"
    assert read("pixel art, horror, a ghost in a castle").scene.style == "pixel_art"


def test_music_of_eight_bits_is_no_look(read: Read) -> None:
    scene = read("a dog runs in a park, retro 8-bit music").scene
    assert scene.style == "photoreal" and scene.music is not None
