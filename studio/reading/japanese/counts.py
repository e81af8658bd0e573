"""Numbers without a noun beside them: of the noun before (犬が三匹), of the one after, or of people of whom no more is
said."""

from studio.reading.japanese.particles import noun_soon
from studio.reading.japanese.roles import Roles
from studio.reading.japanese.sentence import Sentence
from studio.reading.japanese.words import Word
from studio.reading.phrases import Link, Modifier, Noun
from studio.reading.words.vocabulary import Vocabulary


class Counts:
    """Files numbers."""

    def __init__(self, vocabulary: Vocabulary, roles: Roles) -> None:
        self._words = vocabulary
        self._roles = roles

    def take(self, word: Word, particle: str, after: int, words: list[Word], state: Sentence) -> int:
        """Take a number that stands without its noun. Returns where to go on."""
        count = word.count or 1
        if particle == "と" and words[after - 1].text == "も":  # 二人とも
            particle = "が"
        if particle == "の" and noun_soon(words, after):
            holder = Noun("", count=count, language="ja")
            state.owner = holder
            return after
        owner = state.owner
        worn = owner is not None and owner.meaning("clothing", "wearing") is owner.best is not None
        if owner is not None and worn and word.norm in ("人", "名", "り"):  # 赤い服の二人
            people = self.people(count)
            people.links.append(Link("wearing", owner))
            state.owner = None
            return self._roles.put(people, particle, after, state)
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
            (noun_soon(words, after) or (after < len(words) and words[after].tag == "verb" and particle in ("", "で")))
            and count == 1
            and particle in ("", "で", "、")
        ):  # 一人立つ宇宙飛行士
            state.manners.append(Modifier("一人", self._words.listed_japanese("一人")))
            return after
        of_people = word.norm in ("人", "名", "り", "勢", "同")
        if of_people and count == 1 and particle in ("は", "が") and not state.several():
            one = self.people(1)  # 一人は…、もう一人は…
            one.modifiers = [Modifier("もう", ())] if state.parse.deeds else []
            state.actors = []
            return self._roles.put(one, particle, after, state)
        pronoun = "they" if count > 1 else "he"
        noun = Noun("人" if of_people else "", pronoun=pronoun, plural=count > 1, count=count, language="ja")
        if of_people and particle == "で" and count > 1:  # 五人で走る
            particle = "が"
        if particle in ("が", "は", "も", "を", "に", "と"):
            state.pending.append((noun, particle))
        elif count > 1 and after < len(words) and words[after].tag in ("pause", "noun"):
            state.owner = Noun("", count=count, language="ja")
        return after

    def people(self, count: int) -> Noun:
        """People of whom no more is said."""
        return Noun("人", self._words.japanese(("人",), "n"), count=count, plural=count > 1, language="ja")
