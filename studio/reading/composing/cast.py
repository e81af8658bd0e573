"""The subjects of a scene as they are gathered: who was meant by each noun, what they are like, what they do."""

from dataclasses import dataclass, field

from studio.project.scene import ACTIONS, Note, Subject
from studio.reading.composing import characters
from studio.reading.composing.characters import Character
from studio.reading.composing.notes import Wording
from studio.reading.phrases import MANY, Modifier, Noun
from studio.reading.words.vocabulary import Kind, Meaning, Vocabulary
from studio.reading.words.wordset import wordset

AGED = {
    ("man", "old"): "old_man", ("man", "young"): "young_man", ("woman", "old"): "old_woman",
    ("woman", "young"): "young_woman", ("man", "child"): "boy", ("woman", "child"): "girl",
    ("boy", "old"): "old_man", ("girl", "old"): "old_woman",
}  # fmt: skip
_THEY = wordset("they them 彼ら 彼女たち 二人 2人 人")
PAIRS = wordset(
    "couple twins lovers 恋人 カップル 夫婦 恋人たち 双子 恋人同士 姉妹 兄弟 親子 老夫婦 新郎新婦 両親 男女 "
    "新婚夫婦 若夫婦 兄妹 姉弟 カップルたち"
)
INSTRUMENTS = {
    "violinist": "violin", "fiddler": "violin", "guitarist": "guitar", "cellist": "cello", "flutist": "flute",
    "drummer": "drum", "trumpeter": "trumpet", "saxophonist": "saxophone", "accordionist": "accordion",
    "バイオリニスト": "violin",
    "ヴァイオリニスト": "violin", "ギタリスト": "guitar", "チェリスト": "cello", "フルート奏者": "flute",
    "トランペット奏者": "trumpet", "サックス奏者": "saxophone",
}  # fmt: skip
"""What a musician plays who is called by it."""
COUPLES = wordset("couple lovers 恋人 カップル 夫婦 恋人たち 恋人同士 老夫婦")
"""Two people who are a woman and a man, as far as *she* and *he* part them."""
GENDERED = wordset("man woman boy girl young_man young_woman old_man old_woman king queen prince princess")
"""Kinds that say a gender by their very word; a captain may be either."""
RENAMED = {"schoolgirl": ("student", "female"), "schoolboy": ("student", "male")}
"""Kinds that are another with a gender."""
HAIRY = {
    "bald": "bald", "bearded": "beard", "long-haired": "long", "short-haired": "short", "curly-haired": "curly",
    "mustachioed": "mustache", "unshaven": "beard", "スキンヘッド": "bald", "ハゲ": "bald", "禿げる": "bald",
    "髭面": "beard", "ひげ面": "beard", "長髪": "long", "短髪": "short", "ポニーテール": "ponytail",
}  # fmt: skip
"""Words for hair, as the attribute ``hair`` has them."""
SCENIC = frozenset(["time_of_day", "weather", "place", "style", "surroundings", "ignored", "music", "sound"])
"""Fields that say nothing of who is described."""
STATES = frozenset(["age", "surroundings"])
"""Fields of words that say of a place or of somebody what is a quality of a thing."""
ORDINALS = {"third": 3, "fourth": 4, "fifth": 5}
POINTING = wordset(
    "own same other another first second third fourth fifth last main whole such certain next more most 同じ 別 他 もう"
)
"""Words that say which one is meant and not how it is."""
PERSONAL = wordset("laugh cry fight cook write read paint eat drink hug kiss clap bow kneel wave point shoot_basket")
"""What nothing lifeless does."""
KIN = wordset(
    "mother father grandmother grandfather daughter son brother sister husband wife uncle aunt grandson granddaughter "
    "nephew niece mom dad mum grandma grandpa friend neighbor boyfriend girlfriend partner twin parent"
)
"""Relatives, of whom two words mean two: *his son* is another than he."""
FEMALE = wordset("female woman lady girl")
PRONOUN_GENDER = {"he": "male", "she": "female"}
EVERYBODY = wordset("everybody everyone みんな 全員 皆")
"""Who is there already, where several are."""
YOUNGER, GROWN = wordset("boy girl child"), wordset("man woman old_man old_woman")
"""Who *the boy* may be, and who not."""
OPPOSITE = wordset("相手 対戦相手")
"""Who is always another."""
CREATURES = wordset("robot alien zombie skeleton ghost vampire mermaid angel elf fairy goblin demon witch")
"""Beings that may have a trade: a robot chef is a robot."""
SUPERLATIVE = {"good": "best"}
TRADES = wordset(
    "courier detective knight king queen prince princess pirate astronaut soldier waiter waitress chef baker wizard "
    "samurai ninja cowboy nurse doctor teacher pilot sailor police_officer firefighter businessman barista magician "
    "monk viking scientist painter rapper boxer dj referee photographer"
)
"""What an animal may be dressed as: a hedgehog mailman is a hedgehog."""
ABOUT_ANIMALS = (
    "trainer", "walker", "owner", "lover", "keeper", "breeder", "hunter", "groomer", "rider", "tamer", "charmer",
    "vendor", "seller", "whisperer", "catcher", "handler", "doctor", "photographer", "scientist",
)  # fmt: skip
YOUNG = wordset("calf cub pup chick foal colt fawn lamb duckling piglet cygnet gosling joey hatchling kitten puppy")
"""The young of animals; several kinds share such a word."""
SHARED = wordset("calf cub pup hatchling baby chick")
SAME_WORD = wordset(
    "everybody people person pedestrian crowd audience somebody someone everyone 人 人々 観客 群衆 通行人 人物 誰か"
)


