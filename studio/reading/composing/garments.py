"""Garments that nobody wears: shoes on a floor, a coat on its hanger, a product shot of a sneaker."""

from collections.abc import Iterable, Iterator

from studio.reading.composing.draft import Draft
from studio.reading.phrases import Deed, Link, Noun, Parse
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

_BY_WORD = {
    "sneaker": "sneakers", "sneakers": "sneakers", "running_shoe": "sneakers", "スニーカー": "sneakers",
    "shoe": "shoes", "shoes": "shoes", "靴": "shoes", "革靴": "shoes", "sandal": "sandals", "sandals": "sandals",
    "サンダル": "sandals", "草履": "sandals", "下駄": "sandals", "high_heel": "high_heels", "high_heels": "high_heels",
    "heels": "high_heels", "ハイヒール": "high_heels", "top_hat": "top_hat", "シルクハット": "top_hat",
}  # fmt: skip
_BY_GARMENT = {
    **dict.fromkeys(wordset("shirt t_shirt tank_top"), "shirt"),
    **dict.fromkeys(wordset("sweater cardigan hoodie sweatshirt"), "sweater"),
    **dict.fromkeys(wordset("jacket leather_jacket blazer suit tuxedo uniform parka"), "jacket"),
    **dict.fromkeys(wordset("coat trench_coat raincoat lab_coat robe cape"), "coat"),
    **dict.fromkeys(wordset("dress gown wedding_dress"), "dress"),
    **dict.fromkeys(wordset("kimono yukata"), "kimono"),
    **{kind: kind for kind in wordset("hat straw_hat cap helmet crown glasses sunglasses mask scarf gloves boots")},
    "headphones": "headphones",
}  # fmt: skip
"""What the stage has of them, by the garment they are read as."""

_PAIRS = wordset("sneakers shoes sandals high_heels boots gloves glasses sunglasses headphones")
_A_PAIR = 2
"""*Shoes* and *a pair of shoes* are one thing."""

_SOMEBODY = ("person", "animal")


def unworn(draft: Draft, parse: Parse) -> None:
    """Garments become things where nobody is there who could wear them."""
    if draft.cast.members or parse.quotes or any(_is_somebody(draft, noun) for noun in _nouns(parse)):
        return
    for noun in _nouns(parse):
        worn, thing = noun.meaning("clothing", "wearing"), noun.meaning("kind")
        kind = thing.value if thing is not None else None
        if worn is not None and worn is noun.best:
            kind = _BY_WORD.get(noun.word) or _BY_GARMENT.get(worn.value)
            if kind in draft.words.kinds:
                noun.meanings = (Meaning("kind", kind, 0.0, worn.via),)
        if kind in _PAIRS and noun.count in (None, _A_PAIR):
            noun.count, noun.plural = None, False


def _is_somebody(draft: Draft, noun: Noun) -> bool:
    """People, animals and what belongs to a body: the hands that tie the shoes."""
    if noun.pronoun is not None or noun.name is not None or noun.meaning("body") is not None:
        return True
    kind = noun.meaning("kind")
    return kind is not None and draft.words.kinds[kind.value].group in _SOMEBODY and not noun.negated


def _nouns(parse: Parse) -> Iterator[Noun]:
    for item in parse.order:
        if isinstance(item, Deed):
            yield from _all([*item.actors, *item.objects, *item.things])
            yield from _linked(item.links)
        else:
            yield from _all([item])


def _all(nouns: Iterable[Noun]) -> Iterator[Noun]:
    for noun in nouns:
        yield noun
        yield from _linked(noun.links)


def _linked(links: Iterable[Link]) -> Iterator[Noun]:
    yield from _all(link.noun for link in links)
