"""What each noun is to a verb: its particle says the role, the two together may be a set phrase."""

from studio.reading.japanese.function_words import DOING, HELD_IN, ON_VERBS, TRAINING, TURNING, VOICES
from studio.reading.japanese.nouns import DISGUISES, disguise
from studio.reading.japanese.sentence import Sentence
from studio.reading.phrases import Deed, Link, Modifier, Noun
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

DRESSING = wordset("する 着る 着込む まとう")
"""What one does with a costume."""
STOOLS = wordset("脚立 はしご 梯子 椅子 いす 机 台 踏み台 箱 テーブル 屋根 岩 舞台 ステージ 壇 体重計")
"""What one stands on and does not ride."""
CLOTHS = wordset("ハンカチ タオル 手ぬぐい 手拭い 布 雑巾 ぞうきん スカーフ マフラー ネクタイ ベルト")
"""What one may wear, and wipe or bind with."""
FASTENING = wordset("つける 付ける 結ぶ 留める 縫い付ける 入れる しまう 差し込む 挿す")
"""What is done with one thing to another, which nobody puts on thereby."""
AIMED = frozenset(["fight", "shout", "throw", "kick", "point", "wave", "look", "push", "bounce"])
"""What is done at a thing and not on board of it: 漁船に襲いかかる."""
TAKING = wordset("eat drink hold read write cook throw carry wear push pull open catch")
"""Deeds that are done to things."""


