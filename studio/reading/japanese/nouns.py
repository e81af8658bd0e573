"""Japanese noun phrases: the head of a compound, what its other parts add, and what a noun before の says of it."""

from studio.reading.japanese.words import TITLES, Word
from studio.reading.phrases import Link, Modifier, Noun
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

RELATIONAL = {
    "上": "on", "下": "under", "前": "in_front_of", "後ろ": "behind", "うしろ": "behind", "背後": "behind",
    "裏": "behind",
    "横": "beside", "隣": "beside", "となり": "beside", "そば": "beside", "傍": "beside", "脇": "beside",
    "近く": "beside",
    "中": "in", "なか": "in", "内": "in", "向こう": "behind", "間": "between", "周り": "around", "まわり": "around",
    "上空": "over", "真上": "over", "真下": "under", "目の前": "in_front_of", "手前": "in_front_of", "ほとり": "beside",
    "真ん中": "in", "中央": "in", "奥": "in", "片隅": "in", "隅": "in", "端": "on", "外": "at", "方": "toward",
    "ほう": "toward",
    "底": "in", "てっぺん": "on", "縁": "on", "ふち": "on", "ふもと": "beside", "麓": "beside", "内側": "in",
    "枕元": "beside", "かたわら": "beside", "傍ら": "beside", "正面": "in_front_of", "裏側": "behind",
    "先": "toward", "頭上": "over", "足元": "at", "周囲": "around", "側": "beside", "もと": "under", "下で": "under",
}  # fmt: skip
PRONOUNS = {
    "彼": "he",
    "彼女": "she",
    "それ": "it",
    "これ": "it",
    "彼ら": "they",
    "彼女たち": "they",
    "二人": "they",
    "そいつ": "it",
}


