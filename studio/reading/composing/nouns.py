"""Nouns that no verb took: a subject that is simply there, a place, an hour, a style, a sound."""

from collections.abc import Sequence

from studio.reading.composing.bearing import dress
from studio.reading.composing.cast import HAIRY
from studio.reading.composing.draft import Draft, all_meanings, misunderstood, nominal_action
from studio.reading.composing.own_words import keep_thing
from studio.reading.composing.relations import TRAINS, add_deed, follow_links, say_of_member
from studio.reading.composing.setting import AFAR, FULL, LIT, MUSIC_WORDS, PLAIN_WORDS
from studio.reading.phrases import Deed, Link, Modifier, Noun
from studio.reading.words.likeness import MAX_WORDS
from studio.reading.words.wordset import wordset

SHOWN_PARTS = wordset("目 瞳 眼 まぶた 唇 口元 横顔 手 両手 指先 手元 足元 背中 うなじ 足 裸足")
"""Parts of the body that are filmed by themselves."""
CONTESTS = wordset("chase race fight battle duel brawl wrestling swordfight showdown snowball_fight pillow_fight")
"""What several are in together."""
HAPPENINGS = wordset("match game speech lesson class contest ceremony competition session tutorial play practice")
"""What is going on, which is no thing."""
PASSED = wordset("through along toward over from beside")
"""Where the camera goes by those who are counted: it pans *across a row of five pumpkins*."""


def read_loose(draft: Draft, noun: Noun, role: str = "loose") -> None:
    """A noun phrase by itself: a subject, or something of the setting. ``role`` is ``object`` where a deed has it."""
    if noun.negated:
        draft.setting.see(noun, None, role="loose")
        return
    if noun.group == "quality":  # 子犬を助ける。ずぶ濡れ
        shown = [m for m in draft.cast.members if not m.held]
        living = [m for m in shown if draft.cast.group(m) in ("person", "animal")]
        for member in (living or shown)[-1:]:
            draft.cast.trait(member, Modifier(noun.word, noun.meanings))
        return
    if noun.language == "en" and noun.word.rpartition("_")[2] in HAPPENINGS:
        noun.meanings = tuple(m for m in noun.meanings if m.field != "kind" or m.cost < 0.5)  # a match is no box
    relation = None
    for link in list(noun.links):
        if link.relation == "as":
            relation = link.noun.word
            noun.links.remove(link)
    if only_heard(draft, noun):
        return
    if noun.word in MUSIC_WORDS:
        draft.setting.see(noun, relation, role="loose")
        return
    if noun.word in LIT and noun.language == "en" and noun.count is None:
        noun.meanings = tuple(m for m in noun.meanings if m.field != "kind")  # red lighting is no box
    tuned = any(m.field == "music" for mod in noun.modifiers for m in all_meanings(draft, mod))
    sounding = noun.meaning("music") is not None and noun.meaning("style") is None
    if tuned and sounding and relation is None and noun.count is None:
        draft.setting.hear_music([*noun.modifiers, Modifier(noun.word, noun.meanings)], noun.word)  # punk rock
        return
    best = noun.best
    kind = noun.meaning("kind")
    full = any(word.startswith(FULL) for word in (noun.word, *(m.word for m in noun.modifiers)))
    if kind is not None and kind.value in TRAINS and (relation in ("in", "on") or (full and relation is None)):
        draft.setting.add_place("train_interior", 6.5)
        see_modifiers(draft, noun)
        return
    scenic = noun.meaning("place", "time_of_day", "weather", "style", "surroundings", "sound")
    moody = any(m.field == "music_mood" for mod in noun.modifiers for m in all_meanings(draft, mod))
    acoustic = kind is not None and kind.value in draft.words.kinds and draft.words.kinds[kind.value].instrument
    if acoustic and relation is None and noun.count is None and not noun.definite and not noun.meaning("music"):
        heard = next((m for m in draft.words.listed(noun.word.rpartition("_")[2]) if m.field == "music"), None)
        noun.meanings = (*noun.meanings, heard) if heard is not None else noun.meanings
    # Music: only a low drum.
    asked = draft.setting.music_open and relation is None and noun.count is None
    # A temple, shakuhachi; bagpipes in the distance: without an article nobody sees it.
    afar = any(link.noun.word in ("distance", "background") for link in noun.links)
    bare = acoustic and noun.language == "en" and (afar or not noun.plural) and not noun.definite
    wished = (
        moody
        or asked
        or (bare and relation is None and noun.count is None)
        or (relation is None and noun.count is None and bool(draft.cast.members))
    )
    if noun.meaning("music") is not None and scenic is None and (kind is None or wished):
        around = [*noun.modifiers, *(Modifier(k.noun.word, k.noun.meanings) for k in noun.links)]
        draft.setting.hear_music([*around, Modifier(noun.word, noun.meanings)], noun.word)
        return
    garment = noun.meaning("clothing", "wearing")
    people = draft.cast.people()
    if best is not None and best.field == "mood" and people and relation is None and noun.language == "ja":
        people[-1].attributes.setdefault("mood", best.value)  # …の少女、笑顔
        draft.setting.used.add(noun.word)
        return
    if (
        garment is not None
        and garment is best
        and noun.language == "en"
        and relation is None
        and people
        and garment.cost < 2.5
    ):
        dress(draft, people[-1], noun)
        return
    part = noun.language == "en" and best is not None and best.field == "body" and relation is None and noun.modifiers
    if part and people and not noun.definite:
        say_of_member(draft, Link("with", noun), people[-1], None)  # a nurse, tired eyes
        draft.cast.used.update([noun.word, *(m.word for m in noun.modifiers)])
        return
    if garment is not None and garment.cost < 1 and people and (kind is None or garment.cost <= kind.cost):
        dress(draft, people[-1], noun)  # a detective, trench coat, rain
        return
    if noun.pronoun == "one" and (one := draft.cast.of(noun)) is not None:
        follow_links(draft, noun.links, one, noun)  # one of them holding a ring
        return
    counted = noun.language == "en" and (noun.group is not None or (noun.count or 0) > 1)
    shown = relation in (None, "with") or (relation in PASSED and counted and scenic is None)
    as_subject = kind is not None and (scenic is None or kind.cost <= scenic.cost) and shown
    if as_subject and scenic is not None and scenic.field == "surroundings" and relation is not None:
        as_subject = False
    if as_subject or noun.name is not None:
        member = draft.cast.of(noun)
        if member is not None:
            follow_links(draft, noun.links, member, noun)
            see_modifiers(draft, noun)
            return
    if relation is None and noun.language == "en" and is_contest(draft, noun):
        return
    seen = draft.setting.see(noun, relation, role=role)
    follow_links(draft, noun.links, None, noun)
    if not seen and noun.language == "ja" and noun.meaning("kind") is None and nominal_action(draft, noun):
        draft.idle.append(noun)
        return
    if not seen and best is None and noun.pronoun is None:
        musical = any(m.field == "music" for mod in noun.modifiers for m in draft.words.listed(mod.word))
        if musical and draft.setting.music is None and draft.cast.members and relation is None and noun.count is None:
            draft.setting.hear_music(noun.modifiers, noun.word)  # a rock guitar riff
            return
        for modifier in noun.modifiers:
            part = Noun(modifier.word, modifier.meanings, language=noun.language)
            if part.best is part.meaning("kind", "clothing", "wearing", "sound") is not None:
                read_loose(draft, part)  # 花火大会, ゾンビだらけ: the part that is known is there
            elif not modifier.meanings:
                misunderstood(draft, modifier.word)
        if not keep_thing(draft, noun):
            misunderstood(draft, noun.word)