class Roles:
    """Gives nouns to deeds, and keeps those that wait for one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def file(self, deed: Deed, noun: Noun, particle: str) -> None:
        """Give a noun to a deed in the role its particle says."""
        told = particle in ("を", "に", "が") or (particle == "で" and self.is_part(noun))  # 目で追う
        if told and self._phrase(deed, noun, particle):
            return
        if particle == "を" and deed.word in DRESSING and any(m.word in DISGUISES for m in noun.modifiers):
            deed.word, deed.meanings = "着る", self._words.japanese(("着る",), "v")  # 恐竜の着ぐるみを着る
            noun = disguise(noun, self._words)
        if noun.group == "quality" and particle in ("で", "に"):  # 泥だらけで笑う
            deed.manners.append(Modifier(noun.word, noun.meanings))
        elif particle == "を@":  # 廊下を懐中電灯を持って歩く: where, for the verb that has an object of its own
            deed.links.append(Link("along", noun))
        elif particle == "を":
            moving = any(
                m.value
                in ("walk", "run", "ride", "drive", "fly", "sail", "swim", "move", "march", "skate", "crawl", "climb")
                for m in deed.meanings
            )
            kind = noun.meaning("kind")
            if moving and (
                kind is None or ((p := noun.meaning("place", "surroundings")) is not None and p.cost <= kind.cost)
            ):
                deed.links.append(Link("along", noun))
            else:
                deed.objects.append(noun)
        elif particle == "で" and self.is_part(noun) and not noun.links and noun.word not in VOICES:
            deed.within.append(noun.word)  # 手で覆う
        elif particle in ("に", "へ") and deed.word in TURNING and not self.speaker(noun):
            deed.links.append(Link("into", noun))  # カボチャが馬車に変わる
        elif particle == "に" and deed.word in ("なる", *TURNING) and self.speaker(noun) and noun.name is None:
            deed.links.append(Link("become", noun))  # 迷子になる
        elif particle == "に" and deed.word in FASTENING and noun.meaning("clothing", "wearing") is not None:
            deed.links.append(Link("on", noun))  # 首輪にリードをつける
        elif particle == "に" and self._is_aimed(deed, noun):
            deed.links.append(Link("toward", noun))
        elif particle in ("に", "には", "にも"):
            ride = deed.word in ON_VERBS
            if deed.word == "乗る" and noun.word in STOOLS:
                deed.word, deed.meanings = "登る", (Meaning("action", "stand", 0.0, deed.word),)  # 脚立に乗る
            deed.links.append(Link("on" if ride else "in", noun))
        elif particle in ("で", "では") and noun.word == "馬上":
            deed.links.append(Link("on", noun))
        elif particle in ("で", "では", "でも") and (how := self._manner_of(noun)) is not None:
            deed.manners.append(how)  # 猛スピードで, 笑顔で
        elif particle == "で" and noun.word in CLOTHS:
            deed.links.append(Link("by", noun))  # ハンカチで拭く
        elif particle in ("で", "では", "でも"):
            deed.links.append(Link("by" if self.is_means(noun) else "in", noun))
        elif particle in ("へ", "まで"):
            deed.links.append(Link("toward", noun))
        elif particle in ("から", "より"):
            deed.links.append(Link("from", noun))
        elif particle.startswith("@"):
            deed.links.append(Link(particle[1:], noun))
        elif particle == "と":
            deed.links.append(Link("with", noun))

    def _is_aimed(self, deed: Deed, noun: Noun) -> bool:
        kind = noun.meaning("kind")
        aimed = any(m.field == "action" and m.value in AIMED for m in deed.meanings)
        return aimed and kind is not None and self._words.kinds[kind.value].group == "vehicle"

    def _phrase(self, deed: Deed, noun: Noun, particle: str) -> bool:
        """Whether noun and verb together are listed (手を振る, 涙を流す, 頭を下げる)."""
        if deed.word in DOING and particle == "を" and noun.word in TRAINING:  # ダンスの練習をする
            for link in noun.links:
                kind = link.noun.meaning("kind")
                if kind is not None and self._words.kinds[kind.value].instrument:  # ギターの練習をする
                    deed.phrase, deed.meanings = noun.word, self._words.japanese(("弾く",), "v")
                    deed.objects.append(link.noun)
                    return True
                if (where := link.noun.meaning("place")) is not None and where.cost == 0:
                    deed.links.append(Link("in", link.noun))  # 剣道の稽古をする
                trained = [m for m in self._words.japanese((link.noun.word,), "v") if m.field == "action"]
                if link.relation == "of" and trained:
                    deed.phrase, deed.meanings = link.noun.word, tuple(trained)
                    deed.within.extend([noun.word, link.noun.word])
                    return True
        forms = [f"{noun.word}{particle}{deed.word}", f"{noun.word}を{deed.word}"]
        if deed.word in DOING and particle == "を":
            forms.append(noun.word)
        for form in forms:
            found = [m for m in self._words.listed_japanese(form) if m.field in ("action", "relation")]
            said = self._words.everyday.said(form, "v")
            if not found and not said:
                continue
            deed.phrase = form if said or self._words.english_of(form, "v").isascii() else ""
            deed.meanings = tuple(found) or self._words.japanese((form,), "v") or deed.meanings
            if not found and form != noun.word and (particle != "を" or self._stays(noun)):
                return False  # 鐘をつく, モップをかける: the thing is there too
            kind = noun.meaning("kind")
            if kind is not None and self._words.kinds[kind.value].instrument:
                return False
            deed.within.append(noun.word)
            if self._stays(noun):
                deed.things.append(noun)
            of = [link.noun for link in noun.links if link.relation == "of"] if form == noun.word else []
            if noun.best is not None and noun.best is noun.meaning("place"):
                deed.links.append(Link("in", noun))  # 温泉に入る
            if self.is_part(noun):  # 部下の肩を叩く: who undergoes it
                deed.objects.extend(k.noun for k in noun.links if k.relation == "of" and self.speaker(k.noun))
            if noun.word == "散歩":  # 犬の散歩をする
                deed.links.extend(Link("with", other) for other in of)
            else:
                deed.objects.extend(of)  # 大根の収穫をする
            return True
        return False

    def _stays(self, noun: Noun) -> bool:
        """Whether a noun of a set phrase is a thing that can be seen: the bell that is rung, not the sigh."""
        if noun.best is not None and noun.best.field in ("body", "ignored"):
            return False
        if noun.meaning("kind") is None and self._words.everyday.said(noun.word, "v"):
            return False  # お辞儀をする
        return noun.meaning("kind", "clothing") is not None or self._words.is_thing(
            self._words.english_of(noun.word, "n")
        )

    def is_means(self, noun: Noun) -> bool:
        """Whether で marks what something is done with, and not where."""
        if noun.best is not None and noun.best.field == "ignored":
            return False  # 試合で
        kind = noun.meaning("kind")
        place = noun.meaning("place", "surroundings", "time_of_day", "weather", "body", "clothing", "wearing")
        if kind is not None:
            return place is None or kind.cost < place.cost
        named = noun.word in self._words.landmarks or noun.name is not None
        return not named and place is None and self._words.is_thing(self._words.english_of(noun.word, "n"))

    @staticmethod
    def _manner_of(noun: Noun) -> Modifier | None:
        """How something is done, where a noun says no more than that."""
        best = noun.best
        if noun.word in VOICES and noun.modifiers and not noun.links:  # 真剣な表情で, 困った顔で
            felt = [m for mod in noun.modifiers for m in mod.meanings if m.field in ("mood", "tone", "manner")]
            return Modifier(noun.modifiers[-1].word, tuple(felt)) if felt else None
        if best is None or best.field not in ("manner", "mood", "tone") or noun.links or noun.name is not None:
            return None
        return Modifier(noun.word, (*noun.meanings, *(m for mod in noun.modifiers for m in mod.meanings)))

    def speaker(self, noun: Noun) -> bool:
        kind = noun.meaning("kind")
        return noun.name is not None or (
            kind is not None and self._words.kinds[kind.value].group in ("person", "animal")
        )

    def is_object(self, deed: Deed, noun: Noun) -> bool:
        """タピオカ飲む, 尻もちつく: whether a noun without a particle is what is done."""
        listed = self._words.listed_japanese(f"{noun.word}を{deed.word}")
        if listed or self._words.everyday.said(f"{noun.word}を{deed.word}", "v"):
            return True
        kind = noun.meaning("kind")
        thing = kind is not None and noun.best is kind and self._words.kinds[kind.value].group == "thing"
        return thing and not noun.links and any(m.value in TAKING for m in deed.meanings)

    def is_handled(self, deed: Deed, noun: Noun) -> bool:
        """傘もささずに, 傘は持たない: what は or も marks is held or worn, and does nothing."""
        kind = noun.meaning("kind", "clothing", "wearing")
        lifeless = kind is not None and (kind.field != "kind" or self._words.kinds[kind.value].group == "thing")
        return lifeless and any(m.field == "relation" and m.value in ("hold", "wear", "put") for m in deed.meanings)

    def only_setting(self, noun: Noun, particle: str) -> bool:
        """夜は, 今日は: a topic that is a time and not a doer."""
        return particle == "は" and noun.meaning("time_of_day") is not None and noun.meaning("kind") is None

    @staticmethod
    def is_part(noun: Noun) -> bool:
        return noun.best is not None and noun.best.field == "body"

    def _alike(self, one: Noun, other: Noun) -> bool:
        """Whether two nouns can stand in one list: 美咲と、赤い傘を持った健太 joins the names and not the umbrella."""
        return self.speaker(one) == self.speaker(other)

    def put(self, noun: Noun, particle: str, after: int, state: Sentence) -> int:
        """File a finished noun by its particle."""
        if noun.word == "コート" and particle in ("に", "で", "から", "へ", "@in", "@on", "") and not noun.modifiers:
            noun.meanings = self._words.listed_japanese("テニスコート")  # who is on a court wears none
        if noun.word == "恋人" and particle in ("を", "に", "と"):
            noun.count = noun.count or 1  # somebody's
        if noun.word in HELD_IN and particle == "に" and state.pending and state.pending[-1][1] == "を":
            held, _ = state.pending.pop()  # ジョッキを片手に笑う
            state.pending.append((held, "@holding"))
            return after
        if particle == "の" and noun.meaning("clothing", "wearing") is not None:  # 赤いコートと白い手袋の女性
            alike = [other for other in state.beside if other.meaning("clothing", "wearing") is not None]
            noun.links.extend(Link("and", other) for other in alike)
            state.beside = [other for other in state.beside if other not in alike]
        if state.beside and particle not in ("と", "や", "とか") and self._alike(state.beside[-1], noun):
            for other in state.beside:
                state.pending.append((other, particle))
                state.joined.append(other)
            state.beside.clear()
        if particle.startswith("の@"):
            noun.links.append(Link("as", Noun(particle[2:])))
            state.owner = noun
            return after
        if particle == "の":
            if state.owner is not None:
                noun.links.append(Link("of", state.owner))
            state.owner = noun
            return after
        if particle in ("と", "や", "とか"):
            state.beside.append(noun)
            return after
        if particle == "":
            state.pending.append((noun, ""))
            return after
        state.pending.append((noun, particle))
        return after
