"""The subjects of a scene as they are gathered: who was meant by each noun, what they are like, what they do."""

from dataclasses import dataclass, field

from studio.project.scene import ACTIONS, Note, Subject
from studio.reading import characters
from studio.reading.characters import Character
from studio.reading.notes import Wording
from studio.reading.phrases import MANY, Modifier, Noun
from studio.reading.vocabulary import Kind, Meaning, Vocabulary
from studio.reading.wordset import wordset

AGED = {
    ("man", "old"): "old_man", ("man", "young"): "young_man", ("woman", "old"): "old_woman",
    ("woman", "young"): "young_woman", ("man", "child"): "boy", ("woman", "child"): "girl",
    ("boy", "old"): "old_man", ("girl", "old"): "old_woman",
}  # fmt: skip
PAIRS = wordset("couple twins lovers 恋人 カップル 夫婦 恋人たち 双子 恋人同士")
INSTRUMENTS = {
    "violinist": "violin", "fiddler": "violin", "guitarist": "guitar", "cellist": "cello", "flutist": "flute",
    "trumpeter": "trumpet", "saxophonist": "saxophone", "accordionist": "accordion", "バイオリニスト": "violin",
    "ヴァイオリニスト": "violin", "ギタリスト": "guitar", "チェリスト": "cello", "フルート奏者": "flute",
    "トランペット奏者": "trumpet", "サックス奏者": "saxophone",
}  # fmt: skip
"""What a musician plays who is called by it."""
RENAMED = {"schoolgirl": ("student", "female"), "schoolboy": ("student", "male")}
"""Kinds that are another with a gender."""
FEMALE = wordset("female woman lady girl")
PRONOUN_GENDER = {"he": "male", "she": "female"}
SAME_WORD = wordset(
    "people person pedestrian crowd audience somebody someone everyone 人 人々 観客 群衆 通行人 人物 誰か"
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
        self._by_noun: dict[int, Member] = {}
        self._nouns: list[Noun] = []

    # ------------------------------------------------------------------------------------------------ who is meant

    def of(self, noun: Noun, *, make: bool = True, apart: Member | None = None) -> Member | None:
        """The member a noun means; made when it is new and the noun is something that can be shown. ``apart`` is one
        it does not mean: who looks at the woman is not that woman."""
        if noun.negated:
            return None
        if id(noun) in self._by_noun:
            return self._by_noun[id(noun)]
        if noun.pronoun is not None:
            return self._by_pronoun(noun.pronoun)
        meaning = noun.meaning("kind")
        if noun.name is not None and meaning is None:
            return self._remember(noun, self._named(noun.name, make=make))
        if meaning is None:
            return None
        found = self._already(noun, meaning, apart)
        if found is None and make:
            found = self._new(noun, meaning)
        return self._remember(noun, found) if found else None

    def _remember(self, noun: Noun, member: Member | None) -> Member | None:
        if member is not None:
            self._by_noun[id(noun)] = member
            self._nouns.append(noun)  # keeps the id alive
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

    def _by_pronoun(self, pronoun: str) -> Member | None:
        shown = [m for m in self.members if not m.held]
        if pronoun in PRONOUN_GENDER:
            people = [m for m in shown if self.group(m) == "person"]
            fits = [m for m in people if self.gender(m) in (PRONOUN_GENDER[pronoun], None)]
            if fits:
                return fits[0] if len(fits) == 1 else fits[-1]
            if not people and not any(self.group(m) == "animal" for m in shown):
                return None
            return people[-1] if people else next(m for m in reversed(shown) if self.group(m) == "animal")
        if pronoun == "it":
            others = [m for m in shown if self.group(m) != "person"]
            return others[-1] if others else None
        if pronoun in ("they", "them"):
            several = [m for m in shown if m.count > 1]
            return several[-1] if several else (shown[-1] if shown else None)
        return None

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
        apart = {m.field for mod in noun.modifiers for m in mod.meanings} & {"color", "age"}
        pointing = noun.definite or (noun.language == "ja" and noun.count is None and not noun.plural)
        if not pointing or apart or any(mod.word in ("another", "other", "別", "もう") for mod in noun.modifiers):
            return None
        kind = self._words.kinds[meaning.value]
        for member in reversed(self.members):
            if member.held or member is apart_from:
                continue
            if member.kind in (meaning.value, RENAMED.get(meaning.value, ("",))[0]) or member.word == noun.word:
                return member
            generic = meaning.value in ("person", "man", "woman", "boy", "girl", "child") and noun.definite
            if generic and self.group(member) == "person" and self.gender(member) in (kind.gender, None):
                return member
            if meaning.value == "ball" and member.kind in ("basketball", "football", "soccer_ball", "baseball"):
                return member
        return None

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
        self.members.append(member)
        for modifier in noun.modifiers:
            self.describe(member, modifier)
        kind = self._words.kinds[meaning.value]
        if kind.age and "age" not in member.attributes:
            member.attributes["age"] = kind.age
        self._aged(member)
        self._own_word(member, noun, meaning)
        if meaning.value == "musician" and (played := INSTRUMENTS.get(noun.word)) is not None:
            member.attributes.setdefault("holding", played)
        return member

    @staticmethod
    def _count(noun: Noun) -> int:
        crowd = noun.word in ("crowd", "audience", "群衆", "人混み", "観客")
        if noun.count is not None and noun.count > (1 if crowd else 0):
            if noun.count == 1 and noun.plural and noun.language == "ja":
                return 2 if noun.word in PAIRS else 3
            if noun.word in PAIRS and noun.language == "en":
                return min(2 * noun.count, 200)
            return min(noun.count, 200)
        if noun.word in PAIRS:
            return 2
        if noun.word in ("crowd", "audience", "everyone", "群衆", "人混み", "観客"):
            return 2 * MANY
        return 3 if noun.plural else 1

    def describe(self, member: Member, modifier: Modifier) -> bool:
        """Take a modifier as an attribute; False when it says nothing of a subject."""
        fields = {m.field: m.value for m in modifier.meanings}
        attributes = member.attributes
        done = False
        group = self.group(member)
        if "color" in fields:
            attributes.setdefault("color", fields["color"])
            done = True
        if "age" in fields and group in ("person", "animal"):
            age = "child" if modifier.word in ("little", "small", "幼い") else fields["age"]
            attributes.setdefault("age", age)
            done = True
        elif "size" in fields:
            attributes.setdefault("size", fields["size"])
            done = True
        if ("mood" in fields and group == "person") or (
            "mood" in fields and fields["mood"] != "calm" and group == "animal"
        ):
            attributes.setdefault("mood", fields["mood"])
            done = True
        if "manner" in fields and not done:
            if fields["manner"] != "alone":
                attributes.setdefault("manner", fields["manner"])
            done = True
        for key in ("clothing", "wearing"):
            if key in fields and group == "person":
                attributes.setdefault(key, fields[key].replace("_", " "))
                done = True
        if modifier.word in FEMALE or modifier.word in ("女性", "女"):
            attributes["gender"] = "female"
            done = True
        elif modifier.word in ("male", "男性", "男"):
            attributes["gender"] = "male"
            done = True
        self._aged(member)
        return done

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
        if noun.language == "ja" and meaning.cost == 0 and kin.group != "person":
            glosses = [word for gloss in self._words.table.glosses(noun.word) for word in gloss.words]
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
        if plain in SAME_WORD or plain == meaning.value or (listed and meaning.via in ("", meaning.value)):
            return
        if kin.group == "person" and meaning.cost == 0 and meaning.value in ("man", "woman", "boy", "girl", "child"):
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
        if kind.moves == "swim" and action in ("walk", "run"):
            return "walk" if kind.name in ("duck", "turtle") and action == "walk" else "swim"
        if action == "play":
            return {"person": "run", "animal": "jump"}.get(kind.group, "roll")
        if kind.group == "thing" and action in ("walk", "run"):
            return "roll"
        if kind.group in ("person", "animal") and action in ("burn", "flow", "shatter"):
            return ""  # warm glowing neon is not the woman in its light
        if kind.group == "animal" and action == "shout":
            return "bark"
        if kind.group == "vehicle" and action in ("float", "skate") and kind.moves in ("drive", "ride"):
            return "drive"  # it drifts round a corner, it slides on the ice
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
