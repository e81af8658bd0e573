"""The person's own words, kept beside the scene's word that stands in for them: ``hug`` for *stroke*, ``room`` for
*library*."""

from studio.project.rooms import room_of
from studio.reading.composing.cast import POINTING, Member
from studio.reading.composing.draft import Draft
from studio.reading.phrases import Deed, Modifier, Noun
from studio.reading.words.wordset import wordset

STUFFS = wordset(
    "marble stone glass gold silver bronze brass copper steel iron velvet silk leather paper plastic brick"
)
"""What things are made of, before their names."""
BUILT = frozenset(["temple", "castle", "shrine", "bridge", "village"])
"""Places that stand in others: a temple at the bottom of the sea."""


def keep_deed(draft: Draft, deed: Deed, actors: list[Member], action: str | None) -> None:
    """The verb as it was said, in each doer's ``deed``; a remark where the action is not that but the nearest to it."""
    own = draft.words.english_of(deed.phrase or deed.word, "v", action or "")
    own = own if own.isascii() else action or ""
    if deed.negated or (actors and (action or deed.meanings)):
        draft.setting.used.add(deed.word)
    if deed.negated or not own or own in ("be", "do"):
        return
    same = deed.word == draft.words.labels.get(action or "") or own.split("_")[0] == action
    for member in actors:
        if own in member.actions and own != "stand":
            continue
        said = [word for word in member.attributes.get("deed", "").split(", ") if word]
        if own not in said and len(said) < 6:
            member.attributes["deed"] = ", ".join([*said, own])
    plain = draft.words.verb(deed.word) if deed.word.isascii() else draft.words.japanese((deed.word,), "v")
    by_itself = any(meaning.value == action for meaning in plain)  # and not by what it is done to
    done = action is not None and any(draft.cast.fitting(m, action) in m.actions for m in actors)
    if action and done and by_itself and not same and not draft.words.is_sort_of(deed.word, action, "v"):
        draft.cast.say(draft.cast.wording.substituted(deed.word, action))


def keep_place(draft: Draft, place: str) -> None:
    """The noun a place was named by, among its surroundings; a remark where the place is another than that."""
    noun = draft.setting.named.get(place)
    if noun is None:
        return
    own = draft.words.english_of(noun.word, "n", place)
    if own.replace("_", "") == place.replace("_", ""):
        return
    draft.setting.add_surroundings(own if own.isascii() else "")
    if not draft.words.is_sort_of(noun.word, place, "n") and room_of(place, (own,)) is None:
        draft.cast.say(draft.cast.wording.substituted(noun.word, place))


def keep_other_places(draft: Draft, place: str) -> None:
    """The places named beside the one that says most, by their own names among the surroundings: the shopping street
    a shop is in."""
    for value, noun in draft.setting.named.items():
        if value == place or noun.negated or value in draft.setting.excluded:
            continue
        own = draft.words.english_of(noun.word, "n", value)
        built = value in BUILT and noun.language == "ja"
        if own.isascii() and (own != value or built):
            draft.setting.add_surroundings(own, value if built else "")


def keep_noun(draft: Draft, member: Member, key: str, noun: Noun, value: str) -> None:
    """What is held, ridden or aimed at by its own name, as ``holding_word`` and the like."""
    own = draft.words.english_of(noun.word, "n", value)
    if own and own != value:
        member.attributes.setdefault(f"{key}_word", own)
    if noun.language == "en" and (noun.count or 0) > 1:
        member.attributes.setdefault(f"{key}_count", str(noun.count))
    said = [m.word for m in noun.modifiers if _quality(draft, m, key)] if noun.language == "en" else []
    if said:
        member.attributes.setdefault(f"{key}_traits", ", ".join(said[:3]))
        draft.cast.used.update(said)


def aim(draft: Draft, member: Member, key: str, noun: Noun, value: str) -> None:
    """What something is done to, or where somebody is, with its own name; the first that is said stays."""
    if key not in member.attributes:
        member.attributes[key] = value
        keep_noun(draft, member, key, noun, value)


def keep_garment(draft: Draft, member: Member, key: str, noun: Noun, value: str) -> None:
    """How a garment was called and what it is like beyond its colour: *a leather waistcoat* is worn as a jacket."""
    how = [m.word for m in noun.modifiers if not any(x.field in ("color", "size") for x in m.meanings) or _tint(m)]
    if noun.meaning("wearing") is not None and value == "mask":  # キツネの面
        how += [draft.words.english_of(k.noun.word, "n", "") for k in noun.links if k.relation == "of"]
        draft.cast.used.update(k.noun.word for k in noun.links)
    said_so = [(word, draft.words.english_of(word, "a"), draft.words.english_of(word, "n")) for word in how]
    how = [next((own for own in owns if own.isascii()), word) for word, *owns in said_so]
    shades = [m for m in noun.modifiers if noun.language == "ja" and any(x.field == "color" for x in m.meanings)]
    told = [draft.words.everyday.said(m.word, "a") for m in shades]
    how += [shade for shade in told if shade and shade not in [x.value for m in shades for x in m.meanings]]  # 紺
    own = draft.words.english_of(noun.word, "n").replace("_", " ")
    draft.cast.used.update([noun.word, *(m.word for m in noun.modifiers)])
    said = " ".join([*how, own])
    if said != value and said.rstrip("s") != value.rstrip("s"):
        worn = member.attributes.get(f"{key}_word")
        if worn is not None and said in worn.split(", "):
            return
        member.attributes[f"{key}_word"] = f"{worn}, {said}" if worn else said
    if not draft.words.is_sort_of(noun.word, value.replace(" ", "_"), "n"):
        draft.cast.say(draft.cast.wording.substituted(noun.word, value))


def _quality(draft: Draft, modifier: Modifier, key: str) -> bool:
    """Whether a word says how a thing is that somebody has or deals with: a ripe tomato, a marble throne."""
    fields = {m.field for m in modifier.meanings if m.cost <= 2.2}
    if "color" in fields:
        return key not in ("holding", "riding")
    known = draft.words.table.known(modifier.word, "a") or modifier.word.endswith("ed") or modifier.word in STUFFS
    return known and not fields & {"time_of_day", "weather", "music", "sound"} and modifier.word not in POINTING


def _tint(modifier: Modifier) -> bool:
    """A colour by a name that says more than the one it is shown as: burgundy, navy."""
    color = next((m.value for m in modifier.meanings if m.field == "color"), None)
    return color is not None and modifier.word.isascii() and color not in modifier.word


def keep_stand_in(draft: Draft, noun: Noun, value: str, cost: float) -> None:
    """A thing of the place by its own name too, where another stands in for it, with a remark."""
    own = draft.words.english_of(noun.word, "n", value)
    draft.cast.used.add(noun.word)
    if own in (value, "") or not own.isascii():
        return
    draft.setting.add_surroundings(own)
    if cost > 0.5:
        draft.cast.say(draft.cast.wording.substituted(noun.word, value))


def keep_thing(draft: Draft, noun: Noun) -> bool:
    """A thing the studio has nothing like, by its own name among the surroundings, with a remark; False where it is
    no thing."""
    own = draft.words.english_of(noun.word, "n")
    if noun.language == "en" and noun.best is noun.meaning("body") is not None:
        draft.cast.used.add(noun.word)  # its own tail
        return True
    if not draft.words.is_thing(own):
        return False
    draft.setting.add_surroundings(own)
    draft.setting.describe(noun, own)
    draft.cast.used.add(noun.word)
    draft.cast.say(draft.cast.wording.not_shown([noun.word]))
    return True
