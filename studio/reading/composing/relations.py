"""How nouns hang together: on, behind, with, toward. A relation says something of a member, or of the place."""

from studio.reading.composing.bearing import dress, mount, move_along, take_in_hand
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import TRAVEL, Draft, misunderstood, nominal_action, sense_of
from studio.reading.composing.own_words import aim, keep_noun, keep_stand_in, keep_thing
from studio.reading.composing.setting import SHAPE_WORDS
from studio.reading.phrases import Deed, Link, Modifier, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

INDOORS = wordset("read eat drink talk look write sing cry laugh")
"""What is done in a train and not by train."""
AT_REST = wordset("sit sleep lie stand backflip jump dance")
POSITIONS = wordset("on behind in_front_of beside under over at around between against along through")
TRAINS = wordset("train bullet_train subway tram steam_locomotive")
NO_GROUND = wordset("ground floor way side top edge middle center distance background foreground air line row")


def follow_links(
    draft: Draft, links: list[Link], member: Member | None, noun: Noun | None, *, deed: Deed | None = None
) -> None:
    """Take each relation of a noun or a deed: as said of the member, else as part of the place."""
    for link in links:
        if link.relation == "become" and member is not None:
            draft.cast.trait(member, Modifier(link.noun.word, link.noun.meanings))
            continue
        if link.relation in ("as", "whose"):
            continue
        if link.relation == "except" and not link.noun.negated and link.noun.meaning("kind", "name") is not None:
            draft.cast.of(link.noun, apart=member)  # everybody except her: she is there, and does not
            continue
        if link.noun.negated or link.relation in ("without", "except"):
            link.noun.negated = True
            draft.setting.see(link.noun, link.relation, role="link")
            continue
        if link.relation == "like" and member is None and link.noun.meaning("kind") is link.noun.best is not None:
            continue  # dressed as pirates, they are none
        if member is not None and link.verb not in ("", "hold"):
            add_deed(member, link.verb)
        if member is not None and say_of_member(draft, link, member, deed):
            see_inner(draft, link.noun)
            continue
        see_scenery(draft, link.noun, link.relation)


def add_deed(member: Member, verb: str) -> None:
    """Keep a verb among those that a member's deeds were told with."""
    said = [word for word in member.attributes.get("deed", "").split(", ") if word]
    member.attributes["deed"] = ", ".join(dict.fromkeys([*said, verb]))


def see_inner(draft: Draft, noun: Noun) -> None:
    """The hour, weather and place a noun brings that is itself no part of the place: 朝の電車, a wet umbrella."""
    for link in noun.links:
        scenic = link.noun.meaning("time_of_day", "weather", "place")
        if scenic is not None and not link.noun.negated and link.noun.meaning("kind") is None:
            draft.setting.see(link.noun, link.relation, role="link")
    for modifier in noun.modifiers:
        draft.setting.modifier(modifier, noun)


