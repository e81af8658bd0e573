"""Japanese prompts into phrases: particles say what each noun is to its verb, a verb before a noun says which noun."""

import re
from dataclasses import dataclass, field

from studio.reading.composing.characters import age_of
from studio.reading.japanese.nouns import RELATIONAL, RELATIVES, NounPhrases
from studio.reading.japanese.words import Segmenter, Word
from studio.reading.phrases import Content, Deed, Link, Modifier, Noun, Parse, Quote
from studio.reading.words.everyday import stems
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

NOMINALISERS = wordset(
    "こと の 時 とき 間 ため 為 ところ 様子 姿 シーン 場面 映像 動画 まま 頃 よう 中 カット ショット "
    "瞬間 光景 風景 後 前 途中 最中"
)
"""Nouns that a clause ends in without being about them."""
ON_VERBS = wordset(
    "乗る 座る 登る 上る 跨がる 立つ 載せる 乗せる 載る 寝そべる 腰掛ける 横たわる 寝る 置く 落ちる "
    "またがる 腰かける 止まる"
)
OBJECT_RIDES = wordset("乗る 跨がる 抱く 抱える 持つ 連れる 引く またがる 漕ぐ")
SAYING = wordset("talk shout sing cry laugh look")
"""Deeds that words are said with; another verb before a noun leaves them to the main one."""
VOICES = wordset("声 口調 声色 調子 表情 顔 顔つき")
"""「…」と怒った声で言う: the verb says how the voice is."""
HOLLOW = wordset("シーン 場面 映像 動画 様子 姿 光景 ショット カット 瞬間 後ろ姿 横顔 寝顔 表情 画 絵 写真")
DOING = wordset("する やる 行う 始める 続ける 楽しむ 頑張る がんばる")
"""Verbs that only say that the deed before them is done: 稲刈りをする."""


TITLED = wordset("映画 曲 歌 本 小説 番組 タイトル 題名 アニメ 名画 看板 文字 漫画 絵本 ドラマ")
"""Nouns before a quotation that is their name."""
MEASURES = wordset("歩 段 周 発 口 秒 分 時間 メートル センチ キロ ヶ月 回 度 目 種類 色 日間 年間 番 倍 階 ページ 曲")
"""What is counted of a deed and not of things."""
TIMES = re.compile("[0-9〇一二三四五六七八九十百]+(?:月|日|年|時|分|時頃|月頃)")
"""Months, days and years."""
WRITING = wordset("書く 書き込む 記す 綴る 描く 刻む 名付ける 題する")
"""Verbs whose quotation is seen and not said."""
TAGS = {"noun": "n", "verb": "v", "adj": "a", "na": "a", "adv": "a"}


def contents_of(words: list[Word]) -> list[Content]:
    """The words that say something by themselves; numbers, places between things and nominalisers do not."""
    return [
        Content(word.text, word.forms, TAGS[word.tag], _free(words, at))
        for at, word in enumerate(words)
        if word.tag in TAGS
        and word.text
        and word.detail not in ("count", "age")
        and word.text not in NOMINALISERS | HOLLOW
        and word.text not in RELATIONAL
    ]


def _free(words: list[Word], at: int) -> bool:
    """Whether the word stands for itself: not 犬の…, 犬のような, 犬なし, 犬はいない."""
    after = words[at + 1 : at + 4]
    if after and (after[0].text in ("の", "なし", "無し", "みたい", "風") or after[0].norm in ("無い", "無し")):
        return False
    return not any(word.negated for word in after)


@dataclass(slots=True)
class _State:
    """Where the reader is in the sentence: nouns that wait for their verb, and who did the last deed."""

    parse: Parse
    pending: list[tuple[Noun, str]] = field(default_factory=list[tuple[Noun, str]])
    """(noun, particle); a pause is kept as an empty noun with particle ``、``."""
    actors: list[Noun] = field(default_factory=list[Noun])
    topic: list[Noun] = field(default_factory=list[Noun])
    modifiers: list[Modifier] = field(default_factory=list[Modifier])
    manners: list[Modifier] = field(default_factory=list[Modifier])
    quotes: list[Quote] = field(default_factory=list[Quote])
    owner: Noun | None = None
    """A noun followed by の, waiting for the noun it belongs to."""
    relative: list[Deed] = field(default_factory=list[Deed])
    """Deeds whose doer is the next noun."""
    meanwhile: list[Deed] = field(default_factory=list[Deed])
    """Deeds done while doing another (ながら), which is told after."""
    unowned: list[Deed] = field(default_factory=list[Deed])
    """Deeds told before their doer, in the same sentence."""
    beside: list[Noun] = field(default_factory=list[Noun])
    """Nouns joined by と or や, waiting for the last of them."""


