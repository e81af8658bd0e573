"""Who does a deed: the members its nouns mean, owners for their things, somebody for hands that knit."""

from studio.reading.composing.bearing import dress
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import Draft, misunderstood, nominal_action
from studio.reading.composing.nouns import see_modifiers
from studio.reading.composing.own_words import keep_thing
from studio.reading.composing.relations import follow_links, say_of_member
from studio.reading.phrases import Deed, Link, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

HUMAN = wordset("talk shout sing laugh cry dance read write cook clap bow kneel hug play")
"""Deeds of people, whatever they are called."""


def turn_round(draft: Draft, deed: Deed) -> None:
    """``chased by goats``, ``コウモリに襲われる``: who it is done by does it."""
    agents = [
        link
        for link in deed.links
        if link.relation in ("beside", "by", "in")
        and (kind := link.noun.meaning("kind")) is not None
        and (link.noun.best is kind or link.noun.count == 1)
        and draft.words.kinds[kind.value].group in ("person", "animal")
    ]
    for link in agents:
        link.noun.meanings = tuple(m for m in link.noun.meanings if m.field not in ("place", "surroundings"))
    parts = [n for n in deed.objects if n.language == "ja" and n.best is not None and n.best is n.meaning("body")]
    if agents and len(parts) == len(deed.objects):  # 母親に手を引かれる: it is the mother who pulls
        deed.links = [link for link in deed.links if link not in agents]
        deed.objects, deed.actors, deed.passive = deed.actors, [link.noun for link in agents], False


def owners_do(deed: Deed) -> None:
    """*A watchmaker's tweezers set a stone*: he does, with them; but a child's balloon drifts by itself."""
    for noun in list(deed.actors) if deed.objects and not deed.passive else ():
        owner = next((link.noun for link in noun.links if link.relation == "whose"), None)
        if owner is not None:
            noun.links = [link for link in noun.links if link.relation != "whose"]
            owner.links.append(Link("holding", noun))
            deed.actors[deed.actors.index(noun)] = owner


def dress_actors(draft: Draft, deed: Deed) -> None:
    """*A man with a beard and a red shirt tries …*: a garment among the doers is worn by the one before it."""
    first = deed.actors[0] if deed.actors else None
    worn = first.meaning("clothing", "wearing") if first is not None and first.language == "en" else None
    people = draft.cast.people()
    loose = worn is not None and first is not None and not first.definite and first.count is None
    part = first is not None and first.best is first.meaning("body") is not None and bool(first.modifiers)
    part = part and first is not None and first.language == "en" and not first.definite and not first.links
    loose = loose and first is not None and worn is not None and _worn_rather(first, worn)
    if first is not None and people and (loose or part):
        if loose:
            dress(draft, people[-1], first)  # a skateboarder, backwards cap, grinding a rail
        else:
            say_of_member(draft, Link("with", first), people[-1], None)  # a nurse, tired eyes, leaning on a wall
            draft.cast.used.update([first.word, *(m.word for m in first.modifiers)])
        person = Noun(people[-1].word, language=first.language)
        draft.cast.means(person, people[-1])
        deed.actors[0] = person
    for before, noun in zip(deed.actors[:-1], deed.actors[1:], strict=True):
        worn = noun.meaning("clothing", "wearing")
        wearer = draft.cast.of(before) if worn is not None and noun.best is worn else None
        if wearer is not None and draft.cast.group(wearer) in ("person", "animal"):
            dress(draft, wearer, noun)
            deed.actors = [other for other in deed.actors if other is not noun]


def _worn_rather(noun: Noun, worn: Meaning) -> bool:
    """Whether something named is before all what somebody wears."""
    kind = noun.meaning("kind")
    return worn.cost < 1 and (kind is None or worn.cost <= kind.cost)


def somebody_does(draft: Draft, deed: Deed) -> None:
    """Who speaks, laughs or writes by a name that no dictionary leads on from is somebody."""
    human = bool(deed.quotes) or any(m.field == "action" and m.value in HUMAN for m in deed.meanings)
    for noun in deed.actors if human and not deed.passive else ():
        unknown = noun.name is None and noun.pronoun is None and not noun.meanings and len(noun.word) > 1
        if unknown and 14 in draft.words.table.domains(noun.word):  # the crew shouts
            noun.meanings, noun.count = (Meaning("kind", "person", 2.0, noun.word),), noun.count or 5
        elif unknown and (noun.language == "ja" or not draft.words.table.known(noun.word, "n")):
            noun.meanings = (Meaning("kind", "person", 2.0, noun.word),)