@dataclass(slots=True, eq=False)
class Member:
    """One subject being gathered."""

    kind: str
    count: int = 1
    actions: list[str] = field(default_factory=list[str])
    attributes: dict[str, str] = field(default_factory=dict[str, str])
    name: str | None = None
    word: str = ""
    vague: bool = False
    """How many they are was not said: a later word may tell."""
    held: bool = False
    """Only carried, ridden or worn by another: it is in that one's attributes and not a subject."""


class Cast:
    """All members of a scene, in the order of their coming."""

    def __init__(self, vocabulary: Vocabulary, language: str, known: dict[str, Character] | None = None) -> None:
        self._words = vocabulary
        self.wording = Wording(language, vocabulary.labels)
        self._known = known if known is not None else {}
        """Characters met before; those who are met here are added."""
        self.members: list[Member] = []
        self.notes: list[Note] = []
        self.played: list[Modifier] = []
        """The music that somebody is called by."""
        self.used: set[str] = set()
        """Nouns that meant a member, and words that said how it is."""
        self._rest: Member | None = None
        """Those from whom one was told apart last."""
        self._by_noun: dict[int, Member] = {}
        self._nouns: list[Noun] = []

    def say(self, note: Note) -> None:
        """Remark on something, once."""
        if note not in self.notes:
            self.notes.append(note)

    # ------------------------------------------------------------------------------------------------ who is meant

    def _part(self, people: list[Member], gender: str) -> None:
        """A couple of which one is *she* are a woman and a man."""
        pair = next((m for m in people if m.word in COUPLES and m.count == 2), None)
        if pair is None or any(m is not pair and self.gender(m) == gender for m in people):
            return
        other = Member(
            kind="man", actions=list(pair.actions), attributes={**pair.attributes, "gender": "male"}, word="man"
        )
        pair.kind, pair.count, pair.word = "woman", 1, "woman"
        pair.attributes["gender"] = "female"
        self._aged(pair)
        self._aged(other)
        self.members.insert(self.members.index(pair) + 1, other)

    def somebody(self, kind: str) -> Member:
        """Somebody who is only ever called *he* or *she*."""
        member = Member(kind=kind, word=kind)
        self.members.append(member)
        self.notes.append(self.wording.assumed("subjects", kind))
        return member

    def of(self, noun: Noun, *, make: bool = True, apart: Member | None = None) -> Member | None:
        """The member a noun means; made when it is new and the noun is something that can be shown. ``apart`` is one
        it does not mean: who looks at the woman is not that woman."""
        if noun.negated:
            return None
        if id(noun) in self._by_noun:
            return self._by_noun[id(noun)]
        if noun.pronoun is not None:
            return self._remember(noun, self._by_pronoun(noun, make=make))
        meaning = noun.meaning("kind")
        if noun.name is not None and meaning is None:
            return self._remember(noun, self._named(noun.name, make=make))
        if meaning is None:
            return None
        found = self._already(noun, meaning, apart)
        if found is None and make:
            found = self._new(noun, meaning)
        return self._remember(noun, found) if found else None

    def means(self, noun: Noun, member: Member) -> Member:
        """Let a noun mean a member wherever it is met again."""
        self._by_noun[id(noun)] = member
        self._nouns.append(noun)
        return member

    def _remember(self, noun: Noun, member: Member | None) -> Member | None:
        if member is not None:
            self._by_noun[id(noun)] = member
            self._nouns.append(noun)  # keeps the id alive
            self.used.update([noun.word, *([noun.group] if noun.group else [])])
        return member

    def group(self, member: Member) -> str:
        """``person animal vehicle thing``."""
        known = self._words.kinds.get(member.kind)
        return known.group if known else "thing"

    def known(self, member: Member) -> Kind:
        """What is known of the member's kind."""
        return self._words.kinds.get(member.kind) or Kind(member.kind, "thing")

    def gender(self, member: Member) -> str | None:
        """``male``, ``female`` or None where nothing says so."""
        return member.attributes.get("gender") or self.known(member).gender

    def people(self) -> list[Member]:
        """The members that are people."""
        return [m for m in self.members if self.group(m) == "person" and not m.held]

    def apart(self) -> list[Member]:
        """The people, or where there are none the animals, unless several of them came at once."""
        living = [m for m in self.members if not m.held and self.group(m) == "animal"]
        seen = self.people() or living
        return [] if any(m.count > 1 for m in seen) else seen

    def _by_pronoun(self, noun: Noun, *, make: bool) -> Member | None:
        pronoun, shown = noun.pronoun, [m for m in self.members if not m.held]
        if pronoun in PRONOUN_GENDER:
            people = [m for m in shown if self.group(m) == "person"]
            self._part(people, PRONOUN_GENDER[pronoun])
            people = [m for m in self.members if not m.held and self.group(m) == "person"]
            fits = [m for m in people if self.gender(m) in (PRONOUN_GENDER[pronoun], None)]
            if fits:
                sure = [m for m in fits if self.gender(m) is not None]
                alone = [m for m in fits if m.count == 1]
                return (sure or alone or fits)[-1]
            if any(m.kind not in GENDERED and m.count == 1 for m in people):
                return next(m for m in reversed(people) if m.kind not in GENDERED and m.count == 1)
            if not people and any(self.group(m) == "animal" for m in shown):
                return next(m for m in reversed(shown) if self.group(m) == "animal")
            return self.somebody("man" if pronoun == "he" else "woman") if make else None
        if pronoun == "it":
            others = [m for m in shown if self.group(m) != "person"]
            return others[-1] if others else None
        if pronoun == "one":
            return self._one_of(noun)
        if pronoun == "other" and self._rest is not None:
            return self._rest
        if pronoun == "other":
            return next((m for m in reversed(shown) if m.count > 1), None)
        if pronoun in ("they", "them"):
            several = [m for m in shown if m.count > 1]
            living = [m for m in several if self.group(m) in ("person", "animal")]
            if several or shown:
                alive = [m for m in shown if self.group(m) in ("person", "animal")]
                return (living or several or alive or shown)[-1]
            return self._people(noun) if make and noun.word in _THEY else None
        return None

    def _one_of(self, noun: Noun) -> Member | None:
        """One of several who came together: he is a member of his own, and they are one fewer."""
        of = next((link.noun for link in noun.links if link.relation == "of"), None)
        among = self.of(of) if of is not None else None
        if among is None and of is not None and of.pronoun is None:
            return None  # one of the chess pieces is nobody
        several = [m for m in self.members if not m.held and m.count > 1]
        living = [m for m in several if self.group(m) in ("person", "animal")]
        group = among if among is not None and among.count > 1 else next(reversed(living or several), None)
        if group is None:
            return self._rest or next(reversed(self.people()), None)
        one = Member(group.kind, 1, list(group.actions), dict(group.attributes), word=group.word)
        added = any(ORDINALS.get(modifier.word, 0) > group.count for modifier in noun.modifiers)
        group.count -= 0 if added else 1  # of two robbers the third is one more
        self._rest = group
        self.members.insert(self.members.index(group) + 1, one)
        for modifier in noun.modifiers:
            if self.describe(one, modifier):
                self.used.add(modifier.word)
            else:
                self.trait(one, modifier)
        return one

    def _other_of(self, noun: Noun, meaning: Meaning) -> Member | None:
        """*The other astronaut*, of the two who came together."""
        other = noun.language == "en" and noun.definite and not noun.plural
        if not other or not any(modifier.word == "other" for modifier in noun.modifiers):
            return None
        alike = [m for m in self.members if m.kind == meaning.value and not m.held]
        if self._rest is not None and self._rest in alike and self._rest.count == 1:
            return self._rest
        if len(alike) != 1 or alike[0].count < 2:
            return None
        return self._one_of(Noun("one", pronoun="one", definite=True))

    def _people(self, noun: Noun) -> Member:
        """Several of whom no more is said than that: *they*, 三人."""
        member = self.somebody("person")
        member.count = min(noun.count or 2, 200)
        return member

    def _named(self, name: str, *, make: bool) -> Member | None:
        for member in self.members:
            if member.name == name:
                return member
        if not make:
            return None
        character = self._known.get(name) or characters.guessed(name)
        member = Member(kind=character.kind, name=name, word=name, attributes=dict(character.attributes))
        self.members.append(member)
        return member

    def remember(self) -> None:
        """Keep what this shot says of its named members for the shots that follow."""
        for member in self.members:
            if member.name is None:
                continue
            kept = {k: v for k, v in member.attributes.items() if k in characters.LASTING}
            known = self._known.setdefault(member.name, Character(member.name, member.kind))
            known.attributes.update(kept)
            if member.kind != "person":
                known.kind = member.kind

    def _already(self, noun: Noun, meaning: Meaning, apart_from: Member | None) -> Member | None:
        """The member a noun points back to: the same kind again, with nothing that sets it apart."""
        if noun.name is not None:
            for member in self.members:
                if member.name == noun.name:
                    return member
        if noun.word in EVERYBODY:
            return next((m for m in reversed(self.people()) if m.count > 1 and m is not apart_from), None)
        vague = next((m for m in self.members if m.vague and m.word == noun.word and not m.held), None)
        if vague is not None and noun.count is not None:
            vague.count, vague.vague = self._count(noun), False
            return vague  # a snail race: five snails …
        if (other := self._other_of(noun, meaning)) is not None:
            return other
        apart = {m.field for mod in noun.modifiers for m in mod.meanings} & {"color", "age"}
        pointing = noun.definite or (noun.language == "ja" and noun.count is None and not noun.plural)
        if (
            not pointing
            or apart
            or any(mod.word in ("another", "other", "別", "もう") for mod in noun.modifiers)
            or noun.word in OPPOSITE
        ):
            return None
        kind = self._words.kinds[meaning.value]
        for member in reversed(self.members):
            if member.held or member is apart_from:
                continue
            if noun.count is not None and noun.count > member.count and member.word != noun.word:
                continue  # the duck leads her six ducklings
            if noun.plural and noun.language == "en" and member.count == 1 and noun.count is None:
                continue  # the bridesmaids are not the bride
            if member.word in EVERYBODY and noun.word in GENDERED:
                continue  # the girl is not everyone
            if self._is_dressed_otherwise(member, noun):
                continue  # 青いゼッケンの選手, 緑のゼッケンの選手
            if self._are_two(member, noun) or (noun.word in ("crowd", "audience") and member.count == 1):
                continue
            several = noun.language == "en" and member.count > 1 and not noun.plural and noun.count in (None, 1)
            if several and member.word != noun.word and noun.word not in SAME_WORD | GENDERED | {"lady", "guy"}:
                continue  # their general is none of the soldiers
            if noun.language == "en" and len(noun.word) > 4 and member.kind.endswith(noun.word):
                return member  # the goalkeeper: the keeper
            if member.kind in (meaning.value, RENAMED.get(meaning.value, ("",))[0]) or member.word == noun.word:
                return member
            generic = meaning.value in ("person", "man", "woman", "boy", "girl", "child") and noun.definite
            ages = GROWN | YOUNGER
            other_age = {meaning.value, member.kind} <= ages and (meaning.value in GROWN) != (member.kind in GROWN)
            generic = generic and not other_age and noun.word not in KIN  # his son is another
            role = meaning.value == "person" and noun.language == "en" and noun.word not in SAME_WORD | {"figure"}
            generic = generic and not (role and member.kind != "person")  # the customer is not the barber
            if generic and self.group(member) == "person" and self.gender(member) in (kind.gender, None):
                return member
            if meaning.value == "ball" and member.kind in ("basketball", "football", "soccer_ball", "baseball"):
                return member
        return None

    def _is_dressed_otherwise(self, member: Member, noun: Noun) -> bool:
        """Whether a garment before a noun has another colour than what the member wears."""
        for link in noun.links if noun.language == "ja" else ():
            worn = link.noun.meaning("clothing", "wearing")
            tints = {m.value for mod in link.noun.modifiers for m in mod.meanings if m.field == "color"}
            has = member.attributes.get(worn.field, "").split() if worn is not None else []
            others = {m.value for word in has for m in self._words.listed(word) if m.field == "color"}
            if link.relation == "wearing" and tints and others and not tints & others:
                return True
        return False

    def _are_two(self, member: Member, noun: Noun) -> bool:
        """Whether two words of one kind mean two people: 社員 and 店員 are, 少年 and 男の子 need not be."""
        senses = [self._words.everyday.said(word, "n") for word in (member.word, noun.word)]
        siblings = (
            set(senses) <= {"brother", "sister"} and member.word not in noun.word and noun.word not in member.word
        )
        if noun.language == "ja" and set(senses) <= KIN and (senses[0] != senses[1] or siblings):
            return True  # 弟 and 兄
        if noun.language == "ja" and self.group(member) == "animal":  # 恐竜の親子とティラノサウルス; but 柴犬 and 犬
            own = self._words.english_of(noun.word, "n")
            told = member.attributes.get("sense", member.kind)
            return own.isascii() and own not in (member.kind, told) and noun.word not in member.word
        plain = member.kind in GENDERED or member.kind in ("person", "child")
        trades = noun.language == "en" and not plain and self.group(member) == "person"
        if trades and member.kind not in (member.word, noun.word) and member.word != noun.word:
            same = self._words.is_sort_of(member.word, noun.word, "n") or self._words.is_sort_of(
                noun.word, member.word, "n"
            )
            return not same  # an opponent is not the referee, and a cop is the officer
        apart = noun.language == "ja" and member.word not in noun.word and noun.word not in member.word
        return apart and not plain and self.group(member) == "person"

    # ------------------------------------------------------------------------------------------------ new members

    def _new(self, noun: Noun, meaning: Meaning) -> Member:
        member = Member(kind=meaning.value, word=noun.word, name=noun.name)
        if noun.name is not None and noun.name in self._known:
            character = self._known[noun.name]
            member.attributes.update(character.attributes)
            if meaning.value == "person":
                member.kind = character.kind
        if meaning.value in RENAMED:
            member.kind, member.attributes["gender"] = RENAMED[meaning.value]
        member.count = self._count(noun)
        self._called(member, noun)
        self._become(member, noun)
        self.members.append(member)
        for modifier in noun.modifiers:
            if any(m.field == "music" for m in modifier.meanings) and self.group(member) == "person":
                self.played.append(modifier)  # a jazz trumpeter
            if self.describe(member, modifier) or self._doing(member, modifier):
                self.used.add(modifier.word)
            else:
                self.trait(member, modifier)
        kind = self._words.kinds[meaning.value]
        if kind.age and "age" not in member.attributes:
            member.attributes["age"] = kind.age
        self._aged(member)
        self._own_word(member, noun, meaning)
        own = self._words.english_of(noun.word, "n", meaning.value)
        if noun.language == "ja" and own.isascii() and own not in (member.kind, meaning.value):
            member.attributes.setdefault("sense", own)
        if noun.group is not None and noun.group.startswith("called:"):  # 農家の男の子: a boy all the same
            called = self._words.english_of(noun.group.removeprefix("called:"), "n")
            if called.isascii():
                member.attributes.setdefault("sense", called)
        if (played := INSTRUMENTS.get(noun.word) or INSTRUMENTS.get(meaning.value)) is not None:
            member.attributes.setdefault("holding", played)
        for word in [noun.word.removesuffix("_player"), *(m.word for m in noun.modifiers)]:
            kind = self._words.kinds.get(word) if noun.word.endswith("player") else None
            if kind is not None and kind.instrument:
                member.attributes.setdefault("holding", word)  # a trumpet player
        return member

    def _doing(self, member: Member, modifier: Modifier) -> bool:
        """A participle by the noun is what it does: *laughing children*, *a sleeping bulldog*."""
        low = modifier.word.lower()
        lemma = self._words.table.lemma(low, "v") if low.endswith("ing") else None
        told = self._words.listed(low) if self._words.table.known(low, "a") else ()  # rescue workers rescue nobody yet
        deeds = self._words.verb(lemma) if lemma else told
        action = next((m.value for m in deeds if m.field == "action" and m.cost < 1.1), None)
        if action is None or self.group(member) not in ("person", "animal") or not low.isascii():
            return False
        self.act(member, action)
        return True

    def _called(self, member: Member, noun: Noun) -> None:
        """What a person is called by an adjective and the noun together: a wise man, the best man."""
        said = noun.modifiers[-1].word if noun.language == "en" and noun.modifiers else ""
        plain = not said or any(m.field in ("age", "size", "color", "mood") for m in noun.modifiers[-1].meanings)
        if plain or self.group(member) != "person" or noun.word not in ("man", "woman", "boy", "girl", "lady"):
            return
        for first in (said, SUPERLATIVE.get(said, said)):
            if 18 in self._words.table.domains(f"{first}_{noun.word}"):
                member.attributes.setdefault("word", f"{first}_{noun.word}")

    def _become(self, member: Member, noun: Noun) -> None:
        """A creature with a trade is that creature, and a cub is the young of the animal that is there."""
        if noun.language != "en":
            return
        kinds = ((mod, next((m for m in mod.meanings if m.field == "kind"), None)) for mod in noun.modifiers)
        made = next(((mod, kind.value) for mod, kind in kinds if kind is not None and kind.value in CREATURES), None)
        if made is None and member.kind in TRADES and not noun.word.endswith(ABOUT_ANIMALS):
            kinds = ((mod, next((m for m in mod.meanings if m.field == "kind"), None)) for mod in noun.modifiers)
            made = next(((m, k.value) for m, k in kinds if k and self._words.kinds[k.value].group == "animal"), None)
        if made is not None and self.group(member) == "person" and member.kind not in CREATURES:
            member.attributes["sense"], member.kind = noun.word, made[1]
            if made[0].word != made[1]:
                member.attributes["word"] = made[0].word
            noun.modifiers = [modifier for modifier in noun.modifiers if modifier is not made[0]]
            self.used.update([made[0].word, noun.word])
        young = noun.word == "baby" and noun.definite and not self.people() and bool(self.members)
        if noun.word in YOUNG or young:
            member.attributes.setdefault("age", "child")
            parent = next((m for m in reversed(self.members) if self.group(m) == "animal" and not m.held), None)
            if noun.word in SHARED and parent is not None:
                member.kind = parent.kind

    def trait(self, member: Member, modifier: Modifier) -> None:
        """Keep a word by the noun that no attribute of its own has a place for: *rusty*, *striped*, *wooden*."""
        elsewhere = any(m.field in SCENIC and m.cost <= 2.2 for m in modifier.meanings)
        fields = {m.field for m in modifier.meanings}
        aged = self.group(member) in ("vehicle", "thing") and bool(fields) and fields <= STATES
        elsewhere = elsewhere and not aged  # an old locomotive, an empty swing
        word = modifier.word.replace("_", " ")
        said = [trait for trait in member.attributes.get("traits", "").split(", ") if trait]
        if not word.isascii():
            own = self._words.english_of(word, "a").replace("_", " ")
            own = own if own.isascii() else self._words.english_of(word, "n").replace("_", " ")
            word = own or word
            self.used.add(modifier.word)
        if word in POINTING:
            self.used.add(modifier.word)
        if not elsewhere and len(word) > 1 and word not in said and len(said) < 6 and word not in POINTING:
            member.attributes["traits"] = ", ".join([*said, word])

    @staticmethod
    def _count(noun: Noun) -> int:
        crowd = noun.word in ("crowd", "audience", "群衆", "人混み", "観客", "family", "team", "band", "家族", "一家")
        if noun.count is not None and noun.count > (1 if crowd else 0):
            if noun.count == 1 and noun.plural and noun.language == "ja":
                return 2 if noun.word in PAIRS else 3
            if noun.word == "couple" and noun.language == "en":
                return min(2 * noun.count, 200)
            return min(noun.count, 200)
        if noun.word in PAIRS:
            return 2
        if noun.word in EVERYBODY:
            return 6
        if noun.word in ("crowd", "audience", "群衆", "人混み", "観客"):
            return 2 * MANY
        if noun.word in ("family", "team", "band", "家族", "一家") or noun.word.endswith(("チーム", "組", "隊", "団")):
            return 4
        return 3 if noun.plural else 1

    def describe(self, member: Member, modifier: Modifier) -> bool:
        """Take a modifier as an attribute; False when it says nothing of a subject."""
        fields = {m.field: m.value for m in modifier.meanings}
        attributes = member.attributes
        done = False
        group = self.group(member)
        if "color" in fields:
            self._keep(member, "color", fields["color"], modifier)
            done = True
        if "age" in fields and group in ("person", "animal") and not (member.kind == "robot" and "size" in fields):
            age = "child" if modifier.word in ("little", "small", "幼い") else fields["age"]
            attributes.setdefault("age", age)
            done = True
        elif "size" in fields:
            self._keep(member, "size", fields["size"], modifier)
            done = True
        if ("mood" in fields and group == "person") or (
            "mood" in fields and fields["mood"] != "calm" and group == "animal"
        ):
            self._keep(member, "mood", fields["mood"], modifier)
            done = True
        if "manner" in fields and not done:
            if fields["manner"] != "alone":
                attributes.setdefault("manner", fields["manner"])
            done = True
        for key in ("clothing", "wearing"):
            sure = any(m.field == key and m.cost < 2 for m in modifier.meanings)
            if key in fields and group == "person" and sure:
                attributes.setdefault(key, fields[key].replace("_", " "))
                done = True
        if modifier.word in HAIRY and group == "person":
            attributes["hair"] = " ".join(dict.fromkeys([*attributes.get("hair", "").split(), HAIRY[modifier.word]]))
            done = True
        if modifier.word in FEMALE or modifier.word in ("女性", "女"):
            attributes["gender"] = "female"
            done = True
        elif modifier.word in ("male", "男性", "男"):
            attributes["gender"] = "male"
            done = True
        self._aged(member)
        return done

    def _keep(self, member: Member, key: str, value: str, modifier: Modifier) -> None:
        """An attribute, and beside it the person's own word where that says more: emerald is shown as green."""
        if member.attributes.setdefault(key, value) == value:
            own = self._words.english_of(modifier.word, "a", value)
            if own.isascii() and own.replace("_", " ") not in (value, value.replace("_", " ")):
                member.attributes.setdefault(f"{key}_word", own)

    @staticmethod
    def _aged(member: Member) -> None:
        age = member.attributes.get("age")
        member.kind = AGED.get((member.kind, age or ""), member.kind)
        gender = member.attributes.get("gender")
        if member.kind == "person" and gender:
            member.kind = "man" if gender == "male" else "woman"

    def _own_word(self, member: Member, noun: Noun, meaning: Meaning) -> None:
        """Keep the person's word where the kind stands in for it, and say so."""
        listed = meaning.cost == 0 and (meaning.via == meaning.value or noun.language == "ja")
        plain = noun.word.lower().replace(" ", "_")
        kin = self._words.kinds[meaning.value]
        via = meaning.via or plain
        if meaning.cost == 0 and not meaning.upward:  # a spider is no turtle
            member.attributes.setdefault("word", plain)
            self.notes.append(self.wording.substituted(plain, meaning.value))
            return
        if kin.shown is not None:
            self.notes.append(self.wording.substituted(plain, kin.shown))
        if noun.language == "ja" and meaning.cost == 0 and kin.group != "person":
            glosses = [word for gloss in self._words.everyday.glosses(noun.word) for word in gloss.words]
            akin = meaning.value.replace("_", " ")
            own = glosses[0].replace(" ", "_") if glosses else ""
            leads = own and any(
                m.value == meaning.value for m in self._words.noun(own) or self._words.noun(own.split("_")[-1])
            )
            if (
                own
                and akin not in glosses
                and (leads or (kin.group == "animal" and not self._words.table.known(own, "n")))
            ):
                member.attributes.setdefault("word", plain)
                if kin.group == "animal":
                    member.attributes.setdefault("breed", glosses[0].replace(" ", "_"))
            return
        if plain in ("crowd", "audience"):
            member.attributes.setdefault("word", plain)
        if plain in SAME_WORD or plain == meaning.value or (listed and meaning.via in ("", meaning.value)):
            return
        member.attributes.setdefault("word", plain)
        if (kin.group == "animal" and meaning.upward and via not in (meaning.value, plain)) or (
            kin.group == "animal" and noun.language == "en" and meaning.cost > 0.5
        ):
            member.attributes.setdefault("breed", via if noun.language == "ja" else plain)
        if 0.5 < meaning.cost < 6.0 and meaning.value != "person":
            self.notes.append(self.wording.substituted(plain, meaning.value))

    # ------------------------------------------------------------------------------------------------ what they do

    def act(self, member: Member, action: str, *, first: bool = False) -> None:
        """Add an action in the order of the text."""
        action = self.fitting(member, action)
        mount = self._words.kinds.get(member.attributes.get("riding", ""))
        if mount is not None and action in ("walk", "run", "ride", "drive", "move", "sail"):
            action = "ride" if mount.group == "animal" else mount.moves
        if action not in ACTIONS or (action == "shatter" and member.kind.endswith("ball")):
            return
        if first:
            if action in member.actions:
                member.actions.remove(action)
            member.actions.insert(0, action)
        elif action not in member.actions:
            member.actions.append(action)

    def fitting(self, member: Member, action: str) -> str:
        """The action as this kind does it: a fish does not walk, a train drives."""
        kind = self.known(member)
        moving = ("walk", "run", "move", "drive", "ride", "sail", "go")
        if action in ("move", "go"):
            return kind.moves if kind.moves in ACTIONS else "walk"
        if kind.group == "vehicle" and action in moving:
            return "drive" if kind.moves == "ride" else kind.moves
        if kind.moves == "swim" and action in ("walk", "run", "fly") and kind.name not in ("duck", "swan"):
            return "swim"
        if kind.moves == "swim" and action in ("walk", "run"):
            return "walk" if kind.name in ("duck", "turtle") and action == "walk" else "swim"
        if action == "play":
            return {"person": "run", "animal": "jump"}.get(kind.group, "roll")
        if kind.group == "thing" and action in ("walk", "run"):
            return "roll"
        if kind.group == "person" and action == "flow":
            return "cook"  # pours
        if kind.group in ("person", "animal") and action == "explode":
            return ""
        if kind.group in ("person", "animal") and action in ("burn", "flow", "shatter"):
            return ""  # warm glowing neon is not the woman in its light
        if kind.group == "animal" and action == "shout":
            return "bark"
        if kind.group == "vehicle" and action in ("float", "skate") and kind.moves in ("drive", "ride"):
            return "drive"  # it drifts round a corner, it slides on the ice
        if kind.name in ("smoke", "fog", "cloud") and action in ("lie", "walk", "dance", "roll", "climb"):
            return "rise"  # smoke curls up
        if kind.group == "thing" and action in PERSONAL:
            return ""  # flames shoot up
        if kind.group == "thing" and action == "skate":
            return "roll"
        return action

    def subjects(self) -> tuple[list[Subject], list[Note]]:
        """The finished subjects, with notes on the actions that had to be assumed."""
        found: list[Subject] = []
        remarks: list[Note] = []
        for member in self.members:
            if member.held:
                continue
            actions = [a for a in member.actions if a != "stand"] or member.actions
            if not actions:
                actions = [self._usual(member)]
                remarks.append(self.wording.assumed(f"subjects[{len(found)}].action", actions[0]))
            found.append(
                Subject(
                    kind=member.kind,
                    count=member.count,
                    action=actions[0],
                    then=tuple(actions[1:5]),
                    attributes=dict(member.attributes),
                    name=member.name,
                )
            )
        return found, remarks

    def _usual(self, member: Member) -> str:
        kind = self.known(member)
        if "riding" in member.attributes:
            return "ride"
        if member.kind in ("fire", "campfire", "candle"):
            return "burn"
        if kind.moves in ("fly", "swim", "sail", "float") and kind.group != "thing":
            return kind.moves
        if member.kind == "balloon":
            return "float"
        return "stand"
