"""What a deed is done to: held, worn, ridden, put somewhere, a subject in its own right or part of the place."""

from studio.reading.composing.bearing import dress, mount, take_in_hand
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import Draft, misunderstood, nominal_action
from studio.reading.composing.fitting import HEARING, fit_to_object, linked
from studio.reading.composing.nouns import read_loose, see_modifiers
from studio.reading.composing.own_words import aim, keep_noun
from studio.reading.composing.relations import follow_links, put_on, say_of_member, see_scenery
from studio.reading.composing.setting import MUSIC_WORDS
from studio.reading.phrases import MANY, Deed, Link, Noun
from studio.reading.words.wordset import wordset

WAVES = wordset("wave waves surf 波 大波 高波")
PARCELS = wordset("box package parcel gift present carton 箱 小包 荷物 段ボール")
"""What is in the hand that opens it, as an oven is not."""
UNHELD = wordset("押す 吹き消す 消す ともす 灯す 点す 避ける よける 飛び越える またぐ 見つける 落とす")
"""What is done to a thing that is in no hand."""
DONE = wordset("do give perform practice make take have play attempt")
"""Verbs whose object is what is done."""
IN_HAND = wordset("wave read write eat drink carry play_instrument open paint")


def handle(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """Whatever else is done to a thing that fits a hand, the hand holds it: adjusts her microphone, 笛をしまう."""
    people = [m for m in actors if draft.cast.group(m) == "person" and "holding" not in m.attributes]
    if deed.negated or deed.passive or not people or deed.word in HEARING or deed.word in UNHELD:
        return
    for noun in deed.objects[:1]:
        kind = noun.meaning("kind")
        if kind is not None and noun.best is kind and draft.words.kinds[kind.value].held and not noun.definite:
            take_in_hand(draft, noun, people)
            deed.objects.remove(noun)
            draft.setting.used.add(deed.word)


def act(draft: Draft, deed: Deed, actors: list[Member], action: str) -> None:
    """Let the actors do an action, and deal with what it is done to."""
    if action == "stand" and not deed.negated:
        handle(draft, deed, actors)
    objects = list(deed.objects)
    if deed.negated:
        return
    action = fit_to_object(draft, deed, action, objects, actors)
    if not actors and objects and not deed.actors:
        # nobody is named: what it is done to does it itself (風船が…を飛ばす is rare; "boats sailing" is an actor)
        for noun in objects:
            read_loose(draft, noun)
        return
    for noun in list(objects):  # looks shocked
        felt = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "mood"), None)
        if felt and not noun.meanings and noun.name is None and noun.pronoun is None:
            objects.remove(noun)
            for member in actors:
                member.attributes.setdefault("mood", felt)
    first = objects[0] if objects else None
    waves = deed.word == "surf" or any(
        n.word in WAVES or n.word.endswith(("_wave", "波")) for n in (*objects, *linked(deed))
    )
    if waves and any(big_wave(n) for n in (*objects, *linked(deed))):
        draft.setting.add_surroundings("big_wave")
    for member in actors:
        draft.cast.act(member, action)
        if action == "ride" and (waves or member.kind == "surfer") and draft.cast.group(member) == "person":
            member.attributes.setdefault("riding", "surfboard")
            draft.setting.add_place("sea", 2.0)
        if action == "shout" and member.count >= MANY and not deed.quotes:
            draft.setting.add_sound("crowd")
    for noun in objects:
        act_on(draft, noun, action, actors, first is noun)


def big_wave(noun: Noun) -> bool:
    """Whether a wave is a big one."""
    large = any(m.field == "size" and m.value in ("large", "tall") for mod in noun.modifiers for m in mod.meanings)
    return noun.word in ("大波", "高波", "ビッグウェーブ") or (noun.word in WAVES and large)


