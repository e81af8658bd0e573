"""Japanese prompts into phrases: particles say what each noun is to its verb, a verb before a noun says which noun."""

from studio.reading.japanese.adjectives import Adjectives
from studio.reading.japanese.clauses import Clauses
from studio.reading.japanese.contents import contents_of
from studio.reading.japanese.function_words import HANDS, TALKING, TITLED
from studio.reading.japanese.nominals import Nominals
from studio.reading.japanese.roles import Roles
from studio.reading.japanese.segmenter import Segmenter
from studio.reading.japanese.sentence import Sentence
from studio.reading.japanese.wordings import plainly
from studio.reading.japanese.words import Word
from studio.reading.phrases import Deed, Link, Modifier, Noun, Parse, Quote
from studio.reading.words.vocabulary import Vocabulary


class JapaneseParser:
    """Reads Japanese. Holds no state between texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        roles = Roles(vocabulary)
        self._roles = roles
        self._clauses = Clauses(vocabulary, roles)
        self._nominals = Nominals(vocabulary, roles, self._clauses)
        self._adjectives = Adjectives(vocabulary, self._clauses)
        self._segmenter = Segmenter(vocabulary)

    def parse(self, text: str, quotes: tuple[Quote, ...], names: frozenset[str] = frozenset()) -> Parse:
        """The phrases of a text whose quotes are slots. ``names`` are those of the script's cast."""
        words = self._segmenter.words(plainly(text), names)
        state = Sentence(Parse(content=contents_of(words)))
        at = 0
        while at < len(words):
            at = self._step(words, at, state, quotes)
        self._sentence_end(state)
        self._hands_do(state.parse)
        return state.parse

    def _hands_do(self, parse: Parse) -> None:
        """卵を割る。混ぜる。手元だけ: the hands that are shown do what nobody is said to do."""
        hands = [noun for noun in parse.loose if noun.word in HANDS and not noun.negated and not noun.links]
        alone = not any(self._roles.speaker(noun) for deed in parse.deeds for noun in deed.actors)
        undone = [deed for deed in parse.deeds if not deed.actors and not deed.negated and not deed.passive]
        undone = [deed for deed in undone if any(m.field == "action" for m in deed.meanings)]
        if not hands or not alone or not undone:
            return
        for deed in undone:
            deed.actors = hands[:1]
        parse.loose = [noun for noun in parse.loose if noun is not hands[0]]
        parse.order = [item for item in parse.order if item is not hands[0]]

    def _step(self, words: list[Word], at: int, state: Sentence, quotes: tuple[Quote, ...]) -> int:
        word = words[at]
        if word.tag == "quote":
            if at and words[at - 1].text in TITLED:  # 映画『…』: a title, which nobody says
                state.parse.written.append(quotes[int(word.text[1:-1])])
                return at + 1
            if state.pending and state.pending[-1][1] == "" and self._roles.speaker(state.pending[-1][0]):
                # 健太「行こう」: a name right before the mark says it
                noun = state.pending.pop()[0]
                if at + 1 < len(words) and words[at + 1].text in ("と", "って"):  # 弟「…」と怒鳴る
                    state.pending.append((noun, "が"))
                    state.quotes.append(quotes[int(word.text[1:-1])])
                    state.quoted_at = len(state.pending)
                    return at + 1
                deed = Deed(
                    "言う", self._words.japanese(("言う",), "v"), actors=[noun], quotes=[quotes[int(word.text[1:-1])]]
                )
                state.tell(deed)
                state.actors = [noun]
                return at + 1
            state.quotes.append(quotes[int(word.text[1:-1])])
            state.quoted_at = len(state.pending)
            return at + 1
        if word.tag in ("noun", "suffix", "prefix"):
            return self._nominals.noun(words, at, state)
        if word.tag == "verb":
            return self._clauses.verb(words, at, state)
        if word.tag == "adj":
            self._adjectives.adjective(word, words, at, state)
            return at + 1
        if word.tag == "na":
            self._adjectives.nominal(word, words, at, state)
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
            state.flush_owner()
            if state.pending:
                state.pending.append((Noun(""), "、"))
            return at + 1
        return at + 1

    def _sentence_end(self, state: Sentence) -> None:
        """What no verb took stands for itself."""
        state.tell_meanwhile()
        self._clauses.said_so(state)
        state.flush_owner()
        state.unowned.clear()
        last = len(state.pending) - 1 if state.pending and state.beside else len(state.pending)
        state.pending[last:last] = [(noun, "") for noun in state.beside]
        state.beside.clear()
        self._clauses.is_it(state)
        self._clauses.does(state)
        self._clauses.wears(state)
        self._clauses.looks(state)
        for deed in state.relative:
            deed.actors = deed.actors or list(state.actors)
            state.tell(deed)
        state.relative.clear()
        for noun, particle in state.pending:
            if particle == "、":
                continue
            if particle.startswith("@"):
                noun.links.append(Link("as", Noun(particle[1:])))
            elif particle in ("に", "で", "へ", "を", "から"):
                noun.links.append(Link("as", Noun("in")))
            if noun.word or noun.name:
                state.leave(noun)
                if particle in ("", "は", "が") and self._roles.speaker(noun) and not noun.negated:
                    state.actors = [noun]  # 掃除機を怖がる猫。隠れ、…: who a sentence ends with goes on
        state.pending.clear()
        for modifier in [*state.modifiers, *state.manners]:
            state.parse.words.append(modifier)
        state.modifiers.clear()
        state.manners.clear()
        last = state.parse.deeds[-1] if state.parse.deeds else None
        if state.quotes and last is not None and last.actors and any(m.value in TALKING for m in last.meanings[:1]):
            last.quotes.extend(state.quotes)  # 客に声をかける。「…」
            state.quotes.clear()
        state.parse.quotes.extend(state.quotes)
        state.quotes.clear()
