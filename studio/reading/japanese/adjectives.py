"""Adjectives: of the noun that follows, of the one before, or of how something is done."""

from studio.reading.japanese.clauses import Clauses
from studio.reading.japanese.particles import noun_ahead
from studio.reading.japanese.sentence import Sentence
from studio.reading.japanese.words import Word
from studio.reading.phrases import Deed, Modifier
from studio.reading.words.vocabulary import Meaning, Vocabulary
from studio.reading.words.wordset import wordset

NEEDLESS = wordset("不要 無用 不必要")


class Adjectives:
    """Files adjectives."""

    def __init__(self, vocabulary: Vocabulary, clauses: Clauses) -> None:
        self._words = vocabulary
        self._clauses = clauses

    def adjective(self, word: Word, words: list[Word], at: int, state: Sentence) -> None:
        """赤い, 赤く, 赤くて, 空が赤い."""
        modifier = Modifier(word.base, self._meanings(word))
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
            if self._chain(words, at + 1):
                state.modifiers.append(modifier)
            else:
                state.manners.append(modifier)
            return
        if noun_ahead(words, at + 1) or (at + 1 < len(words) and words[at + 1].tag in ("adj", "na")):
            # 背の高い男, 風の強い日: the noun before belongs to the adjective
            if state.owner is not None and state.owner.meaning("weather", "body") is not None and not state.owner.links:
                owner, state.owner = state.owner, None
                if owner.word == "背":
                    whole = f"背の{word.base}"
                    modifier = Modifier(whole, self._words.listed_japanese(whole) or modifier.meanings)
                if owner.meaning("weather") is not None:
                    state.leave(owner)
            if state.pending and state.pending[-1][1] == "が" and state.pending[-1][0].meaning("body") is not None:
                state.pending.pop()
            state.modifiers.append(modifier)
            return
        # 空が青い: predicate
        for noun, particle in reversed(state.pending):
            if particle in ("が", "は", "も"):
                noun.modifiers.append(modifier)
                break

    def _chain(self, words: list[Word], at: int) -> bool:
        """黒くて大きい犬: an adjective in て-form that goes on to another one and a noun."""
        return at < len(words) and words[at].tag in ("adj", "na") and noun_ahead(words, at + 1)

    def _meanings(self, word: Word) -> tuple[Meaning, ...]:
        forms = (word.base, word.norm, word.text)
        listed = self._words.listed_japanese(*forms)
        return listed or self._words.japanese(forms, "a") or self._words.japanese(forms, "n")

    def _engrossed(self, word: Word, words: list[Word], at: int, state: Sentence) -> None:
        """金魚すくいに夢中な姉妹: what somebody is lost in is what they do, or what they look at."""
        noun, _ = state.pending.pop()
        meanings = self._words.japanese((noun.word,), "v")
        done = bool(self._words.everyday.said(noun.word, "v"))
        deed = Deed(noun.word if done else "見る", meanings if done else self._words.japanese(("見る",), "v"))
        deed.objects = [] if done else [noun]
        if word.form == "attributive" or noun_ahead(words, at + 1):
            state.relative.append(deed)
        else:
            self._clauses.take_all(deed, state, "final")
            state.tell(deed)

    def nominal(self, word: Word, words: list[Word], at: int, state: Sentence) -> None:
        """静かな, 夢中で: a noun that is an adjective here."""
        meanings = self._meanings(word)
        if word.base in NEEDLESS:  # 音楽は不要
            for noun, particle in reversed(state.pending):
                if particle in ("が", "は", "も", ""):
                    noun.negated = True
                    break
            return
        modifier = Modifier(word.base, meanings)
        if word.base == "夢中" and state.pending and state.pending[-1][1] == "に":
            self._engrossed(word, words, at, state)
            return
        if word.form == "adverb":
            state.manners.append(modifier)
        elif word.form == "attributive" or noun_ahead(words, at + 1):
            state.modifiers.append(modifier)
        else:
            state.manners.append(modifier)
