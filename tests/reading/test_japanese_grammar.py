"""Japanese grammar: whose hands, whose words, what has come about, what is heard, what a noun alone says."""

import pytest

from studio.reading.japanese.segmenter import Segmenter
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordtable import WordTable
from tests.reading.conftest import RESOURCES
from tests.reading.test_prompts import Read, holds


@pytest.mark.parametrize(
    ("prompt", "facts"),
    [
        # what has come about says how a noun is
        ("太ったペンギンが歩く", ["attributes=fat", "not=penguin:put_on_weight"]),
        ("少年が歩く。自転車は壊れている", ["attributes=broken", "does=bicycle:stand"]),
        ("木のテーブルに白いカップ", ["attributes=wooden", "kinds=cup"]),
        ("泥だらけの少年が笑う", ["attributes=muddy", "does=boy:laugh"]),
        ("煙突から落ちたサンタクロースが煤だらけになる", ["has=santa:sooty"]),
        ("女の子が迷子になって泣いている", ["count=girl:1", "nokinds=child", "has=girl:lost"]),
        # a close shot of a deed is of somebody's hands
        ("台所でお父さんが弁当を作っている。卵焼きを巻く手元のアップ", ["does=man:roll", "not=man:omelet"]),
        ("パン生地をこねる手元", ["actions=knead"]),
        ("鏡の前に立つ新郎、手が震えている", ["does=groom:shiver"]),
        # whose part of the body it is done to
        ("店主がおじいさんの髭を剃っている", ["kinds=old_man", "does=shopkeeper:shave", "has=shopkeeper:old_man"]),
        ("上司が部下の肩を叩く", ["has=boss:office_worker", "does=boss:tap"]),
        ("おばあちゃんが腰を伸ばす", ["does=old_woman:stretch", "nokinds=apple"]),
        # chains of の
        ("青いエプロンの魚屋のおじさんが笑う", ["has=shopkeeper:blue apron"]),
        ("野球部のキャッチャーが走る", ["kinds=catcher"]),
        ("農家の男の子が走る", ["does=boy:run", "does=farmer:run"]),
        ("洗濯物の山の前に立つ主婦", ["kinds=laundry", "place=room"]),
        ("恐竜の化石が動き出す", ["kinds=dinosaur"]),
        # several objects of several verbs
        ("病院の廊下を看護師が懐中電灯を持って歩く", ["has=nurse:flashlight", "not=nurse:hallway"]),
        ("コーチがストップウォッチを片手に笑う", ["has=coach:stopwatch"]),
        ("ピエロがボールを5つお手玉する", ["actions=juggle"]),
        ("緑色の煙が噴き出し、少年がひっくり返る", ["does=smoke:spout", "does=boy:fall"]),
        ("テントの前に座り、ココアを飲む二人", ["does=person:sit", "does=person:drink", "count=person:2"]),
        ("洞窟を探検する三人組", ["count=person:3"]),
        ("侍が夕日を背に二人、向かい合って刀を構える", ["count=samurai:2"]),
        ("電車が動き出し、女性が泣く。手を振る", ["does=woman:wave"]),
        ("手を伸ばす背の低い女の子", ["does=girl:reach_out", "count=girl:1"]),
        # one after another
        ("恐竜の親子のところへ、ティラノサウルスが現れて吠える", ["kinds=tyrannosaurus", "count=dinosaur:3"]),
        ("スズメが犬の鼻の上にとまる", ["does=sparrow:perch"]),
        ("小瓶の中には手紙が入っている", ["kinds=letter", "does=letter:stand"]),
        ("弟と妹。ふたりとも浴衣", ["has=boy:yukata", "has=girl:yukata"]),
        ("盆踊り、浴衣の女性たち", ["does=woman:dance"]),
        ("白い着物の女と、太鼓を叩く若者をまず映して", ["does=young_man:drum", "not=woman:project"]),
        ("水場に集まるシマウマとキリン", ["does=zebra:gather", "does=giraffe:gather"]),
        ("女の子が迷子になる。全員が笑う", ["does=girl:stand", "count=person:6"]),
        ("夜の公園でダンスの練習をする若者たち", ["does=young_man:dance", "not=young_man:hammer"]),
        ("ギターの練習をする少年", ["does=boy:play_instrument", "has=boy:guitar"]),
        ("おじいちゃんが釣り竿を振って尻もちつくやつ作って", ["does=old_man:fall", "nokinds=cake"]),
        ("先生が黒板に字を書いている場面を作ってください", ["does=teacher:write", "not=teacher:make"]),
        ("母親に手を引かれて歩く子ども", ["does=woman:pull", "does=child:walk"]),
        ("小説家が座る。ペンが止まって窓の外を見る", ["does=writer:look", "not=pen:look"]),
        ("パティシエがケーキに金箔をのせる手元", ["does=chef:put", "nokinds=person"]),
        ("おもちゃの兵隊が行進する", ["has=soldier:toy", "does=soldier:march"]),
        ("占い師の老婆が笑う", ["has=old_woman:fortune teller"]),
        ("テニスの試合。女子選手が打ち、相手が返す", ["count=person:2", "does=person:return"]),
        ("カラスが後ろをついていく", ["does=crow:follow"]),
        ("靴磨きの少年が笑う", ["does=boy:shine_shoes"]),
        ("女性は口元を手で覆って涙ぐむ", ["does=woman:cry", "not=woman:hand"]),
        ("カボチャが馬車に変わる", ["kinds=carriage", "not=pumpkin:carriage"]),
        ("膝の上で丸くなる猫", ["does=cat:curl_up"]),
        ("緊張した男の子が立つ", ["has=boy:afraid", "not=boy:tension"]),
        ("少年が川から上がる。ずぶ濡れ", ["has=boy:soaked"]),
        ("噴水のある公園を歩くひげのある男", ["kinds=fountain", "has=man:beard"]),
        ("うさぎの着ぐるみの女の子が走る", ["does=girl:run", "has=girl:rabbit costume"]),
        ("廊下に白いワンピースの女の幽霊", ["has=woman:white dress", "has=woman:ghost"]),
        ("白い犬が子猫を目で追う", ["does=dog:watch"]),
        ("消防士が出てくる。ヘルメットは黄色", ["has=firefighter:yellow helmet"]),
        ("少女が立つ。髪は銀色、目は青い", ["has=girl:silver", "has=girl:blue"]),
        ("紺のスーツの男", ["has=man:navy suit"]),
        ("魔女の仮装の子どもたち", ["kinds=child", "has=child:witch costume"]),
        ("恐竜の着ぐるみを着た子どもが走る", ["does=child:run", "has=child:dinosaur costume", "nokinds=dinosaur"]),
        ("酔っぱらいの男が転ぶ", ["does=man:fall", "has=man:drunk"]),
        ("少年が犬の首輪にリードをつける", ["not=boy:collar"]),
        ("青いゼッケンの選手を緑のゼッケンの選手が助け起こす", ["count=athlete:2", "attributes=green"]),
        # what is there
        ("瞳の超アップ。青い目に花火が映る", ["kinds=eye", "attributes=blue", "kinds=fireworks"]),
        ("グラスに緑色のソーダが注がれる", ["does=glass:pour", "attributes=green_soda"]),
        ("アイドルが手を振る。ペンライトの海", ["kinds=penlight", "place=stage|street"]),
        ("空に稲妻が走る", ["kinds=lightning", "weather=storm"]),
        ("女の子がケーキのろうそくを吹き消す", ["kinds=cake", "kinds=candle", "does=girl:blow_out"]),
        ("赤い郵便ポストの前に立つ男性", ["attributes=red_mailbox"]),
        ("クジラが雲の上を泳ぐ。背中には小さな村が乗っている", ["place=sky", "attributes=small_village"]),
        ("夏祭りの屋台、浴衣の父", ["place=festival", "has=father:yukata"]),
        ("老人が一枚の絵の前に立つ", ["kinds=painting"]),
        ("屋台のおじさんがたこ焼きを焼く", ["place=market_stall"]),
        ("漁師が船の上で大きなマグロを釣り上げる", ["place=sea"]),
        # who does it
        ("駅に電車が滑り込む。降りてきたのは麦わら帽子の少女", ["does=girl:descend", "not=train:descend"]),
        ("浴衣の父と娘が金魚すくい。", ["does=father:goldfish_scooping", "does=girl:goldfish_scooping"]),
        ("男がギターを弾き語りする", ["does=man:play_guitar", "does=man:sing"]),
        ("彼が見つけたのは黒い猫だった", ["does=man:find", "has=cat:black"]),
        ("青年が立つ。涙が頬を伝う", ["does=young_man:cry"]),
        ("巨大なタコが漁船に襲いかかる", ["has=octopus:fishing_boat", "does=octopus:attack"]),
        ("小学生が一斉に手を挙げる", ["count=student:3", "does=student:raise_hand"]),
        ("少年が悔しそうに床をたたく", ["does=boy:bang", "not=boy:drum"]),
        ("卵を二個割る→菜箸で混ぜる。手元だけ", ["does=hand:crack", "does=hand:mix"]),
        ("通行人が立ち止まって聞いている", ["does=passerby:listen"]),
        ("先生に道を聞く少女", ["does=girl:ask"]),
        ("あぜ道を男の子と柴犬が歩いていく後ろ姿", ["does=boy:walk", "does=dog:walk"]),
        ("女性が鏡を見て笑う感じでお願い! BGMはウクレレ", ["does=woman:laugh", "not=woman:request"]),
        # not there
        ("女子が泣く。袴ではなく制服", ["has=girl:uniform", "not=girl:hakama"]),
        ("犬じゃなくて猫が走る", ["does=cat:run", "nokinds=dog"]),
        ("人のいない駅、止まったままの時計", ["nokinds=person", "kinds=clock"]),
        ("少女が泣く。誰も振り向かない", ["nokinds=person", "not=girl:look_back"]),
        ("祖母の家の縁側、スイカ", ["nokinds=old_woman", "kinds=watermelon"]),
        ("霧の湖にボートが一艘。人は乗っていない", ["nokinds=person", "kinds=boat"]),
        ("少女が踊る。音楽は不要", ["music=none"]),
        ("老人が花の模様の皿を持つ", ["nokinds=person", "has=old_man:plate"]),
    ],
)  # fmt: skip
def test_what_the_grammar_says(read: Read, prompt: str, facts: list[str]) -> None:
    reading = read(prompt)
    wrong = [fact for fact in facts if not holds(reading, *fact.split("=", 1))]
    assert wrong == []


