"""What each verb does to its nouns: actions in order, targets, things taken in hand."""

from studio.reading.composing.bearing import take_in_hand
from studio.reading.composing.cast import PERSONAL, Member
from studio.reading.composing.doers import dress_actors, find_actors, owners_do, somebody_does, turn_round
from studio.reading.composing.draft import Draft, sense_of
from studio.reading.composing.fitting import in_other_words
from studio.reading.composing.nouns import read_loose
from studio.reading.composing.own_words import aim, keep_deed
from studio.reading.composing.relations import follow_links, is_tool, say_of_member, take_tool
from studio.reading.composing.scenic import hear_word, is_music, is_scenery, is_sound
from studio.reading.composing.speech import feel, speak, tone_of
from studio.reading.composing.undergoing import act, be_there, handle, hold, place_object, wear
from studio.reading.phrases import Deed, Modifier, Noun
from studio.reading.words.vocabulary import Meaning
from studio.reading.words.wordset import wordset

RINGING = wordset("鳴らす つく 突く 撞く 吹き鳴らす ring toll sound blow honk chime")
WIPING = wordset("wipe dry clean polish")
"""What is done to one thing on another, which is in the hand then."""
BEING = wordset("いる 居る 見当たる")
"""What living things do that are somewhere."""
ANYBODY = wordset("人 人間 人物 人影 人々 人っ子 誰か 通行人 人の姿 だれか")
"""Who is nobody where they do not do it."""
FILMING = wordset("映す 写す 映し出す 捉える とらえる 切り取る")
"""What a camera does."""
BORNE = wordset("乗る 載る のる 乗っかる")
"""What is on another does so."""
LEFT_OUT = wordset("入れる 映る 映す 出す 出る 使う 含む include show appear contain feature use add")
"""What is not done so is not in the picture."""
UNWORN = wordset(
    "sew knit iron wash fold hang cut tear buy sell steal throw drop measure design mend stitch dry rinse pack unpack "
    "pick grab lose find paint snatch return offer hand give eat chew bite lick sniff swallow"
)
"""What is done to a garment that nobody has on."""
POSTURES = wordset("barefoot bareheaded cross-legged upright motionless shirtless bareback blindfolded hand-in-hand")
"""How somebody is who does something, by words that an adverb is as well."""
SEEING = wordset("look talk shout sing")
"""What no thing does after another has moved: ペンが止まって、窓の外を見る."""
DONE_TO = wordset(
    "cook push shout hug fight throw kick catch carry talk pull paint hold look point write play_instrument bounce clap"
)
"""What somebody does not do who undergoes it."""
OUTCOMES = {
    "外れる": "miss", "外す": "miss", "miss": "miss", "入る": "score", "決まる": "score", "決める": "score",
    "score": "score",
    "go_in": "score", "swish": "score", "sink": "score", "命中": "hit", "hit": "hit",
}  # fmt: skip  # fmt: skip


