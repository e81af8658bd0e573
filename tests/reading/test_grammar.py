"""What the grammar of a prompt says: who does what to whom, how many, where, in what order, and what is denied."""

from collections.abc import Callable

import pytest

from studio.project.scene import Reading, Subject

Read = Callable[[str], Reading]


def by_kind(reading: Reading) -> dict[str, Subject]:
    """The subjects by kind."""
    return {subject.kind: subject for subject in reading.scene.subjects}


@pytest.mark.parametrize(
    ("prompt", "kind", "count"),
    [
        ("Two knights fight", "knight", 2),
        ("A dozen penguins on the ice", "penguin", 12),
        ("a couple of dogs run", "dog", 2),
        ("dozens of people walk", "person", 24),
        ("twenty soldiers march", "soldier", 20),
        ("2人の侍が戦う", "samurai", 2),
        ("猫が三匹、屋根で眠る", "cat", 3),
        ("十人の兵士が行進する", "soldier", 10),
        ("子供たちが公園で遊ぶ", "child", 3),
        ("忍者が走る", "ninja", 1),
    ],
)
def test_counts(read: Read, prompt: str, kind: str, count: int) -> None:
    assert by_kind(read(prompt))[kind].count == count


@pytest.mark.parametrize(
    ("prompt", "kind", "key", "value"),
    [
        ("A woman in a red dress dances", "woman", "clothing", "red dress"),
        ("赤いドレスの女性が踊る", "woman", "clothing", "red dress"),
        ("帽子をかぶった男が立つ", "man", "wearing", "hat"),
        ("A man wearing sunglasses drives a car", "man", "wearing", "sunglasses"),
        ("A man wearing sunglasses drives a car", "man", "riding", "car"),
        ("An old fisherman mends his boat", "fisherman", "age", "old"),
        ("A golden retriever runs", "dog", "breed", "golden_retriever"),
        ("柴犬が走る", "dog", "word", "柴犬"),
        ("白い馬に乗った騎士", "knight", "riding", "horse"),
        ("A girl holds a blue balloon", "girl", "holding_color", "blue"),
        ("黒猫がカメラに向かって歩く", "cat", "direction", "toward_camera"),
        ("A dog walks toward the camera", "dog", "direction", "toward_camera"),
        ("A cat sleeps on a chair", "cat", "on", "chair"),
        ("A boy kicks a ball", "boy", "target", "ball"),
        ("フィギュアスケート選手が頭に猫を載せて三回転ジャンプを決める", "cat", "on", "head:figure_skater"),
        ("フィギュアスケート選手が頭に猫を載せて三回転ジャンプを決める", "figure_skater", "turns", "3"),
        ("校庭でバスケットボールのシュートが外れる", "basketball_player", "outcome", "miss"),
        ("悲しそうな少女が歩く", "girl", "mood", "sad"),
        ("A huge dragon flies", "dragon", "size", "large"),
    ],
)
def test_attributes(read: Read, prompt: str, kind: str, key: str, value: str) -> None:
    assert by_kind(read(prompt))[kind].attributes.get(key) == value


@pytest.mark.parametrize(
    ("prompt", "kind", "actions"),
    [
        ("A boy kicks a ball, then he catches it and laughs", "boy", ("kick", "catch", "laugh")),
        ("A glass falls off a table and shatters", "glass", ("fall", "shatter")),
        ("男が座ってコーヒーを飲む", "man", ("sit", "drink")),
        ("少女が歌いながら歩く", "girl", ("walk", "sing")),
        ("A fish swims", "fish", ("swim",)),
        ("魚が走る", "fish", ("swim",)),
        ("A train leaves the station", "train", ("drive",)),
        ("A man plays football in a park", "man", ("kick",)),
        ("A woman plays the piano", "woman", ("play_instrument",)),
        ("女子高生が自転車で走る", "student", ("ride",)),
    ],
)
def test_actions_in_order(read: Read, prompt: str, kind: str, actions: tuple[str, ...]) -> None:
    subject = by_kind(read(prompt))[kind]
    assert (subject.action, *subject.then) == actions


def test_the_ball_that_was_kicked_is_the_one_that_bounces(read: Read) -> None:
    subjects = by_kind(read("A boy kicks a football against a wall, it bounces back and he catches it"))
    assert set(subjects) == {"boy", "football"}
    assert "bounce" in (subjects["football"].action, *subjects["football"].then)


@pytest.mark.parametrize(
    "prompt", ["A street at night, no music", "夜の街、音楽なし", "A street without music", "夜の街。音楽はない"]
)
def test_no_music(read: Read, prompt: str) -> None:
    assert read(prompt).scene.music is None


def test_what_is_denied_is_left_out(read: Read) -> None:
    assert "car" not in by_kind(read("An empty street at night without cars"))
    assert "hat" not in str(by_kind(read("A man without a hat walks"))["man"].attributes)
    runner = by_kind(read("A man who is not wearing a hat does not walk but runs"))["man"]
    assert (runner.action, runner.then) == ("run", ())