def say_of_member(draft: Draft, link: Link, member: Member, deed: Deed | None) -> bool:
    """A link that says something of the member; False when it is only about the place."""
    relation, noun = link.relation, link.noun
    attributes = member.attributes
    kind, body = noun.meaning("kind"), noun.meaning("body")
    worn = noun.meaning("clothing", "wearing")
    group = draft.cast.group(member)
    if relation == "toward" and noun.word in ("camera", "カメラ", "viewer", "us", "こちら", "手前"):
        attributes["direction"] = "toward_camera"
        return True
    if noun.word in ("camera", "カメラ") and relation in ("at", "toward", "in", "on"):
        attributes["target"] = "camera"
        return True
    if noun.word in ("left", "right", "左", "右") and relation in ("to", "toward", "from", "on", "at"):
        attributes["direction" if relation != "from" else "from"] = "left" if noun.word in ("left", "左") else "right"
        return True
    if relation == "without" or relation == "like":
        return True
    if (
        (
            relation == "wearing"
            or (worn is not None and relation in ("in", "with", "under") and group in ("person", "animal"))
            or (worn is not None and relation == "on" and deed is None and group in ("person", "animal"))
        )
        and worn is not None
        and (kind is None or worn.cost <= kind.cost + 1)
        and not any(k.relation == "of" and is_owner(draft, k.noun) for k in noun.links)
    ):
        dress(draft, member, noun)
        return True
    own = noun.definite and noun.language == "en" and not noun.links and worn is noun.best
    if own and worn is not None and relation in ("over", "on", "by", "beside", "around") and group == "person":
        dress(draft, member, noun)  # trips over his robe
        return True
    if relation in ("holding", "with") and kind is not None and group == "person":
        return accompany(draft, noun, kind, relation, member, deed)
    if relation == "holding" and group == "animal" and noun.word and noun.name is None:
        keep_noun(draft, member, "holding", noun, "")  # an ant carrying a sugar cube
        add_deed(member, link.verb or "carry")
        return True
    if relation == "holding" and kind is None and group == "person" and noun.word:
        keep_noun(draft, member, "holding", noun, "")
        draft.cast.say(draft.cast.wording.not_shown([noun.word]))
        return True
    tint = noun.meaning("color")
    if (
        (relation == "wearing" or (relation == "in" and deed is None))
        and tint is not None
        and group in ("person", "animal")
        and noun.best is tint
        and noun.language == "en"
    ):
        attributes.setdefault("clothing", f"{tint.value} clothes")  # a woman in red
        draft.setting.used.add(noun.word)
        return True
    if relation == "with" and body is not None:
        if body.value not in ("hair", "voice") and noun.language == "en":
            said_so = ("mood", "size", "color") if body.value == "eyes" else ("mood", "size")
            how = [m.word for m in noun.modifiers if not any(x.field in said_so for x in m.meanings)]
            said = [trait for trait in attributes.get("traits", "").split(", ") if trait]
            if how and len(said) < 6:  # with a painted face
                attributes["traits"] = ", ".join([*said, " ".join([*how, noun.word])])
        if body.value == "hair":
            how = [m.word for m in noun.modifiers if not any(x.field == "color" for x in m.meanings)]
            said = [*attributes.get("hair", "").split(), *(draft.words.english_of(word, "a") for word in how)]
            said.append(draft.words.english_of(noun.word, "n").removesuffix("_hair").removesuffix("hair"))
            if any(said):
                attributes["hair"] = " ".join(dict.fromkeys(word for word in said if word))
        for modifier in noun.modifiers:
            fields = {m.field: m.value for m in modifier.meanings}
            if "color" in fields and body.value in ("hair", "eyes"):
                attributes[f"{body.value}_color"] = fields["color"]
            elif "mood" in fields:
                attributes.setdefault("mood", fields["mood"])
        return True
    if relation == "with" or relation == "in":
        mood = next((m.value for m in (*draft.words.listed(noun.word), *noun.meanings) if m.field == "mood"), None)
        if mood and kind is None and noun.meaning("place") is None:
            attributes.setdefault("mood", mood)
            return True
    deedlike = relation in ("in", "by") and noun.language == "ja" and noun.best is None and group == "person"
    nominal = nominal_action(draft, noun) if deedlike else None
    if nominal is not None:  # ガッツポーズで叫ぶ
        draft.cast.act(member, nominal)
        own = draft.words.english_of(noun.word, "v", nominal)
        add_deed(member, own if own.isascii() else nominal)
        draft.setting.used.add(noun.word)
        return True
    owned = relation == "of" and kind is not None and group != "person"
    if owned and kind is not None and draft.words.kinds[kind.value].group == "person":
        return True  # the bicycle is her grandfather's, who is not in the picture
    if relation == "of":
        if group in ("person", "animal"):
            scenic = noun.meaning("surroundings") if noun.language == "ja" else None
            if kind is None or (scenic is not None and scenic.cost <= kind.cost):  # 屋台のおじさん
                see_scenery(draft, noun, "at")
            return True
        if kind is not None or noun.meaning("surroundings") is not None:
            own = draft.words.english_of(noun.word, "n", kind.value if kind else "")
            attributes.setdefault("of", kind.value if kind else own)
            if noun.language == "ja" and (group == "thing" or kind is None):  # ケーキのろうそく, 夏祭りの屋台
                see_scenery(draft, noun, "at")
                draft.setting.add_surroundings(own if own.isascii() else "")
        return True
    if noun.word == "voice" or noun.word == "声" or (body is not None and body.value == "voice"):
        return True
    if noun.pronoun is not None:
        other = draft.cast.of(noun)
        if other is not None and other is not member and relation in POSITIONS | {"toward", "with"}:
            attributes.setdefault(position_key(relation), other.name or other.kind)
        return True
    if noun.name is not None and relation in POSITIONS | {"toward", "with"}:
        other = draft.cast.of(noun)
        if other is not None and other is not member:
            attributes.setdefault(position_key(relation), other.name or other.kind)
        return True
    travelling = deed is not None and bool({m.value for m in deed.meanings} & (TRAVEL | {"move"}))
    moving = deed is None or travelling or (not deed.meanings and noun.language == "en")
    resting = deed is not None and bool({m.value for m in deed.meanings} & (AT_REST | INDOORS))
    if kind is not None and kind.value in TRAINS and group == "person" and (
        relation in ("in", "on") or (relation == "by" and (resting or not moving))
    ):  # fmt: skip
        draft.setting.add_place("train_interior", 6.5)  # who sits, sleeps or reads on a train is inside it
        draft.setting.fill(noun)
        return True
    if relation in ("on", "in", "by", "with") and kind is not None:
        ridden = draft.words.kinds[kind.value]
        doing = ({m.value for m in deed.meanings} if deed else set[str]()) | set(member.actions[-1:])
        travelling = bool(doing & (TRAVEL | {"move", "play", "float"})) or (
            not doing & AT_REST and not (deed and deed.objects)
        )
        if ridden.group == "vehicle" and group in ("person", "animal", "thing"):
            standing_on = ridden.name in ("paddleboard", "surfboard") and doing & {"backflip", "jump", "stand"}
            mounted = group != "thing" and travelling and not standing_on
            if (mounted or relation in ("by", "with")) and not (relation == "with" and group == "animal"):
                mount(draft, noun, [member])
                if deed is not None and doing & {"walk", "run", "move", "drive"}:
                    member.actions = [a for a in member.actions if a not in ("walk", "run", "drive")]
                    draft.cast.act(member, "ride")
                return True
            attributes["on"] = ridden.name
            move_along(draft, noun, [member])
            follow_links(draft, noun.links, None, noun)
            return True
        if ridden.group == "animal" and relation == "on" and group == "person":
            mount(draft, noun, [member])
            draft.cast.act(member, "ride")
            return True
    if relation == "by" and group == "person" and deed is not None and is_tool(draft, noun):
        take_tool(draft, noun, member)
        return True
    if (
        kind is not None
        and relation in POSITIONS
        and (noun.meaning("place") is None or relation not in ("in", "through", "along"))
    ):
        return stand_beside(draft, noun, kind, relation, member)
    if body is not None and relation in ("on", "in", "over", "around") and (kind is None or body.cost <= kind.cost):
        borne = next((draft.cast.of(o, make=False) for o in deed.objects), None) if deed is not None else None
        if borne is not None and borne is not member and noun.language == "en":
            put_on(draft, borne, link, member)  # lifts her onto his shoulders
        else:
            put_on(draft, member, link, other_person(draft, member))
        return True
    if relation == "toward" and kind is not None:
        other = draft.cast.of(noun, apart=member)
        if other is not None and other is not member:
            attributes.setdefault("target", other.kind)
            if noun.language == "en":
                follow_links(draft, noun.links, other, noun)  # reads to twins in pajamas
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
        key = position_key(relation)
        ground = scenic.field == "place" and relation in ("on", "toward", "beside", "from")
        if scenic.value not in SHAPE_WORDS and not ground:
            aim(draft, member, key, noun, scenic.value)
        see_scenery(draft, noun, relation)
        return True
    return False