def read_deed(draft: Draft, deed: Deed) -> None:
    """Take one verb with all that hangs on it into the scene."""
    if deed.word.startswith("unseen:"):
        for quote in deed.quotes:
            draft.lines.append((None, tone_of(draft, deed), quote, deed.word))
        return
    draft.setting.used.update(deed.within)
    for noun in deed.actors if deed.word in BORNE else ():
        if noun.best is not None and noun.best is noun.meaning("place"):  # 背中に村が乗っている: a thing there
            noun.meanings = (Meaning("surroundings", noun.best.value, 0.0, noun.word),)
    in_other_words(draft, deed)
    how_often(draft, deed)
    for noun in deed.objects if deed.word in ("raise", "clink", "lift", "fill", "refill") else ():
        if noun.word == "glasses":
            noun.meanings = draft.words.noun("glass")  # friends raise their glasses
    if deed.word == "let_go" and not deed.objects and not deed.links:
        deed.meanings = (Meaning("action", "stand", 0.0, deed.word),)  # he lets go, and throws nothing
    absent = deed.negated and deed.word in BEING and not deed.links and bool(deed.actors)  # 客はいない
    anybody = bool(deed.actors) and all(n.word in ANYBODY and n.count is None for n in deed.actors)
    absent |= deed.negated and anybody and not deed.objects  # 人は乗っていない
    if deed.word in FILMING:  # 若者を映して: they are there, whoever was told of before
        deed.actors, deed.meanings = [], (Meaning("relation", "exist", 0.0, deed.word),)
    if absent:
        deed.actors = [n for n in deed.actors if n.best is n.meaning("kind")]
    if absent or (deed.negated and deed.word in LEFT_OUT):
        for noun in (*deed.actors, *deed.objects):
            noun.negated = True
            draft.setting.see(noun, None, role="object")
        return
    if deed.passive:
        turn_round(draft, deed)
    if is_music(draft, deed) or is_sound(draft, deed) or is_scenery(draft, deed):
        draft.setting.used.update([deed.word, *(modifier.word for modifier in deed.manners)])
        return
    if deed.word in RINGING and ring(draft, deed):
        draft.setting.used.add(deed.word)
        return
    owners_do(deed)
    somebody_does(draft, deed)
    dress_actors(draft, deed)
    unworn = deed.word in UNWORN
    actors = [member for noun in deed.actors for member in find_actors(draft, noun)]
    action, relation = sense_of(draft, deed)
    lifeless = bool(actors) and all(draft.cast.group(a) in ("vehicle", "thing") for a in actors)
    people = draft.cast.people()
    if lifeless and people and action in PERSONAL | SEEING and not deed.passive and deed.actors[0].language == "ja":
        actors = [m for m in people if m.actions][-1:] or people[-1:]  # 電車が動き出し、手を振る: not the train
    within = [k.noun for k in deed.links if k.relation == "in" and k.noun.language == "ja"]
    if deed.passive and not actors:  # グラスにソーダが注がれる: seen of the glass
        actors = [m for n in within if n.best is n.meaning("kind") is not None and (m := draft.cast.of(n)) is not None]
        keep_deed(draft, deed, actors, action)
        actors = []
    undergone = deed.passive and bool(actors) and all(draft.cast.group(a) == "person" for a in actors)
    if undergone and action in DONE_TO:
        action = "stand"  # the hair of the man is cut by another
    if not deed.quotes:
        feel(draft, deed, actors)
    if action == "explode" and not actors and any(noun.pronoun == "it" for noun in deed.actors):
        read_loose(draft, Noun("explosion", draft.words.noun("explosion"), count=1))  # pours it in, and it explodes
    for member in actors:
        describe_manner(draft, deed, member)
    for modifier in deed.manners:
        heard = next((m.value for m in modifier.meanings if m.field == "sound"), None)
        if heard:
            draft.setting.add_sound(heard)
    for link in [k for k in deed.links if k.relation == "on"] if deed.word in WIPING and actors else ():
        if is_tool(draft, link.noun):  # wipes his hands on a rag
            take_tool(draft, link.noun, actors[0])
            deed.links = [other for other in deed.links if other is not link]
    for noun in list(deed.objects) if unworn and actors else ():
        garment = noun.meaning("clothing", "wearing")
        if garment is not None and noun.best is garment:
            deed.objects.remove(noun)  # who irons a shirt has it not on
            for member in actors:
                aim(draft, member, "target", noun, garment.value)
                if noun.modifiers and member.attributes.get("target") == garment.value:
                    said = " ".join([*(mod.word for mod in noun.modifiers), noun.word])
                    member.attributes["target_word"] = said
            draft.cast.used.add(noun.word)
    for noun in (*deed.objects, *(link.noun for link in deed.links)) if actors and deed.meanings else ():
        if noun.best is noun.meaning("body") is not None and noun.language == "en":
            draft.setting.used.add(noun.word)  # claps her hands
    objects = deed.objects
    if deed.passive and action not in ("be",):
        # "a vase is thrown": what it is done to stands first
        objects, deed.objects = [*deed.actors, *objects], []
    tint_actors(draft, deed, actors)
    pose_actors(draft, deed, actors)
    see_things(draft, deed, actors, action)
    if deed.quotes:
        speak(draft, deed, actors)
    if relation == "hold":
        hold(draft, deed, actors)
    elif relation == "wear":
        wear(draft, deed, actors)
    elif relation == "put":
        place_object(draft, deed, actors)
    elif relation in ("exist", "begin"):
        be_there(draft, deed, actors)
    elif relation == "move":
        act(draft, deed, actors, "move")
    elif relation == "sound":
        act(draft, deed, actors, "shout" if any(draft.cast.group(a) == "animal" for a in actors) else "stand")
    elif relation == "fall_weather":
        act(draft, deed, actors, "fall")
    elif action:
        act(draft, deed, actors, action)
    else:
        handle(draft, deed, actors)
        be_there(draft, deed, actors)
    sounding = relation == "sound" or any(m.value == "sound" for m in deed.meanings)
    if sounding and not deed.negated and actors and deed.word.isascii():
        for member in actors:
            if member.kind == "rooster":
                draft.setting.add_sound("rooster")
            elif draft.cast.group(member) == "animal":
                hear_word(draft, deed.word)
    for member in actors if not deed.negated and deed.word in ("skateboard", "snowboard", "ski", "sled") else ():
        board = {"ski": "skis"}.get(deed.word, deed.word)
        if board in draft.words.kinds:
            member.attributes.setdefault("riding", board)  # a raccoon skateboards
    loud = [m for form in (f"{deed.word}ing", deed.word) for m in draft.words.listed(form) if m.field == "sound"]
    if loud and actors and not deed.negated and any(m.value in ("shout", "clap") for m in deed.meanings):
        draft.setting.add_sound(loud[0].value)  # monks chant, the fans cheer
    if action or relation not in ("exist", "begin", "wear") or deed.word in ("practice", "use", "prepare"):
        keep_deed(draft, deed, actors, action)
    for member in actors[1:]:
        for link in deed.links:
            if (not link.noun.negated and link.noun.meaning("kind", "body") is None) or link.relation in (
                "toward",
                "by",
                "beside",
                "on",
            ):
                say_of_member(draft, link, member, deed)
    follow_links(draft, deed.links, actors[0] if actors else None, deed.actors[0] if deed.actors else None, deed=deed)