@pytest.mark.parametrize(
    ("prompt", "place", "weather", "time"),
    [
        ("Snow falls on a quiet village at night", "village", "snow", "night"),
        ("Fog rolls in over the harbor as the sun rises", "sea", "fog", "dawn"),
        ("霧の深い森の朝", "forest", "fog", "morning"),
        ("雪の降る夜の駅", "station", "snow", "night"),
        ("A meadow after the rain, sunset", "park", "after_rain", "sunset"),
        ("嵐の海を船が進む", "sea", "storm", "noon"),
        ("A pub on a stormy evening", "cafe", "storm", "dusk"),
    ],
)
def test_where_and_when(read: Read, prompt: str, place: str, weather: str, time: str) -> None:
    scene = read(prompt).scene
    assert (scene.place, scene.weather, scene.time_of_day) == (place, weather, time)


def test_surroundings(read: Read) -> None:
    assert {"narrow", "tokyo"} <= set(read("A cat in a narrow Tokyo alley").scene.surroundings)
    assert "cherry_tree" in read("桜並木を歩く女性").scene.surroundings
    assert "wall" in read("A boy kicks a ball against a wall").scene.surroundings


def test_heard_and_not_seen(read: Read) -> None:
    scene = read("A campfire burning in the forest, crackling, owls hooting in the distance").scene
    assert [subject.kind for subject in scene.subjects] == ["campfire"]
    assert set(scene.sounds) == {"crackling", "owls"}
    assert read("遠くで雷鳴が聞こえる海辺").scene.sounds == ("thunder",)


@pytest.mark.parametrize(
    ("prompt", "genre", "mood"),
    [
        ("A cafe, soft piano music", "piano", "calm"),
        ("戦場、壮大なオーケストラの曲", "orchestral", "epic"),
        ("A bar, sad jazz plays in the background", "jazz", "sad"),
        ("静かなギターの音楽、海辺", "guitar", "calm"),
    ],
)
def test_music(read: Read, prompt: str, genre: str, mood: str) -> None:
    music = read(prompt).scene.music
    assert music is not None
    assert (music.genre, music.mood) == (genre, mood)


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("Anime style: a dog runs", "anime"),
        ("A dog runs, watercolor painting", "watercolor"),
        ("A dog, black and white", "monochrome"),
        ("犬が走る、映画風", "cinematic"),
        ("クレイアニメの犬", "claymation"),
        ("水彩画風の村", "watercolor"),
    ],
)
def test_styles(read: Read, prompt: str, style: str) -> None:
    assert read(prompt).scene.style == style


def test_a_movie_theater_is_no_style(read: Read) -> None:
    assert read("A man waits in front of a movie theater").scene.style == "photoreal"


def test_notes_say_what_was_assumed_in_the_language_of_the_prompt(read: Read) -> None:
    notes = {note.detail: note for note in read("犬が走る").notes}
    assert notes["place"].kind == "assumed"
    assert "場所" in notes["place"].text
    assert "place" not in {note.detail for note in read("海辺を犬が走る").notes}
    assert "assumed" in {note.detail: note for note in read("A dog runs").notes}["place"].text


def test_what_stands_in_is_said(read: Read) -> None:
    reading = read("An oboe on a table")
    assert any(note.kind == "substituted" and note.detail == "oboe" for note in reading.notes)
    reading = read("A blorptastic dog runs")
    assert not any(note.kind == "substituted" for note in reading.notes)


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("A dog jumps, freeze frame", "freeze frame"),
        ("犬がジャンプする。逆再生。", "逆再生"),
        ("A lobster crawls", "lobster"),
        ("ゾンビが歩く", "ゾンビ"),
    ],
)
def test_what_is_not_shown_as_it_was_said_is_noted(read: Read, prompt: str, word: str) -> None:
    assert word in [note.detail for note in read(prompt).notes if note.kind != "assumed"]


@pytest.mark.parametrize(
    ("prompt", "doers"),
    [
        ("広場を100人が歩く", [("person", 100, "walk")]),
        ("A crowd of 100 people walks in a square", [("person", 100, "walk")]),
        ("5人で公園を走る", [("person", 5, "run")]),
        ("二人が踊る", [("person", 2, "dance")]),
        ("男と女がいる。二人が踊る", [("man", 1, "dance"), ("woman", 1, "dance")]),
        ("A man and a woman arrive. They dance.", [("man", 1, "dance"), ("woman", 1, "dance")]),
        ("犬が三匹走る", [("dog", 3, "run")]),
        ("They dance in a hall", [("person", 2, "dance")]),
        ("傘をさした二人が駅へ走る", [("person", 2, "run")]),
        ("浜辺を歩く二人", [("person", 2, "walk")]),
        ("男と女がいる。二人が笑う", [("man", 1, "laugh"), ("woman", 1, "laugh")]),
        ("Time-lapse of a flower blooming", [("flower", 1, "open")]),
    ],
)
def test_who_is_there_and_how_many(read: Read, prompt: str, doers: list[tuple[str, int, str]]) -> None:
    found = [(one.kind, one.count, (*one.then, one.action)[0]) for one in read(prompt).scene.subjects]
    assert found == doers
