"""Japanese as it is said every day: set phrases, tools, absences, voices, who undergoes what, what is only likened."""

import pytest

from studio.project.scene import Reading
from tests.reading.test_prompts import Read, holds


def notes_of(reading: Reading) -> str:
    return " ".join(note.text for note in reading.notes)


@pytest.mark.parametrize(
    ("prompt", "facts"),
    [
        ("お坊さんが大きな鐘をつく", ["does=monk:ring", "kinds=bell", "sounds=bell"]),
        ("美容師がはさみで髪を切る", ["has=barber:scissors", "does=barber:cut", "place=hair_salon|salon"]),
        ("おばあちゃんと孫娘が餃子を包む", ["does=old_woman:wrap", "does=girl:wrap"]),
        ("老人が公園で鳩に餌をやる", ["does=old_man:feed", "does=pigeon:eat", "not=old_man:holding"]),
        ("飼育員がキリンに葉っぱを食べさせる", ["does=giraffe:eat", "does=worker:feed"]),
        ("赤い服の二人が手をつないで走る", ["count=person:2", "has=person:red clothes", "actions=hold_hands"]),
        ("一人は本を読み、もう一人は窓の外を眺めている", ["count=person:2", "actions=read", "actions=look"]),
        ("つかまったまま居眠りするサラリーマン。眼鏡がずり落ちそう", ["actions=doze", "has=salaryman:glasses"]),
        ("仲良し三姉妹がクッキーを焼く", ["count=woman:3", "actions=bake"]),
        ("気球が空に何十機も浮かぶ", ["count=hot_air_balloon:30"]),
        ("金髪の女性が歩く", ["has=woman:gold"]),
        ("宅録する青年、ギターを弾く", ["does=young_man:play_instrument", "has=young_man:guitar"]),
        ("図書室で二人の生徒が手を伸ばし、指が触れる。恥ずかしそうに笑う", ["does=student:laugh", "count=student:2"]),
        ("台所で母が味噌汁を混ぜている後ろ姿", ["does=mother:stir", "nokinds=person"]),
        ("給油中のバイク乗り", ["kinds=rider"]),
        ("新幹線の窓から富士山を見る夫婦", ["place=train_interior", "kinds=fuji"]),
        ("蛍光灯のジーという音", ["sounds=fluorescent_light", "nokinds=old_man"]),
        ("終電を逃した女がベンチに座る", ["time_of_day=night"]),
    ],
)  # fmt: skip
def test_what_is_said_every_day(read: Read, prompt: str, facts: list[str]) -> None:
    reading = read(prompt)
    wrong = [fact for fact in facts if not holds(reading, *fact.split("=", 1))]
    assert wrong == []


@pytest.mark.parametrize(
    ("prompt", "absent"),
    [
        ("真夜中のコンビニ、客はいない", "person"),
        ("誰もいない教室", "person"),
        ("幽霊が井戸から這い出てくる。貞子みたいに", "woman"),
        ("十歩歩いて振り返る侍", "man"),
        ("窓に映る五月の空", "moon"),
        ("海賊が望遠鏡を覗く", "lens"),
    ],
)
def test_what_is_not_there_is_not_read(read: Read, prompt: str, absent: str) -> None:
    scene = read(prompt).scene
    assert absent not in {*(subject.kind for subject in scene.subjects), *scene.surroundings}


@pytest.mark.parametrize(
    ("prompt", "tone"),
    [
        ("男の子がささやき声で「静かに」と言う", "whisper"),
        ("DJが語りかける。「眠れない夜に」と低い声で", "low"),
        ("少年が元気よく「行くぞ」と言う", "happy"),
        ("娘「また帰ってくるから」と涙声で", "tearful"),
        ("男が冷たい声で「帰れ」と言い放つ", "cold"),
        ("祖父がかすれた声で「ありがとう」と言う", "hoarse"),
        ("男の子が恥ずかしそうに「好きです」と言う", "shy"),
        ("少女がいたずらっぽく「ないしょ」と言う", "playful"),
        ("医者が落ち着いた声で「大丈夫です」と言う", "calm"),
        ("男が「よし、行くか」とつぶやく", "murmur"),
        ("男がぼそっと「もういい」と言う", "mutter"),
        ("サラリーマンが疲れた声で「帰ろう」と言う", "tired"),
        ("少女が不満げに「まだ?」と言う", "annoyed"),
        ("男の子が口をとがらせて「つまんない」と言う", "annoyed"),
        ("女が声を震わせて「誰かいるの」と言う", "scared"),
        ("女性が棒読みで「わあ、すごい」と言う", "deadpan"),
        ("女が「行かないで」と訴える", "pleading"),
        ("女が笑いながら「ばかね」と言う", "laughing"),
        ("少年が息を切らしながら「先生!」と言う", "breathless"),
        ("男が驚いて「えっ」と言う", "surprised"),
        ("弟が「プリン食べたでしょ!」と怒鳴る", "shout"),
        ("父親が「もう寝なさい」と叱る", "stern"),
        ("落ち着いた声のナレーション「むかしむかし」", "calm"),
    ],
)
def test_how_a_voice_is(read: Read, prompt: str, tone: str) -> None:
    assert [line.tone for line in read(prompt).scene.dialogue] == [tone]


def test_titles_and_written_words_are_not_spoken(read: Read) -> None:
    assert read("映画『ゴジラ』のポスターの前に立つ少年").scene.dialogue == ()
    assert read("書道家が紙に「夢」と書く").scene.dialogue == ()


def test_other_places_that_are_named_are_kept(read: Read) -> None:
    scene = read("商店街の銭湯").scene
    assert {"shopping_street", "public_bath"} <= set(scene.surroundings)


def test_what_nothing_uses_is_remarked_on(read: Read) -> None:
    assert "チョーク" in notes_of(read("先生がチョークを投げる"))