@pytest.mark.parametrize(
    ("prompt", "speaker", "tone"),
    [
        ("弟「ぼくのプリン食べたでしょ！」と怒鳴る。姉はスマホを見ている", "boy", "shout"),
        ("フラスコを振ると少年がひっくり返る。「しまった」と博士", "scientist", "neutral"),
        ("「助けて」井戸の底から少女の声がする", "girl", "neutral"),
        ("司書が最後の客に声をかける。「そろそろ閉めますよ」", "librarian", "neutral"),
        ("父は空振り、娘はガッツポーズで「あたしの勝ちだよ」", "girl", "neutral"),
    ],
)
def test_who_says_a_line_that_no_verb_takes(read: Read, prompt: str, speaker: str, tone: str) -> None:
    assert [(line.speaker, line.tone) for line in read(prompt).scene.dialogue] == [(speaker, tone)]


@pytest.mark.parametrize(
    ("prompt", "sound"),
    [
        ("古い家。床がきしむ音", "creak"),
        ("陶芸家が座る。ろくろの回る音だけ", "potters_wheel"),
        ("洞窟を進む男。水滴の落ちる音", "drop"),
    ],
)
def test_what_is_heard_of_a_deed(read: Read, prompt: str, sound: str) -> None:
    scene = read(prompt).scene
    assert any(sound in heard for heard in scene.sounds)


def test_likened_to_a_look_is_that_look(read: Read) -> None:
    assert read("絵本みたいな森を歩く少女").scene.style != "photoreal"
    assert read("粘土をこねる少女").scene.style == "photoreal"


def test_words_that_the_dictionary_splits_stay_whole() -> None:
    folder = RESOURCES / "lexicon"
    segmenter = Segmenter(Vocabulary(folder, WordTable(folder / "words.sqlite")))
    assert [word.base for word in segmenter.words("消しゴムを悔しがる")] == ["消しゴム", "を", "悔しがる"]
    lasting = segmenter.words("扉は壊れてる")[-1]
    assert lasting.lasting
    assert not lasting.past
