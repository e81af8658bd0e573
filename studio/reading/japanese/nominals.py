"""Nouns in their sentence: what stands before belongs to them, their particle says what they wait for."""

from studio.reading.composing.characters import age_of
from studio.reading.japanese.clauses import Clauses
from studio.reading.japanese.counts import Counts
from studio.reading.japanese.function_words import HOLLOW, MEASURES, NOMINALISERS, TIMES
from studio.reading.japanese.nouns import PLAIN_PEOPLE, RELATIONAL, RELATIVES, NounPhrases
from studio.reading.japanese.particles import denied, particle_after, relation_particle
from studio.reading.japanese.roles import Roles
from studio.reading.japanese.sentence import Sentence
from studio.reading.japanese.words import Word
from studio.reading.phrases import Deed, Modifier, Noun
from studio.reading.words.vocabulary import Meaning, Vocabulary


class Nominals:
    """Files nouns."""

    def __init__(self, vocabulary: Vocabulary, roles: Roles, clauses: Clauses) -> None:
        self._words = vocabulary
        self._nouns = NounPhrases(vocabulary)
        self._roles = roles
        self._clauses = clauses
        self._counts = Counts(vocabulary, roles)

    def noun(self, words: list[Word], at: int, state: Sentence) -> int:
        """Take a noun and its particle. Returns where to go on."""
        word = words[at]
        particle, after = particle_after(words, at + 1)
        if word.detail == "age":  # 25歳の
            value = age_of(word.count or 30)
            if value:
                state.modifiers.append(Modifier(word.text, (Meaning("age", value, 0.0, word.text),)))
            return after
        if word.detail == "count":  # 二人が, 三匹の
            return self._counts.take(word, particle, after, words, state)
        if not word.text:
            return after
        if beyond := denied(words, at + 1):  # 袴ではなく制服
            state.drop(word.text)
            return beyond
        if self._is_noise(words, at):  # ジーという音, ゴーンと鳴る
            return at + (3 if words[at + 2].norm == "言う" else 2)
        if (word.count is not None and word.text in MEASURES) or TIMES.fullmatch(word.text):
            return after  # 十歩歩く, 五月の朝
        like = [w.text for w in words[at + 1 : at + 3]]
        if like[:1] == ["みたい"] or like in (["の", "よう"], ["の", "ごとく"]):  # 貞子みたいに
            look = self._nouns.make(word)
            style, best = look.meaning("style"), look.best
            if style is not None and best is not None and style.cost <= best.cost:  # 絵本のような
                look.meanings = (style,)
                state.leave(look)
            return at + 1 + len(like[: 1 if like[0] == "みたい" else 2])
        if word.text == "誰" and particle == "も":  # 誰もいない: an empty place needs no remark
            state.pending.append((Noun("誰", negated=True, language="ja"), "が"))
            return after
        if word.text in ("なし", "無し", "抜き") or word.norm == "無し":
            state.negate_last()
            return after
        during = word.text.removesuffix("中")
        if during != word.text and particle in ("の", "") and self._in_the_act(during, words, after, state):
            return after  # 給油中のバイク乗り
        told = particle == "の" and self._is_deed(word) and self._anybody_next(words, after)
        if told and self._in_the_act(word.text, words, after, state):
            return after  # 靴磨きの少年
        beyond = word.text.removesuffix("越し")
        if beyond not in (word.text, "") and word.text != "肩越し" and particle in ("に", "の", "で"):  # ガラス越しに
            word.text = word.base = word.norm = beyond
            particle = "@through"
        noun = self._nouns.make(word)
        noun.modifiers = [*state.modifiers, *noun.modifiers]
        state.modifiers.clear()
        owner, state.owner = state.owner, None
        if noun.pronoun == "they" and owner is not None and owner.meaning("clothing", "wearing") is owner.best:
            noun = self._counts.people(word.count or 2)  # 赤い服の二人
        if noun.pronoun == "they" and owner is not None and owner.best is owner.meaning("kind") is not None:
            owner.count = owner.count if state.beside else word.count or 2  # 警官の二人; but 母と娘の二人
            noun, owner = owner, None
        if owner is not None:
            called = noun.word
            self._nouns.belong(noun, owner)
            if noun.word == owner.word != called and called not in ("山", "海"):
                noun.modifiers.append(Modifier(called, self._words.japanese((called,), "n")))
            if (
                self._roles.speaker(noun)
                and not any(link.noun is owner for link in noun.links)
                and called not in RELATIVES
            ):
                for deed in state.parse.deeds:
                    # つかるサルの親子: it is they who bathe
                    deed.actors = [noun if actor is owner else actor for actor in deed.actors]
        relation = RELATIONAL.get(word.text)
        if relation is not None and noun.links and noun.links[-1].relation == "of" and not self._is_body(noun):
            inner = noun.links.pop().noun
            inner.modifiers = [*inner.modifiers, *noun.modifiers]
            for deed in state.relative:
                self._clauses.relate(deed, inner, state)
            state.relative.clear()
            return self._roles.put(inner, relation_particle(relation, particle), after, state)
        best = noun.best
        if particle == "の" and best is not None and best.field in ("clothing", "wearing", "color", "age", "size"):
            return self._roles.put(noun, particle, after, state)  # 乾杯するスーツ姿の同僚: the deed is the colleague's
        part = self._roles.is_part(noun) and after < len(words) and words[after].tag in ("adj", "na")
        if particle == "の" and part:  # 手を伸ばす背の低い女の子
            return self._roles.put(noun, particle, after, state)
        if particle == "の" and state.relative and not self._roles.speaker(noun) and self._speaker_next(words, after):
            return self._roles.put(noun, particle, after, state)  # 渡る白杖の男性: it is he who crosses
        shared, state.shared = state.shared, []
        if shared and state.beside and not (state.relative or noun.modifiers or noun.links):
            for deed in shared:  # 水場に集まるシマウマとキリン
                deed.actors = [*deed.actors, noun] if deed.actors == [state.beside[-1]] else deed.actors
        for deed in state.relative:
            self._clauses.relate(deed, noun, state)
        if particle in ("と", "や") and self._roles.speaker(noun):
            state.shared = list(state.relative) or shared
        if state.relative and (self._roles.speaker(noun) or noun.pronoun == "they"):
            if not any(particle in ("が", "は", "も") for _, particle in state.pending):
                for deed in state.unowned:  # 手を振って別れる恋人たち
                    deed.actors = deed.actors or [noun]
                state.unowned.clear()
            for deed in state.meanwhile:  # 食べながら本を読む会社員
                deed.actors = deed.actors or [noun]
            state.tell_meanwhile()
        bare = word.text in HOLLOW and not noun.modifiers and not (particle == "の" and self._side_next(words, after))
        hollow = (word.text in NOMINALISERS and bool(state.relative)) or bare
        state.relative.clear()
        if hollow and word.text != "の" and not noun.links:
            return after
        return self._roles.put(noun, particle, after, state)

    def _is_deed(self, word: Word) -> bool:
        """Whether a noun names a deed that one says every day, and nothing else."""
        return bool(self._words.everyday.said(word.text, "v")) and not any(
            m.field in ("kind", "place", "music", "clothing") for m in self._words.japanese(word.forms, "n")
        )

    def _anybody_next(self, words: list[Word], at: int) -> bool:
        """Whether the next noun is a person of whom no trade is said, or an animal."""
        if at >= len(words) or words[at].tag != "noun" or not words[at].text:
            return False
        kind = self._nouns.make(words[at]).meaning("kind")
        return kind is not None and (kind.value in PLAIN_PEOPLE or self._words.kinds[kind.value].group == "animal")

    def _is_noise(self, words: list[Word], at: int) -> bool:
        """Whether a word in kana only paints a sound, which the noun or the verb after it names."""
        word, after = words[at], words[at + 1 : at + 3]
        painted = all("\u3041" <= c <= "\u30fc" for c in word.text) and not self._words.listed_japanese(word.text)
        if not painted or len(after) < 2 or after[0].text != "と":
            return False
        said = after[1].norm == "言う" and at + 3 < len(words) and words[at + 3].text in ("音", "声", "物音")
        return said or (after[1].tag == "verb" and word.text[-1] in "ーンッ")

    def _in_the_act(self, word: str, words: list[Word], after: int, state: Sentence) -> bool:
        """A deed told as going on, 食事中の家族: done by the noun that follows, or by who was told of before."""
        meanings = tuple(m for m in self._words.japanese((word,), "v") if m.field == "action")
        if not meanings or state.owner is not None:
            return False
        deed = Deed(word, meanings)
        if words[after - 1].text == "の" and self._speaker_next(words, after):
            state.relative.append(deed)
            return True
        if any(particle in ("が", "は", "も") for _, particle in state.pending):
            self._clauses.take_all(deed, state, "final")
            state.tell(deed)
            return True
        return False

    def _speaker_next(self, words: list[Word], at: int) -> bool:
        """Whether the next word is somebody."""
        return (
            at < len(words)
            and words[at].tag == "noun"
            and bool(words[at].text)
            and self._roles.speaker(self._nouns.make(words[at]))
        )

    @staticmethod
    def _side_next(words: list[Word], at: int) -> bool:
        """Whether a side of something is the next word: 絵の前."""
        return at < len(words) and words[at].text in RELATIONAL

    @staticmethod
    def _is_body(noun: Noun) -> bool:
        return noun.word in ("頭上", "足元")
