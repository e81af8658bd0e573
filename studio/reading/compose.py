"""From phrases to a scene: what each verb does to its nouns, and what the text left open."""

from dataclasses import dataclass, field

from studio.project.scene import Camera, Line, Music, Note, Scene, ShotSize
from studio.reading import notes
from studio.reading.camera import CameraWish
from studio.reading.cast import Cast, Member
from studio.reading.characters import Character
from studio.reading.likeness import MAX_WORDS, Likeness
from studio.reading.phrases import Deed, Link, Modifier, Noun, Parse, Quote
from studio.reading.setting import MUSIC_WORDS, SHAPE_WORDS, Setting
from studio.reading.vocabulary import Meaning, Vocabulary
from studio.reading.wordset import wordset

TRAVEL = wordset("walk run ride drive sail skate swim fly march crawl sneak limp")
WITH_TARGET = wordset(
    "kick throw catch push pull hug look wave point bow fight climb open close paint shoot_basket carry read write eat "
    "drink cook shout talk sing fish play bounce jump"
)
AT_REST = wordset("sit sleep lie stand backflip jump dance")
HANDLED = wordset("kick throw catch push pull roll bounce")
IN_HAND = wordset("read write eat drink carry play_instrument open paint")
AFAR = wordset("distance background afar 遠く 遠方 背景 どこか")
POSITIONS = wordset("on behind in_front_of beside under over at around between against along through")
NO_GROUND = wordset("ground floor way side top edge middle center distance background foreground air line row")
TALKING = wordset("talk shout sit stand look cry laugh sing point bow kneel lie hug")
"""Deeds that are seen in the face: the camera comes near for a line."""
OUTCOMES = {
    "外れる": "miss", "外す": "miss", "miss": "miss", "入る": "score", "決まる": "score", "決める": "score",
    "score": "score",
    "go_in": "score", "swish": "score", "sink": "score", "命中": "hit", "hit": "hit",
}  # fmt: skip
SHOT_OF_CROWD = 8


@dataclass(slots=True)
class Composed:
    """The scene, and all there is to say about how it came about."""

    scene: Scene
    notes: list[Note] = field(default_factory=list[Note])