def is_tool(draft: Draft, noun: Noun) -> bool:
    """Whether what something is done with is a thing for a hand: はさみで切る, ほうきで掃く."""
    kind = noun.meaning("kind")
    if kind is not None and kind.cost < 1:
        return draft.words.kinds[kind.value].held
    scenic = noun.meaning("place", "time_of_day", "weather", "style", "music", "sound", "body", "clothing", "wearing")
    if noun.word in draft.words.landmarks or noun.name is not None:
        return False
    return scenic is None and draft.words.is_thing(draft.words.english_of(noun.word, "n"))


def take_tool(draft: Draft, noun: Noun, member: Member) -> None:
    """A tool in the hand of who uses it, by its own name where nothing like it can be shown."""
    kind = noun.meaning("kind")
    if kind is not None and kind.cost < 1:
        if member.attributes.get("holding", kind.value) != kind.value:  # the tool is what is used
            draft.setting.add_surroundings(member.attributes.pop("holding"))
            member.attributes.pop("holding_word", None)
        take_in_hand(draft, noun, [member])
        return
    keep_noun(draft, member, "holding", noun, "")
    draft.cast.used.add(noun.word)
    draft.cast.say(draft.cast.wording.not_shown([noun.word]))


def is_owner(draft: Draft, noun: Noun) -> bool:
    """Whether a noun before *'s* or の is somebody it belongs to, who need not be there."""
    kind = noun.meaning("kind")
    seen = noun.language == "en" and noun.count == 1 and not noun.definite  # in the soup of a grumpy man
    return kind is not None and draft.words.kinds[kind.value].group == "person" and noun.best is kind and not seen


