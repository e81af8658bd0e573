"""What a member of the cast wears, holds and rides."""

from collections.abc import Sequence

from studio.reading.composing.cast import Member
from studio.reading.composing.draft import Draft
from studio.reading.composing.own_words import keep_garment, keep_noun
from studio.reading.phrases import Noun


def take_in_hand(draft: Draft, noun: Noun, actors: list[Member]) -> None:
    """A thing in the hands of each actor, with its colour; it is no subject of its own."""
    kind = noun.meaning("kind")
    if kind is None:
        return
    for member in actors:
        member.attributes.setdefault("holding", kind.value)
        if member.attributes["holding"] == kind.value:
            keep_noun(draft, member, "holding", noun, kind.value)
        color = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"), None)
        if color:
            member.attributes.setdefault("holding_color", color)
    for link in noun.links:
        own = link.noun.word if noun.language == "en" else draft.words.english_of(link.noun.word, "n")
        if link.relation == "of" and draft.words.is_thing(own):  # a tray of glasses, ケーキのろうそく
            draft.setting.add_surroundings(own)
            draft.setting.describe(link.noun, own)
            draft.setting.used.add(link.noun.word)
    count_as_carried(draft, noun)


def meet_owners(draft: Draft, nouns: Sequence[Noun]) -> None:
    """Who has a thing that is named as his is there, with it in hand: *the guard's flashlight*."""
    for noun in nouns:
        for link in noun.links:
            owner = draft.cast.of(link.noun) if link.relation == "whose" else None
            thing = draft.cast.of(noun, make=False) if owner is not None else None
            by_itself = thing is not None and bool(thing.actions)  # a child's balloon drifts off
            if owner is not None and noun.meaning("kind") is not None and not by_itself:
                take_in_hand(draft, noun, [owner])
            else:
                meet_owners(draft, [link.noun])


def count_as_carried(draft: Draft, noun: Noun) -> None:
    """What is carried is in its bearer's attributes; the noun points to no subject of its own."""
    member = draft.cast.of(noun)
    if member is not None and not member.actions:
        member.held = True


def move_along(draft: Draft, noun: Noun, riders: list[Member]) -> None:
    """What is ridden is a subject too (a white horse is to be seen) and moves as its kind does."""
    ridden = draft.cast.of(noun)
    if ridden is None:
        return
    if noun.plural:
        ridden.count = max(1, sum(rider.count for rider in riders))
    if not ridden.actions:
        kind = draft.cast.known(ridden)
        gait = "run" if kind.group == "animal" else "drive" if kind.moves == "ride" else kind.moves
        ridden.actions.append("float" if ridden.kind in ("paddleboard", "surfboard") else gait)


def mount(draft: Draft, noun: Noun, actors: list[Member]) -> None:
    """Each actor rides, drives or sails what the noun names."""
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
            keep_noun(draft, member, "riding", noun, kind.value)
    move_along(draft, noun, actors)


def dress(draft: Draft, member: Member, noun: Noun) -> None:
    """A garment on a member: its colours and make before its name, as a person would say it."""
    meaning = noun.meaning("clothing", "wearing")
    if meaning is None:
        return
    tints = [m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"]
    word = meaning.value.replace("_", " ")
    said = " ".join([*dict.fromkeys(tints), word])
    worn = member.attributes.get(meaning.field)
    keep_garment(draft, member, meaning.field, noun, word)
    if worn and word in worn:
        return
    member.attributes[meaning.field] = f"{worn}, {said}" if worn else said