def act_on(draft: Draft, noun: Noun, action: str, actors: list[Member], first: bool) -> None:
    """What a deed is done to: held, ridden, a subject in its own right, or part of the place."""
    kind = noun.meaning("kind")
    actor = actors[0] if actors else None
    if noun.word in MUSIC_WORDS and action in ("sing", "play_instrument"):
        return
    clothing = noun.meaning("clothing", "wearing")
    hair = noun.best is not None and noun.best.field == "body" and noun.best.value == "hair"
    anothers = any(k.relation == "of" and k.noun.meaning("kind") is not None for k in noun.links)
    hair = hair and not (noun.language == "ja" and anothers)  # 孫の髪を三つ編みにする
    hair = hair and (bool(noun.modifiers) or noun.language == "ja")  # who raises an eyebrow has more hair than that
    if actor is not None and hair and draft.cast.group(actor) == "person" and action != "cook":
        say_of_member(draft, Link("with", noun), actor, None)  # 長い黒髪をなびかせる
        return
    if actor is not None and clothing is not None and (kind is None or clothing.cost < kind.cost):
        dress(draft, actor, noun)
        return
    part = noun.language == "ja" and noun.best is not None and noun.best.field == "body"
    if actor is not None and part and undergo(draft, noun, actors):
        return
    if actor is None or kind is None:
        if noun.pronoun is not None:
            target = draft.cast.of(noun)
            if target is not None and actor is not None and target is not actor:
                actor.attributes.setdefault("target", target.kind)
            return
        if noun.name is not None and actor is not None:
            target = draft.cast.of(noun)
            if target is not None:
                actor.attributes.setdefault("target", target.name or target.kind)
            return
        see_scenery(draft, noun, None)
        told = noun.language == "en" and noun.best is None and nominal_action(draft, noun) is None
        if told and actor is not None and draft.words.table.known(noun.word, "n"):
            aim(draft, actor, "target", noun, noun.word)  # who chews a ticket
            draft.unknown[:] = [word for word in draft.unknown if word != noun.word]
            draft.cast.say(draft.cast.wording.not_shown([noun.word]))
        return
    if noun.language == "ja" and noun.best is noun.meaning("body") is not None:
        undergo(draft, noun, actors)
        return
    known = draft.words.kinds[kind.value]
    if action in ("ride", "drive", "sail") and known.group in ("vehicle", "animal"):
        mount(draft, noun, actors)
        return
    if (known.name in ("cake", "apple", "bread", "egg") and action in ("cook", "eat")) or (
        known.group == "vehicle" and action == "stand"
    ):
        aim(draft, actor, "target", noun, known.name)
        if action == "eat":
            take_in_hand(draft, noun, actors)
        return
    banged = action in ("bounce", "push") and noun.word in ("gavel", "hammer", "mallet", "bat", "stick", "cane")
    shaken = (action == "bounce" or banged) and known.held and draft.cast.group(actor) == "person"
    if shaken:
        take_in_hand(draft, noun, actors)  # shakes his umbrella
        return
    opened = action == "open" and known.name == "box" and noun.word not in PARCELS
    held = (
        known.group == "thing"
        and not opened
        and (action in IN_HAND or action == "play_instrument")
        and known.name not in ("piano", "drum")
    )
    if held:
        take_in_hand(draft, noun, actors)
        return
    if known.group == "thing" and action in ("look", "sit", "lie", "talk", "paint", "cook", "climb", "sleep"):
        scenic = noun.meaning("surroundings", "place")
        if scenic is not None or known.name in ("table", "chair", "tree", "rock", "moon", "star", "cloud"):
            aim(draft, actor, "target", noun, known.name)
            see_scenery(draft, noun, None)
            return
    thing = draft.cast.of(noun, apart=actor)
    if thing is None:
        return
    if noun.language == "en":
        see_modifiers(draft, noun)
    follow_links(draft, noun.links, thing, noun)
    if first and thing is not actor:
        for member in actors:
            member.attributes.setdefault("target", thing.kind)
    if not thing.actions and action in ("kick", "throw") and draft.cast.group(thing) == "thing":
        thing.actions.append("roll" if action == "kick" else "fly")
    if not thing.actions and action in ("run", "walk") and draft.cast.group(thing) in ("person", "animal"):
        thing.actions.append(draft.cast.fitting(thing, action))


def undergo(draft: Draft, noun: Noun, actors: list[Member]) -> bool:
    """おじいさんの髭を剃る, 部下の肩を叩く: whose part of the body it is undergoes it. False where it is nobody's."""
    draft.setting.used.add(noun.word)
    for link in noun.links:
        if link.relation != "of" or (link.noun.meaning("kind") is None and link.noun.name is None):
            continue
        other = draft.cast.of(link.noun, apart=actors[0] if actors else None)
        if other is None or draft.cast.group(other) not in ("person", "animal"):
            continue
        for member in actors if other not in actors else ():
            member.attributes.setdefault("target", other.name or other.kind)
        return True
    return False


