"""The coach: what it says of many prompts, read by the real reader; and what it leaves alone."""

from pathlib import Path

import pytest

from studio.ports.reading import ReadOptions
from studio.project.scene import Reading, Scene
from studio.reading import TextReader
from studio.workflows.writing.coach import Coach
from studio.workflows.writing.leaning import Names, rewrite

ROOT = Path(__file__).parents[3]

PLAIN = (
    "雨上がりの渋谷を歩く女性", "夕焼けの海辺を走る犬", "夕暮れの東京の狭い路地で、黒猫がカメラに向かって歩く",
    "白いシャツを着た女性が、柔らかい声で自己紹介をしている",
    "朝焼けの湘南海岸で、サーフボードを持った青年が走っている",
    "フィギュアスケート選手が頭に猫を載せて三回転ジャンプを決める", "中世の騎士が戦うシーン、城の前、映画風",
    "アニメ調で、桜並木の下を女子高生が自転車で走る", "そよ風の中を歩く少女、和風の庭", "台風の夜、窓辺の老人",
    "北欧風のカフェ、昭和風の看板", "海辺の風景。風船を持った子供", "ヨーロッパ風の街をワンピースの女性が歩く",
    "映画監督が椅子に座っている", "先生が黒板の前で話す", "ノワール風の探偵、絵本風の家", "有名監督風の男が歩く",
    "男が「君はトム・クルーズに似てるね」と言う", "スーパーで買い物をする主婦", "春風が吹く丘、風車がまわる",
    "A black cat walks toward the camera down a narrow Tokyo alley at dusk, slow dolly in",
    "Wide shot: a golden retriever sprints along the beach at sunset, waves crashing",
    "Three red balloons rise over a quiet village in the morning, crane up, watercolor",
    "A frozen lake, cars on the road far away, a boy looks up",
    "A woman in a summer dress in the style of the Edo period",
    "A street in the style of New York", "A cottage in the style of the Art Nouveau", "A boat that looks like a swan",
    "He looks like Santa Claus", "A dancer in Bollywood style", "Old West-style saloon, a cowboy drinks",
    "A dog looks like it is smiling", "An actor on a stage, a director shouts", "A marvel of nature, a waterfall",
    "a wizard and a witch", "Two Samurai in Kyoto", "A bear in the woods at New Year", "a mario-net puppet dances",
    "A gate in Golden Gate Park", "An old man says \"I met Brad Pitt once.\"", "Mount Fuji at dawn, Showa-style diner",
    "A man in a black suit walks down Main Street", "Anime style: two samurai fight in heavy rain at night",
)  # fmt: skip

LEANING = (
    ("新海誠風の海辺を走る犬", "新海誠"), ("ジブリ風の森", "ジブリ"), ("ピカチュウが走る", "ピカチュウ"),
    ("宮崎駿監督みたいなアニメ", "宮崎駿"), ("ギレルモ・デル・トロ風の怪物", "ギレルモ・デル・トロ"),
    ("黒沢清監督風の廃墟", "黒沢清"), ("トム・クルーズに似た男が走る", "トム・クルーズ"),
    ("大谷翔平がボールを投げる", "大谷翔平"),
    ("スター・ウォーズのような宇宙船", "スター・ウォーズ"), ("A dog in the style of Wes Anderson", "Wes Anderson"),
    ("A house in the style of Jane Doe Smith", "Jane Doe Smith"), ("A man who looks like Brad Pitt walks", "Brad Pitt"),
    ("A woman looking just like Maria Gonzalez", "Maria Gonzalez"), ("Ghibli-style forest", "Ghibli"),
    ("Darth Vader dances in a kitchen", "Darth Vader"), ("harry potter rides a bicycle", "harry potter"),
    ("Pikachu runs", "Pikachu"), ("a Terry Gilliam-inspired castle", "Terry Gilliam"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return TextReader(ROOT / "resources")


@pytest.fixture(scope="module")
def coach() -> Coach:
    return Coach(ROOT / "resources")


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(ROOT / "resources")


@pytest.mark.parametrize("prompt", PLAIN)
def test_no_name_is_seen_where_there_is_none(names: Names, prompt: str) -> None:
    found = names.find(prompt)
    assert found is None, found


@pytest.mark.parametrize(("prompt", "word"), LEANING)
def test_names_are_met_and_a_rewrite_is_offered_without_them(coach: Coach, prompt: str, word: str) -> None:
    advice = coach.advise(Reading(prompt=prompt, language="ja" if prompt[0] > "\u2fff" else "en", scene=Scene()))
    assert advice is not None
    assert advice.topic in ("work", "person")
    assert advice.word == word
    assert word in advice.text
    (offer,) = advice.offers
    assert word.casefold() not in offer.prompt.casefold()
    assert offer.prompt


@pytest.mark.parametrize(
    ("prompt", "name", "instead", "japanese", "after"),
    [
        ("a dog, in the style of Tim Burton", "Tim Burton", ("claymation", ""), False, "a dog, claymation"),
        ("A man who looks like Brad Pitt walks", "Brad Pitt", ("a man", ""), False, "A man walks"),
        ("Ghibli-style forest", "Ghibli", ("hand-painted anime", ""), False, "hand-painted anime forest"),
        ("新海誠風の海辺", "新海誠", ("", "広い空のアニメ"), True, "広い空のアニメの海辺"),
        ("犬が走る、新海誠風", "新海誠", ("", "広い空のアニメ"), True, "犬が走る、広い空のアニメ"),
        ("ピカチュウが走る", "ピカチュウ", ("", "小さな黄色いねずみ"), True, "小さな黄色いねずみが走る"),
    ],
)
def test_rewrites_read_as_sentences(
    prompt: str, name: str, instead: tuple[str, str], japanese: bool, after: str
) -> None:
    assert rewrite(prompt, name, instead, japanese=japanese) == after


@pytest.mark.parametrize("prompt", [prompt for prompt in PLAIN if "「" not in prompt and '"' not in prompt])
def test_what_is_offered_is_understood_and_settles_the_matter(reader: TextReader, coach: Coach, prompt: str) -> None:
    reading = reader.read(prompt, ReadOptions())
    aside: list[str] = []
    while (advice := coach.advise(reading, aside)) is not None:
        assert len(advice.offers) >= 2
        for offer in advice.offers:
            assert prompt[1:].rstrip(".。") in offer.prompt or advice.topic == "action", "the person's words stay"
            again = coach.advise(reader.read(offer.prompt, ReadOptions()), aside)
            assert again is None or again.key != advice.key, offer.prompt
        aside.append(advice.key)


def test_one_thing_at_a_time_the_most_telling_first(reader: TextReader, coach: Coach) -> None:
    reading = reader.read("a black cat", ReadOptions())
    order: list[str] = []
    while (advice := coach.advise(reading, order)) is not None:
        order.append(advice.key)
    assert order == ["place", "time", "action", "viewpoint"]


def test_a_prompt_that_says_it_all_is_left_alone(reader: TextReader, coach: Coach) -> None:
    said = "夜の公園で、少女が走る。ローアングル"
    assert coach.advise(reader.read(said, ReadOptions())) is None


def test_nothing_is_said_while_somebody_begins(coach: Coach) -> None:
    assert coach.advise(Reading(prompt="犬", language="ja", scene=Scene())) is None
    assert coach.advise(Reading(prompt="", language="", scene=Scene())) is None