def show_parts(draft: Draft, items: Sequence[Deed | Noun]) -> None:
    """瞳の超アップ: somebody for a part of the body where nobody else is there."""
    if any(draft.cast.group(member) in ("person", "animal") for member in draft.cast.members):
        return
    nouns = [noun for item in items for noun in ([item] if isinstance(item, Noun) else [k.noun for k in item.links])]
    parts = [noun for noun in nouns if noun.language == "ja" and not noun.negated and noun.best is not None]
    parts = [noun for noun in parts if noun.best is noun.meaning("body") and noun.word in SHOWN_PARTS]
    if not parts:
        return
    somebody = draft.cast.somebody("person")
    own = draft.words.english_of(parts[0].word, "n")
    somebody.attributes.setdefault("word", own if own.isascii() else "eyes")
    for noun in parts:
        tints = [m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"]
        body = noun.meaning("body")
        if tints and body is not None and body.value in ("eyes", "hair"):
            somebody.attributes[f"{body.value}_color"] = tints[0]
        draft.setting.used.update([noun.word, *(mod.word for mod in noun.modifiers)])


def is_contest(draft: Draft, noun: Noun) -> bool:
    """``a car chase``, ``snail race``, ``a sword fight``: those who are in it do it, whoever they are."""
    action = nominal_action(draft, noun) if noun.word in CONTESTS else None
    if action is None:
        return False
    about = [*noun.modifiers, *(Modifier(link.noun.word, link.noun.meanings) for link in noun.links)]
    kinds = [(m, kind) for m in about if (kind := next((x for x in m.meanings if x.field == "kind"), None)) is not None]
    alive = [(m, kind) for m, kind in kinds if draft.words.kinds[kind.value].group != "thing"]
    for modifier, kind in alive[:1]:
        member = draft.cast.of(Noun(modifier.word, (kind,), count=max(2, noun.count or 0), plural=True, definite=True))
        noun.modifiers = [m for m in noun.modifiers if m is not modifier]
        noun.links = [link for link in noun.links if link.noun.word != modifier.word]
        if member is not None:
            member.vague = noun.count in (None, 1)
            draft.cast.act(member, action)
            add_deed(member, noun.word)
    people = [] if alive else draft.cast.people()
    if not alive and not people:
        people = [draft.cast.somebody("person")]
        people[0].count = 2
    for member in people:
        draft.cast.act(member, action)
        add_deed(member, noun.word)
    draft.setting.used.update([noun.word, *(m.word for m in about)])
    follow_links(draft, noun.links, None, noun)
    for modifier in noun.modifiers:
        draft.setting.modifier(modifier, noun)
    return True


def only_heard(draft: Draft, noun: Noun) -> bool:
    """A noun that is only heard: ``birdsong``, ``crackling``, ``波の音``."""
    heard = [m for m in noun.meanings if m.field == "sound"]
    if noun.language == "en" and heard and any(link.noun.word in AFAR for link in noun.links):
        draft.setting.add_sound(heard[0].value)  # explosions in the distance
        see_sources(draft, noun)
        return True
    for link in noun.links if heard else ():  # オオカミの遠吠え
        owner = link.noun.meaning("kind")
        heard = [m for m in draft.words.listed(owner.value if owner else "") if m.field == "sound"] or heard
    if heard and noun.meaning("kind", "place", "weather", "surroundings") is None:
        draft.setting.add_sound(heard[0].value)
        see_sources(draft, noun)
        return True
    unlike = noun.best is None or (noun.best.cost > 1.5 and noun.count is None)  # a deep rumble
    if noun.language == "en" and unlike and draft.setting.sounding(noun.word):
        of = [k.noun for k in noun.links if k.relation == "of"]
        named = (draft.setting.sound_value(n.word, ()) for n in of)
        draft.setting.add_sound(next((value for value in named if value), noun.word))
        draft.setting.used.update([noun.word, *(n.word for n in of)])
        see_sources(draft, noun)
        return True
    return False


def see_sources(draft: Draft, noun: Noun) -> None:
    """Where a sound comes from is where the scene is: the hum of the garage, waves lapping at the pier."""
    for link in noun.links:
        if link.relation in ("of", "in", "from", "at") and link.noun.meaning("place") is link.noun.best is not None:
            draft.setting.see(link.noun, "in", role="link")


def read_loose_word(draft: Draft, modifier: Modifier) -> None:
    """An adjective or adverb that no noun and no verb took."""
    noun = Noun(modifier.word, modifier.meanings)
    if any(m.field == "manner" for m in modifier.meanings):
        draft.setting.used.add(modifier.word)  # the camera orbits slowly
    draft.setting.modifier(modifier, noun)


def see_modifiers(draft: Draft, noun: Noun) -> None:
    """What a subject's modifiers say of the setting; those that say nothing at all are remarked on."""
    for modifier in noun.modifiers:
        draft.setting.modifier(modifier, noun)
        if modifier.word in ("burning", "blazing", "燃える"):
            draft.setting.add_surroundings("fire")
        described = (
            modifier.meanings
            or modifier.word in ("男性", "女性")
            or modifier.word in HAIRY
            or modifier.word in PLAIN_WORDS
            or (noun.language == "ja" and modifier.word in draft.cast.used)
            or "_" in modifier.word
            or modifier.word in draft.cast.used
        )
        if not described and len(modifier.word) > (1 if noun.language == "ja" else 2):
            if noun.language == "en" and (draft.words.table.known(modifier.word, "a") or modifier.word.endswith("ed")):
                draft.cast.say(draft.cast.wording.not_shown([modifier.word]))  # known, and kept among the traits
            else:
                misunderstood(draft, modifier.word)


def match_by_likeness(draft: Draft, noun: Noun) -> None:
    """Give a noun that no dictionary knows the meaning it is most like, and say so."""
    nameless = noun.name is None and noun.pronoun is None and not noun.meanings and len(noun.word) > 2
    if draft.likeness is None or not nameless or draft.asked >= MAX_WORDS or noun.word in draft.words.landmarks:
        return
    if (
        not noun.word.replace("_", "").isalpha()
        or nominal_action(draft, noun)
        or draft.words.table.known(noun.word, "n")
        or draft.words.is_thing(draft.words.english_of(noun.word, "n"))
    ):
        return
    draft.asked += 1
    meaning = draft.likeness.meaning(noun.word, noun.language)
    if meaning is not None:
        noun.meanings = (meaning,)
        draft.cast.notes.append(draft.cast.wording.guessed(noun.word, meaning.value))