class JapaneseParser:
    """Reads Japanese. Holds no state between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._nouns = NounPhrases(vocabulary)
        self._segmenter = Segmenter(vocabulary)

    def parse(self, text: str, quotes: tuple[Quote, ...], names: frozenset[str] = frozenset()) -> Parse:
        """The phrases of a text whose quotes are slots. ``names`` are those of the script's cast."""
        words = self._segmenter.words(text, names)
        state = _State(Parse(content=contents_of(words)))
        at = 0
        while at < len(words):
            at = self._step(words, at, state, quotes)
        self._sentence_end(state)
        return state.parse

    # ------------------------------------------------------------------------------------------------ the walk

    def _step(self, words: list[Word], at: int, state: _State, quotes: tuple[Quote, ...]) -> int:
        word = words[at]
        if word.tag == "quote":
            if at and words[at - 1].text in TITLED:  # 映画『…』: a title, which nobody says
                state.parse.written.append(quotes[int(word.text[1:-1])])
                return at + 1
            if state.pending and state.pending[-1][1] == "" and self._speaker(state.pending[-1][0]):
                # 健太「行こう」: a name right before the mark says it
                noun = state.pending.pop()[0]
                deed = Deed(
                    "言う", self._words.japanese(("言う",), "v"), actors=[noun], quotes=[quotes[int(word.text[1:-1])]]
                )
                state.parse.deeds.append(deed)
                state.parse.order.append(deed)
                state.actors = [noun]
                return at + 1
            state.quotes.append(quotes[int(word.text[1:-1])])
            return at + 1
        if word.tag in ("noun", "suffix", "prefix"):
            return self._noun(words, at, state)
        if word.tag == "verb":
            return self._verb(words, at, state)
        if word.tag == "adj":
            self._adjective(word, words, at, state)
            return at + 1
        if word.tag == "na":
            meanings = self._adjective_meanings(word)
            modifier = Modifier(word.base, meanings)
            if word.base == "夢中" and state.pending and state.pending[-1][1] == "に":
                self._engrossed(word, words, at, state)
                return at + 1
            if word.form == "adverb":
                state.manners.append(modifier)
            elif word.form == "attributive" or self._noun_ahead(words, at + 1):
                state.modifiers.append(modifier)
            else:
                state.manners.append(modifier)
            return at + 1
        if word.tag == "rentai":
            if word.text in ("小さな", "大きな"):
                state.modifiers.append(Modifier(word.text, self._words.japanese((word.text,), "a")))
            return at + 1
        if word.tag == "adv":
            meanings = self._words.japanese(word.forms, "a") or self._words.listed_japanese(*word.forms)
            state.manners.append(Modifier(word.base, meanings))
            return at + 1
        if word.tag == "stop":
            self._sentence_end(state)
            return at + 1
        if word.tag == "pause":
            self._flush_owner(state)
            if state.pending:
                state.pending.append((Noun(""), "、"))
            return at + 1
        return at + 1

    def _engrossed(self, word: Word, words: list[Word], at: int, state: _State) -> None:
        """金魚すくいに夢中な姉妹: what somebody is lost in is what they do, or what they look at."""
        noun, _ = state.pending.pop()
        meanings = self._words.japanese((noun.word,), "v")
        done = bool(self._words.everyday.said(noun.word, "v"))
        deed = Deed(noun.word if done else "見る", meanings if done else self._words.japanese(("見る",), "v"))
        deed.objects = [] if done else [noun]
        if word.form == "attributive" or self._noun_ahead(words, at + 1):
            state.relative.append(deed)
        else:
            self._take_all(deed, state, "final")
            state.parse.deeds.append(deed)
            state.parse.order.append(deed)

    def _speaker(self, noun: Noun) -> bool:
        kind = noun.meaning("kind")
        return noun.name is not None or (
            kind is not None and self._words.kinds[kind.value].group in ("person", "animal")
        )

    def _speaker_next(self, words: list[Word], at: int) -> bool:
        """Whether the next word is somebody."""
        return (
            at < len(words)
            and words[at].tag == "noun"
            and bool(words[at].text)
            and self._speaker(self._nouns.make(words[at]))
        )

    def _adjective(self, word: Word, words: list[Word], at: int, state: _State) -> None:
        modifier = Modifier(word.base, self._adjective_meanings(word))
        if word.negated and word.base not in ("無い", "ない"):
            return
        if word.norm == "無い":  # 音楽なし / 音楽がない; 忍者が音もなく: the nearest
            for at_last, (noun, particle) in reversed(list(enumerate(state.pending))):
                if particle in ("が", "は", "も", ""):
                    noun.negated = True
                    if noun.word in ("音", "声", "物音") and word.form == "adverb":
                        del state.pending[at_last]
                        state.manners.append(Modifier("静か", self._words.listed_japanese("静か")))
                    break
            return
        if word.form == "attributive":
            state.modifiers.append(modifier)
            return
        if word.form == "adverb" and word.norm == "良い" and state.pending and state.pending[-1][1] == "":
            noun, _ = state.pending.pop()  # 元気よく, 勢いよく
            state.manners.append(
                Modifier(f"{noun.word}よく", self._words.listed_japanese(f"{noun.word}よく", noun.word))
            )
            return
        if word.form == "adverb" or word.form == "te":
            if self._adjective_chain(words, at + 1):
                state.modifiers.append(modifier)
            else:
                state.manners.append(modifier)
            return
        if self._noun_ahead(words, at + 1) or (at + 1 < len(words) and words[at + 1].tag in ("adj", "na")):
            # 背の高い男, 風の強い日: the noun before belongs to the adjective
            if state.owner is not None and state.owner.meaning("weather", "body") is not None and not state.owner.links:
                owner, state.owner = state.owner, None
                if owner.meaning("weather") is not None:
                    state.parse.loose.append(owner)
                    state.parse.order.append(owner)
            if state.pending and state.pending[-1][1] == "が" and state.pending[-1][0].meaning("body") is not None:
                state.pending.pop()
            state.modifiers.append(modifier)
            return
        # 空が青い: predicate
        for noun, particle in reversed(state.pending):
            if particle in ("が", "は", "も"):
                noun.modifiers.append(modifier)
                break

    def _adjective_chain(self, words: list[Word], at: int) -> bool:
        """黒くて大きい犬: an adjective in て-form that goes on to another one and a noun."""
        return at < len(words) and words[at].tag in ("adj", "na") and self._noun_ahead(words, at + 1)

    def _adjective_meanings(self, word: Word) -> tuple[Meaning, ...]:
        forms = (word.base, word.norm, word.text)
        listed = self._words.listed_japanese(*forms)
        return listed or self._words.japanese(forms, "a") or self._words.japanese(forms, "n")

    @staticmethod
    def _noun_ahead(words: list[Word], at: int) -> bool:
        return at < len(words) and words[at].tag in ("noun", "prefix")

    # ------------------------------------------------------------------------------------------------ nouns

    def _noun(self, words: list[Word], at: int, state: _State) -> int:
        word = words[at]
        particle, after = self._particles(words, at + 1)
        if word.detail == "age":  # 25歳の
            value = age_of(word.count or 30)
            if value:
                state.modifiers.append(Modifier(word.text, (Meaning("age", value, 0.0, word.text),)))
            return after
        if word.detail == "count":  # 二人が, 三匹の
            return self._counted(word, particle, after, words, state)
        if not word.text:
            return after
        if self._is_noise(words, at):  # ジーという音, ゴーンと鳴る
            return at + (3 if words[at + 2].norm == "言う" else 2)
        if (word.count is not None and word.text in MEASURES) or TIMES.fullmatch(word.text):
            return after  # 十歩歩く, 五月の朝
        like = [w.text for w in words[at + 1 : at + 3]]
        if like[:1] == ["みたい"] or like in (["の", "よう"], ["の", "ごとく"]):  # 貞子みたいに
            return at + 1 + len(like[: 1 if like[0] == "みたい" else 2])
        if word.text == "誰" and particle == "も":  # 誰もいない: an empty place needs no remark
            return after
        if word.text in ("なし", "無し", "抜き") or word.norm == "無し":
            self._negate_last(state)
            return after
        during = word.text.removesuffix("中")
        if during != word.text and particle in ("の", "") and self._in_the_act(during, words, after, state):
            return after  # 給油中のバイク乗り
        noun = self._nouns.make(word)
        noun.modifiers = [*state.modifiers, *noun.modifiers]
        state.modifiers.clear()
        owner, state.owner = state.owner, None
        if noun.pronoun == "they" and owner is not None and owner.meaning("clothing", "wearing") is owner.best:
            noun = self._people(word.count or 2)  # 赤い服の二人
        if owner is not None:
            called = noun.word
            self._nouns.belong(noun, owner)
            if noun.word == owner.word != called:
                noun.modifiers.append(Modifier(called, self._words.japanese((called,), "n")))
            if self._speaker(noun) and not any(link.noun is owner for link in noun.links) and called not in RELATIVES:
                for deed in state.parse.deeds:
                    # つかるサルの親子: it is they who bathe
                    deed.actors = [noun if actor is owner else actor for actor in deed.actors]
        relation = RELATIONAL.get(word.text)
        if relation is not None and noun.links and noun.links[-1].relation == "of" and not self._is_body(noun):
            inner = noun.links.pop().noun
            inner.modifiers = [*inner.modifiers, *noun.modifiers]
            for deed in state.relative:
                self._relate(deed, inner, state)
            state.relative.clear()
            return self._put(inner, self._relation_particle(relation, particle), after, state)
        best = noun.best
        if particle == "の" and best is not None and best.field in ("clothing", "wearing", "color", "age", "size"):
            return self._put(noun, particle, after, state)  # 乾杯するスーツ姿の同僚: the deed is the colleague's
        if particle == "の" and state.relative and not self._speaker(noun) and self._speaker_next(words, after):
            return self._put(noun, particle, after, state)  # 渡る白杖の男性: it is he who crosses
        for deed in state.relative:
            self._relate(deed, noun, state)
        if state.relative and self._speaker(noun):
            if not any(particle in ("が", "は", "も") for _, particle in state.pending):
                for deed in state.unowned:  # 手を振って別れる恋人たち
                    deed.actors = deed.actors or [noun]
                state.unowned.clear()
            for deed in state.meanwhile:  # 食べながら本を読む会社員
                deed.actors = deed.actors or [noun]
            self._meanwhile(state)
        hollow = (word.text in NOMINALISERS and bool(state.relative)) or (word.text in HOLLOW and not noun.modifiers)
        state.relative.clear()
        if hollow and word.text != "の" and not noun.links:
            return after
        return self._put(noun, particle, after, state)

    def _is_noise(self, words: list[Word], at: int) -> bool:
        """Whether a word in kana only paints a sound, which the noun or the verb after it names."""
        word, after = words[at], words[at + 1 : at + 3]
        painted = all("\u3041" <= c <= "\u30fc" for c in word.text) and not self._words.listed_japanese(word.text)
        if not painted or len(after) < 2 or after[0].text != "と":
            return False
        said = after[1].norm == "言う" and at + 3 < len(words) and words[at + 3].text in ("音", "声", "物音")
        return said or (after[1].tag == "verb" and word.text[-1] in "ーンッ")

    def _in_the_act(self, word: str, words: list[Word], after: int, state: _State) -> bool:
        """A deed told as going on, 食事中の家族: done by the noun that follows, or by who was told of before."""
        meanings = tuple(m for m in self._words.japanese((word,), "v") if m.field == "action")
        if not meanings or state.owner is not None:
            return False
        deed = Deed(word, meanings)
        if words[after - 1].text == "の" and self._speaker_next(words, after):
            state.relative.append(deed)
            return True
        if any(particle in ("が", "は", "も") for _, particle in state.pending):
            self._take_all(deed, state, "final")
            state.parse.deeds.append(deed)
            state.parse.order.append(deed)
            return True
        return False

    @staticmethod
    def _is_body(noun: Noun) -> bool:
        return noun.word in ("頭上", "足元")

    @staticmethod
    def _relation_particle(relation: str, particle: str) -> str:
        """The particle that carries a spatial relation: ``@on`` and, for the doer's sake, が kept as が."""
        if particle == "の":
            return f"の@{relation}"
        if particle == "が":
            return "が"
        if relation == "in" and particle == "を":
            return "@through"
        return f"@{relation}"

    def _alike(self, one: Noun, other: Noun) -> bool:
        """Whether two nouns can stand in one list: 美咲と、赤い傘を持った健太 joins the names and not the umbrella."""
        return self._speaker(one) == self._speaker(other)

    def _put(self, noun: Noun, particle: str, after: int, state: _State) -> int:
        """File a finished noun by its particle."""
        if particle == "の" and noun.meaning("clothing", "wearing") is not None:  # 赤いコートと白い手袋の女性
            alike = [other for other in state.beside if other.meaning("clothing", "wearing") is not None]
            noun.links.extend(Link("and", other) for other in alike)
            state.beside = [other for other in state.beside if other not in alike]
        if state.beside and particle not in ("と", "や", "とか") and self._alike(state.beside[-1], noun):
            for other in state.beside:
                state.pending.append((other, particle))
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
        if particle in ("は", "には"):
            pass
        return after

    def _counted(self, word: Word, particle: str, after: int, words: list[Word], state: _State) -> int:
        count = word.count or 1
        if particle == "と" and words[after - 1].text == "も":  # 二人とも
            particle = "が"
        if particle == "の" and self._noun_soon(words, after):
            holder = Noun("", count=count, language="ja")
            state.owner = holder
            return after
        owner = state.owner
        worn = owner is not None and owner.meaning("clothing", "wearing") is owner.best is not None
        if owner is not None and worn and word.norm in ("人", "名", "り"):  # 赤い服の二人
            people = self._people(count)
            people.links.append(Link("wearing", owner))
            state.owner = None
            return self._put(people, particle, after, state)
        if state.owner is not None and state.owner.word:  # コウモリの群れに
            state.owner.count = count
            state.pending.append((state.owner, particle))
            state.owner = None
            return after
        for noun, kind in reversed(state.pending):  # 犬が三匹走る
            along = kind == "を" and noun.meaning("place") is noun.best is not None  # 公園を五人が走る
            if kind in ("が", "を", "は", "も") and not along:
                noun.count = count
                return after
        if (
            (
                self._noun_soon(words, after)
                or (after < len(words) and words[after].tag == "verb" and particle in ("", "で"))
            )
            and count == 1
            and particle in ("", "で", "、")
        ):  # 一人立つ宇宙飛行士
            state.manners.append(Modifier("一人", self._words.listed_japanese("一人")))
            return after
        of_people = word.norm in ("人", "名", "り", "勢", "同")
        if of_people and count == 1 and particle in ("は", "が") and not self._several(state):
            one = self._people(1)  # 一人は…、もう一人は…
            one.modifiers = [Modifier("もう", ())] if state.parse.deeds else []
            state.actors = []
            return self._put(one, particle, after, state)
        pronoun = "they" if count > 1 else "he"
        noun = Noun("人" if of_people else "", pronoun=pronoun, plural=count > 1, count=count, language="ja")
        if of_people and particle == "で" and count > 1:  # 五人で走る
            particle = "が"
        if particle in ("が", "は", "も", "を", "に", "と"):
            state.pending.append((noun, particle))
        elif count > 1 and after < len(words) and words[after].tag in ("pause", "noun"):
            state.owner = Noun("", count=count, language="ja")
        return after

    def _people(self, count: int) -> Noun:
        """People of whom no more is said."""
        return Noun("人", self._words.japanese(("人",), "n"), count=count, plural=count > 1, language="ja")

    @staticmethod
    def _several(state: _State) -> bool:
        """Whether several of one sort were told of, of whom *one* may be one."""
        told = [noun for deed in state.parse.deeds for noun in deed.actors] + state.parse.loose + state.actors
        return any((noun.count or 1) > 1 or noun.plural for noun in told)

    @staticmethod
    def _noun_soon(words: list[Word], at: int) -> bool:
        """Whether a noun comes before a particle of another noun: 2人の若い登山者."""
        for word in words[at : at + 4]:
            if word.tag == "noun":
                return True
            if word.tag not in ("adj", "na", "rentai", "verb", "pause"):
                return False
        return False

    @staticmethod
    def _negate_last(state: _State) -> None:
        if state.owner is not None:
            state.owner.negated = True
            state.pending.append((state.owner, ""))
            state.owner = None
        elif state.pending:
            state.pending[-1][0].negated = True

    def _particles(self, words: list[Word], at: int) -> tuple[str, int]:
        """The particle after a noun, compounds of them as one (に向かって, と一緒に, には)."""
        if at >= len(words):
            return "", at
        word = words[at]
        if word.tag == "aux" and word.text in ("だ", "です", "で", "に", "な", "なら", "だっ"):
            return word.text if word.text in ("で", "に") else "", at + 1
        if word.tag != "particle":
            return "", at
        text = word.text
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and text in ("に", "へ", "と", "を"):
            if (
                following.norm in ("向かう", "向ける")
                and following.form in ("te", "stem")
                and self._verb_after(words, at + 2)
            ):
                return "@toward", at + 2
            if following.norm in ("沿う",) and following.form == "te":
                return "@along", at + 2
            if text == "と" and following.text in ("一緒", "共", "いっしょ", "とも"):
                return "@with", at + 2 + (1 if at + 2 < len(words) and words[at + 2].text == "に" else 0)
            if text == "を" and following.text in ("背", "背景", "バック"):
                return "@behind", at + 2 + (1 if at + 2 < len(words) and words[at + 2].text == "に" else 0)
            if text == "に" and following.norm == "合わせる" and following.form == "te":  # 太鼓に合わせて踊る
                return "@to", at + 2
            if following.norm == "対する" or following.norm == "囲む":
                return ("@around" if following.norm == "囲む" else "@toward"), at + 2
        end = at + 1
        while (
            end < len(words)
            and words[end].tag == "particle"
            and words[end].text in ("は", "も", "の", "が")
            and text in ("に", "で", "と", "から", "へ", "だけ", "まで")
        ):
            if words[end].text == "の":
                return "の", end + 1
            if text == "だけ":
                text = words[end].text
            end += 1
        return text, end

    @staticmethod
    def _verb_after(words: list[Word], at: int) -> bool:
        for word in words[at : at + 8]:
            if word.tag == "verb":
                return True
            if word.tag in ("stop",):
                return False
        return False

    # ------------------------------------------------------------------------------------------------ verbs

    def _verb(self, words: list[Word], at: int, state: _State) -> int:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        meanings = self._verb_meanings(word)
        deed = Deed(word.base, meanings, negated=word.negated, passive=word.passive)
        self._flush_owner(state)
        noun_next = following is not None and following.tag in ("noun", "prefix", "adj", "na", "rentai")
        if noun_next and following is not None and following.tag == "noun" and following.text in NOMINALISERS:
            noun_next = False
        if following is not None and following.tag in ("adj", "na", "rentai") and not self._noun_ahead(words, at + 2):
            noun_next = False
        relative = word.form == "final" and noun_next and following is not None and following.detail != "count"
        if (
            word.form == "final"
            and following is not None
            and following.detail == "count"
            and self._noun_soon(words, at + 3)
        ):
            relative = True
        chained = following is not None and following.tag == "verb" and following.form == "final"
        if word.form == "final" and chained and self._noun_ahead(words, at + 2):
            relative = True  # ネオンの光る濡れた通り
        deed.manners = list(state.manners)
        state.manners.clear()
        if relative:
            self._take_relative(deed, state)
            state.relative.append(deed)
            return at + 1
        self._take_all(deed, state, word.form)
        if word.form == "nagara" and meanings:
            state.meanwhile.append(deed)  # 叫びながら走る: to run is the main thing
        else:
            state.parse.deeds.append(deed)
            state.parse.order.append(deed)
            self._meanwhile(state)
        if not meanings and not deed.quotes:
            state.parse.unknown.append(word.base)
        return at + 1

    @staticmethod
    def _meanwhile(state: _State) -> None:
        state.parse.deeds.extend(state.meanwhile)
        state.parse.order.extend(state.meanwhile)
        state.meanwhile.clear()

    def _verb_meanings(self, word: Word) -> tuple[Meaning, ...]:
        forms = (word.base, word.norm)
        listed = self._words.listed_japanese(*forms)
        if not any(m.field in ("action", "relation") for m in listed):
            for first in stems(word.base):  # 飛び移る, 投げ飛ばす: the first verb says what is done
                found = [m for m in self._words.listed_japanese(first) if m.field in ("action", "relation")]
                if found:
                    return tuple(found)
        return self._words.japanese(forms, "v")

    def _phrase(self, deed: Deed, noun: Noun, particle: str) -> bool:
        """Whether noun and verb together are listed (手を振る, 涙を流す, 頭を下げる)."""
        forms = [f"{noun.word}{particle}{deed.word}", f"{noun.word}を{deed.word}"]
        if deed.word in DOING and particle == "を":
            forms.append(noun.word)
        for form in forms:
            found = [m for m in self._words.listed_japanese(form) if m.field in ("action", "relation")]
            said = self._words.everyday.said(form, "v")
            if not found and not said:
                continue
            deed.phrase = form if said else ""
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
        return noun.meaning("kind", "clothing") is not None or self._words.is_thing(
            self._words.english_of(noun.word, "n")
        )

    def _file(self, deed: Deed, noun: Noun, particle: str) -> None:
        """Give a noun to a deed in the role its particle says."""
        if particle in ("を", "に", "が") and self._phrase(deed, noun, particle):
            return
        if particle == "を":
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
        elif particle in ("に", "には", "にも"):
            ride = deed.word in ON_VERBS
            deed.links.append(Link("on" if ride else "in", noun))
        elif particle in ("で", "では") and noun.word == "馬上":
            deed.links.append(Link("on", noun))
        elif particle in ("で", "では", "でも") and (how := self._manner_of(noun)) is not None:
            deed.manners.append(how)  # 猛スピードで, 笑顔で
        elif particle in ("で", "では", "でも"):
            deed.links.append(Link("by" if self._is_means(noun) else "in", noun))
        elif particle in ("へ", "まで"):
            deed.links.append(Link("toward", noun))
        elif particle in ("から", "より"):
            deed.links.append(Link("from", noun))
        elif particle.startswith("@"):
            deed.links.append(Link(particle[1:], noun))
        elif particle == "と":
            deed.links.append(Link("with", noun))

    def _is_means(self, noun: Noun) -> bool:
        """Whether で marks what something is done with, and not where."""
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

    def _take_all(self, deed: Deed, state: _State, form: str) -> None:
        """The main verb takes all that waits; subjects stay for the verbs that follow."""
        for other in state.beside:
            state.pending.append((other, "と"))
        state.beside.clear()
        actors: list[Noun] = []
        loose: list[Noun] = []
        for noun, particle in state.pending:
            if particle in ("は", "も") and self._is_handled(deed, noun):
                self._file(deed, noun, "を")
            elif particle in ("が", "は", "も"):
                if self._only_setting(noun, particle):
                    loose.append(noun)
                else:
                    actors.append(noun)
            elif particle == "、":
                continue
            elif particle == "":
                loose.append(noun)
            else:
                self._file(deed, noun, particle)
        for noun in loose:
            state.parse.loose.append(noun)
            state.parse.order.append(noun)
        state.pending.clear()
        if not actors and not state.actors:  # 宅録する青年、キーボードを弾く
            told = [noun for noun in loose if self._speaker(noun) and not noun.negated]
            actors = told[-1:]
            loose = [noun for noun in loose if noun not in actors]
        if actors and state.actors and all(self._is_part(noun) for noun in actors):
            deed.actors = actors  # 指が触れ、笑う: they, whose fingers they are, go on
        elif actors:
            state.actors = actors
            for other in state.unowned:  # 自転車に乗って、少年が走る
                other.actors = list(actors)
            state.unowned.clear()
        deed.actors = deed.actors or list(state.actors)
        if not deed.actors and not loose:
            state.unowned.append(deed)
        if form == "to" and any(other.quotes for other in state.unowned):
            somebody = Noun("誰か", self._words.japanese(("人",), "n"), language="ja")
            for other in state.unowned:  # 「ただいま」と言って開けると、犬が…
                other.actors = [somebody]
        if form == "to":  # …と、犬が…: who does what follows need not have done this
            state.unowned.clear()
        if deed.word in WRITING:
            state.parse.written.extend(state.quotes)
        else:
            deed.quotes = list(state.quotes)
        state.quotes.clear()

    @staticmethod
    def _is_part(noun: Noun) -> bool:
        return noun.best is not None and noun.best.field == "body"

    def _is_handled(self, deed: Deed, noun: Noun) -> bool:
        """傘もささずに, 傘は持たない: what は or も marks is held or worn, and does nothing."""
        kind = noun.meaning("kind", "clothing", "wearing")
        lifeless = kind is not None and (kind.field != "kind" or self._words.kinds[kind.value].group == "thing")
        return lifeless and any(m.field == "relation" and m.value in ("hold", "wear", "put") for m in deed.meanings)

    def _only_setting(self, noun: Noun, particle: str) -> bool:
        """夜は, 今日は: a topic that is a time and not a doer."""
        return particle == "は" and noun.meaning("time_of_day") is not None and noun.meaning("kind") is None

    def _take_relative(self, deed: Deed, state: _State) -> None:
        """A verb before a noun takes what stands between it and the last pause; topics wait for the main verb."""
        taken: list[tuple[Noun, str]] = []
        while state.pending:
            noun, particle = state.pending[-1]
            if particle == "、":
                break
            if particle in ("は", "も", ""):
                break
            if particle in ("で", "では") and taken and not self._is_means(noun):
                break  # はさみで布を切るおばあさん
            if particle in ("で", "では", "へ", "から") and not any(m.field == "action" for m in deed.meanings):
                break  # 戦闘船で荒れた海へ: by ship goes with what is done at sea
            if particle == "が" and any(p == "が" for _, p in taken):
                break
            taken.append(state.pending.pop())
        for noun, particle in reversed(taken):
            if particle == "が":
                deed.actors.append(noun)
            else:
                self._file(deed, noun, particle)
        if deed.word in WRITING:
            state.parse.written.extend(state.quotes)
            state.quotes.clear()
        elif any(m.field == "action" and m.value in SAYING for m in deed.meanings) or not deed.meanings:
            deed.quotes = list(state.quotes)
            state.quotes.clear()

    def _relate(self, deed: Deed, head: Noun, state: _State) -> None:
        """Join a relative clause to the noun it stands before."""
        if head.word in VOICES and not deed.objects:
            state.pending.extend((actor, "が") for actor in deed.actors)  # 飼い主が困った顔で
            head.modifiers.append(Modifier(deed.word, self._words.listed_japanese(deed.word) or deed.meanings))
            state.quotes = [*deed.quotes, *state.quotes]
            return
        kind = head.meaning("kind")
        group = self._words.kinds[kind.value].group if kind is not None else ""
        alive = group in ("person", "animal") or head.name is not None or head.pronoun is not None
        describes = not any(m.field == "action" for m in deed.meanings) and kind is None
        describes = describes and all(self._speaker(actor) for actor in deed.actors)
        alive = alive or describes  # 荒れた海: the sea is what is rough
        lifeless = any(
            m.value in ("burn", "flow", "shatter", "explode", "open", "close", "bounce") for m in deed.meanings
        )
        alive = alive or (lifeless and not any(link.relation == "object" for link in deed.links))
        if deed.actors and alive and deed.word not in OBJECT_RIDES:
            for actor in deed.actors:  # the が before belongs to the main verb
                state.pending.append((actor, "が"))
            deed.actors = [head]
        elif deed.actors:
            scenic = head.meaning("place", "time_of_day", "surroundings", "weather")
            if kind is None or (scenic is not None and scenic.cost <= kind.cost):
                if head.word not in HOLLOW and head.word not in NOMINALISERS:
                    deed.links.append(Link("in", head))
            else:
                deed.objects.append(head)
            if not state.actors:
                state.actors = list(deed.actors)
        elif head.word in NOMINALISERS or head.word in HOLLOW:
            deed.actors = list(state.actors)
        else:
            deed.actors = [head]
        state.parse.deeds.append(deed)
        state.parse.order.append(deed)
        if head.word in NOMINALISERS or head.word in HOLLOW:
            state.actors = deed.actors or state.actors

    # ------------------------------------------------------------------------------------------------ ends

    def _flush_owner(self, state: _State) -> None:
        if state.owner is not None:
            state.pending.append((state.owner, ""))
            state.owner = None

    def _said_so(self, state: _State) -> None:
        """「眠れない夜に」と低い声で: words without a verb, and the voice they are said in."""
        voices = [noun for noun, _ in state.pending if noun.word in VOICES or noun.meaning("tone") is not None]
        who = [noun for noun, particle in state.pending if particle in ("が", "は") and self._speaker(noun)]
        if not state.quotes or not voices or not (who or state.actors):
            return
        deed = Deed("言う", self._words.japanese(("言う",), "v"), actors=who or list(state.actors))
        for noun in voices:
            deed.manners.extend([*noun.modifiers, Modifier(noun.word, noun.meanings)])
        deed.quotes = list(state.quotes)
        state.quotes.clear()
        state.pending = [(noun, particle) for noun, particle in state.pending if noun not in [*voices, *who]]
        state.parse.deeds.append(deed)
        state.parse.order.append(deed)

    def _sentence_end(self, state: _State) -> None:
        """What no verb took stands for itself."""
        self._meanwhile(state)
        self._said_so(state)
        self._flush_owner(state)
        state.unowned.clear()
        last = len(state.pending) - 1 if state.pending and state.beside else len(state.pending)
        state.pending[last:last] = [(noun, "") for noun in state.beside]
        state.beside.clear()
        for deed in state.relative:
            deed.actors = deed.actors or list(state.actors)
            state.parse.deeds.append(deed)
            state.parse.order.append(deed)
        state.relative.clear()
        for noun, particle in state.pending:
            if particle == "、":
                continue
            if particle.startswith("@"):
                noun.links.append(Link("as", Noun(particle[1:])))
            elif particle in ("に", "で", "へ", "を", "から"):
                noun.links.append(Link("as", Noun("in")))
            if noun.word or noun.name:
                state.parse.loose.append(noun)
                state.parse.order.append(noun)
                if particle == "" and self._speaker(noun) and not noun.negated:
                    state.actors = [noun]  # 掃除機を怖がる猫。隠れ、…: who a sentence ends with goes on
        state.pending.clear()
        for modifier in [*state.modifiers, *state.manners]:
            state.parse.words.append(modifier)
        state.modifiers.clear()
        state.manners.clear()
        state.parse.quotes.extend(state.quotes)
        state.quotes.clear()