def find_actors(draft: Draft, noun: Noun) -> list[Member]:
    """The members a subject noun means: *they* are all of those who came one by one, 二人 the last two of them."""
    if noun.pronoun == "they" and not noun.negated:
        one_by_one = draft.cast.apart()
        if len(one_by_one) > 1:
            return one_by_one[-noun.count :] if noun.count else one_by_one
    found = find_actor(draft, noun)
    return [] if found is None else [found]


def find_actor(draft: Draft, noun: Noun) -> Member | None:
    """The member a subject noun means; None when it is part of the setting or of nothing."""
    if noun.negated:
        draft.setting.see(noun, None, role="actor")
        return None
    known = noun.meaning("kind") is not None or noun.name is not None or noun.pronoun is not None
    member = draft.cast.of(noun)
    if member is None and noun.best is not None and not known:
        member = stand_in(draft, noun)
    if member is None and (nominal := nominal_action(draft, noun)) is not None:
        return find_doer(draft, noun, nominal)
    if member is None:
        seen = noun.pronoun is not None or draft.setting.see(noun, None, role="actor")
        if not seen and not (noun.language == "ja" and keep_thing(draft, noun)) and noun.best is None:
            misunderstood(draft, noun.word)
        follow_links(draft, noun.links, None, noun)
        return None
    follow_links(draft, noun.links, member, noun)
    see_modifiers(draft, noun)
    return member


def stand_in(draft: Draft, noun: Noun) -> Member | None:
    """Somebody for hands that knit where nobody is named, and a garment that is a thing by itself."""
    body, worn = noun.meaning("body"), noun.meaning("clothing", "wearing")
    people = draft.cast.people()
    if worn is noun.best is not None and noun.language == "ja" and people:  # 眼鏡がずり落ちそう
        dress(draft, people[-1], noun)
        return None
    if worn is not None and worn is noun.best and noun.language == "ja" and worn.value not in draft.words.kinds:
        own = draft.words.english_of(noun.word, "n", worn.value)  # 帽子が飛ばされ、少女が追う
        draft.setting.add_surroundings(own if own.isascii() else worn.value)
        draft.setting.used.add(noun.word)
        return None
    owner = next((k.noun for k in noun.links if k.relation == "of" and k.noun.meaning("kind") is not None), None)
    shining = noun.best is not None and noun.best.field == "ignored"
    if owner is not None and noun.language == "ja" and shining:
        return draft.cast.of(owner)  # 潜水艇のライトが近づく
    if body is noun.best and body is not None and owner is not None:
        return draft.cast.of(owner)  # the chef's hands chop
    if worn is noun.best and worn is not None and owner is not None and (wearer := draft.cast.of(owner)) is not None:
        dress(draft, wearer, noun)
        return wearer  # an astronaut's glove reaches out
    if body is noun.best and body is not None and body.value != "voice" and not draft.cast.people():
        if not any(draft.cast.group(m) == "animal" for m in draft.cast.members):
            somebody = draft.cast.somebody("person")
            somebody.attributes["word"] = noun.word if noun.language == "en" else body.value  # hands chop carrots
            return draft.cast.means(noun, somebody)
        return None
    if body is noun.best and body is not None and body.value == "hand" and noun.language == "ja":
        return draft.cast.people()[-1]  # 手が震える
    if worn is noun.best and worn is not None and worn.value in draft.words.kinds and not draft.cast.people():
        noun.meanings = (Meaning("kind", worn.value, 0.0, worn.value),)
        return draft.cast.of(noun)
    return None


def find_doer(draft: Draft, noun: Noun, action: str) -> Member | None:
    """Who does a deed that is named by a noun: in *a basketball shot misses* the ball, and a player we add."""
    thing = next((m for link in noun.links if (m := draft.cast.of(link.noun)) is not None), None)
    for modifier in noun.modifiers:
        kind = next((m for m in modifier.meanings if m.field == "kind"), None)
        thing = thing or (draft.cast.of(Noun(modifier.word, (kind,), language=noun.language)) if kind else None)
    if action == "shoot_basket":
        player = next(iter(draft.cast.people()), None)
        if player is None:
            player = Member(kind="basketball_player", attributes={"target": "basketball", "age": "young"})
            draft.cast.members.insert(0, player)
            draft.cast.notes.append(draft.cast.wording.assumed("subjects", "basketball_player"))
        draft.cast.act(player, action)
        if thing is None:
            thing = Member(kind="basketball", word="basketball")
            draft.cast.members.append(thing)
        return thing
    if thing is not None:
        draft.cast.act(thing, action)
    return thing