class Composer:
    """Builds one scene from one parse."""

    def __init__(
        self, vocabulary: Vocabulary, language: str, known: dict[str, Character] | None = None,
        speech: str | None = None,
        likeness: Likeness | None = None,
    ) -> None:  # fmt: skip
        self._words = vocabulary
        self._language = language
        self._speech = speech
        self.cast = Cast(vocabulary, language, known)
        self.setting = Setting(vocabulary)
        self._lines: list[tuple[Member | None, str, Quote, str]] = []
        self._unknown: list[str] = []
        self._likeness = likeness
        self._asked = 0

    def heading(self, parse: Parse) -> None:
        """A scene heading: where and when, which no action line overrules."""
        for item in parse.order:
            for noun in (
                [item] if isinstance(item, Noun) else [*item.actors, *item.objects, *(k.noun for k in item.links)]
            ):
                self.setting.see(noun, "in", role="link")
                for link in noun.links:
                    self.setting.see(link.noun, "in", role="link")
        for modifier in parse.words:
            self._loose_word(modifier)
        self.setting.places = [(weight + 3.0, place) for weight, place in self.setting.places]

    def compose(self, parse: Parse, wish: CameraWish, style: str | None = None) -> Composed:
        """The scene of a parse and the camera's wishes."""
        for item in parse.order:
            for noun in [*item.actors, *item.objects] if isinstance(item, Deed) else [item]:
                self._by_likeness(noun)
            if isinstance(item, Deed):
                self._deed(item)
            else:
                self._loose(item)
        for quote in parse.quotes:
            self._stray_quote(quote)
        for modifier in parse.words:
            self._loose_word(modifier)
        return self._finish(parse, wish, style)

    def _by_likeness(self, noun: Noun) -> None:
        """Give a noun that no dictionary knows the meaning it is most like, and say so."""
        nameless = noun.name is None and noun.pronoun is None and not noun.meanings and len(noun.word) > 2
        if self._likeness is None or not nameless or self._asked >= MAX_WORDS or noun.word in self._words.landmarks:
            return
        if not noun.word.replace("_", "").isalpha() or self._nominal(noun) or self._words.table.known(noun.word, "n"):
            return
        self._asked += 1
        meaning = self._likeness.meaning(noun.word, noun.language)
        if meaning is not None:
            noun.meanings = (meaning,)
            self.cast.notes.append(notes.guessed(noun.word, meaning.value, self._language))

    # ------------------------------------------------------------------------------------------------ nouns alone

    def _loose(self, noun: Noun) -> None:
        if noun.negated:
            self.setting.see(noun, None, role="loose")
            return
        relation = None
        for link in list(noun.links):
            if link.relation == "as":
                relation = link.noun.word
                noun.links.remove(link)
        if self._sounding(noun):
            return
        if noun.word in MUSIC_WORDS:
            self.setting.see(noun, relation, role="loose")
            return
        best = noun.best
        kind = noun.meaning("kind")
        scenic = noun.meaning("place", "time_of_day", "weather", "style", "surroundings", "sound")
        moody = any(m.field == "music_mood" for mod in noun.modifiers for m in self._moods(mod))
        wished = moody or (relation is None and noun.count is None and bool(self.cast.members))
        if noun.meaning("music") is not None and scenic is None and (kind is None or wished):
            around = [*noun.modifiers, *(Modifier(k.noun.word, k.noun.meanings) for k in noun.links)]
            self.setting.hear_music([*around, Modifier(noun.word, noun.meanings)], noun.word)
            return
        as_subject = kind is not None and (scenic is None or kind.cost <= scenic.cost) and relation in (None, "with")
        if as_subject and scenic is not None and scenic.field == "surroundings" and relation is not None:
            as_subject = False
        if as_subject or noun.name is not None:
            member = self.cast.of(noun)
            if member is not None:
                self._links(noun.links, member, noun)
                self._scenic_modifiers(noun)
                return
        seen = self.setting.see(noun, relation, role="loose")
        self._links(noun.links, None, noun)
        if not seen and best is None and noun.pronoun is None:
            for modifier in noun.modifiers:
                if not modifier.meanings:
                    self._misunderstood(modifier.word)
            self._misunderstood(noun.word)

    def _moods(self, modifier: Modifier) -> tuple[Meaning, ...]:
        return (*self._words.listed(modifier.word), *self._words.listed_japanese(modifier.word), *modifier.meanings)

    def _sounding(self, noun: Noun) -> bool:
        """A noun that is only heard: ``birdsong``, ``crackling``, ``波の音``."""
        heard = [m for m in noun.meanings if m.field == "sound"]
        if heard and noun.meaning("kind", "place", "weather", "surroundings") is None:
            self.setting.add_sound(heard[0].value)
            return True
        return False

    def _loose_word(self, modifier: Modifier) -> None:
        noun = Noun(modifier.word, modifier.meanings)
        self.setting.modifier(modifier, noun)

    def _scenic_modifiers(self, noun: Noun) -> None:
        for modifier in noun.modifiers:
            self.setting.modifier(modifier, noun)

    # ------------------------------------------------------------------------------------------------ deeds

    def _deed(self, deed: Deed) -> None:
        if deed.word.startswith("unseen:"):
            for quote in deed.quotes:
                self._lines.append((None, self._tone(deed), quote, deed.word))
            return
        if self._music_deed(deed) or self._sound_deed(deed) or self._scenic_deed(deed):
            return
        actors = [m for noun in deed.actors if (m := self._actor(noun)) is not None]
        action, relation = self._action(deed)
        for member in actors:
            self._how(deed, member)
        for modifier in deed.manners:
            heard = next((m.value for m in modifier.meanings if m.field == "sound"), None)
            if heard:
                self.setting.add_sound(heard)
        objects = deed.objects
        if deed.passive and action not in ("be",):
            # "a vase is thrown": what it is done to stands first
            objects, deed.objects = [*deed.actors, *objects], []
        if deed.quotes:
            self._speak(deed, actors)
        if relation == "hold":
            self._hold(deed, actors)
        elif relation == "wear":
            self._wear(deed, actors)
        elif relation == "put":
            self._put(deed, actors)
        elif relation in ("exist", "begin"):
            self._exist(deed, actors)
        elif relation == "move":
            self._do(deed, actors, "move")
        elif relation == "sound":
            self._do(deed, actors, "shout" if any(self.cast.group(a) == "animal" for a in actors) else "stand")
        elif relation == "fall_weather":
            self._do(deed, actors, "fall")
        elif action:
            self._do(deed, actors, action)
        else:
            self._exist(deed, actors)
        for member in actors[1:]:
            for link in deed.links:
                if (not link.noun.negated and link.noun.meaning("kind", "body") is None) or link.relation in (
                    "toward",
                    "by",
                    "beside",
                    "on",
                ):
                    self._personal(link, member, deed)
        self._links(deed.links, actors[0] if actors else None, deed.actors[0] if deed.actors else None, deed=deed)

    def _actor(self, noun: Noun) -> Member | None:
        if noun.negated:
            self.setting.see(noun, None, role="actor")
            return None
        known = noun.meaning("kind") is not None or noun.name is not None or noun.pronoun is not None
        member = self.cast.of(noun) if known else None
        if member is None and (nominal := self._nominal(noun)) is not None:
            return self._doer(noun, nominal)
        if member is None:
            if noun.pronoun is None and not self.setting.see(noun, None, role="actor") and noun.best is None:
                self._misunderstood(noun.word)
            self._links(noun.links, None, noun)
            return None
        self._links(noun.links, member, noun)
        self._scenic_modifiers(noun)
        return member

    def _doer(self, noun: Noun, action: str) -> Member | None:
        """Who does a deed that is named by a noun: in *a basketball shot misses* the ball, and a player we add."""
        thing = next((m for link in noun.links if (m := self.cast.of(link.noun)) is not None), None)
        for modifier in noun.modifiers:
            kind = next((m for m in modifier.meanings if m.field == "kind"), None)
            thing = thing or (self.cast.of(Noun(modifier.word, (kind,), language=noun.language)) if kind else None)
        if action == "shoot_basket":
            player = next(iter(self.cast.people()), None)
            if player is None:
                player = Member(kind="basketball_player", attributes={"target": "basketball", "age": "young"})
                self.cast.members.insert(0, player)
                self.cast.notes.append(notes.assumed("subjects", "basketball_player", self._language))
            self.cast.act(player, action)
            if thing is None:
                thing = Member(kind="basketball", word="basketball")
                self.cast.members.append(thing)
            return thing
        if thing is not None:
            self.cast.act(thing, action)
        return thing

    def _action(self, deed: Deed) -> tuple[str | None, str | None]:
        """The action or the relation a verb means here."""
        action = next((m for m in deed.meanings if m.field == "action"), None)
        relation = next((m for m in deed.meanings if m.field == "relation"), None)
        if action and relation:
            if relation.value == "sound" or relation.value == "fall_weather":
                relation = None
            elif relation.value == "hold" and deed.word != "swing":
                return (None, "hold") if deed.objects else (action.value, None)
            elif relation.value in ("put",):
                return (None, "put") if deed.objects and deed.links else (action.value, None)
            elif relation.value in ("move", "exist", "begin", "wear"):
                objects_fit = relation.value == "wear" and any(n.meaning("clothing", "wearing") for n in deed.objects)
                relation = relation if objects_fit else None
        if relation:
            return None, relation.value
        return (action.value, None) if action else (None, None)

    def _music_deed(self, deed: Deed) -> bool:
        """``soft piano music plays``, ``ピアノが流れる``: music, and nobody playing it."""
        nouns = [*deed.actors, *([] if deed.actors else deed.objects)]
        for noun in nouns:
            musical = noun.word in MUSIC_WORDS
            genre = [m for m in noun.meanings if m.field == "music"]
            played = deed.word.split("_")[0] in (
                "play",
                "流れる",
                "聞こえる",
                "swell",
                "響く",
                "鳴る",
                "かかる",
                "fade",
                "begin",
                "start",
                "be",
            )
            if musical or (genre and played and not deed.objects):
                extra = [Modifier(k.noun.word, k.noun.meanings) for k in noun.links]
                around = [*noun.modifiers, *deed.manners, *extra]
                if not musical:
                    around.append(Modifier(noun.word, tuple(genre)))
                if noun.negated or deed.negated:
                    self.setting.no_music = True
                else:
                    self.setting.hear_music(around, noun.word)
                self._links(deed.links, None, None)
                return True
        return False

    def _sound_deed(self, deed: Deed) -> bool:
        """``owls hooting in the distance``: heard and not seen."""
        sounding = any(m.field == "relation" and m.value == "sound" for m in deed.meanings)
        if not deed.actors:
            if sounding and not deed.objects:
                self._sound_word(deed.word)
                return True
            return False
        afar = any(link.noun.word in AFAR for link in deed.links)
        hearing = deed.word in ("聞こえる", "響く", "鳴り響く", "響き渡る", "こだまする", "hear")
        heard = False
        for noun in deed.actors:
            if noun.word in ("sound", "noise", "音", "声", "鳴き声"):
                heard |= self.setting.see(noun, None, role="actor")
                continue
            value = self.setting.sound_value(noun.word, noun.meanings)
            animal = noun.meaning("kind")
            known = self.cast.of(noun, make=False) if noun.pronoun is None else self.cast.of(noun)
            unseen = known is None and (afar or hearing or (noun.count is None and not noun.definite and noun.plural))
            if sounding and known is not None and self.cast.group(known) in ("thing", "vehicle"):
                self._sound_word(deed.word)
                heard = True
            elif value and (sounding or hearing) and (unseen or animal is None):
                self.setting.add_sound(value)
                weather = noun.meaning("weather")
                if weather is not None and weather.cost < 1:
                    self.setting.add_weather(weather.value, [])
                if noun.meaning("place") is not None:
                    self.setting.see(noun, None, role="actor")
                heard = True
        if heard:
            self._links(deed.links, None, None)
        return heard

    def _sound_word(self, word: str) -> None:
        for form in (word, f"{word}ing", f"{word.rstrip('e')}ing"):
            for meaning in (*self._words.listed(form), *self._words.listed_japanese(form)):
                if meaning.field == "sound":
                    self.setting.add_sound(meaning.value)
                    return

    def _scenic_deed(self, deed: Deed) -> bool:
        """``snow falls``, ``the sun sets``, ``fog rolls in``: the setting, and nobody's deed."""
        if deed.word in ("rain", "snow", "drizzle", "hail", "storm") and all(n.pronoun for n in deed.actors):
            if not deed.negated:
                self.setting.add_weather({"drizzle": "rain", "hail": "snow"}.get(deed.word, deed.word), [])
            else:
                self.setting.excluded.add(deed.word)
            self._links(deed.links, None, None)
            return True
        if not deed.actors:
            if deed.word in ("晴れる", "曇る"):
                self.setting.add_weather("clear" if deed.word == "晴れる" else "cloudy", [])
                return True
            return False
        done = 0
        for noun in deed.actors:
            weather = noun.meaning("weather")
            sun = noun.word in ("sun", "太陽", "日", "夕日", "朝日", "夕陽")
            if sun:
                setting = deed.word in ("set", "沈む", "sink", "go_down", "落ちる", "傾く", "暮れる", "descend", "dip")
                rising = deed.word in ("rise", "昇る", "come_up", "のぼる", "出る", "上る", "登る")
                usual = noun.meaning("time_of_day")
                self.setting.times.append("sunset" if setting else "dawn" if rising else usual.value if usual else "noon")
                done += 1
            elif noun.word in ("moon", "月", "満月", "star", "stars", "星") and noun.count in (None, 1):
                self.setting.times.append("night")
                self.setting.add_surroundings("moon" if "moon" in noun.word or "月" in noun.word else "stars")
                done += 1
            elif weather is not None and (noun.meaning("kind") is None or weather.cost < 1):
                if deed.negated or deed.word in ("やむ", "止む", "上がる", "stop", "end", "clear"):
                    self.setting.weathers.append("after_rain" if weather.value in ("rain", "storm") else "clear")
                else:
                    self.setting.see(noun, None, role="actor")
                done += 1
            elif (
                noun.meaning("kind") is None and noun.pronoun is None and noun.name is None and self._passes(noun, deed)
            ):
                done += 1
        if done == len(deed.actors):
            self._links(deed.links, None, None)
            for modifier in [*deed.manners, Modifier(deed.word, self._words.listed_japanese(deed.word))]:
                self.setting.modifier(modifier, deed.actors[0])
            return True
        return False

    def _passes(self, noun: Noun, deed: Deed) -> bool:
        """A place or a thing of the place as the subject of a verb (waves crash, lights flicker): it is just there."""
        if self._nominal(noun):
            return False
        burning = deed.word in ("burn", "blaze", "catch_fire", "燃える", "燃え上がる", "炎上", "焼ける", "燃やす")
        if burning and noun.meaning("surroundings", "place") is not None:
            self.setting.add_surroundings("fire")
        heard = next((m for m in noun.meanings if m.field == "sound"), None)
        if heard is not None and any(m.value in ("sound", "fall_weather", "flow") for m in deed.meanings):
            self.setting.add_sound(heard.value)
        seen = self.setting.see(noun, None, role="actor")
        if not seen and noun.best is None:
            return False
        for each in deed.objects:
            self._loose(each)
        return True

    # ------------------------------------------------------------------------------------------------ what is done

    def _how(self, deed: Deed, member: Member) -> None:
        outcome = OUTCOMES.get(deed.word)
        if outcome and any("shoot_basket" in m.actions or "kick" in m.actions for m in self.cast.members):
            for each in self.cast.members:
                if {"shoot_basket", "kick"} & set(each.actions):
                    each.attributes.setdefault("outcome", outcome)
            member.attributes.setdefault("outcome", outcome)
        for modifier in deed.manners:
            fields = {m.field: m.value for m in modifier.meanings}
            if fields.get("manner") == "alone" or modifier.word in ("alone", "一人", "ひとり"):
                continue
            if "manner" in fields:
                member.attributes.setdefault("manner", fields["manner"])
            if "mood" in fields and fields["mood"] != "calm" and self.cast.group(member) in ("person", "animal"):
                member.attributes.setdefault("mood", fields["mood"])
        if deed.direction in ("away", "toward_camera", "left", "right", "up"):
            member.attributes.setdefault("direction", deed.direction)

    def _do(self, deed: Deed, actors: list[Member], action: str) -> None:
        objects = list(deed.objects)
        if deed.negated:
            return
        action = self._special(deed, action, objects, actors)
        if not actors and objects and not deed.actors:
            # nobody is named: what it is done to does it itself (風船が…を飛ばす is rare; "boats sailing" is an actor)
            for noun in objects:
                self._loose(noun)
            return
        first = objects[0] if objects else None
        for member in actors:
            self.cast.act(member, action)
        for noun in objects:
            self._object(noun, action, actors, first is noun)

    def _special(self, deed: Deed, action: str, objects: list[Noun], actors: list[Member]) -> str:
        """What the object makes of the verb: to play the piano is not to play football."""
        words = {n.word for n in objects}
        if deed.word in ("feed", "餌をやる") and objects:
            for noun in objects:
                fed = self.cast.of(noun)
                if fed is not None:
                    self.cast.act(fed, "eat")
            return "stand"
        kinds = {m.value for n in objects if (m := n.meaning("kind")) is not None}
        instruments = [k for k in kinds if k in self._words.kinds and self._words.kinds[k].instrument]
        if action in ("play", "play_instrument"):
            if instruments:
                return "play_instrument"
            if kinds & {"football", "soccer_ball"} or words & {"soccer", "サッカー", "catch_ball"}:
                return "kick"
            if "basketball" in kinds:
                return "shoot_basket"
            if words & {"catch", "baseball", "tennis", "キャッチボール", "frisbee"} or kinds & {"baseball", "ball"}:
                return "throw"
            if words & {"guitar", "song", "music", "曲", "音楽"}:
                return "play_instrument"
            return "play" if action == "play" else action
        if action == "shoot_basket" or (deed.word in ("shoot", "throw") and "basketball" in kinds):
            return "shoot_basket"
        if deed.word == "shoot":
            return "fight"
        if action == "drive" and actors and all(self.cast.group(a) == "person" for a in actors):
            return "drive" if kinds or deed.word in ("drive", "運転", "ドライブ") else "run"
        if action == "sail" and actors and deed.word in ("drift", "float", "漂う"):
            return "float"
        return action

    def _object(self, noun: Noun, action: str, actors: list[Member], first: bool) -> None:
        """What a deed is done to: held, ridden, a subject in its own right, or part of the place."""
        kind = noun.meaning("kind")
        actor = actors[0] if actors else None
        if noun.word in MUSIC_WORDS and action in ("sing", "play_instrument"):
            return
        clothing = noun.meaning("clothing", "wearing")
        if actor is not None and clothing is not None and (kind is None or clothing.cost < kind.cost):
            self._dress(actor, noun)
            return
        if actor is None or kind is None:
            if noun.pronoun is not None:
                target = self.cast.of(noun)
                if target is not None and actor is not None and target is not actor:
                    actor.attributes.setdefault("target", target.kind)
                return
            if noun.name is not None and actor is not None:
                target = self.cast.of(noun)
                if target is not None:
                    actor.attributes.setdefault("target", target.name or target.kind)
                return
            self._scenery(noun, None)
            return
        known = self._words.kinds[kind.value]
        if action in ("ride", "drive", "sail") and known.group in ("vehicle", "animal"):
            self._mount(noun, actors)
            return
        if (known.name in ("cake", "apple", "bread", "egg") and action in ("cook", "eat")) or (
            known.group == "vehicle" and action == "stand"
        ):
            actor.attributes.setdefault("target", known.name)
            if action == "eat":
                self._take(noun, actors)
            return
        held = (
            known.group == "thing"
            and (action in IN_HAND or action == "play_instrument")
            and known.name not in ("piano", "drum")
        )
        if held:
            self._take(noun, actors)
            return
        if known.group == "thing" and action in ("look", "sit", "lie", "talk", "paint", "cook", "climb", "sleep"):
            scenic = noun.meaning("surroundings", "place")
            if scenic is not None or known.name in ("table", "chair", "tree", "rock", "moon", "star", "cloud"):
                actor.attributes.setdefault("target", known.name)
                self._scenery(noun, None)
                return
        thing = self.cast.of(noun)
        if thing is None:
            return
        self._links(noun.links, thing, noun)
        if first and thing is not actor:
            for member in actors:
                member.attributes.setdefault("target", thing.kind)
        if not thing.actions and action in ("kick", "throw") and self.cast.group(thing) == "thing":
            thing.actions.append("roll" if action == "kick" else "fly")
        if not thing.actions and action == "run" and self.cast.group(thing) in ("person", "animal"):
            thing.actions.append(self.cast.fitting(thing, "run"))

    def _take(self, noun: Noun, actors: list[Member]) -> None:
        kind = noun.meaning("kind")
        if kind is None:
            return
        for member in actors:
            member.attributes.setdefault("holding", self._described(noun, kind))
            color = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"), None)
            if color:
                member.attributes.setdefault("holding_color", color)
        self._carried(noun)

    def _carried(self, noun: Noun) -> None:
        """What is carried or ridden is in its bearer's attributes; the noun points to no subject of its own."""
        member = self.cast.of(noun)
        if member is not None:
            member.held = True

    @staticmethod
    def _described(noun: Noun, kind: Meaning) -> str:
        return kind.value

    def _mount(self, noun: Noun, actors: list[Member]) -> None:
        kind = noun.meaning("kind")
        if kind is None:
            return
        for member in actors:
            member.attributes.setdefault("riding", kind.value)
            color = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"), None)
            if color is None and "白" in noun.word[:1]:
                color = "white"
            if color:
                member.attributes.setdefault("riding_color", color)
            if kind.via and kind.cost > 0.5:
                member.attributes.setdefault("riding_word", noun.word)
        self._carried(noun)

    def _hold(self, deed: Deed, actors: list[Member]) -> None:
        if deed.negated:
            return
        for noun in deed.objects:
            kind = noun.meaning("kind")
            if kind is None:
                self._object(noun, "hold", actors, True)
                continue
            group = self._words.kinds[kind.value].group
            if group in ("person", "animal") and actors:
                held = self.cast.of(noun)
                for member in actors:
                    member.attributes.setdefault("holding", kind.value)
                if held is not None and held is not actors[0]:
                    held.attributes.setdefault("on", f"hand:{actors[0].kind}")
                    held.actions = held.actions or ["lie"]
            elif actors:
                self._take(noun, actors)
            else:
                self._loose(noun)
            if kind.value == "umbrella" and deed.word in ("差す", "さす"):
                self.setting.add_weather("rain", [])
        if not deed.objects:
            for member in actors:
                self.cast.act(member, "stand")

    def _wear(self, deed: Deed, actors: list[Member]) -> None:
        for noun in [*deed.objects, *(link.noun for link in deed.links if link.relation in ("in", "with"))]:
            if not deed.negated and not noun.negated:
                for member in actors:
                    self._dress(member, noun)
        deed.links = [link for link in deed.links if link.noun.meaning("clothing", "wearing") is None]

    def _dress(self, member: Member, noun: Noun) -> None:
        """A garment on a member: its colours and make before its name, as a person would say it."""
        meaning = noun.meaning("clothing", "wearing")
        if meaning is None:
            return
        tints = [m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"]
        word = meaning.value.replace("_", " ")
        said = " ".join([*dict.fromkeys(tints), word])
        worn = member.attributes.get(meaning.field)
        if worn and word in worn:
            return
        member.attributes[meaning.field] = f"{worn}, {said}" if worn else said

    def _put(self, deed: Deed, actors: list[Member]) -> None:
        """``頭に猫を載せて``: the object is on something, perhaps on who put it there."""
        holder = actors[0] if actors else None
        for noun in deed.objects:
            thing = self.cast.of(noun)
            if thing is None:
                self._scenery(noun, None)
                continue
            for link in deed.links:
                self._on(thing, link, holder)
        deed.links = []

    def _on(self, thing: Member, link: Link, holder: Member | None) -> None:
        body = link.noun.meaning("body")
        base = link.noun.meaning("kind")
        if body is not None and (base is None or body.cost <= base.cost):
            owner = holder
            for inner in link.noun.links:
                owner = self.cast.of(inner.noun) or owner
            if owner is not None and owner is not thing:
                thing.attributes["on"] = f"{body.value}:{owner.kind}"
                thing.actions = thing.actions or ["sit" if self.cast.group(thing) == "animal" else "stand"]
            return
        if base is not None:
            thing.attributes["on"] = base.value
            self._scenery(link.noun, "on")

    def _exist(self, deed: Deed, actors: list[Member]) -> None:
        """To be, to be seen, to begin: the nouns are there; a deed may hide in the object (``takes a bow``)."""
        for noun in [*deed.objects, *(link.noun for link in deed.links if link.relation == "for")]:
            nominal = self._nominal(noun)
            if nominal and actors and not deed.negated:
                for member in actors:
                    self.cast.act(member, nominal)
                    for modifier in noun.modifiers:
                        fields = {m.field: m.value for m in modifier.meanings}
                        if "manner" in fields:
                            member.attributes.setdefault("manner", fields["manner"])
                    if noun.count and noun.count > 1 and nominal in ("spin_jump", "spin", "backflip"):
                        member.attributes["turns"] = str(noun.count)
                continue
            if noun.negated:
                self.setting.see(noun, None, role="object")
            elif noun.meaning("clothing", "wearing") is not None and actors and noun.meaning("kind") is None:
                for member in actors:
                    self._dress(member, noun)
            elif noun in deed.objects:
                self._loose(noun)
        if not deed.objects and not actors and not deed.actors:
            for link in deed.links:
                self._scenery(link.noun, link.relation)
            deed.links = []
        if not deed.meanings and not deed.quotes:
            self._misunderstood(deed.word)
        for modifier in deed.manners:
            for member in actors:
                self.cast.describe(member, modifier)

    def _nominal(self, noun: Noun) -> str | None:
        """The action a noun names: *backflip*, *bow*, *speech*, *シュート*."""
        listed = (*self._words.listed(noun.word), *self._words.listed_japanese(noun.word))
        for meaning in listed:
            if meaning.field == "action":
                return meaning.value
        if noun.meaning("kind", "place", "clothing", "wearing", "surroundings") is not None:
            return None
        for meaning in self._words.verb(noun.word):
            if meaning.field == "action" and meaning.cost < 2:
                return meaning.value
        return {"speech": "talk", "conversation": "talk", "nap": "sleep", "goodbye": "wave", "flip": "backflip"}.get(
            noun.word
        )

    # ------------------------------------------------------------------------------------------------ relations

    def _links(self, links: list[Link], member: Member | None, noun: Noun | None, *, deed: Deed | None = None) -> None:
        for link in links:
            if link.noun.negated or link.relation == "without":
                link.noun.negated = True
                self.setting.see(link.noun, link.relation, role="link")
                continue
            if member is not None and self._personal(link, member, deed):
                continue
            self._scenery(link.noun, link.relation)

    def _personal(self, link: Link, member: Member, deed: Deed | None) -> bool:
        """A link that says something of the member; False when it is only about the place."""
        relation, noun = link.relation, link.noun
        attributes = member.attributes
        kind, body = noun.meaning("kind"), noun.meaning("body")
        worn = noun.meaning("clothing", "wearing")
        group = self.cast.group(member)
        if relation == "toward" and noun.word in ("camera", "カメラ", "viewer", "us", "こちら", "手前"):
            attributes["direction"] = "toward_camera"
            return True
        if noun.word in ("camera", "カメラ") and relation in ("at", "toward", "in", "on"):
            attributes["target"] = "camera"
            return True
        if noun.word in ("left", "right", "左", "右") and relation in ("to", "toward", "from", "on", "at"):
            attributes["direction" if relation != "from" else "from"] = (
                "left" if noun.word in ("left", "左") else "right"
            )
            return True
        if relation == "without" or relation == "like":
            return True
        if (
            (
                relation == "wearing"
                or (worn is not None and relation in ("in", "with", "under", "on") and group in ("person", "animal"))
            )
            and worn is not None
            and (kind is None or worn.cost <= kind.cost + 1)
        ):
            self._dress(member, noun)
            return True
        if relation in ("holding", "with") and kind is not None and group == "person":
            return self._accompany(noun, kind, relation, member, deed)
        if relation == "with" and body is not None:
            for modifier in noun.modifiers:
                fields = {m.field: m.value for m in modifier.meanings}
                if "color" in fields and body.value in ("hair", "eyes"):
                    attributes[f"{body.value}_color"] = fields["color"]
                elif "mood" in fields:
                    attributes.setdefault("mood", fields["mood"])
            return True
        if relation == "with" or relation == "in":
            mood = next((m.value for m in (*self._words.listed(noun.word), *noun.meanings) if m.field == "mood"), None)
            if mood and kind is None and noun.meaning("place") is None:
                attributes.setdefault("mood", mood)
                return True
        if relation == "of":
            if group in ("person", "animal"):
                if kind is None:
                    self._scenery(noun, "at")
                return True
            if kind is not None or noun.meaning("surroundings") is not None:
                attributes.setdefault("of", kind.value if kind else noun.word)
            return True
        if noun.word == "voice" or noun.word == "声" or (body is not None and body.value == "voice"):
            return True
        if noun.pronoun is not None:
            other = self.cast.of(noun)
            if other is not None and other is not member and relation in POSITIONS | {"toward", "with"}:
                attributes.setdefault(self._position(relation), other.name or other.kind)
            return True
        if noun.name is not None and relation in POSITIONS | {"toward", "with"}:
            other = self.cast.of(noun)
            if other is not None and other is not member:
                attributes.setdefault(self._position(relation), other.name or other.kind)
            return True
        if kind is not None and kind.value == "train" and relation in ("in", "on") and group == "person":
            self.setting.add_place("train_interior", 6.5)  # who sits, sleeps or reads on a train is inside it
            return True
        if relation in ("on", "in", "by", "with") and kind is not None:
            ridden = self._words.kinds[kind.value]
            doing = ({m.value for m in deed.meanings} if deed else set[str]()) | set(member.actions[-1:])
            travelling = bool(doing & (TRAVEL | {"move", "play", "float"})) or not doing & AT_REST
            if ridden.group == "vehicle" and group in ("person", "animal", "thing"):
                standing_on = ridden.name in ("paddleboard", "surfboard") and doing & {"backflip", "jump", "stand"}
                mounted = group != "thing" and travelling and not standing_on
                if (mounted or relation in ("by", "with")) and not (relation == "with" and group == "animal"):
                    self._mount(noun, [member])
                    if deed is not None and doing & {"walk", "run", "move", "drive"}:
                        member.actions = [a for a in member.actions if a not in ("walk", "run", "drive")]
                        self.cast.act(member, "ride")
                    return True
                attributes["on"] = ridden.name
                self._carried(noun)
                self._links(noun.links, None, noun)
                return True
            if ridden.group == "animal" and relation == "on" and group == "person":
                self._mount(noun, [member])
                self.cast.act(member, "ride")
                return True
        if (
            kind is not None
            and relation in POSITIONS
            and (noun.meaning("place") is None or relation not in ("in", "through", "along"))
        ):
            return self._beside(noun, kind, relation, member)
        if body is not None and relation in ("on", "in", "over", "around") and (kind is None or body.cost <= kind.cost):
            self._on(member, link, self._other(member))
            return True
        if relation == "toward" and kind is not None:
            other = self.cast.of(noun)
            if other is not None and other is not member:
                attributes.setdefault("target", other.kind)
            return True
        scenic = noun.meaning("surroundings", "place")
        if scenic is not None and relation in (
            "behind",
            "in_front_of",
            "beside",
            "under",
            "against",
            "toward",
            "on",
            "off",
            "from",
        ):
            key = self._position(relation)
            ground = scenic.field == "place" and relation in ("on", "toward", "beside", "from")
            if scenic.value not in SHAPE_WORDS and not ground:
                attributes.setdefault(key, scenic.value)
            self._scenery(noun, relation)
            return True
        return False

    def _other(self, member: Member) -> Member | None:
        return next((m for m in self.cast.members if m is not member and self.cast.group(m) == "person"), None)

    @staticmethod
    def _position(relation: str) -> str:
        return {"beside": "at", "around": "at", "between": "at", "against": "target", "toward": "target", "with": "at",
                "along": "at", "through": "at", "off": "from"}.get(relation, relation)  # fmt: skip

    def _accompany(self, noun: Noun, kind: Meaning, relation: str, member: Member, deed: Deed | None) -> bool:
        """``a man with a dog`` is two subjects; ``a man with an umbrella`` holds it; ``kicks with`` neither."""
        known = self._words.kinds[kind.value]
        if known.group == "thing" and (known.held or relation == "holding"):
            self._take(noun, [member])
            return True
        if known.group == "vehicle" and relation == "holding":
            self._take(noun, [member])
            return True
        if known.group in ("person", "animal"):
            if relation == "holding":
                held = self.cast.of(noun)
                member.attributes.setdefault("holding", kind.value)
                if held is not None:
                    held.attributes.setdefault("on", f"hand:{member.kind}")
                return True
            other = self.cast.of(noun)
            if other is not None and other is not member:
                self._links(noun.links, other, noun)
                if not other.actions and deed is not None:
                    action, _ = self._action(deed)
                    if action in TRAVEL | {"play", "dance", "sit", "fight", "sing"}:
                        self.cast.act(other, action)
            return True
        if known.group == "vehicle" and deed is not None:
            self._mount(noun, [member])
            return True
        return False

    def _beside(self, noun: Noun, kind: Meaning, relation: str, member: Member) -> bool:
        """A position by another thing: people and animals become subjects, things become the place's."""
        known = self._words.kinds[kind.value]
        key = self._position(relation)
        scenic = noun.meaning("surroundings", "place", "weather", "time_of_day")
        if scenic is not None and scenic.cost < kind.cost:
            if scenic.field in ("surroundings", "place"):
                member.attributes.setdefault(key, scenic.value)
            self._scenery(noun, relation)
            return True
        if known.group in ("person", "animal", "vehicle") or known.name in ("campfire", "fire", "snowman", "statue"):
            other = self.cast.of(noun)
            if other is not None and other is not member:
                member.attributes.setdefault(key, other.kind)
                self._links(noun.links, other, noun)
            return True
        member.attributes.setdefault(key, known.name)
        if noun.word not in NO_GROUND:
            self._scenery(noun, relation)
        return True

    def _scenery(self, noun: Noun, relation: str | None) -> None:
        """A noun that is part of the place: where it is, or what stands there."""
        self._links(noun.links, None, noun)
        if noun.word in ("camera", "カメラ") or noun.pronoun is not None:
            return
        body = noun.meaning("body")
        if body is not None and body.value == "voice":
            return
        seen = self.setting.see(noun, relation, role="link" if relation else "object")
        kind = noun.meaning("kind")
        rooms = [p for p in noun.word.lower().split("_")[:-1] if "_" in noun.word]
        for part in rooms:
            for meaning in self._words.listed(part):
                if meaning.field == "place":
                    self.setting.add_place(meaning.value, 4.0)
        if seen or kind is None:
            if not seen and noun.best is None and noun.name is None and noun.word:
                self._misunderstood(noun.word)
            return
        known = self._words.kinds[kind.value]
        if relation in ("with", None, "holding", "around", "of") or known.group in ("person", "animal"):
            member = self.cast.of(noun)
            if member is not None and known.group == "thing" and relation not in ("with", None):
                member.held = True
                self.setting.add_surroundings(known.name)
            return
        self.setting.add_surroundings(known.name)

    # ------------------------------------------------------------------------------------------------ speech

    def _speak(self, deed: Deed, actors: list[Member]) -> None:
        speaker = actors[0] if actors else self._someone()
        tone = self._tone(deed)
        for quote in deed.quotes:
            self._lines.append((speaker, tone, quote, deed.word))
        if speaker is not None and not actors:
            self.cast.act(speaker, "shout" if tone == "shout" else "talk")
        spoken = any(
            m.field == "action" and m.value in ("talk", "shout", "sing", "cry", "laugh") for m in deed.meanings
        )
        if not spoken:
            for member in actors[:1]:
                self.cast.act(member, "shout" if tone == "shout" else "talk")

    def _tone(self, deed: Deed) -> str:
        words: list[Modifier] = [*deed.manners, Modifier(deed.word.split("_")[0], ())]
        for link in [*deed.links, *(link for noun in deed.actors for link in noun.links)]:
            if link.noun.word in (
                "voice",
                "tone",
                "声",
                "口調",
                "whisper",
                "smile",
                "笑顔",
                "tear",
                "涙",
                "大声",
                "小声",
                "声色",
            ):
                words = [*link.noun.modifiers, Modifier(link.noun.word, ()), *words]
        if any(m.value == "shout" and m.field == "action" for m in deed.meanings[:1]):
            return "shout"
        for modifier in words:
            known = (
                *self._words.listed(modifier.word),
                *self._words.listed_japanese(modifier.word),
                *modifier.meanings,
            )
            for meaning in known:
                if meaning.field == "tone":
                    return meaning.value
        return "neutral"

    def _someone(self) -> Member | None:
        people = self.cast.people()
        if people:
            return people[-1]
        return next((m for m in self.cast.members if self.cast.group(m) == "animal" and not m.held), None)

    def _stray_quote(self, quote: Quote) -> None:
        speaker = self._someone()
        tone = "shout" if quote.text.endswith(("!", "！")) and len(quote.text) < 12 else "neutral"
        self._lines.append((speaker, tone, quote, ""))
        if speaker is not None:
            self.cast.act(speaker, "talk")

    # ------------------------------------------------------------------------------------------------ the whole

    def _misunderstood(self, word: str) -> None:
        if word and word not in self._unknown and any(c.isalpha() for c in word):
            self._unknown.append(word)

    def _finish(self, parse: Parse, wish: CameraWish, style: str | None) -> Composed:
        remarks: list[Note] = list(self.cast.notes)
        self._crowds_walk(remarks)
        self.cast.members = [m for m in self.cast.members if m.kind not in self.setting.excluded]
        subjects, actions = self.cast.subjects()
        shown = [m for m in self.cast.members if not m.held]
        self.cast.remember()
        lines: list[Line] = []
        for speaker, tone, quote, word in self._lines:
            index = next((i for i, m in enumerate(shown) if m is speaker), -1)
            unseen = word.removeprefix("unseen:") if word.startswith("unseen:") else ""
            name = (speaker.name or speaker.kind) if speaker is not None else unseen or "narrator"
            if index < 0 and not unseen:
                remarks.append(notes.assumed("dialogue.speaker", name, self._language))
            language = quote.language if quote.language == "ja" else self._speech or quote.language
            lines.append(Line(speaker=name, text=quote.text, language=language, tone=tone, subject=index))
        place = self.setting.place()
        if place is None:
            place = self._usual_place(shown)
            remarks.append(notes.assumed("place", place, self._language))
        time = self.setting.time()
        if time is None:
            time = "noon" if place not in ("stage",) else "night"
            remarks.append(notes.assumed("time_of_day", time, self._language))
        weather = self.setting.weather()
        if weather is None:
            weather = "clear"
            remarks.append(notes.assumed("weather", weather, self._language))
        look = style or self.setting.style()
        if look is None:
            look = "photoreal"
            remarks.append(notes.assumed("style", look, self._language))
        remarks.extend(actions)
        usual = self._usual_camera(shown, bool(lines))
        for name, said, value in (
            ("camera.move", wish.move, usual.move),
            ("camera.shot_size", wish.size, usual.shot_size),
            ("camera.angle", wish.angle, usual.angle),
        ):
            if said is None:
                remarks.append(notes.assumed(name, value, self._language))
        if not subjects and not lines:
            remarks.append(notes.assumed("subjects", place, self._language))
        remarks.extend(notes.not_understood(word, self._language) for word in self._unknown[:8])
        scene = Scene(
            subjects=tuple(subjects),
            place=place,
            surroundings=tuple(s for s in self.setting.surroundings if s not in self.setting.excluded and s != place),
            time_of_day=time,
            weather=weather,
            camera=wish.camera(usual),
            style=look,
            dialogue=tuple(lines),
            sounds=tuple(s for s in self.setting.sounds if s not in self.setting.excluded),
            music=None if self.setting.no_music else self._music(),
        )
        return Composed(scene, remarks)

    def _music(self) -> Music | None:
        return self.setting.music

    def _crowds_walk(self, remarks: list[Note]) -> None:
        """People in a street who do nothing walk: nobody stands about in a crossing."""
        place = self.setting.place()
        for index, member in enumerate([m for m in self.cast.members if not m.held]):
            busy = member.count >= 4 or member.kind == "person"
            if (
                self.cast.group(member) == "person"
                and not member.actions
                and busy
                and place in ("crossing", "street", "city", "station", "road")
            ):
                member.actions.append("walk")
                remarks.append(notes.assumed(f"subjects[{index}].action", "walk", self._language))

    def _usual_place(self, shown: list[Member]) -> str:
        for member in shown:
            for action in member.actions if self.cast.group(member) == "person" else ():
                if action in ("spin_jump", "shoot_basket", "skate") and action in self._words.usual_place:
                    return self._words.usual_place[action]
        if "riding" in (a for m in shown for a in m.attributes):
            ridden = next(m.attributes["riding"] for m in shown if "riding" in m.attributes)
            kind = self._words.kinds.get(ridden)
            if kind is not None and kind.place:
                return kind.place
        for member in shown:
            kind = self._words.kinds.get(member.kind)
            if kind is not None and kind.place:
                return kind.place
        for member in shown:
            for action in member.actions:
                if action in self._words.usual_place:
                    return self._words.usual_place[action]
        if "ice" in self.setting.surroundings:
            return "ice_rink"
        if any(self.cast.group(m) in ("person", "animal") for m in shown):
            return (
                "park"
                if any(a in TRAVEL for m in shown for a in m.actions)
                else "street"
                if any(self.cast.group(m) == "person" for m in shown)
                else "park"
            )
        if any(w in self.setting.surroundings for w in ("sofa", "bed", "table", "fireplace", "window")):
            return "room"
        return "studio" if shown else "park"

    def _usual_camera(self, shown: list[Member], speaking: bool) -> Camera:
        people = [m for m in shown if self.cast.group(m) == "person"]
        total = sum(m.count for m in shown)
        moving = any(a in TRAVEL for m in shown for a in m.actions[:1])
        size: ShotSize = "full"
        if not shown or total >= SHOT_OF_CROWD:
            size = "wide"
        elif speaking and people and all(a in TALKING for m in people for a in m.actions[:1]):
            size = "medium" if len(people) > 1 else "medium_close"
        elif any(
            m.kind in ("ship", "viking_ship", "train", "airplane", "castle", "whale", "dragon", "spaceship")
            for m in shown
        ):
            size = "wide"
        elif shown and all(self.cast.group(m) == "thing" for m in shown):
            size = "medium"
        toward = any(m.attributes.get("direction") == "toward_camera" for m in shown)
        if moving and total < SHOT_OF_CROWD and not toward:
            return Camera(move="follow", shot_size=size)
        if toward or not shown:
            return Camera(move="static", shot_size=size)
        return Camera(move="dolly_in", shot_size=size, speed="slow") if not moving else Camera(shot_size=size)