def put_on(draft: Draft, thing: Member, link: Link, holder: Member | None) -> None:
    """Put a member on something: on a part of a body, or on a thing."""
    body = link.noun.meaning("body")
    base = link.noun.meaning("kind")
    if body is not None and (base is None or body.cost <= base.cost):
        owner = holder
        for inner in link.noun.links:
            owner = draft.cast.of(inner.noun) or owner
        if owner is not None and owner is not thing:
            thing.attributes["on"] = f"{body.value}:{owner.kind}"
            if draft.cast.group(thing) != "person":
                owner.attributes.setdefault(
                    "with", thing.attributes.get("sense", thing.attributes.get("word", thing.kind))
                )
            thing.actions = thing.actions or ["sit" if draft.cast.group(thing) == "animal" else "stand"]
        return
    if base is not None:
        thing.attributes["on"] = base.value
        see_scenery(draft, link.noun, "on")


def accompany(draft: Draft, noun: Noun, kind: Meaning, relation: str, member: Member, deed: Deed | None) -> bool:
    """``a man with a dog`` is two subjects; ``a man with an umbrella`` holds it; ``kicks with`` neither."""
    known = draft.words.kinds[kind.value]
    if known.group == "thing" and (known.held or relation == "holding"):
        take_in_hand(draft, noun, [member])
        return True
    if known.group == "vehicle" and relation == "holding":
        take_in_hand(draft, noun, [member])
        return True
    if known.group in ("person", "animal"):
        if relation == "holding":
            held = draft.cast.of(noun)
            member.attributes.setdefault("holding", kind.value)
            if held is not None:
                held.attributes.setdefault("on", f"hand:{member.kind}")
            return True
        other = draft.cast.of(noun, apart=member)
        if other is not None and other is not member:
            follow_links(draft, noun.links, other, noun)
            if not other.actions and deed is not None:
                action, _ = sense_of(draft, deed)
                if action in TRAVEL | {"play", "dance", "sit", "fight", "sing"}:
                    draft.cast.act(other, action)
        return True
    if known.group == "vehicle" and deed is not None:
        mount(draft, noun, [member])
        return True
    return False


def stand_beside(draft: Draft, noun: Noun, kind: Meaning, relation: str, member: Member) -> bool:
    """A position by another thing: people and animals become subjects, things become the place's."""
    known = draft.words.kinds[kind.value]
    key = position_key(relation)
    scenic = noun.meaning("surroundings", "place", "weather", "time_of_day")
    listed = scenic is not None and scenic.field == "surroundings" and known.group == "thing"
    if scenic is not None and (scenic.cost < kind.cost or (listed and scenic.cost == kind.cost)):
        if scenic.field in ("surroundings", "place"):
            aim(draft, member, key, noun, scenic.value)
        see_scenery(draft, noun, relation)
        return True
    if known.group in ("person", "animal", "vehicle") or known.name in ("campfire", "fire", "snowman", "statue"):
        other = draft.cast.of(noun, apart=member)
        if other is not None and other is not member:
            member.attributes.setdefault(key, other.kind)
            follow_links(draft, noun.links, other, noun)
        return True
    aim(draft, member, key, noun, known.name)
    if noun.word not in NO_GROUND:
        see_scenery(draft, noun, relation)
    return True