KIN = {
    "親子": 2,
    "つがい": 2,
    "夫婦": 2,
    "兄弟": 2,
    "姉妹": 2,
    "家族": 4,
    "赤ちゃん": 1,
    "子供": 1,
    "子ども": 1,
    "子": 1,
    "ヒナ": 1,
    "ひな": 1,
    "雛": 1,
    "親": 1,
    "メス": 1,
    "オス": 1,
}
"""What an animal's kin counts as: 象の親子 are two elephants."""
GROUPS = {
    "列": 5,
    "行列": 8,
    "集団": 6,
    "グループ": 4,
    "一団": 6,
    "団体": 8,
    "大群": 24,
    "群れ": 10,
    "チーム": 5,
    "コンビ": 2,
    "隊商": 6,
    "キャラバン": 6,
    "一隊": 6,
    "一座": 6,
    "一行": 5,
    "軍団": 12,
    "部隊": 8,
    "楽団": 8,
    "大軍": 24,
    "一家": 4,
    "つどい": 6,
}
"""What a company of somebody counts as."""
QUEUES = wordset("行列 長蛇の列 人だかり 人垣")
"""Many people by a word of its own."""
HAIR_COLORS = wordset("金 黒 茶 銀 赤 ピンク 青 緑 紫")
"""What 髪 begins with that is its colour."""
LIKE = ("っぽい", "っぽく", "っぽ", "調", "タッチ", "テイスト", "ふう", "系")
"""Endings of a word for how something looks."""
FULL = ("だらけ", "まみれ", "ずくめ")
"""Endings of a word for what is all over a place."""
_ENDINGS = {
    "place:room": "室 部屋 邸 宿 旅館 ホテル 病院 医院 館 寮 荘 ハウス ルーム",
    "place:street": "店 商店 屋台 通り 街 横丁 町 市場 モール ストリート",
    "place:road": "路 道 街道 坂 峠道 ロード",
    "place:cafe": "亭 食堂 酒場 喫茶 カフェ バー 茶屋",
    "place:park": "公園 園 広場 ランド パーク",
    "place:sea": "港 湾 海峡 沖",
    "place:beach": "浜 海岸 ビーチ",
    "place:river": "川 河 渓流",
    "place:lake": "湖 沼 池",
    "place:mountain": "山 岳 峰 岬 谷 渓谷 洞窟",
    "place:forest": "森 林 樹海",
    "place:farmland": "畑 田んぼ 牧場 農園 農場 果樹園",
    "place:village": "村 集落 郷",
    "place:temple": "寺 院 教会 聖堂",
    "place:shrine": "神社 神宮 大社",
    "place:castle": "城 宮殿 城跡",
    "place:station": "駅 停留所 バス停",
    "place:stadium": "球場 競技場 スタジアム ドーム アリーナ",
    "place:court": "道場 体育館 コート",
    "place:office": "工場 事務所 工房 研究所 役所 局 署",
    "place:stage": "劇場 舞台 ホール ステージ",
    "place:schoolyard": "学校 学園 校庭 高校 中学",
    "place:desert": "砂漠 砂丘",
    "place:bridge": "橋 大橋",
    "kind:worker": "員 係 職人 工 業者",
    "kind:person": "者 人 役 客 士 師 手 家族 さん たち 仲間 乗り 使い 売り 弾き",
    "kind:student": "生",
    "kind:child": "っ子",
    "kind:girl": "娘 少女 嬢",
    "kind:boy": "坊主 小僧 少年",
}
ENDINGS = {ending: value for value, endings in _ENDINGS.items() for ending in endings.split()}
"""What a Japanese word is by its last letters: a closed class, as in other languages the heads of compounds."""
MATERIALS = wordset(
    "木 木製 石 鉄 鋼 銅 真鍮 竹 革 皮 紙 布 藁 わら ガラス レンガ 煉瓦 氷 土 プラスチック ゴム コンクリート "
    "段ボール ダンボール 金属 大理石 陶器 毛糸 段ボール製"
)
"""What a thing before whose name one stands is made of: 木のテーブル."""
GROWN_OF = wordset("葉 実 枝 根 幹 花 上 下 中 前 横 間 影 根元 香り 音 破片 板")
"""What is part of it instead: 木の葉."""
VOICED = dict(zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", "カキクケコサシスセソタチツテトハヒフヘホ", strict=True))
"""What the first sound of a word becomes inside of a longer one: サル, ニホンザル."""
KEEPERS = frozenset(
    ["飼い主", "主人", "調教師", "世話係", "飼育員", "持ち主", "獣医", "散歩係", "ファン", "友達", "友人"]
)
"""People that an animal has; any other is the animal itself in that part."""
RELATIVES = frozenset(
    ["父", "母", "父親", "母親", "お父さん", "お母さん", "夫", "妻", "息子", "祖父", "祖母", "兄", "弟", "姉", "妹",
     "孫", "友人", "友達", "友だち", "仲間", "恋人", "同僚", "先輩", "後輩"]
)  # fmt: skip
"""People one has: 花嫁の父親 is no bride."""
CREATURES = wordset("robot alien zombie skeleton ghost vampire mermaid angel elf fairy goblin demon")
"""Beings that may have a trade."""
MOUNTS = wordset("horse camel elephant donkey")
RIDERS = wordset("prince princess knight samurai king queen cowboy soldier warrior hero sheriff")
"""Who sits on the horse that stands before their name."""
BOARDS = wordset("skateboard snowboard surfboard sled")
LIKENESSES = wordset("標本 骨格標本 骨格 化石 剥製 模型 フィギュア 着ぐるみ 仮装 コスプレ 格好 幽霊 亡霊")
"""What stands for another thing and looks like it."""
DISGUISES = wordset("着ぐるみ 仮装 コスプレ 格好 衣装")
"""What somebody wears who is dressed up as another."""
TOYS = wordset("おもちゃ 玩具 ブリキ ミニチュア 粘土 紙粘土 折り紙 木彫り 氷 砂 雪 チョコレート")
"""What stands before the name of somebody who is only made so."""
PAIRS = frozenset(["双子", "夫婦", "姉妹", "兄弟", "恋人同士"])
ANYBODY = wordset("人 者 人物 人間 大人 男女 客 相手 本人 自分 家族 仲間 友達 友人 みんな 全員 人々 親子 カップル")
"""Words for people that say nothing of them."""
PLAIN_PEOPLE = frozenset(
    ["boy", "girl", "man", "woman", "child", "old_man", "old_woman", "young_man", "young_woman", "person"]
)


def disguise(likeness: Noun, vocabulary: Vocabulary) -> Noun:
    """The costume of what somebody is dressed up as."""
    worn = tuple(m for m in vocabulary.japanese(("衣装",), "n") if m.field == "clothing")
    return Noun("衣装", worn, modifiers=[Modifier(likeness.word, ())], language="ja")


class NounPhrases:
    """Makes noun phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def belong(self, noun: Noun, owner: Noun) -> None:
        """What the noun before の says of this one: its number, colour, clothes, place, or the whole it is part of."""
        if not owner.word and owner.count is not None:
            noun.count = owner.count
            return
        best = owner.best
        if noun.name is not None and owner.meaning("kind") is not None and not noun.meanings:
            noun.meanings, noun.word = owner.meanings, owner.word  # 青年の健太
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            noun.links = [*owner.links, *noun.links]
            return
        relation = next((link.noun.word for link in owner.links if link.relation == "as"), None)
        owner.links = [link for link in owner.links if link.relation != "as"]
        if relation is not None:
            noun.links.append(Link(relation, owner))
            return
        if (
            best is not None
            and best.field in ("color", "age", "size", "mood", "style", "manner")
            and noun.word not in RELATIONAL
        ):
            noun.modifiers.append(Modifier(owner.word, owner.meanings))
            return
        worn = owner.meaning("clothing", "wearing")
        mine, theirs = noun.meaning("kind"), owner.meaning("kind")
        if worn is not None and mine is not None:
            also = [link for link in owner.links if link.relation == "and"]
            owner.links = [link for link in owner.links if link.relation != "and"]
            noun.links.extend(Link("wearing", link.noun) for link in also)
            noun.links.append(Link("wearing", owner))
            return
        if owner.best is owner.meaning("body") is not None and mine is not None:  # ピンクの髪の少女
            noun.links.append(Link("with", owner))
            return
        if owner.group == "quality" and noun.word not in RELATIONAL:
            noun.modifiers.append(Modifier(owner.word, owner.meanings))
            noun.links.extend(owner.links)  # 陶芸家の泥だらけの手元
            return
        if owner.group == "full" and theirs is not None:
            noun.links.append(Link("with", owner))
            return
        if owner.negated:
            noun.negated = True
        groups = [self._words.kinds[m.value].group if m else "" for m in (theirs, mine)]
        if noun.word in GROUPS and groups[0] in ("person", "animal", "vehicle"):  # 小学生の列
            noun.meanings, noun.word, noun.count = owner.meanings, owner.word, owner.count or GROUPS[noun.word]
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            return
        piled = owner.best is None or owner.best is theirs or owner.best.field in ("clothing", "wearing")
        things = groups[0] == "thing" or self._words.is_thing(self._words.english_of(owner.word, "n"))
        if noun.word == "山" and owner.name is None and piled and things and not owner.links:  # 洗濯物の山
            noun.meanings = tuple(m for m in owner.meanings if m.cost < 1.5 and m.field != "place")
            noun.word, noun.plural = owner.word, True
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            return
        crowded = owner.best is not None and owner.best is theirs and groups[0] in ("thing", "person")
        if noun.word == "海" and owner.name is None and crowded and not owner.links:  # ペンライトの海
            noun.meanings, noun.word, noun.plural = owner.meanings, owner.word, True
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            return
        if noun.word in LIKENESSES and theirs is not None:  # 骸骨の模型
            noun.modifiers = [*owner.modifiers, *noun.modifiers, Modifier(noun.word, ())]
            noun.meanings, noun.word, noun.group = owner.meanings, owner.word, None
            noun.links = [*owner.links, *noun.links]  # 白いワンピースの女の幽霊
            return
        disguised = [m for m in owner.modifiers if m.word in DISGUISES]
        if disguised and mine is not None and groups[1] in ("person", "animal") and noun.name is None:
            noun.links.append(Link("wearing", disguise(owner, self._words)))  # うさぎの着ぐるみの女の子
            return
        if noun.word in KIN and groups[0] == "animal":  # 象の親子
            noun.meanings, noun.word, noun.count = owner.meanings, owner.word, KIN[noun.word]
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            return
        mounted = theirs is not None and theirs.value in MOUNTS and mine is not None and mine.value in RIDERS
        if mounted and noun.name is None:  # 白馬の王子
            noun.links.append(Link("on", owner))
            return
        if groups == ["animal", "person"] and noun.word not in KEEPERS and noun.name is None:  # 猫の船長
            noun.modifiers = [*owner.modifiers, *noun.modifiers, Modifier(noun.word, ())]
            noun.meanings, noun.word = owner.meanings, owner.word
            return
        if groups == ["person", "person"] and noun.word not in RELATIONAL:
            if noun.word in RELATIVES:  # 花嫁の父親
                return
            if theirs is not None and theirs.value == "person":  # 酔っ払いの会社員: the second says more
                told = [Modifier(owner.word, ())] if owner.word not in ANYBODY and owner.word not in PAIRS else []
                noun.modifiers = [*owner.modifiers, *noun.modifiers, *told]
                noun.count = noun.count or owner.count or (2 if owner.word in PAIRS else None)
                return
            if owner.word.endswith(("部", "チーム", "クラブ", "組")):  # 野球部のキャッチャー
                return
            if mine is not None and mine.value in CREATURES:  # 受付のロボット
                noun.modifiers = [*owner.modifiers, *noun.modifiers, Modifier(owner.word, ())]
                return
            if mine is not None and mine.value in PLAIN_PEOPLE:  # 忍者の少女; マッチ売りの少女
                if theirs is None or theirs.cost > 0.5:
                    noun.modifiers = [*noun.modifiers, Modifier(owner.word, ())]  # 占い師の老婆
                    noun.links.extend(link for link in owner.links if link.relation in ("wearing", "with"))
                    return
                noun.modifiers = [*noun.modifiers, *self._gendered(mine.value)]
                noun.group = f"called:{noun.word}"
            noun.count = noun.count or KIN.get(noun.word)
            noun.meanings = owner.meanings  # バイキングの戦士: the first says what sort
            noun.word = owner.word
            noun.modifiers = [*owner.modifiers, *noun.modifiers]
            noun.links = [*owner.links, *noun.links]  # 青いエプロンの魚屋のおじさん
            return
        if owner.word in TOYS and groups[1] in ("person", "animal", "vehicle"):  # おもちゃの兵隊
            noun.modifiers.append(Modifier(owner.word, ()))
            return
        if groups[1] == "person" and theirs is not None and owner.best is theirs and noun.word not in RELATIONAL:
            standing = owner.meaning("surroundings", "place")  # 屋台のおじさん
            ridden = (groups[0] == "vehicle" or theirs.value in BOARDS) and theirs.cost == 0 and standing is None
            held = groups[0] == "thing" and self._words.kinds[theirs.value].held and theirs.cost == 0 and theirs.upward
            if ridden or held:  # 車椅子の少女, ギターの青年
                noun.links.append(Link("on" if ridden else "with", owner))
                return
        made = owner.word in MATERIALS and not owner.links and noun.word not in GROWN_OF and noun.name is None
        if made and groups[1] not in ("person", "animal") and noun.word not in RELATIONAL:
            quality = tuple(m for m in self._words.japanese((owner.word,), "a") if m.field == "color")
            noun.modifiers.append(Modifier(owner.word, quality))
            return
        scenic = owner.meaning("time_of_day", "weather", "place")
        if scenic is not None and (theirs is None or scenic.cost <= theirs.cost) and noun.word not in RELATIONAL:
            within = scenic.field == "place" and noun.best is noun.meaning("place") is not None
            noun.links.append(Link("around" if within else "at", owner))  # ビルの屋上: on the roof, not in the office
            return
        known = (owner.word in self._words.landmarks) and noun.word not in RELATIONAL
        noun.links.append(Link("at" if known else "of", owner))

    def _gendered(self, kind: str) -> list[Modifier]:
        known = self._words.kinds[kind]
        gender = {"male": "男性", "female": "女性"}.get(known.gender or "")
        found = [Modifier(gender, ())] if gender else []
        return found + ([Modifier(kind, (Meaning("age", known.age, 0.0, kind),))] if known.age else [])

    def make(self, word: Word) -> Noun:
        """The noun phrase of one joined noun: its head, and what the parts before the head add."""
        text = word.text
        noun = Noun(text, language="ja", count=word.count, plural=word.plural)
        if text in PRONOUNS and text != "二人":
            noun.pronoun = PRONOUNS[text]
            noun.plural = text in ("彼ら", "彼女たち")
            return noun
        if text == "人" and (word.count or 1) > 1:  # the two who are there already, or two people
            noun.pronoun = "they"
            return noun
        if text in QUEUES:  # 店の前に行列
            noun.meanings, noun.count = (Meaning("kind", "person", 0.5, text),), noun.count or 8
            noun.plural = True
            return noun
        if word.person_name:
            noun.name = text
            noun.word = text
            return noun
        dressed = text.removesuffix("姿")
        if dressed != text and dressed:  # エプロン姿の父
            worn = tuple(m for m in self._look((dressed,)) if m.field in ("clothing", "wearing"))
            if worn:
                noun.meanings, noun.word = worn, dressed
                return noun
        for ending in LIKE:
            base = text.removesuffix(ending)
            if base != text and base and not self._words.listed_japanese(text):  # クレイアニメっぽく: the style
                noun.meanings = tuple(m for m in self._look((base,)) if m.field in ("style", "color", "mood"))
                if noun.meanings:
                    noun.word = base
                    return noun
        described = text not in MATERIALS and not self._words.listed_japanese(text)
        if described and self._words.everyday.said(text, "a") and not self._words.everyday.said(text, "n"):
            # 泥だらけ, 山積み
            noun.meanings, noun.group = self._words.japanese((text,), "a"), "quality"
            return noun
        for ending in FULL:
            base = text.removesuffix(ending)
            if base != text and base:  # ゾンビだらけ, 泥まみれ
                noun.meanings, noun.word, noun.plural = self._look((base,)), base, True
                noun.count = 8 if noun.meaning("kind") is not None else None
                noun.group = "full"
                return noun
        colored = text.removesuffix("髪")
        if colored != text and colored in HAIR_COLORS:  # 金髪の女性
            noun.meanings = self._words.listed_japanese("髪")
            noun.modifiers.append(Modifier(colored, self._words.listed_japanese(colored)))
            return noun
        manner = text.removesuffix("風")
        if manner != text and len(manner) > 1 and not self._words.listed_japanese(text):  # 手描き風: no wind
            film = ("映画",) if manner.endswith("映画") else ()  # ファンタジー映画風
            noun.meanings = tuple(m for m in self._look((manner, *film)) if m.field == "style")
            noun.meanings = noun.meanings or tuple(m for m in self._words.listed_japanese(*film) if m.field == "style")
            if noun.meanings or not self._words.everyday.glosses(text):
                return noun
        noun.meanings = self._look(word.forms)
        if noun.meanings:
            self._color_prefix(noun, text)
            return noun
        noun = self._compound(noun, word)
        if not noun.meanings and noun.name is None and not word.place_name:
            noun.meanings = self._by_tail(text)
        if not noun.meanings and noun.name is None and noun.word not in self._words.landmarks:
            noun.meanings = self._by_last(text, shortest=2 if word.place_name else 1)
        if not noun.meanings and all("ァ" <= c <= "ー" for c in text):
            noun.meanings = self._by_ending(text)
        if not noun.meanings and word.place_name and noun.word not in self._words.landmarks and noun.name is None:
            noun.meanings = (Meaning("place", "city", 1.0, noun.word),)
        return noun

    def _look(self, forms: tuple[str, ...]) -> tuple[Meaning, ...]:
        if any(form in self._words.landmarks for form in forms):
            return tuple(m for m in self._words.listed_japanese(*forms) if m.field != "action")
        if forms[0].isascii() and forms[0].isalpha():
            low = forms[0].lower()
            return self._words.listed_japanese(forms[0]) or self._words.noun(self._words.table.lemma(low, "n") or low)
        return self._words.japanese(forms, "n")

    def _by_tail(self, text: str) -> tuple[Meaning, ...]:
        """The longest ending of a word that no dictionary has, if it is a thing of its own: ガラス瓶 is a 瓶."""
        for start in range(1, len(text)):
            tail = text[start:]
            if len(tail) == 1 and tail < "\u3400":
                break
            inside = "\u30a1" <= text[start - 1] <= "\u30fc" and "\u30a1" <= tail[0] <= "\u30fc"
            if inside and not (self._words.everyday.glosses(text[:start]) and len(tail) > 1):
                continue  # トランプ is no ランプ
            found = self._words.listed_japanese(tail) or (self._words.japanese((tail,), "n") if len(tail) > 1 else ())
            near = tuple(m for m in found if m.cost < 1.1)
            if near and min(near, key=lambda m: m.cost).field in ("kind", "clothing", "wearing", "place", "style"):
                return tuple(Meaning(m.field, m.value, m.cost + 0.6, text) for m in near)
        return ()

    def _by_last(self, text: str, *, shortest: int) -> tuple[Meaning, ...]:
        """What the last letters say of a compound that no dictionary has: 音楽室 is a room, 清掃員 somebody."""
        for size in range(4, shortest - 1, -1):
            value = ENDINGS.get(text[-size:]) if len(text) > size else None
            if value is not None:
                field, _, name = value.partition(":")
                return (Meaning(field, name, 1.2, text, upward=False),)
        return ()

    def _by_ending(self, text: str) -> tuple[Meaning, ...]:
        """A sort of animal or plant by its ending: ニホンザル is a サル, アオウミガメ a カメ."""
        for start in range(1, len(text) - 1):
            tail = text[start:]
            for form in (tail, VOICED.get(tail[0], tail[0]) + tail[1:]):
                found = self._words.listed_japanese(form) if len(form) > 1 else ()
                alive = tuple(m for m in found if m.field == "kind" and self._words.kinds[m.value].group == "animal")
                if alive:
                    return tuple(Meaning(m.field, m.value, 1.0, text) for m in alive)
        return ()

    def _color_prefix(self, noun: Noun, text: str) -> None:
        """黒猫, 白馬, 赤ワイン: a dictionary word that begins with its colour."""
        for size in (2, 1):
            color = [m for m in self._words.listed_japanese(text[:size]) if m.field in ("color", "age", "size")]
            if noun.best is not None and noun.best.cost == 0 and not self._words.listed_japanese(text[size:]):
                continue  # 大将
            rest = self._words.listed_japanese(text[size:]) or self._words.japanese((text[size:],), "n")
            kinds = [m for m in rest if m.field in ("kind", "clothing", "wearing")]
            tail = text[size:]
            known = self._words.listed_japanese(tail) or (
                tail and all(c > "\u3400" or "\u30a0" < c < "\u30ff" for c in tail)
            )
            if color and kinds and known and len(text) > size:
                noun.modifiers.append(Modifier(text[:size], tuple(color)))
                if noun.best is not None and noun.best.cost > 0.3:
                    noun.meanings = tuple(kinds)
                    noun.word = text[size:]
                return

    def _compound(self, noun: Noun, word: Word) -> Noun:
        """The longest ending that is a word is the head; what stands before it describes it."""
        parts = [p for p in word.parts if p.tag != "prefix" or p.text not in ("お", "ご", "御")]
        if not parts:
            return noun
        for start in range(1, len(parts)):
            tail = "".join(p.text for p in parts[start:])
            base = "".join([*(p.text for p in parts[start:-1]), parts[-1].base])
            found = self._look(tuple(dict.fromkeys((tail, base, "".join(p.norm for p in parts[start:])))))
            if not found:
                continue
            noun.word, noun.meanings = tail, found
            head = "".join(p.text for p in parts[:start])
            meanings = self._look((head,)) or self._words.japanese((head,), "a")
            if meanings or head in self._words.landmarks:
                noun.modifiers.append(Modifier(head, meanings))
            else:
                for part in parts[:start]:
                    noun.modifiers.append(Modifier(part.text, self._look(part.forms)))
            return noun
        self._color_prefix(noun, noun.word)
        if len(parts) > 1:  # no ending is known: the beginning may say enough (雪国, 桜色)
            for part in reversed(parts[:-1]):
                found = self._look(part.forms)
                if found:
                    noun.modifiers.append(Modifier(part.text, found))
        if any(p.person_name for p in parts):
            noun.name = "".join(p.text for p in parts if p.text not in TITLES)
        return noun
