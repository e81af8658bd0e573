"""What a member of the cast wears, holds and rides."""

from studio.reading.cast import Member
from studio.reading.draft import Draft
from studio.reading.phrases import Noun


def take_in_hand(draft: Draft, noun: Noun, actors: list[Member]) -> None:
    kind = noun.meaning("kind")
    if kind is None:
        return
    for member in actors:
        member.attributes.setdefault("holding", kind.value)
        color = next((m.value for mod in noun.modifiers for m in mod.meanings if m.field == "color"), None)
        if color:
            member.attributes.setdefault("holding_color", color)
    count_as_carried(draft, noun)


def count_as_carried(draft: Draft, noun: Noun) -> None:
    """What is carried or ridden is in its bearer's attributes; the noun points to no subject of its own."""
    member = draft.cast.of(noun)
    if member is not None:
        member.held = True


def mount(draft: Draft, noun: Noun, actors: list[Member]) -> None:
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
    count_as_carried(draft, noun)


def dress(draft: Draft, member: Member, noun: Noun) -> None:
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