def _wearer(draft: Draft, noun: Noun) -> Member | None:
    """Who has on what is named as his: *lands on a trainer's glove*."""
    owner = next((link.noun for link in noun.links if link.relation == "of"), None)
    kind = owner.meaning("kind") if owner is not None else None
    person = kind is not None and draft.words.kinds[kind.value].group == "person"
    return draft.cast.of(owner) if owner is not None and person else None


def see_scenery(draft: Draft, noun: Noun, relation: str | None) -> None:
    """A noun that is part of the place: where it is, or what stands there."""
    worn = noun.meaning("clothing", "wearing")
    if worn is not None and worn is noun.best:
        for link in noun.links:  # マジシャンの帽子から: who it belongs to has it
            wearer = draft.cast.of(link.noun) if link.relation == "of" and is_owner(draft, link.noun) else None
            wearer = wearer or (_wearer(draft, noun) if noun.language == "en" else None)
            if wearer is not None:
                dress(draft, wearer, noun)
                return
    own = noun.meaning("kind")
    if own is not None and draft.words.kinds[own.value].group != "person":
        noun.links = [link for link in noun.links if not (link.relation == "of" and is_owner(draft, link.noun))]
    if noun.language == "ja" and noun.best is not None and noun.best is noun.meaning("place", "surroundings"):
        noun.links = [k for k in noun.links if not (k.relation == "of" and is_owner(draft, k.noun))]  # 祖母の家
    living = own is not None and noun.best is own and draft.words.kinds[own.value].group in ("person", "animal")
    somebody = draft.cast.of(noun) if living and noun.language == "en" and relation not in ("like", "of") else None
    follow_links(draft, noun.links, somebody, noun)
    if noun.word in ("camera", "カメラ") or noun.pronoun is not None:
        return
    body = noun.meaning("body")
    if body is not None and body.value == "voice":
        return
    if noun.best is noun.meaning("music") is not None and relation in ("toward", "with", "over", "by", "in", "to"):
        draft.setting.hear_music([*noun.modifiers, Modifier(noun.word, noun.meanings)], noun.word)  # a waltz to techno
        return
    seen = draft.setting.see(noun, relation, role="link" if relation else "object")
    kind = noun.meaning("kind")
    rooms = [p for p in noun.word.lower().split("_")[:-1] if "_" in noun.word]
    for part in rooms:
        for meaning in draft.words.listed(part):
            if meaning.field == "place":
                draft.setting.add_place(meaning.value, 4.0)
    if seen or kind is None:
        if not seen and noun.name is None and noun.word:
            if noun.best is not None and noun.best.field == "ignored" and noun.language == "ja":
                draft.setting.used.add(noun.word)  # 試合で
                return
            if keep_thing(draft, noun):
                return
            if noun.best is None and not nominal_action(draft, noun):
                misunderstood(draft, noun.word)
        return
    known = draft.words.kinds[kind.value]
    if relation in ("with", None, "holding", "around", "of") or known.group in ("person", "animal"):
        member = draft.cast.of(noun)
        if member is not None and known.group == "thing" and relation not in ("with", None):
            member.held = True
            draft.setting.add_surroundings(known.name)
        return
    draft.setting.add_surroundings(known.name)
    draft.setting.describe(noun, noun.word if noun.language == "en" else known.name)
    keep_stand_in(draft, noun, known.name, kind.cost)


def other_person(draft: Draft, member: Member) -> Member | None:
    """The first other person of the cast."""
    return next((m for m in draft.cast.members if m is not member and draft.cast.group(m) == "person"), None)


def position_key(relation: str) -> str:
    """The attribute a relation is kept under."""
    return {"beside": "at", "around": "at", "between": "at", "against": "target", "toward": "target", "with": "at",
            "along": "at", "through": "at", "off": "from"}.get(relation, relation)  # fmt: skip
