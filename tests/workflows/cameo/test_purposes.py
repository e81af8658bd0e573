"""What a shot touches, from its scene and its words; and what it does not."""

import pytest

from studio.project.scene import Line, Scene, Subject
from studio.workflows.cameo.purposes import purposes


@pytest.mark.parametrize(
    ("words", "touched"),
    [
        ("Two men fight in an alley", "violence"),
        ("The car explodes behind @haru", "violence"),
        ("@haru holds a pistol", "violence"),
        ("男が刀で戦う", "violence"),
        ("@haruが銃を撃つ", "violence"),
        ("They kiss at a wedding", "romance"),
        ("恋人たちがキスをする", "romance"),
        ("@haru, naked, walks into the sea", "nudity"),
        ("裸で泳ぐ", "nudity"),
        ("@haru gives an election speech", "politics"),
        ("@haruが選挙の演説をする", "politics"),
        ("A commercial for soap with @haru", "advertising"),
        ("商品のコマーシャルに出る", "advertising"),
        ("@haru robs a bank", "crime"),
        ("泥棒が逃げる", "crime"),
        ("@haru drinks beer in a bar", "alcohol"),
        ("居酒屋でビールを飲む", "alcohol"),
        ("A soldier arrests a drunk man", "violence crime alcohol"),
    ],
)
def test_what_is_touched(words: str, touched: str) -> None:
    assert set(purposes(Scene(), words)) == set(touched.split())


@pytest.mark.parametrize(
    "words",
    [
        "She kicks the ball and shoots a basket", "A chocolate bar on the table", "She adds sugar to her tea",
        "A warm award ceremony", "犬が海辺を走る", "プールで泳ぐ", "A rally car drives through mud",
        "@haru says “good morning” in the park", "女の子がデパートで走る", "A begun drawing of a ginger cat",
    ],
)  # fmt: skip
def test_what_is_not(words: str) -> None:
    assert purposes(Scene(), words) == ()


def test_the_scene_itself_tells_too() -> None:
    """Whatever its prompt says now: actions, places, what is held, what is said."""
    assert purposes(Scene(subjects=(Subject(kind="man", action="fight"),))) == ("violence",)
    assert purposes(Scene(subjects=(Subject(kind="man", then=("run", "explode")),))) == ("violence",)
    assert purposes(Scene(place="battlefield")) == ("violence",)
    assert purposes(Scene(subjects=(Subject(kind="man", attributes={"holding": "wine_glass"}),))) == ("alcohol",)
    assert purposes(Scene(dialogue=(Line(speaker="x", text="Vote for me!"),))) == ("politics",)
    assert purposes(Scene(sounds=("gunshot",))) == ("violence",)