def hold(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To hold, to carry in the arms: things in hand, animals and children as subjects held."""
    if deed.negated:
        return
    for noun in deed.objects:
        kind = noun.meaning("kind")
        if kind is None:
            act_on(draft, noun, "hold", actors, True)
            part = noun.best is not None and noun.best.field == "body"  # 頭を抱える
            for member in actors if noun.pronoun is None and noun.name is None and noun.word and not part else ():
                keep_noun(draft, member, "holding", noun, "")
            continue
        group = draft.words.kinds[kind.value].group
        if group in ("person", "animal") and actors:
            held = draft.cast.of(noun)
            for member in actors:
                member.attributes.setdefault("holding", kind.value)
                keep_noun(draft, member, "holding", noun, kind.value)
            if held is not None and held is not actors[0]:
                held.attributes.setdefault("on", f"hand:{actors[0].kind}")
                held.actions = held.actions or ["lie"]
        elif actors:
            take_in_hand(draft, noun, actors)
        else:
            read_loose(draft, noun)
        if kind.value == "umbrella" and deed.word in ("差す", "さす"):
            draft.setting.hints.append("rain")
    if not deed.objects:
        for member in actors:
            draft.cast.act(member, "stand")


def wear(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To wear, to be dressed in."""
    put_into = [link.noun for link in deed.links if link.relation in ("in", "with")]
    if deed.objects and put_into and put_into[0].language == "ja":
        put_into = []  # 首輪にリードをつける
    for noun in [*deed.objects, *put_into]:
        if not deed.negated and not noun.negated:
            for member in actors:
                dress(draft, member, noun)
                if noun.meaning("clothing", "wearing") is None and noun.meaning("kind") is not None:
                    keep_noun(draft, member, "wearing", noun, "")  # a cow wearing marigolds
    deed.links = [link for link in deed.links if link.noun.meaning("clothing", "wearing", "body") is None]


def place_object(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """``頭に猫を載せて``: the object is on something, perhaps on who put it there."""
    holder = actors[0] if actors else None
    for noun in deed.objects:
        thing = draft.cast.of(noun)
        if thing is None:
            see_scenery(draft, noun, None)
            for link in deed.links if noun.language == "en" else ():
                see_scenery(draft, link.noun, link.relation)  # sets a ruby into a watch
            continue
        for link in deed.links:
            put_on(draft, thing, link, holder)
    if deed.objects:
        deed.links = [link for link in deed.links if link.noun.meaning("body", "kind") is None]


def be_there(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """To be, to be seen, to begin: the nouns are there; a deed may hide in the object (``takes a bow``)."""
    for noun in [*deed.objects, *(link.noun for link in deed.links if link.relation == "for")]:
        nominal = nominal_action(draft, noun, deed.word)
        for link in noun.links if nominal is None and noun.meaning("kind") is None else ():
            nominal = nominal or nominal_action(draft, link.noun, deed.word)  # ダンスの練習をする
        kind = noun.meaning("kind")
        unnamed = noun.best is None and nominal is None and noun.pronoun is None and noun.language == "en"
        if unnamed and deed.word in DONE and actors and not deed.negated and draft.words.table.known(noun.word, "n"):
            for member in actors:  # does yoga, gives a haircut
                said = [word for word in member.attributes.get("deed", "").split(", ") if word]
                member.attributes["deed"] = ", ".join(dict.fromkeys([*said, noun.word]))
            draft.cast.say(draft.cast.wording.not_shown([noun.word]))
            follow_links(draft, noun.links, None, noun)
            continue
        if kind is not None and draft.words.kinds[kind.value].instrument and actors and not deed.negated:
            for member in actors:  # practices the trumpet
                draft.cast.act(member, "play_instrument")
            take_in_hand(draft, noun, actors)
            continue
        if nominal and actors and not deed.negated:
            for member in actors:
                draft.cast.act(member, nominal)
                for modifier in noun.modifiers:
                    fields = {m.field: m.value for m in modifier.meanings}
                    if "manner" in fields:
                        member.attributes.setdefault("manner", fields["manner"])
                if noun.count and noun.count > 1 and nominal in ("spin_jump", "spin", "backflip"):
                    member.attributes["turns"] = str(noun.count)
            continue
        if noun.negated:
            draft.setting.see(noun, None, role="object")
        elif noun.meaning("clothing", "wearing") is not None and actors and noun.meaning("kind") is None:
            for member in actors:
                dress(draft, member, noun)
        elif noun in deed.objects:
            read_loose(draft, noun, "object" if actors and not deed.meanings else "loose")
    if not deed.objects and not actors and not deed.actors:
        for link in deed.links:
            see_scenery(draft, link.noun, link.relation)
        deed.links = []
    if not deed.meanings and not deed.quotes and deed.word not in draft.setting.used:
        misunderstood(draft, deed.word)
    for modifier in deed.manners:
        for member in actors:
            draft.cast.describe(member, modifier)
