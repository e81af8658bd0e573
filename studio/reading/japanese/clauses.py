"""Verbs: a main one takes all the nouns that wait for it, one before a noun says what that noun does or undergoes."""

from itertools import pairwise

from studio.reading.japanese.function_words import (
    ASKED,
    ASKED_FOR,
    EXISTING,
    HANDS,
    HEARD,
    HOLLOW,
    INSIDE,
    NOISES,
    NOMINALISERS,
    OBJECT_RIDES,
    SAYING,
    SOUNDED,
    TOGETHER,
    VOICES,
    WRAPPING,
    WRITING,
)
from studio.reading.japanese.particles import noun_ahead, noun_soon, verb_after
from studio.reading.japanese.roles import Roles
from studio.reading.japanese.sentence import Sentence
from studio.reading.japanese.words import Word
from studio.reading.phrases import Deed, Link, Modifier, Noun
from studio.reading.words.everyday import stems
from studio.reading.words.vocabulary import Meaning, Vocabulary


class Clauses:
    """Makes deeds of verbs."""

    def __init__(self, vocabulary: Vocabulary, roles: Roles) -> None:
        self._words = vocabulary
        self._roles = roles

    def verb(self, words: list[Word], at: int, state: Sentence) -> int:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        meanings = self._verb_meanings(word)
        if word.norm == "成る" and state.manners and state.manners[-1].word.endswith("い"):  # 丸くなる
            whole = f"{state.manners[-1].word[:-1]}くなる"
            if found := self._words.listed_japanese(whole):
                word.base = word.norm = whole
                meanings = found
                state.manners.pop()
        if state.quotes and word.base in SOUNDED and self._voice_heard(state):
            return at + 1
        if self._is_asked(words, at, state):
            return at + 1
        deed = Deed(word.base, meanings, negated=word.negated, passive=word.passive)
        owner, state.owner = state.owner, None
        noun_next = following is not None and following.tag in ("noun", "prefix", "adj", "na", "rentai")
        if noun_next and following is not None and following.tag == "noun" and following.text in NOMINALISERS:
            noun_next = False
        if following is not None and following.tag in ("adj", "na", "rentai") and not noun_ahead(words, at + 2):
            noun_next = False
        relative = word.form == "final" and noun_next and following is not None and following.detail != "count"
        if word.form == "final" and following is not None and following.detail == "count" and noun_soon(words, at + 3):
            relative = True
        chained = following is not None and following.tag == "verb" and following.form == "final"
        if word.form == "final" and chained and noun_ahead(words, at + 2):
            relative = True  # ネオンの光る濡れた通り
        part = following is not None and any(m.field == "body" for m in self._words.listed_japanese(*following.forms))
        if owner is not None and relative and part and self._roles.speaker(owner):
            state.owner, owner = owner, None  # 娘の濡れた髪
        if owner is not None:  # 水滴の落ちる音: の is が before a verb that says which noun
            state.pending.append((owner, "が" if relative and not owner.links else ""))
        told = any(self._roles.speaker(noun) for noun, particle in state.pending if particle in ("が", "は"))
        if word.lasting and word.base in INSIDE and not told and not deed.quotes:
            deed.meanings = (Meaning("relation", "exist", 0.0, word.base),)  # 中には手紙が入っている
        felt = tuple(m for m in self._words.listed_japanese(word.base) if m.field == "mood")
        if felt and not relative and not meanings and not deed.quotes and not word.negated:
            deed.meanings = (Meaning("relation", "exist", 0.0, word.base),)  # 緊張して
            state.manners.append(Modifier(word.base, felt))
        if self._is_state(word, relative=relative, state=state):
            return at + 1
        before = state.pending[-1][1] if state.pending else ""
        if relative and word.norm == "為る" and state.manners and before in ("", "、", "は"):
            state.modifiers.extend(state.manners)  # しっとりした三味線
            state.manners.clear()
            return at + 1
        deed.manners = list(state.manners)
        state.manners.clear()
        shown = [w.text for w in words[at + 1 : at + 3]] == ["の", "は"] and noun_soon(words, at + 3)
        if shown and not verb_after(words, at + 3) and not deed.quotes:  # 降りてきたのは少女
            self._take_relative(deed, state)
            state.cleft = deed
            return at + 3
        singing = self._singing(deed)
        if relative:
            self._take_relative(deed, state)
            self._unworn(deed)
            self._heard(deed)
            for sung in singing:
                sung.actors = list(deed.actors)
            state.relative.extend([deed, *singing])
            return at + 1
        self.take_all(deed, state, word.form)
        self._unworn(deed)
        self._heard(deed)
        if any(manner.word in TOGETHER for manner in deed.manners) or any(k.noun.word in TOGETHER for k in deed.links):
            for noun in deed.actors:
                noun.plural = noun.plural or (noun.count is None and noun.name is None)  # 小学生が一斉に
        if word.form == "nagara" and meanings:
            state.meanwhile.append(deed)  # 叫びながら走る: to run is the main thing
        else:
            state.tell(deed)
            state.tell_meanwhile()
        for sung in singing:
            sung.actors = list(deed.actors)
            state.tell(sung)
        if not meanings and not deed.quotes:
            state.parse.unknown.append(word.base)
        return at + 1

    def _voice_heard(self, state: Sentence) -> bool:
        """「助けて」と少女の声がする: whose voice it is says it."""
        voice = state.pending[-1][0] if state.pending and state.pending[-1][1] in ("が", "も") else None
        if voice is None or not voice.word.endswith("声"):
            return False
        who = [k.noun for k in voice.links if k.relation == "of" and self._roles.speaker(k.noun)]
        if not who:
            return False
        deed = Deed("言う", self._words.japanese(("言う",), "v"), actors=who[:1], quotes=list(state.quotes))
        deed.manners = [*voice.modifiers, Modifier(voice.word, voice.meanings)]
        for noun, particle in state.pending[:-1]:
            if particle not in ("", "、", "が", "は", "も"):
                self._roles.file(deed, noun, particle)
        state.pending.clear()
        state.quotes.clear()
        state.actors = deed.actors
        state.tell(deed)
        return True

    @staticmethod
    def _is_asked(words: list[Word], at: int, state: Sentence) -> bool:
        """…場面を作ってください: asked of who makes the film, and done by nobody in it."""
        if words[at].base not in ASKED:
            return False
        end = next((n for n in range(at + 1, len(words)) if words[n].tag == "stop"), len(words))
        if not all(word.tag in ("aux", "other", "particle") for word in words[at + 1 : end]):
            return False
        objects = [noun.word for noun, particle in state.pending if particle in ("を", "")]
        return all(word in HOLLOW or word in ASKED_FOR for word in objects)

    def _is_state(self, word: Word, *, relative: bool, state: Sentence) -> bool:
        """壊れた自転車, 自転車は壊れている: what has come about says how a noun is, and nothing happens. Kept with the
        noun; False where the verb is a deed (too)."""
        if not self._words.everyday.said(word.base, "a") or word.negated:
            return False
        before = state.pending[-1][1] if state.pending else ""
        quality = Modifier(word.base, self._qualities(word))
        if relative and (before in ("", "、", "は", "も", "で") or state.owner is not None):
            state.modifiers.append(quality)
            return word.past or word.lasting
        told = [noun for noun, particle in state.pending if particle in ("は", "が", "も")]
        if relative or not word.lasting or not told or before not in ("は", "が", "も"):
            return False
        told[-1].modifiers.extend([*state.manners, quality])  # 提灯が赤く光っている
        state.manners.clear()
        return True

    def _qualities(self, word: Word) -> tuple[Meaning, ...]:
        deeds = ("action", "relation")
        listed = tuple(m for m in self._words.listed_japanese(word.base) if m.field not in deeds)
        return listed or self._words.japanese((word.base,), "a")

    def _verb_meanings(self, word: Word) -> tuple[Meaning, ...]:
        forms = (word.base, word.norm)
        listed = self._words.listed_japanese(*forms)
        if not any(m.field in ("action", "relation") for m in listed):
            for first in stems(word.base):  # 飛び移る, 投げ飛ばす: the first verb says what is done
                found = [m for m in self._words.listed_japanese(first) if m.field in ("action", "relation")]
                if found:
                    return tuple(found)
        return self._words.japanese(forms, "v")

    def _singing(self, deed: Deed) -> list[Deed]:
        """弾き語り: to play, and to sing to it."""
        if not deed.word.startswith("弾き語") or deed.negated:
            return []
        deed.word, deed.meanings = "弾く", self._words.japanese(("弾く",), "v")
        return [Deed("歌う", self._words.japanese(("歌う",), "v"))]

    def _weep(self, deed: Deed) -> None:
        """涙が頬を伝う: whose tears they are cries."""
        deed.word, deed.phrase, deed.actors = "泣く", "", []
        deed.meanings = self._words.japanese(("泣く",), "v")
        deed.objects = [noun for noun in deed.objects if not self._roles.is_part(noun)]
        deed.links = [link for link in deed.links if not self._roles.is_part(link.noun)]

    def _heard(self, deed: Deed) -> None:
        """歌を聞く, 立ち止まって聞いている: to listen, where nothing is asked of anybody."""
        asked = bool(deed.quotes) or any(self._roles.speaker(k.noun) for k in deed.links if k.relation == "in")
        told = all(noun.word in HEARD or noun.meaning("music", "sound") is not None for noun in deed.objects)
        if deed.word == "聞く" and told and not asked:
            deed.phrase, deed.meanings = "聴く", self._words.japanese(("聴く",), "v")

    def _unworn(self, deed: Deed) -> None:
        """卵焼きを巻く, 電気をつける: what is done to no garment is not to put it on."""
        if deed.word not in WRAPPING or deed.phrase or (deed.word != "巻く" and not deed.objects):
            return
        if not any(noun.meaning("clothing", "wearing") is not None for noun in deed.objects):
            rolled = deed.word in ("巻く", "締める")
            done = self._words.verb(self._words.english_of(deed.word, "v")) if rolled else ()
            deed.meanings = tuple(m for m in done if m.value != "wear") or (
                Meaning("relation", "begin", 0.0, deed.word),
            )

    def take_all(self, deed: Deed, state: Sentence, form: str) -> None:
        """The main verb takes all that waits; subjects stay for the verbs that follow."""
        for other in state.beside:
            state.pending.append((other, "と"))
        state.beside.clear()
        actors: list[Noun] = []
        loose: list[Noun] = []
        objects = [noun for noun, particle in state.pending if particle == "を"]
        later: list[tuple[Noun, str]] = []
        if state.pending and state.pending[-1][1] == "" and self._roles.is_object(deed, state.pending[-1][0]):
            state.pending[-1] = (state.pending[-1][0], "を")  # 尻もちつく, タピオカ飲む
            objects = objects or [state.pending[-1][0]]
        for noun, particle in state.pending:
            if particle == "を" and noun is not objects[-1] and noun not in state.joined:
                if noun.best is not None and noun.best is noun.meaning("place", "surroundings"):
                    self._roles.file(deed, noun, "を@")
                elif form in ("te", "stem", "nagara"):
                    later.append((noun, particle))
                else:
                    self._roles.file(deed, noun, particle)
            elif particle in ("は", "も") and self._roles.is_handled(deed, noun):
                self._roles.file(deed, noun, "を")
            elif particle in ("が", "は", "も"):
                if self._roles.only_setting(noun, particle):
                    loose.append(noun)
                else:
                    actors.append(noun)
            elif particle == "、":
                continue
            elif particle == "":
                loose.append(noun)
            else:
                self._roles.file(deed, noun, particle)
        for noun in loose:
            state.leave(noun)
        state.pending = later
        if actors and all(noun.word == "涙" for noun in actors) and state.actors and not deed.quotes:
            self._weep(deed)
            actors = []
        if not actors and not state.actors:  # 宅録する青年、キーボードを弾く
            told = [noun for noun in loose if self._roles.speaker(noun) and not noun.negated]
            actors = told[-1:]
            loose = [noun for noun in loose if noun not in actors]
        if actors and state.actors and all(self._roles.is_part(noun) for noun in actors):
            deed.actors = actors  # 指が触れ、笑う: they, whose fingers they are, go on
        elif actors and all(noun.negated for noun in actors):
            deed.actors = actors  # 誰も振り向かない
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

    def _take_relative(self, deed: Deed, state: Sentence) -> None:
        """A verb before a noun takes what stands between it and the last pause; topics wait for the main verb."""
        taken: list[tuple[Noun, str]] = []
        if state.pending and state.pending[-1][1] == "" and self._roles.is_object(deed, state.pending[-1][0]):
            state.pending[-1] = (state.pending[-1][0], "を")
        while state.pending:
            noun, particle = state.pending[-1]
            if particle == "、":
                break
            if particle in ("は", "も", ""):
                break
            if particle in ("で", "では") and taken and not self._roles.is_means(noun):
                break  # はさみで布を切るおばあさん
            if particle in ("で", "では", "へ", "から") and not any(m.field == "action" for m in deed.meanings):
                break  # 戦闘船で荒れた海へ: by ship goes with what is done at sea
            if particle == "が" and noun not in state.joined and any(p == "が" for _, p in taken):
                break  # 男の子と柴犬が歩く後ろ姿: both of them walk
            taken.append(state.pending.pop())
        for noun, particle in reversed(taken):
            if particle == "が":
                deed.actors.append(noun)
            else:
                self._roles.file(deed, noun, particle)
        if deed.word in WRITING:
            state.parse.written.extend(state.quotes)
            state.quotes.clear()
        elif any(m.field == "action" and m.value in SAYING for m in deed.meanings) or not deed.meanings:
            deed.quotes = list(state.quotes)
            state.quotes.clear()

    def relate(self, deed: Deed, head: Noun, state: Sentence) -> None:
        """Join a relative clause to the noun it stands before."""
        if deed.actors and all(noun.word == "涙" for noun in deed.actors) and self._roles.speaker(head):
            self._weep(deed)
        if head.word in VOICES and not deed.objects:
            state.pending.extend((actor, "が") for actor in deed.actors)  # 飼い主が困った顔で
            head.modifiers.append(Modifier(deed.word, self._words.listed_japanese(deed.word) or deed.meanings))
            state.quotes = [*deed.quotes, *state.quotes]
            return
        if head.word in NOISES and deed.objects and not deed.actors and any(map(self._roles.speaker, state.actors)):
            deed.actors = list(state.actors)  # 庭師が枝を切る音: seen as well
            state.tell(deed)
        if head.word in NOISES:  # 床がきしむ音: what is heard, and nobody's deed
            sources = [noun for noun in (*deed.actors, *deed.objects) if not self._roles.speaker(noun)]
            head.links.extend(Link("of", noun) for noun in sources)
            said = () if deed.word in SOUNDED else (Modifier(deed.word, deed.meanings),)
            head.modifiers.extend([*deed.manners, *said])
            return
        if head.word in HANDS and deed.objects and any(self._roles.speaker(noun) for noun in deed.actors):
            state.actors = deed.actors  # 職人が金箔をのせる手元
            state.tell(deed)
            return
        if not deed.actors and head.word in HANDS and (deed.objects or any(m.field == "action" for m in deed.meanings)):
            head = head if not state.actors else Noun("手元", head.meanings, language="ja")
            deed.actors = list(state.actors) or [head]  # パン生地をこねる手元
            state.tell(deed)
            return
        if deed.word in EXISTING and deed.actors and self._has(deed, head, state):
            return
        felt = tuple(m for m in self._words.listed_japanese(deed.word) if m.field == "mood")
        if felt and not deed.objects and not deed.quotes and not any(m.field == "action" for m in deed.meanings):
            head.modifiers.append(Modifier(deed.word, felt))  # 緊張した男の子
            state.pending.extend((actor, "が") for actor in deed.actors)
            return
        kind = head.meaning("kind")
        group = self._words.kinds[kind.value].group if kind is not None else ""
        alive = group in ("person", "animal") or head.name is not None or head.pronoun is not None
        describes = not any(m.field == "action" for m in deed.meanings) and kind is None
        describes = describes and all(self._roles.speaker(actor) for actor in deed.actors)
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
            if not state.actors and not deed.negated:  # 人のいない駅
                state.actors = list(deed.actors)
        elif head.word in NOMINALISERS or head.word in HOLLOW:
            deed.actors = list(state.actors)
        else:
            deed.actors = [head]
        state.tell(deed)
        if head.word in NOMINALISERS or head.word in HOLLOW:
            state.actors = deed.actors or state.actors

    def _has(self, deed: Deed, head: Noun, state: Sentence) -> bool:
        """噴水のある公園, 人のいない駅, ひげのある男: what is there, or what somebody has."""
        kind = head.meaning("kind")
        if kind is not None and head.best is kind and not any(self._roles.speaker(noun) for noun in deed.actors):
            head.links.extend(Link("with", noun) for noun in deed.actors if not deed.negated)
            return True
        if head.word in HOLLOW or head.word in NOMINALISERS or self._roles.speaker(head):
            return False
        deed.links.append(Link("in", head))
        state.tell(deed)
        return True

    def wears(self, state: Sentence) -> None:
        """ふたりとも浴衣。彼女は白いドレス: who is told of, and what they have on."""
        if len(state.pending) < 2 or state.pending[-1][1] != "":
            return
        worn = state.pending[-1][0]
        who = [n for n, p in state.pending[:-1] if p in ("が", "は", "も") and (n.pronoun or self._roles.speaker(n))]
        if worn.best is None or worn.best is not worn.meaning("clothing", "wearing") or not who:
            return
        deed = Deed("着る", self._words.japanese(("着る",), "v"), actors=who[-1:], objects=[worn])
        state.pending = [(n, p) for n, p in state.pending if n is not worn and n is not who[-1]]
        state.actors = who[-1:]
        state.tell(deed)

    def does(self, state: Sentence) -> None:
        """父と娘が金魚すくい。: a deed that a noun names at the end."""
        if len(state.pending) < 2 or state.pending[-1][1] != "" or state.quotes:
            return
        noun = state.pending[-1][0]
        told = any(self._roles.speaker(n) for n, p in state.pending[:-1] if p in ("が", "は", "も"))
        named = any(m.field in ("place", "music", "clothing", "wearing") for m in noun.meanings)
        meanings = self._words.japanese((noun.word,), "v")
        if not told or named or noun.links or not self._words.everyday.said(noun.word, "v"):
            return
        state.pending.pop()
        deed = Deed(noun.word, meanings, manners=list(noun.modifiers))
        if noun.best is not None and noun.best is noun.meaning("kind"):
            deed.things.append(noun)
        self.take_all(deed, state, "final")
        state.tell(deed)

    def is_it(self, state: Sentence) -> None:
        """降りてきたのは少女, 彼が見たのは猫: the last noun does what was told before, or undergoes it."""
        deed, state.cleft = state.cleft, None
        if deed is None:
            return
        if state.pending and state.pending[-1][1] in ("", "だ", "で") and not state.pending[-1][0].negated:
            noun, _ = state.pending.pop()
            if deed.actors:
                deed.objects.append(noun)
            elif self._roles.speaker(noun) or noun.meaning("kind") is not None:
                deed.actors, state.actors = [noun], [noun]
            else:
                state.leave(noun)
        state.tell(deed)

    def looks(self, state: Sentence) -> None:
        """ヘルメットは黄色。目は青い: how what somebody has on, their hair or their eyes are."""
        for (told, particle), (said, bare) in list(pairwise(state.pending)):
            if particle in ("は", "が") and bare == "" and said.best is not None and said.best is said.meaning("color"):
                told.modifiers.append(Modifier(said.word, said.meanings))
                state.pending.remove((said, bare))
        for noun, particle in list(state.pending):
            best = noun.best
            worn = best is not None and best is noun.meaning("clothing", "wearing")
            part = best is not None and best.field == "body" and best.value in ("hair", "eyes")
            tinted = any(m.field == "color" for mod in noun.modifiers for m in mod.meanings)
            who = [actor for actor in state.actors if self._roles.speaker(actor)]
            if particle in ("は", "が") and tinted and (worn or part) and who:
                deed = Deed("着る", self._words.japanese(("着る",), "v"), actors=who, objects=[noun])
                if part:
                    deed = Deed("いる", (Meaning("relation", "exist", 0.0, "いる"),), who, links=[Link("with", noun)])
                state.pending.remove((noun, particle))
                state.tell(deed)

    def said_so(self, state: Sentence) -> None:
        """「眠れない夜に」と低い声で, 「しまった」と博士, 娘は「勝った」: words, who says them, and how."""
        voices = [noun for noun, _ in state.pending if noun.word in VOICES or noun.meaning("tone") is not None]
        who = [noun for noun, particle in state.pending if particle in ("が", "は") and self._roles.speaker(noun)]
        after = [n for n, p in state.pending[state.quoted_at :] if p in ("", "が", "は") and self._roles.speaker(n)]
        who = after[:1] or who[-1:]
        if not state.quotes or not (who or (voices and state.actors)):
            return
        deed = Deed("言う", self._words.japanese(("言う",), "v"), actors=who or list(state.actors))
        for noun in voices:
            deed.manners.extend([*noun.modifiers, Modifier(noun.word, noun.meanings)])
        deed.quotes = list(state.quotes)
        state.quotes.clear()
        for noun, particle in state.pending:
            if particle in ("で", "に") and noun not in voices:
                self._roles.file(deed, noun, particle)  # ガッツポーズで「勝った」
                voices.append(noun)
        state.pending = [(noun, particle) for noun, particle in state.pending if noun not in [*voices, *who]]
        state.actors = deed.actors
        state.tell(deed)