def how_often(draft: Draft, deed: Deed) -> None:
    """*Knocks three times*: nothing is done to times."""
    for noun in [noun for noun in deed.objects if noun.word in ("time", "times") and noun.count]:
        deed.objects.remove(noun)
        draft.setting.used.add(noun.word)
        for actor in deed.actors:
            member = draft.cast.of(actor)
            if member is not None:
                member.attributes.setdefault("times", str(noun.count))


def tint_actors(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """*A jellyfish glows blue*: a colour alone is no thing that is done something to."""
    for noun in list(deed.objects) if actors and not deed.negated else ():
        bare = noun.language == "en" and noun.count is None and not noun.definite and not noun.links
        tints = [m for mod in noun.modifiers for m in mod.meanings if m.field == "color" and mod.word == noun.word]
        tint = next(iter(tints), None) if bare and noun.best in (None, *tints) else None
        if tint is not None:
            deed.objects.remove(noun)
            draft.setting.used.add(noun.word)
            for member in actors:
                member.attributes.setdefault("color", tint.value)


def pose_actors(draft: Draft, deed: Deed, actors: list[Member]) -> None:
    """*Walks barefoot*, *sits upright*: how somebody is, and nothing that is done something to."""
    for noun in [noun for noun in deed.objects if noun.word in POSTURES] if actors else ():
        deed.objects.remove(noun)
        draft.setting.used.add(noun.word)
        for member in actors:
            draft.cast.trait(member, Modifier(noun.word, ()))


def see_things(draft: Draft, deed: Deed, actors: list[Member], action: str | None) -> None:
    """What belongs to a set phrase is in the hand that does the deed, or stands about."""
    people = [m for m in actors if draft.cast.group(m) == "person"]
    for noun in deed.things if not deed.negated and action != "look" else ():
        kind = noun.meaning("kind")
        own = draft.words.english_of(noun.word, "n")
        if kind is not None and draft.words.kinds[kind.value].held and people:
            take_in_hand(draft, noun, people)
        elif own.isascii():
            draft.setting.add_surroundings(own)


def ring(draft: Draft, deed: Deed) -> bool:
    """``鐘をつく``, ``honks the horn``: what is sounded is heard, who does it is there. False where nothing sounds."""
    for noun in [*deed.objects, *deed.things]:
        heard = next((m for m in noun.meanings if m.field == "sound"), None)
        if heard is None:
            continue
        draft.setting.add_sound(heard.value)
        if (kind := noun.meaning("kind")) is not None:
            draft.setting.add_surroundings(kind.value)
            draft.setting.used.add(noun.word)
        actors = [member for actor in deed.actors for member in find_actors(draft, actor)]
        action, _ = sense_of(draft, deed)
        for member in actors if action else ():
            draft.cast.act(member, action or "stand")
        keep_deed(draft, deed, actors, action)
        follow_links(draft, deed.links, None, None)
        return True
    return False


def describe_manner(draft: Draft, deed: Deed, member: Member) -> None:
    """How a deed is done, and how it ends, as attributes of who does it."""
    outcome = OUTCOMES.get(deed.word)
    if outcome and any("shoot_basket" in m.actions or "kick" in m.actions for m in draft.cast.members):
        for each in draft.cast.members:
            if {"shoot_basket", "kick"} & set(each.actions):
                each.attributes.setdefault("outcome", outcome)
        member.attributes.setdefault("outcome", outcome)
    for modifier in deed.manners:
        fields = {m.field: m.value for m in modifier.meanings}
        if fields.keys() & {"manner", "mood", "tone"}:
            draft.setting.used.add(modifier.word)
        if fields.get("manner") == "alone" or modifier.word in ("alone", "一人", "ひとり"):
            continue
        if "color" in fields and draft.cast.group(member) != "person":  # 提灯が赤く光る
            member.attributes.setdefault("color", fields["color"])
            draft.setting.used.add(modifier.word)
        if "manner" in fields:
            member.attributes.setdefault("manner", fields["manner"])
        if modifier.word in POSTURES:
            draft.cast.trait(member, Modifier(modifier.word, ()))  # walks barefoot
            draft.setting.used.add(modifier.word)
        if not fields and deed.actors and deed.actors[0].language == "ja":
            quality = draft.words.everyday.said(modifier.word, "a")  # 泥だらけで笑う
            if quality:
                draft.cast.trait(member, modifier)
        if "mood" in fields and fields["mood"] != "calm" and draft.cast.group(member) in ("person", "animal"):
            member.attributes.setdefault("mood", fields["mood"])
    if deed.direction in ("away", "toward_camera", "left", "right", "up"):
        member.attributes.setdefault("direction", deed.direction)
